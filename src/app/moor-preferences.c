/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/moor-preferences.h"

#include <glib/gi18n-lib.h>

#include "app/moor-exercise-preview.h"
#include "app/moor-form-preview.h"
#include "app/moor-steady-group.h"
#include "base/moor-device.h"
#include "content/moor-form-exercise.h"
#include "content/moor-help-lines.h"
#include "views/moor-country.h"
#include "views/moor-header-start.h"
#include "views/moor-leaning-row.h"
#include "views/moor-reason-chips.h"
#include "views/moor-toast.h"
#include "views/moor-watching.h"

struct _MoorPreferences {
  AdwPreferencesWindow parent_instance;

  MoorDesk             *desk;           /* (nullable) */
  char                 *data_dir;
  GSettings            *device;         /* (nullable) */
  MoorHelpLines        *help;           /* (nullable) */
  GtkFileChooserNative *chooser;        /* (nullable) while a file is being chosen */
  GtkWidget            *watching_page;  /* (nullable) once it was opened */
  GPtrArray            *problem_rows;

  AdwPreferencesGroup  *you;
  MoorLeaningRow       *leaning;
  AdwPreferencesGroup  *reasons_group;
  MoorReasonChips      *reasons;
  AdwEntryRow          *counselor;
  AdwPreferencesGroup  *look;
  AdwComboRow          *color_scheme;
  MoorSteadyGroup      *steady;
  AdwActionRow         *folder;
  AdwPreferencesGroup  *exercises;
  AdwPreferencesGroup  *help_group;
  AdwActionRow         *country_row;
  MoorCountry          *country;
};

G_DEFINE_FINAL_TYPE (MoorPreferences, moor_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
toast (MoorPreferences *self,
       const char      *sentence)
{
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self),
                                    moor_toast_new (GTK_WIDGET (self), sentence, NULL));
}

/* About the person -------------------------------------------------------- */

static void
keep_counselor (MoorPreferences *self)
{
  moor_desk_set_counselor (self->desk, gtk_editable_get_text (GTK_EDITABLE (self->counselor)));
}

static void
show_person (MoorPreferences *self)
{
  const char *counselor = moor_desk_get_counselor (self->desk);

  moor_leaning_row_set_desk (self->leaning, self->desk);
  moor_reason_chips_set_desk (self->reasons, self->desk);
  gtk_editable_set_text (GTK_EDITABLE (self->counselor), counselor != NULL ? counselor : "");
  g_signal_connect_object (self->counselor, "changed", G_CALLBACK (keep_counselor),
                           self, G_CONNECT_SWAPPED);
}

/* Exercises of one's own -------------------------------------------------- */

static void
show_problems (MoorPreferences *self)
{
  GPtrArray *problems = moor_library_get_problems (moor_desk_get_library (self->desk));

  for (guint i = 0; i < self->problem_rows->len; i++)
    adw_preferences_group_remove (self->exercises, g_ptr_array_index (self->problem_rows, i));
  g_ptr_array_set_size (self->problem_rows, 0);

  for (guint i = 0; i < problems->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("One file was left out"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), g_ptr_array_index (problems, i));
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      adw_preferences_group_add (self->exercises, row);
      g_ptr_array_add (self->problem_rows, row);
    }
}

static void
add_exercise (MoorPreferences *self,
              const char      *path)
{
  g_autoptr (GError) error = NULL;

  if (moor_library_add_file (moor_desk_get_library (self->desk), path, &error))
    toast (self, _("Added. You find it on the path."));
  else
    toast (self, error->message);
  show_problems (self);
}

static void
add_form (MoorPreferences *self,
          const char      *path)
{
  g_autoptr (GError) error = NULL;

  if (moor_library_add_questionnaire (moor_desk_get_library (self->desk), path, &error))
    toast (self, _("Added. It is in Path, step 1."));
  else
    toast (self, error->message);
  show_problems (self);
}

/* The version of @form that can be answered now; 0 if there is none. */
static int
version_there (MoorLibrary       *library,
               MoorQuestionnaire *form)
{
  g_autofree char *id = moor_form_exercise_id (form);
  MoorExercise *there = moor_library_find (library, id);

  return there != NULL ? moor_exercise_get_version (there) : 0;
}

/* What the file is, its root says. */
static void
preview_file (MoorPreferences *self,
              const char      *path)
{
  MoorLibrary *library = moor_desk_get_library (self->desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorQuestionnaire) form = NULL;
  g_autoptr (MoorExercise) exercise = NULL;
  GtkWindow *preview;

  if (moor_library_is_questionnaire (path))
    form = moor_library_read_questionnaire (library, path, &error);
  else
    exercise = moor_library_read_file (library, path, &error);

  preview = form != NULL ? moor_form_preview_new (form, path, version_there (library, form))
                         : moor_exercise_preview_new (exercise, path, error);
  gtk_window_set_transient_for (preview, GTK_WINDOW (self));
  gtk_window_set_application (preview, gtk_window_get_application (GTK_WINDOW (self)));
  g_signal_connect_object (preview, "add", form != NULL ? G_CALLBACK (add_form) : G_CALLBACK (add_exercise),
                           self, G_CONNECT_SWAPPED);
  gtk_window_present (preview);
}

