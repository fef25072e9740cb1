/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "arrangements.h"

#include <glib/gstdio.h>
#include <string.h>

/* The levels that Stockport's arrangements of 2019 print under "How to report a concern about a
 * child". */

static SafeguardThresholds *
stockport (void)
{
  static SafeguardPolicy *policy = NULL;

  if (policy == NULL)
    policy = load_policy ("stockport", "2019-10-01");

  return safeguard_policy_get_thresholds (policy, NULL);
}

static SafeguardLevelRuling *
assess_under (SafeguardThresholds *thresholds, const char *facts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardConcern) concern = safeguard_concern_new (thresholds);

  record_facts (concern, facts);
  SafeguardLevelRuling *ruling = safeguard_thresholds_assess (thresholds, concern, &error);
  g_assert_no_error (error);

  return ruling;
}

static SafeguardLevelRuling *
assess (const char *facts)
{
  return assess_under (stockport (), facts);
}

static int
level_of (SafeguardLevelRuling *ruling)
{
  SafeguardLevel *level = safeguard_level_ruling_get_level (ruling);

  return level != NULL ? safeguard_level_get_number (level) : 0;
}

static const struct
{
  const char *facts;
  int level;
  const char *statute;
  const char *assessment;
  const char *coordinator;
} decided[] = {
    {"+needs-unclear", 2, NULL, "early-help-assessment", NULL},
    {"+additional-need", 2, NULL, "early-help-assessment", NULL},
    {"+significant-welfare-concern", 4, "section-17", "single-assessment", "social-worker"},
    {"+significant-harm", 4, "section-47", "single-assessment", "social-worker"},
    {"+significant-harm +significant-welfare-concern", 4, "section-47", "single-assessment",
     "social-worker"},
    {"+significant-harm -significant-welfare-concern", 4, "section-47", "single-assessment",
     "social-worker"},
    {"+increasing-unmet-need +complex-needs", 3, NULL, "assessment", "lead-professional"},
    {"+increasing-unmet-need +complex-needs +needs-unclear", 3, NULL, "assessment",
     "lead-professional"},
    {"+good-progress +single-need-met-by-universal", 1, NULL, NULL, NULL},
    {"+good-progress -additional-need -needs-unclear", 1, NULL, NULL, NULL},
    {"+good-progress +needs-unclear", 2, NULL, "early-help-assessment", NULL},
    /* Where level 3 is disputed, level 2 still holds for certain. */
    {"+increasing-unmet-need -complex-needs +additional-need", 2, NULL, "early-help-assessment",
     NULL},
};

static void
test_decided (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (decided); i++)
    {
      g_autoptr (SafeguardLevelRuling) ruling = assess (decided[i].facts);

      g_test_message ("%s", decided[i].facts);
      g_assert_cmpint (level_of (ruling), ==, decided[i].level);
      g_assert_cmpstr (safeguard_level_ruling_get_statute (ruling), ==, decided[i].statute);
      g_assert_cmpstr (safeguard_level_ruling_get_assessment (ruling), ==, decided[i].assessment);
      g_assert_cmpstr (safeguard_level_ruling_get_coordinator (ruling), ==, decided[i].coordinator);
      g_assert_cmpstr (safeguard_level_ruling_get_route (ruling), ==, "massh-form");
      g_assert_false (safeguard_level_ruling_is_emergency (ruling));
      /* What a dispute leaves open above it makes it a least level, never the decided one. */
      gboolean disputed = safeguard_level_ruling_get_outcome (ruling) == SAFEGUARD_OUTCOME_DISPUTED;
      g_assert_cmpint (has_finding (ruling, "level-decided"), ==, !disputed);
      g_assert_cmpint (has_finding (ruling, "level-at-least"), ==, disputed);
      assert_rules_are_cited (ruling);
    }
}

