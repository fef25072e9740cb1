/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-checklist-private.h"

#include <string.h>

/**
 * SafeguardChecklist:
 *
 * A set of tests that all have to be passed: whether somebody may be a lay member,
 * whether information may be asked for. From the area's own document.
 *
 * Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardChecklist, safeguard_checklist, G_TYPE_OBJECT)

static void
safeguard_checklist_finalize (GObject *object)
{
  SafeguardChecklist *self = SAFEGUARD_CHECKLIST (object);

  g_clear_pointer (&self->layers, safeguard_layers_unref);
  g_clear_pointer (&self->vocabulary, safeguard_vocabulary_unref);
  g_clear_pointer (&self->gaps, safeguard_gaps_free);
  g_free (self->id);
  g_free (self->name);
  g_free (self->where);
  g_clear_object (&self->citations);
  g_clear_pointer (&self->tests, g_ptr_array_unref);
  g_clear_pointer (&self->together, safeguard_table_unref);

  G_OBJECT_CLASS (safeguard_checklist_parent_class)->finalize (object);
}

static void
safeguard_checklist_class_init (SafeguardChecklistClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_checklist_finalize;
}

static void
safeguard_checklist_init (SafeguardChecklist *self)
{
}

/**
 * safeguard_checklist_get_id:
 * @self: a checklist
 *
 * Gets the id.
 *
 * Returns: (transfer none): the id, such as "lay-member"
 *
 * Since: 1.0
 */
const char *
safeguard_checklist_get_id (SafeguardChecklist *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CHECKLIST (self) && self->tests != NULL, NULL);

  return self->id;
}

/**
 * safeguard_checklist_get_name:
 * @self: a checklist
 *
 * Gets what people call it.
 *
 * Returns: (transfer none): the name
 *
 * Since: 1.0
 */
const char *
safeguard_checklist_get_name (SafeguardChecklist *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CHECKLIST (self) && self->tests != NULL, NULL);

  return self->name;
}

/**
 * safeguard_checklist_get_facts:
 * @self: a checklist
 *
 * Gets the facts that may be recorded: all that the policy declares, of which the
 * tests ask after some.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of the facts
 *
 * Since: 1.0
 */
const char *const *
safeguard_checklist_get_facts (SafeguardChecklist *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CHECKLIST (self) && self->tests != NULL, NULL);

  return safeguard_vocabulary_get_ids (self->vocabulary);
}

/**
 * safeguard_checklist_assess:
 * @self: a checklist
 * @check: what is known
 * @at: (nullable): the moment that the ruling speaks for
 * @error: return location for an error
 *
 * Answers each test, and says whether all of them are passed.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if @check has facts that this policy does not
 * declare.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardCheckRuling *
safeguard_checklist_assess (SafeguardChecklist *self,
                            SafeguardCheck *check,
                            GDateTime *at,
                            GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_CHECKLIST (self) && self->tests != NULL, NULL);
  g_return_val_if_fail (SAFEGUARD_IS_CHECK (check) && SAFEGUARD_CASE (check)->facts != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardFacts *facts = safeguard_case_bind (SAFEGUARD_CASE (check), self->vocabulary, error);

  if (facts == NULL)
    return NULL;

  return safeguard_check_ruling_new (
      self, facts, at != NULL ? safeguard_moment_from_date_time (at) : SAFEGUARD_MOMENT_NONE);
}

/* --- what is known */

/**
 * SafeguardCheck:
 *
 * What is known of something that a checklist is held against: facts.
 *
 * One thread at a time may add to it; a ruling copies what it needs.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardCheck, safeguard_check, SAFEGUARD_TYPE_CASE)

static void
safeguard_check_finalize (GObject *object)
{
  g_clear_object (&SAFEGUARD_CHECK (object)->checklist);

  G_OBJECT_CLASS (safeguard_check_parent_class)->finalize (object);
}

/* Facts carry no time of recording. */
static SafeguardRecord *
safeguard_check_copy_as_known (SafeguardRecord *record, GDateTime *known)
{
  SafeguardCheck *copy = safeguard_check_new (SAFEGUARD_CHECK (record)->checklist);

  safeguard_case_copy_facts (SAFEGUARD_CASE (copy), SAFEGUARD_CASE (record));

  return SAFEGUARD_RECORD (copy);
}

static void
safeguard_check_class_init (SafeguardCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_check_finalize;
  ((SafeguardRecordClass *)klass)->copy_as_known = safeguard_check_copy_as_known;
}

static void
safeguard_check_init (SafeguardCheck *self)
{
}

/**
 * safeguard_check_new:
 * @checklist: the checklist that it will be held against
 *
 * Makes a record of which nothing is known yet.
 *
 * Returns: (transfer full): a new record
 *
 * Since: 1.0
 */
SafeguardCheck *
safeguard_check_new (SafeguardChecklist *checklist)
{
  g_return_val_if_fail (SAFEGUARD_IS_CHECKLIST (checklist) && checklist->tests != NULL, NULL);

  SafeguardCheck *self = g_object_new (SAFEGUARD_TYPE_CHECK, NULL);

  self->checklist = g_object_ref (checklist);
  safeguard_case_set_up (SAFEGUARD_CASE (self), checklist->vocabulary);

  return self;
}
