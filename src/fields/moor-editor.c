/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-editor.h"

#include "base/moor-text.h"
#include "fields/moor-compat.h"

/* Taller than this it scrolls inside, so that a long letter does not push what
 * stands below it out of reach. */
#define MAX_LINES 14
#define MARGIN 12

struct _MoorEditor {
  GtkWidget      parent_instance;

  int            lines;
  gboolean       setting;
  guint          resize_source;
  guint          follow_tick;
  guint          follow_frames;
  GtkAdjustment *outside;        /* (nullable) weak: of what it is scrolled in */

  GtkWidget     *scroller;
  GtkWidget     *view;
  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (MoorEditor, moor_editor, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  ACTIVATED,
  REFUSED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
line_height (MoorEditor *self)
{
  PangoContext *context = gtk_widget_get_pango_context (self->view);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

static gsize
buffer_bytes (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  /* A character is at most four bytes: only a long text has to be counted. */
  if (gtk_text_buffer_get_char_count (buffer) < MOOR_TEXT_FIELD_MAX / 4)
    return (gsize) gtk_text_buffer_get_char_count (buffer) * 4;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  return strlen (text);
}

static void
on_insert_text (GtkTextBuffer *buffer,
                GtkTextIter   *where,
                const char    *text,
                int            length,
                MoorEditor    *self)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;

  if (self->setting)
    return;

  /* Asked here and not of the keyboard, so that an input method has had its
   * Return first. */
  if (self->lines == 1 && bytes == 1 && text[0] == '\n')
    {
      g_signal_stop_emission_by_name (buffer, "insert-text");
      g_signal_emit (self, signals[ACTIVATED], 0);
      return;
    }

  if (bytes > MOOR_TEXT_FIELD_MAX || buffer_bytes (buffer) + bytes > MOOR_TEXT_FIELD_MAX)
    {
      g_signal_stop_emission_by_name (buffer, "insert-text");
      g_signal_emit (self, signals[REFUSED], 0);
    }
}

static void
keep_caret_in_sight (MoorEditor *self)
{
  GtkWidget *outside = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  GdkRectangle caret;
  graphene_point_t point;
  double past;
  int x, y;

  if (outside == NULL || !gtk_widget_is_focus (self->view))
    return;

  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (self->view), NULL, &caret, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                         caret.x, caret.y, &x, &y);
  if (!gtk_widget_compute_point (self->view, outside, &GRAPHENE_POINT_INIT (x, y), &point))
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (outside));
  past = point.y + caret.height + MARGIN - gtk_widget_get_height (outside);
  if (past > 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + past);
  else if (point.y < MARGIN)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + point.y - MARGIN);
}

static gboolean
on_follow_tick (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  MoorEditor *self = MOOR_EDITOR (widget);

  /* A tick comes before the frame's layout: the new height is there in the
   * next one, or once a resize that was found too late for this one is done. */
  if (self->resize_source != 0)
    self->follow_frames = 3;
  if (--self->follow_frames > 0)
    return G_SOURCE_CONTINUE;

  self->follow_tick = 0;
  keep_caret_in_sight (self);
  return G_SOURCE_REMOVE;
}

static void
follow_caret (MoorEditor *self)
{
  if (self->setting || !gtk_widget_is_focus (self->view))
    return;

  self->follow_frames = 2;
  if (self->follow_tick == 0)
    self->follow_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_follow_tick, NULL,
                                                      NULL);
}

static void
on_changed (GtkTextBuffer *buffer,
            MoorEditor    *self)
{
  if (self->setting)
    return;

  follow_caret (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_leave (GtkEventControllerFocus *controller,
          MoorEditor              *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
on_resize (gpointer data)
{
  MoorEditor *self = data;

  self->resize_source = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GtkSizeRequestMode
moor_editor_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
moor_editor_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  MoorEditor *self = MOOR_EDITOR (widget);

  gtk_widget_measure (self->scroller, orientation, for_size, minimum, natural, NULL, NULL);
  *minimum_baseline = *natural_baseline = -1;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      int line = line_height (self);
      int margins = gtk_text_view_get_top_margin (GTK_TEXT_VIEW (self->view))
                  + gtk_text_view_get_bottom_margin (GTK_TEXT_VIEW (self->view));
      int least = MAX (*minimum, self->lines * line + margins);
      int most = MAX (least, MAX (self->lines, MAX_LINES) * line + margins);

      *natural = CLAMP (*natural, least, most);
      *minimum = *natural;
    }
  else
    {
      *natural = MAX (*natural, *minimum);
    }
}

static void
moor_editor_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  MoorEditor *self = MOOR_EDITOR (widget);

  int minimum, natural, ignored;

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation) { 0, 0, width, height }, baseline);

  /* A text view breaks its lines when it has its width, and only then knows its
   * height: what was asked before may have been too little. */
  moor_editor_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, &ignored,
                       &ignored);
  if (natural != height && self->resize_source == 0)
    self->resize_source = g_idle_add_once (on_resize, self);
}

