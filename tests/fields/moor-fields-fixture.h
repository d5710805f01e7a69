/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

/* Fields made by hand, so that a widget is tested without a file or a parser. */

static inline void
fixture_option_free (gpointer data)
{
  MoorOption *option = data;

  g_free (option->value);
  g_free (option->label);
  g_free (option->detail);
  g_free (option);
}

static inline MoorOption *
fixture_option (const char *value,
                const char *label,
                const char *detail)
{
  MoorOption *option = g_new0 (MoorOption, 1);

  option->value = g_strdup (value);
  option->label = g_strdup (label);
  option->detail = g_strdup (detail);
  return option;
}

/* "a b c" gives options with those values, labelled "Word a" and so on. */
static inline GPtrArray *
fixture_options (const char *values)
{
  GPtrArray *options = g_ptr_array_new_with_free_func (fixture_option_free);
  g_auto (GStrv) words = g_strsplit (values, " ", -1);

  for (int i = 0; words[i] != NULL; i++)
    {
      g_autofree char *label = g_strdup_printf ("Word %s", words[i]);

      g_ptr_array_add (options, fixture_option (words[i], label, NULL));
    }

  return options;
}

static inline void fixture_field_free (gpointer data);

static inline void
fixture_two_free (gpointer data)
{
  /* MoorFixedRow and MoorItem: two strings. */
  MoorItem *item = data;

  g_free (item->id);
  g_free (item->text);
  g_free (item);
}

static inline void
fixture_add_two (GPtrArray  *array,
                 const char *id,
                 const char *text)
{
  MoorItem *item = g_new0 (MoorItem, 1);

  item->id = g_strdup (id);
  item->text = g_strdup (text);
  g_ptr_array_add (array, item);
}

static inline void
fixture_card_free (gpointer data)
{
  MoorCardText *card = data;

  g_free (card->markup);
  g_free (card->sure);
  g_free (card->url);
  g_free (card);
}

static inline void
fixture_add_card (GPtrArray    *array,
                  MoorCardKind  kind,
                  const char   *markup)
{
  MoorCardText *card = g_new0 (MoorCardText, 1);

  card->kind = kind;
  card->markup = g_strdup (markup);
  if (kind == MOOR_CARD_EVIDENCE)
    {
      card->sure = g_strdup ("partly");
      card->url = g_strdup ("https://example.org/a-long-address/that-has-to-wrap-somewhere");
      card->year = 2017;
    }
  g_ptr_array_add (array, card);
}

static inline MoorField *
fixture_field (MoorFieldKind  kind,
               const char    *id,
               const char    *label)
{
  MoorField *field = g_new0 (MoorField, 1);

  field->kind = kind;
  field->id = g_strdup (id);
  field->label = g_strdup (label);
  field->lines = 1;
  field->lowest = 0;
  field->highest = kind == MOOR_FIELD_PERCENT ? 100 : 10;
  field->marks = g_ptr_array_new ();
  field->ahead = g_array_new (FALSE, FALSE, sizeof (int));
  field->minutes = g_array_new (FALSE, FALSE, sizeof (int));
  field->columns = g_ptr_array_new_with_free_func (fixture_field_free);
  field->fixed = g_ptr_array_new_with_free_func (fixture_two_free);
  field->items = g_ptr_array_new_with_free_func (fixture_two_free);
  field->cards = g_ptr_array_new_with_free_func (fixture_card_free);
  return field;
}

static inline void
fixture_field_free (gpointer data)
{
  MoorField *field = data;

  g_free (field->id);
  g_free (field->label);
  g_free (field->low);
  g_free (field->high);
  g_free (field->required);
  g_free (field->add_label);
  g_free (field->row_for);
  g_clear_pointer (&field->pause_where, moor_condition_free);
  g_clear_pointer (&field->options, g_ptr_array_unref);
  g_ptr_array_unref (field->marks);
  g_array_unref (field->ahead);
  g_array_unref (field->minutes);
  g_free (field->pattern);
  g_clear_pointer (&field->events, g_ptr_array_unref);
  g_ptr_array_unref (field->columns);
  g_ptr_array_unref (field->fixed);
  g_ptr_array_unref (field->items);
  g_ptr_array_unref (field->cards);
  g_free (field);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorField, fixture_field_free)

