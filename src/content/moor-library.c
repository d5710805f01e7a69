/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-library.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "content/moor-form-exercise.h"
#include "content/moor-form-rights.h"
#include "content/moor-own-file.h"
#include "content/moor-parser.h"
#include "content/moor-xml.h"

#define EXERCISES_PATH MOOR_RESOURCE_PATH "/exercises"
#define QUESTIONNAIRES_PATH MOOR_RESOURCE_PATH "/questionnaires"

struct _MoorLibrary {
  GObject     parent_instance;

  char       *own_dir;           /* (nullable) */
  char       *form_dir;          /* (nullable) questionnaires */
  guint       kinds;             /* a bit for each kind that has a widget */
  GHashTable *built_in;          /* id → MoorExercise: what has been read so far */
  GHashTable *own;               /* id → MoorExercise; NULL until read */
  GHashTable *own_paths;         /* id → path */
  GHashTable *forms;             /* id → MoorQuestionnaire */
  GPtrArray  *problems;          /* utf8 */
  GPtrArray  *items;             /* MoorExercise, in order; NULL until asked for */
  char      **order;             /* ids of the built-in ones; NULL until read */
};

static void moor_library_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MoorLibrary, moor_library, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      moor_library_list_model_init))

/* Sources ----------------------------------------------------------------- */

static const char *
translate (const char *context,
           const char *msgid,
           gpointer    user_data)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, context, msgid);
}

static const char *
translated_language (void)
{
  /* Translators: the code of the language you translate into: “sv”, “pt_BR”. */
  return C_("language code", "en");
}

/* An own file is in the language its writer chose, which it does not tell. */
static MoorExercise *
parse_own (const char  *name,
           GBytes      *bytes,
           GError     **error)
{
  return moor_parser_read (name, bytes, moor_library_get_shared_file, NULL, NULL, NULL, "und", error);
}

static gboolean
is_built_in (const char *id)
{
  g_autofree char *path = g_strdup_printf (EXERCISES_PATH "/%s.xml", id);

  return strchr (id, '/') == NULL &&
         g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
}

static gboolean
is_built_in_form (const char *id)
{
  g_autofree char *path = g_strdup_printf (QUESTIONNAIRES_PATH "/%s.xml", id);

  return g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
}

/* A built-in file that does not read is a defect of this build, which the tests
 * would have found; the others can still be used. */
static MoorExercise *
find_built_in (MoorLibrary *self,
               const char  *id)
{
  MoorExercise *exercise = g_hash_table_lookup (self->built_in, id);

  if (exercise != NULL || !is_built_in (id))
    return exercise;

  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf (EXERCISES_PATH "/%s.xml", id);
  g_autofree char *name = g_strdup_printf ("%s.xml", id);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  exercise = moor_parser_read (name, bytes, moor_library_get_shared_file, NULL, translate, NULL,
                               translated_language (), &error);
  if (exercise == NULL)
    {
      g_critical ("%s", error->message);
      return NULL;
    }

  g_hash_table_insert (self->built_in, g_strdup (id), exercise);
  return exercise;
}

/* The person's own -------------------------------------------------------- */

static void
add_problem (MoorLibrary *self,
             const char  *name,
             const char  *reason)
{
  g_autofree char *display = g_filename_display_name (name);

  g_ptr_array_add (self->problems,
                   g_strdup_printf (_("%s was left out. %s"), display, reason));
}

static void
read_own_file (MoorLibrary *self,
               const char  *name)
{
  g_autofree char *path = g_build_filename (self->own_dir, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = moor_own_file_read (path, &error);
  g_autoptr (MoorExercise) exercise = bytes != NULL ? parse_own (name, bytes, &error) : NULL;

  if (exercise == NULL)
    {
      add_problem (self, name, error->message);
      return;
    }

  const char *id = moor_exercise_get_id (exercise);

  if (is_built_in (id))
    add_problem (self, name, _("Its id is that of an exercise that comes with Mooring."));
  else if (g_hash_table_contains (self->own, id))
    add_problem (self, name, _("Another of your files has the same id."));
  else
    {
      g_hash_table_insert (self->own_paths, g_strdup (id), g_steal_pointer (&path));
      g_hash_table_insert (self->own, g_strdup (id), g_steal_pointer (&exercise));
    }
}

/* Whether somebody can answer that questionnaire here: its exercise, or why not.
 * (transfer full) */
static MoorExercise *
make_form_exercise (MoorQuestionnaire  *form,
                    GError            **error)
{
  if (is_built_in_form (moor_questionnaire_get_id (form)))
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                   _("Its id is that of a questionnaire that comes with Mooring."));
      return NULL;
    }

  return moor_form_exercise_new (form, error);
}

