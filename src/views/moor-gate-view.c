/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-gate-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fields/moor-field-view.h"
#include "fields/moor-in-sight.h"
#include "fields/moor-wrap.h"
#include "guide/moor-gate.h"
#include "views/moor-dates.h"
#include "views/moor-header-end.h"
#include "views/moor-header-start.h"

/* Where the words of the scale stand: its own exercise may ask for no number. */
#define CHECK_IN "check-in"

static const struct {
  const char *state;
  const char *label;
} states[] = {
  { "settled", N_("Settled enough") },
  { "racing", N_("Tense or racing") },
  { "numb", N_("Numb or far away") },
  { "both", N_("Both at once") },
  { "unknown", N_("I can't tell") },
};

/* What the person went away for, and what it changes when they are back. */
typedef enum {
  AWAY_NOT,
  AWAY_LOOKING_AROUND,
  AWAY_SETTLING,
} Away;

struct _MoorGateView {
  GtkWidget         parent_instance;

  MoorDesk         *desk;
  MoorExercise     *exercise;
  MoorSitting      *sitting;         /* (nullable) */
  MoorGatePast     *past;            /* (nullable) until the journal has answered */
  GCancellable     *cancellable;

  int               state;           /* in states; -1 */
  int               number;          /* -1 */
  gboolean          nobody;
  gboolean          looked_around;
  gboolean          short_form;
  gboolean          deciding;        /* Begin anyway was pressed */
  gboolean          setting;
  gboolean          begun;           /* it had its focus */
  Away              away;
  char             *line;            /* (nullable) "If it gets too much, I will …" */
  MoorGate          gate;
  MoorFieldContext  context;
  MoorFieldView    *number_view;
  GtkWidget        *chip[G_N_ELEMENTS (states)];

  AdwWindowTitle   *title;
  GtkWidget        *heading;
  GtkWidget        *stayed;
  GtkLabel         *stayed_words;
  GtkLabel         *practice;
  GtkWidget        *try_one;
  GtkLabel         *someone;
  GtkWidget        *reach_buttons;
  GtkWidget        *chips;
  AdwBin           *scale;
  GtkLabel         *sentence;
  GtkWidget        *offers;
  GtkWidget        *anyway;
  GtkWidget        *decide;
  GtkEditable      *if_much;
};

G_DEFINE_FINAL_TYPE (MoorGateView, moor_gate_view, GTK_TYPE_WIDGET)

enum {
  BEGIN,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is offered ------------------------------------------------------------- */

static const struct {
  const char *label;
  const char *action;
} offers[] = {
  [MOOR_OFFER_BEGIN] = { N_("Begin"), "before.begin" },
  [MOOR_OFFER_KEEP] = { N_("Keep it for a session"), "before.keep" },
  [MOOR_OFFER_SETTLE] = { N_("Settle first"), "before.settle" },
  [MOOR_OFFER_SHORT] = { N_("Short form"), "before.begin-short" },
  [MOOR_OFFER_LIGHTER] = { N_("Something lighter"), "before.lighter" },
  [MOOR_OFFER_LOOK_AROUND] = { N_("Look around"), "before.look-around" },
  [MOOR_OFFER_WRITE] = { N_("Write a page"), "before.write" },
  [MOOR_OFFER_HELP_NOW] = { N_("Help now"), "app.help-now" },
  [MOOR_OFFER_STEADY] = { N_("Steady"), "before.steady" },
  [MOOR_OFFER_WRONG_NUMBER] = { N_("I chose the wrong number"), "before.wrong-number" },
  [MOOR_OFFER_TRY_ONE] = { N_("Try one, 2 minutes"), "before.try-one" },
  [MOOR_OFFER_ADD_SOMEONE] = { N_("Add someone"), "before.add-someone" },
};

static char *
say (MoorGateView *self)
{
  switch (self->gate.row)
    {
    case MOOR_GATE_READY:
      return g_strdup (_("You have what you need."));

    case MOOR_GATE_HEAVY:
      return g_strdup_printf (_("You said %d. That is a lot to carry into a memory. You could settle "
                                "first and see. Or take the short form: headlines only, ten "
                                "minutes."), self->number);

    case MOOR_GATE_NUMB:
      return g_strdup (_("You said numb or far away. Then a memory can take you further off, even "
                         "when the number is low. First bring the room back. It takes ninety "
                         "seconds."));

    case MOOR_GATE_STILL_NUMB:
      return g_strdup (_("Still far away. Then today is for coming back, not for going in. This one "
                         "waits, and nothing is lost. If you want to write all the same, write about "
                         "today."));

    case MOOR_GATE_RESTS:
      return g_strdup_printf (_("You said %d. Now is for the next ten minutes, not for the past. This "
                                "exercise will be here when you want it."), self->number);

    case MOOR_GATE_NO_NUMBER:
      return g_strdup (_("You left this out. Then the short form comes first, as on a heavy day."));

    case MOOR_GATE_OPEN:
    default:
      return g_strdup (_("Something above is still open. Fill it in first, or take the short form."));
    }
}

static GtkWidget *
offer_button (MoorOffer offer,
              gboolean  first)
{
  const char *label = _(offers[offer].label);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), offers[offer].action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, offer == MOOR_OFFER_HELP_NOW ? "help-now" : "pill");
  if (first)
    gtk_widget_add_css_class (button, "suggested-action");

  return button;
}

