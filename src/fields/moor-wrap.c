/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fields/moor-wrap.h"

struct _MoorWrap {
  GtkWidget     parent_instance;

  MoorWrapStyle style;
  int           spacing;
};

G_DEFINE_FINAL_TYPE (MoorWrap, moor_wrap, GTK_TYPE_WIDGET)

/* One line of children: where it begins in the list, how many, how high. */
typedef struct {
  guint first;
  guint n;
  int   height;
} Line;

static GPtrArray *
visible_children (MoorWrap *self)
{
  GPtrArray *children = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      g_ptr_array_add (children, child);

  return children;
}

static int
natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
height_for (GtkWidget *child,
            int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static guint
even_per_line (MoorWrap  *self,
               GPtrArray *children,
               int        width)
{
  int widest = 1;
  guint per_line, lines;

  for (guint i = 0; i < children->len; i++)
    widest = MAX (widest, natural_width (children->pdata[i]));

  per_line = (guint) CLAMP ((width + self->spacing) / (widest + self->spacing), 1,
                            (int) children->len);
  lines = (children->len + per_line - 1) / per_line;
  return (children->len + lines - 1) / lines;
}

/* Breaks the children into lines for @width and notes each one's width. */
static GArray *
break_lines (MoorWrap  *self,
             GPtrArray *children,
             int        width,
             int       *widths)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  guint per_line = 0;
  int room = 0;

  if (children->len == 0)
    return lines;

  if (self->style == MOOR_WRAP_EVEN)
    {
      per_line = even_per_line (self, children, width);
      room = MAX ((int) per_line, width - self->spacing * ((int) per_line - 1));
    }

  for (guint i = 0; i < children->len;)
    {
      Line line = { .first = i };
      int used = 0;

      while (i < children->len)
        {
          GtkWidget *child = children->pdata[i];
          int minimum, natural;

          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                              NULL);
          if (self->style == MOOR_WRAP_EVEN)
            natural = MAX (minimum, room * (int) (line.n + 1) / (int) per_line
                                    - room * (int) line.n / (int) per_line);
          else if (self->style == MOOR_WRAP_COLUMN)
            natural = MAX (width, minimum);
          else
            natural = CLAMP (natural, minimum, MAX (minimum, width));

          if (line.n > 0 &&
              (self->style == MOOR_WRAP_COLUMN ||
               (self->style == MOOR_WRAP_EVEN && line.n == per_line) ||
               (self->style == MOOR_WRAP_CHIPS && used + self->spacing + natural > width)))
            break;

          widths[i] = natural;
          used += natural + (line.n > 0 ? self->spacing : 0);
          line.height = MAX (line.height, height_for (child, natural));
          line.n++;
          i++;
        }

      g_array_append_val (lines, line);
    }

  return lines;
}

static GtkSizeRequestMode
moor_wrap_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
moor_wrap_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  MoorWrap *self = MOOR_WRAP (widget);
  g_autoptr (GPtrArray) children = visible_children (self);
  int all = 0, widest_minimum = 0, widest = 0;

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;

  for (guint i = 0; i < children->len; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (children->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1,
                          &child_minimum, &child_natural, NULL, NULL);
      widest_minimum = MAX (widest_minimum, child_minimum);
      widest = MAX (widest, child_natural);
      all += child_natural + (i > 0 ? self->spacing : 0);
    }

  if (self->style == MOOR_WRAP_COLUMN)
    all = widest;
  else if (self->style == MOOR_WRAP_EVEN && children->len > 0)
    all = widest * (int) children->len + self->spacing * ((int) children->len - 1);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest_minimum;
      *natural = all;
    }
  else
    {
      g_autofree int *widths = g_new0 (int, children->len + 1);
      g_autoptr (GArray) lines = break_lines (self, children, for_size < 0 ? all : for_size,
                                              widths);

      for (guint i = 0; i < lines->len; i++)
        *natural += g_array_index (lines, Line, i).height + (i > 0 ? self->spacing : 0);
      *minimum = *natural;
    }
}

static void
moor_wrap_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  MoorWrap *self = MOOR_WRAP (widget);
  g_autoptr (GPtrArray) children = visible_children (self);
  g_autofree int *widths = g_new0 (int, children->len + 1);
  g_autoptr (GArray) lines = break_lines (self, children, width, widths);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      int x = 0;

      for (guint k = line->first; k < line->first + line->n; k++)
        {
          GtkAllocation place = {
            .x = mirrored ? width - x - widths[k] : x,
            .y = y,
            .width = widths[k],
            .height = line->height,
          };

          gtk_widget_size_allocate (children->pdata[k], &place, -1);
          x += widths[k] + self->spacing;
        }
      y += line->height + self->spacing;
    }
}

