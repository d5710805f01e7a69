/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "content/moor-form-exercise.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/moor-error.h"
#include "content/moor-form-rights.h"
#include "content/moor-parser.h"
#include "content/moor-xml.h"

/* How long it takes, by "How I answered today": sixteen statements, the reading before them
 * and the note after them are six minutes there. Ten seconds a statement, three minutes for
 * the rest: an estimate of ours, not a finding. */
#define SECONDS_OF_A_STATEMENT 10
#define MINUTES_OF_THE_REST 3
#define MINUTES_MOST 240         /* what an exercise file may say */

/* Words of the file are data: all that goes in is escaped. */
static void
add (GString    *xml,
     const char *format,
     ...) G_GNUC_PRINTF (2, 3);

static void
add (GString    *xml,
     const char *format,
     ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *escaped = g_markup_vprintf_escaped (format, args);
  va_end (args);

  g_string_append (xml, escaped);
}

/* Parts and fields of a form are called after it, and those of a file without forms are
 * "answers" and "who". */
static char *
name_of (const char     *what,
         const MoorForm *form)
{
  return form->id != NULL ? g_strdup_printf ("%s-%s", what, form->id) : g_strdup (what);
}

/* ' when="…"' of what is there for one form only. The values are not the ids themselves:
 * a form called "or" would be a word of conditions. */
static char *
when_of (MoorQuestionnaire *form,
         guint              at)
{
  if (moor_questionnaire_get_n_forms (form) == 1)
    return g_strdup ("");

  return g_strdup_printf (" when=\"forms has form-%s\"", moor_questionnaire_get_form (form, at)->id);
}

static int
count_minutes (MoorQuestionnaire *form)
{
  guint n = moor_questionnaire_get_n_answers (form);
  guint minutes = MINUTES_OF_THE_REST + (n * SECONDS_OF_A_STATEMENT + 59) / 60;

  return (int) MIN (minutes, MINUTES_MOST);
}

/* It stands wherever it is answered; the result brings its own. */
static void
add_banner (GString           *xml,
            MoorQuestionnaire *form,
            const char        *element)
{
  const char *banner = moor_questionnaire_get_banner (form);

  if (banner == NULL)
    return;

  g_string_append_printf (xml, "<%s>", element);
  add (xml, "%s", banner);
  g_string_append_printf (xml, "</%s>", element);
}

static void
add_head (GString           *xml,
          MoorQuestionnaire *form)
{
  g_autofree char *id = moor_form_exercise_id (form);

  add (xml, "<exercise id=\"%s\" version=\"%d\" step=\"style\" depth=\"2\" minutes=\"%d\" distress=\"none\">",
       id, moor_questionnaire_get_version (form), count_minutes (form));
  add (xml, "<title>%s</title>", moor_questionnaire_get_title (form));
  add (xml, "<summary>%s</summary>", moor_questionnaire_get_purpose (form));
  add_banner (xml, form, "caution");
}

/* Not sooner than 28 days: a rule of this program, not a finding. Mother and partner
 * each have their own, and so has each person a form is about. */
static void
add_rest (GString           *xml,
          MoorQuestionnaire *form)
{
  for (guint i = 0; i < moor_questionnaire_get_n_forms (form); i++)
    {
      const MoorForm *one = moor_questionnaire_get_form (form, i);
      g_autofree char *answers = name_of ("answers", one);
      g_autofree char *who = name_of ("who", one);

      add (xml, "<again days=\"27\" rest=\"yes\" part=\"%s\"", answers);
      if (one->person)
        add (xml, " same=\"%s\"", who);
      add (xml, ">%s</again>",
           one->person ? _("You answered this about the same person on {date}. Answers move a little "
                           "from day to day by themselves. After four weeks there is more to see.")
                       : _("You answered this on {date}. Answers move a little from day to day by "
                           "themselves. After four weeks there is more to see."));
    }
}

static void
add_about (GString           *xml,
           MoorQuestionnaire *form)
{
  g_autofree char *rights = moor_form_rights_words (form);

  add (xml, "<part id=\"about\"><prompt>%s</prompt>", _("What this form is for"));
  add (xml, "<hint>%s</hint>", moor_questionnaire_get_purpose (form));
  add (xml, "<note>%s</note></part>", rights);
}

/* A note that is there as long as none of the forms is chosen. */
static void
add_none_chosen (GString           *xml,
                 MoorQuestionnaire *form,
                 const char        *sentence)
{
  g_string_append (xml, "<note when=\"");
  for (guint i = 0; i < moor_questionnaire_get_n_forms (form); i++)
    add (xml, "%sforms lacks form-%s", i > 0 ? " and " : "",
         moor_questionnaire_get_form (form, i)->id);
  add (xml, "\">%s</note>", sentence);
}

static void
add_which (GString           *xml,
           MoorQuestionnaire *form)
{
  guint n = moor_questionnaire_get_n_forms (form);

  if (n == 1)
    return;

  add (xml, "<part id=\"which\"><prompt>%s</prompt>", _("Who is it about this time?"));
  add (xml, "<hint>%s</hint>", _("The statements come once for each. Any of them may be left out."));

  add_none_chosen (xml, form, _("With none chosen, nothing is asked."));
  g_string_append (xml, "<choices id=\"forms\">");
  for (guint i = 0; i < n; i++)
    {
      const MoorForm *one = moor_questionnaire_get_form (form, i);

      add (xml, "<option value=\"form-%s\">%s</option>", one->id, one->label);
    }
  g_string_append (xml, "</choices></part>");
}

