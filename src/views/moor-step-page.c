/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-step-page.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-term-label.h"
#include "views/moor-dates.h"
#include "views/moor-labels.h"
#include "views/moor-print.h"

struct _MoorStepPage {
  GtkWidget    parent_instance;

  MoorDesk    *desk;             /* (nullable) until something is shown */
  GPtrArray   *counts;           /* (nullable) MoorExerciseCount */
  MoorStep     step;
  guint        folding;          /* source: the leaflet has folded or unfolded */
  char        *back;             /* (nullable) where the way back leads: not to the four steps */

  GtkWidget   *back_button;
  GtkWidget   *back_label;
  GtkWidget   *leaflet;
  GtkWidget   *list_pane;
  GtkWidget   *heading;
  GtkWidget   *sentence;
  GtkWidget   *written_button;
  GtkWidget   *list;
  GtkWidget   *exercise_pane;
  GtkWidget   *exercise_box;
};

G_DEFINE_FINAL_TYPE (MoorStepPage, moor_step_page, GTK_TYPE_WIDGET)

enum {
  SIGNAL_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
depth_words (MoorExercise *exercise)
{
  switch (moor_exercise_get_depth (exercise))
    {
    case 1:
      return C_("depth", "light");
    case 2:
      return C_("depth", "may stir feelings");
    default:
      return C_("depth", "memories");
    }
}

static MoorExerciseCount *
find_count (GPtrArray  *counts,
            const char *exercise_id)
{
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      MoorExerciseCount *count = counts->pdata[i];

      if (g_strcmp0 (count->exercise, exercise_id) == 0)
        return count;
    }

  return NULL;
}

static GtkWidget *
caution_widget (MoorWords *caution)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (box, "moor-note");
  gtk_box_append (GTK_BOX (box), moor_term_label_new (caution->markup, NULL));

  if (caution->action == MOOR_ACTION_HELP_NOW)
    {
      GtkWidget *button = moor_label_new_button (_("Help now"), NULL, "app.help-now", NULL);

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

static void
show_exercise (MoorStepPage *self,
               MoorExercise *exercise)
{
  const char *id = moor_exercise_get_id (exercise);
  const char *title = moor_exercise_get_title (exercise);
  GPtrArray *cautions = moor_exercise_get_cautions (exercise);
  MoorExerciseCount *count = find_count (self->counts, id);
  g_autofree char *subtitle = moor_step_minutes_and_depth (exercise);
  int short_minutes = moor_exercise_get_short_minutes (exercise);
  GtkWidget *buttons = moor_label_new_wrapped_box (8), *button;
  GtkBox *box = GTK_BOX (self->exercise_box);
  GtkAdjustment *top;

  moor_label_remove_children (self->exercise_box);
  gtk_box_append (box, moor_label_new_heading (title, "title-2", 1));
  gtk_box_append (box, moor_label_new (subtitle, NULL));
  gtk_box_append (box, moor_label_new (moor_exercise_get_summary (exercise), "moor-reading"));

  if (moor_exercise_get_why (exercise) != NULL)
    {
      GtkWidget *why = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

      gtk_box_append (GTK_BOX (why), moor_label_new_heading (_("What it is for"), "heading", 2));
      gtk_box_append (GTK_BOX (why), moor_label_new (moor_exercise_get_why (exercise), NULL));
      gtk_box_append (box, why);
    }

  for (guint i = 0; i < cautions->len; i++)
    {
      MoorWords *caution = cautions->pdata[i];

      /* One that depends on an answer is said inside the exercise. */
      if (caution->when == NULL && caution->leaning == MOOR_LEANING_NONE)
        gtk_box_append (box, caution_widget (caution));
    }

  button = moor_label_new_button (_("Begin"), title, "win.begin", g_variant_new_string (id));
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (buttons), button);
  if (short_minutes > 0)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("Short form, %d minute",
                                                          "Short form, %d minutes",
                                                          (gulong) short_minutes),
                                                short_minutes);

      button = moor_label_new_button (label, title, "win.begin-short", g_variant_new_string (id));
      gtk_widget_add_css_class (button, "pill");
      gtk_box_append (GTK_BOX (buttons), button);
    }
  button = moor_label_new_button (_("Print it empty"), title, "step.print-empty", NULL);
  gtk_widget_add_css_class (button, "pill");
  gtk_box_append (GTK_BOX (buttons), button);
  gtk_widget_set_margin_top (buttons, 4);
  gtk_box_append (box, buttons);

  if (count != NULL && count->listed > 0)
    {
      g_autofree char *text = moor_step_count_text (count->listed, count->listed_date);

      gtk_box_append (box, moor_label_new (text, NULL));
    }

  top = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->exercise_pane));
  gtk_adjustment_set_value (top, 0);
}

