/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-person.h"

G_BEGIN_DECLS

/* As read from the journal. (transfer full) */
MoorPerson *moor_person_new_stored (const char *id,
                                    const char *name,
                                    const char *phone,
                                    gboolean    not_to_be_shown,
                                    gboolean    gone);

G_END_DECLS
