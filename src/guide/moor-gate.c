/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/moor-gate.h"

/* The numbers lean on what the scale says at them: 8 is "hard to think". They
 * come from practice, and are no finding. */
#define HEAVY 7
#define RESTS 9

static MoorGateRow
find_row (const MoorGateFacts *facts)
{
  if (facts->number >= RESTS)
    return MOOR_GATE_RESTS;
  if (g_strcmp0 (facts->state, "numb") == 0)
    return facts->looked_around ? MOOR_GATE_STILL_NUMB : MOOR_GATE_NUMB;
  if (facts->number >= HEAVY)
    return MOOR_GATE_HEAVY;
  if (!facts->practiced || facts->reach == MOOR_REACH_OPEN)
    return MOOR_GATE_OPEN;
  if (facts->number < 0)
    return MOOR_GATE_NO_NUMBER;

  return MOOR_GATE_READY;
}

static void
offer (MoorGate  *gate,
       MoorOffer  what)
{
  g_assert (gate->n_offers < MOOR_GATE_MAX_OFFERS);

  gate->offers[gate->n_offers++] = what;
}

void
moor_gate_look (const MoorGateFacts *facts,
                MoorGate            *gate)
{
  g_return_if_fail (facts != NULL);
  g_return_if_fail (gate != NULL);

  *gate = (MoorGate) { .row = find_row (facts), .anyway = MOOR_ANYWAY_NOT };
  gate->short_form_first = moor_gate_looks_first (facts->state);

  switch (gate->row)
    {
    case MOOR_GATE_READY:
      offer (gate, MOOR_OFFER_BEGIN);
      offer (gate, MOOR_OFFER_KEEP);
      break;

    case MOOR_GATE_NO_NUMBER:
      offer (gate, MOOR_OFFER_SHORT);
      gate->anyway = MOOR_ANYWAY;
      break;

    case MOOR_GATE_OPEN:
      if (!facts->practiced)
        offer (gate, MOOR_OFFER_TRY_ONE);
      if (facts->reach == MOOR_REACH_OPEN)
        offer (gate, MOOR_OFFER_ADD_SOMEONE);
      offer (gate, MOOR_OFFER_SHORT);
      gate->anyway = MOOR_ANYWAY;
      break;

    case MOOR_GATE_HEAVY:
      offer (gate, MOOR_OFFER_SETTLE);
      offer (gate, MOOR_OFFER_SHORT);
      offer (gate, MOOR_OFFER_LIGHTER);
      gate->anyway = MOOR_ANYWAY;
      break;

    case MOOR_GATE_NUMB:
      offer (gate, MOOR_OFFER_LOOK_AROUND);
      offer (gate, MOOR_OFFER_LIGHTER);
      offer (gate, MOOR_OFFER_KEEP);
      break;

    case MOOR_GATE_STILL_NUMB:
      offer (gate, MOOR_OFFER_WRITE);
      offer (gate, MOOR_OFFER_HELP_NOW);
      gate->anyway = MOOR_ANYWAY_WITH_SOMEONE;
      break;

    case MOOR_GATE_RESTS:
      offer (gate, MOOR_OFFER_STEADY);
      offer (gate, MOOR_OFFER_HELP_NOW);
      offer (gate, MOOR_OFFER_WRITE);
      offer (gate, MOOR_OFFER_WRONG_NUMBER);
      break;

    default:
      g_assert_not_reached ();
    }
}

gboolean
moor_gate_looks_first (const char *state)
{
  return g_strcmp0 (state, "settled") != 0 && g_strcmp0 (state, "racing") != 0;
}
