/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "content/moor-glossary.h"
#include "content/moor-grammar.h"
#include "content/moor-parser-private.h"

gboolean
moor_parse_yes (const MoorXml *node,
                const char    *attribute,
                gboolean       otherwise)
{
  const char *value = moor_xml_get (node, attribute);

  return value != NULL ? strcmp (value, "yes") == 0 : otherwise;
}

int
moor_parse_int (const MoorXml *node,
                const char    *attribute,
                int            otherwise)
{
  const char *value = moor_xml_get (node, attribute);
  int number = otherwise;

  if (value != NULL)
    moor_grammar_int (value, &number);

  return number;
}

char *
moor_parse_child_text (const MoorXml *node,
                       const char    *name)
{
  const MoorXml *child = moor_xml_find (node, name);

  return child != NULL ? moor_xml_get_text (child) : NULL;
}

static void
append_words (const MoorXml *node,
              GString       *markup,
              GString       *text)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (node->children, i);

      if (child->type == MOOR_XML_TEXT)
        {
          g_autofree char *escaped = g_markup_escape_text (child->text, -1);

          g_string_append (markup, escaped);
          g_string_append (text, child->text);
        }
      else if (child->type == MOOR_XML_ELEMENT)
        {
          gboolean is_em = moor_xml_is (child, "em");
          const char *ref = moor_xml_is (child, "term") ? moor_xml_get (child, "ref") : NULL;

          if (ref != NULL)
            g_string_append_printf (markup, "<a href=\"" MOOR_GLOSSARY_SCHEME "%s\">", ref);
          g_string_append (markup, is_em ? "<i>" : "");
          append_words (child, markup, text);
          g_string_append (markup, is_em ? "</i>" : "");
          g_string_append (markup, ref != NULL ? "</a>" : "");
        }
    }
}

char *
moor_parse_markup (const MoorXml  *node,
                   char          **text)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GString) plain = g_string_new (NULL);

  append_words (node, markup, plain);
  if (text != NULL)
    *text = g_strdup (plain->str);

  return g_strdup (markup->str);
}

void
moor_parse_target (const char  *value,
                   MoorAction  *action,
                   char       **target)
{
  *action = MOOR_ACTION_NONE;
  if (value == NULL)
    return;

  if (strcmp (value, "steady") == 0)
    {
      *action = MOOR_ACTION_STEADY;
    }
  else if (g_str_has_prefix (value, "steady:"))
    {
      *action = MOOR_ACTION_STEADY;
      *target = g_strdup (value + strlen ("steady:"));
    }
  else if (strcmp (value, "help-now") == 0)
    {
      *action = MOOR_ACTION_HELP_NOW;
    }
  else
    {
      *action = MOOR_ACTION_EXERCISE;
      *target = g_strdup (value + strlen ("exercise:"));
    }
}

/* Words ------------------------------------------------------------------- */

/* {time} and {date} are all that the program fills in. */
static gboolean
check_slots (MoorParse     *parse,
             const MoorXml *node,
             const char    *text)
{
  for (const char *p = strchr (text, '{'); p != NULL; p = strchr (p + 1, '{'))
    if (!g_str_has_prefix (p, "{time}") && !g_str_has_prefix (p, "{date}"))
      return moor_parse_fail (parse, node, _("only {time} and {date} can be filled in"));

  return TRUE;
}

static MoorWords *
read_words (MoorParse       *parse,
            const MoorXml   *node,
            MoorWordsKind    kind,
            const MoorScope *scope)
{
  MoorWords *words = g_new0 (MoorWords, 1);

  words->kind = kind;
  words->markup = moor_parse_markup (node, &words->text);
  words->when = moor_parse_condition (parse, node, "when", scope);
  words->leaning = moor_leaning_from_string (moor_xml_get (node, "leaning"));
  words->add = moor_parse_yes (node, "add", FALSE);
  words->days = moor_parse_int (node, "days", 0);
  words->rest = moor_parse_yes (node, "rest", FALSE);
  moor_parse_target (moor_xml_get (node, "action"), &words->action, &words->target);

  if (kind == MOOR_WORDS_AGAIN)
    check_slots (parse, node, words->text);

  return words;
}

static MoorWords *
read_again (MoorParse       *parse,
            const MoorXml   *node,
            const MoorScope *everywhere)
{
  MoorWords *words = read_words (parse, node, MOOR_WORDS_AGAIN, everywhere);
  MoorScope before_part = { 0 };
  const MoorXml *part = NULL;

  words->part = g_strdup (moor_xml_get (node, "part"));
  words->same = g_strdup (moor_xml_get (node, "same"));

  for (guint i = 0; words->part != NULL && part == NULL && i < parse->root->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (parse->root->children, i);

      if (!moor_xml_is (child, "part"))
        continue;
      if (strcmp (moor_xml_get (child, "id"), words->part) == 0)
        part = child;
      else
        before_part.part++;
    }

  if (words->part == NULL && words->same != NULL)
    moor_parse_fail (parse, node, _("same=\"…\" needs part=\"…\""));
  else if (words->part != NULL && part == NULL)
    moor_parse_fail (parse, node, _("there is no part “%s”"), words->part);
  else if (part != NULL && moor_xml_get (part, "after") != NULL)
    moor_parse_fail (parse, node, _("the part “%s” comes back later, and is not begun again"), words->part);
  else if (words->same != NULL)
    moor_parse_find (parse, node, &before_part, words->same);

  return words;
}

