/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-path-view.h"

#include <glib/gi18n-lib.h>

#include "desk/moor-step-summary.h"
#include "views/moor-labels.h"
#include "views/moor-leaning-chooser.h"
#include "views/moor-path-leaf.h"
#include "views/moor-step-page.h"
#include "views/moor-summary-list.h"
#include "views/moor-way-list.h"
#include "views/moor-wrap-layout.h"

struct _MoorPathView {
  GtkWidget     parent_instance;

  MoorDesk     *desk;
  GPtrArray    *counts;          /* (nullable) MoorExerciseCount, until the journal has answered */
  GCancellable *cancellable;
  GCancellable *summary_cancellable;
  GtkWidget    *count_labels[MOOR_STEP_TOOLS + 1];
  GtkWidget    *step_buttons[MOOR_STEP_TOOLS + 1];
  MoorStep      shown;
  gboolean      from_way;        /* the step was opened from the way, and leads back there */

  GtkWidget    *stack;
  GtkWidget    *cards;
  GtkWidget    *tools;
  GtkWidget    *way_button;
  GtkWidget    *leaning_button;
  GtkWidget    *step_page;
  GtkWidget    *way_leaf;
  GtkWidget    *way_list;
  GtkWidget    *written_leaf;
  GtkWidget    *written_list;
  GtkWidget    *leaning_leaf;
  GtkWidget    *leaning_chooser;
};

G_DEFINE_FINAL_TYPE (MoorPathView, moor_path_view, GTK_TYPE_WIDGET)

static gboolean
has_exercises (MoorPathView *self,
               MoorStep      step)
{
  MoorLibrary *library = moor_desk_get_library (self->desk);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr (MoorExercise) exercise = g_list_model_get_item (G_LIST_MODEL (library), i);

      if (moor_exercise_get_step (exercise) == step && moor_library_is_offered (library, exercise))
        return TRUE;
    }

  return FALSE;
}

static GtkWidget *
card_button (MoorPathView *self,
             MoorStep      step)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = moor_label_new (moor_step_title (step), "title-3");
  GtkWidget *sentence = moor_label_new (moor_step_sentence (step), "moor-reading");
  g_autofree char *css_class = g_strdup_printf ("moor-step-%d", (int) step);

  if (step != MOOR_STEP_TOOLS)
    {
      /* Translators: the number of a step of the path */
      g_autofree char *number = g_strdup_printf (_("Step %d"), (int) step);
      GtkWidget *line = moor_label_new_wrapped_box (8);
      GtkWidget *label = moor_label_new (number, "heading");

      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (line), label);
      if (step == MOOR_STEP_REGULATION)
        gtk_box_append (GTK_BOX (line), moor_label_new (_("A good place to begin"), "moor-pill"));
      gtk_box_append (GTK_BOX (box), line);
    }

  gtk_label_set_width_chars (GTK_LABEL (sentence), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (sentence), 30);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 28);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), sentence);
  self->count_labels[step] = moor_label_new ("", NULL);
  gtk_widget_set_visible (self->count_labels[step], FALSE);
  gtk_widget_set_margin_top (self->count_labels[step], 4);
  gtk_box_append (GTK_BOX (box), self->count_labels[step]);

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (int) step);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "path.show-step");
  gtk_widget_add_css_class (button, "moor-card");
  gtk_widget_add_css_class (button, css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, moor_step_title (step),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, moor_step_sentence (step),
                                  -1);
  self->step_buttons[step] = button;

  return button;
}

static void
show_counts (MoorPathView *self)
{
  MoorLibrary *library = moor_desk_get_library (self->desk);

  for (int step = MOOR_STEP_STYLE; step <= MOOR_STEP_TOOLS; step++)
    {
      guint pages = 0;
      const char *last = NULL;
      g_autofree char *text = NULL;

      for (guint i = 0; i < self->counts->len; i++)
        {
          MoorExerciseCount *count = self->counts->pdata[i];
          MoorExercise *exercise = moor_library_find (library, count->exercise);

          if (exercise == NULL || moor_exercise_get_step (exercise) != (MoorStep) step)
            continue;

          pages += count->listed;
          if (last == NULL || g_strcmp0 (count->listed_date, last) > 0)
            last = count->listed_date;
        }

      if (self->count_labels[step] == NULL)
        continue;
      text = moor_step_count_text (pages, last);
      gtk_label_set_label (GTK_LABEL (self->count_labels[step]), text);
      gtk_widget_set_visible (self->count_labels[step], pages > 0);
    }
}