static void
file_chosen (MoorPreferences *self,
             int              response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL && g_file_peek_path (file) != NULL)
    preview_file (self, g_file_peek_path (file));
  else
    toast (self, _("This file is not on this computer. Save it here first."));
}

static void
choose_file (MoorPreferences *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (_("Add an exercise or a form"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_filter_set_name (filter, _("Exercise and form files"));
  gtk_file_filter_add_pattern (filter, "*.xml");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* This device ------------------------------------------------------------- */

static void
color_scheme_chosen (MoorPreferences *self)
{
  g_settings_set_enum (self->device, "color-scheme",
                       (int) adw_combo_row_get_selected (self->color_scheme));
}

static void
open_folder (MoorPreferences *self)
{
  g_autofree char *uri = g_filename_to_uri (self->data_dir, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
leave_watching (MoorPreferences *self)
{
  adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (self));
}

static void
open_watching (MoorPreferences *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (self->watching_page == NULL)
    {
      builder = gtk_builder_new_from_resource (MOOR_RESOURCE_PATH "/ui/moor-watching-page.ui");
      self->watching_page = g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "page")));
      g_signal_connect_object (gtk_builder_get_object (builder, "back"), "clicked",
                               G_CALLBACK (leave_watching), self, G_CONNECT_SWAPPED);
    }
  adw_preferences_window_present_subpage (ADW_PREFERENCES_WINDOW (self), self->watching_page);
}

static void
country_chosen (MoorPreferences *self,
                const char      *problem)
{
  if (problem != NULL)
    toast (self, problem);
}

/* The class --------------------------------------------------------------- */

static void
moor_preferences_dispose (GObject *object)
{
  MoorPreferences *self = MOOR_PREFERENCES (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->watching_page);
  g_clear_object (&self->device);
  g_clear_object (&self->help);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (moor_preferences_parent_class)->dispose (object);
}

static void
moor_preferences_finalize (GObject *object)
{
  MoorPreferences *self = MOOR_PREFERENCES (object);

  g_ptr_array_unref (self->problem_rows);
  g_free (self->data_dir);

  G_OBJECT_CLASS (moor_preferences_parent_class)->finalize (object);
}

static void
moor_preferences_class_init (MoorPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_preferences_dispose;
  object_class->finalize = moor_preferences_finalize;

  g_type_ensure (MOOR_TYPE_COUNTRY);
  g_type_ensure (MOOR_TYPE_LEANING_ROW);
  g_type_ensure (MOOR_TYPE_REASON_CHIPS);
  g_type_ensure (MOOR_TYPE_STEADY_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorPreferences, you);
  gtk_widget_class_bind_template_child (widget_class, MoorPreferences, leaning);
  gtk_widget_class_bind_template_child (widget_class, MoorPreferences, reasons_group);
  gtk_widget_class_bind_template_child (widget_class, MoorPreferences, reasons);
  gtk_widget_class_bind_template_child (widget_class, MoorPreferences, counselor);
  gtk_widget_class_bind_template_child (widget_class, MoorPreferences, look);
  gtk_widget_class_bind_template_child (widget_class, MoorPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, MoorPreferences, steady);
  gtk_widget_class_bind_template_child (widget_class, MoorPreferences, folder);
  gtk_widget_class_bind_template_child (widget_class, MoorPreferences, exercises);
  gtk_widget_class_bind_template_child (widget_class, MoorPreferences, help_group);
  gtk_widget_class_bind_template_child (widget_class, MoorPreferences, country_row);
  gtk_widget_class_bind_template_child (widget_class, MoorPreferences, country);
  gtk_widget_class_bind_template_callback (widget_class, choose_file);
  gtk_widget_class_bind_template_callback (widget_class, open_folder);
  gtk_widget_class_bind_template_callback (widget_class, open_watching);
  gtk_widget_class_bind_template_callback (widget_class, country_chosen);
}

static void
moor_preferences_init (MoorPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->problem_rows = g_ptr_array_new ();
  moor_country_set_label (self->country, GTK_WIDGET (self->country_row));

  self->device = moor_device_settings ();
  gtk_widget_set_visible (GTK_WIDGET (self->look), self->device != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->steady), self->device != NULL);
  if (self->device != NULL)
    {
      moor_steady_group_set_device (self->steady, self->device);
      adw_combo_row_set_selected (self->color_scheme,
                                  (guint) g_settings_get_enum (self->device, "color-scheme"));
      g_signal_connect_object (self->color_scheme, "notify::selected",
                               G_CALLBACK (color_scheme_chosen), self, G_CONNECT_SWAPPED);
    }
}

MoorPreferences *
moor_preferences_new (MoorDesk   *desk,
                      const char *data_dir)
{
  MoorPreferences *self;

  g_return_val_if_fail (desk == NULL || MOOR_IS_DESK (desk), NULL);
  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (MOOR_TYPE_PREFERENCES, NULL);
  self->data_dir = g_strdup (data_dir);
  adw_action_row_set_subtitle (self->folder, data_dir);

  self->help = moor_help_lines_new (NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->help_group), self->help != NULL);
  if (self->help != NULL)
    moor_country_fill (self->country, self->help, data_dir);

  gtk_widget_set_visible (GTK_WIDGET (self->you), desk != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons_group), desk != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->exercises), desk != NULL);
  if (desk != NULL)
    {
      self->desk = g_object_ref (desk);
      show_person (self);
      show_problems (self);
    }

  return self;
}
