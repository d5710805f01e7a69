/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-closing-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "desk/moor-landing.h"
#include "desk/moor-name-book.h"
#include "fields/moor-field-view.h"
#include "fields/moor-fold.h"
#include "fields/moor-wrap.h"
#include "views/moor-audience-words.h"
#include "views/moor-labels.h"
#include "views/moor-leaning-offer.h"
#include "views/moor-print.h"
#include "views/moor-written.h"

/* From this number on a person is told where to land, and on any rise. */
#define HARD 8
/* ms from the closing's coming to the focus on Close Mooring: who presses Return twice on
 * the last Next sees the closing. Ours; a double press takes less than half of it. */
#define MOMENT 800

struct _MoorClosingView {
  GtkWidget         parent_instance;

  MoorDesk         *desk;
  MoorSitting      *sitting;
  MoorRun          *run;
  MoorPeople       *people;
  MoorNameBook     *titles;
  MoorFieldContext  context;
  gboolean          setting;

  GtkLabel         *heading;
  GtkBox           *closings;
  GtkWidget        *landing;
  GtkBox           *landing_words;
  GtkWidget        *look_button;
  GtkWidget        *steady_button;
  GtkWidget        *put_away_button;
  GtkWidget        *take_along;
  GtkLabel         *take_along_line;
  GtkBox           *take_along_field;
  GtkWidget        *take_along_none;
  GtkWidget        *numbers;
  GtkLabel         *numbers_line;
  GtkWidget        *audience;
  GtkCheckButton   *only_me;
  GtkCheckButton   *counselor;
  GtkCheckButton   *put_away;
  GtkLabel         *audience_words;
  GtkWidget        *place;       /* after memories, in place of the audience */
  GtkLabel         *place_words;
  GtkWidget        *delete_choice;
  GtkCheckButton   *gone_at_once;
  MoorFold         *written;
  GtkBox           *leaning;     /* the offer to say how one tends to be, once */
  GtkWidget        *help_now;
  GtkWidget        *print;
  GtkWidget        *close;
  GtkWidget        *head;        /* (nullable) weak; the first words: the focus is there for a moment */
  guint             moment;      /* source, 0 */
  GtkWidget        *last_words;
};

G_DEFINE_FINAL_TYPE (MoorClosingView, moor_closing_view, GTK_TYPE_WIDGET)

enum {
  AUDIENCE,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What was answered -------------------------------------------------------- */

static gboolean
number_of_role (MoorClosingView *self,
                const char      *role,
                double          *number)
{
  MoorField *field = moor_exercise_find_role (moor_run_get_exercise (self->run), role);
  MoorAnswer *answer = field != NULL ? moor_run_get_answer (self->run, field->id) : NULL;

  return answer != NULL && moor_answer_get_number (answer, 0, "", number);
}

/* The state said last: an exercise may ask at its beginning and at its end. */
static const char *
latest_state (MoorClosingView *self)
{
  GPtrArray *parts = moor_exercise_get_parts (moor_run_get_exercise (self->run));
  const char *state = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      MoorPart *part = parts->pdata[i];

      if (!moor_run_holds (self->run, part->when))
        continue;

      for (guint k = 0; k < part->blocks->len; k++)
        {
          MoorBlock *block = part->blocks->pdata[k];
          MoorAnswer *answer;

          if (block->kind != MOOR_BLOCK_FIELD || g_strcmp0 (block->field->role, "state") != 0 ||
              !moor_run_holds (self->run, block->field->when))
            continue;
          answer = moor_run_get_answer (self->run, block->field->id);
          if (answer != NULL)
            state = moor_answer_get_text (answer, 0, "");
        }
    }

  return state;
}

/* The exercise that is the measure itself: it has a number of its own, and
 * asks for no more than that. */
static gboolean
is_check_in (MoorClosingView *self)
{
  return moor_exercise_find_role (moor_run_get_exercise (self->run), "distress") != NULL;
}

