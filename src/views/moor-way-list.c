/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-way-list.h"

#include <glib/gi18n-lib.h>

#include "desk/moor-way.h"
#include "views/moor-dates.h"
#include "views/moor-labels.h"
#include "views/moor-step-page.h"

struct _MoorWayList {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (MoorWayList, moor_way_list, GTK_TYPE_WIDGET)

/* When it was last done, in words; NULL where no page in sight says so. What is put
 * away is not told of. (transfer full) (nullable) */
static char *
last_done (GPtrArray  *counts,
           const char *exercise_id)
{
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      MoorExerciseCount *count = counts->pdata[i];
      g_autofree char *day = NULL;

      if (g_strcmp0 (count->exercise, exercise_id) != 0 || count->listed_date == NULL)
        continue;

      day = moor_dates_day (count->listed_date);

      /* Translators: when an exercise was done: "Last done on 9 November." */
      return g_strdup_printf (_("Last done on %s."), day);
    }

  return NULL;
}

static GtkWidget *
exercise_button (MoorExercise *exercise,
                 GPtrArray    *counts)
{
  const char *id = moor_exercise_get_id (exercise);
  const char *title = moor_exercise_get_title (exercise);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *minutes = moor_step_minutes_and_depth (exercise);
  g_autofree char *done = last_done (counts, id);
  g_autofree char *about = done != NULL ? g_strconcat (minutes, "\n", done, NULL)
                                        : g_strdup (minutes);

  gtk_box_append (GTK_BOX (box), moor_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (box), moor_label_new (minutes, NULL));
  if (done != NULL)
    gtk_box_append (GTK_BOX (box), moor_label_new (done, NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "path.show-exercise");
  gtk_widget_add_css_class (button, "moor-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about,
                                  -1);

  return button;
}

static const char *
others_words (MoorStep step)
{
  switch (step)
    {
    case MOOR_STEP_STYLE:
      return _("Others from step 1");
    case MOOR_STEP_PATTERNS:
      return _("Others from step 2");
    case MOOR_STEP_CONNECTIONS:
      return _("Others from step 3");
    case MOOR_STEP_REGULATION:
      return _("Others from step 4");
    case MOOR_STEP_TOOLS:
    default:
      return _("Tools");
    }
}

static GtkWidget *
stop_box (const MoorWayStop *stop,
          MoorLibrary       *library,
          GPtrArray         *counts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (box), moor_label_new (_(stop->words), "moor-reading"));
  for (int i = 0; stop->exercises[i] != NULL; i++)
    {
      MoorExercise *exercise = moor_library_find (library, stop->exercises[i]);

      if (exercise != NULL && moor_library_is_offered (library, exercise))
        gtk_box_append (GTK_BOX (box), exercise_button (exercise, counts));
    }

  if (stop->more != 0)
    {
      GtkWidget *more = moor_label_new_button (others_words (stop->more), NULL, "path.show-step",
                                               g_variant_new_int32 ((int) stop->more));

      gtk_widget_set_halign (more, GTK_ALIGN_START);
      gtk_widget_add_css_class (more, "flat");
      gtk_box_append (GTK_BOX (box), more);
    }

  return box;
}

static void
clear (MoorWayList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
moor_way_list_dispose (GObject *object)
{
  clear (MOOR_WAY_LIST (object));

  G_OBJECT_CLASS (moor_way_list_parent_class)->dispose (object);
}

static void
moor_way_list_class_init (MoorWayListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_way_list_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
moor_way_list_init (MoorWayList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 24);
}

GtkWidget *
moor_way_list_new (void)
{
  return g_object_new (MOOR_TYPE_WAY_LIST, NULL);
}

void
moor_way_list_show (MoorWayList *self,
                    MoorLibrary *library,
                    GPtrArray   *counts)
{
  guint n;
  const MoorWayStop *stops = moor_way_get_stops (&n);

  g_return_if_fail (MOOR_IS_WAY_LIST (self));
  g_return_if_fail (MOOR_IS_LIBRARY (library));

  clear (self);
  for (guint i = 0; i < n; i++)
    {
      if (moor_way_is_there (&stops[i], library))
        gtk_widget_set_parent (stop_box (&stops[i], library, counts), GTK_WIDGET (self));
    }
}
