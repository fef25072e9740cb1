/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-record-read-private.h"

const char *const safeguard_assess_keys[]
    = {"id", "date", "present", "absent", "facts", "events", "judgements", NULL};
static const char *const judgement_keys[] = {"level", "by", "when", "reason", NULL};

static const char *
text_of (SafeguardRequest *request, const SafeguardNode *map, const char *key)
{
  const char *text = safeguard_node_as_text (safeguard_node_get (map, key), request->log);

  return text != NULL ? text : "";
}

static gboolean
add_judgement (SafeguardRequest *request,
               const SafeguardNode *node,
               SafeguardConcern *concern,
               GError **error)
{
  gint64 level = 0;

  safeguard_node_check_keys (node, judgement_keys, request->log);
  safeguard_node_as_integer (safeguard_node_require (node, "level", request->log), 0, 9,
                             request->log, &level);
  safeguard_node_require (node, "when", request->log);
  if (!safeguard_request_check (request, error))
    return FALSE;
  if (safeguard_concern_record_judgement (concern, (int)level, text_of (request, node, "by"),
                                          text_of (request, node, "when"),
                                          text_of (request, node, "reason"), error))
    return TRUE;

  safeguard_request_locate (node, error);
  return FALSE;
}

static gboolean
add_judgements (SafeguardRequest *request, SafeguardConcern *concern, GError **error)
{
  const SafeguardNode *list = safeguard_node_get (request->input, "judgements");

  if (list == NULL || !safeguard_node_is_list (list, request->log))
    return safeguard_request_check (request, error);

  SAFEGUARD_NODE_FOREACH (child, list)
    if (!add_judgement (request, child, concern, error))
      return FALSE;

  return TRUE;
}

static SafeguardConcern *
read_concern (SafeguardRequest *request,
              SafeguardPolicy *policy,
              SafeguardThresholds *thresholds,
              GError **error)
{
  g_autoptr (SafeguardConcern) concern = safeguard_concern_new (thresholds);

  if (safeguard_request_fill_case (request, SAFEGUARD_CASE (concern), error)
      && safeguard_request_fill_events (request, safeguard_node_get (request->input, "events"),
                                        policy, SAFEGUARD_RECORD (concern), error)
      && add_judgements (request, concern, error) && safeguard_request_check (request, error))
    return g_steal_pointer (&concern);

  return NULL;
}

static SafeguardLevelRuling *
rule (SafeguardRequest *request,
      SafeguardThresholds *thresholds,
      SafeguardConcern *concern,
      GError **error)
{
  g_autoptr (GDateTime) at = safeguard_moment_to_date_time (&request->at);

  return at != NULL ? safeguard_thresholds_assess_at (thresholds, concern, at, error)
                    : safeguard_thresholds_assess (thresholds, concern, error);
}

gboolean
safeguard_door_assess (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  SafeguardDayNumber day = 0;

  if (!safeguard_request_read_input (request, safeguard_assess_keys, error))
    return FALSE;
  safeguard_request_check_id (request);
  safeguard_node_as_day (safeguard_node_get (request->input, "date"), request->log, &day);
  if (!safeguard_request_check (request, error))
    return FALSE;

  g_autoptr (SafeguardPolicy) policy = safeguard_request_get_policy (request, NULL, day, error);
  SafeguardThresholds *thresholds
      = policy != NULL ? safeguard_policy_get_thresholds (policy, error) : NULL;
  g_autoptr (SafeguardConcern) concern
      = thresholds != NULL ? read_concern (request, policy, thresholds, error) : NULL;
  g_autoptr (SafeguardLevelRuling) ruling
      = concern != NULL ? rule (request, thresholds, concern, error) : NULL;

  if (ruling == NULL)
    {
      safeguard_request_place (request, "policy", error);
      return FALSE;
    }
  safeguard_ruling_write (SAFEGUARD_RULING (ruling), builder, request->explain);

  return TRUE;
}
