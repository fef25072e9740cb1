/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-reviews-private.h"

/**
 * SafeguardIncident:
 *
 * What is recorded of an incident that may be serious: facts, and events such
 * as "authority-aware", "partners-aware" and "notification-sent".
 *
 * One thread at a time may add to it; a ruling copies what it needs.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardIncident, safeguard_incident, SAFEGUARD_TYPE_CASE)

static void
safeguard_incident_finalize (GObject *object)
{
  g_clear_object (&SAFEGUARD_INCIDENT (object)->reviews);

  G_OBJECT_CLASS (safeguard_incident_parent_class)->finalize (object);
}

/* Facts carry no time of recording; the base carries over the events known by then. */
static SafeguardRecord *
safeguard_incident_copy_as_known (SafeguardRecord *record, GDateTime *known)
{
  SafeguardIncident *copy = safeguard_incident_new (SAFEGUARD_INCIDENT (record)->reviews);

  safeguard_case_copy_facts (SAFEGUARD_CASE (copy), SAFEGUARD_CASE (record));

  return SAFEGUARD_RECORD (copy);
}

/* Who knew when, and the notification, belong to any incident, whether or not this policy counts
 * from them. */
static const char *const common_events[]
    = {"authority-aware", "partners-aware", "notification-sent", NULL};

static gboolean
safeguard_incident_accepts_event (SafeguardRecord *record, SafeguardEvent *event, GError **error)
{
  const char *type = safeguard_event_get_event_type (event);

  if (g_strv_contains (common_events, type))
    return TRUE;

  return safeguard_timescales_check_event (SAFEGUARD_INCIDENT (record)->reviews->timescales, type,
                                           NULL, error);
}

static void
safeguard_incident_class_init (SafeguardIncidentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_incident_finalize;
  ((SafeguardRecordClass *)klass)->copy_as_known = safeguard_incident_copy_as_known;
  ((SafeguardRecordClass *)klass)->accepts_event = safeguard_incident_accepts_event;
}

static void
safeguard_incident_init (SafeguardIncident *self)
{
}

/**
 * safeguard_incident_new:
 * @reviews: the rules that will judge the incident
 *
 * Makes an incident of which nothing is known yet.
 *
 * Returns: (transfer full): a new incident
 *
 * Since: 1.0
 */
SafeguardIncident *
safeguard_incident_new (SafeguardReviews *reviews)
{
  g_return_val_if_fail (SAFEGUARD_IS_REVIEWS (reviews) && reviews->vocabulary != NULL, NULL);

  SafeguardIncident *self = g_object_new (SAFEGUARD_TYPE_INCIDENT, NULL);

  self->reviews = g_object_ref (reviews);
  safeguard_case_set_up (SAFEGUARD_CASE (self), reviews->vocabulary);

  return self;
}
