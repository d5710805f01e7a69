/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-page-answers.h"

#include <glib/gi18n-lib.h>

#include "base/moor-breaks.h"
#include "content/moor-form-rights.h"
#include "fields/moor-drawing-view.h"
#include "insight/moor-scored.h"
#include "views/moor-labels.h"
#include "views/moor-result-view.h"
#include "views/moor-writing.h"

struct _MoorPageAnswers {
  GtkWidget  parent_instance;
};

G_DEFINE_FINAL_TYPE (MoorPageAnswers, moor_page_answers, GTK_TYPE_WIDGET)

typedef struct {
  MoorAnswers  *answers;
  MoorNameBook *names;
  GPtrArray    *scored;          /* MoorScored */
} Reading;

static MoorAnswer *
look_up (const char *field,
         gpointer    data)
{
  Reading *reading = data;

  return moor_answers_get (reading->answers, field);
}

/* A label lays out its whole text at every new width; a sheet does it piece by
 * piece, so that a long answer is as quick as a short one. */
static GtkWidget *
answer_widget (const char *text,
               const char *about)
{
  GtkWidget *widget;

  if (strlen (text) > MOOR_BREAKS_FROM)
    {
      widget = moor_writing_new ();
      moor_writing_set_text (MOOR_WRITING (widget), text);
      gtk_text_view_set_editable (GTK_TEXT_VIEW (widget), FALSE);
      gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (widget), FALSE);
      gtk_text_view_set_left_margin (GTK_TEXT_VIEW (widget), 0);
      gtk_text_view_set_right_margin (GTK_TEXT_VIEW (widget), 0);
      gtk_text_view_set_top_margin (GTK_TEXT_VIEW (widget), 0);
      gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (widget), 0);
    }
  else
    {
      widget = moor_label_new (text, "moor-answer");
      gtk_label_set_selectable (GTK_LABEL (widget), TRUE);
    }

  if (*about != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                    GTK_IS_LABEL (widget) ? GTK_ACCESSIBLE_PROPERTY_DESCRIPTION
                                                          : GTK_ACCESSIBLE_PROPERTY_LABEL, about,
                                    -1);

  return widget;
}

static GPtrArray *
words_of (MoorPart *part)
{
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; i < part->blocks->len; i++)
    {
      MoorBlock *block = part->blocks->pdata[i];

      if (block->kind == MOOR_BLOCK_WORDS)
        g_ptr_array_add (words, block->words);
    }

  return words;
}

/* Rows that are drawn: first the drawing, then all that was written. */
static void
add_drawing (GtkWidget       *box,
             const MoorField *field,
             MoorAnswer      *answer,
             Reading         *reading)
{
  g_autoptr (MoorDrawing) drawing = moor_drawing_new (field, answer, moor_name_book_find_person,
                                                      reading->names);
  GtkWidget *view;

  if (drawing == NULL)
    return;

  view = moor_drawing_view_new ();
  moor_drawing_view_set_drawing (MOOR_DRAWING_VIEW (view), drawing);
  gtk_box_append (GTK_BOX (box), view);
}

static const char *
name_person (const char *uuid,
             gpointer    names)
{
  return moor_name_book_find_person (uuid, names);
}

static void
add_result (GtkWidget       *box,
            const MoorField *field,
            Reading         *reading)
{
  for (guint i = 0; field->kind == MOOR_FIELD_ITEMS && i < reading->scored->len; i++)
    {
      MoorScored *scored = g_ptr_array_index (reading->scored, i);
      int form = moor_scored_find_form (scored, field->id);

      if (form >= 0 && moor_scored_has_form (scored, (guint) form))
        gtk_box_append (GTK_BOX (box),
                        moor_result_view_new (scored, (guint) form, name_person, reading->names, FALSE));
    }
}

