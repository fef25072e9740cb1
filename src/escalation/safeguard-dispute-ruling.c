/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-escalation-private.h"

#include "safeguard-json-private.h"
#include "safeguard-phrase-private.h"
#include "safeguard-stance-private.h"

/**
 * SafeguardDisputeRuling:
 *
 * Where a disagreement stands on its ladder, or where it goes instead: see
 * [class@ProceedingRuling].
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardDisputeRuling,
                     safeguard_dispute_ruling,
                     SAFEGUARD_TYPE_PROCEEDING_RULING)

static void
safeguard_dispute_ruling_finalize (GObject *object)
{
  g_clear_object (&SAFEGUARD_DISPUTE_RULING (object)->escalation);

  G_OBJECT_CLASS (safeguard_dispute_ruling_parent_class)->finalize (object);
}

static void
safeguard_dispute_ruling_add_first (SafeguardProceedingRuling *ruling, GPtrArray *out)
{
  const SafeguardLadder *ladder = SAFEGUARD_DISPUTE_RULING (ruling)->ladder;

  if (ladder->goes_to != NULL)
    g_ptr_array_add (out,
                     safeguard_finding_new ("kind-goes-elsewhere", ladder->citations, NULL, "kind",
                                            safeguard_procedure_get_name (ladder->procedure),
                                            "says", ladder->goes_to, NULL));
}

static void
safeguard_dispute_ruling_add_last (SafeguardProceedingRuling *ruling, GPtrArray *out)
{
  g_ptr_array_add (out, safeguard_finding_new ("childs-clocks-run", NULL, NULL, NULL));
}

static void
safeguard_dispute_ruling_write_more (SafeguardProceedingRuling *ruling, JsonBuilder *builder)
{
  safeguard_json_add_text (builder, "goes_to", SAFEGUARD_DISPUTE_RULING (ruling)->ladder->goes_to);
}

/* A kind that no ladder is for stands nowhere on one. */
static void
safeguard_dispute_ruling_take_stance (SafeguardRuling *ruling, SafeguardStance *out)
{
  const SafeguardLadder *ladder = SAFEGUARD_DISPUTE_RULING (ruling)->ladder;

  safeguard_proceeding_ruling_take_stance (ruling, out);
  if (ladder->goes_to == NULL)
    return;
  safeguard_stance_take_move (out, g_strdup (safeguard_phrase ("matter-elsewhere")));
  safeguard_stance_set_rule (out, NULL, ladder->citations);
}

static void
safeguard_dispute_ruling_class_init (SafeguardDisputeRulingClass *klass)
{
  SafeguardProceedingRulingClass *proceeding_class = (SafeguardProceedingRulingClass *)klass;

  G_OBJECT_CLASS (klass)->finalize = safeguard_dispute_ruling_finalize;
  SAFEGUARD_RULING_CLASS (klass)->kind = "dispute";
  SAFEGUARD_RULING_CLASS (klass)->take_stance = safeguard_dispute_ruling_take_stance;
  proceeding_class->room = "escalation";
  proceeding_class->add_first = safeguard_dispute_ruling_add_first;
  proceeding_class->add_last = safeguard_dispute_ruling_add_last;
  proceeding_class->write_more = safeguard_dispute_ruling_write_more;
}

static void
safeguard_dispute_ruling_init (SafeguardDisputeRuling *self)
{
}

SafeguardDisputeRuling *
safeguard_dispute_ruling_new (SafeguardEscalation *escalation,
                              SafeguardDispute *dispute,
                              SafeguardMoment at)
{
  SafeguardDisputeRuling *self = g_object_new (SAFEGUARD_TYPE_DISPUTE_RULING, NULL);

  self->escalation = g_object_ref (escalation);
  self->ladder = safeguard_escalation_find (escalation, SAFEGUARD_PROCEEDING (dispute)->kind, NULL);
  safeguard_proceeding_ruling_set_up (SAFEGUARD_PROCEEDING_RULING (self), self->ladder->procedure,
                                      SAFEGUARD_PROCEEDING (dispute), at);

  return self;
}

/**
 * safeguard_dispute_ruling_get_goes_to:
 * @self: a ruling
 *
 * Gets where a disagreement goes that no ladder of the policy covers.
 *
 * Returns: (transfer none) (nullable): in words, or %NULL if a ladder is for it
 *
 * Since: 1.0
 */
const char *
safeguard_dispute_ruling_get_goes_to (SafeguardDisputeRuling *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DISPUTE_RULING (self) && self->ladder != NULL, NULL);

  return self->ladder->goes_to;
}
