/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-error.h"
#include "content/moor-answers.h"
#include "content/moor-xml.h"
#include "moor-content-fixture.h"

#define HEAD "<exercise id='x' version='1' step='tools' depth='1' minutes='5'>" \
             "<title>T</title><summary>S</summary>"

static void
assert_refused (const char *text,
                const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_read_text (text, &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
  g_assert_cmpstr (error->message, ==, message);
}

/* What every part of everything.xml becomes. */
static void
test_model (void)
{
  g_autoptr (MoorExercise) exercise = fixture_read ("good", "everything.xml");
  GPtrArray *parts = moor_exercise_get_parts (exercise);
  const MoorField *field;
  const MoorPart *part;
  const MoorWords *words;

  g_assert_cmpstr (moor_exercise_get_id (exercise), ==, "everything");
  g_assert_cmpint (moor_exercise_get_version (exercise), ==, 12);
  g_assert_cmpint (moor_exercise_get_step (exercise), ==, MOOR_STEP_REGULATION);
  g_assert_cmpint (moor_exercise_get_depth (exercise), ==, 3);
  g_assert_cmpint (moor_exercise_get_minutes (exercise), ==, 30);
  g_assert_cmpint (moor_exercise_get_short_minutes (exercise), ==, 5);
  g_assert_cmpint (moor_exercise_get_distress (exercise), ==, MOOR_DISTRESS_BOTH);
  g_assert_cmpstr (moor_exercise_get_language (exercise), ==, "en");
  g_assert_cmpstr (moor_exercise_get_summary (exercise), ==, "All there is & more.");
  g_assert_true (moor_exercise_is_living (exercise));
  g_assert_true (moor_exercise_is_private (exercise));
  g_assert_true (moor_exercise_has_memory_frame (exercise));
  g_assert_cmpuint (strlen (moor_exercise_get_hash (exercise)), ==, 64);
  g_assert_cmpuint (moor_exercise_get_sources (exercise)->len, ==, 1);
  g_assert_cmpuint (moor_exercise_get_cautions (exercise)->len, ==, 2);
  g_assert_cmpuint (moor_exercise_get_agains (exercise)->len, ==, 3);
  g_assert_cmpuint (moor_exercise_get_closings (exercise)->len, ==, 4);

  words = g_ptr_array_index (moor_exercise_get_cautions (exercise), 0);
  g_assert_cmpint (words->action, ==, MOOR_ACTION_HELP_NOW);
  g_assert_cmpstr (words->text, ==, "If you are afraid of someone, not this.");
  g_assert_cmpstr (words->markup, ==, "If you are afraid of <i>someone</i>, not this.");
  words = g_ptr_array_index (moor_exercise_get_agains (exercise), 1);
  g_assert_cmpint (words->days, ==, 1);
  g_assert_nonnull (words->when);
  words = g_ptr_array_index (moor_exercise_get_closings (exercise), 3);
  g_assert_true (words->add);

  /* The frame, and the number before it. */
  static const char *const ids[] = {
    "distress-before", "memory-opening", "words", "numbers", "people", "many", "time", "check",
    "memory-landing", "later", "much-later", "memory-next-day",
  };
  g_assert_cmpuint (parts->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < parts->len; i++)
    g_assert_cmpstr (((MoorPart *) parts->pdata[i])->id, ==, ids[i]);

  part = moor_exercise_find_part (exercise, "words");
  g_assert_true (part->in_short_form && part->may_end && part->keep && !part->is_later);
  g_assert_cmpuint (part->sources->len, ==, 1);
  part = moor_exercise_find_part (exercise, "numbers");
  g_assert_true (part->optional);
  g_assert_nonnull (part->when);
  g_assert_true (moor_exercise_find_part (exercise, "people")->by_partner);
  part = moor_exercise_find_part (exercise, "check");
  g_assert_false (part->keep);
  /* About whom it is stands above the shared part. */
  g_assert_cmpint (((MoorBlock *) part->blocks->pdata[0])->kind, ==, MOOR_BLOCK_RECALL);
  g_assert_cmpstr (((MoorBlock *) part->blocks->pdata[0])->recall, ==, "who");
  part = moor_exercise_find_part (exercise, "later");
  g_assert_true (part->is_later);
  g_assert_cmpstr (part->after_field, ==, "ask-on");
  part = moor_exercise_find_part (exercise, "much-later");
  g_assert_cmpint (part->after_days, ==, 14);

  field = moor_exercise_find_field (exercise, "note");
  g_assert_cmpint (field->kind, ==, MOOR_FIELD_TEXT);
  g_assert_cmpstr (field->role, ==, "trigger");
  g_assert_cmpint (field->lines, ==, 3);
  g_assert_true (field->private_);
  field = moor_exercise_find_field (exercise, "phone");
  g_assert_true (field->phone && field->folded);
  g_assert_cmpstr (field->label, ==, "Phone");
  field = moor_exercise_find_field (exercise, "lines");
  g_assert_cmpint (field->max, ==, 12);
  g_assert_cmpstr (field->required, ==, "The plan needs one.");
  field = moor_exercise_find_field (exercise, "pick");
  g_assert_true (field->other);
  g_assert_cmpuint (field->options->len, ==, 4);
  const MoorOption *option = field->options->pdata[1];
  g_assert_cmpstr (option->label, ==, "B");
  g_assert_cmpstr (option->detail, ==, "the second one");
  field = moor_exercise_find_field (exercise, "several");
  g_assert_cmpint (field->max, ==, 3);
  g_assert_true (((MoorOption *) field->options->pdata[2])->alone);
  field = moor_exercise_find_field (exercise, "take");
  g_assert_cmpuint (field->from->len, ==, 3);
  g_assert_cmpstr (field->from->pdata[2], ==, "several");

  field = moor_exercise_find_field (exercise, "tone");
  g_assert_cmpfloat (field->lowest, ==, -5);
  g_assert_cmpfloat (field->highest, ==, 5);
  g_assert_cmpstr (field->low, ==, "bad");
  g_assert_cmpstr (field->high, ==, "good");
  g_assert_cmpstr (((MoorMark *) field->marks->pdata[0])->label, ==, "so so");
  field = moor_exercise_find_field (exercise, "likely");
  g_assert_cmpfloat (field->highest, ==, 100);
  field = moor_exercise_find_field (exercise, "ask-on");
  g_assert_cmpuint (field->ahead->len, ==, 2);
  g_assert_cmpint (g_array_index (field->ahead, int, 1), ==, 7);
  g_assert_cmpstr (moor_exercise_find_field (exercise, "exercise")->link_to, ==, "exercise");
  g_assert_true (moor_exercise_find_field (exercise, "others")->several);

  /* Feelings and regions: the common ones, or own ones. */
  g_assert_cmpuint (moor_exercise_find_field (exercise, "felt")->options->len, >, 10);
  g_assert_cmpuint (moor_exercise_find_field (exercise, "own-words")->options->len, ==, 1);
  g_assert_cmpuint (moor_exercise_find_field (exercise, "where")->options->len, >, 10);
  g_assert_cmpuint (moor_exercise_find_field (exercise, "hands")->options->len, ==, 1);

  field = moor_exercise_find_field (exercise, "events");
  g_assert_cmpint (field->min, ==, 1);
  g_assert_cmpint (field->max, ==, 20);
  g_assert_cmpint (field->pause_after, ==, 3);
  g_assert_nonnull (field->pause_where);
  g_assert_cmpstr (field->add_label, ==, "Another event");
  g_assert_cmpuint (field->columns->len, ==, 5);
  g_assert_null (moor_exercise_find_field (exercise, "event-tone"));
  field = moor_exercise_find_field (exercise, "domains");
  g_assert_cmpuint (field->fixed->len, ==, 2);
  g_assert_cmpstr (((MoorFixedRow *) field->fixed->pdata[0])->label, ==, "Closeness");
  g_assert_null (((MoorFixedRow *) field->fixed->pdata[1])->label);
  g_assert_cmpstr (moor_exercise_find_field (exercise, "each")->row_for, ==, "several");
  field = moor_exercise_find_field (exercise, "statements");
  g_assert_cmpuint (field->items->len, ==, 2);
  g_assert_cmpstr (((MoorItem *) field->items->pdata[1])->text, ==, "I keep things to myself.");
  field = moor_exercise_find_field (exercise, "form");
  g_assert_cmpstr (field->questionnaire, ==, "two-sides");
  g_assert_cmpuint (field->form, ==, 1);
  g_assert_cmpuint (field->items->len, ==, 2);
  g_assert_cmpstr (((MoorItem *) field->items->pdata[0])->text, ==, "I look for them when I am worn out.");
  g_assert_cmpstr (((MoorItem *) field->items->pdata[1])->text, ==, "I keep it to myself.");
  g_assert_cmpstr (field->low, ==, "not at all");
  g_assert_cmpstr (field->high, ==, "very much");
  g_assert_cmpfloat (field->highest, ==, 7);
  g_assert_cmpstr (field->about, ==, "who");

  field = moor_exercise_find_field (exercise, "wait");
  g_assert_cmpuint (field->minutes->len, ==, 3);
  g_assert_cmpuint (field->events->len, ==, 6);
  const MoorTimerEvent *event = field->events->pdata[1];
  g_assert_cmpfloat (event->seconds, ==, 30);
  g_assert_cmpstr (event->text, ==, "Nothing to decide.");
  event = field->events->pdata[4];
  g_assert_cmpfloat (event->fraction, ==, 0.75);
  g_assert_cmpstr (event->field, ==, "pull-mid");
  g_assert_nonnull (moor_exercise_find_field (exercise, "pull-end"));
  g_assert_cmpstr (moor_exercise_part_of_field (exercise, "pull-end")->id, ==, "time");
  g_assert_cmpstr (moor_exercise_find_field (exercise, "breath")->pattern, ==, "slow-out");
  field = moor_exercise_find_field (exercise, "chosen");
  g_assert_null (field->pattern);
  g_assert_cmpuint (field->from->len, ==, 1);
  g_assert_cmpstr (field->from->pdata[0], ==, "pick");

  field = moor_exercise_find_field (exercise, "card");
  g_assert_cmpuint (field->cards->len, ==, 4);
  const MoorCardText *card = field->cards->pdata[0];
  g_assert_cmpstr (card->markup, ==,
                   "What <i>people</i> mean by <a href=\"term:attachment\">attachment</a>.");
  g_assert_cmpstr (((MoorCardText *) field->cards->pdata[1])->markup, ==, "<i>Twice</i> <i>so</i>.");
  g_assert_cmpstr (((MoorCardText *) field->cards->pdata[2])->markup, ==, "<i>or</i><i>so</i>");
  card = field->cards->pdata[3];
  g_assert_cmpint (card->kind, ==, MOOR_CARD_EVIDENCE);
  g_assert_cmpstr (card->sure, ==, "partly");
  g_assert_cmpstr (card->url, ==, "https://example.org/a?b=1&c=2");
  g_assert_cmpint (card->year, ==, 2018);

  g_assert_cmpstr (moor_exercise_find_role (exercise, "state")->id, ==, "state");
  g_assert_null (moor_exercise_find_role (exercise, "nothing"));
  for (int kind = 0; kind < MOOR_N_FIELD_KINDS; kind++)
    g_assert_true (moor_exercise_uses_kind (exercise, kind));
}

static void
test_words (void)
{
  g_autoptr (MoorExercise) exercise = fixture_read ("good", "scripts.xml");
  const MoorPart *part = moor_exercise_find_part (exercise, "one");
  const MoorField *field = moor_exercise_find_field (exercise, "a");
  const MoorOption *option = field->options->pdata[0];
  const MoorWords *prompt = ((MoorBlock *) part->blocks->pdata[0])->words;
  const MoorWords *hint = ((MoorBlock *) part->blocks->pdata[1])->words;

  g_assert_cmpstr (moor_exercise_get_title (exercise), ==, "שלום, \"quotes\", don't & 🙂");
  g_assert_cmpstr (prompt->text, ==, "1 < 2 & 3 > 2; a\xc2\xa0no-break space stays");
  g_assert_cmpstr (prompt->markup, ==, "1 &lt; 2 &amp; 3 &gt; 2; a\xc2\xa0no-break space stays");
  g_assert_cmpstr (hint->text, ==, "<em> is no tag here");
  g_assert_cmpstr (hint->markup, ==, "&lt;em&gt; is no tag here");
  g_assert_cmpstr (option->label, ==, "many lines");
  g_assert_cmpstr (option->detail, ==, "and more");
}

/* Characters count, not bytes; line ends of all kinds are line ends. */
static void
test_places (void)
{
  assert_refused ("<exercise\n id='x'>\n\n  <!-- åäö 🙂 --> <titel/></exercise>",
                  "text.xml:1:1: error: <exercise> needs the attribute “version”");
  assert_refused (HEAD "\r\n<!-- åäö 🙂 --> <titel/></exercise>",
                  "text.xml:2:16: error: there is no element <titel>");
  assert_refused (HEAD "\r\r<part\nid='a'\n/><titel/></exercise>",
                  "text.xml:5:3: error: there is no element <titel>");
  assert_refused (HEAD "\n\n   <part id='a'><prompt>å</prompt>ö</part></exercise>",
                  "text.xml:3:4: error: <part> has words outside its elements");
  assert_refused ("\xef\xbb\xbf<exercise>",
                  "text.xml:1:1: error: <exercise> is never closed");
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "<part id='a'><prompt>P</prompt></part></exercise>");
  g_autoptr (GError) error = NULL;

  while (text->len < MOOR_XML_MAX_BYTES)
    g_string_append_c (text, '\n');

  g_autoptr (MoorExercise) fits = fixture_read_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fits);

  g_string_append_c (text, '\n');
  assert_refused (text->str, "text.xml:1:1: error: the file is larger than 1 MB");
  assert_refused ("", "text.xml:1:1: error: the file is empty");

  /* Deep, broad and long names do not take the program with them. */
  g_autoptr (GString) deep = g_string_new (NULL);
  for (int i = 0; i < 300000; i++)
    g_string_append (deep, "<a>");
  assert_refused (deep->str, "text.xml:1:49: error: the tags stand more than 16 deep in each other");
}

