/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MoorJsonWriter:
 *
 * Writes JSON as it goes, two spaces of indentation a level, so that a journal
 * of any size can be written page by page. Every function that takes @name
 * wants one inside an object and %NULL elsewhere. Strings must be valid UTF-8.
 */
typedef struct _MoorJsonWriter MoorJsonWriter;

MoorJsonWriter *moor_json_writer_new          (void);
void            moor_json_writer_free         (MoorJsonWriter *self);

void            moor_json_writer_begin_object (MoorJsonWriter *self, const char *name);
void            moor_json_writer_begin_array  (MoorJsonWriter *self, const char *name);
/* An array on one line: for values too small to fill lines of their own. */
void            moor_json_writer_begin_row    (MoorJsonWriter *self, const char *name);
void            moor_json_writer_end          (MoorJsonWriter *self);
/* NULL writes null. */
void            moor_json_writer_string       (MoorJsonWriter *self, const char *name,
                                               const char *value);
/* Finite; written so that reading it gives the same number. */
void            moor_json_writer_number       (MoorJsonWriter *self, const char *name,
                                               double value);
void            moor_json_writer_boolean      (MoorJsonWriter *self, const char *name,
                                               gboolean value);
/* NULL-terminated; NULL writes an empty array. */
void            moor_json_writer_strings      (MoorJsonWriter *self, const char *name,
                                               const char * const *values);

/* What was written since the last call. Once everything is ended, it ends with
 * a line feed. (transfer full) */
char           *moor_json_writer_take         (MoorJsonWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorJsonWriter, moor_json_writer_free)

G_END_DECLS
