/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-link-view.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-compat.h"
#include "fields/moor-fold.h"
#include "fields/moor-option-button.h"
#include "fields/moor-wrap.h"

/* As many pages at a time: two screens of a small window. */
#define FIRST_SHOWN 12
#define MORE_SHOWN 24

struct _MoorLinkView {
  MoorFieldView  parent_instance;

  gboolean       to_page;
  char          *chosen;       /* (nullable) id */
  guint          most;
  MoorLinkList  *list;         /* (nullable) until first opened */

  GtkWidget     *chosen_box;
  GtkWidget     *chosen_title;
  GtkWidget     *take_away;
  GtkWidget     *fold;
  GtkWidget     *entry;
  GtkWidget     *groups;
  GtkWidget     *nothing;
  GtkWidget     *more;
  GtkWidget     *apart;        /* (nullable) pages that are not shown unless asked for */
};

G_DEFINE_FINAL_TYPE (MoorLinkView, moor_link_view, MOOR_TYPE_FIELD_VIEW)

static const MoorFieldContext *
context_of (MoorLinkView *self)
{
  return moor_field_view_get_context (MOOR_FIELD_VIEW (self));
}

static GtkWidget *
make_label (const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);
  return label;
}

/* What is chosen ----------------------------------------------------------- */

static void
show_chosen (MoorLinkView *self)
{
  const MoorFieldContext *context = context_of (self);
  const char *title = NULL;
  const char *label;

  if (self->chosen != NULL && context->link_title != NULL)
    title = context->link_title (moor_field_view_get_field (MOOR_FIELD_VIEW (self)), self->chosen,
                                 context->titles);

  gtk_label_set_label (GTK_LABEL (self->chosen_title), title != NULL ? title : "");
  gtk_widget_set_visible (self->chosen_box, self->chosen != NULL);

  if (self->to_page)
    label = self->chosen != NULL ? _("Choose another page") : _("Choose a page");
  else
    label = self->chosen != NULL ? _("Choose another exercise") : _("Choose an exercise");
  moor_fold_set_label (MOOR_FOLD (self->fold), label);

  if (title != NULL)
    {
      /* Translators: for the screen reader: what is chosen so far, with its title */
      g_autofree char *spoken = g_strdup_printf (_("Chosen: %s"), title);
      /* Translators: for the screen reader: a button that lets go of what was
       * chosen, with its title */
      g_autofree char *removal = g_strdup_printf (_("Take it away: %s"), title);

      moor_fold_set_description (MOOR_FOLD (self->fold), spoken);
      moor_compat_name_button (self->take_away, removal);
    }
  else
    {
      moor_fold_set_description (MOOR_FOLD (self->fold), NULL);
      moor_compat_name_button (self->take_away, _("Take it away"));
    }
}

static void
choose (MoorLinkView *self,
        const char   *id)
{
  g_autofree char *chosen = g_strdup (id);

  g_free (self->chosen);
  self->chosen = g_steal_pointer (&chosen);
  show_chosen (self);
  moor_field_view_tell (MOOR_FIELD_VIEW (self),
                        self->chosen != NULL ? moor_answer_new_text (self->chosen) : NULL);
}

static void
on_chosen (MoorOptionButton *button,
           MoorLinkView     *self)
{
  if (!moor_option_button_is_chosen (button))
    {
      choose (self, NULL);
      return;
    }

  choose (self, moor_option_button_get_value (button));
  /* The focus first: what is hidden would let it fall somewhere else. */
  moor_fold_focus (MOOR_FOLD (self->fold));
  moor_fold_set_open (MOOR_FOLD (self->fold), FALSE);
}

static void
on_take_away (MoorLinkView *self)
{
  moor_fold_focus (MOOR_FOLD (self->fold));
  choose (self, NULL);
}

/* What there is to choose from ---------------------------------------------- */

static gboolean
is_searching (MoorLinkView *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] != '\0';
}

