/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-ruling-findings-private.h"

#include <string.h>

#include "safeguard-finding-private.h"
#include "safeguard-list-private.h"
#include "safeguard-timescales-private.h"

/* "Wed 30 Oct 2019", or with the time for a clock that counts hours; (transfer full). */
static char *
due_text (SafeguardClock *clock)
{
  g_autoptr (GDateTime) time = safeguard_clock_get_due_time (clock);
  g_autoptr (GDate) day = safeguard_clock_get_due_day (clock);

  if (time != NULL)
    {
      SafeguardMoment moment = safeguard_moment_from_date_time (time);
      return safeguard_moment_to_text (&moment);
    }

  return day != NULL ? safeguard_day_number_to_text (safeguard_day_number_from_date (day)) : NULL;
}

static const char *
finding_code (SafeguardClock *clock, gboolean has_due)
{
  switch (safeguard_clock_get_state (clock))
    {
    case SAFEGUARD_CLOCK_STATE_OVERDUE:
      return "clock-overdue";
    case SAFEGUARD_CLOCK_STATE_MET_LATE:
      return "clock-met-late";
    case SAFEGUARD_CLOCK_STATE_MET:
      return "clock-met";
    case SAFEGUARD_CLOCK_STATE_EXPIRED:
      return "clock-expired";
    case SAFEGUARD_CLOCK_STATE_MET_EARLY:
      return "clock-met-early";
    case SAFEGUARD_CLOCK_STATE_NOT_ASKED:
    case SAFEGUARD_CLOCK_STATE_RUNNING:
      break;
    case SAFEGUARD_CLOCK_STATE_NOT_STARTED:
      return "clock-waits";
    case SAFEGUARD_CLOCK_STATE_NOT_APPLICABLE:
    case SAFEGUARD_CLOCK_STATE_UNDECIDED:
      return NULL;
    }

  if (safeguard_clock_get_started_text (clock) == NULL)
    return "clock-waits";
  if (!has_due)
    return "clock-no-limit";

  return safeguard_clock_get_kind (clock) == SAFEGUARD_TIMESCALE_KIND_EXPIRY ? "clock-expires"
                                                                             : "clock-due";
}

static void
add_clock_finding (SafeguardClock *clock, GPtrArray *findings)
{
  g_autofree char *due = due_text (clock);
  const char *code = finding_code (clock, due != NULL);

  if (code == NULL)
    return;

  g_autoptr (GListModel) citations = safeguard_clock_get_citations (clock);
  g_ptr_array_add (findings, safeguard_finding_new (code, citations, NULL, "name",
                                                    safeguard_clock_get_name (clock), "due",
                                                    due != NULL ? due : "", "limit",
                                                    safeguard_clock_get_limit (clock), "starts",
                                                    safeguard_clock_get_starts (clock), NULL));
}

/* The sources give more than one start, and the dates differ: both are shown, the area's own binds.
 */
static void
add_reading_findings (SafeguardClock *clock, GPtrArray *findings)
{
  g_autoptr (GListModel) readings = safeguard_clock_get_readings (clock);
  const char *own = safeguard_clock_get_due_text (clock);

  for (guint i = 0; i < g_list_model_get_n_items (readings); i++)
    {
      SafeguardClock *reading = safeguard_list_peek (readings, i);
      const char *other = safeguard_clock_get_due_text (reading);
      g_autofree char *due = due_text (reading);

      if (due == NULL || own == NULL || g_strcmp0 (own, other) == 0)
        continue;

      g_autoptr (GListModel) citations = safeguard_clock_get_citations (reading);
      g_ptr_array_add (findings, safeguard_finding_new ("readings-differ", citations, NULL, "name",
                                                        safeguard_clock_get_name (clock), "reading",
                                                        safeguard_clock_get_reading (reading),
                                                        "due", due, NULL));
    }
}

/* The pack's remark on the limit: from what it is counted, when it was relaxed. It is the project's
 * own, so no document is cited for it. */
static void
add_note (SafeguardClock *clock, GPtrArray *findings)
{
  const char *note = safeguard_clock_peek_note (clock);
  gsize length = note != NULL ? strlen (note) : 0;
  /* The template ends the sentence. */
  g_autofree char *text
      = g_strndup (note, length > 0 && note[length - 1] == '.' ? length - 1 : length);

  if (note != NULL)
    g_ptr_array_add (findings,
                     safeguard_finding_new ("clock-note", NULL, NULL, "name",
                                            safeguard_clock_get_name (clock), "note", text, NULL));
}

