/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-json-intake.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/moor-error.h"
#include "base/moor-text.h"
#include "content/moor-parser.h"
#include "share/moor-json-members.h"
#include "share/moor-json-words.h"
#include "share/moor-json.h"

#define MAX_ROW 9999             /* of an answer */
#define MAX_OFFSET (18 * 60)     /* minutes east or west of UTC */

typedef struct {
  MoorExercise *exercise;
  char         *xml;
  char         *language;
} Definition;

struct _MoorJsonIntake
{
  MoorStore  *store;
  MoorImport *import;
  gboolean    format_seen;
  gboolean    version_seen;
  gboolean    pages_seen;
  GHashTable *definitions;       /* hash → Definition */
  GHashTable *people;            /* ids */
  GHashTable *pages;             /* ids */
  GHashTable *settings;          /* name → value */
};

static void
definition_free (Definition *definition)
{
  g_clear_object (&definition->exercise);
  g_free (definition->xml);
  g_free (definition->language);
  g_free (definition);
}

static gboolean
fail (MoorError    code,
      const char  *sentence,
      GError     **error)
{
  g_set_error_literal (error, MOOR_ERROR, (int) code, sentence);

  return FALSE;
}

static gboolean
take_format (MoorJsonIntake  *self,
             const MoorJson  *value,
             GError         **error)
{
  if (value == NULL || value->type != MOOR_JSON_STRING ||
      strcmp (value->string, MOOR_JSON_FORMAT) != 0)
    return moor_json_members_wrong ("format", error);

  self->format_seen = TRUE;

  return TRUE;
}

static gboolean
take_version (MoorJsonIntake  *self,
              const MoorJson  *value,
              GError         **error)
{
  if (value == NULL || value->type != MOOR_JSON_NUMBER || value->number < 1 ||
      value->number != floor (value->number))
    return moor_json_members_wrong ("formatVersion", error);

  if (value->number > MOOR_JSON_FORMAT_VERSION)
    return fail (MOOR_ERROR_NEWER,
                 _("This copy was written by a newer Mooring than this one. "
                   "Nothing was taken in. A newer Mooring can read it."), error);

  self->version_seen = TRUE;

  return TRUE;
}

static gboolean
take_settings (MoorJsonIntake  *self,
               const MoorJson  *value,
               GError         **error)
{
  if (value == NULL || value->type != MOOR_JSON_OBJECT)
    return moor_json_members_wrong ("settings", error);

  for (guint i = 0; i < value->items->len; i++)
    {
      const MoorJson *item = g_ptr_array_index (value->items, i);

      if (item->type != MOOR_JSON_STRING)
        return moor_json_members_wrong ("settings", error);
      g_hash_table_insert (self->settings, g_strdup (item->name), g_strdup (item->string));
    }

  return TRUE;
}

static gboolean
take_person (MoorJsonIntake  *self,
             const MoorJson  *value,
             GError         **error)
{
  static const char *const names[] = { "id", "name", "phone", "notToBeShown", "gone", NULL };
  const char *id = NULL, *name = NULL, *phone = NULL;
  gboolean hidden, gone;

  if (!moor_json_members_known (value, names, error) ||
      !moor_json_members_uuid (value, "id", &id, error) ||
      !moor_json_members_string (value, "name", &name, error) ||
      !moor_json_members_text (value, "phone", &phone, error) ||
      !moor_json_members_boolean (value, "notToBeShown", &hidden, error) ||
      !moor_json_members_boolean (value, "gone", &gone, error))
    return FALSE;

  if (!g_hash_table_add (self->people, g_strdup (id)))
    return fail (MOOR_ERROR_BAD_INPUT, _("the same person stands in it twice."), error);

  g_autofree char *clean_name = moor_text_clean (name, -1);
  g_autofree char *clean_phone = phone != NULL ? moor_text_clean (phone, -1) : NULL;
  g_autoptr (MoorPerson) person = moor_person_new_stored (id, clean_name, clean_phone, hidden,
                                                          gone);

  moor_store_import_add_person (self->store, self->import, person);

  return TRUE;
}

