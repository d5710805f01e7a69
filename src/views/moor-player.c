/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-player-private.h"

#include <glib/gi18n-lib.h>

#include "desk/moor-gate-facts.h"
#include "desk/moor-landing.h"
#include "fields/moor-wrap.h"
#include "guide/moor-gate.h"
#include "views/moor-audience-words.h"
#include "views/moor-begin.h"
#include "views/moor-break-card.h"
#include "views/moor-closing-view.h"
#include "views/moor-header-end.h"
#include "views/moor-header-start.h"
#include "views/moor-labels.h"
#include "views/moor-part-view.h"
#include "views/moor-written.h"

G_DEFINE_FINAL_TYPE (MoorPlayer, moor_player, GTK_TYPE_WIDGET)

enum {
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void show_run (MoorPlayer *self);

/* The bars ------------------------------------------------------------------ */

static void
show_problem (MoorPlayer *self)
{
  const char *sentence = moor_sitting_get_problem (self->sitting);

  if (sentence == NULL)
    sentence = self->people_problem;

  if (sentence != NULL)
    gtk_label_set_label (self->problem_sentence, sentence);
  gtk_revealer_set_reveal_child (self->problem, sentence != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

void
moor_player_tell_problem (MoorPlayer *self,
                          const char *sentence)
{
  g_free (self->people_problem);
  self->people_problem = g_strdup (sentence);
  show_problem (self);
}

static void
show_newer (MoorPlayer *self,
            gboolean    show)
{
  gtk_revealer_set_reveal_child (self->newer, show);
  gtk_widget_set_visible (GTK_WIDGET (self->newer), show);
}

static void
show_below_header (gpointer data)
{
  MoorPlayer *self = data;
  GtkWidget *shown = adw_squeezer_get_visible_child (self->squeezer);

  self->squeezed_source = 0;
  gtk_widget_set_visible (self->below_header, shown != GTK_WIDGET (self->title));
}

/* The squeezer tells in the middle of the allocation, where no child may come or
 * go. */
static void
on_squeezed (MoorPlayer *self)
{
  if (self->squeezed_source == 0)
    self->squeezed_source = g_idle_add_once (show_below_header, self);
}

static void
show_title (MoorPlayer *self)
{
  MoorExercise *exercise = moor_run_get_exercise (self->run);
  int position = moor_run_get_position (self->run);
  int n_parts = moor_run_get_n_parts (self->run);
  gboolean open = moor_run_get_phase (self->run) == MOOR_RUN_OPEN;
  /* About memories, where the page will be is asked at the end. */
  gboolean put_away = moor_sitting_is_put_away (self->sitting) &&
                      !(open && moor_sitting_needs_gate (self->sitting));
  g_autofree char *place = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *audience = moor_audience_words (self->desk,
                                                   moor_sitting_get_audience (self->sitting),
                                                   put_away);

  if (open)
    {
      /* Translators: which screen of an exercise this is: "3 of 7" */
      place = g_strdup_printf (_("%d of %d"), position, n_parts);
      subtitle = g_strdup_printf ("%s · %s", place, audience);
    }
  else
    {
      subtitle = g_strdup (audience);
    }

  adw_window_title_set_title (self->title, moor_exercise_get_title (exercise));
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_label_set_label (self->narrow_title, moor_exercise_get_title (exercise));
  gtk_label_set_label (self->narrow_subtitle, subtitle);

  gtk_progress_bar_set_fraction (self->progress,
                                 place != NULL && n_parts > 0 ? (double) position / n_parts : 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Where you are"),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, place != NULL ? place : "",
                                  -1);
}

/* Leaving --------------------------------------------------------------------- */

void
moor_player_leave_field (MoorPlayer *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->screen)))
    gtk_root_set_focus (root, NULL);
}

void
moor_player_emit_left (MoorPlayer *self,
                       const char *toast,
                       const char *page_id)
{
  g_signal_emit (self, signals[LEFT], 0, self->finished, toast, page_id);
}

static void
on_closing_leave (MoorPlayer *self,
                  gboolean    close)
{
  GtkWidget *shown = adw_bin_get_child (self->screen);

  self->gone_at_once = MOOR_IS_CLOSING_VIEW (shown) &&
                       moor_closing_view_is_gone_at_once (MOOR_CLOSING_VIEW (shown));
  moor_player_leave (self, close ? MOOR_LEAVING_TO_CLOSE : MOOR_LEAVING_TO_TODAY);
}

static void
on_go (MoorPlayer *self,
       const char *exercise_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.begin-next", "s", exercise_id);
}

/* In place of the part --------------------------------------------------------- */

