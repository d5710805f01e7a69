/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "journal/moor-page.h"

G_BEGIN_DECLS

/**
 * MoorAudienceButton:
 *
 * Says who a page is for, and opens the three choices with a sentence about
 * each: Only me, For my counselor, Put away.
 *
 * Emits #MoorAudienceButton::chosen when the person chose.
 */
#define MOOR_TYPE_AUDIENCE_BUTTON (moor_audience_button_get_type ())

G_DECLARE_FINAL_TYPE (MoorAudienceButton, moor_audience_button, MOOR, AUDIENCE_BUTTON, GtkWidget)

GtkWidget    *moor_audience_button_new          (void);
/* What the choice for a counselor is called: "For my counselor" until then. */
void          moor_audience_button_set_counselor (MoorAudienceButton *self,
                                                 const char         *words);
void          moor_audience_button_show         (MoorAudienceButton *self,
                                                 MoorAudience        audience,
                                                 gboolean            put_away);
MoorAudience  moor_audience_button_get_audience (MoorAudienceButton *self);
gboolean      moor_audience_button_is_put_away  (MoorAudienceButton *self);

G_END_DECLS
