/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-clock-private.h"

#include "safeguard-list-private.h"

/**
 * SafeguardClock:
 *
 * A timescale, started: when it began, when it is due, and how it stood at the
 * moment that was asked for.
 *
 * A duty is overdue from the first instant after its due day, London time; one
 * that counts hours from the first instant after its due time. Days count from the
 * day after the event unless the source says otherwise. Hours are elapsed time, so
 * a night on which the clocks change is an hour shorter or longer on the wall.
 * What has to be done at once is overdue when the day of its start is over.
 *
 * A clock can be paused only where its source says so. The day of the event that
 * pauses it and the days up to the day before the event that resumes it do not
 * count; of hours, the time between the two does not. While it is paused, nothing
 * is due. A pause before the start or after the due day has no effect.
 *
 * A source may be read in several ways; each reading is a clock of its own, and
 * says whether it binds here and which dates it had to assume.
 *
 * A clock is a pure function of timescale, record and moment. It is immutable and
 * may be shared between threads.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardClock, safeguard_clock, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SafeguardClockState,
                    safeguard_clock_state,
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_CLOCK_STATE_NOT_ASKED, "not-asked"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_CLOCK_STATE_NOT_STARTED, "not-started"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_CLOCK_STATE_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_CLOCK_STATE_MET, "met"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_CLOCK_STATE_MET_LATE, "met-late"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_CLOCK_STATE_OVERDUE, "overdue"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_CLOCK_STATE_EXPIRED, "expired"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_CLOCK_STATE_NOT_APPLICABLE, "not-applicable"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_CLOCK_STATE_UNDECIDED, "undecided"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_CLOCK_STATE_MET_EARLY, "met-early"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_CLOCK_STATE_PAUSED, "paused"))

static void
safeguard_clock_finalize (GObject *object)
{
  SafeguardClock *self = SAFEGUARD_CLOCK (object);

  g_clear_pointer (&self->circumstances, safeguard_circumstances_unref);
  g_clear_pointer (&self->rule, safeguard_timescale_rule_unref);
  g_clear_pointer (&self->source, safeguard_timescale_rule_unref);
  g_strfreev (self->assumed);
  g_free (self->name);
  g_free (self->holder);
  g_free (self->started_text);
  g_free (self->due_text);
  g_free (self->opens_text);
  safeguard_dates_clear (&self->dates);
  g_free (self->met_text);
  g_free (self->left);

  G_OBJECT_CLASS (safeguard_clock_parent_class)->finalize (object);
}

static void
safeguard_clock_class_init (SafeguardClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_clock_finalize;
}

static void
safeguard_clock_init (SafeguardClock *self)
{
  self->rule = safeguard_timescale_rule_blank ();
  self->assumed = g_new0 (char *, 1);
}

static gboolean
was_paused (const SafeguardClock *self)
{
  return self->dates.pauses != NULL && self->dates.pauses->len > 0;
}

const char *
safeguard_clock_state_nick (SafeguardClockState state)
{
  static const char *const nicks[]
      = {"not-asked", "not-started",    "running",   "met",       "met-late", "overdue",
         "expired",   "not-applicable", "undecided", "met-early", "paused"};

  return nicks[state];
}

/**
 * safeguard_clock_get_id:
 * @self: a clock
 *
 * Gets the name by which the policy knows the timescale.
 *
 * Returns: (transfer none): the id, such as "rapid-review"
 *
 * Since: 1.0
 */
const char *
safeguard_clock_get_id (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return self->rule->id;
}

/**
 * safeguard_clock_get_name:
 * @self: a clock
 *
 * Gets the name to show.
 *
 * Returns: (transfer none): the name; the id if the pack gives none
 *
 * Since: 1.0
 */
const char *
safeguard_clock_get_name (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return self->name != NULL ? self->name : self->rule->name;
}

/**
 * safeguard_clock_get_holder:
 * @self: a clock
 *
 * Gets whose duty it is.
 *
 * Returns: (transfer none) (nullable): the id of the body or role, such as
 *   "local-authority"; that of the stage, or several with a comma between, where the
 *   clock belongs to a stage of a procedure and its rule names nobody; %NULL if no
 *   source names any
 *
 * Since: 1.0
 */
const char *
safeguard_clock_get_holder (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return self->rule->holder != NULL ? self->rule->holder : self->holder;
}

/**
 * safeguard_clock_get_limit:
 * @self: a clock
 *
 * Gets the limit as people write it.
 *
 * Returns: (transfer none): the limit, such as "15 working days", "at once" or
 *   "no limit stated"
 *
 * Since: 1.0
 */
const char *
safeguard_clock_get_limit (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return self->rule->limit_text;
}

gboolean
safeguard_clock_has_limit (const SafeguardClock *self)
{
  return self->rule->limit.unit != SAFEGUARD_UNIT_NONE;
}

