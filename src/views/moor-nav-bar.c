/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-nav-bar.h"

#include <glib/gi18n-lib.h>

#define SPACING 12

/* In a column from top to bottom: what goes on is nearest to the fields. */
enum {
  NEXT,
  SKIP,
  BACK,
  N_BUTTONS
};

struct _MoorNavBar {
  GtkWidget  parent_instance;

  GtkWidget *buttons[N_BUTTONS];
};

G_DEFINE_FINAL_TYPE (MoorNavBar, moor_nav_bar, GTK_TYPE_WIDGET)

static int
width_of (GtkWidget *button)
{
  int natural = 0;

  if (gtk_widget_should_layout (button))
    gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static int
row_width (MoorNavBar *self)
{
  int all = 0;

  for (int i = 0; i < N_BUTTONS; i++)
    {
      int width = width_of (self->buttons[i]);

      all += width > 0 ? width + SPACING : 0;
    }

  return MAX (0, all - SPACING);
}

static GtkSizeRequestMode
moor_nav_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
moor_nav_bar_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  MoorNavBar *self = MOOR_NAV_BAR (widget);
  int row = row_width (self);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;

  for (int i = 0; i < N_BUTTONS; i++)
    {
      int least = 0, height = 0;

      if (!gtk_widget_should_layout (self->buttons[i]))
        continue;

      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          gtk_widget_measure (self->buttons[i], orientation, -1, &least, NULL, NULL, NULL);
          *minimum = MAX (*minimum, least);
          continue;
        }

      gtk_widget_measure (self->buttons[i], orientation, -1, NULL, &height, NULL, NULL);
      if (for_size >= 0 && for_size < row)
        *natural += height + (*natural > 0 ? SPACING / 2 : 0);
      else
        *natural = MAX (*natural, height);
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = row;
  else
    *minimum = *natural;
}

static void
place (MoorNavBar *self,
       int         button,
       int         x,
       int         y,
       int         width,
       int         height,
       int         all_width)
{
  GtkAllocation where = { x, y, width, height };

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    where.x = all_width - x - width;
  gtk_widget_size_allocate (self->buttons[button], &where, -1);
}

static void
moor_nav_bar_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  MoorNavBar *self = MOOR_NAV_BAR (widget);

  if (width < row_width (self))
    {
      int y = 0;

      for (int i = 0; i < N_BUTTONS; i++)
        {
          int button_height;

          if (!gtk_widget_should_layout (self->buttons[i]))
            continue;
          gtk_widget_measure (self->buttons[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &button_height,
                              NULL, NULL);
          place (self, i, 0, y, width, button_height, width);
          y += button_height + SPACING / 2;
        }
    }
  else
    {
      int x = width;

      for (int i = NEXT; i <= SKIP; i++)
        {
          int button_width = width_of (self->buttons[i]);

          if (button_width == 0)
            continue;
          x -= button_width;
          place (self, i, x, 0, button_width, height, width);
          x -= SPACING;
        }
      if (gtk_widget_should_layout (self->buttons[BACK]))
        place (self, BACK, 0, 0, width_of (self->buttons[BACK]), height, width);
    }
}

static void
moor_nav_bar_dispose (GObject *object)
{
  MoorNavBar *self = MOOR_NAV_BAR (object);

  for (int i = 0; i < N_BUTTONS; i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);

  G_OBJECT_CLASS (moor_nav_bar_parent_class)->dispose (object);
}

static void
moor_nav_bar_class_init (MoorNavBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_nav_bar_dispose;
  widget_class->get_request_mode = moor_nav_bar_get_request_mode;
  widget_class->measure = moor_nav_bar_measure;
  widget_class->size_allocate = moor_nav_bar_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "moor-nav-bar");
}

static void
moor_nav_bar_init (MoorNavBar *self)
{
  const struct {
    const char *label;
    const char *action;
    const char *tooltip;
  } buttons[] = {
    [NEXT] = { N_("Next"), "player.next", N_("Go on (Ctrl+Return)") },
    [SKIP] = { N_("Skip"), "player.skip", N_("Leave this one out and go on") },
    [BACK] = { N_("Back"), "player.back", N_("Go back (Alt+Left)") },
  };

  for (int i = 0; i < N_BUTTONS; i++)
    {
      self->buttons[i] = gtk_button_new_with_label (_(buttons[i].label));
      gtk_widget_add_css_class (self->buttons[i], "pill");
      gtk_widget_set_tooltip_text (self->buttons[i], _(buttons[i].tooltip));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _(buttons[i].label),
                                      -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->buttons[i]), buttons[i].action);
      gtk_widget_set_parent (self->buttons[i], GTK_WIDGET (self));
    }
  gtk_widget_add_css_class (self->buttons[NEXT], "suggested-action");
}

void
moor_nav_bar_offer (MoorNavBar *self,
                    gboolean    back,
                    gboolean    skip,
                    gboolean    next)
{
  g_return_if_fail (MOOR_IS_NAV_BAR (self));

  gtk_widget_set_visible (self->buttons[BACK], back);
  gtk_widget_set_visible (self->buttons[SKIP], skip);
  gtk_widget_set_visible (self->buttons[NEXT], next);
}

GtkWidget *
moor_nav_bar_get_next (MoorNavBar *self)
{
  g_return_val_if_fail (MOOR_IS_NAV_BAR (self), NULL);

  return self->buttons[NEXT];
}
