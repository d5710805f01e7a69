/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "content/moor-exercise.h"

G_BEGIN_DECLS

/* For the parser, which fills one in. */
struct _MoorExercise {
  GObject       parent_instance;

  char         *id;
  int           version;
  char         *language;
  char         *hash;
  char         *definition;
  char         *title;
  char         *summary;
  char         *why;
  MoorStep      step;
  int           depth;
  int           minutes;
  int           short_minutes;
  MoorDistress  distress;
  gboolean      living;
  gboolean      private_;
  gboolean      memory_frame;

  GPtrArray    *sources;         /* utf8 */
  GPtrArray    *cautions;        /* MoorWords */
  GPtrArray    *agains;          /* MoorWords */
  GPtrArray    *parts;           /* MoorPart */
  GPtrArray    *closings;        /* MoorWords */

  GHashTable   *fields;          /* id → MoorField, not owned: of parts and timers */
  GHashTable   *field_parts;     /* id → MoorPart, not owned */
};

MoorExercise *moor_exercise_new      (void);
/* Fills the two tables once the parts are in. */
void          moor_exercise_index    (MoorExercise  *self);

MoorField    *moor_field_new         (MoorFieldKind  kind);
void          moor_field_free        (MoorField     *field);
void          moor_words_free        (MoorWords     *words);
void          moor_option_free       (MoorOption    *option);
void          moor_block_free        (MoorBlock     *block);
MoorPart     *moor_part_new          (void);
void          moor_part_free         (MoorPart      *part);

gboolean      moor_field_kind_from_string (const char    *string,
                                           MoorFieldKind *kind);

G_END_DECLS