/**
 * safeguard_clock_get_starts:
 * @self: a clock
 *
 * Gets what starts the clock.
 *
 * Returns: (transfer none): the id of an event, or several as in "the later of
 *   authority-aware and partners-aware", or "not stated" if the source does
 *   not say
 *
 * Since: 1.0
 */
const char *
safeguard_clock_get_starts (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return self->rule->starts_text;
}

/**
 * safeguard_clock_get_kind:
 * @self: a clock
 *
 * Gets what happens when the limit is reached.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
SafeguardTimescaleKind
safeguard_clock_get_kind (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), SAFEGUARD_TIMESCALE_KIND_DUTY);

  return self->rule->kind;
}

/**
 * safeguard_clock_get_edition:
 * @self: a clock
 *
 * Gets the policy pack that the rule comes from, so that a limit of national
 * guidance can be told from a local one.
 *
 * Returns: (transfer none): the id of the pack, such as "england-2018"
 *
 * Since: 1.0
 */
const char *
safeguard_clock_get_edition (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return self->rule->edition;
}

/**
 * safeguard_clock_get_citations:
 * @self: a clock
 *
 * Gets where the rule comes from and, if the clock was paused, what allowed that.
 *
 * Returns: (transfer full): a list of [class@Citation]
 *
 * Since: 1.0
 */
GListModel *
safeguard_clock_get_citations (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  if (!was_paused (self))
    return g_object_ref (self->rule->citations);

  GListModel *sources[] = {self->rule->citations, self->rule->pause_citations};
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    for (guint j = 0; j < g_list_model_get_n_items (sources[i]); j++)
      g_ptr_array_add (all, g_list_model_get_item (sources[i], j));

  return safeguard_list_new_take (SAFEGUARD_TYPE_CITATION, all);
}

/**
 * safeguard_clock_is_verified:
 * @self: a clock
 *
 * Tells whether somebody on the project has read the source of the rule and, if
 * the clock was paused, of what allowed that.
 *
 * Returns: %FALSE if nobody has
 *
 * Since: 1.0
 */
gboolean
safeguard_clock_is_verified (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), FALSE);

  return self->rule->verified
         && (!was_paused (self)
             || safeguard_timescale_rule_all_verified (self->rule->pause_citations));
}

/**
 * safeguard_clock_get_started_text:
 * @self: a clock
 *
 * Gets when the clock started, in ISO 8601.
 *
 * Returns: (transfer none) (nullable): a day such as "2019-10-09" or a time
 *   such as "2019-10-09T14:30:00+01:00", or %NULL if it has not started
 *
 * Since: 1.0
 */
const char *
safeguard_clock_get_started_text (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return self->started_text;
}

/**
 * safeguard_clock_is_start_doubled:
 * @self: a clock
 *
 * Tells whether the clock started in the hour that comes twice when the clocks
 * go back. The earlier of the two was taken.
 *
 * Returns: %TRUE if it did
 *
 * Since: 1.0
 */
gboolean
safeguard_clock_is_start_doubled (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), FALSE);

  return self->started.doubled;
}

/**
 * safeguard_clock_get_due_day:
 * @self: a clock
 *
 * Gets the day that the limit reaches to, in London.
 *
 * Returns: (transfer full) (nullable): a new date, or %NULL if nothing is due:
 *   the clock has not started, it is paused, or there is no limit
 *
 * Since: 1.0
 */
GDate *
safeguard_clock_get_due_day (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return self->dates.due.day != 0 ? safeguard_day_number_to_date (self->dates.due.day) : NULL;
}

/**
 * safeguard_clock_get_due_text:
 * @self: a clock
 *
 * Gets the due day, or the due time of a clock that counts hours, in ISO 8601.
 *
 * Returns: (transfer none) (nullable): a day such as "2019-10-30" or a time
 *   such as "2019-10-12T14:30:00+01:00", or %NULL if nothing is due
 *
 * Since: 1.0
 */
const char *
safeguard_clock_get_due_text (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return self->due_text;
}

/**
 * safeguard_clock_get_opens_day:
 * @self: a clock
 *
 * Gets the first day, in London, of the window in which the thing is meant to be
 * done; the due day is the last. Doing it before is no breach, and is told.
 *
 * Returns: (transfer full) (nullable): a new date, or %NULL if the source gives no
 *   window, the clock has not started, or it is paused before the window opens
 *
 * Since: 1.0
 */
GDate *
safeguard_clock_get_opens_day (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return self->dates.opens.day != 0 ? safeguard_day_number_to_date (self->dates.opens.day) : NULL;
}

/**
 * safeguard_clock_get_opens_text:
 * @self: a clock
 *
 * Gets the first day of the window in which the thing is meant to be done, or the
 * time where the window is counted in hours, in ISO 8601.
 *
 * Returns: (transfer none) (nullable): a day or a time, or %NULL as for
 *   [method@Clock.get_opens_day]
 *
 * Since: 1.0
 */
const char *
safeguard_clock_get_opens_text (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return self->opens_text;
}

