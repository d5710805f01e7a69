/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-store.h"

G_BEGIN_DECLS

/**
 * MoorPeople:
 *
 * The people a person writes about, as a screen needs them: a list to choose
 * from, the name that belongs to an id, and a new one by name. Follows the
 * store. Emits #MoorPeople::changed when names came or changed, and
 * #MoorPeople::problem (string) when someone new could not be kept.
 */
#define MOOR_TYPE_PEOPLE (moor_people_get_type ())

G_DECLARE_FINAL_TYPE (MoorPeople, moor_people, MOOR, PEOPLE, GObject)

MoorPeople *moor_people_new       (MoorStore *store);
/* MoorPerson by name, without those who are gone. (transfer none) */
GListModel *moor_people_get_model (MoorPeople *self);
/* Gone ones too: their names stand in pages. (transfer none) (nullable) */
const char *moor_people_find_name (MoorPeople *self, const char *id);
/* The id of the new person, who is in the list at once. (transfer full) */
char       *moor_people_add       (MoorPeople *self, const char *name);

G_END_DECLS
