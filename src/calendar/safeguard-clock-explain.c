/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-clock-private.h"

#include "safeguard-list-private.h"

/* "Sat 5 Oct to Mon 7 Oct" reads better than a thousand lines; no source counts further by days. */
#define MAX_DAYS 4000

static SafeguardCalendar *
calendar_of (const SafeguardClock *self)
{
  return safeguard_timescales_peek_calendar (self->circumstances->set);
}

static void
add_day (GPtrArray *days, const SafeguardDayFields *fields)
{
  g_ptr_array_add (days, safeguard_day_new (fields));
}

static const char *
remark_on (const SafeguardClock *self, SafeguardDayNumber day)
{
  gboolean late_receipt = self->due.from != self->started.day;

  if (day == self->started.day && late_receipt && !self->rule->before)
    return "start, after hours: received on the next working day";
  if (day == self->due.from && late_receipt)
    return "received";
  if (day == self->due.day && day == self->started.day)
    return "start and due";
  if (day == self->started.day)
    return "start";

  return day == self->due.day ? "due" : NULL;
}

/* Day by day, forwards from the start or, for what is counted back, backwards from the event. */
static void
explain_counted_days (const SafeguardClock *self, GPtrArray *days)
{
  SafeguardCounting counting = safeguard_reckon_counting (self->rule, calendar_of (self));
  gboolean every_day = self->rule->limit.unit == SAFEGUARD_UNIT_DAYS;
  int step = self->rule->before ? -1 : 1;
  guint number = 0;

  for (SafeguardDayNumber day = self->started.day; days->len < MAX_DAYS;
       day += (SafeguardDayNumber)step)
    {
      SafeguardDayFields fields;
      gboolean after_start = step * ((int)day - (int)self->due.from) > 0;

      safeguard_calendar_describe (calendar_of (self), day, &fields);
      fields.kind = safeguard_counting_kind_of (&counting, day);
      fields.counted = (after_start || (self->rule->day_one_same && day == self->due.from))
                       && (every_day || safeguard_counting_counts (&counting, day));
      number += fields.counted ? 1 : 0;
      fields.number = number;
      fields.remark = remark_on (self, day);
      add_day (days, &fields);
      if (day == self->due.day)
        break;
    }
}

/* The hours of each day that fall into the period: 23 or 25 when the clocks change. */
static void
explain_hours (const SafeguardClock *self, GPtrArray *days)
{
  gint64 from = MIN (self->started.instant, self->due.instant);
  gint64 to = MAX (self->started.instant, self->due.instant);
  SafeguardDayNumber first = MIN (self->started.day, self->due.day);
  SafeguardDayNumber last = MAX (self->started.day, self->due.day);

  for (SafeguardDayNumber day = first; day <= last && days->len < MAX_DAYS; day++)
    {
      gint64 midnight = safeguard_day_number_to_instant (day);
      gint64 next = safeguard_day_number_to_instant (day + 1);
      gint64 span = MIN (next, to) - MAX (midnight, from);
      gint64 length = (next - midnight) / G_TIME_SPAN_HOUR;
      g_autofree char *remark
          = g_strdup_printf ("%d h %02d min%s", (int)(span / G_TIME_SPAN_HOUR),
                             (int)(span % G_TIME_SPAN_HOUR / G_TIME_SPAN_MINUTE),
                             length < 24   ? " (the clocks go forward: a day of 23 hours)"
                             : length > 24 ? " (the clocks go back: a day of 25 hours)"
                                           : "");
      SafeguardDayFields fields;

      safeguard_calendar_describe (calendar_of (self), day, &fields);
      fields.remark = remark;
      add_day (days, &fields);
    }
}

/* Weeks, months and fixed days: only where the period begins and ends. */
static void
explain_ends (const SafeguardClock *self, GPtrArray *days)
{
  SafeguardDayNumber ends[] = {self->started.day, self->due.day};

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *remark
          = i == 0 ? g_strdup ("start") : g_strdup_printf ("due: %s", self->rule->limit_text);
      SafeguardDayFields fields;

      safeguard_calendar_describe (calendar_of (self), ends[i], &fields);
      fields.remark = remark;
      add_day (days, &fields);
    }
}

/**
 * safeguard_clock_explain:
 * @self: a clock
 *
 * Explains the due day, day by day: which days counted, as which number, and why
 * the others did not; a bank holiday says when it was first published.
 *
 * Limits of working days, school days and days list every day from the start to the
 * due day, or back to it where the limit runs before an event. Limits of hours list
 * how much of each day fell into the period. Longer units, and rounds after the
 * first of a clock that repeats, list the two ends only.
 *
 * Returns: (transfer full): a list of [class@Day]; empty if nothing is due
 *
 * Since: 1.0
 */
GListModel *
safeguard_clock_explain (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  GPtrArray *days = g_ptr_array_new ();
  gboolean first_round = self->rule->repeats.kind == SAFEGUARD_REPEATS_NEVER || self->met.day == 0;

  if (self->due.day == 0)
    return safeguard_list_new_take (SAFEGUARD_TYPE_DAY, days);

  switch (self->rule->limit.unit)
    {
    case SAFEGUARD_UNIT_WORKING_DAYS:
    case SAFEGUARD_UNIT_SCHOOL_DAYS:
    case SAFEGUARD_UNIT_DAYS:
      if (first_round)
        {
          explain_counted_days (self, days);
          break;
        }
      explain_ends (self, days);
      break;
    case SAFEGUARD_UNIT_HOURS:
      if (first_round)
        {
          explain_hours (self, days);
          break;
        }
      explain_ends (self, days);
      break;
    default:
      explain_ends (self, days);
      break;
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_DAY, days);
}
