/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-help-now.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "content/moor-help-lines.h"
#include "views/moor-country.h"
#include "views/moor-dates.h"
#include "views/moor-labels.h"

struct _MoorHelpNow {
  GtkWidget        parent_instance;

  MoorHelpLines   *help;                /* (nullable) the file cannot be read */
  MoorHelpDoor     door;
  gboolean         can_call;            /* something here handles tel: */

  AdwToastOverlay *toasts;
  GtkStack        *pages;
  GtkWidget       *back;
  GtkBox          *emergency;
  GtkBox          *doors;
  GtkWidget       *country_box;
  GtkWidget       *country_label;
  MoorCountry     *country;
  GtkWidget       *door_scroll;
  GtkLabel        *door_title;
  GtkBox          *lines;
};

enum { LEFT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoorHelpNow, moor_help_now, GTK_TYPE_WIDGET)

/* Words ------------------------------------------------------------------- */

static const char *
door_words (MoorHelpDoor door)
{
  switch (door)
    {
    case MOOR_HELP_DOOR_MYSELF:
      return _("I might hurt myself or end my life");
    case MOOR_HELP_DOOR_SOMEONE:
      return _("Someone might hurt me");
    case MOOR_HELP_DOOR_OTHERS:
      return _("A child or someone else is in danger");
    case MOOR_HELP_DOOR_BODY:
      return _("My body: overdose, withdrawal, chest pain");
    case MOOR_HELP_DOOR_ELSE:
      return _("Something else");
    case MOOR_N_HELP_DOORS:
    default:
      g_assert_not_reached ();
    }
}

/* How a number is used. Whole phrases, because languages order them in their
 * own ways. */
static const char *
channel_words (MoorHelpChannels channels)
{
  switch ((guint) channels)
    {
    case MOOR_HELP_CALL:
      return _("Call");
    case MOOR_HELP_TEXT:
      return _("Send a text message");
    case MOOR_HELP_CHAT:
      return _("Chat on their site");
    case MOOR_HELP_WHATSAPP:
      return _("WhatsApp");
    case MOOR_HELP_MAIL:
      return _("Write a mail");
    case MOOR_HELP_TTY:
      return _("For people who do not hear well (TTY)");
    case MOOR_HELP_CALL | MOOR_HELP_TEXT:
      return _("Call or text");
    case MOOR_HELP_CALL | MOOR_HELP_CHAT:
      return _("Call, or chat on their site");
    case MOOR_HELP_CALL | MOOR_HELP_WHATSAPP:
      return _("Call, or use WhatsApp");
    case MOOR_HELP_CALL | MOOR_HELP_TEXT | MOOR_HELP_CHAT:
      return _("Call or text, or chat on their site");
    default:
      return (channels & MOOR_HELP_CALL) ? _("Call, and other ways") : _("Ask there how to reach them");
    }
}

/* "Call or text, any hour." (transfer full) */
static char *
how_words (const MoorHelpLine *line)
{
  const char *channels = channel_words (line->channels);

  if (line->any_hour)
    /* Translators: how a number is used: "Call or text, any hour." */
    return g_strdup_printf (_("%s, any hour."), channels);
  if (line->from_hour >= 0 && line->to_hour >= 0)
    /* Translators: how a number is used, and between which hours of the day */
    return g_strdup_printf (_("%s, from %d to %d o'clock."), channels, line->from_hour, line->to_hour);

  return g_strdup_printf (C_("how a number is used", "%s."), channels);
}

/* Widgets ----------------------------------------------------------------- */

