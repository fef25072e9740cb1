/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-read-private.h"

#include "safeguard-fund-private.h"

/* A fund out of a request. */

static const char *const fund_keys[] = {"entries", NULL};

/* A fund that was written without line breaks is one line too, and no event. */
static gboolean
is_whole_fund (const SafeguardNode *lines)
{
  return lines->n_children == 1 && safeguard_node_get (lines->first, "entries") != NULL;
}

/* The list of events: {"entries": [...]}, or one event a line. */
static const SafeguardNode *
read_entries (SafeguardRequest *request, GError **error)
{
  GError *failure = NULL;
  gboolean has_lines = safeguard_request_read_lines (request, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (has_lines && !is_whole_fund (request->input))
    return request->input;

  g_clear_pointer (&request->input_document, safeguard_document_unref);
  if (!safeguard_request_read_input (request, fund_keys, error))
    return NULL;

  const SafeguardNode *entries = safeguard_node_require (request->input, "entries", request->log);
  if (entries == NULL)
    safeguard_request_check (request, error);

  return entries;
}

/* The first day, from @from on, on which anything happened; 0 without one. */
static SafeguardDayNumber
first_day (SafeguardRequest *request, const SafeguardNode *entries, SafeguardDayNumber from)
{
  SafeguardDayNumber first = 0;

  if (entries->kind == SAFEGUARD_NODE_LIST)
    SAFEGUARD_NODE_FOREACH (event, entries)
      {
        SafeguardMoment moment;

        if (safeguard_node_as_moment (safeguard_node_get (event, "at"), request->log, &moment)
            && moment.day >= from && (first == 0 || moment.day < first))
          first = moment.day;
      }

  return first;
}

/* The policy of @day; where an edition is in force only later in that financial year, the one of
 * the first day after it on which anything happened, or of the year's last. */
static SafeguardPolicy *
get_policy (SafeguardRequest *request,
            const SafeguardNode *entries,
            SafeguardDayNumber day,
            GError **error)
{
  GError *failure = NULL;
  SafeguardPolicy *policy = safeguard_request_get_policy (request, NULL, day, &failure);
  SafeguardDayNumber next = first_day (request, entries, day);
  SafeguardDayNumber last
      = safeguard_financial_year_end (safeguard_day_number_get_financial_year (day));
  const SafeguardDayNumber others[] = {next <= last ? next : 0, last};

  for (guint i = 0; i < G_N_ELEMENTS (others) && policy == NULL && request->on == 0
                    && g_error_matches (failure, SAFEGUARD_ERROR, SAFEGUARD_ERROR_NO_EDITION);
       i++)
    policy = others[i] != 0 ? safeguard_request_get_policy (request, NULL, others[i], NULL) : NULL;
  if (policy != NULL)
    g_clear_error (&failure);
  else
    g_propagate_error (error, failure);

  return policy;
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
  day = day != 0 ? day : first_day (request, entries, 0);
  if (!safeguard_request_check (request, error))
    return NULL;
  *policy = get_policy (request, entries, day, error);
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
  gsize length = 0;
  const char *text
      = request->n_beside > 0 ? g_bytes_get_data (request->beside->bytes, &length) : NULL;

  *entries = NULL;
  /* A FILE that is yet to be appended to is empty. */
  if (request->n_beside > 0 && (text == NULL || length == 0))
    return TRUE;
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
  SafeguardDayNumber first = entries != NULL ? first_day (request, entries, 0) : 0;
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