static gboolean
same_offers (const MoorGate *a,
             const MoorGate *b)
{
  if (a->row != b->row || a->n_offers != b->n_offers || a->anyway != b->anyway)
    return FALSE;

  for (guint i = 0; i < a->n_offers; i++)
    if (a->offers[i] != b->offers[i])
      return FALSE;

  return TRUE;
}

static void
show_offers (MoorGateView *self)
{
  moor_wrap_clear (MOOR_WRAP (self->offers));
  for (guint i = 0; i < self->gate.n_offers; i++)
    moor_wrap_append (MOOR_WRAP (self->offers), offer_button (self->gate.offers[i], i == 0));

  if (self->gate.anyway != MOOR_ANYWAY_NOT)
    {
      const char *label = self->gate.anyway == MOOR_ANYWAY_WITH_SOMEONE
                            ? _("Begin anyway, with someone beside me") : _("Begin anyway");

      gtk_button_set_label (GTK_BUTTON (self->anyway), label);
      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->anyway))), TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->anyway),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
    }
}

/* The three rows --------------------------------------------------------------- */

static void
show_practice (MoorGateView *self)
{
  const char *practice = self->past != NULL ? self->past->practice : NULL;
  g_autofree char *text = NULL;

  if (practice != NULL)
    {
      g_autofree char *day = moor_dates_day (self->past->practice_day);

      /* Translators: a practice and the day it was tried: "A longer out-breath, 12 November" */
      text = g_strdup_printf (C_("practice and day", "%s, %s"), practice, day);
    }

  gtk_label_set_label (self->practice, text != NULL ? text : _("None so far."));
  gtk_widget_set_visible (self->try_one, practice == NULL);
}

static void
show_someone (MoorGateView *self)
{
  const char *someone = self->past != NULL ? self->past->someone : NULL;

  if (someone != NULL)
    gtk_label_set_label (self->someone, someone);
  else if (self->nobody)
    gtk_label_set_label (self->someone,
                         _("Then the numbers under Help now are your people for today. Or keep this "
                           "one for a session."));
  else
    gtk_label_set_label (self->someone, _("Nobody written down."));
  gtk_widget_set_visible (self->reach_buttons, someone == NULL && !self->nobody);
}

static void
look (MoorGateView *self)
{
  const char *someone = self->past != NULL ? self->past->someone : NULL;
  const char *stayed = self->past != NULL ? self->past->aftermath : NULL;
  MoorGateFacts facts = {
    .practiced = self->past != NULL && self->past->practice != NULL,
    .reach = someone != NULL ? MOOR_REACH_SOMEONE
             : self->nobody ? MOOR_REACH_NOBODY : MOOR_REACH_OPEN,
    .state = self->state >= 0 ? states[self->state].state : NULL,
    .number = self->number,
    .looked_around = self->looked_around,
  };
  MoorGate before = self->gate;
  g_autofree char *sentence = NULL;

  moor_gate_look (&facts, &self->gate);
  show_practice (self);
  show_someone (self);
  gtk_widget_set_visible (self->stayed, stayed != NULL);
  if (stayed != NULL)
    gtk_label_set_label (self->stayed_words, stayed);

  sentence = say (self);
  gtk_label_set_label (self->sentence, sentence);
  if (!same_offers (&before, &self->gate))
    {
      show_offers (self);
      self->deciding = FALSE;
    }
  gtk_widget_set_visible (self->offers, !self->deciding);
  gtk_widget_set_visible (self->anyway,
                          self->gate.anyway != MOOR_ANYWAY_NOT && !self->deciding);
  gtk_widget_set_visible (self->decide, self->deciding);
}