static gboolean
take_definition (MoorJsonIntake  *self,
                 const MoorJson  *value,
                 GError         **error)
{
  static const char *const names[] = { "hash", "exercise", "version", "language", "xml", NULL };
  const char *hash = NULL, *id = NULL, *language = NULL, *xml = NULL;
  g_autoptr (MoorExercise) exercise = NULL;
  Definition *definition;
  int version;

  if (!moor_json_members_known (value, names, error) ||
      !moor_json_members_string (value, "hash", &hash, error) ||
      !moor_json_members_string (value, "exercise", &id, error) ||
      !moor_json_members_integer (value, "version", 1, G_MAXINT, &version, error) ||
      !moor_json_members_string (value, "language", &language, error) ||
      !moor_json_members_string (value, "xml", &xml, error))
    return FALSE;

  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, xml, -1);

  exercise = moor_parser_read_definition (xml, language, NULL);
  if (exercise == NULL)
    return fail (MOOR_ERROR_BAD_INPUT,
                 _("the text of an exercise in it cannot be read."), error);

  /* The hash says that nobody has touched the text since it was shown. */
  if (strcmp (sum, hash) != 0 ||
      strcmp (moor_exercise_get_id (exercise), id) != 0 ||
      moor_exercise_get_version (exercise) != version)
    return fail (MOOR_ERROR_BAD_INPUT,
                 _("the text of an exercise in it was changed."), error);

  definition = g_new0 (Definition, 1);
  definition->exercise = g_steal_pointer (&exercise);
  definition->xml = g_strdup (xml);
  definition->language = g_strdup (language);
  if (!g_hash_table_insert (self->definitions, g_strdup (hash), definition))
    return fail (MOOR_ERROR_BAD_INPUT, _("the same exercise stands in it twice."), error);

  return TRUE;
}

static MoorAnswer *
read_answer (const MoorJson  *cells,
             GError         **error)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();
  MoorAnswer *answer;
  guint n_added = 0;
  gboolean good = cells->type == MOOR_JSON_ARRAY && cells->items->len > 0;

  for (guint i = 0; good && i < cells->items->len; i++)
    {
      const MoorJson *cell = g_ptr_array_index (cells->items, i);
      const MoorJson *row, *slot, *content;

      good = cell->type == MOOR_JSON_ARRAY && cell->items->len == 3;
      if (!good)
        break;

      row = g_ptr_array_index (cell->items, 0);
      slot = g_ptr_array_index (cell->items, 1);
      content = g_ptr_array_index (cell->items, 2);
      good = row->type == MOOR_JSON_NUMBER && row->number >= 0 && row->number <= MAX_ROW &&
             row->number == floor (row->number) && slot->type == MOOR_JSON_STRING &&
             (content->type == MOOR_JSON_NUMBER ||
              (content->type == MOOR_JSON_STRING && *content->string != '\0'));
      if (!good)
        break;

      if (content->type == MOOR_JSON_STRING)
        {
          g_autofree char *text = moor_text_clean (content->string, -1);

          moor_answer_builder_add_text (builder, (int) row->number, slot->string, text);
          n_added += *text != '\0';
        }
      else
        {
          moor_answer_builder_add_number (builder, (int) row->number, slot->string,
                                          content->number);
          n_added++;
        }
    }

  answer = moor_answer_builder_end (builder);
  /* A place named twice leaves fewer cells than were added. */
  if (answer != NULL && moor_answer_get_n_cells (answer) != n_added)
    good = FALSE;
  if (!good || answer == NULL)
    {
      g_clear_pointer (&answer, moor_answer_unref);
      moor_json_members_wrong ("cells", error);
    }

  return answer;
}

/* @exercise NULL: a free page, or nothing is known about the fields. */
static MoorAnswers *
read_answers (const MoorJson  *object,
              MoorExercise    *exercise,
              GError         **error)
{
  const MoorJson *cells = moor_json_member (object, "cells");
  g_autoptr (MoorAnswers) answers = moor_answers_new ();

  if (cells == NULL || cells->type != MOOR_JSON_OBJECT)
    {
      moor_json_members_wrong ("cells", error);
      return NULL;
    }

  for (guint i = 0; i < cells->items->len; i++)
    {
      const MoorJson *item = g_ptr_array_index (cells->items, i);
      g_autoptr (MoorAnswer) answer = read_answer (item, error);
      const MoorField *field = NULL;

      if (answer == NULL)
        return NULL;
      if (exercise != NULL)
        field = moor_exercise_find_field (exercise, item->name);
      /* Answers to fields that an older definition had are kept as they are. */
      if (field != NULL && !moor_field_check (field, answer, error))
        return NULL;
      if (moor_answer_get_bytes (answer) > MOOR_TEXT_FIELD_MAX)
        {
          fail (MOOR_ERROR_TOO_LARGE, _("an answer is longer than 1 MB."), error);
          return NULL;
        }

      moor_answers_set (answers, item->name, answer);
    }

  if (moor_answers_get_bytes (answers) > MOOR_TEXT_PAGE_MAX)
    {
      fail (MOOR_ERROR_TOO_LARGE, _("the page is longer than 4 MB."), error);
      return NULL;
    }

  return g_steal_pointer (&answers);
}

