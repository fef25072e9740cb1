/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-escalation-private.h"
#include "safeguard-phrase-private.h"
#include "safeguard-procedure-diff-private.h"

#include <string.h>

static void
compare_ladder (const SafeguardLadder *first,
                const SafeguardLadder *second,
                SafeguardDifferences *out)
{
  g_autofree char *name = safeguard_differences_words (first->kind);
  SafeguardComparedRule rule = {"escalation", first->kind, SAFEGUARD_ASPECT_PROCEDURE, name};
  GListModel *const citations[2] = {first->citations, second->citations};

  /* Where a kind goes that no ladder is for is told in words of the pack's own, which may only be
   * other words. */
  if (first->goes_to == NULL && second->goes_to == NULL)
    safeguard_procedures_compare (first->procedure, second->procedure, "escalation", out);
  else
    safeguard_differences_add_term (
        out, &rule, "purpose",
        safeguard_phrase (first->goes_to == NULL ? "is-to-climb" : "is-elsewhere"),
        safeguard_phrase (second->goes_to == NULL ? "is-to-climb" : "is-elsewhere"), citations);
}

static void
add_only (SafeguardEscalation *has,
          SafeguardEscalation *lacks,
          guint side,
          SafeguardDifferences *out)
{
  for (guint i = 0; i < has->ladders->len; i++)
    {
      const SafeguardLadder *ladder = g_ptr_array_index (has->ladders, i);
      g_autofree char *name = safeguard_differences_words (ladder->kind);
      SafeguardComparedRule rule = {"escalation", ladder->kind, SAFEGUARD_ASPECT_PROCEDURE, name};

      if (safeguard_escalation_find (lacks, ladder->kind, NULL) == NULL)
        safeguard_differences_add_only (out, &rule, side, ladder->citations);
    }
}

void
safeguard_escalation_diff (SafeguardEscalation *first,
                           SafeguardEscalation *second,
                           SafeguardDifferences *out)
{
  for (guint i = 0; i < first->ladders->len; i++)
    {
      const SafeguardLadder *one = g_ptr_array_index (first->ladders, i);
      const SafeguardLadder *two = safeguard_escalation_find (second, one->kind, NULL);

      if (two != NULL)
        compare_ladder (one, two, out);
    }
  add_only (first, second, 0, out);
  add_only (second, first, 1, out);
}