static void
read_form_file (MoorLibrary *self,
                const char  *name)
{
  g_autofree char *path = g_build_filename (self->form_dir, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = moor_own_file_read (path, &error);
  g_autoptr (MoorQuestionnaire) form = NULL;
  g_autoptr (MoorExercise) exercise = NULL;

  if (bytes != NULL)
    form = moor_questionnaire_read (name, bytes, NULL, NULL, "und", &error);
  if (form != NULL)
    exercise = make_form_exercise (form, &error);
  if (exercise == NULL)
    {
      add_problem (self, name, error->message);
      return;
    }

  const char *id = moor_exercise_get_id (exercise);

  if (moor_questionnaire_get_confirmed (form) == NULL)
    add_problem (self, name, _("Nobody has confirmed here that it may be used. Add it in Preferences."));
  else if (g_hash_table_contains (self->own, id))
    add_problem (self, name, _("Another of your files has the same id."));
  else
    {
      g_hash_table_insert (self->own_paths, g_strdup (id), g_steal_pointer (&path));
      g_hash_table_insert (self->forms, g_strdup (moor_questionnaire_get_id (form)),
                           g_object_ref (form));
      g_hash_table_insert (self->own, g_strdup (id), g_steal_pointer (&exercise));
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
read_directory (MoorLibrary *self,
                const char  *path,
                void       (*read_file) (MoorLibrary *self, const char *name))
{
  g_autoptr (GDir) dir = path != NULL ? g_dir_open (path, 0, NULL) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml") && name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));

  /* So that of two files with one id always the same one counts. */
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    read_file (self, g_ptr_array_index (names, i));
}

static void
ensure_own (MoorLibrary *self)
{
  if (self->own != NULL)
    return;

  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  read_directory (self, self->own_dir, read_own_file);
  read_directory (self, self->form_dir, read_form_file);
}

/* The list ---------------------------------------------------------------- */

static void
ensure_order (MoorLibrary *self)
{
  if (self->order != NULL)
    return;

  g_autoptr (GBytes) bytes =
    g_resources_lookup_data (EXERCISES_PATH "/order", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  g_autofree char *text = g_strndup (data != NULL ? data : "", length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *id = g_strstrip (lines[i]);

      if (id[0] != '\0' && id[0] != '#')
        g_ptr_array_add (ids, g_strdup (id));
    }

  g_ptr_array_add (ids, NULL);
  self->order = (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

/* By step; in a step the built-in ones as the catalogue has them, then own ones
 * by title. */
static int
compare_exercises (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  MoorLibrary *self = user_data;
  MoorExercise *one = *(MoorExercise *const *) a;
  MoorExercise *two = *(MoorExercise *const *) b;
  int by_step = (int) moor_exercise_get_step (one) - (int) moor_exercise_get_step (two);

  if (by_step != 0)
    return by_step;

  for (guint i = 0; self->order[i] != NULL; i++)
    {
      gboolean is_one = strcmp (self->order[i], moor_exercise_get_id (one)) == 0;
      gboolean is_two = strcmp (self->order[i], moor_exercise_get_id (two)) == 0;

      if (is_one || is_two)
        return is_two - is_one;
    }

  int by_title = g_utf8_collate (moor_exercise_get_title (one), moor_exercise_get_title (two));

  return by_title != 0 ? by_title
                       : strcmp (moor_exercise_get_id (one), moor_exercise_get_id (two));
}

static void
ensure_items (MoorLibrary *self)
{
  if (self->items != NULL)
    return;

  GHashTableIter iter;
  gpointer exercise;

  ensure_order (self);
  ensure_own (self);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; self->order[i] != NULL; i++)
    {
      MoorExercise *built_in = find_built_in (self, self->order[i]);

      if (built_in != NULL)
        g_ptr_array_add (self->items, g_object_ref (built_in));
    }

  g_hash_table_iter_init (&iter, self->own);
  while (g_hash_table_iter_next (&iter, NULL, &exercise))
    g_ptr_array_add (self->items, g_object_ref (exercise));

  g_ptr_array_sort_with_data (self->items, compare_exercises, self);
}

static GType
moor_library_get_item_type (GListModel *model)
{
  return MOOR_TYPE_EXERCISE;
}

static guint
moor_library_get_n_items (GListModel *model)
{
  MoorLibrary *self = MOOR_LIBRARY (model);

  ensure_items (self);

  return self->items->len;
}

static gpointer
moor_library_get_item (GListModel *model,
                       guint       position)
{
  MoorLibrary *self = MOOR_LIBRARY (model);

  ensure_items (self);
  if (position >= self->items->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->items, position));
}

static void
moor_library_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = moor_library_get_item_type;
  interface->get_n_items = moor_library_get_n_items;
  interface->get_item = moor_library_get_item;
}

static void
moor_library_finalize (GObject *object)
{
  MoorLibrary *self = MOOR_LIBRARY (object);

  g_free (self->own_dir);
  g_free (self->form_dir);
  g_hash_table_unref (self->built_in);
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_hash_table_unref (self->own_paths);
  g_hash_table_unref (self->forms);
  g_ptr_array_unref (self->problems);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_strfreev (self->order);

  G_OBJECT_CLASS (moor_library_parent_class)->finalize (object);
}

static void
moor_library_class_init (MoorLibraryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = moor_library_finalize;
}

static void
moor_library_init (MoorLibrary *self)
{
  self->kinds = (1u << MOOR_N_FIELD_KINDS) - 1;
  self->built_in = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->own_paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
}

MoorLibrary *
moor_library_new (const char *data_dir)
{
  MoorLibrary *self = g_object_new (MOOR_TYPE_LIBRARY, NULL);

  if (data_dir != NULL)
    {
      self->own_dir = g_build_filename (data_dir, "exercises", NULL);
      self->form_dir = g_build_filename (data_dir, "questionnaires", NULL);
    }

  return self;
}

MoorExercise *
moor_library_find (MoorLibrary *self,
                   const char  *id)
{
  g_return_val_if_fail (MOOR_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  MoorExercise *exercise = find_built_in (self, id);

  if (exercise != NULL)
    return exercise;

  ensure_own (self);
  return g_hash_table_lookup (self->own, id);
}

void
moor_library_allow_kinds (MoorLibrary         *self,
                          const MoorFieldKind *kinds,
                          guint                n_kinds)
{
  g_return_if_fail (MOOR_IS_LIBRARY (self));

  self->kinds = 0;
  for (guint i = 0; i < n_kinds; i++)
    self->kinds |= 1u << kinds[i];
}

static gboolean
needs_what_is_missing (MoorExercise *exercise)
{
  GPtrArray *parts = moor_exercise_get_parts (exercise);

  for (guint p = 0; p < parts->len; p++)
    {
      const MoorPart *part = g_ptr_array_index (parts, p);

      if (part->by_partner)
        return TRUE;
    }

  return FALSE;
}

gboolean
moor_library_is_offered (MoorLibrary  *self,
                         MoorExercise *exercise)
{
  g_return_val_if_fail (MOOR_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (MOOR_IS_EXERCISE (exercise), FALSE);

  if (needs_what_is_missing (exercise))
    return FALSE;

  for (guint kind = 0; kind < MOOR_N_FIELD_KINDS; kind++)
    if ((self->kinds & (1u << kind)) == 0 &&
        moor_exercise_uses_kind (exercise, (MoorFieldKind) kind))
      return FALSE;

  return TRUE;
}

GPtrArray *
moor_library_get_problems (MoorLibrary *self)
{
  g_return_val_if_fail (MOOR_IS_LIBRARY (self), NULL);

  ensure_own (self);

  return self->problems;
}

MoorExercise *
moor_library_read_file (MoorLibrary  *self,
                        const char   *path,
                        GError      **error)
{
  g_return_val_if_fail (MOOR_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (GBytes) bytes = moor_own_file_read (path, error);
  g_autofree char *display = g_filename_display_name (path);

  return bytes != NULL ? parse_own (display, bytes, error) : NULL;
}

/* Puts @exercise into the list, in place of an older one with its id. */
static void
take_own (MoorLibrary  *self,
          MoorExercise *exercise,
          const char   *path)
{
  const char *id = moor_exercise_get_id (exercise);
  MoorExercise *old = g_hash_table_lookup (self->own, id);
  guint position;

  if (self->items != NULL && old != NULL && g_ptr_array_find (self->items, old, &position))
    {
      g_ptr_array_remove_index (self->items, position);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
    }

  g_hash_table_insert (self->own, g_strdup (id), g_object_ref (exercise));
  g_hash_table_insert (self->own_paths, g_strdup (id), g_strdup (path));

  if (self->items != NULL)
    {
      g_ptr_array_add (self->items, g_object_ref (exercise));
      g_ptr_array_sort_with_data (self->items, compare_exercises, self);
      g_ptr_array_find (self->items, exercise, &position);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
    }
}

/* Writes a file of the person's own, in place of the one that holds that exercise: where
 * it is. NULL: it cannot be written. */
static char *
keep_file (MoorLibrary *self,
           const char  *dir,
           const char  *exercise_id,
           const char  *name,
           const char  *data,
           gsize        length)
{
  g_autofree char *target = g_strdup (g_hash_table_lookup (self->own_paths, exercise_id));

  if (target == NULL)
    {
      g_autofree char *file = g_strdup_printf ("%s.xml", name);

      target = g_build_filename (dir, file, NULL);
    }

  return moor_own_file_keep (dir, target, data, length) ? g_steal_pointer (&target) : NULL;
}

gboolean
moor_library_add_file (MoorLibrary  *self,
                       const char   *path,
                       GError      **error)
{
  g_return_val_if_fail (MOOR_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (self->own_dir != NULL, FALSE);

  g_autoptr (GBytes) bytes = moor_own_file_read (path, error);
  g_autofree char *display = g_filename_display_name (path);
  g_autoptr (MoorExercise) exercise = bytes != NULL ? parse_own (display, bytes, error) : NULL;

  if (exercise == NULL)
    return FALSE;

  const char *id = moor_exercise_get_id (exercise);

  if (is_built_in (id))
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                   _("%s was not added: its id is that of an exercise that comes with Mooring."),
                   display);
      return FALSE;
    }

  ensure_own (self);

  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *target = keep_file (self, self->own_dir, id, id, data, length);

  if (target == NULL)
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_IO,
                   _("%s was not added: your exercises directory cannot be written."), display);
      return FALSE;
    }

  take_own (self, exercise, target);
  return TRUE;
}

gboolean
moor_library_is_questionnaire (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  g_autoptr (GBytes) bytes = moor_own_file_read (path, NULL);
  g_autoptr (MoorXml) root = bytes != NULL ? moor_xml_read (path, bytes, NULL) : NULL;

  return root != NULL && moor_xml_is (root, "questionnaire");
}

/* Whether @form may stand beside, or in place of, what is here already. */
static gboolean
fits_in (MoorLibrary        *self,
         MoorQuestionnaire  *form,
         GError            **error)
{
  const char *id = moor_questionnaire_get_id (form);
  g_autofree char *exercise_id = moor_form_exercise_id (form);
  MoorQuestionnaire *here;

  ensure_own (self);
  here = g_hash_table_lookup (self->forms, id);

  if (here == NULL && g_hash_table_contains (self->own, exercise_id))
    g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                 _("An exercise of yours has the id “%s” already."), exercise_id);
  else if (here == NULL ||
           moor_questionnaire_get_version (form) > moor_questionnaire_get_version (here))
    return TRUE;
  else if (moor_questionnaire_get_version (form) < moor_questionnaire_get_version (here))
    g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                 _("A newer version of “%s” is here already: %d. This file is version %d."),
                 id, moor_questionnaire_get_version (here), moor_questionnaire_get_version (form));
  else if (!moor_form_rights_is_same (form, here))
    g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                 _("“%s”, version %d, is here already, and it says something else. An id and a "
                   "version are never used again for something else. A changed file needs a higher "
                   "version."), id, moor_questionnaire_get_version (form));
  else
    return TRUE;

  return FALSE;
}

