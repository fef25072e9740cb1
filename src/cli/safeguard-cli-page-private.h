/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <stdio.h>

/* Text for people, laid out for a terminal and written at the end, in one piece. */
typedef struct
{
  GString *text;
  gboolean colour;
  glong width;
} SafeguardPage;

typedef enum
{
  SAFEGUARD_TONE_PLAIN,
  SAFEGUARD_TONE_STRONG,
  SAFEGUARD_TONE_ALARM,
  SAFEGUARD_TONE_FAINT,
} SafeguardTone;

/* Colour only where a terminal shows it and NO_COLOR is not set (no-color.org). */
void safeguard_page_open (SafeguardPage *self, FILE *stream);
/* FALSE if the stream does not take it. */
gboolean safeguard_page_close (SafeguardPage *self, FILE *stream);
void safeguard_page_break (SafeguardPage *self);
void safeguard_page_heading (SafeguardPage *self, const char *text);
/* One line, however long: what other programs look for is not torn apart. */
void safeguard_page_line (SafeguardPage *self, SafeguardTone tone, const char *text);
/* Wraps @text; @first is what its first line begins with, the others are indented as far. */
void safeguard_page_paragraph (SafeguardPage *self,
                               SafeguardTone tone,
                               const char *first,
                               const char *text);
/* One "name   value" line; nothing if @value is NULL. */
void safeguard_page_field (SafeguardPage *self, const char *name, const char *value);
/* @rows holds vectors of texts, the first being the names of the columns. A column that holds
 * nothing, or dashes alone, is left out; the others wrap, at a blank or behind a hyphen, until the
 * table fits, those first that make it the least longer. */
void safeguard_page_table (SafeguardPage *self, GPtrArray *rows);
/* Rows for a table, of which the first is @names (ends in NULL). (transfer full) */
GPtrArray *safeguard_rows_new (const char *const *names);
/* Adds a row; @cells ends in NULL and is copied. */
void safeguard_rows_add (GPtrArray *rows, const char *const *cells);
/* What stands in a cell without a text is a dash. */
const char *safeguard_or_dash (const char *text);

/* What an answer holds: NULL or empty where it has null or nothing. */
const char *safeguard_json_text (JsonObject *object, const char *name);
gboolean safeguard_json_boolean (JsonObject *object, const char *name);
JsonObject *safeguard_json_object (JsonObject *object, const char *name);
guint safeguard_json_length (JsonObject *object, const char *name);
JsonObject *safeguard_json_element (JsonObject *object, const char *name, guint position);
/* The texts of a list, with a comma between; (transfer full) (nullable) */
char *safeguard_json_joined (JsonObject *object, const char *name);
/* "2019-10-07T14:30:00+01:00" as "Mon 7 Oct 2019 14:30"; (transfer full) (nullable) */
char *safeguard_json_moment (JsonObject *object, const char *name);
/* An id as words: "local-authority" as "local authority"; (transfer full) (nullable) */
char *safeguard_json_words (JsonObject *object, const char *name);
/* A list of ids as names: "Panel, Department for Education"; (transfer full) (nullable) */
char *safeguard_json_names (JsonObject *object, const char *name);
