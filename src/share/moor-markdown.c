/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-markdown.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "content/moor-form-rights.h"
#include "share/moor-answer-json.h"
#include "share/moor-page-stream.h"
#include "share/moor-scored-lines.h"

/* A backslash before any ASCII punctuation is that character and nothing else
 * (CommonMark 2.4). These are the ones that can begin or end something inside
 * a line; apostrophes, commas and brackets of speech stay readable. */
#define INLINE_MARKS "\\`*_[]<>&~|#"

/* A line that begins like a list, a heading's underline or code would be one. */
static const char *
escape_line_start (GString    *out,
                   const char *line)
{
  const char *p = line;

  /* Indentation would be code, or would be lost. */
  for (; *p == ' ' || *p == '\t'; p++)
    g_string_append (out, *p == ' ' ? "&nbsp;" : "&nbsp;&nbsp;&nbsp;&nbsp;");

  if (*p == '-' || *p == '+' || *p == '=')
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, *p++);
    }
  else if (g_ascii_isdigit (*p))
    {
      while (g_ascii_isdigit (*p))
        g_string_append_c (out, *p++);
      if (*p == '.' || *p == ')')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, *p++);
        }
    }

  return p;
}

static gboolean
is_blank (const char *line)
{
  return line[strspn (line, " \t")] == '\0';
}

char *
moor_markdown_escape (const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 16);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *next = lines[i + 1];

      /* An empty line parts paragraphs as it is. */
      if (!is_blank (lines[i]))
        {
          for (const char *p = escape_line_start (out, lines[i]); *p != '\0'; p++)
            {
              if (strchr (INLINE_MARKS, *p) != NULL)
                g_string_append_c (out, '\\');
              g_string_append_c (out, *p);
            }
          /* Within one, a backslash keeps the line's end. */
          if (next != NULL && !is_blank (next))
            g_string_append_c (out, '\\');
        }
      if (next != NULL)
        g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

/* A title or a prompt: one line. */
static void
append_escaped_line (GString    *out,
                     const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n", ' ');
  g_autofree char *escaped = moor_markdown_escape (line);

  g_string_append (out, escaped);
}

static void
append_words (GString    *out,
              const char *words)
{
  g_autofree char *escaped = moor_markdown_escape (words);

  g_string_append (out, escaped);
  g_string_append (out, "\n\n");
}

static MoorAnswer *
look_up (const char *field,
         gpointer    answers)
{
  return moor_answers_get (answers, field);
}

/* The question as it was put: the wording of that leaning and those answers. */
static const char *
find_prompt (const MoorPart *part,
             MoorPage       *page)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const MoorWords *chosen;

  for (guint i = 0; i < part->blocks->len; i++)
    {
      const MoorBlock *block = g_ptr_array_index (part->blocks, i);

      if (block->kind == MOOR_BLOCK_WORDS)
        g_ptr_array_add (words, block->words);
    }
  chosen = moor_words_choose (words, MOOR_WORDS_PROMPT, moor_page_get_leaning (page),
                              look_up, moor_page_get_answers (page));

  return chosen != NULL ? chosen->text : NULL;
}

static void
append_heading (GString    *out,
                const char *mark,
                const char *text)
{
  g_string_append (out, mark);
  append_escaped_line (out, text);
  g_string_append_printf (out, "%s\n\n", mark[0] == '*' ? "**" : "");
}

/* What the answers to a questionnaire give. */
static void
append_scored (GString         *out,
               const MoorField *field,
               GPtrArray       *scored)
{
  g_autoptr (GPtrArray) lines = moor_scored_lines (scored, field->id);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    append_words (out, lines->pdata[i]);
}

