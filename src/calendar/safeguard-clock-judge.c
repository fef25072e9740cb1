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

  /* What is counted back from an event runs before that event. */
  if (start->day == 0 || self->rule->before)
    return start->day != 0;

  return (start->has_time ? start->instant : safeguard_day_number_to_instant (start->day)) <= at;
}

static gboolean
is_over (const SafeguardClock *self, gint64 at)
{
  if (self->due.has_time)
    return at > self->due.instant;

  return at >= safeguard_day_number_to_instant (self->due.day + 1);
}

static Timeliness
judge_met (const SafeguardClock *self)
{
  if (self->due.day == 0)
    return IN_TIME;
  if (self->due.has_time && self->met.has_time)
    return self->met.instant > self->due.instant ? LATE : IN_TIME;
  if (self->due.has_time && self->met.day == self->due.day)
    return CANNOT_TELL;

  return self->met.day > self->due.day ? LATE : IN_TIME;
}

/* A period in which something has to happen so many times. */
static SafeguardClockState
judge_times (const SafeguardClock *self, gint64 at)
{
  const SafeguardRepeats *repeats = &self->rule->repeats;
  SafeguardDayNumber from = safeguard_reckon_add_calendar (self->due.day + 1, &repeats->every, -1);

  if (safeguard_circumstances_count_met (self->circumstances, self->rule, from, self->due.day)
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
  if (self->met.day != 0 && self->rule->repeats.kind == SAFEGUARD_REPEATS_NEVER)
    return states[judge_met (self)];
  if (self->due.day == 0)
    return SAFEGUARD_CLOCK_STATE_RUNNING;

  return is_over (self, at) ? SAFEGUARD_CLOCK_STATE_OVERDUE : SAFEGUARD_CLOCK_STATE_RUNNING;
}

static SafeguardClockState
judge_expiry (const SafeguardClock *self, gint64 at)
{
  /* What ended the protection in time ended it; after that it had lapsed by itself. */
  if (self->met.day != 0 && judge_met (self) != LATE)
    return judge_met (self) == IN_TIME ? SAFEGUARD_CLOCK_STATE_MET
                                       : SAFEGUARD_CLOCK_STATE_UNDECIDED;
  if (self->due.day == 0)
    return SAFEGUARD_CLOCK_STATE_RUNNING;

  return is_over (self, at) ? SAFEGUARD_CLOCK_STATE_EXPIRED : SAFEGUARD_CLOCK_STATE_RUNNING;
}

/* Reached is when the due day begins, not when it is over: the thing may be done on that day. */
static SafeguardClockState
judge_not_before (const SafeguardClock *self, gint64 at)
{
  if (self->due.day == 0)
    return self->met.day != 0 ? SAFEGUARD_CLOCK_STATE_MET : SAFEGUARD_CLOCK_STATE_RUNNING;

  gint64 due
      = self->due.has_time ? self->due.instant : safeguard_day_number_to_instant (self->due.day);

  if (self->met.day == 0)
    return at >= due ? SAFEGUARD_CLOCK_STATE_EXPIRED : SAFEGUARD_CLOCK_STATE_RUNNING;
  if (self->due.has_time && self->met.has_time)
    return self->met.instant < due ? SAFEGUARD_CLOCK_STATE_MET_EARLY : SAFEGUARD_CLOCK_STATE_MET;
  if (self->due.has_time && self->met.day == self->due.day)
    return SAFEGUARD_CLOCK_STATE_UNDECIDED;

  return self->met.day < self->due.day ? SAFEGUARD_CLOCK_STATE_MET_EARLY
                                       : SAFEGUARD_CLOCK_STATE_MET;
}

static SafeguardClockState
judge_state (const SafeguardClock *self, gint64 at)
{
  if (self->rule->start.kind == SAFEGUARD_START_NOT_STATED)
    return SAFEGUARD_CLOCK_STATE_UNDECIDED;
  if (at == G_MININT64)
    return SAFEGUARD_CLOCK_STATE_NOT_ASKED;
  if (!is_started (self, at))
    return SAFEGUARD_CLOCK_STATE_NOT_STARTED;

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
measure_hours (SafeguardClock *self, const SafeguardMoment *moment)
{
  gint64 span = self->due.instant - moment->instant;

  if (!moment->has_time)
    return;

  gboolean short_span = ABS (span) < G_TIME_SPAN_HOUR;
  self->slack_unit = short_span ? "minutes" : "hours";
  self->slack = (int)(span / (short_span ? G_TIME_SPAN_MINUTE : G_TIME_SPAN_HOUR));
}

static void
measure_days (SafeguardClock *self, SafeguardDayNumber day)
{
  SafeguardUnit unit = self->rule->limit.unit;
  SafeguardDayNumber due = self->due.day;
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
    return self->due.has_time ? g_strdup_printf ("less than %s", text) : g_strdup ("due today");

  return g_steal_pointer (&text);
}

void
safeguard_clock_judge (SafeguardClock *self)
{
  gint64 at = self->circumstances->at;
  SafeguardMoment moment;
  gboolean met;

  self->state = judge_state (self, at);
  met = self->state == SAFEGUARD_CLOCK_STATE_MET || self->state == SAFEGUARD_CLOCK_STATE_MET_LATE;
  if (self->due.day == 0 || self->state == SAFEGUARD_CLOCK_STATE_NOT_ASKED
      || self->state == SAFEGUARD_CLOCK_STATE_NOT_STARTED
      || self->state == SAFEGUARD_CLOCK_STATE_UNDECIDED)
    return;

  moment = met && self->met.day != 0 ? self->met : safeguard_moment_from_instant (at);
  if (self->due.has_time)
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

char *
safeguard_clock_find_early (SafeguardClock *self)
{
  const SafeguardCircumstances *circumstances = self->circumstances;

  /* A clock that starts anew with what met it last has earlier rounds, and one that runs up to an
   * event is met before it. */
  if (circumstances == NULL || self->started.day == 0 || self->rule->before
      || safeguard_timescale_rule_renews_itself (self->rule)
      || self->rule->repeats.kind != SAFEGUARD_REPEATS_NEVER)
    return NULL;

  for (guint i = 0; i < circumstances->events->len; i++)
    {
      SafeguardEvent *event = g_ptr_array_index (circumstances->events, i);
      const char *type = safeguard_event_get_event_type (event);

      if (g_strv_contains ((const char *const *)self->rule->met_by, type)
          && safeguard_moment_compare (safeguard_event_peek_moment (event), &self->started) < 0)
        return g_strdup_printf ("%s is recorded on %s", type,
                                safeguard_event_get_when_text (event));
    }

  return NULL;
}

const char *
safeguard_clock_peek_note (SafeguardClock *self)
{
  return self->rule->note;
}
