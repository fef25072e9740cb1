/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-catalogue-private.h"
#include "safeguard-ruling-private.h"

/* A text that stands beside the request as bytes that nobody has looked at yet: JSON text can carry
 * neither half a character nor a NUL, and the reader is to be the one who refuses them, at their
 * place. */
typedef struct
{
  const char *name; /* what errors call it */
  const char *path; /* of its file, beside which the signature of a pack is; NULL: from none */
  GBytes *bytes;
} SafeguardBeside;

/* Told of long work how much of it is done. */
typedef void (*SafeguardProgressFunc) (guint done, guint all, gpointer data);

/* One request, read: what every verb has in common. */
typedef struct
{
  SafeguardCatalogue *catalogue; /* as known, if the request says so */
  SafeguardDocument *document;
  SafeguardDocument *input_document; /* of "input-text", or of the bytes beside the request */
  const SafeguardNode *root;
  const SafeguardNode *input;    /* NULL until read */
  const SafeguardBeside *beside; /* NULL if the input is in the request */
  guint n_beside;
  GPtrArray *more;        /* of SafeguardDocument: further texts that were read */
  SafeguardIssueLog *log; /* strict */
  const char *verb;
  SafeguardDayNumber on; /* 0: the day of what is judged, or today */
  SafeguardDayNumber today;
  SafeguardMoment at;
  gint64 known; /* G_MAXINT64: everything is */
  gboolean explain;
  /* A record that two policies are asked of: @everything has the facts of both, of which each
   * policy hears its own, and what it has no place for is added to @unheard (borrowed texts) rather
   * than refused. NULL: one policy is asked, which refuses what it does not know. */
  SafeguardVocabulary *everything;
  GPtrArray *unheard;
  SafeguardProgressFunc progress; /* NULL: nobody watches */
  gpointer progress_data;
} SafeguardRequest;

/* Answers one verb: writes one JSON value into @builder, or returns FALSE with an error, or with a
 * complaint in the request's log. */
typedef gboolean (*SafeguardVerb) (SafeguardRequest *request, JsonBuilder *builder, GError **error);

/* FALSE, with an error, if the request cannot be read. */
gboolean safeguard_request_read (SafeguardRequest *request,
                                 SafeguardCatalogue *catalogue,
                                 const char *text,
                                 GError **error);
/* Reads "input" or "input-text" into the request; a map with @keys, which end in NULL. */
gboolean
safeguard_request_read_input (SafeguardRequest *request, const char *const *keys, GError **error);
/* Reads the input as a list of one JSON value a line. FALSE if it is something else, which is then
 * still to be read; the input stays NULL, with an error, if a line is malformed. */
gboolean safeguard_request_read_lines (SafeguardRequest *request, GError **error);
/* Reads "inputs", or every text beside the request: each a record, or a list of records. (transfer
 * container): of const SafeguardNode; NULL with an error. */
GPtrArray *safeguard_request_read_inputs (SafeguardRequest *request, GError **error);
/* What the first text beside the request holds, which is then none of the inputs; or what the
 * request has under @key. NULL with an error. */
const SafeguardNode *
safeguard_request_take_first (SafeguardRequest *request, const char *key, GError **error);
/* Complains of an "id" of the input that is no plain value. It names the case for whoever keeps it,
 * as in a file of many, and decides nothing. */
void safeguard_request_check_id (SafeguardRequest *request);
void safeguard_request_clear (SafeguardRequest *request);
/* TRUE if nothing was complained of so far; else the first complaint is set. */
gboolean safeguard_request_check (SafeguardRequest *request, GError **error);
/* The policy of the area that the request names, or of @fallback, which may be NULL, on its day, or
 * else on @day, or else today; (transfer full). */
SafeguardPolicy *safeguard_request_get_policy (SafeguardRequest *request,
                                               const char *fallback,
                                               SafeguardDayNumber day,
                                               GError **error);
/* Reads "present", "absent" and "facts" of the input into @record. */
gboolean
safeguard_request_fill_case (SafeguardRequest *request, SafeguardCase *record, GError **error);
/* Reads a map from event to time into @record, refusing events that no timescale knows. */
gboolean safeguard_request_fill_events (SafeguardRequest *request,
                                        const SafeguardNode *events,
                                        SafeguardPolicy *policy,
                                        SafeguardRecord *record,
                                        GError **error);
