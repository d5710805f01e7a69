/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-today-view.h"

#include <glib/gi18n-lib.h>

#include "base/moor-clock.h"
#include "views/moor-dates.h"
#include "views/moor-labels.h"
#include "views/moor-toast.h"
#include "views/moor-wrap-layout.h"

/* What comes back never makes Today longer than a screen; the rest is one
 * press away. */
#define BACK_SHOWN 3

struct _MoorTodayView {
  GtkWidget     parent_instance;

  MoorDesk     *desk;
  MoorToday    *today;           /* (nullable) until the journal has answered */
  GCancellable *cancellable;
  gboolean      show_back;       /* after a long time: "Show them" was pressed */
  gboolean      show_all;

  GtkWidget    *toasts;
  GtkWidget    *greeting;
  GtkWidget    *write_heading;
  GtkWidget    *quiet_label;
  GtkWidget    *path_button;
  GtkWidget    *suggestions;
  GtkWidget    *after_long;
  GtkWidget    *after_long_label;
  GtkWidget    *after_long_buttons;
  GtkWidget    *back;
  GtkWidget    *back_rows;
  GtkWidget    *more_button;
};

enum { FILLED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoorTodayView, moor_today_view, GTK_TYPE_WIDGET)

static int
hour_now (void)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (moor_clock_now () / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_get_hour (local);
}

static void
show_greeting (MoorTodayView *self)
{
  int hour = hour_now ();
  const char *greeting, *quiet;

  if (hour >= 5 && hour < 12)
    greeting = _("Good morning");
  else if (hour >= 12 && hour < 18)
    greeting = _("Good afternoon");
  else
    greeting = _("Good evening");

  if (hour >= 5 && hour < 17)
    quiet = _("Nothing is waiting for you today. You can write, look at the path, or close this "
              "and have your day.");
  else
    quiet = _("Nothing is waiting for you today. You can write, look at the path, or close this "
              "and have your evening.");

  gtk_label_set_label (GTK_LABEL (self->greeting), greeting);
  gtk_label_set_label (GTK_LABEL (self->quiet_label), quiet);
}

static GtkWidget *
suggestion_card (MoorSuggestion *suggestion,
                 MoorExercise   *exercise)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *title = moor_exercise_get_title (exercise);
  int minutes = moor_exercise_get_minutes (exercise);
  g_autofree char *time = g_strdup_printf (ngettext ("%d minute.", "%d minutes.", (gulong) minutes),
                                           minutes);
  /* Translators: why an exercise is suggested, then how long it takes */
  g_autofree char *why = g_strdup_printf (C_("suggestion", "%s %s"), suggestion->why, time);
  GtkWidget *buttons = moor_label_new_wrapped_box (8), *button;

  gtk_widget_add_css_class (card, "moor-card");
  gtk_widget_add_css_class (card, "moor-suggestion");
  gtk_box_append (GTK_BOX (card), moor_label_new_heading (title, "title-3", 2));
  gtk_box_append (GTK_BOX (card), moor_label_new (why, "moor-reading"));

  button = moor_label_new_button (_("Begin"), title, "win.begin",
                          g_variant_new_string (suggestion->exercise_id));
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  gtk_box_append (GTK_BOX (buttons), button);
  button = moor_label_new_button (_("Not this one"), title, "today.not-this-one",
                          g_variant_new_string (suggestion->exercise_id));
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (buttons), button);
  button = moor_label_new_button (_("Nothing today"), NULL, "today.nothing-today", NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (buttons), button);
  gtk_widget_set_margin_top (buttons, 6);
  gtk_box_append (GTK_BOX (card), buttons);

  return card;
}

static GtkWidget *
first_time_button (MoorSuggestion *suggestion,
                   MoorExercise   *exercise)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  int minutes = moor_exercise_get_minutes (exercise);
  g_autofree char *time = g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes),
                                           minutes);
  /* Translators: an exercise and how long it takes: "One moment, slowly · 10 minutes" */
  g_autofree char *title = g_strdup_printf (C_("exercise and minutes", "%s · %s"),
                                            moor_exercise_get_title (exercise), time);

  gtk_box_append (GTK_BOX (box), moor_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (box), moor_label_new (suggestion->why, NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", suggestion->exercise_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.begin");
  gtk_widget_add_css_class (button, "moor-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, suggestion->why,
                                  -1);

  return button;
}

static void
show_suggestions (MoorTodayView *self)
{
  MoorLibrary *library = moor_desk_get_library (self->desk);
  guint shown = 0;

  moor_label_remove_children (self->suggestions);

  for (guint i = 0; i < self->today->suggestions->len; i++)
    {
      MoorSuggestion *suggestion = self->today->suggestions->pdata[i];
      MoorExercise *exercise = moor_library_find (library, suggestion->exercise_id);

      if (exercise == NULL)
        continue;

      if (self->today->first_time && shown == 0)
        gtk_box_append (GTK_BOX (self->suggestions),
                        moor_label_new_heading (_("Or begin with one of these"), "heading", 2));
      gtk_box_append (GTK_BOX (self->suggestions),
                      self->today->first_time ? first_time_button (suggestion, exercise)
                                              : suggestion_card (suggestion, exercise));
      shown++;
    }

  gtk_widget_set_visible (self->suggestions, shown > 0);
}

