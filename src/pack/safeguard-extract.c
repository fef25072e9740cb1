/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-extract-private.h"

#include "safeguard-node-private.h"

#include <csv.h>
#include <string.h>

#define MAX_FIELDS 2000000
/* After a quotation mark that is never closed the text is read again from the line below. Each time
 * costs a reading of all that is left, so that only so many are put up with. */
#define MAX_RESTARTS 16

struct _SafeguardExtract
{
  char *name;
  GStringChunk *texts;
  GPtrArray *fields; /* of borrowed texts, row after row */
  GArray *rows;      /* of SafeguardExtractRow */
};

/* What a row is made of while it is read. */
typedef struct
{
  SafeguardExtract *extract;
  guint line;        /* that is being read */
  guint row_line;    /* on which the row began */
  guint first_field; /* of the row */
  const char *fault;
} Reading;

static void
take_field (void *field, size_t length, void *data)
{
  Reading *reading = data;
  const char *text = field != NULL ? field : "";

  if (memchr (text, '\0', length) != NULL)
    reading->fault = "it holds a NUL";
  else if (!g_utf8_validate (text, (gssize)length, NULL))
    reading->fault = "it is not valid UTF-8";
  g_ptr_array_add (reading->extract->fields,
                   reading->fault != NULL
                       ? (gpointer) ""
                       : g_string_chunk_insert_len (reading->extract->texts, text, (gssize)length));
}

/* Where its fields begin is put in once there are no more to come, and the array no longer moves.
 */
static void
take_row (int terminator, void *data)
{
  Reading *reading = data;
  SafeguardExtractRow row = {.line = reading->row_line,
                             .n_fields = reading->extract->fields->len - reading->first_field,
                             .fault = reading->fault};

  g_array_append_val (reading->extract->rows, row);
  reading->first_field = reading->extract->fields->len;
  reading->fault = NULL;
}

/* Up to and with the end of the line, which may be CR, LF or both. */
static gsize
line_length (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n')))
      return i + 1;

  return length;
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;

  return TRUE;
}

static gboolean
refuse (const Reading *reading, SafeguardError code, const char *message, GError **error)
{
  SafeguardPlace place = {reading->extract->name, reading->line, 0, NULL};

  safeguard_error_set (error, code, &place, NULL, "%s", message);

  return FALSE;
}

/* One pass to the end of the text. @open gets the offset of the line below the one on which a row
 * begins that has no end; 0: there is none. */
static gboolean
read_rows (Reading *reading,
           struct csv_parser *parser,
           const char *text,
           gsize length,
           gsize from,
           gsize *below,
           GError **error)
{
  gboolean open = FALSE;

  *below = 0;
  for (gsize at = from; at < length;)
    {
      gsize n = line_length (text + at, length - at);
      guint n_rows = reading->extract->rows->len;

      reading->line++;
      if (!open)
        {
          reading->row_line = reading->line;
          *below = at + n;
        }
      if (csv_parse (parser, text + at, n, take_field, take_row, reading) != n
          || reading->extract->fields->len > MAX_FIELDS)
        return refuse (reading, SAFEGUARD_ERROR_TOO_LARGE, "the extract has too many fields",
                       error);
      if (reading->extract->rows->len > n_rows)
        open = FALSE;
      else
        open = open || !is_blank (text + at, n);
      at += n;
    }
  /* Strict only for the last field: elsewhere a stray quotation mark is a part of the text. */
  csv_set_opts (parser, CSV_STRICT | CSV_STRICT_FINI);
  if (csv_fini (parser, take_field, take_row, reading) == 0)
    *below = 0;

  return TRUE;
}

/* The row that has no end is told, and what stands below is read as if it were not there. */
static void
take_open_row (Reading *reading)
{
  g_ptr_array_set_size (reading->extract->fields, (int)reading->first_field);
  reading->fault = "a quotation mark is never closed";
  take_row (-1, reading);
  reading->line = reading->row_line;
}