/* Appends an event at the moment that @node, which may be NULL, holds. */
gboolean safeguard_request_add_event (SafeguardRequest *request,
                                      const SafeguardNode *node,
                                      const char *type,
                                      SafeguardRecord *record,
                                      GError **error);
/* TRUE if @failure says that the policy does not know what @what names, and what is unknown is only
 * told: then @failure, which is cleared, is no error. */
gboolean
safeguard_request_overhears (SafeguardRequest *request, const char *what, GError **failure);
/* @error again, at the place of @node in the request. */
void safeguard_request_locate (const SafeguardNode *node, GError **error);
/* @error again, unless it has a place already, at what the request says under @key. */
void safeguard_request_place (SafeguardRequest *request, const char *key, GError **error);

gboolean safeguard_door_assess (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean safeguard_door_incident (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean safeguard_door_dispute (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean safeguard_door_review (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean safeguard_door_diary (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean safeguard_door_redate (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_statistics (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean safeguard_door_meeting (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean safeguard_door_vote (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean safeguard_door_duties (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean safeguard_door_risk (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_information (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_partnership (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean safeguard_door_may (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean safeguard_door_decisions (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean safeguard_door_check (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_attendance (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_workstream (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean safeguard_door_assurance (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_fund_approve (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_fund_commit (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_fund_import (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_fund_statement (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_fund_check (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_fund_shares (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_fund_export (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean safeguard_door_due (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_working_days (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_policy_compare (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_policy_diff (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_policy_impact (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_policy_list (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_policy_show (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_policy_check (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean
safeguard_door_policy_new (SafeguardRequest *request, JsonBuilder *builder, GError **error);
gboolean safeguard_door_explain (SafeguardRequest *request, JsonBuilder *builder, GError **error);
/* `{"safeguard-answer": 1,` */
void safeguard_door_begin_answer (JsonBuilder *builder);
/* Borrowed. */
SafeguardCatalogue *safeguard_door_peek_catalogue (SafeguardDoor *self);
/* "actors", "ladders" and "review" of what a policy says. */
/* Points decided, rules replaced and switched off by overlays. */
void safeguard_door_write_overlays (SafeguardPolicy *policy, JsonBuilder *builder);
/* "switched_off": the clocks that layers of the @policies (of SafeguardPolicy) switch off, each
 * once. */
void safeguard_door_write_clocks_off (const GPtrArray *policies, JsonBuilder *builder);
void safeguard_door_write_procedures (SafeguardPolicy *policy, JsonBuilder *builder);
/* What the documents say beside their rules, a member each. */
void safeguard_door_write_contacts (SafeguardPolicy *policy, JsonBuilder *builder);
void safeguard_door_write_definitions (SafeguardPolicy *policy, JsonBuilder *builder);
void safeguard_door_write_priorities (SafeguardPolicy *policy, JsonBuilder *builder);
void safeguard_door_write_commitments (SafeguardPolicy *policy, JsonBuilder *builder);
void safeguard_door_write_figures (SafeguardPolicy *policy, JsonBuilder *builder);
void safeguard_door_write_not_shown (SafeguardPolicy *policy, JsonBuilder *builder);
/* As safeguard_door_answer, with texts beside the request; @beside may be NULL. */
char *safeguard_door_answer_about (SafeguardDoor *self,
                                   const char *request,
                                   const SafeguardBeside *beside,
                                   guint n_beside);
/* As answer_about, with somebody who watches. */
char *safeguard_door_answer_watched (SafeguardDoor *self,
                                     const char *request,
                                     const SafeguardBeside *beside,
                                     guint n_beside,
                                     SafeguardProgressFunc progress,
                                     gpointer progress_data);
/* `{"error": {...}}` */
char *safeguard_door_error_to_json (const GError *error);
void safeguard_door_write_issue (SafeguardIssue *issue, JsonBuilder *builder);
/* As the member "issues". */
void safeguard_door_write_issues (GListModel *issues, JsonBuilder *builder);