static void
set_now (MoorGateView *self,
         int           state,
         int           number)
{
  g_autoptr (MoorAnswer) answer = number >= 0 ? moor_answer_new_number (number) : NULL;

  self->setting = TRUE;
  self->state = state;
  self->number = number;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chip[i]), (int) i == state);
  moor_field_view_set_answer (self->number_view, answer);
  self->setting = FALSE;
}

static void
on_chip (MoorGateView    *self,
         GtkToggleButton *chip)
{
  int index = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "moor-state"));

  if (self->setting)
    return;

  set_now (self, gtk_toggle_button_get_active (chip) ? index : -1, self->number);
  look (self);

  /* What was chosen last decides what is offered: that is to be seen. As long as the
   * number is missing and counts, it comes next. */
  if (self->number >= 0 || self->gate.row == MOOR_GATE_NUMB || self->gate.row == MOOR_GATE_STILL_NUMB)
    moor_in_sight_bring (GTK_WIDGET (chip), self->offers, NULL);
}

static void
on_number (MoorGateView *self,
           MoorAnswer   *answer)
{
  double number;

  if (answer != NULL && moor_answer_get_number (answer, 0, "", &number))
    self->number = (int) lround (number);
  else
    self->number = -1;
  look (self);
  if (self->number >= 0)
    moor_in_sight_bring (GTK_WIDGET (self->scale), self->offers, NULL);
}

/* The journal ------------------------------------------------------------------- */

static void
past_ready (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (MoorGateView) self = data;
  g_autoptr (GError) error = NULL;
  MoorGatePast *past = moor_desk_gate_past_finish (MOOR_DESK (source), result, &error);

  /* What cannot be read counts as open: that is the careful side. */
  if (past == NULL)
    return;

  g_clear_pointer (&self->past, moor_gate_past_free);
  self->past = past;
  look (self);
}

static void
ask_journal (MoorGateView *self)
{
  moor_desk_gate_past_async (self->desk, self->cancellable, past_ready, g_object_ref (self));
}

/* Actions ----------------------------------------------------------------------- */

static void
leave (MoorGateView  *self,
       MoorGateLeave  how)
{
  g_signal_emit (self, signals[LEAVE], 0, how);
}

static void
begin (MoorGateView *self,
       gboolean      short_form)
{
  self->short_form = short_form;
  g_clear_pointer (&self->line, g_free);
  if (self->deciding && *gtk_editable_get_text (self->if_much) != '\0')
    self->line = g_strdup (gtk_editable_get_text (self->if_much));
  g_signal_emit (self, signals[BEGIN], 0);
}

static void
on_decided (MoorGateView *self)
{
  begin (self, FALSE);
}

