/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "content/moor-condition-private.h"
#include "content/moor-grammar.h"
#include "content/moor-parser-private.h"

/* Gathering --------------------------------------------------------------- */

typedef struct {
  int      part;
  int      order;
  gboolean is_kept;
} Counter;

static gboolean
add_place (MoorParse     *parse,
           MoorXml       *node,
           gboolean       is_column,
           const Counter *counter)
{
  const char *id = moor_xml_get (node, "id");
  MoorFieldPlace *other = g_hash_table_lookup (parse->fields, id);
  MoorFieldPlace *place = NULL;

  if (other == NULL)
    other = g_hash_table_lookup (parse->columns, id);
  if (other != NULL)
    return moor_parse_fail (parse, node,
                            _("the id “%s” stands a second time; it was first in %s, line %d"),
                            id, other->node->file, other->node->line);

  if (strcmp (id, "and") == 0 || strcmp (id, "or") == 0 || strcmp (id, "in") == 0 ||
      strcmp (id, "has") == 0 || strcmp (id, "lacks") == 0)
    return moor_parse_fail (parse, node, _("“%s” is a word of conditions and no id"), id);

  place = g_new0 (MoorFieldPlace, 1);
  place->node = node;
  place->part = counter->part;
  place->order = counter->order;
  place->is_kept = counter->is_kept;
  moor_field_kind_from_string (node->name, &place->kind);
  g_hash_table_insert (is_column ? parse->columns : parse->fields, g_strdup (id), place);

  return TRUE;
}

static gboolean
gather_fields (MoorParse *parse,
               MoorXml   *node,
               gboolean   is_column,
               Counter   *counter)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      MoorXml *child = g_ptr_array_index (node->children, i);

      if (child->type != MOOR_XML_ELEMENT)
        continue;

      if (moor_grammar_is_field (child->name))
        {
          if (!add_place (parse, child, is_column, counter))
            return FALSE;
          counter->order++;
        }

      if ((moor_xml_is (child, "rows") || moor_xml_is (child, "timer") ||
           moor_xml_is (child, "ask")) &&
          !gather_fields (parse, child, moor_xml_is (child, "rows"), counter))
        return FALSE;
    }

  return TRUE;
}

gboolean
moor_parse_gather (MoorParse *parse)
{
  g_autoptr (GHashTable) parts = g_hash_table_new (g_str_hash, g_str_equal);
  Counter counter = { 0 };
  gboolean any_later = FALSE;

  parse->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  parse->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < parse->root->children->len; i++)
    {
      MoorXml *part = g_ptr_array_index (parse->root->children, i);

      if (!moor_xml_is (part, "part"))
        continue;

      const char *id = moor_xml_get (part, "id");
      MoorXml *other = g_hash_table_lookup (parts, id);

      if (other != NULL)
        return moor_parse_fail (parse, part,
                                _("the part “%s” stands a second time; "
                                  "it was first in %s, line %d"),
                                id, other->file, other->line);
      g_hash_table_insert (parts, (char *) id, part);

      if (any_later && moor_xml_get (part, "after") == NULL)
        return moor_parse_fail (parse, part,
                                _("parts that come back later stand after all others"));
      any_later |= moor_xml_get (part, "after") != NULL;

      counter.is_kept = moor_parse_yes (part, "keep", TRUE);
      if (!gather_fields (parse, part, FALSE, &counter))
        return FALSE;
      counter.part++;
    }

  return TRUE;
}

/* Naming fields ----------------------------------------------------------- */

MoorFieldPlace *
moor_parse_find (MoorParse       *parse,
                 const MoorXml   *where,
                 const MoorScope *scope,
                 const char      *id)
{
  MoorFieldPlace *place = g_hash_table_lookup (parse->fields, id);

  if (place == NULL && g_hash_table_contains (parse->columns, id))
    moor_parse_fail (parse, where, _("“%s” is a column of rows and cannot be named here"), id);
  else if (place == NULL)
    moor_parse_fail (parse, where, _("there is no field “%s”"), id);
  else if (place->part > scope->part ||
           (place->part == scope->part && place->order >= scope->order))
    moor_parse_fail (parse, where, _("the field “%s” is only asked later"), id);
  else if (scope->is_later && !place->is_kept && place->part != scope->part)
    moor_parse_fail (parse, where,
                     _("the field “%s” is not kept, so a later day cannot know it"), id);
  else
    return place;

  return NULL;
}

static gboolean
is_number_kind (MoorFieldKind kind)
{
  return kind == MOOR_FIELD_SCALE || kind == MOOR_FIELD_PERCENT || kind == MOOR_FIELD_AGE ||
         kind == MOOR_FIELD_CHECK || kind == MOOR_FIELD_READ;
}

static gboolean
has_options (MoorFieldKind kind)
{
  return kind == MOOR_FIELD_CHOICE || kind == MOOR_FIELD_CHOICES ||
         kind == MOOR_FIELD_EMOTIONS || kind == MOOR_FIELD_BODY;
}

static gboolean
has_option (const MoorXml *field,
            const char    *value)
{
  for (guint i = 0; i < field->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (field->children, i);

      if (moor_xml_is (child, "option") && g_strcmp0 (moor_xml_get (child, "value"), value) == 0)
        return TRUE;
    }

  return moor_parse_yes (field, "other", FALSE) && strcmp (value, "other") == 0;
}

