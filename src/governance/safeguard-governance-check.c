/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-governance-private.h"

void
safeguard_governance_check (SafeguardGovernance *self, SafeguardIssueLog *log)
{
  for (guint i = 0; i < self->bodies->len; i++)
    {
      const SafeguardBody *body = g_ptr_array_index (self->bodies, i);

      safeguard_decision_check (body->quorum, self->layers, "no row says whether this is quorate",
                                log);
    }
  for (guint i = 0; i < self->votes->len; i++)
    {
      const SafeguardVoteRule *vote = g_ptr_array_index (self->votes, i);

      safeguard_decision_check (vote->decision, self->layers,
                                "no row says what follows from such votes", log);
    }
  safeguard_assurance_rules_check (self->assurance, log);
}
