/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-clock-private.h"

#include "safeguard-list-private.h"

/* How many rounds of a clock that repeats are worked out at most. */
#define MAX_OCCURRENCES 1000

static SafeguardClock *
clock_object_new (SafeguardCircumstances *circumstances,
                  SafeguardTimescaleRule *rule,
                  SafeguardTimescaleRule *source)
{
  SafeguardClock *self = g_object_new (SAFEGUARD_TYPE_CLOCK, NULL);

  self->circumstances = safeguard_circumstances_ref (circumstances);
  safeguard_timescale_rule_unref (self->rule);
  self->rule = safeguard_timescale_rule_ref (rule);
  self->source = safeguard_timescale_rule_ref (source);
  self->binding = rule == source && rule->start.kind != SAFEGUARD_START_NOT_STATED;

  return self;
}

static gboolean
work_out (SafeguardClock *self, GError **error)
{
  g_autoptr (GPtrArray) assumed = g_ptr_array_new ();

  if (!safeguard_circumstances_find_start (self->circumstances, self->rule,
                                           self->rule != self->source ? assumed : NULL,
                                           &self->started, &self->began, NULL))
    return TRUE;

  g_ptr_array_add (assumed, NULL);
  g_strfreev (self->assumed);
  self->assumed = g_strdupv ((char **)assumed->pdata);

  return safeguard_circumstances_find_dates (self->circumstances, self->rule, &self->started,
                                             &self->began, &self->dates, error);
}

static char *
due_to_iso (const SafeguardDue *due)
{
  if (due->day == 0)
    return NULL;

  SafeguardMoment moment = due->has_time ? safeguard_moment_from_instant (due->instant)
                                         : safeguard_moment_from_day (due->day);

  return safeguard_moment_to_iso (&moment);
}

static void
write_texts (SafeguardClock *self)
{
  if (self->started.day != 0)
    self->started_text = safeguard_moment_to_iso (&self->started);
  if (self->dates.met.day != 0)
    self->met_text = safeguard_moment_to_iso (&self->dates.met);
  self->due_text = due_to_iso (&self->dates.due);
  self->opens_text = due_to_iso (&self->dates.opens);
}

SafeguardClock *
safeguard_clock_new (SafeguardCircumstances *circumstances,
                     SafeguardTimescaleRule *rule,
                     SafeguardTimescaleRule *source,
                     GError **error)
{
  if (safeguard_timescales_peek_calendar (circumstances->set) == NULL)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_SECTION_ABSENT, NULL, NULL,
                           "the policy has no calendar to count '%s' on", rule->id);
      return NULL;
    }

  g_autoptr (SafeguardClock) self = clock_object_new (circumstances, rule, source);

  if (!work_out (self, error))
    return NULL;
  write_texts (self);
  safeguard_clock_judge (self);

  return g_steal_pointer (&self);
}

SafeguardClock *
safeguard_clock_new_unreckoned (SafeguardCircumstances *circumstances,
                                SafeguardTimescaleRule *rule,
                                SafeguardTimescaleRule *source)
{
  SafeguardClock *self = clock_object_new (circumstances, rule, source);
  SafeguardMoment last;

  self->unreckoned = TRUE;
  if (safeguard_circumstances_find_start (circumstances, rule, NULL, &self->started, &self->began,
                                          NULL))
    safeguard_circumstances_find_met (circumstances, rule, &self->began, &self->dates.met, &last);
  write_texts (self);
  safeguard_clock_judge (self);

  return self;
}

SafeguardClock *
safeguard_clock_new_not_applicable (SafeguardCircumstances *circumstances,
                                    SafeguardTimescaleRule *rule)
{
  SafeguardClock *self = clock_object_new (circumstances, rule, rule);

  self->state = SAFEGUARD_CLOCK_STATE_NOT_APPLICABLE;

  return self;
}

/* A reading that cannot be worked out is still shown, without a due day. */
static SafeguardClock *
reading_new (SafeguardClock *self, SafeguardTimescaleRule *rule)
{
  SafeguardClock *clock = safeguard_clock_new (self->circumstances, rule, self->source, NULL);

  if (clock == NULL)
    {
      clock = clock_object_new (self->circumstances, rule, self->source);
      clock->state = SAFEGUARD_CLOCK_STATE_UNDECIDED;
    }

  return clock;
}

