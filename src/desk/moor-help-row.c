/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-help-row.h"

#include <string.h>

#define EMERGENCY_ID "emergency"

/* What the file says of a line is its id: no two lines of a country have the
 * same service and number, and a line that gets a new number in a newer file is
 * another one, which nobody has changed or left out yet. */
static char *
line_id (const char *country,
         const char *service,
         const char *number)
{
  return g_strjoin ("\n", country, service, number, NULL);
}

static char *
emergency_id (const char *country)
{
  return g_strjoin ("\n", country, EMERGENCY_ID, NULL);
}

MoorHelpRow *
moor_help_row_new_line (const MoorHelpCountry *country,
                        const MoorHelpLine    *line)
{
  MoorHelpRow *row;

  g_return_val_if_fail (country != NULL && line != NULL, NULL);

  row = g_new0 (MoorHelpRow, 1);
  row->id = line_id (country->code, line->service, line->number);
  row->country = g_strdup (country->code);
  row->of_service = g_strdup (line->service);
  row->of_number = g_strdup (line->number);
  row->service = g_strdup (line->service);
  row->number = g_strdup (line->number);
  row->send = g_strdup (line->send);
  row->channels = line->channels;
  row->doors = line->doors;
  row->any_hour = line->any_hour;
  row->from_hour = line->from_hour;
  row->to_hour = line->to_hour;
  row->source = g_strdup (line->source);
  row->checked_on = g_strdup (line->checked_on);

  return row;
}

MoorHelpRow *
moor_help_row_new_emergency (const MoorHelpCountry *country)
{
  MoorHelpRow *row;

  g_return_val_if_fail (country != NULL, NULL);

  if (country->emergency == NULL)
    return NULL;

  row = g_new0 (MoorHelpRow, 1);
  row->emergency = TRUE;
  row->id = emergency_id (country->code);
  row->country = g_strdup (country->code);
  row->of_number = g_strdup (country->emergency);
  row->service = g_strdup ("");
  row->number = g_strdup (country->emergency);
  row->channels = MOOR_HELP_CALL;
  row->from_hour = -1;
  row->to_hour = -1;
  row->source = g_strdup (country->emergency_source);
  row->checked_on = g_strdup (country->emergency_checked_on);

  return row;
}

static MoorHelpRow *
new_empty (MoorHelpRowKind kind,
           const char     *country)
{
  MoorHelpRow *row = g_new0 (MoorHelpRow, 1);

  row->kind = kind;
  row->country = g_strdup (country);
  row->service = g_strdup ("");
  row->number = g_strdup ("");
  row->channels = MOOR_HELP_CALL;
  row->from_hour = -1;
  row->to_hour = -1;

  return row;
}

MoorHelpRow *
moor_help_row_new_own (const char *country)
{
  MoorHelpRow *row;

  g_return_val_if_fail (country != NULL, NULL);

  row = new_empty (MOOR_HELP_ROW_OWN, country);
  row->id = g_uuid_string_random ();
  row->channels = MOOR_HELP_CALL | MOOR_HELP_TEXT;

  return row;
}

MoorHelpRow *
moor_help_row_new_own_emergency (const char *country)
{
  MoorHelpRow *row;

  g_return_val_if_fail (country != NULL, NULL);

  row = new_empty (MOOR_HELP_ROW_CHANGED, country);
  row->emergency = TRUE;
  row->id = emergency_id (country);

  return row;
}

MoorHelpRow *
moor_help_row_copy (const MoorHelpRow *row)
{
  MoorHelpRow *copy;

  g_return_val_if_fail (row != NULL, NULL);

  copy = g_memdup2 (row, sizeof *row);
  copy->id = g_strdup (row->id);
  copy->country = g_strdup (row->country);
  copy->of_service = g_strdup (row->of_service);
  copy->of_number = g_strdup (row->of_number);
  copy->service = g_strdup (row->service);
  copy->number = g_strdup (row->number);
  copy->send = g_strdup (row->send);
  copy->how = g_strdup (row->how);
  copy->source = g_strdup (row->source);
  copy->checked_on = g_strdup (row->checked_on);
  copy->asked_on = g_strdup (row->asked_on);

  return copy;
}

void
moor_help_row_free (MoorHelpRow *row)
{
  if (row == NULL)
    return;

  g_free (row->id);
  g_free (row->country);
  g_free (row->of_service);
  g_free (row->of_number);
  g_free (row->service);
  g_free (row->number);
  g_free (row->send);
  g_free (row->how);
  g_free (row->source);
  g_free (row->checked_on);
  g_free (row->asked_on);
  g_free (row);
}

/* As JSON ----------------------------------------------------------------- */

static void
put (JsonObject *object,
     const char *member,
     const char *value)
{
  if (value != NULL && value[0] != '\0')
    json_object_set_string_member (object, member, value);
}

static void
put_true (JsonObject *object,
          const char *member,
          gboolean    value)
{
  if (value)
    json_object_set_boolean_member (object, member, TRUE);
}

/* (transfer full): "" where it is missing or no text. */
static char *
get (JsonObject *object,
     const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return g_strdup ("");

  return json_node_dup_string (node);
}

static char *
get_or_null (JsonObject *object,
             const char *member)
{
  g_autofree char *value = get (object, member);

  return value[0] != '\0' ? g_steal_pointer (&value) : NULL;
}

