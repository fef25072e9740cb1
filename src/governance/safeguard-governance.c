/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-governance-private.h"

/**
 * SafeguardGovernance:
 *
 * What the arrangements of one area on one day say of governance: who sits, who may
 * decide, what the partnership owes by when, and how it assures itself.
 *
 * Made by [class@Policy]; immutable; may be shared between threads.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardGovernance, safeguard_governance, G_TYPE_OBJECT)

static const char *const section_keys[] = {
    "bodies",   "seats",        "substitutes", "one-person-two-seats", "votes",       "risks",
    "rights",   "checklists",   "attendance",  "procedures",           "agencies",    "boards",
    "scrutiny", "expectations", "reports",     "sources-of-assurance", "submissions", "sunset",
    NULL,
};

static void
safeguard_governance_finalize (GObject *object)
{
  SafeguardGovernance *self = SAFEGUARD_GOVERNANCE (object);

  g_clear_pointer (&self->layers, safeguard_layers_unref);
  g_clear_pointer (&self->assurance, safeguard_assurance_rules_free);

  G_OBJECT_CLASS (safeguard_governance_parent_class)->finalize (object);
}

static void
safeguard_governance_class_init (SafeguardGovernanceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_governance_finalize;
}

static void
safeguard_governance_init (SafeguardGovernance *self)
{
}

SafeguardGovernance *
safeguard_governance_compile (SafeguardLayers *layers,
                              SafeguardVocabulary *vocabulary,
                              SafeguardTimescales *timescales,
                              SafeguardActors *actors,
                              SafeguardIssueLog *log)
{
  g_autoptr (SafeguardGovernance) self = g_object_new (SAFEGUARD_TYPE_GOVERNANCE, NULL);
  guint errors_before = safeguard_issue_log_get_n_errors (log);

  self->layers = safeguard_layers_ref (layers);
  safeguard_node_check_keys (safeguard_layers_get (layers, "governance", NULL), section_keys, log);
  self->assurance = safeguard_assurance_rules_compile (layers, vocabulary, timescales, actors, log);

  return safeguard_issue_log_get_n_errors (log) == errors_before ? g_steal_pointer (&self) : NULL;
}

void
safeguard_governance_check (SafeguardGovernance *self, SafeguardIssueLog *log)
{
  safeguard_assurance_rules_check (self->assurance, log);
}

SafeguardAssuranceRules *
safeguard_governance_peek_assurance (SafeguardGovernance *self)
{
  return self->assurance;
}
