/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/moor-error.h"
#include "content/moor-parser.h"
#include "fuzz.h"

/* What parses must parse again from its definition, to the same definition: pages keep
 * only that. */

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoorExercise) again = NULL;
  g_autoptr (MoorExercise) exercise =
    moor_parser_read ("fuzz.xml", bytes, NULL, NULL, NULL, NULL, "en", &error);

  if (exercise == NULL)
    {
      g_assert_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT);
      g_assert_true (g_str_has_prefix (error->message, "fuzz.xml:"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  g_assert_no_error (error);
  again = moor_parser_read_definition (moor_exercise_get_definition (exercise), "en", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (moor_exercise_get_definition (again), ==,
                   moor_exercise_get_definition (exercise));

  return 0;
}
