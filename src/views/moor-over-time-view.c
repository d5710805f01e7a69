/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-over-time-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fields/moor-closeness-view.h"
#include "insight/moor-scored-words.h"
#include "share/moor-scored-book.h"
#include "share/moor-scored-map.h"
#include "views/moor-labels.h"
#include "views/moor-people.h"

#define OWN_EXERCISE "how-i-answered-today"

struct _MoorOverTimeView {
  GtkWidget     parent_instance;

  MoorDesk     *desk;
  MoorPeople   *people;
  GCancellable *reading;         /* (nullable) while it reads */
  GPtrArray    *all;             /* (nullable) MoorScored, newest first */

  GtkBox       *content;
};

G_DEFINE_FINAL_TYPE (MoorOverTimeView, moor_over_time_view, GTK_TYPE_WIDGET)

static const char *
name_person (const char *uuid,
             gpointer    people)
{
  return moor_people_find_name (people, uuid);
}

static char *
about_of (MoorOverTimeView *self,
          MoorScored       *scored,
          guint             form)
{
  const char *uuid = moor_scored_get_about (scored, form);

  return moor_scored_about (scored, form, uuid != NULL ? name_person (uuid, self->people) : NULL);
}

static gboolean
is_of (MoorScored *scored,
       const char *id)
{
  return strcmp (moor_questionnaire_get_id (moor_scored_get_questionnaire (scored)), id) == 0;
}

/* The answers that are looked at first: the newest about people in general, or, where
 * there are none, the newest. */
static MoorScored *
find_now (MoorOverTimeView *self,
          const char       *id,
          guint            *form)
{
  MoorScored *any = NULL;

  for (guint i = 0; i < self->all->len; i++)
    {
      MoorScored *scored = g_ptr_array_index (self->all, i);
      MoorQuestionnaire *questionnaire = moor_scored_get_questionnaire (scored);

      for (guint f = 0; is_of (scored, id) && f < moor_questionnaire_get_n_forms (questionnaire); f++)
        {
          if (!moor_scored_has_form (scored, f))
            continue;
          if (!moor_questionnaire_get_form (questionnaire, f)->person)
            {
              *form = f;
              return scored;
            }
          if (any == NULL)
            {
              any = scored;
              *form = f;
            }
        }
    }

  return any;
}

/* The one before @now about the same. */
static MoorScored *
find_before (MoorOverTimeView *self,
             MoorScored       *now,
             guint             form)
{
  MoorQuestionnaire *questionnaire = moor_scored_get_questionnaire (now);
  const char *id = moor_questionnaire_get_id (questionnaire);
  gboolean past = FALSE;

  /* Whom two of these are about, nobody can say. */
  if (moor_questionnaire_get_form (questionnaire, form)->person &&
      moor_scored_get_about (now, form) == NULL)
    return NULL;

  for (guint i = 0; i < self->all->len; i++)
    {
      MoorScored *scored = g_ptr_array_index (self->all, i);
      MoorQuestionnaire *other = moor_scored_get_questionnaire (scored);

      if (scored == now)
        past = TRUE;
      else if (past && is_of (scored, id) &&
               moor_questionnaire_get_version (other) == moor_questionnaire_get_version (questionnaire) &&
               form < moor_questionnaire_get_n_forms (other) && moor_scored_has_form (scored, form) &&
               g_strcmp0 (moor_scored_get_about (scored, form), moor_scored_get_about (now, form)) == 0)
        return scored;
    }

  return NULL;
}

/* The page of one time; the same as a point of the map, in words. */
static GtkWidget *
row_new (MoorOverTimeView *self,
         MoorScored       *scored,
         guint             form)
{
  MoorQuestionnaire *questionnaire = moor_scored_get_questionnaire (scored);
  g_autofree char *day = moor_field_day_to_text (moor_scored_get_date (scored));
  g_autofree char *about = about_of (self, scored, form);
  g_autofree char *answered = moor_scored_answered_text (scored, form);
  g_autofree char *title = about[0] != '\0' ? g_strdup_printf ("%s · %s", day, about) : g_strdup (day);
  GString *line = g_string_new (NULL);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < moor_questionnaire_get_n_scores (questionnaire); i++)
    {
      const MoorScore *score = moor_questionnaire_get_score (questionnaire, i);
      g_autofree char *text = NULL;

      if (score->kind == MOOR_SCORE_COMPOSITE)
        continue;
      text = moor_scored_score_text (scored, i, (int) form);
      g_string_append_printf (line, "%s %s · ", score->title, text);
    }
  /* Translators: %s is “16 of 16” statements */
  g_string_append_printf (line, _("%s answered"), answered);

  gtk_box_append (GTK_BOX (box), moor_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (box), moor_label_new (line->str, NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", moor_scored_get_page (scored));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-page");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line->str,
                                  -1);
  g_string_free (line, TRUE);
  return row;
}

static void
add_table (MoorOverTimeView *self,
           const char       *id)
{
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; i < self->all->len; i++)
    {
      MoorScored *scored = g_ptr_array_index (self->all, i);
      guint n_forms = moor_questionnaire_get_n_forms (moor_scored_get_questionnaire (scored));

      for (guint form = 0; is_of (scored, id) && form < n_forms; form++)
        if (moor_scored_has_form (scored, form))
          gtk_list_box_append (GTK_LIST_BOX (list), row_new (self, scored, form));
    }

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "moor-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("All answers"), -1);
  gtk_box_append (self->content, moor_label_new_heading (_("All answers"), "heading", 3));
  gtk_box_append (self->content, list);
}

