/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-body-view.h"

#include <glib/gi18n-lib.h>

#include "fields/moor-body-figure.h"
#include "fields/moor-compat.h"
#include "fields/moor-strength-list.h"

/* The list stands beside the drawing where it has at least so much room, below
 * it otherwise. In px. */
#define LIST_WIDTH 280
#define GAP 24

struct _MoorBodyView {
  MoorFieldView  parent_instance;

  GPtrArray     *places;         /* utf8: the values of the options */
  GtkWidget     *both;           /* the drawing and the list */
  GtkWidget     *drawing;        /* hidden where no place is on it */
  GtkWidget     *figure;
  GtkWidget     *front;
  GtkWidget     *back;
  GtkWidget     *list;
};

G_DEFINE_FINAL_TYPE (MoorBodyView, moor_body_view, MOOR_TYPE_FIELD_VIEW)

/* Beside or below ----------------------------------------------------------- */

static int
measured (GtkWidget      *widget,
          GtkOrientation  orientation,
          int             for_size,
          int            *minimum)
{
  int natural;

  gtk_widget_measure (widget, orientation, for_size, minimum, &natural, NULL, NULL);
  return natural;
}

static int
drawing_width (MoorBodyView *self)
{
  return gtk_widget_should_layout (self->drawing)
         ? measured (self->drawing, GTK_ORIENTATION_HORIZONTAL, -1, NULL) : 0;
}

static gboolean
is_beside (MoorBodyView *self,
           int           width)
{
  int drawing = drawing_width (self), least;

  measured (self->list, GTK_ORIENTATION_HORIZONTAL, -1, &least);
  return drawing > 0 && width >= drawing + GAP + MAX (LIST_WIDTH, least);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *both)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_both (GtkWidget      *both,
              GtkOrientation  orientation,
              int             for_size,
              int            *minimum,
              int            *natural,
              int            *minimum_baseline,
              int            *natural_baseline)
{
  MoorBodyView *self = MOOR_BODY_VIEW (gtk_widget_get_ancestor (both, MOOR_TYPE_BODY_VIEW));
  int drawing = drawing_width (self), least;
  int list = measured (self->list, GTK_ORIENTATION_HORIZONTAL, -1, &least);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (drawing, least);
      *natural = drawing + (drawing > 0 ? GAP : 0) + list;
      return;
    }

  if (for_size < 0)
    for_size = drawing + GAP + list;

  if (is_beside (self, for_size))
    *natural = MAX (measured (self->drawing, orientation, drawing, NULL),
                    measured (self->list, orientation, for_size - drawing - GAP, NULL));
  else
    *natural = measured (self->list, orientation, MAX (for_size, least), NULL) +
               (drawing > 0 ? measured (self->drawing, orientation, for_size, NULL) + GAP / 2 : 0);
  *minimum = *natural;
}

static void
allocate_both (GtkWidget *both,
               int        width,
               int        height,
               int        baseline)
{
  MoorBodyView *self = MOOR_BODY_VIEW (gtk_widget_get_ancestor (both, MOOR_TYPE_BODY_VIEW));
  int drawing = drawing_width (self);
  gboolean mirrored = gtk_widget_get_direction (both) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { 0, 0, width, height };

  if (is_beside (self, width))
    {
      place.width = drawing;
      place.x = mirrored ? width - drawing : 0;
      gtk_widget_size_allocate (self->drawing, &place, -1);
      place.width = width - drawing - GAP;
      place.x = mirrored ? 0 : drawing + GAP;
    }
  else if (drawing > 0)
    {
      place.height = measured (self->drawing, GTK_ORIENTATION_VERTICAL, width, NULL);
      gtk_widget_size_allocate (self->drawing, &place, -1);
      place.y = place.height + GAP / 2;
      place.height = height - place.y;
    }
  gtk_widget_size_allocate (self->list, &place, -1);
}

/* The two doors -------------------------------------------------------------- */

static void
turn (MoorBodyView *self,
      MoorBodySide  side)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (side == MOOR_BODY_FRONT ? self->front
                                                                           : self->back), TRUE);
}

static void
on_turned (MoorBodyView *self)
{
  moor_body_figure_set_side (MOOR_BODY_FIGURE (self->figure),
                             gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->back))
                             ? MOOR_BODY_BACK : MOOR_BODY_FRONT);
}

/* The drawing shows what the list has. A place chosen just now turns it over
 * when it is on the other side only: the keyboard does not reach the drawing. */
static void
show_chosen (MoorBodyView *self,
             gboolean      follow)
{
  MoorBodyFigure *figure = MOOR_BODY_FIGURE (self->figure);
  MoorBodySide side = moor_body_figure_get_side (figure);

  for (guint i = 0; i < self->places->len; i++)
    {
      const char *place = self->places->pdata[i];
      gboolean chosen = moor_strength_list_is_chosen (MOOR_STRENGTH_LIST (self->list), place);
      MoorBodySide other = side == MOOR_BODY_FRONT ? MOOR_BODY_BACK : MOOR_BODY_FRONT;

      if (follow && chosen && !moor_body_figure_is_chosen (figure, place) &&
          !moor_body_figure_has (side, place) && moor_body_figure_has (other, place))
        turn (self, other);
      moor_body_figure_set_chosen (figure, place, chosen);
    }
}

