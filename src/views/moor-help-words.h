/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/moor-help-row.h"

G_BEGIN_DECLS

/* What Help now says of doors and rows. */

const char *moor_help_words_door    (MoorHelpDoor       door);
/* "Call or text, any hour.": hours and ways, as the file or the person has them.
 * (transfer full) (nullable) */
char       *moor_help_words_how     (const MoorHelpRow *row);
/* "Checked on 3 October. Source: 3114.fr", "You changed this on 3 October."
 * (transfer full) (nullable) */
char       *moor_help_words_checked (const MoorHelpRow *row);

G_END_DECLS
