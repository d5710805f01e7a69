/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/moor-command.h"

#include <glib/gi18n-lib.h>

#include "content/moor-library.h"
#include "share/moor-json-writer.h"

static gboolean as_json;

static const GOptionEntry *
options (void)
{
  static const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_("As JSON, for other programs"), NULL },
    { NULL }
  };

  as_json = FALSE;

  return entries;
}

static void
write_sources (MoorJsonWriter *json,
               GPtrArray      *sources)
{
  moor_json_writer_begin_array (json, "sources");
  for (guint i = 0; i < sources->len; i++)
    moor_json_writer_string (json, NULL, g_ptr_array_index (sources, i));
  moor_json_writer_end (json);
}

static void
write_part (MoorJsonWriter *json,
            const MoorPart *part)
{
  moor_json_writer_begin_object (json, NULL);
  moor_json_writer_string (json, "id", part->id);
  write_sources (json, part->sources);

  moor_json_writer_begin_array (json, "fields");
  for (guint i = 0; i < part->blocks->len; i++)
    {
      const MoorBlock *block = g_ptr_array_index (part->blocks, i);

      if (block->kind != MOOR_BLOCK_FIELD)
        continue;

      moor_json_writer_begin_object (json, NULL);
      moor_json_writer_string (json, "id", block->field->id);
      moor_json_writer_string (json, "kind", moor_field_kind_to_string (block->field->kind));
      moor_json_writer_string (json, "role", block->field->role);
      moor_json_writer_end (json);
    }
  moor_json_writer_end (json);
  moor_json_writer_end (json);
}

static char *
catalogue_as_json (MoorLibrary *library)
{
  g_autoptr (MoorJsonWriter) json = moor_json_writer_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (library));

  moor_json_writer_begin_array (json, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (G_LIST_MODEL (library), i);
      GPtrArray *parts = moor_exercise_get_parts (exercise);

      moor_json_writer_begin_object (json, NULL);
      moor_json_writer_string (json, "id", moor_exercise_get_id (exercise));
      moor_json_writer_number (json, "version", moor_exercise_get_version (exercise));
      moor_json_writer_string (json, "step",
                               moor_step_to_string (moor_exercise_get_step (exercise)));
      moor_json_writer_number (json, "depth", moor_exercise_get_depth (exercise));
      moor_json_writer_number (json, "minutes", moor_exercise_get_minutes (exercise));
      moor_json_writer_string (json, "distress",
                               moor_distress_to_string (moor_exercise_get_distress (exercise)));
      moor_json_writer_string (json, "title", moor_exercise_get_title (exercise));
      write_sources (json, moor_exercise_get_sources (exercise));
      moor_json_writer_begin_array (json, "parts");
      for (guint k = 0; k < parts->len; k++)
        write_part (json, g_ptr_array_index (parts, k));
      moor_json_writer_end (json);
      moor_json_writer_end (json);
    }
  moor_json_writer_end (json);

  return moor_json_writer_take (json);
}

static const char *
step_name (MoorStep step)
{
  switch (step)
    {
    case MOOR_STEP_STYLE:
      return _("Explore your style");
    case MOOR_STEP_PATTERNS:
      return _("Early patterns");
    case MOOR_STEP_CONNECTIONS:
      return _("Connections now");
    case MOOR_STEP_REGULATION:
      return _("Trust and your nervous system");
    case MOOR_STEP_TOOLS:
    default:
      return _("Tools");
    }
}

static const char *
depth_name (int depth)
{
  switch (depth)
    {
    case 1:
      return _("light");
    case 2:
      return _("may stir feelings");
    default:
      return _("memories");
    }
}

static char *
catalogue_as_text (MoorLibrary *library)
{
  GString *text = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (library));
  int step = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (G_LIST_MODEL (library), i);
      int minutes = moor_exercise_get_minutes (exercise);
      g_autofree char *length = g_strdup_printf (ngettext ("%d minute", "%d minutes",
                                                           (gulong) minutes),
                                                 minutes);

      if (step != (int) moor_exercise_get_step (exercise))
        {
          g_string_append_printf (text, "%s%s\n", step != 0 ? "\n" : "",
                                  step_name (moor_exercise_get_step (exercise)));
          step = (int) moor_exercise_get_step (exercise);
        }
      g_string_append_printf (text, "  %-28s  %s · %s · %s\n", moor_exercise_get_id (exercise),
                              moor_exercise_get_title (exercise), length,
                              depth_name (moor_exercise_get_depth (exercise)));
    }

  return g_string_free (text, FALSE);
}

static gboolean
run (MoorCommandLine  *line,
     int              *status,
     GError          **error)
{
  g_autoptr (MoorLibrary) library = moor_library_new (line->data_dir);
  g_autoptr (GOutputStream) out = moor_command_output ();
  g_autofree char *text = as_json ? catalogue_as_json (library) : catalogue_as_text (library);
  GPtrArray *problems = moor_library_get_problems (library);

  for (guint i = 0; i < problems->len; i++)
    moor_command_complain (g_ptr_array_index (problems, i));

  return moor_command_print (out, text, error);
}

const MoorCommand moor_command_exercises = {
  .name = "exercises",
  .arguments = "[--json]",
  .summary = N_("List the exercises, your own ones included"),
  .options = options,
  .run = run,
};
