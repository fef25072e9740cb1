/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-information-private.h"

#include <string.h>

/**
 * SafeguardInformationLog:
 *
 * What a partnership was asked to disclose and what became of it; and what passed from
 * the board before it: events "requested" and, by a partner, "answered" and
 * "exemptions-considered" (`about` which request); and "handed-over", "agreed" and
 * "retained" (which `item`, and perhaps the `trail` that an auditor can follow).
 *
 * Whether a partnership itself may ask for information is a [class@Checklist].
 * One thread at a time may add to it; a ruling copies what it needs.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardInformationLog, safeguard_information_log, SAFEGUARD_TYPE_RECORD)

static const char *const event_types[] = {SAFEGUARD_INFORMATION_REQUESTED,
                                          SAFEGUARD_INFORMATION_ANSWERED,
                                          SAFEGUARD_INFORMATION_EXEMPTIONS,
                                          SAFEGUARD_INFORMATION_HANDED_OVER,
                                          SAFEGUARD_INFORMATION_AGREED,
                                          SAFEGUARD_INFORMATION_RETAINED,
                                          NULL};

static void
safeguard_information_log_finalize (GObject *object)
{
  SafeguardInformationLog *self = SAFEGUARD_INFORMATION_LOG (object);

  g_clear_object (&self->governance);
  g_free (self->id);

  G_OBJECT_CLASS (safeguard_information_log_parent_class)->finalize (object);
}

static SafeguardRecord *
safeguard_information_log_copy_as_known (SafeguardRecord *record, GDateTime *known)
{
  SafeguardInformationLog *self = SAFEGUARD_INFORMATION_LOG (record);

  return SAFEGUARD_RECORD (safeguard_information_log_new (self->governance, self->id, NULL));
}

/* Who answered matters: each partner answers by itself. */
static gboolean
check_by (const SafeguardAssuranceRules *rules, SafeguardEvent *event, GError **error)
{
  const char *by = safeguard_event_get_by (event);
  const char *type = safeguard_event_get_event_type (event);

  if (by == NULL
      && (strcmp (type, SAFEGUARD_INFORMATION_ANSWERED) == 0
          || strcmp (type, SAFEGUARD_INFORMATION_EXEMPTIONS) == 0))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_MISSING_KEY, NULL, NULL,
                           "it is not said who '%s'", type);
      return FALSE;
    }

  return safeguard_assurance_rules_check_by (rules, event, error);
}

static gboolean
safeguard_information_log_accepts_event (SafeguardRecord *record,
                                         SafeguardEvent *event,
                                         GError **error)
{
  SafeguardInformationLog *self = SAFEGUARD_INFORMATION_LOG (record);
  g_autofree char *subject = NULL;

  g_return_val_if_fail (self->governance != NULL, FALSE);

  if (!safeguard_event_check_type (event, event_types, error)
      || !check_by (self->governance->assurance, event, error))
    return FALSE;
  subject = safeguard_event_require_text (
      event,
      g_strv_contains (event_types + 3, safeguard_event_get_event_type (event)) ? "item" : "about",
      error);

  return subject != NULL;
}

static void
safeguard_information_log_class_init (SafeguardInformationLogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_information_log_finalize;
  ((SafeguardRecordClass *)klass)->copy_as_known = safeguard_information_log_copy_as_known;
  ((SafeguardRecordClass *)klass)->accepts_event = safeguard_information_log_accepts_event;
}

static void
safeguard_information_log_init (SafeguardInformationLog *self)
{
}

/**
 * safeguard_information_log_new:
 * @governance: the rules that will judge it
 * @id: the id by which the caller knows the log
 * @error: return location for an error
 *
 * Makes a log in which nothing is recorded yet.
 *
 * Returns: (transfer full): the record, or %NULL with %SAFEGUARD_ERROR_WRONG_VALUE if
 *   the id is empty, or %SAFEGUARD_ERROR_NOT_UTF8
 *
 * Since: 1.0
 */
SafeguardInformationLog *
safeguard_information_log_new (SafeguardGovernance *governance, const char *id, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (governance) && governance->assurance != NULL,
                        NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardInformationLog *self;

  if (!safeguard_label_check (id, error))
    return NULL;
  self = g_object_new (SAFEGUARD_TYPE_INFORMATION_LOG, NULL);
  self->governance = g_object_ref (governance);
  self->id = g_strdup (id);

  return self;
}

/**
 * safeguard_information_log_get_id:
 * @self: a log
 *
 * Gets the id.
 *
 * Returns: (transfer none): the id by which the caller knows the log
 *
 * Since: 1.0
 */
const char *
safeguard_information_log_get_id (SafeguardInformationLog *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_INFORMATION_LOG (self) && self->governance != NULL, NULL);

  return self->id;
}
