/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-concern-private.h"

#include <string.h>

#include "safeguard-list-private.h"

/**
 * SafeguardConcern:
 *
 * What is recorded of a concern for a child: facts known to be present or
 * absent, events, and the judgements of professionals. What is not recorded is
 * unknown, which is not the same as absent.
 *
 * A concern is made for the thresholds that will judge it, so that a misspelt
 * fact is refused at once. One thread at a time may add to it; a ruling copies
 * what it needs.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardConcern, safeguard_concern, SAFEGUARD_TYPE_CASE)

static void
safeguard_concern_finalize (GObject *object)
{
  SafeguardConcern *self = SAFEGUARD_CONCERN (object);

  g_clear_object (&self->thresholds);
  g_clear_pointer (&self->judgements, g_ptr_array_unref);

  G_OBJECT_CLASS (safeguard_concern_parent_class)->finalize (object);
}

/* Facts carry no time of recording; a judgement is known from when it was made. */
static SafeguardRecord *
safeguard_concern_copy_as_known (SafeguardRecord *record, GDateTime *known)
{
  SafeguardConcern *self = SAFEGUARD_CONCERN (record);
  SafeguardConcern *copy = safeguard_concern_new (self->thresholds);
  SafeguardMoment limit = safeguard_moment_from_date_time (known);

  safeguard_case_copy_facts (SAFEGUARD_CASE (copy), SAFEGUARD_CASE (self));
  for (guint i = 0; i < self->judgements->len; i++)
    {
      SafeguardJudgement *judgement = g_ptr_array_index (self->judgements, i);

      if (safeguard_moment_compare (safeguard_judgement_peek_when (judgement), &limit) <= 0)
        g_ptr_array_add (copy->judgements, g_object_ref (judgement));
    }

  return SAFEGUARD_RECORD (copy);
}

static gboolean
safeguard_concern_accepts_event (SafeguardRecord *record, SafeguardEvent *event, GError **error)
{
  return safeguard_timescales_check_event (SAFEGUARD_CONCERN (record)->thresholds->timescales,
                                           safeguard_event_get_event_type (event), NULL, error);
}

static void
safeguard_concern_class_init (SafeguardConcernClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_concern_finalize;
  ((SafeguardRecordClass *)klass)->copy_as_known = safeguard_concern_copy_as_known;
  ((SafeguardRecordClass *)klass)->accepts_event = safeguard_concern_accepts_event;
}

static void
safeguard_concern_init (SafeguardConcern *self)
{
  self->judgements = g_ptr_array_new_with_free_func (g_object_unref);
}

SafeguardConcern *
safeguard_concern_new_over (SafeguardThresholds *thresholds, SafeguardVocabulary *vocabulary)
{
  SafeguardConcern *self = g_object_new (SAFEGUARD_TYPE_CONCERN, NULL);

  self->thresholds = g_object_ref (thresholds);
  safeguard_case_set_up (SAFEGUARD_CASE (self), vocabulary);

  return self;
}

/**
 * safeguard_concern_new:
 * @thresholds: the thresholds that will judge the concern
 *
 * Makes a concern of which nothing is known yet.
 *
 * Returns: (transfer full): a new concern
 *
 * Since: 1.0
 */
SafeguardConcern *
safeguard_concern_new (SafeguardThresholds *thresholds)
{
  g_return_val_if_fail (SAFEGUARD_IS_THRESHOLDS (thresholds) && thresholds->vocabulary != NULL,
                        NULL);

  return safeguard_concern_new_over (thresholds, thresholds->vocabulary);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/**
 * safeguard_concern_record_judgement:
 * @self: a concern
 * @level: the number of the level that the professional decided on
 * @by: who decided: a role or an id
 * @when: when, as a day or a time in ISO 8601
 * @reason: why
 * @error: return location for an error
 *
 * Records a professional's own decision on the level. It is kept beside what
 * the rules say, whether it agrees with them or not; a later judgement does not
 * replace an earlier one.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_LEVEL,
 * %SAFEGUARD_ERROR_INCOMPLETE_JUDGEMENT if @by or @reason is empty,
 * %SAFEGUARD_ERROR_IMPOSSIBLE_DATE, %SAFEGUARD_ERROR_IMPOSSIBLE_TIME. Nothing
 * is recorded then.
 *
 * Returns: %TRUE if it was recorded
 *
 * Since: 1.0
 */
gboolean
safeguard_concern_record_judgement (SafeguardConcern *self,
                                    int level,
                                    const char *by,
                                    const char *when,
                                    const char *reason,
                                    GError **error)
{
  SafeguardMoment moment;

  g_return_val_if_fail (SAFEGUARD_IS_CONCERN (self) && self->thresholds != NULL, FALSE);
  g_return_val_if_fail (by != NULL && when != NULL && reason != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (safeguard_thresholds_find_level (self->thresholds, level) == NULL)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_LEVEL, NULL, NULL,
                           "the policy has no level %d", level);
      return FALSE;
    }
  if (is_blank (by) || is_blank (reason))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_INCOMPLETE_JUDGEMENT, NULL, NULL,
                           "the judgement does not say %s", is_blank (by) ? "who made it" : "why");
      return FALSE;
    }
  if (!safeguard_moment_parse (when, NULL, &moment, error))
    return FALSE;

  g_ptr_array_add (self->judgements, safeguard_judgement_new (level, by, &moment, reason));

  return TRUE;
}

/**
 * safeguard_concern_get_judgements:
 * @self: a concern
 *
 * Gets the judgements recorded so far, the first recorded first.
 *
 * Returns: (transfer full): a list of [class@Judgement]
 *
 * Since: 1.0
 */
GListModel *
safeguard_concern_get_judgements (SafeguardConcern *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CONCERN (self), NULL);

  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < self->judgements->len; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (self->judgements, i)));

  return safeguard_list_new_take (SAFEGUARD_TYPE_JUDGEMENT, items);
}