static void
on_changed (MoorBodyView *self)
{
  show_chosen (self, TRUE);
  moor_field_view_tell (MOOR_FIELD_VIEW (self),
                        moor_strength_list_get_answer (MOOR_STRENGTH_LIST (self->list)));
}

static void
on_pressed (MoorBodyView *self,
            const char   *place)
{
  moor_strength_list_press (MOOR_STRENGTH_LIST (self->list), place);
}

static void
moor_body_view_set_answer (MoorFieldView *view,
                           MoorAnswer    *answer)
{
  MoorBodyView *self = MOOR_BODY_VIEW (view);

  moor_strength_list_set_answer (MOOR_STRENGTH_LIST (self->list), answer);
  show_chosen (self, FALSE);
}

static void
moor_body_view_set_options (MoorFieldView *view,
                            GPtrArray     *options)
{
  MoorBodyView *self = MOOR_BODY_VIEW (view);
  gboolean front = FALSE, back = FALSE;

  moor_strength_list_set_options (MOOR_STRENGTH_LIST (self->list), options);

  g_ptr_array_set_size (self->places, 0);
  moor_body_figure_clear (MOOR_BODY_FIGURE (self->figure));
  for (guint i = 0; i < options->len; i++)
    {
      MoorOption *option = options->pdata[i];

      g_ptr_array_add (self->places, g_strdup (option->value));
      moor_body_figure_offer (MOOR_BODY_FIGURE (self->figure), option->value, option->label);
      front |= moor_body_figure_has (MOOR_BODY_FRONT, option->value);
      back |= moor_body_figure_has (MOOR_BODY_BACK, option->value);
    }
  gtk_widget_set_visible (self->drawing, front || back);
  show_chosen (self, FALSE);
}

static void
moor_body_view_name (MoorFieldView *view,
                     const char    *name)
{
  moor_strength_list_set_name (MOOR_STRENGTH_LIST (MOOR_BODY_VIEW (view)->list), name);
}

static GtkWidget *
add_side (MoorBodyView *self,
          GtkWidget    *sides,
          const char   *label,
          const char   *name)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  /* Without the drawing it is of no use, and the list turns it by itself. */
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_add_css_class (button, "moor-side");
  moor_compat_name_button (button, name);
  gtk_box_append (GTK_BOX (sides), button);
  return button;
}

static void
moor_body_view_constructed (GObject *object)
{
  MoorBodyView *self = MOOR_BODY_VIEW (object);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const MoorField *field;

  G_OBJECT_CLASS (moor_body_view_parent_class)->constructed (object);

  field = moor_field_view_get_field (MOOR_FIELD_VIEW (self));

  self->both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_layout_manager (self->both, gtk_custom_layout_new (get_request_mode, measure_both,
                                                                    allocate_both));

  self->drawing = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->figure = moor_body_figure_new ();
  gtk_widget_set_halign (self->figure, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->drawing), self->figure);
  g_signal_connect_object (self->figure, "pressed", G_CALLBACK (on_pressed), self,
                           G_CONNECT_SWAPPED);

  gtk_widget_add_css_class (sides, "linked");
  gtk_widget_set_halign (sides, GTK_ALIGN_CENTER);
  self->front = add_side (self, sides, _("Front"), _("The drawing from the front"));
  self->back = add_side (self, sides, _("Back"), _("The drawing from the back"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->back), GTK_TOGGLE_BUTTON (self->front));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->front), TRUE);
  g_signal_connect_object (self->back, "toggled", G_CALLBACK (on_turned), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->drawing), sides);
  gtk_box_append (GTK_BOX (self->both), self->drawing);

  self->list = moor_strength_list_new (TRUE);
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->list, "problem", G_CALLBACK (moor_field_view_set_problem), self);
  gtk_box_append (GTK_BOX (self->both), self->list);

  moor_field_view_set_child (MOOR_FIELD_VIEW (self), self->both);

  if (field->options != NULL)
    moor_body_view_set_options (MOOR_FIELD_VIEW (self), field->options);
}

static void
moor_body_view_finalize (GObject *object)
{
  g_ptr_array_unref (MOOR_BODY_VIEW (object)->places);

  G_OBJECT_CLASS (moor_body_view_parent_class)->finalize (object);
}

static void
moor_body_view_class_init (MoorBodyViewClass *klass)
{
  MoorFieldViewClass *view_class = MOOR_FIELD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = moor_body_view_constructed;
  G_OBJECT_CLASS (klass)->finalize = moor_body_view_finalize;
  view_class->set_answer = moor_body_view_set_answer;
  view_class->set_options = moor_body_view_set_options;
  view_class->name = moor_body_view_name;
}

static void
moor_body_view_init (MoorBodyView *self)
{
  self->places = g_ptr_array_new_with_free_func (g_free);
}
