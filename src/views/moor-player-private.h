/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the player share: moor-player.c is the walk and its screens,
 * -leave.c the ways out of it. */

#include "views/moor-break-watch.h"
#include "views/moor-links.h"
#include "views/moor-nav-bar.h"
#include "views/moor-people.h"
#include "views/moor-player.h"
#include "views/moor-wording-button.h"

G_BEGIN_DECLS

typedef enum {
  MOOR_LEAVING_NOT,
  MOOR_LEAVING_TO_TODAY,
  MOOR_LEAVING_TO_CLOSE,
} MoorLeaving;

struct _MoorPlayer {
  GtkWidget       parent_instance;

  MoorDesk       *desk;
  MoorSitting    *sitting;
  MoorRun        *run;
  MoorPeople     *people;
  MoorLinks      *links;

  MoorLeaving     leaving;
  gboolean        finished;
  gboolean        lands;           /* stopped in the middle of memories */
  gboolean        landed;          /* the screen after that is shown */
  gboolean        makes_way;       /* and that is left out */
  gboolean        gone_at_once;    /* what is to be deleted passes by the trash */
  gboolean        before_open;     /* "What you wrote before" is kept in sight */
  gboolean        begun;           /* the first part had its focus */
  guint           squeezed_source;
  char           *toast;
  char           *people_problem;
  MoorBreakWatch *watch;
  GtkWidget      *before_aside;    /* (nullable) weak: what had the focus */

  AdwSqueezer    *squeezer;
  AdwWindowTitle *title;
  GtkWidget      *below_header;    /* the title, where the header bar has no room */
  GtkLabel       *narrow_title;
  GtkLabel       *narrow_subtitle;
  GtkWidget      *stop;
  MoorWordingButton *wording;
  GtkProgressBar *progress;
  GtkRevealer    *problem;
  GtkLabel       *problem_sentence;
  GtkRevealer    *newer;
  GtkScrolledWindow *scroller;
  GtkViewport    *viewport;
  gboolean        first_is_short;
  AdwBin         *first;           /* what stands before the opening of memories */
  AdwBin         *screen;
  GtkWidget      *aside;           /* in place of the part: the break, the landing */
  AdwBin         *aside_screen;
  MoorNavBar     *nav;
};

/* Shows a sentence (nullable: none) in the bar. */
void moor_player_tell_problem (MoorPlayer *self, const char *sentence);
/* What is still being typed counts: an entry takes its words when it is left. */
void moor_player_leave_field  (MoorPlayer *self);
/* @screen (nullable) in place of the part, which stays as it is behind it. */
void moor_player_show_aside   (MoorPlayer *self, GtkWidget *screen);
void moor_player_emit_left    (MoorPlayer *self, const char *toast, const char *page_id);

/* Saves, and goes. */
void moor_player_leave        (MoorPlayer *self, MoorLeaving leaving);

G_END_DECLS
