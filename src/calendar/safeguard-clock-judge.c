/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-clock-private.h"

#include <string.h>

/* How what met the clock stands to its due day. */
typedef enum
{
  IN_TIME,
  LATE,
  CANNOT_TELL,
} Timeliness;

static gboolean
is_started (const SafeguardClock *self, gint64 at)
{
  const SafeguardMoment *start = &self->started;

  if (start->day == 0)
    return FALSE;
  /* What is counted back from an event runs before that event, and a milestone with the clock whose
   * due day it counts from. */
  if (self->rule->before || self->rule->start.kind == SAFEGUARD_START_DUE_OF)
    start = &self->began;
  if (start->day == 0)
    return TRUE;

  return (start->has_time ? start->instant : safeguard_day_number_to_instant (start->day)) <= at;
}

static gboolean
is_over (const SafeguardClock *self, gint64 at)
{
  if (self->dates.due.has_time)
    return at > self->dates.due.instant;

  return at >= safeguard_day_number_to_instant (self->dates.due.day + 1);
}

static Timeliness
judge_met (const SafeguardClock *self)
{
  if (self->dates.due.day == 0)
    return IN_TIME;
  if (self->dates.due.has_time && self->dates.met.has_time)
    return self->dates.met.instant > self->dates.due.instant ? LATE : IN_TIME;
  if (self->dates.due.has_time && self->dates.met.day == self->dates.due.day)
    return CANNOT_TELL;

  return self->dates.met.day > self->dates.due.day ? LATE : IN_TIME;
}

/* A period in which something has to happen so many times. */
static SafeguardClockState
judge_times (const SafeguardClock *self, gint64 at)
{
  const SafeguardRepeats *repeats = &self->rule->repeats;
  SafeguardDayNumber from
      = safeguard_reckon_add_calendar (self->dates.due.day + 1, &repeats->every, -1);

  if (safeguard_circumstances_count_met (self->circumstances, self->rule, from, self->dates.due.day)
      >= repeats->times)
    return SAFEGUARD_CLOCK_STATE_MET;

  return is_over (self, at) ? SAFEGUARD_CLOCK_STATE_OVERDUE : SAFEGUARD_CLOCK_STATE_RUNNING;
}

static SafeguardClockState
judge_duty (const SafeguardClock *self, gint64 at)
{
  static const SafeguardClockState states[] = {[IN_TIME] = SAFEGUARD_CLOCK_STATE_MET,
                                               [LATE] = SAFEGUARD_CLOCK_STATE_MET_LATE,
                                               [CANNOT_TELL] = SAFEGUARD_CLOCK_STATE_UNDECIDED};

  if (self->rule->repeats.kind == SAFEGUARD_REPEATS_TIMES_PER)
    return judge_times (self, at);
  if (self->dates.met.day != 0 && self->rule->repeats.kind == SAFEGUARD_REPEATS_NEVER)
    return states[judge_met (self)];
  if (self->dates.due.day == 0)
    return SAFEGUARD_CLOCK_STATE_RUNNING;

  return is_over (self, at) ? SAFEGUARD_CLOCK_STATE_OVERDUE : SAFEGUARD_CLOCK_STATE_RUNNING;
}

static SafeguardClockState
judge_expiry (const SafeguardClock *self, gint64 at)
{
  /* What ended the protection in time ended it; after that it had lapsed by itself. */
  if (self->dates.met.day != 0 && judge_met (self) != LATE)
    return judge_met (self) == IN_TIME ? SAFEGUARD_CLOCK_STATE_MET
                                       : SAFEGUARD_CLOCK_STATE_UNDECIDED;
  if (self->dates.due.day == 0)
    return SAFEGUARD_CLOCK_STATE_RUNNING;

  return is_over (self, at) ? SAFEGUARD_CLOCK_STATE_EXPIRED : SAFEGUARD_CLOCK_STATE_RUNNING;
}

