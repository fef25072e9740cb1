/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-timescale-private.h"

#include "safeguard-clock-private.h"

/**
 * SafeguardTimescale:
 *
 * A rule that says by when: the limit and its unit, what starts the clock, what
 * meets it, whose duty it is, and where it is written.
 *
 * Timescales come from the documents of a policy; where a document gives no
 * limit there is none, and where it does not say what starts the clock that is
 * undecided. Started on a record, a timescale gives a [class@Clock].
 *
 * A timescale is immutable and may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardTimescale
{
  GObject parent_instance;

  SafeguardTimescales *set;
  SafeguardTimescaleRule *rule;
};

G_DEFINE_FINAL_TYPE (SafeguardTimescale, safeguard_timescale, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SafeguardTimescaleKind,
                    safeguard_timescale_kind,
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_TIMESCALE_KIND_DUTY, "duty"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_TIMESCALE_KIND_EXPIRY, "expiry"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_TIMESCALE_KIND_NOT_BEFORE, "not-before"))

static void
safeguard_timescale_finalize (GObject *object)
{
  SafeguardTimescale *self = SAFEGUARD_TIMESCALE (object);

  g_clear_pointer (&self->rule, safeguard_timescale_rule_unref);
  g_clear_pointer (&self->set, safeguard_timescales_unref);

  G_OBJECT_CLASS (safeguard_timescale_parent_class)->finalize (object);
}

static void
safeguard_timescale_class_init (SafeguardTimescaleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_timescale_finalize;
}

static void
safeguard_timescale_init (SafeguardTimescale *self)
{
  self->rule = safeguard_timescale_rule_blank ();
}

SafeguardTimescale *
safeguard_timescale_new (SafeguardTimescales *set, SafeguardTimescaleRule *rule)
{
  SafeguardTimescale *self = g_object_new (SAFEGUARD_TYPE_TIMESCALE, NULL);

  self->set = safeguard_timescales_ref (set);
  safeguard_timescale_rule_unref (self->rule);
  self->rule = safeguard_timescale_rule_ref (rule);

  return self;
}

const char *
safeguard_timescale_kind_nick (SafeguardTimescaleKind kind)
{
  static const char *const nicks[] = {"duty", "expiry", "not-before"};

  return nicks[kind];
}

/**
 * safeguard_timescale_get_id:
 * @self: a timescale
 *
 * Gets the name by which the policy knows the timescale.
 *
 * Returns: (transfer none): the id, such as "rapid-review"
 *
 * Since: 1.0
 */
const char *
safeguard_timescale_get_id (SafeguardTimescale *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TIMESCALE (self), NULL);

  return self->rule->id;
}

/**
 * safeguard_timescale_get_name:
 * @self: a timescale
 *
 * Gets the name to show.
 *
 * Returns: (transfer none): the name; the id if the pack gives none
 *
 * Since: 1.0
 */
const char *
safeguard_timescale_get_name (SafeguardTimescale *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TIMESCALE (self), NULL);

  return self->rule->name;
}

/**
 * safeguard_timescale_get_holder:
 * @self: a timescale
 *
 * Gets whose duty it is.
 *
 * Returns: (transfer none) (nullable): the id of the body or role, such as
 *   "local-authority", or %NULL if the source names none
 *
 * Since: 1.0
 */
const char *
safeguard_timescale_get_holder (SafeguardTimescale *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TIMESCALE (self), NULL);

  return self->rule->holder;
}

/**
 * safeguard_timescale_get_limit:
 * @self: a timescale
 *
 * Gets the limit as people write it.
 *
 * Returns: (transfer none): the limit, such as "15 working days", "at once" or
 *   "no limit stated"
 *
 * Since: 1.0
 */
const char *
safeguard_timescale_get_limit (SafeguardTimescale *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TIMESCALE (self), NULL);

  return self->rule->limit_text;
}

