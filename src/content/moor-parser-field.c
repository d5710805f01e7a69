/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "content/moor-condition-private.h"
#include "content/moor-grammar.h"
#include "content/moor-parser-private.h"

#define FOR_EACH_CHILD(node, element, child)                                   \
  for (guint i_##child = 0; i_##child < (node)->children->len; i_##child++)    \
    for (const MoorXml *child = g_ptr_array_index ((node)->children, i_##child); \
         child != NULL && moor_xml_is (child, element); child = NULL)

static void
read_ints (const MoorXml *node,
           const char    *attribute,
           GArray        *into)
{
  const char *text = moor_xml_get (node, attribute);
  g_auto (GStrv) words = text != NULL ? g_strsplit (text, " ", -1) : NULL;
  int number;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (moor_grammar_int (words[i], &number))
      g_array_append_val (into, number);
}

/* Options ----------------------------------------------------------------- */

/* A value may stand twice where only one of the two can be there, so that a
 * list can be in another order for another state; but it is the same option. */
static gboolean
check_twice (MoorParse        *parse,
             const MoorXml    *node,
             const MoorField  *field,
             const MoorOption *option)
{
  for (guint i = 0; i < field->options->len; i++)
    {
      const MoorOption *other = g_ptr_array_index (field->options, i);

      if (strcmp (other->value, option->value) != 0)
        continue;

      if (!moor_condition_excludes (other->when, option->when, moor_parse_is_single, parse))
        return moor_parse_fail (parse, node,
                                _("the option “%s” stands twice and both could be there at once"),
                                option->value);
      if (strcmp (other->label, option->label) != 0)
        return moor_parse_fail (parse, node, _("the option “%s” stands twice with different words"),
                                option->value);
    }

  return TRUE;
}

/* An option may hang on any field of its part, also on one that stands below ("Show
 * all of them"): a list can grow while it is looked at. On its own field it cannot. */
static MoorCondition *
read_option_condition (MoorParse       *parse,
                       const MoorXml   *option,
                       const MoorScope *scope,
                       MoorField       *field)
{
  MoorScope beside = *scope;
  g_autoptr (MoorCondition) when = NULL;
  g_autoptr (GPtrArray) fields = NULL;

  beside.order = G_MAXINT;
  when = moor_parse_condition (parse, option, "when", &beside);
  fields = moor_condition_fields (when);

  if (g_ptr_array_find_with_equal_func (fields, field->id, g_str_equal, NULL))
    moor_parse_fail (parse, option, _("the field “%s” is only asked later"), field->id);

  return g_steal_pointer (&when);
}

static gboolean
read_options (MoorParse       *parse,
              const MoorXml   *node,
              const MoorScope *scope,
              MoorField       *field)
{
  static const char *const reserved[] = { "and", "or", "in", "has", "lacks", NULL };

  FOR_EACH_CHILD (node, "option", child)
    {
      MoorOption *option = g_new0 (MoorOption, 1);

      option->value = g_strdup (moor_xml_get (child, "value"));
      option->label = moor_xml_get_text (child);
      option->detail = moor_parse_child_text (child, "detail");
      option->alone = moor_parse_yes (child, "alone", FALSE);
      option->when = read_option_condition (parse, child, scope, field);

      if (g_strv_contains (reserved, option->value))
        moor_parse_fail (parse, child, _("“%s” is a word of conditions and no value"),
                         option->value);
      if (field->other && strcmp (option->value, "other") == 0)
        moor_parse_fail (parse, child,
                         _("other=\"yes\" adds the option “other”; it does not stand here too"));
      if (option->alone && field->kind == MOOR_FIELD_CHOICE)
        moor_parse_fail (parse, child, _("in a choice every option stands alone"));

      check_twice (parse, child, field, option);
      g_ptr_array_add (field->options, option);
    }

  return parse->error == NULL;
}

static gboolean
read_from (MoorParse       *parse,
           const MoorXml   *node,
           const MoorScope *scope,
           MoorField       *field)
{
  const char *from = moor_xml_get (node, "from");
  g_auto (GStrv) ids = from != NULL ? g_strsplit (from, " ", -1) : NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      MoorFieldPlace *place = moor_parse_find (parse, node, scope, ids[i]);

      if (place == NULL)
        return FALSE;
      if (place->kind != MOOR_FIELD_TEXT && place->kind != MOOR_FIELD_LIST &&
          place->kind != MOOR_FIELD_CHOICE && place->kind != MOOR_FIELD_CHOICES &&
          place->kind != MOOR_FIELD_EMOTIONS)
        return moor_parse_fail (parse, node, _("the answers to “%s” (%s) cannot be options"),
                                ids[i], moor_field_kind_to_string (place->kind));

      if (field->from == NULL)
        field->from = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (field->from, g_strdup (ids[i]));
    }

  return TRUE;
}

static gboolean
read_choice (MoorParse       *parse,
             const MoorXml   *node,
             const MoorScope *scope,
             MoorField       *field)
{
  field->other = moor_parse_yes (node, "other", FALSE);
  if (!read_options (parse, node, scope, field))
    return FALSE;
  if (field->kind != MOOR_FIELD_EMOTIONS && field->kind != MOOR_FIELD_BODY &&
      !read_from (parse, node, scope, field))
    return FALSE;

  if (field->options->len == 0 && field->from == NULL)
    return moor_parse_fail (parse, node, _("“%s” has no options"), field->id);

  return TRUE;
}

/* Numbers ----------------------------------------------------------------- */

static gboolean
read_range (MoorParse     *parse,
            const MoorXml *node,
            MoorField     *field,
            int            lowest,
            int            highest)
{
  field->lowest = moor_parse_int (node, "from", lowest);
  field->highest = moor_parse_int (node, "to", highest);
  field->low = moor_parse_child_text (node, "low");
  field->high = moor_parse_child_text (node, "high");

  if (field->lowest >= field->highest)
    return moor_parse_fail (parse, node, _("“%s” ends where it begins, or before"), field->id);

  FOR_EACH_CHILD (node, "mark", child)
    {
      MoorMark *mark = g_new0 (MoorMark, 1);

      mark->at = moor_parse_int (child, "at", 0);
      mark->label = moor_xml_get_text (child);
      g_ptr_array_add (field->marks, mark);

      if (mark->at < field->lowest || mark->at > field->highest)
        return moor_parse_fail (parse, child, _("the mark at %g is outside %g to %g"),
                                mark->at, field->lowest, field->highest);
    }

  return TRUE;
}

/* Rows -------------------------------------------------------------------- */

/* What a column, or a field asked by a timer, does not have. */
static gboolean
check_inner_field (MoorParse     *parse,
                   const MoorXml *node)
{
  static const char *const attributes[] = { "when", "folded", "private", "from" };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      gboolean is_range = strcmp (attributes[i], "from") == 0 && moor_xml_is (node, "scale");

      if (moor_xml_get (node, attributes[i]) != NULL && !is_range)
        return moor_parse_fail (parse, node, _("“%s” does not stand on a field inside another"),
                                attributes[i]);
    }

  if (moor_xml_find (node, "required") != NULL)
    return moor_parse_fail (parse, node, _("a field inside another is never required"));
  if (moor_xml_find (node, "label") == NULL)
    return moor_parse_fail (parse, node, _("a field inside another needs a label"));

  FOR_EACH_CHILD (node, "option", option)
    if (moor_xml_get (option, "when") != NULL)
      return moor_parse_fail (parse, option, _("an option inside rows or a timer is always there"));

  return TRUE;
}

