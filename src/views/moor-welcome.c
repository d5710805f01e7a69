/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-welcome.h"

#include <glib/gi18n-lib.h>

#include "views/moor-header-end.h"
#include "views/moor-header-start.h"
#include "views/moor-labels.h"
#include "views/moor-reason-chips.h"
#include "views/moor-watching.h"

struct _MoorWelcome {
  GtkWidget        parent_instance;

  MoorDesk        *desk;

  GtkStack        *screens;
  GtkWidget       *title_first;
  GtkWidget       *title_second;
  GtkWidget       *title_third;
  MoorWatching    *watching;
  MoorReasonChips *reasons;
  GtkWidget       *back;
  GtkButton       *next;
};

enum { DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoorWelcome, moor_welcome, GTK_TYPE_WIDGET)

static void
show_screen (MoorWelcome *self,
             const char  *name)
{
  gboolean first = g_str_equal (name, "first");
  gboolean third = g_str_equal (name, "third");
  gboolean watching = g_str_equal (name, "watching");

  gtk_stack_set_visible_child_name (self->screens, name);
  gtk_widget_set_visible (self->back, !first);
  gtk_widget_set_visible (GTK_WIDGET (self->next), !watching);
  gtk_button_set_label (self->next, third ? _("Begin") : _("Next"));
  moor_welcome_begin (self);
}

static void
back_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MoorWelcome *self = MOOR_WELCOME (widget);
  const char *name = gtk_stack_get_visible_child_name (self->screens);

  if (g_str_equal (name, "second"))
    show_screen (self, "first");
  else if (!g_str_equal (name, "first"))
    show_screen (self, "second");
}

static void
next_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MoorWelcome *self = MOOR_WELCOME (widget);
  const char *name = gtk_stack_get_visible_child_name (self->screens);

  if (g_str_equal (name, "first"))
    show_screen (self, "second");
  else if (g_str_equal (name, "second"))
    show_screen (self, "third");
  else if (g_str_equal (name, "third"))
    {
      moor_desk_set_welcomed (self->desk);
      g_signal_emit (self, signals[DONE], 0);
    }
}

static void
watching_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  show_screen (MOOR_WELCOME (widget), "watching");
}

static void
moor_welcome_dispose (GObject *object)
{
  MoorWelcome *self = MOOR_WELCOME (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), MOOR_TYPE_WELCOME);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (moor_welcome_parent_class)->dispose (object);
}

static void
moor_welcome_class_init (MoorWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_welcome_dispose;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "welcome.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "welcome.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "welcome.watching", NULL, watching_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "welcome.back", NULL);

  g_type_ensure (MOOR_TYPE_HEADER_END);
  g_type_ensure (MOOR_TYPE_HEADER_START);
  g_type_ensure (MOOR_TYPE_REASON_CHIPS);
  g_type_ensure (MOOR_TYPE_WATCHING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorWelcome, screens);
  gtk_widget_class_bind_template_child (widget_class, MoorWelcome, title_first);
  gtk_widget_class_bind_template_child (widget_class, MoorWelcome, title_second);
  gtk_widget_class_bind_template_child (widget_class, MoorWelcome, title_third);
  gtk_widget_class_bind_template_child (widget_class, MoorWelcome, watching);
  gtk_widget_class_bind_template_child (widget_class, MoorWelcome, reasons);
  gtk_widget_class_bind_template_child (widget_class, MoorWelcome, back);
  gtk_widget_class_bind_template_child (widget_class, MoorWelcome, next);
}

static void
moor_welcome_init (MoorWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
moor_welcome_new (MoorDesk *desk)
{
  MoorWelcome *self;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);

  self = g_object_new (MOOR_TYPE_WELCOME, NULL);
  self->desk = g_object_ref (desk);
  moor_reason_chips_set_desk (self->reasons, desk);

  return GTK_WIDGET (self);
}

void
moor_welcome_begin (MoorWelcome *self)
{
  const char *name;

  g_return_if_fail (MOOR_IS_WELCOME (self));

  name = gtk_stack_get_visible_child_name (self->screens);
  if (g_str_equal (name, "first"))
    moor_label_focus (self->title_first);
  else if (g_str_equal (name, "second"))
    moor_label_focus (self->title_second);
  else if (g_str_equal (name, "third"))
    moor_label_focus (self->title_third);
  else
    moor_watching_begin (self->watching);
}
