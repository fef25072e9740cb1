/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-escalation-private.h"

/* The section `escalation` of the packs, made into the rules object. */

static const char *const section_keys[] = {"ladders", "elsewhere", "immediate-risk", NULL};
static const char *const ladder_keys[]
    = {"id",       "name",    "stages", "acts", "by-reference", "cite", "note",
       "verified", "because", "off",    NULL};
static const char *const elsewhere_keys[]
    = {"id", "name", "goes-to", "cite", "verified", "because", "note", "off", NULL};

/* What may happen in any dispute: words for what people do, and no rule of a document. */
static const SafeguardCommonAct common_acts[] = {
    {"raised", "Raised", SAFEGUARD_ACT_BEGINS},
    {"acknowledged", "Acknowledged", SAFEGUARD_ACT_PLAIN, .repeats = TRUE},
    {"responded", "Responded", SAFEGUARD_ACT_PLAIN, .repeats = TRUE},
    {"escalated", "Escalated", SAFEGUARD_ACT_ESCALATES, .repeats = TRUE},
    {"partners-split", "The statutory partners disagree among themselves",
     SAFEGUARD_ACT_CIRCUMSTANCE},
    {"mediated", "Mediated", SAFEGUARD_ACT_PLAIN, .waits = TRUE, .repeats = TRUE},
    {"adviser-commissioned", "An independent adviser commissioned", SAFEGUARD_ACT_PLAIN,
     .waits = TRUE},
    {"adviser-reported", "The adviser's report", SAFEGUARD_ACT_PLAIN, .waits = TRUE},
    {"decided", "The final decision", SAFEGUARD_ACT_PLAIN, .closes = "decided", .waits = TRUE},
    {"resolved", "Resolved", SAFEGUARD_ACT_PLAIN, .closes = "resolved"},
    {"withdrawn", "Withdrawn", SAFEGUARD_ACT_PLAIN, .closes = "withdrawn"},
    {"immediate-risk", "A child is at immediate risk", SAFEGUARD_ACT_RISK, .repeats = TRUE},
    {"immediate-risk-ended", "The immediate risk has ended", SAFEGUARD_ACT_RISK_ENDS,
     .repeats = TRUE},
    {"paused", "Paused", SAFEGUARD_ACT_REMARK, .repeats = TRUE},
    {"resumed", "Resumed after a pause", SAFEGUARD_ACT_REMARK, .repeats = TRUE},
    {"redated", "A date moved", SAFEGUARD_ACT_REMARK, .repeats = TRUE},
};

typedef struct
{
  SafeguardEscalation *self;
  SafeguardTimescales *timescales;
  SafeguardActors *actors;
  SafeguardIssueLog *log;
} Compilation;

static void
ladder_free (SafeguardLadder *ladder)
{
  g_free (ladder->kind);
  g_free (ladder->goes_to);
  g_clear_object (&ladder->citations);
  g_clear_pointer (&ladder->procedure, safeguard_procedure_unref);
  g_free (ladder);
}

static SafeguardLadder *
add_ladder (Compilation *c, const SafeguardRule *rule, const char *folder, const char *const *keys)
{
  SafeguardLadder *ladder = g_new0 (SafeguardLadder, 1);
  g_autofree char *section = g_strconcat (folder, ".", rule->id, NULL);
  SafeguardProcedureSource source = {.section = section,
                                     .id = rule->id,
                                     .keys = keys,
                                     .acts = common_acts,
                                     .n_acts = G_N_ELEMENTS (common_acts),
                                     .actors = c->actors};

  guint errors = safeguard_issue_log_get_n_errors (c->log);

  ladder->kind = g_strdup (rule->id);
  g_ptr_array_add (c->self->ladders, ladder);
  g_ptr_array_add (c->self->kinds, ladder->kind);
  ladder->procedure = safeguard_procedure_compile (&source, c->self->layers, c->timescales, c->log);
  ladder->faulty = safeguard_issue_log_get_n_errors (c->log) > errors;

  return ladder;
}

static void
compile_ladders (Compilation *c)
{
  g_autoptr (GArray) rules
      = safeguard_layers_collect (c->self->layers, "escalation.ladders", c->log);

  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (rules, SafeguardRule, i);
      const SafeguardLadder *ladder = add_ladder (c, rule, "escalation.ladders", ladder_keys);

      if (safeguard_procedure_get_n_stages (ladder->procedure) == 0
          && safeguard_procedure_get_reference (ladder->procedure)->name == NULL)
        safeguard_node_complain (rule->node, c->log, SAFEGUARD_ERROR_MISSING_KEY, NULL,
                                 "a ladder has stages, or is by-reference");
    }
}

static void
compile_elsewhere (Compilation *c)
{
  g_autoptr (GArray) rules
      = safeguard_layers_collect (c->self->layers, "escalation.elsewhere", c->log);

  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (rules, SafeguardRule, i);
      SafeguardLadder *ladder;

      if (safeguard_escalation_find (c->self, rule->id, NULL) != NULL)
        {
          safeguard_node_complain (rule->node, c->log, SAFEGUARD_ERROR_DUPLICATE_ID, NULL,
                                   "there is a ladder for '%.60s' already", rule->id);
          continue;
        }
      ladder = add_ladder (c, rule, "escalation.elsewhere", elsewhere_keys);
      ladder->goes_to = g_strdup (
          safeguard_node_as_text (safeguard_node_require (rule->node, "goes-to", c->log), c->log));
      ladder->citations = safeguard_pack_read_citations (rule->pack, rule->node, c->log);
    }
}

SafeguardEscalation *
safeguard_escalation_compile (SafeguardLayers *layers,
                              SafeguardTimescales *timescales,
                              SafeguardActors *actors,
                              SafeguardIssueLog *log)
{
  SafeguardEscalation *self = g_object_new (SAFEGUARD_TYPE_ESCALATION, NULL);
  Compilation c = {self, timescales, actors, log};

  self->layers = safeguard_layers_ref (layers);
  self->ladders = g_ptr_array_new_with_free_func ((GDestroyNotify)ladder_free);
  self->kinds = g_ptr_array_new ();
  safeguard_node_check_keys (safeguard_layers_get (layers, "escalation", NULL), section_keys, log);
  compile_ladders (&c);
  compile_elsewhere (&c);
  g_ptr_array_add (self->kinds, NULL);

  return self;
}
