/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A strict JSON reader (RFC 8259 and nothing beside it) for files of any size
 * and any origin. It is fed pieces and hands over one value at a time, so that
 * memory does not grow with the file. */

typedef enum {
  MOOR_JSON_NULL,
  MOOR_JSON_BOOLEAN,
  MOOR_JSON_NUMBER,
  MOOR_JSON_STRING,
  MOOR_JSON_ARRAY,
  MOOR_JSON_OBJECT,
} MoorJsonType;

typedef struct _MoorJson MoorJson;

struct _MoorJson {
  MoorJsonType  type;
  char         *name;            /* NULL unless it is a member of an object */
  gboolean      boolean;
  double        number;          /* finite */
  char         *string;          /* valid UTF-8 without NUL */
  GPtrArray    *items;           /* MoorJson: array, object; names differ */
};

void      moor_json_free   (MoorJson       *value);
/* (nullable) (transfer none) */
MoorJson *moor_json_member (const MoorJson *object,
                            const char     *name);

/**
 * MoorJsonItemFunc:
 * @member: the name of a member of the file's one object
 * @value: (nullable) (transfer none): the member's value; where that is an
 *   array, %NULL for its beginning and then each of its elements
 *
 * Returns: %FALSE with @error set to go no further
 */
typedef gboolean (*MoorJsonItemFunc) (const char      *member,
                                      const MoorJson  *value,
                                      gpointer         data,
                                      GError         **error);

typedef struct _MoorJsonReader MoorJsonReader;

MoorJsonReader *moor_json_reader_new      (MoorJsonItemFunc   func,
                                           gpointer           data);
void            moor_json_reader_free     (MoorJsonReader    *self);
/* Errors are MOOR_ERROR_BAD_INPUT or MOOR_ERROR_TOO_LARGE (a single value of
 * more than 64 MB); after one, only free is to be called. They name the line
 * and never what stands there. */
gboolean        moor_json_reader_feed     (MoorJsonReader    *self,
                                           const char        *bytes,
                                           gsize              length,
                                           GError           **error);
/* The file has ended: an error unless it was whole. */
gboolean        moor_json_reader_end      (MoorJsonReader    *self,
                                           GError           **error);
/* Of the byte read last, the first line is 1. */
guint           moor_json_reader_get_line (MoorJsonReader    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorJson, moor_json_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoorJsonReader, moor_json_reader_free)

G_END_DECLS