static gboolean
read_columns (MoorParse       *parse,
              const MoorXml   *node,
              const MoorScope *scope,
              MoorField       *field)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (node->children, i);

      if (child->type != MOOR_XML_ELEMENT || !moor_grammar_is_field (child->name))
        continue;
      if (!check_inner_field (parse, child))
        return FALSE;

      MoorField *column = moor_parse_field (parse, child, scope);

      if (column == NULL)
        return FALSE;
      g_ptr_array_add (field->columns, column);
    }

  return TRUE;
}

static gboolean
read_fixed_rows (MoorParse     *parse,
                 const MoorXml *node,
                 MoorField     *field)
{
  FOR_EACH_CHILD (node, "row", child)
    {
      const char *id = moor_xml_get (child, "id");
      g_autofree char *label = moor_xml_get_text (child);

      for (guint i = 0; i < field->fixed->len; i++)
        {
          const MoorFixedRow *other = g_ptr_array_index (field->fixed, i);

          if (strcmp (other->id, id) == 0)
            return moor_parse_fail (parse, child, _("the row “%s” stands twice"), id);
        }

      MoorFixedRow *row = g_new0 (MoorFixedRow, 1);

      row->id = g_strdup (id);
      row->label = label[0] != '\0' ? g_steal_pointer (&label) : NULL;
      g_ptr_array_add (field->fixed, row);
    }

  return TRUE;
}

