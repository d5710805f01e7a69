/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-library.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/moor-error.h"
#include "content/moor-parser.h"
#include "content/moor-xml.h"

#define EXERCISES_PATH MOOR_RESOURCE_PATH "/exercises"
#define QUESTIONNAIRES_PATH MOOR_RESOURCE_PATH "/questionnaires"

struct _MoorLibrary {
  GObject     parent_instance;

  char       *own_dir;           /* (nullable) */
  guint       kinds;             /* a bit for each kind that has a widget */
  GHashTable *built_in;          /* id → MoorExercise: what has been read so far */
  GHashTable *own;               /* id → MoorExercise; NULL until read */
  GHashTable *own_paths;         /* id → path */
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
  g_autoptr (GBytes) bytes = moor_library_read_bytes (path, &error);
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

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
ensure_own (MoorLibrary *self)
{
  if (self->own != NULL)
    return;

  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  g_autoptr (GDir) dir = self->own_dir != NULL ? g_dir_open (self->own_dir, 0, NULL) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml") && name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));

  /* So that of two files with one id always the same one counts. */
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    read_own_file (self, g_ptr_array_index (names, i));
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
  g_hash_table_unref (self->built_in);
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_hash_table_unref (self->own_paths);
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
  self->problems = g_ptr_array_new_with_free_func (g_free);
}

MoorLibrary *
moor_library_new (const char *data_dir)
{
  MoorLibrary *self = g_object_new (MOOR_TYPE_LIBRARY, NULL);

  if (data_dir != NULL)
    self->own_dir = g_build_filename (data_dir, "exercises", NULL);

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

  g_autoptr (GBytes) bytes = moor_library_read_bytes (path, error);
  g_autofree char *display = g_filename_display_name (path);

  return bytes != NULL ? parse_own (display, bytes, error) : NULL;
}

/* A person may point anywhere: at a device without an end, say. */
GBytes *
moor_library_read_bytes (const char  *path,
                         GError     **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *display = g_filename_display_name (path);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat info;

  if (fd < 0 || fstat (fd, &info) < 0)
    {
      int code = errno;

      if (fd >= 0)
        close (fd);
      g_set_error (error, MOOR_ERROR,
                   code == ENOENT ? MOOR_ERROR_NOT_FOUND : MOOR_ERROR_IO,
                   _("%s cannot be opened: %s."), display, g_strerror (code));
      return NULL;
    }

  if (!S_ISREG (info.st_mode))
    {
      close (fd);
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, _("%s is not a file."), display);
      return NULL;
    }

  /* One byte more than allowed is enough to be refused. */
  gsize room = MOOR_XML_MAX_BYTES + 1;
  g_autofree char *data = g_malloc (room);
  gsize length = 0;
  gssize n = 1;

  while (length < room && n > 0)
    {
      n = read (fd, data + length, room - length);
      if (n < 0 && errno == EINTR)
        n = 1;
      else if (n > 0)
        length += (gsize) n;
    }

  int code = errno;
  close (fd);
  if (n < 0)
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_IO,
                   _("%s cannot be read: %s."), display, g_strerror (code));
      return NULL;
    }

  return g_bytes_new_take (g_realloc (g_steal_pointer (&data), MAX (length, 1)), length);
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

gboolean
moor_library_add_file (MoorLibrary  *self,
                       const char   *path,
                       GError      **error)
{
  g_return_val_if_fail (MOOR_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (self->own_dir != NULL, FALSE);

  g_autoptr (GBytes) bytes = moor_library_read_bytes (path, error);
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

  g_autofree char *name = g_strdup_printf ("%s.xml", id);
  g_autofree char *target = g_strdup (g_hash_table_lookup (self->own_paths, id));
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (target == NULL)
    target = g_build_filename (self->own_dir, name, NULL);

  if (g_mkdir_with_parents (self->own_dir, 0700) < 0 ||
      !g_file_set_contents_full (target, data, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, NULL))
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_IO,
                   _("%s was not added: your exercises directory cannot be written."), display);
      return FALSE;
    }

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
