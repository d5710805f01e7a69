/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "content/moor-condition.h"

G_BEGIN_DECLS

/* What an exercise file says, read-only. Everything below is owned by the
 * MoorExercise it belongs to and lives as long as it does. Texts are already in
 * the person's language. Stored numbers (enum values) are frozen. */

typedef enum {
  MOOR_STEP_STYLE = 1,
  MOOR_STEP_PATTERNS = 2,
  MOOR_STEP_CONNECTIONS = 3,
  MOOR_STEP_REGULATION = 4,
  MOOR_STEP_TOOLS = 5,
} MoorStep;

typedef enum {
  MOOR_LEANING_NONE = 0,
  MOOR_LEANING_ANXIOUS = 1,
  MOOR_LEANING_AVOIDANT = 2,
  MOOR_LEANING_MIXED = 3,
  MOOR_LEANING_SECURE = 4,
} MoorLeaning;

typedef enum {
  MOOR_DISTRESS_NONE,
  MOOR_DISTRESS_AFTER,
  MOOR_DISTRESS_BOTH,
} MoorDistress;

typedef enum {
  MOOR_FIELD_TEXT,
  MOOR_FIELD_LIST,
  MOOR_FIELD_CHOICE,
  MOOR_FIELD_CHOICES,
  MOOR_FIELD_SCALE,
  MOOR_FIELD_PERCENT,
  MOOR_FIELD_DATE,
  MOOR_FIELD_AGE,
  MOOR_FIELD_CHECK,
  MOOR_FIELD_PERSON,
  MOOR_FIELD_LINK,
  MOOR_FIELD_EMOTIONS,
  MOOR_FIELD_BODY,
  MOOR_FIELD_ROWS,
  MOOR_FIELD_ITEMS,
  MOOR_FIELD_TIMER,
  MOOR_FIELD_READ,
  MOOR_N_FIELD_KINDS
} MoorFieldKind;

/* How rows are drawn besides their cards: <rows draw="…">. */
typedef enum {
  MOOR_DRAW_NONE,
  MOOR_DRAW_TIMELINE,            /* a line of years, with what was good and hard beside it */
  MOOR_DRAW_PEOPLE,              /* a map of people, with the person in the middle */
} MoorDraw;

/* The columns a drawing is made of. */
typedef enum {
  MOOR_DRAWN_AGE,                /* timeline: the age */
  MOOR_DRAWN_TONE,               /* timeline: the scale, from below zero to above it */
  MOOR_DRAWN_TITLE,              /* timeline: the first text */
  MOOR_DRAWN_PERSON,             /* people: the person */
  MOOR_DRAWN_THEN,               /* people: the first choice */
  MOOR_DRAWN_NOW,                /* people: the second choice */
} MoorDrawn;

/* How near somebody is: the values of the two choices of a map of people. */
typedef enum {
  MOOR_NEARNESS_UNKNOWN,         /* not answered */
  MOOR_NEARNESS_CLOSE,           /* "close" */
  MOOR_NEARNESS_CARING,          /* "caring" */
  MOOR_NEARNESS_TENSE,           /* "tense" */
  MOOR_NEARNESS_DISTANT,         /* "distant" */
  MOOR_NEARNESS_CUT_OFF,         /* "cut-off" */
  MOOR_NEARNESS_GONE,            /* "not-in-my-life" */
  MOOR_N_NEARNESSES
} MoorNearness;

typedef enum {
  MOOR_ACTION_NONE,
  MOOR_ACTION_STEADY,            /* target, where there is one, is the practice's id */
  MOOR_ACTION_HELP_NOW,
  MOOR_ACTION_EXERCISE,          /* target is the exercise's id */
} MoorAction;

typedef enum {
  MOOR_WORDS_PROMPT,
  MOOR_WORDS_HINT,
  MOOR_WORDS_EXAMPLE,            /* shown as an example, under the hint */
  MOOR_WORDS_NOTE,
  MOOR_WORDS_CLOSING,
  MOOR_WORDS_CAUTION,
  MOOR_WORDS_AGAIN,              /* said when the exercise was done a short while ago */
} MoorWordsKind;