static char *
stopped_sentence (MoorBack *back)
{
  g_autofree char *today = moor_clock_today ();
  g_autofree char *day = moor_dates_lately (back->date);
  int ago = back->date != NULL ? moor_clock_days_between (back->date, today) : G_MININT;

  if (ago == 0)
    return g_strdup_printf (_("You stopped at %d of %d today."), back->position, back->n_parts);
  if (ago == 1)
    return g_strdup_printf (_("You stopped at %d of %d yesterday."), back->position, back->n_parts);

  /* Translators: the place in the exercise, then a weekday or a day:
   * "You stopped at 4 of 7 on Friday." */
  return g_strdup_printf (_("You stopped at %d of %d on %s."), back->position, back->n_parts, day);
}

static GtkWidget *
back_row (MoorBack *back)
{
  GtkWidget *row = moor_label_new_wrapped_box (8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *buttons = moor_label_new_wrapped_box (8), *button;
  gboolean later = back->kind == MOOR_BACK_LATER || back->kind == MOOR_BACK_MEMORY_LATER;
  g_autofree char *sentence = NULL;
  const char *title = back->title;

  switch (back->kind)
    {
    case MOOR_BACK_DRAFT:
      sentence = stopped_sentence (back);
      break;
    case MOOR_BACK_LATER:
      sentence = g_strdup (_("You wanted to come back to this."));
      break;
    case MOOR_BACK_MEMORY_DRAFT:
      title = _("A page from step 2 is open.");
      sentence = g_strdup (_("It can stay open as long as you like."));
      break;
    case MOOR_BACK_MEMORY_LATER:
    default:
      title = _("How was the day after?");
      sentence = g_strdup (_("A page from step 2 has one more question."));
      break;
    }

  gtk_widget_add_css_class (row, "moor-card");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), moor_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (texts), moor_label_new (sentence, NULL));
  gtk_box_append (GTK_BOX (row), texts);

  button = moor_label_new_button (_("Go on"), title, "win.resume",
                          g_variant_new ("(sb)", back->page_id, later));
  gtk_box_append (GTK_BOX (buttons), button);
  button = moor_label_new_button (_("Leave it as it is"), title, "today.leave",
                          g_variant_new_string (back->page_id));
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (buttons), button);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), buttons);

  return row;
}

/* "Three" at the start of a sentence; digits from ten on. */
static char *
number_word (guint n)
{
  static const char * const words[] = {
    NC_("number at the start of a sentence", "Two"),
    NC_("number at the start of a sentence", "Three"),
    NC_("number at the start of a sentence", "Four"),
    NC_("number at the start of a sentence", "Five"),
    NC_("number at the start of a sentence", "Six"),
    NC_("number at the start of a sentence", "Seven"),
    NC_("number at the start of a sentence", "Eight"),
    NC_("number at the start of a sentence", "Nine"),
  };

  if (n >= 2 && n - 2 < G_N_ELEMENTS (words))
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "number at the start of a sentence",
                                   words[n - 2]));

  return g_strdup_printf ("%u", n);
}

static void
show_after_long (MoorTodayView *self)
{
  guint n = self->today->back->len;
  g_autoptr (GString) text = NULL;

  gtk_widget_set_visible (self->after_long, self->today->after_long && !self->show_back);
  gtk_widget_set_visible (self->after_long_buttons, n > 0);
  text = g_string_new (_("It has been a while. Everything is where you left it."));

  if (n == 1)
    g_string_append_printf (text, "\n\n%s", _("One thing was open. Do you still want it?"));
  else if (n > 1)
    {
      g_autofree char *number = number_word (n);

      g_string_append (text, "\n\n");
      /* Translators: a number in words, or in digits from ten on */
      g_string_append_printf (text, _("%s things were open. Do you still want them?"), number);
    }

  gtk_label_set_label (GTK_LABEL (self->after_long_label), text->str);
}

static void
show_back (MoorTodayView *self)
{
  guint n = self->today->back->len;
  guint shown = self->show_all ? n : MIN (n, BACK_SHOWN);

  moor_label_remove_children (self->back_rows);
  for (guint i = 0; i < shown; i++)
    gtk_box_append (GTK_BOX (self->back_rows), back_row (self->today->back->pdata[i]));

  gtk_widget_set_visible (self->more_button, shown < n);
  gtk_widget_set_visible (self->back, n > 0 && (!self->today->after_long || self->show_back));
}

static void
show_today (MoorTodayView *self)
{
  gboolean first = self->today->first_time;
  gboolean quiet = !first && !self->today->after_long && self->today->back->len == 0;

  gtk_widget_set_visible (self->write_heading, first);
  gtk_widget_set_visible (self->quiet_label, quiet);
  gtk_widget_set_visible (self->path_button, quiet);
  show_suggestions (self);
  show_after_long (self);
  show_back (self);
}

