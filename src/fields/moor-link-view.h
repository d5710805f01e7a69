/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* One of the person's own pages, or an exercise: chosen from a list behind a
 * button, and taken away again. Nothing is chosen beforehand. */
#define MOOR_TYPE_LINK_VIEW (moor_link_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorLinkView, moor_link_view, MOOR, LINK_VIEW, MoorFieldView)

G_END_DECLS
