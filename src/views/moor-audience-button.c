/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-audience-button.h"

#include <glib/gi18n-lib.h>

#include "views/moor-labels.h"

enum {
  ONLY_ME,
  COUNSELOR,
  PUT_AWAY,
  N_CHOICES
};

struct _MoorAudienceButton {
  GtkWidget  parent_instance;

  gboolean   setting;
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *checks[N_CHOICES];
  GtkWidget *names[N_CHOICES];
};

G_DEFINE_FINAL_TYPE (MoorAudienceButton, moor_audience_button, GTK_TYPE_WIDGET)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
choice_name (int choice)
{
  switch (choice)
    {
    case ONLY_ME:
      return _("Only me");
    case COUNSELOR:
      return _("For my counselor");
    case PUT_AWAY:
    default:
      return _("Put away");
    }
}

static const char *
choice_sentence (int choice)
{
  switch (choice)
    {
    case ONLY_ME:
      return _("In nothing you show, print or save for others.");
    case COUNSELOR:
      return _("Marked to bring along. Nothing is sent; you show or print it yourself.");
    case PUT_AWAY:
    default:
      return _("Not in lists or search until you ask for it.");
    }
}

static int
current_choice (MoorAudienceButton *self)
{
  for (int i = 0; i < N_CHOICES; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      return i;

  return ONLY_ME;
}

static void
show_choice (MoorAudienceButton *self)
{
  const char *choice = gtk_label_get_label (GTK_LABEL (self->names[current_choice (self)]));
  /* Translators: for the screen reader; the choice stands behind the colon */
  g_autofree char *name = g_strdup_printf (_("Who this page is for: %s"), choice);

  gtk_label_set_label (GTK_LABEL (self->label), choice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
toggled (MoorAudienceButton *self,
         GtkCheckButton     *check)
{
  if (self->setting || !gtk_check_button_get_active (check))
    return;

  show_choice (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static GtkWidget *
choice_row (MoorAudienceButton *self,
            int                 choice)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *sentence = moor_label_new (choice_sentence (choice), NULL);

  gtk_label_set_max_width_chars (GTK_LABEL (sentence), 30);
  self->names[choice] = moor_label_new (choice_name (choice), "heading");
  gtk_box_append (GTK_BOX (texts), self->names[choice]);
  gtk_box_append (GTK_BOX (texts), sentence);
  gtk_widget_set_margin_start (texts, 6);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), texts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, choice_name (choice),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, choice_sentence (choice),
                                  -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled), self, G_CONNECT_SWAPPED);
  if (choice > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (self->checks[0]));
  self->checks[choice] = check;

  return check;
}

static void
moor_audience_button_dispose (GObject *object)
{
  MoorAudienceButton *self = MOOR_AUDIENCE_BUTTON (object);

  for (int i = 0; i < N_CHOICES; i++)
    g_clear_object (&self->checks[i]);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (moor_audience_button_parent_class)->dispose (object);
}

static void
moor_audience_button_class_init (MoorAudienceButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_audience_button_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", MOOR_TYPE_AUDIENCE_BUTTON, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
moor_audience_button_init (MoorAudienceButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), moor_label_new_heading (_("Who is this page for?"), "heading", 2));
  for (int i = 0; i < N_CHOICES; i++)
    {
      gtk_box_append (GTK_BOX (box), choice_row (self, i));
      g_object_ref (self->checks[i]);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_tooltip_text (self->button, _("Who this page is for"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  moor_audience_button_show (self, MOOR_AUDIENCE_ONLY_ME, FALSE);
}

GtkWidget *
moor_audience_button_new (void)
{
  return g_object_new (MOOR_TYPE_AUDIENCE_BUTTON, NULL);
}

void
moor_audience_button_set_counselor (MoorAudienceButton *self,
                                    const char         *words)
{
  g_return_if_fail (MOOR_IS_AUDIENCE_BUTTON (self));
  g_return_if_fail (words != NULL);

  gtk_label_set_label (GTK_LABEL (self->names[COUNSELOR]), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks[COUNSELOR]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  show_choice (self);
}

void
moor_audience_button_show (MoorAudienceButton *self,
                           MoorAudience        audience,
                           gboolean            put_away)
{
  int choice = put_away ? PUT_AWAY : audience == MOOR_AUDIENCE_COUNSELOR ? COUNSELOR : ONLY_ME;

  g_return_if_fail (MOOR_IS_AUDIENCE_BUTTON (self));

  self->setting = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checks[choice]), TRUE);
  self->setting = FALSE;
  show_choice (self);
}

MoorAudience
moor_audience_button_get_audience (MoorAudienceButton *self)
{
  g_return_val_if_fail (MOOR_IS_AUDIENCE_BUTTON (self), MOOR_AUDIENCE_ONLY_ME);

  return current_choice (self) == COUNSELOR ? MOOR_AUDIENCE_COUNSELOR : MOOR_AUDIENCE_ONLY_ME;
}

gboolean
moor_audience_button_is_put_away (MoorAudienceButton *self)
{
  g_return_val_if_fail (MOOR_IS_AUDIENCE_BUTTON (self), FALSE);

  return current_choice (self) == PUT_AWAY;
}
