/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-help-book.h"

#include <string.h>

#include "base/moor-clock.h"
#include "desk/moor-desk-private.h"

struct _MoorHelpBook
{
  GObject        parent_instance;

  char          *data_dir;
  MoorHelpLines *lines;          /* (nullable) */
  MoorHelpKept  *kept;           /* as it stands in help.json */
  GPtrArray     *inside;         /* MoorHelpRow: as they stand in the journal */
  MoorStore     *store;          /* (nullable) */
  char          *problem;        /* (nullable) */
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoorHelpBook, moor_help_book, G_TYPE_OBJECT)

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) moor_help_row_free);
}

static MoorHelpRow *
find_in (GPtrArray  *rows,
         const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      MoorHelpRow *row = g_ptr_array_index (rows, i);

      if (g_str_equal (row->id, id))
        return row;
    }

  return NULL;
}

static void
remove_from (GPtrArray  *rows,
             const char *id)
{
  MoorHelpRow *row = find_in (rows, id);

  if (row != NULL)
    g_ptr_array_remove (rows, row);
}

/* Puts @row (consumed) in the place of the one with its id, or at the end. */
static void
put_into (GPtrArray   *rows,
          MoorHelpRow *row)
{
  MoorHelpRow *old = find_in (rows, row->id);
  guint place;

  if (old != NULL && g_ptr_array_find (rows, old, &place))
    {
      moor_help_row_free (old);
      rows->pdata[place] = row;
    }
  else
    g_ptr_array_add (rows, row);
}

/* The line of the data file with that id, whatever was made of it. (transfer
 * full) (nullable) */
static MoorHelpRow *
find_public (MoorHelpBook *self,
             const char   *id)
{
  GPtrArray *countries;

  if (self->lines == NULL)
    return NULL;

  countries = moor_help_lines_get_countries (self->lines);
  for (guint i = 0; i < countries->len; i++)
    {
      const MoorHelpCountry *country = g_ptr_array_index (countries, i);
      g_autoptr (MoorHelpRow) emergency = moor_help_row_new_emergency (country);

      if (emergency != NULL && g_str_equal (emergency->id, id))
        return g_steal_pointer (&emergency);
      for (guint j = 0; j < country->lines->len; j++)
        {
          g_autoptr (MoorHelpRow) row = moor_help_row_new_line (country,
                                                                g_ptr_array_index (country->lines, j));

          if (g_str_equal (row->id, id))
            return g_steal_pointer (&row);
        }
    }

  return NULL;
}

/* Keeping ----------------------------------------------------------------- */

/* help.json again, after something could not be written. */
static void
load (MoorHelpBook *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->kept, moor_help_kept_free);
  self->kept = moor_help_file_load (self->data_dir, &error);
  g_free (self->problem);
  self->problem = error != NULL ? g_strdup (error->message) : NULL;
}

static gboolean
save_outside (MoorHelpBook  *self,
              GError       **error)
{
  if (!moor_help_file_save (self->data_dir, self->kept, error))
    {
      load (self);
      return FALSE;
    }

  g_clear_pointer (&self->problem, g_free);
  return TRUE;
}

static void
save_inside (MoorHelpBook *self)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  JsonArray *array;

  if (self->inside->len > 0)
    {
      array = json_array_new ();
      for (guint i = 0; i < self->inside->len; i++)
        json_array_add_element (array, moor_help_row_to_json (g_ptr_array_index (self->inside, i)));
      root = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (root, array);
      text = json_to_string (root, FALSE);
    }

  moor_store_set_setting (self->store, MOOR_SETTING_HELP_ROWS, text);
}

static void
load_inside (MoorHelpBook *self)
{
  const char *text = self->store != NULL ? moor_store_get_setting (self->store, MOOR_SETTING_HELP_ROWS)
                                         : NULL;
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonArray *array;

  g_ptr_array_set_size (self->inside, 0);
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return;

  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      MoorHelpRow *row = moor_help_row_from_json (json_array_get_element (array, i));

      if (row != NULL && row->kind == MOOR_HELP_ROW_OWN && find_in (self->kept->own, row->id) == NULL)
        g_ptr_array_add (self->inside, row);
      else
        moor_help_row_free (row);
    }
}

/* Changes @row (consumed) wherever it belongs. What leaves the journal is
 * outside first, and the other way round: nothing is ever in neither. */
