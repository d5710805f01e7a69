/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-option-list.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-compat.h"
#include "fields/moor-editor.h"
#include "fields/moor-option-button.h"
#include "fields/moor-wrap.h"

/* Labels up to this many characters may stand side by side: when they are a
 * few, and when they are many. */
#define SHORT_LABEL 16
#define CHIP_LABEL 32
#define FEW_OPTIONS 6

struct _MoorOptionList {
  GtkWidget   parent_instance;

  gboolean    several;
  gboolean    other;
  int         max;
  char       *shown;           /* the options on the screen, as one string */
  MoorAnswer *answer;          /* what was set or chosen last, shown where it fits */

  GtkWidget  *buttons;
  GtkWidget  *words;           /* (nullable) own words */
};

G_DEFINE_FINAL_TYPE (MoorOptionList, moor_option_list, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What set_options compares and on_chosen asks: kept on the button. */
static GQuark
option_quark (void)
{
  return g_quark_from_static_string ("moor-option-alone");
}

static gboolean
is_alone (GtkWidget *button)
{
  return g_object_get_qdata (G_OBJECT (button), option_quark ()) != NULL;
}

static MoorOptionButton *
find_button (MoorOptionList *self,
             const char     *value)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (moor_option_button_get_value (MOOR_OPTION_BUTTON (child)), value) == 0)
      return MOOR_OPTION_BUTTON (child);

  return NULL;
}

static guint
count_chosen (MoorOptionList *self)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += moor_option_button_is_chosen (MOOR_OPTION_BUTTON (child));

  return n;
}

static void
show_words (MoorOptionList *self)
{
  MoorOptionButton *button;

  if (self->words == NULL)
    return;

  button = find_button (self, MOOR_OPTION_OTHER);
  gtk_widget_set_visible (self->words, button != NULL && moor_option_button_is_chosen (button));
}

static void
show_answer (MoorOptionList *self)
{
  int n_rows = self->answer != NULL ? moor_answer_get_n_rows (self->answer) : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *value = moor_option_button_get_value (MOOR_OPTION_BUTTON (child));

      moor_option_button_set_chosen (MOOR_OPTION_BUTTON (child),
                                     self->answer != NULL && moor_answer_has (self->answer, value));
    }

  if (self->words != NULL)
    {
      const char *words = NULL;

      for (int row = 0; row < n_rows && words == NULL; row++)
        words = moor_answer_get_text (self->answer, row, MOOR_OPTION_OTHER);
      moor_editor_set_text (MOOR_EDITOR (self->words), words);
    }

  show_words (self);
}

static void
tell (MoorOptionList *self)
{
  g_clear_pointer (&self->answer, moor_answer_unref);
  self->answer = moor_option_list_get_answer (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_chosen (MoorOptionButton *button,
           MoorOptionList   *self)
{
  gboolean chosen = moor_option_button_is_chosen (button);

  g_signal_emit (self, signals[PROBLEM], 0, NULL);

  if (chosen)
    {
      for (GtkWidget *child = gtk_widget_get_first_child (self->buttons);
           child != NULL;
           child = gtk_widget_get_next_sibling (child))
        if (child != GTK_WIDGET (button) &&
            (!self->several || is_alone (GTK_WIDGET (button)) || is_alone (child)))
          moor_option_button_set_chosen (MOOR_OPTION_BUTTON (child), FALSE);

      if (self->several && self->max > 0 && count_chosen (self) > (guint) self->max)
        {
          g_autofree char *sentence =
            g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "Only %d fits here. Let it go first to choose another.",
                                          "At most %d fit here. Let one go first.",
                                          (gulong) self->max),
                             self->max);

          moor_option_button_set_chosen (button, FALSE);
          g_signal_emit (self, signals[PROBLEM], 0, sentence);
          return;
        }
    }

  show_words (self);
  if (chosen && self->words != NULL &&
      g_str_equal (moor_option_button_get_value (button), MOOR_OPTION_OTHER))
    gtk_widget_grab_focus (self->words);

  tell (self);
}

static void
on_refused (MoorOptionList *self)
{
  g_signal_emit (self, signals[PROBLEM], 0,
                 _("That is more than fits here, so it was not put in. "
                   "A page of the journal holds more."));
}

static void
on_activated (MoorOptionList *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
}

static gboolean
wants_rows (MoorOptionList *self,
            GPtrArray      *options)
{
  for (guint i = 0; i < options->len; i++)
    {
      MoorOption *option = options->pdata[i];
      glong length = g_utf8_strlen (option->label, -1);

      if (option->detail != NULL || length > CHIP_LABEL ||
          (options->len <= FEW_OPTIONS && length > SHORT_LABEL))
        return TRUE;
    }

  return FALSE;
}

static char *
describe (GPtrArray *options)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < options->len; i++)
    {
      MoorOption *option = options->pdata[i];

      g_string_append_printf (all, "%s\x1f%s\x1f%s\x1f%d\x1e", option->value, option->label,
                              option->detail != NULL ? option->detail : "", option->alone);
    }

  return g_string_free (all, FALSE);
}