static MoorField *
take_along_field (MoorClosingView *self)
{
  return moor_exercise_find_role (moor_run_get_exercise (self->run), "take-along");
}

/* Parts of the screen ------------------------------------------------------ */

static void
show_closings (MoorClosingView *self)
{
  g_autoptr (GPtrArray) closings = moor_run_get_closings (self->run);

  for (guint i = 0; i < closings->len; i++)
    {
      MoorWords *words = closings->pdata[i];
      GtkWidget *label = moor_written_label (NULL, "moor-reading");

      gtk_label_set_markup (GTK_LABEL (label), words->markup);
      gtk_box_append (self->closings, label);
      if (words->action == MOOR_ACTION_HELP_NOW)
        gtk_widget_set_visible (self->help_now, TRUE);
    }

  /* An exercise's own words point away from the screen already. */
  gtk_widget_set_visible (self->last_words, closings->len == 0);
}

static void
add_landing_words (MoorClosingView *self,
                   const char      *words)
{
  gtk_box_append (self->landing_words, moor_written_label (words, NULL));
}

static void
show_landing (MoorClosingView *self)
{
  double before, after;
  gboolean has_before = number_of_role (self, "distress-before", &before);
  gboolean has_after = number_of_role (self, "distress-after", &after);
  gboolean hard = has_after && (after >= HARD || (has_before && after > before));
  gboolean numb = g_strcmp0 (latest_state (self), "numb") == 0 && !is_check_in (self);

  if (hard)
    add_landing_words (self, _("Looking at something hard can stir it up for a while. "
                               "Give it somewhere to land before you go on."));
  if (numb)
    add_landing_words (self, _("You said numb or far away. A low number can mean that too. "
                               "Find the door, the window, something red. Then stand up."));

  /* The state outranks the number. */
  gtk_widget_set_visible (self->look_button, numb);
  gtk_widget_set_visible (self->steady_button, hard && !numb);
  gtk_widget_set_visible (self->put_away_button,
                          hard && !moor_sitting_is_put_away (self->sitting));
  gtk_widget_set_visible (self->landing, hard || numb);
}

static void
show_numbers (MoorClosingView *self)
{
  g_autofree char *line = NULL;
  double before, after;

  if (moor_exercise_get_distress (moor_run_get_exercise (self->run)) != MOOR_DISTRESS_BOTH ||
      !number_of_role (self, "distress-before", &before) ||
      !number_of_role (self, "distress-after", &after))
    return;

  /* Translators: two numbers from 0 to 10 side by side, without a comparison:
   * "7 and 5" */
  line = g_strdup_printf (_("%d and %d"), (int) lround (before), (int) lround (after));
  gtk_label_set_label (self->numbers_line, line);
  gtk_widget_set_visible (self->numbers, TRUE);
}

static void
show_take_along (MoorClosingView *self)
{
  MoorField *field = take_along_field (self);
  g_autofree char *text = field != NULL ? moor_written_text (self->run, field, self->people, self->titles)
                                        : NULL;
  gboolean has_line = text != NULL && text[0] != '\0';

  gtk_label_set_label (self->take_along_line, has_line ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->take_along_line), has_line);
  gtk_widget_set_visible (self->take_along_none, has_line);
}

static void
show_audience (MoorClosingView *self)
{
  g_autofree char *words = NULL;

  self->setting = TRUE;
  if (moor_sitting_is_put_away (self->sitting))
    {
      gtk_check_button_set_active (self->put_away, TRUE);
      words = g_strdup (_("Put away: not in lists or search until you ask for it."));
    }
  else if (moor_sitting_get_audience (self->sitting) == MOOR_AUDIENCE_COUNSELOR)
    {
      gtk_check_button_set_active (self->counselor, TRUE);
      /* Translators: begins with the choice, for example "For my counselor" */
      words = g_strdup_printf (_("%s: marked to bring along. Nothing is sent; you show or print it "
                                 "yourself."), gtk_check_button_get_label (self->counselor));
    }
  else
    {
      gtk_check_button_set_active (self->only_me, TRUE);
      words = g_strdup (_("Only me: in nothing you show, print or save for others."));
    }
  self->setting = FALSE;

  gtk_label_set_label (self->audience_words, words);
}