static gboolean
keep (MoorHelpBook  *self,
      MoorHelpRow   *row,
      GError       **error)
{
  g_autofree char *id = g_strdup (row->id);
  gboolean own = row->kind == MOOR_HELP_ROW_OWN;
  gboolean was_outside = own && find_in (self->kept->own, id) != NULL;
  gboolean was_inside = own && find_in (self->inside, id) != NULL;

  if (!own)
    {
      put_into (self->kept->lines, row);
      if (!save_outside (self, error))
        return FALSE;
    }
  else if (row->outside || self->store == NULL)
    {
      row->outside = TRUE;
      put_into (self->kept->own, row);
      if (!save_outside (self, error))
        return FALSE;
      if (was_inside)
        {
          remove_from (self->inside, id);
          save_inside (self);
        }
    }
  else
    {
      put_into (self->inside, row);
      save_inside (self);
      if (was_outside)
        {
          remove_from (self->kept->own, id);
          if (!save_outside (self, error))
            return FALSE;
        }
    }

  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

static gboolean
save_and_tell (MoorHelpBook  *self,
               GError       **error)
{
  gboolean saved = save_outside (self, error);

  if (saved)
    g_signal_emit (self, signals[CHANGED], 0);

  return saved;
}

/* The class --------------------------------------------------------------- */

static void
moor_help_book_finalize (GObject *object)
{
  MoorHelpBook *self = MOOR_HELP_BOOK (object);

  g_free (self->data_dir);
  g_free (self->problem);
  g_clear_object (&self->lines);
  g_clear_object (&self->store);
  g_ptr_array_unref (self->inside);
  moor_help_kept_free (self->kept);

  G_OBJECT_CLASS (moor_help_book_parent_class)->finalize (object);
}

static void
moor_help_book_class_init (MoorHelpBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moor_help_book_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
moor_help_book_init (MoorHelpBook *self)
{
  self->inside = new_rows ();
}

MoorHelpBook *
moor_help_book_new (const char *data_dir)
{
  MoorHelpBook *self;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (MOOR_TYPE_HELP_BOOK, NULL);
  self->data_dir = g_strdup (data_dir);
  self->lines = moor_help_lines_new (NULL);
  load (self);

  return self;
}

MoorHelpLines *
moor_help_book_get_lines (MoorHelpBook *self)
{
  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), NULL);

  return self->lines;
}

const char *
moor_help_book_get_problem (MoorHelpBook *self)
{
  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), NULL);

  return self->problem;
}

const char *
moor_help_book_get_data_dir (MoorHelpBook *self)
{
  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), NULL);

  return self->data_dir;
}

void
moor_help_book_set_store (MoorHelpBook *self,
                          MoorStore    *store)
{
  guint n_before;

  g_return_if_fail (MOOR_IS_HELP_BOOK (self));

  if (!g_set_object (&self->store, store))
    return;

  n_before = self->inside->len;
  load_inside (self);
  if (n_before > 0 || self->inside->len > 0)
    g_signal_emit (self, signals[CHANGED], 0);
}

MoorStore *
moor_help_book_get_store (MoorHelpBook *self)
{
  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), NULL);

  return self->store;
}

/* Rows -------------------------------------------------------------------- */

static void
add_if_wanted (GPtrArray         *rows,
               const MoorHelpRow *row,
               const char        *country,
               MoorHelpDoor       door,
               gboolean           left_out)
{
  if (!row->emergency && row->left_out == left_out && g_str_equal (row->country, country)
      && (row->doors & (1u << door)) != 0)
    g_ptr_array_add (rows, moor_help_row_copy (row));
}

/* @public (nullable): as the file has it. */
static MoorHelpRow *
with_changes (MoorHelpBook      *self,
              const MoorHelpRow *public)
{
  const MoorHelpRow *kept = find_in (self->kept->lines, public->id);
  MoorHelpRow *row = moor_help_row_copy (kept != NULL && kept->kind == MOOR_HELP_ROW_CHANGED ? kept : public);

  row->left_out = kept != NULL && kept->left_out;
  return row;
}

