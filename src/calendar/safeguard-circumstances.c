/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-clock-private.h"

#include <string.h>

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

gboolean
safeguard_circumstances_had_happened (const SafeguardCircumstances *self,
                                      const SafeguardMoment *moment)
{
  if (self->at == G_MININT64)
    return TRUE;

  return (moment->has_time ? moment->instant : safeguard_day_number_to_instant (moment->day))
         <= self->at;
}

static gboolean
contains (char **ids, const char *id)
{
  return g_strv_contains ((const char *const *)ids, id);
}

gboolean
safeguard_circumstances_find_recorded (const SafeguardCircumstances *self,
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
          || (latest && !safeguard_circumstances_had_happened (self, moment)))
        continue;
      if (found == NULL || safeguard_moment_compare (moment, found) * (latest ? -1 : 1) < 0)
        found = moment;
    }
  if (found != NULL)
    *out = *found;

  return found != NULL;
}

guint
safeguard_circumstances_find_met (const SafeguardCircumstances *self,
                                  const SafeguardTimescaleRule *rule,
                                  const SafeguardMoment *began,
                                  SafeguardMoment *first,
                                  SafeguardMoment *last)
{
  gboolean renews = safeguard_timescale_rule_renews_itself (rule);
  guint n = 0;

  *first = *last = SAFEGUARD_MOMENT_NONE;
  for (guint i = 0; i < self->events->len; i++)
    {
      SafeguardEvent *event = g_ptr_array_index (self->events, i);
      const SafeguardMoment *moment = safeguard_event_peek_moment (event);
      int order = safeguard_moment_compare (moment, began);

      if (!contains (rule->met_by, safeguard_event_get_event_type (event))
          || !safeguard_circumstances_had_happened (self, moment))
        continue;
      if (began->day != 0 && (renews ? order <= 0 : order < 0))
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
           && safeguard_circumstances_had_happened (self, moment) && moment->day >= from
           && moment->day <= to;
    }

  return n;
}
