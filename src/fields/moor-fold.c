/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-fold.h"

#include "fields/moor-in-sight.h"

struct _MoorFold {
  GtkWidget  parent_instance;

  gboolean   open;
  GtkWidget *button;
  GtkWidget *arrow;
  GtkWidget *label;
  GtkWidget *child;
};

G_DEFINE_FINAL_TYPE (MoorFold, moor_fold, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_LABEL,
  PROP_CHILD,
  PROP_OPEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_open (MoorFold *self)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                self->open ? "pan-down-symbolic" : "pan-end-symbolic");
  if (self->child != NULL)
    gtk_widget_set_visible (self->child, self->open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button),
                               GTK_ACCESSIBLE_STATE_EXPANDED, self->open,
                               -1);
}

static void
on_clicked (MoorFold *self)
{
  moor_fold_set_open (self, !self->open);
  if (self->open && self->child != NULL)
    moor_in_sight_bring (self->button, self->child, NULL);
}

static void
moor_fold_dispose (GObject *object)
{
  MoorFold *self = MOOR_FOLD (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (moor_fold_parent_class)->dispose (object);
}

static void
moor_fold_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  MoorFold *self = MOOR_FOLD (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;

    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_OPEN:
      g_value_set_boolean (value, self->open);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
moor_fold_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  MoorFold *self = MOOR_FOLD (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      moor_fold_set_label (self, g_value_get_string (value));
      break;

    case PROP_CHILD:
      moor_fold_set_child (self, g_value_get_object (value));
      break;

    case PROP_OPEN:
      moor_fold_set_open (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
moor_fold_class_init (MoorFoldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_fold_dispose;
  object_class->get_property = moor_fold_get_property;
  object_class->set_property = moor_fold_set_property;

  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OPEN] =
    g_param_spec_boolean ("open", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "moor-fold");
}

static void
moor_fold_init (MoorFold *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->arrow = g_object_new (GTK_TYPE_IMAGE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  gtk_widget_set_valign (self->arrow, GTK_ALIGN_CENTER);
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->arrow);
  gtk_box_append (GTK_BOX (box), self->label);

  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked), self,
                           G_CONNECT_SWAPPED);

  show_open (self);
}

GtkWidget *
moor_fold_new (const char *label)
{
  return g_object_new (MOOR_TYPE_FOLD, "label", label, NULL);
}

void
moor_fold_set_label (MoorFold   *self,
                     const char *label)
{
  g_return_if_fail (MOOR_IS_FOLD (self));

  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->label)), label) == 0)
    return;

  gtk_label_set_label (GTK_LABEL (self->label), label != NULL ? label : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label != NULL ? label : "",
                                  -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

void
moor_fold_set_description (MoorFold   *self,
                           const char *description)
{
  g_return_if_fail (MOOR_IS_FOLD (self));

  if (description != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                    -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->button),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
moor_fold_set_bold (MoorFold *self,
                    gboolean  bold)
{
  g_return_if_fail (MOOR_IS_FOLD (self));

  if (bold)
    gtk_widget_add_css_class (self->label, "moor-field-label");
  else
    gtk_widget_remove_css_class (self->label, "moor-field-label");
}

void
moor_fold_set_child (MoorFold  *self,
                     GtkWidget *child)
{
  g_return_if_fail (MOOR_IS_FOLD (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  show_open (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

void
moor_fold_set_open (MoorFold *self,
                    gboolean  open)
{
  g_return_if_fail (MOOR_IS_FOLD (self));

  open = !!open;
  if (self->open == open)
    return;

  self->open = open;
  show_open (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

gboolean
moor_fold_is_open (MoorFold *self)
{
  g_return_val_if_fail (MOOR_IS_FOLD (self), FALSE);

  return self->open;
}

void
moor_fold_focus (MoorFold *self)
{
  g_return_if_fail (MOOR_IS_FOLD (self));

  gtk_widget_grab_focus (self->button);
}
