/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "content/moor-help-lines.h"

G_BEGIN_DECLS

/**
 * MoorCountry:
 *
 * Which country's numbers Help now shows, chosen apart from the language and
 * kept in help.json. Until something is chosen it stands on the country of the
 * locale.
 *
 * Emits #MoorCountry::chosen (string, nullable): the sentence when the choice
 * could not be kept.
 */
#define MOOR_TYPE_COUNTRY (moor_country_get_type ())

G_DECLARE_FINAL_TYPE (MoorCountry, moor_country, MOOR, COUNTRY, GtkWidget)

/* To be called once, before it is shown. */
void        moor_country_fill     (MoorCountry   *self,
                                   MoorHelpLines *help,
                                   const char    *data_dir);
/* "" for one that is not in the list. */
const char *moor_country_get_code (MoorCountry   *self);
/* The name for the screen reader is that of @label. */
void        moor_country_set_label (MoorCountry  *self,
                                    GtkWidget    *label);

G_END_DECLS
