/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-json-page.h"

#include "share/moor-answer-json.h"
#include "share/moor-json-words.h"

static void
write_time (MoorJsonWriter *json,
            const char     *name,
            gint64          time_us)
{
  g_autofree char *time = moor_json_time_to_string (time_us);

  moor_json_writer_string (json, name, time);
}

/* A free page has neither exercise nor version. */
static void
write_exercise (MoorJsonWriter *json,
                MoorPage       *page)
{
  moor_json_writer_string (json, "exercise", moor_page_get_exercise (page));
  if (moor_page_get_exercise (page) != NULL)
    moor_json_writer_number (json, "version", moor_page_get_version (page));
  else
    moor_json_writer_string (json, "version", NULL);
}

static void
write_answers (MoorJsonWriter *json,
               MoorPage       *page,
               MoorExercise   *definition,
               MoorNameBook   *names)
{
  moor_json_writer_begin_object (json, "answers");
  moor_answer_json_readable (json, moor_page_get_answers (page), definition, names);
  moor_json_writer_end (json);
}

static void
write_cells (MoorJsonWriter *json,
             MoorPage       *page)
{
  moor_json_writer_begin_object (json, "cells");
  moor_answer_json_cells (json, moor_page_get_answers (page));
  moor_json_writer_end (json);
}

void
moor_json_page_brief (MoorJsonWriter *json,
                      MoorPage       *page,
                      MoorExercise   *definition,
                      MoorNameBook   *names)
{
  g_autofree char *text = moor_answer_text (moor_page_get_answers (page), definition, names);

  moor_json_writer_begin_object (json, NULL);
  moor_json_writer_string (json, "id", moor_page_get_id (page));
  write_exercise (json, page);
  moor_json_writer_string (json, "title", moor_page_get_title (page));
  moor_json_writer_string (json, "text", text);
  write_time (json, "created", moor_page_get_created (page));
  write_time (json, "updated", moor_page_get_updated (page));
  moor_json_writer_string (json, "date", moor_page_get_date (page));
  moor_json_writer_string (json, "state", moor_json_state_to_string (moor_page_get_state (page)));
  moor_json_writer_string (json, "audience",
                           moor_json_audience_to_string (moor_page_get_audience (page)));
  moor_json_writer_strings (json, "tags", moor_page_get_tags (page));
  write_answers (json, page, definition, names);
  moor_json_writer_end (json);
}

void
moor_json_page_whole (MoorJsonWriter *json,
                      MoorPage       *page,
                      MoorExercise   *definition,
                      MoorNameBook   *names)
{
  MoorLeaning leaning = moor_page_get_leaning (page);

  moor_json_writer_begin_object (json, NULL);
  moor_json_writer_string (json, "id", moor_page_get_id (page));
  write_exercise (json, page);
  moor_json_writer_string (json, "definition", moor_page_get_definition (page));
  moor_json_writer_string (json, "title", moor_page_get_title (page));
  write_time (json, "created", moor_page_get_created (page));
  write_time (json, "updated", moor_page_get_updated (page));
  moor_json_writer_number (json, "offset", moor_page_get_offset (page));
  moor_json_writer_string (json, "date", moor_page_get_date (page));
  moor_json_writer_string (json, "state", moor_json_state_to_string (moor_page_get_state (page)));
  moor_json_writer_string (json, "place", moor_page_get_place (page));
  moor_json_writer_strings (json, "skipped", moor_page_get_skipped (page));
  moor_json_writer_string (json, "leaning",
                           leaning != MOOR_LEANING_NONE ? moor_leaning_to_string (leaning) : NULL);
  moor_json_writer_boolean (json, "short", moor_page_is_short (page));
  moor_json_writer_string (json, "due", moor_page_get_due (page));
  moor_json_writer_string (json, "duePart", moor_page_get_due_part (page));
  moor_json_writer_string (json, "audience",
                           moor_json_audience_to_string (moor_page_get_audience (page)));
  moor_json_writer_boolean (json, "putAway", moor_page_is_put_away (page));
  moor_json_writer_boolean (json, "starred", moor_page_is_starred (page));
  moor_json_writer_boolean (json, "left", moor_page_is_left (page));
  moor_json_writer_strings (json, "tags", moor_page_get_tags (page));
  write_answers (json, page, definition, names);
  write_cells (json, page);
  moor_json_writer_end (json);
}

void
moor_json_page_revision (MoorJsonWriter *json,
                         const char     *page_id,
                         MoorPage       *revision)
{
  moor_json_writer_begin_object (json, NULL);
  moor_json_writer_string (json, "page", page_id);
  write_time (json, "updated", moor_page_get_updated (revision));
  moor_json_writer_string (json, "definition", moor_page_get_definition (revision));
  write_cells (json, revision);
  moor_json_writer_end (json);
}
