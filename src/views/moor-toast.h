/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A sentence for a toast: whole, in lines that fit a window of 360 px, and there
 * for ten seconds, fifteen with a button. @where: what it will be shown in.
 * @sentence is plain text. @button (nullable). */
AdwToast *moor_toast_new (GtkWidget *where, const char *sentence, const char *button);

G_END_DECLS
