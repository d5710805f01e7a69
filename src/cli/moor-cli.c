/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/moor-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/moor-error.h"
#include "base/moor-paths.h"
#include "cli/moor-command.h"

#define STATUS_USAGE 2
#define STATUS_CANCELLED 130     /* as shells have it for Ctrl+C */

static const MoorCommand *const commands[] = {
  &moor_command_exercises,
  &moor_command_check,
  &moor_command_pages,
  &moor_command_export,
  &moor_command_import,
  &moor_command_score,
  &moor_command_verify,
};

static const MoorCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];

  return NULL;
}

static void
append_usage (GString    *text,
              const char *arguments)
{
  g_string_append (text, "  mooring");
  if (arguments != NULL)
    g_string_append_printf (text, " %s", arguments);
  g_string_append_c (text, '\n');
}

static gboolean
print_general_help (GError **error)
{
  g_autoptr (GOutputStream) out = moor_command_output ();
  g_autoptr (GString) text = g_string_new (_("Usage:"));

  g_string_append_c (text, '\n');
  append_usage (text, "[--data-dir DIR]");
  append_usage (text, "COMMAND [OPTION…]");

  g_string_append_printf (text, "\n%s\n", _("Without a command the window opens. The commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-10s  %s\n", commands[i]->name, _(commands[i]->summary));

  g_string_append_printf (text, "\n%s\n", _("Everywhere:"));
  g_string_append_printf (text, "  %-16s  %s\n", "--data-dir DIR",
                          _("Another journal than your own one"));
  g_string_append_printf (text, "  %-16s  %s\n", "--help", _("Help; also after a command"));
  g_string_append_printf (text, "  %-16s  %s\n", "--version", _("The version of the program"));

  g_string_append_printf (text, "\n%s\n",
                          _("A command ends with 0 when it is done, 1 when the input was wrong,\n"
                            "2 when the command line was wrong, 3 when the journal is locked,\n"
                            "4 when it is damaged, 5 when it is in use."));

  return moor_command_print (out, text->str, error);
}

static GOptionContext *
option_context (const MoorCommand  *command,
                MoorCommandLine    *line,
                char              **data_dir)
{
  const GOptionEntry common[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, data_dir,
      N_("Another journal than your own one"), "DIR" },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &line->help, N_("This help"), NULL },
    { NULL }
  };
  GOptionContext *context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options (), GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  return context;
}

/* GLib's own help begins with the program's path; this one begins with how the
 * command is typed. */
static gboolean
print_command_help (const MoorCommand  *command,
                    GOptionContext     *context,
                    GError            **error)
{
  g_autoptr (GOutputStream) out = moor_command_output ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *options = g_option_context_get_help (context, TRUE, NULL);
  const char *rest = strstr (options, "\n\n");

  g_string_append_printf (text, "%s\n  mooring %s%s%s\n\n%s\n", _("Usage:"), command->name,
                          command->arguments != NULL ? " " : "",
                          command->arguments != NULL ? command->arguments : "",
                          _(command->summary));
  if (command->details != NULL)
    g_string_append_printf (text, "\n%s\n", _(command->details));
  g_string_append (text, rest != NULL ? rest + 1 : "");

  while (text->len > 1 && text->str[text->len - 2] == '\n')
    g_string_truncate (text, text->len - 1);

  return moor_command_print (out, text->str, error);
}

static int
fail_usage (const char *sentence,
            const char *command)
{
  moor_command_complain (sentence);
  if (command != NULL)
    g_printerr (_("“mooring %s --help” shows how it is used.\n"), command);
  else
    g_printerr (_("“mooring --help” lists the commands.\n"));

  return STATUS_USAGE;
}

