/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-compared-record-private.h"

#include <string.h>

#include "safeguard-matter-private.h"

/* One record under two policies. Each judges it by its own rules, as the verb of that name does;
 * what only one of them has a place for is told, and what neither has is refused. */

typedef struct
{
  SafeguardRequest *request; /* its input is the record */
  const SafeguardNode *node; /* the record, or the request that it is the input of */
  GDateTime *at;             /* NULL: no moment is named */
} Record;

typedef SafeguardRuling *(*Judge) (const Record *record, SafeguardPolicy *policy, GError **error);

/* What a request has beside its input, a FILE among the rest. */
static const SafeguardNode *
particular (const Record *record, const char *key)
{
  const SafeguardNode *own = safeguard_node_get (record->request->input, key);

  return own != NULL ? own : safeguard_node_get (record->node, key);
}

static SafeguardRuling *
judge_incident (const Record *record, SafeguardPolicy *policy, GError **error)
{
  return safeguard_request_assess_incident (record->request, policy, error);
}

static SafeguardRuling *
judge_vote (const Record *record, SafeguardPolicy *policy, GError **error)
{
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, error);
  g_autoptr (SafeguardVote) vote = governance != NULL ? safeguard_record_read_vote (
                                       record->request, record->request->input, governance, error)
                                                      : NULL;

  return vote != NULL
             ? (SafeguardRuling *)safeguard_governance_assess_vote (governance, vote, error)
             : NULL;
}

static SafeguardRuling *
judge_meeting (const Record *record, SafeguardPolicy *policy, GError **error)
{
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, error);
  g_autoptr (SafeguardMeeting) meeting
      = governance != NULL ? safeguard_record_read_meeting (record->request, record->request->input,
                                                            governance, error)
                           : NULL;
  SafeguardMeetingRuling *ruling = NULL;

  if (meeting != NULL)
    ruling = record->at != NULL
                 ? safeguard_governance_assess_meeting_at (governance, meeting, record->at, error)
                 : safeguard_governance_assess_meeting (governance, meeting, error);

  return (SafeguardRuling *)ruling;
}

static SafeguardRuling *
judge_dispute (const Record *record, SafeguardPolicy *policy, GError **error)
{
  return safeguard_request_assess_dispute (record->request, record->request->input, policy,
                                           record->at, error);
}

static SafeguardRuling *
judge_review (const Record *record, SafeguardPolicy *policy, GError **error)
{
  return safeguard_request_assess_review (record->request, record->request->input, policy,
                                          record->at, error);
}

static SafeguardRuling *
judge_workstream (const Record *record, SafeguardPolicy *policy, GError **error)
{
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, error);

  return governance != NULL
             ? safeguard_request_assess_workstream (record->request, governance, record->at, error)
             : NULL;
}

static SafeguardRuling *
judge_risk (const Record *record, SafeguardPolicy *policy, GError **error)
{
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, error);
  const SafeguardNode *node = particular (record, "score");
  g_autoptr (SafeguardRisk) risk = NULL;
  gint64 score = 0;

  if (governance == NULL)
    return NULL;
  if (safeguard_node_as_integer (node, G_MININT64, G_MAXINT64, record->request->log, &score))
    return (SafeguardRuling *)safeguard_governance_assess_score (governance, score, error);
  if (node == NULL)
    risk = safeguard_record_read_risk (record->request, record->request->input, governance, error);

  return risk != NULL ? (SafeguardRuling *)safeguard_governance_assess_risk (governance, risk,
                                                                             record->at, error)
                      : NULL;
}

/* A checklist of the partnership, or the tests of a business case. */
static SafeguardChecklist *
find_checklist (SafeguardPolicy *policy, const char *id, GError **error)
{
  SafeguardFunding *funding = safeguard_policy_get_funding (policy, NULL);
  SafeguardChecklist *tests = funding != NULL ? safeguard_funding_get_tests (funding) : NULL;
  SafeguardGovernance *governance;

  if (tests != NULL && strcmp (safeguard_checklist_get_id (tests), id) == 0)
    return tests;
  governance = safeguard_policy_get_governance (policy, error);

  return governance != NULL ? safeguard_governance_get_checklist (governance, id, error) : NULL;
}