static void
add_button (MoorOptionList *self,
            const char     *value,
            const char     *label,
            const char     *detail,
            gboolean        alone,
            gboolean        rows)
{
  GtkWidget *button = moor_option_button_new (value, label, detail, rows);

  if (alone)
    g_object_set_qdata (G_OBJECT (button), option_quark (), GINT_TO_POINTER (1));
  g_signal_connect_object (button, "chosen", G_CALLBACK (on_chosen), self, 0);
  moor_wrap_append (MOOR_WRAP (self->buttons), button);
}

static gboolean
moor_option_list_grab_focus (GtkWidget *widget)
{
  return !moor_compat_has_focus_inside (widget) &&
         gtk_widget_child_focus (MOOR_OPTION_LIST (widget)->buttons, GTK_DIR_TAB_FORWARD);
}

static void
moor_option_list_dispose (GObject *object)
{
  MoorOptionList *self = MOOR_OPTION_LIST (object);

  g_clear_pointer (&self->buttons, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);

  G_OBJECT_CLASS (moor_option_list_parent_class)->dispose (object);
}

static void
moor_option_list_finalize (GObject *object)
{
  MoorOptionList *self = MOOR_OPTION_LIST (object);

  g_clear_pointer (&self->answer, moor_answer_unref);
  g_free (self->shown);

  G_OBJECT_CLASS (moor_option_list_parent_class)->finalize (object);
}

static void
moor_option_list_class_init (MoorOptionListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_option_list_dispose;
  object_class->finalize = moor_option_list_finalize;
  widget_class->grab_focus = moor_option_list_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "moor-options");
}

static void
moor_option_list_init (MoorOptionList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);

  self->buttons = moor_wrap_new (MOOR_WRAP_COLUMN, 8);
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
}

GtkWidget *
moor_option_list_new (gboolean several,
                      gboolean other,
                      int      max)
{
  MoorOptionList *self = g_object_new (MOOR_TYPE_OPTION_LIST, NULL);

  self->several = several;
  self->other = other;
  self->max = max;

  if (other)
    {
      self->words = moor_editor_new (1);
      moor_editor_set_name (MOOR_EDITOR (self->words), _("In your own words"));
      gtk_widget_set_visible (self->words, FALSE);
      gtk_widget_set_parent (self->words, GTK_WIDGET (self));
      g_signal_connect_object (self->words, "changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->words, "refused", G_CALLBACK (on_refused), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->words, "activated", G_CALLBACK (on_activated), self,
                               G_CONNECT_SWAPPED);
    }

  return GTK_WIDGET (self);
}

void
moor_option_list_set_name (MoorOptionList *self,
                           const char     *name)
{
  g_return_if_fail (MOOR_IS_OPTION_LIST (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
moor_option_list_set_options (MoorOptionList *self,
                              GPtrArray      *options)
{
  g_autofree char *focused = NULL;
  g_autofree char *described = NULL;
  gboolean has_other = FALSE;
  gboolean rows;

  g_return_if_fail (MOOR_IS_OPTION_LIST (self));
  g_return_if_fail (options != NULL);

  described = describe (options);
  if (g_strcmp0 (self->shown, described) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&described);

  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_is_focus (child))
      focused = g_strdup (moor_option_button_get_value (MOOR_OPTION_BUTTON (child)));

  rows = wants_rows (self, options);
  moor_wrap_clear (MOOR_WRAP (self->buttons));
  moor_wrap_set_style (MOOR_WRAP (self->buttons), rows ? MOOR_WRAP_COLUMN : MOOR_WRAP_CHIPS);

  for (guint i = 0; i < options->len; i++)
    {
      MoorOption *option = options->pdata[i];

      has_other |= g_str_equal (option->value, MOOR_OPTION_OTHER);
      add_button (self, option->value, option->label, option->detail, option->alone, rows);
    }
  if (self->other && !has_other)
    add_button (self, MOOR_OPTION_OTHER, _("Something else"), NULL, FALSE, rows);

  show_answer (self);

  if (focused != NULL)
    {
      MoorOptionButton *button = find_button (self, focused);

      if (button != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (button));
    }
}

void
moor_option_list_set_answer (MoorOptionList *self,
                             MoorAnswer     *answer)
{
  g_return_if_fail (MOOR_IS_OPTION_LIST (self));

  if (answer != NULL)
    moor_answer_ref (answer);
  g_clear_pointer (&self->answer, moor_answer_unref);
  self->answer = answer;
  show_answer (self);
}

MoorAnswer *
moor_option_list_get_answer (MoorOptionList *self)
{
  MoorAnswerBuilder *builder;
  int row = 0;

  g_return_val_if_fail (MOOR_IS_OPTION_LIST (self), NULL);

  builder = moor_answer_builder_new ();
  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *value = moor_option_button_get_value (MOOR_OPTION_BUTTON (child));

      if (!moor_option_button_is_chosen (MOOR_OPTION_BUTTON (child)))
        continue;

      moor_answer_builder_add_text (builder, row, "", value);
      if (self->words != NULL && g_str_equal (value, MOOR_OPTION_OTHER))
        {
          g_autofree char *words = moor_editor_get_text (MOOR_EDITOR (self->words));

          moor_answer_builder_add_text (builder, row, MOOR_OPTION_OTHER, words);
        }
      row++;
    }

  return moor_answer_builder_end (builder);
}
