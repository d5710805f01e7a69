/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * moor_cli_run:
 *
 * Runs a command (exercises, check, pages, export, import, verify). Data goes
 * to standard output, messages to standard error.
 *
 * Returns: the exit status, or -1 when @argv names no command: then the window
 *   is to be opened. "--help" and "--version" count as commands. @data_dir gets
 *   the value of --data-dir (transfer full) (nullable) in either case.
 */
int moor_cli_run (int    argc,
                  char **argv,
                  char **data_dir);

G_END_DECLS
