/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-surrogates-private.h"

#include <string.h>

/* "\\ud83d": six bytes. */
#define ESCAPE_LENGTH 6

/* The number of a \\uXXXX that begins here, 0 where none does. */
static guint32
escape_at (const char *text, gsize left)
{
  guint32 number = 0;

  if (left < ESCAPE_LENGTH || text[0] != '\\' || text[1] != 'u')
    return 0;
  for (guint i = 2; i < ESCAPE_LENGTH; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return 0;
      number = number * 16 + (guint32)g_ascii_xdigit_value (text[i]);
    }

  return number;
}

/* The character that two escapes spell together, 0 where they spell none. */
static gunichar
pair_at (const char *text, gsize left)
{
  guint32 high = escape_at (text, left);

  if (high < 0xd800 || high > 0xdbff)
    return 0;

  guint32 low = escape_at (text + ESCAPE_LENGTH, left - ESCAPE_LENGTH);

  return low < 0xdc00 || low > 0xdfff ? 0 : 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

static gboolean
is_json (const char *text, gsize length)
{
  gsize i = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i < length && strchr (" \t\r\n", text[i]) != NULL)
    i++;

  return i < length && (text[i] == '{' || text[i] == '[');
}

char *
safeguard_surrogates_join (const char *text, gsize length, gsize *joined_length)
{
  gboolean quoted = FALSE;

  if (g_strstr_len (text, (gssize)length, "\\u") == NULL || !is_json (text, length))
    return NULL;

  GString *joined = g_string_sized_new (length);
  for (gsize i = 0; i < length;)
    {
      gunichar character = quoted ? pair_at (text + i, length - i) : 0;
      gsize step = quoted && text[i] == '\\' && i + 1 < length ? 2 : 1;

      if (character != 0)
        {
          g_string_append_printf (joined, "\\U%08x", character);
          step = 2 * ESCAPE_LENGTH;
        }
      else
        g_string_append_len (joined, text + i, (gssize)step);
      quoted ^= text[i] == '"';
      i += step;
    }
  *joined_length = joined->len;

  return g_string_free (joined, FALSE);
}
