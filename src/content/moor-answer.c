/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-answer.h"

#include <math.h>
#include <string.h>

struct _MoorAnswer {
  guint     n_cells;
  gsize     bytes;
  MoorCell *cells;
};

struct _MoorAnswerBuilder {
  GArray *cells;                 /* of OwnedCell, in the order they were added */
};

typedef struct {
  int    row;
  char  *slot;
  char  *text;
  double number;
  guint  order;
} OwnedCell;

G_DEFINE_BOXED_TYPE (MoorAnswer, moor_answer, moor_answer_ref, moor_answer_unref)

static void
clear_answer (gpointer data)
{
  MoorAnswer *self = data;

  for (guint i = 0; i < self->n_cells; i++)
    {
      g_free ((char *) self->cells[i].slot);
      g_free ((char *) self->cells[i].text);
    }
  g_free (self->cells);
}

static int
compare_place (int         row_a,
               const char *slot_a,
               int         row_b,
               const char *slot_b)
{
  if (row_a != row_b)
    return row_a < row_b ? -1 : 1;

  return strcmp (slot_a, slot_b);
}

static const MoorCell *
find_cell (const MoorAnswer *self,
           int               row,
           const char       *slot)
{
  guint low = 0, high = self->n_cells;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const MoorCell *cell = &self->cells[middle];
      int order = compare_place (cell->row, cell->slot, row, slot);

      if (order == 0)
        return cell;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

static void
clear_owned_cell (gpointer data)
{
  OwnedCell *cell = data;

  g_free (cell->slot);
  g_free (cell->text);
}

static int
compare_owned (gconstpointer a,
               gconstpointer b)
{
  const OwnedCell *one = a;
  const OwnedCell *two = b;
  int order = compare_place (one->row, one->slot, two->row, two->slot);

  if (order != 0)
    return order;

  return one->order < two->order ? -1 : 1;
}

static void
builder_add (MoorAnswerBuilder *self,
             int                row,
             char              *slot,
             const char        *text,
             double             number)
{
  OwnedCell cell = {
    .row = row,
    .slot = slot,
    .text = g_strdup (text),
    .number = text != NULL ? 0 : number,
    .order = self->cells->len,
  };

  g_array_append_val (self->cells, cell);
}

/* The place in a column's own answer that @slot of a row stands for: "COLUMN"
 * is (0, ""), "COLUMN/k" is (k, ""), "COLUMN/k/slot" is (k, slot). */
static gboolean
split_column_slot (const char  *slot,
                   const char  *column,
                   gsize        column_length,
                   int         *row,
                   const char **inner)
{
  if (strncmp (slot, column, column_length) != 0)
    return FALSE;

  slot += column_length;
  *row = 0;
  *inner = "";
  if (*slot == '\0')
    return TRUE;
  if (*slot != '/' || !g_ascii_isdigit (slot[1]))
    return FALSE;

  char *end;
  guint64 k = g_ascii_strtoull (slot + 1, &end, 10);
  if (k > G_MAXINT || (*end != '\0' && *end != '/'))
    return FALSE;

  *row = (int) k;
  if (*end == '/')
    *inner = end + 1;
  return TRUE;
}

MoorAnswer *
moor_answer_ref (MoorAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
moor_answer_unref (MoorAnswer *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_answer);
}

gboolean
moor_answer_equal (const MoorAnswer *a,
                   const MoorAnswer *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->n_cells != b->n_cells)
    return FALSE;

  for (guint i = 0; i < a->n_cells; i++)
    {
      const MoorCell *one = &a->cells[i];
      const MoorCell *two = &b->cells[i];

      if (one->row != two->row || strcmp (one->slot, two->slot) != 0 ||
          g_strcmp0 (one->text, two->text) != 0 ||
          (one->text == NULL && one->number != two->number))
        return FALSE;
    }

  return TRUE;
}

MoorAnswer *
moor_answer_new_text (const char *text)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  if (text != NULL)
    moor_answer_builder_add_text (builder, 0, "", text);

  return moor_answer_builder_end (builder);
}

MoorAnswer *
moor_answer_new_number (double number)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  moor_answer_builder_add_number (builder, 0, "", number);

  return moor_answer_builder_end (builder);
}

MoorAnswer *
moor_answer_new_texts (const char *const *texts)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  int row = 0;

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    if (texts[i][0] != '\0')
      moor_answer_builder_add_text (builder, row++, "", texts[i]);

  return moor_answer_builder_end (builder);
}

guint
moor_answer_get_n_cells (const MoorAnswer *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_cells;
}

const MoorCell *
moor_answer_get_cell (const MoorAnswer *self,
                      guint             index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_cells, NULL);

  return &self->cells[index];
}

