/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-store.h"
#include "share/moor-json-reader.h"

G_BEGIN_DECLS

/**
 * MoorJsonIntake:
 *
 * The judge of a full copy: is given its values one after the other, checks
 * each against the format (docs/json.md) and against the exercise it was
 * answered with, and adds what is good to an import that has begun. The first
 * thing that is wrong is an error, and the caller drops the import.
 */
typedef struct _MoorJsonIntake MoorJsonIntake;

MoorJsonIntake *moor_json_intake_new  (MoorStore       *store,
                                       MoorImport      *import);
void            moor_json_intake_free (MoorJsonIntake  *self);
/* Has the form of MoorJsonItemFunc; @intake is the #MoorJsonIntake. */
gboolean        moor_json_intake_item (const char      *member,
                                       const MoorJson  *value,
                                       gpointer         intake,
                                       GError         **error);
/* Nothing that has to be there is missing. */
gboolean        moor_json_intake_end  (MoorJsonIntake  *self,
                                       GError         **error);
/* TRUE once the file has said that it is a full copy. */
gboolean        moor_json_intake_is_copy (MoorJsonIntake *self);
/* After the import has ended well: settings where none is set. */
void            moor_json_intake_set_settings (MoorJsonIntake *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorJsonIntake, moor_json_intake_free)

G_END_DECLS