/* @how (nullable): in what way and when it can be reached. */
static GtkWidget *
number_card (MoorHelpNow        *self,
             const MoorHelpLine *line,
             const char         *how)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *top = moor_label_new_wrapped_box (8);
  GtkWidget *number = moor_label_new (line->number, "title-2");
  g_autofree char *day = moor_dates_day (line->checked_on);
  /* Translators: the day on which a phone number was last compared with its
   * source, then the source's name */
  g_autofree char *checked = g_strdup_printf (_("Checked on %s. Source: %s"), day, line->source);

  gtk_widget_add_css_class (card, "moor-card");
  gtk_widget_set_hexpand (number, TRUE);
  gtk_box_append (GTK_BOX (top), number);
  gtk_box_append (GTK_BOX (top), moor_label_new_button (_("Copy the number"), line->number, "help.copy",
                                                        g_variant_new_string (line->number)));
  if ((line->channels & MOOR_HELP_CALL) != 0 && self->can_call)
    gtk_box_append (GTK_BOX (top), moor_label_new_button (_("Call"), line->number, "help.call",
                                                          g_variant_new_string (line->number)));
  gtk_box_append (GTK_BOX (card), top);

  gtk_box_append (GTK_BOX (card), moor_label_new (line->service, "heading"));
  if (how != NULL)
    gtk_box_append (GTK_BOX (card), moor_label_new (how, NULL));
  if (line->send != NULL)
    {
      /* Translators: the word that is to be sent to a number */
      g_autofree char *send = g_strdup_printf (_("The word to send: %s"), line->send);

      gtk_box_append (GTK_BOX (card), moor_label_new (send, NULL));
    }
  gtk_box_append (GTK_BOX (card), moor_label_new (checked, "moor-small"));

  return card;
}

static GtkWidget *
emergency_card (MoorHelpNow *self)
{
  const MoorHelpCountry *country = NULL;
  GtkWidget *card;

  if (self->help != NULL)
    country = moor_help_lines_find (self->help, moor_country_get_code (self->country));

  if (country != NULL && country->emergency != NULL)
    {
      const MoorHelpLine line = {
        .service = (char *) _("Emergency"),
        .number = country->emergency,
        .channels = MOOR_HELP_CALL,
        .source = country->emergency_source,
        .checked_on = country->emergency_checked_on,
      };

      return number_card (self, &line, NULL);
    }

  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (card, "moor-card");
  gtk_box_append (GTK_BOX (card), moor_label_new (_("Call your local emergency number."), "heading"));
  if (self->help == NULL)
    gtk_box_append (GTK_BOX (card),
                    moor_label_new (_("In the European Union it is 112. The other numbers cannot be "
                                      "read: the file they are in is damaged or missing."), NULL));
  else if (country == NULL)
    gtk_box_append (GTK_BOX (card), moor_label_new (_("In the European Union it is 112."), NULL));

  return card;
}

static void
show_door (MoorHelpNow *self)
{
  g_autoptr (GPtrArray) lines = NULL;

  gtk_label_set_label (self->door_title, door_words (self->door));
  moor_label_remove_children (GTK_WIDGET (self->lines));
  gtk_box_append (self->lines, emergency_card (self));
  if (self->door == MOOR_HELP_DOOR_SOMEONE)
    gtk_box_append (self->lines,
                    moor_label_new (_("Calls can be seen on a shared phone or bill. If you can, use a "
                                      "phone that is not watched."), "moor-reading"));

  if (self->help != NULL)
    lines = moor_help_lines_get_lines (self->help, moor_country_get_code (self->country), self->door);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const MoorHelpLine *line = g_ptr_array_index (lines, i);
      g_autofree char *how = how_words (line);

      gtk_box_append (self->lines, number_card (self, line, how));
    }
  if (lines != NULL && lines->len == 0 && *moor_country_get_code (self->country) != '\0')
    gtk_box_append (self->lines,
                    moor_label_new (_("For this, no other number of this country is known here for "
                                      "certain."), "moor-reading"));
}

static void
show_emergency (MoorHelpNow *self)
{
  moor_label_remove_children (GTK_WIDGET (self->emergency));
  gtk_box_append (self->emergency, emergency_card (self));
}

static void
country_chosen (MoorHelpNow *self,
                const char  *problem)
{
  show_emergency (self);
  if (problem != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (problem, -1);

      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
    }
}

/* Actions ----------------------------------------------------------------- */

