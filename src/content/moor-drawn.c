/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-exercise.h"

/* Which columns of rows are drawn, and by what: by their kind and order, so that a
 * file needs to say no more than that there is a drawing. */

static const char * const nearnesses[MOOR_N_NEARNESSES] = {
  [MOOR_NEARNESS_CLOSE] = "close",
  [MOOR_NEARNESS_CARING] = "caring",
  [MOOR_NEARNESS_TENSE] = "tense",
  [MOOR_NEARNESS_DISTANT] = "distant",
  [MOOR_NEARNESS_CUT_OFF] = "cut-off",
  [MOOR_NEARNESS_GONE] = "not-in-my-life",
};

/* The column of @kind with @skip of that kind before it. */
static const MoorField *
find_kind (const MoorField *rows,
           MoorFieldKind    kind,
           int              skip)
{
  for (guint i = 0; i < rows->columns->len; i++)
    {
      const MoorField *column = g_ptr_array_index (rows->columns, i);

      if (column->kind == kind && skip-- == 0)
        return column;
    }

  return NULL;
}

const MoorField *
moor_field_find_drawn (const MoorField *rows,
                       MoorDrawn        drawn)
{
  g_return_val_if_fail (rows != NULL && rows->kind == MOOR_FIELD_ROWS, NULL);

  switch (drawn)
    {
    case MOOR_DRAWN_AGE:
      return find_kind (rows, MOOR_FIELD_AGE, 0);
    case MOOR_DRAWN_TONE:
      return find_kind (rows, MOOR_FIELD_SCALE, 0);
    case MOOR_DRAWN_TITLE:
      return find_kind (rows, MOOR_FIELD_TEXT, 0);
    case MOOR_DRAWN_PERSON:
      return find_kind (rows, MOOR_FIELD_PERSON, 0);
    case MOOR_DRAWN_THEN:
      return find_kind (rows, MOOR_FIELD_CHOICE, 0);
    case MOOR_DRAWN_NOW:
      return find_kind (rows, MOOR_FIELD_CHOICE, 1);
    default:
      g_return_val_if_reached (NULL);
    }
}

MoorNearness
moor_nearness_from_string (const char *value)
{
  for (int i = MOOR_NEARNESS_CLOSE; i < MOOR_N_NEARNESSES; i++)
    if (g_strcmp0 (nearnesses[i], value) == 0)
      return (MoorNearness) i;

  return MOOR_NEARNESS_UNKNOWN;
}
