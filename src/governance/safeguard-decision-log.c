/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-rights-private.h"

/**
 * SafeguardDecisionLog:
 *
 * What the bodies of a partnership did: decided, endorsed, moderated, signed. The type
 * of an event is the act, `by` is the body, and its payload names the matter and,
 * where there are several of a kind, which one: `{"matter": "action-plan", "about":
 * "plan-7"}`.
 *
 * It takes whatever was done; the ruling says what was against the rules. One thread
 * at a time may add to it; a ruling copies what it needs.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardDecisionLog, safeguard_decision_log, SAFEGUARD_TYPE_RECORD)

static void
safeguard_decision_log_finalize (GObject *object)
{
  SafeguardDecisionLog *self = SAFEGUARD_DECISION_LOG (object);

  g_clear_object (&self->governance);
  g_free (self->id);

  G_OBJECT_CLASS (safeguard_decision_log_parent_class)->finalize (object);
}

static SafeguardRecord *
safeguard_decision_log_copy_as_known (SafeguardRecord *record, GDateTime *known)
{
  SafeguardDecisionLog *self = SAFEGUARD_DECISION_LOG (record);

  return SAFEGUARD_RECORD (safeguard_decision_log_new (self->governance, self->id, NULL));
}

static gboolean
safeguard_decision_log_accepts_event (SafeguardRecord *record,
                                      SafeguardEvent *event,
                                      GError **error)
{
  SafeguardDecisionLog *self = SAFEGUARD_DECISION_LOG (record);
  const SafeguardAssuranceRules *rules;
  g_autofree char *matter = NULL;

  g_return_val_if_fail (self->governance != NULL, FALSE);

  rules = safeguard_governance_peek_assurance (self->governance);
  matter = safeguard_event_require_text (event, "matter", error);

  return matter != NULL
         && safeguard_rights_require (rules, safeguard_event_get_event_type (event), matter, error)
         && safeguard_assurance_rules_check_by (rules, event, error);
}

static void
safeguard_decision_log_class_init (SafeguardDecisionLogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_decision_log_finalize;
  ((SafeguardRecordClass *)klass)->copy_as_known = safeguard_decision_log_copy_as_known;
  ((SafeguardRecordClass *)klass)->accepts_event = safeguard_decision_log_accepts_event;
}

static void
safeguard_decision_log_init (SafeguardDecisionLog *self)
{
}

/**
 * safeguard_decision_log_new:
 * @governance: the rules that will judge what was done
 * @id: the id by which the caller knows the log
 * @error: return location for an error
 *
 * Makes a log in which nothing is done yet.
 *
 * Returns: (transfer full): the record, or %NULL with %SAFEGUARD_ERROR_WRONG_VALUE if
 *   the id is empty, or %SAFEGUARD_ERROR_NOT_UTF8
 *
 * Since: 1.0
 */
SafeguardDecisionLog *
safeguard_decision_log_new (SafeguardGovernance *governance, const char *id, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (governance) && governance->assurance != NULL,
                        NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardDecisionLog *self;

  if (!safeguard_label_check (id, error))
    return NULL;
  self = g_object_new (SAFEGUARD_TYPE_DECISION_LOG, NULL);
  self->governance = g_object_ref (governance);
  self->id = g_strdup (id);

  return self;
}

/**
 * safeguard_decision_log_get_id:
 * @self: a log
 *
 * Gets the id.
 *
 * Returns: (transfer none): the id by which the caller knows the log
 *
 * Since: 1.0
 */
const char *
safeguard_decision_log_get_id (SafeguardDecisionLog *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_DECISION_LOG (self) && self->governance != NULL, NULL);

  return self->id;
}
