/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-stage-private.h"

#include "safeguard-json-private.h"

/**
 * SafeguardStageVisit:
 *
 * One stay of a matter in a stage of its procedure: which, whose it was, from
 * when until when. Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardStageVisit
{
  GObject parent_instance;

  char *stage;
  char *name;
  char **holders;
  char *holder_name;
  char *entered;
  char *left;
};

G_DEFINE_FINAL_TYPE (SafeguardStageVisit, safeguard_stage_visit, G_TYPE_OBJECT)

static void
safeguard_stage_visit_finalize (GObject *object)
{
  SafeguardStageVisit *self = SAFEGUARD_STAGE_VISIT (object);

  g_free (self->stage);
  g_free (self->name);
  g_strfreev (self->holders);
  g_free (self->holder_name);
  g_free (self->entered);
  g_free (self->left);

  G_OBJECT_CLASS (safeguard_stage_visit_parent_class)->finalize (object);
}

static void
safeguard_stage_visit_class_init (SafeguardStageVisitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_stage_visit_finalize;
}

static void
safeguard_stage_visit_init (SafeguardStageVisit *self)
{
  self->holders = g_new0 (char *, 1);
}

SafeguardStageVisit *
safeguard_stage_visit_new (const SafeguardProcedure *procedure, const SafeguardVisit *visit)
{
  const SafeguardStageRule *rule = safeguard_procedure_get_stage (procedure, visit->stage);
  SafeguardStageVisit *self = g_object_new (SAFEGUARD_TYPE_STAGE_VISIT, NULL);
  const char *gap;
  g_autofree const char **holders
      = safeguard_stage_rule_list_holders (rule, visit->entered.day, &gap);

  self->stage = g_strdup (rule->id);
  self->name = g_strdup (rule->name);
  g_strfreev (self->holders);
  self->holders = g_strdupv ((char **)holders);
  self->holder_name = safeguard_stage_rule_name_holders (
      rule, safeguard_procedure_peek_actors (procedure), visit->entered.day);
  self->entered = safeguard_moment_to_iso (&visit->entered);
  self->left = visit->left.day != 0 ? safeguard_moment_to_iso (&visit->left) : NULL;

  return self;
}

/**
 * safeguard_stage_visit_get_stage:
 * @self: a stay in a stage
 *
 * Gets the stage.
 *
 * Returns: (transfer none): the id, such as "two-agencies"
 *
 * Since: 1.0
 */
const char *
safeguard_stage_visit_get_stage (SafeguardStageVisit *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STAGE_VISIT (self), NULL);

  return self->stage;
}

/**
 * safeguard_stage_visit_get_name:
 * @self: a stay in a stage
 *
 * Gets what people call the stage.
 *
 * Returns: (transfer none): the name
 *
 * Since: 1.0
 */
const char *
safeguard_stage_visit_get_name (SafeguardStageVisit *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STAGE_VISIT (self), NULL);

  return self->name;
}

/**
 * safeguard_stage_visit_get_holders:
 * @self: a stay in a stage
 *
 * Gets whose the stage was on the day on which it was entered.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of agencies, bodies
 *   or roles, "parties" standing for those who disagree; empty if it was nobody's,
 *   or that is not decided
 *
 * Since: 1.0
 */
const char *const *
safeguard_stage_visit_get_holders (SafeguardStageVisit *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STAGE_VISIT (self), NULL);

  return (const char *const *)self->holders;
}

/**
 * safeguard_stage_visit_get_holder_name:
 * @self: a stay in a stage
 *
 * Gets whose the stage was on the day on which it was entered, as people call them.
 *
 * Returns: (transfer none): the names in one text, such as "the Executive"; empty if
 *   it was nobody's, or that is not decided
 *
 * Since: 1.0
 */
const char *
safeguard_stage_visit_get_holder_name (SafeguardStageVisit *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STAGE_VISIT (self), NULL);

  return self->holder_name;
}

/**
 * safeguard_stage_visit_get_entered_text:
 * @self: a stay in a stage
 *
 * Gets when the matter came to the stage, in ISO 8601.
 *
 * Returns: (transfer none): a day, or a time with its offset
 *
 * Since: 1.0
 */
const char *
safeguard_stage_visit_get_entered_text (SafeguardStageVisit *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STAGE_VISIT (self), NULL);

  return self->entered;
}

/**
 * safeguard_stage_visit_get_left_text:
 * @self: a stay in a stage
 *
 * Gets when the matter left the stage, in ISO 8601.
 *
 * Returns: (transfer none) (nullable): a day, or a time with its offset; %NULL if it
 *   is there still
 *
 * Since: 1.0
 */
const char *
safeguard_stage_visit_get_left_text (SafeguardStageVisit *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STAGE_VISIT (self), NULL);

  return self->left;
}

void
safeguard_stage_visit_write (SafeguardStageVisit *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "stage", self->stage);
  safeguard_json_add_text (builder, "name", self->name);
  safeguard_json_add_texts (builder, "holders", (const char *const *)self->holders);
  safeguard_json_add_text (builder, "holder_name", self->holder_name);
  safeguard_json_add_text (builder, "entered", self->entered);
  safeguard_json_add_text (builder, "left", self->left);
  json_builder_end_object (builder);
}