static void
add_part (MoorPageAnswers *self,
          Reading         *reading,
          MoorPart        *part,
          MoorLeaning      leaning)
{
  g_autoptr (GPtrArray) words = words_of (part);
  MoorWords *prompt = moor_words_choose (words, MOOR_WORDS_PROMPT, leaning, look_up, reading);
  GtkWidget *box = NULL;

  if (!moor_condition_holds (part->when, look_up, reading))
    return;

  for (guint i = 0; i < part->blocks->len; i++)
    {
      MoorBlock *block = part->blocks->pdata[i];
      MoorAnswer *answer;
      g_autofree char *text = NULL;
      const char *about;

      if (block->kind != MOOR_BLOCK_FIELD ||
          !moor_condition_holds (block->field->when, look_up, reading))
        continue;

      answer = moor_answers_get (reading->answers, block->field->id);
      if (answer == NULL)
        continue;

      text = moor_field_answer_to_text (block->field, answer, moor_name_book_look_up,
                                        reading->names);
      if (text == NULL || *text == '\0')
        continue;

      if (box == NULL)
        {
          box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
          if (prompt != NULL)
            gtk_box_append (GTK_BOX (box), moor_label_new_heading (prompt->text, "heading", 2));
          gtk_widget_set_parent (box, GTK_WIDGET (self));
        }

      about = block->field->label;
      if (about == NULL)
        about = prompt != NULL ? prompt->text : "";
      if (block->field->label != NULL)
        gtk_box_append (GTK_BOX (box), moor_label_new (block->field->label, "moor-small"));
      add_drawing (box, block->field, answer, reading);
      gtk_box_append (GTK_BOX (box), answer_widget (text, about));
      add_result (box, block->field, reading);
    }
}

static void
add_rights (MoorPageAnswers *self,
            MoorExercise    *exercise,
            MoorAnswers     *answers)
{
  g_autoptr (GPtrArray) lines = moor_form_rights_lines (exercise, answers);

  for (guint i = 0; i < lines->len; i++)
    gtk_widget_set_parent (moor_label_new (g_ptr_array_index (lines, i), "moor-small"), GTK_WIDGET (self));
}

static void
clear (MoorPageAnswers *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
moor_page_answers_dispose (GObject *object)
{
  clear (MOOR_PAGE_ANSWERS (object));

  G_OBJECT_CLASS (moor_page_answers_parent_class)->dispose (object);
}

static void
moor_page_answers_class_init (MoorPageAnswersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_page_answers_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
moor_page_answers_init (MoorPageAnswers *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 20);
}

GtkWidget *
moor_page_answers_new (void)
{
  return g_object_new (MOOR_TYPE_PAGE_ANSWERS, NULL);
}

void
moor_page_answers_show (MoorPageAnswers *self,
                        MoorExercise    *exercise,
                        MoorPage        *page,
                        MoorNameBook    *names)
{
  Reading reading = { .names = names };
  g_autoptr (GPtrArray) scored = NULL;

  g_return_if_fail (MOOR_IS_PAGE_ANSWERS (self));
  g_return_if_fail (MOOR_IS_PAGE (page));

  clear (self);
  reading.answers = moor_page_get_answers (page);
  if (reading.answers == NULL)
    return;

  if (exercise == NULL)
    {
      MoorAnswer *answer = moor_answers_get (reading.answers, MOOR_PAGE_FREE_FIELD);
      const char *text = answer != NULL ? moor_answer_get_text (answer, 0, "") : NULL;

      if (text != NULL)
        gtk_widget_set_parent (answer_widget (text, _("What you wrote")), GTK_WIDGET (self));
      return;
    }

  reading.scored = scored = moor_scored_of_page (page, exercise, NULL);
  for (guint i = 0; i < moor_exercise_get_parts (exercise)->len; i++)
    add_part (self, &reading, moor_exercise_get_parts (exercise)->pdata[i],
              moor_page_get_leaning (page));
  add_rights (self, exercise, reading.answers);

  if (gtk_widget_get_first_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_set_parent (moor_label_new (_("Nothing is answered yet."), "moor-reading"),
                           GTK_WIDGET (self));
}
