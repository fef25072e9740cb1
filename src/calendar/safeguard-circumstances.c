/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-clock-private.h"

#include <string.h>

/* Clocks that start from what meets another clock, and so on: no chain in earnest is longer. */
#define MAX_DEPTH 64

static GPtrArray *
copy_events (SafeguardRecord *record)
{
  guint n = record != NULL ? safeguard_record_get_n_events (record) : 0;
  GPtrArray *events = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (events, g_object_ref (safeguard_record_peek_event (record, i)));

  return events;
}

SafeguardCircumstances *
safeguard_circumstances_new (SafeguardTimescales *set,
                             SafeguardRecord *record,
                             SafeguardTimescaleRule *given,
                             const SafeguardMoment *start,
                             gint64 at)
{
  SafeguardCircumstances *self = g_new0 (SafeguardCircumstances, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->set = safeguard_timescales_ref (set);
  self->events = copy_events (record);
  self->given = given != NULL ? safeguard_timescale_rule_ref (given) : NULL;
  self->start = start != NULL ? *start : SAFEGUARD_MOMENT_NONE;
  self->at = at;

  return self;
}

SafeguardCircumstances *
safeguard_circumstances_with_set (const SafeguardCircumstances *self, SafeguardTimescales *set)
{
  SafeguardCircumstances *copy
      = safeguard_circumstances_new (set, NULL, self->given, &self->start, self->at);

  g_ptr_array_unref (copy->events);
  copy->events = g_ptr_array_ref (self->events);

  return copy;
}

SafeguardCircumstances *
safeguard_circumstances_ref (SafeguardCircumstances *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
safeguard_circumstances_unref (SafeguardCircumstances *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  safeguard_timescales_unref (self->set);
  g_ptr_array_unref (self->events);
  g_clear_pointer (&self->given, safeguard_timescale_rule_unref);
  g_free (self);
}

/* Whether it had happened by the moment that the clock is judged for. */
static gboolean
happened_by (const SafeguardMoment *moment, gint64 at)
{
  if (at == G_MININT64)
    return TRUE;

  return (moment->has_time ? moment->instant : safeguard_day_number_to_instant (moment->day)) <= at;
}

static gboolean
contains (char **ids, const char *id)
{
  return g_strv_contains ((const char *const *)ids, id);
}

/* The first time that an event is on the record, or the latest up to the moment that is asked for.
 */
static gboolean
find_recorded (const SafeguardCircumstances *self,
               const char *type,
               gboolean latest,
               SafeguardMoment *out)
{
  const SafeguardMoment *found = NULL;

  for (guint i = 0; i < self->events->len; i++)
    {
      SafeguardEvent *event = g_ptr_array_index (self->events, i);
      const SafeguardMoment *moment = safeguard_event_peek_moment (event);

      if (strcmp (safeguard_event_get_event_type (event), type) != 0
          || (latest && !happened_by (moment, self->at)))
        continue;
      if (found == NULL || safeguard_moment_compare (moment, found) * (latest ? -1 : 1) < 0)
        found = moment;
    }
  if (found != NULL)
    *out = *found;

  return found != NULL;
}

typedef enum
{
  UNSEEN,
  SOUGHT, /* further up: to ask it again is a circle */
  NOT_DUE,
  DUE,
} Standing;

/* One search for a start. Each clock that it comes by is worked out once. */
typedef struct
{
  const SafeguardCircumstances *circumstances;
  guint8 *standings;    /* a Standing for each timescale of the set */
  SafeguardMoment *due; /* likewise, where it is DUE */
  GPtrArray *scratch;
  guint depth;
  guint n_steps;
} Search;

static gboolean find_start (Search *search,
                            const SafeguardTimescaleRule *rule,
                            GPtrArray *assumed,
                            SafeguardMoment *out);

static gboolean
find_due (Search *search, const SafeguardTimescaleRule *rule, SafeguardMoment *out)
{
  SafeguardCalendar *calendar = safeguard_timescales_peek_calendar (search->circumstances->set);
  SafeguardMoment start;
  SafeguardDue due;

  if (!find_start (search, rule, search->scratch, &start)
      || !safeguard_reckon_due (rule, calendar, &start, 0, NULL, G_MININT64, &due, NULL)
      || due.day == 0)
    return FALSE;

  *out = due.has_time ? safeguard_moment_from_instant (due.instant)
                      : safeguard_moment_from_day (due.day);
  return TRUE;
}

/* What was not due may have been so because of a circle through a clock that has been found since:
 * it is asked again. That can happen once for each clock that is found. */
static void
settle (Search *search, guint position, gboolean found)
{
  guint n = safeguard_timescales_get_n (search->circumstances->set);

  search->standings[position] = found ? DUE : NOT_DUE;
  for (guint i = 0; i < n && found; i++)
    if (search->standings[i] == NOT_DUE)
      search->standings[i] = UNSEEN;
}

static Standing
stand (Search *search, guint position)
{
  if (search->standings[position] == UNSEEN && search->depth < MAX_DEPTH)
    {
      const SafeguardTimescaleRule *rule
          = safeguard_timescales_peek_nth (search->circumstances->set, position);

      search->n_steps++;
      search->standings[position] = SOUGHT;
      search->depth++;
      gboolean found = find_due (search, rule, &search->due[position]);
      search->depth--;
      settle (search, position, found);
    }

  return search->standings[position];
}

/* The due day of the first clock that the event would meet and whose own start can be found. */
static gboolean
assume (Search *search,
        const SafeguardTimescaleRule *asking,
        const char *event,
        SafeguardMoment *out)
{
  guint n = safeguard_timescales_get_n (search->circumstances->set);

  for (guint i = 0; i < n; i++)
    {
      const SafeguardTimescaleRule *rule
          = safeguard_timescales_peek_nth (search->circumstances->set, i);

      if (!contains (rule->met_by, event) || strcmp (rule->id, asking->id) == 0
          || stand (search, i) != DUE)
        continue;

      *out = search->due[i];
      return TRUE;
    }

  return FALSE;
}

static gboolean
find_event (Search *search,
            const SafeguardTimescaleRule *rule,
            const char *event,
            GPtrArray *assumed,
            SafeguardMoment *out)
{
  const SafeguardCircumstances *self = search->circumstances;
  gboolean latest = safeguard_timescale_rule_renews_itself (rule);

  if (find_recorded (self, event, latest, out))
    return TRUE;
  if (self->given != NULL && contains (self->given->start.events, event))
    {
      *out = self->start;
      return TRUE;
    }
  if (assumed == NULL || !assume (search, rule, event, out))
    return FALSE;

  g_ptr_array_add (assumed, (gpointer)event);

  return TRUE;
}

/* Whether @moment takes the place of @best as the later or the earlier. Where a day and a time on
 * that day cannot be told apart, the day stays: it is what is known for sure. */
static gboolean
replaces (const SafeguardMoment *moment, const SafeguardMoment *best, SafeguardStartKind kind)
{
  int order = safeguard_moment_compare (moment, best);

  if (order == 0)
    return best->has_time && !moment->has_time;

  return kind == SAFEGUARD_START_LATER_OF ? order > 0 : order < 0;
}

static gboolean
find_start (Search *search,
            const SafeguardTimescaleRule *rule,
            GPtrArray *assumed,
            SafeguardMoment *out)
{
  gboolean found = FALSE;

  /* The earlier of several needs no assumption if one of them is known. */
  if (rule->start.kind == SAFEGUARD_START_EARLIER_OF && assumed != NULL
      && find_start (search, rule, NULL, out))
    return TRUE;

  for (guint i = 0; rule->start.events[i] != NULL; i++)
    {
      SafeguardMoment moment;

      if (!find_event (search, rule, rule->start.events[i], assumed, &moment))
        {
          if (rule->start.kind == SAFEGUARD_START_LATER_OF)
            return FALSE;
          continue;
        }
      if (!found || replaces (&moment, out, rule->start.kind))
        *out = moment;
      found = TRUE;
    }

  return found;
}

static gboolean
same_start (const SafeguardTimescaleRule *a, const SafeguardTimescaleRule *b)
{
  return a->start.kind == b->start.kind
         && g_strv_equal ((const char *const *)a->start.events,
                          (const char *const *)b->start.events);
}

gboolean
safeguard_circumstances_find_start (const SafeguardCircumstances *self,
                                    const SafeguardTimescaleRule *rule,
                                    GPtrArray *assumed,
                                    SafeguardMoment *out,
                                    guint *n_steps)
{
  guint n = safeguard_timescales_get_n (self->set);
  g_autofree guint8 *standings = g_new0 (guint8, n);
  g_autofree SafeguardMoment *due = g_new0 (SafeguardMoment, n);
  g_autoptr (GPtrArray) scratch = g_ptr_array_new ();
  Search search = {self, standings, due, scratch, 0, 0};
  gboolean found;

  *out = SAFEGUARD_MOMENT_NONE;
  if (n_steps != NULL)
    *n_steps = 0;
  if (self->given != NULL && same_start (self->given, rule))
    {
      *out = self->start;
      return TRUE;
    }

  found = find_start (&search, rule, assumed, out);
  if (n_steps != NULL)
    *n_steps = search.n_steps;
  /* The later of two events is not known while one is missing: nothing has started. */
  if (!found)
    *out = SAFEGUARD_MOMENT_NONE;

  return found;
}

/* A duty may be done between the first of its start events and the last, so the first bounds it. */
static SafeguardMoment
find_beginning (const SafeguardCircumstances *self,
                const SafeguardTimescaleRule *rule,
                const SafeguardMoment *start)
{
  SafeguardMoment beginning = *start, moment;

  for (guint i = 0; rule->start.events[i] != NULL; i++)
    if (rule->start.kind == SAFEGUARD_START_LATER_OF
        && find_recorded (self, rule->start.events[i], FALSE, &moment)
        && safeguard_moment_compare (&moment, &beginning) < 0)
      beginning = moment;

  return beginning;
}

guint
safeguard_circumstances_find_met (const SafeguardCircumstances *self,
                                  const SafeguardTimescaleRule *rule,
                                  const SafeguardMoment *start,
                                  SafeguardMoment *first,
                                  SafeguardMoment *last)
{
  SafeguardMoment beginning = find_beginning (self, rule, start);
  gboolean renews = safeguard_timescale_rule_renews_itself (rule);
  guint n = 0;

  *first = *last = SAFEGUARD_MOMENT_NONE;
  for (guint i = 0; i < self->events->len; i++)
    {
      SafeguardEvent *event = g_ptr_array_index (self->events, i);
      const SafeguardMoment *moment = safeguard_event_peek_moment (event);
      int order = safeguard_moment_compare (moment, &beginning);

      if (!contains (rule->met_by, safeguard_event_get_event_type (event))
          || !happened_by (moment, self->at))
        continue;
      if (!rule->before && (renews ? order <= 0 : order < 0))
        continue;
      n++;
      if (first->day == 0 || safeguard_moment_compare (moment, first) < 0)
        *first = *moment;
      if (last->day == 0 || safeguard_moment_compare (moment, last) > 0)
        *last = *moment;
    }

  return n;
}

guint
safeguard_circumstances_count_met (const SafeguardCircumstances *self,
                                   const SafeguardTimescaleRule *rule,
                                   SafeguardDayNumber from,
                                   SafeguardDayNumber to)
{
  guint n = 0;

  for (guint i = 0; i < self->events->len; i++)
    {
      SafeguardEvent *event = g_ptr_array_index (self->events, i);
      const SafeguardMoment *moment = safeguard_event_peek_moment (event);

      n += contains (rule->met_by, safeguard_event_get_event_type (event))
           && happened_by (moment, self->at) && moment->day >= from && moment->day <= to;
    }

  return n;
}