static gboolean
get_true (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

JsonNode *
moor_help_row_to_json (const MoorHelpRow *row)
{
  g_autofree char *channels = NULL;
  g_autofree char *doors = NULL;
  JsonObject *object;

  g_return_val_if_fail (row != NULL, NULL);

  object = json_object_new ();
  channels = moor_help_channels_to_string (row->channels);
  doors = moor_help_doors_to_string (row->doors);
  if (row->kind == MOOR_HELP_ROW_OWN)
    put (object, "id", row->id);
  put (object, "country", row->country);
  put_true (object, "emergency", row->emergency);
  put_true (object, "left-out", row->left_out);
  put (object, "of-service", row->of_service);
  put (object, "of-number", row->of_number);
  /* A line that is only left out says nothing else. */
  if (row->kind != MOOR_HELP_ROW_AS_IT_CAME)
    {
      put (object, "service", row->service);
      put (object, "number", row->number);
      put (object, "send", row->send);
      put (object, "how", row->how);
      put (object, "channels", channels);
      put (object, "doors", doors);
      put (object, "checked", row->checked_on);
      put (object, "asked", row->asked_on);
    }

  return take_object (object);
}

MoorHelpRow *
moor_help_row_from_json (JsonNode *node)
{
  g_autoptr (MoorHelpRow) row = NULL;
  g_autofree char *channels = NULL;
  g_autofree char *doors = NULL;
  JsonObject *object;

  g_return_val_if_fail (node != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  row = g_new0 (MoorHelpRow, 1);
  row->from_hour = -1;
  row->to_hour = -1;
  row->country = get (object, "country");
  row->emergency = get_true (object, "emergency");
  row->left_out = get_true (object, "left-out");
  row->of_service = get_or_null (object, "of-service");
  row->of_number = get_or_null (object, "of-number");
  row->service = get (object, "service");
  row->number = get (object, "number");
  row->send = get_or_null (object, "send");
  row->how = get_or_null (object, "how");
  row->checked_on = get_or_null (object, "checked");
  row->asked_on = get_or_null (object, "asked");
  channels = get (object, "channels");
  doors = get (object, "doors");
  if ((channels[0] != '\0' && !moor_help_channels_from_string (channels, &row->channels))
      || (doors[0] != '\0' && !moor_help_doors_from_string (doors, &row->doors)))
    return NULL;

  row->id = get_or_null (object, "id");
  if (row->id != NULL)
    row->kind = MOOR_HELP_ROW_OWN;
  else if (row->emergency)
    {
      row->kind = MOOR_HELP_ROW_CHANGED;
      row->id = emergency_id (row->country);
    }
  else if (row->of_service != NULL && row->of_number != NULL)
    {
      row->kind = row->number[0] != '\0' ? MOOR_HELP_ROW_CHANGED : MOOR_HELP_ROW_AS_IT_CAME;
      row->id = line_id (row->country, row->of_service, row->of_number);
    }
  else
    return NULL;

  /* Without a number there is nothing to show, nor without a door. */
  if (row->kind == MOOR_HELP_ROW_AS_IT_CAME)
    return row->left_out ? g_steal_pointer (&row) : NULL;
  if (row->number[0] == '\0' || (row->doors == 0 && !row->emergency))
    return NULL;

  return g_steal_pointer (&row);
}

/* People ------------------------------------------------------------------ */

MoorHelpPerson *
moor_help_person_new (const char *person,
                      const char *name,
                      const char *number)
{
  MoorHelpPerson *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (MoorHelpPerson, 1);
  self->person = g_strdup (person);
  self->name = g_strdup (name);
  self->number = number != NULL && number[0] != '\0' ? g_strdup (number) : NULL;

  return self;
}

void
moor_help_person_free (MoorHelpPerson *person)
{
  if (person == NULL)
    return;

  g_free (person->person);
  g_free (person->name);
  g_free (person->number);
  g_free (person);
}

JsonNode *
moor_help_person_to_json (const MoorHelpPerson *person)
{
  JsonObject *object;

  g_return_val_if_fail (person != NULL, NULL);

  object = json_object_new ();
  put (object, "person", person->person);
  put (object, "name", person->name);
  put (object, "number", person->number);

  return take_object (object);
}

MoorHelpPerson *
moor_help_person_from_json (JsonNode *node)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;
  JsonObject *object;

  g_return_val_if_fail (node != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  id = get_or_null (object, "person");
  name = get (object, "name");
  number = get (object, "number");
  if (number[0] == '\0')
    return NULL;

  return moor_help_person_new (id, name, number);
}

/* The next character that counts in a number; letters do, in mail addresses. */
static const char *
next_of_number (const char *p)
{
  while (*p != '\0' && (unsigned char) *p < 0x80 && !g_ascii_isalnum (*p)
         && *p != '+' && *p != '@' && *p != '*' && *p != '#')
    p++;

  return p;
}

gboolean
moor_help_same_number (const char *a,
                       const char *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  for (;; a++, b++)
    {
      a = next_of_number (a);
      b = next_of_number (b);
      if (*a != *b)
        return FALSE;
      if (*a == '\0')
        return TRUE;
    }
}
