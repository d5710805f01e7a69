/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* Someone the person writes about: one of those they know already, or a new
 * name. Several where the field says so. */
#define MOOR_TYPE_PERSON_VIEW (moor_person_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorPersonView, moor_person_view, MOOR, PERSON_VIEW, MoorFieldView)

G_END_DECLS
