/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/moor-error.h"
#include "content/moor-grammar.h"
#include "content/moor-parser-private.h"
#include "content/moor-questionnaire-private.h"

typedef struct {
  MoorFileSource  files;
  gpointer        files_data;
  MoorTranslate   translate;
  gpointer        translate_data;
} Sources;

gboolean
moor_parse_fail (MoorParse     *parse,
                 const MoorXml *where,
                 const char    *format,
                 ...)
{
  if (parse->error != NULL)
    return FALSE;

  va_list args;
  va_start (args, format);
  g_autofree char *sentence = g_strdup_vprintf (format, args);
  va_end (args);

  parse->error = moor_xml_error (where, "%s", sentence);
  return FALSE;
}

/* Translation ------------------------------------------------------------- */

static void
translate_child (MoorXml       *parent,
                 guint          index,
                 const char    *context,
                 const Sources *sources)
{
  MoorXml *child = g_ptr_array_index (parent->children, index);
  g_autofree char *msgid = moor_xml_get_inner (child);

  if (msgid[0] == '\0')
    return;

  const char *msgstr = sources->translate (context, msgid, sources->translate_data);

  if (msgstr == NULL || strcmp (msgstr, msgid) == 0)
    return;

  /* A translation that has lost a tag is worse than the original. */
  MoorXml *translated = moor_xml_with_inner (child, msgstr);

  if (translated == NULL)
    return;

  moor_xml_free (child);
  parent->children->pdata[index] = translated;
}

/* Texts of the exercise have the context "EXERCISE", those of its parts
 * "EXERCISE:PART", those of a shared part "part:PART", as exercise.its gives
 * them to the translators. */
static void
translate_tree (MoorXml       *node,
                const char    *context,
                const Sources *sources)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      MoorXml *child = g_ptr_array_index (node->children, i);

      if (child->type != MOOR_XML_ELEMENT)
        continue;

      if (moor_grammar_is_text (child->name))
        translate_child (node, i, context, sources);
      else if (moor_xml_is (child, "part"))
        {
          g_autofree char *inner = g_strdup_printf ("%s:%s", context, moor_xml_get (child, "id"));

          translate_tree (child, inner, sources);
        }
      else
        translate_tree (child, context, sources);
    }
}

/* Shared parts ------------------------------------------------------------ */

static MoorXml *
read_shared_part (MoorParse     *parse,
                  const MoorXml *where,
                  const char    *id,
                  const Sources *sources)
{
  g_autoptr (GBytes) bytes =
    sources->files != NULL ? sources->files (MOOR_FILE_PART, id, sources->files_data) : NULL;

  if (parse->error != NULL)
    return NULL;

  if (bytes == NULL)
    {
      moor_parse_fail (parse, where, _("there is no shared part “%s”"), id);
      return NULL;
    }

  g_autofree char *file = g_strdup_printf ("parts/%s.xml", id);
  g_autoptr (MoorXml) part = moor_xml_read (file, bytes, &parse->error);

  if (part == NULL || !moor_grammar_check (part, "part", &parse->error))
    return NULL;

  if (g_strcmp0 (moor_xml_get (part, "id"), id) != 0)
    {
      moor_parse_fail (parse, part, _("the shared part “%s” needs the id “%s”"), id, id);
      return NULL;
    }
  if (moor_xml_find (part, "use") != NULL)
    {
      moor_parse_fail (parse, moor_xml_find (part, "use"),
                       _("a shared part does not use another one"));
      return NULL;
    }

  if (sources->translate != NULL)
    {
      g_autofree char *context = g_strdup_printf ("part:%s", id);

      translate_tree (part, context, sources);
    }

  return g_steal_pointer (&part);
}

/* The person a shared part is about stands on a line of its own above it. */
static void
add_about (MoorXml       *part,
           const MoorXml *use)
{
  MoorXml *recall = moor_xml_new (use, "recall");

  moor_xml_set (recall, "field", moor_xml_get (use, "about"));
  g_ptr_array_insert (part->children, 0, recall);
}

/* Puts the shared part in place of the <use> at @index: as a part of its own,
 * or its content where <use> stands in a part. */
