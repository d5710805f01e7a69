/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-paper-page.h"

#include <glib/gi18n-lib.h>
#include <pango/pango.h>

#include "content/moor-form-rights.h"
#include "content/moor-glossary.h"
#include "share/moor-answer-json.h"
#include "share/moor-page-stream.h"
#include "share/moor-scored-lines.h"

/* Rows of a table and lines of a list that grow as they are filled on the
 * screen; on paper there are so many. */
#define FEW 4

/* An empty box to tick, and a space where a line is not broken. */
#define BOX "\xe2\x98\x90\xc2\xa0"

static MoorAnswer *
look_up (const char *field,
         gpointer    answers)
{
  return answers != NULL ? moor_answers_get (answers, field) : NULL;
}

static const MoorWords *
choose (const MoorPart *part,
        MoorWordsKind   kind,
        MoorLeaning     leaning,
        MoorAnswers    *answers)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < part->blocks->len; i++)
    {
      const MoorBlock *block = g_ptr_array_index (part->blocks, i);

      if (block->kind == MOOR_BLOCK_WORDS)
        g_ptr_array_add (words, block->words);
    }

  return moor_words_choose (words, kind, leaning, look_up, answers);
}

/* A page ------------------------------------------------------------------- */

static gboolean
is_private (MoorExercise    *definition,
            const MoorField *field)
{
  return moor_exercise_is_private (definition) || field->private_;
}

static void
add_drawing (MoorPaper       *paper,
             const MoorField *field,
             MoorAnswer      *answer,
             MoorNameBook    *names)
{
  g_autoptr (MoorDrawing) drawing = moor_drawing_new (field, answer, moor_name_book_find_person,
                                                      names);

  moor_paper_add_drawing (paper, drawing);
}

/* What the answers to a questionnaire give. */
static void
add_scored (MoorPaper       *paper,
            const MoorField *field,
            GPtrArray       *scored)
{
  g_autoptr (GPtrArray) lines = moor_scored_lines (scored, field->id);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    moor_paper_add (paper, MOOR_PAPER_SMALL, lines->pdata[i]);
}

static void
add_answers (MoorPaper    *paper,
             MoorPart     *part,
             MoorPage     *page,
             MoorExercise *definition,
             MoorNameBook *names,
             GPtrArray    *scored,
             gboolean      with_private)
{
  MoorAnswers *answers = moor_page_get_answers (page);
  const MoorWords *prompt = choose (part, MOOR_WORDS_PROMPT, moor_page_get_leaning (page), answers);

  if (!moor_condition_holds (part->when, look_up, answers))
    return;

  for (guint i = 0; i < part->blocks->len; i++)
    {
      const MoorBlock *block = g_ptr_array_index (part->blocks, i);
      g_autofree char *words = NULL;
      MoorAnswer *answer;

      if (block->kind != MOOR_BLOCK_FIELD ||
          !moor_condition_holds (block->field->when, look_up, answers) ||
          (!with_private && is_private (definition, block->field)))
        continue;

      answer = moor_answers_get (answers, block->field->id);
      words = answer != NULL ? moor_answer_field_text (answer, block->field, names) : NULL;
      if (words == NULL || words[0] == '\0')
        continue;

      if (prompt != NULL)
        moor_paper_add (paper, MOOR_PAPER_PROMPT, prompt->text);
      prompt = NULL;
      moor_paper_add (paper, MOOR_PAPER_LABEL, block->field->label);
      add_drawing (paper, block->field, answer, names);
      moor_paper_add (paper, MOOR_PAPER_ANSWER, words);
      add_scored (paper, block->field, scored);
    }
}

static void
add_rights (MoorPaper    *paper,
            MoorExercise *definition,
            MoorAnswers  *answers)
{
  g_autoptr (GPtrArray) lines = moor_form_rights_lines (definition, answers);

  for (guint i = 0; i < lines->len; i++)
    moor_paper_add (paper, MOOR_PAPER_SMALL, g_ptr_array_index (lines, i));
}

MoorPaper *
moor_paper_new_page (MoorPage     *page,
                     MoorExercise *definition,
                     MoorNameBook *names,
                     const char   *day,
                     gboolean      with_private)
{
  MoorPaper *paper = moor_paper_new ();
  MoorAnswers *answers = moor_page_get_answers (page);
  g_autoptr (GPtrArray) scored = NULL;

  if (definition != NULL)
    moor_paper_add (paper, MOOR_PAPER_TITLE, moor_exercise_get_title (definition));
  moor_paper_add (paper, MOOR_PAPER_DAY, day);

  if (definition == NULL)
    {
      MoorAnswer *answer = look_up (MOOR_PAGE_FREE_FIELD, answers);

      if (answer != NULL)
        moor_paper_add (paper, MOOR_PAPER_ANSWER, moor_answer_get_text (answer, 0, ""));
      return paper;
    }

  scored = answers != NULL ? moor_scored_of_page (page, definition, NULL) : NULL;
  for (guint i = 0; answers != NULL && i < moor_exercise_get_parts (definition)->len; i++)
    add_answers (paper, g_ptr_array_index (moor_exercise_get_parts (definition), i), page,
                 definition, names, scored, with_private);
  add_rights (paper, definition, answers);

  return paper;
}

