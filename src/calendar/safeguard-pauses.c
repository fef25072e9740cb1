/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-pauses-private.h"

static const SafeguardPause *
nth (const GArray *pauses, guint n)
{
  return &g_array_index (pauses, SafeguardPause, n);
}

static gboolean
goes_on (const SafeguardPause *pause)
{
  return pause->until.day == 0;
}

static gboolean
covers (const SafeguardPause *pause, SafeguardDayNumber day)
{
  return day >= pause->from.day && (goes_on (pause) || day < pause->until.day);
}

/* The pauses are in order, so the last that begins by the day is the only one that can cover it. */
gboolean
safeguard_pauses_cover (const GArray *pauses, SafeguardDayNumber day)
{
  guint first = 0, last = pauses != NULL ? pauses->len : 0;

  while (first < last)
    {
      guint middle = first + (last - first) / 2;

      if (nth (pauses, middle)->from.day <= day)
        first = middle + 1;
      else
        last = middle;
    }

  /* One that ends on a day on which the next begins leaves that day to the next. */
  return first > 0 && covers (nth (pauses, first - 1), day);
}

gint64
safeguard_pauses_span (const GArray *pauses, gint64 first, gint64 last)
{
  gint64 sum = 0;

  for (guint i = 0; pauses != NULL && i < pauses->len; i++)
    {
      const SafeguardPause *pause = nth (pauses, i);

      /* One without times lies behind what is asked about: safeguard_pauses_move() needs them. */
      if (!pause->from.has_time || pause->from.instant >= last)
        break;
      gint64 from = MAX (pause->from.instant, first);
      gint64 until = !pause->until.has_time ? last : MIN (pause->until.instant, last);

      sum += MAX (until - from, 0);
    }

  return sum;
}

static void
stop (SafeguardDue *due, const SafeguardPause *pause, gint64 left)
{
  due->paused = TRUE;
  due->left = left;
  due->paused_since = pause->from;
  due->day = 0;
  due->has_time = FALSE;
}

static gboolean
check_time (const SafeguardMoment *moment, const SafeguardTimescaleRule *rule, GError **error)
{
  if (moment->has_time)
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_NEEDS_TIME, NULL, NULL,
                       "'%s' counts hours, and a pause of it begins or ends on a day without a "
                       "time",
                       rule->id);
  return FALSE;
}

static gboolean
move_hours (const GArray *pauses,
            const SafeguardTimescaleRule *rule,
            SafeguardCalendar *calendar,
            SafeguardDue *due,
            GError **error)
{
  for (guint i = 0; i < pauses->len; i++)
    {
      const SafeguardPause *pause = nth (pauses, i);

      if (pause->from.day > due->day)
        break;
      if (!check_time (&pause->from, rule, error))
        return FALSE;
      /* At the very instant at which it is due nothing is left that could be paused. */
      if (pause->from.instant >= due->instant)
        break;
      if (goes_on (pause))
        {
          stop (due, pause, due->instant - pause->from.instant);
          return TRUE;
        }
      if (!check_time (&pause->until, rule, error))
        return FALSE;
      due->instant += pause->until.instant - pause->from.instant;
      due->day = safeguard_moment_from_instant (due->instant).day;
    }

  return safeguard_calendar_check (calendar, due->day, error);
}

/* One walk over the days, so that many pauses cost no more than their number. */
static gboolean
move_days (const GArray *pauses,
           const SafeguardCounting *counting,
           gboolean every_day,
           SafeguardDayNumber day,
           guint n,
           SafeguardDue *due,
           GError **error)
{
  guint i = 0;

  while (n > 0)
    {
      if (!safeguard_counting_check (counting, ++day, error))
        return FALSE;
      while (i < pauses->len && !goes_on (nth (pauses, i)) && nth (pauses, i)->until.day <= day)
        i++;
      if (i < pauses->len && covers (nth (pauses, i), day))
        {
          if (!goes_on (nth (pauses, i)))
            continue;
          stop (due, nth (pauses, i), n);
          return TRUE;
        }
      n -= every_day || safeguard_counting_counts (counting, day) ? 1 : 0;
    }
  due->day = day;

  return TRUE;
}

gboolean
safeguard_pauses_move (const GArray *pauses,
                       const SafeguardTimescaleRule *rule,
                       SafeguardCalendar *calendar,
                       SafeguardDue *due,
                       GError **error)
{
  SafeguardCounting counting = safeguard_reckon_counting (rule, calendar);
  SafeguardUnit unit = rule->limit.unit;
  gboolean counted = unit == SAFEGUARD_UNIT_WORKING_DAYS || unit == SAFEGUARD_UNIT_SCHOOL_DAYS;

  if (due->day == 0 || pauses->len == 0 || unit == SAFEGUARD_UNIT_AT_ONCE)
    return TRUE;
  if (unit == SAFEGUARD_UNIT_HOURS)
    return move_hours (pauses, rule, calendar, due, error);

  /* Weeks, months and years are taken as the days that they have from this start. */
  SafeguardDayNumber before = rule->day_one_same ? due->from - 1 : due->from;
  guint n = counted ? rule->limit.count : due->day - before;

  return move_days (pauses, &counting, !counted, before, n, due, error);
}
