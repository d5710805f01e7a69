/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-exercise.h"

/* How strongly a text that fits fits; 0 when it does not. A text for a state
 * comes before a text for a leaning: safety follows the state. */
static int
rank (const MoorWords     *words,
      MoorLeaning          leaning,
      MoorConditionLookup  lookup,
      gpointer             user_data)
{
  MoorLeaning wanted = leaning;

  if (words->kind == MOOR_WORDS_EXAMPLE && leaning == MOOR_LEANING_NONE)
    wanted = MOOR_LEANING_MIXED;

  if (words->leaning != MOOR_LEANING_NONE && words->leaning != wanted)
    return 0;
  if (words->when != NULL)
    return moor_condition_holds (words->when, lookup, user_data) ? 3 : 0;

  return words->leaning != MOOR_LEANING_NONE ? 2 : 1;
}

MoorWords *
moor_words_choose (GPtrArray           *words,
                   MoorWordsKind        kind,
                   MoorLeaning          leaning,
                   MoorConditionLookup  lookup,
                   gpointer             user_data)
{
  g_return_val_if_fail (words != NULL, NULL);
  g_return_val_if_fail (lookup != NULL, NULL);

  MoorWords *chosen = NULL;
  int highest = 0;

  for (guint i = 0; i < words->len; i++)
    {
      MoorWords *candidate = g_ptr_array_index (words, i);
      gboolean counts = candidate->kind == kind && !candidate->add;
      int fits = counts ? rank (candidate, leaning, lookup, user_data) : 0;

      if (fits > highest)
        {
          highest = fits;
          chosen = candidate;
        }
    }

  return chosen;
}
