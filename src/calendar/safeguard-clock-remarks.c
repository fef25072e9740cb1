/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-clock-private.h"

#include <string.h>

/* What a ruling remarks on a clock besides its state. */

char *
safeguard_clock_find_early (SafeguardClock *self, char **began)
{
  const SafeguardCircumstances *circumstances = self->circumstances;

  /* A clock that starts anew with what met it last has earlier rounds, and one that runs up to an
   * event is met before it. */
  if (circumstances == NULL || self->began.day == 0
      || safeguard_timescale_rule_renews_itself (self->rule)
      || self->rule->repeats.kind != SAFEGUARD_REPEATS_NEVER)
    return NULL;

  for (guint i = 0; i < circumstances->events->len; i++)
    {
      SafeguardEvent *event = g_ptr_array_index (circumstances->events, i);
      const char *type = safeguard_event_get_event_type (event);

      if (g_strv_contains ((const char *const *)self->rule->met_by, type)
          && safeguard_moment_compare (safeguard_event_peek_moment (event), &self->began) < 0)
        {
          *began = safeguard_moment_to_iso (&self->began);
          return g_strdup_printf ("%s is recorded on %s", type,
                                  safeguard_event_get_when_text (event));
        }
    }

  return NULL;
}

gboolean
safeguard_clock_find_vain_pause (SafeguardClock *self, SafeguardMoment *out)
{
  const SafeguardCircumstances *circumstances = self->circumstances;
  const SafeguardMoment *met = &self->dates.met;

  *out = SAFEGUARD_MOMENT_NONE;
  if (circumstances == NULL || self->started.day == 0 || self->rule->paused_by != NULL)
    return FALSE;

  for (guint i = 0; i < circumstances->events->len; i++)
    {
      SafeguardEvent *event = g_ptr_array_index (circumstances->events, i);
      const SafeguardMoment *moment = safeguard_event_peek_moment (event);

      if (strcmp (safeguard_event_get_event_type (event), SAFEGUARD_EVENT_PAUSED) == 0
          && (self->began.day == 0 || safeguard_moment_compare (moment, &self->began) >= 0)
          && (met->day == 0 || safeguard_moment_compare (moment, met) <= 0)
          && safeguard_circumstances_had_happened (circumstances, moment)
          && (out->day == 0 || safeguard_moment_compare (moment, out) < 0))
        *out = *moment;
    }

  return out->day != 0;
}

gboolean
safeguard_clock_ran_at (const SafeguardClock *self, const SafeguardMoment *moment)
{
  const SafeguardMoment *from = self->began.day != 0 ? &self->began : &self->started;
  const SafeguardDates *dates = &self->dates;

  if (self->started.day == 0 || self->state == SAFEGUARD_CLOCK_STATE_NOT_APPLICABLE
      || safeguard_moment_compare (moment, from) < 0)
    return FALSE;
  if (dates->met.day != 0 && safeguard_moment_compare (moment, &dates->met) > 0)
    return FALSE;

  /* What is overdue already is not stopped. */
  return self->rule->paused_by == NULL || dates->due.day == 0 || moment->day <= dates->due.day;
}

gboolean
safeguard_clock_is_before_window (SafeguardClock *self)
{
  const SafeguardMoment *met = &self->dates.met;
  const SafeguardDue *opens = &self->dates.opens;

  if (opens->day == 0 || self->state != SAFEGUARD_CLOCK_STATE_MET
      || self->rule->kind != SAFEGUARD_TIMESCALE_KIND_DUTY)
    return FALSE;

  return opens->has_time && met->has_time ? met->instant < opens->instant : met->day < opens->day;
}

gboolean
safeguard_clock_get_paused_since (SafeguardClock *self, SafeguardMoment *out)
{
  *out = self->dates.due.paused_since;

  return self->dates.due.paused;
}

const SafeguardRelaxation *
safeguard_clock_find_relaxation (SafeguardClock *self)
{
  SafeguardDayNumber due = self->dates.due.day;

  if (due == 0 || self->rule->kind != SAFEGUARD_TIMESCALE_KIND_DUTY
      || (self->state != SAFEGUARD_CLOCK_STATE_NOT_ASKED
          && self->state != SAFEGUARD_CLOCK_STATE_RUNNING
          && self->state != SAFEGUARD_CLOCK_STATE_OVERDUE
          && self->state != SAFEGUARD_CLOCK_STATE_MET_LATE))
    return NULL;

  for (guint i = 0; i < self->rule->relaxations->len; i++)
    {
      const SafeguardRelaxation *relaxation = g_ptr_array_index (self->rule->relaxations, i);

      if (due >= relaxation->from && (relaxation->until == 0 || due <= relaxation->until))
        return relaxation;
    }

  return NULL;
}

const char *
safeguard_clock_peek_note (SafeguardClock *self)
{
  return self->rule->note;
}
