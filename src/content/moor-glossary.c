/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-glossary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "content/moor-library.h"

static MoorExercise *
built_in (void)
{
  static MoorLibrary *library;

  if (library == NULL)
    library = moor_library_new (NULL);

  return moor_library_find (library, MOOR_GLOSSARY_EXERCISE);
}

/* A link as the parser writes it: words only, nothing in them that opens. */
static GRegex *
link_regex (void)
{
  static GRegex *regex;

  if (regex == NULL)
    regex = g_regex_new ("<a href=\"([^\"]*)\">(.*?)</a>", G_REGEX_DOTALL, 0, NULL);

  return regex;
}

/* What @uri names, behind the scheme; NULL if it is no card. */
static const char *
ref_of (const char *uri)
{
  return g_str_has_prefix (uri, MOOR_GLOSSARY_SCHEME) ? uri + strlen (MOOR_GLOSSARY_SCHEME) : NULL;
}

static gboolean
keep_link (const GMatchInfo *match,
           GString          *result,
           gpointer          data)
{
  g_autofree char *whole = g_match_info_fetch (match, 0);
  g_autofree char *uri = g_match_info_fetch (match, 1);
  g_autofree char *words = g_match_info_fetch (match, 2);
  const char *ref = ref_of (uri);

  g_string_append (result, ref != NULL && moor_glossary_find (ref) != NULL ? whole : words);
  return FALSE;
}

const MoorField *
moor_glossary_find (const char *ref)
{
  MoorExercise *exercise = built_in ();
  const MoorField *field;

  g_return_val_if_fail (ref != NULL, NULL);

  if (exercise == NULL)
    return NULL;

  field = moor_exercise_find_field (exercise, ref);
  return field != NULL && field->kind == MOOR_FIELD_READ ? field : NULL;
}

char *
moor_glossary_keep_known (const char *markup)
{
  g_return_val_if_fail (markup != NULL, NULL);

  return g_regex_replace_eval (link_regex (), markup, -1, 0, 0, keep_link, NULL, NULL);
}

char *
moor_glossary_drop_links (const char *markup)
{
  g_return_val_if_fail (markup != NULL, NULL);

  return g_regex_replace (link_regex (), markup, -1, 0, "\\2", 0, NULL);
}

GPtrArray *
moor_glossary_list_refs (const char *markup)
{
  GPtrArray *refs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GMatchInfo) match = NULL;

  g_return_val_if_fail (markup != NULL, refs);

  g_regex_match (link_regex (), markup, 0, &match);
  while (g_match_info_matches (match))
    {
      g_autofree char *uri = g_match_info_fetch (match, 1);

      if (ref_of (uri) != NULL)
        g_ptr_array_add (refs, g_strdup (ref_of (uri)));
      g_match_info_next (match, NULL);
    }

  return refs;
}

static const char *
sure_words (const char *sure)
{
  if (g_strcmp0 (sure, "well") == 0)
    return _("Well supported");
  if (g_strcmp0 (sure, "partly") == 0)
    return _("Partly supported");
  if (g_strcmp0 (sure, "little") == 0)
    return _("Little is known yet");

  return NULL;
}

char *
moor_glossary_sure_line (const MoorCardText *card)
{
  const char *sure;

  g_return_val_if_fail (card != NULL, NULL);

  sure = sure_words (card->sure);
  if (sure != NULL && card->year > 0)
    return g_strdup_printf ("%s · %d", sure, card->year);
  if (card->year > 0)
    return g_strdup_printf ("%d", card->year);

  return g_strdup (sure);
}
