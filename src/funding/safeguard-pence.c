/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-funding-private.h"

#include <string.h>

__extension__ typedef __int128 Wide;

/* Thousands are divided by commas. */
static void
append_pounds (GString *text, guint64 pounds)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, pounds);
  gsize n = strlen (digits);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
}

char *
safeguard_pence_to_text (gint64 pence)
{
  GString *text = g_string_new (pence < 0 ? "-£" : "£");
  guint64 size = pence < 0 ? 0 - (guint64)pence : (guint64)pence;

  append_pounds (text, size / 100);
  if (size % 100 != 0)
    g_string_append_printf (text, ".%02u", (guint)(size % 100));

  return g_string_free (text, FALSE);
}

gboolean
safeguard_pence_scale (gint64 pence, gint64 by, gint64 over, gint64 *out)
{
  Wide product = (Wide)pence * by;
  Wide size = product < 0 ? -product : product;
  Wide whole = size / over, rest = size % over;

  if (2 * rest > over || (2 * rest == over && whole % 2 != 0))
    whole++;
  if (whole > G_MAXINT64)
    return FALSE;
  *out = (gint64)(product < 0 ? -whole : whole);

  return TRUE;
}
