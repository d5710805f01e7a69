/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/moor-error.h"
#include "base/moor-text.h"
#include "content/moor-grammar.h"
#include "content/moor-questionnaire-private.h"

/* One reading. The first error stays; nothing after it counts. */
typedef struct {
  MoorQuestionnaire *self;
  const MoorXml     *root;
  GHashTable        *items;      /* id → index + 1 */
  GHashTable        *texts;      /* "form:item" of what was read for one form */
  GError            *error;
} Reading;

#define FOR_EACH(parent, element, child)                                            \
  for (guint child##_at = 0; child##_at < (parent)->children->len; child##_at++)    \
    for (const MoorXml *child = g_ptr_array_index ((parent)->children, child##_at); \
         child != NULL && moor_xml_is (child, element); child = NULL)

static gboolean
fail (Reading       *reading,
      const MoorXml *where,
      const char    *format,
      ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (Reading       *reading,
      const MoorXml *where,
      const char    *format,
      ...)
{
  va_list args;

  if (reading->error != NULL)
    return FALSE;

  va_start (args, format);
  g_autofree char *sentence = g_strdup_vprintf (format, args);
  va_end (args);

  reading->error = moor_xml_error (where, "%s", sentence);
  return FALSE;
}

static char *
child_text (const MoorXml *node,
            const char    *name)
{
  const MoorXml *child = moor_xml_find (node, name);

  return child != NULL ? moor_xml_get_text (child) : NULL;
}

static int
get_int (const MoorXml *node,
         const char    *attribute,
         int            otherwise)
{
  const char *value = moor_xml_get (node, attribute);
  int number = otherwise;

  if (value != NULL)
    moor_grammar_int (value, &number);
  return number;
}

static double
get_decimal (const MoorXml *node,
             const char    *attribute)
{
  const char *value = moor_xml_get (node, attribute);
  double number = NAN;

  if (value != NULL)
    moor_grammar_decimal (value, &number, NULL);
  return number;
}

/* Scale and forms --------------------------------------------------------- */

static gboolean
read_scale (Reading       *reading,
            const MoorXml *node)
{
  MoorQuestionnaire *self = reading->self;
  const char *missing = moor_xml_get (node, "missing");
  gboolean has_from = FALSE, has_to = FALSE;

  self->from = get_int (node, "from", 0);
  self->to = get_int (node, "to", 0);
  if (self->from >= self->to)
    return fail (reading, node, _("the scale goes from %d to %d; the lower number comes first"),
                 self->from, self->to);

  g_autofree char *folded = g_strdup (missing != NULL ? missing : "");
  g_auto (GStrv) words = g_strsplit_set (g_strstrip (folded), " \t\r\n", -1);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      double number;

      if (words[i][0] == '\0')
        continue;
      if (moor_grammar_decimal (words[i], &number, NULL) &&
          number >= self->from && number <= self->to)
        return fail (reading, node, _("“%s” is an answer of the scale and cannot mean that "
                                      "there is none"), words[i]);
      g_strv_builder_add (codes, words[i]);
    }
  self->missing = g_strv_builder_end (codes);

  FOR_EACH (node, "label", child)
    {
      MoorMark *mark = g_new0 (MoorMark, 1);

      mark->at = get_int (child, "value", 0);
      mark->label = moor_xml_get_text (child);
      for (guint i = 0; i < self->labels->len; i++)
        if (((MoorMark *) g_ptr_array_index (self->labels, i))->at == mark->at)
          fail (reading, child, _("the step %g has two labels"), mark->at);
      g_ptr_array_add (self->labels, mark);

      if (mark->at < self->from || mark->at > self->to)
        return fail (reading, child, _("the step %g is not on the scale"), mark->at);
      has_from |= mark->at == self->from;
      has_to |= mark->at == self->to;
    }

  if (!has_from || !has_to)
    return fail (reading, node, _("both ends of the scale need a label"));

  return reading->error == NULL;
}

static gboolean
read_forms (Reading *reading)
{
  MoorQuestionnaire *self = reading->self;

  FOR_EACH (reading->root, "form", child)
    {
      MoorForm *form = g_new0 (MoorForm, 1);

      form->id = g_strdup (moor_xml_get (child, "id"));
      form->label = moor_xml_get_text (child);
      form->person = g_strcmp0 (moor_xml_get (child, "person"), "yes") == 0;
      if (moor_questionnaire_find_form (self, form->id) >= 0)
        fail (reading, child, _("the form “%s” stands twice"), form->id);
      g_ptr_array_add (self->forms, form);
    }

  if (self->forms->len == 0)
    g_ptr_array_add (self->forms, g_new0 (MoorForm, 1));

  return reading->error == NULL;
}

/* Items ------------------------------------------------------------------- */

static gboolean
read_item (Reading       *reading,
           const MoorXml *node)
{
  MoorQuestionnaire *self = reading->self;
  const char *id = moor_xml_get (node, "id");
  const char *form_id = moor_xml_get (node, "form");
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (reading->items, id));
  g_autofree char *text = moor_xml_get_text (node);

  if (form_id == NULL)
    {
      MoorStatement *item;

      if (known > 0)
        return fail (reading, node, _("the item “%s” stands twice"), id);

      item = g_new0 (MoorStatement, 1);
      item->id = g_strdup (id);
      item->texts = g_new0 (char *, self->forms->len + 1);
      for (guint i = 0; i < self->forms->len; i++)
        item->texts[i] = g_strdup (text);
      g_ptr_array_add (self->items, item);
      g_hash_table_insert (reading->items, item->id, GUINT_TO_POINTER (self->items->len));
      return TRUE;
    }

  int form = moor_questionnaire_find_form (self, form_id);

  if (form < 0)
    return fail (reading, node, _("there is no form “%s”"), form_id);
  if (known == 0)
    return fail (reading, node, _("the text of “%s” for one form stands behind the item itself, "
                                  "and there is none above"), id);
  if (text[0] == '\0')
    return fail (reading, node, _("the item “%s” has no words for the form “%s”"), id, form_id);

  MoorStatement *item = g_ptr_array_index (self->items, known - 1);

  g_autofree char *pair = g_strconcat (form_id, ":", id, NULL);

  if (g_hash_table_contains (reading->texts, pair))
    return fail (reading, node, _("the item “%s” stands twice for the form “%s”"), id, form_id);
  g_hash_table_add (reading->texts, g_steal_pointer (&pair));

  g_free (item->texts[form]);
  item->texts[form] = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
read_items (Reading *reading)
{
  MoorQuestionnaire *self = reading->self;
  const MoorXml *first_empty = NULL;
  gboolean any_words = FALSE;

  FOR_EACH (reading->root, "item", child)
    {
      g_autofree char *text = moor_xml_get_text (child);

      if (!read_item (reading, child))
        return FALSE;
      if (text[0] != '\0')
        any_words = TRUE;
      else if (first_empty == NULL)
        first_empty = child;
    }

  if (any_words && first_empty != NULL)
    return fail (reading, first_empty, _("the item “%s” has no words, and others have"),
                 moor_xml_get (first_empty, "id"));

  self->has_texts = any_words;
  return TRUE;
}

/* Scores ------------------------------------------------------------------ */

static MoorScoreRule *
add_score (Reading       *reading,
           const MoorXml *node,
           MoorScoreKind  kind)
{
  MoorScoreRule *rule = g_new0 (MoorScoreRule, 1);
  const char *id = moor_xml_get (node, "id");

  rule->about.kind = kind;
  rule->about.id = g_strdup (id);
  rule->about.title = child_text (node, "title");
  rule->about.lowest = rule->about.highest = NAN;

  if (moor_questionnaire_find_score (reading->self, id) >= 0)
    fail (reading, node, _("the score “%s” stands twice"), id);
  else if (g_hash_table_contains (reading->items, id))
    fail (reading, node, _("the score “%s” is called like an item"), id);
  else if (strcmp (id, "missing") == 0)
    fail (reading, node, _("a score cannot be called “missing”: the table has a column of that name"));

  return rule;
}

static gboolean
read_item_list (Reading        *reading,
                const MoorXml  *node,
                MoorScoreRule  *rule)
{
  const char *reverse = moor_xml_get (node, "reverse");
  g_auto (GStrv) items = g_strsplit (moor_xml_get (node, "items"), " ", -1);
  g_auto (GStrv) reversed = g_strsplit (reverse != NULL ? reverse : "", " ", -1);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  rule->about.n_items = g_strv_length (items);
  rule->items = g_new0 (guint, rule->about.n_items);
  rule->reversed = g_new0 (gboolean, rule->about.n_items);

  for (guint i = 0; items[i] != NULL; i++)
    {
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (reading->items, items[i]));

      if (known == 0)
        return fail (reading, node, _("there is no item “%s”"), items[i]);
      if (!g_hash_table_insert (places, items[i], GUINT_TO_POINTER (i + 1)))
        return fail (reading, node, _("the item “%s” is in “%s” twice"), items[i], rule->about.id);
      rule->items[i] = known - 1;
    }

  for (guint i = 0; reversed[i] != NULL; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, reversed[i]));

      if (place == 0)
        return fail (reading, node, _("“%s” is reversed, and is not in “%s”"),
                     reversed[i], rule->about.id);
      if (rule->reversed[place - 1])
        return fail (reading, node, _("“%s” is reversed twice"), reversed[i]);
      rule->reversed[place - 1] = TRUE;
    }

  return TRUE;
}

