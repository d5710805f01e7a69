/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/moor-closeness-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "drawing/moor-closeness-layout.h"

/* In heights of a line of text. */
#define ABOVE 0.8                /* white above what is said below the map */
#define BETWEEN 0.35             /* two of the lines there */
#define INDENT 2.0               /* behind the marks there */
#define AREA_WIDTH 0.7           /* of the area there, from its middle */
#define AREA_HEIGHT 0.42
#define MARK 0.3

/* What is said below the map, with the mark it is about. */
typedef enum {
  SAYS_AXIS,
  SAYS_AREA,
  SAYS_MARK,
} SaysKind;

typedef struct {
  SaysKind         kind;
  MoorMapPointKind mark;
  char            *text;
  double           y, height;    /* after it was laid out */
} Says;

struct _MoorClosenessMap {
  MoorMapAxes          axes;
  GPtrArray           *points;   /* MoorMapPoint */
  GPtrArray           *says;     /* Says */
  char                *title;
  char                *words;
  char                *legend;

  PangoContext        *context;  /* (nullable) until it is laid out */
  gboolean             mirrored;
  double               line;
  MoorClosenessLayout *layout;
};

static void
point_free (gpointer data)
{
  MoorMapPoint *point = data;

  g_free (point->label);
  g_free (point->words);
  g_free (point);
}

static void
says_free (gpointer data)
{
  g_free (((Says *) data)->text);
  g_free (data);
}

static void
forget_layout (MoorClosenessMap *self)
{
  g_clear_pointer (&self->layout, moor_closeness_layout_free);
  g_clear_object (&self->context);
}

static void
moor_closeness_map_clear (gpointer data)
{
  MoorClosenessMap *self = data;

  forget_layout (self);
  g_free (self->axes.across);
  g_free (self->axes.up);
  g_free (self->axes.across_says);
  g_free (self->axes.up_says);
  g_free (self->axes.low);
  g_free (self->axes.high);
  g_free (self->axes.area_says);
  g_ptr_array_unref (self->points);
  g_ptr_array_unref (self->says);
  g_free (self->title);
  g_free (self->words);
  g_free (self->legend);
}

static const MoorMapPoint *
point_at (MoorClosenessMap *self,
          guint             i)
{
  return g_ptr_array_index (self->points, i);
}

/* Words and their meaning -------------------------------------------------- */

static gboolean
has_area (const MoorMapPoint *point)
{
  return point->kind == MOOR_MAP_NOW && (point->worry_spread > 0 || point->distance_spread > 0);
}

static gboolean
has_kind (MoorClosenessMap *self,
          MoorMapPointKind  kind)
{
  for (guint i = 0; i < self->points->len; i++)
    if (point_at (self, i)->kind == kind)
      return TRUE;

  return FALSE;
}

static void
say (MoorClosenessMap *self,
     SaysKind          kind,
     MoorMapPointKind  mark,
     char             *text)
{
  Says says = { .kind = kind, .mark = mark, .text = text };

  g_ptr_array_add (self->says, g_memdup2 (&says, sizeof says));
}

static void
say_axis (MoorClosenessMap *self,
          const char       *name,
          const char       *says)
{
  if (says != NULL)
    /* Translators: the name of an axis of a map and what it is about: "Worry: how often…" */
    say (self, SAYS_AXIS, MOOR_MAP_NOW, g_strdup_printf (C_("axis", "%s: %s"), name, says));
}

/* Only what is there. */
static void
read_legend (MoorClosenessMap *self)
{
  gboolean any_area = FALSE;

  say_axis (self, self->axes.across, self->axes.across_says);
  say_axis (self, self->axes.up, self->axes.up_says);

  for (guint i = 0; i < self->points->len; i++)
    {
      any_area |= has_area (point_at (self, i));
      if (point_at (self, i)->kind == MOOR_MAP_NOW)
        /* Translators: %s is a date: "Your answers on 21 November" */
        say (self, SAYS_MARK, MOOR_MAP_NOW,
             g_strdup_printf (_("Your answers on %s"), point_at (self, i)->label));
    }
  if (any_area && self->axes.area_says != NULL)
    say (self, SAYS_AREA, MOOR_MAP_NOW, g_strdup (self->axes.area_says));
  if (has_kind (self, MOOR_MAP_EARLIER))
    say (self, SAYS_MARK, MOOR_MAP_EARLIER, g_strdup (_("Earlier answers")));
  if (has_kind (self, MOOR_MAP_PERSON))
    say (self, SAYS_MARK, MOOR_MAP_PERSON,
         g_strdup (_("One person each. How you are with them, not how they are")));
}