/* One of each kind as an exercise might have it. */
static inline MoorField *
sample_field (MoorFieldKind kind)
{
  MoorField *field = fixture_field (kind, "f", NULL);

  if (kind == MOOR_FIELD_CHOICE || kind == MOOR_FIELD_CHOICES || kind == MOOR_FIELD_EMOTIONS)
    {
      field->options = fixture_options ("a b c");
      field->other = TRUE;
    }
  else if (kind == MOOR_FIELD_BODY)
    {
      field->options = fixture_options ("chest breath back nowhere");
    }
  else if (kind == MOOR_FIELD_PERSON)
    {
      field->several = TRUE;
    }
  else if (kind == MOOR_FIELD_TIMER)
    {
      static const int minutes[] = { 10, 5, 15, 20 };

      g_array_append_vals (field->minutes, minutes, G_N_ELEMENTS (minutes));
    }
  else if (kind == MOOR_FIELD_ITEMS)
    {
      fixture_add_two (field->items, "one", "I worry about losing people who matter to me.");
      fixture_add_two (field->items, "two", "I keep what I need to myself.");
    }
  else if (kind == MOOR_FIELD_READ)
    {
      fixture_add_card (field->cards, MOOR_CARD_PARAGRAPH,
                        "What people mean by <i>attachment</i>.");
      fixture_add_card (field->cards, MOOR_CARD_EVIDENCE, "In one large study the pattern held.");
    }
  else if (kind == MOOR_FIELD_ROWS)
    {
      g_ptr_array_add (field->columns, fixture_field (MOOR_FIELD_TEXT, "headline", "Headline"));
      g_ptr_array_add (field->columns, fixture_field (MOOR_FIELD_SCALE, "tone", "How it was"));
    }
  return field;
}

/* Someone with an id and a name. */
#define FIXTURE_TYPE_PERSON (fixture_person_get_type ())
G_DECLARE_FINAL_TYPE (FixturePerson, fixture_person, FIXTURE, PERSON, GObject)

struct _FixturePerson {
  GObject  parent_instance;
  char    *id;
  char    *name;
};

G_DEFINE_FINAL_TYPE (FixturePerson, fixture_person, G_TYPE_OBJECT)

static void
fixture_person_get (GObject    *object,
                    guint       prop_id,
                    GValue     *value,
                    GParamSpec *pspec)
{
  g_value_set_string (value,
                      prop_id == 1 ? FIXTURE_PERSON (object)->id : FIXTURE_PERSON (object)->name);
}

static void
fixture_person_finalize (GObject *object)
{
  g_free (FIXTURE_PERSON (object)->id);
  g_free (FIXTURE_PERSON (object)->name);
  G_OBJECT_CLASS (fixture_person_parent_class)->finalize (object);
}

static void
fixture_person_class_init (FixturePersonClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = fixture_person_get;
  G_OBJECT_CLASS (klass)->finalize = fixture_person_finalize;
  g_object_class_install_property (G_OBJECT_CLASS (klass), 1,
                                   g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE));
  g_object_class_install_property (G_OBJECT_CLASS (klass), 2,
                                   g_param_spec_string ("name", NULL, NULL, NULL,
                                                        G_PARAM_READABLE));
}

static void
fixture_person_init (FixturePerson *self)
{
}

static inline void
fixture_add_person (GListStore *people,
                    const char *id,
                    const char *name)
{
  g_autoptr (FixturePerson) person = g_object_new (FIXTURE_TYPE_PERSON, NULL);

  person->id = g_strdup (id);
  person->name = g_strdup (name);
  g_list_store_append (people, person);
}
