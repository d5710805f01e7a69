/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/moor-gate.h"
#include "moor-test.h"

#define TRIED TRUE
#define NOT_YET FALSE
#define SOMEONE MOOR_REACH_SOMEONE
#define NOBODY MOOR_REACH_NOBODY
#define OPEN MOOR_REACH_OPEN
#define LEFT_OUT (-1)
#define LOOKED TRUE

/* One line: what is answered now, and what the table then offers, in order. */
typedef struct {
  gboolean    practiced;
  MoorReach   reach;
  const char *state;
  int         number;
  gboolean    looked_around;
  const char *offers;
  const char *anyway;
} Line;

static const Line lines[] = {
  /* 0 to 6, not numb, all three rows filled. */
  { TRIED, SOMEONE, "settled", 0, FALSE, "begin keep", "not" },
  { TRIED, SOMEONE, "settled", 6, FALSE, "begin keep", "not" },
  { TRIED, SOMEONE, "racing", 5, FALSE, "begin keep", "not" },
  /* "There is nobody right now" is an answer. */
  { TRIED, NOBODY, "settled", 3, FALSE, "begin keep", "not" },
  /* Both at once, I can't tell, no state: the number's row. */
  { TRIED, SOMEONE, "both", 4, FALSE, "begin keep", "not" },
  { TRIED, SOMEONE, "unknown", 4, FALSE, "begin keep", "not" },
  { TRIED, SOMEONE, NULL, 4, FALSE, "begin keep", "not" },
  { TRIED, SOMEONE, "both", 7, FALSE, "settle short lighter", "link" },
  { TRIED, SOMEONE, "unknown", 8, FALSE, "settle short lighter", "link" },
  { TRIED, SOMEONE, NULL, 9, FALSE, "steady help-now write wrong-number", "not" },

  /* 7 and 8. */
  { TRIED, SOMEONE, "settled", 7, FALSE, "settle short lighter", "link" },
  { TRIED, SOMEONE, "racing", 8, FALSE, "settle short lighter", "link" },
  /* Stricter than a row that is open. */
  { NOT_YET, SOMEONE, "settled", 7, FALSE, "settle short lighter", "link" },
  { TRIED, OPEN, "racing", 8, FALSE, "settle short lighter", "link" },
  { NOT_YET, OPEN, "racing", 8, FALSE, "settle short lighter", "link" },

  /* Numb or far away, at any number: the state outranks it. */
  { TRIED, SOMEONE, "numb", 0, FALSE, "look-around lighter keep", "not" },
  { TRIED, SOMEONE, "numb", 6, FALSE, "look-around lighter keep", "not" },
  { TRIED, SOMEONE, "numb", 7, FALSE, "look-around lighter keep", "not" },
  { TRIED, SOMEONE, "numb", 8, FALSE, "look-around lighter keep", "not" },
  { TRIED, SOMEONE, "numb", LEFT_OUT, FALSE, "look-around lighter keep", "not" },
  { NOT_YET, OPEN, "numb", 2, FALSE, "look-around lighter keep", "not" },
  { TRIED, NOBODY, "numb", 2, FALSE, "look-around lighter keep", "not" },
  /* Asked again. Still numb: */
  { TRIED, SOMEONE, "numb", 2, LOOKED, "write help-now", "with-someone" },
  { TRIED, SOMEONE, "numb", 8, LOOKED, "write help-now", "with-someone" },
  { TRIED, SOMEONE, "numb", LEFT_OUT, LOOKED, "write help-now", "with-someone" },
  { NOT_YET, OPEN, "numb", 2, LOOKED, "write help-now", "with-someone" },
  /* No longer numb: the row of the number. */
  { TRIED, SOMEONE, "settled", 3, LOOKED, "begin keep", "not" },
  { TRIED, SOMEONE, "both", 7, LOOKED, "settle short lighter", "link" },
  { TRIED, SOMEONE, "racing", LEFT_OUT, LOOKED, "short", "link" },

  /* 9 and 10, in any state. */
  { TRIED, SOMEONE, "settled", 9, FALSE, "steady help-now write wrong-number", "not" },
  { TRIED, SOMEONE, "racing", 10, FALSE, "steady help-now write wrong-number", "not" },
  { TRIED, SOMEONE, "numb", 9, FALSE, "steady help-now write wrong-number", "not" },
  { TRIED, SOMEONE, "numb", 10, LOOKED, "steady help-now write wrong-number", "not" },
  { TRIED, SOMEONE, "both", 10, FALSE, "steady help-now write wrong-number", "not" },
  { NOT_YET, OPEN, "unknown", 9, FALSE, "steady help-now write wrong-number", "not" },

  /* The number left out. */
  { TRIED, SOMEONE, "settled", LEFT_OUT, FALSE, "short", "link" },
  { TRIED, SOMEONE, "both", LEFT_OUT, FALSE, "short", "link" },
  { TRIED, NOBODY, NULL, LEFT_OUT, FALSE, "short", "link" },

  /* Row 1 or 2 still open: fill it, or the short form. */
  { NOT_YET, SOMEONE, "settled", 3, FALSE, "try-one short", "link" },
  { TRIED, OPEN, "settled", 3, FALSE, "add-someone short", "link" },
  { NOT_YET, OPEN, "racing", 6, FALSE, "try-one add-someone short", "link" },
  { NOT_YET, NOBODY, "racing", 6, FALSE, "try-one short", "link" },
  { NOT_YET, OPEN, NULL, LEFT_OUT, FALSE, "try-one add-someone short", "link" },
};

