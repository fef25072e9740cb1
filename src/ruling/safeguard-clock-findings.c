/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-clock-findings-private.h"

#include "safeguard-finding-private.h"
#include "safeguard-gap-private.h"
#include "safeguard-list-private.h"
#include "safeguard-timescales-private.h"

#include <string.h>

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

/* "2019-11-20" as "Wed 20 Nov 2019"; empty for NULL. (transfer full). */
static char *
day_text (const char *iso)
{
  SafeguardMoment moment;

  return iso != NULL && safeguard_moment_parse (iso, NULL, &moment, NULL)
             ? safeguard_moment_to_text (&moment)
             : g_strdup ("");
}

static gboolean
is_done (SafeguardClock *clock)
{
  return safeguard_clock_get_met_text (clock) != NULL && !safeguard_clock_repeats (clock)
         && safeguard_clock_get_kind (clock) == SAFEGUARD_TIMESCALE_KIND_DUTY;
}

static const char *
finding_code (SafeguardClock *clock, gboolean has_due)
{
  SafeguardMoment since;

  switch (safeguard_clock_get_state (clock))
    {
    case SAFEGUARD_CLOCK_STATE_OVERDUE:
      return "clock-overdue";
    case SAFEGUARD_CLOCK_STATE_MET_LATE:
      return "clock-met-late";
    case SAFEGUARD_CLOCK_STATE_MET:
      return has_due ? "clock-met" : "clock-met-no-limit";
    case SAFEGUARD_CLOCK_STATE_EXPIRED:
      return "clock-expired";
    case SAFEGUARD_CLOCK_STATE_MET_EARLY:
      return "clock-met-early";
    case SAFEGUARD_CLOCK_STATE_NOT_ASKED:
    case SAFEGUARD_CLOCK_STATE_RUNNING:
      break;
    case SAFEGUARD_CLOCK_STATE_NOT_STARTED:
      return "clock-waits";
    case SAFEGUARD_CLOCK_STATE_PAUSED: /* told apart, with what is left */
    case SAFEGUARD_CLOCK_STATE_NOT_APPLICABLE:
    case SAFEGUARD_CLOCK_STATE_UNDECIDED:
      return NULL;
    }

  if (safeguard_clock_get_started_text (clock) == NULL)
    return "clock-waits";
  if (safeguard_clock_get_paused_since (clock, &since))
    return NULL;
  /* No moment was asked for: whether it was done in time is not told, that it was done is. */
  if (is_done (clock))
    return has_due ? "clock-done" : "clock-met-no-limit";
  if (!has_due)
    return "clock-no-limit";

  if (safeguard_clock_get_kind (clock) == SAFEGUARD_TIMESCALE_KIND_EXPIRY)
    return "clock-expires";

  if (!safeguard_clock_counts_back (clock))
    return "clock-due";

  /* Nothing is counted back: the day is the one that somebody set. */
  return strcmp (safeguard_clock_get_limit (clock), "at once") == 0 ? "clock-due-on"
                                                                    : "clock-due-before";
}

static gboolean
is_late (SafeguardClock *clock)
{
  SafeguardClockState state = safeguard_clock_get_state (clock);

  return state == SAFEGUARD_CLOCK_STATE_OVERDUE || state == SAFEGUARD_CLOCK_STATE_MET_LATE;
}

static void
add_clock_finding (SafeguardClock *clock, GPtrArray *findings)
{
  g_autofree char *due = due_text (clock);
  const char *code = finding_code (clock, due != NULL);

  /* Under a limit that was, or may have been, relaxed, to be late is no breach for certain. */
  if (code == NULL || (is_late (clock) && safeguard_clock_find_relaxation (clock) != NULL))
    return;

  g_autofree char *met = day_text (safeguard_clock_get_met_text (clock));
  g_autoptr (GListModel) citations = safeguard_clock_get_citations (clock);
  g_ptr_array_add (findings, safeguard_finding_new (code, citations, NULL, "name",
                                                    safeguard_clock_get_name (clock), "due",
                                                    due != NULL ? due : "", "met", met, "limit",
                                                    safeguard_clock_get_limit (clock), "starts",
                                                    safeguard_clock_get_starts (clock), NULL));
}

/* The template ends the sentence. (transfer full). */
static char *
without_full_stop (const char *text)
{
  gsize length = strlen (text);

  return g_strndup (text, length > 0 && text[length - 1] == '.' ? length - 1 : length);
}

static void
add_relaxation (SafeguardClock *clock, GPtrArray *findings)
{
  const SafeguardRelaxation *relaxation = safeguard_clock_find_relaxation (clock);
  g_autofree char *due = due_text (clock);

  if (relaxation == NULL)
    return;

  gboolean known = relaxation->until != 0;
  const char *code = is_late (clock) ? (known ? "clock-late-relaxed" : "clock-late-perhaps-relaxed")
                                     : (known ? "clock-relaxed" : "clock-perhaps-relaxed");
  g_autofree char *from = safeguard_day_number_to_text (relaxation->from);
  g_autofree char *until = known ? safeguard_day_number_to_text (relaxation->until) : NULL;
  g_autofree char *says = without_full_stop (relaxation->says);

  g_ptr_array_add (findings,
                   safeguard_finding_new (code, relaxation->citations, NULL, "name",
                                          safeguard_clock_get_name (clock), "due", due, "from",
                                          from, "says", says, known ? "until" : NULL, until, NULL));
}

