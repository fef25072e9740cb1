/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-risk-private.h"

#include <errno.h>
#include <string.h>

/**
 * SafeguardRisk:
 *
 * One risk on a register: when it was raised and by which body, its scores over time,
 * that it went up, that it was closed. Events are "raised", "scored" (with its
 * "score"), "escalated" and "closed".
 *
 * One thread at a time may add to it; a ruling copies what it needs.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardRisk, safeguard_risk, SAFEGUARD_TYPE_RECORD)

static const char *const event_types[] = {"raised", "scored", "escalated", "closed", NULL};

static void
safeguard_risk_finalize (GObject *object)
{
  SafeguardRisk *self = SAFEGUARD_RISK (object);

  g_clear_object (&self->governance);
  g_free (self->id);

  G_OBJECT_CLASS (safeguard_risk_parent_class)->finalize (object);
}

static SafeguardRecord *
safeguard_risk_copy_as_known (SafeguardRecord *record, GDateTime *known)
{
  SafeguardRisk *self = SAFEGUARD_RISK (record);

  return SAFEGUARD_RECORD (safeguard_risk_new (self->governance, self->id, NULL));
}

gboolean
safeguard_risk_read_score (SafeguardEvent *event, gint64 *out, GError **error)
{
  g_autofree char *text = safeguard_event_require_text (event, "score", error);
  char *end = NULL;

  if (text == NULL)
    return FALSE;
  errno = 0;
  *out = g_ascii_strtoll (text, &end, 10);
  if (end == text || *end != '\0')
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_TYPE, NULL, NULL,
                           "the score of a risk is a whole number");
      return FALSE;
    }
  if (errno == 0 && *out >= 0)
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
                       "the score of a risk is at least 0");
  return FALSE;
}

static gboolean
safeguard_risk_accepts_event (SafeguardRecord *record, SafeguardEvent *event, GError **error)
{
  SafeguardRisk *self = SAFEGUARD_RISK (record);
  gint64 score;

  g_return_val_if_fail (self->governance != NULL, FALSE);

  if (!safeguard_event_check_type (event, event_types, error)
      || !safeguard_assurance_rules_check_by (
          safeguard_governance_peek_assurance (self->governance), event, error))
    return FALSE;

  return strcmp (safeguard_event_get_event_type (event), "scored") != 0
         || safeguard_risk_read_score (event, &score, error);
}

static void
safeguard_risk_class_init (SafeguardRiskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_risk_finalize;
  ((SafeguardRecordClass *)klass)->copy_as_known = safeguard_risk_copy_as_known;
  ((SafeguardRecordClass *)klass)->accepts_event = safeguard_risk_accepts_event;
}

static void
safeguard_risk_init (SafeguardRisk *self)
{
}

/**
 * safeguard_risk_new:
 * @governance: the rules that will judge the risk
 * @id: the id by which the caller knows the risk
 * @error: return location for an error
 *
 * Makes the record of a risk of which nothing is known yet.
 *
 * Returns: (transfer full): the record, or %NULL with %SAFEGUARD_ERROR_WRONG_VALUE if
 *   the id is empty, or %SAFEGUARD_ERROR_NOT_UTF8
 *
 * Since: 1.0
 */
SafeguardRisk *
safeguard_risk_new (SafeguardGovernance *governance, const char *id, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (governance) && governance->assurance != NULL,
                        NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardRisk *self;

  if (!safeguard_label_check (id, error))
    return NULL;
  self = g_object_new (SAFEGUARD_TYPE_RISK, NULL);
  self->governance = g_object_ref (governance);
  self->id = g_strdup (id);

  return self;
}

/**
 * safeguard_risk_get_id:
 * @self: a risk
 *
 * Gets the id.
 *
 * Returns: (transfer none): the id by which the caller knows the risk
 *
 * Since: 1.0
 */
const char *
safeguard_risk_get_id (SafeguardRisk *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_RISK (self) && self->governance != NULL, NULL);

  return self->id;
}
