/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-audience-words.h"

#include <glib/gi18n-lib.h>

char *
moor_audience_words (MoorDesk     *desk,
                     MoorAudience  audience,
                     gboolean      put_away)
{
  const char *counselor;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);

  if (put_away)
    return g_strdup (_("Put away"));
  if (audience != MOOR_AUDIENCE_COUNSELOR)
    return g_strdup (_("Only me"));

  counselor = moor_desk_get_counselor (desk);
  if (counselor == NULL)
    return g_strdup (_("For my counselor"));

  /* Translators: who a page is for: a name, or the person's own word for a
   * counselor, a group, a sponsor */
  return g_strdup_printf (C_("audience", "For %s"), counselor);
}
