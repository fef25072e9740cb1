/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-escalation-private.h"

#include "safeguard-nearest-private.h"

#include <string.h>

/**
 * SafeguardEscalation:
 *
 * What the arrangements of one area on one day say of those who disagree: for each
 * kind of disagreement the ladder that it goes up, the policy that it follows where
 * its text is not held, or where else it goes.
 *
 * Made by [class@Policy]; immutable; may be shared between threads.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardEscalation, safeguard_escalation, G_TYPE_OBJECT)

static void
safeguard_escalation_finalize (GObject *object)
{
  SafeguardEscalation *self = SAFEGUARD_ESCALATION (object);

  g_clear_pointer (&self->layers, safeguard_layers_unref);
  g_clear_pointer (&self->ladders, g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);

  G_OBJECT_CLASS (safeguard_escalation_parent_class)->finalize (object);
}

static void
safeguard_escalation_class_init (SafeguardEscalationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_escalation_finalize;
}

static void
safeguard_escalation_init (SafeguardEscalation *self)
{
}

const SafeguardLadder *
safeguard_escalation_find (SafeguardEscalation *self, const char *kind, GError **error)
{
  for (guint i = 0; i < self->ladders->len; i++)
    {
      const SafeguardLadder *ladder = g_ptr_array_index (self->ladders, i);

      if (strcmp (ladder->kind, kind) == 0)
        return ladder;
    }
  if (error == NULL)
    return NULL;

  g_autofree char *kinds = g_strjoinv (", ", (char **)self->kinds->pdata);
  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_KIND, NULL,
                       safeguard_nearest (kind, (const char *const *)self->kinds->pdata),
                       "the policy of %s has no ladder for '%.80s'; it has %s",
                       safeguard_layers_get_area (self->layers), kind,
                       *kinds != '\0' ? kinds : "none");
  return NULL;
}

/**
 * safeguard_escalation_get_kinds:
 * @self: ladders
 *
 * Gets the kinds of disagreement that the policy knows.
 *
 * Returns: (transfer none) (array zero-terminated=1): the kinds, such as
 *   "between-partners"
 *
 * Since: 1.0
 */
const char *const *
safeguard_escalation_get_kinds (SafeguardEscalation *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_ESCALATION (self) && self->layers != NULL, NULL);

  return (const char *const *)self->kinds->pdata;
}

/**
 * safeguard_escalation_get_stages:
 * @self: ladders
 * @kind: a kind of disagreement
 * @error: return location for an error
 *
 * Gets the stages of a ladder, the lowest first.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_KIND, naming the nearest.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids; empty if the ladder
 *   stands in a policy that is not held, or the kind goes elsewhere
 *
 * Since: 1.0
 */
char **
safeguard_escalation_get_stages (SafeguardEscalation *self, const char *kind, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_ESCALATION (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  const SafeguardLadder *ladder = safeguard_escalation_find (self, kind, error);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (ladder == NULL)
    return NULL;
  for (guint i = 0; i < safeguard_procedure_get_n_stages (ladder->procedure); i++)
    g_strv_builder_add (ids, safeguard_procedure_get_stage (ladder->procedure, i)->id);

  return g_strv_builder_end (ids);
}

static SafeguardDisputeRuling *
assess (SafeguardEscalation *self, SafeguardDispute *dispute, SafeguardMoment at, GError **error)
{
  return safeguard_proceeding_check_policy (SAFEGUARD_PROCEEDING (dispute), self->layers, error)
             ? safeguard_dispute_ruling_new (self, dispute, at)
             : NULL;
}

#define IS_FILLED(dispute) (SAFEGUARD_IS_DISPUTE (dispute) && (dispute)->escalation != NULL)

/**
 * safeguard_escalation_assess:
 * @self: ladders
 * @dispute: what happened
 * @error: return location for an error
 *
 * Says where a disagreement stands once everything on the record has happened. No
 * moment is named, so its clocks have dates and no states.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if the record was made for the rules of
 * another area or other editions.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardDisputeRuling *
safeguard_escalation_assess (SafeguardEscalation *self, SafeguardDispute *dispute, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_ESCALATION (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (IS_FILLED (dispute), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return assess (self, dispute, SAFEGUARD_MOMENT_NONE, error);
}

/**
 * safeguard_escalation_assess_at:
 * @self: ladders
 * @dispute: what happened
 * @at: the moment that the ruling speaks for
 * @error: return location for an error
 *
 * As [method@Escalation.assess], for a moment: what happened later is left out, and
 * clocks say whether they run, are met or are overdue.
 *
 * Errors: as for [method@Escalation.assess].
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardDisputeRuling *
safeguard_escalation_assess_at (SafeguardEscalation *self,
                                SafeguardDispute *dispute,
                                GDateTime *at,
                                GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_ESCALATION (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (IS_FILLED (dispute), NULL);
  g_return_val_if_fail (at != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return assess (self, dispute, safeguard_moment_from_date_time (at), error);
}