static GtkWidget *
add_group (MoorLinkView *self,
           const char   *name)
{
  GtkWidget *wrap = moor_wrap_new (MOOR_WRAP_COLUMN, 6);

  gtk_accessible_update_property (GTK_ACCESSIBLE (wrap), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name
                                               : moor_field_view_get_name (MOOR_FIELD_VIEW (self)),
                                  -1);
  if (name == NULL)
    {
      gtk_box_append (GTK_BOX (self->groups), wrap);
    }
  else if (self->to_page || is_searching (self))
    {
      GtkWidget *heading = make_label ("moor-small");

      gtk_label_set_label (GTK_LABEL (heading), name);
      gtk_box_append (GTK_BOX (self->groups), heading);
      gtk_box_append (GTK_BOX (self->groups), wrap);
    }
  else
    {
      /* Too many exercises for one list: a step at a time. */
      GtkWidget *fold = moor_fold_new (name);

      moor_fold_set_child (MOOR_FOLD (fold), wrap);
      gtk_box_append (GTK_BOX (self->groups), fold);
    }

  return wrap;
}

static void
show_list (MoorLinkView *self)
{
  GPtrArray *items = moor_link_list_get_items (self->list);
  const char *group = NULL;
  GtkWidget *wrap = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);

  for (guint i = 0; i < items->len; i++)
    {
      const MoorLinkItem *item = items->pdata[i];
      GtkWidget *button = moor_option_button_new (item->id, item->title, item->detail, TRUE);

      moor_option_button_set_chosen (MOOR_OPTION_BUTTON (button),
                                     g_strcmp0 (item->id, self->chosen) == 0);
      g_signal_connect_object (button, "chosen", G_CALLBACK (on_chosen), self, 0);
      if (wrap == NULL || g_strcmp0 (group, item->group) != 0)
        wrap = add_group (self, item->group);
      group = item->group;
      moor_wrap_append (MOOR_WRAP (wrap), button);
    }

  if (is_searching (self))
    gtk_label_set_label (GTK_LABEL (self->nothing), _("Nothing here has these words."));
  else if (self->to_page)
    gtk_label_set_label (GTK_LABEL (self->nothing),
                         _("There is no page here yet that you could choose."));
  else
    gtk_label_set_label (GTK_LABEL (self->nothing), _("There is no exercise here."));
  gtk_widget_set_visible (self->nothing,
                          items->len == 0 && moor_link_list_is_filled (self->list));
  gtk_widget_set_visible (self->entry, items->len > 0 || is_searching (self));
  gtk_widget_set_visible (self->more, moor_link_list_has_more (self->list));
}

static void
look (MoorLinkView *self)
{
  const MoorFieldContext *context = context_of (self);
  g_autofree char *search = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (
                                                    self->entry))));
  gboolean apart = self->apart != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (
                                                                        self->apart));

  if (context->find_links == NULL)
    return;

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  self->list = context->find_links (moor_field_view_get_field (MOOR_FIELD_VIEW (self)),
                                    search[0] != '\0' ? search : NULL, apart, self->most,
                                    context->links);
  g_signal_connect_object (self->list, "filled", G_CALLBACK (show_list), self, G_CONNECT_SWAPPED);
  /* Until the new one is there, the old one stays to be read. */
  if (moor_link_list_is_filled (self->list))
    show_list (self);
}

static void
look_anew (MoorLinkView *self)
{
  self->most = FIRST_SHOWN;
  look (self);
}

static void
on_more (MoorLinkView *self)
{
  self->most += MORE_SHOWN;
  look (self);
}

static void
on_open (MoorLinkView *self)
{
  if (moor_fold_is_open (MOOR_FOLD (self->fold)))
    look_anew (self);
}

/* The object ---------------------------------------------------------------- */

