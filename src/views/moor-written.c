/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-written.h"

#include "desk/moor-gate-facts.h"

typedef struct {
  MoorPeople   *people;
  MoorNameBook *titles;
} Names;

static const char *
find_name (const MoorField *field,
           const char      *id,
           gpointer         data)
{
  Names *names = data;

  return field->kind == MOOR_FIELD_PERSON ? moor_people_find_name (names->people, id)
                                          : moor_name_book_look_up (field, id, names->titles);
}

char *
moor_written_text (MoorRun         *run,
                   const MoorField *field,
                   MoorPeople      *people,
                   MoorNameBook    *titles)
{
  Names names = { people, titles };
  MoorAnswer *answer = moor_run_get_answer (run, field->id);

  if (answer == NULL)
    return NULL;

  return moor_field_answer_to_text (field, answer, find_name, &names);
}

void
moor_written_name_options (MoorRun         *run,
                           const MoorField *field,
                           GPtrArray       *options,
                           MoorPeople      *people,
                           MoorNameBook    *titles)
{
  const MoorField *source = NULL;

  for (guint i = 0; field->from != NULL && i < field->from->len; i++)
    {
      const MoorField *from = moor_exercise_find_field (moor_run_get_exercise (run),
                                                        field->from->pdata[i]);

      if (from != NULL && from->kind == MOOR_FIELD_LINK)
        source = from;
    }

  for (guint i = 0; i < options->len; i++)
    {
      MoorOption *option = options->pdata[i];
      const char *name = moor_people_find_name (people, option->value);

      if (name == NULL && source != NULL && g_str_equal (option->value, option->label))
        name = moor_name_book_look_up (source, option->value, titles);
      if (name != NULL)
        {
          g_free (option->label);
          option->label = g_strdup (name);
        }
    }
}

char *
moor_written_last (MoorRun      *run,
                   MoorPeople   *people,
                   MoorNameBook *titles)
{
  GPtrArray *parts = moor_exercise_get_parts (moor_run_get_exercise (run));
  char *last = NULL;

  for (guint i = 0; i < parts->len && parts->pdata[i] != moor_run_get_part (run); i++)
    {
      MoorPart *part = parts->pdata[i];

      if (!part->keep || !moor_run_holds (run, part->when))
        continue;

      for (guint k = 0; k < part->blocks->len; k++)
        {
          MoorBlock *block = part->blocks->pdata[k];
          g_autofree char *text = NULL;

          if (block->kind != MOOR_BLOCK_FIELD || g_str_equal (block->field->id, MOOR_IF_MUCH))
            continue;
          /* Sixteen statements are a wall, and nothing a person wrote. */
          if (block->field->kind == MOOR_FIELD_ITEMS)
            continue;
          text = moor_written_text (run, block->field, people, titles);
          if (text != NULL && text[0] != '\0')
            {
              g_free (last);
              last = g_steal_pointer (&text);
            }
        }
    }

  return last;
}

GtkWidget *
moor_written_label (const char *text,
                    const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);
  return label;
}

static const char *
prompt_of (MoorRun        *run,
           const MoorPart *part)
{
  for (guint i = 0; i < part->blocks->len; i++)
    {
      MoorBlock *block = part->blocks->pdata[i];

      if (block->kind == MOOR_BLOCK_WORDS && block->words->kind == MOOR_WORDS_PROMPT &&
          moor_run_holds (run, block->words->when))
        return block->words->text;
    }

  return NULL;
}

/* Whether a field of another part has the same label, as each card of several has:
 * then only the prompt tells which one was answered. */
static gboolean
is_label_elsewhere (MoorRun        *run,
                    const MoorPart *but,
                    const char     *label)
{
  GPtrArray *parts = moor_exercise_get_parts (moor_run_get_exercise (run));

  for (guint i = 0; i < parts->len; i++)
    {
      MoorPart *part = parts->pdata[i];

      for (guint k = 0; part != but && k < part->blocks->len; k++)
        {
          MoorBlock *block = part->blocks->pdata[k];

          if (block->kind == MOOR_BLOCK_FIELD && g_strcmp0 (block->field->label, label) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

static void
add_part (GtkWidget      *box,
          MoorRun        *run,
          MoorPeople     *people,
          MoorNameBook   *titles,
          const MoorPart *part)
{
  const char *prompt = prompt_of (run, part);

  for (guint i = 0; i < part->blocks->len; i++)
    {
      MoorBlock *block = part->blocks->pdata[i];
      g_autofree char *text = NULL;
      const char *question;

      if (block->kind != MOOR_BLOCK_FIELD || !moor_run_holds (run, block->field->when))
        continue;

      text = moor_written_text (run, block->field, people, titles);
      if (text == NULL || text[0] == '\0')
        continue;

      question = block->field->label != NULL ? block->field->label : prompt;
      if (prompt != NULL && question != prompt && is_label_elsewhere (run, part, question))
        {
          gtk_box_append (GTK_BOX (box), moor_written_label (prompt, "moor-small"));
          prompt = NULL;
        }
      if (question != NULL)
        gtk_box_append (GTK_BOX (box), moor_written_label (question, "moor-small"));
      gtk_box_append (GTK_BOX (box), moor_written_label (text, "moor-own-words"));
    }
}

GtkWidget *
moor_written_new (MoorRun        *run,
                  MoorPeople     *people,
                  MoorNameBook   *titles,
                  const MoorPart *but)
{
  GPtrArray *parts = moor_exercise_get_parts (moor_run_get_exercise (run));
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));

  for (guint i = 0; i < parts->len; i++)
    {
      MoorPart *part = parts->pdata[i];

      if (part != but && part->keep && moor_run_holds (run, part->when))
        add_part (box, run, people, titles, part);
    }

  if (gtk_widget_get_first_child (box) == NULL)
    {
      g_object_unref (box);
      return NULL;
    }

  gtk_widget_add_css_class (box, "moor-written");
  g_object_force_floating (G_OBJECT (box));
  return box;
}
