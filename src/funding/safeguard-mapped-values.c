/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-mapping-private.h"

#include "safeguard-timescale-rule-private.h"

#include <string.h>

/* Days, amounts and texts as banks and finance systems write them. Nothing is guessed: what is not
 * written as the mapping says is refused. */

/* --- days */

typedef enum
{
  PART_DAY,
  PART_MONTH,
  PART_YEAR,
} Part;

/* "MMM" at @format: which part it is of, and how many letters it has; 0: it is none. */
static guint
read_part (const char *format, Part *part)
{
  guint n = 1;

  while (format[n] != '\0' && format[n] == format[0])
    n++;
  *part = *format == 'D' ? PART_DAY : *format == 'M' ? PART_MONTH : PART_YEAR;
  if ((*format == 'D' && n <= 2) || (*format == 'M' && n <= 3)
      || (*format == 'Y' && (n == 2 || n == 4)))
    return n;

  return 0;
}

gboolean
safeguard_date_format_check (const char *format)
{
  guint n_of[3] = {0};

  for (const char *c = format; *c != '\0';)
    {
      Part part;
      guint n;

      if (strchr ("/-. ", *c) != NULL)
        {
          c++;
          continue;
        }
      n = read_part (c, &part);
      if (n == 0)
        return FALSE;
      n_of[part]++;
      c += n;
    }

  return n_of[PART_DAY] == 1 && n_of[PART_MONTH] == 1 && n_of[PART_YEAR] == 1;
}

/* @least to @most digits. */
static gboolean
read_number (const char **text, guint least, guint most, guint *out)
{
  guint n = 0;

  for (*out = 0; n < most && g_ascii_isdigit ((*text)[n]); n++)
    *out = *out * 10 + (guint)((*text)[n] - '0');
  *text += n;

  return n >= least;
}

/* "Sep", "September" and "SEP" alike. */
static gboolean
read_month_name (const char **text, guint *month)
{
  gsize n = 0;

  while (g_ascii_isalpha ((*text)[n]))
    n++;
  for (guint i = 0; n >= 3 && safeguard_months[i] != NULL; i++)
    if (n <= strlen (safeguard_months[i])
        && g_ascii_strncasecmp (safeguard_months[i], *text, n) == 0)
      {
        *month = i + 1;
        *text += n;
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_value (const char **text, Part part, guint n, guint *out)
{
  if (part == PART_MONTH && n == 3)
    return read_month_name (text, out);
  if (part != PART_YEAR)
    return read_number (text, n, 2, out);
  if (!read_number (text, n, n, out))
    return FALSE;
  /* No extract is of another century. */
  *out += n == 2 ? 2000 : 0;

  return TRUE;
}

gboolean
safeguard_date_format_read (const char *format, const char *text, SafeguardDayNumber *day)
{
  guint values[3] = {0};

  while (*format != '\0')
    {
      Part part;
      guint n;

      if (strchr ("/-. ", *format) != NULL)
        {
          if (*format++ != *text++)
            return FALSE;
          continue;
        }
      n = read_part (format, &part);
      if (n == 0 || !read_value (&text, part, n, &values[part]))
        return FALSE;
      format += n;
    }

  return *text == '\0'
         && safeguard_day_number_from_ymd (values[PART_YEAR], values[PART_MONTH], values[PART_DAY],
                                           day);
}

/* --- amounts */

static gboolean
refuse_amount (SafeguardError code, const char *message, GError **error)
{
  safeguard_error_set (error, code, NULL, NULL, "%s", message);

  return FALSE;
}

/* The text without its sign, in either place, and brackets; and whether it is below nothing. */
static char *
strip_sign (const char *text, gboolean *negative)
{
  char *bare = g_strstrip (g_strdup (text));
  gsize n = strlen (bare);

  *negative = FALSE;
  if (n >= 2 && bare[0] == '(' && bare[n - 1] == ')')
    {
      *negative = TRUE;
      bare[0] = bare[n - 1] = ' ';
    }
  else if (n >= 1 && (bare[0] == '-' || bare[0] == '+'))
    {
      *negative = bare[0] == '-';
      bare[0] = ' ';
    }
  else if (n >= 1 && (bare[n - 1] == '-' || bare[n - 1] == '+'))
    {
      *negative = bare[n - 1] == '-';
      bare[n - 1] = ' ';
    }
  g_strstrip (bare);
  if (g_str_has_prefix (bare, "£"))
    memmove (bare, bare + strlen ("£"), strlen (bare) - strlen ("£") + 1);

  return g_strstrip (bare);
}

static gboolean
add_digit (gint64 *sum, char digit)
{
  return !__builtin_mul_overflow (*sum, G_GINT64_CONSTANT (10), sum)
         && !__builtin_add_overflow (*sum, (gint64)(digit - '0'), sum);
}

/* A comma has to stand before three digits, and not before any: "1,234.56" is pounds, "12,34" is
 * not. */
static gboolean
is_thousands_comma (const char *at, const char *begin)
{
  return at > begin && g_ascii_isdigit (at[1]) && g_ascii_isdigit (at[2]) && g_ascii_isdigit (at[3])
         && !g_ascii_isdigit (at[4]);
}

/* Where whole pounds are read to; NULL if they are written in another way. */
static const char *
read_pounds (const char *text, gint64 *pounds, gboolean *fits)
{
  const char *c = text;
  gboolean grouped = FALSE;

  for (*pounds = 0; g_ascii_isdigit (*c) || *c == ','; c++)
    {
      if (*c == ',' && (!is_thousands_comma (c, text) || (!grouped && c - text > 3)))
        return NULL;
      if (*c == ',')
        grouped = TRUE;
      else
        *fits = *fits && add_digit (pounds, *c);
    }

  return c > text ? c : NULL;
}

gboolean
safeguard_pounds_parse (const char *text, gint64 *pence, GError **error)
{
  static const char expected[] = "expected pounds and pence such as 1,234.50";
  gboolean negative, fits = TRUE;
  g_autofree char *bare = strip_sign (text, &negative);
  gint64 sum = 0;
  const char *c = read_pounds (bare, &sum, &fits);
  guint n_places = 0;

  if (c == NULL)
    return refuse_amount (SAFEGUARD_ERROR_NOT_PENCE, expected, error);
  if (*c == '.')
    for (c++; g_ascii_isdigit (*c) && n_places < 2; c++, n_places++)
      fits = fits && add_digit (&sum, *c);
  if (g_ascii_isdigit (*c))
    return refuse_amount (SAFEGUARD_ERROR_NOT_PENCE, "found a fraction of a penny", error);
  if (*c != '\0')
    return refuse_amount (SAFEGUARD_ERROR_NOT_PENCE, expected, error);
  for (; n_places < 2; n_places++)
    fits = fits && add_digit (&sum, '0');
  if (!fits)
    return refuse_amount (SAFEGUARD_ERROR_OUT_OF_RANGE, "the amount is more than 64 bits hold",
                          error);
  *pence = negative ? -sum : sum;

  return TRUE;
}

/* --- texts */

char *
safeguard_text_fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (!g_unichar_isspace (character))
        g_string_append_unichar (out, character);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}