/**
 * safeguard_timescale_get_starts:
 * @self: a timescale
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
safeguard_timescale_get_starts (SafeguardTimescale *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TIMESCALE (self), NULL);

  return self->rule->starts_text;
}

/**
 * safeguard_timescale_get_kind:
 * @self: a timescale
 *
 * Gets what happens when the limit is reached.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
SafeguardTimescaleKind
safeguard_timescale_get_kind (SafeguardTimescale *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TIMESCALE (self), SAFEGUARD_TIMESCALE_KIND_DUTY);

  return self->rule->kind;
}

/**
 * safeguard_timescale_get_edition:
 * @self: a timescale
 *
 * Gets the policy pack that the rule comes from, so that a limit of national
 * guidance can be told from a local one.
 *
 * Returns: (transfer none): the id of the pack, such as "england-2018"
 *
 * Since: 1.0
 */
const char *
safeguard_timescale_get_edition (SafeguardTimescale *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TIMESCALE (self), NULL);

  return self->rule->edition;
}

/**
 * safeguard_timescale_get_citations:
 * @self: a timescale
 *
 * Gets where the rule comes from.
 *
 * Returns: (transfer full): a list of [class@Citation]
 *
 * Since: 1.0
 */
GListModel *
safeguard_timescale_get_citations (SafeguardTimescale *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TIMESCALE (self), NULL);

  return g_object_ref (self->rule->citations);
}

/**
 * safeguard_timescale_is_verified:
 * @self: a timescale
 *
 * Tells whether somebody on the project has read the source of the rule.
 *
 * Returns: %FALSE if nobody has
 *
 * Since: 1.0
 */
gboolean
safeguard_timescale_is_verified (SafeguardTimescale *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TIMESCALE (self), FALSE);

  return self->rule->verified;
}

/**
 * safeguard_timescale_get_met_by:
 * @self: a timescale
 *
 * Gets which events meet it.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of the events;
 *   empty if the source names none
 *
 * Since: 1.0
 */
const char *const *
safeguard_timescale_get_met_by (SafeguardTimescale *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TIMESCALE (self), NULL);

  return (const char *const *)self->rule->met_by;
}

/**
 * safeguard_timescale_get_note:
 * @self: a timescale
 *
 * Gets what else there is to say of the rule.
 *
 * Returns: (transfer none) (nullable): the note, or %NULL if there is none
 *
 * Since: 1.0
 */
const char *
safeguard_timescale_get_note (SafeguardTimescale *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TIMESCALE (self), NULL);

  return self->rule->note;
}

/**
 * safeguard_timescale_get_applies_to:
 * @self: a timescale
 *
 * Gets to whom or when the rule applies.
 *
 * Returns: (transfer none) (nullable): the text, or %NULL if it applies to all
 *
 * Since: 1.0
 */
const char *
safeguard_timescale_get_applies_to (SafeguardTimescale *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TIMESCALE (self), NULL);

  return self->rule->applies_to;
}

/**
 * safeguard_timescale_start:
 * @self: a timescale
 * @record: what happened
 * @at: (nullable): the moment for which the clock's state is asked, or %NULL to ask
 *   for none
 * @error: return location for an error
 *
 * Starts a clock from what is on the record now. What was recorded to happen after
 * @at has not happened yet in the clock's state, but may still start it.
 *
 * Returns: (transfer full): the clock, or %NULL with
 *   %SAFEGUARD_ERROR_NEEDS_TIME if hours are counted from a day without a time,
 *   %SAFEGUARD_ERROR_NEEDS_SCHOOL_CALENDAR if school days are counted and no
 *   school terms are loaded, %SAFEGUARD_ERROR_OUTSIDE_CALENDAR if a day lies before
 *   1978 or after 2099, or %SAFEGUARD_ERROR_SECTION_ABSENT if the policy has no
 *   calendar
 *
 * Since: 1.0
 */
SafeguardClock *
safeguard_timescale_start (SafeguardTimescale *self,
                           SafeguardRecord *record,
                           GDateTime *at,
                           GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_TIMESCALE (self), NULL);
  g_return_val_if_fail (SAFEGUARD_IS_RECORD (record), NULL);
  /* A binding can make an object of the type that no policy has filled. */
  g_return_val_if_fail (self->set != NULL, NULL);

  gint64 instant = at != NULL ? safeguard_moment_from_date_time (at).instant : G_MININT64;
  g_autoptr (SafeguardCircumstances) circumstances
      = safeguard_circumstances_new (self->set, record, NULL, NULL, instant);

  return safeguard_clock_new (circumstances, self->rule, self->rule, error);
}
