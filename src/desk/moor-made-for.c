/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/moor-made-for.h"

#include <glib/gi18n-lib.h>

#define FOR_NOW N_("You checked in a few minutes ago. This one is for a moment like that.")

/* Settle orders its practices by state itself. What looks inward for long is for no
 * state in which a person is far away. */
static const MoorMadeFor states[] = {
  { "racing", "settle", FOR_NOW },
  { "racing", "muscle-release-or-body-scan", FOR_NOW },
  { "racing", "regulate-then-choose", FOR_NOW },
  { "racing", "wait-with-it", FOR_NOW },
  { "numb", "settle", FOR_NOW },
  { "numb", "muscle-release-or-body-scan", FOR_NOW },
  { "both", "settle", FOR_NOW },
  { "both", "muscle-release-or-body-scan", FOR_NOW },
  { "unknown", "settle", FOR_NOW },
  { "unknown", "muscle-release-or-body-scan", FOR_NOW },
};

/* The aims of my-aims. In quotation marks stands the option as it is called there,
 * then the exercise by its title: the tests read both.
 * Translators: the same words as in the exercises “My aims, and is this for me?” and
 * the one that is named. */
static const MoorMadeFor aims[] = {
  { "say-needs", "say-it-plainly",
    N_("You chose “say what I need” as an aim. Say it plainly is made for that.") },
  { "say-needs", "turning-towards",
    N_("You chose “say what I need” as an aim. Turning towards is a small way to begin.") },
  { "limits", "limit-with-kindness",
    N_("You chose “say no, and mean it” as an aim. Limit with kindness is made for that.") },
  { "limits", "say-it-plainly",
    N_("You chose “say no, and mean it” as an aim. Say it plainly is about finding the "
       "words.") },
  { "fear-or-fact", "fear-or-fact",
    N_("You chose “tell fear from fact” as an aim. Fear or fact? is made for that.") },
  { "fear-or-fact", "guess-and-see",
    N_("You chose “tell fear from fact” as an aim. Guess and see tries it out in small.") },
  { "reassurance", "wait-with-it",
    N_("You chose “ask for comfort when I want proof” as an aim. Wait with it is made for "
       "that.") },
  { "reassurance", "say-it-plainly",
    N_("You chose “ask for comfort when I want proof” as an aim. Say it plainly is about "
       "finding the words.") },
  { "pull-away", "wait-with-it",
    N_("You chose “stay a little when I want to pull away” as an aim. Wait with it is for "
       "the moment itself.") },
  { "pull-away", "four-pulls",
    N_("You chose “stay a little when I want to pull away” as an aim. Four pulls: pleasing, "
       "performing, disappearing, spiraling is about pulls like that.") },
  { "pull-away", "move-that-protected-me",
    N_("You chose “stay a little when I want to pull away” as an aim. The move that "
       "protected me asks what it was for.") },
  { "settle", "settle",
    N_("You chose “settle when I am upset” as an aim. Settle is made for that.") },
  { "settle", "muscle-release-or-body-scan",
    N_("You chose “settle when I am upset” as an aim. Short muscle release or body scan is "
       "one more way.") },
  { "settle", "regulate-then-choose",
    N_("You chose “settle when I am upset” as an aim. Regulate, then choose is for the "
       "moment after.") },
  { "trust", "guess-and-see",
    N_("You chose “find it less hard to trust” as an aim. Guess and see tries it out in "
       "small.") },
  { "trust", "someone-was-there",
    N_("You chose “find it less hard to trust” as an aim. Someone was there looks at a time "
       "when it went well.") },
  { "trust", "turning-towards",
    N_("You chose “find it less hard to trust” as an aim. Turning towards is a small way to "
       "begin.") },
  { "numb", "settle",
    N_("You chose “feel more when I am numb” as an aim. Settle begins outside, with what "
       "you can see and touch.") },
  { "numb", "body-map",
    N_("You chose “feel more when I am numb” as an aim. In Body map, nothing is an answer, "
       "too.") },
  { "expect-harm", "guess-and-see",
    N_("You chose “not always expect to be hurt” as an aim. Guess and see tries it out in "
       "small.") },
  { "expect-harm", "fear-or-fact",
    N_("You chose “not always expect to be hurt” as an aim. Fear or fact? weighs it once.") },
  { "expect-harm", "three-expectations",
    N_("You chose “not always expect to be hurt” as an aim. Three expectations sets then "
       "beside now.") },
  { "pace", "limit-with-kindness",
    N_("You chose “tell new people less, and take my time” as an aim. Limit with kindness "
       "asks about your pace, too.") },
  { "pace", "guess-and-see",
    N_("You chose “tell new people less, and take my time” as an aim. Guess and see begins "
       "with someone safe, and with little.") },
  { "repair", "after-a-quarrel",
    N_("You chose “make up after a quarrel” as an aim. After a quarrel is made for that.") },
  { "repair", "our-loop",
    N_("You chose “make up after a quarrel” as an aim. Our loop looks at how it goes "
       "between two people.") },
  { "listen", "listen",
    N_("You chose “listen, and understand others better” as an aim. Listen is made for "
       "that.") },
  { "listen", "wonder",
    N_("You chose “listen, and understand others better” as an aim. Wonder goes on from "
       "there.") },
  { "couple", "our-loop",
    N_("You chose “get out of the same old round with a partner” as an aim. Our loop is "
       "made for that.") },
  { "couple", "after-a-quarrel",
    N_("You chose “get out of the same old round with a partner” as an aim. After a quarrel "
       "is for the time after.") },
  { "couple", "listen",
    N_("You chose “get out of the same old round with a partner” as an aim. Listen is one "
       "side of it.") },
  { "parent", "as-a-parent",
    N_("You chose “be there for a child the way I want to” as an aim. As a parent is made "
       "for that.") },
  { "parent", "one-moment-slowly",
    N_("You chose “be there for a child the way I want to” as an aim. One moment, slowly "
       "can be about a moment with a child.") },
  { "self-worth", "kind-minute",
    N_("You chose “think less badly of myself” as an aim. Kind minute is a small way to "
       "begin.") },
  { "self-worth", "someone-on-my-side",
    N_("You chose “think less badly of myself” as an aim. Someone on my side brings in a "
       "second voice.") },
  { "self-worth", "old-rule-newer-evidence",
    N_("You chose “think less badly of myself” as an aim. Old rule, newer evidence looks at "
       "a sentence you learned.") },
  { "past", "where-might-it-come-from",
    N_("You chose “understand where it comes from” as an aim. Where might it come from? "
       "begins there.") },
  { "past", "old-rule-newer-evidence",
    N_("You chose “understand where it comes from” as an aim. Old rule, newer evidence sets "
       "it beside today.") },
  { "past", "reflexes-then-and-now",
    N_("You chose “understand where it comes from” as an aim. Reflexes then and now asks "
       "for an age and no more.") },
  { "recovery", "what-it-did-for-me",
    N_("You chose “stay well in recovery” as an aim. What it did for me is a way to begin.") },
  { "recovery", "wait-with-it",
    N_("You chose “stay well in recovery” as an aim. Wait with it is for the moment itself.") },
  { "recovery", "who-gives-me-what",
    N_("You chose “stay well in recovery” as an aim. Who gives me what is about who is "
       "there.") },
};

