/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moor-screen.h"

#include "moor-fields-fixture.h"

/* A field's widget on the screen, and what it tells when it is used. */

typedef struct {
  guint       n;
  MoorAnswer *last;
} Told;

static inline void
on_answered (MoorFieldView *view,
             MoorAnswer    *answer,
             Told          *told)
{
  told->n++;
  g_clear_pointer (&told->last, moor_answer_unref);
  told->last = answer != NULL ? moor_answer_ref (answer) : NULL;
}

static GListStore *people;
static MoorFieldContext context;

static inline char *
add_person (const char *name,
            gpointer    data)
{
  g_autofree char *id = g_strdup_printf ("id-of-%s", name);

  fixture_add_person (people, id, name);
  return g_steal_pointer (&id);
}

static inline MoorFieldView *
make_view (const MoorField *field,
           Told            *told)
{
  GtkWidget *view = moor_field_view_new (field, &context);

  g_assert_nonnull (view);
  moor_field_view_set_name (MOOR_FIELD_VIEW (view), "What did you need?");
  g_signal_connect (view, "answered", G_CALLBACK (on_answered), told);
  return MOOR_FIELD_VIEW (view);
}

/* Takes the window away and sees that nothing of the view stays behind. */
static inline void
finish (GtkWidget     *window,
        MoorFieldView *view,
        Told          *told)
{
  g_object_ref (view);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (view);
  g_clear_pointer (&told->last, moor_answer_unref);
}

static inline void
press (MoorFieldView *view,
       const char    *name)
{
  GtkWidget *button = moor_screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, name);

  if (button == NULL)
    g_error ("no button is called “%s”", name);
  g_signal_emit_by_name (button, "clicked");
}

static inline void
type_text (GtkWidget  *editor,
           const char *text)
{
  GtkWidget *view = moor_screen_find (editor, GTK_TYPE_TEXT_VIEW, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
}

static inline void
collect_scrolls (GtkWidget *widget,
                 gpointer   data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        for (int notch = 0; notch < 3; notch++)
          g_signal_emit_by_name (controller, "scroll", 0.0, 1.0, &handled);
    }

  g_assert_false (GTK_IS_SCALE (widget));
  g_assert_false (GTK_IS_SPIN_BUTTON (widget));
}

/* The people that every field may name, in the context of make_view. */
static inline void
add_people (void)
{
  people = g_list_store_new (FIXTURE_TYPE_PERSON);
  fixture_add_person (people, "id-of-Ada", "Ada");
  fixture_add_person (people, "id-of-Bo", "Bo");
  context.people = G_LIST_MODEL (people);
  context.add_person = add_person;
}
