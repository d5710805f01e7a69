/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MoorFormula:
 *
 * A score made of others: names, + - * / (or − × ÷) and parentheses, nothing else. It is
 * read once and counted often.
 */
typedef struct _MoorFormula MoorFormula;

/* The number a name stands for, or -1 when there is no such name. */
typedef int (*MoorFormulaName) (const char *name, gpointer data);

/* On error MOOR_ERROR_BAD_INPUT with a sentence but no place. (transfer full) */
MoorFormula *moor_formula_parse (const char       *text,
                                 MoorFormulaName   name,
                                 gpointer          data,
                                 GError          **error);
void         moor_formula_free  (MoorFormula      *self);

/* @values: what each name stands for, by its number; NAN where there is nothing. Gives
 * NAN when one it needs is NAN, or where it would divide by zero. */
double       moor_formula_count (const MoorFormula *self,
                                 const double      *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorFormula, moor_formula_free)

G_END_DECLS