#define HAPPENED N_("You came because something had happened. This one is made for that.")
#define SAME_PLACE \
  N_("You keep ending up in the same place with people. This one is made for that.")
#define FROM_WHERE N_("You want to understand where it comes from. This one begins there.")
#define TO_BRING N_("You have a counselor. This makes a good page to bring.")
#define WITH_A_PULL N_("You are in recovery. This one is about staying with a pull for a moment.")
#define TO_BEGIN N_("You are looking around. This is a good place to begin.")

/* What brings a person here (welcome, third screen). */
static const MoorMadeFor reasons[] = {
  { "today", "one-moment-slowly", HAPPENED },
  { "today", "settle", HAPPENED },
  { "today", "after-a-quarrel",
    N_("You came because something had happened. If it was a quarrel, this one is for the time "
       "after.") },
  { "again", "reflexes-then-and-now", SAME_PLACE },
  { "again", "move-that-protected-me", SAME_PLACE },
  { "again", "four-pulls", SAME_PLACE },
  { "again", "one-moment-slowly", SAME_PLACE },
  { "past", "where-might-it-come-from", FROM_WHERE },
  { "past", "reflexes-then-and-now", FROM_WHERE },
  { "past", "old-rule-newer-evidence", FROM_WHERE },
  { "past", "three-expectations", FROM_WHERE },
  { "counselor", "before-session",
    N_("You have a counselor. This one gathers what you want to bring.") },
  { "counselor", "one-moment-slowly", TO_BRING },
  { "counselor", "three-expectations", TO_BRING },
  { "recovery", "what-it-did-for-me",
    N_("You are in recovery. This one looks at what it did for you.") },
  { "recovery", "four-pulls", WITH_A_PULL },
  { "recovery", "wait-with-it", WITH_A_PULL },
  { "parent", "as-a-parent",
    N_("You are a parent. This one is about a moment with a child.") },
  { "parent", "one-moment-slowly",
    N_("You are a parent. A small moment with a child fits here too.") },
  { "looking", "small-map-of-closeness", TO_BEGIN },
  { "looking", "three-expectations", TO_BEGIN },
  { "looking", "my-aims", TO_BEGIN },
  { "looking", "four-pulls", TO_BEGIN },
  { "looking", "one-moment-slowly", TO_BEGIN },
};

const MoorMadeFor *
moor_made_for_states (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (states);

  return states;
}

const MoorMadeFor *
moor_made_for_aims (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (aims);

  return aims;
}

const MoorMadeFor *
moor_made_for_reasons (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (reasons);

  return reasons;
}
