/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-stage-private.h"

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

/**
 * SafeguardNextStep:
 *
 * One step that may be taken from where a matter stands: what, by whom, to which
 * stage and whose that is, with the source of the rule. Immutable; may be shared
 * between threads.
 *
 * Since: 1.0
 */
struct _SafeguardNextStep
{
  GObject parent_instance;

  char *act;
  char *name;
  char *to;
  char **by;
  char **holders;
  char *holder_name;
  char *by_name;
  SafeguardStepAnswer answer;
  GListModel *citations;
};

G_DEFINE_FINAL_TYPE (SafeguardNextStep, safeguard_next_step, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SafeguardStepAnswer,
                    safeguard_step_answer,
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_STEP_ANSWER_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_STEP_ANSWER_UNDETERMINED, "undetermined"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_STEP_ANSWER_UNDECIDED, "undecided"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_STEP_ANSWER_NO_HOLDER, "no-holder"))

static void
safeguard_next_step_finalize (GObject *object)
{
  SafeguardNextStep *self = SAFEGUARD_NEXT_STEP (object);

  g_free (self->act);
  g_free (self->name);
  g_free (self->to);
  g_strfreev (self->by);
  g_strfreev (self->holders);
  g_free (self->holder_name);
  g_free (self->by_name);
  g_clear_object (&self->citations);

  G_OBJECT_CLASS (safeguard_next_step_parent_class)->finalize (object);
}

static void
safeguard_next_step_class_init (SafeguardNextStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_next_step_finalize;
}

static void
safeguard_next_step_init (SafeguardNextStep *self)
{
  self->by = g_new0 (char *, 1);
  self->holders = g_new0 (char *, 1);
  self->citations = safeguard_list_new_empty (SAFEGUARD_TYPE_CITATION);
}

SafeguardNextStep *
safeguard_next_step_new (const SafeguardActors *actors,
                         const SafeguardActRule *act,
                         const SafeguardStageRule *to,
                         const char *const *holders,
                         SafeguardDayNumber day,
                         SafeguardStepAnswer answer)
{
  SafeguardNextStep *self = g_object_new (SAFEGUARD_TYPE_NEXT_STEP, NULL);
  GListModel *citations = to != NULL && to->citations != NULL ? to->citations : act->citations;

  self->act = g_strdup (act->id);
  self->name = g_strdup (act->name);
  self->to = to != NULL ? g_strdup (to->id) : NULL;
  g_strfreev (self->by);
  self->by = g_strdupv (act->by);
  if (holders != NULL)
    {
      g_strfreev (self->holders);
      self->holders = g_strdupv ((char **)holders);
    }
  self->holder_name
      = to != NULL ? safeguard_stage_rule_name_holders (to, actors, day) : g_strdup ("");
  self->by_name = safeguard_actors_list (actors, (const char *const *)act->by);
  self->answer = answer;
  if (citations != NULL)
    g_set_object (&self->citations, citations);

  return self;
}

/**
 * safeguard_next_step_get_act:
 * @self: a step
 *
 * Gets what would happen: the type of the event that records it.
 *
 * Returns: (transfer none): the id, such as "escalated"
 *
 * Since: 1.0
 */
const char *
safeguard_next_step_get_act (SafeguardNextStep *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_NEXT_STEP (self), NULL);

  return self->act;
}

/**
 * safeguard_next_step_get_name:
 * @self: a step
 *
 * Gets what people call it.
 *
 * Returns: (transfer none): the name
 *
 * Since: 1.0
 */
const char *
safeguard_next_step_get_name (SafeguardNextStep *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_NEXT_STEP (self), NULL);

  return self->name;
}

/**
 * safeguard_next_step_get_to:
 * @self: a step
 *
 * Gets the stage that it leads to.
 *
 * Returns: (transfer none) (nullable): the id, or %NULL if the matter stays where it
 *   is or is closed
 *
 * Since: 1.0
 */
const char *
safeguard_next_step_get_to (SafeguardNextStep *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_NEXT_STEP (self), NULL);

  return self->to;
}

/**
 * safeguard_next_step_get_by:
 * @self: a step
 *
 * Gets who may take it.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of agencies, bodies
 *   or roles; empty if the source does not say
 *
 * Since: 1.0
 */
const char *const *
safeguard_next_step_get_by (SafeguardNextStep *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_NEXT_STEP (self), NULL);

  return (const char *const *)self->by;
}

/**
 * safeguard_next_step_get_holders:
 * @self: a step
 *
 * Gets whose the stage is that the step leads to, on the day that was asked for.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids; empty if it leads
 *   to no stage, or to one that nobody holds
 *
 * Since: 1.0
 */
const char *const *
safeguard_next_step_get_holders (SafeguardNextStep *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_NEXT_STEP (self), NULL);

  return (const char *const *)self->holders;
}

/**
 * safeguard_next_step_get_holder_name:
 * @self: a step
 *
 * Gets whose the stage is that the step leads to, as people call them.
 *
 * Returns: (transfer none): the names in one text; empty if it leads to no stage, or
 *   to one that nobody holds
 *
 * Since: 1.0
 */
const char *
safeguard_next_step_get_holder_name (SafeguardNextStep *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_NEXT_STEP (self), NULL);

  return self->holder_name;
}

/**
 * safeguard_next_step_get_answer:
 * @self: a step
 *
 * Gets whether the step is open.
 *
 * Returns: the answer
 *
 * Since: 1.0
 */
SafeguardStepAnswer
safeguard_next_step_get_answer (SafeguardNextStep *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_NEXT_STEP (self), SAFEGUARD_STEP_ANSWER_UNDETERMINED);

  return self->answer;
}

/**
 * safeguard_next_step_get_citations:
 * @self: a step
 *
 * Gets where the rule comes from.
 *
 * Returns: (transfer full): a list of [class@Citation]; empty for what every matter
 *   may come to, such as being resolved
 *
 * Since: 1.0
 */
GListModel *
safeguard_next_step_get_citations (SafeguardNextStep *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_NEXT_STEP (self), NULL);

  return g_object_ref (self->citations);
}

void
safeguard_next_step_write (SafeguardNextStep *self, JsonBuilder *builder)
{
  static const char *const answers[] = {"open", "undetermined", "undecided", "no-holder"};

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "act", self->act);
  safeguard_json_add_text (builder, "name", self->name);
  safeguard_json_add_text (builder, "to", self->to);
  safeguard_json_add_texts (builder, "by", (const char *const *)self->by);
  safeguard_json_add_text (builder, "by_name", self->by_name);
  safeguard_json_add_texts (builder, "holders", (const char *const *)self->holders);
  safeguard_json_add_text (builder, "holder_name", self->holder_name);
  safeguard_json_add_text (builder, "answer", answers[self->answer]);
  json_builder_set_member_name (builder, "citations");
  safeguard_citations_write (self->citations, builder);
  json_builder_end_object (builder);
}
