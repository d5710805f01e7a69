/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "journal/moor-store.h"

G_BEGIN_DECLS

/* The two ways out of the trash, over a view that stays there until it is done. */

/* @problem (nullable): why it did not work; NULL: the page is no longer there. */
typedef void (*MoorPageGone) (GtkWidget *over, const char *problem);

void moor_page_trash_restore (GtkWidget *over, MoorStore *store, const char *page_id,
                              MoorPageGone gone);
/* Asks before. */
void moor_page_trash_purge   (GtkWidget *over, MoorStore *store, const char *page_id,
                              MoorPageGone gone);

G_END_DECLS
