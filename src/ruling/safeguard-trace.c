/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-trace-private.h"

#include "safeguard-explanation-private.h"
#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

G_DEFINE_ENUM_TYPE (SafeguardRowState,
                    safeguard_row_state,
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_ROW_STATE_NO, "no"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_ROW_STATE_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_ROW_STATE_DISPUTED, "disputed"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_ROW_STATE_YES, "yes"))

G_DEFINE_ENUM_TYPE (SafeguardOutcome,
                    safeguard_outcome,
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_OUTCOME_DECIDED, "decided"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_OUTCOME_UNDETERMINED, "undetermined"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_OUTCOME_UNDECIDED, "undecided"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_OUTCOME_DISPUTED, "disputed"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_OUTCOME_CONFLICT, "conflict"))

/**
 * SafeguardNeed:
 *
 * One fact that a rule asks for: what is recorded of it, and what the rule
 * needs. Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardNeed
{
  GObject parent_instance;

  char *fact;
  char *found;
  char *needed;
};

G_DEFINE_FINAL_TYPE (SafeguardNeed, safeguard_need, G_TYPE_OBJECT)

static void
safeguard_need_finalize (GObject *object)
{
  SafeguardNeed *self = SAFEGUARD_NEED (object);

  g_free (self->fact);
  g_free (self->found);
  g_free (self->needed);

  G_OBJECT_CLASS (safeguard_need_parent_class)->finalize (object);
}

static void
safeguard_need_class_init (SafeguardNeedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_need_finalize;
}

static void
safeguard_need_init (SafeguardNeed *self)
{
}

SafeguardNeed *
safeguard_need_new (const char *fact, const char *found, const char *needed)
{
  SafeguardNeed *self = g_object_new (SAFEGUARD_TYPE_NEED, NULL);

  self->fact = g_strdup (fact);
  self->found = g_strdup (found);
  self->needed = g_strdup (needed);

  return self;
}

/**
 * safeguard_need_get_fact:
 * @self: a need
 *
 * Gets the fact that the rule asks for.
 *
 * Returns: (transfer none): the id of the fact
 *
 * Since: 1.0
 */
const char *
safeguard_need_get_fact (SafeguardNeed *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_NEED (self), NULL);

  return self->fact;
}

/**
 * safeguard_need_get_found:
 * @self: a need
 *
 * Gets what is recorded of the fact.
 *
 * Returns: (transfer none): "present", "absent", "unknown", or the value of a
 *   fact that has one
 *
 * Since: 1.0
 */
const char *
safeguard_need_get_found (SafeguardNeed *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_NEED (self), NULL);

  return self->found;
}

/**
 * safeguard_need_get_needed:
 * @self: a need
 *
 * Gets what the rule needs the fact to be.
 *
 * Returns: (transfer none): "present", "absent", or a comparison such as
 *   "under 12"
 *
 * Since: 1.0
 */
const char *
safeguard_need_get_needed (SafeguardNeed *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_NEED (self), NULL);

  return self->needed;
}

/**
 * SafeguardTrace:
 *
 * What became of one rule in a ruling: whether it is met, and which facts made
 * it so or stand in its way. Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardTrace
{
  GObject parent_instance;

  char *row;
  char *answer;
  SafeguardRowState state;
  GListModel *needs;
};

G_DEFINE_FINAL_TYPE (SafeguardTrace, safeguard_trace, G_TYPE_OBJECT)

static void
safeguard_trace_finalize (GObject *object)
{
  SafeguardTrace *self = SAFEGUARD_TRACE (object);

  g_free (self->row);
  g_free (self->answer);
  g_clear_object (&self->needs);

  G_OBJECT_CLASS (safeguard_trace_parent_class)->finalize (object);
}

static void
safeguard_trace_class_init (SafeguardTraceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_trace_finalize;
}

static void
safeguard_trace_init (SafeguardTrace *self)
{
}

SafeguardTrace *
safeguard_trace_new (const char *row,
                     const char *answer,
                     SafeguardRowState state,
                     GListModel *needs)
{
  SafeguardTrace *self = g_object_new (SAFEGUARD_TYPE_TRACE, NULL);

  self->row = g_strdup (row);
  self->answer = g_strdup (answer);
  self->state = state;
  self->needs = needs;

  return self;
}

/**
 * safeguard_trace_get_row:
 * @self: a trace
 *
 * Gets the rule.
 *
 * Returns: (transfer none): the id of the row in its decision table
 *
 * Since: 1.0
 */