static int
count_columns (const MoorField *field,
               MoorFieldKind    kind)
{
  int n = 0;

  for (guint i = 0; i < field->columns->len; i++)
    n += ((const MoorField *) g_ptr_array_index (field->columns, i))->kind == kind;

  return n;
}

static gboolean
check_timeline (MoorParse       *parse,
                const MoorXml   *node,
                const MoorField *field)
{
  const MoorField *tone = moor_field_find_drawn (field, MOOR_DRAWN_TONE);

  if (count_columns (field, MOOR_FIELD_AGE) != 1 || count_columns (field, MOOR_FIELD_SCALE) != 1 ||
      moor_field_find_drawn (field, MOOR_DRAWN_TITLE) == NULL)
    return moor_parse_fail (parse, node,
                            _("a timeline is drawn from one <age>, one <scale> and a <text>"));
  if (tone->lowest >= 0 || tone->highest <= 0)
    return moor_parse_fail (parse, node,
                            _("the scale “%s” of a timeline goes from below 0 to above it"),
                            tone->id);

  return TRUE;
}

static gboolean
check_people (MoorParse       *parse,
              const MoorXml   *node,
              const MoorField *field)
{
  const MoorField *person = moor_field_find_drawn (field, MOOR_DRAWN_PERSON);

  if (count_columns (field, MOOR_FIELD_PERSON) != 1 || person->several ||
      count_columns (field, MOOR_FIELD_CHOICE) != 2)
    return moor_parse_fail (parse, node,
                            _("a map of people is drawn from one <person> and two <choice>, "
                              "then and now"));

  for (MoorDrawn drawn = MOOR_DRAWN_THEN; drawn <= MOOR_DRAWN_NOW; drawn++)
    {
      const MoorField *choice = moor_field_find_drawn (field, drawn);

      if (choice->other)
        return moor_parse_fail (parse, node,
                                _("own words have no place on a map of people, so “%s” has no "
                                  "other=\"yes\""),
                                choice->id);

      for (guint i = 0; i < choice->options->len; i++)
        {
          const MoorOption *option = g_ptr_array_index (choice->options, i);

          if (moor_nearness_from_string (option->value) == MOOR_NEARNESS_UNKNOWN)
            return moor_parse_fail (parse, node,
                                    _("on a map of people “%s” is one of close, caring, tense, "
                                      "distant, cut-off, not-in-my-life; not “%s”"),
                                    choice->id, option->value);
        }
    }

  return TRUE;
}

static gboolean
read_drawing (MoorParse     *parse,
              const MoorXml *node,
              MoorField     *field)
{
  const char *draw = moor_xml_get (node, "draw");

  if (draw == NULL)
    return TRUE;

  field->draw = strcmp (draw, "people") == 0 ? MOOR_DRAW_PEOPLE : MOOR_DRAW_TIMELINE;

  return field->draw == MOOR_DRAW_PEOPLE ? check_people (parse, node, field)
                                         : check_timeline (parse, node, field);
}

static gboolean
read_rows (MoorParse       *parse,
           const MoorXml   *node,
           const MoorScope *scope,
           MoorField       *field)
{
  const char *row_for = moor_xml_get (node, "for");
  const char *pause = moor_xml_get (node, "pause");

  field->min = moor_parse_int (node, "min", 0);
  field->max = moor_parse_int (node, "max", 0);
  field->row_for = g_strdup (row_for);
  field->add_label = moor_parse_child_text (node, "add");

  if (!read_fixed_rows (parse, node, field) || !read_columns (parse, node, scope, field))
    return FALSE;

  if (field->columns->len == 0)
    return moor_parse_fail (parse, node, _("“%s” has no columns"), field->id);
  if (field->max > 0 && field->min > field->max)
    return moor_parse_fail (parse, node, _("“%s” has a min over its max"), field->id);
  if (!read_drawing (parse, node, field))
    return FALSE;

  if ((row_for != NULL) + (field->fixed->len > 0) +
      (moor_xml_get (node, "min") != NULL || field->max > 0 || field->add_label != NULL) > 1)
    return moor_parse_fail (parse, node,
                            _("“%s” has rows that are named, for=\"…\", "
                              "or a number of own rows; choose one"),
                            field->id);

  if (row_for != NULL)
    {
      MoorFieldPlace *place = moor_parse_find (parse, node, scope, row_for);

      if (place == NULL)
        return FALSE;
      if (place->kind != MOOR_FIELD_LIST && place->kind != MOOR_FIELD_CHOICES &&
          place->kind != MOOR_FIELD_EMOTIONS && place->kind != MOOR_FIELD_PERSON)
        return moor_parse_fail (parse, node, _("“%s” (%s) has no answers to make rows for"),
                                row_for, moor_field_kind_to_string (place->kind));
    }

  if (pause != NULL)
    {
      const char *where = strstr (pause, " where ");
      g_autofree char *count = g_strndup (pause, where - pause);

      moor_grammar_int (count, &field->pause_after);
      field->pause_where = moor_parse_row_condition (parse, node, where + strlen (" where "));
    }

  return parse->error == NULL;
}

