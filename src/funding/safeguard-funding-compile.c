/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-funding-private.h"

/* The section `funding` of the packs, made into the rules object: headings, contributors and
 * reserves, which everything else refers to. */

static const char *const section_keys[]
    = {"headings", "contributors", "reserves",     "pool", "contributions", "standstill",
       "shares",   "access",       "undertakings", "host", "in-kind",       "before-commitment",
       "bears",    "purposes",     "year-end",     NULL};
const char *const *const safeguard_funding_sections = section_keys;
static const char *const heading_keys[]
    = {"id", "name", "kind", "under", "cite", "verified", "because", "note", "off", NULL};
static const char *const contributor_keys[]
    = {"id", "name", "heading", "cite", "verified", "because", "note", "off", NULL};
static const char *const reserve_keys[]
    = {"id",  "name", "purpose",  "outside", "heading", "for", "draw-down",
       "gap", "cite", "verified", "because", "note",    "off", NULL};
static const char *const kinds[] = {"income", "expenditure", NULL};

static void
heading_free (SafeguardHeading *self)
{
  g_free (self->id);
  g_free (self->name);
  g_clear_object (&self->citations);
  g_free (self);
}

static void
contributor_free (SafeguardContributor *self)
{
  g_free (self->id);
  g_free (self->name);
  g_clear_object (&self->citations);
  g_free (self);
}

static void
reserve_free (SafeguardReserveRule *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->purpose);
  g_free (self->draw_down);
  g_free (self->gap);
  g_clear_object (&self->citations);
  g_free (self);
}

static char *
read_text (const SafeguardNode *map, const char *key, SafeguardIssueLog *log)
{
  return g_strdup (safeguard_node_as_text (safeguard_node_get (map, key), log));
}

static char *
require_text (const SafeguardNode *map, const char *key, SafeguardIssueLog *log)
{
  return g_strdup (safeguard_node_as_text (safeguard_node_require (map, key, log), log));
}

static void
compile_heading (SafeguardFunding *self, const SafeguardRule *rule, SafeguardIssueLog *log)
{
  SafeguardHeading *heading = g_new0 (SafeguardHeading, 1);
  int kind;

  g_ptr_array_add (self->headings, heading);
  safeguard_node_refuse_keys (rule->node, heading_keys, log);
  heading->id = g_strdup (rule->id);
  heading->name = require_text (rule->node, "name", log);
  kind = safeguard_node_as_choice (safeguard_node_require (rule->node, "kind", log), kinds, log);
  heading->kind = kind == 1 ? SAFEGUARD_ACCOUNT_EXPENDITURE : SAFEGUARD_ACCOUNT_INCOME;
  heading->under = SAFEGUARD_NO_HEADING;
  heading->citations = safeguard_pack_read_citations (rule->pack, rule->node, log);
}

/* The heading that @node names; complains if there is none, or none of that kind. */
static int
read_heading (const SafeguardFunding *self,
              const SafeguardNode *node,
              SafeguardAccountKind kind,
              SafeguardIssueLog *log)
{
  const char *id = safeguard_node_as_text (node, log);
  g_autoptr (GError) error = NULL;
  int heading;

  if (id == NULL)
    return SAFEGUARD_NO_HEADING;
  heading = safeguard_funding_find_heading (self, id, &error);
  if (heading == SAFEGUARD_NO_HEADING)
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_UNKNOWN_HEADING,
                             safeguard_issue_get_nearest (safeguard_error_peek_issue (error)),
                             "no heading is called '%.60s'", id);
  else if (safeguard_funding_get_heading (self, (guint)heading)->kind != kind)
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                             "expected a heading of %s",
                             kind == SAFEGUARD_ACCOUNT_INCOME ? "income" : "expenditure");

  return heading;
}

static void
compile_headings (SafeguardFunding *self, SafeguardIssueLog *log)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, "funding.headings", log);

  for (guint i = 0; i < rules->len; i++)
    compile_heading (self, &g_array_index (rules, SafeguardRule, i), log);
  for (guint i = 0; i < rules->len; i++)
    {
      SafeguardHeading *heading = g_ptr_array_index (self->headings, i);
      const SafeguardNode *under
          = safeguard_node_get (g_array_index (rules, SafeguardRule, i).node, "under");

      heading->under = read_heading (self, under, heading->kind, log);
      if (heading->under == (int)i)
        safeguard_node_complain (under, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                                 "a heading does not stand under itself");
      else if (heading->under != SAFEGUARD_NO_HEADING)
        ((SafeguardHeading *)g_ptr_array_index (self->headings, (guint)heading->under))->is_group
            = TRUE;
    }
}

