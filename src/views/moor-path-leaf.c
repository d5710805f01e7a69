/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-path-leaf.h"

#include <adwaita.h>

#include "views/moor-labels.h"

struct _MoorPathLeaf {
  GtkWidget  parent_instance;

  GtkWidget *back_button;
  GtkWidget *back_label;
  GtkWidget *scroller;
  GtkWidget *box;
  GtkWidget *heading;
};

G_DEFINE_FINAL_TYPE (MoorPathLeaf, moor_path_leaf, GTK_TYPE_WIDGET)

enum {
  SIGNAL_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_BACK], 0);
}

static void
make_head (MoorPathLeaf *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->back_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->back_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (inside), gtk_image_new_from_icon_name ("go-previous-symbolic"));
  gtk_box_append (GTK_BOX (inside), self->back_label);

  self->back_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->back_button), inside);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back_button), "leaf.back");
  gtk_widget_add_css_class (self->back_button, "flat");

  gtk_widget_set_margin_top (head, 6);
  gtk_widget_set_margin_bottom (head, 6);
  gtk_widget_set_margin_start (head, 8);
  gtk_widget_set_margin_end (head, 8);
  gtk_box_append (GTK_BOX (head), self->back_button);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
}

static void
make_column (MoorPathLeaf *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->heading = moor_label_new_heading ("", "title-2", 1);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_margin_top (self->box, 6);
  gtk_widget_set_margin_bottom (self->box, 24);
  gtk_widget_set_margin_start (self->box, 14);
  gtk_widget_set_margin_end (self->box, 14);
  gtk_box_append (GTK_BOX (self->box), self->heading);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
moor_path_leaf_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_path_leaf_parent_class)->dispose (object);
}

static void
moor_path_leaf_class_init (MoorPathLeafClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_path_leaf_dispose;

  signals[SIGNAL_BACK] = g_signal_new ("back", MOOR_TYPE_PATH_LEAF, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "leaf.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "leaf.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "leaf.back", NULL);
}

static void
moor_path_leaf_init (MoorPathLeaf *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  make_head (self);
  make_column (self);
}

GtkWidget *
moor_path_leaf_new (const char *heading,
                    const char *back)
{
  MoorPathLeaf *self = g_object_new (MOOR_TYPE_PATH_LEAF, NULL);

  gtk_label_set_label (GTK_LABEL (self->heading), heading);
  moor_path_leaf_set_back (self, back);

  return GTK_WIDGET (self);
}

void
moor_path_leaf_set_back (MoorPathLeaf *self,
                         const char   *back)
{
  g_return_if_fail (MOOR_IS_PATH_LEAF (self));

  gtk_label_set_label (GTK_LABEL (self->back_label), back);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, back,
                                  -1);
}

void
moor_path_leaf_append (MoorPathLeaf *self,
                       GtkWidget    *child)
{
  g_return_if_fail (MOOR_IS_PATH_LEAF (self));

  gtk_box_append (GTK_BOX (self->box), child);
}

void
moor_path_leaf_begin (MoorPathLeaf *self)
{
  g_return_if_fail (MOOR_IS_PATH_LEAF (self));

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
                            0);
  moor_label_focus (self->heading);
}
