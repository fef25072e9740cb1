/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-page-private.h"

#include <string.h>
#include <unistd.h>

#define WIDTH 100
/* A date stays in one line where it can. */
#define COLUMN_WIDTH 15
#define LEAST_WIDTH 40
#define MOST_WIDTH 1000
#define FIELD_WIDTH 16
/* An id up to here stays in one line, to be copied. */
#define LONG_WORD 30
/* The rows that the widths of a long table are tried on. */
#define ROWS_TRIED 60

/* A shell that exports COLUMNS says how wide its terminal is. */
static glong
page_width (void)
{
  const char *columns = g_getenv ("COLUMNS");
  guint64 width;

  if (columns == NULL
      || !g_ascii_string_to_unsigned (columns, 10, LEAST_WIDTH, MOST_WIDTH, &width, NULL))
    return WIDTH;

  return (glong)width;
}

static const char *const tones[] = {"", "\033[1m", "\033[1;31m", "\033[2m"};

void
safeguard_page_open (SafeguardPage *self, FILE *stream)
{
  self->width = page_width ();
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

/* How many bytes of @text fit into @width columns, broken at a blank if there is one; with
 * @hyphens, behind a hyphen too. */
static gsize
fitting (const char *text, glong width, gboolean hyphens)
{
  const char *words = text + strspn (text, " ");
  const char *last_blank = NULL, *last_hyphen = NULL;
  const char *c = text;

  for (glong column = 0; *c != '\0' && *c != '\n'; c = g_utf8_next_char (c), column++)
    {
      if (*c == ' ' && c > words)
        last_blank = c;
      if (column >= width && last_blank == NULL)
        last_blank = hyphens && last_hyphen != NULL ? last_hyphen : c;
      if (column >= width)
        return (gsize)(last_blank - text);
      if (*c == '-' && c > words)
        last_hyphen = c + 1;
    }

  return (gsize)(c - text);
}

static const char *
skip_blanks (const char *text)
{
  while (*text == ' ' || *text == '\n')
    text++;

  return text;
}

/* Appends @text from column @indent on, every further line indented as far. */
static void
append_wrapped (SafeguardPage *self, SafeguardTone tone, glong indent, const char *text)
{
  for (gboolean first = TRUE; first || *text != '\0'; first = FALSE)
    {
      gsize length = fitting (text, MAX (self->width - indent, 20), FALSE);

      if (!first)
        append_blanks (self, indent);
      append_tone (self, tone, text, length);
      safeguard_page_break (self);
      text = skip_blanks (text + length);
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

typedef struct
{
  glong width;
  glong longest_part; /* which it cannot be narrower than */
} Column;

/* The longest part of a text that is not broken: a word, or where that is too long for any column,
 * an id mostly, what stands between two hyphens of it. */
static glong
longest_part (const char *text)
{
  glong indent = (glong)strspn (text, " ");
  glong longest = 0;

  text += indent;
  for (gsize length; *text != '\0'; text += length + (text[length] == ' '))
    {
      length = strcspn (text, " ");
      if (g_utf8_strlen (text, (gssize)length) > LONG_WORD)
        length = MIN (length, strcspn (text, "-") + 1);
      longest = MAX (longest, g_utf8_strlen (text, (gssize)length));
    }

  return indent + longest;
}

/* A dash stands for nothing: a column of dashes tells nothing. */
static void
measure_row (GArray *columns, char **cells, gboolean names)
{
  for (guint j = 0; cells[j] != NULL; j++)
    {
      if (j >= columns->len)
        g_array_set_size (columns, j + 1);

      Column *column = &g_array_index (columns, Column, j);
      if (names ? column->width == 0 : strcmp (cells[j], "-") == 0)
        continue;
      column->width = MAX (column->width, g_utf8_strlen (cells[j], -1));
      column->longest_part = MAX (column->longest_part, longest_part (cells[j]));
    }
}

/* The columns as wide as they would like to be; one that holds nothing but its name has no width.
 */
static GArray *
measure (GPtrArray *rows)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (Column));

  for (guint i = 1; i < rows->len; i++)
    measure_row (columns, g_ptr_array_index (rows, i), FALSE);
  measure_row (columns, g_ptr_array_index (rows, 0), TRUE);

  return columns;
}

static guint
lines_of_cell (const char *text, glong width)
{
  guint lines = 1;

  for (text = skip_blanks (text + fitting (text, width, TRUE)); *text != '\0'; lines++)
    text = skip_blanks (text + fitting (text, width, TRUE));

  return lines;
}

static guint
lines_of_row (char **cells, GArray *columns)
{
  guint lines = 1;

  for (guint j = 0; cells[j] != NULL; j++)
    {
      glong width = g_array_index (columns, Column, j).width;

      if (width > 0)
        lines = MAX (lines, lines_of_cell (cells[j], width));
    }

  return lines;
}

/* How long the table is, told from its beginning where it is long itself. */
static guint
lines_of_table (GPtrArray *rows, GArray *columns)
{
  guint lines = 0;

  for (guint i = 0; i < MIN (rows->len, ROWS_TRIED); i++)
    lines += lines_of_row (g_ptr_array_index (rows, i), columns);

  return lines;
}

/* The column that can be narrower and costs the table the fewest lines, the widest of those; NULL
 * if each is down to @least, or to its longest part. */
static Column *
cheapest (GPtrArray *rows, GArray *columns, glong least)
{
  Column *found = NULL;
  guint fewest = G_MAXUINT;

  for (guint j = 0; j < columns->len; j++)
    {
      Column *column = &g_array_index (columns, Column, j);

      if (column->width <= MAX (column->longest_part, least))
        continue;
      column->width--;
      guint lines = lines_of_table (rows, columns);
      column->width++;
      if (lines < fewest || (lines == fewest && column->width > found->width))
        {
          found = column;
          fewest = lines;
        }
    }

  return found;
}

static void
narrow (GPtrArray *rows, GArray *columns, glong width)
{
  glong total = 0;

  for (guint j = 0; j < columns->len; j++)
    if (g_array_index (columns, Column, j).width > 0)
      total += g_array_index (columns, Column, j).width + 2;
  for (; total > width; total--)
    {
      Column *column = cheapest (rows, columns, COLUMN_WIDTH);

      if (column == NULL)
        column = cheapest (rows, columns, 0);
      if (column == NULL)
        return;
      column->width--;
    }
}

/* Appends what of each cell fits into one line, and moves on to what does not; FALSE if that was
 * the last. */
static gboolean
append_line (SafeguardPage *self, SafeguardTone tone, const char **cells, GArray *columns)
{
  gboolean more = FALSE;

  for (guint j = 0; cells[j] != NULL; j++)
    {
      glong width = g_array_index (columns, Column, j).width;
      gsize length = fitting (cells[j], width, TRUE);

      if (width == 0)
        continue;
      append_blanks (self, 2);
      append_tone (self, tone, cells[j], length);
      append_blanks (self, width - g_utf8_strlen (cells[j], (gssize)length));
      cells[j] = skip_blanks (cells[j] + length);
      more = more || *cells[j] != '\0';
    }
  safeguard_page_break (self);

  return more;
}

void
safeguard_page_table (SafeguardPage *self, GPtrArray *rows)
{
  g_autoptr (GArray) columns = measure (rows);

  narrow (rows, columns, self->width);
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      g_autofree const char **rest = g_memdup2 (row, sizeof (char *) * (g_strv_length (row) + 1));

      while (
          append_line (self, i == 0 ? SAFEGUARD_TONE_FAINT : SAFEGUARD_TONE_PLAIN, rest, columns))
        ;
    }
}

GPtrArray *
safeguard_rows_new (const char *const *names)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  safeguard_rows_add (rows, names);

  return rows;
}

void
safeguard_rows_add (GPtrArray *rows, const char *const *cells)
{
  g_ptr_array_add (rows, g_strdupv ((char **)cells));
}

const char *
safeguard_or_dash (const char *text)
{
  return text != NULL && *text != '\0' ? text : "-";
}