/* The definition that a page or an earlier version names; NULL in @found where
 * it names none. */
static gboolean
find_definition (MoorJsonIntake    *self,
                 const MoorJson    *object,
                 const Definition **found,
                 GError           **error)
{
  const char *hash = NULL;

  if (!moor_json_members_text (object, "definition", &hash, error))
    return FALSE;

  *found = hash != NULL ? g_hash_table_lookup (self->definitions, hash) : NULL;
  if (hash != NULL && *found == NULL)
    return fail (MOOR_ERROR_BAD_INPUT,
                 _("it was answered with an exercise that the file does not hold."), error);

  return TRUE;
}

/* Exercise and version have to be those of the definition, or all three be
 * missing. */
static gboolean
read_exercise (MoorJsonIntake    *self,
               const MoorJson    *value,
               MoorImportPage    *page,
               const Definition **definition,
               GError           **error)
{
  const MoorJson *version = moor_json_member (value, "version");

  if (!moor_json_members_text (value, "exercise", &page->exercise, error) ||
      !find_definition (self, value, definition, error))
    return FALSE;

  if (page->exercise == NULL)
    {
      if (*definition != NULL || (version != NULL && version->type != MOOR_JSON_NULL))
        return moor_json_members_wrong ("exercise", error);
      return TRUE;
    }

  if (!moor_json_members_integer (value, "version", 1, G_MAXINT, &page->version, error))
    return FALSE;
  if (*definition == NULL)
    return moor_json_members_wrong ("definition", error);
  if (strcmp (moor_exercise_get_id ((*definition)->exercise), page->exercise) != 0)
    return moor_json_members_wrong ("exercise", error);
  if (moor_exercise_get_version ((*definition)->exercise) != page->version)
    return moor_json_members_wrong ("version", error);

  page->definition = (*definition)->xml;
  page->language = (*definition)->language;

  return TRUE;
}

static gboolean
read_place (const MoorJson  *value,
            MoorImportPage  *page,
            GError         **error)
{
  const char *state = NULL, *leaning = NULL, *audience = NULL;

  if (!moor_json_members_string (value, "state", &state, error) ||
      !moor_json_members_text (value, "place", &page->place, error) ||
      !moor_json_members_text (value, "leaning", &leaning, error) ||
      !moor_json_members_boolean (value, "short", &page->short_form, error) ||
      !moor_json_members_date (value, "due", TRUE, &page->due, error) ||
      !moor_json_members_text (value, "duePart", &page->due_part, error) ||
      !moor_json_members_string (value, "audience", &audience, error) ||
      !moor_json_members_boolean (value, "putAway", &page->put_away, error) ||
      !moor_json_members_boolean (value, "starred", &page->starred, error) ||
      !moor_json_members_boolean (value, "left", &page->left, error))
    return FALSE;

  if (!moor_json_state_from_string (state, &page->state))
    return moor_json_members_wrong ("state", error);
  if (!moor_json_audience_from_string (audience, &page->audience))
    return moor_json_members_wrong ("audience", error);
  page->leaning = leaning != NULL ? moor_leaning_from_string (leaning) : MOOR_LEANING_NONE;
  if (leaning != NULL && page->leaning == MOOR_LEANING_NONE)
    return moor_json_members_wrong ("leaning", error);

  return TRUE;
}

static gboolean
take_page (MoorJsonIntake  *self,
           const MoorJson  *value,
           GError         **error)
{
  static const char *const names[] = {
    "id", "exercise", "version", "definition", "title", "created", "updated", "offset", "date",
    "state", "place", "skipped", "leaning", "short", "due", "duePart", "audience", "putAway",
    "starred", "left", "tags", "answers", "cells", NULL
  };
  MoorImportPage page = { 0, };
  const Definition *definition = NULL;
  g_autoptr (MoorAnswers) answers = NULL;
  g_autofree const char **tags = NULL;
  g_autofree const char **skipped = NULL;

  if (!moor_json_members_known (value, names, error) ||
      !moor_json_members_uuid (value, "id", &page.id, error) ||
      !read_exercise (self, value, &page, &definition, error) ||
      !moor_json_members_text (value, "title", &page.title, error) ||
      !moor_json_members_time (value, "created", &page.created, error) ||
      !moor_json_members_time (value, "updated", &page.updated, error) ||
      !moor_json_members_integer (value, "offset", -MAX_OFFSET, MAX_OFFSET, &page.offset, error) ||
      !moor_json_members_date (value, "date", FALSE, &page.date, error) ||
      !read_place (value, &page, error) ||
      !moor_json_members_strings (value, "skipped", &skipped, error) ||
      !moor_json_members_strings (value, "tags", &tags, error))
    return FALSE;

  answers = read_answers (value, definition != NULL ? definition->exercise : NULL, error);
  if (answers == NULL)
    return FALSE;

  if (!g_hash_table_add (self->pages, g_strdup (page.id)))
    return fail (MOOR_ERROR_BAD_INPUT, _("the same page stands in it twice."), error);

  page.skipped = skipped;
  page.tags = tags;
  page.answers = answers;

  return moor_store_import_add (self->store, self->import, &page, error);
}

