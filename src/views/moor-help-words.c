/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-help-words.h"

#include <glib/gi18n-lib.h>

#include "views/moor-dates.h"

const char *
moor_help_words_door (MoorHelpDoor door)
{
  switch (door)
    {
    case MOOR_HELP_DOOR_MYSELF:
      return _("I might hurt myself or end my life");
    case MOOR_HELP_DOOR_SOMEONE:
      return _("Someone might hurt me");
    case MOOR_HELP_DOOR_OTHERS:
      return _("A child or someone else is in danger");
    case MOOR_HELP_DOOR_BODY:
      return _("My body: overdose, withdrawal, chest pain");
    case MOOR_HELP_DOOR_ELSE:
      return _("Something else");
    case MOOR_N_HELP_DOORS:
    default:
      g_assert_not_reached ();
    }
}

/* How a number is used. Whole phrases, because languages order them in their
 * own ways. */
static const char *
channel_words (guint channels)
{
  switch (channels)
    {
    case MOOR_HELP_CALL:
      return _("Call");
    case MOOR_HELP_TEXT:
      return _("Send a text message");
    case MOOR_HELP_CHAT:
      return _("Chat on their site");
    case MOOR_HELP_WHATSAPP:
      return _("WhatsApp");
    case MOOR_HELP_MAIL:
      return _("Write a mail");
    case MOOR_HELP_TTY:
      return _("For people who do not hear well (TTY)");
    case MOOR_HELP_CALL | MOOR_HELP_TEXT:
      return _("Call or text");
    case MOOR_HELP_CALL | MOOR_HELP_CHAT:
      return _("Call, or chat on their site");
    case MOOR_HELP_CALL | MOOR_HELP_WHATSAPP:
      return _("Call, or use WhatsApp");
    case MOOR_HELP_CALL | MOOR_HELP_TEXT | MOOR_HELP_CHAT:
      return _("Call or text, or chat on their site");
    default:
      return (channels & MOOR_HELP_CALL) ? _("Call, and other ways") : _("Ask there how to reach them");
    }
}

char *
moor_help_words_how (const MoorHelpRow *row)
{
  const char *channels;

  g_return_val_if_fail (row != NULL, NULL);

  if (row->kind != MOOR_HELP_ROW_AS_IT_CAME || row->emergency)
    return g_strdup (row->how);

  channels = channel_words (row->channels);
  if (row->any_hour)
    /* Translators: how a number is used: "Call or text, any hour." */
    return g_strdup_printf (_("%s, any hour."), channels);
  if (row->from_hour >= 0 && row->to_hour >= 0)
    /* Translators: how a number is used, and between which hours of the day */
    return g_strdup_printf (_("%s, from %d to %d o'clock."), channels, row->from_hour, row->to_hour);

  return g_strdup_printf (C_("how a number is used", "%s."), channels);
}

char *
moor_help_words_checked (const MoorHelpRow *row)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  if (row->checked_on == NULL)
    return NULL;

  day = moor_dates_day (row->checked_on);
  switch (row->kind)
    {
    case MOOR_HELP_ROW_AS_IT_CAME:
      /* Translators: the day on which a phone number was last compared with its
       * source, then the source's name */
      return g_strdup_printf (_("Checked on %s. Source: %s"), day, row->source);
    case MOOR_HELP_ROW_CHANGED:
      /* Translators: of a phone number that the person wrote in place of the one
       * that came with Mooring; the day they last said it is right */
      return g_strdup_printf (_("You changed this. You checked it on %s."), day);
    case MOOR_HELP_ROW_OWN:
    default:
      /* Translators: of a phone number that the person wrote down; the day they
       * last said it is right */
      return g_strdup_printf (_("You added this. You checked it on %s."), day);
    }
}