/* Reads, proves and checks a file that somebody wants to add. (transfer full) */
static MoorQuestionnaire *
read_for_adding (MoorLibrary   *self,
                 const char    *path,
                 MoorExercise **exercise,
                 GError       **error)
{
  g_autoptr (GBytes) bytes = moor_own_file_read (path, error);
  g_autofree char *display = g_filename_display_name (path);
  g_autoptr (MoorQuestionnaire) given = NULL;
  g_autoptr (MoorQuestionnaire) form = NULL;
  g_autofree char *today = moor_clock_today ();

  if (bytes != NULL)
    given = moor_questionnaire_read (display, bytes, NULL, NULL, "und", error);
  if (given == NULL)
    return NULL;

  /* As it would be kept, so that what is kept can be read. */
  g_autofree char *text = moor_form_rights_confirm (given, today);
  g_autoptr (GBytes) kept = g_bytes_new_static (text, strlen (text));

  form = moor_questionnaire_read (display, kept, NULL, NULL, "und", error);
  if (form == NULL)
    return NULL;

  *exercise = make_form_exercise (form, error);
  if (*exercise == NULL)
    return NULL;
  if (!fits_in (self, form, error))
    {
      g_clear_object (exercise);
      return NULL;
    }

  return g_steal_pointer (&form);
}