static void
expand_use (MoorParse     *parse,
            MoorXml       *parent,
            guint          index,
            const Sources *sources)
{
  MoorXml *use = g_ptr_array_index (parent->children, index);
  g_autoptr (MoorXml) part = read_shared_part (parse, use, moor_xml_get (use, "part"), sources);

  if (part == NULL)
    return;

  if (moor_xml_get (use, "about") != NULL)
    add_about (part, use);

  if (moor_xml_is (parent, "exercise"))
    {
      moor_xml_free (use);
      parent->children->pdata[index] = g_steal_pointer (&part);
      return;
    }

  /* What is never kept stays so wherever it is put. */
  if (!moor_parse_yes (part, "keep", TRUE))
    moor_xml_set (parent, "keep", "no");

  g_ptr_array_remove_index (parent->children, index);
  for (guint i = 0; i < part->children->len; i++)
    g_ptr_array_insert (parent->children, (int) (index + i),
                        moor_xml_copy (g_ptr_array_index (part->children, i)));
}

static void
expand_uses (MoorParse     *parse,
             MoorXml       *node,
             const Sources *sources)
{
  for (guint i = 0; i < node->children->len && parse->error == NULL; i++)
    {
      MoorXml *child = g_ptr_array_index (node->children, i);

      if (child->type != MOOR_XML_ELEMENT)
        continue;

      if (moor_xml_is (child, "use"))
        {
          expand_use (parse, node, i, sources);
          i--;
        }
      else if (moor_xml_is (child, "part"))
        expand_uses (parse, child, sources);
    }
}

/* Where the parts begin, where the ordinary ones end, where all end. */
static void
find_part_range (MoorXml *root,
                 guint   *first,
                 guint   *later,
                 guint   *end)
{
  gboolean any = FALSE, any_later = FALSE;

  *first = *later = *end = root->children->len;
  for (guint i = 0; i < root->children->len; i++)
    {
      MoorXml *child = g_ptr_array_index (root->children, i);

      if (!moor_xml_is (child, "part"))
        continue;

      if (!any)
        *first = i;
      any = TRUE;
      *end = i + 1;
      if (!any_later && moor_xml_get (child, "after") != NULL)
        {
          any_later = TRUE;
          *later = i;
        }
    }

  if (!any_later)
    *later = *end;
}

typedef enum { PUT_FIRST, PUT_LAST, PUT_LATER } PutWhere;

static void
put_shared_part (MoorParse     *parse,
                 const char    *id,
                 PutWhere       put_where,
                 const Sources *sources)
{
  MoorXml *part = read_shared_part (parse, parse->root, id, sources);
  guint first, later, end;

  if (part == NULL)
    return;

  find_part_range (parse->root, &first, &later, &end);
  g_ptr_array_insert (parse->root->children,
                      (int) (put_where == PUT_FIRST ? first : put_where == PUT_LAST ? later : end),
                      part);
}

static gboolean
has_role (const MoorXml *node,
          const char    *role)
{
  if (node->type != MOOR_XML_ELEMENT)
    return FALSE;
  if (moor_grammar_is_field (node->name) && g_strcmp0 (moor_xml_get (node, "role"), role) == 0)
    return TRUE;

  for (guint i = 0; i < node->children->len; i++)
    if (has_role (g_ptr_array_index (node->children, i), role))
      return TRUE;

  return FALSE;
}