/**
 * safeguard_clock_get_readings:
 * @self: a clock
 *
 * Gets the ways in which the source of this clock can be read, each as a clock of
 * its own, so that their due days stand side by side. The source's own text, which
 * binds, comes first; where the source does not say what starts the clock, nothing
 * binds and only the readings are there.
 *
 * A reading that starts from another event than this clock takes it from the record,
 * or else assumes the due day of the clock which that event meets.
 *
 * Returns: (transfer full): a list of [class@Clock]; empty if the source has no
 *   other reading, or this clock is itself one
 *
 * Since: 1.0
 */
GListModel *
safeguard_clock_get_readings (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  GPtrArray *readings = g_ptr_array_new ();

  if (self->rule == self->source && self->rule->readings->len > 0
      && self->state != SAFEGUARD_CLOCK_STATE_NOT_APPLICABLE)
    {
      if (self->binding)
        g_ptr_array_add (readings, g_object_ref (self));
      for (guint i = 0; i < self->rule->readings->len; i++)
        g_ptr_array_add (readings, reading_new (self, g_ptr_array_index (self->rule->readings, i)));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_CLOCK, readings);
}

/**
 * safeguard_clock_get_overridden:
 * @self: a clock
 *
 * Gets the same clock under the rule of a lower layer, such as national guidance,
 * that the area's own rule overrides: the statutory limit beside the local one.
 * Where several layers have the rule, this is the next one down, and that clock in
 * turn has the one below it.
 *
 * Returns: (transfer full) (nullable): a new clock, or %NULL if no lower layer has
 *   this timescale
 *
 * Since: 1.0
 */
SafeguardClock *
safeguard_clock_get_overridden (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  if (self->rule->overridden == NULL)
    return NULL;

  return reading_new (self, self->rule->overridden);
}

/**
 * safeguard_clock_redate:
 * @self: a clock
 * @calendar: another calendar, such as the one known on another day
 * @error: return location for an error
 *
 * Works out the same clock on another calendar: what becomes of a due day when a
 * bank holiday is added.
 *
 * Returns: (transfer full): a new clock, or %NULL with the errors of
 *   [method@Timescale.start]
 *
 * Since: 1.0
 */
SafeguardClock *
safeguard_clock_redate (SafeguardClock *self, SafeguardCalendar *calendar, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);
  g_return_val_if_fail (SAFEGUARD_IS_CALENDAR (calendar), NULL);
  g_return_val_if_fail (self->circumstances != NULL, NULL);

  g_autoptr (SafeguardTimescales) set
      = safeguard_timescales_with_calendar (self->circumstances->set, calendar);
  g_autoptr (SafeguardCircumstances) circumstances
      = safeguard_circumstances_with_set (self->circumstances, set);

  SafeguardClock *clock = self->state == SAFEGUARD_CLOCK_STATE_NOT_APPLICABLE
                              ? safeguard_clock_new_not_applicable (circumstances, self->rule)
                              : safeguard_clock_new (circumstances, self->rule, self->source,
                                                     self->unreckoned ? NULL : error);

  if (clock == NULL && self->unreckoned)
    clock = safeguard_clock_new_unreckoned (circumstances, self->rule, self->source);
  if (clock != NULL)
    safeguard_clock_give_holder (clock, self->holder);

  return clock;
}

/**
 * safeguard_clock_get_occurrences:
 * @self: a clock
 * @n_occurrences: how many days are wanted, at most 1000
 *
 * Gets the next due days of a clock that repeats, each as it is if the one before
 * is met on its due day. The first is the due day of this clock.
 *
 * Returns: (transfer full) (array zero-terminated=1): the days or times in ISO 8601;
 *   one if the clock does not repeat, none if nothing is due. They end with the
 *   calendar.
 *
 * Since: 1.0
 */
char **
safeguard_clock_get_occurrences (SafeguardClock *self, guint n_occurrences)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  SafeguardDue due = self->dates.due;
  g_autoptr (GStrvBuilder) days = g_strv_builder_new ();

  for (guint i = 0; due.day != 0 && i < MIN (n_occurrences, MAX_OCCURRENCES); i++)
    {
      SafeguardMoment moment = due.has_time ? safeguard_moment_from_instant (due.instant)
                                            : safeguard_moment_from_day (due.day);
      g_autofree char *text = safeguard_moment_to_iso (&moment);

      g_strv_builder_add (days, text);
      if (self->rule->repeats.kind == SAFEGUARD_REPEATS_NEVER
          || !safeguard_reckon_next (self->rule,
                                     safeguard_timescales_peek_calendar (self->circumstances->set),
                                     &self->started, &due, NULL))
        break;
    }

  return g_strv_builder_end (days);
}
