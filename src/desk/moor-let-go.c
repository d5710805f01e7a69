/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-desk-private.h"

#include "base/moor-clock.h"
#include "desk/moor-sitting-private.h"
#include "guide/moor-place.h"

static void
let_go_definition_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  MoorDesk *self = MOOR_DESK (source);
  g_autoptr (MoorPage) page = data;
  g_autoptr (MoorExercise) exercise = moor_desk_definition_finish (self, result, NULL);
  g_autoptr (MoorRun) run = NULL;
  g_autoptr (MoorChange) change = NULL;
  g_autoptr (MoorPlace) place = NULL;
  g_autoptr (GPtrArray) skipped = NULL;
  g_autofree char *day = moor_clock_today ();
  g_autofree char *part = g_strdup (moor_page_get_due_part (page));
  g_autofree char *due = g_strdup (moor_page_get_due (page));
  const char * const *before = moor_page_get_skipped (page);

  if (exercise == NULL)
    return;

  place = moor_place_parse (moor_page_get_place (page));
  run = moor_run_new (exercise, moor_page_get_answers (page), moor_page_get_leaning (page), FALSE);
  skipped = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; before[i] != NULL; i++)
    g_ptr_array_add (skipped, g_strdup (before[i]));

  while (part != NULL && moor_clock_days_between (due, day) >= MOOR_LET_GO_AFTER_DAYS)
    {
      g_ptr_array_add (skipped, g_steal_pointer (&part));
      g_clear_pointer (&due, g_free);

      g_ptr_array_add (skipped, NULL);
      moor_run_restore_skipped (run, (const char * const *) skipped->pdata);
      g_ptr_array_set_size (skipped, (int) skipped->len - 1);

      moor_run_next_later (run,
                           place->done_on != NULL ? place->done_on : moor_page_get_date (page),
                           &part, &due);
    }

  g_ptr_array_add (skipped, NULL);
  change = moor_change_new (moor_page_get_id (page));
  moor_change_set_skipped (change, (const char * const *) skipped->pdata);
  moor_change_set_state (change, part != NULL ? MOOR_PAGE_WAITING : MOOR_PAGE_DONE);
  moor_change_set_due (change, due, part);
  moor_store_save_async (moor_desk_get_store (self), change, NULL, NULL, NULL);
}

static void
let_go_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (MoorDesk) self = data;
  g_autoptr (MoorPage) page = moor_store_load_page_finish (MOOR_STORE (source), result, NULL);

  if (page != NULL && moor_page_get_exercise (page) != NULL &&
      moor_page_get_due_part (page) != NULL)
    moor_desk_definition_async (self, page, NULL, let_go_definition_cb, g_object_ref (page));
}

void
moor_desk_let_go (MoorDesk   *self,
                  const char *page_id)
{
  g_return_if_fail (MOOR_IS_DESK (self));

  moor_store_load_page_async (moor_desk_get_store (self), page_id, NULL,
                              let_go_loaded_cb, g_object_ref (self));
}
