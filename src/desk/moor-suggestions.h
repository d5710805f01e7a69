/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/moor-desk.h"

G_BEGIN_DECLS

/* The exercise in which a person chooses what they would like to be different, its
 * list of aims and the one for now. */
#define MOOR_MY_AIMS "my-aims"
#define MOOR_AIMS "aims"
#define MOOR_AIM_NOW "aim-now"

/* What the journal knows that a suggestion goes by. Nothing of it is a word that a
 * person wrote: of the two pages only options are read. */
typedef struct {
  const char *today;             /* local date */
  gboolean    first_time;        /* no pages at all */
  GPtrArray  *waiting;           /* MoorPage */
  GPtrArray  *counts;            /* MoorExerciseCount */
  MoorPage   *check_in;          /* (nullable) the newest, with answers */
  MoorPage   *aims;              /* (nullable) the newest page of MOOR_MY_AIMS, with answers */
} MoorSuggestionFacts;

/* One suggestion, three the first time, or none: a state just chosen comes first, then
 * an aim, then what brought the person here, then the way along the path. What is
 * about memories is never suggested.
 * (transfer full) (element-type MoorSuggestion) */
GPtrArray *moor_suggestions_find (MoorDesk                  *desk,
                                  const MoorSuggestionFacts *facts);

G_END_DECLS
