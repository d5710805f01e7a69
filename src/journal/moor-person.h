/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Someone the person writes about. Immutable snapshot. */
#define MOOR_TYPE_PERSON (moor_person_get_type ())

G_DECLARE_FINAL_TYPE (MoorPerson, moor_person, MOOR, PERSON, GObject)

MoorPerson *moor_person_new           (const char *id,             /* NULL makes a new UUID */
                                       const char *name,
                                       const char *phone,          /* (nullable) */
                                       gboolean    not_to_be_shown);
/* As it is kept, or came with a copy. */
MoorPerson *moor_person_new_stored    (const char *id,
                                       const char *name,
                                       const char *phone,          /* (nullable) */
                                       gboolean    not_to_be_shown,
                                       gboolean    gone);
const char *moor_person_get_id        (MoorPerson *self);          /* also the property "id" */
const char *moor_person_get_name      (MoorPerson *self);          /* also the property "name" */
const char *moor_person_get_phone     (MoorPerson *self);          /* (nullable) */
/* In no suggestion and no memory of another year. */
gboolean    moor_person_is_not_to_be_shown (MoorPerson *self);
gboolean    moor_person_is_gone       (MoorPerson *self);          /* deleted, and still named in pages */

G_END_DECLS
