/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the tables of elements are written: one file for each kind of file. */

typedef enum {
  TYPE_ID,                       /* need-words */
  TYPE_IDS,                      /* meaning did need */
  TYPE_NAME,                     /* D45, 12 */
  TYPE_YES_NO,
  TYPE_ONE_OF,                   /* of the values named */
  TYPE_INT,                      /* from low to high */
  TYPE_INTS,
  TYPE_CONDITION,                /* looked at by the parser */
  TYPE_TARGET,                   /* steady, steady:ID, help-now, exercise:ID */
  TYPE_AFTER,                    /* 1 day, field:ID */
  TYPE_PAUSE,                    /* 3 where tone < 0 */
  TYPE_TIMES,                    /* half end, 2 min */
  TYPE_URL,
  TYPE_NAMES,                    /* w1 w2 */
  TYPE_DECIMAL,                  /* 3, -0.25 */
  TYPE_SHARE,                    /* 1, 20% */
  TYPE_DATE,                     /* 2026-11-22 */
  TYPE_WORDS,                    /* anything that is not blank */
} AttributeType;

typedef struct {
  const char    *name;           /* with "!" in front where it must be there */
  AttributeType  type;
  int            low, high;
  const char    *values;         /* ONE_OF: separated by spaces */
} AttributeSpec;

typedef enum {
  CONTENT_ELEMENTS,              /* child elements and nothing else */
  CONTENT_WORDS,                 /* words, in which the children named may stand */
  CONTENT_WORDS_OR_NOTHING,
} ContentType;

typedef struct {
  const char          *name;
  const AttributeSpec *attributes;
  ContentType          content;
  /* Separated by spaces: "title!" exactly one, "why?" one or none, "part+" one
   * or more, "hint" any number. */
  const char          *children;
  gboolean             in_order; /* the children stand in that order */
} ElementSpec;

#define ATTRIBUTES(...) (const AttributeSpec[]) { __VA_ARGS__ { NULL } }
#define A(...) { __VA_ARGS__ },

/* Each ends with an element without a name. */
extern const ElementSpec moor_grammar_exercise[];
extern const ElementSpec moor_grammar_questionnaire[];

/* The kinds of fields, separated by spaces. */
#define COLUMN_KINDS                                                           \
  "text list choice choices scale percent date age check person link emotions body"
#define KINDS COLUMN_KINDS " rows items timer read"

G_END_DECLS