/* Reached is when the due day begins, not when it is over: the thing may be done on that day. */
static SafeguardClockState
judge_not_before (const SafeguardClock *self, gint64 at)
{
  if (self->dates.due.day == 0)
    return self->dates.met.day != 0 ? SAFEGUARD_CLOCK_STATE_MET : SAFEGUARD_CLOCK_STATE_RUNNING;

  gint64 due = self->dates.due.has_time ? self->dates.due.instant
                                        : safeguard_day_number_to_instant (self->dates.due.day);

  if (self->dates.met.day == 0)
    return at >= due ? SAFEGUARD_CLOCK_STATE_EXPIRED : SAFEGUARD_CLOCK_STATE_RUNNING;
  if (self->dates.due.has_time && self->dates.met.has_time)
    return self->dates.met.instant < due ? SAFEGUARD_CLOCK_STATE_MET_EARLY
                                         : SAFEGUARD_CLOCK_STATE_MET;
  if (self->dates.due.has_time && self->dates.met.day == self->dates.due.day)
    return SAFEGUARD_CLOCK_STATE_UNDECIDED;

  return self->dates.met.day < self->dates.due.day ? SAFEGUARD_CLOCK_STATE_MET_EARLY
                                                   : SAFEGUARD_CLOCK_STATE_MET;
}

static SafeguardClockState
judge_state (const SafeguardClock *self, gint64 at)
{
  if (self->rule->start.kind == SAFEGUARD_START_NOT_STATED)
    return SAFEGUARD_CLOCK_STATE_UNDECIDED;
  if (safeguard_clock_find_fallen (self) != NULL)
    return SAFEGUARD_CLOCK_STATE_NOT_APPLICABLE;
  if (at == G_MININT64)
    return self->unreckoned ? SAFEGUARD_CLOCK_STATE_UNDECIDED : SAFEGUARD_CLOCK_STATE_NOT_ASKED;
  if (!is_started (self, at))
    return SAFEGUARD_CLOCK_STATE_NOT_STARTED;
  if (self->unreckoned)
    return SAFEGUARD_CLOCK_STATE_UNDECIDED;
  if (self->dates.due.paused)
    return SAFEGUARD_CLOCK_STATE_PAUSED;

  switch (self->rule->kind)
    {
    case SAFEGUARD_TIMESCALE_KIND_EXPIRY:
      return judge_expiry (self, at);
    case SAFEGUARD_TIMESCALE_KIND_NOT_BEFORE:
      return judge_not_before (self, at);
    case SAFEGUARD_TIMESCALE_KIND_DUTY:
    default:
      return judge_duty (self, at);
    }
}

/* Minutes for the last hour before a limit of hours, or the first after it. */
static void
measure_span (SafeguardClock *self, gint64 span)
{
  gboolean short_span = ABS (span) < G_TIME_SPAN_HOUR;
  self->slack_unit = short_span ? "minutes" : "hours";
  self->slack = (int)(span / (short_span ? G_TIME_SPAN_MINUTE : G_TIME_SPAN_HOUR));
}

static void
measure_hours (SafeguardClock *self, const SafeguardMoment *moment)
{
  if (moment->has_time)
    measure_span (self, self->dates.due.instant - moment->instant);
}

/* What was left of the limit when the clock was paused. */
static void
measure_pause (SafeguardClock *self)
{
  SafeguardUnit unit = self->rule->limit.unit;
  gboolean counted = unit == SAFEGUARD_UNIT_WORKING_DAYS || unit == SAFEGUARD_UNIT_SCHOOL_DAYS;

  if (unit == SAFEGUARD_UNIT_HOURS)
    {
      measure_span (self, self->dates.due.left);
      return;
    }
  self->slack_unit = counted ? safeguard_unit_to_text (unit, 2) : "days";
  self->slack = (int)self->dates.due.left;
}

static void
measure_days (SafeguardClock *self, SafeguardDayNumber day)
{
  SafeguardUnit unit = self->rule->limit.unit;
  SafeguardDayNumber due = self->dates.due.day;
  SafeguardCounting counting = safeguard_reckon_counting (
      self->rule, safeguard_timescales_peek_calendar (self->circumstances->set));

  if (unit != SAFEGUARD_UNIT_WORKING_DAYS && unit != SAFEGUARD_UNIT_SCHOOL_DAYS)
    {
      self->slack_unit = "days";
      self->slack = (int)due - (int)day;
      return;
    }

  self->slack_unit = safeguard_unit_to_text (unit, 2);
  self->slack = day <= due ? (int)safeguard_counting_between (&counting, day, due)
                           : -(int)safeguard_counting_between (&counting, due, day);
}