static void
compile_contributors (SafeguardFunding *self, SafeguardIssueLog *log)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, "funding.contributors", log);

  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (rules, SafeguardRule, i);
      SafeguardContributor *contributor = g_new0 (SafeguardContributor, 1);

      g_ptr_array_add (self->contributors, contributor);
      safeguard_node_refuse_keys (rule->node, contributor_keys, log);
      contributor->id = g_strdup (rule->id);
      contributor->name = require_text (rule->node, "name", log);
      contributor->heading = read_heading (
          self, safeguard_node_require (rule->node, "heading", log), SAFEGUARD_ACCOUNT_INCOME, log);
      contributor->citations = safeguard_pack_read_citations (rule->pack, rule->node, log);
    }
}

static void
compile_reserves (SafeguardFunding *self, SafeguardIssueLog *log)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, "funding.reserves", log);

  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (rules, SafeguardRule, i);
      SafeguardReserveRule *reserve = g_new0 (SafeguardReserveRule, 1);

      g_ptr_array_add (self->reserves, reserve);
      safeguard_node_refuse_keys (rule->node, reserve_keys, log);
      reserve->id = g_strdup (rule->id);
      reserve->name = require_text (rule->node, "name", log);
      reserve->purpose = require_text (rule->node, "purpose", log);
      reserve->draw_down = read_text (rule->node, "draw-down", log);
      reserve->gap = read_text (rule->node, "gap", log);
      if (reserve->gap != NULL)
        safeguard_gaps_require (self->gaps, reserve->gap, safeguard_node_get (rule->node, "gap"),
                                log);
      safeguard_node_as_boolean (safeguard_node_get (rule->node, "outside"), log,
                                 &reserve->outside);
      reserve->heading = read_heading (self, safeguard_node_require (rule->node, "heading", log),
                                       SAFEGUARD_ACCOUNT_INCOME, log);
      reserve->cost = read_heading (self, safeguard_node_get (rule->node, "for"),
                                    SAFEGUARD_ACCOUNT_EXPENDITURE, log);
      reserve->citations = safeguard_pack_read_citations (rule->pack, rule->node, log);
    }
}

/* The ids of things whose first member is their id; ends in NULL. */
static void
add_ids (SafeguardFunding *self, const GPtrArray *things)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < things->len; i++)
    g_ptr_array_add (ids, *(char **)g_ptr_array_index (things, i));
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (self->id_lists, g_ptr_array_free (ids, FALSE));
}

SafeguardFunding *
safeguard_funding_compile (SafeguardLayers *layers,
                           SafeguardVocabulary *vocabulary,
                           SafeguardTimescales *timescales,
                           SafeguardActors *actors,
                           SafeguardIssueLog *log)
{
  SafeguardFunding *self = g_object_new (SAFEGUARD_TYPE_FUNDING, NULL);

  self->layers = safeguard_layers_ref (layers);
  self->actors = safeguard_actors_ref (actors);
  self->timescales = safeguard_timescales_ref (timescales);
  self->gaps = safeguard_gaps_compile (layers, log);
  self->headings = g_ptr_array_new_with_free_func ((GDestroyNotify)heading_free);
  self->contributors = g_ptr_array_new_with_free_func ((GDestroyNotify)contributor_free);
  self->reserves = g_ptr_array_new_with_free_func ((GDestroyNotify)reserve_free);
  self->id_lists = g_ptr_array_new_with_free_func (g_free);
  safeguard_node_check_keys (safeguard_layers_get (layers, "funding", NULL), section_keys, log);
  compile_headings (self, log);
  compile_contributors (self, log);
  compile_reserves (self, log);
  self->access
      = safeguard_checklists_compile (layers, "funding.access", "funding/access", vocabulary, log);
  safeguard_funding_compile_rules (self, log);
  safeguard_funding_refuse_circles (self, log);
  add_ids (self, self->headings);
  add_ids (self, self->contributors);
  add_ids (self, self->reserves);

  return self;
}
