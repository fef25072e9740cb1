/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-case.h>
#include <safeguard/safeguard-ruling.h>
#include <safeguard/safeguard-trace.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_REVIEWS (safeguard_reviews_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardReviews, safeguard_reviews, SAFEGUARD, REVIEWS, GObject)

#define SAFEGUARD_TYPE_INCIDENT (safeguard_incident_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardIncident, safeguard_incident, INCIDENT)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardIncident *safeguard_incident_new (SafeguardReviews *reviews) G_GNUC_WARN_UNUSED_RESULT;

#define SAFEGUARD_TYPE_INCIDENT_RULING (safeguard_incident_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardIncidentRuling, safeguard_incident_ruling, INCIDENT_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardAnswer safeguard_incident_ruling_get_notifiable (SafeguardIncidentRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_incident_ruling_get_by (SafeguardIncidentRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_incident_ruling_get_to (SafeguardIncidentRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardAnswer safeguard_incident_ruling_get_rapid_review (SafeguardIncidentRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *
safeguard_incident_ruling_get_trace (SafeguardIncidentRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_reviews_get_facts (SafeguardReviews *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardIncidentRuling *safeguard_reviews_assess (SafeguardReviews *self,
                                                   SafeguardIncident *incident,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardIncidentRuling *safeguard_reviews_assess_at (SafeguardReviews *self,
                                                      SafeguardIncident *incident,
                                                      GDateTime *at,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
