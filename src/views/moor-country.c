/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-country.h"

#include <glib/gi18n-lib.h>

#include "desk/moor-help-file.h"

struct _MoorCountry {
  GtkWidget      parent_instance;

  GtkDropDown   *list;
  MoorHelpLines *help;           /* (nullable) */
  char          *data_dir;
  char          *code;
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoorCountry, moor_country, GTK_TYPE_WIDGET)

static void
selected (MoorCountry *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *countries = moor_help_lines_get_countries (self->help);
  guint place = gtk_drop_down_get_selected (self->list);
  const char *code = "";

  if (place < countries->len)
    code = ((const MoorHelpCountry *) g_ptr_array_index (countries, place))->code;
  if (g_str_equal (code, self->code))
    return;

  g_free (self->code);
  self->code = g_strdup (code);
  moor_help_file_set_country (self->data_dir, code, &error);
  g_signal_emit (self, signals[CHOSEN], 0, error != NULL ? error->message : NULL);
}

static void
moor_country_dispose (GObject *object)
{
  MoorCountry *self = MOOR_COUNTRY (object);

  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->list)));
  g_clear_object (&self->help);

  G_OBJECT_CLASS (moor_country_parent_class)->dispose (object);
}

static void
moor_country_finalize (GObject *object)
{
  MoorCountry *self = MOOR_COUNTRY (object);

  g_free (self->data_dir);
  g_free (self->code);

  G_OBJECT_CLASS (moor_country_parent_class)->finalize (object);
}

static void
moor_country_class_init (MoorCountryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = moor_country_dispose;
  object_class->finalize = moor_country_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
moor_country_init (MoorCountry *self)
{
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->code = g_strdup ("");
  self->list = GTK_DROP_DOWN (gtk_drop_down_new (NULL, name));
  gtk_drop_down_set_enable_search (self->list, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

void
moor_country_fill (MoorCountry   *self,
                   MoorHelpLines *help,
                   const char    *data_dir)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *code = NULL;
  GPtrArray *countries;
  guint place;

  g_return_if_fail (MOOR_IS_COUNTRY (self) && self->help == NULL);
  g_return_if_fail (MOOR_IS_HELP_LINES (help));
  g_return_if_fail (data_dir != NULL);

  self->help = g_object_ref (help);
  self->data_dir = g_strdup (data_dir);
  code = moor_help_file_get_country (data_dir);
  if (code == NULL)
    code = moor_help_lines_guess_country ();

  countries = moor_help_lines_get_countries (help);
  place = countries->len;
  for (guint i = 0; i < countries->len; i++)
    {
      const MoorHelpCountry *country = g_ptr_array_index (countries, i);

      gtk_string_list_append (names, country->name);
      if (g_strcmp0 (country->code, code) == 0)
        place = i;
    }
  /* Translators: a country that is not in the list */
  gtk_string_list_append (names, _("Another country"));

  if (place < countries->len)
    {
      g_free (self->code);
      self->code = g_steal_pointer (&code);
    }
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->list, place);
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (selected), self);
}

const char *
moor_country_get_code (MoorCountry *self)
{
  g_return_val_if_fail (MOOR_IS_COUNTRY (self), "");

  return self->code;
}

void
moor_country_set_label (MoorCountry *self,
                        GtkWidget   *label)
{
  g_return_if_fail (MOOR_IS_COUNTRY (self));
  g_return_if_fail (GTK_IS_WIDGET (label));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  -1);
  /* What takes the focus is the button inside, which knows no name. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->list))),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  -1);
}