static GtkWidget *
exercise_row (MoorExercise *exercise)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *subtitle = moor_step_minutes_and_depth (exercise);

  gtk_box_append (GTK_BOX (box), moor_label_new (moor_exercise_get_title (exercise), "heading"));
  gtk_box_append (GTK_BOX (box), moor_label_new (subtitle, NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, moor_exercise_get_title (exercise),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "exercise", g_object_ref (exercise), g_object_unref);

  return row;
}

static gboolean
is_folded (MoorStepPage *self)
{
  return adw_leaflet_get_folded (ADW_LEAFLET (self->leaflet));
}

static gboolean
is_exercise_alone (MoorStepPage *self)
{
  return is_folded (self) &&
         adw_leaflet_get_visible_child (ADW_LEAFLET (self->leaflet)) == self->exercise_pane;
}

static void
leaflet_changed (MoorStepPage *self)
{
  const char *back;

  if (self->step == 0)
    return;

  if (is_exercise_alone (self))
    back = moor_step_title (self->step);
  else
    back = self->back != NULL ? self->back : _("The four steps");
  gtk_label_set_label (GTK_LABEL (self->back_label), back);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, back,
                                  -1);

  /* Side by side, the place on the right is never empty. */
  if (!is_folded (self) && gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)) == NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                             gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static gboolean
after_folding (gpointer data)
{
  MoorStepPage *self = data;

  self->folding = 0;
  leaflet_changed (self);

  return G_SOURCE_REMOVE;
}

/* The leaflet folds while it is given its place, after the button above it was: what
 * changes there now is drawn without a place of its own. */
static void
leaflet_folded (MoorStepPage *self)
{
  if (self->folding == 0)
    self->folding = g_idle_add (after_folding, self);
}

static void
row_selected (MoorStepPage  *self,
              GtkListBoxRow *row)
{
  if (row != NULL)
    show_exercise (self, g_object_get_data (G_OBJECT (row), "exercise"));
}

static void
row_activated (MoorStepPage  *self,
               GtkListBoxRow *row)
{
  /* Side by side the exercise is there already; on the keyboard, Return goes over
   * to it, because Tab goes on to the next row. */
  if (!is_folded (self))
    {
      gtk_widget_child_focus (self->exercise_pane, GTK_DIR_TAB_FORWARD);
      return;
    }

  /* Before the list goes: otherwise the leaflet puts the focus on the first
   * button of the exercise, and its beginning scrolls out of sight. */
  gtk_widget_grab_focus (self->back_button);
  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->exercise_pane);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MoorStepPage *self = MOOR_STEP_PAGE (widget);

  if (is_exercise_alone (self))
    {
      GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

      adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->list_pane);
      if (row != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  else
    g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static void
print_empty_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  MoorStepPage *self = MOOR_STEP_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    gtk_window_present (moor_print_new_empty (widget, self->desk,
                                              g_object_get_data (G_OBJECT (row), "exercise")));
}

static void
moor_step_page_dispose (GObject *object)
{
  MoorStepPage *self = MOOR_STEP_PAGE (object);
  GtkWidget *child;

  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_clear_handle_id (&self->folding, g_source_remove);
  g_clear_pointer (&self->back, g_free);
  g_clear_object (&self->desk);
  self->step = 0;

  gtk_widget_dispose_template (GTK_WIDGET (self), MOOR_TYPE_STEP_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_step_page_parent_class)->dispose (object);
}

static void
moor_step_page_class_init (MoorStepPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_step_page_dispose;

  signals[SIGNAL_BACK] = g_signal_new ("back", MOOR_TYPE_STEP_PAGE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-step-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorStepPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, MoorStepPage, back_label);
  gtk_widget_class_bind_template_child (widget_class, MoorStepPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, MoorStepPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, MoorStepPage, heading);
  gtk_widget_class_bind_template_child (widget_class, MoorStepPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, MoorStepPage, written_button);
  gtk_widget_class_bind_template_child (widget_class, MoorStepPage, list);
  gtk_widget_class_bind_template_child (widget_class, MoorStepPage, exercise_pane);
  gtk_widget_class_bind_template_child (widget_class, MoorStepPage, exercise_box);
  gtk_widget_class_bind_template_callback (widget_class, leaflet_changed);
  gtk_widget_class_bind_template_callback (widget_class, leaflet_folded);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, row_selected);

  gtk_widget_class_install_action (widget_class, "step.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "step.print-empty", NULL, print_empty_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "step.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "step.back", NULL);
}

