/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fields/moor-field-view.h"

G_BEGIN_DECLS

/* A text of one or more lines; a telephone number is an entry. */
#define MOOR_TYPE_TEXT_VIEW (moor_text_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorTextView, moor_text_view, MOOR, TEXT_VIEW, MoorFieldView)

G_END_DECLS
