/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* Places in the body, each with a strength and a word if the person wants to
 * give them: pressed on a drawing, or in the list that has them all. */
#define MOOR_TYPE_BODY_VIEW (moor_body_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorBodyView, moor_body_view, MOOR, BODY_VIEW, MoorFieldView)

G_END_DECLS