static void
today_ready (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (MoorTodayView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorToday) today = moor_desk_today_finish (MOOR_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* What cannot be read is left out; chips and New page stay. */
  if (today != NULL)
    {
      g_clear_pointer (&self->today, moor_today_free);
      self->today = g_steal_pointer (&today);
      show_today (self);
    }
  else
    g_debug ("Today could not be read: %s", error->message);

  g_signal_emit (self, signals[FILLED], 0);
}

/* Asked again when what waits has changed; while Today is out of sight, the
 * window asks when it is shown. */
static void
page_changed (MoorTodayView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    moor_today_view_refresh (self);
}

static void
undo_leave (MoorTodayView *self,
            gpointer       toast)
{
  const char *id = g_object_get_data (toast, "page-id");

  moor_desk_leave_page (self->desk, id, FALSE);
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  MoorTodayView *self = MOOR_TODAY_VIEW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  AdwToast *toast = moor_toast_new (widget, _("Left as it is. It stays in the journal."), _("Undo"));

  moor_desk_leave_page (self->desk, id, TRUE);
  g_object_set_data_full (G_OBJECT (toast), "page-id", g_strdup (id), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_leave), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

static void
leave_all_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  MoorTodayView *self = MOOR_TODAY_VIEW (widget);

  for (guint i = 0; self->today != NULL && i < self->today->back->len; i++)
    moor_desk_leave_page (self->desk, ((MoorBack *) self->today->back->pdata[i])->page_id, TRUE);

  self->show_back = TRUE;
}

static void
show_back_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  MoorTodayView *self = MOOR_TODAY_VIEW (widget);

  self->show_back = TRUE;
  if (self->today != NULL)
    show_today (self);
  gtk_widget_child_focus (self->back, GTK_DIR_TAB_FORWARD);
}

static void
show_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  MoorTodayView *self = MOOR_TODAY_VIEW (widget);

  self->show_all = TRUE;
  if (self->today != NULL)
    show_today (self);
  gtk_widget_child_focus (self->back, GTK_DIR_TAB_FORWARD);
}

static void
not_this_one_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  MoorTodayView *self = MOOR_TODAY_VIEW (widget);

  moor_desk_not_this_one (self->desk, g_variant_get_string (parameter, NULL));
  moor_today_view_refresh (self);
}

static void
nothing_today_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  MoorTodayView *self = MOOR_TODAY_VIEW (widget);

  moor_desk_nothing_today (self->desk);
  moor_today_view_refresh (self);
}

static void
moor_today_view_dispose (GObject *object)
{
  MoorTodayView *self = MOOR_TODAY_VIEW (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->today, moor_today_free);
  g_clear_object (&self->desk);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOOR_TYPE_TODAY_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_today_view_parent_class)->dispose (object);
}

static void
moor_today_view_class_init (MoorTodayViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_today_view_dispose;

  signals[FILLED] = g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MOOR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-today-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorTodayView, toasts);
  gtk_widget_class_bind_template_child (widget_class, MoorTodayView, greeting);
  gtk_widget_class_bind_template_child (widget_class, MoorTodayView, write_heading);
  gtk_widget_class_bind_template_child (widget_class, MoorTodayView, quiet_label);
  gtk_widget_class_bind_template_child (widget_class, MoorTodayView, path_button);
  gtk_widget_class_bind_template_child (widget_class, MoorTodayView, suggestions);
  gtk_widget_class_bind_template_child (widget_class, MoorTodayView, after_long);
  gtk_widget_class_bind_template_child (widget_class, MoorTodayView, after_long_label);
  gtk_widget_class_bind_template_child (widget_class, MoorTodayView, after_long_buttons);
  gtk_widget_class_bind_template_child (widget_class, MoorTodayView, back);
  gtk_widget_class_bind_template_child (widget_class, MoorTodayView, back_rows);
  gtk_widget_class_bind_template_child (widget_class, MoorTodayView, more_button);

  gtk_widget_class_install_action (widget_class, "today.leave", "s", leave_action);
  gtk_widget_class_install_action (widget_class, "today.leave-all", NULL, leave_all_action);
  gtk_widget_class_install_action (widget_class, "today.show-back", NULL, show_back_action);
  gtk_widget_class_install_action (widget_class, "today.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "today.not-this-one", "s", not_this_one_action);
  gtk_widget_class_install_action (widget_class, "today.nothing-today", NULL, nothing_today_action);
}

static void
moor_today_view_init (MoorTodayView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
moor_today_view_new (MoorDesk *desk)
{
  MoorTodayView *self;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);

  self = g_object_new (MOOR_TYPE_TODAY_VIEW, NULL);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (moor_desk_get_store (desk), "page-changed",
                           G_CALLBACK (page_changed), self, G_CONNECT_SWAPPED);
  moor_today_view_refresh (self);

  return GTK_WIDGET (self);
}

void
moor_today_view_refresh (MoorTodayView *self)
{
  g_return_if_fail (MOOR_IS_TODAY_VIEW (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  show_greeting (self);
  moor_desk_today_async (self->desk, self->cancellable, today_ready, g_object_ref (self));
}
