/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-help-file.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "base/moor-error.h"
#include "base/moor-paths.h"

#define COUNTRY "country"

static char *
file_path (const char *data_dir)
{
  return g_build_filename (data_dir, "help.json", NULL);
}

/* An empty object where the file is missing or is no object. */
static JsonNode *
read_file (const char *data_dir)
{
  g_autofree char *path = file_path (data_dir);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  if (json_parser_load_from_file (parser, path, NULL))
    {
      root = json_parser_get_root (parser);
      if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
        return json_node_copy (root);
    }

  root = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (root, json_object_new ());
  return root;
}

char *
moor_help_file_get_country (const char *data_dir)
{
  g_autoptr (JsonNode) root = NULL;
  JsonNode *country;

  g_return_val_if_fail (data_dir != NULL, NULL);

  root = read_file (data_dir);
  country = json_object_get_member (json_node_get_object (root), COUNTRY);
  if (country == NULL || json_node_get_value_type (country) != G_TYPE_STRING)
    return NULL;

  return json_node_dup_string (country);
}

gboolean
moor_help_file_set_country (const char  *data_dir,
                            const char  *code,
                            GError     **error)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) old = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GList) members = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (data_dir != NULL, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  if (!moor_paths_prepare_data_dir (data_dir, error))
    return FALSE;

  old = read_file (data_dir);
  object = json_object_new ();
  members = json_object_get_members (json_node_get_object (old));
  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (object, l->data,
                            json_object_dup_member (json_node_get_object (old), l->data));
  json_object_set_string_member (object, COUNTRY, code);

  root = json_node_init_object (json_node_alloc (), object);
  text = json_to_string (root, TRUE);
  path = file_path (data_dir);
  if (g_file_set_contents_full (path, text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &failure))
    return TRUE;

  g_set_error (error, MOOR_ERROR,
               g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? MOOR_ERROR_DISK_FULL
                                                                           : MOOR_ERROR_IO,
               _("The country could not be kept. It holds until Mooring is closed."));
  return FALSE;
}
