/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/moor-visibility.h"

G_BEGIN_DECLS

/* The options of a field at this moment, in order: earlier answers (from="…",
 * rows for="…"), then its own options whose condition holds, each value once.
 * For a timer with from="…": the practice that was chosen, or nothing.
 * What @chosen holds is among them even if nothing offers it any more: a choice
 * does not vanish because something else was changed. @chosen (nullable).
 * (transfer full) (element-type MoorOption) */
GPtrArray *moor_options_now   (const MoorField  *field,
                               MoorVisibility   *visibility,
                               const MoorAnswer *chosen);

/* Whether every value in @answer is among @options. */
gboolean   moor_options_allow (GPtrArray        *options,
                               const MoorField  *field,
                               const MoorAnswer *answer);

G_END_DECLS