static void
steady (MoorGateView *self,
        const char   *practice)
{
  if (practice != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.steady-on", "s", practice);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "app.steady", NULL);
}

static void
on_action (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  MoorGateView *self = MOOR_GATE_VIEW (widget);

  if (g_str_equal (action, "before.leave"))
    {
      leave (self, MOOR_GATE_LEAVE_BACK);
    }
  else if (g_str_equal (action, "before.begin"))
    {
      begin (self, FALSE);
    }
  else if (g_str_equal (action, "before.begin-short"))
    {
      begin (self, TRUE);
    }
  else if (g_str_equal (action, "before.keep"))
    {
      leave (self, MOOR_GATE_LEAVE_KEEP);
    }
  else if (g_str_equal (action, "before.lighter"))
    {
      leave (self, MOOR_GATE_LEAVE_LIGHTER);
    }
  else if (g_str_equal (action, "before.write"))
    {
      leave (self, MOOR_GATE_LEAVE_WRITE);
    }
  else if (g_str_equal (action, "before.try-one"))
    {
      leave (self, MOOR_GATE_LEAVE_PRACTICE);
    }
  else if (g_str_equal (action, "before.settle"))
    {
      self->away = AWAY_SETTLING;
      leave (self, MOOR_GATE_LEAVE_PRACTICE);
    }
  else if (g_str_equal (action, "before.add-someone"))
    {
      leave (self, MOOR_GATE_LEAVE_PEOPLE);
    }
  else if (g_str_equal (action, "before.nobody"))
    {
      self->nobody = TRUE;
      look (self);
      gtk_widget_grab_focus (self->chip[0]);
    }
  else if (g_str_equal (action, "before.look-around"))
    {
      self->away = AWAY_LOOKING_AROUND;
      steady (self, "look-around");
    }
  else if (g_str_equal (action, "before.steady"))
    {
      steady (self, self->state >= 0 && g_str_equal (states[self->state].state, "numb")
                      ? "look-around" : NULL);
    }
  else if (g_str_equal (action, "before.wrong-number"))
    {
      set_now (self, self->state, -1);
      look (self);
      moor_field_view_begin (self->number_view);
    }
  else
    {
      /* Nobody is asked why. */
      self->deciding = TRUE;
      if (*gtk_editable_get_text (self->if_much) == '\0' && self->past != NULL &&
          self->past->practice != NULL)
        gtk_editable_set_text (self->if_much, self->past->practice);
      look (self);
      moor_in_sight_bring (self->decide, self->decide, GTK_WIDGET (self->if_much));
    }
}

/* The object -------------------------------------------------------------------- */

static void
come_back (MoorGateView *self)
{
  Away away = self->away;

  self->away = AWAY_NOT;
  ask_journal (self);
  if (away == AWAY_NOT)
    {
      /* A cover gives the focus back by itself; an exercise does not. */
      if (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) == NULL)
        gtk_widget_grab_focus (self->chip[0]);
      return;
    }

  /* It was then; now is asked again. */
  if (away == AWAY_LOOKING_AROUND)
    self->looked_around = TRUE;
  set_now (self, -1, -1);
  look (self);
  gtk_widget_grab_focus (self->chip[0]);
}

static void
moor_gate_view_map (GtkWidget *widget)
{
  MoorGateView *self = MOOR_GATE_VIEW (widget);

  GTK_WIDGET_CLASS (moor_gate_view_parent_class)->map (widget);

  if (self->begun)
    {
      come_back (self);
      return;
    }

  self->begun = TRUE;
  gtk_widget_grab_focus (self->chip[0]);
}

static void
moor_gate_view_dispose (GObject *object)
{
  MoorGateView *self = MOOR_GATE_VIEW (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOOR_TYPE_GATE_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_gate_view_parent_class)->dispose (object);
}

static void
moor_gate_view_finalize (GObject *object)
{
  MoorGateView *self = MOOR_GATE_VIEW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->exercise);
  g_clear_object (&self->sitting);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->past, moor_gate_past_free);
  g_free (self->line);

  G_OBJECT_CLASS (moor_gate_view_parent_class)->finalize (object);
}