static char *
join_legend (MoorClosenessMap *self)
{
  g_autoptr (GString) legend = g_string_new (NULL);

  for (guint i = 0; i < self->says->len; i++)
    g_string_append_printf (legend, "%s%s", i > 0 ? "\n" : "",
                            ((Says *) g_ptr_array_index (self->says, i))->text);

  return g_strdup (legend->str);
}

static char *
join_words (MoorClosenessMap *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->points->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", point_at (self, i)->words);

  return g_strdup (words->str);
}

/* -------------------------------------------------------------------------- */

static gboolean
is_on_map (const MoorMapAxes  *axes,
           const MoorMapPoint *point)
{
  /* Not so for NAN, either. */
  return point->worry >= axes->lowest && point->worry <= axes->highest &&
         point->distance >= axes->lowest && point->distance <= axes->highest;
}

MoorClosenessMap *
moor_closeness_map_new (const MoorMapAxes *axes,
                        GPtrArray         *points)
{
  MoorClosenessMap *self;

  g_return_val_if_fail (axes != NULL && axes->lowest < axes->highest, NULL);
  g_return_val_if_fail (axes->across != NULL && axes->up != NULL, NULL);
  g_return_val_if_fail (axes->low != NULL && axes->high != NULL, NULL);
  g_return_val_if_fail (points != NULL, NULL);

  for (guint i = 0; i < points->len; i++)
    {
      const MoorMapPoint *point = g_ptr_array_index (points, i);

      g_return_val_if_fail (is_on_map (axes, point), NULL);
      g_return_val_if_fail (point->label != NULL && point->words != NULL, NULL);
    }
  if (points->len == 0)
    return NULL;

  self = g_rc_box_new0 (MoorClosenessMap);
  self->axes = (MoorMapAxes) {
    .lowest = axes->lowest, .highest = axes->highest,
    .across = g_strdup (axes->across), .up = g_strdup (axes->up),
    .across_says = g_strdup (axes->across_says), .up_says = g_strdup (axes->up_says),
    .low = g_strdup (axes->low), .high = g_strdup (axes->high),
    .area_says = g_strdup (axes->area_says),
  };
  self->points = g_ptr_array_new_with_free_func (point_free);
  for (guint i = 0; i < points->len; i++)
    {
      MoorMapPoint *point = g_memdup2 (g_ptr_array_index (points, i), sizeof *point);

      point->label = g_strdelimit (g_strdup (point->label), "\n", ' ');
      point->words = g_strdup (point->words);
      g_ptr_array_add (self->points, point);
    }

  self->says = g_ptr_array_new_with_free_func (says_free);
  read_legend (self);
  self->legend = join_legend (self);
  self->words = join_words (self);
  /* Translators: the names of the two axes, then the ends of both with what they are
   * called: "A map of answers: Worry across, Distance up, both from 1 (little) to 5 (a lot)." */
  self->title = g_strdup_printf (_("A map of answers: %s across, %s up, both from %g (%s) to %g (%s)."),
                                 axes->across, axes->up, axes->lowest, axes->low,
                                 axes->highest, axes->high);
  return self;
}

MoorClosenessMap *
moor_closeness_map_ref (MoorClosenessMap *self)
{
  return g_rc_box_acquire (self);
}

void
moor_closeness_map_unref (MoorClosenessMap *self)
{
  g_rc_box_release_full (self, moor_closeness_map_clear);
}

