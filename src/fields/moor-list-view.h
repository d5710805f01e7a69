/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* Lines that add themselves: the last one is always empty. */
#define MOOR_TYPE_LIST_VIEW (moor_list_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorListView, moor_list_view, MOOR, LIST_VIEW, MoorFieldView)

G_END_DECLS