/* Items, timers, cards ---------------------------------------------------- */

/* What the questionnaire says stands in place of range, labels and items. */
static gboolean
read_from_questionnaire (MoorParse     *parse,
                         const MoorXml *node,
                         MoorField     *field)
{
  static const char * const own[] = { "low", "high", "mark", "item" };
  MoorQuestionnaire *form = g_hash_table_lookup (parse->questionnaires, field->questionnaire);
  const char *form_id = moor_xml_get (node, "form");
  GPtrArray *labels;
  int at;

  if (moor_xml_get (node, "from") != NULL || moor_xml_get (node, "to") != NULL)
    return moor_parse_fail (parse, node, _("the scale of “%s” is that of its questionnaire"), field->id);
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (moor_xml_find (node, own[i]) != NULL)
      return moor_parse_fail (parse, node, _("“%s” needs either items or a questionnaire"),
                              field->id);
  if (form == NULL)
    return moor_parse_fail (parse, node, _("there is no questionnaire “%s”"), field->questionnaire);

  at = moor_questionnaire_find_form (form, form_id);
  if (at < 0 && form_id == NULL)
    return moor_parse_fail (parse, node, _("the questionnaire “%s” has forms, and this does not say "
                                           "which one is asked"), field->questionnaire);
  if (at < 0)
    return moor_parse_fail (parse, node, _("the questionnaire “%s” has no form “%s”"),
                            field->questionnaire, form_id);

  field->scored_by = g_object_ref (form);
  field->form = (guint) at;
  field->lowest = moor_questionnaire_get_from (form);
  field->highest = moor_questionnaire_get_to (form);

  if (moor_questionnaire_get_form (form, field->form)->person && field->about == NULL)
    return moor_parse_fail (parse, node, _("the form “%s” asks which person it is about: “about” "
                                           "names the field that knows"), form_id);

  labels = moor_questionnaire_get_labels (form);
  for (guint i = 0; i < labels->len; i++)
    {
      const MoorMark *label = g_ptr_array_index (labels, i);

      if (label->at == field->lowest)
        field->low = g_strdup (label->label);
      else if (label->at == field->highest)
        field->high = g_strdup (label->label);
      else
        {
          MoorMark *mark = g_new0 (MoorMark, 1);

          mark->at = label->at;
          mark->label = g_strdup (label->label);
          g_ptr_array_add (field->marks, mark);
        }
    }

  for (guint i = 0; i < moor_questionnaire_get_n_items (form); i++)
    {
      MoorItem *item = g_new0 (MoorItem, 1);

      item->id = g_strdup (moor_questionnaire_get_item_id (form, i));
      item->text = g_strdup (moor_questionnaire_get_item_text (form, field->form, i));
      g_ptr_array_add (field->items, item);
    }

  return TRUE;
}

