/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-vocabulary-private.h"

#include <string.h>

static const char *const fact_keys[] = {
    "id", "ask", "type", "values", "least", "most", "group", "cite", "verified", "because", NULL,
};
static const char *const type_names[] = {"flag", "number", "choice", NULL};
/* The words of conditions: a fact of such a name could not be told from them. */
static const char *const reserved[] = {"all", "any", "none", "not", "at-least", NULL};

/* NULL with a complaint unless there are 1 to 64 different values. */
static const char **
read_values (const SafeguardNode *node, SafeguardIssueLog *log)
{
  g_autofree const char **values = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (!safeguard_node_is_list (node, log))
    return NULL;
  if (node->n_children < 1 || node->n_children > SAFEGUARD_CHOICE_MAX_VALUES)
    {
      safeguard_node_complain (node, log, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL,
                               "a choice has 1 to %d values, not %u", SAFEGUARD_CHOICE_MAX_VALUES,
                               node->n_children);
      return NULL;
    }

  values = safeguard_node_as_texts (node, log);
  if (values == NULL)
    return NULL;
  SAFEGUARD_NODE_FOREACH (child, node)
    if (!g_hash_table_add (seen, (char *)child->text))
      {
        safeguard_node_complain (child, log, SAFEGUARD_ERROR_DUPLICATE_ID, NULL,
                                 "the value '%.60s' is named twice", child->text);
        return NULL;
      }

  return g_steal_pointer (&values);
}

/* Bounds and values belong to one type each; elsewhere they would be forgotten in silence. */
static void
refuse_foreign_keys (const SafeguardNode *node, SafeguardFactType type, SafeguardIssueLog *log)
{
  static const struct
  {
    const char *key;
    SafeguardFactType type;
  } owned[] = {
      {"values", SAFEGUARD_FACT_CHOICE},
      {"least", SAFEGUARD_FACT_NUMBER},
      {"most", SAFEGUARD_FACT_NUMBER},
  };

  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    {
      const SafeguardNode *value = safeguard_node_get (node, owned[i].key);

      if (value != NULL && owned[i].type != type)
        safeguard_node_complain (value, log, SAFEGUARD_ERROR_UNKNOWN_KEY, NULL,
                                 "'%s' belongs to a %s; this fact is a %s", owned[i].key,
                                 type_names[owned[i].type], type_names[type]);
    }
}

static void
read_bounds (SafeguardFactDeclaration *fact, const SafeguardNode *node, SafeguardIssueLog *log)
{
  const SafeguardNode *most = safeguard_node_get (node, "most");

  fact->least = G_MININT64;
  fact->most = G_MAXINT64;
  safeguard_node_as_integer (safeguard_node_get (node, "least"), G_MININT64, G_MAXINT64, log,
                             &fact->least);
  safeguard_node_as_integer (most, G_MININT64, G_MAXINT64, log, &fact->most);
  if (most != NULL && fact->most < fact->least)
    {
      safeguard_node_complain (most, log, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL,
                               "the most is %" G_GINT64_FORMAT
                               ", which is less than the least, %" G_GINT64_FORMAT,
                               fact->most, fact->least);
      fact->most = fact->least;
    }
}

/* A ruling cites its rules, not the facts; but a citation that leads nowhere is still a mistake. */
static void
check_citations (const SafeguardRule *rule, SafeguardIssueLog *log)
{
  if (safeguard_node_get (rule->node, "cite") != NULL)
    g_object_unref (safeguard_pack_read_citations (rule->pack, rule->node, log));
}

static void
read_fact (SafeguardFactDeclaration *fact, const SafeguardRule *rule, SafeguardIssueLog *log)
{
  const SafeguardNode *ask = safeguard_node_get (rule->node, "ask");
  const SafeguardNode *type = safeguard_node_get (rule->node, "type");
  int choice = type != NULL ? safeguard_node_as_choice (type, type_names, log) : 0;

  safeguard_node_check_keys (rule->node, fact_keys, log);
  check_citations (rule, log);
  if (g_strv_contains (reserved, rule->id))
    safeguard_node_complain (rule->node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                             "'%s' is a word of conditions and cannot name a fact", rule->id);
  fact->id = rule->id;
  fact->ask = ask != NULL ? safeguard_node_as_text (ask, log) : NULL;
  fact->group = safeguard_node_as_id (safeguard_node_get (rule->node, "group"), log);
  fact->type = choice > 0 ? (SafeguardFactType)choice : SAFEGUARD_FACT_FLAG;
  if (choice >= 0)
    refuse_foreign_keys (rule->node, fact->type, log);
  read_bounds (fact, rule->node, log);
  if (fact->type == SAFEGUARD_FACT_CHOICE)
    {
      const SafeguardNode *values = safeguard_node_require (rule->node, "values", log);

      fact->values = (const char *const *)(values != NULL ? read_values (values, log) : NULL);
    }
}

static void
clear_declaration (gpointer data)
{
  SafeguardFactDeclaration *fact = data;

  g_free ((gpointer)fact->values);
}

SafeguardVocabulary *
safeguard_vocabulary_compile (SafeguardLayers *layers, SafeguardIssueLog *log)
{
  guint errors = safeguard_issue_log_get_n_errors (log);
  g_autoptr (GArray) rules = safeguard_layers_collect (layers, "facts", log);
  g_autoptr (GArray) facts = g_array_new (FALSE, TRUE, sizeof (SafeguardFactDeclaration));

  g_array_set_clear_func (facts, clear_declaration);
  for (guint i = 0; i < rules->len && i < SAFEGUARD_VOCABULARY_MAX_FACTS; i++)
    {
      SafeguardFactDeclaration fact = {0};

      read_fact (&fact, &g_array_index (rules, SafeguardRule, i), log);
      g_array_append_val (facts, fact);
    }
  if (rules->len > SAFEGUARD_VOCABULARY_MAX_FACTS)
    safeguard_node_complain (
        g_array_index (rules, SafeguardRule, SAFEGUARD_VOCABULARY_MAX_FACTS).node, log,
        SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, "a policy declares at most %d facts",
        SAFEGUARD_VOCABULARY_MAX_FACTS);

  if (safeguard_issue_log_get_n_errors (log) > errors)
    return NULL;

  return safeguard_vocabulary_new ((SafeguardFactDeclaration *)(void *)facts->data, facts->len);
}