static gboolean
take_revision (MoorJsonIntake  *self,
               const MoorJson  *value,
               GError         **error)
{
  static const char *const names[] = { "page", "updated", "definition", "cells", NULL };
  const Definition *definition = NULL;
  g_autoptr (MoorAnswers) answers = NULL;
  const char *page = NULL;
  gint64 updated;

  if (!moor_json_members_known (value, names, error) ||
      !moor_json_members_uuid (value, "page", &page, error) ||
      !moor_json_members_time (value, "updated", &updated, error) ||
      !find_definition (self, value, &definition, error))
    return FALSE;

  answers = read_answers (value, definition != NULL ? definition->exercise : NULL, error);
  if (answers == NULL)
    return FALSE;

  if (!g_hash_table_contains (self->pages, page))
    return fail (MOOR_ERROR_BAD_INPUT,
                 _("it is an earlier version of a page that the file does not hold."), error);

  return moor_store_import_add_revision (self->store, self->import, page, updated,
                                         definition != NULL ? definition->xml : NULL,
                                         definition != NULL ? definition->language : NULL,
                                         answers, error);
}

MoorJsonIntake *
moor_json_intake_new (MoorStore  *store,
                      MoorImport *import)
{
  MoorJsonIntake *self = g_new0 (MoorJsonIntake, 1);

  self->store = g_object_ref (store);
  self->import = import;
  self->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) definition_free);
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
moor_json_intake_free (MoorJsonIntake *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->store);
  g_hash_table_unref (self->definitions);
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->settings);
  g_free (self);
}

gboolean
moor_json_intake_item (const char      *member,
                       const MoorJson  *value,
                       gpointer         intake,
                       GError         **error)
{
  static const struct {
    const char *member;
    gboolean    is_array;
    gboolean  (*take) (MoorJsonIntake *self, const MoorJson *value, GError **error);
  } members[] = {
    { "format", FALSE, take_format },
    { "formatVersion", FALSE, take_version },
    { "note", FALSE, NULL },
    { "settings", FALSE, take_settings },
    { "people", TRUE, take_person },
    { "definitions", TRUE, take_definition },
    { "pages", TRUE, take_page },
    { "revisions", TRUE, take_revision },
  };
  MoorJsonIntake *self = intake;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (strcmp (member, members[i].member) != 0)
        continue;

      if (strcmp (member, "pages") == 0 || strcmp (member, "revisions") == 0)
        {
          /* What they are judged by has to stand before them. */
          if (!self->format_seen || !self->version_seen)
            return fail (MOOR_ERROR_BAD_INPUT,
                         _("“format” and “formatVersion” have to come first."), error);
          if (value == NULL && *member == 'p')
            self->pages_seen = TRUE;
        }

      if (members[i].take == NULL || (members[i].is_array && value == NULL))
        return TRUE;
      return members[i].take (self, value, error);
    }

  return fail (MOOR_ERROR_BAD_INPUT, _("it has a member that this format does not know."), error);
}

gboolean
moor_json_intake_end (MoorJsonIntake  *self,
                      GError         **error)
{
  if (!self->format_seen || !self->version_seen || !self->pages_seen)
    return fail (MOOR_ERROR_BAD_INPUT, _("“format”, “formatVersion” or “pages” is missing."),
                 error);

  return TRUE;
}

gboolean
moor_json_intake_is_copy (MoorJsonIntake *self)
{
  return self->format_seen;
}

void
moor_json_intake_set_settings (MoorJsonIntake *self)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, self->settings);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (moor_store_get_setting (self->store, name) == NULL)
      moor_store_set_setting (self->store, name, value);
}