void
moor_player_show_aside (MoorPlayer *self,
                        GtkWidget  *screen)
{
  gboolean shown = screen != NULL;

  adw_bin_set_child (self->aside_screen, screen);
  gtk_widget_set_visible (self->aside, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), !shown);
  gtk_widget_set_visible (GTK_WIDGET (self->nav), !shown);
}

static void
on_go_on (MoorPlayer *self)
{
  moor_player_show_aside (self, NULL);
  moor_break_watch_go_on (self->watch);
  if (self->before_aside != NULL &&
      gtk_widget_is_ancestor (self->before_aside, GTK_WIDGET (self)))
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), self->before_aside);
  g_clear_weak_pointer (&self->before_aside);
}

static void
on_break_due (MoorPlayer *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *card;

  if (self->leaving != MOOR_LEAVING_NOT || root == NULL)
    return;

  moor_break_watch_set_offered (self->watch, TRUE);
  g_set_weak_pointer (&self->before_aside, gtk_root_get_focus (root));
  moor_player_leave_field (self);
  moor_sitting_save_now (self->sitting);
  card = moor_break_card_new (moor_break_watch_is_for_rows (self->watch),
                              moor_break_watch_has_more (self->watch));
  g_signal_connect_object (card, "go-on", G_CALLBACK (on_go_on), self, G_CONNECT_SWAPPED);
  moor_player_show_aside (self, card);
  moor_break_card_begin (MOOR_BREAK_CARD (card));
}

/* Numb, both at once, no word for it: the opening of memories begins with the
 * room, and offers the short form before the long one. */
static void
show_first (MoorPlayer *self)
{
  GtkWidget *shown = adw_bin_get_child (self->first);
  MoorField *field = moor_exercise_find_role (moor_run_get_exercise (self->run), "state");
  MoorAnswer *state = field != NULL ? moor_run_get_answer (self->run, field->id) : NULL;
  gboolean first = moor_landing_is_opening (self->run) &&
                   moor_gate_looks_first (state != NULL ? moor_answer_get_text (state, 0, "") : NULL);
  GtkWidget *box, *button;

  if (!first || (shown != NULL && moor_run_is_short (self->run) == self->first_is_short))
    {
      if (!first)
        adw_bin_set_child (self->first, NULL);
      return;
    }

  self->first_is_short = moor_run_is_short (self->run);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (box, "moor-note");
  gtk_box_append (GTK_BOX (box), moor_label_new (_("First bring the room back. It takes ninety "
                                                   "seconds."), NULL));
  button = moor_label_new_button (_("Look around"), NULL, "app.steady-on",
                                  g_variant_new_string ("look-around"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "pill");
  gtk_box_append (GTK_BOX (box), button);
  if (!self->first_is_short)
    {
      gtk_box_append (GTK_BOX (box), moor_label_new (_("Then the short form comes first: headlines "
                                                       "only, ten minutes."), NULL));
      button = moor_label_new_button (_("Short form"), NULL, "player.shorten", NULL);
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "pill");
      gtk_box_append (GTK_BOX (box), button);
    }
  adw_bin_set_child (self->first, box);
}

/* The screen ------------------------------------------------------------------ */

