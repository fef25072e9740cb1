/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-clock-private.h"

#include <string.h>

/* Clocks that start from what meets another clock, and so on: no chain in earnest is longer. */
#define MAX_DEPTH 64

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
  guint8 *standings;      /* a Standing for each timescale of the set */
  SafeguardMoment *due;   /* likewise, where it is DUE */
  SafeguardMoment *began; /* likewise; no day: nothing bounds it */
  GPtrArray *scratch;     /* what is assumed on the way; NULL: nothing may be */
  guint depth;
  guint n_steps;
} Search;

static gboolean find_start (Search *search,
                            const SafeguardTimescaleRule *rule,
                            GPtrArray *assumed,
                            SafeguardMoment *out);

static Standing stand (Search *search, guint position);

static gboolean
contains (char **ids, const char *id)
{
  return g_strv_contains ((const char *const *)ids, id);
}

/* The place of the clock whose due day @rule counts from; the number of clocks if there is none. */
static guint
find_other (Search *search, const SafeguardTimescaleRule *rule)
{
  guint n = safeguard_timescales_get_n (search->circumstances->set);
  guint i = 0;

  while (i < n
         && strcmp (safeguard_timescales_peek_nth (search->circumstances->set, i)->id,
                    rule->start.due_of)
                != 0)
    i++;

  return i;
}

/* From when on what meets a clock may have happened. A duty may be done between the first of its
 * start events and the last; one that runs up to an event at any time before; and a milestone once
 * the clock runs whose due day it counts from: what is older belongs to another matter. */
static SafeguardMoment
find_beginning (Search *search, const SafeguardTimescaleRule *rule, const SafeguardMoment *start)
{
  SafeguardMoment beginning = *start, moment;

  if (rule->start.kind == SAFEGUARD_START_DUE_OF)
    {
      guint other = find_other (search, rule);
      gboolean found = other < safeguard_timescales_get_n (search->circumstances->set)
                       && stand (search, other) == DUE;

      return found ? search->began[other] : SAFEGUARD_MOMENT_NONE;
    }
  if (rule->before)
    return SAFEGUARD_MOMENT_NONE;

  for (guint i = 0; rule->start.events[i] != NULL; i++)
    if (rule->start.kind == SAFEGUARD_START_LATER_OF
        && safeguard_circumstances_find_recorded (search->circumstances, rule->start.events[i],
                                                  FALSE, &moment)
        && safeguard_moment_compare (&moment, &beginning) < 0)
      beginning = moment;

  return beginning;
}

static gboolean
find_due (Search *search,
          const SafeguardTimescaleRule *rule,
          SafeguardMoment *out,
          SafeguardMoment *began)
{
  g_auto (SafeguardDates) dates = {0};
  SafeguardMoment start;

  if (!find_start (search, rule, search->scratch, &start))
    return FALSE;
  *began = find_beginning (search, rule, &start);
  if (!safeguard_circumstances_find_dates (search->circumstances, rule, &start, began, &dates, NULL)
      || dates.due.day == 0)
    return FALSE;

  *out = dates.due.has_time ? safeguard_moment_from_instant (dates.due.instant)
                            : safeguard_moment_from_day (dates.due.day);
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
      gboolean found = find_due (search, rule, &search->due[position], &search->began[position]);
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

  if (safeguard_circumstances_find_recorded (self, event, latest, out))
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

/* The due day of the other clock. Where that rests on what was assumed, so does this. */
static gboolean
find_milestone (Search *search,
                const SafeguardTimescaleRule *rule,
                GPtrArray *assumed,
                SafeguardMoment *out)
{
  guint other = find_other (search, rule);
  SafeguardMoment ignored;

  if (other == safeguard_timescales_get_n (search->circumstances->set)
      || stand (search, other) != DUE)
    return FALSE;

  *out = search->due[other];
  if (assumed != NULL)
    find_start (search, safeguard_timescales_peek_nth (search->circumstances->set, other), assumed,
                &ignored);

  return TRUE;
}

static gboolean
find_start (Search *search,
            const SafeguardTimescaleRule *rule,
            GPtrArray *assumed,
            SafeguardMoment *out)
{
  gboolean found = FALSE;

  if (rule->start.kind == SAFEGUARD_START_DUE_OF)
    return find_milestone (search, rule, assumed, out);

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
  return a->start.kind == b->start.kind && g_strcmp0 (a->start.due_of, b->start.due_of) == 0
         && g_strv_equal ((const char *const *)a->start.events,
                          (const char *const *)b->start.events);
}

gboolean
safeguard_circumstances_find_start (const SafeguardCircumstances *self,
                                    const SafeguardTimescaleRule *rule,
                                    GPtrArray *assumed,
                                    SafeguardMoment *out,
                                    SafeguardMoment *began,
                                    guint *n_steps)
{
  guint n = safeguard_timescales_get_n (self->set);
  g_autofree guint8 *standings = g_new0 (guint8, n);
  g_autofree SafeguardMoment *due = g_new0 (SafeguardMoment, n);
  g_autofree SafeguardMoment *beginnings = g_new0 (SafeguardMoment, n);
  g_autoptr (GPtrArray) scratch = g_ptr_array_new ();
  Search search = {self, standings, due, beginnings, assumed != NULL ? scratch : NULL, 0, 0};
  gboolean found = self->given != NULL && same_start (self->given, rule);

  *out = found ? self->start : SAFEGUARD_MOMENT_NONE;
  if (!found)
    found = find_start (&search, rule, assumed, out);
  /* The later of two events is not known while one is missing: nothing has started. */
  if (!found)
    *out = SAFEGUARD_MOMENT_NONE;
  *began = found ? find_beginning (&search, rule, out) : SAFEGUARD_MOMENT_NONE;
  if (n_steps != NULL)
    *n_steps = search.n_steps;

  return found;
}