static GtkWidget *
make_chooser (MoorLinkView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  self->to_page ? _("Find a page") : _("Find an exercise"));
  gtk_entry_set_input_hints (GTK_ENTRY (self->entry), GTK_INPUT_HINT_PRIVATE);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), 200);
  gtk_widget_set_visible (self->entry, FALSE);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (look_anew), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->entry);

  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (box), self->groups);
  self->nothing = make_label (NULL);
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_box_append (GTK_BOX (box), self->nothing);

  /* Translators: a button below a list of pages: shows older ones as well */
  self->more = gtk_button_new_with_label (_("Show more"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show more"), -1);
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (on_more), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->more);

  if (self->to_page)
    {
      const char *words = _("Also pages that are put away, private or about memories");
      GtkWidget *label = make_label (NULL);

      gtk_label_set_label (GTK_LABEL (label), words);
      self->apart = gtk_check_button_new ();
      gtk_check_button_set_child (GTK_CHECK_BUTTON (self->apart), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->apart),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      g_signal_connect_object (self->apart, "toggled", G_CALLBACK (look_anew), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), self->apart);
    }

  return box;
}

static void
make_chosen (MoorLinkView *self)
{
  self->chosen_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_visible (self->chosen_box, FALSE);
  self->chosen_title = make_label ("moor-own-words");
  gtk_box_append (GTK_BOX (self->chosen_box), self->chosen_title);

  self->take_away = gtk_button_new_with_label (_("Take it away"));
  gtk_widget_add_css_class (self->take_away, "flat");
  gtk_widget_add_css_class (self->take_away, "moor-link");
  gtk_widget_set_halign (self->take_away, GTK_ALIGN_START);
  g_signal_connect_object (self->take_away, "clicked", G_CALLBACK (on_take_away), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->chosen_box), self->take_away);
}

static void
moor_link_view_set_answer (MoorFieldView *view,
                           MoorAnswer    *answer)
{
  MoorLinkView *self = MOOR_LINK_VIEW (view);

  g_free (self->chosen);
  self->chosen = answer != NULL ? g_strdup (moor_answer_get_text (answer, 0, "")) : NULL;
  show_chosen (self);
  if (self->list != NULL)
    show_list (self);
}

static void
moor_link_view_begin (MoorFieldView *view)
{
  moor_fold_focus (MOOR_FOLD (MOOR_LINK_VIEW (view)->fold));
}

static void
moor_link_view_name (MoorFieldView *view,
                     const char    *name)
{
  MoorLinkView *self = MOOR_LINK_VIEW (view);
  /* Translators: the spoken name of an entry: the question, and what to type */
  g_autofree char *spoken = g_strdup_printf (self->to_page ? _("%s, find a page")
                                                           : _("%s, find an exercise"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
moor_link_view_constructed (GObject *object)
{
  MoorLinkView *self = MOOR_LINK_VIEW (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  const MoorFieldContext *context;

  G_OBJECT_CLASS (moor_link_view_parent_class)->constructed (object);

  context = context_of (self);
  self->to_page = g_strcmp0 (moor_field_view_get_field (MOOR_FIELD_VIEW (self))->link_to,
                             "exercise") != 0;
  make_chosen (self);
  gtk_box_append (GTK_BOX (box), self->chosen_box);
  self->fold = moor_fold_new (NULL);
  moor_fold_set_child (MOOR_FOLD (self->fold), make_chooser (self));
  g_signal_connect_object (self->fold, "notify::open", G_CALLBACK (on_open), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->fold);
  if (context->titles != NULL)
    g_signal_connect_object (context->titles, "changed", G_CALLBACK (show_chosen), self,
                             G_CONNECT_SWAPPED);
  moor_field_view_set_child (MOOR_FIELD_VIEW (self), box);
  show_chosen (self);
}

static void
moor_link_view_dispose (GObject *object)
{
  g_clear_object (&MOOR_LINK_VIEW (object)->list);

  G_OBJECT_CLASS (moor_link_view_parent_class)->dispose (object);
}

static void
moor_link_view_finalize (GObject *object)
{
  g_free (MOOR_LINK_VIEW (object)->chosen);

  G_OBJECT_CLASS (moor_link_view_parent_class)->finalize (object);
}

static void
moor_link_view_class_init (MoorLinkViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_link_view_constructed;
  G_OBJECT_CLASS (klass)->dispose = moor_link_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = moor_link_view_finalize;
  view_class->set_answer = moor_link_view_set_answer;
  view_class->begin = moor_link_view_begin;
  view_class->name = moor_link_view_name;
}

static void
moor_link_view_init (MoorLinkView *self)
{
  self->most = FIRST_SHOWN;
}
