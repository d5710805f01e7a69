/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/moor-paper.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "base/moor-breaks.h"

/* In points. */
#define DRAWING_SIZE 9.5
#define DRAWING_BEFORE 8
#define MARGIN 57                /* 2 cm */
#define FOOTER_ROOM 24
#define FOOTER_SIZE 8.5
#define WRITING_LINE 26          /* 9 mm between lines to write on */

/* Bytes that are laid out at once: pango's time grows faster than the text. */
#define CHUNK (16 * 1024)

typedef struct {
  double   size;                 /* of the type */
  gboolean bold;
  double   gray;
  double   before;               /* white above it, but not at the top of a sheet */
  gboolean with_next;
} Style;

static const Style styles[] = {
  [MOOR_PAPER_TITLE] = { 18, TRUE, 0, 0, TRUE },
  [MOOR_PAPER_DAY] = { 10, FALSE, 0.25, 4, TRUE },
  [MOOR_PAPER_PROMPT] = { 12, TRUE, 0, 20, TRUE },
  [MOOR_PAPER_LABEL] = { 9.5, FALSE, 0.25, 11, TRUE },
  [MOOR_PAPER_SMALL] = { 9.5, FALSE, 0.25, 5, TRUE },
  [MOOR_PAPER_ANSWER] = { 11, FALSE, 0, 6, FALSE },
  [MOOR_PAPER_BELOW] = { 9.5, FALSE, 0.25, 5, FALSE },
};

typedef struct {
  const Style *style;
  char        *text;             /* NULL: lines to write on, or a drawing */
  int          n_lines;
  MoorDrawing *drawing;          /* (nullable) */
} Piece;

/* One line as laid out. What is drawn at the top of a sheet loses its white. */
typedef struct {
  PangoLayoutLine *line;         /* (nullable) NULL: one to write on, or a drawing */
  MoorDrawing     *drawing;      /* (nullable) of its piece */
  double           scale;        /* of the drawing */
  double           gray;
  double           before;
  double           x;
  double           height;
  double           baseline;     /* below the line's top */
  gboolean         with_next;
} Line;

struct _MoorPaper {
  GPtrArray    *pieces;          /* Piece */
  PangoContext *context;

  double        width;
  double        height;
  GPtrArray    *layouts;         /* PangoLayout: the lines are theirs */
  GArray       *lines;           /* Line */
  GArray       *sheets;          /* guint: the first line of each */
};

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_free (piece->text);
  g_clear_pointer (&piece->drawing, moor_drawing_unref);
  g_free (piece);
}

static void
line_clear (gpointer data)
{
  g_clear_pointer (&((Line *) data)->line, pango_layout_line_unref);
}

/* A printer has black, and all that is needed of gray. */
static const MoorInk print = {
  .ground = { 1, 1, 1 }, .words = { 0, 0, 0 }, .small = { 0.25, 0.25, 0.25 },
  .edge = { 0.45, 0.45, 0.45 }, .accent = { 0.15, 0.15, 0.15 },
};

/* Laying out --------------------------------------------------------------- */

static PangoContext *
make_context (void)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* A point is a point, and a line breaks where it breaks on every device. */
  pango_cairo_context_set_resolution (context, 72);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);

  cairo_font_options_destroy (options);
  g_object_unref (fonts);
  return context;
}

static PangoLayout *
make_layout (PangoContext *context,
             double        size,
             gboolean      bold,
             const char   *text,
             int           length)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, length);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (layout, TRUE);
  pango_font_description_free (font);
  return layout;
}

/* The lines of one chunk. */
static void
add_chunk (MoorPaper  *self,
           const Style *style,
           const char *text,
           gsize       length)
{
  PangoLayout *layout = make_layout (self->context, style->size, style->bold, text, (int) length);
  PangoLayoutIter *iter;

  pango_layout_set_width (layout, (int) ((self->width - 2 * MARGIN) * PANGO_SCALE));
  pango_layout_set_spacing (layout, (int) (style->size * 0.25 * PANGO_SCALE));
  g_ptr_array_add (self->layouts, layout);

  iter = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle logical;
      int top, bottom;
      Line line = { .gray = style->gray };

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      line.line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));
      line.x = (double) logical.x / PANGO_SCALE;
      line.height = (double) (bottom - top) / PANGO_SCALE;
      line.baseline = (double) (pango_layout_iter_get_baseline (iter) - top) / PANGO_SCALE;
      g_array_append_val (self->lines, line);
    }
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
}