static gboolean
read_items (MoorParse       *parse,
            const MoorXml   *node,
            const MoorScope *scope,
            MoorField       *field)
{
  field->questionnaire = g_strdup (moor_xml_get (node, "questionnaire"));
  field->about = g_strdup (moor_xml_get (node, "about"));

  if (field->questionnaire != NULL)
    {
      if (!read_from_questionnaire (parse, node, field))
        return FALSE;
    }
  else if (moor_xml_get (node, "form") != NULL)
    return moor_parse_fail (parse, node, _("“form” is for a questionnaire"));
  else if (!read_range (parse, node, field, 1, 5))
    return FALSE;

  FOR_EACH_CHILD (node, "item", child)
    {
      const char *id = moor_xml_get (child, "id");

      for (guint i = 0; i < field->items->len; i++)
        {
          const MoorItem *other = g_ptr_array_index (field->items, i);

          if (strcmp (other->id, id) == 0)
            return moor_parse_fail (parse, child, _("the item “%s” stands twice"), id);
        }

      MoorItem *item = g_new0 (MoorItem, 1);

      item->id = g_strdup (id);
      item->text = moor_xml_get_text (child);
      g_ptr_array_add (field->items, item);
    }

  if (field->items->len == 0)
    return moor_parse_fail (parse, node, _("“%s” needs either items or a questionnaire"),
                            field->id);

  if (field->about != NULL)
    {
      MoorFieldPlace *place = moor_parse_find (parse, node, scope, field->about);

      if (place == NULL)
        return FALSE;
      if (place->kind != MOOR_FIELD_PERSON)
        return moor_parse_fail (parse, node, _("“%s” is not a person"), field->about);
    }

  return TRUE;
}

static gboolean
read_events (MoorParse       *parse,
             const MoorXml   *node,
             const MoorScope *scope,
             MoorField       *field)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (node->children, i);
      const char *field_id = NULL;
      g_autofree char *text = NULL;

      if (moor_xml_is (child, "say"))
        text = moor_xml_get_text (child);
      else if (moor_xml_is (child, "ask"))
        {
          guint before = field->columns->len;

          if (!read_columns (parse, child, scope, field))
            return FALSE;
          if (field->columns->len != before + 1)
            return moor_parse_fail (parse, child, _("<ask> holds one field"));
          field_id = ((MoorField *) g_ptr_array_index (field->columns, before))->id;
        }
      else
        continue;

      const char *at = moor_xml_get (child, "at");
      double seconds, fraction;

      while (moor_grammar_next_time (&at, &seconds, &fraction))
        {
          MoorTimerEvent *event = g_new0 (MoorTimerEvent, 1);

          event->seconds = seconds;
          event->fraction = fraction;
          event->text = g_strdup (text);
          event->field = g_strdup (field_id);
          g_ptr_array_add (field->events, event);
        }
    }

  return TRUE;
}

static gboolean
read_timer (MoorParse       *parse,
            const MoorXml   *node,
            const MoorScope *scope,
            MoorField       *field)
{
  const char *from = moor_xml_get (node, "from");

  field->pattern = g_strdup (moor_xml_get (node, "pattern"));
  read_ints (node, "minutes", field->minutes);

  if ((field->minutes->len > 0) + (field->pattern != NULL) + (from != NULL) != 1)
    return moor_parse_fail (parse, node, _("“%s” needs one of minutes, pattern and from"), field->id);

  if (from != NULL)
    {
      MoorFieldPlace *place = moor_parse_find (parse, node, scope, from);

      if (place == NULL)
        return FALSE;
      if (place->kind != MOOR_FIELD_CHOICE)
        return moor_parse_fail (parse, node, _("“%s” is not a choice"), from);
      field->from = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (field->from, g_strdup (from));
    }

  return read_events (parse, node, scope, field);
}

static gboolean
read_cards (MoorParse     *parse,
            const MoorXml *node,
            MoorField     *field)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (node->children, i);
      gboolean is_evidence = moor_xml_is (child, "evidence");

      if (!is_evidence && !moor_xml_is (child, "p"))
        continue;

      MoorCardText *card = g_new0 (MoorCardText, 1);

      card->kind = is_evidence ? MOOR_CARD_EVIDENCE : MOOR_CARD_PARAGRAPH;
      card->markup = moor_parse_markup (child, NULL);
      if (is_evidence)
        {
          card->sure = g_strdup (moor_xml_get (child, "sure"));
          card->url = g_strdup (moor_xml_get (child, "url"));
          card->year = moor_parse_int (child, "year", 0);
        }
      g_ptr_array_add (field->cards, card);
    }

  if (field->cards->len == 0)
    return moor_parse_fail (parse, node, _("the card “%s” is empty"), field->id);

  return TRUE;
}

/* Roles ------------------------------------------------------------------- */

