/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-practices.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "content/moor-grammar.h"
#include "content/moor-xml.h"

#define PRACTICES_RESOURCE MOOR_RESOURCE_PATH "/practices/practices.xml"
#define MAX_ROUNDS 999
#define MAX_SECONDS 9999

static const char *const states[] = { "settled", "racing", "numb", "both", "unknown" };

#define N_STATES G_N_ELEMENTS (states)
#define STATE_UNKNOWN (N_STATES - 1)

struct _MoorPractices
{
  GObject     parent_instance;

  GPtrArray  *practices;
  GPtrArray  *orders[N_STATES];  /* (nullable) MoorPractice, not owned */
};

typedef struct {
  MoorPractices          *self;
  MoorPracticesTranslate  translate;
  gpointer                data;
  GError                 *error;
} Reading;

G_DEFINE_FINAL_TYPE (MoorPractices, moor_practices, G_TYPE_OBJECT)

static gboolean fail (Reading *reading, const MoorXml *node, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Keeps the first error. Always FALSE. */
static gboolean
fail (Reading       *reading,
      const MoorXml *node,
      const char    *format,
      ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  if (reading->error == NULL)
    reading->error = moor_xml_error (node, "%s", sentence);

  return FALSE;
}

/* Whether @node has no attribute but those of @names, those without "?" filled. */
static gboolean
check_attributes (Reading       *reading,
                  const MoorXml *node,
                  const char    *names)
{
  g_auto (GStrv) all = g_strsplit (names, " ", -1);
  guint n_known = 0;

  for (guint i = 0; all[i] != NULL; i++)
    {
      gboolean may_miss = g_str_has_suffix (all[i], "?");

      if (may_miss)
        all[i][strlen (all[i]) - 1] = '\0';
      if (moor_xml_get (node, all[i]) != NULL)
        n_known++;
      else if (!may_miss && all[i][0] != '\0')
        return fail (reading, node, "<%s> needs the attribute “%s”", node->name, all[i]);
    }

  if (node->attributes != NULL && node->attributes->len > n_known)
    return fail (reading, node, "<%s> has an attribute that is not known", node->name);

  return TRUE;
}

static gboolean
is_element (Reading       *reading,
            const MoorXml *child)
{
  if (child->type == MOOR_XML_TEXT && child->text[strspn (child->text, " \t\r\n")] != '\0')
    return fail (reading, child, "there are words between the elements");

  return child->type == MOOR_XML_ELEMENT;
}

static gboolean
is_id (const char *text)
{
  return g_ascii_islower (text[0]) && strlen (text) <= 64 &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (text);
}

/* The words of @node, translated; NULL and an error when there are none. */
static char *
read_words (Reading            *reading,
            const MoorXml      *node,
            const MoorPractice *practice)
{
  g_autofree char *text = moor_xml_get_text (node);
  g_autofree char *context = NULL;

  for (guint i = 0; i < node->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (node->children, i);

      if (child->type == MOOR_XML_ELEMENT)
        {
          fail (reading, child, "<%s> is not known here", child->name);
          return NULL;
        }
    }

  if (text[0] == '\0')
    {
      fail (reading, node, "<%s> has no words", node->name);
      return NULL;
    }

  if (practice == NULL || reading->translate == NULL)
    return g_steal_pointer (&text);

  context = g_strconcat ("practice:", practice->id, NULL);

  return g_strdup (reading->translate (context, text, reading->data));
}

static gboolean
read_int (Reading       *reading,
          const MoorXml *node,
          const char    *attribute,
          int            highest,
          int           *number)
{
  const char *text = moor_xml_get (node, attribute);

  if (!g_ascii_isdigit (text[0]) || text[0] == '0' || !moor_grammar_int (text, number) ||
      *number > highest)
    return fail (reading, node, "“%s” needs a whole number from 1 to %d, not “%s”", attribute, highest, text);

  return TRUE;
}

/* Which of @names the attribute is. */
static gboolean
read_one_of (Reading       *reading,
             const MoorXml *node,
             const char    *attribute,
             const char    *names,
             int           *index)
{
  g_auto (GStrv) all = g_strsplit (names, " ", -1);

  for (*index = 0; all[*index] != NULL; (*index)++)
    if (g_str_equal (all[*index], moor_xml_get (node, attribute)))
      return TRUE;

  return fail (reading, node, "“%s” needs one of: %s", attribute, names);
}

static gboolean
read_phase (Reading       *reading,
            MoorPractice  *practice,
            const MoorXml *node)
{
  const char *text;
  char *end = NULL;
  g_autofree char *words = NULL;
  int move;
  double seconds;

  if (!check_attributes (reading, node, "move seconds") ||
      !read_one_of (reading, node, "move", "in hold out press rest", &move))
    return FALSE;

  text = moor_xml_get (node, "seconds");
  seconds = g_ascii_strtod (text, &end);
  if (!g_ascii_isdigit (text[0]) || strspn (text, "0123456789.") != strlen (text) || *end != '\0' ||
      seconds < 1 || seconds > 60)
    return fail (reading, node, "“seconds” needs a number from 1 to 60, not “%s”", text);

  words = read_words (reading, node, practice);
  if (words == NULL)
    return FALSE;

  g_ptr_array_add (practice->phases, moor_phase_new (MOOR_MOVE_IN + move, seconds, words));

  return TRUE;
}

/* "10 s", "half", "round 6". */
static gboolean
read_at (Reading          *reading,
         const MoorXml    *node,
         MoorPractice     *practice,
         MoorPracticeLine *line)
{
  const char *at = moor_xml_get (node, "at");

  if (g_str_has_prefix (at, "round ") && practice->rounds > 0)
    {
      if (!moor_grammar_int (at + strlen ("round "), &line->round) ||
          line->round < 1 || line->round > practice->rounds)
        return fail (reading, node, "there is no “%s”", at);
    }
  else
    {
      const char *rest = at;

      if (!moor_grammar_next_time (&rest, &line->seconds, &line->fraction) || rest[0] != '\0')
        return fail (reading, node, "“%s” is no time: write, for example, start, half, end or 10 s", at);
      if (line->seconds >= 0)
        line->fraction = -1;
    }

  return TRUE;
}

static gboolean
read_say (Reading       *reading,
          MoorPractice  *practice,
          const MoorXml *node,
          gboolean       by_hand)
{
  MoorPracticeLine *line = moor_practice_line_new (NULL);

  g_ptr_array_add (practice->lines, line);

  if (!check_attributes (reading, node, by_hand ? "" : "at") ||
      (!by_hand && !read_at (reading, node, practice, line)))
    return FALSE;

  line->text = read_words (reading, node, practice);

  return line->text != NULL;
}

/* Where a child of <practice> may stand: they follow each other in this order. */
static int
place_of (const char *name)
{
  static const char *const order[] = { "title", "phase", "always", "say" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_str_equal (name, order[i]))
      return i;

  return -1;
}

static gboolean
read_children (Reading       *reading,
               MoorPractice  *practice,
               const MoorXml *node,
               gboolean       by_hand)
{
  int before = 0;

  for (guint i = 0; reading->error == NULL && i < node->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (node->children, i);
      int place;

      if (!is_element (reading, child))
        continue;

      place = place_of (child->name);
      if (place < 0 || (place == 1 && practice->rounds == 0))
        return fail (reading, child, "<%s> is not known here", child->name);
      if (place < before)
        return fail (reading, child, "<%s> stands too late", child->name);
      before = place;

      if (place == 1)
        read_phase (reading, practice, child);
      else if (place == 3)
        read_say (reading, practice, child, by_hand);
      else
        {
          char **text = place == 0 ? &practice->title : &practice->always;

          if (*text != NULL)
            return fail (reading, child, "<%s> stands twice", child->name);
          if (check_attributes (reading, child, ""))
            *text = read_words (reading, child, practice);
        }
    }

  return reading->error == NULL;
}

/* What can only be seen when everything is read. */
static gboolean
check_practice (Reading       *reading,
                MoorPractice  *practice,
                const MoorXml *node)
{
  double before = 0;

  if (practice->title == NULL)
    return fail (reading, node, "“%s” has no title", practice->id);
  if (practice->lines->len == 0)
    return fail (reading, node, "“%s” says nothing", practice->id);
  if (practice->rounds > 0 && practice->phases->len == 0)
    return fail (reading, node, "“%s” has rounds and no phases", practice->id);

  for (guint i = 0; i < practice->phases->len; i++)
    practice->seconds += practice->rounds * ((MoorPhase *) practice->phases->pdata[i])->seconds;

  for (guint i = 0; practice->seconds > 0 && i < practice->lines->len; i++)
    {
      double at = moor_practice_line_seconds (practice, practice->lines->pdata[i]);

      if (i == 0 && at > 0)
        return fail (reading, node, "the first line of “%s” comes at the start", practice->id);
      if ((i > 0 && at <= before) || at > practice->seconds)
        return fail (reading, node, "line %u of “%s” comes too early or too late", i + 1, practice->id);
      before = at;
    }

  return TRUE;
}

static gboolean
read_practice (Reading       *reading,
               const MoorXml *node)
{
  MoorPractice *practice;
  const char *id;
  int number;

  if (!check_attributes (reading, node, "id kind rounds? seconds? needs?"))
    return FALSE;

  id = moor_xml_get (node, "id");
  if (!is_id (id))
    return fail (reading, node, "“%s” is no id: small letters, digits and hyphens, a letter first", id);
  if (moor_practices_lookup (reading->self, id) != NULL)
    return fail (reading, node, "the practice “%s” stands twice", id);

  practice = moor_practice_new ();
  g_ptr_array_add (reading->self->practices, practice);
  practice->id = g_strdup (id);

  if (!read_one_of (reading, node, "kind", "breath outward body kind", &number))
    return FALSE;
  practice->kind = (MoorPracticeKind) number;

  if (moor_xml_get (node, "needs") != NULL)
    {
      if (!read_one_of (reading, node, "needs", "holds cold", &number))
        return FALSE;
      practice->needs = (MoorPracticeNeeds) (1 << number);
    }

  if (moor_xml_get (node, "rounds") != NULL && moor_xml_get (node, "seconds") != NULL)
    return fail (reading, node, "“%s” has rounds or seconds, not both", id);
  if (moor_xml_get (node, "rounds") != NULL && !read_int (reading, node, "rounds", MAX_ROUNDS, &practice->rounds))
    return FALSE;
  if (moor_xml_get (node, "seconds") != NULL)
    {
      if (!read_int (reading, node, "seconds", MAX_SECONDS, &number))
        return FALSE;
      practice->seconds = number;
    }

  return read_children (reading, practice, node, practice->rounds == 0 && practice->seconds <= 0) &&
         check_practice (reading, practice, node);
}

static gboolean
read_order (Reading       *reading,
            const MoorXml *node)
{
  g_autofree char *words = NULL;
  g_auto (GStrv) ids = NULL;
  GPtrArray *order;
  int state;

  if (!check_attributes (reading, node, "state") ||
      !read_one_of (reading, node, "state", "settled racing numb both unknown", &state))
    return FALSE;
  if (reading->self->orders[state] != NULL)
    return fail (reading, node, "the order for “%s” stands twice", states[state]);

  words = read_words (reading, node, NULL);
  if (words == NULL)
    return FALSE;

  order = reading->self->orders[state] = g_ptr_array_new ();
  ids = g_strsplit (words, " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const MoorPractice *practice = moor_practices_lookup (reading->self, ids[i]);

      if (practice == NULL)
        return fail (reading, node, "there is no practice “%s”", ids[i]);
      if (g_ptr_array_find (order, practice, NULL))
        return fail (reading, node, "“%s” stands twice", ids[i]);
      g_ptr_array_add (order, (gpointer) practice);
    }

  return TRUE;
}

/* The orders stand first and name what comes below, so they are read last. */
static void
read_all (Reading       *reading,
          const MoorXml *root,
          const char    *name,
          gboolean     (*read) (Reading *, const MoorXml *))
{
  for (guint i = 0; reading->error == NULL && i < root->children->len; i++)
    {
      const MoorXml *child = g_ptr_array_index (root->children, i);

      if (!is_element (reading, child))
        continue;

      if (moor_xml_is (child, name))
        read (reading, child);
      else if (!moor_xml_is (child, "order") && !moor_xml_is (child, "practice"))
        fail (reading, child, "<%s> is not known here", child->name);
      else if (moor_xml_is (child, "order") && reading->self->practices->len > 0 &&
               g_str_equal (name, "practice"))
        fail (reading, child, "the orders stand before the practices");
    }
}

static const char *
translate (const char *context,
           const char *msgid,
           gpointer    data)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, context, msgid);
}

