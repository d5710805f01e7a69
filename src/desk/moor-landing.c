/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-landing.h"

#include <glib/gi18n-lib.h>

#define SETTING_TOLD "put-away-told"

#define ROLE_PLACE "place"
#define ROLE_LENGTH "memory-length"

static MoorField *
place_field (MoorRun *run)
{
  MoorExercise *exercise = moor_run_get_exercise (run);

  return moor_exercise_has_memory_frame (exercise)
           ? moor_exercise_find_role (exercise, ROLE_PLACE) : NULL;
}

static MoorPart *
part_of_role (MoorRun    *run,
              const char *role)
{
  MoorExercise *exercise = moor_run_get_exercise (run);
  MoorField *field = moor_exercise_find_role (exercise, role);

  return field != NULL ? moor_exercise_part_of_field (exercise, field->id) : NULL;
}

MoorLanding
moor_landing_get (MoorRun *run)
{
  MoorField *field;
  MoorAnswer *answer;

  g_return_val_if_fail (MOOR_IS_RUN (run), MOOR_LANDING_NONE);

  field = place_field (run);
  answer = field != NULL ? moor_run_get_answer (run, field->id) : NULL;

  if (answer == NULL)
    return MOOR_LANDING_NONE;
  if (moor_answer_has (answer, "journal"))
    return MOOR_LANDING_JOURNAL;
  if (moor_answer_has (answer, "delete"))
    return MOOR_LANDING_DELETE;

  return MOOR_LANDING_PUT_AWAY;
}

static gboolean
is_written (MoorSitting *sitting)
{
  return moor_sitting_is_stored (sitting) || moor_sitting_has_words (sitting);
}

/* A page that was finished before stays where it was. */
static void
put_out_of_sight (MoorSitting *sitting)
{
  MoorPage *page = moor_sitting_get_page (sitting);

  if (page != NULL && moor_page_get_state (page) != MOOR_PAGE_DRAFT)
    return;

  moor_sitting_set_audience (sitting, MOOR_AUDIENCE_ONLY_ME);
  moor_sitting_set_put_away (sitting, TRUE);
}

void
moor_landing_notice (MoorSitting *sitting)
{
  MoorRun *run;
  MoorField *field;

  g_return_if_fail (MOOR_IS_SITTING (sitting));

  run = moor_sitting_get_run (sitting);
  field = run != NULL && !moor_run_is_later (run) ? place_field (run) : NULL;
  if (field == NULL)
    return;

  if (moor_run_get_phase (run) == MOOR_RUN_OPEN)
    {
      /* From the first word on, not when it is left: a window may be closed in the
       * middle, and a machine may lose its power. */
      put_out_of_sight (sitting);
      if (is_written (sitting) && moor_run_get_part (run) == part_of_role (run, ROLE_PLACE) &&
          moor_run_get_answer (run, field->id) == NULL)
        {
          g_autoptr (MoorAnswer) put_away = moor_answer_new_text ("put-away");

          moor_run_answer (run, field->id, put_away, NULL);
        }
      return;
    }
  if (!is_written (sitting))
    return;

  if (moor_run_get_phase (run) != MOOR_RUN_CLOSING)
    return;

  switch (moor_landing_get (run))
    {
    case MOOR_LANDING_JOURNAL:
      moor_sitting_set_put_away (sitting, FALSE);
      break;

    case MOOR_LANDING_PUT_AWAY:
    case MOOR_LANDING_DELETE:
      moor_sitting_set_audience (sitting, MOOR_AUDIENCE_ONLY_ME);
      moor_sitting_set_put_away (sitting, TRUE);
      break;

    case MOOR_LANDING_NONE:
    default:
      break;
    }
}

void
moor_landing_stop (MoorSitting *sitting)
{
  g_return_if_fail (MOOR_IS_SITTING (sitting));

  if (place_field (moor_sitting_get_run (sitting)) != NULL)
    put_out_of_sight (sitting);
}

static int
index_of (MoorRun  *run,
          MoorPart *part)
{
  guint index;

  return part != NULL && g_ptr_array_find (moor_exercise_get_parts (moor_run_get_exercise (run)),
                                           part, &index) ? (int) index : -1;
}

gboolean
moor_landing_is_in_memory (MoorRun *run)
{
  int at, opening, landing;

  g_return_val_if_fail (MOOR_IS_RUN (run), FALSE);

  if (!moor_exercise_has_memory_frame (moor_run_get_exercise (run)) || moor_run_is_later (run) ||
      moor_run_get_phase (run) != MOOR_RUN_OPEN)
    return FALSE;

  at = index_of (run, moor_run_get_part (run));
  opening = index_of (run, part_of_role (run, ROLE_LENGTH));
  landing = index_of (run, part_of_role (run, ROLE_PLACE));

  return at > opening && (landing < 0 || at < landing);
}

gboolean
moor_landing_is_opening (MoorRun *run)
{
  g_return_val_if_fail (MOOR_IS_RUN (run), FALSE);

  return moor_exercise_has_memory_frame (moor_run_get_exercise (run)) &&
         moor_run_get_phase (run) == MOOR_RUN_OPEN &&
         moor_run_get_part (run) == part_of_role (run, ROLE_LENGTH);
}

gboolean
moor_landing_tells_put_away (MoorStore *store)
{
  g_return_val_if_fail (MOOR_IS_STORE (store), FALSE);

  if (moor_store_get_setting (store, SETTING_TOLD) != NULL)
    return FALSE;

  moor_store_set_setting (store, SETTING_TOLD, "yes");
  return TRUE;
}

const char *
moor_landing_put_away_words (void)
{
  return _("“Put away” keeps a page out of lists. It does not encrypt it.");
}