/* Parts ------------------------------------------------------------------- */

static gboolean
find_words_kind (const MoorXml *node,
                 MoorWordsKind *kind)
{
  static const struct {
    const char    *element;
    MoorWordsKind  kind;
  } kinds[] = {
    { "prompt", MOOR_WORDS_PROMPT },
    { "hint", MOOR_WORDS_HINT },
    { "example", MOOR_WORDS_EXAMPLE },
    { "note", MOOR_WORDS_NOTE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (moor_xml_is (node, kinds[i].element))
      {
        *kind = kinds[i].kind;
        return TRUE;
      }

  return FALSE;
}

static MoorBlock *
read_recall (MoorParse       *parse,
             const MoorXml   *node,
             const MoorScope *scope)
{
  MoorBlock *block = g_new0 (MoorBlock, 1);
  const char *id = moor_xml_get (node, "field");
  MoorFieldPlace *place = moor_parse_find (parse, node, scope, id);

  block->kind = MOOR_BLOCK_RECALL;
  block->recall = g_strdup (id);
  block->recall_label = moor_parse_child_text (node, "label");
  block->when = moor_parse_condition (parse, node, "when", scope);

  if (place != NULL && place->kind == MOOR_FIELD_READ)
    moor_parse_fail (parse, node, _("“%s” is a card; there is no answer to show"), id);

  return block;
}

static MoorBlock *
read_result (MoorParse       *parse,
             const MoorXml   *node,
             const MoorScope *scope)
{
  MoorBlock *block = g_new0 (MoorBlock, 1);
  const char *id = moor_xml_get (node, "field");
  MoorFieldPlace *place = moor_parse_find (parse, node, scope, id);

  block->kind = MOOR_BLOCK_RESULT;
  block->recall = g_strdup (id);
  block->when = moor_parse_condition (parse, node, "when", scope);

  if (place != NULL && (place->kind != MOOR_FIELD_ITEMS ||
                        moor_xml_get (place->node, "questionnaire") == NULL))
    moor_parse_fail (parse, node, _("“%s” is not from a questionnaire; there is no result of it"), id);

  return block;
}

/* One child of a part, as a block; NULL for what is none. */
static MoorBlock *
read_block (MoorParse       *parse,
            const MoorXml   *node,
            const MoorScope *scope)
{
  /* Words and lines may depend on anything asked in the same part, because
   * they come and go while a person answers; a field only on what is above. */
  MoorScope around = { scope->part, G_MAXINT, scope->is_later };
  MoorWordsKind words_kind;
  MoorBlock *block = NULL;

  if (find_words_kind (node, &words_kind))
    {
      block = g_new0 (MoorBlock, 1);
      block->kind = MOOR_BLOCK_WORDS;
      block->words = read_words (parse, node, words_kind, &around);
    }
  else if (moor_xml_is (node, "recall"))
    block = read_recall (parse, node, &around);
  else if (moor_xml_is (node, "result"))
    block = read_result (parse, node, &around);
  else if (moor_xml_is (node, "go"))
    {
      block = g_new0 (MoorBlock, 1);
      block->kind = MOOR_BLOCK_GO;
      block->when = moor_parse_condition (parse, node, "when", &around);
      moor_parse_target (moor_xml_get (node, "to"), &block->action, &block->target);
    }
  else if (moor_grammar_is_field (node->name))
    {
      MoorFieldPlace *place = g_hash_table_lookup (parse->fields, moor_xml_get (node, "id"));
      MoorScope above = { scope->part, place->order, scope->is_later };

      block = g_new0 (MoorBlock, 1);
      block->kind = MOOR_BLOCK_FIELD;
      block->field = moor_parse_field (parse, node, &above);
    }

  return block;
}

static gboolean
has_plain_prompt (const MoorPart *part)
{
  for (guint i = 0; i < part->blocks->len; i++)
    {
      const MoorBlock *block = g_ptr_array_index (part->blocks, i);

      if (block->kind == MOOR_BLOCK_WORDS && block->words->kind == MOOR_WORDS_PROMPT &&
          block->words->when == NULL && block->words->leaning == MOOR_LEANING_NONE)
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_after (MoorParse     *parse,
            const MoorXml *node,
            MoorPart      *part,
            int            index)
{
  const char *after = moor_xml_get (node, "after");
  MoorScope before = { index, -1, FALSE };

  if (after == NULL)
    return TRUE;

  part->is_later = TRUE;
  part->after_days = moor_grammar_days (after);
  if (part->after_days > 0)
    return TRUE;

  part->after_field = g_strdup (after + strlen ("field:"));

  MoorFieldPlace *place = moor_parse_find (parse, node, &before, part->after_field);

  if (place != NULL && place->kind != MOOR_FIELD_DATE)
    return moor_parse_fail (parse, node, _("“%s” is not a date"), part->after_field);
  if (place != NULL && !place->is_kept)
    return moor_parse_fail (parse, node,
                            _("the field “%s” is not kept, so a later day cannot know it"),
                            part->after_field);

  return place != NULL;
}

static MoorPart *
read_part (MoorParse     *parse,
           const MoorXml *node,
           int            index)
{
  MoorPart *part = moor_part_new ();
  MoorScope scope = { index, -1, moor_xml_get (node, "after") != NULL };

  part->id = g_strdup (moor_xml_get (node, "id"));
  part->in_short_form = moor_parse_yes (node, "short", FALSE);
  part->optional = moor_parse_yes (node, "optional", FALSE);
  part->may_end = moor_parse_yes (node, "end", FALSE);
  part->by_partner = moor_xml_get (node, "by") != NULL;
  part->keep = moor_parse_yes (node, "keep", TRUE);
  part->when = moor_parse_condition (parse, node, "when", &scope);
  read_after (parse, node, part, index);

  for (guint i = 0; i < node->children->len && parse->error == NULL; i++)
    {
      const MoorXml *child = g_ptr_array_index (node->children, i);

      if (child->type != MOOR_XML_ELEMENT)
        continue;

      if (moor_xml_is (child, "source"))
        g_ptr_array_add (part->sources, g_strdup (moor_xml_get (child, "id")));
      else
        {
          MoorBlock *block = read_block (parse, child, &scope);

          if (block != NULL)
            g_ptr_array_add (part->blocks, block);
        }
    }

  if (parse->error == NULL && !has_plain_prompt (part))
    moor_parse_fail (parse, node,
                     _("the part “%s” needs a <prompt> for everybody, "
                       "without “when” and “leaning”"),
                     part->id);

  return part;
}

/* The exercise ------------------------------------------------------------ */

static gboolean
check_exercise (MoorParse *parse)
{
  MoorExercise *exercise = parse->exercise;
  gboolean any_short = FALSE;

  for (guint i = 0; i < exercise->parts->len; i++)
    any_short |= ((MoorPart *) g_ptr_array_index (exercise->parts, i))->in_short_form;

  if (exercise->short_minutes > 0 && !any_short)
    return moor_parse_fail (parse, parse->root, _("a short form needs parts with short=\"yes\""));
  if (exercise->short_minutes >= exercise->minutes)
    return moor_parse_fail (parse, parse->root, _("the short form is not shorter"));
  if (exercise->memory_frame != (exercise->depth == 3))
    return moor_parse_fail (parse, parse->root,
                            _("depth=\"3\" and frame=\"memory\" stand together or not at all"));

  return parse->error == NULL;
}

gboolean
moor_parse_build (MoorParse *parse)
{
  MoorExercise *exercise = parse->exercise;
  MoorXml *root = parse->root;
  MoorScope everywhere = { G_MAXINT, G_MAXINT, FALSE };
  const char *distress = moor_xml_get (root, "distress");

  exercise->id = g_strdup (moor_xml_get (root, "id"));
  exercise->version = moor_parse_int (root, "version", 1);
  exercise->title = moor_parse_child_text (root, "title");
  exercise->summary = moor_parse_child_text (root, "summary");
  exercise->why = moor_parse_child_text (root, "why");
  exercise->depth = moor_parse_int (root, "depth", 1);
  exercise->minutes = moor_parse_int (root, "minutes", 1);
  exercise->short_minutes = moor_parse_int (root, "short-minutes", 0);
  exercise->living = moor_parse_yes (root, "living", FALSE);
  exercise->private_ = moor_parse_yes (root, "private", FALSE);
  exercise->memory_frame = moor_xml_get (root, "frame") != NULL;
  moor_step_from_string (moor_xml_get (root, "step"), &exercise->step);
  exercise->distress = g_strcmp0 (distress, "both") == 0 ? MOOR_DISTRESS_BOTH
                       : g_strcmp0 (distress, "after") == 0 ? MOOR_DISTRESS_AFTER
                       : MOOR_DISTRESS_NONE;

  for (guint i = 0; i < root->children->len && parse->error == NULL; i++)
    {
      const MoorXml *child = g_ptr_array_index (root->children, i);

      if (child->type != MOOR_XML_ELEMENT)
        continue;

      if (moor_xml_is (child, "source"))
        g_ptr_array_add (exercise->sources, g_strdup (moor_xml_get (child, "id")));
      else if (moor_xml_is (child, "caution"))
        g_ptr_array_add (exercise->cautions,
                         read_words (parse, child, MOOR_WORDS_CAUTION, &everywhere));
      else if (moor_xml_is (child, "again"))
        g_ptr_array_add (exercise->agains, read_again (parse, child, &everywhere));
      else if (moor_xml_is (child, "closing"))
        g_ptr_array_add (exercise->closings,
                         read_words (parse, child, MOOR_WORDS_CLOSING, &everywhere));
      else if (moor_xml_is (child, "part"))
        g_ptr_array_add (exercise->parts, read_part (parse, child, (int) exercise->parts->len));
    }

  return parse->error == NULL && check_exercise (parse);
}