const char *
safeguard_trace_get_row (SafeguardTrace *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TRACE (self), NULL);

  return self->row;
}

/**
 * safeguard_trace_get_answer:
 * @self: a trace
 *
 * Gets what the rule answers when it is met.
 *
 * Returns: (transfer none): the answer, such as the number of a level
 *
 * Since: 1.0
 */
const char *
safeguard_trace_get_answer (SafeguardTrace *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TRACE (self), NULL);

  return self->answer;
}

/**
 * safeguard_trace_get_state:
 * @self: a trace
 *
 * Gets whether the rule is met.
 *
 * Returns: the state
 *
 * Since: 1.0
 */
SafeguardRowState
safeguard_trace_get_state (SafeguardTrace *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TRACE (self), SAFEGUARD_ROW_STATE_NO);

  return self->state;
}

/**
 * safeguard_trace_get_needs:
 * @self: a trace
 *
 * Gets the facts behind the state: those that met the rule, or, for a rule that
 * is not met, those that stand in the way of its nearest alternative.
 *
 * Returns: (transfer none): a list of [class@Need]
 *
 * Since: 1.0
 */
GListModel *
safeguard_trace_get_needs (SafeguardTrace *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_TRACE (self), NULL);

  return self->needs;
}

/**
 * SafeguardChange:
 *
 * A smallest change of the recorded facts that would lead to another answer.
 * No change of fewer facts would. Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardChange
{
  GObject parent_instance;

  char *to;
  GListModel *needs;
};

G_DEFINE_FINAL_TYPE (SafeguardChange, safeguard_change, G_TYPE_OBJECT)

static void
safeguard_change_finalize (GObject *object)
{
  SafeguardChange *self = SAFEGUARD_CHANGE (object);

  g_free (self->to);
  g_clear_object (&self->needs);

  G_OBJECT_CLASS (safeguard_change_parent_class)->finalize (object);
}

static void
safeguard_change_class_init (SafeguardChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_change_finalize;
}

static void
safeguard_change_init (SafeguardChange *self)
{
}

SafeguardChange *
safeguard_change_new (const char *to, GListModel *needs)
{
  SafeguardChange *self = g_object_new (SAFEGUARD_TYPE_CHANGE, NULL);

  self->to = g_strdup (to);
  self->needs = needs;

  return self;
}

/**
 * safeguard_change_get_to:
 * @self: a change
 *
 * Gets the answer that the change leads to.
 *
 * Returns: (transfer none): the answer, such as the number of a level
 *
 * Since: 1.0
 */
const char *
safeguard_change_get_to (SafeguardChange *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CHANGE (self), NULL);

  return self->to;
}

/**
 * safeguard_change_get_needs:
 * @self: a change
 *
 * Gets the facts that change: what each is, and what it would have to be.
 *
 * Returns: (transfer none): a list of [class@Need]
 *
 * Since: 1.0
 */
GListModel *
safeguard_change_get_needs (SafeguardChange *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CHANGE (self), NULL);

  return self->needs;
}

static void
write_needs (GListModel *needs, JsonBuilder *builder, const char *found, const char *needed)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (needs); i++)
    {
      SafeguardNeed *need = safeguard_list_peek (needs, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "fact", need->fact);
      json_builder_set_member_name (builder, found);
      json_builder_add_string_value (builder, need->found);
      json_builder_set_member_name (builder, needed);
      json_builder_add_string_value (builder, need->needed);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
safeguard_trace_write (SafeguardTrace *self, JsonBuilder *builder)
{
  static const char *const states[] = {"no", "open", "disputed", "yes"};

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "row", self->row);
  safeguard_json_add_text (builder, "state", states[self->state]);
  json_builder_set_member_name (builder, "needs");
  write_needs (self->needs, builder, "is", "needed");
  json_builder_end_object (builder);
}

void
safeguard_change_write (SafeguardChange *self, JsonBuilder *builder, gboolean numeric)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "to");
  if (numeric)
    json_builder_add_int_value (builder, g_ascii_strtoll (self->to, NULL, 10));
  else
    json_builder_add_string_value (builder, self->to);
  json_builder_set_member_name (builder, "change");
  write_needs (self->needs, builder, "from", "to");
  json_builder_end_object (builder);
}
