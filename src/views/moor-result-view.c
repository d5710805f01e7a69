/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-result-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fields/moor-closeness-view.h"
#include "fields/moor-fold.h"
#include "insight/moor-scored-words.h"
#include "views/moor-labels.h"

struct _MoorResultView {
  GtkWidget parent_instance;

  GtkWidget *question;           /* (nullable) whether to keep answers that are all the same */
};

G_DEFINE_FINAL_TYPE (MoorResultView, moor_result_view, GTK_TYPE_WIDGET)

enum { LEAVE_OUT, PUT_BACK, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
add (MoorResultView *self,
     GtkWidget      *widget)
{
  gtk_widget_set_parent (widget, GTK_WIDGET (self));
}

static GtkWidget *
note_new (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (box, "moor-note");
  gtk_box_append (GTK_BOX (box), moor_label_new (text, NULL));
  return box;
}

static void
add_banner (MoorResultView    *self,
            MoorQuestionnaire *questionnaire)
{
  const char *banner = moor_questionnaire_get_banner (questionnaire);
  const char *more = moor_scored_banner_more (questionnaire);
  GtkWidget *note, *fold, *box;
  g_auto (GStrv) paragraphs = NULL;

  if (banner == NULL)
    return;

  note = note_new (banner);
  add (self, note);
  if (more == NULL)
    return;

  paragraphs = g_strsplit (more, "\n", -1);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), moor_label_new (paragraphs[i], "moor-reading"));
  /* Translators: opens more text about the statements */
  fold = moor_fold_new (_("More"));
  moor_fold_set_child (MOOR_FOLD (fold), box);
  gtk_box_append (GTK_BOX (note), fold);
}

static void
keep (GtkButton      *button,
      MoorResultView *self)
{
  GtkWidget *next = gtk_widget_get_next_sibling (self->question);
  gboolean moved = FALSE;

  /* The focus would be on nothing: it goes to what comes next, or to what stands before. */
  for (; next != NULL && !moved; next = gtk_widget_get_next_sibling (next))
    moved = gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD);
  if (!moved)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_BACKWARD);
  g_clear_pointer (&self->question, gtk_widget_unparent);
}

static void
leave_out (GtkButton      *button,
           MoorResultView *self)
{
  g_signal_emit (self, signals[LEAVE_OUT], 0);
}

static void
put_back (GtkButton      *button,
          MoorResultView *self)
{
  g_signal_emit (self, signals[PUT_BACK], 0);
}

static GtkWidget *
button_new (MoorResultView *self,
            const char     *label,
            GCallback       clicked)
{
  GtkWidget *button = moor_label_new_button (label, NULL, NULL, NULL);

  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

static void
add_quality (MoorResultView *self,
             MoorScored     *scored,
             guint           form)
{
  guint n = moor_questionnaire_get_n_items (moor_scored_get_questionnaire (scored));

  if (moor_scored_is_all_same (scored, form))
    {
      g_autofree char *text = n == 16
        ? g_strdup (_("You gave the same answer to all sixteen. That can be true. It can also be a "
                      "tired evening. Do you want to keep it?"))
        : g_strdup_printf (ngettext ("You gave the same answer to %u statement. That can be true. It "
                                     "can also be a tired evening. Do you want to keep it?",
                                     "You gave the same answer to all %u. That can be true. It can "
                                     "also be a tired evening. Do you want to keep it?", n), n);
      GtkWidget *buttons = moor_label_new_wrapped_box (9);

      self->question = note_new (text);
      gtk_box_append (GTK_BOX (buttons), button_new (self, _("Keep it"), G_CALLBACK (keep)));
      gtk_box_append (GTK_BOX (buttons), button_new (self, _("Leave it out"), G_CALLBACK (leave_out)));
      gtk_box_append (GTK_BOX (self->question), buttons);
      add (self, self->question);
    }
  else if (moor_scored_is_very_quick (scored, form))
    add (self, note_new (_("You were very quick. If you like, answer again another day.")));
}

static void
add_map (MoorResultView *self,
         MoorScored     *scored,
         guint           form,
         MoorScoredName  name,
         gpointer        data)
{
  g_autoptr (MoorClosenessMap) map = moor_scored_map_new (scored, form, NULL, name, data);
  g_autofree char *same = NULL;
  GtkWidget *view;

  if (map == NULL)
    return;

  add (self, moor_label_new (moor_scored_middle (), "moor-small"));
  view = moor_closeness_view_new ();
  moor_closeness_view_set_map (MOOR_CLOSENESS_VIEW (view), map);
  add (self, view);
  same = moor_scored_no_area (scored, form);
  if (same != NULL)
    add (self, moor_label_new (same, "moor-reading"));
  add (self, moor_label_new (moor_scored_under_the_map (), "moor-reading"));
}

static void
moor_result_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_result_view_parent_class)->dispose (object);
}

static void
moor_result_view_class_init (MoorResultViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_result_view_dispose;

  signals[LEAVE_OUT] = g_signal_new ("leave-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PUT_BACK] = g_signal_new ("put-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
moor_result_view_init (MoorResultView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How you answered"), -1);
}

GtkWidget *
moor_result_view_new (MoorScored     *scored,
                      guint           form,
                      MoorScoredName  name,
                      gpointer        data,
                      gboolean        asks)
{
  MoorResultView *self = g_object_new (MOOR_TYPE_RESULT_VIEW, NULL);
  MoorQuestionnaire *questionnaire = moor_scored_get_questionnaire (scored);
  const char *uuid = moor_scored_get_about (scored, form);
  g_autofree char *about = moor_scored_about (scored, form,
                                              uuid != NULL && name != NULL ? name (uuid, data) : NULL);
  g_autoptr (GPtrArray) paragraphs = moor_scored_paragraphs (scored, form);

  add_banner (self, questionnaire);
  if (asks)
    add_quality (self, scored, form);
  if (about[0] != '\0')
    add (self, moor_label_new_heading (about, "heading", 2));
  for (guint i = 0; i < paragraphs->len; i++)
    add (self, moor_label_new (paragraphs->pdata[i], "moor-reading"));
  add_map (self, scored, form, name, data);

  return GTK_WIDGET (self);
}

GtkWidget *
moor_result_view_new_left (void)
{
  MoorResultView *self = g_object_new (MOOR_TYPE_RESULT_VIEW, NULL);
  GtkWidget *note = note_new (_("These answers are left out. You can answer again, here or another day."));

  GtkWidget *back = button_new (self, _("Put them back"), G_CALLBACK (put_back));

  gtk_widget_set_halign (back, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (note), back);
  add (self, note);
  return GTK_WIDGET (self);
}
