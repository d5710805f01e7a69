/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-digest.h"

#include <string.h>

#include "base/moor-text.h"
#include "journal/moor-page.h"

#define TITLE_CHARS 60
#define PREVIEW_CHARS 160
/* Of a text, all that can be seen in a preview. */
#define PREVIEW_BYTES 4096

static gboolean
is_private (MoorExercise *definition,
            MoorField    *field)
{
  return moor_exercise_is_private (definition) || field->private_;
}

typedef void (*FieldFunc) (MoorField  *field,
                           MoorAnswer *answer,
                           gpointer    data);

static void
for_each_answer (MoorExercise *definition,
                 MoorAnswers  *answers,
                 FieldFunc     func,
                 gpointer      data)
{
  GPtrArray *parts = moor_exercise_get_parts (definition);

  for (guint i = 0; i < parts->len; i++)
    {
      MoorPart *part = g_ptr_array_index (parts, i);

      for (guint j = 0; j < part->blocks->len; j++)
        {
          MoorBlock *block = g_ptr_array_index (part->blocks, j);
          MoorAnswer *answer;

          if (block->kind != MOOR_BLOCK_FIELD)
            continue;

          answer = moor_answers_get (answers, block->field->id);
          if (answer != NULL)
            func (block->field, answer, data);
        }
    }
}

static void
append_line (GString    *string,
             const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  if (string->len > 0)
    g_string_append_c (string, '\n');
  g_string_append (string, text);
}

static void
free_page_head (const char  *text,
                char       **title,
                char       **preview)
{
  g_autofree char *head = NULL;
  g_autofree char *line = NULL;
  const char *start = text, *end, *rest;

  while (g_ascii_isspace (*start))
    start++;
  end = strchrnul (start, '\n');

  head = g_strndup (start, MIN ((gsize) (end - start), PREVIEW_BYTES));
  *title = moor_text_first_words (head, TITLE_CHARS);

  /* The preview goes on where the title stops, so that a list says nothing
   * twice. */
  line = moor_text_fold (head);
  if (g_str_has_suffix (*title, "…") && !g_str_equal (line, *title))
    {
      rest = start;
      for (gsize left = strlen (*title) - strlen ("…"); left > 0 && rest < end; rest++)
        {
          if (!g_ascii_isspace (*rest) || !g_ascii_isspace (rest[1]))
            left--;
        }
    }
  else
    {
      rest = end;
    }

  *preview = moor_text_first_words (rest, PREVIEW_CHARS);
}

typedef struct {
  MoorExercise *definition;
  GString      *words;
  gboolean      written;         /* only what was written, not what was chosen */
} Preview;

static void
add_to_preview (MoorField  *field,
                MoorAnswer *answer,
                gpointer    data)
{
  Preview *preview = data;
  g_autofree char *text = NULL;
  g_autofree char *head = NULL;

  if (preview->words->len > PREVIEW_BYTES || is_private (preview->definition, field))
    return;

  switch (field->kind)
    {
    case MOOR_FIELD_TEXT:
    case MOOR_FIELD_LIST:
      if (!preview->written)
        return;
      break;

    case MOOR_FIELD_CHOICE:
    case MOOR_FIELD_CHOICES:
    case MOOR_FIELD_EMOTIONS:
    case MOOR_FIELD_BODY:
    case MOOR_FIELD_ROWS:
      if (preview->written)
        return;
      break;

    default:
      return;
    }

  text = moor_field_answer_to_text (field, answer, NULL, NULL);
  if (text == NULL)
    return;

  head = g_strndup (text, PREVIEW_BYTES);
  append_line (preview->words, head);
}

void
moor_digest_head (MoorExercise  *definition,
                  const char    *kept_title,
                  MoorAnswers   *answers,
                  char         **title,
                  char         **preview)
{
  g_autoptr (GString) words = NULL;
  Preview state = { definition, NULL, TRUE };

  if (definition == NULL && kept_title == NULL)
    {
      MoorAnswer *answer = moor_answers_get (answers, MOOR_PAGE_FREE_FIELD);
      const char *text = answer != NULL ? moor_answer_get_text (answer, 0, "") : NULL;

      free_page_head (text != NULL ? text : "", title, preview);
      return;
    }

  if (definition == NULL)
    {
      *title = g_strdup (kept_title);
      *preview = g_strdup ("");
      return;
    }

  *title = g_strdup (moor_exercise_get_title (definition));

  words = g_string_new (NULL);
  state.words = words;
  for_each_answer (definition, answers, add_to_preview, &state);
  if (words->len == 0)
    {
      state.written = FALSE;
      for_each_answer (definition, answers, add_to_preview, &state);
    }
  *preview = moor_text_first_words (words->str, PREVIEW_CHARS);
}

typedef struct {
  MoorExercise   *definition;
  GString        *body;
  GString        *private_text;
  MoorNameLookup  name;
  gpointer        name_data;
} Index;

static void
add_to_index (MoorField  *field,
              MoorAnswer *answer,
              gpointer    data)
{
  Index *index = data;
  g_autofree char *text = NULL;

  text = moor_field_answer_to_search (field, answer, index->name, index->name_data);
  append_line (is_private (index->definition, field) ? index->private_text : index->body, text);
}

static void
add_cells (GString    *string,
           MoorAnswer *answer)
{
  for (guint i = 0; i < moor_answer_get_n_cells (answer); i++)
    append_line (string, moor_answer_get_cell (answer, i)->text);
}

void
moor_digest_index (MoorExercise    *definition,
                   gboolean         free_page,
                   MoorAnswers     *answers,
                   MoorNameLookup   name,
                   gpointer         name_data,
                   char           **body,
                   char           **private_text)
{
  Index index = { definition, g_string_new (NULL), g_string_new (NULL), name, name_data };
  g_autoptr (GPtrArray) fields = moor_answers_fields (answers);

  if (definition != NULL)
    for_each_answer (definition, answers, add_to_index, &index);

  /* An answer that its exercise does not know (any more): whether it is
   * private cannot be known either. */
  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);
      gboolean known = definition != NULL && moor_exercise_find_field (definition, field) != NULL;
      gboolean open = definition == NULL && free_page && g_str_equal (field, MOOR_PAGE_FREE_FIELD);

      if (!known)
        add_cells (open ? index.body : index.private_text, moor_answers_get (answers, field));
    }

  *body = g_string_free (index.body, FALSE);
  *private_text = g_string_free (index.private_text, FALSE);
}