static void
counts_ready (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (MoorPathView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) counts = moor_store_exercise_counts_finish (MOOR_STORE (source), result,
                                                                    &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Without counts the cards are as good. */
  if (counts == NULL)
    {
      g_debug ("The pages of the steps could not be counted: %s", error->message);
      return;
    }

  g_clear_pointer (&self->counts, g_ptr_array_unref);
  self->counts = g_steal_pointer (&counts);
  show_counts (self);
}

static gboolean
is_shown (MoorPathView *self,
          const char   *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), page) == 0;
}

/* What was written in the step ------------------------------------------------- */

static void
summary_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (MoorPathView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorStepSummary) summary = moor_desk_step_summary_finish (MOOR_DESK (source), result,
                                                                       &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    g_debug ("What was written in the step could not be read: %s", error->message);

  moor_summary_list_show (MOOR_SUMMARY_LIST (self->written_list), summary);
  moor_step_page_offer_written (MOOR_STEP_PAGE (self->step_page), summary != NULL);

  /* The last of it went while it was shown. */
  if (summary == NULL && is_shown (self, "written"))
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "step");
}

static void
ask_summary (MoorPathView *self)
{
  if (self->summary_cancellable != NULL)
    g_cancellable_cancel (self->summary_cancellable);
  g_clear_object (&self->summary_cancellable);
  self->summary_cancellable = g_cancellable_new ();
  moor_desk_step_summary_async (self->desk, self->shown, self->summary_cancellable, summary_ready,
                                g_object_ref (self));
}

static void
show_written_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  MoorPathView *self = MOOR_PATH_VIEW (widget);

  moor_path_leaf_set_back (MOOR_PATH_LEAF (self->written_leaf), moor_step_title (self->shown));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "written");
  moor_path_leaf_begin (MOOR_PATH_LEAF (self->written_leaf));
}

static void
written_back (MoorPathView *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "step");
  moor_step_page_focus_written (MOOR_STEP_PAGE (self->step_page));
}

static void
make_written (MoorPathView *self)
{
  self->written_leaf = moor_path_leaf_new (_("What you wrote here"), "");
  self->written_list = moor_summary_list_new ();
  moor_path_leaf_append (MOOR_PATH_LEAF (self->written_leaf),
                         moor_label_new (_("Your own words, the newest first. What is put away or "
                                           "private is not here."), NULL));
  moor_path_leaf_append (MOOR_PATH_LEAF (self->written_leaf), self->written_list);
  gtk_stack_add_named (GTK_STACK (self->stack), self->written_leaf, "written");
  g_signal_connect_object (self->written_leaf, "back", G_CALLBACK (written_back), self,
                           G_CONNECT_SWAPPED);
}

/* The pages of the stack ------------------------------------------------------- */

static void
show_step (MoorPathView *self,
           MoorStep      step,
           const char   *exercise_id)
{
  self->from_way = is_shown (self, "way");
  self->shown = step;
  moor_step_page_show (MOOR_STEP_PAGE (self->step_page), self->desk, step, self->counts,
                       exercise_id, self->from_way ? _("One way to walk it") : NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "step");
  moor_step_page_begin (MOOR_STEP_PAGE (self->step_page));
  ask_summary (self);
}

static void
show_step_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  show_step (MOOR_PATH_VIEW (widget), (MoorStep) g_variant_get_int32 (parameter), NULL);
}

static void
show_exercise_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  MoorPathView *self = MOOR_PATH_VIEW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  MoorExercise *exercise = moor_library_find (moor_desk_get_library (self->desk), id);

  if (exercise != NULL)
    show_step (self, moor_exercise_get_step (exercise), id);
}

static void
show_way (MoorPathView *self)
{
  moor_way_list_show (MOOR_WAY_LIST (self->way_list), moor_desk_get_library (self->desk),
                      self->counts);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "way");
  moor_path_leaf_begin (MOOR_PATH_LEAF (self->way_leaf));
}

static void
show_way_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  show_way (MOOR_PATH_VIEW (widget));
}

static void
step_back (MoorPathView *self)
{
  if (self->from_way)
    {
      show_way (self);
      return;
    }

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "steps");
  if (self->step_buttons[self->shown] != NULL)
    gtk_widget_grab_focus (self->step_buttons[self->shown]);
}

static void
way_back (MoorPathView *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "steps");
  gtk_widget_grab_focus (self->way_button);
}

