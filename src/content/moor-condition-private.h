/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-condition.h"

G_BEGIN_DECLS

/* The inside of a condition, for the parser, which checks that what it names
 * exists and can be compared that way. */

typedef enum {
  MOOR_COMPARE_EQUAL,
  MOOR_COMPARE_NOT_EQUAL,
  MOOR_COMPARE_LESS,
  MOOR_COMPARE_AT_MOST,
  MOOR_COMPARE_MORE,
  MOOR_COMPARE_AT_LEAST,
  MOOR_COMPARE_IN,
  MOOR_COMPARE_HAS,
  MOOR_COMPARE_LACKS,
} MoorComparator;

typedef struct {
  char           *field;
  MoorComparator  comparator;
  char           *other;         /* (nullable) the field on the right side */
  GPtrArray      *words;         /* utf8: the values on the right side; empty with @other */
  gboolean        is_number;     /* the only word is a number */
  double          number;
} MoorComparison;

struct _MoorCondition {
  gboolean   any;                /* joined by "or" */
  GPtrArray *comparisons;        /* MoorComparison */
};

/* Whether the two can never hold at the same time, whatever is answered.
 * @is_single tells which fields have one value at the most. May say FALSE
 * where a cleverer look would say TRUE. */
gboolean moor_condition_excludes (const MoorCondition *a,
                                  const MoorCondition *b,
                                  gboolean (*is_single) (const char *field,
                                                         gpointer    data),
                                  gpointer             is_single_data);

/* The sign as it is written in a file. */
const char *moor_comparator_to_string (MoorComparator comparator);

G_END_DECLS
