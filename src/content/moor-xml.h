/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MoorXml:
 *
 * A small element tree that remembers where each tag began, and a reader that
 * is stricter than GMarkup, on which it stands: GMarkup tells where a tag ends
 * and lets pass a DOCTYPE, two roots, repeated attributes and an encoding line
 * that is not true. What a file may contain is not known here.
 */
#define MOOR_XML_MAX_BYTES (1024 * 1024)
#define MOOR_XML_MAX_DEPTH 16

typedef enum {
  MOOR_XML_ELEMENT,
  MOOR_XML_TEXT,
  MOOR_XML_COMMENT,
} MoorXmlType;

typedef struct {
  char *name;
  char *value;
} MoorXmlAttribute;

typedef struct _MoorXml MoorXml;

struct _MoorXml {
  MoorXmlType  type;
  char        *name;             /* ELEMENT */
  char        *text;             /* TEXT, COMMENT */
  char        *file;             /* what stands before the colon in an error (a GRefString) */
  int          line, column;     /* where the tag begins; 1 for the first */
  GPtrArray   *attributes;       /* MoorXmlAttribute, as written; ELEMENT */
  GPtrArray   *children;         /* MoorXml; ELEMENT */
};

/* @file is what stands before the colon in an error. Errors are
 * MOOR_ERROR_BAD_INPUT, "FILE:LINE:COLUMN: error: SENTENCE". (transfer full) */
MoorXml    *moor_xml_read        (const char    *file,
                                  GBytes        *bytes,
                                  GError       **error);
void        moor_xml_free        (MoorXml       *self);
MoorXml    *moor_xml_copy        (const MoorXml *self);               /* (transfer full) */

/* A new element that claims to stand where @where stands. (transfer full) */
MoorXml    *moor_xml_new         (const MoorXml *where,
                                  const char    *name);
MoorXml    *moor_xml_new_text    (const MoorXml *where,
                                  const char    *text);
gboolean    moor_xml_is          (const MoorXml *self,
                                  const char    *name);               /* an element of that name */
const char *moor_xml_get         (const MoorXml *self,
                                  const char    *attribute);          /* (nullable) */
void        moor_xml_set         (MoorXml       *self,
                                  const char    *attribute,
                                  const char    *value);
MoorXml    *moor_xml_find        (const MoorXml *self,
                                  const char    *name);               /* first child element (nullable) */

/* The content in the form in which gettext extracts it: the text folded, tags
 * as they are written, nothing escaped. (transfer full) */
char       *moor_xml_get_inner   (const MoorXml *self);
/* The text alone, without that of child elements, folded. (transfer full) */
char       *moor_xml_get_text    (const MoorXml *self);
/* Folds every text node for good, as the inner form has it. */
void        moor_xml_fold        (MoorXml       *self);
/* The content read from its inner form; NULL when @inner is not well formed or
 * has other elements than @self, in number or name. (transfer full): the new
 * element, @self's attributes included. */
MoorXml    *moor_xml_with_inner  (const MoorXml *self,
                                  const char    *inner);
/* Whether the content of that element is words, where white space counts. */
typedef gboolean (*MoorXmlIsInline) (const char *element);
/* The tree as a file, the same each time. (transfer full) */
char       *moor_xml_write       (const MoorXml  *self,
                                  MoorXmlIsInline is_inline);

/* An error at the place of @self. */
GError     *moor_xml_error       (const MoorXml *self,
                                  const char    *format,
                                  ...) G_GNUC_PRINTF (2, 3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorXml, moor_xml_free)

G_END_DECLS
