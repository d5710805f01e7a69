/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/* Questions over a view. Each is modal for the window @over stands in and
 * belongs to its application. */

/* Keep or delete for good; its response "delete" deletes. Not presented yet. */
GtkWidget *moor_dialog_new_delete (GtkWidget  *over,
                                   const char *heading,
                                   const char *body,
                                   const char *keep_label);

/* @first_page (nullable) is the first page made, @problem (nullable) why it
 * stopped before the last. */
typedef void (*MoorPagesMade) (GtkWidget  *over,
                               const char *first_page,
                               const char *problem);

/* A text that is more than a page can hold: offers to make several pages of it,
 * with nothing left out. @made is called on @over once they are on disk. */
void       moor_dialog_offer_pages (GtkWidget     *over,
                                    MoorDesk      *desk,
                                    const char    *text,
                                    MoorPagesMade  made);

G_END_DECLS