static void
test_missing_shared_part (void)
{
  g_autoptr (GBytes) bytes = fixture_bytes ("good", "everything.xml");
  g_autoptr (GError) error = NULL;

  g_assert_null (moor_parser_read ("e.xml", bytes, NULL, NULL, NULL, NULL, "en", &error));
  g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
  g_assert_true (g_str_has_prefix (error->message, "e.xml:"));
  g_assert_true (g_str_has_suffix (error->message, "error: there is no shared part “fear-check”"));
}

static GBytes *
wrong_part (MoorFileKind kind,
            const char  *id,
            gpointer     text)
{
  return g_bytes_new (text, strlen (text));
}

static void
test_wrong_shared_part (void)
{
  static const struct {
    const char *part;
    const char *message;
  } table[] = {
    { "<part>", "parts/p.xml:1:1: error: <part> is never closed" },
    { "<exercise/>", "parts/p.xml:1:1: error: the outermost element is <part>, not <exercise>" },
    { "<part id='q'><prompt>P</prompt></part>",
      "parts/p.xml:1:1: error: the shared part “p” needs the id “p”" },
    { "<part id='p'><use part='p'/></part>",
      "parts/p.xml:1:14: error: a shared part does not use another one" },
    { "<part id='p'>\n<prompt when='x = y'>P</prompt></part>",
      "parts/p.xml:2:1: error: there is no field “x”" },
  };
  const char *text = HEAD "<use part='p'/><part id='a'><prompt>P</prompt></part></exercise>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (moor_parser_read ("e.xml", bytes, wrong_part, (gpointer) table[i].part,
                                       NULL, NULL, "en", &error));
      g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
      g_assert_cmpstr (error->message, ==, table[i].message);
    }
}

