/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MoorOutputFile:
 *
 * A file that is there whole or not at all: written beside its place, for this
 * user alone (0600), then moved over it. What stood there before stays until
 * then. A path that names something else than a file (/dev/stdout, a pipe) is
 * written to directly.
 */
typedef struct _MoorOutputFile MoorOutputFile;

/* What @path names, links followed. (transfer full) */
char           *moor_output_file_resolve    (const char      *path);

MoorOutputFile *moor_output_file_new        (const char      *path,
                                             GError         **error);
GOutputStream  *moor_output_file_get_stream (MoorOutputFile  *self);   /* (transfer none) */
/* Whether it is something that is written to directly. */
gboolean        moor_output_file_is_direct  (MoorOutputFile  *self);
/* On disk and in its place when this returns TRUE. */
gboolean        moor_output_file_commit     (MoorOutputFile  *self,
                                             GError         **error);
/* Without a commit nothing is left behind. */
void            moor_output_file_free       (MoorOutputFile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorOutputFile, moor_output_file_free)

G_END_DECLS
