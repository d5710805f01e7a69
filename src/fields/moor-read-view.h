/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* A card to read, with what is known and how surely. */
#define MOOR_TYPE_READ_VIEW (moor_read_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorReadView, moor_read_view, MOOR, READ_VIEW, MoorFieldView)

G_END_DECLS
