/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <safeguard/safeguard.h>

/* What tests of rulings ask over and over. Facts are written as a person would note them:
 * "+significant-harm -complex-needs" is one known to be present and one known to be absent. */

static inline SafeguardPolicy *
load_policy (const char *area, const char *iso)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDate) day = g_date_new ();

  g_date_set_parse (day, iso);
  SafeguardPolicy *policy = safeguard_policy_load (area, day, &error);
  g_assert_no_error (error);

  return policy;
}

static inline void
record_facts (gpointer record, const char *facts)
{
  g_auto (GStrv) words = g_strsplit (facts, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean added
          = words[i][0] == '\0'
            || (words[i][0] == '+' ? safeguard_case_add_present
                                   : safeguard_case_add_absent) (record, words[i] + 1, &error);

      g_assert_no_error (error);
      g_assert_true (added);
    }
}

/* "authority-aware=2019-10-07 partners-aware=2019-10-09" */
static inline void
record_events (gpointer record, const char *events)
{
  g_auto (GStrv) words = g_strsplit (events, " ", -1);

  for (guint i = 0; words[i] != NULL && words[i][0] != '\0'; i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);

      safeguard_record_append_event (record, parts[0], parts[1], &error);
      g_assert_no_error (error);
    }
}

static inline GDateTime *
london_time (const char *iso)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/London");

  g_assert_nonnull (zone);
  GDateTime *time = g_date_time_new_from_iso8601 (iso, zone);
  g_assert_nonnull (time);

  return time;
}

/* The first finding with that code, or NULL; (transfer full). */
static inline SafeguardFinding *
find_finding (gpointer ruling, const char *code)
{
  g_autoptr (GListModel) findings = safeguard_ruling_get_findings (ruling);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SafeguardFinding) finding = g_list_model_get_item (findings, i);

      if (g_strcmp0 (safeguard_finding_get_code (finding), code) == 0)
        return g_steal_pointer (&finding);
    }

  return NULL;
}

static inline gboolean
has_finding (gpointer ruling, const char *code)
{
  g_autoptr (SafeguardFinding) finding = find_finding (ruling, code);

  return finding != NULL;
}

/* The clock of that id, or NULL; (transfer full). */
static inline SafeguardClock *
find_clock (gpointer ruling, const char *id)
{
  g_autoptr (GListModel) clocks = safeguard_ruling_get_clocks (ruling);

  for (guint i = 0; i < g_list_model_get_n_items (clocks); i++)
    {
      g_autoptr (SafeguardClock) clock = g_list_model_get_item (clocks, i);

      if (g_strcmp0 (safeguard_clock_get_id (clock), id) == 0)
        return g_steal_pointer (&clock);
    }

  return NULL;
}

/* The ids of the clocks, joined by a blank; (transfer full). */
static inline char *
join_clocks (gpointer ruling)
{
  g_autoptr (GListModel) clocks = safeguard_ruling_get_clocks (ruling);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (clocks); i++)
    {
      g_autoptr (SafeguardClock) clock = g_list_model_get_item (clocks, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", safeguard_clock_get_id (clock));
    }

  return g_string_free (text, FALSE);
}

/* The facts asked for, joined by a blank; (transfer full). */
static inline char *
join_questions (gpointer ruling)
{
  g_autoptr (GListModel) questions = safeguard_ruling_get_questions (ruling);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (SafeguardQuestion) question = g_list_model_get_item (questions, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              safeguard_question_get_fact (question));
    }

  return g_string_free (text, FALSE);
}

/* A duty, a breach or a disputed reading comes from a rule, and a rule has a source. */
static inline void
assert_rules_are_cited (gpointer ruling)
{
  g_autoptr (GListModel) findings = safeguard_ruling_get_findings (ruling);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SafeguardFinding) finding = g_list_model_get_item (findings, i);
      GListModel *citations = safeguard_finding_get_citations (finding);
      gboolean of_a_rule
          = safeguard_finding_get_severity (finding) >= SAFEGUARD_FINDING_SEVERITY_BREACH
            || g_strcmp0 (safeguard_finding_get_code (finding), "reading-disputed") == 0
            || g_strcmp0 (safeguard_finding_get_code (finding), "route") == 0;

      g_assert_nonnull (safeguard_finding_get_message (finding));
      if (of_a_rule)
        g_assert_cmpuint (g_list_model_get_n_items (citations), >, 0);
    }
}
