/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-reckoning-private.h"

SafeguardCounting
safeguard_reckon_counting (const SafeguardTimescaleRule *rule, SafeguardCalendar *calendar)
{
  return (SafeguardCounting){.calendar = calendar,
                             .excludes = rule->excludes,
                             .school = rule->limit.unit == SAFEGUARD_UNIT_SCHOOL_DAYS};
}

/* A month that is too short ends the period on its last day: six months from 31 August 2025 are 28
 * February 2026. */
static SafeguardDayNumber
add_months (SafeguardDayNumber from, gint64 n)
{
  guint year, month, day;

  safeguard_day_number_to_ymd (from, &year, &month, &day);

  gint64 months = 12 * (gint64)year + month - 1 + n;
  if (months < 12 || months >= 12 * 10000)
    return 0;

  year = (guint)(months / 12);
  month = (guint)(months % 12) + 1;
  day = MIN (day, g_date_get_days_in_month ((GDateMonth)month, (GDateYear)year));
  safeguard_day_number_from_ymd (year, month, day, &from);

  return from;
}

SafeguardDayNumber
safeguard_reckon_add_calendar (SafeguardDayNumber day, const SafeguardLimit *limit, int n)
{
  gint64 count = (gint64)limit->count * n;

  /* More than the days of 9999 years lead out of them in any unit. */
  if (ABS (count) > 9999 * 366)
    return 0;

  if (limit->unit == SAFEGUARD_UNIT_MONTHS)
    return add_months (day, count);
  if (limit->unit == SAFEGUARD_UNIT_YEARS)
    return add_months (day, 12 * count);

  gint64 sum = day + (limit->unit == SAFEGUARD_UNIT_WEEKS ? 7 * count : count);

  return sum > 0 && sum <= G_MAXUINT32 ? (SafeguardDayNumber)sum : 0;
}

static gboolean
add_counted_days (const SafeguardTimescaleRule *rule,
                  SafeguardCalendar *calendar,
                  SafeguardDayNumber from,
                  SafeguardDayNumber *out,
                  GError **error)
{
  SafeguardCounting counting = safeguard_reckon_counting (rule, calendar);
  int n = (int)rule->limit.count;

  if (rule->day_one_same && safeguard_counting_counts (&counting, from))
    n--;
  *out = from;

  return n == 0 || safeguard_counting_add (&counting, from, rule->before ? -n : n, out, error);
}

static gboolean
add_limit (const SafeguardTimescaleRule *rule,
           SafeguardCalendar *calendar,
           SafeguardDayNumber from,
           SafeguardDayNumber *out,
           GError **error)
{
  int sign = rule->before ? -1 : 1;

  if (rule->limit.unit == SAFEGUARD_UNIT_SCHOOL_DAYS
      && safeguard_calendar_peek_school (calendar) == NULL)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_NEEDS_SCHOOL_CALENDAR, NULL, NULL,
                           "'%s' counts school days, and no school calendar is loaded", rule->id);
      return FALSE;
    }
  if (!safeguard_calendar_check (calendar, from, error))
    return FALSE;
  if (rule->limit.unit == SAFEGUARD_UNIT_WORKING_DAYS
      || rule->limit.unit == SAFEGUARD_UNIT_SCHOOL_DAYS)
    return add_counted_days (rule, calendar, from, out, error);

  *out = safeguard_reckon_add_calendar (from, &rule->limit, sign);
  if (rule->day_one_same)
    *out -= (SafeguardDayNumber)sign;

  return safeguard_calendar_check (calendar, *out, error);
}

/* An event after hours, or on a day without office hours, is received on the next working day. */
static gboolean
find_day_of_receipt (const SafeguardTimescaleRule *rule,
                     SafeguardCalendar *calendar,
                     const SafeguardMoment *start,
                     SafeguardDayNumber *out,
                     GError **error)
{
  SafeguardCounting counting
      = {.calendar = calendar, .excludes = SAFEGUARD_EXCLUDES_STATUTORY, .school = FALSE};
  g_autoptr (GDateTime) time = safeguard_moment_to_date_time (start);
  gboolean late;

  *out = start->day;
  if (rule->after_hours < 0)
    return TRUE;

  late = !safeguard_counting_counts (&counting, start->day);
  if (!late && time == NULL)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_NEEDS_TIME, NULL, NULL,
                           "what happens after hours counts for '%s' as the next working day's, so "
                           "the time of day is needed",
                           rule->id);
      return FALSE;
    }
  if (!late)
    late = g_date_time_get_hour (time) * 60 + g_date_time_get_minute (time) >= rule->after_hours;

  return !late || safeguard_counting_add (&counting, start->day, 1, out, error);
}

