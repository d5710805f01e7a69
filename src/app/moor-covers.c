/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/moor-covers.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "views/moor-header-end.h"
#include "views/moor-header-start.h"
#include "views/moor-help-now.h"
#include "views/moor-steady.h"

struct _MoorCovers {
  GObject    parent_instance;

  GtkStack  *stack;            /* not owned */
  char      *data_dir;
  GSettings *device;           /* (nullable) */

  GtkWidget *steady;           /* (nullable) MoorSteady, owned by its stack */
  GtkWidget *help;             /* (nullable) MoorHelpNow, owned by its stack */
  gboolean   help_in_front;    /* of Steady, where both are open */
  gboolean   hidden;
  GtkWidget *back;             /* (nullable) the button of the hidden screen */
  GtkWidget *before_cover;     /* (nullable) weak: what had the focus */
  GtkWidget *before_hide;      /* (nullable) weak */
  GtkWidget *in_other;         /* (nullable) weak: the same in Steady, where Help now came over
                                * it, or in Help now, where Steady did */
};

G_DEFINE_FINAL_TYPE (MoorCovers, moor_covers, G_TYPE_OBJECT)

enum {
  CHANGED,
  BEGIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWindow *
window_of (MoorCovers *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->stack)));
}

static void
show (MoorCovers *self,
      const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_first (MoorCovers *self)
{
  if (self->hidden)
    show (self, "hidden");
  else if (self->help != NULL && (self->help_in_front || self->steady == NULL))
    show (self, "help");
  else if (self->steady != NULL)
    show (self, "steady");
  else
    show (self, "open");
}

/* The focus ------------------------------------------------------------------- */

static void
remember_focus (MoorCovers  *self,
                GtkWidget  **where)
{
  g_set_weak_pointer (where, gtk_window_get_focus (window_of (self)));
}

/* Not gtk_widget_grab_focus: a heading refuses it, and an entry would select all
 * that is in it. */
static void
restore_focus (MoorCovers  *self,
               GtkWidget  **where)
{
  GtkWindow *window = window_of (self);

  if (*where != NULL && gtk_widget_is_ancestor (*where, GTK_WIDGET (window)))
    gtk_root_set_focus (GTK_ROOT (window), *where);
  g_clear_weak_pointer (where);
}

static void
remember_before_cover (MoorCovers *self)
{
  if (self->hidden)
    return;

  remember_focus (self, self->help == NULL && self->steady == NULL ? &self->before_cover
                                                                   : &self->in_other);
}

/* A number that is half written in Help now is gone on with, not begun again. */
static void
go_to (MoorCovers *self,
       GtkWidget  *cover)
{
  if (self->in_other != NULL && gtk_widget_is_ancestor (self->in_other, cover))
    restore_focus (self, &self->in_other);
  else if (cover == self->help)
    moor_help_now_begin (MOOR_HELP_NOW (cover));
  else
    moor_steady_begin (MOOR_STEADY (cover));
}

/* Leaving --------------------------------------------------------------------- */

static void
leave (MoorCovers  *self,
       GtkWidget  **cover)
{
  GtkWidget *left = g_steal_pointer (cover);

  if (left == NULL)
    return;

  /* The stack would move the focus on by one from where what comes back puts it. */
  gtk_window_set_focus (window_of (self), NULL);
  show_first (self);
  gtk_stack_remove (self->stack, left);
  if (self->help != NULL)
    go_to (self, self->help);
  else if (self->steady != NULL)
    go_to (self, self->steady);
  else if (self->hidden)
    gtk_widget_grab_focus (self->back);
  else
    restore_focus (self, &self->before_cover);
}

static void
leave_help (MoorCovers *self)
{
  leave (self, &self->help);
}

static void
leave_steady (MoorCovers *self)
{
  leave (self, &self->steady);
}

/* Steady behind it does not cover what begins. */
static void
leave_and_begin (MoorCovers *self,
                 const char *exercise)
{
  g_autofree char *wanted = g_strdup (exercise);

  leave_steady (self);
  leave_help (self);
  g_signal_emit (self, signals[BEGIN], 0, wanted);
}

/* The hidden screen ----------------------------------------------------------- */

static void
come_back (MoorCovers *self)
{
  self->hidden = FALSE;
  show_first (self);
  restore_focus (self, &self->before_hide);
}

static GtkWidget *
make_hidden (MoorCovers *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *back = gtk_button_new_with_label (_("Hidden. Press Enter to come back."));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), g_object_new (MOOR_TYPE_HEADER_END, NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), g_object_new (MOOR_TYPE_HEADER_START, NULL));
  gtk_box_append (GTK_BOX (page), header);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (back))), TRUE);
  gtk_widget_add_css_class (back, "flat");
  gtk_widget_add_css_class (back, "hidden-screen");
  gtk_widget_set_vexpand (back, TRUE);
  g_signal_connect_object (back, "clicked", G_CALLBACK (come_back), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page), back);
  self->back = back;

  return page;
}

