/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "content/moor-library.h"
#include "guide/moor-run.h"
#include "views/moor-links.h"
#include "views/moor-people.h"

G_BEGIN_DECLS

/**
 * MoorPartView:
 *
 * The current part of a run, one screen: what is said first, the prompt, its
 * hint, the fields with the notes their answers bring, and what was written
 * before. Follows the run for as long as it is at this part; a field that a
 * person is in is never built anew.
 *
 * Emits #MoorPartView::go (string exercise id) when another exercise is asked
 * for.
 */
#define MOOR_TYPE_PART_VIEW (moor_part_view_get_type ())

G_DECLARE_FINAL_TYPE (MoorPartView, moor_part_view, MOOR, PART_VIEW, GtkWidget)

/* @library (nullable): where the titles of other exercises are found. */
GtkWidget *moor_part_view_new           (MoorRun *run, MoorPeople *people, MoorLinks *links,
                                         MoorLibrary *library);
MoorPart  *moor_part_view_get_part      (MoorPartView *self);
/* The first field, or FALSE where there is none to answer. */
gboolean   moor_part_view_begin         (MoorPartView *self);
gboolean   moor_part_view_has_fields    (MoorPartView *self);
/* Three ways stand below the questions after a yes. Where nobody can see them yet,
 * brings them into sight, with the focus, and returns TRUE: Next waits for that. */
gboolean   moor_part_view_show_ways     (MoorPartView *self);
/* A sentence why this part cannot be left yet, at the field it is about. */
void       moor_part_view_show_required (MoorPartView *self, const char *sentence);
/* Fields show what the run says, where that was answered from outside. */
void       moor_part_view_renew_answers (MoorPartView *self);
/* "You were here", with the answer given last (nullable). */
void       moor_part_view_show_return   (MoorPartView *self, const char *last_answer);
/* "What you wrote before": kept open from part to part once it is. */
void       moor_part_view_set_before    (MoorPartView *self, gboolean open);
gboolean   moor_part_view_get_before    (MoorPartView *self);
gboolean   moor_part_view_has_before    (MoorPartView *self);

G_END_DECLS