static gboolean
read_missing (Reading       *reading,
              const MoorXml *node,
              MoorScoreRule *rule)
{
  gboolean refuse = g_strcmp0 (moor_xml_get (node, "action"), "refuse") == 0;
  const char *share = moor_xml_get (node, "max-missing");
  guint number;

  if (refuse && share != NULL)
    return fail (reading, node, _("“max-missing” is for a score that is prorated; this one is "
                                  "refused when one answer is missing"));

  if (share == NULL)
    share = "20%";
  number = (guint) g_ascii_strtoull (share, NULL, 10);
  if (refuse)
    rule->max_missing = 0;
  else if (strchr (share, '%') != NULL)
    rule->max_missing = number * rule->about.n_items / 100;
  else
    rule->max_missing = number;

  /* With all of them missing there is nothing to prorate. */
  rule->max_missing = MIN (rule->max_missing, rule->about.n_items - 1);
  return TRUE;
}

static gboolean
read_subscale (Reading       *reading,
               const MoorXml *node)
{
  MoorQuestionnaire *self = reading->self;
  MoorScoreRule *rule = add_score (reading, node, MOOR_SCORE_SUBSCALE);
  const char *role = moor_xml_get (node, "role");

  rule->about.low = child_text (node, "low");
  rule->about.high = child_text (node, "high");
  rule->about.is_sum = g_strcmp0 (moor_xml_get (node, "method"), "sum") == 0;
  if (role != NULL)
    rule->about.axis = strcmp (role, "worry") == 0 ? MOOR_AXIS_WORRY : MOOR_AXIS_DISTANCE;

  if ((rule->about.low == NULL) != (rule->about.high == NULL))
    fail (reading, node, _("“%s” has words for one of its ends only"), rule->about.id);
  if (rule->about.axis != MOOR_AXIS_NONE &&
      moor_questionnaire_find_axis (self, rule->about.axis) >= 0)
    fail (reading, node, _("two subscales have the role “%s”"), role);

  if (read_item_list (reading, node, rule) && read_missing (reading, node, rule))
    {
      guint times = rule->about.is_sum ? rule->about.n_items : 1;

      rule->about.lowest = (double) self->from * times;
      rule->about.highest = (double) self->to * times;
    }

  g_ptr_array_add (self->scores, rule);
  return reading->error == NULL;
}

