/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-risk-private.h"

/**
 * SafeguardRiskScore:
 *
 * A score that a risk had, and what becomes of a risk of that score. Immutable; may be
 * shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardRiskScore
{
  GObject parent_instance;

  char *when;
  gint64 score;
  SafeguardRiskHandling handling;
  char *to;
};

G_DEFINE_FINAL_TYPE (SafeguardRiskScore, safeguard_risk_score, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SafeguardRiskHandling,
                    safeguard_risk_handling,
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_RISK_HANDLING_KEPT, "kept"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_RISK_HANDLING_ESCALATED, "escalated"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_RISK_HANDLING_UNDETERMINED, "undetermined"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_RISK_HANDLING_UNDECIDED, "undecided"))

static void
safeguard_risk_score_finalize (GObject *object)
{
  SafeguardRiskScore *self = SAFEGUARD_RISK_SCORE (object);

  g_free (self->when);
  g_free (self->to);

  G_OBJECT_CLASS (safeguard_risk_score_parent_class)->finalize (object);
}

static void
safeguard_risk_score_class_init (SafeguardRiskScoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_risk_score_finalize;
}

static void
safeguard_risk_score_init (SafeguardRiskScore *self)
{
}

const char *
safeguard_risk_handling_text (SafeguardRiskHandling handling)
{
  static const char *const texts[] = {NULL, "kept", "escalated", "undetermined", "undecided"};

  return texts[handling];
}

SafeguardRiskScore *
safeguard_risk_score_new (const char *when,
                          gint64 score,
                          SafeguardRiskHandling handling,
                          const char *to)
{
  SafeguardRiskScore *self = g_object_new (SAFEGUARD_TYPE_RISK_SCORE, NULL);

  self->when = g_strdup (when);
  self->score = score;
  self->handling = handling;
  self->to = g_strdup (to);

  return self;
}

/**
 * safeguard_risk_score_get_score:
 * @self: a score
 *
 * Gets the score itself, from 0. The documents give no scale.
 *
 * Returns: the score
 *
 * Since: 1.0
 */
gint64
safeguard_risk_score_get_score (SafeguardRiskScore *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RISK_SCORE (self), 0);

  return self->score;
}

/**
 * safeguard_risk_score_get_when_text:
 * @self: a score
 *
 * Gets when the risk was scored.
 *
 * Returns: (transfer none): a day or a time, as ISO 8601
 *
 * Since: 1.0
 */
const char *
safeguard_risk_score_get_when_text (SafeguardRiskScore *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RISK_SCORE (self), NULL);

  return self->when;
}

/**
 * safeguard_risk_score_get_handling:
 * @self: a score
 *
 * Gets what becomes of a risk of that score.
 *
 * Returns: the handling
 *
 * Since: 1.0
 */
SafeguardRiskHandling
safeguard_risk_score_get_handling (SafeguardRiskScore *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RISK_SCORE (self), SAFEGUARD_RISK_HANDLING_UNDECIDED);

  return self->handling;
}

/**
 * safeguard_risk_score_get_to:
 * @self: a score
 *
 * Gets the body that a risk of that score goes up to.
 *
 * Returns: (transfer none) (nullable): the id of a body, or %NULL if it goes nowhere
 *
 * Since: 1.0
 */
const char *
safeguard_risk_score_get_to (SafeguardRiskScore *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RISK_SCORE (self), NULL);

  return self->to;
}
