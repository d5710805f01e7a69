/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-grammar-private.h"

/* docs/questionnaire-file.md says what they mean. */
const ElementSpec moor_grammar_questionnaire[] = {
  { "questionnaire",
    ATTRIBUTES (A ("!id", TYPE_ID)
                A ("!version", TYPE_INT, 1, 9999)
                A ("!validated", TYPE_ONE_OF, .values = "no research clinical")),
    CONTENT_ELEMENTS,
    "title! purpose! rights! scale! form item+ subscale+ formula composite reliability norm band "
    "test+",
    .in_order = TRUE },

  { "title", ATTRIBUTES (), CONTENT_WORDS, "" },
  { "purpose", ATTRIBUTES (), CONTENT_WORDS, "" },
  { "rights",
    ATTRIBUTES (A ("!holder", TYPE_WORDS)
                A ("url", TYPE_URL)
                A ("confirmed", TYPE_DATE)),
    CONTENT_WORDS, "" },

  { "scale",
    ATTRIBUTES (A ("!from", TYPE_INT, -1000, 1000)
                A ("!to", TYPE_INT, -1000, 1000)
                A ("missing", TYPE_WORDS)),
    CONTENT_ELEMENTS, "label+" },
  { "label", ATTRIBUTES (A ("!value", TYPE_INT, -1000, 1000)), CONTENT_WORDS, "" },

  { "form",
    ATTRIBUTES (A ("!id", TYPE_ID) A ("person", TYPE_YES_NO)),
    CONTENT_WORDS, "" },
  { "item",
    ATTRIBUTES (A ("!id", TYPE_NAME) A ("form", TYPE_ID)),
    CONTENT_WORDS_OR_NOTHING, "" },

  { "subscale",
    ATTRIBUTES (A ("!id", TYPE_ID)
                A ("method", TYPE_ONE_OF, .values = "mean sum")
                A ("!items", TYPE_NAMES)
                A ("reverse", TYPE_NAMES)
                A ("max-missing", TYPE_SHARE)
                A ("action", TYPE_ONE_OF, .values = "prorate refuse")
                A ("role", TYPE_ONE_OF, .values = "worry distance")),
    CONTENT_ELEMENTS, "title! low? high?",
    .in_order = TRUE },
  { "low", ATTRIBUTES (), CONTENT_WORDS, "" },
  { "high", ATTRIBUTES (), CONTENT_WORDS, "" },
  { "formula",
    ATTRIBUTES (A ("!id", TYPE_ID) A ("!value", TYPE_WORDS)),
    CONTENT_ELEMENTS, "title!" },
  { "composite",
    ATTRIBUTES (A ("!id", TYPE_ID)
                A ("!of", TYPE_ID)
                A ("!forms", TYPE_IDS)
                A ("min-forms", TYPE_INT, 1, 100)),
    CONTENT_ELEMENTS, "title!" },

  { "reliability",
    ATTRIBUTES (A ("!score", TYPE_ID)
                A ("!kind", TYPE_ONE_OF, .values = "alpha omega retest")
                A ("!value", TYPE_DECIMAL)
                A ("sd", TYPE_DECIMAL)
                A ("n", TYPE_INT, 1, 10000000)
                A ("interval", TYPE_WORDS)
                A ("!source", TYPE_WORDS)),
    CONTENT_ELEMENTS, "" },
  { "norm",
    ATTRIBUTES (A ("!score", TYPE_ID)
                A ("!mean", TYPE_DECIMAL)
                A ("!sd", TYPE_DECIMAL)
                A ("!n", TYPE_INT, 1, 10000000)
                A ("!population", TYPE_WORDS)
                A ("!source", TYPE_WORDS)
                A ("year", TYPE_INT, 1800, 2200)),
    CONTENT_ELEMENTS, "" },
  { "band",
    ATTRIBUTES (A ("!score", TYPE_ID)
                A ("!from", TYPE_DECIMAL)
                A ("!to", TYPE_DECIMAL)
                A ("edge", TYPE_ONE_OF, .values = "lower upper")
                A ("!source", TYPE_WORDS)),
    CONTENT_WORDS, "" },

  { "test", ATTRIBUTES (), CONTENT_ELEMENTS, "answers+ expect+", .in_order = TRUE },
  { "answers", ATTRIBUTES (A ("form", TYPE_ID)), CONTENT_WORDS, "" },
  { "expect",
    ATTRIBUTES (A ("!score", TYPE_ID)
                A ("form", TYPE_ID)
                A ("!value", TYPE_WORDS)
                A ("band", TYPE_WORDS)),
    CONTENT_ELEMENTS, "" },

  { NULL },
};
