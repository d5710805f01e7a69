/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/moor-people-map.h"

#include <glib/gi18n-lib.h>

static void
one_free (gpointer data)
{
  MoorPeopleOne *one = data;

  g_free (one->name);
  g_free (one);
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const MoorPeopleOne *one = *(const MoorPeopleOne * const *) a;
  const MoorPeopleOne *two = *(const MoorPeopleOne * const *) b;
  gboolean one_placed = one->now != MOOR_NEARNESS_UNKNOWN;
  gboolean two_placed = two->now != MOOR_NEARNESS_UNKNOWN;

  if (one_placed != two_placed)
    return one_placed ? -1 : 1;

  return one->row - two->row;
}

static const char *
read_text (const MoorField  *rows,
           const MoorAnswer *answer,
           int               row,
           MoorDrawn         drawn)
{
  const MoorField *column = moor_field_find_drawn (rows, drawn);

  return column != NULL ? moor_answer_get_text (answer, row, column->id) : NULL;
}

static void
read_words (MoorPeopleMap   *self,
            const MoorField *choice)
{
  for (guint i = 0; i < choice->options->len; i++)
    {
      const MoorOption *option = g_ptr_array_index (choice->options, i);
      MoorNearness nearness = moor_nearness_from_string (option->value);

      if (nearness != MOOR_NEARNESS_UNKNOWN && self->words[nearness] == NULL)
        self->words[nearness] = g_strdup (option->label);
    }
}

MoorPeopleMap *
moor_people_map_new (const MoorField  *rows,
                     const MoorAnswer *answer,
                     MoorPeopleName    name,
                     gpointer          data)
{
  g_autoptr (MoorPeopleMap) self = g_new0 (MoorPeopleMap, 1);
  const MoorField *then = moor_field_find_drawn (rows, MOOR_DRAWN_THEN);
  const MoorField *now = moor_field_find_drawn (rows, MOOR_DRAWN_NOW);
  int n_rows = answer != NULL ? moor_answer_get_n_rows (answer) : 0;

  self->people = g_ptr_array_new_with_free_func (one_free);
  g_return_val_if_fail (then != NULL && now != NULL, NULL);

  for (int row = 0; row < n_rows; row++)
    {
      const char *uuid = read_text (rows, answer, row, MOOR_DRAWN_PERSON);
      const char *known = uuid != NULL && name != NULL ? name (uuid, data) : NULL;
      MoorPeopleOne one = {
        .row = row,
        .then = moor_nearness_from_string (read_text (rows, answer, row, MOOR_DRAWN_THEN)),
        .now = moor_nearness_from_string (read_text (rows, answer, row, MOOR_DRAWN_NOW)),
      };

      if (uuid == NULL && one.then == MOOR_NEARNESS_UNKNOWN && one.now == MOOR_NEARNESS_UNKNOWN)
        continue;

      /* Translators: stands in a drawing for a person who has no name here */
      one.name = g_strdup (known != NULL ? known : _("somebody"));
      g_strdelimit (one.name, "\n", ' ');
      self->n_placed += one.now != MOOR_NEARNESS_UNKNOWN;
      g_ptr_array_add (self->people, g_memdup2 (&one, sizeof one));
    }
  if (self->people->len == 0)
    return NULL;
  g_ptr_array_sort (self->people, compare_people);

  self->then_label = g_strdup (then->label);
  self->now_label = g_strdup (now->label);
  read_words (self, now);
  read_words (self, then);

  return g_steal_pointer (&self);
}

void
moor_people_map_free (MoorPeopleMap *self)
{
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self->then_label);
  g_free (self->now_label);
  for (int i = 0; i < MOOR_N_NEARNESSES; i++)
    g_free (self->words[i]);
  g_free (self);
}

char *
moor_people_map_get_title (const MoorPeopleMap *self)
{
  return g_strdup (_("A map of people, with you in the middle."));
}

static void
add_nearness (GString             *line,
              const MoorPeopleMap *self,
              const char          *label,
              MoorNearness         nearness)
{
  if (nearness != MOOR_NEARNESS_UNKNOWN && self->words[nearness] != NULL)
    g_string_append_printf (line, " · %s: %s", label, self->words[nearness]);
}

char *
moor_people_map_get_words (const MoorPeopleMap *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->people->len; i++)
    {
      const MoorPeopleOne *one = g_ptr_array_index (self->people, i);

      if (i > 0)
        g_string_append_c (words, '\n');
      g_string_append (words, one->name);
      add_nearness (words, self, self->then_label, one->then);
      add_nearness (words, self, self->now_label, one->now);
    }

  return g_strdup (words->str);
}

/* Translators: each says how one of the answers is drawn on a map of people; %s is
 * the answer as the exercise words it. */
static const char * const signs[MOOR_N_NEARNESSES] = {
  [MOOR_NEARNESS_CLOSE] = N_("%s: near, a strong line"),
  [MOOR_NEARNESS_CARING] = N_("%s: near, a double line"),
  [MOOR_NEARNESS_TENSE] = N_("%s: a jagged line"),
  [MOOR_NEARNESS_DISTANT] = N_("%s: far, a thin line"),
  [MOOR_NEARNESS_CUT_OFF] = N_("%s: a broken line"),
  [MOOR_NEARNESS_GONE] = N_("%s: at the rim, no line"),
};

static void
add_sign (GString    *legend,
          const char *sign,
          const char *word)
{
  if (legend->len > 0)
    g_string_append (legend, " · ");
  /* A sign is one of the above, or of its translations, which gettext checks. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (legend, sign, word);
#pragma GCC diagnostic pop
}

char *
moor_people_map_get_legend (const MoorPeopleMap *self)
{
  g_autoptr (GString) legend = g_string_new (NULL);
  gboolean used[MOOR_N_NEARNESSES] = { FALSE };
  gboolean any_then = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_placed; i++)
    {
      const MoorPeopleOne *one = g_ptr_array_index (self->people, i);

      used[one->now] = TRUE;
      any_then |= one->then != MOOR_NEARNESS_UNKNOWN;
    }

  for (int i = MOOR_NEARNESS_CLOSE; i < MOOR_N_NEARNESSES; i++)
    if (used[i] && self->words[i] != NULL)
      add_sign (legend, _(signs[i]), self->words[i]);
  if (any_then)
    /* Translators: %s is the question about earlier: "Then: a small open mark" */
    add_sign (legend, _("%s: a small open mark"), self->then_label);

  return g_strdup (legend->str);
}

char *
moor_people_map_get_unplaced (const MoorPeopleMap *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = self->n_placed; i < self->people->len; i++)
    {
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, ((MoorPeopleOne *) g_ptr_array_index (self->people, i))->name);
    }

  /* Translators: names, on a map of people */
  return names->len > 0 ? g_strdup_printf (_("Not placed yet: %s"), names->str) : NULL;
}

const char *
moor_people_map_you (void)
{
  /* Translators: the mark in the middle of a map of people: the person who writes */
  return C_("map of people", "you");
}

int
moor_people_map_ring (MoorNearness nearness)
{
  switch (nearness)
    {
    case MOOR_NEARNESS_CLOSE:
    case MOOR_NEARNESS_CARING:
      return 0;
    case MOOR_NEARNESS_TENSE:
      return 1;
    case MOOR_NEARNESS_DISTANT:
      return 2;
    case MOOR_NEARNESS_CUT_OFF:
      return 3;
    case MOOR_NEARNESS_GONE:
      return 4;
    case MOOR_NEARNESS_UNKNOWN:
    case MOOR_N_NEARNESSES:
    default:
      g_return_val_if_reached (0);
    }
}
