/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-reviews-private.h"

/**
 * SafeguardReviews:
 *
 * What the arrangements of one area on one day say of serious incidents: which
 * are notifiable, by whom, to whom and by when, and when a rapid review is due.
 * From the Children Act 2004 section 16C, Working Together and the area's own
 * document.
 *
 * Made by [class@Policy]; immutable; may be shared between threads.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardReviews, safeguard_reviews, G_TYPE_OBJECT)

static void
safeguard_reviews_finalize (GObject *object)
{
  SafeguardReviews *self = SAFEGUARD_REVIEWS (object);

  g_clear_pointer (&self->layers, safeguard_layers_unref);
  g_clear_pointer (&self->timescales, safeguard_timescales_unref);
  g_clear_pointer (&self->vocabulary, safeguard_vocabulary_unref);
  g_clear_pointer (&self->gaps, safeguard_gaps_free);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  g_clear_pointer (&self->silences, safeguard_silences_free);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_object (&self->otherwise_citations);
  g_clear_object (&self->after_citations);
  g_free (self->together);
  g_clear_object (&self->together_citations);
  g_clear_pointer (&self->procedure, safeguard_procedure_unref);

  G_OBJECT_CLASS (safeguard_reviews_parent_class)->finalize (object);
}

static void
safeguard_reviews_class_init (SafeguardReviewsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_reviews_finalize;
}

static void
safeguard_reviews_init (SafeguardReviews *self)
{
}

const char *
safeguard_reviews_name (SafeguardReviews *self, const char *id)
{
  const char *name = g_hash_table_lookup (self->names, id);

  return name != NULL ? name : id;
}

/**
 * safeguard_reviews_get_facts:
 * @self: rules for serious incidents
 *
 * Gets the facts that an incident may record.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of the facts
 *
 * Since: 1.0
 */
const char *const *
safeguard_reviews_get_facts (SafeguardReviews *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_REVIEWS (self) && self->criteria != NULL, NULL);

  return safeguard_vocabulary_get_ids (self->vocabulary);
}

static SafeguardIncidentRuling *
assess (SafeguardReviews *self, SafeguardIncident *incident, SafeguardMoment at, GError **error)
{
  SafeguardFacts *facts = safeguard_case_bind (SAFEGUARD_CASE (incident), self->vocabulary, error);

  return facts != NULL ? safeguard_incident_ruling_new (self, incident, facts, at) : NULL;
}

/**
 * safeguard_reviews_assess:
 * @self: rules for serious incidents
 * @incident: what is recorded
 * @error: return location for an error
 *
 * Says whether the incident is notifiable, by whom, to whom and by when, and
 * when the rapid review is due under each reading of its start. No moment is
 * named: the ruling gives dates but no states of clocks.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if the incident has facts that this
 * policy does not declare. A clock that cannot be worked out is a finding, not an
 * error.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardIncidentRuling *
safeguard_reviews_assess (SafeguardReviews *self, SafeguardIncident *incident, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_REVIEWS (self) && self->criteria != NULL, NULL);
  g_return_val_if_fail (
      SAFEGUARD_IS_INCIDENT (incident) && SAFEGUARD_CASE (incident)->facts != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return assess (self, incident, SAFEGUARD_MOMENT_NONE, error);
}

/**
 * safeguard_reviews_assess_at:
 * @self: rules for serious incidents
 * @incident: what is recorded
 * @at: the moment that the ruling speaks for
 * @error: return location for an error
 *
 * As [method@Reviews.assess], for a moment: its clocks say whether they run, are
 * met or are overdue.
 *
 * Errors: as for [method@Reviews.assess].
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardIncidentRuling *
safeguard_reviews_assess_at (SafeguardReviews *self,
                             SafeguardIncident *incident,
                             GDateTime *at,
                             GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_REVIEWS (self) && self->criteria != NULL, NULL);
  g_return_val_if_fail (
      SAFEGUARD_IS_INCIDENT (incident) && SAFEGUARD_CASE (incident)->facts != NULL, NULL);
  g_return_val_if_fail (at != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return assess (self, incident, safeguard_moment_from_date_time (at), error);
}
