/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* Any number of options, own words too. */
#define MOOR_TYPE_CHOICES_VIEW (moor_choices_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorChoicesView, moor_choices_view, MOOR, CHOICES_VIEW, MoorFieldView)

G_END_DECLS