static void
test_names (void)
{
  static const char *const names[]
      = {"Universal services", "Additional needs", "Increasing concerns", "Safeguarding concerns"};
  static const char *const ids[]
      = {"universal-services", "additional-needs", "increasing-concerns", "safeguarding-concerns"};
  GListModel *levels = safeguard_thresholds_get_levels (stockport ());

  g_assert_cmpuint (g_list_model_get_n_items (levels), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (SafeguardLevel) level = g_list_model_get_item (levels, i);

      g_assert_cmpint (safeguard_level_get_number (level), ==, (int)i + 1);
      g_assert_cmpstr (safeguard_level_get_id (level), ==, ids[i]);
      g_assert_cmpstr (safeguard_level_get_name (level), ==, names[i]);
      g_assert_cmpuint (g_list_model_get_n_items (safeguard_level_get_citations (level)), ==, 1);
    }
}

static SafeguardGap *
find_gap (SafeguardLevelRuling *ruling, const char *id)
{
  g_autoptr (GListModel) gaps = safeguard_ruling_get_undecided (SAFEGUARD_RULING (ruling));

  for (guint i = 0; i < g_list_model_get_n_items (gaps); i++)
    {
      g_autoptr (SafeguardGap) gap = g_list_model_get_item (gaps, i);

      if (strcmp (safeguard_gap_get_id (gap), id) == 0)
        return g_steal_pointer (&gap);
    }

  return NULL;
}