/* Read once and kept: practices are handed out without a reference. */
static MoorPractices *
built_in (void)
{
  static MoorPractices *practices;

  if (practices == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (PRACTICES_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

      if (bytes != NULL)
        practices = moor_practices_new_from_bytes ("practices.xml", bytes, translate, NULL, &error);
      /* It is part of the program, and the tests read it. */
      if (practices == NULL)
        g_error ("%s", error->message);
    }

  return practices;
}

static void
moor_practices_finalize (GObject *object)
{
  MoorPractices *self = MOOR_PRACTICES (object);

  for (guint i = 0; i < N_STATES; i++)
    g_clear_pointer (&self->orders[i], g_ptr_array_unref);
  g_ptr_array_unref (self->practices);

  G_OBJECT_CLASS (moor_practices_parent_class)->finalize (object);
}

static void
moor_practices_class_init (MoorPracticesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moor_practices_finalize;
}

static void
moor_practices_init (MoorPractices *self)
{
  self->practices = g_ptr_array_new_with_free_func ((GDestroyNotify) moor_practice_unref);
}

MoorPractices *
moor_practices_new_from_bytes (const char              *name,
                               GBytes                  *bytes,
                               MoorPracticesTranslate   translate_func,
                               gpointer                 data,
                               GError                 **error)
{
  g_autoptr (MoorPractices) self = g_object_new (MOOR_TYPE_PRACTICES, NULL);
  g_autoptr (MoorXml) root = NULL;
  Reading reading = { self, translate_func, data, NULL };

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  root = moor_xml_read (name, bytes, error);
  if (root == NULL)
    return NULL;

  if (!moor_xml_is (root, "practices"))
    fail (&reading, root, "the outermost element is <practices>, not <%s>", root->name);
  else if (check_attributes (&reading, root, ""))
    {
      read_all (&reading, root, "practice", read_practice);
      read_all (&reading, root, "order", read_order);
    }

  if (reading.error != NULL)
    {
      g_propagate_error (error, reading.error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

GPtrArray *
moor_practices_list (MoorPractices *self)
{
  g_return_val_if_fail (MOOR_IS_PRACTICES (self), NULL);

  return self->practices;
}

const MoorPractice *
moor_practices_lookup (MoorPractices *self,
                       const char    *id)
{
  g_return_val_if_fail (MOOR_IS_PRACTICES (self), NULL);

  for (guint i = 0; i < self->practices->len; i++)
    {
      const MoorPractice *practice = g_ptr_array_index (self->practices, i);

      if (g_strcmp0 (practice->id, id) == 0)
        return practice;
    }

  return NULL;
}

GPtrArray *
moor_practices_list_for_state (MoorPractices     *self,
                               const char        *state,
                               MoorPracticeNeeds  allowed)
{
  GPtrArray *found = g_ptr_array_new ();
  GPtrArray *order;
  guint index = 0;

  g_return_val_if_fail (MOOR_IS_PRACTICES (self), found);

  while (index < STATE_UNKNOWN && g_strcmp0 (state, states[index]) != 0)
    index++;

  order = self->orders[index];
  for (guint i = 0; order != NULL && i < order->len; i++)
    {
      MoorPractice *practice = g_ptr_array_index (order, i);

      if ((practice->needs & ~allowed) == 0)
        g_ptr_array_add (found, practice);
    }

  return found;
}

GPtrArray *
moor_practices_get_all (void)
{
  return moor_practices_list (built_in ());
}

const MoorPractice *
moor_practices_find (const char *id)
{
  return moor_practices_lookup (built_in (), id);
}

GPtrArray *
moor_practices_for_state (const char        *state,
                          MoorPracticeNeeds  allowed)
{
  return moor_practices_list_for_state (built_in (), state, allowed);
}

const MoorPractice *
moor_practices_outward (const char *state,
                        const char *id)
{
  g_autoptr (GPtrArray) practices = moor_practices_for_state (state, MOOR_PRACTICE_NEEDS_NOTHING);

  for (guint i = 0; i < practices->len; i++)
    {
      const MoorPractice *practice = g_ptr_array_index (practices, i);

      if (practice->kind == MOOR_PRACTICE_OUTWARD && g_strcmp0 (practice->id, id) != 0)
        return practice;
    }

  g_assert_not_reached ();
}
