/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-practices.h"

G_BEGIN_DECLS

/* @practice at the pace that is set for this device, if it is the one that may be
 * breathed at a pace of one's own; else as it is written.
 * (transfer full) */
MoorPractice      *moor_own_pace         (const MoorPractice *practice);
/* What the checklists on this device allowed. */
MoorPracticeNeeds  moor_own_pace_allowed (void);

G_END_DECLS
