/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* One of several options, or own words. Pressing the chosen one takes it back. */
#define MOOR_TYPE_CHOICE_VIEW (moor_choice_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorChoiceView, moor_choice_view, MOOR, CHOICE_VIEW, MoorFieldView)

G_END_DECLS