/* One sentence or paragraph with the circumstances in which it is shown. */
typedef struct {
  MoorWordsKind  kind;
  char          *text;           /* plain, folded */
  char          *markup;         /* the same as Pango markup: <em> italic, all else escaped */
  MoorCondition *when;           /* (nullable) */
  MoorLeaning    leaning;        /* NONE: for everybody */
  MoorAction     action;
  char          *target;         /* (nullable) */
  gboolean       add;            /* closing: shown besides the chosen one */
  int            days;           /* again: 0 the same local day, N within N days */
  gboolean       rest;           /* again: a rest is offered, and never asked for */
  char          *part;           /* again: (nullable) said in that part, of pages in which it was asked */
  char          *same;           /* again: (nullable) and of those with the same answer to this field */
} MoorWords;

typedef struct {
  char          *value;          /* frozen once released */
  char          *label;
  char          *detail;         /* (nullable) the second line */
  MoorCondition *when;           /* (nullable) */
  gboolean       alone;          /* choosing it lets the others go */
} MoorOption;

typedef struct {
  double         at;
  char          *label;
} MoorMark;

typedef struct {
  char          *id;
  char          *label;          /* (nullable) */
} MoorFixedRow;

typedef struct {
  char          *id;
  char          *text;
} MoorItem;

/* <say at="2 min"> shows a text, <ask at="half end"> asks a field. */
typedef struct {
  double         seconds;        /* < 0: use fraction */
  double         fraction;       /* of the timer's length, 0 to 1 */
  char          *text;           /* say (nullable) */
  char          *field;          /* ask: id of a field of the timer (nullable) */
} MoorTimerEvent;

/* Cards of a <read>. */
typedef enum { MOOR_CARD_PARAGRAPH, MOOR_CARD_EVIDENCE } MoorCardKind;

typedef struct {
  MoorCardKind   kind;
  char          *markup;
  char          *sure;           /* evidence (nullable) */
  char          *url;            /* evidence (nullable) */
  int            year;           /* evidence, 0 unknown */
} MoorCardText;

typedef struct _MoorField MoorField;
typedef struct _MoorQuestionnaire MoorQuestionnaire;

/* In an answer to items, beside the statements: how many seconds it took from the first
 * to the last of them. */
#define MOOR_ITEMS_SECONDS "@seconds"

struct _MoorField {
  char          *id;
  MoorFieldKind  kind;
  char          *role;           /* (nullable) */
  char          *label;          /* (nullable) plain */
  char          *required;       /* (nullable) why it cannot be left out */
  MoorCondition *when;           /* (nullable) */
  gboolean       private_;       /* in nothing made for others, nor in lists */
  gboolean       folded;         /* shown behind its label until opened or answered */

  int            lines;          /* text: 1 and more */
  gboolean       phone;          /* text input="phone" */
  int            max;            /* list, choices, rows: 0 no limit */
  int            min;            /* rows */
  GPtrArray     *options;        /* MoorOption: choice, choices, emotions (words), body (regions) */
  gboolean       other;          /* choice, choices: own words too */
  GPtrArray     *from;           /* (nullable) utf8: ids of fields whose answers are the options; timer: the one that chose the practice */
  double         lowest, highest;/* scale, percent, items */
  char          *low, *high;     /* (nullable) end labels */
  GPtrArray     *marks;          /* MoorMark */
  GArray        *ahead;          /* date: int days offered as buttons ("In three days") */
  gboolean       several;        /* person */
  char          *link_to;        /* link: "page" or "exercise" */
  GPtrArray     *columns;        /* MoorField: rows; ask fields: timer */
  GPtrArray     *fixed;          /* MoorFixedRow: rows */
  char          *row_for;        /* (nullable) rows for="FIELD" */
  int            pause_after;    /* rows pause="3 where tone < 0": 3; 0 none */
  MoorCondition *pause_where;    /* (nullable) over the row's columns */
  char          *add_label;      /* (nullable) rows: words of the button that adds one */
  MoorDraw       draw;           /* rows */
  GPtrArray     *items;          /* MoorItem: items */
  char          *questionnaire;  /* (nullable) items: the id of the file they are from */
  MoorQuestionnaire *scored_by;  /* (nullable) items: the file; it stays with the definition */
  guint          form;           /* items: which form of it */
  char          *about;          /* (nullable) items: id of a person field */
  GArray        *minutes;        /* timer: int, the first is the default */
  char          *pattern;        /* (nullable) timer: id of a practice */
  GPtrArray     *events;         /* MoorTimerEvent: timer */
  GPtrArray     *cards;          /* MoorCardText: read */
};