/* The two numbers are put in only where the file does not ask for them. */
static void
test_distress (void)
{
#define OWN_BEFORE "<scale id='mine' role='distress-before'/>"
  static const struct {
    const char *distress;
    const char *field;
    const char *parts;
  } table[] = {
    { "both", "", "distress-before a distress-after later" },
    { "after", "", "a distress-after later" },
    { "none", "", "a later" },
    { "both", OWN_BEFORE, "a distress-after later" },
    { "both", "<scale id='mine' role='distress-after'/>", "distress-before a later" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "<exercise id='x' version='1' step='tools' depth='1' minutes='5' distress='%s'>"
        "<title>T</title><summary>S</summary><part id='a'><prompt>P</prompt>%s</part>"
        "<part id='later' after='1 day'><prompt>P</prompt></part></exercise>",
        table[i].distress, table[i].field);
      g_autoptr (GError) error = NULL;
      g_autoptr (MoorExercise) exercise = fixture_read_text (text, &error);
      g_autoptr (GString) ids = g_string_new (NULL);

      g_assert_no_error (error);
      for (guint p = 0; p < moor_exercise_get_parts (exercise)->len; p++)
        g_string_append_printf (ids, "%s%s", p > 0 ? " " : "",
                                ((MoorPart *) moor_exercise_get_parts (exercise)->pdata[p])->id);
      g_assert_cmpstr (ids->str, ==, table[i].parts);
    }
}

