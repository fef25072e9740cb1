/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-read-private.h"

#include "safeguard-fund-private.h"
#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

#include <string.h>

/* The verbs on a fund: its statement, what is wrong with it, shares of a sum, an export. */

static const char *const shares_keys[]
    = {"pence", "flat", "proportions", "caps", "floors", "uplift", NULL};

/* The year that is asked for; its first day is the one whose editions judge it. */
static gboolean
read_year (SafeguardRequest *request, char **year, SafeguardDayNumber *day, GError **error)
{
  const SafeguardNode *node = safeguard_node_require (request->root, "year", request->log);
  const char *text = safeguard_node_as_text (node, request->log);
  gint parsed;

  if (!safeguard_request_check (request, error))
    return FALSE;
  if (!safeguard_financial_year_parse (text, &parsed, error))
    {
      safeguard_request_locate (node, error);
      return FALSE;
    }
  *year = g_strdup (text);
  *day = safeguard_financial_year_begin (parsed);

  return TRUE;
}

static SafeguardFundRuling *
rule (SafeguardRequest *request, GError **error)
{
  g_autofree char *year = NULL;
  g_autoptr (SafeguardPolicy) policy = NULL;
  g_autoptr (SafeguardFund) fund = NULL;
  g_autoptr (GDateTime) at = safeguard_moment_to_date_time (&request->at);
  SafeguardFunding *funding = NULL;
  SafeguardDayNumber day;

  if (!read_year (request, &year, &day, error))
    return NULL;
  fund = safeguard_fund_read (request, day, &funding, &policy, error);
  if (fund == NULL)
    return NULL;

  return at != NULL ? safeguard_funding_assess_at (funding, fund, year, at, error)
                    : safeguard_funding_assess (funding, fund, year, error);
}

gboolean
safeguard_door_fund_statement (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  g_autoptr (SafeguardFundRuling) ruling = rule (request, error);

  if (ruling == NULL)
    return FALSE;
  safeguard_ruling_write (SAFEGUARD_RULING (ruling), builder, request->explain);

  return TRUE;
}

gboolean
safeguard_door_fund_check (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  g_autoptr (SafeguardFundRuling) ruling = rule (request, error);

  if (ruling == NULL)
    return FALSE;

  g_autoptr (GListModel) exceptions = safeguard_fund_ruling_get_exceptions (ruling);
  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-answer", 1);
  safeguard_json_add_text (builder, "year", safeguard_fund_ruling_get_year (ruling));
  json_builder_set_member_name (builder, "exceptions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (exceptions); i++)
    safeguard_finding_write (safeguard_list_peek (exceptions, i), builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return TRUE;
}

gboolean
safeguard_door_fund_export (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  static const char *const formats[] = {"hledger", "ledger", "beancount", NULL};
  int format = safeguard_node_as_choice (
      safeguard_node_require (request->root, "format", request->log), formats, request->log);
  g_autoptr (SafeguardPolicy) policy = NULL;
  g_autoptr (SafeguardFund) fund = NULL;
  SafeguardFunding *funding = NULL;

  if (!safeguard_request_check (request, error))
    return FALSE;
  fund = safeguard_fund_read (request, 0, &funding, &policy, error);
  if (fund == NULL)
    return FALSE;

  g_autofree char *text
      = safeguard_fund_export (fund, (SafeguardFundFormat)(format + SAFEGUARD_FUND_FORMAT_HLEDGER));
  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-answer", 1);
  safeguard_json_add_text (builder, "format", formats[format]);
  safeguard_json_add_text (builder, "text", text);
  json_builder_end_object (builder);

  return TRUE;
}

/* --- shares */

/* What the input says of @who under @key, or @otherwise. */
static gint64
number_of (SafeguardRequest *request, const char *key, const char *who, gint64 otherwise)
{
  const SafeguardNode *map = safeguard_node_get (request->input, key);
  gint64 number = otherwise;

  safeguard_node_as_integer (safeguard_node_get (map, who), 0, G_MAXINT64, request->log, &number);

  return number;
}

static void
add_people (const SafeguardNode *map, GPtrArray *people, SafeguardIssueLog *log)
{
  if (map == NULL || !safeguard_node_is_map (map, log))
    return;
  SAFEGUARD_NODE_FOREACH (child, map)
    if (!g_ptr_array_find_with_equal_func (people, child->key, g_str_equal, NULL))
      g_ptr_array_add (people, (gpointer)child->key);
}

static SafeguardShares *
read_shares (SafeguardRequest *request, gint64 pence)
{
  static const char *const keys[] = {"flat", "proportions", "caps", "floors"};
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  SafeguardShares *shares = safeguard_shares_new (pence);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_people (safeguard_node_get (request->input, keys[i]), people, request->log);
  for (guint i = 0; i < people->len; i++)
    {
      const char *who = g_ptr_array_index (people, i);

      safeguard_shares_add (shares, who, number_of (request, "flat", who, 0),
                            number_of (request, "proportions", who, 0),
                            number_of (request, "floors", who, -1),
                            number_of (request, "caps", who, -1));
    }

  return shares;
}

/* As the input says; where it says nothing of how, as the policy does. */
static SafeguardShares *
make_shares (SafeguardRequest *request, gint64 pence, GError **error)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  SafeguardFunding *funding;

  if (safeguard_node_get (request->input, "proportions") != NULL
      || safeguard_node_get (request->input, "flat") != NULL)
    return read_shares (request, pence);
  policy = safeguard_request_get_policy (request, NULL, 0, error);
  funding = policy != NULL ? safeguard_policy_get_funding (policy, error) : NULL;

  return funding != NULL ? safeguard_funding_make_shares (funding, pence, error) : NULL;
}

static void
write_shares (GListModel *list, gint64 pence, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-answer", 1);
  safeguard_json_add_integer (builder, "pence", pence);
  json_builder_set_member_name (builder, "shares");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      SafeguardShare *share = safeguard_list_peek (list, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "who", safeguard_share_get_who (share));
      safeguard_json_add_integer (builder, "pence", safeguard_share_get_pence (share));
      safeguard_json_add_texts (builder, "steps", safeguard_share_get_steps (share));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

gboolean
safeguard_door_fund_shares (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  gint64 pence = 0, uplift = 0;
  g_autoptr (SafeguardShares) shares = NULL;
  g_autoptr (GListModel) list = NULL;

  if (!safeguard_request_read_input (request, shares_keys, error))
    return FALSE;
  safeguard_node_as_integer (safeguard_node_require (request->input, "pence", request->log), 0,
                             G_MAXINT64, request->log, &pence);
  safeguard_node_as_integer (safeguard_node_get (request->input, "uplift"), -10000, G_MAXINT32,
                             request->log, &uplift);
  if (!safeguard_request_check (request, error))
    return FALSE;
  pence = safeguard_shares_uplift (pence, uplift, error);
  if (pence >= 0)
    shares = make_shares (request, pence, error);
  if (shares == NULL || !safeguard_request_check (request, error))
    return FALSE;
  list = safeguard_shares_divide (shares, error);
  if (list == NULL)
    {
      safeguard_request_locate (request->input, error);
      return FALSE;
    }
  write_shares (list, pence, builder);

  return TRUE;
}