static const char * const offers[] = {
  [MOOR_OFFER_BEGIN] = "begin", [MOOR_OFFER_KEEP] = "keep", [MOOR_OFFER_SETTLE] = "settle",
  [MOOR_OFFER_SHORT] = "short", [MOOR_OFFER_LIGHTER] = "lighter",
  [MOOR_OFFER_LOOK_AROUND] = "look-around", [MOOR_OFFER_WRITE] = "write",
  [MOOR_OFFER_HELP_NOW] = "help-now", [MOOR_OFFER_STEADY] = "steady",
  [MOOR_OFFER_WRONG_NUMBER] = "wrong-number", [MOOR_OFFER_TRY_ONE] = "try-one",
  [MOOR_OFFER_ADD_SOMEONE] = "add-someone",
};

static const char * const anyways[] = {
  [MOOR_ANYWAY_NOT] = "not", [MOOR_ANYWAY] = "link", [MOOR_ANYWAY_WITH_SOMEONE] = "with-someone",
};

static char *
say_offers (const MoorGate *gate)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gate->n_offers; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", offers[gate->offers[i]]);

  return g_string_free (text, FALSE);
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const Line *line = &lines[i];
      MoorGateFacts facts = {
        .practiced = line->practiced,
        .reach = line->reach,
        .state = line->state,
        .number = line->number,
        .looked_around = line->looked_around,
      };
      g_autofree char *said = NULL;
      MoorGate gate;

      g_test_message ("line %u: %s, %d", i, line->state != NULL ? line->state : "no state",
                      line->number);
      moor_gate_look (&facts, &gate);
      said = say_offers (&gate);
      g_assert_cmpstr (said, ==, line->offers);
      g_assert_cmpstr (anyways[gate.anyway], ==, line->anyway);
    }
}

static gboolean
offers_it (const MoorGate *gate,
           MoorOffer       what)
{
  for (guint i = 0; i < gate->n_offers; i++)
    if (gate->offers[i] == what)
      return TRUE;

  return FALSE;
}

/* Whatever is answered: what must hold in every one of the combinations. */
static void
test_every_combination (void)
{
  static const char * const states[] = { NULL, "settled", "racing", "numb", "both", "unknown" };
  guint n = 0;

  for (guint s = 0; s < G_N_ELEMENTS (states); s++)
    for (int number = -1; number <= 10; number++)
      for (int practiced = 0; practiced <= 1; practiced++)
        for (int reach = MOOR_REACH_OPEN; reach <= MOOR_REACH_NOBODY; reach++)
          for (int looked = 0; looked <= 1; looked++)
            {
              gboolean numb = g_strcmp0 (states[s], "numb") == 0;
              MoorGateFacts facts = { practiced, (MoorReach) reach, states[s], number, looked };
              MoorGate gate;

              moor_gate_look (&facts, &gate);
              n++;

              g_assert_cmpuint (gate.n_offers, >, 0);
              /* Plainly begun only when everything is there; and then without
               * anything to overrule. */
              g_assert_cmpint (offers_it (&gate, MOOR_OFFER_BEGIN), ==,
                               number >= 0 && number <= 6 && !numb && practiced &&
                               reach != MOOR_REACH_OPEN);
              /* Nine and ten: not begun by any way. */
              if (number >= 9)
                {
                  g_assert_cmpint (gate.anyway, ==, MOOR_ANYWAY_NOT);
                  g_assert_false (offers_it (&gate, MOOR_OFFER_SHORT));
                  g_assert_true (offers_it (&gate, MOOR_OFFER_WRITE));
                }
              /* Numb: never alone, never in the short form. */
              if (numb)
                {
                  g_assert_cmpint (gate.anyway, !=, MOOR_ANYWAY);
                  g_assert_false (offers_it (&gate, MOOR_OFFER_SHORT));
                }
              g_assert_cmpint (gate.short_form_first, ==,
                               states[s] == NULL || numb || g_str_equal (states[s], "both") ||
                               g_str_equal (states[s], "unknown"));
            }

  g_assert_cmpuint (n, ==, 6 * 12 * 2 * 3 * 2);
}

int
main (int   argc,
      char *argv[])
{
  moor_test_init (&argc, &argv);

  g_test_add_func ("/gate/table", test_table);
  g_test_add_func ("/gate/every-combination", test_every_combination);

  return g_test_run ();
}
