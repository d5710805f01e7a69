/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-tags-editor.h"

#include <glib/gi18n-lib.h>

#include "base/moor-text.h"
#include "views/moor-labels.h"
#include "views/moor-wrap-layout.h"

#define TAG_CHARS_MAX 40
#define KNOWN_SHOWN   8

struct _MoorTagsEditor {
  GtkWidget   parent_instance;

  GPtrArray  *tags;              /* utf8, NULL-terminated */
  GStrv       known;             /* (nullable) */

  GtkWidget  *add_button;
  GtkWidget  *entry;
  GtkWidget  *known_box;
};

G_DEFINE_FINAL_TYPE (MoorTagsEditor, moor_tags_editor, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
find_tag (MoorTagsEditor *self,
          const char     *tag)
{
  g_autofree char *folded = g_utf8_casefold (tag, -1);

  for (guint i = 0; i + 1 < self->tags->len; i++)
    {
      g_autofree char *other = g_utf8_casefold (self->tags->pdata[i], -1);

      if (g_str_equal (folded, other))
        return (int) i;
    }

  return -1;
}

static GtkWidget *
pill (const char *tag)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (tag);
  /* Translators: the name, for the screen reader, of a press that takes a tag
   * away; the tag stands behind the colon */
  g_autofree char *name = g_strdup_printf (_("Take this tag away: %s"), tag);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "moor-tag");
  gtk_widget_set_tooltip_text (button, _("Take this tag away"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tag);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "tags.remove");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);

  return button;
}

static void
show_tags (MoorTagsEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != self->add_button)
    gtk_widget_unparent (child);

  for (guint i = 0; i + 1 < self->tags->len; i++)
    gtk_widget_insert_before (pill (self->tags->pdata[i]), GTK_WIDGET (self), self->add_button);
}

static void
show_known (MoorTagsEditor *self)
{
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  guint shown = 0;

  moor_label_remove_children (self->known_box);

  for (guint i = 0; self->known != NULL && self->known[i] != NULL && shown < KNOWN_SHOWN; i++)
    {
      g_autofree char *folded = g_utf8_casefold (self->known[i], -1);
      GtkWidget *button, *label;

      if (!g_str_has_prefix (folded, typed) || find_tag (self, self->known[i]) >= 0)
        continue;

      label = gtk_label_new (self->known[i]);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
      button = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_add_css_class (button, "flat");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", self->known[i]);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "tags.add");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, self->known[i],
                                      -1);
      gtk_box_append (GTK_BOX (self->known_box), button);
      shown++;
    }

  gtk_widget_set_visible (self->known_box, shown > 0);
}

static void
entry_activated (MoorTagsEditor *self)
{
  moor_tags_editor_add (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
popover_shown (MoorTagsEditor *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_known (self);
  gtk_widget_grab_focus (self->entry);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  moor_tags_editor_add (MOOR_TAGS_EDITOR (widget), g_variant_get_string (parameter, NULL));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  MoorTagsEditor *self = MOOR_TAGS_EDITOR (widget);
  int index = find_tag (self, g_variant_get_string (parameter, NULL));

  if (index < 0)
    return;

  g_ptr_array_remove_index (self->tags, (guint) index);
  gtk_widget_grab_focus (self->add_button);
  show_tags (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
add_popover (MoorTagsEditor *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), TAG_CHARS_MAX);
  gtk_entry_set_input_hints (GTK_ENTRY (self->entry), GTK_INPUT_HINT_PRIVATE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("A word or two"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("New tag"),
                                  -1);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (show_known), self,
                           G_CONNECT_SWAPPED);

  self->known_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->known_box);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_shown), self, G_CONNECT_SWAPPED);

  return popover;
}

static void
moor_tags_editor_dispose (GObject *object)
{
  MoorTagsEditor *self = MOOR_TAGS_EDITOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_tags_editor_parent_class)->dispose (object);
}

static void
moor_tags_editor_finalize (GObject *object)
{
  MoorTagsEditor *self = MOOR_TAGS_EDITOR (object);

  g_ptr_array_unref (self->tags);
  g_strfreev (self->known);

  G_OBJECT_CLASS (moor_tags_editor_parent_class)->finalize (object);
}

static void
moor_tags_editor_class_init (MoorTagsEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_tags_editor_dispose;
  object_class->finalize = moor_tags_editor_finalize;

  signals[CHANGED] = g_signal_new ("changed", MOOR_TYPE_TAGS_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, MOOR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "tags.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "tags.remove", "s", remove_action);
}

static void
moor_tags_editor_init (MoorTagsEditor *self)
{
  GtkWidget *label = gtk_label_new (_("Add a tag"));

  self->tags = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->tags, NULL);

  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)),
                "spacing", 6, "line-spacing", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tags"),
                                  -1);

  self->add_button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->add_button), label);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->add_button), FALSE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add_button), add_popover (self));
  gtk_widget_add_css_class (self->add_button, "moor-add-tag");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a tag"),
                                  -1);
  gtk_widget_set_parent (self->add_button, GTK_WIDGET (self));
}

GtkWidget *
moor_tags_editor_new (void)
{
  return g_object_new (MOOR_TYPE_TAGS_EDITOR, NULL);
}

void
moor_tags_editor_set_tags (MoorTagsEditor     *self,
                           const char * const *tags)
{
  g_return_if_fail (MOOR_IS_TAGS_EDITOR (self));

  g_ptr_array_set_size (self->tags, 0);
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    g_ptr_array_add (self->tags, g_strdup (tags[i]));
  g_ptr_array_add (self->tags, NULL);
  show_tags (self);
}

const char * const *
moor_tags_editor_get_tags (MoorTagsEditor *self)
{
  g_return_val_if_fail (MOOR_IS_TAGS_EDITOR (self), NULL);

  return (const char * const *) self->tags->pdata;
}

void
moor_tags_editor_set_known (MoorTagsEditor     *self,
                            const char * const *tags)
{
  g_return_if_fail (MOOR_IS_TAGS_EDITOR (self));

  g_strfreev (self->known);
  self->known = g_strdupv ((char **) tags);
}

void
moor_tags_editor_add (MoorTagsEditor *self,
                      const char     *tag)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (MOOR_IS_TAGS_EDITOR (self));
  g_return_if_fail (tag != NULL);

  folded = moor_text_fold (tag);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->add_button));
  if (*folded == '\0' || find_tag (self, folded) >= 0)
    return;

  g_ptr_array_insert (self->tags, (int) self->tags->len - 1, g_steal_pointer (&folded));
  show_tags (self);
  g_signal_emit (self, signals[CHANGED], 0);
}
