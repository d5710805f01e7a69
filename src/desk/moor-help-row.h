/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "content/moor-help-lines.h"

G_BEGIN_DECLS

typedef enum {
  MOOR_HELP_ROW_AS_IT_CAME,      /* a public line, as the data file has it */
  MOOR_HELP_ROW_CHANGED,         /* a public line with what the person made of it */
  MOOR_HELP_ROW_OWN,             /* added by the person */
} MoorHelpRowKind;

/* A number as Help now shows it. A changed row keeps what it was made of
 * (of_service and of_number, as they stand in the data file); when a newer file
 * no longer has that line, the changed row stays all the same. The emergency
 * number of a country is a row too: it has no service and stands at no door. */
typedef struct {
  MoorHelpRowKind  kind;
  gboolean         emergency;
  gboolean         left_out;     /* not shown until it is brought back */
  gboolean         outside;      /* OWN: kept in help.json, not in the journal */
  char            *id;           /* of a public line: what the file says of it; OWN: a UUID */
  char            *country;      /* "" for one that is not in the list */
  char            *of_service;   /* (nullable) */
  char            *of_number;    /* (nullable) an emergency number where none was known */
  char            *service;
  char            *number;
  char            *send;         /* (nullable) */
  char            *how;          /* (nullable) hours and ways in own words; AS_IT_CAME: NULL */
  guint            channels;     /* MoorHelpChannels */
  guint            doors;        /* 1 << MoorHelpDoor */
  gboolean         any_hour;     /* these three: AS_IT_CAME, see MoorHelpLine */
  int              from_hour;
  int              to_hour;
  char            *source;       /* (nullable) AS_IT_CAME */
  char            *checked_on;   /* (nullable) local date it was compared, written or said to be right */
  char            *asked_on;     /* (nullable) local date on which "Is this still right?" was put off */
} MoorHelpRow;

/* All (transfer full). */
MoorHelpRow *moor_help_row_new_line      (const MoorHelpCountry *country,
                                          const MoorHelpLine    *line);
/* NULL where the file knows none. */
MoorHelpRow *moor_help_row_new_emergency (const MoorHelpCountry *country);   /* (nullable) */
/* An own one, empty but for its id. */
MoorHelpRow *moor_help_row_new_own       (const char            *country);
MoorHelpRow *moor_help_row_copy          (const MoorHelpRow     *row);
void         moor_help_row_free          (MoorHelpRow           *row);

/* An emergency number of the person's own, for a country without one. */
MoorHelpRow *moor_help_row_new_own_emergency (const char        *country);

/* How CHANGED and OWN rows are kept. NULL for anything that is no row. */
JsonNode    *moor_help_row_to_json       (const MoorHelpRow     *row);
MoorHelpRow *moor_help_row_from_json     (JsonNode              *node);      /* (nullable) */

/* A name and a number that the person ticked "show while the journal is closed". */
typedef struct {
  char *person;                  /* (nullable) the id in the journal */
  char *name;
  char *number;                  /* (nullable) nobody without one is ever kept outside */
} MoorHelpPerson;

MoorHelpPerson *moor_help_person_new       (const char           *person,
                                            const char           *name,
                                            const char           *number);
void            moor_help_person_free      (MoorHelpPerson       *person);
JsonNode       *moor_help_person_to_json   (const MoorHelpPerson *person);
MoorHelpPerson *moor_help_person_from_json (JsonNode             *node);     /* (nullable) */

/* Whether two numbers are the same however they are spaced: "0800 1110111" and
 * "08001110111". */
gboolean        moor_help_same_number      (const char           *a,         /* (nullable) */
                                            const char           *b);        /* (nullable) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorHelpRow, moor_help_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorHelpPerson, moor_help_person_free)

G_END_DECLS
