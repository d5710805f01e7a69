/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-help-own.h"

G_BEGIN_DECLS

/**
 * MoorHelpPlan:
 *
 * The person's safety plan in their own words, large and only to be read. Its
 * button activates help.begin.
 */
#define MOOR_TYPE_HELP_PLAN (moor_help_plan_get_type ())

G_DECLARE_FINAL_TYPE (MoorHelpPlan, moor_help_plan, MOOR, HELP_PLAN, GtkWidget)

/* @own must have a plan. @may_change: the exercise can be begun from here. */
void moor_help_plan_show  (MoorHelpPlan      *self,
                           const MoorHelpOwn *own,
                           gboolean           may_change);
/* Puts the focus on its heading. */
void moor_help_plan_begin (MoorHelpPlan      *self);

G_END_DECLS
