/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A disk that can be full, read short, or lose its power, put under SQLite in
 * this process: every connection opened after fault_vfs_install goes through
 * it. Calls may come from any thread.
 *
 * Losing power: what was written to a file since it was last synced may be
 * there, be there in part (torn at a sector's edge), or be missing, each write
 * for itself; a copy of the directory is made as such a disk would show it
 * after the next start, while the program goes on. */

void fault_vfs_install    (void);

/* From now on nothing can grow: writes past the end of a file fail, like those
 * on a full disk. */
void fault_vfs_set_full   (gboolean full);
/* The next @n reads of files whose name ends in @suffix give only half. */
void fault_vfs_short_reads (const char *suffix, guint n);
/* Every write fails with an error of the device. */
void fault_vfs_set_broken (gboolean broken);

/* At the @n-th write or sync from now, copies @dir, as it would be after a loss
 * of power just then, into the empty directory @image; @at is called first, on
 * whatever thread writes. Chance comes from g_test_rand_int. */
void  fault_vfs_power_off   (guint       n,
                             const char *dir,
                             const char *image,
                             void      (*at) (gpointer data),
                             gpointer    data);
/* Whether that has happened. */
gboolean fault_vfs_is_off   (void);
/* How many writes no sync had covered then, in all so far. */
guint fault_vfs_n_at_risk   (void);