static void
moor_step_page_init (MoorStepPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moor_step_page_show (MoorStepPage *self,
                     MoorDesk     *desk,
                     MoorStep      step,
                     GPtrArray    *counts,
                     const char   *exercise_id,
                     const char   *back)
{
  MoorLibrary *library;
  GtkWidget *child;
  GtkListBoxRow *chosen = NULL;

  g_return_if_fail (MOOR_IS_STEP_PAGE (self));
  g_return_if_fail (MOOR_IS_DESK (desk));

  g_set_object (&self->desk, desk);
  library = moor_desk_get_library (desk);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  self->counts = counts != NULL ? g_ptr_array_ref (counts) : NULL;
  self->step = step;
  gtk_widget_set_visible (self->written_button, FALSE);
  g_free (self->back);
  self->back = g_strdup (back);

  gtk_label_set_label (GTK_LABEL (self->heading), moor_step_title (step));
  gtk_label_set_label (GTK_LABEL (self->sentence), moor_step_introduction (step));

  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list),
                                                             0))) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  moor_label_remove_children (self->exercise_box);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (G_LIST_MODEL (library), i);

      if (moor_exercise_get_step (exercise) != step || !moor_library_is_offered (library, exercise))
        continue;

      child = exercise_row (exercise);
      gtk_list_box_append (GTK_LIST_BOX (self->list), child);
      if (g_strcmp0 (moor_exercise_get_id (exercise), exercise_id) == 0)
        chosen = GTK_LIST_BOX_ROW (child);
    }

  /* Chosen before it is shown: side by side, a list without a choice chooses its first. */
  if (chosen != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), chosen);
  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet),
                                 chosen != NULL ? self->exercise_pane : self->list_pane);
  leaflet_changed (self);
}

void
moor_step_page_offer_written (MoorStepPage *self,
                              gboolean      offer)
{
  g_return_if_fail (MOOR_IS_STEP_PAGE (self));

  gtk_widget_set_visible (self->written_button, offer);
}

void
moor_step_page_focus_written (MoorStepPage *self)
{
  g_return_if_fail (MOOR_IS_STEP_PAGE (self));

  if (!gtk_widget_grab_focus (self->written_button))
    moor_step_page_begin (self);
}

const char *
moor_step_title (MoorStep step)
{
  switch (step)
    {
    case MOOR_STEP_STYLE:
      return _("Explore your style");
    case MOOR_STEP_PATTERNS:
      return _("Early patterns");
    case MOOR_STEP_CONNECTIONS:
      return _("Connections now");
    case MOOR_STEP_REGULATION:
      return _("Trust and your nervous system");
    case MOOR_STEP_TOOLS:
    default:
      return _("Tools");
    }
}

const char *
moor_step_sentence (MoorStep step)
{
  switch (step)
    {
    case MOOR_STEP_STYLE:
      return _("What is yours, with whom, and what it protects.");
    case MOOR_STEP_PATTERNS:
      return _("Where it may come from: old rules, and newer evidence.");
    case MOOR_STEP_CONNECTIONS:
      return _("Small moments with people, looked at slowly.");
    case MOOR_STEP_REGULATION:
      return _("Settle, stay, choose what to do.");
    case MOOR_STEP_TOOLS:
    default:
      return _("Short things for any day, whatever the step.");
    }
}

const char *
moor_step_introduction (MoorStep step)
{
  switch (step)
    {
    case MOOR_STEP_STYLE:
      return _("Nobody is the same with everyone. Here you look at what is yours, with whom, and "
               "what it protects. A word that fits is a word for now. It is not who you are.");
    case MOOR_STEP_PATTERNS:
      return _("What was early shaped how you meet people. It does not decide what comes next. You "
               "look back only as far as it helps today.");
    case MOOR_STEP_CONNECTIONS:
      return _("What was learned with people can change with people. Here it goes by one small "
               "moment, one sentence, one thing to try. Trust to give and to receive grows in such "
               "steps, with people who are safe.");
    case MOOR_STEP_REGULATION:
      return _("A body that expects harm does not settle because it is told to. Small times that go "
               "well can teach it something else. Begin here if much is going on, and come back "
               "from anywhere.");
    case MOOR_STEP_TOOLS:
    default:
      return _("Short things for any day, whatever the step.");
    }
}

char *
moor_step_minutes_and_depth (MoorExercise *exercise)
{
  int minutes = moor_exercise_get_minutes (exercise);
  g_autofree char *time = g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes),
                                           minutes);

  /* Translators: how long an exercise takes and how deep it goes:
   * "10 minutes · may stir feelings" */
  return g_strdup_printf (C_("minutes and depth", "%s · %s"), time, depth_words (exercise));
}

char *
moor_step_count_text (guint       pages,
                      const char *last_date)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u page", "%u pages", pages), pages);
  g_autofree char *day = NULL;

  if (pages == 0)
    return g_strdup ("");
  if (last_date == NULL)
    return g_steal_pointer (&count);

  day = moor_dates_day (last_date);

  /* Translators: "3 pages, last on 9 November" */
  return g_strdup_printf (_("%s, last on %s"), count, day);
}

/* Not left to the order of focus: GTK 4.8 ends up in the list, 4.18 on the button
 * that leads back. */
void
moor_step_page_begin (MoorStepPage *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (MOOR_IS_STEP_PAGE (self));

  /* Before it is known whether the list stays: a row that goes while it has the focus
   * gives the choice to another. */
  if (adw_leaflet_get_visible_child (ADW_LEAFLET (self->leaflet)) == self->exercise_pane)
    {
      gtk_widget_grab_focus (self->back_button);
      return;
    }

  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->back_button);
}
