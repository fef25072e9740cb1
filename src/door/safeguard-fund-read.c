/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-read-private.h"

#include "safeguard-fund-private.h"

/* A fund out of a request. */

static const char *const fund_keys[] = {"entries", NULL};

/* The list of events: {"entries": [...]}, one event a line, or one event by itself. */
static const SafeguardNode *
read_entries (SafeguardRequest *request, GError **error)
{
  GError *failure = NULL;

  if (safeguard_request_read_lines (request, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return request->input;
    }
  if (!safeguard_request_read_input (request, fund_keys, error))
    return NULL;

  const SafeguardNode *entries = safeguard_node_require (request->input, "entries", request->log);
  if (entries == NULL)
    safeguard_request_check (request, error);

  return entries;
}

/* The first day on which anything happened; 0 without one. */
static SafeguardDayNumber
first_day (SafeguardRequest *request, const SafeguardNode *entries)
{
  SafeguardDayNumber first = 0;

  if (entries->kind == SAFEGUARD_NODE_LIST)
    SAFEGUARD_NODE_FOREACH (event, entries)
      {
        SafeguardMoment moment;

        if (safeguard_node_as_moment (safeguard_node_get (event, "at"), request->log, &moment)
            && (first == 0 || moment.day < first))
          first = moment.day;
      }

  return first;
}

/* The fund that the request holds, with the rules of @day or, if that is 0, of its first day.
 * (transfer full) */
SafeguardFund *
safeguard_fund_read (SafeguardRequest *request,
                     SafeguardDayNumber day,
                     SafeguardFunding **funding,
                     SafeguardPolicy **policy,
                     GError **error)
{
  const SafeguardNode *entries = read_entries (request, error);

  if (entries == NULL)
    return NULL;
  day = day != 0 ? day : first_day (request, entries);
  if (!safeguard_request_check (request, error))
    return NULL;
  *policy = safeguard_request_get_policy (request, NULL, day, error);
  *funding = *policy != NULL ? safeguard_policy_get_funding (*policy, error) : NULL;
  if (*funding == NULL)
    {
      safeguard_request_place (request, "policy", error);
      return NULL;
    }

  return safeguard_record_read_fund (request, entries, *funding, error);
}

gboolean
safeguard_fund_read_record (SafeguardRequest *request,
                            const SafeguardNode **entries,
                            GError **error)
{
  if (request->n_beside == 0)
    {
      *entries = safeguard_node_get (request->root, "entries");
      return TRUE;
    }
  *entries = read_entries (request, error);

  return *entries != NULL;
}

SafeguardFund *
safeguard_fund_read_entries (SafeguardRequest *request,
                             const SafeguardNode *entries,
                             SafeguardDayNumber day,
                             SafeguardPolicy **policy,
                             GError **error)
{
  SafeguardDayNumber first = entries != NULL ? first_day (request, entries) : 0;
  SafeguardFunding *funding;

  if (!safeguard_request_check (request, error))
    return NULL;
  *policy = safeguard_request_get_policy (request, NULL, first != 0 ? first : day, error);
  funding = *policy != NULL ? safeguard_policy_get_funding (*policy, error) : NULL;
  if (funding == NULL)
    {
      safeguard_request_place (request, "policy", error);
      return NULL;
    }

  return entries != NULL ? safeguard_record_read_fund (request, entries, funding, error)
                         : safeguard_fund_new (funding, "fund", error);
}