/* On the right of a choice its own options come before fields of that name. */
static gboolean
is_field_in (GHashTable *fields,
             const char *field,
             const char *word)
{
  MoorFieldPlace *left = g_hash_table_lookup (fields, field);

  return g_hash_table_contains (fields, word) &&
         !(left != NULL && has_options (left->kind) && has_option (left->node, word));
}

static gboolean
is_field (const char *field,
          const char *word,
          gpointer    user_data)
{
  return is_field_in (((MoorParse *) user_data)->fields, field, word);
}

static gboolean
is_column (const char *field,
           const char *word,
           gpointer    user_data)
{
  return is_field_in (((MoorParse *) user_data)->columns, field, word);
}

/* Whether a field of that kind can be compared so, and with these words. */
static gboolean
check_comparison (MoorParse            *parse,
                  const MoorXml        *where,
                  const MoorComparison *comparison,
                  const MoorFieldPlace *left,
                  const MoorFieldPlace *right)
{
  const char *sign = moor_comparator_to_string (comparison->comparator);
  gboolean is_size = comparison->comparator != MOOR_COMPARE_EQUAL &&
                     comparison->comparator != MOOR_COMPARE_NOT_EQUAL &&
                     comparison->comparator != MOOR_COMPARE_IN &&
                     comparison->comparator != MOOR_COMPARE_HAS &&
                     comparison->comparator != MOOR_COMPARE_LACKS;
  gboolean is_number = is_number_kind (left->kind);

  if (left->kind == MOOR_FIELD_ROWS || left->kind == MOOR_FIELD_ITEMS ||
      left->kind == MOOR_FIELD_TIMER)
    return moor_parse_fail (parse, where, _("“%s” (%s) cannot stand in a condition"),
                            comparison->field, moor_field_kind_to_string (left->kind));

  if (is_size && !is_number)
    return moor_parse_fail (parse, where, _("“%s” (%s) has no size that “%s” could compare"),
                            comparison->field, moor_field_kind_to_string (left->kind), sign);

  if (right != NULL && is_number_kind (right->kind) != is_number)
    return moor_parse_fail (parse, where, _("“%s” and “%s” cannot be compared with each other"),
                            comparison->field, comparison->other);

  for (guint i = 0; i < comparison->words->len; i++)
    {
      const char *word = g_ptr_array_index (comparison->words, i);
      char *end = NULL;

      if (is_number && (g_ascii_strtod (word, &end), end == word || *end != '\0'))
        return moor_parse_fail (parse, where, _("“%s” is a number and “%s” is none"),
                                comparison->field, word);

      if (has_options (left->kind) && moor_xml_get (left->node, "from") == NULL &&
          !has_option (left->node, word))
        return moor_parse_fail (parse, where, _("“%s” has no option “%s”"),
                                comparison->field, word);
    }

  return TRUE;
}

MoorCondition *
moor_parse_condition (MoorParse       *parse,
                      const MoorXml   *where,
                      const char      *attribute,
                      const MoorScope *scope)
{
  const char *text = moor_xml_get (where, attribute);

  if (text == NULL || parse->error != NULL)
    return NULL;

  g_autoptr (GError) error = NULL;
  g_autoptr (MoorCondition) condition = moor_condition_parse (text, is_field, parse, &error);

  if (condition == NULL)
    {
      moor_parse_fail (parse, where, "%s", error->message);
      return NULL;
    }

  for (guint i = 0; i < condition->comparisons->len; i++)
    {
      const MoorComparison *comparison = g_ptr_array_index (condition->comparisons, i);
      MoorFieldPlace *left = moor_parse_find (parse, where, scope, comparison->field);
      MoorFieldPlace *right = NULL;

      if (left != NULL && comparison->other != NULL)
        right = moor_parse_find (parse, where, scope, comparison->other);
      if (left == NULL || (comparison->other != NULL && right == NULL) ||
          !check_comparison (parse, where, comparison, left, right))
        return NULL;
    }

  return g_steal_pointer (&condition);
}

MoorCondition *
moor_parse_row_condition (MoorParse     *parse,
                          const MoorXml *rows,
                          const char    *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorCondition) condition = moor_condition_parse (text, is_column, parse, &error);

  if (condition == NULL)
    {
      moor_parse_fail (parse, rows, "%s", error->message);
      return NULL;
    }

  for (guint i = 0; i < condition->comparisons->len; i++)
    {
      const MoorComparison *comparison = g_ptr_array_index (condition->comparisons, i);
      const char *ids[] = { comparison->field, comparison->other };
      MoorFieldPlace *places[] = { NULL, NULL };

      for (guint k = 0; k < G_N_ELEMENTS (ids); k++)
        {
          if (ids[k] == NULL)
            continue;

          places[k] = g_hash_table_lookup (parse->columns, ids[k]);
          if (places[k] == NULL || !g_ptr_array_find (rows->children, places[k]->node, NULL))
            {
              moor_parse_fail (parse, rows, _("“%s” is no column of these rows"), ids[k]);
              return NULL;
            }
        }

      if (!check_comparison (parse, rows, comparison, places[0], places[1]))
        return NULL;
    }

  return g_steal_pointer (&condition);
}

gboolean
moor_parse_is_single (const char *field,
                      gpointer    parse)
{
  MoorFieldPlace *place = g_hash_table_lookup (((MoorParse *) parse)->fields, field);

  return place != NULL && (place->kind == MOOR_FIELD_CHOICE || is_number_kind (place->kind));
}
