/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "content/moor-practice.h"

G_BEGIN_DECLS

/**
 * MoorPractices:
 *
 * The practices of one file, and for each state the order in which they are
 * offered. The built-in file is read when it is first asked for and stays; most
 * callers want the four functions at the end.
 */
#define MOOR_TYPE_PRACTICES (moor_practices_get_type ())

G_DECLARE_FINAL_TYPE (MoorPractices, moor_practices, MOOR, PRACTICES, GObject)

/* How a text is looked up: as moor_parser_read asks for those of exercises. */
typedef const char *(*MoorPracticesTranslate) (const char *context,
                                               const char *msgid,
                                               gpointer    data);

/* Strict: what the schema practices.rng does not allow, an id that stands twice, an
 * order that names nothing is MOOR_ERROR_BAD_INPUT with "NAME:LINE:COLUMN: error:
 * SENTENCE". @translate (nullable): texts as they are written. */
MoorPractices      *moor_practices_new_from_bytes (const char             *name,
                                                   GBytes                 *bytes,
                                                   MoorPracticesTranslate  translate,
                                                   gpointer                data,
                                                   GError                **error);
/* In the file's order. (transfer none) (element-type MoorPractice) */
GPtrArray          *moor_practices_list           (MoorPractices          *self);
const MoorPractice *moor_practices_lookup         (MoorPractices          *self,
                                                   const char             *id);    /* (nullable) both ways */
/* Those offered for @state ("racing"; NULL and anything else: "unknown"), best
 * first, without those that need something which is not in @allowed. Never empty in
 * the built-in file. (transfer container) (element-type MoorPractice) */
GPtrArray          *moor_practices_list_for_state (MoorPractices          *self,
                                                   const char             *state,
                                                   MoorPracticeNeeds       allowed);

/* The same of the built-in file, in the person's language. Main thread only. What
 * they give lives as long as the program. */
GPtrArray          *moor_practices_get_all        (void);
const MoorPractice *moor_practices_find           (const char             *id);    /* (nullable) both ways */
GPtrArray          *moor_practices_for_state      (const char             *state,
                                                   MoorPracticeNeeds       allowed);
/* What "Something else" leads to from @id (nullable): the first practice for @state
 * (nullable) that looks outward and is not @id. */
const MoorPractice *moor_practices_outward        (const char             *state,
                                                   const char             *id);

G_END_DECLS
