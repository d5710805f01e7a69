/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-header-start.h"

#include <adwaita.h>

#include "views/moor-either.h"

struct _MoorHeaderStart {
  GtkWidget  parent_instance;

  GtkWidget *steady;
  GtkWidget *help;
};

G_DEFINE_FINAL_TYPE (MoorHeaderStart, moor_header_start, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_STEADY,
  PROP_HELP,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
moor_header_start_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), MOOR_TYPE_HEADER_START);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_header_start_parent_class)->dispose (object);
}

static void
moor_header_start_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  MoorHeaderStart *self = MOOR_HEADER_START (object);

  switch (prop_id)
    {
    case PROP_STEADY:
      g_value_set_boolean (value, gtk_widget_get_visible (self->steady));
      break;

    case PROP_HELP:
      g_value_set_boolean (value, gtk_widget_get_visible (self->help));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
moor_header_start_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  MoorHeaderStart *self = MOOR_HEADER_START (object);
  GtkWidget *widget;

  switch (prop_id)
    {
    case PROP_STEADY:
      widget = self->steady;
      break;

    case PROP_HELP:
      widget = self->help;
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  if (gtk_widget_get_visible (widget) == g_value_get_boolean (value))
    return;

  gtk_widget_set_visible (widget, g_value_get_boolean (value));
  g_object_notify_by_pspec (object, pspec);
}

static void
moor_header_start_class_init (MoorHeaderStartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_header_start_dispose;
  object_class->get_property = moor_header_start_get_property;
  object_class->set_property = moor_header_start_set_property;

  properties[PROP_STEADY] =
    g_param_spec_boolean ("steady", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_HELP] =
    g_param_spec_boolean ("help", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  g_type_ensure (MOOR_TYPE_EITHER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-header-start.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorHeaderStart, steady);
  gtk_widget_class_bind_template_child (widget_class, MoorHeaderStart, help);
}

static void
moor_header_start_init (MoorHeaderStart *self)
{
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

static void
add_to (GtkWidget *widget)
{
  if (ADW_IS_HEADER_BAR (widget))
    {
      /* A title in the very middle would take as much room at the other end. */
      adw_header_bar_set_centering_policy (ADW_HEADER_BAR (widget), ADW_CENTERING_POLICY_LOOSE);
      adw_header_bar_pack_start (ADW_HEADER_BAR (widget), g_object_new (MOOR_TYPE_HEADER_START, NULL));
      return;
    }
  if (GTK_IS_HEADER_BAR (widget))
    {
      gtk_header_bar_pack_start (GTK_HEADER_BAR (widget), g_object_new (MOOR_TYPE_HEADER_START, NULL));
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_to (child);
}

void
moor_header_start_add_to (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  add_to (GTK_WIDGET (window));
}