static gboolean
read_all (SafeguardExtract *self, const char *text, gsize length, char delimiter, GError **error)
{
  Reading reading = {.extract = self};
  gsize from = 0;

  for (guint i = 0; i <= MAX_RESTARTS; i++)
    {
      struct csv_parser parser;
      gsize below;
      gboolean good;

      if (csv_init (&parser, 0) != 0)
        return refuse (&reading, SAFEGUARD_ERROR_TOO_LARGE, "there is no memory to read it", error);
      csv_set_delim (&parser, (unsigned char)delimiter);
      good = read_rows (&reading, &parser, text, length, from, &below, error);
      csv_free (&parser);
      if (!good)
        return FALSE;
      if (below == 0)
        break;
      take_open_row (&reading);
      from = below;
    }

  gsize first = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      SafeguardExtractRow *row = &g_array_index (self->rows, SafeguardExtractRow, i);

      /* An extract of empty rows alone has no fields at all to point to. */
      row->fields = row->n_fields > 0 ? (const char **)self->fields->pdata + first : NULL;
      first += row->n_fields;
    }

  return TRUE;
}

/* In UTF-8; (transfer full). Of what is UTF-8 already each field is looked at by itself, so that
 * one that is not costs its row only. */
static char *
convert (const char *name,
         const char *text,
         gsize length,
         const char *encoding,
         gsize *converted,
         GError **error)
{
  SafeguardPlace place = {name, 0, 0, NULL};
  char *out;

  if (strcmp (encoding, "UTF-8") == 0)
    {
      *converted = length;
      out = g_malloc (length + 1);
      memcpy (out, text, length);
      return out;
    }
  out = g_convert (text, (gssize)length, "UTF-8", encoding, NULL, converted, NULL);
  if (out == NULL)
    safeguard_error_set (error, SAFEGUARD_ERROR_NOT_UTF8, &place, NULL,
                         "the extract holds bytes that %s does not have", encoding);

  return out;
}

SafeguardExtract *
safeguard_extract_read (const char *name,
                        const char *text,
                        gsize length,
                        const char *encoding,
                        char delimiter,
                        GError **error)
{
  g_autoptr (SafeguardExtract) self = NULL;
  g_autofree char *converted = NULL;
  gsize skip, n = 0;

  if (length > SAFEGUARD_DOCUMENT_MAX_BYTES)
    {
      SafeguardPlace place = {name, 0, 0, NULL};

      safeguard_error_set (error, SAFEGUARD_ERROR_TOO_LARGE, &place, NULL,
                           "the extract has %" G_GSIZE_FORMAT " bytes, at most %d are read", length,
                           SAFEGUARD_DOCUMENT_MAX_BYTES);
      return NULL;
    }
  converted = convert (name, text, length, encoding, &n, error);
  if (converted == NULL)
    return NULL;
  self = g_new0 (SafeguardExtract, 1);
  self->name = g_strdup (name);
  self->texts = g_string_chunk_new (4096);
  self->fields = g_ptr_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (SafeguardExtractRow));
  /* Spreadsheets begin a file with the mark of its byte order. */
  skip = n >= 3 && memcmp (converted, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  return read_all (self, converted + skip, n - skip, delimiter, error) ? g_steal_pointer (&self)
                                                                       : NULL;
}

void
safeguard_extract_free (SafeguardExtract *self)
{
  g_free (self->name);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->fields);
  g_array_unref (self->rows);
  g_free (self);
}

const char *
safeguard_extract_get_name (const SafeguardExtract *self)
{
  return self->name;
}

guint
safeguard_extract_get_n_rows (const SafeguardExtract *self)
{
  return self->rows->len;
}

const SafeguardExtractRow *
safeguard_extract_get_row (const SafeguardExtract *self, guint row)
{
  return &g_array_index (self->rows, SafeguardExtractRow, row);
}
