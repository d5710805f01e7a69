/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/moor-command.h"

#include <glib/gi18n-lib.h>

#include "base/moor-text.h"
#include "share/moor-json.h"
#include "share/moor-page-stream.h"

static gboolean as_json;
static char *search;             /* bytes as typed */

static const GOptionEntry *
options (void)
{
  static const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_FILENAME, &search,
      N_("Only pages with all these words, the last one as a beginning"), "TEXT" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json,
      N_("As JSON with everything on the pages, private answers included"), NULL },
    { NULL }
  };

  as_json = FALSE;
  g_clear_pointer (&search, g_free);

  return entries;
}

static void
write_line (MoorPage     *page,
            MoorExercise *definition,
            MoorNameBook *names,
            guint         index,
            GString      *out,
            gpointer      data)
{
  g_string_append_printf (out, "%s %s  %s\n", moor_page_get_date (page), moor_page_get_time (page),
                          moor_page_get_title (page));
}

static gboolean
write_pages (MoorStore        *store,
             MoorCommandLine  *line,
             GError          **error)
{
  g_autoptr (GOutputStream) out = moor_command_output ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *words = search != NULL ? moor_text_clean (search, -1) : NULL;
  const MoorQuery query = {
    .list = MOOR_LIST_JOURNAL,
    .search = words != NULL && *words != '\0' ? words : NULL,
  };

  if (as_json)
    {
      moor_json_pages_async (store, &query, out, line->cancellable, moor_command_done, &result);
      moor_command_wait (&result);
      return moor_json_pages_finish (result, NULL, error);
    }

  moor_page_stream_async (store, &query, out, write_line, NULL, line->cancellable,
                          moor_command_done, &result);
  moor_command_wait (&result);

  return moor_page_stream_finish (result, NULL, error);
}

static gboolean
run (MoorCommandLine  *line,
     int              *status,
     GError          **error)
{
  g_autoptr (MoorStore) store = moor_command_open_store (line, MOOR_STORE_READ, error);
  gboolean written;

  if (store == NULL)
    return FALSE;

  written = write_pages (store, line, error);

  return moor_command_close_store (store, error) && written;
}

const MoorCommand moor_command_pages = {
  .name = "pages",
  .arguments = "[--search TEXT] [--json]",
  .summary = N_("List the pages, newest first"),
  .details = N_("Pages in the trash and pages put away are not listed."),
  .options = options,
  .run = run,
};
