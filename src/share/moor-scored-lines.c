/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-scored-lines.h"

#include "insight/moor-scored-words.h"

GPtrArray *
moor_scored_lines (GPtrArray  *scored,
                   const char *field)
{
  for (guint i = 0; scored != NULL && i < scored->len; i++)
    {
      MoorScored *one = g_ptr_array_index (scored, i);
      MoorQuestionnaire *questionnaire = moor_scored_get_questionnaire (one);
      const char *banner = moor_questionnaire_get_banner (questionnaire);
      int form = moor_scored_find_form (one, field);
      GPtrArray *lines;

      if (form < 0 || !moor_scored_has_form (one, (guint) form))
        continue;

      lines = moor_scored_paragraphs (one, (guint) form);
      if (banner != NULL)
        g_ptr_array_insert (lines, 0, g_strdup (banner));
      g_ptr_array_add (lines, g_strdup (moor_scored_on_paper (questionnaire)));
      return lines;
    }

  return NULL;
}