static void
back_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MoorHelpNow *self = MOOR_HELP_NOW (widget);
  GtkWidget *door;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "doors") == 0)
    {
      g_signal_emit (self, signals[LEFT], 0);
      return;
    }

  gtk_stack_set_visible_child_name (self->pages, "doors");
  door = gtk_widget_get_first_child (GTK_WIDGET (self->doors));
  for (int i = 0; i < (int) self->door; i++)
    door = gtk_widget_get_next_sibling (door);
  gtk_widget_grab_focus (door);
}

static void
open_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  moor_help_now_open (MOOR_HELP_NOW (widget), g_variant_get_int32 (parameter));
}

static void
copy_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (parameter, NULL));
  adw_toast_overlay_add_toast (MOOR_HELP_NOW (widget)->toasts,
                               adw_toast_new (_("The number is copied.")));
}

static void
call_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  const char *number = g_variant_get_string (parameter, NULL);
  g_autoptr (GString) uri = g_string_new ("tel:");

  for (const char *p = number; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) || *p == '+')
      g_string_append_c (uri, *p);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), uri->str, GDK_CURRENT_TIME);
}

/* The class --------------------------------------------------------------- */

static void
moor_help_now_dispose (GObject *object)
{
  MoorHelpNow *self = MOOR_HELP_NOW (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), MOOR_TYPE_HELP_NOW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->help);

  G_OBJECT_CLASS (moor_help_now_parent_class)->dispose (object);
}

static void
moor_help_now_class_init (MoorHelpNowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_help_now_dispose;

  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "help.open", "i", open_action);
  gtk_widget_class_install_action (widget_class, "help.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "help.call", "s", call_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "help.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);

  g_type_ensure (MOOR_TYPE_COUNTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-help-now.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, pages);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, back);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, emergency);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, doors);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, country_box);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, country_label);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, country);
  gtk_widget_class_bind_template_callback (widget_class, country_chosen);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, door_scroll);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, door_title);
  gtk_widget_class_bind_template_child (widget_class, MoorHelpNow, lines);
}

static void
moor_help_now_init (MoorHelpNow *self)
{
  g_autoptr (GAppInfo) caller = g_app_info_get_default_for_uri_scheme ("tel");

  gtk_widget_init_template (GTK_WIDGET (self));

  moor_country_set_label (self->country, self->country_label);
  self->can_call = caller != NULL;
  self->help = moor_help_lines_new (NULL);

  for (int door = 0; door < MOOR_N_HELP_DOORS; door++)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), moor_label_new (door_words (door), NULL));
      gtk_widget_add_css_class (button, "moor-door");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      door_words (door), -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", door);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "help.open");
      gtk_box_append (self->doors, button);
    }
}

GtkWidget *
moor_help_now_new (const char *data_dir)
{
  MoorHelpNow *self;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (MOOR_TYPE_HELP_NOW, NULL);
  gtk_widget_set_visible (self->country_box, self->help != NULL);
  if (self->help != NULL)
    moor_country_fill (self->country, self->help, data_dir);
  /* Without a country there is no number yet: choosing one comes first. */
  if (*moor_country_get_code (self->country) == '\0')
    gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (self->country_box)),
                                 self->country_box, GTK_WIDGET (self->emergency));
  show_emergency (self);

  return GTK_WIDGET (self);
}

void
moor_help_now_begin (MoorHelpNow *self)
{
  g_return_if_fail (MOOR_IS_HELP_NOW (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "doors") == 0)
    gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->doors)));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->door_title));
}

void
moor_help_now_open (MoorHelpNow *self,
                    int          door)
{
  g_return_if_fail (MOOR_IS_HELP_NOW (self));
  g_return_if_fail (door >= 0 && door < MOOR_N_HELP_DOORS);

  self->door = door;
  show_door (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->door_scroll)), 0);
  gtk_stack_set_visible_child_name (self->pages, "door");
  gtk_widget_grab_focus (GTK_WIDGET (self->door_title));
}
