/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-person.h"
#include "journal/moor-writer.h"

G_BEGIN_DECLS

/* Short writing besides saves: MoorWriterFuncs. @data as named. */

gboolean moor_edits_page_left     (MoorWriter *writer, MoorConnection *connection, gpointer page_id, GError **error);
gboolean moor_edits_keep_revision (MoorWriter *writer, MoorConnection *connection, gpointer page_id, GError **error);
gboolean moor_edits_person        (MoorWriter *writer, MoorConnection *connection, gpointer person, GError **error);
gboolean moor_edits_delete_person (MoorWriter *writer, MoorConnection *connection, gpointer id, GError **error);
/* char *[2]: name, and value or NULL. */
gboolean moor_edits_setting       (MoorWriter *writer, MoorConnection *connection, gpointer pair, GError **error);

/* Whether a page's answers are those of a revision, cell for cell. */
gboolean moor_edits_is_revision   (MoorConnection *connection, gint64 page, gint64 revision,
                                   gboolean *same, GError **error);

G_END_DECLS
