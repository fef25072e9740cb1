/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-funding-private.h"

#include <string.h>

/* The clauses of the section `funding`: what is asked of a fund as a whole. */

static const char *const pool_keys[]
    = {"says", "cite", "verified", "because", "note", "clock", NULL};
static const char *const clause_keys[] = {"says", "cite", "verified", "because", "note", NULL};
static const char *const contributions_keys[]
    = {"says", "cite", "verified", "because", "note", "uplift", "commitment-years", NULL};
static const char *const standstill_keys[]
    = {"says", "cite", "verified", "because", "note", "years",
       "ends", "gap",  "renewal",  "clocks",  NULL};
static const char *const standstill_end_keys[]
    = {"id", "day", "cite", "verified", "because", "note", NULL};
static const char *const renewal_keys[]
    = {"says", "by", "cite", "verified", "because", "note", NULL};
static const char *const host_keys[]
    = {"says", "cite", "verified", "because", "note", "agency", NULL};
static const char *const before_commitment_keys[] = {
    "says", "cite", "verified", "because", "note", "decision-by", "decision", "signature-by", NULL};
static const char *const year_end_keys[]
    = {"says", "cite", "verified", "because", "note", "underspend", "overspend", "gap", NULL};
static const char *const tie_keys[]
    = {"id", "heading", "for", "who", "says", "cite", "verified", "because", "note", "off", NULL};
static const char *const shares_keys[] = {"says", "cite",        "verified", "because", "note",
                                          "flat", "proportions", "caps",     "floors",  NULL};
static const char *const carried_forward[] = {"carried-forward", NULL};
static const char *const overspends[]
    = {"carried-forward", "made-up-by-contributors", "borne-by-one", NULL};

static void
clause_free (SafeguardFundClause *self)
{
  g_free (self->id);
  g_free (self->says);
  g_clear_object (&self->citations);
  g_free (self);
}

static void
tie_free (SafeguardTie *self)
{
  g_free (self->id);
  g_free (self->who);
  g_free (self->says);
  g_clear_object (&self->citations);
  g_free (self);
}

static void
clear_end (SafeguardStandstillEnd *end)
{
  g_free (end->id);
  g_clear_object (&end->citations);
}

static void
add_clause (SafeguardFunding *self, const char *id, const char *says, GListModel *citations)
{
  SafeguardFundClause *clause = g_new0 (SafeguardFundClause, 1);

  clause->id = g_strdup (id);
  clause->says = g_strdup (says);
  clause->citations = citations;
  g_ptr_array_add (self->clauses, clause);
}

/* The clause's node; NULL if the documents have none. */
static const SafeguardNode *
compile_clause (SafeguardFunding *self,
                const char *id,
                const char *const *keys,
                SafeguardPack **pack,
                SafeguardIssueLog *log)
{
  g_autofree char *section = g_strconcat ("funding.", id, NULL);
  const SafeguardNode *node = safeguard_layers_get (self->layers, section, pack);

  if (node == NULL || !safeguard_node_check_keys (node, keys, log))
    return NULL;
  add_clause (self, id, safeguard_node_as_text (safeguard_node_require (node, "says", log), log),
              safeguard_pack_read_citations (*pack, node, log));

  return node;
}

static char *
read_actor (SafeguardFunding *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  g_auto (GStrv) ids = safeguard_actors_read (self->actors, node, log);

  return g_strdup (ids[0]);
}

