/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The five doors of Help now. The strings of moor_help_door_to_string stand in
 * the data file and with the rows that a person changed or added: frozen. */
typedef enum {
  MOOR_HELP_DOOR_MYSELF,         /* "I might hurt myself or end my life" */
  MOOR_HELP_DOOR_SOMEONE,        /* "Someone might hurt me" */
  MOOR_HELP_DOOR_OTHERS,         /* "A child or someone else is in danger" */
  MOOR_HELP_DOOR_BODY,           /* "My body: overdose, withdrawal, chest pain" */
  MOOR_HELP_DOOR_ELSE,           /* "Something else" */
  MOOR_N_HELP_DOORS
} MoorHelpDoor;

/* Their strings are stored as those of the doors are. */
typedef enum {
  MOOR_HELP_CALL     = 1 << 0,
  MOOR_HELP_TEXT     = 1 << 1,   /* a text message */
  MOOR_HELP_CHAT     = 1 << 2,   /* on the service's own site */
  MOOR_HELP_WHATSAPP = 1 << 3,
  MOOR_HELP_MAIL     = 1 << 4,   /* the number is a mail address */
  MOOR_HELP_TTY      = 1 << 5,   /* for people who do not hear well */
} MoorHelpChannels;

/* One number of one service. */
typedef struct {
  char             *service;     /* its own name, never translated */
  char             *number;      /* as it is best read aloud: "116 123" */
  char             *send;        /* (nullable) the word to send: "START" */
  MoorHelpChannels  channels;
  gboolean          any_hour;
  int               from_hour;   /* local hours, 0 to 24; both -1: any hour or not known */
  int               to_hour;
  guint             doors;       /* 1 << MoorHelpDoor */
  char             *source;      /* where it was read */
  char             *checked_on;  /* "2026-11-22": the day it was compared with the source */
} MoorHelpLine;

typedef struct {
  char             *code;        /* ISO 3166-1, "DE" */
  char             *name;        /* in the person's language */
  char             *emergency;   /* (nullable) NULL: say "your local emergency number" */
  char             *emergency_source;      /* (nullable) */
  char             *emergency_checked_on;  /* (nullable) */
  GPtrArray        *lines;       /* MoorHelpLine, in the file's order */
} MoorHelpCountry;

/**
 * MoorHelpLines:
 *
 * Crisis lines by country, read-only. Only rows with a source and a day of
 * checking are in the file; a country without a row is not a mistake, it says
 * that nothing is known for certain. Everything it gives is owned by it.
 */
#define MOOR_TYPE_HELP_LINES (moor_help_lines_get_type ())

G_DECLARE_FINAL_TYPE (MoorHelpLines, moor_help_lines, MOOR, HELP_LINES, GObject)

/* The built-in file. */
MoorHelpLines         *moor_help_lines_new            (GError        **error);
/* Strict: an unknown element or attribute, a repeated country, a bad date is
 * MOOR_ERROR_BAD_INPUT with "NAME:LINE:COLUMN: error: SENTENCE". */
MoorHelpLines         *moor_help_lines_new_from_bytes (const char     *name,
                                                       GBytes         *bytes,
                                                       GError        **error);

/* By name. (transfer none) (element-type MoorHelpCountry) */
GPtrArray             *moor_help_lines_get_countries  (MoorHelpLines  *self);
const MoorHelpCountry *moor_help_lines_find           (MoorHelpLines  *self,
                                                       const char     *code);  /* (nullable) both ways */
/* Those of that country for that door, in the file's order; the emergency
 * number is not among them. Never NULL. (transfer container) (element-type
 * MoorHelpLine) */
GPtrArray             *moor_help_lines_get_lines      (MoorHelpLines  *self,
                                                       const char     *code,   /* (nullable) */
                                                       MoorHelpDoor    door);

/* The region of the locale ("de_AT.UTF-8" gives "AT"), only a first guess: the
 * country is chosen apart from the language. (transfer full) (nullable) */
char                  *moor_help_lines_guess_country  (void);

const char            *moor_help_door_to_string       (MoorHelpDoor    door);

/* Several doors, or channels, as the data file writes them ("myself else"): how
 * they are stored, too. None is "". (transfer full) */
char                  *moor_help_doors_to_string      (guint           doors);
char                  *moor_help_channels_to_string   (guint           channels);
/* FALSE for a word that is not known, or stands there twice. */
gboolean               moor_help_doors_from_string    (const char     *string,
                                                       guint          *doors);
gboolean               moor_help_channels_from_string (const char     *string,
                                                       guint          *channels);

G_END_DECLS
