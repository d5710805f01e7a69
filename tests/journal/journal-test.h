/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal/moor-store.h"
#include "base/moor-error.h"
#include "moor-test.h"

/* What the tests of the store share: a directory of their own, and the store's
 * calls made to wait. */

/* A new directory. (transfer full) */
char         *test_dir_new        (void);
/* Takes it away with all that is in it, and frees it. */
void          test_dir_free       (char *dir);

MoorStore    *test_open           (const char *dir);
MoorStore    *test_open_full      (const char *dir, MoorStoreMode mode, GBytes *key, GError **error);
/* Closes, and asserts that nothing else holds it. */
void          test_close          (MoorStore *store);
/* Asserts that opening @dir gives that error. */
void          test_open_fails     (const char *dir, MoorStoreMode mode, int code);

gboolean      test_save_full      (MoorStore *store, MoorChange *change, GError **error);
/* Takes the change. */
void          test_save           (MoorStore *store, MoorChange *change);
/* A free page with that text, begun at that time (0: now). (transfer full) its id */
char         *test_write          (MoorStore *store, const char *text, gint64 when);
void          test_write_again    (MoorStore *store, const char *page_id, const char *text);
MoorPage     *test_load           (MoorStore *store, const char *page_id);
char         *test_text           (MoorStore *store, const char *page_id);
GPtrArray    *test_list           (MoorStore *store, const MoorQuery *query);
guint         test_count          (MoorStore *store, const MoorQuery *query);
/* Ids of the pages a search finds, newest first, a space between; each page's
 * text is its title here. (transfer full) */
char         *test_search         (MoorStore *store, MoorList list, const char *search);

typedef void (*TestIdAsync) (MoorStore *store, const char *id, GAsyncReadyCallback callback, gpointer data);
typedef gboolean (*TestFinish) (MoorStore *store, GAsyncResult *result, GError **error);
gboolean      test_run_full       (MoorStore *store, const char *id, TestIdAsync async, TestFinish finish, GError **error);
void          test_run            (MoorStore *store, const char *id, TestIdAsync async, TestFinish finish);
#define test_do(store, name, id) test_run (store, id, moor_store_##name##_async, moor_store_##name##_finish)

/* The problems that verify tells; asserts that it could. */
GPtrArray    *test_verify         (MoorStore *store);

/* An exercise from its text. */
MoorExercise *test_exercise       (const char *xml);

/* Whether the bytes stand in any file of @dir. */
gboolean      test_dir_contains   (const char *dir, const char *bytes);
