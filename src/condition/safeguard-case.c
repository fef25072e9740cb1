/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-case-private.h"

/**
 * SafeguardCase:
 *
 * A record with facts: what is known to be present, known to be absent, or has
 * a value. What is not recorded is unknown, which is not the same as absent.
 *
 * This is the sealed base of the records that decision tables judge. A case is
 * made for the rules that will judge it, so that a misspelt fact is refused at
 * once. One thread at a time may add to it; a ruling copies what it needs.
 *
 * Since: 1.0
 */
G_DEFINE_ABSTRACT_TYPE (SafeguardCase, safeguard_case, SAFEGUARD_TYPE_RECORD)

static void
safeguard_case_finalize (GObject *object)
{
  g_clear_pointer (&SAFEGUARD_CASE (object)->facts, safeguard_facts_free);

  G_OBJECT_CLASS (safeguard_case_parent_class)->finalize (object);
}

static void
safeguard_case_class_init (SafeguardCaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_case_finalize;
}

static void
safeguard_case_init (SafeguardCase *self)
{
}

void
safeguard_case_set_up (SafeguardCase *self, SafeguardVocabulary *vocabulary)
{
  self->facts = safeguard_facts_new (vocabulary);
}

void
safeguard_case_copy_facts (SafeguardCase *self, SafeguardCase *other)
{
  safeguard_facts_free (self->facts);
  self->facts = safeguard_facts_copy (other->facts);
}

void
safeguard_case_move (SafeguardCase *self, SafeguardVocabulary *vocabulary, GPtrArray *left_out)
{
  SafeguardFacts *moved = safeguard_facts_project (self->facts, vocabulary, left_out);

  safeguard_facts_free (self->facts);
  self->facts = moved;
}

SafeguardFacts *
safeguard_case_bind (SafeguardCase *self, SafeguardVocabulary *vocabulary, GError **error)
{
  if (safeguard_facts_get_vocabulary (self->facts) == vocabulary)
    return safeguard_facts_copy (self->facts);

  return safeguard_facts_rebind (self->facts, vocabulary, error);
}

static gboolean
set_flag (SafeguardCase *self, const char *fact, gboolean present, GError **error)
{
  int index
      = safeguard_vocabulary_require (safeguard_facts_get_vocabulary (self->facts), fact, error);

  return index >= 0 && safeguard_facts_set_flag (self->facts, (guint)index, present, error);
}

/**
 * safeguard_case_add_present:
 * @self: a case
 * @fact: the id of a fact
 * @error: return location for an error
 *
 * Records that a fact is present.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_FACT, naming the nearest fact;
 * %SAFEGUARD_ERROR_CONTRADICTION if it is recorded as absent;
 * %SAFEGUARD_ERROR_WRONG_TYPE if it is not a fact that is present or absent.
 * Nothing is recorded then.
 *
 * Returns: %TRUE if it was recorded
 *
 * Since: 1.0
 */
gboolean
safeguard_case_add_present (SafeguardCase *self, const char *fact, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_CASE (self) && self->facts != NULL, FALSE);
  g_return_val_if_fail (fact != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return set_flag (self, fact, TRUE, error);
}

/**
 * safeguard_case_add_absent:
 * @self: a case
 * @fact: the id of a fact
 * @error: return location for an error
 *
 * Records that a fact was looked for and is absent.
 *
 * Errors: as for [method@Case.add_present].
 *
 * Returns: %TRUE if it was recorded
 *
 * Since: 1.0
 */
gboolean
safeguard_case_add_absent (SafeguardCase *self, const char *fact, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_CASE (self) && self->facts != NULL, FALSE);
  g_return_val_if_fail (fact != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return set_flag (self, fact, FALSE, error);
}

/**
 * safeguard_case_set_number:
 * @self: a case
 * @fact: the id of a fact that is a number
 * @value: the number
 * @error: return location for an error
 *
 * Records a number, such as a count of referrals.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_FACT, %SAFEGUARD_ERROR_WRONG_TYPE,
 * %SAFEGUARD_ERROR_OUT_OF_RANGE, %SAFEGUARD_ERROR_CONTRADICTION. Nothing is
 * recorded then.
 *
 * Returns: %TRUE if it was recorded
 *
 * Since: 1.0
 */
gboolean
safeguard_case_set_number (SafeguardCase *self, const char *fact, gint64 value, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_CASE (self) && self->facts != NULL, FALSE);
  g_return_val_if_fail (fact != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  int index
      = safeguard_vocabulary_require (safeguard_facts_get_vocabulary (self->facts), fact, error);

  return index >= 0 && safeguard_facts_set_number (self->facts, (guint)index, value, error);
}

/**
 * safeguard_case_set_choice:
 * @self: a case
 * @fact: the id of a fact that has named values
 * @value: one of its values
 * @error: return location for an error
 *
 * Records one of several named values, such as who reports the concern.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_FACT, %SAFEGUARD_ERROR_WRONG_TYPE,
 * %SAFEGUARD_ERROR_WRONG_VALUE, %SAFEGUARD_ERROR_CONTRADICTION. Nothing is
 * recorded then.
 *
 * Returns: %TRUE if it was recorded
 *
 * Since: 1.0
 */
gboolean
safeguard_case_set_choice (SafeguardCase *self, const char *fact, const char *value, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_CASE (self) && self->facts != NULL, FALSE);
  g_return_val_if_fail (fact != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  int index
      = safeguard_vocabulary_require (safeguard_facts_get_vocabulary (self->facts), fact, error);

  return index >= 0 && safeguard_facts_set_named (self->facts, (guint)index, value, error);
}

/**
 * safeguard_case_get_fact:
 * @self: a case
 * @fact: the id of a fact
 * @error: return location for an error
 *
 * Gets what is recorded of a fact.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_FACT.
 *
 * Returns: (transfer full): "present", "absent", "unknown", or the value
 *
 * Since: 1.0
 */
char *
safeguard_case_get_fact (SafeguardCase *self, const char *fact, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_CASE (self) && self->facts != NULL, NULL);
  g_return_val_if_fail (fact != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  int index
      = safeguard_vocabulary_require (safeguard_facts_get_vocabulary (self->facts), fact, error);

  return index >= 0 ? safeguard_facts_get_text (self->facts, (guint)index) : NULL;
}
