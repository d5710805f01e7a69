/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-exercise.h"
#include "journal/moor-page.h"

G_BEGIN_DECLS

/* How stored values are called in JSON; frozen with the format version. */

const char *moor_json_state_to_string      (MoorPageState  state);      /* "draft" */
gboolean    moor_json_state_from_string    (const char    *string,
                                            MoorPageState *state);
const char *moor_json_audience_to_string   (MoorAudience   audience);   /* "only-me" */
gboolean    moor_json_audience_from_string (const char    *string,
                                            MoorAudience  *audience);

/* µs UTC ↔ "2026-11-22T20:40:00.123456Z"; nothing else is read. */
char       *moor_json_time_to_string       (gint64         time_us);    /* (transfer full) */
gboolean    moor_json_time_from_string     (const char    *string,
                                            gint64        *time_us);

G_END_DECLS
