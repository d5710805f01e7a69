/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/moor-drawing.h"

#include "drawing/moor-ink-private.h"

/* White above what is said about the drawing, in heights of a line. */
#define ABOVE 0.6

struct _MoorDrawing {
  MoorTimeline       *timeline;  /* one of the two */
  MoorPeopleMap      *people;
  char               *title;
  char               *words;

  PangoContext       *context;
  gboolean            mirrored;
  double              width;
  double              line;
  MoorTimelineLayout *timeline_layout;
  MoorPeopleLayout   *people_layout;
  char               *notes[2];  /* (nullable) paragraphs below the drawing */
  double              height;    /* of the drawing without them */
};

static void
forget_layout (MoorDrawing *self)
{
  g_clear_pointer (&self->timeline_layout, moor_timeline_layout_free);
  g_clear_pointer (&self->people_layout, moor_people_layout_free);
  g_clear_object (&self->context);
  for (guint i = 0; i < G_N_ELEMENTS (self->notes); i++)
    g_clear_pointer (&self->notes[i], g_free);
}

static void
moor_drawing_clear (gpointer data)
{
  MoorDrawing *self = data;

  forget_layout (self);
  g_clear_pointer (&self->timeline, moor_timeline_free);
  g_clear_pointer (&self->people, moor_people_map_free);
  g_free (self->title);
  g_free (self->words);
}

MoorDrawing *
moor_drawing_new (const MoorField  *rows,
                  const MoorAnswer *answer,
                  MoorDrawingName   name,
                  gpointer          data)
{
  MoorTimeline *timeline = NULL;
  MoorPeopleMap *people = NULL;
  MoorDrawing *self;

  g_return_val_if_fail (rows != NULL, NULL);

  if (rows->kind == MOOR_FIELD_ROWS && rows->draw == MOOR_DRAW_TIMELINE)
    timeline = moor_timeline_new (rows, answer);
  else if (rows->kind == MOOR_FIELD_ROWS && rows->draw == MOOR_DRAW_PEOPLE)
    people = moor_people_map_new (rows, answer, name, data);
  if (timeline == NULL && people == NULL)
    return NULL;

  self = g_rc_box_new0 (MoorDrawing);
  self->timeline = timeline;
  self->people = people;
  self->title = timeline != NULL ? moor_timeline_get_title (timeline)
                                 : moor_people_map_get_title (people);
  self->words = timeline != NULL ? moor_timeline_get_words (timeline)
                                 : moor_people_map_get_words (people);
  return self;
}

MoorDrawing *
moor_drawing_ref (MoorDrawing *self)
{
  return g_rc_box_acquire (self);
}

void
moor_drawing_unref (MoorDrawing *self)
{
  g_rc_box_release_full (self, moor_drawing_clear);
}

const char *
moor_drawing_get_title (MoorDrawing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

const char *
moor_drawing_get_words (MoorDrawing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->words;
}

double
moor_drawing_lay_out (MoorDrawing  *self,
                      PangoContext *context,
                      double        width,
                      gboolean      mirrored)
{
  MoorMetrics metrics = {
    .line = moor_pen_line_height (context), .width = moor_pen_text_width, .data = context,
  };
  double height;

  g_return_val_if_fail (self != NULL, 0);

  g_object_ref (context);
  forget_layout (self);
  self->context = context;
  self->mirrored = mirrored;
  self->width = width;
  self->line = metrics.line;

  if (self->timeline != NULL)
    {
      self->timeline_layout = moor_timeline_lay_out (self->timeline, width, &metrics, mirrored);
      self->height = self->timeline_layout->height;
      self->notes[0] = moor_timeline_ink_legend (self->timeline, self->timeline_layout, mirrored);
    }
  else
    {
      self->people_layout = moor_people_map_lay_out (self->people, width, &metrics, mirrored);
      self->height = self->people_layout->height;
      self->notes[0] = moor_people_map_get_unplaced (self->people);
      self->notes[1] = moor_people_map_get_legend (self->people);
    }

  height = self->height;
  for (guint i = 0; i < G_N_ELEMENTS (self->notes); i++)
    if (self->notes[i] != NULL && self->notes[i][0] != '\0')
      height += ABOVE * self->line + moor_pen_paragraph (context, self->notes[i], width);

  return height;
}

void
moor_drawing_draw (MoorDrawing   *self,
                   cairo_t       *cr,
                   const MoorInk *ink)
{
  MoorPen pen;
  double y;

  g_return_if_fail (self != NULL && self->context != NULL);
  g_return_if_fail (cr != NULL && ink != NULL);

  pen = (MoorPen) {
    .cr = cr, .context = self->context, .ink = ink, .line = self->line, .mirrored = self->mirrored,
  };
  if (self->timeline != NULL)
    moor_timeline_ink (&pen, self->timeline, self->timeline_layout);
  else
    moor_people_ink (&pen, self->people, self->people_layout);

  y = self->height;
  for (guint i = 0; i < G_N_ELEMENTS (self->notes); i++)
    if (self->notes[i] != NULL && self->notes[i][0] != '\0')
      {
        MoorBox box = { 0, y + ABOVE * self->line, self->width, 0 };

        box.height = moor_pen_paragraph (self->context, self->notes[i], self->width);
        moor_pen_words (&pen, self->notes[i], &box, 100, MOOR_PEN_START, &ink->small, 1);
        y = box.y + box.height;
      }
}
