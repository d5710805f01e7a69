/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-writing.h"

#include "base/moor-breaks.h"
#include "base/moor-text.h"

/* Marking stops here: a page of a megabyte is still shown at once. */
#define MARKS_MAX 500

struct _MoorWriting {
  GtkTextView  parent_instance;

  char        *placeholder;
  gboolean     setting;          /* the program writes, not the person */
  gboolean     putting;          /* the text put in has been looked at already */
  guint        cut_idle;
};

G_DEFINE_FINAL_TYPE (MoorWriting, moor_writing, GTK_TYPE_TEXT_VIEW)

enum {
  WRITTEN,
  TOO_LONG,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gsize
bytes_at_most (MoorWriting *self)
{
  g_autofree char *text = NULL;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gsize chars = (gsize) gtk_text_buffer_get_char_count (buffer);

  /* A character is at most four bytes: only a long text is counted. */
  if (chars < MOOR_TEXT_FIELD_MAX / 8)
    return chars * 4;

  text = moor_writing_get_text (self);

  return strlen (text);
}

static void
insert_text (MoorWriting   *self,
             GtkTextIter   *where,
             const char    *text,
             int            length,
             GtkTextBuffer *buffer)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;
  g_autofree char *given = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *shown = NULL;

  if (self->setting || self->putting)
    return;

  clean = moor_text_clean (text, (gssize) bytes);
  if (bytes_at_most (self) + strlen (clean) > MOOR_TEXT_FIELD_MAX)
    {
      g_signal_stop_emission_by_name (buffer, "insert-text");
      g_signal_emit (self, signals[TOO_LONG], 0, clean);
      return;
    }

  shown = moor_breaks_put_in (clean);
  if (strlen (shown) == bytes && memcmp (shown, text, bytes) == 0)
    return;

  g_signal_stop_emission_by_name (buffer, "insert-text");
  self->putting = TRUE;
  gtk_text_buffer_insert (buffer, where, shown, -1);
  self->putting = FALSE;
}

/* What undo and redo put back has been looked at when it was put in. */
static void
begin_history (MoorWriting *self)
{
  self->putting = TRUE;
}

static void
end_history (MoorWriting *self)
{
  self->putting = FALSE;
}

/* Backspace and Delete over a cut take the character behind it, which is what
 * the person sees there. */
static void
delete_range (MoorWriting   *self,
              GtkTextIter   *start,
              GtkTextIter   *end,
              GtkTextBuffer *buffer)
{
  GtkTextIter cursor;

  if (self->setting || self->putting ||
      gtk_text_iter_get_offset (end) - gtk_text_iter_get_offset (start) != 1 ||
      gtk_text_iter_get_char (start) != MOOR_BREAK_CHAR)
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  if (gtk_text_iter_equal (&cursor, end))
    gtk_text_iter_backward_char (start);
  else
    gtk_text_iter_forward_char (end);
}

static gboolean
cut_paragraph (gpointer data)
{
  MoorWriting *self = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;
  g_autofree char *paragraph = NULL;
  int cut;

  self->cut_idle = 0;
  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  gtk_text_iter_set_line_offset (&start, 0);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);

  paragraph = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  cut = moor_breaks_find (paragraph, strlen (paragraph));
  if (cut == 0)
    return G_SOURCE_REMOVE;

  gtk_text_iter_forward_chars (&start, cut);
  self->setting = TRUE;
  gtk_text_buffer_insert (buffer, &start, MOOR_BREAK, -1);
  self->setting = FALSE;

  return G_SOURCE_REMOVE;
}

static void
changed (MoorWriting   *self,
         GtkTextBuffer *buffer)
{
  GtkTextIter cursor;

  if (gtk_text_buffer_get_char_count (buffer) < 2)
    gtk_widget_queue_draw (GTK_WIDGET (self));

  if (self->setting)
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  if (self->cut_idle == 0 && gtk_text_iter_get_chars_in_line (&cursor) > MOOR_BREAKS_FROM)
    self->cut_idle = g_idle_add (cut_paragraph, self);

  g_signal_emit (self, signals[WRITTEN], 0);
}

