/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* A number between two ends that is not answered until one is pressed. */
#define MOOR_TYPE_SCALE_VIEW (moor_scale_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorScaleView, moor_scale_view, MOOR, SCALE_VIEW, MoorFieldView)

G_END_DECLS