static SafeguardRuling *
judge_check (const Record *record, SafeguardPolicy *policy, GError **error)
{
  const SafeguardNode *node = particular (record, "checklist");
  const char *id = node != NULL ? safeguard_node_as_text (node, record->request->log) : NULL;
  SafeguardChecklist *checklist = id != NULL ? find_checklist (policy, id, error) : NULL;
  g_autoptr (SafeguardCheck) check = NULL;

  if (node == NULL)
    safeguard_node_require (record->node, "checklist", record->request->log);
  if (id == NULL)
    {
      safeguard_request_check (record->request, error);
      return NULL;
    }
  if (checklist == NULL)
    {
      safeguard_request_locate (node, error);
      return NULL;
    }
  check = safeguard_check_new (checklist);
  if (!safeguard_request_fill_case (record->request, SAFEGUARD_CASE (check), error))
    return NULL;

  return (SafeguardRuling *)safeguard_checklist_assess (checklist, check, record->at, error);
}

/* --- which kind of record */

static const struct
{
  const char *verb;
  Judge judge;
  const char *const *keys; /* that such a FILE has */
} kinds[] = {
    {"check", judge_check, safeguard_check_keys},
    {"dispute", judge_dispute, safeguard_matter_keys},
    {"incident", judge_incident, safeguard_incident_keys},
    {"meeting", judge_meeting, safeguard_meeting_keys},
    {"review", judge_review, safeguard_review_keys},
    {"risk", judge_risk, safeguard_matter_keys},
    {"vote", judge_vote, safeguard_vote_keys},
    {"workstream", judge_workstream, safeguard_review_keys},
    {"assess", NULL, safeguard_assess_keys},
};

static int
find_kind (const char *verb)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].verb, verb) == 0)
      return (int)i;

  return -1;
}

/* Facts, as a concern has them; a meeting has people under that key. */
static gboolean
has_facts (const SafeguardNode *record)
{
  const SafeguardNode *present = safeguard_node_get (record, "present");

  return safeguard_node_get (record, "absent") != NULL
         || safeguard_node_get (record, "facts") != NULL
         || (present != NULL
             && (present->first == NULL || present->first->kind == SAFEGUARD_NODE_SCALAR));
}

/* By a key that no other kind has. A concern that was exported with further columns, a score say,
 * is still one: a plain value beside facts is no sign. */
static const char *
recognise (const SafeguardNode *record)
{
  static const struct
  {
    const char *key;
    const char *verb;
  } signs[]
      = {{"votes", "vote"},     {"decision", "vote"},     {"body", "meeting"},   {"score", "risk"},
         {"aware", "incident"}, {"notified", "incident"}, {"checklist", "check"}};
  const SafeguardNode *events = safeguard_node_get (record, "events");

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const SafeguardNode *sign = safeguard_node_get (record, signs[i].key);

      if (sign != NULL
          && (sign->kind != SAFEGUARD_NODE_SCALAR || strcmp (signs[i].verb, "check") == 0
              || strcmp (signs[i].verb, "incident") == 0 || !has_facts (record)))
        return signs[i].verb;
    }
  if (events == NULL || events->kind != SAFEGUARD_NODE_LIST)
    return "assess";

  return safeguard_node_get (record, "kind") != NULL ? "dispute" : "review";
}

/* A request in place of a FILE: {"verb", "input"}. */
static gboolean
is_request (const SafeguardNode *node)
{
  return safeguard_node_get (node, "verb") != NULL && safeguard_node_get (node, "input") != NULL;
}

/* What the case itself says that it is, what the request says that all are, or what it looks like;
 * -1 with a complaint. */
