/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* A day: some days ahead as buttons, or one from the calendar, or none. */
#define MOOR_TYPE_DATE_VIEW (moor_date_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorDateView, moor_date_view, MOOR, DATE_VIEW, MoorFieldView)

G_END_DECLS