static void
compile_standstill (SafeguardFunding *self,
                    SafeguardPack *pack,
                    const SafeguardNode *node,
                    SafeguardIssueLog *log)
{
  SafeguardStandstill *standstill = &self->standstill;
  const SafeguardNode *ends = safeguard_node_get (node, "ends");
  const SafeguardNode *renewal = safeguard_node_get (node, "renewal");
  const SafeguardNode *gap = safeguard_node_get (node, "gap");
  gint64 years;

  self->standstill_clocks
      = safeguard_timescales_read_ids (self->timescales, safeguard_node_get (node, "clocks"), log);
  safeguard_node_as_integer (safeguard_node_get (node, "years"), 1, 99, log, &years);
  standstill->gap = g_strdup (safeguard_node_as_text (gap, log));
  if (standstill->gap != NULL)
    safeguard_gaps_require (self->gaps, standstill->gap, gap, log);
  if (ends != NULL && safeguard_node_is_list (ends, log))
    SAFEGUARD_NODE_FOREACH (child, ends)
      {
        SafeguardStandstillEnd end = {0};

        if (!safeguard_node_is_map (child, log)
            || !safeguard_node_check_keys (child, standstill_end_keys, log))
          continue;
        safeguard_node_as_day (safeguard_node_require (child, "day", log), log, &end.day);
        end.id = g_strdup (safeguard_node_as_text (safeguard_node_require (child, "id", log), log));
        end.citations = safeguard_pack_read_citations (pack, child, log);
        g_array_append_val (standstill->ends, end);
      }
  if (renewal == NULL || !safeguard_node_check_keys (renewal, renewal_keys, log))
    return;
  /* What is to be settled by a day nobody would be reminded of without a clock. */
  safeguard_node_require (node, "clocks", log);
  safeguard_node_as_day (safeguard_node_require (renewal, "by", log), log, &standstill->renewal_by);
  standstill->renewal_says
      = g_strdup (safeguard_node_as_text (safeguard_node_require (renewal, "says", log), log));
  add_clause (self, "renewal", standstill->renewal_says,
              safeguard_pack_read_citations (pack, renewal, log));
}

static void
compile_year_end (SafeguardFunding *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  const SafeguardNode *gap = safeguard_node_get (node, "gap");
  const SafeguardNode *under = safeguard_node_get (node, "underspend");
  const SafeguardNode *over = safeguard_node_get (node, "overspend");

  self->carries_underspend
      = under != NULL && safeguard_node_as_choice (under, carried_forward, log) == 0;
  self->overspend = over != NULL
                        ? (SafeguardOverspend)(safeguard_node_as_choice (over, overspends, log) + 1)
                        : SAFEGUARD_OVERSPEND_OPEN;
  self->overspend_gap = g_strdup (safeguard_node_as_text (gap, log));
  if (self->overspend_gap != NULL)
    safeguard_gaps_require (self->gaps, self->overspend_gap, gap, log);
}

static int
read_heading (SafeguardFunding *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  const char *id = safeguard_node_as_text (node, log);
  int heading;

  if (id == NULL)
    return SAFEGUARD_NO_HEADING;
  heading = safeguard_funding_find_heading (self, id, NULL);
  if (heading == SAFEGUARD_NO_HEADING)
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_UNKNOWN_HEADING, NULL,
                             "no heading is called '%.60s'", id);

  return heading;
}

static void
compile_ties (SafeguardFunding *self, const char *section, GPtrArray *ties, SafeguardIssueLog *log)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, section, log);

  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (rules, SafeguardRule, i);
      SafeguardTie *tie = g_new0 (SafeguardTie, 1);

      g_ptr_array_add (ties, tie);
      safeguard_node_refuse_keys (rule->node, tie_keys, log);
      tie->id = g_strdup (rule->id);
      tie->heading = read_heading (self, safeguard_node_require (rule->node, "heading", log), log);
      tie->cost = read_heading (self, safeguard_node_get (rule->node, "for"), log);
      tie->who = read_actor (self, safeguard_node_get (rule->node, "who"), log);
      tie->says = g_strdup (
          safeguard_node_as_text (safeguard_node_require (rule->node, "says", log), log));
      tie->citations = safeguard_pack_read_citations (rule->pack, rule->node, log);
    }
}

/* --- shares */

static SafeguardShareRule *
share_of (SafeguardFunding *self, const char *who)
{
  SafeguardShareRule fresh = {.who = NULL, .least = -1, .most = -1};

  for (guint i = 0; i < self->shares->len; i++)
    if (strcmp (g_array_index (self->shares, SafeguardShareRule, i).who, who) == 0)
      return &g_array_index (self->shares, SafeguardShareRule, i);
  fresh.who = g_strdup (who);
  g_array_append_val (self->shares, fresh);

  return &g_array_index (self->shares, SafeguardShareRule, self->shares->len - 1);
}

