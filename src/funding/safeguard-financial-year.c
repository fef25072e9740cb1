/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-ledger-private.h"

#include <stdlib.h>

/* The quarter of every day, worked out once: it is asked for with every entry. */
static const guint16 *
quarters_by_day (void)
{
  static gsize ready = 0;
  static guint16 *table = NULL;

  if (g_once_init_enter (&ready))
    {
      SafeguardDayNumber begin = safeguard_financial_year_begin (SAFEGUARD_LEDGER_FIRST_YEAR);
      SafeguardDayNumber end = safeguard_financial_year_end (SAFEGUARD_LEDGER_LAST_YEAR);
      guint16 *made = g_new (guint16, end - begin + 1);

      for (SafeguardDayNumber day = begin; day <= end; day++)
        {
          guint year, month, of_month;

          safeguard_day_number_to_ymd (day, &year, &month, &of_month);
          made[day - begin]
              = (guint16)((year - SAFEGUARD_LEDGER_FIRST_YEAR) * 4 + (month + 2) / 3 - 2);
        }
      table = made;
      g_once_init_leave (&ready, 1);
    }

  return table;
}

gboolean
safeguard_ledger_quarter_of (SafeguardDayNumber day, guint *quarter)
{
  static SafeguardDayNumber begin = 0;
  static guint n_days = 0;
  static const guint16 *table = NULL;
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      begin = safeguard_financial_year_begin (SAFEGUARD_LEDGER_FIRST_YEAR);
      n_days = safeguard_financial_year_end (SAFEGUARD_LEDGER_LAST_YEAR) - begin + 1;
      table = quarters_by_day ();
      g_once_init_leave (&ready, 1);
    }
  if (G_UNLIKELY (day - begin >= n_days))
    return FALSE;
  *quarter = table[day - begin];

  return TRUE;
}

guint
safeguard_ledger_first_quarter (gint year)
{
  return (guint)(year - SAFEGUARD_LEDGER_FIRST_YEAR) * 4;
}

static gboolean
is_year_text (const char *text)
{
  for (guint i = 0; i < 7; i++)
    if (i == 4 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;

  return text[7] == '\0';
}

gboolean
safeguard_financial_year_parse (const char *text, gint *year, GError **error)
{
  gint first = is_year_text (text) ? atoi (text) : 0;

  if (first == 0 || (first + 1) % 100 != atoi (text + 5))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_IMPOSSIBLE_DATE, NULL, NULL,
                           "found '%.20s', expected a financial year such as 2017-18", text);
      return FALSE;
    }
  if (first < SAFEGUARD_LEDGER_FIRST_YEAR || first > SAFEGUARD_LEDGER_LAST_YEAR)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_OUTSIDE_CALENDAR, NULL, NULL,
                           "found %s, expected a financial year from 1978-79 to 2098-99", text);
      return FALSE;
    }
  *year = first;

  return TRUE;
}

char *
safeguard_financial_year_to_text (gint year)
{
  return g_strdup_printf ("%d-%02d", year, (year + 1) % 100);
}

SafeguardDayNumber
safeguard_financial_year_begin (gint year)
{
  SafeguardDayNumber day = 0;

  safeguard_day_number_from_ymd ((guint)year, 4, 1, &day);

  return day;
}

gint
safeguard_day_number_get_financial_year (SafeguardDayNumber day)
{
  guint year, month, of_month;

  safeguard_day_number_to_ymd (day, &year, &month, &of_month);

  return (gint)year - (month < 4 ? 1 : 0);
}

SafeguardDayNumber
safeguard_financial_year_end (gint year)
{
  return safeguard_financial_year_begin (year + 1) - 1;
}
