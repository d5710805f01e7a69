/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/**
 * MoorCovers:
 *
 * What covers everything else in the window, and gives it back as it was, down to
 * the focus: the hidden screen, Steady and Help now. Puts them into the stack it
 * was made with and takes them away again. Steady and Help now lead to each other;
 * each leads back to where it was opened, and the last of them to what the person
 * was at. Neither needs an open journal.
 *
 * Signals:
 *   "changed" ()  something else is in front now.
 *   "begin" (string exercise)  Help now asks for an exercise; the covers are gone.
 */
#define MOOR_TYPE_COVERS (moor_covers_get_type ())

G_DECLARE_FINAL_TYPE (MoorCovers, moor_covers, MOOR, COVERS, GObject)

/* @stack with a page named "open": what is covered. @data_dir: where Help now keeps
 * the country. @device (nullable): see moor_device_settings(). */
MoorCovers *moor_covers_new         (GtkStack *stack, const char *data_dir, GSettings *device);
/* Whether nothing covers the window. */
gboolean    moor_covers_are_open    (MoorCovers *self);
/* Over whatever is there, the hidden screen too: someone in danger who presses it
 * there wants the numbers. @desk (nullable) is the journal's, @begins whether
 * exercises can be begun from there. */
void        moor_covers_help_now    (MoorCovers *self, MoorDesk *desk, gboolean begins);
/* @practice: its id; NULL for the one used last. */
void        moor_covers_steady      (MoorCovers *self, const char *practice);
void        moor_covers_hide        (MoorCovers *self);
/* The journal has changed; for Help now, where it is open. */
void        moor_covers_fill_help   (MoorCovers *self, MoorDesk *desk, gboolean begins);

G_END_DECLS