/* Where a chunk ends that begins at @text, and what to pass over behind it. */
static gsize
chunk_length (const char *text,
              gsize       left,
              gsize      *over)
{
  *over = 0;
  if (left <= CHUNK)
    return left;

  for (gsize end = CHUNK; end > 0; end--)
    {
      if (text[end] == '\n')
        *over = 1;
      else if (left - end >= strlen (MOOR_BREAK) &&
               memcmp (text + end, MOOR_BREAK, strlen (MOOR_BREAK)) == 0)
        *over = strlen (MOOR_BREAK);

      if (*over > 0)
        return end;
    }

  /* A paragraph is cut long before it is so long; but never inside a character. */
  for (gsize end = CHUNK; ; end--)
    if ((text[end] & 0xc0) != 0x80)
      return end;
}

static void
add_text (MoorPaper   *self,
          const Piece *piece)
{
  g_autofree char *text = moor_breaks_put_in (piece->text);
  gsize left = strlen (text), over;
  guint first = self->lines->len, n;
  const char *at = text;

  do
    {
      gsize length = chunk_length (at, left, &over);

      add_chunk (self, piece->style, at, length);
      at += length + over;
      left -= length + over;
    }
  while (left > 0);

  n = self->lines->len - first;
  g_array_index (self->lines, Line, first).before = piece->style->before;

  /* Neither the first nor the last line stands on a sheet alone. */
  for (guint i = 0; i < n; i++)
    g_array_index (self->lines, Line, first + i).with_next =
      piece->style->with_next || (n > 1 && (i == 0 || i == n - 2));
}

static void
add_writing_lines (MoorPaper   *self,
                   const Piece *piece)
{
  for (int i = 0; i < piece->n_lines; i++)
    {
      Line line = { .gray = 0.6, .height = WRITING_LINE, .with_next = i == 0 && piece->n_lines > 1 };

      g_array_append_val (self->lines, line);
    }
}

static double
sheet_room (MoorPaper *self)
{
  return self->height - 2 * MARGIN - FOOTER_ROOM;
}

/* A drawing is not cut in two: one that is higher than a sheet is made smaller. Its
 * words stand below it, too. */
static void
add_drawing (MoorPaper   *self,
             const Piece *piece)
{
  PangoContext *context = make_context ();
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  gboolean mirrored = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  double room = sheet_room (self) * 0.9;
  Line line = { .drawing = piece->drawing, .before = DRAWING_BEFORE, .with_next = TRUE };

  pango_font_description_set_size (font, (int) (DRAWING_SIZE * PANGO_SCALE));
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);

  line.height = moor_drawing_lay_out (piece->drawing, context, self->width - 2 * MARGIN, mirrored);
  line.scale = MIN (1, room / line.height);
  line.height *= line.scale;
  g_array_append_val (self->lines, line);
  g_object_unref (context);
}

static void
break_sheets (MoorPaper *self)
{
  double room = sheet_room (self), used = 0;
  guint first = 0;

  g_array_append_val (self->sheets, first);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      double needed = line->height + (i > first ? line->before : 0);
      guint from = i;

      if (i > first && used + needed > room)
        {
          /* With the lines that belong to it, unless they fill the sheet. */
          while (from > first && g_array_index (self->lines, Line, from - 1).with_next)
            from--;
          if (from == first)
            from = i;
          first = from;
          g_array_append_val (self->sheets, first);
          used = 0;
          i = from;
          needed = g_array_index (self->lines, Line, i).height;
        }
      used += needed;
    }
}

/* Drawing ------------------------------------------------------------------ */