static gboolean
add_hours (const SafeguardTimescaleRule *rule,
           SafeguardCalendar *calendar,
           const SafeguardMoment *start,
           SafeguardDue *out,
           GError **error)
{
  if (!start->has_time)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_NEEDS_TIME, NULL, NULL,
                           "'%s' counts %s and was given a day without a time", rule->id,
                           rule->limit_text);
      return FALSE;
    }

  /* Elapsed time: a night on which the clocks change is an hour shorter or longer on the wall. */
  gint64 span = (gint64)rule->limit.count * G_TIME_SPAN_HOUR;
  if (!safeguard_calendar_check (calendar, start->day, error))
    return FALSE;
  out->instant = start->instant + (rule->before ? -span : span);
  out->has_time = TRUE;
  out->day = safeguard_moment_from_instant (out->instant).day;

  return safeguard_calendar_check (calendar, out->day, error);
}

static SafeguardDayNumber
day_in_year (const SafeguardRepeats *repeats, guint year)
{
  SafeguardDayNumber day = 0;

  safeguard_day_number_from_ymd (year, repeats->month, repeats->day, &day);

  return day;
}

/* The round after @rounds earlier ones: the fixed day of a year, or the end of a period. */
static gboolean
find_period (const SafeguardTimescaleRule *rule,
             SafeguardCalendar *calendar,
             SafeguardDayNumber from,
             guint rounds,
             SafeguardDayNumber today,
             SafeguardDayNumber *out,
             GError **error)
{
  const SafeguardRepeats *repeats = &rule->repeats;
  guint year, month, day;

  if (!safeguard_calendar_check (calendar, from, error))
    return FALSE;
  safeguard_day_number_to_ymd (from, &year, &month, &day);
  if (repeats->kind == SAFEGUARD_REPEATS_YEARLY)
    {
      guint first = day_in_year (repeats, year) > from ? year : year + 1;

      *out = day_in_year (repeats, MIN (first + rounds, SAFEGUARD_CALENDAR_LAST_YEAR + 1));
      return safeguard_calendar_check (calendar, *out, error);
    }

  SafeguardDayNumber end;
  for (int n = 1;; n++)
    {
      end = safeguard_reckon_add_calendar (from, &repeats->every, n) - 1;
      if (end >= today || !safeguard_calendar_covers (calendar, end))
        break;
    }
  *out = end;

  return safeguard_calendar_check (calendar, end, error);
}

/* So long after what met it last. */
static gboolean
find_next_every (const SafeguardTimescaleRule *rule,
                 SafeguardCalendar *calendar,
                 const SafeguardMoment *last,
                 SafeguardDue *out,
                 GError **error)
{
  SafeguardTimescaleRule round = *rule;
  SafeguardMoment from = *last;

  round.limit = rule->repeats.every;
  if (round.limit.unit == SAFEGUARD_UNIT_HOURS)
    return add_hours (&round, calendar, &from, out, error);
  out->from = from.day;

  return add_limit (&round, calendar, from.day, &out->day, error);
}

gboolean
safeguard_reckon_due (const SafeguardTimescaleRule *rule,
                      SafeguardCalendar *calendar,
                      const SafeguardMoment *start,
                      guint rounds,
                      const SafeguardMoment *last,
                      gint64 at,
                      SafeguardDue *out,
                      GError **error)
{
  *out = (SafeguardDue){.from = start->day};
  if (rule->repeats.kind == SAFEGUARD_REPEATS_EVERY && rounds > 0)
    return find_next_every (rule, calendar, last, out, error);

  switch (rule->limit.unit)
    {
    case SAFEGUARD_UNIT_NONE:
      return TRUE;
    case SAFEGUARD_UNIT_HOURS:
      return add_hours (rule, calendar, start, out, error);
    case SAFEGUARD_UNIT_AT_ONCE:
      out->day = start->day;
      return safeguard_calendar_check (calendar, out->day, error);
    case SAFEGUARD_UNIT_PERIOD:
      return find_period (rule, calendar, start->day, rounds,
                          at != G_MININT64 ? safeguard_moment_from_instant (at).day : start->day,
                          &out->day, error);
    default:
      return find_day_of_receipt (rule, calendar, start, &out->from, error)
             && add_limit (rule, calendar, out->from, &out->day, error);
    }
}

gboolean
safeguard_reckon_next (const SafeguardTimescaleRule *rule,
                       SafeguardCalendar *calendar,
                       const SafeguardMoment *start,
                       SafeguardDue *due,
                       GError **error)
{
  SafeguardMoment on = due->has_time ? safeguard_moment_from_instant (due->instant)
                                     : safeguard_moment_from_day (due->day);

  if (rule->repeats.kind == SAFEGUARD_REPEATS_EVERY)
    return find_next_every (rule, calendar, &on, due, error);
  if (rule->repeats.kind == SAFEGUARD_REPEATS_YEARLY)
    return find_period (rule, calendar, due->day, 0, due->day, &due->day, error);

  /* The period that the day after the end of this one lies in. */
  return find_period (rule, calendar, start->day, 0, due->day + 1, &due->day, error);
}