static void
append_part (GString        *out,
             const MoorPart *part,
             MoorPage       *page,
             GPtrArray      *scored,
             MoorNameBook   *names)
{
  MoorAnswers *answers = moor_page_get_answers (page);
  const char *prompt = find_prompt (part, page);

  for (guint i = 0; i < part->blocks->len; i++)
    {
      const MoorBlock *block = g_ptr_array_index (part->blocks, i);
      g_autofree char *words = NULL;
      MoorAnswer *answer;

      if (block->kind != MOOR_BLOCK_FIELD)
        continue;
      answer = moor_answers_get (answers, block->field->id);
      if (answer == NULL)
        continue;
      words = moor_answer_field_text (answer, block->field, names);
      if (words == NULL || *words == '\0')
        continue;

      if (prompt != NULL)
        append_heading (out, "### ", prompt);
      prompt = NULL;
      if (block->field->label != NULL)
        append_heading (out, "**", block->field->label);
      append_words (out, words);
      append_scored (out, block->field, scored);
    }
}

char *
moor_markdown_page (MoorPage     *page,
                    MoorExercise *definition,
                    MoorNameBook *names)
{
  GString *out = g_string_new ("## ");
  MoorAnswers *answers = moor_page_get_answers (page);
  const char * const *tags = moor_page_get_tags (page);
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GPtrArray) rights = NULL;

  g_return_val_if_fail (answers != NULL, g_string_free (out, FALSE));

  g_string_append_printf (out, "%s, %s", moor_page_get_date (page), moor_page_get_time (page));
  if (moor_page_get_exercise (page) != NULL && *moor_page_get_title (page) != '\0')
    {
      g_string_append (out, " · ");
      append_escaped_line (out, moor_page_get_title (page));
    }
  g_string_append (out, "\n\n");

  if (tags != NULL && tags[0] != NULL)
    {
      g_autofree char *joined = g_strjoinv (" · ", (char **) tags);

      append_escaped_line (out, joined);
      g_string_append (out, "\n\n");
    }

  if (definition != NULL)
    {
      GPtrArray *parts = moor_exercise_get_parts (definition);
      g_autoptr (GPtrArray) scored = moor_scored_of_page (page, definition, NULL);

      for (guint i = 0; i < parts->len; i++)
        append_part (out, g_ptr_array_index (parts, i), page, scored, names);
    }

  /* A free page; and answers that an older definition had asked for. */
  fields = moor_answer_fields (answers, NULL);
  for (guint i = 0; i < fields->len; i++)
    {
      const char *id = g_ptr_array_index (fields, i);
      g_autofree char *words = NULL;

      if (definition != NULL && moor_exercise_find_field (definition, id) != NULL)
        continue;
      words = moor_answer_field_text (moor_answers_get (answers, id), NULL, names);
      append_words (out, words);
    }

  rights = moor_form_rights_lines (definition, answers);
  for (guint i = 0; i < rights->len; i++)
    append_words (out, g_ptr_array_index (rights, i));

  return g_string_free (out, FALSE);
}

static void
write_page (MoorPage     *page,
            MoorExercise *definition,
            MoorNameBook *names,
            guint         index,
            GString      *out,
            gpointer      data)
{
  g_autofree char *text = moor_markdown_page (page, definition, names);

  if (index == 0)
    {
      g_string_append_printf (out, "# %s\n\n", _("Your journal"));
      g_string_append_printf (out, "%s\n\n",
                              _("This is a full copy for yourself. It holds everything that is "
                                "not in the trash: pages for only you, what was put away, and "
                                "private answers."));
    }
  g_string_append (out, text);
}

void
moor_markdown_export_async (MoorStore           *store,
                            GOutputStream       *stream,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             data)
{
  const MoorQuery everything = { .list = MOOR_LIST_EVERYTHING };

  moor_page_stream_async (store, &everything, stream, write_page, NULL, cancellable, callback,
                          data);
}

gboolean
moor_markdown_export_finish (GAsyncResult  *result,
                             guint         *n_pages,
                             GError       **error)
{
  return moor_page_stream_finish (result, n_pages, error);
}
