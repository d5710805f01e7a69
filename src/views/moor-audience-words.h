/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/* Who a page is for, in words: "Only me", "For Ada" (the person's own word for a
 * counselor, "For my counselor" without one), "Put away". (transfer full) */
char *moor_audience_words (MoorDesk     *desk,
                           MoorAudience  audience,
                           gboolean      put_away);

G_END_DECLS
