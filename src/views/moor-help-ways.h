/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "content/moor-help-lines.h"

G_BEGIN_DECLS

/* Which of the ways to reach a number something on this desktop handles: CALL
 * (tel:), TEXT (sms:), MAIL (mailto:). Asked anew each time. */
guint  moor_help_ways_here  (void);

/* The address for one way, to be given to the desktop. NULL when the number has
 * nothing in it that could be called. @send (nullable): the text to begin with.
 * (transfer full) (nullable) */
char  *moor_help_ways_uri   (MoorHelpChannels  way,
                             const char       *number,
                             const char       *send);

G_END_DECLS