/* An option's value that is also a field's id is the value. */
static void
test_option_before_field (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorExercise) exercise = fixture_read_text (
    HEAD "<part id='a'><prompt>P</prompt>"
    "<choice id='safe'><option value='yes'>y</option></choice>"
    "<choice id='need'><option value='safe'>s</option><option value='rest'>r</option></choice>"
    "<note when='need = safe'>N</note></part></exercise>", &error);

  g_assert_no_error (error);

  const MoorPart *part = moor_exercise_find_part (exercise, "a");
  const MoorBlock *note = part->blocks->pdata[3];
  g_autoptr (GPtrArray) fields = moor_condition_fields (note->words->when);

  g_assert_cmpuint (fields->len, ==, 1);
  g_assert_cmpstr (fields->pdata[0], ==, "need");
}

static MoorAnswer *
look_up (const char *field,
         gpointer    answers)
{
  return moor_answers_get (answers, field);
}

static void
test_choose (void)
{
  g_autoptr (MoorExercise) exercise = fixture_read_text (
    HEAD "<part id='a'><prompt>default</prompt><prompt leaning='anxious'>anxious</prompt>"
    "<prompt when='state = numb'>numb</prompt><prompt when='state in numb both'>second</prompt>"
    "<prompt when='state = both' leaning='secure'>secure both</prompt>"
    "<hint leaning='avoidant'>only avoidant</hint>"
    "<example leaning='avoidant'>avoidant</example><example leaning='mixed'>mixed</example>"
    "<choice id='state'><option value='numb'>n</option><option value='both'>b</option></choice>"
    "</part></exercise>", NULL);
  static const struct {
    MoorWordsKind  kind;
    MoorLeaning    leaning;
    const char    *state;
    const char    *text;
  } table[] = {
    { MOOR_WORDS_PROMPT, MOOR_LEANING_NONE, NULL, "default" },
    { MOOR_WORDS_PROMPT, MOOR_LEANING_ANXIOUS, NULL, "anxious" },
    { MOOR_WORDS_PROMPT, MOOR_LEANING_SECURE, NULL, "default" },
    { MOOR_WORDS_PROMPT, MOOR_LEANING_ANXIOUS, "numb", "numb" },
    { MOOR_WORDS_PROMPT, MOOR_LEANING_NONE, "both", "second" },
    { MOOR_WORDS_PROMPT, MOOR_LEANING_SECURE, "both", "second" },
    { MOOR_WORDS_HINT, MOOR_LEANING_AVOIDANT, NULL, "only avoidant" },
    { MOOR_WORDS_HINT, MOOR_LEANING_NONE, "numb", NULL },
    { MOOR_WORDS_EXAMPLE, MOOR_LEANING_NONE, NULL, "mixed" },
    { MOOR_WORDS_EXAMPLE, MOOR_LEANING_AVOIDANT, NULL, "avoidant" },
    { MOOR_WORDS_EXAMPLE, MOOR_LEANING_SECURE, NULL, NULL },
    { MOOR_WORDS_NOTE, MOOR_LEANING_NONE, NULL, NULL },
  };
  const MoorPart *part = moor_exercise_find_part (exercise, "a");
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < part->blocks->len; i++)
    if (((MoorBlock *) part->blocks->pdata[i])->kind == MOOR_BLOCK_WORDS)
      g_ptr_array_add (words, ((MoorBlock *) part->blocks->pdata[i])->words);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (MoorAnswers) answers = moor_answers_new ();
      g_autoptr (MoorAnswer) state = moor_answer_new_text (table[i].state);

      moor_answers_set (answers, "state", state);

      MoorWords *chosen =
        moor_words_choose (words, table[i].kind, table[i].leaning, look_up, answers);
      g_assert_cmpstr (chosen != NULL ? chosen->text : NULL, ==, table[i].text);
    }
}