static int
read_kind (SafeguardRequest *request, const SafeguardNode *node)
{
  const char *names[G_N_ELEMENTS (kinds) + 1] = {NULL};
  const SafeguardNode *said = is_request (node) ? safeguard_node_get (node, "verb")
                                                : safeguard_node_get (request->root, "as");

  if (said == NULL)
    return find_kind (recognise (node));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    names[i] = kinds[i].verb;

  return safeguard_node_as_choice (said, names, request->log);
}

/* --- both judgements */

/* Whether a policy simply has no rule for a record of that kind: what is unknown inside of it, a
 * vote in a review say, is no silence about the review. */
static gboolean
is_silence (const GError *error, Judge judge)
{
  SafeguardError own = judge == judge_vote      ? SAFEGUARD_ERROR_UNKNOWN_DECISION
                       : judge == judge_meeting ? SAFEGUARD_ERROR_UNKNOWN_BODY
                       : judge == judge_check   ? SAFEGUARD_ERROR_UNKNOWN_CHECKLIST
                                                : SAFEGUARD_ERROR_UNKNOWN_KIND;

  return g_error_matches (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_SECTION_ABSENT)
         || g_error_matches (error, SAFEGUARD_ERROR, (int)own);
}

static gboolean
share_one (const GPtrArray *first, const GPtrArray *second)
{
  for (guint i = 0; i < first->len; i++)
    if (g_ptr_array_find_with_equal_func ((GPtrArray *)second, g_ptr_array_index (first, i),
                                          g_str_equal, NULL))
      return TRUE;

  return FALSE;
}

static SafeguardRuling *
judge_side (
    const Record *record, Judge judge, SafeguardPolicy *policy, GPtrArray *unheard, GError **error)
{
  record->request->unheard = unheard;
  SafeguardRuling *ruling = judge (record, policy, error);
  record->request->unheard = NULL;

  return ruling;
}

/* What no policy has a place for is refused, as one policy by itself refuses it. */
static gboolean
refuse_unknown (const Record *record, Judge judge, SafeguardPolicy *policy, GError **error)
{
  g_autoptr (SafeguardRuling) ruling = judge_side (record, judge, policy, NULL, error);

  return ruling != NULL;
}

static gboolean
check_heard (const Record *record,
             Judge judge,
             SafeguardPolicy *const policies[2],
             SafeguardRuling *const rulings[2],
             GPtrArray *const unheard[2],
             GError **error)
{
  if (rulings[0] != NULL && rulings[1] != NULL)
    return !share_one (unheard[0], unheard[1])
           || refuse_unknown (record, judge, policies[0], error);
  guint side = rulings[0] != NULL ? 0 : 1;

  return unheard[side]->len == 0 || refuse_unknown (record, judge, policies[side], error);
}

/* The first error stands unless it is that its policy is silent, and the other is not. */
static gboolean
settle_errors (SafeguardRuling *const rulings[2], Judge judge, GError *errors[2], GError **error)
{
  guint failed = rulings[0] != NULL ? 1 : 0;
  gboolean good = (rulings[0] != NULL && rulings[1] != NULL)
                  || (rulings[1 - failed] != NULL && is_silence (errors[failed], judge));

  /* Where both fail, a silence of the first says less than what is wrong for the second. */
  if (!good && errors[0] != NULL && errors[1] != NULL && is_silence (errors[0], judge)
      && !is_silence (errors[1], judge))
    failed = 1;
  if (!good)
    g_propagate_error (error, g_steal_pointer (&errors[failed]));
  g_clear_error (&errors[0]);
  g_clear_error (&errors[1]);

  return good;
}

