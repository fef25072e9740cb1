/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-procedure-inside-private.h"

/* What conditions know beside the acts, after them in this order. */
static const SafeguardFactDeclaration party_facts[] = {
    {.id = "parties", .type = SAFEGUARD_FACT_NUMBER, .least = 0, .most = G_MAXINT32},
    {.id = "partner-parties", .type = SAFEGUARD_FACT_NUMBER, .least = 0, .most = G_MAXINT32},
    {.id = "partners-only", .type = SAFEGUARD_FACT_FLAG},
};

SafeguardVocabulary *
safeguard_procedure_make_vocabulary (const GPtrArray *acts)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, TRUE, sizeof (SafeguardFactDeclaration));

  for (guint i = 0; i < acts->len; i++)
    {
      const SafeguardActRule *act = g_ptr_array_index (acts, i);
      SafeguardFactDeclaration fact = {.id = act->id, .type = SAFEGUARD_FACT_FLAG};

      g_array_append_val (facts, fact);
    }
  g_array_append_vals (facts, party_facts, G_N_ELEMENTS (party_facts));

  return safeguard_vocabulary_new ((SafeguardFactDeclaration *)(void *)facts->data, facts->len);
}

/* An act that is not on the record has not happened; who is a party may be unknown. */
static SafeguardFacts *
make_facts (const SafeguardProcedure *self, const guint *counts, const SafeguardParties *parties)
{
  SafeguardFacts *facts = safeguard_facts_new (self->vocabulary);
  guint n = self->acts->len;

  for (guint i = 0; i < n; i++)
    if (counts[i] > 0)
      safeguard_facts_set_flag (facts, i, TRUE, NULL);
  safeguard_facts_close (facts);
  safeguard_facts_clear (facts, n + 2);
  if (parties->known)
    {
      safeguard_facts_set_number (facts, n, parties->n, NULL);
      safeguard_facts_set_number (facts, n + 1, parties->n_partners, NULL);
      safeguard_facts_set_flag (facts, n + 2, parties->n == parties->n_partners, NULL);
    }

  return facts;
}

SafeguardRowState
safeguard_procedure_judge (const SafeguardProcedure *self,
                           const SafeguardTable *when,
                           const guint *counts,
                           const SafeguardParties *parties)
{
  if (when == NULL)
    return SAFEGUARD_ROW_STATE_YES;

  g_autoptr (SafeguardFacts) facts = make_facts (self, counts, parties);
  SafeguardMatch *match = g_alloca (safeguard_table_get_match_size (when));

  safeguard_table_match (when, facts, match);

  return safeguard_match_get_state (match, 0);
}