MoorQuestionnaire *
moor_library_read_questionnaire (MoorLibrary  *self,
                                 const char   *path,
                                 GError      **error)
{
  g_return_val_if_fail (MOOR_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (MoorExercise) exercise = NULL;

  return read_for_adding (self, path, &exercise, error);
}

gboolean
moor_library_add_questionnaire (MoorLibrary  *self,
                                const char   *path,
                                GError      **error)
{
  g_return_val_if_fail (MOOR_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (self->form_dir != NULL, FALSE);

  g_autoptr (MoorExercise) exercise = NULL;
  g_autoptr (MoorQuestionnaire) form = read_for_adding (self, path, &exercise, error);
  MoorQuestionnaire *here;

  if (form == NULL)
    return FALSE;

  /* The same once more: it stays as it is, with the day on which it was confirmed. */
  here = g_hash_table_lookup (self->forms, moor_questionnaire_get_id (form));
  if (here != NULL && moor_questionnaire_get_version (here) == moor_questionnaire_get_version (form))
    return TRUE;

  const char *id = moor_questionnaire_get_id (form);
  const char *definition = moor_questionnaire_get_definition (form);
  g_autofree char *target = keep_file (self, self->form_dir, moor_exercise_get_id (exercise), id,
                                       definition, strlen (definition));

  if (target == NULL)
    {
      g_autofree char *display = g_filename_display_name (path);

      g_set_error (error, MOOR_ERROR, MOOR_ERROR_IO,
                   _("%s was not added: your questionnaires directory cannot be written."), display);
      return FALSE;
    }

  g_hash_table_insert (self->forms, g_strdup (id), g_object_ref (form));
  take_own (self, exercise, target);
  return TRUE;
}

GBytes *
moor_library_get_shared_file (MoorFileKind kind,
                              const char  *id,
                              gpointer     user_data)
{
  g_autofree char *path = kind == MOOR_FILE_QUESTIONNAIRE
    ? g_strdup_printf (QUESTIONNAIRES_PATH "/%s.xml", id)
    : g_strdup_printf (EXERCISES_PATH "/parts/%s.xml", id);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}
