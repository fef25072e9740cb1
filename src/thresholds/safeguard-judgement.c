/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-concern-private.h"

/**
 * SafeguardJudgement:
 *
 * The level that a professional decided on, with who, when and why. It stands
 * beside what the rules say; neither overwrites the other.
 *
 * Immutable; may be shared between threads. The reason is the caller's text: it
 * goes into the result of a ruling, never into findings, logs or errors.
 *
 * Since: 1.0
 */
struct _SafeguardJudgement
{
  GObject parent_instance;

  int level;
  char *by;
  SafeguardMoment when;
  char *when_text;
  char *reason;
};

G_DEFINE_FINAL_TYPE (SafeguardJudgement, safeguard_judgement, G_TYPE_OBJECT)

static void
safeguard_judgement_finalize (GObject *object)
{
  SafeguardJudgement *self = SAFEGUARD_JUDGEMENT (object);

  g_free (self->by);
  g_free (self->when_text);
  g_free (self->reason);

  G_OBJECT_CLASS (safeguard_judgement_parent_class)->finalize (object);
}

static void
safeguard_judgement_class_init (SafeguardJudgementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_judgement_finalize;
}

static void
safeguard_judgement_init (SafeguardJudgement *self)
{
}

SafeguardJudgement *
safeguard_judgement_new (int level, const char *by, const SafeguardMoment *when, const char *reason)
{
  SafeguardJudgement *self = g_object_new (SAFEGUARD_TYPE_JUDGEMENT, NULL);

  self->level = level;
  self->by = g_strdup (by);
  self->when = *when;
  self->when_text = safeguard_moment_to_iso (when);
  self->reason = g_strdup (reason);

  return self;
}

const SafeguardMoment *
safeguard_judgement_peek_when (SafeguardJudgement *self)
{
  return &self->when;
}

/**
 * safeguard_judgement_get_level:
 * @self: a judgement
 *
 * Gets the level that the professional decided on.
 *
 * Returns: the number of the level, from 1
 *
 * Since: 1.0
 */
int
safeguard_judgement_get_level (SafeguardJudgement *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_JUDGEMENT (self), 0);

  return self->level;
}

/**
 * safeguard_judgement_get_by:
 * @self: a judgement
 *
 * Gets who decided.
 *
 * Returns: (transfer none): a role or an id, as it was recorded
 *
 * Since: 1.0
 */
const char *
safeguard_judgement_get_by (SafeguardJudgement *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_JUDGEMENT (self), NULL);

  return self->by;
}

/**
 * safeguard_judgement_get_when_text:
 * @self: a judgement
 *
 * Gets when it was decided.
 *
 * Returns: (transfer none): a day or a time in London, in ISO 8601
 *
 * Since: 1.0
 */
const char *
safeguard_judgement_get_when_text (SafeguardJudgement *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_JUDGEMENT (self), NULL);

  return self->when_text;
}

/**
 * safeguard_judgement_get_reason:
 * @self: a judgement
 *
 * Gets why.
 *
 * Returns: (transfer none): the reason, as it was recorded
 *
 * Since: 1.0
 */
const char *
safeguard_judgement_get_reason (SafeguardJudgement *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_JUDGEMENT (self), NULL);

  return self->reason;
}
