/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-form-rights.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "content/moor-grammar.h"
#include "content/moor-xml.h"

char *
moor_form_rights_words (MoorQuestionnaire *form)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (form), NULL);

  const char *confirmed = moor_questionnaire_get_confirmed (form);
  g_autofree char *date = confirmed != NULL ? moor_field_day_to_text (confirmed) : NULL;
  /* Translators: who holds the rights of a form; then, as written in its file, the terms. */
  g_autofree char *rights = g_strdup_printf (_("The rights are with %s. The terms: %s"),
                                             moor_questionnaire_get_holder (form),
                                             moor_questionnaire_get_rights (form));

  if (date == NULL)
    return g_steal_pointer (&rights);

  /* Translators: two sentences about the rights of a form, then a day ("24 November 2026"). */
  return g_strdup_printf (_("%s It was confirmed on %s that it may be used here."), rights, date);
}

GPtrArray *
moor_form_rights_lines (MoorExercise *exercise,
                        MoorAnswers  *answers)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *parts = exercise != NULL && answers != NULL ? moor_exercise_get_parts (exercise) : NULL;

  for (guint p = 0; parts != NULL && p < parts->len; p++)
    {
      const MoorPart *part = g_ptr_array_index (parts, p);

      for (guint b = 0; b < part->blocks->len; b++)
        {
          const MoorBlock *block = g_ptr_array_index (part->blocks, b);
          MoorQuestionnaire *form = block->kind == MOOR_BLOCK_FIELD ? block->field->scored_by : NULL;

          if (form == NULL || moor_questionnaire_get_confirmed (form) == NULL ||
              moor_answers_get (answers, block->field->id) == NULL ||
              !g_hash_table_add (told, (gpointer) moor_questionnaire_get_id (form)))
            continue;

          g_autofree char *words = moor_form_rights_words (form);

          /* Translators: the title of a form, then whose it is, in sentences. */
          g_ptr_array_add (lines, g_strdup_printf (_("“%s”. %s"), moor_questionnaire_get_title (form),
                                                   words));
        }
    }

  return lines;
}

/* @confirmed NULL: as if nobody had confirmed it. It stands last, wherever it stood. */
static char *
write_confirmed (MoorQuestionnaire *form,
                 const char        *confirmed)
{
  const char *definition = moor_questionnaire_get_definition (form);
  g_autoptr (GBytes) bytes = g_bytes_new_static (definition, strlen (definition));
  g_autoptr (MoorXml) root = moor_xml_read ("definition", bytes, NULL);
  MoorXml *rights = root != NULL ? moor_xml_find (root, "rights") : NULL;

  /* Longer than a file may be: it was escaped anew. */
  if (rights == NULL)
    return g_strdup (definition);

  for (guint i = rights->attributes->len; i > 0; i--)
    {
      const MoorXmlAttribute *attribute = g_ptr_array_index (rights->attributes, i - 1);

      if (strcmp (attribute->name, "confirmed") == 0)
        g_ptr_array_remove_index (rights->attributes, i - 1);
    }
  if (confirmed != NULL)
    moor_xml_set (rights, "confirmed", confirmed);

  return moor_xml_write (root, moor_grammar_is_text);
}

char *
moor_form_rights_confirm (MoorQuestionnaire *form,
                          const char        *date)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (form), NULL);
  g_return_val_if_fail (date != NULL, NULL);

  return write_confirmed (form, date);
}

gboolean
moor_form_rights_is_same (MoorQuestionnaire *one,
                          MoorQuestionnaire *two)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (one), FALSE);
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (two), FALSE);

  g_autofree char *of_one = write_confirmed (one, NULL);
  g_autofree char *of_two = write_confirmed (two, NULL);

  return strcmp (of_one, of_two) == 0;
}
