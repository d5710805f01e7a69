/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-person-view.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-option-button.h"
#include "fields/moor-wrap.h"

/* More people than this are found by typing the beginning of a name. */
#define MOST_SHOWN 12
#define NAME "moor-name"

struct _MoorPersonView {
  MoorFieldView  parent_instance;

  GPtrArray     *chosen;       /* ids, in the order chosen */
  gboolean       setting;
  GtkWidget     *buttons;
  GtkWidget     *entry;        /* (nullable) where nobody can be added */
  GtkWidget     *add;
};

G_DEFINE_FINAL_TYPE (MoorPersonView, moor_person_view, MOOR_TYPE_FIELD_VIEW)

static gboolean
is_chosen (MoorPersonView *self,
           const char     *id)
{
  return g_ptr_array_find_with_equal_func (self->chosen, id, g_str_equal, NULL);
}

static char *
typed_name (MoorPersonView *self)
{
  if (self->entry == NULL)
    return g_strdup ("");

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
tell (MoorPersonView *self)
{
  MoorAnswerBuilder *builder = moor_answer_builder_new ();

  for (guint i = 0; i < self->chosen->len; i++)
    moor_answer_builder_add_text (builder, (int) i, "", self->chosen->pdata[i]);

  moor_field_view_tell (MOOR_FIELD_VIEW (self), moor_answer_builder_end (builder));
}

static void
show_chosen (MoorPersonView *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      MoorOptionButton *button = MOOR_OPTION_BUTTON (child);

      moor_option_button_set_chosen (button, is_chosen (self, moor_option_button_get_value (button)));
    }
}

static void
choose (MoorPersonView *self,
        const char     *id,
        gboolean        chosen)
{
  const MoorField *field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));
  guint index;

  if (!field->several)
    g_ptr_array_set_size (self->chosen, 0);
  else if (g_ptr_array_find_with_equal_func (self->chosen, id, g_str_equal, &index))
    g_ptr_array_remove_index (self->chosen, index);

  if (chosen)
    g_ptr_array_add (self->chosen, g_strdup (id));

  show_chosen (self);
  tell (self);
}

static void
on_chosen (MoorOptionButton *button,
           MoorPersonView   *self)
{
  g_autofree char *id = g_strdup (moor_option_button_get_value (button));

  choose (self, id, moor_option_button_is_chosen (button));
}

/* (nullable) */
static GtkWidget *
find_button (MoorPersonView *self,
             const char     *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (moor_option_button_get_value (MOOR_OPTION_BUTTON (child)), id))
      return child;

  return NULL;
}

/* Puts the button of that person behind @previous (NULL: first) and gives it back. One
 * that is there stays: the focus may be on it, or a press that is not over yet. */
static GtkWidget *
place_button (MoorPersonView *self,
              const char     *id,
              const char     *name,
              GtkWidget      *previous)
{
  GtkWidget *button = find_button (self, id);

  if (button != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (button), NAME), name) != 0)
    g_clear_pointer (&button, gtk_widget_unparent);
  if (button == NULL)
    {
      button = moor_option_button_new (id, name, NULL, FALSE);
      g_object_set_data_full (G_OBJECT (button), NAME, g_strdup (name), g_free);
      g_signal_connect_object (button, "chosen", G_CALLBACK (on_chosen), self, 0);
    }
  moor_option_button_set_chosen (MOOR_OPTION_BUTTON (button), is_chosen (self, id));
  gtk_widget_insert_after (button, self->buttons, previous);
  return button;
}

