/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-procedure-inside-private.h"

#include "safeguard-list-private.h"

#include <string.h>

static const char *const reference_keys[]
    = {"name", "says", "cite", "verified", "because", "note", NULL};
static const char *const whistleblowing_keys[]
    = {"says", "cite", "verified", "because", "note", NULL};
static const char *const emergency_keys[] = {"route", "cite", "verified", "because", "note", NULL};

/* The highest layer that says it under @section. */
static const SafeguardNode *
find (SafeguardLayers *layers, const char *section, const char *key, SafeguardPack **pack)
{
  g_autofree char *path = g_strconcat (section, ".", key, NULL);

  return safeguard_layers_get (layers, path, pack);
}

static void
read_statement (SafeguardStatement *out,
                SafeguardLayers *layers,
                const char *section,
                const char *const *keys,
                const char *text_key,
                SafeguardIssueLog *log)
{
  SafeguardPack *pack = NULL;
  const SafeguardNode *node = safeguard_layers_get (layers, section, &pack);

  if (node == NULL || !safeguard_node_check_keys (node, keys, log))
    return;

  out->name = g_strdup (safeguard_node_as_text (safeguard_node_get (node, "name"), log));
  out->says = g_strdup (safeguard_node_as_text (safeguard_node_require (node, text_key, log), log));
  out->citations = safeguard_pack_read_citations (pack, node, log);
}

static void
read_head (SafeguardProcedure *self,
           const SafeguardProcedureSource *source,
           SafeguardLayers *layers,
           SafeguardIssueLog *log)
{
  SafeguardPack *pack = NULL;
  const SafeguardNode *node = safeguard_layers_get (layers, source->section, NULL);
  const SafeguardNode *cite = find (layers, source->section, "cite", &pack);
  const char *name = safeguard_node_as_text (find (layers, source->section, "name", NULL), log);

  if (node != NULL)
    safeguard_node_check_keys (node, source->keys, log);
  if (name != NULL)
    {
      g_free (self->name);
      self->name = g_strdup (name);
    }
  if (cite != NULL)
    self->citations = safeguard_pack_read_citations (pack, cite->parent, log);
  else
    self->citations = safeguard_list_new_empty (SAFEGUARD_TYPE_CITATION);
}

/* Stages that a pack brings take the place of a policy that is only referred to. */
static void
read_reference (SafeguardProcedure *self,
                const SafeguardProcedureSource *source,
                SafeguardLayers *layers,
                SafeguardIssueLog *log)
{
  g_autofree char *section = g_strconcat (source->section, ".by-reference", NULL);
  const SafeguardNode *node = safeguard_layers_get (layers, section, NULL);

  if (self->stages->len > 0)
    return;

  read_statement (&self->reference, layers, section, reference_keys, "says", log);
  if (node != NULL)
    safeguard_node_require (node, "name", log);
}

/* A child is at risk whether or not anything was raised, and a remark changes nothing. */
static gboolean
is_free (SafeguardActRole role)
{
  return role == SAFEGUARD_ACT_RISK || role == SAFEGUARD_ACT_RISK_ENDS
         || role == SAFEGUARD_ACT_REMARK;
}

static void
add_common_acts (SafeguardProcedure *self, const SafeguardProcedureSource *source)
{
  static const guint first = 0;
  gboolean begins = source->n_acts > 0 && source->acts[0].role == SAFEGUARD_ACT_BEGINS;

  for (guint i = 0; i < source->n_acts; i++)
    {
      const SafeguardCommonAct *common = &source->acts[i];
      SafeguardActRule *act = safeguard_act_rule_new (common->id);

      g_free (act->name);
      act->name = g_strdup (common->name);
      act->role = common->role;
      act->closes = g_strdup (common->closes);
      act->repeats = common->repeats;
      act->provided = !common->waits;
      if (begins && i > 0 && !is_free (common->role))
        g_array_append_val (act->after, first);
      safeguard_procedure_take_act (self, act);
    }
}

/* The names first, for stages and acts name one another. */
static void
name_stages (SafeguardProcedure *self, GArray *rules, SafeguardIssueLog *log)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (rules, SafeguardRule, i);

      safeguard_procedure_take_stage (self, safeguard_stage_rule_new (rule->id));
      /* It is open to everybody at all times, and nobody is to be sent round through it. */
      if (strcmp (rule->id, "whistleblowing") == 0)
        safeguard_node_complain (rule->node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                                 "whistleblowing is open at all times and is never a stage");
    }
}

static void
name_acts (SafeguardProcedure *self, GArray *rules)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const char *id = g_array_index (rules, SafeguardRule, i).id;

      if (!g_hash_table_contains (self->act_by_id, id))
        safeguard_procedure_take_act (self, safeguard_act_rule_new (id));
    }
}

static GArray *
collect (SafeguardLayers *layers, const char *section, const char *key, SafeguardIssueLog *log)
{
  g_autofree char *path = g_strconcat (section, ".", key, NULL);

  return safeguard_layers_collect (layers, path, log);
}

SafeguardProcedure *
safeguard_procedure_compile (const SafeguardProcedureSource *source,
                             SafeguardLayers *layers,
                             SafeguardTimescales *timescales,
                             SafeguardIssueLog *log)
{
  SafeguardProcedure *self = safeguard_procedure_new (source->id);
  g_autoptr (GArray) stages = collect (layers, source->section, "stages", log);
  g_autoptr (GArray) acts = collect (layers, source->section, "acts", log);

  self->layers = safeguard_layers_ref (layers);
  self->timescales = safeguard_timescales_ref (timescales);
  self->actors = safeguard_actors_ref (source->actors);
  self->gaps = safeguard_gaps_compile (layers, log);
  self->place = g_strdelimit (g_strdup (source->section), ".", '/');
  read_head (self, source, layers, log);
  add_common_acts (self, source);
  name_stages (self, stages, log);
  name_acts (self, acts);
  self->vocabulary = safeguard_procedure_make_vocabulary (self->acts);
  safeguard_procedure_read_stages (self, stages, log);
  safeguard_procedure_read_acts (self, acts, log);
  read_reference (self, source, layers, log);
  read_statement (&self->whistleblowing, layers, "whistleblowing", whistleblowing_keys, "says",
                  log);
  read_statement (&self->emergency, layers, "escalation.immediate-risk", emergency_keys, "route",
                  log);

  return self;
}
