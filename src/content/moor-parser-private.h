/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-exercise-private.h"
#include "content/moor-parser.h"
#include "content/moor-questionnaire.h"
#include "content/moor-xml.h"

G_BEGIN_DECLS

/* One reading of a file, in four steps, each in its own file: the tree is
 * assembled (moor-parser.c: shared parts put in, translated), its ids are
 * gathered and its conditions checked against them (moor-parser-scope.c), the
 * fields (moor-parser-field.c) and the rest (moor-parser-build.c) are made. The
 * first error stays; nothing after it counts. */

/* Where a field stands, for those who want to name it. */
typedef struct {
  MoorXml       *node;           /* not owned */
  MoorFieldKind  kind;
  int            part;           /* counting from 0 */
  int            order;          /* in the file, counting from 0 */
  gboolean       is_kept;
} MoorFieldPlace;

/* What may be named from somewhere: fields of parts before @part, and of @part
 * itself those before @order. */
typedef struct {
  int      part;
  int      order;
  gboolean is_later;             /* the part comes back another day */
} MoorScope;

typedef struct {
  MoorXml      *root;
  MoorExercise *exercise;
  GHashTable   *fields;          /* id → MoorFieldPlace: of parts and timers */
  GHashTable   *columns;         /* id → MoorFieldPlace: of rows */
  GHashTable    *questionnaires;  /* id → MoorQuestionnaire: those that its items are from */
  GError       *error;
} MoorParse;

/* Keeps the first error. Always FALSE. */
gboolean        moor_parse_fail           (MoorParse       *parse,
                                           const MoorXml   *where,
                                           const char      *format,
                                           ...) G_GNUC_PRINTF (3, 4);

gboolean        moor_parse_gather         (MoorParse       *parse);
MoorFieldPlace *moor_parse_find           (MoorParse       *parse,
                                           const MoorXml   *where,
                                           const MoorScope *scope,
                                           const char      *id);      /* NULL: failed */
/* The condition in @attribute of @where, checked; NULL when there is none. */
MoorCondition  *moor_parse_condition      (MoorParse       *parse,
                                           const MoorXml   *where,
                                           const char      *attribute,
                                           const MoorScope *scope);
/* A condition over the columns of a rows element. */
MoorCondition  *moor_parse_row_condition  (MoorParse       *parse,
                                           const MoorXml   *rows,
                                           const char      *text);
/* Whether a field has one value at the most. */
gboolean        moor_parse_is_single      (const char      *field,
                                           gpointer         parse);

MoorField      *moor_parse_field          (MoorParse       *parse,
                                           const MoorXml   *node,
                                           const MoorScope *scope);
gboolean        moor_parse_build          (MoorParse       *parse);

/* Small readers; the grammar has checked what they read. */
gboolean        moor_parse_yes            (const MoorXml   *node,
                                           const char      *attribute,
                                           gboolean         otherwise);
int             moor_parse_int            (const MoorXml   *node,
                                           const char      *attribute,
                                           int              otherwise);
/* The words of the child element of that name. (transfer full) (nullable) */
char           *moor_parse_child_text     (const MoorXml   *node,
                                           const char      *name);
/* The words of @node as Pango markup; @text gets them plain. (transfer full) */
char           *moor_parse_markup         (const MoorXml   *node,
                                           char           **text);
void            moor_parse_target         (const char      *value,
                                           MoorAction      *action,
                                           char           **target);

G_END_DECLS