gboolean
moor_paper_has_private (MoorPage     *page,
                        MoorExercise *definition)
{
  MoorAnswers *answers = moor_page_get_answers (page);
  g_autoptr (GPtrArray) fields = NULL;

  if (definition == NULL || answers == NULL)
    return FALSE;

  fields = moor_answers_fields (answers);
  for (guint i = 0; i < fields->len; i++)
    {
      const MoorField *field = moor_exercise_find_field (definition,
                                                         g_ptr_array_index (fields, i));

      if (field != NULL && is_private (definition, field))
        return TRUE;
    }

  return FALSE;
}

/* An exercise to be filled in ------------------------------------------------ */

static void
add_boxes (MoorPaper       *paper,
           const MoorField *field)
{
  gboolean rows = field->kind == MOOR_FIELD_CHOICE || field->kind == MOOR_FIELD_CHOICES;
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; field->options != NULL && i < field->options->len; i++)
    {
      const MoorOption *option = g_ptr_array_index (field->options, i);

      if (i > 0)
        /* Four spaces that stay together keep the boxes of a line apart. */
        g_string_append (line, rows ? "\n" : "\xc2\xa0\xc2\xa0\xc2\xa0 ");
      g_string_append_printf (line, BOX "%s", option->label);
    }
  if (field->other)
    g_string_append_printf (line, "%s" BOX "%s", line->len > 0 ? "\n" : "", _("Something else"));

  moor_paper_add (paper, MOOR_PAPER_ANSWER, line->str);
  /* Where the choices are earlier answers, there is nothing to print. */
  if (field->other || field->options == NULL || field->options->len == 0)
    moor_paper_add_lines (paper, 1);
}

/* What the scale calls its steps: the ends, and what lies between in the file's order. */
static void
add_steps (MoorPaper       *paper,
           const MoorField *field)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GString) line = g_string_new (NULL);

  g_array_append_val (steps, field->lowest);
  for (guint i = 0; field->marks != NULL && i < field->marks->len; i++)
    {
      const MoorMark *mark = g_ptr_array_index (field->marks, i);

      if (mark->at > field->lowest && mark->at < field->highest)
        g_array_append_val (steps, mark->at);
    }
  g_array_append_val (steps, field->highest);

  for (guint i = 0; i < steps->len; i++)
    {
      double number = g_array_index (steps, double, i);
      const char *called = moor_field_find_step (field, number);

      if (called == NULL)
        continue;
      if (line->len > 0)
        g_string_append (line, " · ");
      /* Translators: a number of a scale and what it means: “0 at ease” */
      g_string_append_printf (line, C_("scale", "%g %s"), number, called);
    }

  if (line->len > 0)
    moor_paper_add (paper, MOOR_PAPER_SMALL, line->str);
}

/* "0   1   2" and what they mean. */
static void
add_numbers (MoorPaper       *paper,
             const MoorField *field)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (field->highest - field->lowest > 20)
    {
      moor_paper_add_lines (paper, 1);
      add_steps (paper, field);
      return;
    }

  for (int number = (int) field->lowest; number <= (int) field->highest; number++)
    g_string_append_printf (line, "%s%d", line->len > 0 ? "\xe2\x80\x83" : "", number);
  moor_paper_add (paper, MOOR_PAPER_ANSWER, line->str);
  add_steps (paper, field);
}

static void add_room (MoorPaper *paper, const MoorField *field);

static void
add_rows (MoorPaper       *paper,
          const MoorField *field)
{
  guint n = field->fixed->len > 0 ? field->fixed->len : (guint) MAX (field->min, FEW);

  for (guint row = 0; row < n; row++)
    {
      if (field->fixed->len > 0)
        moor_paper_add (paper, MOOR_PAPER_LABEL,
                        ((MoorFixedRow *) g_ptr_array_index (field->fixed, row))->label);
      for (guint i = 0; i < field->columns->len; i++)
        {
          const MoorField *column = g_ptr_array_index (field->columns, i);

          moor_paper_add (paper, MOOR_PAPER_LABEL, column->label);
          add_room (paper, column);
        }
    }
}

static void
add_items (MoorPaper       *paper,
           const MoorField *field)
{
  for (guint i = 0; i < field->items->len; i++)
    {
      moor_paper_add (paper, MOOR_PAPER_LABEL,
                      ((MoorItem *) g_ptr_array_index (field->items, i))->text);
      add_numbers (paper, field);
    }
}

/* Nothing is answered here, and it stands for whoever holds the sheet: a paragraph as
 * large as an answer, what is known about it small below. No address: it is not to
 * be typed from paper, and the card keeps it. */
