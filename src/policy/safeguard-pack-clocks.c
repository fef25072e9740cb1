/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-pack-check-private.h"

/* Timescales that hold together, and yet say less than their author meant. */

/* A duty that no event meets is overdue for ever, whatever is done. */
static void
check_met (const SafeguardRule *rule, SafeguardIssueLog *log)
{
  const SafeguardNode *kind = safeguard_node_get (rule->node, "kind");

  if ((kind != NULL && g_strcmp0 (kind->text, "duty") != 0)
      || safeguard_node_get (rule->node, "met-by") != NULL)
    return;

  safeguard_node_complain (rule->node, log, SAFEGUARD_ERROR_CLOCK_OUT_OF_REACH, NULL,
                           "nothing meets '%.60s': a duty says by which event it is met-by",
                           rule->id);
}

/* The later of one event is that event: another was forgotten, or its line taken out. */
static void
check_choice (const SafeguardNode *starts, const char *key, SafeguardIssueLog *log)
{
  const SafeguardNode *events = safeguard_node_get (starts, key);

  if (events != NULL && events->n_children < 2)
    safeguard_node_complain_at (events, log, SAFEGUARD_ERROR_WRONG_VALUE,
                                SAFEGUARD_ISSUE_SEVERITY_WARNING, NULL,
                                "found one event under %s, expected two or more", key);
}

void
safeguard_pack_check_clocks (SafeguardLayers *layers, SafeguardIssueLog *log)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (layers, "timescales", log);

  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (rules, SafeguardRule, i);
      const SafeguardNode *starts = safeguard_node_get (rule->node, "starts");

      check_met (rule, log);
      check_choice (starts, "later-of", log);
      check_choice (starts, "earlier-of", log);
    }
}
