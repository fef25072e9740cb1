/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-analysis-private.h"
#include "safeguard-list-private.h"
#include "safeguard-thresholds-private.h"

static gboolean
is_led_to (const SafeguardThresholds *self, const SafeguardLevel *level)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (((const SafeguardLevelRow *)g_ptr_array_index (self->rows, i))->level == level)
      return TRUE;

  return FALSE;
}

static void
check_levels (const SafeguardThresholds *self, SafeguardIssueLog *log)
{
  g_autoptr (SafeguardIssueLog) unheard = safeguard_issue_log_new (FALSE);
  g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, "thresholds.levels", unheard);

  for (guint i = 0; i < rules->len; i++)
    if (!is_led_to (self, safeguard_list_peek (self->levels, i)))
      safeguard_node_complain (
          g_array_index (rules, SafeguardRule, i).node, log, SAFEGUARD_ERROR_LEVEL_WITHOUT_ROW,
          NULL, "no row leads to the level '%.60s'", g_array_index (rules, SafeguardRule, i).id);
}

void
safeguard_thresholds_check (SafeguardThresholds *self, SafeguardIssueLog *log)
{
  const SafeguardTableCheck about = {self->layers, "thresholds.table", safeguard_thresholds_places,
                                     "no row says which level this is", FALSE};

  check_levels (self, log);
  /* The national guidance has an emergency route and leaves the levels to each area: there is no
   * table to reason about. */
  if (safeguard_table_get_n_rows (self->table) > 0)
    safeguard_table_check (self->table, &about, log);
}
