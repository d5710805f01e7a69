/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-page-about.h"

#include <glib/gi18n-lib.h>

#include "base/moor-clock.h"
#include "views/moor-audience-button.h"
#include "views/moor-dates.h"
#include "views/moor-tags-editor.h"
#include "views/moor-wrap-layout.h"

struct _MoorPageAbout {
  GtkWidget  parent_instance;

  gboolean   setting;

  GtkWidget *date_label;
  GtkWidget *tools;
  GtkWidget *audience;
  GtkWidget *star;
  GtkWidget *tags;
  GtkWidget *trash_bar;
};

G_DEFINE_FINAL_TYPE (MoorPageAbout, moor_page_about, GTK_TYPE_WIDGET)

enum {
  AUDIENCE_CHOSEN,
  STARRED,
  TAGGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_date (MoorPageAbout *self,
           MoorPage      *page)
{
  g_autofree char *today = moor_clock_today ();
  g_autofree char *day = moor_dates_day (page != NULL ? moor_page_get_date (page) : today);
  g_autofree char *text = NULL;

  if (page == NULL)
    text = g_steal_pointer (&day);
  else
    /* Translators: a day and the time of that day */
    text = g_strdup_printf (C_("day and time", "%s, %s"), day, moor_page_get_time (page));

  gtk_label_set_label (GTK_LABEL (self->date_label), text);
}

static void
star_toggled (MoorPageAbout *self)
{
  gboolean starred = moor_page_about_is_starred (self);

  gtk_button_set_icon_name (GTK_BUTTON (self->star),
                            starred ? "starred-symbolic" : "non-starred-symbolic");
  if (!self->setting)
    g_signal_emit (self, signals[STARRED], 0);
}

static void
audience_chosen (MoorPageAbout *self)
{
  g_signal_emit (self, signals[AUDIENCE_CHOSEN], 0);
}

static void
tags_changed (MoorPageAbout *self)
{
  g_signal_emit (self, signals[TAGGED], 0);
}

static void
moor_page_about_dispose (GObject *object)
{
  MoorPageAbout *self = MOOR_PAGE_ABOUT (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), MOOR_TYPE_PAGE_ABOUT);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_page_about_parent_class)->dispose (object);
}

static void
moor_page_about_class_init (MoorPageAboutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *names[] = { "audience-chosen", "starred", "tagged" };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == N_SIGNALS);

  G_OBJECT_CLASS (klass)->dispose = moor_page_about_dispose;

  for (int i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], MOOR_TYPE_PAGE_ABOUT, G_SIGNAL_RUN_LAST, 0,
                               NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MOOR_TYPE_AUDIENCE_BUTTON);
  g_type_ensure (MOOR_TYPE_TAGS_EDITOR);
  g_type_ensure (MOOR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-page-about.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorPageAbout, date_label);
  gtk_widget_class_bind_template_child (widget_class, MoorPageAbout, tools);
  gtk_widget_class_bind_template_child (widget_class, MoorPageAbout, audience);
  gtk_widget_class_bind_template_child (widget_class, MoorPageAbout, star);
  gtk_widget_class_bind_template_child (widget_class, MoorPageAbout, tags);
  gtk_widget_class_bind_template_child (widget_class, MoorPageAbout, trash_bar);
  gtk_widget_class_bind_template_callback (widget_class, audience_chosen);
  gtk_widget_class_bind_template_callback (widget_class, star_toggled);
  gtk_widget_class_bind_template_callback (widget_class, tags_changed);
}

static void
moor_page_about_init (MoorPageAbout *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moor_page_about_set_counselor (MoorPageAbout *self,
                               const char    *words)
{
  g_return_if_fail (MOOR_IS_PAGE_ABOUT (self));

  moor_audience_button_set_counselor (MOOR_AUDIENCE_BUTTON (self->audience), words);
}

void
moor_page_about_show (MoorPageAbout *self,
                      MoorPage      *page)
{
  gboolean trashed;

  g_return_if_fail (MOOR_IS_PAGE_ABOUT (self));

  trashed = page != NULL && moor_page_get_trashed (page) != 0;

  self->setting = TRUE;
  show_date (self, page);
  moor_audience_button_show (MOOR_AUDIENCE_BUTTON (self->audience),
                             page != NULL ? moor_page_get_audience (page) : MOOR_AUDIENCE_ONLY_ME,
                             page != NULL && moor_page_is_put_away (page));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->star),
                                page != NULL && moor_page_is_starred (page));
  moor_tags_editor_set_tags (MOOR_TAGS_EDITOR (self->tags),
                             page != NULL ? moor_page_get_tags (page) : NULL);
  gtk_widget_set_visible (self->tools, !trashed);
  gtk_widget_set_visible (self->tags, !trashed);
  gtk_widget_set_visible (self->trash_bar, trashed);
  self->setting = FALSE;
}

MoorAudience
moor_page_about_get_audience (MoorPageAbout *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE_ABOUT (self), MOOR_AUDIENCE_ONLY_ME);

  return moor_audience_button_get_audience (MOOR_AUDIENCE_BUTTON (self->audience));
}

gboolean
moor_page_about_is_put_away (MoorPageAbout *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE_ABOUT (self), FALSE);

  return moor_audience_button_is_put_away (MOOR_AUDIENCE_BUTTON (self->audience));
}

gboolean
moor_page_about_is_starred (MoorPageAbout *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE_ABOUT (self), FALSE);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->star));
}

const char * const *
moor_page_about_get_tags (MoorPageAbout *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE_ABOUT (self), NULL);

  return moor_tags_editor_get_tags (MOOR_TAGS_EDITOR (self->tags));
}

void
moor_page_about_set_known_tags (MoorPageAbout      *self,
                                const char * const *tags)
{
  g_return_if_fail (MOOR_IS_PAGE_ABOUT (self));

  moor_tags_editor_set_known (MOOR_TAGS_EDITOR (self->tags), tags);
}
