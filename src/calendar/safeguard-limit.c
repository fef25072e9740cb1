/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-limit-private.h"

#include <string.h>

typedef struct
{
  SafeguardUnit unit;
  guint most; /* about a century: beyond it a limit is a slip of the pen */
  const char *one;
  const char *many;
} UnitName;

static const UnitName unit_names[] = {
    {SAFEGUARD_UNIT_HOURS, 100000, "hour", "hours"},
    {SAFEGUARD_UNIT_HOURS, 100000, "clock hour", "clock hours"},
    {SAFEGUARD_UNIT_WORKING_DAYS, 36500, "working day", "working days"},
    {SAFEGUARD_UNIT_SCHOOL_DAYS, 36500, "school day", "school days"},
    {SAFEGUARD_UNIT_DAYS, 36500, "day", "days"},
    {SAFEGUARD_UNIT_DAYS, 36500, "calendar day", "calendar days"},
    {SAFEGUARD_UNIT_WEEKS, 5200, "week", "weeks"},
    {SAFEGUARD_UNIT_MONTHS, 1200, "month", "months"},
    {SAFEGUARD_UNIT_YEARS, 100, "year", "years"},
};

gboolean
safeguard_limit_parse (const char *text, SafeguardLimit *out)
{
  const char *space = strchr (text, ' ');
  g_autofree char *number = space != NULL ? g_strndup (text, (gsize)(space - text)) : NULL;
  guint64 count;

  *out = (SafeguardLimit){SAFEGUARD_UNIT_NONE, 0};
  if (strcmp (text, "none") == 0)
    return TRUE;
  if (strcmp (text, "at once") == 0)
    {
      out->unit = SAFEGUARD_UNIT_AT_ONCE;
      return TRUE;
    }
  if (number == NULL || !g_ascii_string_to_unsigned (number, 10, 1, G_MAXUINT, &count, NULL))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (unit_names); i++)
    if (strcmp (space + 1, unit_names[i].one) == 0 || strcmp (space + 1, unit_names[i].many) == 0)
      {
        *out = (SafeguardLimit){unit_names[i].unit, (guint)count};
        return count <= unit_names[i].most;
      }

  return FALSE;
}

const char *
safeguard_unit_to_text (SafeguardUnit unit, guint count)
{
  for (guint i = 0; i < G_N_ELEMENTS (unit_names); i++)
    if (unit_names[i].unit == unit)
      return count == 1 ? unit_names[i].one : unit_names[i].many;

  return NULL;
}

char *
safeguard_limit_to_text (const SafeguardLimit *limit)
{
  if (limit->unit == SAFEGUARD_UNIT_AT_ONCE)
    return g_strdup ("at once");
  if (limit->unit == SAFEGUARD_UNIT_NONE || limit->unit == SAFEGUARD_UNIT_PERIOD)
    return g_strdup ("no limit stated");

  return g_strdup_printf ("%u %s", limit->count,
                          safeguard_unit_to_text (limit->unit, limit->count));
}

guint64
safeguard_limit_estimate_hours (const SafeguardLimit *limit)
{
  switch (limit->unit)
    {
    case SAFEGUARD_UNIT_NONE:
    case SAFEGUARD_UNIT_PERIOD:
      break;
    case SAFEGUARD_UNIT_AT_ONCE:
      return 0;
    case SAFEGUARD_UNIT_HOURS:
      return limit->count;
    case SAFEGUARD_UNIT_WORKING_DAYS:
    case SAFEGUARD_UNIT_SCHOOL_DAYS:
      return (guint64)limit->count * 24 * 7 / 5;
    case SAFEGUARD_UNIT_DAYS:
      return (guint64)limit->count * 24;
    case SAFEGUARD_UNIT_WEEKS:
      return (guint64)limit->count * 24 * 7;
    case SAFEGUARD_UNIT_MONTHS:
      return (guint64)limit->count * 24 * 365 / 12;
    case SAFEGUARD_UNIT_YEARS:
      return (guint64)limit->count * 24 * 365;
    }

  return G_MAXUINT64;
}