/* A local limit may be tighter than the one of any layer below; where it is looser, somebody should
 * know. */
static void
add_looser_findings (SafeguardClock *clock, GPtrArray *findings)
{
  g_autoptr (GDate) own = safeguard_clock_get_due_day (clock);
  g_autofree char *own_text = due_text (clock);
  g_autoptr (SafeguardClock) below = safeguard_clock_get_overridden (clock);

  while (own != NULL && below != NULL)
    {
      g_autoptr (GDate) other = safeguard_clock_get_due_day (below);
      g_autofree char *other_text = due_text (below);
      g_autoptr (GListModel) citations = safeguard_clock_get_citations (below);
      SafeguardClock *next = safeguard_clock_get_overridden (below);

      if (other != NULL && g_date_compare (own, other) > 0)
        g_ptr_array_add (findings,
                         safeguard_finding_new ("looser-than-overridden", citations, NULL, "name",
                                                safeguard_clock_get_name (clock), "due", own_text,
                                                "edition", safeguard_clock_get_edition (below),
                                                "other", other_text, NULL));
      g_object_unref (below);
      below = next;
    }
}

/* What would meet the clock is recorded for a day before it began: probably one of the two dates is
 * wrong. It is not counted, and not passed over in silence. */
static void
add_early_finding (SafeguardClock *clock, GPtrArray *findings)
{
  g_autofree char *early = safeguard_clock_find_early (clock);

  if (early != NULL)
    g_ptr_array_add (findings, safeguard_finding_new (
                                   "event-before-start", NULL, NULL, "name",
                                   safeguard_clock_get_name (clock), "event", early, "started",
                                   safeguard_clock_get_started_text (clock), NULL));
}

static void
add_doubts (SafeguardClock *clock, GPtrArray *findings)
{
  g_autofree char *due = due_text (clock);
  const char *name = safeguard_clock_get_name (clock);

  if (due != NULL && safeguard_clock_rests_on_rules_alone (clock))
    g_ptr_array_add (findings, safeguard_finding_new ("rests-on-rules-alone", NULL, NULL, "due",
                                                      due, "clock", name, NULL));
  if (safeguard_clock_is_start_doubled (clock))
    g_ptr_array_add (findings,
                     safeguard_finding_new ("doubled-hour", NULL, NULL, "name", name, NULL));
}

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

      g_ptr_array_add (findings, safeguard_finding_new ("rule-switched-off", NULL, NULL, "edition",
                                                        rule->edition, "row", rule->id, "reason",
                                                        rule->reason, NULL));
    }
}

/* A pack that says something that this version does not understand may mean more than it is read
 * for. */
static void
add_pack_warnings (const SafeguardLayers *layers, GPtrArray *findings)
{
  GListModel *issues = safeguard_layers_get_issues (layers);
  guint n = issues != NULL ? g_list_model_get_n_items (issues) : 0;

  for (guint i = 0; i < n; i++)
    {
      SafeguardIssue *issue = safeguard_list_peek (issues, i);
      const char *source = safeguard_issue_get_source (issue);

      if (safeguard_issue_get_code (issue) == SAFEGUARD_ERROR_UNKNOWN_KEY)
        g_ptr_array_add (findings,
                         safeguard_finding_new ("pack-warning", NULL, NULL, "pack",
                                                source != NULL ? source : "", "message",
                                                safeguard_issue_get_message (issue), NULL));
    }
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
      SafeguardDayNumber from;
      const char *by = safeguard_pack_get_replaced_by (pack, &from);

      if (by != NULL && safeguard_layers_get_on (layers) >= from)
        {
          g_autofree char *when = safeguard_day_number_to_text (from);
          g_ptr_array_add (findings, safeguard_finding_new ("edition-replaced", NULL, NULL,
                                                            "edition", safeguard_pack_get_id (pack),
                                                            "by", by, "when", when, NULL));
        }
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
                                      GListModel *clocks,
                                      GPtrArray *findings)
{
  guint n = g_list_model_get_n_items (clocks);

  for (guint i = 0; i < n; i++)
    {
      SafeguardClock *clock = safeguard_list_peek (clocks, i);

      add_clock_finding (clock, findings);
      add_reading_findings (clock, findings);
      add_looser_findings (clock, findings);
      add_note (clock, findings);
      add_early_finding (clock, findings);
      add_doubts (clock, findings);
    }
  add_layer_findings (layers, findings);
  add_unverified_findings (clocks, findings);
}
