/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-procedure-inside-private.h"

#include "safeguard-list-private.h"

/* What the packs say of each stage and act; their names are known by now. */

static const char *const stage_keys[]
    = {"id",  "name", "holder", "when",     "leads-to", "optional", "final", "clocks",
       "gap", "cite", "note",   "verified", "because",  "off",      NULL};
static const char *const term_keys[] = {"id", "or", "from", "until", "gap", NULL};
static const char *const act_keys[]
    = {"id",      "name",    "by",       "after",   "in",   "stage",    "when",
       "enters",  "closes",  "cite",     "reopens", "note", "verified", "off",
       "because", "repeats", "requires", "expects", NULL};
static const char *const any_keys[] = {"any", NULL};

typedef int (*Find) (const SafeguardProcedure *self, const char *id, GError **error);

/* Finds what @node names; complains, and is negative, if it is not there. */
static int
find_named (const SafeguardProcedure *self,
            Find find,
            const char *id,
            const SafeguardNode *node,
            SafeguardIssueLog *log)
{
  g_autoptr (GError) error = NULL;
  int found = find (self, id, &error);
  SafeguardIssue *issue = safeguard_error_peek_issue (error);

  if (issue != NULL)
    safeguard_node_complain (node, log, safeguard_issue_get_code (issue),
                             safeguard_issue_get_nearest (issue), "%s",
                             safeguard_issue_get_message (issue));

  return found;
}

static int
read_named (const SafeguardProcedure *self,
            Find find,
            const SafeguardNode *node,
            SafeguardIssueLog *log)
{
  const char *id = safeguard_node_as_text (node, log);

  return id != NULL ? find_named (self, find, id, node, log) : -1;
}

static void
read_all_named (const SafeguardProcedure *self,
                Find find,
                const SafeguardNode *node,
                GArray *out,
                SafeguardIssueLog *log)
{
  g_autofree const char **ids = safeguard_node_as_texts (node, log);

  if (ids != NULL)
    g_array_set_size (out, 0);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      int found = find_named (self, find, ids[i], safeguard_node_get_nth_or (node, i), log);
      guint position = (guint)found;

      if (found >= 0)
        g_array_append_val (out, position);
    }
}

static SafeguardTable *
read_when (const SafeguardProcedure *self,
           const char *id,
           const SafeguardNode *node,
           SafeguardIssueLog *log)
{
  g_autoptr (SafeguardCondition) condition
      = node != NULL ? safeguard_condition_read (self->vocabulary, node, log) : NULL;
  SafeguardTableRow row = {.id = id, .rank = 1, .condition = condition, .node = node};
  GError *error = NULL;

  if (condition == NULL)
    return NULL;

  SafeguardTable *table
      = safeguard_table_new (self->vocabulary, SAFEGUARD_PICK_FIRST, &row, 1, &error);
  if (error != NULL)
    safeguard_issue_log_take_error (log, error);

  return table;
}

static char *
read_gap (const SafeguardProcedure *self, const SafeguardNode *map, SafeguardIssueLog *log)
{
  const SafeguardNode *node = safeguard_node_get (map, "gap");
  const char *gap = safeguard_node_as_text (node, log);

  return gap != NULL && safeguard_gaps_require (self->gaps, gap, node, log) ? g_strdup (gap) : NULL;
}

/* Who may hold the stage in the first one's place. */
static char *
read_other (const SafeguardProcedure *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  const SafeguardNode *other
      = node->kind == SAFEGUARD_NODE_MAP ? safeguard_node_get (node, "or") : NULL;
  g_auto (GStrv) ids = safeguard_actors_read (self->actors, other, log);

  return g_strdup (ids[0]);
}

/* {id: independent-chair, until: 2020-09-28}; {id: leader, or: chief-executive} */
static void
read_term (const SafeguardProcedure *self,
           SafeguardStageRule *stage,
           const SafeguardNode *node,
           SafeguardIssueLog *log)
{
  SafeguardHolderTerm term = {NULL, NULL, 0, 0, NULL};
  const SafeguardNode *id
      = node->kind == SAFEGUARD_NODE_MAP ? safeguard_node_require (node, "id", log) : node;
  g_auto (GStrv) ids = safeguard_actors_read (self->actors, id, log);

  if (node->kind == SAFEGUARD_NODE_MAP)
    {
      safeguard_node_check_keys (node, term_keys, log);
      safeguard_node_as_day (safeguard_node_get (node, "from"), log, &term.from);
      safeguard_node_as_day (safeguard_node_get (node, "until"), log, &term.until);
      term.gap = read_gap (self, node, log);
    }
  if (ids[0] == NULL)
    {
      g_free (term.gap);
      return;
    }
  term.id = g_strdup (ids[0]);
  term.or_id = read_other (self, node, log);
  g_array_append_val (stage->holders, term);
}

static void
read_holders (const SafeguardProcedure *self,
              SafeguardStageRule *stage,
              const SafeguardNode *node,
              SafeguardIssueLog *log)
{
  if (node == NULL)
    return;
  if (node->kind != SAFEGUARD_NODE_LIST)
    {
      read_term (self, stage, node, log);
      return;
    }
  SAFEGUARD_NODE_FOREACH (child, node)
    read_term (self, stage, child, log);
}

