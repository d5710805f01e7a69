/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-sitting-private.h"

#include <glib/gi18n-lib.h>

#include "base/moor-clock.h"
#include "base/moor-error.h"
#include "base/moor-text.h"
#include "guide/moor-place.h"

static char *
join_skipped (MoorRun *run)
{
  g_autoptr (GPtrArray) ids = moor_run_get_skipped (run);

  g_ptr_array_add (ids, NULL);

  return g_strjoinv (" ", (char **) ids->pdata);
}

void
moor_sitting_finish_page (MoorSitting *self)
{
  g_autofree char *today = moor_clock_today ();
  g_autofree char *part = NULL;
  g_autofree char *due = NULL;

  if (self->done_on == NULL)
    self->done_on = g_strdup (today);

  if (moor_run_next_later (self->run, self->done_on, &part, &due) &&
      moor_clock_days_between (due, today) >= MOOR_LET_GO_AFTER_DAYS)
    {
      g_clear_pointer (&part, g_free);
      g_clear_pointer (&due, g_free);
    }

  self->state = part != NULL ? MOOR_PAGE_WAITING : MOOR_PAGE_DONE;
  g_free (self->due);
  self->due = g_steal_pointer (&due);
  g_free (self->due_part);
  self->due_part = g_steal_pointer (&part);
}

static void
notice_place (MoorSitting *self)
{
  g_autofree char *place = NULL;
  MoorPlace done = { .done_on = self->done_on };

  /* The place of a page that was finished says when. */
  if (self->done_on != NULL)
    place = moor_place_format (&done);
  else
    place = moor_run_save_place (self->run);

  if (g_strcmp0 (place, self->place) == 0)
    return;

  g_free (self->place);
  self->place = g_steal_pointer (&place);
  self->unsaved_parts |= MOOR_UNSAVED_PLACE;
}

static void
notice_skipped (MoorSitting *self)
{
  g_autofree char *skipped = join_skipped (self->run);

  if (g_strcmp0 (skipped, self->skipped) == 0)
    return;

  g_free (self->skipped);
  self->skipped = g_steal_pointer (&skipped);
  self->unsaved_parts |= MOOR_UNSAVED_SKIPPED;
}

void
moor_sitting_notice_run (MoorSitting *self)
{
  notice_place (self);
  notice_skipped (self);
}

void
moor_sitting_load_page (MoorSitting *self)
{
  g_autoptr (MoorPlace) place = moor_place_parse (moor_page_get_place (self->page));

  self->page_id = g_strdup (moor_page_get_id (self->page));
  self->stored = TRUE;
  self->state = moor_page_get_state (self->page);
  self->due = g_strdup (moor_page_get_due (self->page));
  self->due_part = g_strdup (moor_page_get_due_part (self->page));
  self->audience = moor_page_get_audience (self->page);
  self->put_away = moor_page_is_put_away (self->page);
  self->starred = moor_page_is_starred (self->page);
  self->tags = g_strdupv ((char **) moor_page_get_tags (self->page));
  self->place = g_strdup (moor_page_get_place (self->page));
  self->had_words = moor_sitting_has_words (self);

  if (self->state != MOOR_PAGE_DRAFT)
    {
      self->done_on = g_strdup (place->done_on != NULL ? place->done_on
                                                       : moor_page_get_date (self->page));
      /* A part that came back adds to the page and writes over nothing. */
      if (self->had_words && (self->run == NULL || !moor_run_is_later (self->run)))
        self->revision = MOOR_REVISION_NEEDED;
    }

  self->was_left = moor_page_is_left (self->page);
}

void
moor_sitting_add_unsaved (MoorSitting *self,
                          MoorChange  *change,
                          MoorUnsaved  what)
{
  if (what & MOOR_UNSAVED_EXERCISE)
    moor_change_set_exercise (change, moor_run_get_exercise (self->run));
  if (what & MOOR_UNSAVED_STATE)
    {
      moor_change_set_state (change, self->state);
      moor_change_set_due (change, self->due, self->due_part);
    }
  if (what & MOOR_UNSAVED_PLACE)
    moor_change_set_place (change, self->place);
  if (what & MOOR_UNSAVED_SKIPPED)
    {
      g_auto (GStrv) ids = g_strsplit (self->skipped, " ", -1);

      moor_change_set_skipped (change, (const char * const *) ids);
    }
  if (what & MOOR_UNSAVED_AUDIENCE)
    moor_change_set_audience (change, self->audience);
  if (what & MOOR_UNSAVED_PUT_AWAY)
    moor_change_set_put_away (change, self->put_away);
  if (what & MOOR_UNSAVED_STARRED)
    moor_change_set_starred (change, self->starred);
  if (what & MOOR_UNSAVED_TAGS)
    moor_change_set_tags (change, (const char * const *) self->tags);
  if (what & MOOR_UNSAVED_TAKEN_UP)
    moor_change_set_left (change, FALSE);
}