static void
test_names (void)
{
  MoorStep step;

  g_assert_true (moor_step_from_string ("connections", &step));
  g_assert_cmpint (step, ==, MOOR_STEP_CONNECTIONS);
  g_assert_false (moor_step_from_string ("connection", &step));
  g_assert_false (moor_step_from_string (NULL, &step));
  for (int i = MOOR_STEP_STYLE; i <= MOOR_STEP_TOOLS; i++)
    g_assert_true (moor_step_from_string (moor_step_to_string (i), &step) && step == (MoorStep) i);
  for (int i = MOOR_LEANING_NONE; i <= MOOR_LEANING_SECURE; i++)
    g_assert_cmpint (moor_leaning_from_string (moor_leaning_to_string (i)), ==, i);
  g_assert_cmpint (moor_leaning_from_string ("fearful"), ==, MOOR_LEANING_NONE);
  g_assert_cmpstr (moor_field_kind_to_string (MOOR_FIELD_EMOTIONS), ==, "emotions");
  g_assert_cmpstr (moor_distress_to_string (MOOR_DISTRESS_AFTER), ==, "after");
}

/* Broken at random: an error with a place, or an exercise whose definition
 * reads back; never a crash. */
static void
test_random_damage (void)
{
  static const char *const names[] = { "everything.xml", "scripts.xml", "shared-part.xml" };
  static const char *const pieces[] = {
    "<", ">", "\"", "&", "/>", "</part>", "<part id=\"a\">", "<!--", "-->", "<?xml ", "<!DOCTYPE",
    " when=\"state = numb\"", "\xff", "]]>", "<![CDATA[", "&#0;", "<option value=\"x\">", "\r", "''",
  };
  int n_accepted = 0, n_rounds = g_test_slow () ? 20000 : 3000;

  for (int round = 0; round < n_rounds; round++)
    {
      g_autoptr (GBytes) bytes = fixture_bytes ("good", names[round % G_N_ELEMENTS (names)]);
      g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (bytes, NULL),
                                                   (gssize) g_bytes_get_size (bytes));
      int n = g_test_rand_int_range (1, 4);

      for (int i = 0; i < n; i++)
        {
          gssize at = g_test_rand_int_range (0, (int) text->len);

          switch (g_test_rand_int_range (0, 4))
            {
            case 0:
              text->str[at] = (char) g_test_rand_int_range (0, 256);
              break;
            case 1:
              {
                gssize length = g_test_rand_int_range (1, 40);

                g_string_erase (text, at, MIN ((gssize) text->len - at, length));
                break;
              }
            case 2:
              g_string_insert (text, at, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
              break;
            default:
              {
                g_autofree char *copy = g_strndup (text->str + at, 30);

                g_string_insert (text, g_test_rand_int_range (0, (int) text->len), copy);
              }
            }
        }

      g_autoptr (GBytes) damaged = g_bytes_new (text->str, text->len);
      g_autoptr (GError) error = NULL;
      g_autoptr (MoorExercise) exercise = fixture_read_bytes ("d.xml", damaged, &error);

      if (exercise == NULL)
        {
          g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
          g_assert_true (g_regex_match_simple ("^(d|parts/[a-z-]+)\\.xml:[1-9][0-9]*:[1-9][0-9]*: error: .",
                                               error->message, 0, 0));
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          continue;
        }

      g_autoptr (MoorExercise) again =
        moor_parser_read_definition (moor_exercise_get_definition (exercise), "en", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (moor_exercise_get_hash (again), ==, moor_exercise_get_hash (exercise));
      n_accepted++;
    }

  g_assert_cmpint (n_accepted, >, 0);
}

int
main (int    argc,
      char **argv)
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/parser/model", test_model);
  g_test_add_func ("/parser/words", test_words);
  g_test_add_func ("/parser/places", test_places);
  g_test_add_func ("/parser/limits", test_limits);
  g_test_add_func ("/parser/missing-shared-part", test_missing_shared_part);
  g_test_add_func ("/parser/wrong-shared-part", test_wrong_shared_part);
  g_test_add_func ("/parser/distress", test_distress);
  g_test_add_func ("/parser/option-before-field", test_option_before_field);
  g_test_add_func ("/parser/choose", test_choose);
  g_test_add_func ("/parser/names", test_names);
  g_test_add_func ("/parser/random-damage", test_random_damage);

  return g_test_run ();
}
