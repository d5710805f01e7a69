/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* Several of the same, each a card with the columns as fields; never a table. */
#define MOOR_TYPE_ROWS_VIEW (moor_rows_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorRowsView, moor_rows_view, MOOR, ROWS_VIEW, MoorFieldView)

G_END_DECLS