/* The landing has asked already: what was chosen there is said, and not asked
 * again. FALSE where there was no landing. */
static gboolean
show_place (MoorClosingView *self)
{
  MoorLanding landing = moor_landing_get (self->run);
  const char *words;

  switch (landing)
    {
    case MOOR_LANDING_PUT_AWAY:
      words = _("Put away: not in lists or search until you ask for it.");
      break;
    case MOOR_LANDING_JOURNAL:
      words = _("Only me: in nothing you show, print or save for others.");
      break;
    case MOOR_LANDING_DELETE:
      words = _("It is deleted when you leave here.");
      break;
    case MOOR_LANDING_NONE:
    default:
      return FALSE;
    }

  gtk_label_set_label (self->place_words, words);
  gtk_widget_set_visible (self->delete_choice, landing == MOOR_LANDING_DELETE);
  gtk_widget_set_visible (self->place, TRUE);
  return TRUE;
}

static void
show_written (MoorClosingView *self)
{
  GtkWidget *written = moor_written_new (self->run, self->people, self->titles, NULL);

  /* Where every part was passed over, there is nothing to call a page. */
  gtk_label_set_label (self->heading,
                       written != NULL ? _("That is the page") : _("That is all for now"));
  moor_fold_set_child (self->written, written);
  gtk_widget_set_visible (GTK_WIDGET (self->written), written != NULL && !is_check_in (self));
}

/* The title of what is linked to came a moment later. */
static void
show_titles (MoorClosingView *self)
{
  show_take_along (self);
  show_written (self);
}

/* What a person does ------------------------------------------------------- */

static void
on_audience (MoorClosingView *self)
{
  if (self->setting)
    return;

  moor_sitting_set_put_away (self->sitting, gtk_check_button_get_active (self->put_away));
  moor_sitting_set_audience (self->sitting,
                             gtk_check_button_get_active (self->counselor)
                               ? MOOR_AUDIENCE_COUNSELOR : MOOR_AUDIENCE_ONLY_ME);
  show_audience (self);
  g_signal_emit (self, signals[AUDIENCE], 0);
}

static void
on_put_away (MoorClosingView *self)
{
  moor_sitting_set_audience (self->sitting, MOOR_AUDIENCE_ONLY_ME);
  moor_sitting_set_put_away (self->sitting, TRUE);
  gtk_widget_grab_focus (self->close);
  gtk_widget_set_visible (self->put_away_button, FALSE);
  show_audience (self);
  g_signal_emit (self, signals[AUDIENCE], 0);
}

static GPtrArray *
options_of (const MoorField *field,
            gpointer         data)
{
  return moor_run_get_options (MOOR_CLOSING_VIEW (data)->run, field);
}

static void
on_line_answered (MoorFieldView   *view,
                  MoorAnswer      *answer,
                  MoorClosingView *self)
{
  g_autoptr (GError) error = NULL;

  if (moor_run_answer (self->run, moor_field_view_get_field (view)->id, answer, &error))
    moor_field_view_set_problem (view, NULL);
  else
    moor_field_view_set_problem (view, error->message);

  show_take_along (self);
}