/* The roles the rest of the program reads by their values. */
static gboolean
check_role (MoorParse       *parse,
            const MoorXml   *node,
            const MoorField *field)
{
  static const char *const states[] = { "settled", "racing", "numb", "both", "unknown", NULL };

  if (g_strcmp0 (field->role, "state") == 0)
    {
      if (field->kind != MOOR_FIELD_CHOICE)
        return moor_parse_fail (parse, node, _("a field with the role “state” is a choice"));

      for (guint i = 0; i < field->options->len; i++)
        {
          const MoorOption *option = g_ptr_array_index (field->options, i);

          if (!g_strv_contains (states, option->value))
            return moor_parse_fail (parse, node,
                                    _("a state is one of settled, racing, numb, both, unknown; "
                                      "not “%s”"),
                                    option->value);
        }
    }

  if (g_strcmp0 (field->role, "distress") == 0 || g_strcmp0 (field->role, "distress-before") == 0 ||
      g_strcmp0 (field->role, "distress-after") == 0)
    {
      if (field->kind != MOOR_FIELD_SCALE || field->lowest != 0 || field->highest != 10)
        return moor_parse_fail (parse, node,
                                _("a field with the role “%s” is a scale from 0 to 10"),
                                field->role);
    }

  return TRUE;
}

static gboolean
read_by_kind (MoorParse       *parse,
              const MoorXml   *node,
              const MoorScope *scope,
              MoorField       *field)
{
  switch (field->kind)
    {
    case MOOR_FIELD_TEXT:
      field->lines = moor_parse_int (node, "lines", 1);
      field->phone = moor_xml_get (node, "input") != NULL;
      return TRUE;

    case MOOR_FIELD_LIST:
      field->max = moor_parse_int (node, "max", 0);
      return TRUE;

    case MOOR_FIELD_CHOICES:
      field->max = moor_parse_int (node, "max", 0);
      return read_choice (parse, node, scope, field);

    case MOOR_FIELD_CHOICE:
    case MOOR_FIELD_EMOTIONS:
    case MOOR_FIELD_BODY:
      return read_choice (parse, node, scope, field);

    case MOOR_FIELD_SCALE:
      return read_range (parse, node, field, 0, 10);

    case MOOR_FIELD_PERCENT:
      return read_range (parse, node, field, 0, 100);

    case MOOR_FIELD_DATE:
      read_ints (node, "ahead", field->ahead);
      return TRUE;

    case MOOR_FIELD_PERSON:
      field->several = moor_parse_yes (node, "several", FALSE);
      return TRUE;

    case MOOR_FIELD_LINK:
      field->link_to = g_strdup (moor_xml_get (node, "to"));
      return TRUE;

    case MOOR_FIELD_ROWS:
      return read_rows (parse, node, scope, field);

    case MOOR_FIELD_ITEMS:
      return read_items (parse, node, scope, field);

    case MOOR_FIELD_TIMER:
      return read_timer (parse, node, scope, field);

    case MOOR_FIELD_READ:
      return read_cards (parse, node, field);

    case MOOR_FIELD_AGE:
    case MOOR_FIELD_CHECK:
    case MOOR_N_FIELD_KINDS:
    default:
      return TRUE;
    }
}

MoorField *
moor_parse_field (MoorParse       *parse,
                  const MoorXml   *node,
                  const MoorScope *scope)
{
  MoorFieldKind kind = MOOR_FIELD_TEXT;

  moor_field_kind_from_string (node->name, &kind);

  MoorField *field = moor_field_new (kind);

  field->id = g_strdup (moor_xml_get (node, "id"));
  field->role = g_strdup (moor_xml_get (node, "role"));
  field->label = moor_parse_child_text (node, "label");
  field->required = moor_parse_child_text (node, "required");
  field->when = moor_parse_condition (parse, node, "when", scope);
  field->private_ = moor_parse_yes (node, "private", FALSE);
  field->folded = moor_parse_yes (node, "folded", FALSE);

  if (field->folded && field->label == NULL)
    moor_parse_fail (parse, node, _("a folded field needs a label to stand behind"));
  if (field->folded && field->required != NULL)
    moor_parse_fail (parse, node, _("a required field cannot be folded"));

  if (parse->error == NULL && read_by_kind (parse, node, scope, field))
    check_role (parse, node, field);

  if (parse->error != NULL)
    g_clear_pointer (&field, moor_field_free);

  return field;
}