static void
moor_gate_view_class_init (MoorGateViewClass *klass)
{
  static const char * const actions[] = {
    "before.leave", "before.begin", "before.begin-short", "before.keep", "before.lighter",
    "before.write", "before.try-one", "before.settle", "before.add-someone", "before.nobody",
    "before.look-around", "before.steady", "before.wrong-number", "before.anyway",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_gate_view_dispose;
  object_class->finalize = moor_gate_view_finalize;
  widget_class->map = moor_gate_view_map;

  signals[BEGIN] = g_signal_new ("begin", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, on_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "before.leave", NULL);

  g_type_ensure (MOOR_TYPE_HEADER_END);
  g_type_ensure (MOOR_TYPE_HEADER_START);
  g_type_ensure (MOOR_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-gate-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorGateView, title);
  gtk_widget_class_bind_template_child (widget_class, MoorGateView, heading);
  gtk_widget_class_bind_template_child (widget_class, MoorGateView, stayed);
  gtk_widget_class_bind_template_child (widget_class, MoorGateView, stayed_words);
  gtk_widget_class_bind_template_child (widget_class, MoorGateView, practice);
  gtk_widget_class_bind_template_child (widget_class, MoorGateView, try_one);
  gtk_widget_class_bind_template_child (widget_class, MoorGateView, someone);
  gtk_widget_class_bind_template_child (widget_class, MoorGateView, reach_buttons);
  gtk_widget_class_bind_template_child (widget_class, MoorGateView, chips);
  gtk_widget_class_bind_template_child (widget_class, MoorGateView, scale);
  gtk_widget_class_bind_template_child (widget_class, MoorGateView, sentence);
  gtk_widget_class_bind_template_child (widget_class, MoorGateView, offers);
  gtk_widget_class_bind_template_child (widget_class, MoorGateView, anyway);
  gtk_widget_class_bind_template_child (widget_class, MoorGateView, decide);
  gtk_widget_class_bind_template_child (widget_class, MoorGateView, if_much);
  gtk_widget_class_bind_template_callback (widget_class, on_decided);
  gtk_widget_class_set_css_name (widget_class, "moor-before");
}

static void
moor_gate_view_init (MoorGateView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->state = -1;
  self->number = -1;
  self->gate.row = (MoorGateRow) -1;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      const char *label = _(states[i].label);
      GtkWidget *chip = gtk_toggle_button_new_with_label (label);

      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip))), TRUE);
      gtk_widget_add_css_class (chip, "moor-chip");
      gtk_accessible_update_property (GTK_ACCESSIBLE (chip),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      g_object_set_data (G_OBJECT (chip), "moor-state", GINT_TO_POINTER ((int) i));
      g_signal_connect_swapped (chip, "toggled", G_CALLBACK (on_chip), self);
      moor_wrap_append (MOOR_WRAP (self->chips), chip);
      self->chip[i] = chip;
    }
}

/* The scale with its words, from the exercise that is the measure itself. */
static void
add_scale (MoorGateView *self)
{
  MoorExercise *check_in = moor_library_find (moor_desk_get_library (self->desk), CHECK_IN);
  MoorField *field = check_in != NULL ? moor_exercise_find_role (check_in, "distress") : NULL;

  g_return_if_fail (field != NULL);

  self->number_view = MOOR_FIELD_VIEW (moor_field_view_new (field, &self->context));
  moor_field_view_set_name (self->number_view, _("How hard is it?"));
  g_signal_connect_object (self->number_view, "answered", G_CALLBACK (on_number), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->scale, GTK_WIDGET (self->number_view));
}

GtkWidget *
moor_gate_view_new (MoorDesk     *desk,
                    MoorExercise *exercise,
                    MoorSitting  *sitting)
{
  MoorGateView *self;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);
  g_return_val_if_fail (MOOR_IS_EXERCISE (exercise), NULL);
  g_return_val_if_fail (sitting == NULL || MOOR_IS_SITTING (sitting), NULL);

  self = g_object_new (MOOR_TYPE_GATE_VIEW, NULL);
  self->desk = g_object_ref (desk);
  self->exercise = g_object_ref (exercise);
  self->sitting = sitting != NULL ? g_object_ref (sitting) : NULL;
  adw_window_title_set_title (self->title, moor_exercise_get_title (exercise));

  add_scale (self);
  look (self);
  ask_journal (self);

  return GTK_WIDGET (self);
}

MoorExercise *
moor_gate_view_get_exercise (MoorGateView *self)
{
  g_return_val_if_fail (MOOR_IS_GATE_VIEW (self), NULL);

  return self->exercise;
}

MoorSitting *
moor_gate_view_get_sitting (MoorGateView *self)
{
  g_return_val_if_fail (MOOR_IS_GATE_VIEW (self), NULL);

  return self->sitting;
}

void
moor_gate_view_get_answers (MoorGateView    *self,
                            MoorGateAnswers *answers)
{
  g_return_if_fail (MOOR_IS_GATE_VIEW (self));
  g_return_if_fail (answers != NULL);

  *answers = (MoorGateAnswers) {
    .short_form = self->short_form,
    .state = self->state >= 0 ? states[self->state].state : NULL,
    .number = self->number,
    .if_much = self->line,
  };
}
