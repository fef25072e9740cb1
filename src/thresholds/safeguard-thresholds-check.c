/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-analysis-private.h"
#include "safeguard-thresholds-private.h"

/* A caseworker's records have thousands of combinations; the shortest few show an author where the
 * table is silent. */
#define MAX_SILENT_SHOWN 4

static const SafeguardNode *
find_row (SafeguardThresholds *self, guint position, SafeguardIssueLog *log)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, "thresholds.table.rows", log);
  guint index = safeguard_table_get_row (self->table, position)->index;

  return g_array_index (rules, SafeguardRule, index).node;
}

static void
check_silence (SafeguardThresholds *self, const SafeguardNode *table, SafeguardIssueLog *log)
{
  g_autoptr (SafeguardRegions) silent = safeguard_table_find_silent (self->table);

  for (guint i = 0; i < MIN (silent->regions->len, MAX_SILENT_SHOWN); i++)
    {
      const SafeguardRegion *region = g_ptr_array_index (silent->regions, i);

      safeguard_node_complain (table, log, SAFEGUARD_ERROR_SILENT_COMBINATION, NULL,
                               "no row says which level this is: %s", region->text);
    }
}

void
safeguard_thresholds_check (SafeguardThresholds *self, SafeguardIssueLog *log)
{
  const SafeguardNode *table = safeguard_layers_get (self->layers, "thresholds.table", NULL);
  g_autoptr (GArray) impossible = safeguard_table_find_impossible (self->table);
  g_autoptr (GArray) shadowed = safeguard_table_find_shadowed (self->table);

  for (guint i = 0; i < impossible->len; i++)
    safeguard_node_complain (find_row (self, g_array_index (impossible, guint, i), log), log,
                             SAFEGUARD_ERROR_IMPOSSIBLE_ROW, NULL, "the row can never be met");
  for (guint i = 0; i < shadowed->len; i++)
    safeguard_node_complain (find_row (self, g_array_index (shadowed, guint, i), log), log,
                             SAFEGUARD_ERROR_SHADOWED_ROW, NULL,
                             "rows of higher rank are met whenever this one is");
  check_silence (self, table, log);
}
