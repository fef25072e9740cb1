/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-milestones-private.h"

#include "safeguard-nearest-private.h"

#include <string.h>

/* Milestones of milestones: no chain in earnest is longer. */
#define MAX_CHAIN 32

typedef struct
{
  GHashTable *rules; /* from id to SafeguardTimescaleRule */
  GHashTable *known; /* every id that a section has, its rule compiled or not */
  GPtrArray *ids;    /* likewise; ends in NULL */
  const GPtrArray *off;
} Check;

/* Whether the chain that begins with @rule comes to an event before it comes to @id. */
static gboolean
ends (const Check *check, const char *id, const SafeguardTimescaleRule *rule)
{
  for (guint n = 0; rule != NULL && n < MAX_CHAIN; n++)
    {
      if (strcmp (rule->id, id) == 0)
        return FALSE;
      if (rule->start.kind != SAFEGUARD_START_DUE_OF)
        return TRUE;
      rule = g_hash_table_lookup (check->rules, rule->start.due_of);
    }

  return rule == NULL;
}

/* @node: what is due-of says; NULL if the clock starts otherwise. */
static gboolean
check_start (const Check *check,
             SafeguardTimescaleRule *rule,
             const SafeguardNode *node,
             SafeguardIssueLog *log)
{
  const char *other = rule->start.due_of;

  if (node == NULL || other == NULL)
    return TRUE;

  SafeguardOffTimescale *off = safeguard_switched_off_find (check->off, other);

  /* Whoever switches one duty off has not said that another is owed no more. */
  if (off != NULL)
    {
      safeguard_switched_off_note (off, node);
      safeguard_timescale_rule_lose_start (rule);
      return TRUE;
    }
  if (!g_hash_table_contains (check->known, other))
    {
      safeguard_node_complain (node, log, SAFEGUARD_ERROR_UNKNOWN_TIMESCALE,
                               safeguard_nearest (other, (const char *const *)check->ids->pdata),
                               "the policy has no timescale '%.60s' from whose due day to count",
                               other);
      return FALSE;
    }
  if (strcmp (other, rule->id) != 0
      && ends (check, rule->id, g_hash_table_lookup (check->rules, other)))
    return TRUE;

  safeguard_node_complain (node, log, SAFEGUARD_ERROR_TIMESCALE_CIRCLE, NULL,
                           "'%.60s' counts from the due day of '%.60s', and so on in a circle or "
                           "through more than %d clocks",
                           rule->id, other, MAX_CHAIN);
  return FALSE;
}

static const SafeguardNode *
due_of_node (const SafeguardNode *map)
{
  return safeguard_node_get (safeguard_node_get (map, "starts"), "due-of");
}

static gboolean
check_readings (const Check *check,
                SafeguardTimescaleRule *rule,
                const SafeguardNode *readings,
                SafeguardIssueLog *log)
{
  gboolean sound = TRUE;
  guint i = 0;

  if (readings == NULL)
    return TRUE;
  SAFEGUARD_NODE_FOREACH (child, readings)
    {
      SafeguardTimescaleRule *reading
          = i < rule->readings->len ? g_ptr_array_index (rule->readings, i) : NULL;
      const char *id = safeguard_node_as_text (safeguard_node_get (child, "id"), log);

      /* One that a tolerant reader left out has no rule. */
      if (reading == NULL || g_strcmp0 (reading->reading, id) != 0)
        continue;
      sound = check_start (check, reading, due_of_node (safeguard_node_get (child, "changes")), log)
              && sound;
      i++;
    }

  return sound;
}

static void
check_init (Check *check, const GArray *sections, GPtrArray *rules)
{
  check->rules = g_hash_table_new (g_str_hash, g_str_equal);
  check->known = g_hash_table_new (g_str_hash, g_str_equal);
  check->ids = g_ptr_array_new ();
  for (guint i = 0; i < sections->len; i++)
    {
      const char *id = g_array_index (sections, SafeguardRule, i).id;

      g_hash_table_add (check->known, (gpointer)id);
      g_ptr_array_add (check->ids, (gpointer)id);
    }
  g_ptr_array_add (check->ids, NULL);
  for (guint i = 0; i < rules->len; i++)
    {
      SafeguardTimescaleRule *rule = g_ptr_array_index (rules, i);

      g_hash_table_insert (check->rules, rule->id, rule);
    }
}

GPtrArray *
safeguard_milestones_check (const GArray *sections,
                            GPtrArray *rules,
                            const GPtrArray *off,
                            SafeguardIssueLog *log)
{
  GPtrArray *sound
      = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_timescale_rule_unref);
  Check check;

  check_init (&check, sections, rules);
  check.off = off;
  for (guint i = 0; i < sections->len; i++)
    {
      const SafeguardRule *section = &g_array_index (sections, SafeguardRule, i);
      SafeguardTimescaleRule *rule = g_hash_table_lookup (check.rules, section->id);

      if (rule == NULL)
        continue;
      gboolean starts = check_start (&check, rule, due_of_node (section->node), log);
      if (check_readings (&check, rule, safeguard_node_get (section->node, "readings"), log)
          && starts)
        g_ptr_array_add (sound, safeguard_timescale_rule_ref (rule));
    }
  g_hash_table_unref (check.rules);
  g_hash_table_unref (check.known);
  g_ptr_array_unref (check.ids);

  return sound;
}
