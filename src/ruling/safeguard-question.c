/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-question-private.h"

#include "safeguard-json-private.h"

/**
 * SafeguardQuestion:
 *
 * A fact that is not known and would matter: whether it is present could
 * change the answer of the ruling.
 *
 * Questions come in order of importance: first those that could lead to the
 * highest answer, and among them those that could do so with the fewest other
 * facts. A question is immutable and may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardQuestion
{
  GObject parent_instance;

  char *fact;
  char *ask;
  char *from;
  char **to;
  gboolean numeric;
};

G_DEFINE_FINAL_TYPE (SafeguardQuestion, safeguard_question, G_TYPE_OBJECT)

static void
safeguard_question_finalize (GObject *object)
{
  SafeguardQuestion *self = SAFEGUARD_QUESTION (object);

  g_free (self->fact);
  g_free (self->ask);
  g_free (self->from);
  g_strfreev (self->to);

  G_OBJECT_CLASS (safeguard_question_parent_class)->finalize (object);
}

static void
safeguard_question_class_init (SafeguardQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_question_finalize;
}

static void
safeguard_question_init (SafeguardQuestion *self)
{
}

SafeguardQuestion *
safeguard_question_new (
    const char *fact, const char *ask, const char *from, const char *const *to, gboolean numeric)
{
  SafeguardQuestion *self = g_object_new (SAFEGUARD_TYPE_QUESTION, NULL);

  self->fact = g_strdup (fact);
  self->ask = g_strdup (ask);
  self->from = g_strdup (from);
  self->to = g_strdupv ((char **)to);
  self->numeric = numeric;

  return self;
}

/**
 * safeguard_question_get_fact:
 * @self: a question
 *
 * Gets the fact that is not known.
 *
 * Returns: (transfer none): the id of the fact
 *
 * Since: 1.0
 */
const char *
safeguard_question_get_fact (SafeguardQuestion *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_QUESTION (self), NULL);

  return self->fact;
}

/**
 * safeguard_question_get_ask:
 * @self: a question
 *
 * Gets the question as a person would ask it.
 *
 * Returns: (transfer none) (nullable): the question, or %NULL if the policy
 *   has no words for it
 *
 * Since: 1.0
 */
const char *
safeguard_question_get_ask (SafeguardQuestion *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_QUESTION (self), NULL);

  return self->ask;
}

/**
 * safeguard_question_get_from:
 * @self: a question
 *
 * Gets the answer of the ruling as it stands.
 *
 * Returns: (transfer none) (nullable): the answer, such as the number of a
 *   level, or %NULL if there is none yet
 *
 * Since: 1.0
 */
const char *
safeguard_question_get_from (SafeguardQuestion *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_QUESTION (self), NULL);

  return self->from;
}

/**
 * safeguard_question_get_to:
 * @self: a question
 *
 * Gets the answers that the ruling could come to once the fact is known.
 *
 * Returns: (transfer none) (array zero-terminated=1): the answers, at least one
 *
 * Since: 1.0
 */
const char *const *
safeguard_question_get_to (SafeguardQuestion *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_QUESTION (self), NULL);

  return (const char *const *)self->to;
}

static void
write_answer (SafeguardQuestion *self, const char *answer, JsonBuilder *builder)
{
  if (answer == NULL)
    json_builder_add_null_value (builder);
  else if (self->numeric)
    json_builder_add_int_value (builder, g_ascii_strtoll (answer, NULL, 10));
  else
    json_builder_add_string_value (builder, answer);
}

void
safeguard_question_write (SafeguardQuestion *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "fact", self->fact);
  if (self->ask != NULL)
    {
      safeguard_json_add_text (builder, "ask", self->ask);
    }
  json_builder_set_member_name (builder, "from");
  write_answer (self, self->from, builder);
  json_builder_set_member_name (builder, "to");
  json_builder_begin_array (builder);
  for (guint i = 0; self->to[i] != NULL; i++)
    write_answer (self, self->to[i], builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
