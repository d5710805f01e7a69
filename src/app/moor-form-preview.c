/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/moor-form-preview.h"

#include <glib/gi18n-lib.h>

#include "views/moor-header-start.h"
#include "views/moor-labels.h"

struct _MoorFormPreview {
  AdwWindow          parent_instance;

  char              *path;
  MoorQuestionnaire *form;

  GtkBox            *content;
  GtkWidget         *may_use;      /* always in sight, as is what is missing until it is ticked */
};

enum { ADD, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoorFormPreview, moor_form_preview, ADW_TYPE_WINDOW)

static void
append (MoorFormPreview *self,
        const char      *text,
        const char      *css_class)
{
  gtk_box_append (self->content, moor_label_new (text, css_class));
}

static void
append_heading (MoorFormPreview *self,
                const char      *text)
{
  gtk_box_append (self->content, moor_label_new_heading (text, "heading", 2));
}

static const char *
validated_words (MoorQuestionnaire *form)
{
  switch (moor_questionnaire_get_validated (form))
    {
    case MOOR_VALIDATED_RESEARCH:
      return _("The file says: tested for research, with groups of people.");
    case MOOR_VALIDATED_CLINICAL:
      return _("The file says: tested for clinical use.");
    case MOOR_VALIDATED_NO:
    default:
      return _("The file says: not tested with large groups. Good for noticing and for talking. "
               "Not for deciding what you are.");
    }
}

static void
show_statements (MoorFormPreview *self)
{
  guint n_items = moor_questionnaire_get_n_items (self->form);
  guint n_forms = moor_questionnaire_get_n_forms (self->form);
  guint n_tests = moor_questionnaire_get_n_tests (self->form);
  g_autofree char *items = g_strdup_printf (ngettext ("%u statement", "%u statements", n_items), n_items);
  g_autofree char *tests =
    g_strdup_printf (ngettext ("Its own tests: %u sheet counted here, all as the file says.",
                               "Its own tests: %u sheets counted here, all as the file says.", n_tests),
                     n_tests);

  append_heading (self, _("What it asks"));
  if (n_forms > 1)
    {
      /* Translators: how many statements; then for whom, on lines of their own. */
      g_autofree char *each = g_strdup_printf (_("%s, once for each of these:"), items);

      append (self, each, NULL);
    }
  else
    append (self, items, NULL);

  for (guint i = 0; i < n_forms; i++)
    {
      const MoorForm *one = moor_questionnaire_get_form (self->form, i);
      g_autofree char *line = NULL;

      if (one->label == NULL)
        continue;
      /* Translators: a form that is about one person, whom it asks for. */
      line = one->person ? g_strdup_printf (_("• %s (it asks which person)"), one->label)
                         : g_strdup_printf ("• %s", one->label);
      append (self, line, NULL);
    }

  append_heading (self, _("How far it can be trusted"));
  append (self, validated_words (self->form), NULL);
  append (self, tests, NULL);
}

static void
copy_address (GtkButton       *button,
              MoorFormPreview *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          moor_questionnaire_get_url (self->form));
  gtk_button_set_label (button, _("It is copied."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("It is copied."),
                                  -1);
}

static void
show_rights (MoorFormPreview *self)
{
  const char *url = moor_questionnaire_get_url (self->form);
  /* Translators: who holds the rights of a form */
  g_autofree char *holder = g_strdup_printf (_("The rights are with %s."),
                                             moor_questionnaire_get_holder (self->form));

  append_heading (self, _("Whose it is"));
  append (self, holder, NULL);
  append (self, moor_questionnaire_get_rights (self->form), NULL);

  if (url != NULL)
    {
      GtkWidget *address = moor_label_new (url, "moor-small");
      GtkWidget *button = gtk_button_new_with_label (_("Copy the address"));

      gtk_label_set_selectable (GTK_LABEL (address), TRUE);
      gtk_box_append (self->content, address);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Copy the address"),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, url,
                                      -1);
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_signal_connect_object (button, "clicked", G_CALLBACK (copy_address), self, 0);
      gtk_box_append (self->content, button);
    }
}

static void
add_clicked (MoorFormPreview *self)
{
  g_signal_emit (self, signals[ADD], 0, self->path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
moor_form_preview_finalize (GObject *object)
{
  MoorFormPreview *self = MOOR_FORM_PREVIEW (object);

  g_clear_object (&self->form);
  g_free (self->path);

  G_OBJECT_CLASS (moor_form_preview_parent_class)->finalize (object);
}

static void
moor_form_preview_class_init (MoorFormPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = moor_form_preview_finalize;

  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (MOOR_TYPE_HEADER_START);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-form-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorFormPreview, content);
  gtk_widget_class_bind_template_child (widget_class, MoorFormPreview, may_use);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked);
}

static void
moor_form_preview_init (MoorFormPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->may_use),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("I may use this form"),
                                  -1);
}

/* An id and a version are one form: the library refuses a changed file under both. */
static void
show_version (MoorFormPreview *self,
              int              there)
{
  int version = moor_questionnaire_get_version (self->form);
  g_autofree char *words = NULL;

  if (there == 0 || there > version)
    return;

  if (there == version)
    words = g_strdup (_("This form is here already. Added again, it only has a new day on which you "
                        "confirmed that you may use it."));
  else
    words = g_strdup_printf (_("This is version %d. It takes the place of version %d, which is here. "
                               "Pages keep the version they were answered with."), version, there);
  append (self, words, "moor-note");
}

GtkWindow *
moor_form_preview_new (MoorQuestionnaire *form,
                       const char        *path,
                       int                there)
{
  MoorFormPreview *self;

  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (form), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (MOOR_TYPE_FORM_PREVIEW, NULL);
  self->path = g_strdup (path);
  self->form = g_object_ref (form);

  gtk_box_append (self->content,
                  moor_label_new_heading (moor_questionnaire_get_title (form), "title-2", 1));
  append (self, moor_questionnaire_get_purpose (form), "moor-reading");
  show_version (self, there);
  show_statements (self);
  show_rights (self);

  return GTK_WINDOW (self);
}
