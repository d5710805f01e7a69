/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-page-reading.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "base/moor-clock.h"
#include "views/moor-dates.h"
#include "views/moor-page-answers.h"
#include "views/moor-wrap-layout.h"

struct _MoorPageReading {
  GtkWidget  parent_instance;

  gboolean   is_due;
  char      *page_id;            /* (nullable) the one that is shown */

  GtkWidget *scroller;
  GtkWidget *title_label;
  GtkWidget *walk_box;
  GtkWidget *walk_label;
  GtkWidget *walk_button;
  GtkWidget *answers;
};

G_DEFINE_FINAL_TYPE (MoorPageReading, moor_page_reading, GTK_TYPE_WIDGET)

enum {
  WALK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_due (MoorPage *page)
{
  g_autofree char *today = moor_clock_today ();

  return moor_page_get_state (page) == MOOR_PAGE_WAITING &&
         moor_page_get_due (page) != NULL &&
         g_strcmp0 (moor_page_get_due (page), today) <= 0;
}

static void
show_walk (MoorPageReading *self,
           MoorExercise    *exercise,
           MoorPage        *page)
{
  const char *button, *sentence = "";
  g_autofree char *waits = NULL;

  if (moor_page_get_state (page) == MOOR_PAGE_DRAFT)
    {
      button = _("Go on");
      sentence = _("Not finished yet.");
    }
  else if (is_due (page))
    {
      button = _("Go on");
      sentence = _("One more question is here for you.");
    }
  else
    {
      button = _("Change");
      if (moor_page_get_state (page) == MOOR_PAGE_WAITING && moor_page_get_due (page) != NULL)
        {
          g_autofree char *day = moor_dates_day (moor_page_get_due (page));

          /* Translators: a day: "One more question comes on 12 November." */
          waits = g_strdup_printf (_("One more question comes on %s."), day);
          sentence = waits;
        }
    }

  self->is_due = is_due (page);
  gtk_button_set_label (GTK_BUTTON (self->walk_button), button);
  gtk_label_set_label (GTK_LABEL (self->walk_label), sentence);
  gtk_widget_set_visible (self->walk_label, *sentence != '\0');
  gtk_widget_set_visible (self->walk_box, exercise != NULL &&
                                          moor_page_get_trashed (page) == 0);
}

static void
walk_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MoorPageReading *self = MOOR_PAGE_READING (widget);

  g_signal_emit (self, signals[WALK], 0, self->is_due);
}

static void
moor_page_reading_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), MOOR_TYPE_PAGE_READING);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_page_reading_parent_class)->dispose (object);
}

static void
moor_page_reading_finalize (GObject *object)
{
  g_free (MOOR_PAGE_READING (object)->page_id);

  G_OBJECT_CLASS (moor_page_reading_parent_class)->finalize (object);
}

static void
moor_page_reading_class_init (MoorPageReadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_page_reading_dispose;
  G_OBJECT_CLASS (klass)->finalize = moor_page_reading_finalize;

  signals[WALK] = g_signal_new ("walk", MOOR_TYPE_PAGE_READING, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (MOOR_TYPE_PAGE_ANSWERS);
  g_type_ensure (MOOR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-page-reading.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorPageReading, scroller);
  gtk_widget_class_bind_template_child (widget_class, MoorPageReading, title_label);
  gtk_widget_class_bind_template_child (widget_class, MoorPageReading, walk_box);
  gtk_widget_class_bind_template_child (widget_class, MoorPageReading, walk_label);
  gtk_widget_class_bind_template_child (widget_class, MoorPageReading, walk_button);
  gtk_widget_class_bind_template_child (widget_class, MoorPageReading, answers);

  gtk_widget_class_install_action (widget_class, "reading.walk", NULL, walk_action);
}

static void
moor_page_reading_init (MoorPageReading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moor_page_reading_show (MoorPageReading *self,
                        MoorExercise    *exercise,
                        MoorPage        *page,
                        MoorNameBook    *names)
{
  g_return_if_fail (MOOR_IS_PAGE_READING (self));
  g_return_if_fail (MOOR_IS_PAGE (page));

  gtk_widget_set_visible (self->title_label, exercise != NULL);
  gtk_label_set_label (GTK_LABEL (self->title_label), moor_page_get_title (page));
  show_walk (self, exercise, page);
  moor_page_answers_show (MOOR_PAGE_ANSWERS (self->answers), exercise, page, names);

  /* The same page again, because a star was put on it: the place is kept. */
  if (g_strcmp0 (self->page_id, moor_page_get_id (page)) != 0)
    {
      GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);

      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
      g_free (self->page_id);
      self->page_id = g_strdup (moor_page_get_id (page));
    }
}
