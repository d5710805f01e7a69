/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "content/moor-exercise.h"
#include "fields/moor-link-list.h"

G_BEGIN_DECLS

/**
 * MoorFieldView:
 *
 * The widget for one field: one subclass per kind. It shows an answer and tells
 * of a new one; it knows no run and no store. The label, when the field has
 * one, is drawn by the base class, above the subclass's own widget, and names
 * it for the screen reader; without a label the prompt given with
 * moor_field_view_set_name does.
 *
 * Emits #MoorFieldView::answered (MoorAnswer, nullable) on every change a
 * person makes, never on moor_field_view_set_answer.
 */
#define MOOR_TYPE_FIELD_VIEW (moor_field_view_get_type ())

G_DECLARE_DERIVABLE_TYPE (MoorFieldView, moor_field_view, MOOR, FIELD_VIEW, GtkWidget)

struct _MoorFieldViewClass {
  GtkWidgetClass parent_class;

  /* The subclass draws the field's label itself (a check has it beside it). */
  gboolean draws_label;

  /* Shows @answer (NULL: unanswered) without emitting. */
  void (*set_answer)  (MoorFieldView *self, MoorAnswer *answer);
  /* The options of this moment changed; keeps what still fits. */
  void (*set_options) (MoorFieldView *self, GPtrArray *options);
  /* Puts the focus where a person begins to answer. The default gives it to
   * the first widget that takes it. */
  void (*begin)       (MoorFieldView *self);
  /* Gives the subclass's focusable widgets their spoken names; called once
   * after constructed and whenever the name changes. */
  void (*name)        (MoorFieldView *self, const char *name);
};

/* What a field needs from outside. Not owned; must outlive the widget. */
typedef struct {
  GListModel  *people;           /* (nullable) of objects with the properties "id" and "name" */
  /* Makes a person with that name, gives back the UUID. (transfer full) */
  char       *(*add_person) (const char *name, gpointer data);
  /* (nullable) what somebody is called who is not in the list any more, but stands in
   * an answer. (transfer none) (nullable) */
  const char *(*gone_person) (const char *id, gpointer data);
  gpointer     data;
  /* Options of a field of a row or a nested field at this moment; for
   * rows for="FIELD" the earlier answers that each get a row.
   * (transfer full) (element-type MoorOption) */
  GPtrArray  *(*options) (const MoorField *field, gpointer data);
  /* What was answered to another field, which a timer asks. (transfer none) (nullable) */
  MoorAnswer *(*answer) (const char *field, gpointer data);

  /* For link (nullable): what can be chosen, at most @most, with @search (nullable)
   * in it. @apart: also what is kept apart from lists. (transfer full) */
  MoorLinkList *(*find_links) (const MoorField *field, const char *search, gboolean apart,
                               guint most, gpointer links);
  gpointer     links;
  /* (nullable) what the chosen one is called; NULL until that is known, and then
   * @titles emits "changed". */
  MoorNameLookup link_title;
  gpointer     titles;           /* (nullable) a GObject */
} MoorFieldContext;

/* The widget for @field's kind; NULL for kinds that have none yet. Floating. */
GtkWidget       *moor_field_view_new         (const MoorField *field, const MoorFieldContext *context);
/* The kinds that moor_field_view_new makes. */
const MoorFieldKind *moor_field_view_kinds   (guint *n_kinds);

const MoorField *moor_field_view_get_field   (MoorFieldView *self);
/* What the field is called where it has no label: the prompt. */
void             moor_field_view_set_name    (MoorFieldView *self, const char *name);
const char      *moor_field_view_get_name    (MoorFieldView *self);          /* label or prompt; never NULL */
void             moor_field_view_set_answer  (MoorFieldView *self, MoorAnswer *answer);
MoorAnswer      *moor_field_view_get_answer  (MoorFieldView *self);          /* (transfer none) (nullable) */
void             moor_field_view_set_options (MoorFieldView *self, GPtrArray *options);
void             moor_field_view_begin       (MoorFieldView *self);
/* Shows why an answer was refused, under the field; NULL takes it away. */
void             moor_field_view_set_problem (MoorFieldView *self, const char *sentence);

/* For subclasses: the widget inside, set once in constructed; and telling. */
void             moor_field_view_set_child   (MoorFieldView *self, GtkWidget *child);
const MoorFieldContext *moor_field_view_get_context (MoorFieldView *self);   /* never NULL */
void             moor_field_view_tell        (MoorFieldView *self, MoorAnswer *answer); /* (transfer full) */

G_END_DECLS
