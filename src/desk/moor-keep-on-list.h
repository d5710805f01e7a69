/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/* "Put it on my list": when a page is finished in which a field of the role
 * keep-on-list is ticked, the words of its field of the role keep-words go to the
 * end of the list of what helps, on the living page of My people and what helps.
 * That page is made if there is none; one that says something keeps that as an
 * earlier version; what is on the list already does not come a second time.
 *
 * Which pages still wait for it stands in a setting until it is done, so that it
 * outlives a crash: the next start does the rest. */

/* From now on, for this sitting. Does nothing for an exercise without the role. */
void moor_keep_on_list_watch    (MoorDesk    *self,
                                 MoorSitting *sitting);

/* What was left over from the last time. For a journal open for writing. */
void moor_keep_on_list_catch_up (MoorDesk    *self);

/* Calls @then once nothing more is on its way, which may be at once. */
void moor_keep_on_list_wait     (MoorDesk    *self,
                                 void       (*then) (gpointer data),
                                 gpointer     data);

G_END_DECLS