typedef enum {
  MOOR_BLOCK_WORDS,
  MOOR_BLOCK_FIELD,
  MOOR_BLOCK_RECALL,             /* an earlier answer on its own line */
  MOOR_BLOCK_GO,                 /* a button: Steady, Help now, another exercise */
  MOOR_BLOCK_RESULT,             /* what the answers to a questionnaire give */
} MoorBlockKind;

typedef struct {
  MoorBlockKind  kind;
  MoorWords     *words;          /* WORDS */
  MoorField     *field;          /* FIELD */
  char          *recall;         /* RECALL, RESULT: the field's id */
  char          *recall_label;   /* (nullable) words above the recalled answer */
  MoorAction     action;         /* GO */
  char          *target;
  MoorCondition *when;           /* RECALL, GO, RESULT (nullable) */
} MoorBlock;

typedef struct {
  char          *id;
  gboolean       in_short_form;
  gboolean       optional;
  gboolean       may_end;        /* end="yes": the run may end here */
  gboolean       by_partner;
  gboolean       keep;           /* keep="no": answers never reach the page */
  MoorCondition *when;           /* (nullable) */
  int            after_days;     /* > 0: comes back that many days after the page is done */
  char          *after_field;    /* (nullable) comes back on the date in that field */
  gboolean       is_later;       /* either of the two */
  GPtrArray     *sources;        /* utf8 */
  GPtrArray     *blocks;         /* MoorBlock, in the file's order */
} MoorPart;

/* The oldest age that is an answer, in years. */
#define MOOR_AGE_MAX 120

#define MOOR_TYPE_EXERCISE (moor_exercise_get_type ())

G_DECLARE_FINAL_TYPE (MoorExercise, moor_exercise, MOOR, EXERCISE, GObject)

const char   *moor_exercise_get_id         (MoorExercise *self);
int           moor_exercise_get_version    (MoorExercise *self);
const char   *moor_exercise_get_language   (MoorExercise *self);  /* of its texts, "en" untranslated */
const char   *moor_exercise_get_hash       (MoorExercise *self);  /* SHA-256 hex of the definition */
const char   *moor_exercise_get_definition (MoorExercise *self);  /* XML, translated, shared parts put in: reading it again gives this exercise */
const char   *moor_exercise_get_title      (MoorExercise *self);
const char   *moor_exercise_get_summary    (MoorExercise *self);
const char   *moor_exercise_get_why        (MoorExercise *self);  /* (nullable) */
MoorStep      moor_exercise_get_step       (MoorExercise *self);
int           moor_exercise_get_depth      (MoorExercise *self);  /* 1 to 3; never shown as a number */
int           moor_exercise_get_minutes    (MoorExercise *self);
int           moor_exercise_get_short_minutes (MoorExercise *self); /* 0: no short form */
MoorDistress  moor_exercise_get_distress   (MoorExercise *self);
gboolean      moor_exercise_is_living      (MoorExercise *self);
gboolean      moor_exercise_is_private     (MoorExercise *self);
gboolean      moor_exercise_has_memory_frame (MoorExercise *self);

/* (transfer none); element types as named */
GPtrArray    *moor_exercise_get_sources    (MoorExercise *self);  /* utf8 */
GPtrArray    *moor_exercise_get_cautions   (MoorExercise *self);  /* MoorWords */
GPtrArray    *moor_exercise_get_agains     (MoorExercise *self);  /* MoorWords */
GPtrArray    *moor_exercise_get_parts      (MoorExercise *self);  /* MoorPart, in order */
GPtrArray    *moor_exercise_get_closings   (MoorExercise *self);  /* MoorWords */