/* The room around it becomes less when a bar comes above it, or the window is
 * made smaller. */
static void
moor_editor_map (GtkWidget *widget)
{
  MoorEditor *self = MOOR_EDITOR (widget);
  GtkWidget *outside = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (moor_editor_parent_class)->map (widget);

  if (outside != NULL && self->outside == NULL)
    {
      g_set_weak_pointer (&self->outside,
                          gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (outside)));
      g_signal_connect_object (self->outside, "notify::page-size", G_CALLBACK (follow_caret), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
moor_editor_unmap (GtkWidget *widget)
{
  MoorEditor *self = MOOR_EDITOR (widget);

  if (self->outside != NULL)
    g_signal_handlers_disconnect_by_func (self->outside, follow_caret, self);
  g_clear_weak_pointer (&self->outside);

  GTK_WIDGET_CLASS (moor_editor_parent_class)->unmap (widget);
}

static gboolean
moor_editor_grab_focus (GtkWidget *widget)
{
  return !moor_compat_has_focus_inside (widget) &&
         gtk_widget_grab_focus (MOOR_EDITOR (widget)->view);
}

static void
moor_editor_dispose (GObject *object)
{
  MoorEditor *self = MOOR_EDITOR (object);

  if (self->follow_tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->follow_tick);
      self->follow_tick = 0;
    }
  g_clear_handle_id (&self->resize_source, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (moor_editor_parent_class)->dispose (object);
}

static void
moor_editor_class_init (MoorEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *names[] = { "changed", "activated", "refused", "left" };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == N_SIGNALS);

  object_class->dispose = moor_editor_dispose;

  widget_class->get_request_mode = moor_editor_get_request_mode;
  widget_class->measure = moor_editor_measure;
  widget_class->size_allocate = moor_editor_size_allocate;
  widget_class->map = moor_editor_map;
  widget_class->unmap = moor_editor_unmap;
  widget_class->grab_focus = moor_editor_grab_focus;

  for (int i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                               NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "moor-editor");
}

static void
moor_editor_init (MoorEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkTextView *view;

  self->view = gtk_text_view_new ();
  view = GTK_TEXT_VIEW (self->view);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_SPELLCHECK);
  gtk_text_view_set_top_margin (view, 10);
  gtk_text_view_set_bottom_margin (view, 10);
  gtk_text_view_set_left_margin (view, MARGIN);
  gtk_text_view_set_right_margin (view, MARGIN);
  self->buffer = gtk_text_view_get_buffer (view);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  g_signal_connect (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (self->view, focus);

  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (on_insert_text), self, 0);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_changed), self, 0);
  g_signal_connect_object (self->buffer, "notify::cursor-position",
                           G_CALLBACK (follow_caret), self, G_CONNECT_SWAPPED);
}

GtkWidget *
moor_editor_new (int lines)
{
  MoorEditor *self = g_object_new (MOOR_TYPE_EDITOR, NULL);

  self->lines = MAX (1, lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, self->lines > 1,
                                  -1);
  return GTK_WIDGET (self);
}

void
moor_editor_set_name (MoorEditor *self,
                      const char *name)
{
  g_return_if_fail (MOOR_IS_EDITOR (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
moor_editor_set_text (MoorEditor *self,
                      const char *text)
{
  g_autofree char *old = NULL;

  g_return_if_fail (MOOR_IS_EDITOR (self));

  /* The caret and the undo history survive being told what is there already. */
  old = moor_editor_get_text (self);
  if (g_strcmp0 (old, text != NULL ? text : "") == 0)
    return;

  self->setting = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->setting = FALSE;
}

char *
moor_editor_get_text (MoorEditor *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (MOOR_IS_EDITOR (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}