static void
make_way (MoorPathView *self)
{
  self->way_leaf = moor_path_leaf_new (_("One way to walk it"), _("The four steps"));
  self->way_list = moor_way_list_new ();
  moor_path_leaf_append (MOOR_PATH_LEAF (self->way_leaf),
                         moor_label_new (_("An order that you can follow or not. Begin anywhere, "
                                           "leave out what does not fit, and stay with one as long "
                                           "as you like."), NULL));
  moor_path_leaf_append (MOOR_PATH_LEAF (self->way_leaf), self->way_list);
  gtk_stack_add_named (GTK_STACK (self->stack), self->way_leaf, "way");
  g_signal_connect_object (self->way_leaf, "back", G_CALLBACK (way_back), self, G_CONNECT_SWAPPED);
}

static void
show_leaning_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  MoorPathView *self = MOOR_PATH_VIEW (widget);

  moor_leaning_chooser_show (MOOR_LEANING_CHOOSER (self->leaning_chooser));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "leaning");
  moor_path_leaf_begin (MOOR_PATH_LEAF (self->leaning_leaf));
}

static void
leaning_back (MoorPathView *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "steps");
  gtk_widget_grab_focus (self->leaning_button);
}

static void
make_leaning (MoorPathView *self)
{
  self->leaning_leaf = moor_path_leaf_new (_("How you tend to be"), _("The four steps"));
  self->leaning_chooser = moor_leaning_chooser_new (self->desk);
  moor_path_leaf_append (MOOR_PATH_LEAF (self->leaning_leaf), self->leaning_chooser);
  gtk_stack_add_named (GTK_STACK (self->stack), self->leaning_leaf, "leaning");
  g_signal_connect_object (self->leaning_leaf, "back", G_CALLBACK (leaning_back), self,
                           G_CONNECT_SWAPPED);
}

static void
moor_path_view_dispose (GObject *object)
{
  MoorPathView *self = MOOR_PATH_VIEW (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->summary_cancellable);
  g_clear_object (&self->summary_cancellable);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_clear_object (&self->desk);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOOR_TYPE_PATH_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_path_view_parent_class)->dispose (object);
}

static void
moor_path_view_class_init (MoorPathViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_path_view_dispose;

  g_type_ensure (MOOR_TYPE_STEP_PAGE);
  g_type_ensure (MOOR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-path-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorPathView, stack);
  gtk_widget_class_bind_template_child (widget_class, MoorPathView, cards);
  gtk_widget_class_bind_template_child (widget_class, MoorPathView, tools);
  gtk_widget_class_bind_template_child (widget_class, MoorPathView, way_button);
  gtk_widget_class_bind_template_child (widget_class, MoorPathView, leaning_button);
  gtk_widget_class_bind_template_child (widget_class, MoorPathView, step_page);

  gtk_widget_class_install_action (widget_class, "path.show-step", "i", show_step_action);
  gtk_widget_class_install_action (widget_class, "path.show-exercise", "s", show_exercise_action);
  gtk_widget_class_install_action (widget_class, "path.show-way", NULL, show_way_action);
  gtk_widget_class_install_action (widget_class, "path.show-written", NULL, show_written_action);
  gtk_widget_class_install_action (widget_class, "path.show-leaning", NULL, show_leaning_action);
}

static void
moor_path_view_init (MoorPathView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_way (self);
  make_written (self);
  g_signal_connect_object (self->step_page, "back", G_CALLBACK (step_back), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
moor_path_view_new (MoorDesk *desk)
{
  MoorPathView *self;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);

  self = g_object_new (MOOR_TYPE_PATH_VIEW, NULL);
  self->desk = g_object_ref (desk);
  make_leaning (self);

  for (int step = MOOR_STEP_STYLE; step <= MOOR_STEP_TOOLS; step++)
    if (has_exercises (self, step))
      gtk_box_append (GTK_BOX (step == MOOR_STEP_TOOLS ? self->tools : self->cards),
                      card_button (self, step));

  moor_path_view_refresh (self);

  return GTK_WIDGET (self);
}

void
moor_path_view_refresh (MoorPathView *self)
{
  g_return_if_fail (MOOR_IS_PATH_VIEW (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  moor_store_exercise_counts_async (moor_desk_get_store (self->desk), self->cancellable,
                                    counts_ready, g_object_ref (self));
  if (self->shown != 0)
    ask_summary (self);
}
