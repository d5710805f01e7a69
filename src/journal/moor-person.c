/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-person.h"

struct _MoorPerson
{
  GObject   parent_instance;

  char     *id;
  char     *name;
  char     *phone;
  gboolean  not_to_be_shown;
  gboolean  gone;
};

G_DEFINE_FINAL_TYPE (MoorPerson, moor_person, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_ID,
  PROP_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
moor_person_finalize (GObject *object)
{
  MoorPerson *self = MOOR_PERSON (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->phone);

  G_OBJECT_CLASS (moor_person_parent_class)->finalize (object);
}

static void
moor_person_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  MoorPerson *self = MOOR_PERSON (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
moor_person_class_init (MoorPersonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = moor_person_finalize;
  object_class->get_property = moor_person_get_property;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
moor_person_init (MoorPerson *self)
{
}

MoorPerson *
moor_person_new_stored (const char *id,
                        const char *name,
                        const char *phone,
                        gboolean    not_to_be_shown,
                        gboolean    gone)
{
  MoorPerson *self = g_object_new (MOOR_TYPE_PERSON, NULL);

  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->name = g_strdup (name);
  self->phone = g_strdup (phone);
  self->not_to_be_shown = !!not_to_be_shown;
  self->gone = !!gone;
  return self;
}

MoorPerson *
moor_person_new (const char *id,
                 const char *name,
                 const char *phone,
                 gboolean    not_to_be_shown)
{
  g_return_val_if_fail (name != NULL, NULL);

  return moor_person_new_stored (id, name, phone, not_to_be_shown, FALSE);
}

const char *
moor_person_get_id (MoorPerson *self)
{
  g_return_val_if_fail (MOOR_IS_PERSON (self), NULL);

  return self->id;
}

const char *
moor_person_get_name (MoorPerson *self)
{
  g_return_val_if_fail (MOOR_IS_PERSON (self), NULL);

  return self->name;
}

const char *
moor_person_get_phone (MoorPerson *self)
{
  g_return_val_if_fail (MOOR_IS_PERSON (self), NULL);

  return self->phone;
}

gboolean
moor_person_is_not_to_be_shown (MoorPerson *self)
{
  g_return_val_if_fail (MOOR_IS_PERSON (self), FALSE);

  return self->not_to_be_shown;
}

gboolean
moor_person_is_gone (MoorPerson *self)
{
  g_return_val_if_fail (MOOR_IS_PERSON (self), FALSE);

  return self->gone;
}
