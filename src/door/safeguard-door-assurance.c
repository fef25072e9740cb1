/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-record-read-private.h"

/* The verbs of governance: each reads a record, or a question, and asks the rules. */

static const char *const matter_keys[] = {"id",   "kind",     "parties", "events",  "from", "to",
                                          "body", "meetings", "planned", "classes", "vote", NULL};
const char *const safeguard_check_keys[] = {"date", "present", "absent", "facts", NULL};

/* A question, or the record of it; answered by the rules of the day that it is about. */
typedef SafeguardRuling *(*Ask) (SafeguardRequest *request,
                                 SafeguardGovernance *governance,
                                 GDateTime *at,
                                 GError **error);

static gboolean
answer (SafeguardRequest *request,
        SafeguardDayNumber day,
        Ask ask,
        JsonBuilder *builder,
        GError **error)
{
  g_autoptr (SafeguardPolicy) policy = safeguard_request_get_policy (request, NULL, day, error);
  SafeguardGovernance *governance
      = policy != NULL ? safeguard_policy_get_governance (policy, error) : NULL;
  g_autoptr (GDateTime) at = safeguard_moment_to_date_time (&request->at);
  g_autoptr (SafeguardRuling) ruling
      = governance != NULL ? ask (request, governance, at, error) : NULL;

  if (ruling == NULL)
    {
      safeguard_request_place (request, "policy", error);
      return FALSE;
    }
  safeguard_ruling_write (ruling, builder, request->explain);

  return TRUE;
}

/* As answer, of a record whose day is that of the first thing that happened. */
static gboolean
answer_record (SafeguardRequest *request, Ask ask, JsonBuilder *builder, GError **error)
{
  SafeguardDayNumber day = 0;

  if (!safeguard_request_read_input (request, matter_keys, error))
    return FALSE;
  if (safeguard_node_get (request->input, "events") != NULL)
    day = safeguard_record_find_day (request->input, request->log);
  if (day == 0)
    safeguard_node_as_day (safeguard_node_get (request->input, "from"), request->log, &day);
  if (!safeguard_request_check (request, error))
    return FALSE;

  return answer (request, day, ask, builder, error);
}

static SafeguardRuling *
ask_risk (SafeguardRequest *request, SafeguardGovernance *governance, GDateTime *at, GError **error)
{
  const SafeguardNode *score_node = safeguard_node_get (request->root, "score");
  g_autoptr (SafeguardRisk) risk = NULL;
  SafeguardRiskRuling *ruling;
  gint64 score = 0;

  if (score_node == NULL)
    {
      risk = safeguard_record_read_risk (request, request->input, governance, error);
      return risk != NULL
                 ? (SafeguardRuling *)safeguard_governance_assess_risk (governance, risk, at, error)
                 : NULL;
    }
  if (!safeguard_node_as_integer (score_node, G_MININT64, G_MAXINT64, request->log, &score))
    {
      safeguard_request_check (request, error);
      return NULL;
    }
  ruling = safeguard_governance_assess_score (governance, score, error);
  if (ruling == NULL)
    safeguard_request_locate (score_node, error);

  return (SafeguardRuling *)ruling;
}

gboolean
safeguard_door_risk (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  return safeguard_node_get (request->root, "score") != NULL
             ? answer (request, 0, ask_risk, builder, error)
             : answer_record (request, ask_risk, builder, error);
}

static SafeguardRuling *
ask_may (SafeguardRequest *request, SafeguardGovernance *governance, GDateTime *at, GError **error)
{
  static const char *const keys[] = {"body", "act", "matter"};
  const char *texts[G_N_ELEMENTS (keys)];
  SafeguardRightRuling *ruling;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    texts[i] = safeguard_node_as_text (
        safeguard_node_require (request->root, keys[i], request->log), request->log);
  if (!safeguard_request_check (request, error))
    return NULL;
  ruling = safeguard_governance_may (governance, texts[0], texts[1], texts[2], error);
  if (ruling == NULL)
    safeguard_request_locate (
        safeguard_node_get (request->root,
                            g_error_matches (*error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_BODY)
                                ? "body"
                                : "matter"),
        error);

  return (SafeguardRuling *)ruling;
}

gboolean
safeguard_door_may (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  return answer (request, 0, ask_may, builder, error);
}

static SafeguardRuling *
ask_decisions (SafeguardRequest *request,
               SafeguardGovernance *governance,
               GDateTime *at,
               GError **error)
{
  g_autoptr (SafeguardDecisionLog) decisions
      = safeguard_record_read_decisions (request, request->input, governance, error);

  return decisions != NULL ? (SafeguardRuling *)safeguard_governance_assess_decisions (
             governance, decisions, at, error)
                           : NULL;
}

