/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-ruling-findings-private.h"

#include "safeguard-clock-findings-private.h"
#include "safeguard-finding-private.h"
#include "safeguard-list-private.h"

/* Which edition answers hangs on the days in force of every layer. */
static void
add_in_force_finding (const SafeguardLayers *layers, GPtrArray *findings)
{
  g_autoptr (GStrvBuilder) unverified = g_strv_builder_new ();

  for (guint i = 0; i < safeguard_layers_get_n_packs (layers); i++)
    {
      const SafeguardPack *pack = safeguard_layers_get_pack (layers, i);

      if (!safeguard_pack_is_in_force_verified (pack))
        g_strv_builder_add (unverified, safeguard_pack_get_id (pack));
    }

  g_auto (GStrv) ids = g_strv_builder_end (unverified);
  g_autofree char *editions = g_strjoinv (", ", ids);
  if (*editions != '\0')
    g_ptr_array_add (findings, safeguard_finding_new ("in-force-unverified", NULL, NULL, "edition",
                                                      editions, NULL));
}

static void
add_switched_off (const SafeguardLayers *layers, GPtrArray *findings)
{
  g_autoptr (GArray) rules = safeguard_layers_list_switched_off (layers);

  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardSwitchedOff *rule = &g_array_index (rules, SafeguardSwitchedOff, i);

      g_autofree char *section = g_strconcat ("switches off ", rule->id, NULL);
      SafeguardCitationFields fields = {.edition = safeguard_pack_get_id (rule->pack),
                                        .source = "off",
                                        .document = safeguard_pack_get_title (rule->pack),
                                        .section = section,
                                        .verified = TRUE};
      g_autoptr (GListModel) citations
          = safeguard_list_new_single (SAFEGUARD_TYPE_CITATION, safeguard_citation_new (&fields));

      g_ptr_array_add (findings, safeguard_finding_new ("rule-switched-off", citations, NULL,
                                                        "edition", fields.edition, "row", rule->id,
                                                        "reason", rule->reason, NULL));
    }
}

/* What of the compiler's warnings a reader of the ruling needs, and as what it is told. */
static const char *
told_as (SafeguardIssue *issue)
{
  switch ((SafeguardError)safeguard_issue_get_code (issue))
    {
    /* A pack that says something that this version does not understand may mean more than it is
     * read for. */
    case SAFEGUARD_ERROR_UNKNOWN_KEY:
      return "pack-warning";
    case SAFEGUARD_ERROR_NAMED_RULE_SWITCHED_OFF:
      return "rules-go-without";
    default:
      return NULL;
    }
}

static void
add_pack_warnings (const SafeguardLayers *layers, GPtrArray *findings)
{
  GListModel *issues = safeguard_layers_get_issues (layers);
  guint n = issues != NULL ? g_list_model_get_n_items (issues) : 0;

  for (guint i = 0; i < n; i++)
    {
      SafeguardIssue *issue = safeguard_list_peek (issues, i);
      const char *source = safeguard_issue_get_source (issue);

      if (told_as (issue) != NULL)
        g_ptr_array_add (findings,
                         safeguard_finding_new (told_as (issue), NULL, NULL, "pack",
                                                source != NULL ? source : "", "message",
                                                safeguard_issue_get_message (issue), NULL));
    }
}

/* That a rule of an older edition still holds is said by the pack, not by the newer document. */
static void
add_carried_over (const SafeguardPack *pack, GPtrArray *findings)
{
  const char *because;
  const char *edition = safeguard_pack_get_carries_over (pack, &because);

  if (edition != NULL)
    g_ptr_array_add (findings, safeguard_finding_new ("rules-carried-over", NULL, NULL, "edition",
                                                      safeguard_pack_get_id (pack), "other",
                                                      edition, "reason", because, NULL));
}

/* A newer document than the edition of the day, which is not held. One whose days are over is there
 * because a newer edition carries it over: that is said in its place. */
static void
add_replaced (const SafeguardLayers *layers, const SafeguardPack *pack, GPtrArray *findings)
{
  SafeguardDayNumber on = safeguard_layers_get_on (layers), to = safeguard_pack_get_to (pack), from;
  const char *by = safeguard_pack_get_replaced_by (pack, &from);

  if (by == NULL || on < from || (to != 0 && on > to))
    return;

  g_autofree char *when = safeguard_day_number_to_text (from);
  g_ptr_array_add (findings, safeguard_finding_new ("edition-replaced", NULL, NULL, "edition",
                                                    safeguard_pack_get_id (pack), "by", by, "when",
                                                    when, NULL));
}

static void
add_layer_findings (const SafeguardLayers *layers, GPtrArray *findings)
{
  const char *const *missing = safeguard_layers_get_missing (layers);
  guint n = safeguard_layers_get_n_packs (layers);

  for (guint i = 0; missing[i] != NULL; i++)
    g_ptr_array_add (
        findings, safeguard_finding_new ("layer-not-held", NULL, NULL, "area", missing[i], NULL));
  for (guint i = n; i > 0; i--)
    {
      const SafeguardPack *pack = safeguard_layers_get_pack (layers, i - 1);

      add_carried_over (pack, findings);
      add_replaced (layers, pack, findings);
    }
  add_in_force_finding (layers, findings);
  add_switched_off (layers, findings);
  add_pack_warnings (layers, findings);
}

static void
add_unverified (GListModel *citations, GHashTable *said, GPtrArray *findings)
{
  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      SafeguardCitation *citation = safeguard_list_peek (citations, i);
      g_autofree char *text = safeguard_citation_to_text (citation);

      if (safeguard_citation_is_verified (citation) || g_hash_table_contains (said, text))
        continue;
      g_ptr_array_add (findings,
                       safeguard_finding_new ("rests-on-unverified", NULL, NULL, "document",
                                              safeguard_citation_get_document (citation), "section",
                                              safeguard_citation_get_section (citation), NULL));
      g_hash_table_add (said, g_steal_pointer (&text));
    }
}

/* Every source that a finding or a clock rests on and that nobody has read, each once. */
static void
add_unverified_findings (GListModel *clocks, GPtrArray *findings)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = findings->len;

  for (guint i = 0; i < n; i++)
    {
      SafeguardFinding *finding = g_ptr_array_index (findings, i);

      /* That one says of its document that it is not held. */
      if (g_strcmp0 (safeguard_finding_get_code (finding), "summary-of-longer-document") != 0)
        add_unverified (safeguard_finding_get_citations (finding), said, findings);
    }
  for (guint i = 0; i < g_list_model_get_n_items (clocks); i++)
    {
      g_autoptr (GListModel) citations
          = safeguard_clock_get_citations (safeguard_list_peek (clocks, i));
      add_unverified (citations, said, findings);
    }
}

void
safeguard_ruling_add_common_findings (const SafeguardLayers *layers,
                                      const char *const *sections,
                                      GListModel *clocks,
                                      GPtrArray *findings)
{
  safeguard_clocks_add_findings (clocks, findings);
  add_layer_findings (layers, findings);
  safeguard_ruling_add_replaced_findings (layers, sections, clocks, findings);
  add_unverified_findings (clocks, findings);
}