MoorPart     *moor_exercise_find_part      (MoorExercise *self,
                                            const char   *id);    /* (nullable) */
MoorField    *moor_exercise_find_field     (MoorExercise *self,
                                            const char   *id);    /* also what a timer asks; not columns (nullable) */
MoorPart     *moor_exercise_part_of_field  (MoorExercise *self,
                                            const char   *id);    /* (nullable) */
MoorField    *moor_exercise_find_role      (MoorExercise *self,
                                            const char   *role);  /* the first (nullable) */
/* Whether any part uses a field of that kind. */
gboolean      moor_exercise_uses_kind      (MoorExercise *self,
                                            MoorFieldKind kind);

const char   *moor_step_to_string          (MoorStep      step);      /* "connections" */
gboolean      moor_step_from_string        (const char   *string,
                                            MoorStep     *step);
const char   *moor_leaning_to_string       (MoorLeaning   leaning);   /* "anxious"; NONE gives "" */
MoorLeaning   moor_leaning_from_string     (const char   *string);    /* NONE for anything else */
const char   *moor_field_kind_to_string    (MoorFieldKind kind);
const char   *moor_distress_to_string      (MoorDistress  distress);

/**
 * moor_words_choose:
 * @words: (element-type MoorWords): candidates
 * @kind: only those of this kind count
 *
 * The one that fits: a text whose condition holds before a text for the
 * leaning before the text for everybody (state outranks leaning), the first in
 * the file among equals. For #MOOR_WORDS_EXAMPLE without a leaning, the one
 * for "mixed". Closings with add="yes" stand besides and are never chosen.
 *
 * Returns: (nullable) (transfer none)
 */
MoorWords    *moor_words_choose            (GPtrArray          *words,
                                            MoorWordsKind       kind,
                                            MoorLeaning         leaning,
                                            MoorConditionLookup lookup,
                                            gpointer            user_data);

/* Whether @answer is one that @field allows: kind, range, known option,
 * length. MOOR_ERROR_OUT_OF_RANGE or MOOR_ERROR_TOO_LARGE. NULL always fits.
 * Options of from="…" are not checked here: the run knows them. */
gboolean      moor_field_check             (const MoorField    *field,
                                            const MoorAnswer   *answer,
                                            GError            **error);

/* What @id, the answer to a <person> or a <link>, is called: a name, the title of
 * a page or an exercise. NULL leaves it out. (transfer none) (nullable) */
typedef const char *(*MoorNameLookup)      (const MoorField    *field,
                                            const char         *id,
                                            gpointer            data);

/* What the scale of @field calls @number: an end or a mark. (transfer none) (nullable) */
const char   *moor_field_find_step         (const MoorField    *field,
                                            double              number);

/* An answer in words, for lists, recall lines, Markdown: option labels in place
 * of values, one line a row; the statements of items in the order of the file, also those
 * left open where another one was answered. @name NULL leaves out people and links.
 * (transfer full) */
char         *moor_field_answer_to_text    (const MoorField    *field,
                                            const MoorAnswer   *answer,
                                            MoorNameLookup      name,
                                            gpointer            name_data);
/* The same for search: a statement that was left open is nothing that was answered, so
 * that nobody finds a page by it. (transfer full) */
char         *moor_field_answer_to_search  (const MoorField    *field,
                                            const MoorAnswer   *answer,
                                            MoorNameLookup      name,
                                            gpointer            name_data);
/* "3 October 2026" for "2026-10-03"; anything else gives itself back.
 * (transfer full) */
char         *moor_field_day_to_text       (const char         *date);

/* The column of @rows that is drawn as @drawn; NULL when there is none of that
 * kind, which the parser lets pass for no rows that are drawn. (transfer none) */
const MoorField *moor_field_find_drawn     (const MoorField    *rows,
                                            MoorDrawn           drawn);

/* UNKNOWN for NULL and for anything that is none of the values. */
MoorNearness  moor_nearness_from_string    (const char         *value);

G_END_DECLS
