/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What libFuzzer calls with one input after the other. Each fuzz-TARGET.c is this one
 * function; corpus.c calls it, too, with the files that are kept. Whatever is wrong ends
 * the program. */
int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);
