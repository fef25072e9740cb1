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
  gboolean late_receipt = self->dates.due.from != self->started.day;

  if (day == self->started.day && late_receipt && !self->rule->before)
    return "start, after hours: received on the next working day";
  if (day == self->dates.due.from && late_receipt)
    return "received";
  if (day == self->dates.due.day && day == self->started.day)
    return "start and due";
  if (day == self->started.day)
    return "start";

  return day == self->dates.due.day ? "due" : NULL;
}

/* What there is to say of a day, joined; NULL if there is nothing. (transfer full). */
static char *
join_remarks (const SafeguardClock *self, SafeguardDayNumber day, const char *first)
{
  const char *parts[4] = {NULL};
  guint n = 0;

  if (first != NULL)
    parts[n++] = first;
  if (day == self->dates.opens.day)
    parts[n++] = "window opens";
  if (safeguard_pauses_cover (self->dates.pauses, day) && day <= self->dates.due.day)
    parts[n++] = "paused";

  return n > 0 ? g_strjoinv (", ", (char **)parts) : NULL;
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
      gboolean after_start = step * ((int)day - (int)self->dates.due.from) > 0;
      g_autofree char *remark = join_remarks (self, day, remark_on (self, day));

      safeguard_calendar_describe (calendar_of (self), day, &fields);
      fields.kind = safeguard_counting_kind_of (&counting, day);
      fields.counted = (after_start || (self->rule->day_one_same && day == self->dates.due.from))
                       && (every_day || safeguard_counting_counts (&counting, day))
                       && !safeguard_pauses_cover (self->dates.pauses, day);
      number += fields.counted ? 1 : 0;
      fields.number = number;
      fields.remark = remark;
      add_day (days, &fields);
      if (day == self->dates.due.day)
        break;
    }
}

/* "14 h 00 min", and why a day is no day of 24 hours. (transfer full). */
static char *
describe_hours (const SafeguardClock *self, SafeguardDayNumber day, gint64 from, gint64 to)
{
  gint64 midnight = safeguard_day_number_to_instant (day);
  gint64 next = safeguard_day_number_to_instant (day + 1);
  gint64 paused = safeguard_pauses_span (self->dates.pauses, MAX (midnight, from), MIN (next, to));
  gint64 span = MIN (next, to) - MAX (midnight, from) - paused;
  gint64 length = (next - midnight) / G_TIME_SPAN_HOUR;

  return g_strdup_printf ("%d h %02d min%s%s%s", (int)(span / G_TIME_SPAN_HOUR),
                          (int)(span % G_TIME_SPAN_HOUR / G_TIME_SPAN_MINUTE),
                          length < 24   ? " (the clocks go forward: a day of 23 hours)"
                          : length > 24 ? " (the clocks go back: a day of 25 hours)"
                                        : "",
                          paused > 0 ? ", paused" : "",
                          day == self->dates.opens.day ? ", window opens" : "");
}

/* The hours of each day that fall into the period: 23 or 25 when the clocks change. */
static void
explain_hours (const SafeguardClock *self, GPtrArray *days)
{
  gint64 from = MIN (self->started.instant, self->dates.due.instant);
  gint64 to = MAX (self->started.instant, self->dates.due.instant);
  SafeguardDayNumber first = MIN (self->started.day, self->dates.due.day);
  SafeguardDayNumber last = MAX (self->started.day, self->dates.due.day);

  for (SafeguardDayNumber day = first; day <= last && days->len < MAX_DAYS; day++)
    {
      g_autofree char *remark = describe_hours (self, day, from, to);
      SafeguardDayFields fields;

      safeguard_calendar_describe (calendar_of (self), day, &fields);
      fields.remark = remark;
      add_day (days, &fields);
    }
}

static guint
count_paused (const SafeguardClock *self)
{
  guint n = 0;

  for (SafeguardDayNumber day = self->started.day; day <= self->dates.due.day; day++)
    n += safeguard_pauses_cover (self->dates.pauses, day) ? 1 : 0;

  return n;
}

static char *
describe_due (const SafeguardClock *self)
{
  guint n = count_paused (self);

  if (n == 0)
    return g_strdup_printf ("due: %s", self->rule->limit_text);

  return g_strdup_printf ("due: %s, and %u %s paused", self->rule->limit_text, n,
                          n == 1 ? "day" : "days");
}

/* Weeks, months and fixed days: only where the period begins and ends, and its window opens. */
static void
explain_ends (const SafeguardClock *self, GPtrArray *days)
{
  g_autofree char *due = describe_due (self);
  const struct
  {
    SafeguardDayNumber day;
    const char *remark;
  } ends[] = {{self->started.day, "start"},
              {self->dates.opens.day, "window opens"},
              {self->dates.due.day, due}};

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      SafeguardDayFields fields;

      if (ends[i].day == 0)
        continue;
      safeguard_calendar_describe (calendar_of (self), ends[i].day, &fields);
      fields.remark = ends[i].remark;
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
 * first of a clock that repeats, list the two ends only. The day on which a window
 * opens, and days that do not count because the clock was paused, are told.
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
  gboolean first_round
      = self->rule->repeats.kind == SAFEGUARD_REPEATS_NEVER || self->dates.met.day == 0;

  if (self->dates.due.day == 0)
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