static void
on_change (MoorClosingView *self)
{
  MoorField *field = take_along_field (self);
  GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->take_along_field));
  g_autoptr (GPtrArray) options = NULL;

  if (view != NULL)
    {
      gtk_box_remove (self->take_along_field, view);
      return;
    }

  view = moor_field_view_new (field, &self->context);
  options = options_of (field, self);
  moor_field_view_set_name (MOOR_FIELD_VIEW (view), _("One line to take along"));
  moor_field_view_set_options (MOOR_FIELD_VIEW (view), options);
  moor_field_view_set_answer (MOOR_FIELD_VIEW (view), moor_run_get_answer (self->run, field->id));
  g_signal_connect_object (view, "answered", G_CALLBACK (on_line_answered), self, 0);
  gtk_box_append (self->take_along_field, view);
  moor_field_view_begin (MOOR_FIELD_VIEW (view));
}

static void
on_none (MoorClosingView *self)
{
  GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->take_along_field));

  moor_run_answer (self->run, take_along_field (self)->id, NULL, NULL);
  if (view != NULL)
    moor_field_view_set_answer (MOOR_FIELD_VIEW (view), NULL);
  show_take_along (self);
}

static void
saved (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  g_autoptr (MoorClosingView) self = data;

  /* What could not be saved is said in the player; it cannot be printed. */
  if (moor_sitting_leave_finish (MOOR_SITTING (source), result, NULL) && self->desk != NULL)
    gtk_window_present (moor_print_new_page (GTK_WIDGET (self), self->desk,
                                             moor_sitting_get_page_id (self->sitting)));
}

static void
on_print (MoorClosingView *self)
{
  moor_sitting_leave_async (self->sitting, saved, g_object_ref (self));
}

/* Passed over is an answer too: it is not offered a second time. */
static void
leaning_offered (MoorClosingView *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->leaning)))
    moor_desk_leaning_offered (self->desk);
}

static void
on_today (MoorClosingView *self)
{
  leaning_offered (self);
  g_signal_emit (self, signals[LEAVE], 0, FALSE);
}

static void
on_close (MoorClosingView *self)
{
  leaning_offered (self);
  g_signal_emit (self, signals[LEAVE], 0, TRUE);
}

static void
moor_closing_view_dispose (GObject *object)
{
  MoorClosingView *self = MOOR_CLOSING_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->moment, g_source_remove);
  g_clear_weak_pointer (&self->head);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), MOOR_TYPE_CLOSING_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_closing_view_parent_class)->dispose (object);
}

static void
moor_closing_view_finalize (GObject *object)
{
  MoorClosingView *self = MOOR_CLOSING_VIEW (object);

  g_clear_object (&self->sitting);
  g_clear_object (&self->people);
  g_clear_object (&self->titles);

  G_OBJECT_CLASS (moor_closing_view_parent_class)->finalize (object);
}

static void
moor_closing_view_class_init (MoorClosingViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_closing_view_dispose;
  object_class->finalize = moor_closing_view_finalize;

  signals[AUDIENCE] = g_signal_new ("audience", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (MOOR_TYPE_FOLD);
  g_type_ensure (MOOR_TYPE_WRAP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-closing-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, heading);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, closings);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, landing);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, landing_words);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, look_button);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, steady_button);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, put_away_button);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, take_along);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, take_along_line);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, take_along_field);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, take_along_none);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, numbers);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, numbers_line);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, audience);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, only_me);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, counselor);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, put_away);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, audience_words);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, place);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, place_words);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, delete_choice);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, gone_at_once);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, written);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, leaning);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, help_now);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, print);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, close);
  gtk_widget_class_bind_template_child (widget_class, MoorClosingView, last_words);
  gtk_widget_class_bind_template_callback (widget_class, on_audience);
  gtk_widget_class_bind_template_callback (widget_class, on_put_away);
  gtk_widget_class_bind_template_callback (widget_class, on_change);
  gtk_widget_class_bind_template_callback (widget_class, on_none);
  gtk_widget_class_bind_template_callback (widget_class, on_print);
  gtk_widget_class_bind_template_callback (widget_class, on_today);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
  gtk_widget_class_set_css_name (widget_class, "moor-closing");
}

