/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/moor-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

GtkWindow *
moor_about_new (void)
{
  GtkWidget *about = adw_about_window_new ();

  adw_about_window_set_application_name (ADW_ABOUT_WINDOW (about), "Mooring");
  adw_about_window_set_application_icon (ADW_ABOUT_WINDOW (about), MOOR_APPLICATION_ID);
  adw_about_window_set_version (ADW_ABOUT_WINDOW (about), MOOR_VERSION);
  adw_about_window_set_developer_name (ADW_ABOUT_WINDOW (about), _("The Mooring authors"));
  adw_about_window_set_license_type (ADW_ABOUT_WINDOW (about), GTK_LICENSE_GPL_3_0);
  adw_about_window_set_comments (ADW_ABOUT_WINDOW (about),
    _("A notebook with exercises. Not tested as a treatment. Not a diagnosis. Not a replacement "
      "for therapy.\n\nNobody reads along, so nobody will notice if you are in danger. If you are, "
      "press Help now.\n\nNo text is searched for signs of danger, and no alert is worked out from your "
      "pages."));

  return GTK_WINDOW (about);
}
