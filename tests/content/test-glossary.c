/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-glossary.h"

#include <string.h>

#include "content/moor-library.h"
#include "moor-content-fixture.h"

static void
test_find (void)
{
  const MoorField *field = moor_glossary_find ("attachment");

  g_assert_nonnull (field);
  g_assert_cmpint (field->kind, ==, MOOR_FIELD_READ);
  g_assert_cmpstr (field->label, ==, "Attachment");
  g_assert_true (moor_glossary_find ("attachment") == field);

  g_assert_null (moor_glossary_find ("no-such-card"));
  /* A field of that exercise which is no card. */
  g_assert_null (moor_glossary_find ("topics"));
}

/* How sure, the year and the address stand on every card that claims something, and
 * a card can be called by its name. */
static void
test_cards (void)
{
  g_autoptr (MoorLibrary) library = moor_library_new (NULL);
  MoorExercise *exercise = moor_library_find (library, MOOR_GLOSSARY_EXERCISE);
  GPtrArray *parts = moor_exercise_get_parts (exercise);
  guint n_evidence = 0;

  for (guint p = 0; p < parts->len; p++)
    {
      const MoorPart *part = parts->pdata[p];

      for (guint b = 0; b < part->blocks->len; b++)
        {
          const MoorBlock *block = part->blocks->pdata[b];

          if (block->kind != MOOR_BLOCK_FIELD || block->field->kind != MOOR_FIELD_READ)
            continue;

          g_assert_nonnull (block->field->label);
          g_assert_nonnull (moor_glossary_find (block->field->id));
          for (guint i = 0; i < block->field->cards->len; i++)
            {
              const MoorCardText *card = block->field->cards->pdata[i];

              if (card->kind != MOOR_CARD_EVIDENCE)
                continue;
              n_evidence++;
              g_test_message ("%s", block->field->id);
              g_assert_nonnull (card->sure);
              g_assert_cmpint (card->year, >, 1950);
              g_assert_nonnull (card->url);
              g_assert_true (g_str_has_prefix (card->url, "https://"));
            }
        }
    }

  g_assert_cmpuint (n_evidence, >, 10);
}

static void
assert_links (char       *(*change) (const char *markup),
              const char *markup,
              const char *expected)
{
  g_autofree char *changed = change (markup);

  g_assert_cmpstr (changed, ==, expected);
}

static void
test_links (void)
{
  static const char markup[] =
    "My <a href=\"term:attachment\">Bindung &amp; so</a> and "
    "<a href=\"term:no-such-card\">that</a>, "
    "<a href=\"https://example.org/\">there</a>, <i>or</i> <a href=\"term:study\">study</a>";
  g_autoptr (GPtrArray) refs = moor_glossary_list_refs (markup);

  assert_links (moor_glossary_keep_known, markup,
                "My <a href=\"term:attachment\">Bindung &amp; so</a> and that, "
                "there, <i>or</i> <a href=\"term:study\">study</a>");
  assert_links (moor_glossary_drop_links, markup,
                "My Bindung &amp; so and that, there, <i>or</i> study");
  assert_links (moor_glossary_keep_known, "No <i>card</i> &lt;it&gt;", "No <i>card</i> &lt;it&gt;");
  assert_links (moor_glossary_keep_known, "", "");

  g_assert_cmpuint (refs->len, ==, 3);
  g_assert_cmpstr (refs->pdata[0], ==, "attachment");
  g_assert_cmpstr (refs->pdata[1], ==, "no-such-card");
  g_assert_cmpstr (refs->pdata[2], ==, "study");
}

/* In a caution, a hint, a note and a card; the plain text is without the link. */
static void
test_parsed (void)
{
  g_autoptr (GBytes) bytes = fixture_bytes ("good", "terms.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorExercise) exercise =
    moor_parser_read ("terms.xml", bytes, fixture_file, NULL, NULL, NULL, "C", &error);
  const MoorWords *caution, *hint = NULL, *note = NULL;
  const MoorPart *part;
  const MoorField *card;

  g_assert_no_error (error);

  caution = moor_exercise_get_cautions (exercise)->pdata[0];
  g_assert_cmpstr (caution->text, ==, "With withdrawal, ask a doctor.");
  g_assert_cmpstr (caution->markup, ==,
                   "With <a href=\"term:withdrawal\">withdrawal</a>, ask a doctor.");

  part = moor_exercise_get_parts (exercise)->pdata[0];
  for (guint i = 0; i < part->blocks->len; i++)
    {
      const MoorBlock *block = part->blocks->pdata[i];

      if (block->kind == MOOR_BLOCK_WORDS && block->words->kind == MOOR_WORDS_HINT)
        hint = block->words;
      if (block->kind == MOOR_BLOCK_WORDS && block->words->kind == MOOR_WORDS_NOTE)
        note = block->words;
    }
  g_assert_cmpstr (hint->text, ==, "What you mean by attachment.");
  g_assert_cmpstr (hint->markup, ==,
                   "What <i>you</i> mean by <a href=\"term:attachment\">attachment</a>.");
  g_assert_cmpstr (note->markup, ==, "A <a href=\"term:no-such-card\">word</a> without a card.");

  card = moor_exercise_find_field (exercise, "card");
  g_assert_cmpstr (((MoorCardText *) card->cards->pdata[0])->markup, ==,
                   "Not your <a href=\"term:trauma\">trauma</a>, nor the other "
                   "<a href=\"term:study\">study</a>.");
  g_assert_cmpstr (((MoorCardText *) card->cards->pdata[1])->markup, ==,
                   "It <a href=\"term:goes-with\">goes with</a> it.");
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/glossary/find", test_find);
  g_test_add_func ("/glossary/cards", test_cards);
  g_test_add_func ("/glossary/links", test_links);
  g_test_add_func ("/glossary/parsed", test_parsed);

  return g_test_run ();
}
