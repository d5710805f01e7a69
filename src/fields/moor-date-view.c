/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-date-view.h"

#include <glib/gi18n-lib.h>

#include "base/moor-clock.h"
#include "fields/moor-day-picker.h"
#include "fields/moor-in-sight.h"
#include "fields/moor-option-button.h"
#include "fields/moor-wrap.h"

/* What the buttons that are no number of days stand for. */
#define CHOOSE "choose"
#define NO_DAY "none"

struct _MoorDateView {
  MoorFieldView  parent_instance;

  GtkWidget     *buttons;
  GtkWidget     *words;
  GtkWidget     *none_yet;     /* the calendar shows a day, and none is chosen */
  GtkWidget     *picker;
};

G_DEFINE_FINAL_TYPE (MoorDateView, moor_date_view, MOOR_TYPE_FIELD_VIEW)

static char *
ahead_words (int days)
{
  switch (days)
    {
    case 1:
      return g_strdup (_("Tomorrow"));
    case 3:
      return g_strdup (_("In three days"));
    case 7:
      return g_strdup (_("In a week"));
    case 14:
      return g_strdup (_("In two weeks"));
    case 30:
      return g_strdup (_("In a month"));
    case 90:
      return g_strdup (_("In three months"));
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "In %d day", "In %d days",
                                           (gulong) days), days);
    }
}

static char *
day_of (const char *value)
{
  g_autofree char *today = moor_clock_today ();

  return moor_clock_add_days (today, atoi (value));
}

static gboolean
is_ahead (const char *value)
{
  return g_ascii_isdigit (value[0]);
}

static void
show_day (MoorDateView *self)
{
  MoorAnswer *answer = moor_field_view_get_answer (MOOR_FIELD_VIEW (self));
  const MoorField *field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  const char *day = answer != NULL ? moor_answer_get_text (answer, 0, "") : NULL;
  g_autofree char *words = day != NULL ? moor_day_in_words (day) : NULL;
  gboolean found = FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      MoorOptionButton *button = MOOR_OPTION_BUTTON (child);
      const char *value = moor_option_button_get_value (button);
      gboolean chosen;

      if (is_ahead (value))
        {
          g_autofree char *its_day = day_of (value);

          chosen = g_strcmp0 (its_day, day) == 0;
          found |= chosen;
        }
      else if (g_str_equal (value, CHOOSE))
        {
          chosen = (day != NULL && !found) || gtk_widget_get_visible (self->picker);
        }
      else
        {
          /* Not being asked is the way things are until a day is chosen. */
          chosen = day == NULL && !gtk_widget_get_visible (self->picker);
          gtk_widget_set_visible (child, field->ahead->len > 0 || day != NULL);
        }
      moor_option_button_set_chosen (button, chosen);
    }

  gtk_label_set_label (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_widget_set_visible (self->words, words != NULL);
  gtk_widget_set_visible (self->none_yet, day == NULL && gtk_widget_get_visible (self->picker));
}

static void
take_day (MoorDateView *self,
          const char   *day)
{
  moor_field_view_set_problem (MOOR_FIELD_VIEW (self), NULL);
  moor_field_view_tell (MOOR_FIELD_VIEW (self), day != NULL ? moor_answer_new_text (day) : NULL);
  show_day (self);
}

static void
on_chosen (MoorOptionButton *button,
           MoorDateView     *self)
{
  const char *value = moor_option_button_get_value (button);

  if (g_str_equal (value, CHOOSE))
    {
      gboolean open = !gtk_widget_get_visible (self->picker);
      MoorAnswer *answer = moor_field_view_get_answer (MOOR_FIELD_VIEW (self));
      g_autofree char *today = moor_clock_today ();

      moor_day_picker_set_day (MOOR_DAY_PICKER (self->picker),
                               answer != NULL ? moor_answer_get_text (answer, 0, "") : today);
      gtk_widget_set_visible (self->picker, open);
      show_day (self);
      if (open)
        moor_in_sight_bring (GTK_WIDGET (button), self->picker, NULL);
      return;
    }

  gtk_widget_set_visible (self->picker, FALSE);
  if (is_ahead (value) && moor_option_button_is_chosen (button))
    {
      g_autofree char *day = day_of (value);

      take_day (self, day);
    }
  else
    {
      take_day (self, NULL);
    }
}

static void
on_picked (MoorDayPicker *picker,
           const char    *day,
           MoorDateView  *self)
{
  const MoorField *field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  g_autofree char *today = moor_clock_today ();

  if (field->ahead->len > 0 && moor_clock_days_between (today, day) < 0)
    {
      moor_field_view_set_problem (MOOR_FIELD_VIEW (self),
                                   _("That day has passed. Choose one that is to come."));
      return;
    }

  gtk_widget_set_visible (self->picker, FALSE);
  take_day (self, day);
}

static void
add_button (MoorDateView *self,
            const char   *value,
            const char   *label)
{
  GtkWidget *button = moor_option_button_new (value, label, NULL, FALSE);

  g_signal_connect_object (button, "chosen", G_CALLBACK (on_chosen), self, 0);
  moor_wrap_append (MOOR_WRAP (self->buttons), button);
}

static void
moor_date_view_set_answer (MoorFieldView *view,
                           MoorAnswer    *answer)
{
  MoorDateView *self = MOOR_DATE_VIEW (view);

  gtk_widget_set_visible (self->picker, FALSE);
  show_day (self);
}

static void
moor_date_view_name (MoorFieldView *view,
                     const char    *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (MOOR_DATE_VIEW (view)->buttons),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
moor_date_view_constructed (GObject *object)
{
  MoorDateView *self = MOOR_DATE_VIEW (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  const MoorField *field;

  G_OBJECT_CLASS (moor_date_view_parent_class)->constructed (object);

  field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  self->buttons = moor_wrap_new (MOOR_WRAP_CHIPS, 8);
  for (guint i = 0; i < field->ahead->len; i++)
    {
      int days = g_array_index (field->ahead, int, i);
      g_autofree char *value = g_strdup_printf ("%d", days);
      g_autofree char *label = ahead_words (days);

      add_button (self, value, label);
    }
  add_button (self, CHOOSE, _("Choose a day"));
  add_button (self, NO_DAY, field->ahead->len > 0 ? _("Do not ask") : _("No day"));

  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);

  self->none_yet = gtk_label_new (field->ahead->len > 0
                                    ? _("No day is chosen yet. Until you take one, you are not asked.")
                                    : _("No day is chosen yet."));
  gtk_label_set_wrap (GTK_LABEL (self->none_yet), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->none_yet), 0);
  gtk_widget_set_visible (self->none_yet, FALSE);

  self->picker = moor_day_picker_new ();
  gtk_widget_set_visible (self->picker, FALSE);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (on_picked), self, 0);

  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->none_yet);
  gtk_box_append (GTK_BOX (box), self->picker);
  moor_field_view_set_child (MOOR_FIELD_VIEW (self), box);
  show_day (self);
}

static void
moor_date_view_class_init (MoorDateViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_date_view_constructed;
  view_class->set_answer = moor_date_view_set_answer;
  view_class->name = moor_date_view_name;
}

static void
moor_date_view_init (MoorDateView *self)
{
}