GPtrArray *
moor_help_book_get_rows (MoorHelpBook *self,
                         const char   *country,
                         MoorHelpDoor  door,
                         gboolean      left_out)
{
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const MoorHelpCountry *known;

  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), NULL);
  g_return_val_if_fail (country != NULL, NULL);
  g_return_val_if_fail ((guint) door < MOOR_N_HELP_DOORS, NULL);

  known = self->lines != NULL ? moor_help_lines_find (self->lines, country) : NULL;
  for (guint i = 0; known != NULL && i < known->lines->len; i++)
    {
      g_autoptr (MoorHelpRow) public = moor_help_row_new_line (known, g_ptr_array_index (known->lines, i));
      g_autoptr (MoorHelpRow) row = with_changes (self, public);

      add_if_wanted (rows, row, country, door, left_out);
      g_hash_table_add (seen, g_strdup (row->id));
    }
  for (guint i = 0; i < self->kept->lines->len; i++)
    {
      const MoorHelpRow *row = g_ptr_array_index (self->kept->lines, i);

      if (row->kind == MOOR_HELP_ROW_CHANGED && !g_hash_table_contains (seen, row->id))
        add_if_wanted (rows, row, country, door, left_out);
    }
  for (guint i = 0; i < self->kept->own->len; i++)
    add_if_wanted (rows, g_ptr_array_index (self->kept->own, i), country, door, left_out);
  for (guint i = 0; i < self->inside->len; i++)
    add_if_wanted (rows, g_ptr_array_index (self->inside, i), country, door, left_out);

  return g_steal_pointer (&rows);
}

MoorHelpRow *
moor_help_book_get_emergency (MoorHelpBook *self,
                              const char   *country)
{
  const MoorHelpCountry *known;

  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), NULL);
  g_return_val_if_fail (country != NULL, NULL);

  for (guint i = 0; i < self->kept->lines->len; i++)
    {
      const MoorHelpRow *row = g_ptr_array_index (self->kept->lines, i);

      if (row->emergency && g_str_equal (row->country, country))
        return moor_help_row_copy (row);
    }

  known = self->lines != NULL ? moor_help_lines_find (self->lines, country) : NULL;
  return known != NULL ? moor_help_row_new_emergency (known) : NULL;
}

MoorHelpRow *
moor_help_book_find (MoorHelpBook *self,
                     const char   *id)
{
  g_autoptr (MoorHelpRow) public = NULL;
  const MoorHelpRow *row;

  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  row = find_in (self->kept->own, id);
  if (row == NULL)
    row = find_in (self->inside, id);
  if (row != NULL)
    return moor_help_row_copy (row);

  public = find_public (self, id);
  if (public != NULL)
    return with_changes (self, public);

  row = find_in (self->kept->lines, id);
  return row != NULL && row->kind == MOOR_HELP_ROW_CHANGED ? moor_help_row_copy (row) : NULL;
}

static gboolean
is_past (const char *day,
         int         days)
{
  g_autofree char *today = moor_clock_today ();
  int since = day != NULL ? moor_clock_days_between (day, today) : G_MININT;

  /* A day that is none, or lies ahead of a clock that was wrong, says nothing. */
  return since < 0 || since > days;
}

gboolean
moor_help_row_is_old (const MoorHelpRow *row)
{
  g_return_val_if_fail (row != NULL, FALSE);

  return row->kind != MOOR_HELP_ROW_AS_IT_CAME && !row->left_out
         && is_past (row->checked_on, MOOR_HELP_ASK_AFTER_DAYS)
         && is_past (row->asked_on, MOOR_HELP_NOT_NOW_DAYS);
}

/* Changes ----------------------------------------------------------------- */

gboolean
moor_help_book_keep (MoorHelpBook       *self,
                     const MoorHelpRow  *row,
                     GError            **error)
{
  MoorHelpRow *copy;

  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), FALSE);
  g_return_val_if_fail (row != NULL && row->number[0] != '\0', FALSE);
  g_return_val_if_fail (row->doors != 0 || row->emergency, FALSE);

  copy = moor_help_row_copy (row);
  if (copy->kind == MOOR_HELP_ROW_AS_IT_CAME)
    {
      copy->kind = MOOR_HELP_ROW_CHANGED;
      g_clear_pointer (&copy->source, g_free);
    }
  g_free (copy->checked_on);
  copy->checked_on = moor_clock_today ();
  g_clear_pointer (&copy->asked_on, g_free);

  return keep (self, copy, error);
}

gboolean
moor_help_book_undo (MoorHelpBook  *self,
                     const char    *id,
                     GError       **error)
{
  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (find_in (self->inside, id) != NULL)
    {
      remove_from (self->inside, id);
      save_inside (self);
      g_signal_emit (self, signals[CHANGED], 0);
      return TRUE;
    }

  remove_from (self->kept->own, id);
  remove_from (self->kept->lines, id);

  return save_and_tell (self, error);
}

gboolean
moor_help_book_leave_out (MoorHelpBook  *self,
                          const char    *id,
                          gboolean       leave_out,
                          GError       **error)
{
  g_autoptr (MoorHelpRow) row = NULL;

  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  row = moor_help_book_find (self, id);
  if (row == NULL || row->left_out == leave_out)
    return TRUE;
  if (row->kind == MOOR_HELP_ROW_AS_IT_CAME && !leave_out)
    return moor_help_book_undo (self, id, error);

  row->left_out = leave_out;
  return keep (self, g_steal_pointer (&row), error);
}

