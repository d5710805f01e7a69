/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-page.h"

G_BEGIN_DECLS

/* The members are filled by whoever makes a page, before anybody else sees it;
 * from then on it does not change. */
struct _MoorPage
{
  GObject        parent_instance;

  gint64         key;
  char          *id;
  char          *exercise;
  int            version;
  char          *definition;
  char          *title;
  char          *preview;
  gint64         created;
  gint64         updated;
  int            offset;
  char          *date;
  char           time[6];
  MoorPageState  state;
  char          *place;
  char         **skipped;
  MoorLeaning    leaning;
  gboolean       short_form;
  char          *due;
  char          *due_part;
  MoorAudience   audience;
  gboolean       put_away;
  gboolean       starred;
  gboolean       left;
  gint64         trashed;
  char         **tags;
  MoorAnswers   *answers;
  char          *snippet;
};

/* A page without content: its id is "". (transfer full) */
MoorPage *moor_page_new_empty (void);

/* Whether a list would show both alike. */
gboolean  moor_page_shows_same (MoorPage *a,
                                MoorPage *b);

/* Sort keys: (local minutes since the year 1) * 2^20 + a counter. */
#define MOOR_PAGE_KEY_BITS 20

gint64    moor_page_key_for_time (gint64      created,       /* µs UTC */
                                  int         offset);       /* minutes */
/* First key of a local date; -1 when it is none. */
gint64    moor_page_key_for_date (const char *date);

G_END_DECLS