static void
add_form (GString           *xml,
          MoorQuestionnaire *form,
          guint              at)
{
  const MoorForm *one = moor_questionnaire_get_form (form, at);
  g_autofree char *answers = name_of ("answers", one);
  g_autofree char *who = name_of ("who", one);
  g_autofree char *when = when_of (form, at);
  const char *heading = one->label != NULL ? one->label : moor_questionnaire_get_title (form);

  if (one->person)
    {
      add (xml, "<part id=\"%s\"", who);
      g_string_append (xml, when);
      add (xml, "><prompt>%s</prompt>", _("Which person?"));
      add (xml, "<hint>%s</hint>", heading);
      add (xml, "<note action=\"help-now\">%s</note>",
           _("This is about how you are with this person. It says nothing about what they are "
             "like. If you are not safe with them, keeping your distance is good sense. Then these "
             "statements are not for them."));
      add (xml, "<person id=\"%s\"/></part>", who);
    }

  add (xml, "<part id=\"%s\"", answers);
  g_string_append (xml, when);
  add (xml, "><prompt>%s</prompt>", heading);
  add (xml, "<hint>%s</hint>", _("Answer as it is for you. Skip what does not fit."));
  add_banner (xml, form, "note");
  if (one->person)
    add (xml, "<recall field=\"%s\"><label>%s</label></recall>", who, _("The person"));

  add (xml, "<items id=\"%s\" questionnaire=\"%s\"", answers, moor_questionnaire_get_id (form));
  if (one->id != NULL)
    add (xml, " form=\"%s\"", one->id);
  if (one->person)
    add (xml, " about=\"%s\"", who);
  g_string_append (xml, "/></part>");
}

static void
add_result (GString           *xml,
            MoorQuestionnaire *form)
{
  add (xml, "<part id=\"result\"><prompt>%s</prompt>", _("How you answered today"));
  if (moor_questionnaire_get_n_forms (form) > 1)
    add_none_chosen (xml, form, _("None was chosen this time, so there is nothing to show."));
  for (guint i = 0; i < moor_questionnaire_get_n_forms (form); i++)
    {
      g_autofree char *answers = name_of ("answers", moor_questionnaire_get_form (form, i));
      g_autofree char *when = when_of (form, i);

      add (xml, "<result field=\"%s\"", answers);
      g_string_append (xml, when);
      g_string_append (xml, "/>");
    }
  g_string_append (xml, "</part>");

  add (xml, "<part id=\"noticed\"><prompt>%s</prompt>", _("What did you notice while you answered?"));
  add (xml, "<hint>%s</hint>", _("A statement that was hard, or that you would talk about. "
                                 "“Nothing” is fine to write."));
  g_string_append (xml, "<text id=\"note\" lines=\"3\"/></part>");
}

static void
add_closings (GString *xml)
{
  static const struct {
    const char *leaning;         /* NULL: for everybody */
    const char *words;
  } closings[] = {
    { NULL, N_("These are the answers of one day. They do not say who you are. Now something you "
               "can touch: a cup, a plant, a coat.") },
    { "anxious", N_("You do not have to go over them again tonight. Put the kettle on, and let them be.") },
    { "avoidant", N_("Is there one statement you could tell someone about? It need not be today. "
                     "Now some fresh air.") },
    { "mixed", N_("They need not fit together. Look round the room, stretch, and go on with your day.") },
    { "secure", N_("Someone near you would answer in another way. You could ask one day. Now "
                   "something for your hands.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (closings); i++)
    {
      g_string_append (xml, "<closing");
      if (closings[i].leaning != NULL)
        add (xml, " leaning=\"%s\"", closings[i].leaning);
      add (xml, ">%s</closing>", _(closings[i].words));
    }
}

static GBytes *
give_form (MoorFileKind kind,
           const char  *id,
           gpointer     data)
{
  const char *definition = moor_questionnaire_get_definition (data);

  if (kind != MOOR_FILE_QUESTIONNAIRE || strcmp (id, moor_questionnaire_get_id (data)) != 0)
    return NULL;

  return g_bytes_new (definition, strlen (definition));
}

char *
moor_form_exercise_id (MoorQuestionnaire *form)
{
  return g_strconcat ("form-", moor_questionnaire_get_id (form), NULL);
}

MoorExercise *
moor_form_exercise_new (MoorQuestionnaire *form,
                        GError           **error)
{
  g_return_val_if_fail (MOOR_IS_QUESTIONNAIRE (form), NULL);

  g_autoptr (GString) xml = g_string_new (NULL);
  g_autofree char *id = moor_form_exercise_id (form);

  if (!moor_questionnaire_has_texts (form))
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                   _("The file has no words for its statements. It can score a table, and nobody can "
                     "answer it here."));
      return NULL;
    }

  add_head (xml, form);
  add_rest (xml, form);
  add_about (xml, form);
  add_which (xml, form);
  for (guint i = 0; i < moor_questionnaire_get_n_forms (form); i++)
    add_form (xml, form, i);
  add_result (xml, form);
  add_closings (xml);
  g_string_append (xml, "</exercise>");

  g_autoptr (GBytes) bytes = g_bytes_new (xml->str, xml->len);
  /* In the language its writer chose, which the file does not tell. */
  g_autoptr (MoorExercise) exercise = moor_parser_read (id, bytes, give_form, form, NULL, NULL, "und",
                                                        error);

  if (exercise == NULL)
    return NULL;

  if (strlen (moor_exercise_get_definition (exercise)) > MOOR_XML_MAX_BYTES)
    {
      g_set_error (error, MOOR_ERROR, MOOR_ERROR_BAD_INPUT,
                   _("The file is too long to be kept with every page that is answered with it."));
      return NULL;
    }

  return g_steal_pointer (&exercise);
}