int
moor_answer_get_n_rows (const MoorAnswer *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->cells[self->n_cells - 1].row + 1;
}

const char *
moor_answer_get_text (const MoorAnswer *self,
                      int               row,
                      const char       *slot)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (slot != NULL, NULL);

  const MoorCell *cell = find_cell (self, row, slot);

  return cell != NULL ? cell->text : NULL;
}

gboolean
moor_answer_get_number (const MoorAnswer *self,
                        int               row,
                        const char       *slot,
                        double           *number)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (slot != NULL, FALSE);

  const MoorCell *cell = find_cell (self, row, slot);

  if (cell == NULL || cell->text != NULL)
    return FALSE;

  if (number != NULL)
    *number = cell->number;
  return TRUE;
}

gboolean
moor_answer_has (const MoorAnswer *self,
                 const char       *value)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  for (guint i = 0; i < self->n_cells; i++)
    {
      const MoorCell *cell = &self->cells[i];

      if (cell->slot[0] == '\0' && cell->text != NULL && strcmp (cell->text, value) == 0)
        return TRUE;
    }

  return FALSE;
}

gsize
moor_answer_get_bytes (const MoorAnswer *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->bytes;
}

MoorAnswer *
moor_answer_get_column (const MoorAnswer *self,
                        int               row,
                        const char       *column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column != NULL && column[0] != '\0', NULL);

  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  gsize length = strlen (column);

  for (guint i = 0; i < self->n_cells; i++)
    {
      const MoorCell *cell = &self->cells[i];
      const char *inner;
      int inner_row;

      if (cell->row == row &&
          split_column_slot (cell->slot, column, length, &inner_row, &inner))
        builder_add (builder, inner_row, g_strdup (inner), cell->text, cell->number);
    }

  return moor_answer_builder_end (builder);
}

MoorAnswerBuilder *
moor_answer_builder_new (void)
{
  MoorAnswerBuilder *self = g_new0 (MoorAnswerBuilder, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (OwnedCell));
  g_array_set_clear_func (self->cells, clear_owned_cell);

  return self;
}

void
moor_answer_builder_add_text (MoorAnswerBuilder *self,
                              int                row,
                              const char        *slot,
                              const char        *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (row >= 0);
  g_return_if_fail (slot != NULL);
  g_return_if_fail (text != NULL);

  if (text[0] != '\0')
    builder_add (self, row, g_strdup (slot), text, 0);
}

void
moor_answer_builder_add_number (MoorAnswerBuilder *self,
                                int                row,
                                const char        *slot,
                                double             number)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (row >= 0);
  g_return_if_fail (slot != NULL);
  g_return_if_fail (isfinite (number));

  builder_add (self, row, g_strdup (slot), NULL, number);
}

void
moor_answer_builder_add_column (MoorAnswerBuilder *self,
                                int                row,
                                const char        *column,
                                const MoorAnswer  *answer)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (row >= 0);
  g_return_if_fail (column != NULL && column[0] != '\0' && strchr (column, '/') == NULL);

  for (guint i = 0; answer != NULL && i < answer->n_cells; i++)
    {
      const MoorCell *cell = &answer->cells[i];
      char *slot;

      if (cell->slot[0] != '\0')
        slot = g_strdup_printf ("%s/%d/%s", column, cell->row, cell->slot);
      else if (cell->row > 0)
        slot = g_strdup_printf ("%s/%d", column, cell->row);
      else
        slot = g_strdup (column);

      builder_add (self, row, slot, cell->text, cell->number);
    }
}

MoorAnswer *
moor_answer_builder_end (MoorAnswerBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  MoorAnswer *answer = NULL;
  GArray *owned = self->cells;

  g_array_sort (owned, compare_owned);

  if (owned->len > 0)
    {
      answer = g_atomic_rc_box_new0 (MoorAnswer);
      answer->cells = g_new0 (MoorCell, owned->len);
    }

  for (guint i = 0; i < owned->len; i++)
    {
      OwnedCell *cell = &g_array_index (owned, OwnedCell, i);

      if (i + 1 < owned->len)
        {
          OwnedCell *next = cell + 1;

          /* What was added last for a place is what counts. */
          if (compare_place (cell->row, cell->slot, next->row, next->slot) == 0)
            continue;
        }

      answer->bytes += cell->text != NULL ? strlen (cell->text) : 0;
      answer->cells[answer->n_cells++] = (MoorCell) {
        .row = cell->row,
        .slot = g_steal_pointer (&cell->slot),
        .text = g_steal_pointer (&cell->text),
        .number = cell->number,
      };
    }

  g_array_unref (owned);
  g_free (self);

  return answer;
}