static void
go_to_top (MoorPlayer *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* The focus goes to the first field where that is in sight with the prompt; where it is
 * not, to the prompt. */
static void
begin_screen (MoorPlayer *self)
{
  GtkWidget *screen = adw_bin_get_child (self->screen);

  if (screen == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->begun = TRUE;
  gtk_viewport_set_scroll_to_focus (self->viewport, FALSE);
  if (MOOR_IS_CLOSING_VIEW (screen))
    moor_closing_view_begin (MOOR_CLOSING_VIEW (screen));
  else if (!moor_part_view_begin (MOOR_PART_VIEW (screen)))
    gtk_widget_grab_focus (moor_nav_bar_get_next (self->nav));
  gtk_viewport_set_scroll_to_focus (self->viewport, TRUE);
  go_to_top (self);
  moor_begin_in_sight (self->scroller, screen);
}

static void
show_screen (MoorPlayer *self,
             GtkWidget  *screen)
{
  adw_bin_set_child (self->screen, screen);
  go_to_top (self);
  begin_screen (self);
}

/* "What you wrote before" stays as the person left it; a part without anything
 * before it says nothing about that. */
static void
keep_before (MoorPlayer *self,
             GtkWidget  *shown)
{
  if (shown != NULL && MOOR_IS_PART_VIEW (shown) &&
      moor_part_view_has_before (MOOR_PART_VIEW (shown)))
    self->before_open = moor_part_view_get_before (MOOR_PART_VIEW (shown));
}

static void
show_part (MoorPlayer *self)
{
  GtkWidget *shown = adw_bin_get_child (self->screen);
  MoorPart *part = moor_run_get_part (self->run);
  GtkWidget *view;

  if (shown != NULL && MOOR_IS_PART_VIEW (shown) &&
      moor_part_view_get_part (MOOR_PART_VIEW (shown)) == part)
    return;

  view = moor_part_view_new (self->run, self->people, self->links,
                             moor_desk_get_library (self->desk));
  g_signal_connect_object (view, "go", G_CALLBACK (on_go), self, G_CONNECT_SWAPPED);
  keep_before (self, shown);
  moor_part_view_set_before (MOOR_PART_VIEW (view), self->before_open);
  show_screen (self, view);
}

static void
show_closing (MoorPlayer *self)
{
  GtkWidget *shown = adw_bin_get_child (self->screen);
  GtkWidget *view;

  if (shown != NULL && MOOR_IS_CLOSING_VIEW (shown))
    return;

  keep_before (self, shown);
  view = moor_closing_view_new (self->desk, self->sitting, self->people);
  g_signal_connect_object (view, "leave", G_CALLBACK (on_closing_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "audience", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
  show_screen (self, view);
}

/* What asks nothing cannot be skipped. */
static gboolean
has_fields (MoorPlayer *self)
{
  GtkWidget *screen = adw_bin_get_child (self->screen);

  return MOOR_IS_PART_VIEW (screen) && moor_part_view_has_fields (MOOR_PART_VIEW (screen));
}

static void
show_run (MoorPlayer *self)
{
  gboolean open = moor_run_get_phase (self->run) == MOOR_RUN_OPEN;

  moor_landing_notice (self->sitting);
  show_title (self);
  show_first (self);
  gtk_widget_set_visible (self->stop, open);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), open);

  switch (moor_run_get_phase (self->run))
    {
    case MOOR_RUN_OPEN:
      show_part (self);
      moor_nav_bar_offer (self->nav, moor_run_can_back (self->run), has_fields (self), TRUE);
      break;

    case MOOR_RUN_CLOSING:
      show_closing (self);
      moor_nav_bar_offer (self->nav, moor_run_can_back (self->run), FALSE, FALSE);
      break;

    case MOOR_RUN_FINISHED:
    default:
      break;
    }
}

/* "You were here. This is what you wrote last." */
static void
show_return (MoorPlayer *self)
{
  MoorPage *page = moor_sitting_get_page (self->sitting);
  GtkWidget *shown = adw_bin_get_child (self->screen);
  g_autofree char *last = NULL;

  if (page == NULL || moor_page_get_state (page) != MOOR_PAGE_DRAFT ||
      shown == NULL || !MOOR_IS_PART_VIEW (shown))
    return;

  last = moor_written_last (self->run, self->people, moor_links_get_names (self->links));
  if (last != NULL)
    moor_part_view_show_return (MOOR_PART_VIEW (shown), last);
}

/* Actions --------------------------------------------------------------------- */

static void
go_on (MoorPlayer *self,
       gboolean    skip)
{
  GtkWidget *screen = adw_bin_get_child (self->screen);
  g_autoptr (GError) error = NULL;
  gboolean gone;

  if (moor_run_get_phase (self->run) != MOOR_RUN_OPEN)
    return;

  moor_player_leave_field (self);
  if (MOOR_IS_PART_VIEW (screen) && moor_part_view_show_ways (MOOR_PART_VIEW (screen)))
    return;
  gone = skip ? moor_run_skip (self->run, &error) : moor_run_next (self->run, &error);
  if (!gone && MOOR_IS_PART_VIEW (screen))
    moor_part_view_show_required (MOOR_PART_VIEW (screen), error->message);
}

static void
on_next (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  go_on (MOOR_PLAYER (widget), FALSE);
}

static void
on_skip (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  go_on (MOOR_PLAYER (widget), TRUE);
}

static void
on_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  MoorPlayer *self = MOOR_PLAYER (widget);

  moor_player_leave_field (self);
  if (moor_run_can_back (self->run))
    moor_run_back (self->run);
}

static void
on_end (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  MoorPlayer *self = MOOR_PLAYER (widget);

  moor_player_leave_field (self);
  if (moor_run_can_end (self->run))
    moor_run_end (self->run);
}

static void
on_shorten (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  MoorPlayer *self = MOOR_PLAYER (widget);
  MoorGateAnswers answers = { .short_form = TRUE, .number = -1 };
  GtkWidget *screen;

  moor_gate_answers_go_on (&answers, self->sitting);
  screen = adw_bin_get_child (self->screen);
  if (MOOR_IS_PART_VIEW (screen))
    moor_part_view_renew_answers (MOOR_PART_VIEW (screen));
  begin_screen (self);
}

/* From a part that is not kept: back a screen, or out of the exercise. */
static void
on_turn_back (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  MoorPlayer *self = MOOR_PLAYER (widget);

  moor_player_leave_field (self);
  if (moor_run_can_back (self->run))
    moor_run_back (self->run);
  else
    moor_player_stop (self);
}

static void
on_stop (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  moor_player_stop (MOOR_PLAYER (widget));
}

static gboolean
on_space (GtkWidget *widget,
          GVariant  *args,
          gpointer   data)
{
  gboolean done = FALSE;

  g_signal_emit_by_name (MOOR_PLAYER (widget)->scroller, "scroll-child", GTK_SCROLL_PAGE_DOWN,
                         FALSE, &done);
  return GDK_EVENT_STOP;
}

/* The focus was on the button that is gone now. */
static void
on_as_begun (MoorPlayer *self)
{
  show_newer (self, FALSE);
  begin_screen (self);
}

static void take_sitting (MoorPlayer *self, MoorSitting *sitting);
static void let_go_of_sitting (MoorPlayer *self);

static void
on_renewed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (MoorPlayer) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorSitting) sitting = moor_desk_renew_finish (MOOR_DESK (source), result, &error);

  if (self->screen == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (sitting == NULL)
    {
      moor_player_tell_problem (self, error->message);
      begin_screen (self);
      return;
    }

  let_go_of_sitting (self);
  take_sitting (self, sitting);
}

