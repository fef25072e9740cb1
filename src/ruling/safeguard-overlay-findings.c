/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-ruling-findings-private.h"

#include <string.h>

#include "safeguard-finding-private.h"
#include "safeguard-gap-private.h"
#include "safeguard-list-private.h"

/* What overlays had a part in: rules that rest on a local decision, or stand in place of another,
 * say so in their citations, and so in whatever a ruling cites. */

typedef void (*EachCitation) (SafeguardCitation *citation, gpointer data);

static void
each_citation (GListModel *citations, EachCitation each, gpointer data)
{
  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    each (safeguard_list_peek (citations, i), data);
}

static void
each_cited (GListModel *clocks, GPtrArray *findings, EachCitation each, gpointer data)
{
  for (guint i = 0; i < findings->len; i++)
    each_citation (safeguard_finding_get_citations (g_ptr_array_index (findings, i)), each, data);
  for (guint i = 0; i < g_list_model_get_n_items (clocks); i++)
    {
      g_autoptr (GListModel) citations
          = safeguard_clock_get_citations (safeguard_list_peek (clocks, i));

      each_citation (citations, each, data);
    }
}

static void
note_decided (SafeguardCitation *citation, gpointer data)
{
  const char *gap = safeguard_citation_peek_decides (citation);

  if (gap != NULL)
    g_hash_table_add (data, (gpointer)gap);
}

GPtrArray *
safeguard_ruling_list_decided (const SafeguardLayers *layers,
                               const char *const *sections,
                               GListModel *clocks,
                               GPtrArray *findings,
                               GPtrArray *gaps)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *decisions = safeguard_layers_get_decisions (layers);
  g_autoptr (GHashTable) touched = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = decisions != NULL ? g_list_model_get_n_items (decisions) : 0;

  if (n == 0)
    return out;

  each_cited (clocks, findings, note_decided, touched);
  for (guint i = 0; i < gaps->len; i++)
    {
      SafeguardGap *gap = g_ptr_array_index (gaps, i);

      g_hash_table_add (touched, (gpointer)safeguard_gap_get_id (gap));
      each_citation (safeguard_gap_get_citations (gap), note_decided, touched);
    }
  for (guint i = 0; i < n; i++)
    {
      SafeguardLocalDecision *decision = safeguard_list_peek (decisions, i);

      if (g_hash_table_contains (touched, safeguard_local_decision_get_gap (decision))
          || safeguard_local_decision_is_in (decision, sections))
        g_ptr_array_add (out, g_object_ref (decision));
    }

  return out;
}

void
safeguard_ruling_add_decided_findings (GPtrArray *decided, GPtrArray *findings)
{
  for (guint i = 0; i < decided->len; i++)
    {
      SafeguardLocalDecision *decision = g_ptr_array_index (decided, i);
      const char *says = safeguard_local_decision_get_says (decision);
      g_autofree char *when = safeguard_local_decision_get_day_text (decision);
      g_autofree char *overruled
          = g_strjoinv (", ", (char **)safeguard_local_decision_get_overruled (decision));
      GListModel *citations = safeguard_local_decision_get_citations (decision);

      g_ptr_array_add (
          findings, safeguard_finding_new (
                        safeguard_local_decision_closes (decision) ? "decided-locally"
                                                                   : "decided-as-not-held",
                        citations, NULL, "gap", safeguard_local_decision_get_gap (decision), "says",
                        says != NULL ? says : safeguard_local_decision_get_gap (decision), "answer",
                        safeguard_local_decision_get_answer (decision), "by",
                        safeguard_local_decision_get_by (decision), "when", when, "because",
                        safeguard_local_decision_get_because (decision), "edition",
                        safeguard_local_decision_get_edition (decision), NULL));
      if (*overruled != '\0')
        g_ptr_array_add (
            findings, safeguard_finding_new ("decision-overruled", citations, NULL, "gap",
                                             safeguard_local_decision_get_gap (decision), "edition",
                                             safeguard_local_decision_get_edition (decision),
                                             "others", overruled, NULL));
    }
}

static void
note_replaced (SafeguardCitation *citation, gpointer data)
{
  const char *path = safeguard_citation_peek_replaces (citation);

  if (path != NULL)
    g_hash_table_add (data, (gpointer)path);
}

void
safeguard_ruling_add_replaced_findings (const SafeguardLayers *layers,
                                        const char *const *sections,
                                        GListModel *clocks,
                                        GPtrArray *findings)
{
  GPtrArray *replaced = safeguard_layers_get_replaced (layers);
  g_autoptr (GHashTable) cited = g_hash_table_new (g_str_hash, g_str_equal);

  if (replaced == NULL || replaced->len == 0)
    return;

  each_cited (clocks, findings, note_replaced, cited);
  for (guint i = 0; i < replaced->len; i++)
    {
      const SafeguardReplaced *rule = g_ptr_array_index (replaced, i);

      if (g_hash_table_contains (cited, rule->path) || safeguard_path_is_in (rule->path, sections))
        g_ptr_array_add (findings, safeguard_finding_new ("rule-replaced", rule->citations, NULL,
                                                          "edition", rule->edition, "row",
                                                          rule->path, "other", rule->below, NULL));
    }
}
