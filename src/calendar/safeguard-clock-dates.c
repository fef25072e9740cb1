/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-clock-private.h"

#include <string.h>

/* Something that stops or resumes the clock. */
typedef struct
{
  SafeguardMoment moment;
  gboolean resumes;
} Change;

void
safeguard_dates_clear (SafeguardDates *self)
{
  g_clear_pointer (&self->pauses, g_array_unref);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const Change *first = a, *second = b;

  return (first->moment.day > second->moment.day) - (first->moment.day < second->moment.day);
}

static int
compare_instants (gconstpointer a, gconstpointer b)
{
  const Change *first = a, *second = b;

  return (first->moment.instant > second->moment.instant)
         - (first->moment.instant < second->moment.instant);
}

/* By day, and by time on a day of which every time is known; else the order of recording decides,
 * for a day and a time on it cannot be told apart. */
static void
sort_changes (GArray *changes)
{
  Change *all = (Change *)(gpointer)changes->data;
  guint end;

  g_array_sort (changes, compare_days);
  for (guint start = 0; start < changes->len; start = end)
    {
      gboolean timed = TRUE;

      for (end = start; end < changes->len && all[end].moment.day == all[start].moment.day; end++)
        timed = timed && all[end].moment.has_time;
      if (timed && end - start > 1)
        {
          g_autoptr (GArray) day = g_array_new (FALSE, FALSE, sizeof (Change));

          g_array_append_vals (day, all + start, end - start);
          g_array_sort (day, compare_instants);
          memcpy (all + start, day->data, (end - start) * sizeof (Change));
        }
    }
}

static GArray *
collect_changes (const SafeguardCircumstances *self,
                 const SafeguardTimescaleRule *rule,
                 const SafeguardMoment *start)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));

  for (guint i = 0; i < self->events->len; i++)
    {
      SafeguardEvent *event = g_ptr_array_index (self->events, i);
      const char *type = safeguard_event_get_event_type (event);
      Change change = {*safeguard_event_peek_moment (event), strcmp (type, rule->paused_by) != 0};

      if ((!change.resumes || strcmp (type, rule->resumed_by) == 0)
          && safeguard_moment_compare (&change.moment, start) >= 0
          && safeguard_circumstances_had_happened (self, &change.moment))
        g_array_append_val (changes, change);
    }
  sort_changes (changes);

  return changes;
}

/* What is done during a pause ends it: nothing is left to wait for. */
static void
end_with (GArray *pauses, const SafeguardTimescaleRule *rule, const SafeguardMoment *met)
{
  gboolean hours = rule->limit.unit == SAFEGUARD_UNIT_HOURS;

  while (pauses->len > 0 && met->day != 0)
    {
      SafeguardPause *last = &g_array_index (pauses, SafeguardPause, pauses->len - 1);

      if (safeguard_moment_compare (&last->from, met) <= 0)
        {
          if (last->until.day == 0 || safeguard_moment_compare (&last->until, met) > 0)
            last->until = hours && !met->has_time ? last->from : *met;
          return;
        }
      g_array_set_size (pauses, pauses->len - 1);
    }
}

GArray *
safeguard_circumstances_find_pauses (const SafeguardCircumstances *self,
                                     const SafeguardTimescaleRule *rule,
                                     const SafeguardMoment *start,
                                     const SafeguardMoment *met)
{
  g_autoptr (GArray) changes = collect_changes (self, rule, start);
  GArray *pauses = g_array_new (FALSE, FALSE, sizeof (SafeguardPause));
  gboolean paused = FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      /* A pause of what is paused, and an end of what is not, change nothing. */
      if (change->resumes != paused)
        continue;
      if (paused)
        g_array_index (pauses, SafeguardPause, pauses->len - 1).until = change->moment;
      else
        {
          SafeguardPause pause = {change->moment, SAFEGUARD_MOMENT_NONE};
          g_array_append_val (pauses, pause);
        }
      paused = !paused;
    }
  end_with (pauses, rule, met);

  return pauses;
}

/* So many times in a period: where the period before was not kept, and what was missed has not been
 * made up for in this one, that one is what is due still. */
static void
stay_with_missed_period (const SafeguardCircumstances *self,
                         const SafeguardTimescaleRule *rule,
                         const SafeguardMoment *start,
                         SafeguardDue *due)
{
  const SafeguardRepeats *repeats = &rule->repeats;
  SafeguardDayNumber from, before;

  if (repeats->kind != SAFEGUARD_REPEATS_TIMES_PER || self->at == G_MININT64)
    return;

  from = safeguard_reckon_add_calendar (due->day + 1, &repeats->every, -1);
  before = safeguard_reckon_add_calendar (from, &repeats->every, -1);
  if (before >= start->day
      && safeguard_circumstances_count_met (self, rule, before, from - 1) < repeats->times
      && safeguard_circumstances_count_met (self, rule, from, due->day) < repeats->times)
    due->day = from - 1;
}

static gboolean
find_day (const SafeguardCircumstances *self,
          const SafeguardTimescaleRule *rule,
          const SafeguardMoment *start,
          guint rounds,
          const SafeguardMoment *last,
          const GArray *pauses,
          SafeguardDue *out,
          GError **error)
{
  SafeguardCalendar *calendar = safeguard_timescales_peek_calendar (self->set);

  if (!safeguard_reckon_due (rule, calendar, start, rounds, last, self->at, out, error))
    return FALSE;
  stay_with_missed_period (self, rule, start, out);

  return pauses == NULL || safeguard_pauses_move (pauses, rule, calendar, out, error);
}

gboolean
safeguard_circumstances_find_dates (const SafeguardCircumstances *self,
                                    const SafeguardTimescaleRule *rule,
                                    const SafeguardMoment *start,
                                    const SafeguardMoment *began,
                                    SafeguardDates *out,
                                    GError **error)
{
  SafeguardMoment first, last;
  guint rounds = safeguard_circumstances_find_met (self, rule, began, &first, &last);

  /* A clock that repeats is due again after it was met. */
  out->met = rule->repeats.kind == SAFEGUARD_REPEATS_NEVER ? first : last;
  if (rule->paused_by != NULL)
    out->pauses = safeguard_circumstances_find_pauses (self, rule, start, &out->met);
  if (!find_day (self, rule, start, rounds, &last, out->pauses, &out->due, error))
    return FALSE;
  if (rule->opens.unit == SAFEGUARD_UNIT_NONE)
    return TRUE;

  /* The window opens as the limit is counted, only sooner. */
  SafeguardTimescaleRule window = *rule;
  window.limit = rule->opens;

  return find_day (self, &window, start, 0, &last, out->pauses, &out->opens, error);
}
