/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-connection.h"
#include "journal/moor-page-private.h"

G_BEGIN_DECLS

/* From rows of the journal to what the rest of the program knows. */

/* What moor_rows_page reads, from a row of "page". */
#define MOOR_PAGE_COLUMNS "page.key, " MOOR_PAGE_OTHER_COLUMNS
#define MOOR_PAGE_OTHER_COLUMNS \
  "page.id, page.exercise, page.version, page.definition, page.title, page.preview, " \
  "page.created, page.updated, page.offset, page.date, page.state, page.place, page.skipped, " \
  "page.leaning, page.short_form, page.due, page.due_part, page.audience, page.put_away, " \
  "page.starred, page.left_alone, page.trashed, " \
  "(SELECT group_concat (name, char (31) ORDER BY name) FROM tag WHERE tag.page = page.key)"
#define MOOR_PAGE_N_COLUMNS 24

/* The page of the current row, whose first columns are MOOR_PAGE_COLUMNS.
 * (transfer full) */
MoorPage    *moor_rows_page             (MoorStatement   *statement);

/* All answers of a page. (transfer full) NULL and an error. */
MoorAnswers *moor_rows_answers          (MoorConnection  *connection,
                                         gint64           page,
                                         GError         **error);
MoorAnswers *moor_rows_revision_answers (MoorConnection  *connection,
                                         gint64           revision,
                                         GError         **error);

/* The key of a page; %MOOR_ERROR_NOT_FOUND. */
gboolean     moor_rows_find             (MoorConnection  *connection,
                                         const char      *page_id,
                                         gint64          *key,
                                         GError         **error);

/* A column's text; "" for NULL. */
const char  *moor_rows_text             (MoorStatement   *statement,
                                         int              column);

/* The name of a person, for moor_field_answer_to_text. The title of a page that
 * is linked to may change, or be put away: it is found under its own page alone. */
typedef struct {
  MoorConnection *connection;
  GHashTable     *names;         /* UUID → name */
} MoorNames;

void         moor_names_init            (MoorNames       *self,
                                         MoorConnection  *connection);
void         moor_names_clear           (MoorNames       *self);
const char  *moor_names_lookup          (const MoorField *field,
                                         const char      *uuid,
                                         gpointer         names);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MoorNames, moor_names_clear)

G_END_DECLS