static GtkWidget *
where_tab_enters (MoorWrap *self)
{
  GtkWidget *first = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child) || !gtk_widget_is_sensitive (child) ||
          !gtk_widget_get_focusable (child))
        continue;
      if (GTK_IS_TOGGLE_BUTTON (child) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
        return child;
      if (first == NULL)
        first = child;
    }

  return first;
}

static GtkWidget *
step (MoorWrap  *self,
      GtkWidget *from,
      gboolean   forward)
{
  GtkWidget *to = from;

  do
    {
      to = forward ? gtk_widget_get_next_sibling (to) : gtk_widget_get_prev_sibling (to);
      if (to == NULL)
        to = forward ? gtk_widget_get_first_child (GTK_WIDGET (self))
                     : gtk_widget_get_last_child (GTK_WIDGET (self));
    }
  while (to != from &&
         (!gtk_widget_get_mapped (to) || !gtk_widget_is_sensitive (to) ||
          !gtk_widget_get_focusable (to)));

  return to;
}

/* The nearest child in the line above or below; NULL at the edge. */
static GtkWidget *
step_across (MoorWrap  *self,
             GtkWidget *from,
             gboolean   down)
{
  graphene_rect_t here, there;
  GtkWidget *best = NULL;
  float best_y = 0, best_x = 0;

  if (!gtk_widget_compute_bounds (from, GTK_WIDGET (self), &here))
    return NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      float dx, dy;

      if (!gtk_widget_get_mapped (child) || !gtk_widget_is_sensitive (child) ||
          !gtk_widget_get_focusable (child) ||
          !gtk_widget_compute_bounds (child, GTK_WIDGET (self), &there))
        continue;

      dy = (there.origin.y + there.size.height / 2) - (here.origin.y + here.size.height / 2);
      dx = (there.origin.x + there.size.width / 2) - (here.origin.x + here.size.width / 2);
      dy = down ? dy : -dy;
      dx = ABS (dx);
      if (dy < 1)
        continue;

      if (best == NULL || dy < best_y - 1 || (dy < best_y + 1 && dx < best_x))
        {
          best = child;
          best_y = dy;
          best_x = dx;
        }
    }

  return best;
}

static gboolean
moor_wrap_focus (GtkWidget        *widget,
                 GtkDirectionType  direction)
{
  MoorWrap *self = MOOR_WRAP (widget);
  GtkWidget *current = gtk_widget_get_focus_child (widget);
  GtkWidget *first = gtk_widget_get_first_child (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *to = NULL;

  if (first == NULL || !GTK_IS_TOGGLE_BUTTON (first))
    return GTK_WIDGET_CLASS (moor_wrap_parent_class)->focus (widget, direction);

  if (current == NULL)
    {
      to = where_tab_enters (self);
      return to != NULL && gtk_widget_child_focus (to, direction);
    }

  switch (direction)
    {
    case GTK_DIR_LEFT:
    case GTK_DIR_RIGHT:
      if (self->style != MOOR_WRAP_COLUMN)
        to = step (self, current, (direction == GTK_DIR_RIGHT) != mirrored);
      break;

    case GTK_DIR_UP:
    case GTK_DIR_DOWN:
      if (self->style == MOOR_WRAP_COLUMN)
        to = step (self, current, direction == GTK_DIR_DOWN);
      else
        to = step_across (self, current, direction == GTK_DIR_DOWN);
      break;

    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      break;
    }

  return to != NULL && gtk_widget_grab_focus (to);
}

static void
moor_wrap_dispose (GObject *object)
{
  moor_wrap_clear (MOOR_WRAP (object));

  G_OBJECT_CLASS (moor_wrap_parent_class)->dispose (object);
}

static void
moor_wrap_class_init (MoorWrapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moor_wrap_dispose;

  widget_class->get_request_mode = moor_wrap_get_request_mode;
  widget_class->measure = moor_wrap_measure;
  widget_class->size_allocate = moor_wrap_size_allocate;
  widget_class->focus = moor_wrap_focus;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "moor-wrap");
}

static void
moor_wrap_init (MoorWrap *self)
{
  self->spacing = 8;
}

GtkWidget *
moor_wrap_new (MoorWrapStyle style,
               int           spacing)
{
  MoorWrap *self = g_object_new (MOOR_TYPE_WRAP, NULL);

  self->style = style;
  self->spacing = spacing;
  return GTK_WIDGET (self);
}

void
moor_wrap_set_style (MoorWrap      *self,
                     MoorWrapStyle  style)
{
  g_return_if_fail (MOOR_IS_WRAP (self));

  if (self->style == style)
    return;

  self->style = style;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
moor_wrap_append (MoorWrap  *self,
                  GtkWidget *child)
{
  g_return_if_fail (MOOR_IS_WRAP (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
moor_wrap_clear (MoorWrap *self)
{
  GtkWidget *child;

  g_return_if_fail (MOOR_IS_WRAP (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