static void
compile_share_map (SafeguardFunding *self,
                   const SafeguardNode *map,
                   gsize offset,
                   SafeguardIssueLog *log)
{
  if (map == NULL || !safeguard_node_is_map (map, log))
    return;
  SAFEGUARD_NODE_FOREACH (child, map)
    {
      gint64 value;

      if (safeguard_funding_find_contributor (self, child->key, NULL) < 0)
        safeguard_node_complain (child, log, SAFEGUARD_ERROR_UNKNOWN_CONTRIBUTOR, NULL,
                                 "no contributor is called '%.60s'", child->key);
      else if (safeguard_node_as_integer (child, 0, G_MAXINT64, log, &value))
        G_STRUCT_MEMBER (gint64, share_of (self, child->key), offset) = value;
    }
}

static void
compile_shares (SafeguardFunding *self, SafeguardIssueLog *log)
{
  SafeguardPack *pack;
  const SafeguardNode *node = compile_clause (self, "shares", shares_keys, &pack, log);

  if (node == NULL)
    return;
  compile_share_map (self, safeguard_node_get (node, "flat"),
                     G_STRUCT_OFFSET (SafeguardShareRule, flat), log);
  compile_share_map (self, safeguard_node_get (node, "proportions"),
                     G_STRUCT_OFFSET (SafeguardShareRule, weight), log);
  compile_share_map (self, safeguard_node_get (node, "caps"),
                     G_STRUCT_OFFSET (SafeguardShareRule, most), log);
  compile_share_map (self, safeguard_node_get (node, "floors"),
                     G_STRUCT_OFFSET (SafeguardShareRule, least), log);
}

static void
share_clear (SafeguardShareRule *share)
{
  g_free (share->who);
}

/* How contributions are asked for, and by when each is due. */
static void
compile_pool (SafeguardFunding *self, SafeguardIssueLog *log)
{
  SafeguardPack *pack = NULL;
  const SafeguardNode *node = compile_clause (self, "pool", pool_keys, &pack, log);
  g_auto (GStrv) clocks = node != NULL ? safeguard_timescales_read_ids (
                              self->timescales, safeguard_node_get (node, "clock"), log)
                                       : NULL;

  if (clocks != NULL)
    self->contribution_clock = g_strdup (clocks[0]);
  node = compile_clause (self, "contributions", contributions_keys, &pack, log);
  if (node == NULL)
    return;
  safeguard_node_as_integer (safeguard_node_get (node, "commitment-years"), 1, 10, log,
                             &self->commitment_years);
  self->asks_uplift = safeguard_node_as_text (safeguard_node_get (node, "uplift"), log) != NULL;
}

void
safeguard_funding_compile_rules (SafeguardFunding *self, SafeguardIssueLog *log)
{
  SafeguardPack *pack = NULL;
  const SafeguardNode *node;

  self->clauses = g_ptr_array_new_with_free_func ((GDestroyNotify)clause_free);
  self->bears = g_ptr_array_new_with_free_func ((GDestroyNotify)tie_free);
  self->purposes = g_ptr_array_new_with_free_func ((GDestroyNotify)tie_free);
  self->shares = g_array_new (FALSE, FALSE, sizeof (SafeguardShareRule));
  g_array_set_clear_func (self->shares, (GDestroyNotify)share_clear);
  self->standstill.ends = g_array_new (FALSE, FALSE, sizeof (SafeguardStandstillEnd));
  g_array_set_clear_func (self->standstill.ends, (GDestroyNotify)clear_end);
  compile_pool (self, log);
  compile_clause (self, "undertakings", clause_keys, &pack, log);
  compile_clause (self, "in-kind", clause_keys, &pack, log);
  node = compile_clause (self, "host", host_keys, &pack, log);
  if (node != NULL)
    self->host = read_actor (self, safeguard_node_get (node, "agency"), log);
  node = compile_clause (self, "before-commitment", before_commitment_keys, &pack, log);
  if (node != NULL)
    {
      self->decision_by = read_actor (self, safeguard_node_get (node, "decision-by"), log);
      self->decision_vote
          = g_strdup (safeguard_node_as_text (safeguard_node_get (node, "decision"), log));
      self->signature_by = read_actor (self, safeguard_node_get (node, "signature-by"), log);
    }
  node = compile_clause (self, "standstill", standstill_keys, &pack, log);
  if (node != NULL)
    compile_standstill (self, pack, node, log);
  node = compile_clause (self, "year-end", year_end_keys, &pack, log);
  if (node != NULL)
    compile_year_end (self, node, log);
  compile_ties (self, "funding.bears", self->bears, log);
  compile_ties (self, "funding.purposes", self->purposes, log);
  compile_shares (self, log);
}
