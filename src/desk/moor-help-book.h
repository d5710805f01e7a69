/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/moor-help-file.h"
#include "journal/moor-store.h"

G_BEGIN_DECLS

/* After this many days a number that the person wrote is asked about: "Is this
 * number still right?", and so is the plan. */
#define MOOR_HELP_ASK_AFTER_DAYS 365
/* "Not now" holds for so long. */
#define MOOR_HELP_NOT_NOW_DAYS 30

/**
 * MoorHelpBook:
 *
 * The numbers Help now shows: the public lines of the data file, what the
 * person made of them, and rows of their own. Reads help.json when it is made
 * and writes every change at once; own rows without the tick "show it while the
 * journal is closed" are among the journal's settings and are here only while a
 * store is set.
 *
 * A change that cannot be written is not made: the answer is FALSE and a
 * sentence. Emits #MoorHelpBook::changed after one that was made.
 */
#define MOOR_TYPE_HELP_BOOK (moor_help_book_get_type ())

G_DECLARE_FINAL_TYPE (MoorHelpBook, moor_help_book, MOOR, HELP_BOOK, GObject)

MoorHelpBook  *moor_help_book_new            (const char    *data_dir);
/* NULL when the data file cannot be read: no public line is known then, but for
 * those the person changed. (transfer none) (nullable) */
MoorHelpLines *moor_help_book_get_lines      (MoorHelpBook  *self);
/* A sentence when help.json is there and cannot be read. (nullable) */
const char    *moor_help_book_get_problem    (MoorHelpBook  *self);
const char    *moor_help_book_get_data_dir   (MoorHelpBook  *self);
/* (nullable) The journal, while it is open. Emits changed if that brings or takes
 * away own rows. */
void           moor_help_book_set_store      (MoorHelpBook  *self,
                                              MoorStore     *store);
MoorStore     *moor_help_book_get_store      (MoorHelpBook  *self);     /* (nullable) */

/* Of that country for that door: the data file's order, changed ones in their
 * places, then changed ones that the file no longer has, then own ones.
 * (transfer full) (element-type MoorHelpRow) */
GPtrArray     *moor_help_book_get_rows       (MoorHelpBook  *self,
                                              const char    *country,
                                              MoorHelpDoor   door,
                                              gboolean       left_out);
/* The emergency number, the person's own before the file's. (transfer full)
 * (nullable) */
MoorHelpRow   *moor_help_book_get_emergency  (MoorHelpBook  *self,
                                              const char    *country);
/* Of any country. (transfer full) (nullable) */
MoorHelpRow   *moor_help_book_find           (MoorHelpBook  *self,
                                              const char    *id);
/* Whether to ask if it is still right: changed and own ones only. */
gboolean       moor_help_row_is_old          (const MoorHelpRow *row);

/* Keeps @row, which is checked today with that: a public line as changed, an own
 * one in help.json or in the journal as its "outside" says. Without a store it
 * can only be outside. */
gboolean       moor_help_book_keep           (MoorHelpBook       *self,
                                              const MoorHelpRow  *row,
                                              GError            **error);
/* A public line as it came; an own row is taken away. */
gboolean       moor_help_book_undo           (MoorHelpBook       *self,
                                              const char         *id,
                                              GError            **error);
gboolean       moor_help_book_leave_out      (MoorHelpBook       *self,
                                              const char         *id,
                                              gboolean            leave_out,
                                              GError            **error);
/* "Yes, it is still right", "Not now". */
gboolean       moor_help_book_is_right       (MoorHelpBook       *self,
                                              const char         *id,
                                              GError            **error);
gboolean       moor_help_book_not_now        (MoorHelpBook       *self,
                                              const char         *id,
                                              GError            **error);

/* People with the tick "show while the journal is closed". (transfer none)
 * (element-type MoorHelpPerson) */
GPtrArray     *moor_help_book_get_shown      (MoorHelpBook       *self);
gboolean       moor_help_book_is_shown       (MoorHelpBook         *self,
                                              const MoorHelpPerson *person);
gboolean       moor_help_book_show           (MoorHelpBook         *self,
                                              const MoorHelpPerson *person,
                                              gboolean              show,
                                              GError              **error);
/* What the journal says goes for what is kept outside: a name or number that was
 * changed there is changed here, and who is no longer among @people
 * (element-type MoorHelpPerson) is shown no longer. */
gboolean       moor_help_book_follow         (MoorHelpBook       *self,
                                              GPtrArray          *people,
                                              GError            **error);

G_END_DECLS
