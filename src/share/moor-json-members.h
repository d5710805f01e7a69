/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "share/moor-json-reader.h"

G_BEGIN_DECLS

/* Reading the members of an object that somebody else may have written. Each
 * returns FALSE and sets a MOOR_ERROR_BAD_INPUT sentence that names the member,
 * never its value. Strings belong to the object. A member that may be missing
 * may be null as well. */

/* That @object is an object with no other members than @names
 * (NULL-terminated). */
gboolean moor_json_members_known   (const MoorJson     *object,
                                    const char * const *names,
                                    GError            **error);
gboolean moor_json_members_string  (const MoorJson     *object,
                                    const char         *name,
                                    const char        **value,     /* never "" nor NULL */
                                    GError            **error);
gboolean moor_json_members_text    (const MoorJson     *object,
                                    const char         *name,
                                    const char        **value,     /* NULL: missing; may be "" */
                                    GError            **error);
gboolean moor_json_members_integer (const MoorJson     *object,
                                    const char         *name,
                                    int                 lowest,
                                    int                 highest,
                                    int                *value,
                                    GError            **error);
gboolean moor_json_members_boolean (const MoorJson     *object,
                                    const char         *name,
                                    gboolean           *value,
                                    GError            **error);
gboolean moor_json_members_time    (const MoorJson     *object,
                                    const char         *name,
                                    gint64             *value,     /* µs UTC */
                                    GError            **error);
/* A local day. */
gboolean moor_json_members_date    (const MoorJson     *object,
                                    const char         *name,
                                    gboolean            optional,
                                    const char        **value,
                                    GError            **error);
gboolean moor_json_members_uuid    (const MoorJson     *object,
                                    const char         *name,
                                    const char        **value,
                                    GError            **error);
/* NULL-terminated, the array (transfer full), its strings (transfer none). */
gboolean moor_json_members_strings (const MoorJson     *object,
                                    const char         *name,
                                    const char       ***values,
                                    GError            **error);
/* The error that the functions above set: "“NAME” is not what it has to be."
 * Returns FALSE. */
gboolean moor_json_members_wrong   (const char         *name,
                                    GError            **error);

G_END_DECLS
