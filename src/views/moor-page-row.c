/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/moor-page-row.h"

#include <glib/gi18n-lib.h>

#include "views/moor-dates.h"

/* Found words are set off by their ground and by their weight. */
#define MARK "<span weight='bold' background='#f5c211' background_alpha='38%'>"

struct _MoorPageRow {
  GtkWidget  parent_instance;

  char      *name;

  GtkWidget *month;
  GtkWidget *top;
  GtkWidget *title;
  GtkWidget *star;
  GtkWidget *date;
  GtkWidget *preview;
};

G_DEFINE_FINAL_TYPE (MoorPageRow, moor_page_row, GTK_TYPE_WIDGET)

static GtkWidget *
one_line (const char *css_class)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (inscription), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (inscription, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (inscription, css_class);

  return inscription;
}

static char *
marked (const char *snippet)
{
  g_auto (GStrv) pieces = g_strsplit (snippet, "<b>", -1);
  g_autofree char *opened = g_strjoinv (MARK, pieces);
  g_auto (GStrv) closed = g_strsplit (opened, "</b>", -1);

  return g_strjoinv ("</span>", closed);
}

static void
show_parts (MoorPageRow *self,
            gboolean     page)
{
  gtk_widget_set_visible (self->month, !page);
  gtk_widget_set_visible (self->top, page);
  gtk_widget_set_visible (self->preview, page);
}

static void
moor_page_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moor_page_row_parent_class)->dispose (object);
}

static void
moor_page_row_finalize (GObject *object)
{
  g_free (MOOR_PAGE_ROW (object)->name);

  G_OBJECT_CLASS (moor_page_row_parent_class)->finalize (object);
}

static void
moor_page_row_class_init (MoorPageRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moor_page_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = moor_page_row_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "moor-page-row");
}

static void
moor_page_row_init (MoorPageRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);

  self->month = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->month), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->month), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->month, "heading");
  gtk_widget_set_margin_top (self->month, 8);
  gtk_widget_set_parent (self->month, GTK_WIDGET (self));

  self->title = one_line ("heading");
  self->star = gtk_image_new_from_icon_name ("starred-symbolic");
  self->date = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->date, "moor-small");
  self->top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->top), self->title);
  gtk_box_append (GTK_BOX (self->top), self->star);
  gtk_box_append (GTK_BOX (self->top), self->date);
  gtk_widget_set_parent (self->top, GTK_WIDGET (self));

  self->preview = one_line (NULL);
  gtk_widget_set_parent (self->preview, GTK_WIDGET (self));
}

GtkWidget *
moor_page_row_new (void)
{
  return g_object_new (MOOR_TYPE_PAGE_ROW, NULL);
}

void
moor_page_row_show_page (MoorPageRow *self,
                         MoorPage    *page,
                         gboolean     in_month)
{
  gboolean loaded;
  const char *title;
  g_autofree char *day = NULL;

  g_return_if_fail (MOOR_IS_PAGE_ROW (self));
  g_return_if_fail (MOOR_IS_PAGE (page));

  loaded = *moor_page_get_id (page) != '\0';
  title = moor_page_get_title (page);
  if (loaded && *title == '\0')
    title = _("Empty page");
  if (loaded)
    day = in_month ? moor_dates_in_month (moor_page_get_date (page))
                   : moor_dates_short (moor_page_get_date (page));

  show_parts (self, TRUE);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->date), day != NULL ? day : "");
  gtk_widget_set_visible (self->star, loaded && moor_page_is_starred (page));
  if (moor_page_get_snippet (page) != NULL)
    {
      g_autofree char *markup = marked (moor_page_get_snippet (page));

      gtk_inscription_set_markup (GTK_INSCRIPTION (self->preview), markup);
    }
  else
    gtk_inscription_set_text (GTK_INSCRIPTION (self->preview), moor_page_get_preview (page));

  g_free (self->name);
  /* Translators: a page in the list, for the screen reader: its title, its day */
  self->name = loaded ? g_strdup_printf (C_("title and day", "%s, %s"), title, day) : g_strdup ("");
}

void
moor_page_row_show_month (MoorPageRow *self,
                          const char  *month)
{
  g_return_if_fail (MOOR_IS_PAGE_ROW (self));

  g_free (self->name);
  self->name = moor_dates_month (month);
  gtk_label_set_label (GTK_LABEL (self->month), self->name);
  show_parts (self, FALSE);
}

char *
moor_page_row_get_name (MoorPageRow *self)
{
  g_return_val_if_fail (MOOR_IS_PAGE_ROW (self), NULL);

  return g_strdup (self->name);
}
