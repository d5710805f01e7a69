/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-help-file.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/moor-error.h"
#include "base/moor-paths.h"

#define COUNTRY "country"
#define LINES "lines"
#define OWN "own"
#define SHOWN "shown"

static char *
file_path (const char *data_dir)
{
  return g_build_filename (data_dir, "help.json", NULL);
}

/* An empty object where the file is missing or is no object; @error only in the
 * second case. */
static JsonObject *
read_file (const char  *data_dir,
           GError     **error)
{
  g_autofree char *path = file_path (data_dir);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) failure = NULL;
  JsonNode *root;

  if (json_parser_load_from_file (parser, path, &failure))
    {
      root = json_parser_get_root (parser);
      if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
        return json_node_dup_object (root);
    }

  if (!g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT)
      && !g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_DAMAGED,
                         _("What you chose and changed here cannot be read: the file help.json is "
                           "damaged. The numbers are as they came. Mooring writes a new file "
                           "when you choose or change something."));

  return json_object_new ();
}

/* What was in the file goes from the disk as far as the file system lets it: the
 * blocks of the old file, which nothing has a name for any more, are zeroed. */
static void
overwrite (int fd)
{
  static const char zeros[4096];
  struct stat info;

  if (fstat (fd, &info) == 0 && info.st_nlink == 0)
    for (off_t at = 0; at < info.st_size; at += (off_t) sizeof zeros)
      {
        gsize length = MIN (sizeof zeros, (gsize) (info.st_size - at));

        if (pwrite (fd, zeros, length, at) < 0)
          break;
      }
  fsync (fd);
}

static gboolean
write_file (const char  *data_dir,
            JsonObject  *object,
            const char  *sentence,
            GError     **error)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean written;
  int old;

  if (!moor_paths_prepare_data_dir (data_dir, error))
    return FALSE;

  root = json_node_init_object (json_node_alloc (), object);
  text = json_to_string (root, TRUE);
  path = file_path (data_dir);
  old = open (path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
  /* GLib 2.84 gives a file the mode of the one it replaces. */
  if (old >= 0)
    (void) fchmod (old, 0600);
  written = g_file_set_contents_full (path, text, -1,
                                      G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                      0600, &failure);
  if (old >= 0)
    {
      if (written)
        overwrite (old);
      close (old);
    }
  if (written)
    return TRUE;

  g_set_error_literal (error, MOOR_ERROR,
                       g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? MOOR_ERROR_DISK_FULL
                                                                                   : MOOR_ERROR_IO,
                       sentence);
  return FALSE;
}

char *
moor_help_file_get_country (const char *data_dir)
{
  g_autoptr (JsonObject) object = NULL;
  JsonNode *country;

  g_return_val_if_fail (data_dir != NULL, NULL);

  object = read_file (data_dir, NULL);
  country = json_object_get_member (object, COUNTRY);
  if (country == NULL || json_node_get_value_type (country) != G_TYPE_STRING)
    return NULL;

  return json_node_dup_string (country);
}

gboolean
moor_help_file_set_country (const char  *data_dir,
                            const char  *code,
                            GError     **error)
{
  g_autoptr (JsonObject) object = NULL;

  g_return_val_if_fail (data_dir != NULL, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  object = read_file (data_dir, NULL);
  json_object_set_string_member (object, COUNTRY, code);

  return write_file (data_dir, object,
                     _("The country could not be kept. It holds until Mooring is closed."), error);
}

static JsonArray *
get_array (JsonObject *object,
           const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
read_rows (JsonArray *array,
           gboolean   own,
           GPtrArray *rows)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      MoorHelpRow *row = moor_help_row_from_json (json_array_get_element (array, i));

      if (row == NULL)
        continue;
      row->outside = own;
      if ((row->kind == MOOR_HELP_ROW_OWN) == own)
        g_ptr_array_add (rows, row);
      else
        moor_help_row_free (row);
    }
}

MoorHelpKept *
moor_help_file_load (const char  *data_dir,
                     GError     **error)
{
  g_autoptr (MoorHelpKept) kept = moor_help_kept_new ();
  g_autoptr (JsonObject) object = NULL;
  JsonArray *shown;

  g_return_val_if_fail (data_dir != NULL, NULL);

  object = read_file (data_dir, error);
  read_rows (get_array (object, LINES), FALSE, kept->lines);
  read_rows (get_array (object, OWN), TRUE, kept->own);
  shown = get_array (object, SHOWN);
  for (guint i = 0; shown != NULL && i < json_array_get_length (shown); i++)
    {
      MoorHelpPerson *person = moor_help_person_from_json (json_array_get_element (shown, i));

      if (person != NULL)
        g_ptr_array_add (kept->shown, person);
    }

  return g_steal_pointer (&kept);
}

typedef JsonNode *(*ToJson) (gconstpointer item);

/* An empty list leaves nothing behind, not even its name. */
static void
set_array (JsonObject *object,
           const char *member,
           GPtrArray  *items,
           ToJson      to_json)
{
  JsonArray *array;

  json_object_remove_member (object, member);
  if (items->len == 0)
    return;

  array = json_array_new ();
  for (guint i = 0; i < items->len; i++)
    json_array_add_element (array, to_json (g_ptr_array_index (items, i)));
  json_object_set_array_member (object, member, array);
}

static JsonNode *
row_to_json (gconstpointer item)
{
  return moor_help_row_to_json (item);
}

static JsonNode *
person_to_json (gconstpointer item)
{
  return moor_help_person_to_json (item);
}

gboolean
moor_help_file_save (const char          *data_dir,
                     const MoorHelpKept  *kept,
                     GError             **error)
{
  g_autoptr (JsonObject) object = NULL;

  g_return_val_if_fail (data_dir != NULL, FALSE);
  g_return_val_if_fail (kept != NULL, FALSE);

  object = read_file (data_dir, NULL);
  set_array (object, LINES, kept->lines, row_to_json);
  set_array (object, OWN, kept->own, row_to_json);
  set_array (object, SHOWN, kept->shown, person_to_json);

  return write_file (data_dir, object,
                     _("This could not be kept: the file beside your journal cannot be written. "
                       "Everything is as it was before."), error);
}

MoorHelpKept *
moor_help_kept_new (void)
{
  MoorHelpKept *kept = g_new0 (MoorHelpKept, 1);

  kept->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_help_row_free);
  kept->own = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_help_row_free);
  kept->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_help_person_free);

  return kept;
}

void
moor_help_kept_free (MoorHelpKept *kept)
{
  if (kept == NULL)
    return;

  g_ptr_array_unref (kept->lines);
  g_ptr_array_unref (kept->own);
  g_ptr_array_unref (kept->shown);
  g_free (kept);
}