static void
draw_footer (MoorPaper *self,
             cairo_t   *cr,
             guint      sheet)
{
  /* Translators: at the foot of a printed page: "Mooring" is the program, then
   * what it is not, then the number of the page and how many there are. */
  g_autofree char *text = g_strdup_printf (_("Mooring · a notebook, not a treatment · %u of %u"),
                                           sheet + 1, self->sheets->len);
  PangoLayout *layout = make_layout (self->context, FOOTER_SIZE, FALSE, text, -1);

  pango_layout_set_width (layout, (int) ((self->width - 2 * MARGIN) * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  cairo_set_source_rgb (cr, 0.25, 0.25, 0.25);
  cairo_move_to (cr, MARGIN, self->height - MARGIN - FOOTER_SIZE);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

static void
draw_line (MoorPaper  *self,
           cairo_t    *cr,
           const Line *line,
           double      y)
{
  cairo_set_source_rgb (cr, line->gray, line->gray, line->gray);
  if (line->line != NULL)
    {
      cairo_move_to (cr, MARGIN + line->x, y + line->baseline);
      pango_cairo_show_layout_line (cr, line->line);
      return;
    }
  if (line->drawing != NULL)
    {
      cairo_save (cr);
      cairo_translate (cr, MARGIN, y);
      cairo_scale (cr, line->scale, line->scale);
      moor_drawing_draw (line->drawing, cr, &print);
      cairo_restore (cr);
      return;
    }

  cairo_set_line_width (cr, 0.6);
  cairo_move_to (cr, MARGIN, y + line->height - 4);
  cairo_line_to (cr, self->width - MARGIN, y + line->height - 4);
  cairo_stroke (cr);
}

static void
get_range (MoorPaper *self,
           guint      sheet,
           guint     *first,
           guint     *end)
{
  *first = g_array_index (self->sheets, guint, sheet);
  *end = sheet + 1 < self->sheets->len ? g_array_index (self->sheets, guint, sheet + 1)
                                       : self->lines->len;
}

static void
moor_paper_free (gpointer data)
{
  MoorPaper *self = data;

  g_ptr_array_unref (self->pieces);
  g_array_unref (self->lines);
  g_array_unref (self->sheets);
  g_ptr_array_unref (self->layouts);
  g_object_unref (self->context);
}

MoorPaper *
moor_paper_new (void)
{
  MoorPaper *self = g_rc_box_new0 (MoorPaper);

  self->pieces = g_ptr_array_new_with_free_func (piece_free);
  self->context = make_context ();
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  self->sheets = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

MoorPaper *
moor_paper_ref (MoorPaper *self)
{
  return g_rc_box_acquire (self);
}

void
moor_paper_unref (MoorPaper *self)
{
  g_rc_box_release_full (self, moor_paper_free);
}

void
moor_paper_add (MoorPaper      *self,
                MoorPaperStyle  style,
                const char     *text)
{
  Piece *piece;

  g_return_if_fail (self != NULL);
  g_return_if_fail (style < G_N_ELEMENTS (styles));

  if (text == NULL || text[0] == '\0')
    return;

  piece = g_new0 (Piece, 1);
  piece->style = &styles[style];
  piece->text = g_strdup (text);
  g_ptr_array_add (self->pieces, piece);
}

void
moor_paper_add_lines (MoorPaper *self,
                      int        n)
{
  Piece *piece;

  g_return_if_fail (self != NULL);
  g_return_if_fail (n > 0);

  piece = g_new0 (Piece, 1);
  piece->n_lines = n;
  g_ptr_array_add (self->pieces, piece);
}

void
moor_paper_add_drawing (MoorPaper   *self,
                        MoorDrawing *drawing)
{
  Piece *piece;

  g_return_if_fail (self != NULL);

  if (drawing == NULL)
    return;

  piece = g_new0 (Piece, 1);
  piece->drawing = moor_drawing_ref (drawing);
  g_ptr_array_add (self->pieces, piece);
}

guint
moor_paper_lay_out (MoorPaper *self,
                    double     width,
                    double     height)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (width > 4 * MARGIN && height > 4 * MARGIN, 0);

  if (self->sheets->len > 0 && self->width == width && self->height == height)
    return self->sheets->len;

  self->width = width;
  self->height = height;
  g_array_set_size (self->lines, 0);
  g_array_set_size (self->sheets, 0);
  g_ptr_array_set_size (self->layouts, 0);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = self->pieces->pdata[i];

      if (piece->text != NULL)
        add_text (self, piece);
      else if (piece->drawing != NULL)
        add_drawing (self, piece);
      else
        add_writing_lines (self, piece);
    }

  break_sheets (self);
  return self->sheets->len;
}

guint
moor_paper_get_sheets (MoorPaper *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sheets->len;
}

void
moor_paper_draw (MoorPaper *self,
                 cairo_t   *cr,
                 guint      sheet)
{
  double y = MARGIN;
  guint first, end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (sheet < self->sheets->len);

  get_range (self, sheet, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      y += i > first ? line->before : 0;
      draw_line (self, cr, line, y);
      y += line->height;
    }
  draw_footer (self, cr, sheet);
}

char *
moor_paper_get_text (MoorPaper *self,
                     guint      sheet)
{
  GString *text = g_string_new (NULL);
  guint first, end;

  g_return_val_if_fail (self != NULL && sheet < self->sheets->len, g_string_free (text, FALSE));

  get_range (self, sheet, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const PangoLayoutLine *line = g_array_index (self->lines, Line, i).line;
      MoorDrawing *drawing = g_array_index (self->lines, Line, i).drawing;

      /* Where a line was broken for the paper only, the words go on. */
      if (i > first && (line == NULL || line->is_paragraph_start))
        g_string_append_c (text, '\n');
      if (line != NULL)
        g_string_append_len (text, pango_layout_get_text (line->layout) + line->start_index,
                             line->length);
      if (drawing != NULL)
        g_string_append (text, moor_drawing_get_title (drawing));
    }

  if (end > first)
    g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}
