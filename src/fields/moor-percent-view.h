/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* A percentage, typed; empty until it is. */
#define MOOR_TYPE_PERCENT_VIEW (moor_percent_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorPercentView, moor_percent_view, MOOR, PERCENT_VIEW, MoorFieldView)

G_END_DECLS
