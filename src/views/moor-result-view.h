/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "share/moor-scored-map.h"

G_BEGIN_DECLS

/**
 * MoorResultView:
 *
 * What the answers to one form give: what these statements are, the scores in words, then
 * the picture, then what it does not mean. While it is answered also the kind notes about
 * answers that are all the same, or came very quickly.
 *
 * Emits #MoorResultView::leave-out when the person would rather not keep the answers, and
 * #MoorResultView::put-back when they would after all.
 */
#define MOOR_TYPE_RESULT_VIEW (moor_result_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorResultView, moor_result_view, MOOR, RESULT_VIEW, GtkWidget)

/* @name as for moor_scored_map_new(), for now only. @asks: somebody is answering at this
 * moment. */
GtkWidget *moor_result_view_new      (MoorScored     *scored,
                                      guint           form,
                                      MoorScoredName  name,
                                      gpointer        data,
                                      gboolean        asks);
/* The answers were left out: says so, and offers to put them back. */
GtkWidget *moor_result_view_new_left (void);

G_END_DECLS
