/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MoorHeaderEnd:
 *
 * The window's buttons at the end of a header bar. Where there is no room for all
 * of them only closing stays: Steady and Help now keep their place at 360 px on
 * every desktop. For header bars with show-end-title-buttons off.
 */
#define MOOR_TYPE_HEADER_END (moor_header_end_get_type ())

G_DECLARE_FINAL_TYPE (MoorHeaderEnd, moor_header_end, MOOR, HEADER_END, GtkWidget)

G_END_DECLS
