/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "drawing/moor-drawing.h"

G_BEGIN_DECLS

/**
 * MoorPaper:
 *
 * Words on sheets of paper: titles, questions, answers, drawings and lines to write on,
 * laid out for a size of paper and drawn with cairo, so that what is shown
 * before, what a printer gets and what a test looks at are the same. Knows no
 * printer and no screen. What goes on it is for moor-paper-page.h.
 */
typedef struct _MoorPaper MoorPaper;

typedef enum {
  MOOR_PAPER_TITLE,
  MOOR_PAPER_DAY,
  MOOR_PAPER_PROMPT,
  MOOR_PAPER_LABEL,
  MOOR_PAPER_SMALL,              /* hints, and what is said about the page */
  MOOR_PAPER_ANSWER,
  MOOR_PAPER_BELOW,              /* small, and belongs to what stands above it */
} MoorPaperStyle;

MoorPaper *moor_paper_new       (void);
MoorPaper *moor_paper_ref       (MoorPaper *self);
void       moor_paper_unref     (MoorPaper *self);

/* Both are for before moor_paper_lay_out. A title, a question and a label stay
 * on one sheet with what follows them. Empty text is left out. */
void       moor_paper_add       (MoorPaper *self, MoorPaperStyle style, const char *text);
/* @n empty lines to write on by hand. */
void       moor_paper_add_lines (MoorPaper *self, int n);
/* A drawing of rows, in black and gray; NULL is left out. */
void       moor_paper_add_drawing (MoorPaper *self, MoorDrawing *drawing);

/* Lays everything out for sheets of that size, in points (1/72 inch); may be
 * called again for another size. Returns how many sheets it takes, at least 1. */
guint      moor_paper_lay_out   (MoorPaper *self, double width, double height);
guint      moor_paper_get_sheets(MoorPaper *self);
/* Draws one sheet, counted from 0: black on whatever is there, in points. */
void       moor_paper_draw      (MoorPaper *self, cairo_t *cr, guint sheet);
/* The words that stand on one sheet, a paragraph a line, without the footer, for
 * a screen reader; of a drawing what it is, since its words follow. (transfer full) */
char      *moor_paper_get_text  (MoorPaper *self, guint sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorPaper, moor_paper_unref)

G_END_DECLS
