/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-print.h"

#include <glib/gi18n-lib.h>

#include "share/moor-paper-page.h"
#include "views/moor-dates.h"
#include "views/moor-header-start.h"
#include "views/moor-sheet.h"
#include "views/moor-whole-page.h"

struct _MoorPrint {
  AdwWindow      parent_instance;

  GCancellable  *cancellable;
  MoorLeaning    leaning;
  MoorWholePage *whole;          /* (nullable) */
  MoorExercise  *empty;          /* (nullable) to be filled in */
  MoorPaper     *paper;          /* (nullable) what is shown */
  double         width;          /* of the paper, in points */
  double         height;
  guint          shown;          /* the sheet, from 0 */

  GtkWidget     *stack;
  GtkLabel      *problem;
  GtkWidget     *private_note;
  GtkWidget     *private_too;
  AdwBin        *place;
  GtkWidget     *sheet;
  GtkLabel      *number;
  GtkScrolledWindow *scroller;
};

G_DEFINE_FINAL_TYPE (MoorPrint, moor_print, ADW_TYPE_WINDOW)

/* The printing itself ------------------------------------------------------ */

static void
begin_print (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             MoorPaper         *paper)
{
  guint sheets = moor_paper_lay_out (paper, gtk_print_context_get_width (context),
                                     gtk_print_context_get_height (context));

  gtk_print_operation_set_n_pages (operation, (int) sheets);
}

static void
draw_page (GtkPrintOperation *operation,
           GtkPrintContext   *context,
           int                sheet,
           MoorPaper         *paper)
{
  moor_paper_draw (paper, gtk_print_context_get_cairo_context (context), (guint) sheet);
}

static void
preview_ready (GtkPrintOperationPreview *preview,
               GtkPrintContext          *context,
               gpointer                  data)
{
  gtk_print_operation_preview_end_preview (preview);
}

/* The library's own preview is a file in the temporary directory and another
 * program that opens it. What is to be seen is on the screen already. */
static gboolean
keep_preview (GtkPrintOperation        *operation,
              GtkPrintOperationPreview *preview,
              GtkPrintContext          *context,
              GtkWindow                *parent,
              gpointer                  data)
{
  cairo_surface_t *nowhere = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (nowhere);

  /* It counts the sheets once more before it ends, and wants a place for that. */
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  g_signal_connect (preview, "ready", G_CALLBACK (preview_ready), NULL);
  cairo_destroy (cr);
  cairo_surface_destroy (nowhere);
  return TRUE;
}

static void
release_paper (gpointer  paper,
               GClosure *closure)
{
  moor_paper_unref (paper);
}

GtkPrintOperation *
moor_print_new_operation (MoorPaper *paper)
{
  GtkPrintOperation *operation;

  g_return_val_if_fail (paper != NULL, NULL);

  operation = gtk_print_operation_new ();
  /* The job's name stands in the queue of a printer that others may see. */
  gtk_print_operation_set_job_name (operation, "Mooring");
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_print),
                         moor_paper_ref (paper), release_paper, 0);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page),
                         moor_paper_ref (paper), release_paper, 0);
  g_signal_connect (operation, "preview", G_CALLBACK (keep_preview), NULL);
  return operation;
}

/* What is shown ------------------------------------------------------------ */

static MoorPaper *
make_paper (MoorPrint *self)
{
  g_autofree char *day = NULL;
  gboolean with_private;

  if (self->empty != NULL)
    return moor_paper_new_empty (self->empty, self->leaning);

  day = moor_dates_long (moor_page_get_date (self->whole->page));
  with_private = gtk_widget_get_visible (self->private_note) ||
                 gtk_check_button_get_active (GTK_CHECK_BUTTON (self->private_too));
  return moor_paper_new_page (self->whole->page, self->whole->exercise, self->whole->names, day,
                              with_private);
}

static void
show_sheet (MoorPrint *self,
            guint      sheet)
{
  guint n = moor_paper_get_sheets (self->paper);
  /* Translators: which sheet of paper is shown, and how many there are: "2 of 5" */
  g_autofree char *words = g_strdup_printf (_("%u of %u"), sheet + 1, n);

  self->shown = sheet;
  moor_sheet_show (MOOR_SHEET (self->sheet), self->paper, sheet);
  gtk_label_set_label (self->number, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.back", sheet > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.next", sheet + 1 < n);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
show_paper (MoorPrint *self)
{
  g_clear_pointer (&self->paper, moor_paper_unref);
  self->paper = make_paper (self);
  moor_paper_lay_out (self->paper, self->width, self->height);
  show_sheet (self, MIN (self->shown, moor_paper_get_sheets (self->paper) - 1));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "paper");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", TRUE);
}

static void
show_problem (MoorPrint  *self,
              const char *sentence)
{
  gtk_label_set_label (self->problem, sentence);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", FALSE);
}