static void
add_questionnaire (MoorOverTimeView *self,
                   const char       *id)
{
  guint form = 0;
  MoorScored *now = find_now (self, id, &form);
  MoorScored *before;
  MoorQuestionnaire *questionnaire;
  g_autofree char *day = NULL;
  g_autofree char *about = NULL;
  g_autofree char *when = NULL;
  g_autoptr (GPtrArray) paragraphs = NULL;
  g_autoptr (MoorClosenessMap) map = NULL;

  if (now == NULL)
    return;

  questionnaire = moor_scored_get_questionnaire (now);
  before = find_before (self, now, form);
  day = moor_field_day_to_text (moor_scored_get_date (now));
  about = about_of (self, now, form);
  /* Translators: a day, and whom or what it is about */
  when = about[0] != '\0' ? g_strdup_printf (_("How you answered on %s: %s"), day, about)
                          : g_strdup_printf (_("How you answered on %s"), day);

  gtk_box_append (self->content,
                  moor_label_new_heading (moor_questionnaire_get_title (questionnaire), "title-2", 2));
  if (moor_questionnaire_get_banner (questionnaire) != NULL)
    {
      GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_add_css_class (note, "moor-note");
      gtk_box_append (GTK_BOX (note), moor_label_new (moor_questionnaire_get_banner (questionnaire), NULL));
      gtk_box_append (self->content, note);
    }

  gtk_box_append (self->content, moor_label_new_heading (when, "heading", 3));
  paragraphs = moor_scored_paragraphs (now, form);
  for (guint i = 0; i < paragraphs->len; i++)
    gtk_box_append (self->content, moor_label_new (paragraphs->pdata[i], "moor-reading"));

  map = moor_scored_map_new (now, form, self->all, name_person, self->people);
  if (map != NULL)
    {
      GtkWidget *view = moor_closeness_view_new ();
      g_autofree char *same = moor_scored_no_area (now, form);

      gtk_box_append (self->content, moor_label_new (moor_scored_middle (), "moor-small"));
      moor_closeness_view_set_map (MOOR_CLOSENESS_VIEW (view), map);
      gtk_box_append (self->content, view);
      if (same != NULL)
        gtk_box_append (self->content, moor_label_new (same, "moor-reading"));
      gtk_box_append (self->content, moor_label_new (moor_scored_under_the_map (), "moor-reading"));
    }

  if (before != NULL)
    {
      g_autofree char *compared = moor_scored_compare (before, now, form);

      gtk_box_append (self->content, moor_label_new_heading (_("Two times side by side"), "heading", 3));
      gtk_box_append (self->content, moor_label_new (compared, "moor-reading"));
    }

  add_table (self, id);
}

/* Both when there is something to see and when there is nothing yet. */
static void
add_begin (MoorOverTimeView *self)
{
  MoorExercise *own = moor_library_find (moor_desk_get_library (self->desk), OWN_EXERCISE);
  GtkWidget *button;

  if (own == NULL)
    return;

  button = moor_label_new_button (moor_exercise_get_title (own), NULL, "win.begin",
                                  g_variant_new_string (OWN_EXERCISE));
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (self->content, button);
}

static void
show (MoorOverTimeView *self)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  moor_label_remove_children (GTK_WIDGET (self->content));
  gtk_box_append (self->content, moor_label_new_heading (_("Over time"), "title-1", 1));

  if (self->all->len == 0)
    gtk_box_append (self->content,
                    moor_label_new (_("How you answered about closeness stands here, one time beside "
                                      "the other. So far there is nothing to show."), "moor-reading"));

  for (guint i = 0; i < self->all->len; i++)
    {
      MoorScored *scored = g_ptr_array_index (self->all, i);
      const char *id = moor_questionnaire_get_id (moor_scored_get_questionnaire (scored));

      if (g_hash_table_add (shown, (gpointer) id))
        add_questionnaire (self, id);
    }

  add_begin (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (MoorOverTimeView) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *all = moor_scored_book_read_finish (result, &error);

  if (all == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->content == NULL)
        return;
      moor_label_remove_children (GTK_WIDGET (self->content));
      gtk_box_append (self->content, moor_label_new_heading (_("Over time"), "title-1", 1));
      gtk_box_append (self->content, moor_label_new (error->message, "moor-reading"));
      return;
    }

  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = all;
  if (self->content != NULL)
    show (self);
}

/* Names arrive a moment after the answers do. */
static void
people_changed (MoorOverTimeView *self)
{
  if (self->all != NULL)
    show (self);
}

static void
moor_over_time_view_dispose (GObject *object)
{
  MoorOverTimeView *self = MOOR_OVER_TIME_VIEW (object);
  GtkWidget *child;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_object (&self->people);
  g_clear_object (&self->desk);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOOR_TYPE_OVER_TIME_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_over_time_view_parent_class)->dispose (object);
}

static void
moor_over_time_view_class_init (MoorOverTimeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_over_time_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-over-time-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorOverTimeView, content);
}

static void
moor_over_time_view_init (MoorOverTimeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
moor_over_time_view_new (MoorDesk *desk)
{
  MoorOverTimeView *self;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);

  self = g_object_new (MOOR_TYPE_OVER_TIME_VIEW, NULL);
  self->desk = g_object_ref (desk);
  self->people = moor_people_new (moor_desk_get_store (desk));
  g_signal_connect_object (self->people, "changed", G_CALLBACK (people_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
moor_over_time_view_refresh (MoorOverTimeView *self)
{
  g_return_if_fail (MOOR_IS_OVER_TIME_VIEW (self));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  moor_scored_book_read_async (self->desk, self->reading, read_cb, g_object_ref (self));
}