static gboolean
is_in_list (MoorPersonView *self,
            const char     *wanted)
{
  GListModel *people = moor_field_view_get_context (MOOR_FIELD_VIEW (self))->people;

  for (guint i = 0; people != NULL && i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (GObject) person = g_list_model_get_item (people, i);
      g_autofree char *id = NULL;

      g_object_get (person, "id", &id, NULL);
      if (g_strcmp0 (id, wanted) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
remove_after (MoorPersonView *self,
              GtkWidget      *last)
{
  GtkWidget *child;

  while ((child = last != NULL ? gtk_widget_get_next_sibling (last)
                               : gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_widget_unparent (child);
}

/* Those whose name has what is typed, and whoever is chosen. */
static void
show_people (MoorPersonView *self)
{
  const MoorFieldContext *context = moor_field_view_get_context (MOOR_FIELD_VIEW (self));
  GListModel *people = context->people;
  g_autofree char *typed = typed_name (self);
  g_autofree char *wanted = g_utf8_casefold (typed, -1);
  GtkWidget *last = NULL;
  guint shown = 0;

  for (guint i = 0; people != NULL && i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (GObject) person = g_list_model_get_item (people, i);
      g_autofree char *id = NULL;
      g_autofree char *name = NULL;
      g_autofree char *folded = NULL;

      g_object_get (person, "id", &id, "name", &name, NULL);
      folded = g_utf8_casefold (name, -1);
      if (!is_chosen (self, id) && (strstr (folded, wanted) == NULL || shown >= MOST_SHOWN))
        continue;
      last = place_button (self, id, name, last);
      shown++;
    }

  for (guint i = 0; i < self->chosen->len; i++)
    if (!is_in_list (self, self->chosen->pdata[i]))
      {
        const char *name = context->gone_person != NULL
                             ? context->gone_person (self->chosen->pdata[i], context->data) : NULL;

        last = place_button (self, self->chosen->pdata[i],
                             name != NULL ? name : _("Someone who is not in your list any more"),
                             last);
      }
  remove_after (self, last);

  gtk_widget_set_visible (self->buttons, gtk_widget_get_first_child (self->buttons) != NULL);
}

/* (transfer full) (nullable): the id of the one with exactly that name. */
static char *
find_person (MoorPersonView *self,
             const char     *wanted)
{
  GListModel *people = moor_field_view_get_context (MOOR_FIELD_VIEW (self))->people;
  g_autofree char *folded_wanted = g_utf8_casefold (wanted, -1);

  for (guint i = 0; people != NULL && i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (GObject) person = g_list_model_get_item (people, i);
      g_autofree char *name = NULL;
      g_autofree char *folded = NULL;
      char *id;

      g_object_get (person, "name", &name, NULL);
      folded = g_utf8_casefold (name, -1);
      if (g_str_equal (folded, folded_wanted))
        {
          g_object_get (person, "id", &id, NULL);
          return id;
        }
    }

  return NULL;
}

/* A name that was typed counts, whether it was confirmed or only left. */
static void
take_typed (MoorPersonView *self)
{
  const MoorFieldContext *context = moor_field_view_get_context (MOOR_FIELD_VIEW (self));
  g_autofree char *name = typed_name (self);
  g_autofree char *id = NULL;

  if (name[0] == '\0')
    return;

  id = find_person (self, name);
  if (id == NULL)
    id = context->add_person (name, context->data);
  if (id == NULL)
    return;

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->setting = FALSE;
  gtk_widget_set_visible (self->add, FALSE);

  if (!is_chosen (self, id))
    choose (self, id, TRUE);
  show_people (self);
}

static void
on_typed (MoorPersonView *self)
{
  g_autofree char *name = NULL;

  if (self->setting)
    return;

  name = typed_name (self);
  gtk_widget_set_visible (self->add, name[0] != '\0');
  show_people (self);
}

static gboolean
is_typed (guint           keyval,
          GdkModifierType modifiers)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;

  /* A dead accent begins a letter. The space bar presses the button it is on. */
  return (keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_longsolidusoverlay) ||
         g_unichar_isgraph (gdk_keyval_to_unicode (keyval));
}

/* A name typed on a button of somebody else goes where names are typed. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        modifiers,
        MoorPersonView        *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));

  if (!is_typed (keyval, modifiers))
    return GDK_EVENT_PROPAGATE;

  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
  return gtk_event_controller_key_forward (controller, GTK_WIDGET (text));
}

static void
make_entry (MoorPersonView *self,
            GtkWidget      *box)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("A name, or initials"));
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NAME);
  gtk_entry_set_input_hints (GTK_ENTRY (self->entry), GTK_INPUT_HINT_PRIVATE);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), 200);
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (take_typed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (take_typed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (self->buttons, keys);

  /* Translators: a button beside an entry: adds the name typed there */
  self->add = gtk_button_new_with_label (_("Add"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add"),
                                  -1);
  /* For the mouse. Return and Tab take a name, too, and a Tab to what is gone as soon as
   * the entry is left would lead nowhere. */
  gtk_widget_set_focusable (self->add, FALSE);
  gtk_widget_set_visible (self->add, FALSE);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (take_typed), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (row), self->entry);
  gtk_box_append (GTK_BOX (row), self->add);
  gtk_box_append (GTK_BOX (box), row);
}

static void
moor_person_view_set_answer (MoorFieldView *view,
                             MoorAnswer    *answer)
{
  MoorPersonView *self = MOOR_PERSON_VIEW (view);
  int n_rows = answer != NULL ? moor_answer_get_n_rows (answer) : 0;

  g_ptr_array_set_size (self->chosen, 0);
  for (int row = 0; row < n_rows; row++)
    {
      const char *id = moor_answer_get_text (answer, row, "");

      if (id != NULL)
        g_ptr_array_add (self->chosen, g_strdup (id));
    }

  show_people (self);
}

/* Where a name is written, so that nothing typed at once is lost, however many there are
 * to choose from; where somebody is chosen, on that button. */
static void
moor_person_view_begin (MoorFieldView *view)
{
  MoorPersonView *self = MOOR_PERSON_VIEW (view);

  if (self->entry != NULL && self->chosen->len == 0 && !moor_field_view_get_field (view)->folded)
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
  else
    MOOR_FIELD_VIEW_CLASS (moor_person_view_parent_class)->begin (view);
}

static void
moor_person_view_name (MoorFieldView *view,
                       const char    *name)
{
  MoorPersonView *self = MOOR_PERSON_VIEW (view);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  if (self->entry != NULL)
    {
      /* Translators: the spoken name of an entry: the question, and what to type */
      g_autofree char *spoken = g_strdup_printf (_("%s, a name or initials"), name);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      spoken, -1);
    }
}

static void
moor_person_view_constructed (GObject *object)
{
  MoorPersonView *self = MOOR_PERSON_VIEW (object);
  const MoorFieldContext *context;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  G_OBJECT_CLASS (moor_person_view_parent_class)->constructed (object);

  context = moor_field_view_get_context (MOOR_FIELD_VIEW (self));
  self->buttons = moor_wrap_new (MOOR_WRAP_CHIPS, 8);
  gtk_box_append (GTK_BOX (box), self->buttons);
  if (context->add_person != NULL)
    make_entry (self, box);
  if (context->people != NULL)
    g_signal_connect_object (context->people, "items-changed", G_CALLBACK (show_people), self,
                             G_CONNECT_SWAPPED);
  moor_field_view_set_child (MOOR_FIELD_VIEW (self), box);
  show_people (self);
}

static void
moor_person_view_finalize (GObject *object)
{
  g_ptr_array_unref (MOOR_PERSON_VIEW (object)->chosen);

  G_OBJECT_CLASS (moor_person_view_parent_class)->finalize (object);
}

static void
moor_person_view_class_init (MoorPersonViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_person_view_constructed;
  G_OBJECT_CLASS (klass)->finalize = moor_person_view_finalize;
  view_class->set_answer = moor_person_view_set_answer;
  view_class->begin = moor_person_view_begin;
  view_class->name = moor_person_view_name;
}

static void
moor_person_view_init (MoorPersonView *self)
{
  self->chosen = g_ptr_array_new_with_free_func (g_free);
}