static void
page_ready (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (MoorPrint) self = data;
  g_autoptr (GError) error = NULL;
  MoorWholePage *whole = moor_whole_page_load_finish (MOOR_STORE (source), result, &error);
  gboolean all_private, has_private;

  if (whole == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error->message);
      return;
    }

  self->whole = whole;
  all_private = whole->exercise != NULL && moor_exercise_is_private (whole->exercise);
  has_private = moor_paper_has_private (whole->page, whole->exercise);
  gtk_widget_set_visible (self->private_note, all_private);
  gtk_widget_set_visible (self->private_too, has_private && !all_private);
  show_paper (self);
}

/* What a person does ------------------------------------------------------- */

static void
print_done (GtkPrintOperation       *operation,
            GtkPrintOperationResult  result,
            MoorPrint               *self)
{
  /* The reason may name a file or a printer: it is not needed here. */
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    show_problem (self, _("It could not be printed. The page is in the journal as before. "
                          "Look whether the printer is on, and try again."));
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    gtk_window_close (GTK_WINDOW (self));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  MoorPrint *self = MOOR_PRINT (widget);
  /* On paper of its own: the person may choose another size. */
  g_autoptr (MoorPaper) paper = make_paper (self);
  g_autoptr (GtkPrintOperation) operation = moor_print_new_operation (paper);

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MoorPrint *self = MOOR_PRINT (widget);

  show_sheet (self, g_str_equal (name, "print.next") ? self->shown + 1 : self->shown - 1);
}

static void
private_toggled (MoorPrint *self)
{
  if (self->whole != NULL)
    show_paper (self);
}

static void
moor_print_dispose (GObject *object)
{
  MoorPrint *self = MOOR_PRINT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->whole, moor_whole_page_free);
  g_clear_object (&self->empty);
  g_clear_pointer (&self->paper, moor_paper_unref);

  G_OBJECT_CLASS (moor_print_parent_class)->dispose (object);
}

static void
moor_print_finalize (GObject *object)
{
  g_clear_object (&MOOR_PRINT (object)->cancellable);

  G_OBJECT_CLASS (moor_print_parent_class)->finalize (object);
}

static void
moor_print_class_init (MoorPrintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moor_print_dispose;
  G_OBJECT_CLASS (klass)->finalize = moor_print_finalize;

  g_type_ensure (MOOR_TYPE_HEADER_START);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MOOR_RESOURCE_PATH "/ui/moor-print.ui");
  gtk_widget_class_bind_template_child (widget_class, MoorPrint, stack);
  gtk_widget_class_bind_template_child (widget_class, MoorPrint, problem);
  gtk_widget_class_bind_template_child (widget_class, MoorPrint, private_note);
  gtk_widget_class_bind_template_child (widget_class, MoorPrint, private_too);
  gtk_widget_class_bind_template_child (widget_class, MoorPrint, place);
  gtk_widget_class_bind_template_child (widget_class, MoorPrint, number);
  gtk_widget_class_bind_template_child (widget_class, MoorPrint, scroller);
  gtk_widget_class_bind_template_callback (widget_class, private_toggled);

  gtk_widget_class_install_action (widget_class, "print.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "print.back", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "print.next", NULL, turn_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "print.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "print.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "print.next", NULL);
}

static void
moor_print_init (MoorPrint *self)
{
  /* The paper that is usual where the person lives. */
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->cancellable = g_cancellable_new ();
  self->width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  self->height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  self->sheet = moor_sheet_new (self->width, self->height);
  adw_bin_set_child (self->place, self->sheet);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.back", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.next", FALSE);
}

static MoorPrint *
new_over (GtkWidget *over,
          MoorDesk  *desk)
{
  GtkRoot *root = over != NULL ? gtk_widget_get_root (over) : NULL;
  GtkWindow *parent = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  MoorPrint *self = g_object_new (MOOR_TYPE_PRINT,
                                  "transient-for", parent,
                                  "application", parent != NULL
                                                 ? gtk_window_get_application (parent) : NULL,
                                  NULL);

  self->leaning = moor_desk_get_leaning (desk);
  return self;
}

GtkWindow *
moor_print_new_page (GtkWidget  *over,
                     MoorDesk   *desk,
                     const char *page_id)
{
  MoorPrint *self;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);
  g_return_val_if_fail (page_id != NULL, NULL);

  self = new_over (over, desk);
  moor_whole_page_load_async (moor_desk_get_store (desk), page_id, self->cancellable, page_ready,
                              g_object_ref (self));
  return GTK_WINDOW (self);
}

GtkWindow *
moor_print_new_empty (GtkWidget    *over,
                      MoorDesk     *desk,
                      MoorExercise *exercise)
{
  MoorPrint *self;

  g_return_val_if_fail (MOOR_IS_DESK (desk), NULL);
  g_return_val_if_fail (MOOR_IS_EXERCISE (exercise), NULL);

  self = new_over (over, desk);
  self->empty = g_object_ref (exercise);
  show_paper (self);
  return GTK_WINDOW (self);
}