void
moor_sitting_move_to_exercise (MoorSitting *self)
{
  g_return_if_fail (MOOR_IS_SITTING (self));
  g_return_if_fail (self->run != NULL && self->stored);

  moor_sitting_mark (self, MOOR_UNSAVED_EXERCISE | MOOR_UNSAVED_PLACE | MOOR_UNSAVED_SKIPPED);
}

gboolean
moor_sitting_has_words (MoorSitting *self)
{
  g_autoptr (GPtrArray) fields = NULL;

  g_return_val_if_fail (MOOR_IS_SITTING (self), FALSE);

  fields = moor_answers_fields (self->answers);
  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);

      if (self->given == NULL ||
          !moor_answer_equal (moor_answers_get (self->answers, field),
                              moor_answers_get (self->given, field)))
        return TRUE;
    }

  return FALSE;
}

gboolean
moor_sitting_set_text (MoorSitting  *self,
                       const char   *text,
                       GError      **error)
{
  g_autoptr (MoorAnswer) answer = NULL;
  g_autofree char *clean = NULL;

  g_return_val_if_fail (MOOR_IS_SITTING (self), FALSE);
  g_return_val_if_fail (self->run == NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  clean = moor_text_clean (text, -1);
  if (strlen (clean) > MOOR_TEXT_FIELD_MAX)
    {
      g_set_error_literal (error, MOOR_ERROR, MOOR_ERROR_TOO_LARGE,
                           _("This is more than one page can hold. What was on the page before "
                             "is safe. It can be kept as several pages."));
      return FALSE;
    }

  answer = moor_answer_new_text (clean);
  moor_answers_set (self->answers, MOOR_PAGE_FREE_FIELD, answer);

  return TRUE;
}

const char *
moor_sitting_get_text (MoorSitting *self)
{
  MoorAnswer *answer;

  g_return_val_if_fail (MOOR_IS_SITTING (self), NULL);

  answer = moor_answers_get (self->answers, MOOR_PAGE_FREE_FIELD);

  return answer != NULL ? moor_answer_get_text (answer, 0, "") : "";
}

void
moor_sitting_set_audience (MoorSitting  *self,
                           MoorAudience  audience)
{
  g_return_if_fail (MOOR_IS_SITTING (self));

  if (self->audience == audience)
    return;

  self->audience = audience;
  moor_sitting_mark (self, MOOR_UNSAVED_AUDIENCE);
}

MoorAudience
moor_sitting_get_audience (MoorSitting *self)
{
  g_return_val_if_fail (MOOR_IS_SITTING (self), MOOR_AUDIENCE_ONLY_ME);

  return self->audience;
}

void
moor_sitting_set_put_away (MoorSitting *self,
                           gboolean     put_away)
{
  g_return_if_fail (MOOR_IS_SITTING (self));

  if (self->put_away == put_away)
    return;

  self->put_away = put_away;
  moor_sitting_mark (self, MOOR_UNSAVED_PUT_AWAY);
}

gboolean
moor_sitting_is_put_away (MoorSitting *self)
{
  g_return_val_if_fail (MOOR_IS_SITTING (self), FALSE);

  return self->put_away;
}

void
moor_sitting_set_starred (MoorSitting *self,
                          gboolean     starred)
{
  g_return_if_fail (MOOR_IS_SITTING (self));

  if (self->starred == starred)
    return;

  self->starred = starred;
  moor_sitting_mark (self, MOOR_UNSAVED_STARRED);
}

void
moor_sitting_set_tags (MoorSitting        *self,
                       const char * const *tags)
{
  static const char * const none[] = { NULL };

  g_return_if_fail (MOOR_IS_SITTING (self));

  if (tags == NULL)
    tags = none;
  if (g_strv_equal (self->tags != NULL ? (const char * const *) self->tags : none, tags))
    return;

  g_strfreev (self->tags);
  self->tags = g_strdupv ((char **) tags);
  moor_sitting_mark (self, MOOR_UNSAVED_TAGS);
}
