/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-json-members.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "share/moor-json-words.h"

static gboolean
missing (const char  *name,
         GError     **error)
{
  g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, _("“%s” is missing."), name);

  return FALSE;
}

gboolean
moor_json_members_wrong (const char  *name,
                         GError     **error)
{
  g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT, _("“%s” is not what it has to be."), name);

  return FALSE;
}

gboolean
moor_json_members_known (const MoorJson      *object,
                         const char * const  *names,
                         GError             **error)
{
  if (object->type != MOOR_JSON_OBJECT)
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                           _("something stands where an object has to be."));
      return FALSE;
    }

  for (guint i = 0; i < object->items->len; i++)
    {
      const MoorJson *item = g_ptr_array_index (object->items, i);

      /* The name is the file's, so it is not repeated: it may be anything. */
      if (!g_strv_contains (names, item->name))
        {
          g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                               _("it has a member that this format does not know."));
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
moor_json_members_string (const MoorJson  *object,
                          const char      *name,
                          const char     **value,
                          GError         **error)
{
  const MoorJson *member = moor_json_member (object, name);

  if (member == NULL)
    return missing (name, error);
  if (member->type != MOOR_JSON_STRING || *member->string == '\0')
    return moor_json_members_wrong (name, error);

  *value = member->string;

  return TRUE;
}

gboolean
moor_json_members_text (const MoorJson  *object,
                        const char      *name,
                        const char     **value,
                        GError         **error)
{
  const MoorJson *member = moor_json_member (object, name);

  *value = NULL;
  if (member == NULL || member->type == MOOR_JSON_NULL)
    return TRUE;
  if (member->type != MOOR_JSON_STRING)
    return moor_json_members_wrong (name, error);

  *value = member->string;

  return TRUE;
}

gboolean
moor_json_members_integer (const MoorJson  *object,
                           const char      *name,
                           int              lowest,
                           int              highest,
                           int             *value,
                           GError         **error)
{
  const MoorJson *member = moor_json_member (object, name);

  if (member == NULL)
    return missing (name, error);
  if (member->type != MOOR_JSON_NUMBER || member->number != floor (member->number) ||
      member->number < lowest || member->number > highest)
    return moor_json_members_wrong (name, error);

  *value = (int) member->number;

  return TRUE;
}

gboolean
moor_json_members_boolean (const MoorJson  *object,
                           const char      *name,
                           gboolean        *value,
                           GError         **error)
{
  const MoorJson *member = moor_json_member (object, name);

  if (member == NULL)
    return missing (name, error);
  if (member->type != MOOR_JSON_BOOLEAN)
    return moor_json_members_wrong (name, error);

  *value = member->boolean;

  return TRUE;
}

gboolean
moor_json_members_time (const MoorJson  *object,
                        const char      *name,
                        gint64          *value,
                        GError         **error)
{
  const char *string = NULL;

  if (!moor_json_members_string (object, name, &string, error))
    return FALSE;
  if (!moor_json_time_from_string (string, value))
    return moor_json_members_wrong (name, error);

  return TRUE;
}

gboolean
moor_json_members_date (const MoorJson  *object,
                        const char      *name,
                        gboolean         optional,
                        const char     **value,
                        GError         **error)
{
  if (!moor_json_members_text (object, name, value, error))
    return FALSE;
  if (*value == NULL)
    return optional || missing (name, error);
  if (moor_clock_days_between (*value, *value) != 0)
    return moor_json_members_wrong (name, error);

  return TRUE;
}

gboolean
moor_json_members_uuid (const MoorJson  *object,
                        const char      *name,
                        const char     **value,
                        GError         **error)
{
  if (!moor_json_members_string (object, name, value, error))
    return FALSE;
  if (!g_uuid_string_is_valid (*value))
    return moor_json_members_wrong (name, error);

  return TRUE;
}

gboolean
moor_json_members_strings (const MoorJson   *object,
                           const char       *name,
                           const char     ***values,
                           GError          **error)
{
  const MoorJson *member = moor_json_member (object, name);
  const char **strings;
  guint n;

  *values = NULL;
  if (member == NULL)
    return missing (name, error);
  if (member->type != MOOR_JSON_ARRAY)
    return moor_json_members_wrong (name, error);

  n = member->items->len;
  strings = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const MoorJson *item = g_ptr_array_index (member->items, i);

      if (item->type != MOOR_JSON_STRING || *item->string == '\0')
        {
          g_free (strings);
          return moor_json_members_wrong (name, error);
        }
      strings[i] = item->string;
    }
  *values = strings;

  return TRUE;
}