static SafeguardPolicyComparison *
compare (const Record *record, Judge judge, SafeguardPolicyDiff *diff, GError **error)
{
  SafeguardPolicy *const policies[2]
      = {safeguard_policy_diff_get_first (diff), safeguard_policy_diff_get_second (diff)};
  g_autoptr (GPtrArray) first_unheard = g_ptr_array_new ();
  g_autoptr (GPtrArray) second_unheard = g_ptr_array_new ();
  GPtrArray *const unheard[2] = {first_unheard, second_unheard};
  GError *errors[2] = {NULL, NULL};
  g_autoptr (SafeguardRuling) first
      = judge_side (record, judge, policies[0], first_unheard, &errors[0]);
  g_autoptr (SafeguardRuling) second
      = safeguard_request_check (record->request, NULL)
            ? judge_side (record, judge, policies[1], second_unheard, &errors[1])
            : NULL;
  SafeguardRuling *const rulings[2] = {first, second};

  if (!safeguard_request_check (record->request, error))
    {
      g_clear_error (&errors[0]);
      g_clear_error (&errors[1]);
      return NULL;
    }
  if (!settle_errors (rulings, judge, errors, error)
      || !check_heard (record, judge, policies, rulings, unheard, error))
    return NULL;

  return safeguard_policy_comparison_new (diff, first, second, unheard);
}

/* A concern, of which the comparison itself makes the rulings; its events and judgements are not
 * looked at. */
static SafeguardPolicyComparison *
compare_concern (SafeguardRequest *request, SafeguardPolicyDiff *diff, GError **error)
{
  g_autoptr (SafeguardConcern) concern = safeguard_policy_diff_new_concern (diff, error);

  if (concern == NULL || !safeguard_request_fill_case (request, SAFEGUARD_CASE (concern), error))
    return NULL;

  return safeguard_policy_diff_compare (diff, concern, error);
}

/* What else an export says of a case (its ward, its team) is let be; a list or a map is not, for
 * that is a misspelt key whose contents would be lost. */
static void
check_shape (SafeguardRequest *request, const SafeguardNode *node, int kind)
{
  static const char *const request_keys[] = {"verb", "input", NULL};
  const char *const *keys = is_request (node) ? request_keys : kinds[kind].keys;

  safeguard_issue_log_let_be (request->log, node);
  safeguard_node_check_keys (node, keys, request->log);
  if (is_request (node))
    safeguard_node_check_keys (safeguard_node_get (node, "input"), kinds[kind].keys, request->log);
}

/* The moment that the case names, or the request. */
static gboolean
read_moment (SafeguardRequest *request, const SafeguardNode *node, SafeguardMoment *out)
{
  const SafeguardNode *at = is_request (node) ? safeguard_node_get (node, "at") : NULL;

  *out = request->at;

  return at == NULL || safeguard_node_as_moment (at, request->log, out);
}

SafeguardPolicyComparison *
safeguard_request_compare_record (SafeguardRequest *request,
                                  SafeguardPolicyDiff *diff,
                                  const SafeguardNode *node,
                                  GError **error)
{
  SafeguardMoment moment, before = request->at;
  int kind = safeguard_node_is_map (node, request->log) ? read_kind (request, node) : -1;
  SafeguardPolicyComparison *comparison = NULL;

  if (kind >= 0)
    check_shape (request, node, kind);
  if (!safeguard_request_check (request, error) || !read_moment (request, node, &moment))
    {
      safeguard_request_check (request, error);
      return NULL;
    }
  request->input = is_request (node) ? safeguard_node_get (node, "input") : node;
  if (kinds[kind].judge == NULL)
    return compare_concern (request, diff, error);

  const SafeguardJoinedVocabulary *joined = safeguard_policy_diff_peek_joined (diff, error);
  g_autoptr (GDateTime) at = safeguard_moment_to_date_time (&moment);
  const Record record = {request, node, at};

  if (joined == NULL)
    return NULL;
  /* Some judges ask the request for the moment. */
  request->at = moment;
  request->everything = joined->vocabulary;
  comparison = compare (&record, kinds[kind].judge, diff, error);
  request->everything = NULL;
  request->at = before;

  return comparison;
}
