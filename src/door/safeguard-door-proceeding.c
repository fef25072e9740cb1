/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-matter-private.h"

typedef SafeguardRuling *(*Assess) (SafeguardRequest *request,
                                    const SafeguardNode *node,
                                    SafeguardPolicy *policy,
                                    GDateTime *at,
                                    GError **error);

/* The policy on the day of the first thing that happened. */
static SafeguardPolicy *
read_policy (SafeguardRequest *request, const char *const *keys, GError **error)
{
  SafeguardDayNumber day;

  if (!safeguard_request_read_input (request, keys, error))
    return NULL;
  day = safeguard_record_find_day (request->input, request->log);
  if (!safeguard_request_check (request, error))
    return NULL;
  /* Where nothing has happened yet, the day that is asked for. */
  if (day == 0)
    day = request->at.day;

  return safeguard_request_get_policy (request, NULL, day, error);
}

/* One matter; an error that has no place stands at what the request says of the policy. */
static gboolean
answer (SafeguardRequest *request,
        const char *const *keys,
        Assess assess,
        JsonBuilder *builder,
        GError **error)
{
  g_autoptr (SafeguardPolicy) policy = read_policy (request, keys, error);
  g_autoptr (GDateTime) at = safeguard_moment_to_date_time (&request->at);
  g_autoptr (SafeguardRuling) ruling
      = policy != NULL ? assess (request, request->input, policy, at, error) : NULL;

  if (ruling == NULL)
    {
      safeguard_request_place (request, "policy", error);
      return FALSE;
    }
  safeguard_ruling_write (ruling, builder, request->explain);

  return TRUE;
}

gboolean
safeguard_door_dispute (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  return answer (request, safeguard_matter_keys, safeguard_request_assess_dispute, builder, error);
}

gboolean
safeguard_door_review (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  return answer (request, safeguard_review_keys, safeguard_request_assess_review, builder, error);
}
