/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-counting-private.h"

SafeguardDayKind
safeguard_counting_kind_of (const SafeguardCounting *self, SafeguardDayNumber day)
{
  SafeguardDayKind kind = safeguard_calendar_kind_of (self->calendar, day);

  if (self->school && kind == SAFEGUARD_DAY_KIND_WORKING
      && !safeguard_school_is_open (safeguard_calendar_peek_school (self->calendar), day))
    return SAFEGUARD_DAY_KIND_SCHOOL_CLOSED;

  return kind;
}

gboolean
safeguard_counting_counts (const SafeguardCounting *self, SafeguardDayNumber day)
{
  SafeguardDayKind kind = safeguard_counting_kind_of (self, day);

  return kind != SAFEGUARD_DAY_KIND_OUTSIDE && kind != SAFEGUARD_DAY_KIND_SCHOOL_CLOSED
         && (self->excludes & SAFEGUARD_EXCLUDES (kind)) == 0;
}

static gboolean
is_statutory (const SafeguardCounting *self)
{
  return !self->school && self->excludes == SAFEGUARD_EXCLUDES_STATUTORY;
}

/* Outside the terms that are loaded nobody knows whether the schools are open. */
gboolean
safeguard_counting_check (const SafeguardCounting *self, SafeguardDayNumber day, GError **error)
{
  const SafeguardSchool *school = safeguard_calendar_peek_school (self->calendar);

  if (!safeguard_calendar_check (self->calendar, day, error))
    return FALSE;
  if (!self->school)
    return TRUE;
  if (school != NULL && day >= safeguard_school_get_first (school)
      && day <= safeguard_school_get_last (school))
    return TRUE;

  g_autofree char *text = safeguard_day_number_to_iso (day);
  safeguard_error_set (error, SAFEGUARD_ERROR_NEEDS_SCHOOL_CALENDAR, NULL, NULL,
                       "school days are counted, and no school term is known for %s", text);
  return FALSE;
}

gboolean
safeguard_counting_add (const SafeguardCounting *self,
                        SafeguardDayNumber day,
                        int n,
                        SafeguardDayNumber *out,
                        GError **error)
{
  int step = n < 0 ? -1 : 1;

  if (!safeguard_counting_check (self, day, error))
    return FALSE;
  if (is_statutory (self))
    {
      *out = safeguard_working_days_add (safeguard_calendar_peek_working_days (self->calendar), day,
                                         n);
      return safeguard_calendar_check (self->calendar, *out, error);
    }

  while (n != 0)
    {
      day += (SafeguardDayNumber)step;
      if (!safeguard_counting_check (self, day, error))
        return FALSE;
      if (safeguard_counting_counts (self, day))
        n -= step;
    }
  *out = day;

  return TRUE;
}

guint
safeguard_counting_between (const SafeguardCounting *self,
                            SafeguardDayNumber from,
                            SafeguardDayNumber to)
{
  guint n = 0;

  if (from >= to)
    return 0;
  if (is_statutory (self) && safeguard_calendar_covers (self->calendar, from + 1)
      && safeguard_calendar_covers (self->calendar, to))
    {
      const SafeguardWorkingDays *table = safeguard_calendar_peek_working_days (self->calendar);

      return (guint)table->before[to + 1 - table->first] - table->before[from + 1 - table->first];
    }
  for (SafeguardDayNumber day = from + 1; day <= to; day++)
    n += safeguard_counting_counts (self, day) ? 1 : 0;

  return n;
}
