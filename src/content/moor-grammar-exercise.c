/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-grammar-private.h"

#define WHEN A ("when", TYPE_CONDITION)
#define LEANING A ("leaning", TYPE_ONE_OF, .values = "anxious avoidant mixed secure")
#define ACTION A ("action", TYPE_TARGET)
#define FIELD_ATTRIBUTES                                                       \
  A ("!id", TYPE_ID) A ("role", TYPE_ID) A ("private", TYPE_YES_NO) WHEN       \
  A ("folded", TYPE_YES_NO)
#define RANGE A ("from", TYPE_INT, -1000, 1000) A ("to", TYPE_INT, -1000, 1000)

#define FIELD_CHILDREN "label? required?"

const ElementSpec moor_grammar_exercise[] = {
  { "exercise",
    ATTRIBUTES (A ("!id", TYPE_ID)
                A ("!version", TYPE_INT, 1, 9999)
                A ("!step", TYPE_ONE_OF,
                   .values = "style patterns connections regulation tools")
                A ("!depth", TYPE_INT, 1, 3)
                A ("!minutes", TYPE_INT, 1, 240)
                A ("short-minutes", TYPE_INT, 1, 240)
                A ("distress", TYPE_ONE_OF, .values = "both after none")
                A ("frame", TYPE_ONE_OF, .values = "memory")
                A ("living", TYPE_YES_NO)
                A ("private", TYPE_YES_NO)),
    CONTENT_ELEMENTS, "title! summary! why? caution again source part+ use closing" },

  { "title", ATTRIBUTES (), CONTENT_WORDS, "" },
  { "summary", ATTRIBUTES (), CONTENT_WORDS, "" },
  { "why", ATTRIBUTES (), CONTENT_WORDS, "" },
  { "caution", ATTRIBUTES (WHEN ACTION), CONTENT_WORDS, "em term" },
  { "again", ATTRIBUTES (A ("!days", TYPE_INT, 0, 365) A ("rest", TYPE_YES_NO)
                         A ("part", TYPE_ID) A ("same", TYPE_ID) WHEN), CONTENT_WORDS, "" },
  { "source", ATTRIBUTES (A ("!id", TYPE_NAME)), CONTENT_ELEMENTS, "" },
  { "closing", ATTRIBUTES (WHEN LEANING A ("add", TYPE_YES_NO)), CONTENT_WORDS, "em" },
  { "use", ATTRIBUTES (A ("!part", TYPE_ID) A ("about", TYPE_ID)), CONTENT_ELEMENTS, "" },

  { "part",
    ATTRIBUTES (A ("!id", TYPE_ID)
                A ("short", TYPE_YES_NO)
                A ("optional", TYPE_YES_NO)
                WHEN
                A ("after", TYPE_AFTER)
                A ("end", TYPE_YES_NO)
                A ("by", TYPE_ONE_OF, .values = "partner")
                A ("keep", TYPE_YES_NO)),
    CONTENT_ELEMENTS, "source prompt hint example note recall result go use " KINDS },

  { "prompt", ATTRIBUTES (WHEN LEANING), CONTENT_WORDS, "em" },
  { "hint", ATTRIBUTES (WHEN LEANING), CONTENT_WORDS, "em term" },
  { "example", ATTRIBUTES (WHEN LEANING), CONTENT_WORDS, "em" },
  { "note", ATTRIBUTES (WHEN LEANING ACTION), CONTENT_WORDS, "em term" },
  { "recall", ATTRIBUTES (A ("!field", TYPE_ID) WHEN), CONTENT_ELEMENTS, "label?" },
  { "result", ATTRIBUTES (A ("!field", TYPE_ID) WHEN), CONTENT_ELEMENTS, "" },
  { "go", ATTRIBUTES (A ("!to", TYPE_TARGET) WHEN), CONTENT_ELEMENTS, "" },

  { "label", ATTRIBUTES (), CONTENT_WORDS, "" },
  { "required", ATTRIBUTES (), CONTENT_WORDS, "" },
  { "low", ATTRIBUTES (), CONTENT_WORDS, "" },
  { "high", ATTRIBUTES (), CONTENT_WORDS, "" },
  { "mark", ATTRIBUTES (A ("!at", TYPE_INT, -1000, 1000)), CONTENT_WORDS, "" },
  { "option",
    ATTRIBUTES (A ("!value", TYPE_NAME) A ("alone", TYPE_YES_NO) WHEN),
    CONTENT_WORDS, "detail?" },
  { "detail", ATTRIBUTES (), CONTENT_WORDS, "" },
  { "em", ATTRIBUTES (), CONTENT_WORDS, "" },

  { "text",
    ATTRIBUTES (FIELD_ATTRIBUTES A ("lines", TYPE_INT, 1, 40)
                A ("input", TYPE_ONE_OF, .values = "phone")),
    CONTENT_ELEMENTS, FIELD_CHILDREN },
  { "list",
    ATTRIBUTES (FIELD_ATTRIBUTES A ("max", TYPE_INT, 1, 100)),
    CONTENT_ELEMENTS, FIELD_CHILDREN },
  { "choice",
    ATTRIBUTES (FIELD_ATTRIBUTES A ("other", TYPE_YES_NO) A ("from", TYPE_IDS)),
    CONTENT_ELEMENTS, FIELD_CHILDREN " option" },
  { "choices",
    ATTRIBUTES (FIELD_ATTRIBUTES A ("other", TYPE_YES_NO) A ("from", TYPE_IDS)
                A ("max", TYPE_INT, 1, 100)),
    CONTENT_ELEMENTS, FIELD_CHILDREN " option" },
  { "scale",
    ATTRIBUTES (FIELD_ATTRIBUTES RANGE),
    CONTENT_ELEMENTS, FIELD_CHILDREN " low? high? mark" },
  { "percent",
    ATTRIBUTES (FIELD_ATTRIBUTES),
    CONTENT_ELEMENTS, FIELD_CHILDREN " low? high? mark" },
  { "date",
    ATTRIBUTES (FIELD_ATTRIBUTES A ("ahead", TYPE_INTS, 1, 366)),
    CONTENT_ELEMENTS, FIELD_CHILDREN },
  { "age", ATTRIBUTES (FIELD_ATTRIBUTES), CONTENT_ELEMENTS, FIELD_CHILDREN },
  { "check", ATTRIBUTES (FIELD_ATTRIBUTES), CONTENT_ELEMENTS, "label! required?" },
  { "person",
    ATTRIBUTES (FIELD_ATTRIBUTES A ("several", TYPE_YES_NO)),
    CONTENT_ELEMENTS, FIELD_CHILDREN },
  { "link",
    ATTRIBUTES (FIELD_ATTRIBUTES A ("!to", TYPE_ONE_OF, .values = "page exercise")),
    CONTENT_ELEMENTS, FIELD_CHILDREN },
  { "emotions", ATTRIBUTES (FIELD_ATTRIBUTES), CONTENT_ELEMENTS, FIELD_CHILDREN " option" },
  { "body", ATTRIBUTES (FIELD_ATTRIBUTES), CONTENT_ELEMENTS, FIELD_CHILDREN " option" },
  { "rows",
    ATTRIBUTES (FIELD_ATTRIBUTES A ("min", TYPE_INT, 0, 100) A ("max", TYPE_INT, 1, 100)
                A ("for", TYPE_ID) A ("pause", TYPE_PAUSE)
                A ("draw", TYPE_ONE_OF, .values = "timeline people")),
    CONTENT_ELEMENTS, FIELD_CHILDREN " add? row " COLUMN_KINDS },
  { "row", ATTRIBUTES (A ("!id", TYPE_ID)), CONTENT_WORDS_OR_NOTHING, "" },
  { "add", ATTRIBUTES (), CONTENT_WORDS, "" },
  { "items",
    ATTRIBUTES (FIELD_ATTRIBUTES RANGE A ("questionnaire", TYPE_ID) A ("form", TYPE_ID)
                A ("about", TYPE_ID)),
    CONTENT_ELEMENTS, FIELD_CHILDREN " low? high? mark item" },
  { "item", ATTRIBUTES (A ("!id", TYPE_NAME)), CONTENT_WORDS, "" },
  { "timer",
    ATTRIBUTES (FIELD_ATTRIBUTES A ("minutes", TYPE_INTS, 1, 120) A ("pattern", TYPE_ID)
                A ("from", TYPE_ID)),
    CONTENT_ELEMENTS, FIELD_CHILDREN " say ask" },
  { "say", ATTRIBUTES (A ("!at", TYPE_TIMES)), CONTENT_WORDS, "" },
  { "ask",
    ATTRIBUTES (A ("!at", TYPE_TIMES)),
    CONTENT_ELEMENTS, "text? choice? choices? scale? percent? check? emotions?" },
  { "read",
    ATTRIBUTES (FIELD_ATTRIBUTES),
    CONTENT_ELEMENTS, FIELD_CHILDREN " p evidence" },
  { "p", ATTRIBUTES (), CONTENT_WORDS, "em term" },
  { "term", ATTRIBUTES (A ("!ref", TYPE_ID)), CONTENT_WORDS, "" },
  { "evidence",
    ATTRIBUTES (A ("sure", TYPE_ONE_OF, .values = "well partly little")
                A ("url", TYPE_URL)
                A ("year", TYPE_INT, 1800, 2200)),
    CONTENT_WORDS, "em term" },

  { NULL },
};