gboolean
safeguard_door_decisions (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  return answer_record (request, ask_decisions, builder, error);
}

static SafeguardRuling *
ask_information (SafeguardRequest *request,
                 SafeguardGovernance *governance,
                 GDateTime *at,
                 GError **error)
{
  g_autoptr (SafeguardInformationLog) log
      = safeguard_record_read_information (request, request->input, governance, error);

  return log != NULL ? (SafeguardRuling *)safeguard_governance_assess_information (governance, log,
                                                                                   at, error)
                     : NULL;
}

gboolean
safeguard_door_information (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  return answer_record (request, ask_information, builder, error);
}

static SafeguardRuling *
ask_attendance (SafeguardRequest *request,
                SafeguardGovernance *governance,
                GDateTime *at,
                GError **error)
{
  g_autoptr (SafeguardAttendance) attendance
      = safeguard_record_read_attendance (request, request->input, governance, error);

  return attendance != NULL ? (SafeguardRuling *)safeguard_governance_assess_attendance (
             governance, attendance, at, error)
                            : NULL;
}

gboolean
safeguard_door_attendance (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  return answer_record (request, ask_attendance, builder, error);
}

/* The door puts the two together: what the vote came to, and what rests on it. */
static SafeguardRuling *
follow_with_vote (SafeguardRequest *request,
                  SafeguardGovernance *governance,
                  SafeguardWorkstream *workstream,
                  GDateTime *at,
                  GError **error)
{
  const SafeguardNode *node = safeguard_node_get (request->input, "vote");
  g_autoptr (SafeguardVote) vote = safeguard_record_read_vote (request, node, governance, error);
  g_autoptr (SafeguardVoteRuling) ruling
      = vote != NULL ? safeguard_governance_assess_vote (governance, vote, error) : NULL;
  SafeguardWorkstreamRuling *followed;

  if (ruling == NULL)
    return NULL;
  followed = safeguard_governance_follow_with_vote (governance, workstream, ruling, at, error);
  if (followed == NULL)
    safeguard_request_locate (safeguard_node_get (node, "decision"), error);

  return (SafeguardRuling *)followed;
}

SafeguardRuling *
safeguard_request_assess_workstream (SafeguardRequest *request,
                                     SafeguardGovernance *governance,
                                     GDateTime *at,
                                     GError **error)
{
  g_autoptr (SafeguardWorkstream) workstream
      = safeguard_record_read_workstream (request, request->input, governance, error);

  if (workstream == NULL)
    return NULL;
  if (safeguard_node_get (request->input, "vote") != NULL)
    return follow_with_vote (request, governance, workstream, at, error);

  return (SafeguardRuling *)safeguard_governance_follow (governance, workstream, at, error);
}

gboolean
safeguard_door_workstream (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  return answer_record (request, safeguard_request_assess_workstream, builder, error);
}

static SafeguardRuling *
ask_assurance (SafeguardRequest *request,
               SafeguardGovernance *governance,
               GDateTime *at,
               GError **error)
{
  g_autoptr (SafeguardAssurance) assurance
      = safeguard_record_read_assurance (request, request->input, governance, error);

  return assurance != NULL ? (SafeguardRuling *)safeguard_governance_assess_assurance (
             governance, assurance, at, error)
                           : NULL;
}

gboolean
safeguard_door_assurance (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  return answer_record (request, ask_assurance, builder, error);
}

static SafeguardRuling *
ask_check (SafeguardRequest *request,
           SafeguardGovernance *governance,
           GDateTime *at,
           GError **error)
{
  const SafeguardNode *node = safeguard_node_require (request->root, "checklist", request->log);
  const char *id = safeguard_node_as_text (node, request->log);
  SafeguardChecklist *checklist;
  g_autoptr (SafeguardCheck) check = NULL;

  if (!safeguard_request_check (request, error))
    return NULL;
  checklist = safeguard_governance_get_checklist (governance, id, error);
  if (checklist == NULL)
    {
      safeguard_request_locate (node, error);
      return NULL;
    }
  check = safeguard_check_new (checklist);
  if (!safeguard_request_fill_case (request, SAFEGUARD_CASE (check), error))
    return NULL;

  return (SafeguardRuling *)safeguard_checklist_assess (checklist, check, at, error);
}

gboolean
safeguard_door_check (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  SafeguardDayNumber day = 0;

  if (!safeguard_request_read_input (request, safeguard_check_keys, error))
    return FALSE;
  safeguard_node_as_day (safeguard_node_get (request->input, "date"), request->log, &day);
  if (!safeguard_request_check (request, error))
    return FALSE;

  return answer (request, day, ask_check, builder, error);
}
