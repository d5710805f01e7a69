/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/moor-device.h"

GSettings *
moor_device_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  /* g_settings_new ends the process where there is no schema. */
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, MOOR_APPLICATION_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