static void
read_clocks (const SafeguardProcedure *self,
             SafeguardStageRule *stage,
             const SafeguardNode *node,
             SafeguardIssueLog *log)
{
  g_auto (GStrv) ids = safeguard_timescales_read_ids (self->timescales, node, log);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      SafeguardTimescaleRule *rule = safeguard_timescales_find (self->timescales, ids[i], NULL);

      if (rule != NULL)
        g_array_append_val (stage->clocks, rule->id);
    }
}

static void
replace_name (char **name, const SafeguardNode *map, SafeguardIssueLog *log)
{
  const char *text = safeguard_node_as_text (safeguard_node_get (map, "name"), log);

  if (text == NULL)
    return;
  g_free (*name);
  *name = g_strdup (text);
}

static void
read_stage (const SafeguardProcedure *self,
            SafeguardStageRule *stage,
            const SafeguardRule *rule,
            SafeguardIssueLog *log)
{
  const SafeguardNode *node = rule->node;

  safeguard_node_refuse_keys (node, stage_keys, log);
  stage->node = node;
  replace_name (&stage->name, node, log);
  read_holders (self, stage, safeguard_node_get (node, "holder"), log);
  stage->when = read_when (self, rule->id, safeguard_node_get (node, "when"), log);
  read_all_named (self, safeguard_procedure_find_stage, safeguard_node_get (node, "leads-to"),
                  stage->leads_to, log);
  safeguard_node_as_boolean (safeguard_node_get (node, "optional"), log, &stage->optional);
  safeguard_node_as_boolean (safeguard_node_get (node, "final"), log, &stage->final);
  read_clocks (self, stage, safeguard_node_get (node, "clocks"), log);
  stage->gap = read_gap (self, node, log);
  stage->citations = safeguard_pack_read_citations (rule->pack, node, log);
}

void
safeguard_procedure_read_stages (SafeguardProcedure *self, GArray *rules, SafeguardIssueLog *log)
{
  for (guint i = 0; i < rules->len; i++)
    read_stage (self, g_ptr_array_index (self->stages, i), &g_array_index (rules, SafeguardRule, i),
                log);
}

/* [acts], all of which come before, or {any: [acts]} */
static void
read_after (const SafeguardProcedure *self,
            SafeguardActRule *act,
            const SafeguardNode *node,
            SafeguardIssueLog *log)
{
  static const guint first = 0;
  const SafeguardActRule *beginning = g_ptr_array_index (self->acts, first);

  /* Nothing happens in a dispute before it is raised, unless a pack says so. */
  if (node == NULL && act->after->len == 0 && act != beginning
      && beginning->role == SAFEGUARD_ACT_BEGINS)
    g_array_append_val (act->after, first);
  if (node != NULL && node->kind == SAFEGUARD_NODE_MAP)
    {
      safeguard_node_refuse_keys (node, any_keys, log);
      act->any = TRUE;
      node = safeguard_node_require (node, "any", log);
    }
  read_all_named (self, safeguard_procedure_find_act, node, act->after, log);
}

static void
read_moves (const SafeguardProcedure *self,
            SafeguardActRule *act,
            const SafeguardNode *node,
            SafeguardIssueLog *log)
{
  const char *closes = safeguard_node_as_id (safeguard_node_get (node, "closes"), log);

  read_all_named (self, safeguard_procedure_find_stage, safeguard_node_get (node, "stage"),
                  act->stages, log);
  act->enters
      = read_named (self, safeguard_procedure_find_stage, safeguard_node_get (node, "enters"), log);
  if (closes != NULL)
    {
      g_free (act->closes);
      act->closes = g_strdup (closes);
    }
  safeguard_node_as_boolean (safeguard_node_get (node, "reopens"), log, &act->reopens);
  safeguard_node_as_boolean (safeguard_node_get (node, "repeats"), log, &act->repeats);
}

static void
read_act (const SafeguardProcedure *self, const SafeguardRule *rule, SafeguardIssueLog *log)
{
  const SafeguardNode *node = rule->node;
  int position = safeguard_procedure_find_act (self, rule->id, NULL);
  SafeguardActRule *act = g_ptr_array_index (self->acts, position);
  const SafeguardNode *by = safeguard_node_get (node, "by");
  g_autofree const char **requires
      = safeguard_node_as_texts (safeguard_node_get (node, "requires"), log);

  safeguard_node_refuse_keys (node, act_keys, log);
  act->node = node;
  act->provided = TRUE;
  replace_name (&act->name, node, log);
  if (by != NULL)
    {
      g_strfreev (act->by);
      act->by = safeguard_actors_read (self->actors, by, log);
    }
  if (requires != NULL)
    {
      g_strfreev (act->particulars);
      act->particulars = g_strdupv ((char **)requires);
    }
  read_after (self, act, safeguard_node_get (node, "after"), log);
  read_all_named (self, safeguard_procedure_find_stage, safeguard_node_get (node, "in"), act->in,
                  log);
  read_all_named (self, safeguard_procedure_find_act, safeguard_node_get (node, "expects"),
                  act->expects, log);
  act->when = read_when (self, rule->id, safeguard_node_get (node, "when"), log);
  read_moves (self, act, node, log);
  act->citations = safeguard_pack_read_citations (rule->pack, node, log);
}

void
safeguard_procedure_read_acts (SafeguardProcedure *self, GArray *rules, SafeguardIssueLog *log)
{
  for (guint i = 0; i < rules->len; i++)
    read_act (self, &g_array_index (rules, SafeguardRule, i), log);
}