static void
on_renew (MoorPlayer *self)
{
  show_newer (self, FALSE);
  /* A word typed from here on would go into a sitting that was left. */
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  moor_desk_renew_async (self->desk, self->sitting, on_renewed, g_object_ref (self));
}

/* A field was left, or the window: what was typed does not wait. */
static void
on_focus_changed (MoorPlayer *self)
{
  moor_sitting_save_now (self->sitting);
}

/* The object ------------------------------------------------------------------- */

static void
let_go_of_sitting (MoorPlayer *self)
{
  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  if (self->sitting != NULL)
    g_signal_handlers_disconnect_by_data (self->sitting, self);
  if (self->screen != NULL)
    adw_bin_set_child (self->screen, NULL);
  g_clear_object (&self->watch);
  if (self->wording != NULL)
    moor_wording_button_set_run (self->wording, NULL);
  g_clear_object (&self->links);
  g_clear_object (&self->run);
  g_clear_object (&self->sitting);
}

static void
take_sitting (MoorPlayer  *self,
              MoorSitting *sitting)
{
  self->sitting = g_object_ref (sitting);
  self->run = g_object_ref (moor_sitting_get_run (sitting));
  self->links = moor_links_new (self->desk, moor_sitting_get_page_id (sitting));

  g_signal_connect_object (self->run, "changed", G_CALLBACK (show_run), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sitting, "notify::problem", G_CALLBACK (show_problem), self,
                           G_CONNECT_SWAPPED);

  self->watch = moor_break_watch_new (GTK_WIDGET (self), self->run);
  g_signal_connect_object (self->watch, "due", G_CALLBACK (on_break_due), self, G_CONNECT_SWAPPED);

  moor_wording_button_set_run (self->wording, self->run);
  show_problem (self);
  show_run (self);
  show_return (self);
  show_newer (self, moor_desk_has_newer (self->desk, sitting));
}

static void
moor_player_map (GtkWidget *widget)
{
  MoorPlayer *self = MOOR_PLAYER (widget);

  GTK_WIDGET_CLASS (moor_player_parent_class)->map (widget);

  if (!self->begun)
    begin_screen (self);
}

static void
moor_player_root (GtkWidget *widget)
{
  GtkRoot *root;

  GTK_WIDGET_CLASS (moor_player_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  if (GTK_IS_WINDOW (root))
    {
      g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (on_focus_changed), widget,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (root, "notify::is-active", G_CALLBACK (on_focus_changed), widget,
                               G_CONNECT_SWAPPED);
    }
}

static void
moor_player_unroot (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root != NULL)
    g_signal_handlers_disconnect_by_func (root, on_focus_changed, widget);

  GTK_WIDGET_CLASS (moor_player_parent_class)->unroot (widget);
}

