/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * moor_cli_run:
 * @data_dir: (out) (transfer full) (nullable): the value of --data-dir when
 *   the window is to be opened
 *
 * Runs a command (exercises, check, pages, export, import, score, verify). Data goes
 * to standard output, messages to standard error. GTK is not touched.
 *
 * Returns: the exit status (see moor_error_exit_status(), and 130 when the
 *   person pressed Ctrl+C), or -1 when @argv names no command: then the window
 *   is to be opened. "--help" and "--version" count as commands.
 */
int moor_cli_run (int    argc,
                  char **argv,
                  char **data_dir);

G_END_DECLS
