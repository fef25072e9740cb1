/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-escalation-private.h"

/**
 * SafeguardDispute:
 *
 * What happened in a disagreement: who disagrees, and events such as "raised",
 * "responded", "escalated" (whose payload may name the stage: `{"to": "..."}`) or
 * "resolved".
 *
 * Its thread rule is that of [class@Proceeding].
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardDispute, safeguard_dispute, SAFEGUARD_TYPE_PROCEEDING)

static void
safeguard_dispute_finalize (GObject *object)
{
  g_clear_object (&SAFEGUARD_DISPUTE (object)->escalation);

  G_OBJECT_CLASS (safeguard_dispute_parent_class)->finalize (object);
}

static SafeguardRecord *
safeguard_dispute_copy_as_known (SafeguardRecord *record, GDateTime *known)
{
  SafeguardDispute *copy = g_object_new (SAFEGUARD_TYPE_DISPUTE, NULL);

  copy->escalation = g_object_ref (SAFEGUARD_DISPUTE (record)->escalation);
  safeguard_proceeding_copy (SAFEGUARD_PROCEEDING (copy), SAFEGUARD_PROCEEDING (record));

  return SAFEGUARD_RECORD (copy);
}

static void
safeguard_dispute_class_init (SafeguardDisputeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_dispute_finalize;
  ((SafeguardRecordClass *)klass)->copy_as_known = safeguard_dispute_copy_as_known;
}

static void
safeguard_dispute_init (SafeguardDispute *self)
{
}

/**
 * safeguard_dispute_new:
 * @escalation: the ladders of the policy
 * @id: the id by which the caller knows the dispute
 * @kind: what kind of disagreement it is, such as "between-partners"
 * @parties: (nullable) (array zero-terminated=1): the agencies that disagree, such as
 *   "local-authority"; %NULL or none if that is not known
 * @error: return location for an error
 *
 * Makes the record of a dispute in which nothing has happened yet.
 *
 * Returns: (transfer full): the record, or %NULL with %SAFEGUARD_ERROR_UNKNOWN_KIND
 *   or %SAFEGUARD_ERROR_UNKNOWN_ACTOR, naming the nearest,
 *   %SAFEGUARD_ERROR_WRONG_VALUE if the id is empty or a party is named twice, or
 *   %SAFEGUARD_ERROR_NOT_UTF8
 *
 * Since: 1.0
 */
SafeguardDispute *
safeguard_dispute_new (SafeguardEscalation *escalation,
                       const char *id,
                       const char *kind,
                       const char *const *parties,
                       GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_ESCALATION (escalation) && escalation->layers != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  const SafeguardLadder *ladder = safeguard_escalation_find (escalation, kind, error);
  g_autoptr (SafeguardDispute) self = NULL;

  if (ladder == NULL)
    return NULL;

  self = g_object_new (SAFEGUARD_TYPE_DISPUTE, NULL);
  self->escalation = g_object_ref (escalation);

  return safeguard_proceeding_set_up (SAFEGUARD_PROCEEDING (self), ladder->procedure, id, kind,
                                      parties, error)
             ? g_steal_pointer (&self)
             : NULL;
}
