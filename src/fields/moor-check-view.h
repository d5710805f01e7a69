/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* One thing to tick. It draws the label beside its box. */
#define MOOR_TYPE_CHECK_VIEW (moor_check_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorCheckView, moor_check_view, MOOR, CHECK_VIEW, MoorFieldView)

G_END_DECLS
