/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-checklist-private.h"

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

/**
 * SafeguardCheckTest:
 *
 * One test of a checklist, answered. Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardCheckTest
{
  GObject parent_instance;

  char *id;
  char *ask;
  SafeguardAnswer answer;
  GListModel *needs;
  GListModel *citations;
};

G_DEFINE_FINAL_TYPE (SafeguardCheckTest, safeguard_check_test, G_TYPE_OBJECT)

static void
safeguard_check_test_finalize (GObject *object)
{
  SafeguardCheckTest *self = SAFEGUARD_CHECK_TEST (object);

  g_free (self->id);
  g_free (self->ask);
  g_clear_object (&self->needs);
  g_clear_object (&self->citations);

  G_OBJECT_CLASS (safeguard_check_test_parent_class)->finalize (object);
}

static void
safeguard_check_test_class_init (SafeguardCheckTestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_check_test_finalize;
}

static void
safeguard_check_test_init (SafeguardCheckTest *self)
{
}

SafeguardCheckTest *
safeguard_check_test_new (const SafeguardChecklistTest *test,
                          SafeguardAnswer answer,
                          GListModel *needs)
{
  SafeguardCheckTest *self = g_object_new (SAFEGUARD_TYPE_CHECK_TEST, NULL);

  self->id = g_strdup (test->id);
  self->ask = g_strdup (test->ask);
  self->answer = answer;
  self->needs = needs;
  self->citations = g_object_ref (test->citations);

  return self;
}

const char *
safeguard_answer_text (SafeguardAnswer answer)
{
  static const char *const texts[] = {NULL, "yes", "no", "undetermined", "undecided"};

  return texts[answer];
}

void
safeguard_check_test_write (SafeguardCheckTest *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "id", self->id);
  safeguard_json_add_text (builder, "ask", self->ask);
  safeguard_json_add_text (builder, "answer", safeguard_answer_text (self->answer));
  json_builder_set_member_name (builder, "needs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (self->needs); i++)
    {
      SafeguardNeed *need = safeguard_list_peek (self->needs, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "fact", safeguard_need_get_fact (need));
      safeguard_json_add_text (builder, "is", safeguard_need_get_found (need));
      safeguard_json_add_text (builder, "needed", safeguard_need_get_needed (need));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "citations");
  safeguard_citations_write (self->citations, builder);
  json_builder_end_object (builder);
}

/**
 * safeguard_check_test_get_id:
 * @self: a test
 *
 * Gets the id.
 *
 * Returns: (transfer none): the id, such as "no-employment"
 *
 * Since: 1.0
 */
const char *
safeguard_check_test_get_id (SafeguardCheckTest *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CHECK_TEST (self) && self->needs != NULL, NULL);

  return self->id;
}

/**
 * safeguard_check_test_get_ask:
 * @self: a test
 *
 * Gets the test as a question for people.
 *
 * Returns: (transfer none) (nullable): the question, or %NULL if the policy gives none
 *
 * Since: 1.0
 */
const char *
safeguard_check_test_get_ask (SafeguardCheckTest *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CHECK_TEST (self) && self->needs != NULL, NULL);

  return self->ask;
}

/**
 * safeguard_check_test_get_answer:
 * @self: a test
 *
 * Gets whether the test is passed.
 *
 * Returns: the answer
 *
 * Since: 1.0
 */
SafeguardAnswer
safeguard_check_test_get_answer (SafeguardCheckTest *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CHECK_TEST (self) && self->needs != NULL,
                        SAFEGUARD_ANSWER_UNDETERMINED);

  return self->answer;
}

/**
 * safeguard_check_test_get_needs:
 * @self: a test
 *
 * Gets the reason: the facts that made the answer, each beside what the test needs.
 *
 * Returns: (transfer none): a list of [class@Need]
 *
 * Since: 1.0
 */
GListModel *
safeguard_check_test_get_needs (SafeguardCheckTest *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CHECK_TEST (self) && self->needs != NULL, NULL);

  return self->needs;
}

/**
 * safeguard_check_test_get_citations:
 * @self: a test
 *
 * Gets where the test comes from.
 *
 * Returns: (transfer none): a list of [class@Citation]
 *
 * Since: 1.0
 */
GListModel *
safeguard_check_test_get_citations (SafeguardCheckTest *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CHECK_TEST (self) && self->needs != NULL, NULL);

  return self->citations;
}