static int
run_command (const MoorCommand *command,
             MoorCommandLine   *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data_dir = NULL;
  g_autoptr (GOptionContext) context = option_context (command, line, &data_dir);
  int status = 0;
  int n_files;

  if (!g_option_context_parse (context, &line->argc, &line->argv, &error))
    return fail_usage (error->message, command->name);

  if (line->help)
    {
      if (print_command_help (command, context, &error))
        return 0;
      moor_command_complain (error->message);
      return moor_error_exit_status (error);
    }

  /* GLib leaves the "--" that ends the options in front of what follows it. */
  if (line->argc > 1 && strcmp (line->argv[1], "--") == 0)
    {
      memmove (line->argv + 1, line->argv + 2, (gsize) (line->argc - 1) * sizeof (char *));
      line->argc--;
    }

  n_files = line->argc - 1;
  if (n_files < command->min_files)
    return fail_usage (_("The name of a file is missing."), command->name);
  if (command->max_files >= 0 && n_files > command->max_files)
    return fail_usage (_("There are more arguments than this command takes."), command->name);

  line->data_dir_given = data_dir != NULL;
  line->data_dir = data_dir != NULL ? g_steal_pointer (&data_dir) : moor_paths_default_data_dir ();
  if (*line->data_dir == '\0')
    return fail_usage (_("The directory after --data-dir is missing."), command->name);

  line->cancellable = g_cancellable_new ();

  if (!command->run (line, &status, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          moor_command_complain (_("Stopped. Nothing was changed."));
          status = STATUS_CANCELLED;
        }
      else if (g_error_matches (error, MOOR_ERROR, MOOR_ERROR_BAD_USAGE))
        {
          status = fail_usage (error->message, command->name);
        }
      else if (error != NULL && error->domain == G_IO_ERROR)
        {
          /* Translators: %s is a reason from the system. */
          g_autofree char *sentence =
            g_strdup_printf (_("The output could not be written: %s. Your journal is as it was."),
                             error->message);

          moor_command_complain (sentence);
          status = 1;
        }
      else if (error != NULL)
        {
          moor_command_complain (error->message);
          status = moor_error_exit_status (error);
        }
    }

  g_clear_handle_id (&line->interrupt, g_source_remove);
  g_clear_handle_id (&line->terminate, g_source_remove);

  return status;
}

/* The first argument that is neither an option nor the value of --data-dir. */
static int
find_name (int    argc,
           char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      if (strcmp (argv[i], "--") == 0)
        return 0;
      if (strcmp (argv[i], "--data-dir") == 0)
        i++;
      else if (argv[i][0] != '-')
        return i;
    }

  return 0;
}

/* Options without a command: what is left goes to the window. */
static int
run_options (int    argc,
             char **argv,
             char **data_dir)
{
  g_autofree char *directory = NULL;

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      const char *arg = argv[i];

      if (strcmp (arg, "--help") == 0 || strcmp (arg, "-h") == 0 ||
          strcmp (arg, "--version") == 0)
        {
          gboolean printed;

          if (strcmp (arg, "--version") == 0)
            {
              g_autoptr (GOutputStream) out = moor_command_output ();

              printed = moor_command_print (out, "Mooring " MOOR_VERSION "\n", &error);
            }
          else
            {
              printed = print_general_help (&error);
            }

          if (printed)
            return 0;
          moor_command_complain (error->message);
          return moor_error_exit_status (error);
        }

      if (g_str_has_prefix (arg, "--data-dir=") ||
          (strcmp (arg, "--data-dir") == 0 && i + 1 < argc))
        {
          g_free (directory);
          directory = g_strdup (arg[strlen ("--data-dir")] == '=' ? arg + strlen ("--data-dir=")
                                                                  : argv[++i]);
          if (*directory != '\0')
            continue;
        }

      if (g_str_has_prefix (arg, "--data-dir"))
        return fail_usage (_("The directory after --data-dir is missing."), NULL);

      /* The session starts the program with this one when something asks for
       * it by name. */
      if (strcmp (arg, "--gapplication-service") != 0)
        {
          g_autofree char *shown = g_filename_display_name (arg);
          g_autofree char *sentence = g_strdup_printf (_("There is no option “%s”."), shown);

          return fail_usage (sentence, NULL);
        }
    }

  if (data_dir != NULL)
    *data_dir = g_steal_pointer (&directory);

  return -1;
}

int
moor_cli_run (int    argc,
              char **argv,
              char **data_dir)
{
  g_autofree char **rest = NULL;
  const MoorCommand *command;
  MoorCommandLine line = { 0, };
  int name;
  int status;

  if (data_dir != NULL)
    *data_dir = NULL;

  name = find_name (argc, argv);
  if (name == 0)
    return run_options (argc, argv, data_dir);

  command = find_command (argv[name]);
  if (command == NULL)
    {
      g_autofree char *shown = g_filename_display_name (argv[name]);
      g_autofree char *sentence = g_strdup_printf (_("There is no command “%s”."), shown);

      return fail_usage (sentence, NULL);
    }

  /* The option parser moves pointers about, in a copy of ours. */
  rest = g_new0 (char *, argc + 1);
  for (int i = 0; i < argc; i++)
    if (i != name)
      rest[line.argc++] = argv[i];
  line.argv = rest;

  status = run_command (command, &line);

  g_clear_object (&line.cancellable);
  g_free (line.data_dir);

  return status;
}
