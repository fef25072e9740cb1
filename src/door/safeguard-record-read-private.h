/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-request-private.h"

/* What stands in a FILE of one matter: {"id", "kind", "parties": [...], "events": [{"type", "at",
 * "by", "id", "recorded", ...}]}. */

extern const char *const safeguard_matter_keys[];
/* A review may have the partners' vote on notifying beside it. */
extern const char *const safeguard_review_keys[];
extern const char *const safeguard_assess_keys[];
extern const char *const safeguard_check_keys[];
extern const char *const safeguard_incident_keys[];
extern const char *const safeguard_meeting_keys[];
extern const char *const safeguard_vote_keys[];
/* The day of the first thing that happened, which is the day of what is judged; 0 without one. */
SafeguardDayNumber safeguard_record_find_day (const SafeguardNode *matter, SafeguardIssueLog *log);
/* A record of what @matter holds, as known; FALSE with the error at its place. */
SafeguardReview *safeguard_record_read_review (SafeguardRequest *request,
                                               const SafeguardNode *matter,
                                               SafeguardReviews *reviews,
                                               GError **error);
SafeguardDispute *safeguard_record_read_dispute (SafeguardRequest *request,
                                                 const SafeguardNode *matter,
                                                 SafeguardEscalation *escalation,
                                                 GError **error);
SafeguardChronology *safeguard_record_read_chronology (SafeguardRequest *request,
                                                       const SafeguardNode *matter,
                                                       GError **error);
/* Reads "events", which may be missing, into @record. */
gboolean safeguard_record_read_events (SafeguardRequest *request,
                                       const SafeguardNode *matter,
                                       SafeguardRecord *record,
                                       GError **error);
/* The record as it was known, where the request asks for that. Takes @record. */
gpointer safeguard_record_view_as_known (SafeguardRequest *request, gpointer record);
SafeguardRisk *safeguard_record_read_risk (SafeguardRequest *request,
                                           const SafeguardNode *matter,
                                           SafeguardGovernance *governance,
                                           GError **error);
SafeguardInformationLog *safeguard_record_read_information (SafeguardRequest *request,
                                                            const SafeguardNode *matter,
                                                            SafeguardGovernance *governance,
                                                            GError **error);
SafeguardDecisionLog *safeguard_record_read_decisions (SafeguardRequest *request,
                                                       const SafeguardNode *matter,
                                                       SafeguardGovernance *governance,
                                                       GError **error);
SafeguardWorkstream *safeguard_record_read_workstream (SafeguardRequest *request,
                                                       const SafeguardNode *matter,
                                                       SafeguardGovernance *governance,
                                                       GError **error);
/* Who was at a meeting, as the FILE of one has it. */
SafeguardMeeting *safeguard_record_read_meeting (SafeguardRequest *request,
                                                 const SafeguardNode *node,
                                                 SafeguardGovernance *governance,
                                                 GError **error);
/* Who voted how, as the FILE of a vote has it. */
SafeguardVote *safeguard_record_read_vote (SafeguardRequest *request,
                                           const SafeguardNode *node,
                                           SafeguardGovernance *governance,
                                           GError **error);
SafeguardAssurance *safeguard_record_read_assurance (SafeguardRequest *request,
                                                     const SafeguardNode *matter,
                                                     SafeguardGovernance *governance,
                                                     GError **error);
SafeguardAttendance *safeguard_record_read_attendance (SafeguardRequest *request,
                                                       const SafeguardNode *matter,
                                                       SafeguardGovernance *governance,
                                                       GError **error);
/* As the readers of records use them: fills @record, which it takes, with the events of @matter, as
 * known; NULL with the error at its place. */
gpointer safeguard_record_finish (SafeguardRequest *request,
                                  const SafeguardNode *matter,
                                  gpointer record,
                                  GError **error);
/* The ruling on the incident, or on the piece of work, that the request's input holds. (transfer
 * full) */
SafeguardRuling *safeguard_request_assess_incident (SafeguardRequest *request,
                                                    SafeguardPolicy *policy,
                                                    GError **error);
SafeguardRuling *safeguard_request_assess_workstream (SafeguardRequest *request,
                                                      SafeguardGovernance *governance,
                                                      GDateTime *at,
                                                      GError **error);
/* The ruling on the meeting, or on the vote, that the request's input holds. (transfer full) */
SafeguardRuling *safeguard_request_assess_meeting (SafeguardRequest *request, GError **error);
SafeguardRuling *safeguard_request_assess_vote (SafeguardRequest *request, GError **error);
/* One event of a FILE as an event that belongs to no record yet; NULL with the error at its place.
 * (transfer full) */
SafeguardEvent *
safeguard_record_read_event (SafeguardRequest *request, const SafeguardNode *node, GError **error);
/* The error at its place in the event @node. */
void safeguard_record_place_error (const SafeguardNode *node, GError *failure, GError **error);
/* Writes an event as a FILE holds it. */
void safeguard_record_write_event (SafeguardEvent *event, JsonBuilder *builder);
/* A fund to which the events of the list @entries happened. */
SafeguardFund *safeguard_record_read_fund (SafeguardRequest *request,
                                           const SafeguardNode *entries,
                                           SafeguardFunding *funding,
                                           GError **error);
