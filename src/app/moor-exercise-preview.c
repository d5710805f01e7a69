/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/moor-exercise-preview.h"

#include <glib/gi18n-lib.h>

#include "views/moor-header-start.h"
#include "views/moor-labels.h"

struct _MoorExercisePreview {
  AdwWindow  parent_instance;

  char      *path;

  GtkBox    *content;
  GtkWidget *add;
};

enum { ADD, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoorExercisePreview, moor_exercise_preview, ADW_TYPE_WINDOW)

/* What the part says to everybody: its prompt, or the first thing it asks. */
static const char *
part_words (MoorPart *part)
{
  const char *label = NULL;

  for (guint i = 0; i < part->blocks->len; i++)
    {
      MoorBlock *block = g_ptr_array_index (part->blocks, i);

      if (block->kind == MOOR_BLOCK_WORDS && block->words->kind == MOOR_WORDS_PROMPT &&
          block->words->leaning == MOOR_LEANING_NONE)
        return block->words->text;
      if (block->kind == MOOR_BLOCK_FIELD && label == NULL)
        label = block->field->label;
    }

  return label;
}

static void
show_exercise (MoorExercisePreview *self,
               MoorExercise        *exercise)
{
  GPtrArray *parts = moor_exercise_get_parts (exercise);
  int minutes = moor_exercise_get_minutes (exercise);
  g_autofree char *time = g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), minutes);

  gtk_box_append (self->content, moor_label_new_heading (moor_exercise_get_title (exercise), "title-2", 1));
  gtk_box_append (self->content, moor_label_new (moor_exercise_get_summary (exercise), "moor-reading"));
  gtk_box_append (self->content, moor_label_new (time, "moor-small"));
  gtk_box_append (self->content, moor_label_new_heading (_("What it asks"), "heading", 2));

  for (guint i = 0; i < parts->len; i++)
    {
      const char *words = part_words (g_ptr_array_index (parts, i));

      if (words != NULL)
        {
          /* Translators: the number of a part of an exercise, then its words */
          g_autofree char *line = g_strdup_printf (_("%u. %s"), i + 1, words);

          gtk_box_append (self->content, moor_label_new (line, NULL));
        }
    }
}

static void
add_clicked (MoorExercisePreview *self)
{
  g_signal_emit (self, signals[ADD], 0, self->path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
moor_exercise_preview_finalize (GObject *object)
{
  g_free (MOOR_EXERCISE_PREVIEW (object)->path);

  G_OBJECT_CLASS (moor_exercise_preview_parent_class)->finalize (object);
}

static void
moor_exercise_preview_class_init (MoorExercisePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = moor_exercise_preview_finalize;

  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (MOOR_TYPE_HEADER_START);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-exercise-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorExercisePreview, content);
  gtk_widget_class_bind_template_child (widget_class, MoorExercisePreview, add);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked);
}

static void
moor_exercise_preview_init (MoorExercisePreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
moor_exercise_preview_new (MoorExercise *exercise,
                           const char   *path,
                           const GError *error)
{
  MoorExercisePreview *self;

  g_return_val_if_fail (exercise == NULL || MOOR_IS_EXERCISE (exercise), NULL);
  g_return_val_if_fail (exercise != NULL || error != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (MOOR_TYPE_EXERCISE_PREVIEW, NULL);
  self->path = g_strdup (path);
  gtk_widget_set_visible (self->add, exercise != NULL);

  if (exercise != NULL)
    show_exercise (self, exercise);
  else
    {
      gtk_box_append (self->content, moor_label_new_heading (_("This file cannot be added"), "title-2", 1));
      gtk_box_append (self->content, moor_label_new (error->message, "moor-reading"));
    }

  return GTK_WINDOW (self);
}