static int
score_above (const char *name,
             gpointer    data)
{
  return moor_questionnaire_find_score (data, name);
}

static gboolean
read_formula (Reading       *reading,
              const MoorXml *node)
{
  MoorScoreRule *rule = add_score (reading, node, MOOR_SCORE_FORMULA);
  g_autoptr (GError) error = NULL;

  rule->formula = moor_formula_parse (moor_xml_get (node, "value"), score_above, reading->self,
                                      &error);
  if (rule->formula == NULL)
    fail (reading, node, "%s", error->message);

  g_ptr_array_add (reading->self->scores, rule);
  return reading->error == NULL;
}

static gboolean
read_composite (Reading       *reading,
                const MoorXml *node)
{
  MoorQuestionnaire *self = reading->self;
  MoorScoreRule *rule = add_score (reading, node, MOOR_SCORE_COMPOSITE);
  g_auto (GStrv) forms = g_strsplit (moor_xml_get (node, "forms"), " ", -1);
  int of = moor_questionnaire_find_score (self, moor_xml_get (node, "of"));

  rule->forms = g_new0 (guint, g_strv_length (forms));
  for (guint i = 0; forms[i] != NULL; i++)
    {
      int form = moor_questionnaire_find_form (self, forms[i]);

      if (form < 0)
        {
          fail (reading, node, _("there is no form “%s”"), forms[i]);
          break;
        }
      for (guint k = 0; k < rule->n_forms; k++)
        if (rule->forms[k] == (guint) form)
          fail (reading, node, _("the form “%s” counts twice"), forms[i]);
      rule->forms[rule->n_forms++] = (guint) form;
    }

  rule->min_forms = (guint) get_int (node, "min-forms", 1);
  if (rule->min_forms > rule->n_forms)
    fail (reading, node, _("“min-forms” of “%s” is more than the forms it is made of"), rule->about.id);

  if (of < 0)
    fail (reading, node, _("there is no score “%s” above this"), moor_xml_get (node, "of"));
  else
    {
      const MoorScore *one = moor_questionnaire_get_score (self, (guint) of);

      if (one->kind == MOOR_SCORE_COMPOSITE)
        fail (reading, node, _("“%s” is over forms already"), one->id);
      rule->of = (guint) of;
      rule->about.lowest = one->lowest;
      rule->about.highest = one->highest;
    }

  g_ptr_array_add (self->scores, rule);
  return reading->error == NULL;
}