static char *
make_amount_text (const SafeguardClock *self, guint amount)
{
  g_autofree char *unit = g_strdup (self->slack_unit);

  /* "1 working day": every unit of slack ends in an s. */
  if (amount == 1)
    unit[strlen (unit) - 1] = '\0';

  return g_strdup_printf ("%u %s", amount, unit);
}

static char *
make_left_text (const SafeguardClock *self, gboolean late)
{
  guint amount = (guint)ABS (self->slack);
  g_autofree char *text = make_amount_text (self, MAX (amount, 1));

  if (amount == 0 && late)
    return g_strdup_printf ("less than %s late", text);
  if (late)
    return g_strdup_printf ("%s late", text);
  if (amount == 0)
    return self->dates.due.has_time ? g_strdup_printf ("less than %s", text)
                                    : g_strdup ("due today");

  return g_steal_pointer (&text);
}

void
safeguard_clock_judge (SafeguardClock *self)
{
  gint64 at = self->circumstances->at;
  SafeguardMoment moment;
  gboolean met;

  self->state = judge_state (self, at);
  if (self->state == SAFEGUARD_CLOCK_STATE_PAUSED)
    {
      measure_pause (self);
      g_autofree char *amount = make_amount_text (self, (guint)self->slack);
      self->left = g_strdup_printf ("paused with %s left", amount);
      return;
    }
  met = self->state == SAFEGUARD_CLOCK_STATE_MET || self->state == SAFEGUARD_CLOCK_STATE_MET_LATE;
  if (self->dates.due.day == 0 || self->state == SAFEGUARD_CLOCK_STATE_NOT_ASKED
      || self->state == SAFEGUARD_CLOCK_STATE_NOT_STARTED
      || self->state == SAFEGUARD_CLOCK_STATE_NOT_APPLICABLE
      || self->state == SAFEGUARD_CLOCK_STATE_UNDECIDED)
    return;

  moment = met && self->dates.met.day != 0 ? self->dates.met : safeguard_moment_from_instant (at);
  if (self->dates.due.has_time)
    measure_hours (self, &moment);
  else
    measure_days (self, moment.day);
  if (self->slack_unit == NULL)
    return;

  if (self->state == SAFEGUARD_CLOCK_STATE_RUNNING)
    self->left = make_left_text (self, FALSE);
  else if (self->state == SAFEGUARD_CLOCK_STATE_OVERDUE
           || self->state == SAFEGUARD_CLOCK_STATE_MET_LATE)
    self->left = make_left_text (self, TRUE);
}

int
safeguard_clock_count_days_late (const SafeguardClock *self)
{
  if (self->state == SAFEGUARD_CLOCK_STATE_MET_LATE)
    return (int)self->dates.met.day - (int)self->dates.due.day;
  if (self->state == SAFEGUARD_CLOCK_STATE_OVERDUE)
    return (int)safeguard_moment_from_instant (self->circumstances->at).day
           - (int)self->dates.due.day;

  return -1;
}

gboolean
safeguard_clock_repeats (SafeguardClock *self)
{
  return self->rule->repeats.kind != SAFEGUARD_REPEATS_NEVER;
}

gboolean
safeguard_clock_has_begun (SafeguardClock *self)
{
  gint64 at = self->circumstances->at;

  if (self->started.day == 0 || self->state == SAFEGUARD_CLOCK_STATE_NOT_STARTED)
    return FALSE;
  if (at == G_MININT64 || self->rule->start.kind == SAFEGUARD_START_DUE_OF)
    return TRUE;

  return (self->started.has_time ? self->started.instant
                                 : safeguard_day_number_to_instant (self->started.day))
         <= at;
}

gboolean
safeguard_clock_counts_back (SafeguardClock *self)
{
  return self->rule->before;
}
