/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-step-summary.h"

G_BEGIN_DECLS

/**
 * MoorSummaryList:
 *
 * What a person wrote in one step, in their own words, each with its day and a way to
 * open the page. Mooring says nothing about it. Uses win.open-page.
 */
#define MOOR_TYPE_SUMMARY_LIST (moor_summary_list_get_type ())

G_DECLARE_FINAL_TYPE (MoorSummaryList, moor_summary_list, MOOR, SUMMARY_LIST, GtkWidget)

GtkWidget *moor_summary_list_new  (void);
/* @summary (nullable) is only read. */
void       moor_summary_list_show (MoorSummaryList       *self,
                                   const MoorStepSummary *summary);

G_END_DECLS
