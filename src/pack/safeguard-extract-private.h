/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-issue-private.h"

/* A text of rows and fields (CSV), as banks and finance systems write it out. A row that cannot be
 * read says so and takes no other row with it. Immutable. */
typedef struct _SafeguardExtract SafeguardExtract;

typedef struct
{
  guint line;          /* on which it begins, from 1 */
  const char **fields; /* n_fields of them, borrowed from the extract; valid UTF-8 */
  guint n_fields;
  const char *fault; /* why it cannot be read; NULL: it can */
} SafeguardExtractRow;

/* @encoding is "UTF-8", or a name that iconv knows. NULL with TOO_LARGE, NOT_UTF8 (where the
 * encoding has no such bytes) or OUT_OF_RANGE (more rows or fields than are read). */
SafeguardExtract *safeguard_extract_read (const char *name,
                                          const char *text,
                                          gsize length,
                                          const char *encoding,
                                          char delimiter,
                                          GError **error);
void safeguard_extract_free (SafeguardExtract *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardExtract, safeguard_extract_free)
const char *safeguard_extract_get_name (const SafeguardExtract *self);
guint safeguard_extract_get_n_rows (const SafeguardExtract *self);
const SafeguardExtractRow *safeguard_extract_get_row (const SafeguardExtract *self, guint row);
