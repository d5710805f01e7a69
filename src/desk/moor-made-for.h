/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is made for what: for a state just chosen, for an aim, for what brought a
 * person here; and the sentence that says why. The sentences are whole, so that no
 * word is ever put inside one: neither a person's own nor a title. */
typedef struct {
  const char *key;               /* a state, an aim, a reason */
  const char *exercise;          /* passed over where it is not in the library */
  const char *why;               /* untranslated */
} MoorMadeFor;

/* (transfer none) @n of them; for one key, the first comes first. */
const MoorMadeFor *moor_made_for_states  (guint *n);
const MoorMadeFor *moor_made_for_aims    (guint *n);
const MoorMadeFor *moor_made_for_reasons (guint *n);

G_END_DECLS
