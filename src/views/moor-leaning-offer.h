/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/**
 * MoorLeaningOffer:
 *
 * At the end of an exercise, once: whether the person wants to say how they tend to be.
 * With "Not now" it goes; the question itself comes only when it is asked for.
 */
#define MOOR_TYPE_LEANING_OFFER (moor_leaning_offer_get_type ())

G_DECLARE_FINAL_TYPE (MoorLeaningOffer, moor_leaning_offer, MOOR, LEANING_OFFER, GtkWidget)

GtkWidget *moor_leaning_offer_new (MoorDesk *desk);

G_END_DECLS