static void
mark_word (GtkTextBuffer *buffer,
           const char    *word)
{
  GtkTextIter at, start, end;
  guint marks = 0;

  gtk_text_buffer_get_start_iter (buffer, &at);
  while (marks++ < MARKS_MAX &&
         gtk_text_iter_forward_search (&at, word,
                                       GTK_TEXT_SEARCH_CASE_INSENSITIVE | GTK_TEXT_SEARCH_TEXT_ONLY,
                                       &start, &end, NULL))
    {
      /* Words are found by their beginning, as in the search. */
      if (gtk_text_iter_starts_word (&start))
        gtk_text_buffer_apply_tag_by_name (buffer, "found", &start, &end);
      at = end;
    }
}

static void
moor_writing_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  MoorWriting *self = MOOR_WRITING (widget);
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  g_autoptr (PangoLayout) layout = NULL;
  GdkRGBA color;
  int left, right, top;

  GTK_WIDGET_CLASS (moor_writing_parent_class)->snapshot (widget, snapshot);

  if (self->placeholder == NULL || !moor_writing_is_empty (self))
    return;

  left = gtk_text_view_get_left_margin (view);
  right = gtk_text_view_get_right_margin (view);
  top = gtk_text_view_get_top_margin (view);
  layout = gtk_widget_create_pango_layout (widget, self->placeholder);
  pango_layout_set_width (layout,
                          MAX (gtk_widget_get_width (widget) - left - right, 1) * PANGO_SCALE);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  color.alpha *= 0.72f;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left, (float) top));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
moor_writing_dispose (GObject *object)
{
  MoorWriting *self = MOOR_WRITING (object);

  g_clear_handle_id (&self->cut_idle, g_source_remove);

  G_OBJECT_CLASS (moor_writing_parent_class)->dispose (object);
}

static void
moor_writing_finalize (GObject *object)
{
  MoorWriting *self = MOOR_WRITING (object);

  g_free (self->placeholder);

  G_OBJECT_CLASS (moor_writing_parent_class)->finalize (object);
}

static void
moor_writing_class_init (MoorWritingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_writing_dispose;
  object_class->finalize = moor_writing_finalize;
  widget_class->snapshot = moor_writing_snapshot;

  signals[WRITTEN] = g_signal_new ("written", MOOR_TYPE_WRITING, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOO_LONG] = g_signal_new ("too-long", MOOR_TYPE_WRITING, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
moor_writing_init (MoorWriting *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_SPELLCHECK);
  gtk_text_view_set_top_margin (view, 6);
  gtk_text_view_set_bottom_margin (view, 24);
  gtk_text_view_set_left_margin (view, 18);
  gtk_text_view_set_right_margin (view, 18);
  gtk_text_view_set_pixels_inside_wrap (view, 4);
  gtk_text_view_set_pixels_below_lines (view, 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "moor-writing");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, TRUE,
                                  -1);

  gtk_text_buffer_create_tag (buffer, "found",
                              "background-rgba", &(GdkRGBA) { 0.96f, 0.76f, 0.07f, 0.35f },
                              "weight", PANGO_WEIGHT_BOLD,
                              NULL);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (delete_range), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "undo", G_CALLBACK (begin_history), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "undo", G_CALLBACK (end_history), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "redo", G_CALLBACK (begin_history), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "redo", G_CALLBACK (end_history), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
}

GtkWidget *
moor_writing_new (void)
{
  return g_object_new (MOOR_TYPE_WRITING, NULL);
}

void
moor_writing_set_text (MoorWriting *self,
                       const char  *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  g_autofree char *shown = NULL;

  g_return_if_fail (MOOR_IS_WRITING (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  shown = moor_breaks_put_in (text != NULL ? text : "");

  self->setting = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, shown, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  self->setting = FALSE;
}

char *
moor_writing_get_text (MoorWriting *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (MOOR_IS_WRITING (self), NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);

  return moor_breaks_take_out (shown);
}

gboolean
moor_writing_is_empty (MoorWriting *self)
{
  g_return_val_if_fail (MOOR_IS_WRITING (self), TRUE);

  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))) == 0;
}

void
moor_writing_set_placeholder (MoorWriting *self,
                              const char  *text)
{
  g_return_if_fail (MOOR_IS_WRITING (self));

  g_free (self->placeholder);
  self->placeholder = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, text != NULL ? text : "",
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
moor_writing_mark (MoorWriting *self,
                   const char  *search)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_auto (GStrv) words = NULL;

  g_return_if_fail (MOOR_IS_WRITING (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "found", &start, &end);
  if (search == NULL)
    return;

  words = g_strsplit_set (search, " \t\n\"*()", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      mark_word (buffer, words[i]);
}
