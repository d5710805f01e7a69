/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* An age in years, typed; may be approximate. */
#define MOOR_TYPE_AGE_VIEW (moor_age_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorAgeView, moor_age_view, MOOR, AGE_VIEW, MoorFieldView)

G_END_DECLS