static gboolean
read_scores (Reading *reading)
{
  FOR_EACH (reading->root, "subscale", child)
    if (!read_subscale (reading, child))
      return FALSE;
  FOR_EACH (reading->root, "formula", child)
    if (!read_formula (reading, child))
      return FALSE;
  FOR_EACH (reading->root, "composite", child)
    if (!read_composite (reading, child))
      return FALSE;

  int worry = moor_questionnaire_find_axis (reading->self, MOOR_AXIS_WORRY);
  int distance = moor_questionnaire_find_axis (reading->self, MOOR_AXIS_DISTANCE);

  if ((worry < 0) != (distance < 0))
    return fail (reading, reading->root, _("a map has two axes: “worry” and “distance”, and one of "
                                           "them is not there"));
  if (worry >= 0 &&
      (moor_questionnaire_get_score (reading->self, (guint) worry)->lowest !=
         moor_questionnaire_get_score (reading->self, (guint) distance)->lowest ||
       moor_questionnaire_get_score (reading->self, (guint) worry)->highest !=
         moor_questionnaire_get_score (reading->self, (guint) distance)->highest))
    return fail (reading, reading->root, _("“worry” and “distance” do not go from the same number to "
                                           "the same number, and cannot stand on one map"));

  return TRUE;
}

/* What is known about them ------------------------------------------------ */

static int
find_score (Reading       *reading,
            const MoorXml *node)
{
  const char *id = moor_xml_get (node, "score");
  int score = moor_questionnaire_find_score (reading->self, id);

  if (score < 0)
    fail (reading, node, _("there is no score “%s”"), id);

  return score;
}