const char *
moor_closeness_map_get_title (MoorClosenessMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

const char *
moor_closeness_map_get_words (MoorClosenessMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->words;
}

const char *
moor_closeness_map_get_legend (MoorClosenessMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->legend;
}

guint
moor_closeness_map_get_n_points (MoorClosenessMap *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->points->len;
}

const MoorMapPoint *
moor_closeness_map_get_point (MoorClosenessMap *self,
                              guint             point)
{
  g_return_val_if_fail (self != NULL && point < self->points->len, NULL);

  return point_at (self, point);
}

static double
indent_of (MoorClosenessMap *self,
           const Says       *says)
{
  return says->kind == SAYS_AXIS ? 0 : INDENT * self->line;
}

double
moor_closeness_map_lay_out (MoorClosenessMap *self,
                            PangoContext     *context,
                            double            width,
                            gboolean          mirrored)
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
  self->line = metrics.line;
  self->layout = moor_closeness_lay_out (&self->axes, self->points, width, &metrics, mirrored);

  height = self->layout->height;
  for (guint i = 0; i < self->says->len; i++)
    {
      Says *says = g_ptr_array_index (self->says, i);

      says->y = height + (i == 0 ? ABOVE : BETWEEN) * self->line;
      says->height = moor_pen_paragraph (context, says->text,
                                         self->layout->width - indent_of (self, says));
      height = says->y + says->height;
    }

  return ceil (height);
}

double
moor_closeness_map_get_map_height (MoorClosenessMap *self)
{
  g_return_val_if_fail (self != NULL && self->layout != NULL, 0);

  return ceil (self->layout->height);
}

MoorBox
moor_closeness_map_get_place (MoorClosenessMap *self,
                              guint             point)
{
  const MoorClosenessPlace *place;
  MoorBox nowhere = { 0, 0, 0, 0 };

  g_return_val_if_fail (self != NULL && self->layout != NULL, nowhere);
  g_return_val_if_fail (point < self->points->len, nowhere);

  place = &g_array_index (self->layout->places, MoorClosenessPlace, point);
  return moor_box_round (place->x, place->y, self->layout->radius);
}

static void
draw_says (MoorClosenessMap *self,
           MoorPen          *pen,
           const Says       *says)
{
  double indent = indent_of (self, says), width = self->layout->width;
  double x = AREA_WIDTH * self->line, y = says->y + self->line / 2;
  MoorBox box = { self->mirrored ? 0 : indent, says->y, width - indent, says->height };

  if (self->mirrored)
    x = width - x;
  if (says->kind == SAYS_AREA)
    moor_closeness_ink_area (pen, x, y, (AREA_WIDTH - 0.05) * self->line, AREA_HEIGHT * self->line);
  else if (says->kind == SAYS_MARK)
    moor_closeness_ink_mark (pen, says->mark, x, y, MARK * self->line);
  moor_pen_words (pen, says->text, &box, 100, MOOR_PEN_START, &pen->ink->small, 1);
}

void
moor_closeness_map_draw_map (MoorClosenessMap *self,
                             cairo_t          *cr,
                             const MoorInk    *ink)
{
  MoorPen pen;

  g_return_if_fail (self != NULL && self->layout != NULL);
  g_return_if_fail (cr != NULL && ink != NULL);

  pen = (MoorPen) {
    .cr = cr, .context = self->context, .ink = ink, .line = self->line, .mirrored = self->mirrored,
  };
  moor_closeness_ink (&pen, &self->axes, self->points, self->layout);
}

void
moor_closeness_map_draw_legend (MoorClosenessMap *self,
                                cairo_t          *cr,
                                const MoorInk    *ink)
{
  MoorPen pen;

  g_return_if_fail (self != NULL && self->layout != NULL);
  g_return_if_fail (cr != NULL && ink != NULL);

  pen = (MoorPen) {
    .cr = cr, .context = self->context, .ink = ink, .line = self->line, .mirrored = self->mirrored,
  };
  for (guint i = 0; i < self->says->len; i++)
    draw_says (self, &pen, g_ptr_array_index (self->says, i));
}

void
moor_closeness_map_draw (MoorClosenessMap *self,
                         cairo_t          *cr,
                         const MoorInk    *ink)
{
  moor_closeness_map_draw_map (self, cr, ink);
  moor_closeness_map_draw_legend (self, cr, ink);
}
