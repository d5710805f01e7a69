/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/moor-page-private.h"

#include "base/moor-clock.h"

#define MINUTES_A_DAY (24 * 60)
/* From 0001-01-01 to 1970-01-01. */
#define DAYS_BEFORE_1970 719162

G_DEFINE_FINAL_TYPE (MoorPage, moor_page, G_TYPE_OBJECT)

static void
moor_page_finalize (GObject *object)
{
  MoorPage *self = MOOR_PAGE (object);

  g_free (self->id);
  g_free (self->exercise);
  g_free (self->definition);
  g_free (self->title);
  g_free (self->preview);
  g_free (self->date);
  g_free (self->place);
  g_strfreev (self->skipped);
  g_free (self->due);
  g_free (self->due_part);
  g_strfreev (self->tags);
  g_free (self->snippet);
  g_clear_object (&self->answers);

  G_OBJECT_CLASS (moor_page_parent_class)->finalize (object);
}

static void
moor_page_class_init (MoorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = moor_page_finalize;
}

static void
moor_page_init (MoorPage *self)
{
  self->state = MOOR_PAGE_DRAFT;
  self->audience = MOOR_AUDIENCE_ONLY_ME;
}

MoorPage *
moor_page_new_empty (void)
{
  MoorPage *self = g_object_new (MOOR_TYPE_PAGE, NULL);

  self->id = g_strdup ("");
  self->title = g_strdup ("");
  self->preview = g_strdup ("");
  self->date = g_strdup ("");
  self->skipped = g_new0 (char *, 1);
  self->tags = g_new0 (char *, 1);
  return self;
}

gint64
moor_page_key_for_time (gint64 created,
                        int    offset)
{
  gint64 seconds = created / G_USEC_PER_SEC - (created % G_USEC_PER_SEC < 0 ? 1 : 0);
  gint64 minutes = seconds / 60 - (seconds % 60 < 0 ? 1 : 0);

  minutes += offset + (gint64) DAYS_BEFORE_1970 * MINUTES_A_DAY;
  return MAX (minutes, 1) << MOOR_PAGE_KEY_BITS;
}

gint64
moor_page_key_for_date (const char *date)
{
  int days = moor_clock_days_between ("1970-01-01", date);

  if (days == G_MININT)
    return -1;

  return ((gint64) days + DAYS_BEFORE_1970) * MINUTES_A_DAY << MOOR_PAGE_KEY_BITS;
}

const char *
moor_page_get_id (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), NULL);

  return self->id;
}

const char *
moor_page_get_exercise (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), NULL);

  return self->exercise;
}

int
moor_page_get_version (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), 0);

  return self->version;
}

const char *
moor_page_get_definition (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), NULL);

  return self->definition;
}

const char *
moor_page_get_title (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), NULL);

  return self->title;
}

const char *
moor_page_get_preview (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), NULL);

  return self->preview;
}

gint64
moor_page_get_created (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), 0);

  return self->created;
}

gint64
moor_page_get_updated (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), 0);

  return self->updated;
}

const char *
moor_page_get_date (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), NULL);

  return self->date;
}

const char *
moor_page_get_time (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), NULL);

  return self->time;
}

int
moor_page_get_offset (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), 0);

  return self->offset;
}

MoorPageState
moor_page_get_state (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), MOOR_PAGE_DRAFT);

  return self->state;
}

const char *
moor_page_get_place (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), NULL);

  return self->place;
}

const char * const *
moor_page_get_skipped (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), NULL);

  return (const char * const *) self->skipped;
}

MoorLeaning
moor_page_get_leaning (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), MOOR_LEANING_NONE);

  return self->leaning;
}

gboolean
moor_page_is_short (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), FALSE);

  return self->short_form;
}

const char *
moor_page_get_due (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), NULL);

  return self->due;
}

const char *
moor_page_get_due_part (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), NULL);

  return self->due_part;
}

MoorAudience
moor_page_get_audience (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), MOOR_AUDIENCE_ONLY_ME);

  return self->audience;
}

gboolean
moor_page_is_put_away (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), FALSE);

  return self->put_away;
}

gboolean
moor_page_is_starred (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), FALSE);

  return self->starred;
}

gboolean
moor_page_is_left (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), FALSE);

  return self->left;
}

gint64
moor_page_get_trashed (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), 0);

  return self->trashed;
}

const char * const *
moor_page_get_tags (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), NULL);

  return (const char * const *) self->tags;
}

MoorAnswers *
moor_page_get_answers (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), NULL);

  return self->answers;
}

const char *
moor_page_get_snippet (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), NULL);

  return self->snippet;
}

gint64
moor_page_get_sort_key (MoorPage *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE (self), 0);

  return self->key;
}

gboolean
moor_page_shows_same (MoorPage *a,
                      MoorPage *b)
{
  return a == b ||
         (a->key == b->key &&
          g_strcmp0 (a->id, b->id) == 0 &&
          a->updated == b->updated &&
          a->state == b->state &&
          a->audience == b->audience &&
          a->put_away == b->put_away &&
          a->starred == b->starred &&
          a->left == b->left &&
          a->trashed == b->trashed &&
          a->version == b->version &&
          g_strcmp0 (a->title, b->title) == 0 &&
          g_strcmp0 (a->preview, b->preview) == 0 &&
          g_strcmp0 (a->place, b->place) == 0 &&
          g_strcmp0 (a->due, b->due) == 0 &&
          g_strcmp0 (a->snippet, b->snippet) == 0 &&
          g_strv_equal ((const char * const *) a->tags, (const char * const *) b->tags));
}
