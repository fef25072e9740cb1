/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-scenario-private.h"

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

/**
 * SafeguardScenario:
 *
 * A case that the author of a pack wrote beside it, with what the pack is
 * expected to answer, and in what it answers otherwise. It holds if there is
 * nothing of which it does.
 *
 * Immutable; may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardScenario
{
  GObject parent_instance;

  char *name;
  char *verb;
  guint line;
  GListModel *issues;
};

G_DEFINE_FINAL_TYPE (SafeguardScenario, safeguard_scenario, G_TYPE_OBJECT)

static void
safeguard_scenario_finalize (GObject *object)
{
  SafeguardScenario *self = SAFEGUARD_SCENARIO (object);

  g_free (self->name);
  g_free (self->verb);
  g_clear_object (&self->issues);

  G_OBJECT_CLASS (safeguard_scenario_parent_class)->finalize (object);
}

static void
safeguard_scenario_class_init (SafeguardScenarioClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_scenario_finalize;
}

static void
safeguard_scenario_init (SafeguardScenario *self)
{
}

static char *
text_of (const SafeguardNode *node, const char *key)
{
  const SafeguardNode *value = safeguard_node_get (node, key);

  return g_strdup (value != NULL && value->text != NULL ? value->text : "");
}

SafeguardScenario *
safeguard_scenario_new (const SafeguardNode *node, GListModel *issues)
{
  SafeguardScenario *self = g_object_new (SAFEGUARD_TYPE_SCENARIO, NULL);

  self->name = text_of (node, "name");
  self->verb = text_of (node, "verb");
  self->line = node->line;
  self->issues = issues;

  return self;
}

gboolean
safeguard_scenario_held (SafeguardScenario *self)
{
  return g_list_model_get_n_items (self->issues) == 0;
}

/**
 * safeguard_scenario_get_name:
 * @self: a scenario
 *
 * Gets what the author calls the case.
 *
 * Returns: (transfer none): the name
 *
 * Since: 1.0
 */
const char *
safeguard_scenario_get_name (SafeguardScenario *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SCENARIO (self), NULL);

  return self->name;
}

/**
 * safeguard_scenario_get_verb:
 * @self: a scenario
 *
 * Gets what is asked.
 *
 * Returns: (transfer none): a verb of the JSON door, such as "assess"
 *
 * Since: 1.0
 */
const char *
safeguard_scenario_get_verb (SafeguardScenario *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SCENARIO (self), NULL);

  return self->verb;
}

/**
 * safeguard_scenario_get_line:
 * @self: a scenario
 *
 * Gets the line of its file at which the scenario begins.
 *
 * Returns: the line, from 1
 *
 * Since: 1.0
 */
guint
safeguard_scenario_get_line (SafeguardScenario *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SCENARIO (self), 0);

  return self->line;
}

/**
 * safeguard_scenario_get_issues:
 * @self: a scenario
 *
 * Gets in what the pack answers otherwise than expected, and what of the
 * scenario itself is wrong.
 *
 * Returns: (transfer none): a list of [class@Issue]; empty if the scenario holds
 *
 * Since: 1.0
 */
GListModel *
safeguard_scenario_get_issues (SafeguardScenario *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_SCENARIO (self) && self->issues != NULL, NULL);

  return self->issues;
}

void
safeguard_scenario_write (SafeguardScenario *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "name", self->name);
  safeguard_json_add_text (builder, "verb", self->verb);
  safeguard_json_add_integer (builder, "line", self->line);
  safeguard_json_add_boolean (builder, "held", safeguard_scenario_held (self));
  json_builder_end_object (builder);
}