static void
moor_player_dispose (GObject *object)
{
  MoorPlayer *self = MOOR_PLAYER (object);
  GtkWidget *child;

  g_clear_handle_id (&self->squeezed_source, g_source_remove);
  let_go_of_sitting (self);
  g_clear_object (&self->people);
  g_clear_weak_pointer (&self->before_aside);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOOR_TYPE_PLAYER);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_player_parent_class)->dispose (object);
}

static void
moor_player_finalize (GObject *object)
{
  MoorPlayer *self = MOOR_PLAYER (object);

  g_clear_object (&self->desk);
  g_free (self->toast);
  g_free (self->people_problem);

  G_OBJECT_CLASS (moor_player_parent_class)->finalize (object);
}

static void
moor_player_class_init (MoorPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_player_dispose;
  object_class->finalize = moor_player_finalize;
  widget_class->map = moor_player_map;
  widget_class->root = moor_player_root;
  widget_class->unroot = moor_player_unroot;

  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL,
                                G_TYPE_NONE, 3, G_TYPE_BOOLEAN, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (MOOR_TYPE_HEADER_END);
  g_type_ensure (MOOR_TYPE_HEADER_START);
  g_type_ensure (MOOR_TYPE_NAV_BAR);
  g_type_ensure (MOOR_TYPE_WORDING_BUTTON);
  g_type_ensure (MOOR_TYPE_WRAP);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "moor-player");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-player.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, squeezer);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, title);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, below_header);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, narrow_title);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, narrow_subtitle);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, stop);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, wording);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, progress);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, problem);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, problem_sentence);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, newer);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, scroller);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, viewport);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, first);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, screen);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, aside);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, aside_screen);
  gtk_widget_class_bind_template_child (widget_class, MoorPlayer, nav);
  gtk_widget_class_bind_template_callback (widget_class, on_as_begun);
  gtk_widget_class_bind_template_callback (widget_class, on_renew);
  gtk_widget_class_bind_template_callback (widget_class, on_squeezed);

  gtk_widget_class_install_action (widget_class, "player.next", NULL, on_next);
  gtk_widget_class_install_action (widget_class, "player.skip", NULL, on_skip);
  gtk_widget_class_install_action (widget_class, "player.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "player.end", NULL, on_end);
  gtk_widget_class_install_action (widget_class, "player.stop", NULL, on_stop);
  gtk_widget_class_install_action (widget_class, "player.shorten", NULL, on_shorten);
  gtk_widget_class_install_action (widget_class, "player.turn-back", NULL, on_turn_back);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "player.stop", NULL);
  /* Where the focus is on no button and on nothing to write in. */
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, on_space, NULL);
}

/* Before the field under the focus sees them: a text view would take Ctrl+Return
 * for a line of its own. */
static void
add_shortcuts (MoorPlayer *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  const struct {
    const char *keys;
    const char *action;
  } shortcuts[] = {
    { "<Control>Return|<Control>KP_Enter|<Alt>Right|<Alt>KP_Right", "player.next" },
    { "<Alt>Left|<Alt>KP_Left", "player.back" },
  };

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (shortcuts[i].keys);
      GtkShortcutAction *action = gtk_named_action_new (shortcuts[i].action);

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            gtk_shortcut_new (trigger, action));
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
moor_player_init (MoorPlayer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_shortcuts (self);
}

GtkWidget *
moor_player_new (MoorDesk    *desk,
                 MoorSitting *sitting)
{
  MoorPlayer *self;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);
  g_return_val_if_fail (MOOR_IS_SITTING (sitting), NULL);
  g_return_val_if_fail (moor_sitting_get_run (sitting) != NULL, NULL);

  self = g_object_new (MOOR_TYPE_PLAYER, NULL);
  self->desk = g_object_ref (desk);
  self->people = moor_people_new (moor_desk_get_store (desk));
  g_signal_connect_object (self->people, "problem", G_CALLBACK (moor_player_tell_problem), self,
                           G_CONNECT_SWAPPED);
  take_sitting (self, sitting);
  return GTK_WIDGET (self);
}

MoorSitting *
moor_player_get_sitting (MoorPlayer *self)
{
  g_return_val_if_fail (MOOR_IS_PLAYER (self), NULL);

  return self->sitting;
}

void
moor_player_stop (MoorPlayer *self)
{
  g_return_if_fail (MOOR_IS_PLAYER (self));

  if (self->landed)
    g_signal_emit_by_name (adw_bin_get_child (self->aside_screen), "done");
  else
    moor_player_leave (self, MOOR_LEAVING_TO_TODAY);
}

void
moor_player_make_way (MoorPlayer *self)
{
  g_return_if_fail (MOOR_IS_PLAYER (self));

  self->makes_way = TRUE;
  moor_player_stop (self);
}