static void
assert_readings (SafeguardLevelRuling *ruling,
                 const char *gap_id,
                 const char *any_line,
                 const char *every_line)
{
  g_autoptr (SafeguardGap) gap = find_gap (ruling, gap_id);
  g_assert_nonnull (gap);
  GListModel *readings = safeguard_gap_get_readings (gap);
  g_autoptr (SafeguardReading) any = g_list_model_get_item (readings, 0);
  g_autoptr (SafeguardReading) every = g_list_model_get_item (readings, 1);

  g_assert_cmpuint (g_list_model_get_n_items (safeguard_gap_get_citations (gap)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (readings), ==, 2);
  g_assert_cmpstr (safeguard_reading_get_id (any), ==, "any-line");
  g_assert_cmpstr (safeguard_reading_get_answer (any), ==, any_line);
  g_assert_cmpstr (safeguard_reading_get_id (every), ==, "every-line");
  g_assert_cmpstr (safeguard_reading_get_answer (every), ==, every_line);
}

static void
test_level_3_lines (void)
{
  g_test_summary ("Whether one line of a level is enough or all must hold is not printed: both "
                  "readings are shown and nothing is guessed");

  g_autoptr (SafeguardLevelRuling) alone
      = assess ("+increasing-unmet-need -complex-needs -additional-need -needs-unclear "
                "-significant-harm -significant-welfare-concern -good-progress "
                "-single-need-met-by-universal");
  g_assert_null (safeguard_level_ruling_get_level (alone));
  g_assert_cmpint (safeguard_level_ruling_get_outcome (alone), ==, SAFEGUARD_OUTCOME_DISPUTED);
  g_assert_cmpint (safeguard_level_ruling_get_highest_possible (alone), ==, 3);
  g_assert_true (has_finding (alone, "reading-disputed"));
  assert_readings (alone, "level-3-lines", "yes", "no");
  assert_readings (alone, "level-1-lines", "yes", "no");
  assert_rules_are_cited (alone);

  g_autoptr (SafeguardLevelRuling) open = assess ("+increasing-unmet-need -complex-needs");
  g_assert_null (safeguard_level_ruling_get_level (open));
  g_assert_true (has_finding (open, "reading-disputed"));

  g_autoptr (SafeguardLevelRuling) two
      = assess ("+increasing-unmet-need -complex-needs +additional-need");
  g_assert_cmpint (level_of (two), ==, 2);
  g_assert_true (has_finding (two, "reading-disputed"));
}

#define NOT_HIGHER                                                                                 \
  " -increasing-unmet-need -complex-needs -significant-welfare-concern -significant-harm"

static void
test_level_1_lines (void)
{
  g_test_summary ("The second line is met by one need that universal services meet, or by no "
                  "unmet need; either alone leaves level 1 disputed");

  static const char *const second_line_alone[]
      = {"-good-progress +single-need-met-by-universal -additional-need -needs-unclear" NOT_HIGHER,
         "-good-progress -single-need-met-by-universal -additional-need -needs-unclear" NOT_HIGHER};

  for (guint i = 0; i < G_N_ELEMENTS (second_line_alone); i++)
    {
      g_autoptr (SafeguardLevelRuling) ruling = assess (second_line_alone[i]);

      g_assert_null (safeguard_level_ruling_get_level (ruling));
      g_assert_cmpint (safeguard_level_ruling_get_outcome (ruling), ==, SAFEGUARD_OUTCOME_DISPUTED);
      g_assert_cmpint (safeguard_level_ruling_get_highest_possible (ruling), ==, 1);
      assert_readings (ruling, "level-1-lines", "yes", "no");
    }
}

static void
test_only_known_absences (void)
{
  g_test_summary ("That there is no unmet need counts only where both facts of level 2 are known "
                  "to be absent; what is unknown never gives level 1");

  static const struct
  {
    const char *facts;
    int level;
  } cases[] = {
      {"+good-progress" NOT_HIGHER, 0},
      {"+good-progress -additional-need" NOT_HIGHER, 0},
      {"+good-progress -needs-unclear" NOT_HIGHER, 0},
      {"+good-progress -additional-need -needs-unclear" NOT_HIGHER, 1},
      {"-additional-need -needs-unclear" NOT_HIGHER, 0},
      {"+single-need-met-by-universal" NOT_HIGHER, 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SafeguardLevelRuling) ruling = assess (cases[i].facts);

      g_test_message ("%s", cases[i].facts);
      g_assert_cmpint (level_of (ruling), ==, cases[i].level);
      g_assert_cmpint (safeguard_level_ruling_get_outcome (ruling), ==,
                       cases[i].level > 0 ? SAFEGUARD_OUTCOME_DECIDED
                                          : SAFEGUARD_OUTCOME_UNDETERMINED);
    }
}

static void
test_nothing_recorded (void)
{
  g_test_summary ("Nothing recorded is undetermined, never level 1");

  g_autoptr (SafeguardLevelRuling) ruling = assess ("");

  g_assert_null (safeguard_level_ruling_get_level (ruling));
  g_assert_cmpint (safeguard_level_ruling_get_outcome (ruling), ==, SAFEGUARD_OUTCOME_UNDETERMINED);
  g_assert_cmpint (safeguard_level_ruling_get_highest_possible (ruling), ==, 4);
  g_assert_null (safeguard_level_ruling_get_statute (ruling));
  g_assert_true (has_finding (ruling, "level-undetermined"));
  g_assert_true (has_finding (ruling, "immediate-danger-unknown"));
}

#define WITHOUT_LEVEL_1                                                                            \
  "safeguard-pack: 1\nid: town-1\narea: town\nin-force: {from: 2019-09-29}\n"                      \
  "builds-on: [stockport]\nsources: {}\nthresholds:\n  table:\n    rows:\n"                        \
  "      - {id: universal-services, off: the town has no such level}\n"

static SafeguardPolicy *
load_town (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("safeguard-levels-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *path = g_build_filename (folder, "town.yaml", NULL);
  const char *paths[] = {path, NULL};
  g_autoptr (GDate) day = g_date_new_dmy (1, G_DATE_OCTOBER, 2019);

  g_assert_true (g_file_set_contents (path, WITHOUT_LEVEL_1, -1, NULL));
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (paths, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  SafeguardPolicy *policy = safeguard_catalogue_get_policy (catalogue, "town", day, &error);
  g_assert_no_error (error);

  return policy;
}

static void
test_nothing_fits (void)
{
  g_test_summary ("All facts known to be absent and no rule fits: the documents do not say");

  g_autoptr (SafeguardPolicy) policy = load_town ();
  g_autoptr (SafeguardLevelRuling) ruling
      = assess_under (safeguard_policy_get_thresholds (policy, NULL),
                      "-good-progress -single-need-met-by-universal -additional-need "
                      "-needs-unclear -immediate-danger" NOT_HIGHER);

  g_assert_null (safeguard_level_ruling_get_level (ruling));
  g_assert_cmpint (safeguard_level_ruling_get_outcome (ruling), ==, SAFEGUARD_OUTCOME_UNDECIDED);
  g_assert_cmpint (safeguard_level_ruling_get_highest_possible (ruling), ==, 0);
  g_assert_true (has_finding (ruling, "level-undecided"));
  g_assert_false (has_finding (ruling, "immediate-danger-unknown"));
}

static void
test_danger_alone (void)
{
  g_autoptr (SafeguardLevelRuling) ruling = assess ("+immediate-danger");
  g_autoptr (SafeguardFinding) danger = find_finding (ruling, "immediate-danger");

  g_assert_true (safeguard_level_ruling_is_emergency (ruling));
  g_assert_cmpstr (safeguard_level_ruling_get_route (ruling), ==, "police-999");
  g_assert_null (safeguard_level_ruling_get_level (ruling));
  g_assert_nonnull (danger);
  g_assert_cmpint (safeguard_finding_get_severity (danger), ==, SAFEGUARD_FINDING_SEVERITY_DUTY);
  g_assert_nonnull (strstr (safeguard_finding_get_message (danger), "999"));
  g_assert_true (g_strv_contains (safeguard_finding_get_facts (danger), "immediate-danger"));
}

static void
test_routes (void)
{
  g_test_summary ("The public telephone, professionals use the form, danger comes before both");

  static const struct
  {
    const char *reporter;
    const char *facts;
    const char *route;
  } rows[] = {
      {NULL, "+needs-unclear", "massh-form"},
      {"professional", "+needs-unclear", "massh-form"},
      {"public", "+needs-unclear", "massh-telephone"},
      {"public", "+immediate-danger", "police-999"},
      {"professional", "+immediate-danger", "police-999"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SafeguardConcern) concern = safeguard_concern_new (stockport ());

      record_facts (concern, rows[i].facts);
      if (rows[i].reporter != NULL)
        g_assert_true (safeguard_case_set_choice (SAFEGUARD_CASE (concern), "reporter",
                                                  rows[i].reporter, NULL));
      g_autoptr (SafeguardLevelRuling) ruling
          = safeguard_thresholds_assess (stockport (), concern, NULL);
      g_assert_cmpstr (safeguard_level_ruling_get_route (ruling), ==, rows[i].route);
    }
}

static void
test_every_ruling_names_its_sources (void)
{
  g_test_summary (
      "The printed levels sum up a longer document, and no document has a consent rule");

  static const char *const cases[]
      = {"", "+immediate-danger", "+significant-harm", "+good-progress -needs-unclear",
         "+increasing-unmet-need -complex-needs"};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SafeguardLevelRuling) ruling = assess (cases[i]);
      g_autoptr (SafeguardFinding) summary = find_finding (ruling, "summary-of-longer-document");

      g_assert_nonnull (summary);
      g_assert_nonnull (
          strstr (safeguard_finding_get_message (summary), "Child Concern Continuum"));
      g_assert_false (safeguard_finding_is_verified (summary));
      g_assert_false (has_finding (ruling, "rests-on-unverified")); /* the summary says it */
      g_assert_true (has_finding (ruling, "in-force-unverified"));
      g_assert_true (has_finding (ruling, "no-consent-rule"));
      g_assert_null (safeguard_level_ruling_get_consent (ruling));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/thresholds/levels/decided", test_decided);
  g_test_add_func ("/thresholds/levels/names", test_names);
  g_test_add_func ("/thresholds/levels/lines-of-level-3", test_level_3_lines);
  g_test_add_func ("/thresholds/levels/lines-of-level-1", test_level_1_lines);
  g_test_add_func ("/thresholds/levels/only-known-absences", test_only_known_absences);
  g_test_add_func ("/thresholds/levels/nothing-recorded", test_nothing_recorded);
  g_test_add_func ("/thresholds/levels/nothing-fits", test_nothing_fits);
  g_test_add_func ("/thresholds/levels/danger-alone", test_danger_alone);
  g_test_add_func ("/thresholds/levels/routes", test_routes);
  g_test_add_func ("/thresholds/levels/sources", test_every_ruling_names_its_sources);

  return g_test_run ();
}
