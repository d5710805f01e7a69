/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* Words for feelings, each with a strength if the person wants to give one. */
#define MOOR_TYPE_EMOTIONS_VIEW (moor_emotions_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorEmotionsView, moor_emotions_view, MOOR, EMOTIONS_VIEW, MoorFieldView)

G_END_DECLS