static gboolean
has_part (const MoorXml *root,
          const char    *id)
{
  for (guint i = 0; i < root->children->len; i++)
    {
      MoorXml *child = g_ptr_array_index (root->children, i);

      if (moor_xml_is (child, "part") && g_strcmp0 (moor_xml_get (child, "id"), id) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The frame round a memory exercise, and the two numbers. The state is asked
 * before the opening, which depends on it. */
static void
add_frame (MoorParse     *parse,
           const Sources *sources)
{
  static const struct {
    const char *id;
    PutWhere    where;
  } frame[] = {
    { "memory-opening", PUT_FIRST },
    { "memory-landing", PUT_LAST },
    { "memory-next-day", PUT_LATER },
  };
  const char *distress = moor_xml_get (parse->root, "distress");

  for (guint i = 0; moor_xml_get (parse->root, "frame") != NULL && i < G_N_ELEMENTS (frame); i++)
    if (!has_part (parse->root, frame[i].id))
      put_shared_part (parse, frame[i].id, frame[i].where, sources);

  if (g_strcmp0 (distress, "both") == 0 && !has_role (parse->root, "distress-before"))
    put_shared_part (parse, "distress-before", PUT_FIRST, sources);

  if ((g_strcmp0 (distress, "both") == 0 || g_strcmp0 (distress, "after") == 0) &&
      !has_role (parse->root, "distress-after"))
    put_shared_part (parse, "distress-after", PUT_LAST, sources);
}

/* A list of feelings or of regions that names none is the common one. */
static void
add_common_options (MoorParse     *parse,
                    MoorXml       *node,
                    const Sources *sources)
{
  for (guint i = 0; i < node->children->len && parse->error == NULL; i++)
    {
      MoorXml *child = g_ptr_array_index (node->children, i);

      if (child->type != MOOR_XML_ELEMENT)
        continue;

      if ((!moor_xml_is (child, "emotions") && !moor_xml_is (child, "body")) ||
          moor_xml_find (child, "option") != NULL)
        {
          add_common_options (parse, child, sources);
          continue;
        }

      const char *id = moor_xml_is (child, "emotions") ? "emotion-words" : "body-regions";
      g_autoptr (MoorXml) part = read_shared_part (parse, child, id, sources);
      MoorXml *common = part != NULL ? moor_xml_find (part, child->name) : NULL;

      for (guint k = 0; common != NULL && k < common->children->len; k++)
        {
          MoorXml *option = g_ptr_array_index (common->children, k);

          if (moor_xml_is (option, "option"))
            g_ptr_array_add (child->children, moor_xml_copy (option));
        }
    }
}

/* Questionnaires ---------------------------------------------------------- */

static void
keep_questionnaire (MoorParse         *parse,
                    MoorQuestionnaire *questionnaire)
{
  g_hash_table_insert (parse->questionnaires,
                       g_strdup (moor_questionnaire_get_id (questionnaire)), questionnaire);
}

/* In a definition the first items that are from a questionnaire hold it. It is taken out
 * for as long as the rest is looked at, since no file that somebody writes has one there. */
static void
take_out_questionnaires (MoorParse  *parse,
                         MoorXml    *node,
                         GPtrArray  *holders,
                         GPtrArray  *held,
                         const char *language)
{
  for (guint i = 0; i < node->children->len && parse->error == NULL; i++)
    {
      MoorXml *child = g_ptr_array_index (node->children, i);
      MoorQuestionnaire *questionnaire;

      if (child->type != MOOR_XML_ELEMENT)
        continue;
      if (!moor_xml_is (child, "questionnaire") || !moor_xml_is (node, "items"))
        {
          take_out_questionnaires (parse, child, holders, held, language);
          continue;
        }

      if (!moor_grammar_check (child, "questionnaire", &parse->error))
        return;
      moor_xml_fold (child);
      questionnaire = moor_questionnaire_build (child, language, &parse->error);
      if (questionnaire == NULL)
        return;
      if (g_hash_table_contains (parse->questionnaires, moor_questionnaire_get_id (questionnaire)))
        {
          moor_parse_fail (parse, child, _("the questionnaire “%s” stands twice"),
                           moor_questionnaire_get_id (questionnaire));
          g_object_unref (questionnaire);
          return;
        }

      keep_questionnaire (parse, questionnaire);
      g_ptr_array_add (holders, node);
      g_ptr_array_add (held, g_ptr_array_steal_index (node->children, i));
      i--;
    }
}

static void
put_back_questionnaires (GPtrArray *holders,
                         GPtrArray *held)
{
  for (guint i = 0; i < holders->len; i++)
    {
      MoorXml *holder = g_ptr_array_index (holders, i);

      g_ptr_array_insert (holder->children, 0, g_ptr_array_index (held, i));
    }

  /* They belong to the tree again. */
  g_ptr_array_set_free_func (held, NULL);
  g_ptr_array_set_size (held, 0);
}

static MoorQuestionnaire *
read_questionnaire (MoorParse     *parse,
                    const MoorXml *where,
                    const char    *id,
                    const Sources *sources,
                    const char    *language)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *file = g_strdup_printf ("questionnaires/%s.xml", id);
  g_autoptr (MoorQuestionnaire) questionnaire = NULL;

  if (sources->files != NULL)
    bytes = sources->files (MOOR_FILE_QUESTIONNAIRE, id, sources->files_data);
  if (bytes == NULL)
    {
      moor_parse_fail (parse, where, _("there is no questionnaire “%s”"), id);
      return NULL;
    }

  questionnaire = moor_questionnaire_read (file, bytes, sources->translate, sources->translate_data,
                                           language, &parse->error);
  if (questionnaire == NULL)
    return NULL;

  if (strcmp (moor_questionnaire_get_id (questionnaire), id) != 0)
    moor_parse_fail (parse, where, _("the questionnaire “%s” has another id in its file"), id);
  else if (!moor_questionnaire_has_texts (questionnaire))
    moor_parse_fail (parse, where, _("the questionnaire “%s” has no words for its statements"), id);

  return parse->error == NULL ? g_steal_pointer (&questionnaire) : NULL;
}

/* So that an old page can be read, and scored, by what it was answered with: the first
 * items that name a questionnaire get the whole of it. */
static void
put_in_questionnaires (MoorParse     *parse,
                       MoorXml       *node,
                       const Sources *sources,
                       const char    *language)
{
  const char *id = moor_xml_is (node, "items") ? moor_xml_get (node, "questionnaire") : NULL;

  /* With items of its own besides it is refused later. */
  if (id != NULL && moor_xml_find (node, "item") == NULL &&
      !g_hash_table_contains (parse->questionnaires, id))
    {
      MoorQuestionnaire *questionnaire = read_questionnaire (parse, node, id, sources, language);
      const char *definition;
      g_autoptr (GBytes) bytes = NULL;

      if (questionnaire == NULL)
        return;

      keep_questionnaire (parse, questionnaire);
      definition = moor_questionnaire_get_definition (questionnaire);
      bytes = g_bytes_new_static (definition, strlen (definition));
      g_ptr_array_insert (node->children, 0, moor_xml_read (node->file, bytes, &parse->error));
      return;
    }

  for (guint i = 0; i < node->children->len && parse->error == NULL; i++)
    {
      MoorXml *child = g_ptr_array_index (node->children, i);

      if (child->type == MOOR_XML_ELEMENT)
        put_in_questionnaires (parse, child, sources, language);
    }
}

/* Reading ----------------------------------------------------------------- */

static MoorExercise *
read_exercise (const char     *name,
               GBytes         *bytes,
               const Sources  *sources,
               gboolean        is_definition,
               const char     *language,
               GError        **error)
{
  MoorParse parse = { 0 };
  g_autoptr (GPtrArray) holders = g_ptr_array_new ();
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_xml_free);

  parse.questionnaires = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  parse.root = moor_xml_read (name, bytes, &parse.error);
  if (parse.root != NULL && is_definition)
    take_out_questionnaires (&parse, parse.root, holders, held, language);
  if (parse.error == NULL)
    moor_grammar_check (parse.root, "exercise", &parse.error);

  if (parse.error == NULL && sources->translate != NULL)
    translate_tree (parse.root, moor_xml_get (parse.root, "id"), sources);

  if (parse.error == NULL)
    expand_uses (&parse, parse.root, sources);
  if (parse.error == NULL && !is_definition)
    add_frame (&parse, sources);
  if (parse.error == NULL)
    add_common_options (&parse, parse.root, sources);

  if (parse.error == NULL && is_definition)
    put_back_questionnaires (holders, held);
  else if (parse.error == NULL)
    put_in_questionnaires (&parse, parse.root, sources, language);

  if (parse.error == NULL)
    {
      moor_xml_fold (parse.root);
      parse.exercise = moor_exercise_new ();
      parse.exercise->language = g_strdup (language);
      parse.exercise->definition = moor_xml_write (parse.root, moor_grammar_is_text);
      parse.exercise->hash =
        g_compute_checksum_for_string (G_CHECKSUM_SHA256, parse.exercise->definition, -1);

      if (moor_parse_gather (&parse) && moor_parse_build (&parse))
        moor_exercise_index (parse.exercise);
    }

  g_clear_pointer (&parse.fields, g_hash_table_unref);
  g_clear_pointer (&parse.columns, g_hash_table_unref);
  g_clear_pointer (&parse.questionnaires, g_hash_table_unref);
  g_clear_pointer (&parse.root, moor_xml_free);

  if (parse.error != NULL)
    {
      g_clear_object (&parse.exercise);
      g_propagate_error (error, parse.error);
    }

  return parse.exercise;
}

MoorExercise *
moor_parser_read (const char      *name,
                  GBytes          *bytes,
                  MoorFileSource   files,
                  gpointer         files_data,
                  MoorTranslate    translate,
                  gpointer         translate_data,
                  const char      *language,
                  GError         **error)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  Sources sources = { files, files_data, translate, translate_data };

  return read_exercise (name, bytes, &sources, FALSE, language, error);
}

MoorExercise *
moor_parser_read_definition (const char  *definition,
                             const char  *language,
                             GError     **error)
{
  g_return_val_if_fail (definition != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  Sources sources = { NULL };
  g_autoptr (GBytes) bytes = g_bytes_new_static (definition, strlen (definition));

  return read_exercise ("definition", bytes, &sources, TRUE, language, error);
}