static void
add_window_finding (SafeguardClock *clock, GPtrArray *findings)
{
  if (!safeguard_clock_is_before_window (clock))
    return;

  g_autofree char *met = day_text (safeguard_clock_get_met_text (clock));
  g_autofree char *opens = day_text (safeguard_clock_get_opens_text (clock));
  g_autoptr (GListModel) citations = safeguard_clock_get_citations (clock);
  g_ptr_array_add (findings, safeguard_finding_new ("clock-before-window", citations, NULL, "name",
                                                    safeguard_clock_get_name (clock), "met", met,
                                                    "opens", opens, NULL));
}

/* Not once it is done: then its day says whether it was within the window. */
static void
add_window (SafeguardClock *clock, GPtrArray *findings)
{
  const char *opens = safeguard_clock_get_opens_text (clock);

  if (opens == NULL || safeguard_clock_get_met_text (clock) != NULL)
    return;

  g_autofree char *day = day_text (opens);
  g_autoptr (GListModel) citations = safeguard_clock_get_citations (clock);
  g_ptr_array_add (findings,
                   safeguard_finding_new ("clock-window", citations, NULL, "name",
                                          safeguard_clock_get_name (clock), "opens", day, NULL));
}

static void
add_fallen (SafeguardClock *clock, GPtrArray *findings)
{
  SafeguardEvent *event = safeguard_clock_find_fallen (clock);

  if (event == NULL)
    return;

  g_autofree char *when = day_text (safeguard_event_get_when_text (event));
  g_autoptr (GListModel) citations = safeguard_clock_get_citations (clock);
  g_ptr_array_add (findings, safeguard_finding_new ("clock-fell-away", citations, NULL, "name",
                                                    safeguard_clock_get_name (clock), "event",
                                                    safeguard_event_get_event_type (event), "when",
                                                    when, NULL));
}

/* It is counted from its start: no source says that it begins anew. */
static void
add_standing_again (SafeguardClock *clock, GPtrArray *findings)
{
  SafeguardEvent *fallen;
  SafeguardEvent *event = safeguard_clock_find_standing_again (clock, &fallen);

  if (event == NULL)
    return;

  g_autofree char *when = day_text (safeguard_event_get_when_text (event));
  g_autofree char *before = day_text (safeguard_event_get_when_text (fallen));
  g_autoptr (GListModel) citations = safeguard_clock_get_citations (clock);
  g_ptr_array_add (
      findings, safeguard_finding_new (
                    "clock-stands-again", citations, NULL, "name", safeguard_clock_get_name (clock),
                    "event", safeguard_event_get_event_type (event), "when", when, "fallen",
                    safeguard_event_get_event_type (fallen), "fallen-when", before, NULL));
}

static void
add_pause (SafeguardClock *clock, GPtrArray *findings)
{
  SafeguardMoment since;

  if (!safeguard_clock_get_paused_since (clock, &since))
    return;

  g_autofree char *when = safeguard_moment_to_text (&since);
  g_autoptr (GListModel) citations = safeguard_clock_get_citations (clock);
  g_ptr_array_add (findings,
                   safeguard_finding_new ("clock-paused", citations, NULL, "name",
                                          safeguard_clock_get_name (clock), "since", when, "limit",
                                          safeguard_clock_get_limit (clock), NULL));
}