static void
moor_closing_view_init (MoorClosingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
moor_closing_view_new (MoorDesk    *desk,
                       MoorSitting *sitting,
                       MoorPeople  *people)
{
  g_autofree char *counselor = NULL;
  MoorClosingView *self;
  gboolean check_in;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);
  g_return_val_if_fail (MOOR_IS_SITTING (sitting), NULL);
  g_return_val_if_fail (MOOR_IS_PEOPLE (people), NULL);

  self = g_object_new (MOOR_TYPE_CLOSING_VIEW, NULL);
  self->desk = g_object_ref (desk);
  self->sitting = g_object_ref (sitting);
  self->run = moor_sitting_get_run (sitting);
  self->people = g_object_ref (people);
  self->titles = moor_name_book_new (moor_desk_get_store (desk), moor_desk_get_library (desk));
  g_signal_connect_object (self->titles, "changed", G_CALLBACK (show_titles), self,
                           G_CONNECT_SWAPPED);
  self->context = (MoorFieldContext) {
    .people = moor_people_get_model (people),
    .options = options_of,
    .data = self,
  };

  counselor = moor_audience_words (desk, MOOR_AUDIENCE_COUNSELOR, FALSE);
  gtk_check_button_set_label (self->counselor, counselor);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->counselor),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, counselor,
                                  -1);

  check_in = is_check_in (self);
  gtk_widget_set_visible (GTK_WIDGET (self->heading), !check_in);
  gtk_widget_set_visible (self->audience, !check_in && !show_place (self));
  gtk_widget_set_visible (self->help_now, check_in);
  /* A plan is for where there is no screen. */
  gtk_widget_set_visible (self->print, moor_exercise_is_living (moor_run_get_exercise (self->run)));

  show_closings (self);
  /* How it was then is no question for the day after. */
  if (!moor_run_is_later (self->run))
    {
      show_landing (self);
      show_numbers (self);
    }
  show_take_along (self);
  show_audience (self);
  show_written (self);
  if (!moor_run_is_later (self->run) &&
      moor_desk_offers_leaning (desk, moor_exercise_get_id (moor_run_get_exercise (self->run))))
    {
      gtk_box_append (self->leaning, moor_leaning_offer_new (desk));
      gtk_widget_set_visible (GTK_WIDGET (self->leaning), TRUE);
    }
  gtk_widget_set_visible (self->take_along,
                          gtk_widget_get_visible (GTK_WIDGET (self->take_along_line)));

  return GTK_WIDGET (self);
}

static void
on_moment_over (gpointer data)
{
  MoorClosingView *self = data;
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  self->moment = 0;
  if (self->head == NULL || !gtk_widget_is_focus (self->head))
    return;

  /* Below the fold it would be pressed unread. */
  if (scroller == NULL ||
      (gtk_widget_compute_bounds (self->close, scroller, &bounds) &&
       bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller)))
    gtk_widget_grab_focus (self->close);
}

void
moor_closing_view_begin (MoorClosingView *self)
{
  g_return_if_fail (MOOR_IS_CLOSING_VIEW (self));

  g_set_weak_pointer (&self->head, gtk_widget_get_visible (GTK_WIDGET (self->heading))
                                     ? GTK_WIDGET (self->heading)
                                     : gtk_widget_get_first_child (GTK_WIDGET (self->closings)));
  if (!GTK_IS_LABEL (self->head))
    {
      gtk_widget_grab_focus (self->close);
      return;
    }

  moor_label_focus (self->head);
  if (self->moment == 0)
    self->moment = g_timeout_add_once (MOMENT, on_moment_over, self);
}

gboolean
moor_closing_view_is_gone_at_once (MoorClosingView *self)
{
  g_return_val_if_fail (MOOR_IS_CLOSING_VIEW (self), FALSE);

  return moor_landing_get (self->run) == MOOR_LANDING_DELETE &&
         gtk_check_button_get_active (self->gone_at_once);
}
