/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include "moor-render.h"

/* What stands on the screen, measured: each text is drawn four times as large,
 * so that its strokes reach their full color, and the most frequent color
 * inside its box is the ground it stands on. */

#define MOOR_CONTRAST_SCALE 4

typedef struct {
  const guchar *pixels;          /* 0xAARRGGBB */
  int           width, height;
  gsize         stride;
  GtkWidget    *window;
  double        least;           /* lowest ratio met */
  int           texts;           /* how many were measured */
  double        wanted;
  GString      *pale;            /* a line for each text below what is wanted */
} MoorContrast;

static inline double
moor_contrast_linear (int value)
{
  double v = value / 255.0;

  return v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);
}

static inline double
moor_contrast_luminance (guint32 rgb)
{
  return 0.2126 * moor_contrast_linear (rgb >> 16 & 255) +
         0.7152 * moor_contrast_linear (rgb >> 8 & 255) +
         0.0722 * moor_contrast_linear (rgb & 255);
}

static inline double
moor_contrast_ratio (guint32 a,
                     guint32 b)
{
  double la = moor_contrast_luminance (a), lb = moor_contrast_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/* The part of @widget that can be seen, in pixels of the picture. */
static inline gboolean
moor_contrast_box (MoorContrast    *self,
                   GtkWidget       *widget,
                   graphene_rect_t *box)
{
  graphene_rect_t other;

  if (!gtk_widget_compute_bounds (widget, self->window, box))
    return FALSE;
  for (GtkWidget *parent = gtk_widget_get_parent (widget);
       parent != NULL;
       parent = gtk_widget_get_parent (parent))
    if (!gtk_widget_compute_bounds (parent, self->window, &other) ||
        !graphene_rect_intersection (box, &other, box))
      return FALSE;

  graphene_rect_scale (box, MOOR_CONTRAST_SCALE, MOOR_CONTRAST_SCALE, box);
  return box->size.width >= 8 && box->size.height >= 8 * MOOR_CONTRAST_SCALE;
}

static inline void
moor_contrast_measure (MoorContrast *self,
                       GtkWidget    *widget,
                       const char   *text)
{
  g_autoptr (GHashTable) counts = NULL;
  GHashTableIter iter;
  gpointer color, count;
  graphene_rect_t box;
  guint32 ground = 0;
  int most = 0;
  double ratio = 1;

  if (!moor_contrast_box (self, widget, &box))
    return;

  counts = g_hash_table_new (NULL, NULL);
  for (int y = (int) box.origin.y; y < MIN (box.origin.y + box.size.height, self->height); y++)
    {
      const guint32 *row = (const guint32 *) (self->pixels + (gsize) y * self->stride);
      int end = (int) MIN (box.origin.x + box.size.width, self->width);

      /* By runs of one color: most of a box is ground. */
      for (int x = (int) box.origin.x, next; x < end; x = next)
        {
          gpointer key = GUINT_TO_POINTER (row[x] & 0xffffff);

          for (next = x + 1; next < end && row[next] == row[x]; next++)
            continue;
          g_hash_table_insert (counts, key,
                               GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, key)) + next - x));
        }
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &color, &count))
    if (GPOINTER_TO_INT (count) > most)
      {
        most = GPOINTER_TO_INT (count);
        ground = GPOINTER_TO_UINT (color);
      }

  /* The strokes: the color furthest from the ground that is more than a speck. */
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &color, &count))
    if (GPOINTER_TO_INT (count) >= 8)
      ratio = MAX (ratio, moor_contrast_ratio (ground, GPOINTER_TO_UINT (color)));

  self->texts++;
  self->least = MIN (self->least, ratio);
  if (ratio < self->wanted)
    g_string_append_printf (self->pale, "%.2f : 1 on #%06x: “%s”\n", ratio, ground, text);
}

static inline void
moor_contrast_visit (MoorContrast *self,
                     GtkWidget    *widget)
{
  /* What cannot be used now is allowed to be pale. */
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget) ||
      !gtk_widget_get_child_visible (widget))
    return;

  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    moor_contrast_measure (self, widget, gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_TEXT (widget) && *gtk_editable_get_text (GTK_EDITABLE (widget)) != '\0')
    moor_contrast_measure (self, widget, gtk_editable_get_text (GTK_EDITABLE (widget)));
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget);
         child != NULL;
         child = gtk_widget_get_next_sibling (child))
      moor_contrast_visit (self, child);
}

/* Measures every text that can be seen in @window. @screen names it in the
 * message when one is paler than @wanted. */
static inline void
moor_contrast_check (GtkWidget  *window,
                     const char *screen,
                     double      wanted)
{
  g_autoptr (GdkTexture) texture = moor_render (window, MOOR_CONTRAST_SCALE);
  g_autofree guchar *pixels = NULL;
  g_autoptr (GString) pale = g_string_new (NULL);
  MoorContrast self = {
    .width = gdk_texture_get_width (texture),
    .height = gdk_texture_get_height (texture),
    .window = window,
    .least = 21,
    .wanted = wanted,
    .pale = pale,
  };

  self.stride = (gsize) self.width * 4;
  pixels = g_malloc (self.stride * (gsize) self.height);
  gdk_texture_download (texture, pixels, self.stride);
  self.pixels = pixels;
  moor_contrast_visit (&self, window);

  g_test_message ("%s: %d texts, the palest %.2f : 1", screen, self.texts, self.least);
  g_assert_cmpint (self.texts, >, 0);
  if (pale->len > 0)
    g_error ("%s: text that is too pale:\n%s", screen, pale->str);
}