static gboolean
read_reliability (Reading       *reading,
                  const MoorXml *node)
{
  MoorReliability *it = g_new0 (MoorReliability, 1);
  const char *kind = moor_xml_get (node, "kind");
  int score = find_score (reading, node);

  g_ptr_array_add (reading->self->reliabilities, it);
  it->score = (guint) MAX (score, 0);
  it->kind = strcmp (kind, "alpha") == 0 ? MOOR_RELIABILITY_ALPHA
           : strcmp (kind, "omega") == 0 ? MOOR_RELIABILITY_OMEGA : MOOR_RELIABILITY_RETEST;
  it->value = get_decimal (node, "value");
  it->sd = get_decimal (node, "sd");
  it->n = (guint) get_int (node, "n", 0);
  it->interval = g_strdup (moor_xml_get (node, "interval"));
  it->source = g_strdup (moor_xml_get (node, "source"));

  if (it->value < 0 || it->value > 1)
    return fail (reading, node, _("a reliability is from 0 to 1"));
  if (!isnan (it->sd) && it->sd <= 0)
    return fail (reading, node, _("a standard deviation is more than 0"));
  if (it->kind == MOOR_RELIABILITY_RETEST && (isnan (it->sd) || it->n == 0 || it->interval == NULL))
    return fail (reading, node, _("a retest needs “sd”, “n” and “interval”: how far people were "
                                  "apart, how many they were, how much time was between"));
  for (guint i = 0; i + 1 < reading->self->reliabilities->len; i++)
    {
      const MoorReliability *other = g_ptr_array_index (reading->self->reliabilities, i);

      if (other->score == it->score && other->kind == it->kind)
        return fail (reading, node, _("“%s” has two reliabilities of one kind"),
                     moor_xml_get (node, "score"));
    }

  return reading->error == NULL;
}

static gboolean
read_norm (Reading       *reading,
           const MoorXml *node)
{
  MoorNorm *it = g_new0 (MoorNorm, 1);
  int score = find_score (reading, node);

  g_ptr_array_add (reading->self->norms, it);
  it->score = (guint) MAX (score, 0);
  it->mean = get_decimal (node, "mean");
  it->sd = get_decimal (node, "sd");
  it->n = (guint) get_int (node, "n", 0);
  it->population = g_strdup (moor_xml_get (node, "population"));
  it->source = g_strdup (moor_xml_get (node, "source"));
  it->year = get_int (node, "year", 0);

  if (it->sd <= 0)
    return fail (reading, node, _("a standard deviation is more than 0"));
  if (score >= 0)
    {
      const MoorScore *about = moor_questionnaire_get_score (reading->self, (guint) score);

      if (it->mean < about->lowest || it->mean > about->highest)
        return fail (reading, node, _("the mean is outside what “%s” can be: it is of another scale"),
                     about->id);
    }

  return reading->error == NULL;
}

static gboolean
read_band (Reading       *reading,
           const MoorXml *node)
{
  MoorBand *it = g_new0 (MoorBand, 1);
  int score = find_score (reading, node);
  gboolean has_lower = FALSE;

  it->score = (guint) MAX (score, 0);
  it->from = get_decimal (node, "from");
  it->to = get_decimal (node, "to");
  it->label = moor_xml_get_text (node);
  it->source = g_strdup (moor_xml_get (node, "source"));

  if (it->from >= it->to)
    fail (reading, node, _("a band goes up, from a number to a higher one"));
  for (guint i = 0; i < reading->self->bands->len; i++)
    {
      const MoorBand *other = g_ptr_array_index (reading->self->bands, i);

      if (other->score != it->score)
        continue;
      if (it->from < other->to && other->from < it->to)
        fail (reading, node, _("the bands “%s” and “%s” overlap"), other->label, it->label);
      if (other->from >= it->to)
        fail (reading, node, _("the bands of a score stand from the lowest to the highest"));
      has_lower |= other->to == it->from;
    }

  /* A score exactly between two belongs to the lower one, unless the file says so. */
  it->takes_from = !has_lower || g_strcmp0 (moor_xml_get (node, "edge"), "upper") == 0;
  g_ptr_array_add (reading->self->bands, it);
  return reading->error == NULL;
}