/* The object ------------------------------------------------------------------ */

static void
moor_covers_dispose (GObject *object)
{
  MoorCovers *self = MOOR_COVERS (object);

  g_clear_weak_pointer (&self->before_cover);
  g_clear_weak_pointer (&self->before_hide);
  g_clear_weak_pointer (&self->in_other);
  self->help = NULL;
  self->steady = NULL;

  G_OBJECT_CLASS (moor_covers_parent_class)->dispose (object);
}

static void
moor_covers_finalize (GObject *object)
{
  MoorCovers *self = MOOR_COVERS (object);

  g_clear_object (&self->device);
  g_free (self->data_dir);

  G_OBJECT_CLASS (moor_covers_parent_class)->finalize (object);
}

static void
moor_covers_class_init (MoorCoversClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = moor_covers_dispose;
  object_class->finalize = moor_covers_finalize;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[BEGIN] = g_signal_new ("begin", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
moor_covers_init (MoorCovers *self)
{
}

MoorCovers *
moor_covers_new (GtkStack   *stack,
                 const char *data_dir,
                 GSettings  *device)
{
  MoorCovers *self;

  g_return_val_if_fail (GTK_IS_STACK (stack), NULL);
  g_return_val_if_fail (data_dir != NULL, NULL);
  g_return_val_if_fail (device == NULL || G_IS_SETTINGS (device), NULL);

  self = g_object_new (MOOR_TYPE_COVERS, NULL);
  self->stack = stack;
  self->data_dir = g_strdup (data_dir);
  g_set_object (&self->device, device);

  return self;
}

gboolean
moor_covers_are_open (MoorCovers *self)
{
  g_return_val_if_fail (MOOR_IS_COVERS (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "open") == 0;
}

void
moor_covers_help_now (MoorCovers *self,
                      MoorDesk   *desk,
                      gboolean    begins)
{
  g_return_if_fail (MOOR_IS_COVERS (self));
  g_return_if_fail (desk == NULL || MOOR_IS_DESK (desk));

  remember_before_cover (self);
  if (self->help == NULL)
    {
      self->help = moor_help_now_new (self->data_dir);
      g_signal_connect_object (self->help, "left", G_CALLBACK (leave_help),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->help, "begin", G_CALLBACK (leave_and_begin),
                               self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->stack, self->help, "help");
      moor_covers_fill_help (self, desk, begins);
    }

  self->help_in_front = TRUE;
  show (self, "help");
  go_to (self, self->help);
}

void
moor_covers_steady (MoorCovers *self,
                    const char *practice)
{
  g_return_if_fail (MOOR_IS_COVERS (self));

  remember_before_cover (self);
  if (self->steady == NULL)
    {
      self->steady = moor_steady_new (self->device);
      g_signal_connect_object (self->steady, "left", G_CALLBACK (leave_steady),
                               self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->stack, self->steady, "steady");
      moor_steady_show (MOOR_STEADY (self->steady), practice);
    }
  else if (practice != NULL)
    {
      moor_steady_show (MOOR_STEADY (self->steady), practice);
    }

  self->help_in_front = FALSE;
  show (self, "steady");
  go_to (self, self->steady);
}

void
moor_covers_hide (MoorCovers *self)
{
  g_return_if_fail (MOOR_IS_COVERS (self));

  if (self->back == NULL)
    gtk_stack_add_named (self->stack, make_hidden (self), "hidden");
  if (!self->hidden)
    remember_focus (self, &self->before_hide);

  self->hidden = TRUE;
  show_first (self);
  gtk_widget_grab_focus (self->back);
}

void
moor_covers_fill_help (MoorCovers *self,
                       MoorDesk   *desk,
                       gboolean    begins)
{
  g_return_if_fail (MOOR_IS_COVERS (self));
  g_return_if_fail (desk == NULL || MOOR_IS_DESK (desk));

  if (self->help != NULL)
    moor_help_now_set_desk (MOOR_HELP_NOW (self->help), desk, begins && !self->hidden);
}
