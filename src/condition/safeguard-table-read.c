/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-table-private.h"

#include <string.h>

static const char *const reading_keys[] = {
    "id", "when", "cite", "verified", "because", NULL,
};
static const char *const picks[] = {"highest", "first", "only", NULL};

static gboolean
read_reading (SafeguardTableReading *reading,
              const SafeguardVocabulary *vocabulary,
              const SafeguardNode *node,
              SafeguardIssueLog *log)
{
  const char *id;

  if (!safeguard_node_refuse_keys (node, reading_keys, log))
    return FALSE;
  id = safeguard_node_as_id (safeguard_node_require (node, "id", log), log);
  reading->condition
      = safeguard_condition_read (vocabulary, safeguard_node_require (node, "when", log), log);
  reading->id = g_strdup (id);

  return id != NULL && reading->condition != NULL;
}

static gboolean
is_used (const SafeguardTableReading *readings, guint n_readings)
{
  for (guint i = 0; i + 1 < n_readings; i++)
    if (g_strcmp0 (readings[i].id, readings[n_readings - 1].id) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
read_readings (SafeguardTableRow *row,
               const SafeguardVocabulary *vocabulary,
               const SafeguardNode *node,
               SafeguardIssueLog *log)
{
  SafeguardTableReading *readings;
  gboolean good = TRUE;

  if (node == NULL)
    return TRUE;
  if (!safeguard_node_is_list (node, log))
    return FALSE;

  readings = g_new0 (SafeguardTableReading, node->n_children + 1);
  row->readings = readings;
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      if (!read_reading (&readings[row->n_readings++], vocabulary, child, log))
        good = FALSE;
      else if (is_used (readings, row->n_readings))
        {
          safeguard_node_complain (child, log, SAFEGUARD_ERROR_DUPLICATE_ID, NULL,
                                   "the reading '%.60s' is given twice",
                                   readings[row->n_readings - 1].id);
          good = FALSE;
        }
    }

  return good;
}

/* A gap says that readings differ: there must be two, the row's own condition counting as one. */
static gboolean
check_row (const SafeguardTableRow *row, const SafeguardNode *node, SafeguardIssueLog *log)
{
  if (row->gap == NULL)
    return safeguard_node_require (node, "when", log) != NULL;
  if (row->n_readings + (row->condition != NULL ? 1 : 0) >= 2)
    return TRUE;

  safeguard_node_complain (node, log, SAFEGUARD_ERROR_MISSING_KEY, NULL,
                           "a row with a gap needs at least two readings to choose from");
  return FALSE;
}

gboolean
safeguard_table_row_read (SafeguardTableRow *row,
                          const SafeguardVocabulary *vocabulary,
                          const SafeguardNode *node,
                          SafeguardIssueLog *log)
{
  const SafeguardNode *when = safeguard_node_get (node, "when");
  const SafeguardNode *gap = safeguard_node_get (node, "gap");
  gboolean good = TRUE;

  row->node = node;
  row->readings = NULL;
  row->n_readings = 0;
  row->condition = NULL;
  row->gap = NULL;

  if (!safeguard_node_is_map (node, log))
    return FALSE;
  if (when != NULL)
    {
      row->condition = safeguard_condition_read (vocabulary, when, log);
      good = row->condition != NULL;
    }
  if (gap != NULL)
    {
      row->gap = g_strdup (safeguard_node_as_id (gap, log));
      good = row->gap != NULL && good;
    }
  good = read_readings (row, vocabulary, safeguard_node_get (node, "readings"), log) && good;
  good = good && check_row (row, node, log);
  if (!good)
    safeguard_table_row_clear (row);

  return good;
}

SafeguardPick
safeguard_pick_read (const SafeguardNode *node, SafeguardPick fallback, SafeguardIssueLog *log)
{
  const SafeguardNode *pick = safeguard_node_get (node, "pick");
  int choice = pick != NULL ? safeguard_node_as_choice (pick, picks, log) : -1;

  return choice >= 0 ? (SafeguardPick)choice : fallback;
}
