/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MoorApplication:
 *
 * One Mooring for one data directory. The journal is opened while the window is
 * being built, and shown once the first frame was painted; a second start
 * raises the window of the first. However it ends (closed, app.quit, SIGTERM,
 * SIGINT, SIGHUP, log-out), every open page is on disk before.
 *
 * Its actions work in every window of it: app.help-now, app.hide,
 * app.preferences, app.shortcuts, app.about, app.open-journal (again),
 * app.quit.
 */
#define MOOR_TYPE_APPLICATION (moor_application_get_type ())

G_DECLARE_FINAL_TYPE (MoorApplication, moor_application, MOOR, APPLICATION, AdwApplication)

/* @data_dir NULL: the person's own. */
MoorApplication *moor_application_new  (const char  *data_dir);
/* The id carries a hash of @data_dir unless that is the person's own, so that
 * a second start never raises another journal. (transfer full) */
char            *moor_application_make_id (const char *data_dir);
/* Runs it, after the command line named no command. */
int              moor_application_main (int          argc,
                                        char       **argv,
                                        const char  *data_dir);

G_END_DECLS