/* Once for all the clocks that run on. */
static void
add_vain_pause (GListModel *clocks, GPtrArray *findings)
{
  GPtrArray *sources = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  SafeguardMoment first = SAFEGUARD_MOMENT_NONE, when;

  for (guint i = 0; i < g_list_model_get_n_items (clocks); i++)
    {
      SafeguardClock *clock = safeguard_list_peek (clocks, i);

      if (!safeguard_clock_find_vain_pause (clock, &when))
        continue;
      g_autoptr (GListModel) citations = safeguard_clock_get_citations (clock);

      for (guint j = 0; j < g_list_model_get_n_items (citations); j++)
        g_ptr_array_add (sources, g_list_model_get_item (citations, j));
      g_strv_builder_add (builder, safeguard_clock_get_name (clock));
      if (first.day == 0 || safeguard_moment_compare (&when, &first) < 0)
        first = when;
    }

  g_auto (GStrv) names = g_strv_builder_end (builder);
  g_autofree char *joined = g_strjoinv (", ", names);
  g_autofree char *text = first.day != 0 ? safeguard_moment_to_text (&first) : NULL;
  g_autoptr (GListModel) citations = safeguard_list_new_take (SAFEGUARD_TYPE_CITATION, sources);
  if (text != NULL)
    g_ptr_array_add (findings, safeguard_finding_new ("pause-without-authority", citations, NULL,
                                                      "when", text, "names", joined, NULL));
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
  g_autofree char *text = note != NULL ? without_full_stop (note) : NULL;

  if (text != NULL)
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
  g_autofree char *began = NULL;
  g_autofree char *early = safeguard_clock_find_early (clock, &began);

  if (early != NULL)
    g_ptr_array_add (findings, safeguard_finding_new ("event-before-start", NULL, NULL, "name",
                                                      safeguard_clock_get_name (clock), "event",
                                                      early, "started", began, NULL));
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

void
safeguard_clocks_add_findings (GListModel *clocks, GPtrArray *findings)
{
  guint n = g_list_model_get_n_items (clocks);

  for (guint i = 0; i < n; i++)
    {
      SafeguardClock *clock = safeguard_list_peek (clocks, i);

      add_clock_finding (clock, findings);
      add_relaxation (clock, findings);
      add_fallen (clock, findings);
      add_standing_again (clock, findings);
      add_window_finding (clock, findings);
      add_window (clock, findings);
      add_pause (clock, findings);
      add_reading_findings (clock, findings);
      add_looser_findings (clock, findings);
      add_note (clock, findings);
      add_early_finding (clock, findings);
      add_doubts (clock, findings);
    }
  add_vain_pause (clocks, findings);
}

static gboolean
has_gap (GPtrArray *gaps, const char *id)
{
  for (guint i = 0; i < gaps->len; i++)
    if (g_strcmp0 (safeguard_gap_get_id (g_ptr_array_index (gaps, i)), id) == 0)
      return TRUE;

  return FALSE;
}

/* Whether what was late was late in earnest hangs on a day that nobody knows. */
static void
add_relaxation_gap (SafeguardClock *clock, GPtrArray *out)
{
  const SafeguardRelaxation *relaxation = safeguard_clock_find_relaxation (clock);
  GPtrArray *readings;

  if (relaxation == NULL || relaxation->until != 0 || !is_late (clock)
      || has_gap (out, relaxation->id))
    return;

  readings = g_ptr_array_new ();
  g_ptr_array_add (readings, safeguard_reading_new ("relaxed", "no breach"));
  g_ptr_array_add (readings, safeguard_reading_new ("not-relaxed", "late"));
  g_ptr_array_add (out,
                   safeguard_gap_new (relaxation->id, relaxation->says,
                                      safeguard_list_new_take (SAFEGUARD_TYPE_READING, readings),
                                      relaxation->citations));
}

/* What each reading of the start or the limit would make of it. */
static GListModel *
due_days (SafeguardClock *clock, const SafeguardNode *could_be, SafeguardIssueLog *log)
{
  GPtrArray *items = g_ptr_array_new ();
  g_autoptr (GListModel) readings = safeguard_clock_get_readings (clock);
  g_autofree const char **answers = safeguard_node_as_texts (could_be, log);

  for (guint i = 0; answers != NULL && answers[i] != NULL; i++)
    {
      const char *due = NULL;

      for (guint j = 0; due == NULL && j < g_list_model_get_n_items (readings); j++)
        {
          SafeguardClock *reading = safeguard_list_peek (readings, j);

          if (g_strcmp0 (safeguard_clock_get_reading (reading), answers[i]) == 0)
            due = safeguard_clock_get_due_text (reading);
        }
      g_ptr_array_add (items, safeguard_reading_new (answers[i], due != NULL ? due : "possible"));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_READING, items);
}

static void
add_declared_gaps (SafeguardClock *clock, GArray *gaps, SafeguardIssueLog *log, GPtrArray *out)
{
  g_autofree char *where = g_strconcat ("timescales/", safeguard_clock_get_id (clock), NULL);

  for (guint i = 0; i < gaps->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (gaps, SafeguardRule, i);
      const SafeguardNode *place = safeguard_node_get (rule->node, "where");
      const SafeguardNode *says = safeguard_node_get (rule->node, "says");

      if (place == NULL || g_strcmp0 (place->text, where) != 0 || has_gap (out, rule->id))
        continue;

      g_autoptr (GListModel) citations
          = safeguard_pack_read_citations (rule->pack, rule->node, log);
      g_ptr_array_add (out, safeguard_gap_new (
                                rule->id, says != NULL ? says->text : NULL,
                                due_days (clock, safeguard_node_get (rule->node, "could-be"), log),
                                citations));
    }
}

void
safeguard_clocks_add_undecided (const SafeguardLayers *layers, GListModel *clocks, GPtrArray *out)
{
  guint n = g_list_model_get_n_items (clocks);

  if (n == 0)
    return;

  /* Those who compiled the gaps complained of them. */
  g_autoptr (SafeguardIssueLog) unheard = safeguard_issue_log_new (FALSE);
  g_autoptr (GArray) gaps = safeguard_layers_collect (layers, "gaps", unheard);
  for (guint i = 0; i < n; i++)
    {
      SafeguardClock *clock = safeguard_list_peek (clocks, i);

      add_relaxation_gap (clock, out);
      add_declared_gaps (clock, gaps, unheard, out);
    }
}