static void
add_reading (MoorPaper       *paper,
             const MoorField *field)
{
  for (guint i = 0; i < field->cards->len; i++)
    {
      const MoorCardText *card = g_ptr_array_index (field->cards, i);
      /* A link leads nowhere on paper, and Pango does not know it. */
      g_autofree char *markup = moor_glossary_drop_links (card->markup);
      g_autofree char *text = NULL;
      g_autofree char *sure = NULL;
      g_autofree char *line = NULL;

      if (!pango_parse_markup (markup, -1, 0, NULL, &text, NULL, NULL))
        text = g_strdup (markup);
      if (card->kind == MOOR_CARD_PARAGRAPH)
        {
          moor_paper_add (paper, MOOR_PAPER_ANSWER, text);
          continue;
        }

      sure = moor_glossary_sure_line (card);
      line = sure != NULL ? g_strdup_printf ("%s %s.", text, sure) : g_strdup (text);
      moor_paper_add (paper, MOOR_PAPER_BELOW, line);
    }
}

/* Room for the answer to one field. */
static void
add_room (MoorPaper       *paper,
          const MoorField *field)
{
  switch (field->kind)
    {
    case MOOR_FIELD_CHOICE:
    case MOOR_FIELD_CHOICES:
    case MOOR_FIELD_EMOTIONS:
    case MOOR_FIELD_BODY:
      add_boxes (paper, field);
      break;

    case MOOR_FIELD_SCALE:
      add_numbers (paper, field);
      break;

    case MOOR_FIELD_CHECK:
      moor_paper_add (paper, MOOR_PAPER_ANSWER, BOX);
      break;

    case MOOR_FIELD_ROWS:
      add_rows (paper, field);
      break;

    case MOOR_FIELD_ITEMS:
      add_items (paper, field);
      break;

    case MOOR_FIELD_LIST:
      moor_paper_add_lines (paper, field->max > 0 ? MIN (field->max, FEW) : FEW);
      break;

    case MOOR_FIELD_TEXT:
      /* A hand needs more room than a keyboard. */
      moor_paper_add_lines (paper, 2 * MAX (field->lines, 1));
      break;

    case MOOR_FIELD_PERCENT:
    case MOOR_FIELD_DATE:
    case MOOR_FIELD_AGE:
    case MOOR_FIELD_PERSON:
    case MOOR_FIELD_LINK:
      moor_paper_add_lines (paper, 1);
      break;

    case MOOR_FIELD_TIMER:
      for (guint i = 0; i < field->columns->len; i++)
        {
          const MoorField *asked = g_ptr_array_index (field->columns, i);

          moor_paper_add (paper, MOOR_PAPER_LABEL, asked->label);
          add_room (paper, asked);
        }
      break;

    case MOOR_FIELD_READ:
      add_reading (paper, field);
      break;

    case MOOR_N_FIELD_KINDS:
    default:
      break;
    }
}

static void
add_question (MoorPaper      *paper,
              const MoorPart *part,
              MoorLeaning     leaning)
{
  const MoorWords *prompt = choose (part, MOOR_WORDS_PROMPT, leaning, NULL);
  const MoorWords *hint = choose (part, MOOR_WORDS_HINT, leaning, NULL);

  if (prompt != NULL)
    moor_paper_add (paper, MOOR_PAPER_PROMPT, prompt->text);
  if (hint != NULL)
    moor_paper_add (paper, MOOR_PAPER_SMALL, hint->text);

  for (guint i = 0; i < part->blocks->len; i++)
    {
      const MoorBlock *block = g_ptr_array_index (part->blocks, i);

      if (block->kind != MOOR_BLOCK_FIELD)
        continue;
      moor_paper_add (paper, MOOR_PAPER_LABEL, block->field->label);
      add_room (paper, block->field);
    }
}

/* The summary of a form is its purpose, which its first part puts below a question. */
static gboolean
says_summary (MoorExercise *exercise,
              MoorLeaning   leaning)
{
  GPtrArray *parts = moor_exercise_get_parts (exercise);
  const MoorPart *first = parts->len > 0 ? g_ptr_array_index (parts, 0) : NULL;
  const MoorWords *hint = first != NULL && !first->is_later
    ? choose (first, MOOR_WORDS_HINT, leaning, NULL) : NULL;

  return hint != NULL && g_strcmp0 (hint->text, moor_exercise_get_summary (exercise)) == 0;
}

MoorPaper *
moor_paper_new_empty (MoorExercise *exercise,
                      MoorLeaning   leaning)
{
  MoorPaper *paper = moor_paper_new ();
  GPtrArray *cautions = moor_exercise_get_cautions (exercise);
  GPtrArray *parts = moor_exercise_get_parts (exercise);

  moor_paper_add (paper, MOOR_PAPER_TITLE, moor_exercise_get_title (exercise));
  if (!says_summary (exercise, leaning))
    moor_paper_add (paper, MOOR_PAPER_SMALL, moor_exercise_get_summary (exercise));

  for (guint i = 0; i < cautions->len; i++)
    {
      const MoorWords *caution = g_ptr_array_index (cautions, i);

      /* One that depends on an answer is said inside the exercise. */
      if (caution->when == NULL && caution->leaning == MOOR_LEANING_NONE)
        moor_paper_add (paper, MOOR_PAPER_SMALL, caution->text);
    }

  for (guint i = 0; i < parts->len; i++)
    {
      const MoorPart *part = g_ptr_array_index (parts, i);

      if (!part->is_later)
        add_question (paper, part, leaning);
    }

  return paper;
}