static gboolean
read_knowledge (Reading *reading)
{
  FOR_EACH (reading->root, "reliability", child)
    if (!read_reliability (reading, child))
      return FALSE;
  FOR_EACH (reading->root, "norm", child)
    if (!read_norm (reading, child))
      return FALSE;
  FOR_EACH (reading->root, "band", child)
    if (!read_band (reading, child))
      return FALSE;

  return TRUE;
}

/* The whole --------------------------------------------------------------- */

static gboolean
read_head (Reading *reading)
{
  MoorQuestionnaire *self = reading->self;
  const MoorXml *rights = moor_xml_find (reading->root, "rights");
  const char *validated = moor_xml_get (reading->root, "validated");

  self->id = g_strdup (moor_xml_get (reading->root, "id"));
  self->version = get_int (reading->root, "version", 1);
  self->validated = strcmp (validated, "no") == 0 ? MOOR_VALIDATED_NO
                  : strcmp (validated, "research") == 0 ? MOOR_VALIDATED_RESEARCH
                                                        : MOOR_VALIDATED_CLINICAL;
  self->title = child_text (reading->root, "title");
  self->purpose = child_text (reading->root, "purpose");
  self->rights = moor_xml_get_text (rights);
  self->holder = g_strdup (moor_xml_get (rights, "holder"));
  self->url = g_strdup (moor_xml_get (rights, "url"));
  self->confirmed = g_strdup (moor_xml_get (rights, "confirmed"));

  return TRUE;
}

MoorQuestionnaire *
moor_questionnaire_build (const MoorXml  *root,
                          const char     *language,
                          GError        **error)
{
  g_autoptr (MoorQuestionnaire) self = moor_questionnaire_new ();
  g_autoptr (GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { .self = self, .root = root, .items = items, .texts = texts };
  gboolean read;

  self->language = g_strdup (language);
  self->definition = moor_xml_write (root, moor_grammar_is_text);
  self->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->definition, -1);

  read = read_head (&reading) && read_scale (&reading, moor_xml_find (root, "scale")) &&
         read_forms (&reading) && read_items (&reading) && read_scores (&reading) &&
         read_knowledge (&reading);
  if (!read)
    {
      g_propagate_error (error, reading.error);
      return NULL;
    }

  moor_questionnaire_index (self);
  if (!moor_questionnaire_prove (self, root, error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
translate_tree (MoorXml                   *node,
                const char                *context,
                MoorQuestionnaireTranslate translate,
                gpointer                   data)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      MoorXml *child = g_ptr_array_index (node->children, i);

      if (child->type != MOOR_XML_ELEMENT || moor_xml_is (child, "answers"))
        continue;
      if (!moor_grammar_is_text (child->name))
        {
          const char *band = moor_xml_get (child, "band");

          /* A test names a band by its words: they change with them. */
          if (band != NULL)
            {
              g_autofree char *label = moor_text_fold (band);

              moor_xml_set (child, "band", translate (context, label, data));
            }
          translate_tree (child, context, translate, data);
          continue;
        }

      g_autofree char *msgid = moor_xml_get_inner (child);
      const char *msgstr = msgid[0] != '\0' ? translate (context, msgid, data) : NULL;
      MoorXml *translated = msgstr != NULL && strcmp (msgstr, msgid) != 0
                              ? moor_xml_with_inner (child, msgstr) : NULL;

      if (translated != NULL)
        {
          moor_xml_free (child);
          node->children->pdata[i] = translated;
        }
    }
}

MoorQuestionnaire *
moor_questionnaire_read (const char                *name,
                         GBytes                    *bytes,
                         MoorQuestionnaireTranslate translate,
                         gpointer                   translate_data,
                         const char                *language,
                         GError                   **error)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  g_autoptr (MoorXml) root = moor_xml_read (name, bytes, error);

  if (root == NULL || !moor_grammar_check (root, "questionnaire", error))
    return NULL;

  if (translate != NULL)
    {
      g_autofree char *context = g_strdup_printf ("questionnaire:%s", moor_xml_get (root, "id"));

      translate_tree (root, context, translate, translate_data);
    }
  moor_xml_fold (root);

  return moor_questionnaire_build (root, language, error);
}