static gboolean
set_day (MoorHelpBook  *self,
         const char    *id,
         gboolean       right,
         GError       **error)
{
  g_autoptr (MoorHelpRow) row = moor_help_book_find (self, id);
  char **day;

  if (row == NULL || row->kind == MOOR_HELP_ROW_AS_IT_CAME)
    return TRUE;

  day = right ? &row->checked_on : &row->asked_on;
  g_free (*day);
  *day = moor_clock_today ();

  return keep (self, g_steal_pointer (&row), error);
}

gboolean
moor_help_book_is_right (MoorHelpBook  *self,
                         const char    *id,
                         GError       **error)
{
  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return set_day (self, id, TRUE, error);
}

gboolean
moor_help_book_not_now (MoorHelpBook  *self,
                        const char    *id,
                        GError       **error)
{
  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return set_day (self, id, FALSE, error);
}

/* People ------------------------------------------------------------------ */

GPtrArray *
moor_help_book_get_shown (MoorHelpBook *self)
{
  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), NULL);

  return self->kept->shown;
}

static gboolean
is_same (const MoorHelpPerson *a,
         const MoorHelpPerson *b)
{
  gboolean same = a->person != NULL && b->person != NULL ? g_str_equal (a->person, b->person)
                                                         : g_str_equal (a->name, b->name);

  return same && moor_help_same_number (a->number, b->number);
}

static MoorHelpPerson *
find_shown (MoorHelpBook         *self,
            const MoorHelpPerson *person)
{
  for (guint i = 0; i < self->kept->shown->len; i++)
    if (is_same (g_ptr_array_index (self->kept->shown, i), person))
      return g_ptr_array_index (self->kept->shown, i);

  return NULL;
}

gboolean
moor_help_book_is_shown (MoorHelpBook         *self,
                         const MoorHelpPerson *person)
{
  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), FALSE);
  g_return_val_if_fail (person != NULL, FALSE);

  return find_shown (self, person) != NULL;
}

gboolean
moor_help_book_show (MoorHelpBook          *self,
                     const MoorHelpPerson  *person,
                     gboolean               show,
                     GError               **error)
{
  MoorHelpPerson *shown;

  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), FALSE);
  g_return_val_if_fail (person != NULL && person->number != NULL, FALSE);

  shown = find_shown (self, person);
  if ((shown != NULL) == show)
    return TRUE;

  if (show)
    g_ptr_array_add (self->kept->shown,
                     moor_help_person_new (person->person, person->name, person->number));
  else
    g_ptr_array_remove (self->kept->shown, shown);

  return save_and_tell (self, error);
}

/* What has become of @shown among @people: the same, or of the same person the
 * only number there is, or nothing. */
static const MoorHelpPerson *
find_now (GPtrArray            *people,
          const MoorHelpPerson *shown)
{
  const MoorHelpPerson *found = NULL;
  guint n_numbers = 0;

  for (guint i = 0; i < people->len; i++)
    {
      const MoorHelpPerson *person = g_ptr_array_index (people, i);

      if (person->number == NULL)
        continue;
      if (is_same (person, shown))
        return person;
      if (shown->person != NULL && g_strcmp0 (shown->person, person->person) == 0)
        {
          found = person;
          n_numbers++;
        }
    }

  return n_numbers == 1 ? found : NULL;
}

gboolean
moor_help_book_follow (MoorHelpBook  *self,
                       GPtrArray     *people,
                       GError       **error)
{
  g_autoptr (GPtrArray) shown = NULL;
  gboolean same = TRUE;

  g_return_val_if_fail (MOOR_IS_HELP_BOOK (self), FALSE);
  g_return_val_if_fail (people != NULL, FALSE);

  shown = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_help_person_free);
  for (guint i = 0; i < self->kept->shown->len; i++)
    {
      const MoorHelpPerson *before = g_ptr_array_index (self->kept->shown, i);
      const MoorHelpPerson *now = find_now (people, before);

      if (now != NULL)
        g_ptr_array_add (shown, moor_help_person_new (now->person, now->name, now->number));
      same = same && now != NULL && g_str_equal (now->name, before->name)
             && g_str_equal (now->number, before->number) && g_strcmp0 (now->person, before->person) == 0;
    }
  if (same)
    return TRUE;

  g_ptr_array_unref (self->kept->shown);
  self->kept->shown = g_steal_pointer (&shown);

  return save_and_tell (self, error);
}