/**
 * safeguard_clock_get_state:
 * @self: a clock
 *
 * Gets how the clock stood at the moment that was asked for.
 *
 * Returns: the state; %SAFEGUARD_CLOCK_STATE_NOT_ASKED if no moment was given
 *
 * Since: 1.0
 */
SafeguardClockState
safeguard_clock_get_state (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), SAFEGUARD_CLOCK_STATE_NOT_ASKED);

  return self->state;
}

/**
 * safeguard_clock_get_met_text:
 * @self: a clock
 *
 * Gets when what the clock waits for happened, in ISO 8601. For a clock that
 * repeats, the last time.
 *
 * Returns: (transfer none) (nullable): a day or a time, or %NULL if it has not
 *   happened
 *
 * Since: 1.0
 */
const char *
safeguard_clock_get_met_text (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return self->met_text;
}

/**
 * safeguard_clock_get_left:
 * @self: a clock
 *
 * Gets what is left, or how late it is, as people say it.
 *
 * Returns: (transfer none) (nullable): the text, such as "3 working days",
 *   "due today", "2 hours", "1 working day late" or "paused with 6 working days
 *   left"; %NULL if no moment was
 *   asked for, nothing is due, or it was met in time
 *
 * Since: 1.0
 */
const char *
safeguard_clock_get_left (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return self->left;
}

/**
 * safeguard_clock_get_slack:
 * @self: a clock
 *
 * Gets how much time is left, or was left when the clock was met, in the unit
 * of [method@Clock.get_slack_unit]. Days are counted from the day after the
 * moment that was asked for to the due day.
 *
 * Returns: the number; negative if it is late; 0 if there is no unit
 *
 * Since: 1.0
 */
int
safeguard_clock_get_slack (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), 0);

  return self->slack;
}

/**
 * safeguard_clock_get_slack_unit:
 * @self: a clock
 *
 * Gets what the slack counts.
 *
 * Returns: (transfer none) (nullable): "working days", "school days", "days",
 *   "hours" or "minutes"; %NULL if there is no slack to tell
 *
 * Since: 1.0
 */
const char *
safeguard_clock_get_slack_unit (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return self->slack_unit;
}

/**
 * safeguard_clock_get_reading:
 * @self: a clock
 *
 * Gets which reading of the source this clock follows.
 *
 * Returns: (transfer none): the id of the reading; the id of the pack where
 *   the clock follows the source's own text
 *
 * Since: 1.0
 */
const char *
safeguard_clock_get_reading (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return self->rule->reading;
}

/**
 * safeguard_clock_is_binding:
 * @self: a clock
 *
 * Tells whether this reading binds in the area: its own text does, other
 * readings are shown beside it.
 *
 * Returns: %TRUE if it binds
 *
 * Since: 1.0
 */
gboolean
safeguard_clock_is_binding (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), FALSE);

  return self->binding;
}

/**
 * safeguard_clock_get_assumed:
 * @self: a clock
 *
 * Gets the events whose date was assumed, because they are not on the record:
 * each is taken to happen on the due day of the clock that it meets.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of the events;
 *   empty if nothing was assumed
 *
 * Since: 1.0
 */
const char *const *
safeguard_clock_get_assumed (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  return (const char *const *)self->assumed;
}

/**
 * safeguard_clock_get_due_time:
 * @self: a clock
 *
 * Gets the time that the limit reaches to, for a clock that counts hours.
 *
 * Returns: (transfer full) (nullable): the time in London, or %NULL if the clock
 *   counts no hours or nothing is due
 *
 * Since: 1.0
 */
GDateTime *
safeguard_clock_get_due_time (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), NULL);

  if (!self->dates.due.has_time)
    return NULL;

  SafeguardMoment moment = safeguard_moment_from_instant (self->dates.due.instant);

  return safeguard_moment_to_date_time (&moment);
}

/**
 * safeguard_clock_rests_on_rules_alone:
 * @self: a clock
 *
 * Tells whether working days were counted past the last year whose bank holidays
 * were published, so that the due day may still move.
 *
 * Returns: %TRUE if it rests on the rules of bank holidays alone
 *
 * Since: 1.0
 */
gboolean
safeguard_clock_rests_on_rules_alone (SafeguardClock *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CLOCK (self), FALSE);

  SafeguardUnit unit = self->rule->limit.unit;
  SafeguardDayNumber last = MAX (self->dates.due.day, self->started.day);

  return self->dates.due.day != 0
         && (unit == SAFEGUARD_UNIT_WORKING_DAYS || unit == SAFEGUARD_UNIT_SCHOOL_DAYS)
         && last > safeguard_calendar_peek_horizon (
                safeguard_timescales_peek_calendar (self->circumstances->set));
}

void
safeguard_clock_give_name (SafeguardClock *self, const char *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
}

void
safeguard_clock_give_holder (SafeguardClock *self, const char *holder)
{
  g_free (self->holder);
  self->holder = g_strdup (holder);
}
