/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* Statements, all answered on one scale. */
#define MOOR_TYPE_ITEMS_VIEW (moor_items_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorItemsView, moor_items_view, MOOR, ITEMS_VIEW, MoorFieldView)

G_END_DECLS
