/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MoorPlace:
 *
 * Where a run is, as it is stored with the page (frozen):
 *
 *   "4/7 need old-move pull moment"   at the part "need", the fourth of seven;
 *                                     then the parts before it, nearest first
 *   "7/7 * need old-move …"           at the closing
 *   "= 2026-11-22"                    finished on that local day
 *
 * The parts before it are there for the day when a part is gone: the nearest
 * that is left takes its place. The count is there so that a list can say "4 of
 * 7" without reading the page.
 */
typedef struct {
  int       position;     /* 1 for the first, 0 unknown */
  int       n_parts;
  gboolean  closing;
  char    **parts;        /* ids, nearest first; never NULL */
  char     *done_on;      /* (nullable) local date */
} MoorPlace;

/* Reads anything: what is no place gives one that is empty. (transfer full) */
MoorPlace *moor_place_parse  (const char      *text);    /* (nullable) */
char      *moor_place_format (const MoorPlace *self);    /* (transfer full) */
void       moor_place_free   (MoorPlace       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorPlace, moor_place_free)

G_END_DECLS
