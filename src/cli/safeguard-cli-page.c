/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-page-private.h"

#include <string.h>
#include <unistd.h>

#define WIDTH 100
#define FIELD_WIDTH 16

static const char *const tones[] = {"", "\033[1m", "\033[1;31m", "\033[2m"};

void
safeguard_page_open (SafeguardPage *self, FILE *stream)
{
  const char *no_colour = g_getenv ("NO_COLOR");

  self->text = g_string_new (NULL);
  self->colour = isatty (fileno (stream)) && (no_colour == NULL || *no_colour == '\0')
                 && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

gboolean
safeguard_page_close (SafeguardPage *self, FILE *stream)
{
  gsize written = fwrite (self->text->str, 1, self->text->len, stream);
  gboolean good = written == self->text->len && fflush (stream) == 0;

  g_string_free (g_steal_pointer (&self->text), TRUE);

  return good;
}

void
safeguard_page_break (SafeguardPage *self)
{
  while (self->text->len > 0 && self->text->str[self->text->len - 1] == ' ')
    g_string_truncate (self->text, self->text->len - 1);
  g_string_append_c (self->text, '\n');
}

/* What is quoted from a file may hold anything; no terminal is to obey it. */
static void
append_plain (SafeguardPage *self, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar)text[i];
      gboolean control
          = c < 0x20 || c == 0x7f || (c == 0xc2 && i + 1 < length && (guchar)text[i + 1] < 0xa0);

      if (control && c == 0xc2)
        i++;
      g_string_append_c (self->text, control ? '?' : (char)c);
    }
}

static void
append_tone (SafeguardPage *self, SafeguardTone tone, const char *text, gsize length)
{
  gboolean coloured = self->colour && tone != SAFEGUARD_TONE_PLAIN && length > 0;

  if (coloured)
    g_string_append (self->text, tones[tone]);
  append_plain (self, text, length);
  if (coloured)
    g_string_append (self->text, "\033[0m");
}

static void
append_blanks (SafeguardPage *self, glong n)
{
  for (; n > 0; n--)
    g_string_append_c (self->text, ' ');
}

void
safeguard_page_line (SafeguardPage *self, SafeguardTone tone, const char *text)
{
  append_tone (self, tone, text, strlen (text));
  safeguard_page_break (self);
}

void
safeguard_page_heading (SafeguardPage *self, const char *text)
{
  safeguard_page_break (self);
  safeguard_page_line (self, SAFEGUARD_TONE_STRONG, text);
}

/* How many bytes of @text fit into @width columns, broken at a blank if there is one. */
static gsize
fitting (const char *text, glong width)
{
  const char *last_blank = NULL;
  const char *c = text;

  for (glong column = 0; *c != '\0' && *c != '\n'; c = g_utf8_next_char (c), column++)
    {
      if (*c == ' ')
        last_blank = c;
      if (column >= width)
        return (gsize)((last_blank != NULL && last_blank > text ? last_blank : c) - text);
    }

  return (gsize)(c - text);
}

/* Appends @text from column @indent on, every further line indented as far. */
static void
append_wrapped (SafeguardPage *self, SafeguardTone tone, glong indent, const char *text)
{
  for (gboolean first = TRUE; first || *text != '\0'; first = FALSE)
    {
      gsize length = fitting (text, MAX (WIDTH - indent, 20));

      if (!first)
        append_blanks (self, indent);
      append_tone (self, tone, text, length);
      safeguard_page_break (self);
      text += length;
      while (*text == ' ' || *text == '\n')
        text++;
    }
}

void
safeguard_page_paragraph (SafeguardPage *self,
                          SafeguardTone tone,
                          const char *first,
                          const char *text)
{
  append_tone (self, tone, first, strlen (first));
  append_wrapped (self, tone, g_utf8_strlen (first, -1), text);
}

void
safeguard_page_field (SafeguardPage *self, const char *name, const char *value)
{
  if (value == NULL)
    return;

  g_autofree char *first = g_strdup_printf ("  %-*s", FIELD_WIDTH, name);
  safeguard_page_paragraph (self, SAFEGUARD_TONE_PLAIN, first, value);
}

static GArray *
column_widths (GPtrArray *rows)
{
  GArray *widths = g_array_new (FALSE, TRUE, sizeof (glong));

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      for (guint j = 0; cells[j] != NULL; j++)
        {
          if (j >= widths->len)
            g_array_set_size (widths, j + 1);
          glong *width = &g_array_index (widths, glong, j);
          *width = MAX (*width, g_utf8_strlen (cells[j], -1));
        }
    }

  return widths;
}

static void
append_row (SafeguardPage *self, SafeguardTone tone, char **cells, GArray *widths)
{
  glong column = 2;

  append_blanks (self, column);
  for (guint j = 0; cells[j] != NULL; j++)
    {
      glong width = g_array_index (widths, glong, j);

      if (cells[j + 1] == NULL)
        {
          append_wrapped (self, tone, column, cells[j]);
          break;
        }
      append_tone (self, tone, cells[j], strlen (cells[j]));
      append_blanks (self, width - g_utf8_strlen (cells[j], -1) + 2);
      column += width + 2;
    }
}

void
safeguard_page_table (SafeguardPage *self, GPtrArray *rows)
{
  g_autoptr (GArray) widths = column_widths (rows);

  for (guint i = 0; i < rows->len; i++)
    append_row (self, i == 0 ? SAFEGUARD_TONE_FAINT : SAFEGUARD_TONE_PLAIN,
                g_ptr_array_index (rows, i), widths);
}
