/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "arrangements.h"

#include <glib/gstdio.h>
#include <string.h>

/* Editions by their days, layers by area, overlays that override, and what a check finds. */

/* A pack of the area "town" over "stockport" and more, with @more below the frame. */
#define FRAME(id, area, from, below)                                                               \
  "safeguard-pack: 1\nid: " id "\narea: " area "\nin-force: {from: " from "}\nbuilds-on: [" below  \
  "]\nsources: {doc: {title: A local document}}\n"

typedef struct
{
  char *folder;
  GPtrArray *paths;
} Packs;

static void
set_up (Packs *packs, gconstpointer data)
{
  packs->folder = g_dir_make_tmp ("safeguard-packs-XXXXXX", NULL);
  packs->paths = g_ptr_array_new_with_free_func (g_free);
  g_assert_nonnull (packs->folder);
}

static void
tear_down (Packs *packs, gconstpointer data)
{
  for (guint i = 0; i < packs->paths->len; i++)
    g_unlink (g_ptr_array_index (packs->paths, i));
  g_rmdir (packs->folder);
  g_ptr_array_unref (packs->paths);
  g_free (packs->folder);
}

static const char *
write_pack (Packs *packs, const char *name, const char *text)
{
  char *path = g_build_filename (packs->folder, name, NULL);

  g_ptr_array_add (packs->paths, path);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static SafeguardCatalogue *
open_catalogue (Packs *packs, GError **error)
{
  const char *paths[] = {packs->folder, NULL};

  return safeguard_catalogue_new (paths, error);
}

static SafeguardPolicy *
get_policy (SafeguardCatalogue *catalogue, const char *area, const char *iso, GError **error)
{
  g_autoptr (GDate) day = g_date_new ();

  g_date_set_parse (day, iso);

  return safeguard_catalogue_get_policy (catalogue, area, day, error);
}

static void
test_editions_by_day (Packs *packs, gconstpointer data)
{
  static const struct
  {
    const char *area;
    const char *day;
    const char *edition;
    SafeguardError code;
    const char *nearest;
  } rows[] = {
      {"stockport", "2010-03-31", NULL, SAFEGUARD_ERROR_NO_EDITION, "stockport-2010"},
      {"stockport", "2010-04-01", "stockport-2010", 0, NULL},
      {"stockport", "2017-03-31", "stockport-2010", 0, NULL},
      {"stockport", "2017-04-01", "stockport-2017", 0, NULL},
      {"stockport", "2019-09-28", "stockport-2017", 0, NULL},
      {"stockport", "2019-09-29", "stockport-2019", 0, NULL},
      {"stockport", "2024-12-31", "stockport-2019", 0, NULL},
      {"stockport", "2025-01-01", NULL, SAFEGUARD_ERROR_NO_EDITION, "stockport-2019"},
      {"cheshire-west-and-chester", "2019-06-28", NULL, SAFEGUARD_ERROR_NO_EDITION,
       "cheshire-west-and-chester-2019"},
      {"cheshire-west-and-chester", "2019-06-29", "cheshire-west-and-chester-2019", 0, NULL},
      {"salford", "2022-06-30", NULL, SAFEGUARD_ERROR_NO_EDITION, "salford-2022"},
      {"salford", "2022-07-01", "salford-2022", 0, NULL},
      {"salford", "2025-01-01", NULL, SAFEGUARD_ERROR_NO_EDITION, "salford-2022"},
      {"england", "2010-03-31", NULL, SAFEGUARD_ERROR_NO_EDITION, "england-2010"},
      {"england", "2010-04-01", "england-2010", 0, NULL},
      {"england", "2015-03-25", "england-2010", 0, NULL},
      {"england", "2015-03-26", "england-2015", 0, NULL},
      {"england", "2018-06-28", "england-2015", 0, NULL},
      {"england", "2018-06-29", "england-2018", 0, NULL},
      {"england", "2023-12-14", "england-2018", 0, NULL},
      {"england", "2023-12-15", "england-2023", 0, NULL},
      {"england", "2026-02-28", "england-2023", 0, NULL},
      {"england", "2026-03-01", "england-2026", 0, NULL},
      {"stokport", "2019-10-01", NULL, SAFEGUARD_ERROR_UNKNOWN_AREA, "stockport"},
  };
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardPolicy) policy
          = get_policy (catalogue, rows[i].area, rows[i].day, &error);

      if (rows[i].edition != NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (safeguard_policy_get_edition (policy), ==, rows[i].edition);
          continue;
        }
      g_assert_null (policy);
      g_assert_error (error, SAFEGUARD_ERROR, (int)rows[i].code);
      g_assert_nonnull (strstr (error->message, rows[i].nearest));
    }
}

static void
test_cycle (Packs *packs, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_pack (packs, "a.yaml", FRAME ("a-1", "a", "2010-01-01", "b"));
  write_pack (packs, "b.yaml", FRAME ("b-1", "b", "2010-01-01", "c"));
  write_pack (packs, "c.yaml", FRAME ("c-1", "c", "2010-01-01", "a"));
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue (packs, &error);
  g_assert_no_error (error);
  g_assert_null (get_policy (catalogue, "a", "2019-10-01", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_LAYER_CYCLE);
}

/* The second edition of a town keeps the rules of the first where it says nothing else. */
#define CARRIES(id, from, to, of)                                                                  \
  "safeguard-pack: 1\nid: " id "\narea: town\nin-force: {from: " from to "}\n"                     \
  "builds-on: [england-and-wales]\ncarries-over: {edition: " of ", because: it says so}\n"         \
  "sources: {doc: {title: A local document}}\n"
#define LIMIT(id, limit)                                                                           \
  "  " id ": {limit: " limit ", starts: raised, holder: town, cite: {document: doc}}\n"

static void
test_carried_over (Packs *packs, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_pack (packs, "one.yaml",
              "safeguard-pack: 1\nid: town-1\narea: town\nin-force: {from: 2010-01-01, to: "
              "2014-12-31}\nbuilds-on: [england-and-wales]\nsources: {doc: {title: Old}}\n"
              "timescales:\n" LIMIT ("kept", "5 days") LIMIT ("changed", "5 days")
                  LIMIT ("gone", "5 days"));
  write_pack (packs, "two.yaml",
              CARRIES ("town-2", "2015-01-01", "", "town-1") "timescales:\n" LIMIT (
                  "changed", "9 days") "  gone: {off: the new document has no such limit}\n");
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue (packs, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardPolicy) policy = get_policy (catalogue, "town", "2016-01-01", &error);
  g_assert_no_error (error);
  g_autofree char *layers = g_strjoinv (" ", (char **)safeguard_policy_get_layers (policy));
  g_assert_cmpstr (layers, ==, "bank-holidays-england-and-wales town-1 town-2");
  g_autoptr (SafeguardTimescale) kept = safeguard_policy_get_timescale (policy, "kept", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (safeguard_timescale_get_limit (kept), ==, "5 days");
  g_autoptr (SafeguardTimescale) changed
      = safeguard_policy_get_timescale (policy, "changed", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (safeguard_timescale_get_limit (changed), ==, "9 days");
  g_assert_null (safeguard_policy_get_timescale (policy, "gone", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_TIMESCALE_SWITCHED_OFF);
}

static void
test_carried_over_in_a_circle (Packs *packs, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_pack (packs, "one.yaml", CARRIES ("town-1", "2010-01-01", ", to: 2014-12-31", "town-2"));
  write_pack (packs, "two.yaml", CARRIES ("town-2", "2015-01-01", "", "town-1"));
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue (packs, &error);
  g_assert_no_error (error);
  g_assert_null (get_policy (catalogue, "town", "2016-01-01", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_LAYER_CYCLE);
}

static void
test_overlap (Packs *packs, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_pack (packs, "a.yaml", FRAME ("a-1", "a", "2010-01-01", ""));
  write_pack (packs, "b.yaml", FRAME ("a-2", "a", "2015-01-01", ""));
  g_assert_null (open_catalogue (packs, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_EDITIONS_OVERLAP);
}

#define OVERLAY                                                                                    \
  FRAME ("town-1", "town", "2010-01-01", "stockport, nowhere")                                     \
  "thresholds:\n  table:\n    rows:\n"                                                             \
  "      - {id: needs-unclear, when: needs-unclear, then: {level: 3}, cite: {document: doc}}\n"    \
  "      - {id: significant-welfare-concern, off: the town has no such rule}\n"                    \
  "timescales:\n  notify-panel: {name: Sooner, limit: 2 working days, starts: authority-aware, "   \
  "met-by: notification-sent, holder: local-authority, cite: {document: doc}}\n"

static int
level_of (SafeguardThresholds *thresholds, const char *facts, SafeguardLevelRuling **ruling)
{
  g_autoptr (SafeguardConcern) concern = safeguard_concern_new (thresholds);

  record_facts (concern, facts);
  *ruling = safeguard_thresholds_assess (thresholds, concern, NULL);
  SafeguardLevel *level = safeguard_level_ruling_get_level (*ruling);

  return level != NULL ? safeguard_level_get_number (level) : 0;
}

static void
test_overlay (Packs *packs, gconstpointer data)
{
  g_test_summary ("A higher layer replaces a rule by its id or switches it off; a layer that is "
                  "not held is a finding");

  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardLevelRuling) unclear = NULL, welfare = NULL, harm = NULL;

  write_pack (packs, "town.yaml", OVERLAY);
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue (packs, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardPolicy) policy = get_policy (catalogue, "town", "2019-10-01", &error);
  g_assert_no_error (error);
  SafeguardThresholds *thresholds = safeguard_policy_get_thresholds (policy, NULL);

  g_assert_cmpint (level_of (thresholds, "+needs-unclear", &unclear), ==, 3);
  g_assert_cmpint (level_of (thresholds, "+significant-welfare-concern", &welfare), ==, 0);
  g_assert_cmpint (level_of (thresholds, "+significant-harm", &harm), ==, 4);
  g_autoptr (SafeguardFinding) missing = find_finding (harm, "layer-not-held");
  g_assert_nonnull (missing);
  g_assert_nonnull (strstr (safeguard_finding_get_message (missing), "nowhere"));
  g_assert_false (
      g_strv_contains (safeguard_thresholds_get_rows (thresholds), "significant-welfare-concern"));
  g_autoptr (SafeguardFinding) off = find_finding (harm, "rule-switched-off");
  g_assert_nonnull (off);
  g_assert_nonnull (
      strstr (safeguard_finding_get_message (off), "the rule 'significant-welfare-concern': "));

  g_autoptr (SafeguardTimescale) notify
      = safeguard_policy_get_timescale (policy, "notify-panel", NULL);
  g_assert_cmpstr (safeguard_timescale_get_limit (notify), ==, "2 working days");
  g_assert_cmpstr (safeguard_timescale_get_edition (notify), ==, "town-1");

  /* The area below is as it was. */
  g_autoptr (SafeguardPolicy) below = get_policy (catalogue, "stockport", "2019-10-01", NULL);
  g_autoptr (SafeguardLevelRuling) there = NULL;
  g_assert_cmpint (
      level_of (safeguard_policy_get_thresholds (below, NULL), "+needs-unclear", &there), ==, 2);
  g_assert_cmpstr (safeguard_policy_get_digest (policy), !=, safeguard_policy_get_digest (below));
}

static void
test_as_known (Packs *packs, gconstpointer data)
{
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, NULL);
  g_autoptr (GDateTime) before = london_time ("2022-09-07T12:00:00");
  g_autoptr (SafeguardCatalogue) view = safeguard_catalogue_as_known (catalogue, before);
  g_autoptr (SafeguardPolicy) then = get_policy (view, "stockport", "2022-09-07", NULL);
  g_autoptr (SafeguardPolicy) now = get_policy (catalogue, "stockport", "2022-09-07", NULL);
  g_autoptr (GDate) funeral = g_date_new_dmy (19, G_DATE_SEPTEMBER, 2022);

  g_assert_cmpint (
      safeguard_calendar_get_day_kind (safeguard_policy_get_calendar (then, NULL), funeral), ==,
      SAFEGUARD_DAY_KIND_WORKING);
  g_assert_cmpint (
      safeguard_calendar_get_day_kind (safeguard_policy_get_calendar (now, NULL), funeral), ==,
      SAFEGUARD_DAY_KIND_BANK_HOLIDAY);

  SafeguardThresholds *thresholds = safeguard_policy_get_thresholds (then, NULL);
  g_autoptr (SafeguardLevelRuling) ruling = NULL;
  level_of (thresholds, "+needs-unclear", &ruling);
  g_autoptr (GDateTime) known = safeguard_ruling_get_known (SAFEGUARD_RULING (ruling));
  g_assert_nonnull (known);
  g_assert_true (g_date_time_equal (known, before));
}

static void
test_unknown_key (Packs *packs, gconstpointer data)
{
  g_test_summary ("An unknown key is a warning to those who use a pack, an error to its author");

  g_autoptr (GError) error = NULL;
  const char *path = write_pack (
      packs, "town.yaml", FRAME ("town-1", "town", "2010-01-01", "england") "thresholdz: {}\n");
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue (packs, &error);
  g_assert_no_error (error);
  g_autoptr (GListModel) tolerant = safeguard_catalogue_get_issues (catalogue);
  g_autoptr (GListModel) strict = safeguard_catalogue_check_pack (catalogue, path);
  GListModel *lists[] = {tolerant, strict};

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SafeguardIssue) issue = g_list_model_get_item (lists[i], 0);

      g_assert_cmpint (safeguard_issue_get_code (issue), ==, SAFEGUARD_ERROR_UNKNOWN_KEY);
      g_assert_cmpint (safeguard_issue_get_severity (issue), ==,
                       i == 0 ? SAFEGUARD_ISSUE_SEVERITY_WARNING : SAFEGUARD_ISSUE_SEVERITY_ERROR);
      g_assert_cmpstr (safeguard_issue_get_nearest (issue), ==, "thresholds");
      g_assert_cmpuint (safeguard_issue_get_line (issue), ==, 7);
    }
}

#define TABLE(rows)                                                                                \
  "facts: {seen: {ask: \"Seen?\", cite: {document: doc}}, heard: {ask: \"Heard?\", cite: "         \
  "{document: doc}}}\nthresholds:\n  levels:\n"                                                    \
  "    - {number: 1, id: one, name: One, cite: {document: doc}}\n"                                 \
  "    - {number: 2, id: two, name: Two, cite: {document: doc}}\n  table:\n    pick: highest\n"    \
  "    rows:\n" rows
#define CITED ", cite: {document: doc}}\n"
#define TOWN FRAME ("town-1", "town", "2010-01-01", "england-and-wales")

static const struct
{
  const char *what;
  const char *text;
  SafeguardError code;
  SafeguardIssueSeverity severity;
} checks[] = {
    {"a row that can never be met",
     TOWN TABLE ("      - {id: a, when: {all: [seen, {not: seen}]}, then: {level: 2}" CITED),
     SAFEGUARD_ERROR_IMPOSSIBLE_ROW, SAFEGUARD_ISSUE_SEVERITY_WARNING},
    {"a row that a higher one shadows",
     TOWN TABLE ("      - {id: a, when: seen, then: {level: 2}" CITED
                 "      - {id: b, when: {all: [seen, heard]}, then: {level: 1}" CITED),
     SAFEGUARD_ERROR_SHADOWED_ROW, SAFEGUARD_ISSUE_SEVERITY_WARNING},
    {"a combination of which nothing is said",
     TOWN TABLE ("      - {id: a, when: seen, then: {level: 2}" CITED),
     SAFEGUARD_ERROR_SILENT_COMBINATION, SAFEGUARD_ISSUE_SEVERITY_WARNING},
    {"a rule that nobody has read",
     TOWN TABLE ("      - {id: a, when: seen, then: {level: 2}, verified: false" CITED),
     SAFEGUARD_ERROR_UNVERIFIED_RULE, SAFEGUARD_ISSUE_SEVERITY_INFORMATION},
    {"a rule without a citation", TOWN TABLE ("      - {id: a, when: seen, then: {level: 2}}\n"),
     SAFEGUARD_ERROR_NO_CITATION, SAFEGUARD_ISSUE_SEVERITY_ERROR},
    {"a source that is not there",
     TOWN TABLE ("      - {id: a, when: seen, then: {level: 2}, cite: {document: dok}}\n"),
     SAFEGUARD_ERROR_UNKNOWN_SOURCE, SAFEGUARD_ISSUE_SEVERITY_ERROR},
    {"a fact that is not declared",
     TOWN TABLE ("      - {id: a, when: sean, then: {level: 2}" CITED),
     SAFEGUARD_ERROR_UNKNOWN_FACT, SAFEGUARD_ISSUE_SEVERITY_ERROR},
    {"a level that is not declared",
     TOWN TABLE ("      - {id: a, when: seen, then: {level: 3}" CITED),
     SAFEGUARD_ERROR_UNKNOWN_LEVEL, SAFEGUARD_ISSUE_SEVERITY_ERROR},
    {"a clock that is not there",
     TOWN TABLE ("      - {id: a, when: seen, then: {level: 2, clocks: [assesment]}" CITED),
     SAFEGUARD_ERROR_UNKNOWN_TIMESCALE, SAFEGUARD_ISSUE_SEVERITY_ERROR},
    {"a gap that is not declared",
     TOWN TABLE (
         "      - {id: a, gap: no-gap, readings: [{id: x, when: seen}, {id: y, when: heard}]"
         ", then: {level: 2}" CITED),
     SAFEGUARD_ERROR_UNKNOWN_GAP, SAFEGUARD_ISSUE_SEVERITY_ERROR},
    {"an id used twice",
     TOWN TABLE ("      - {id: a, when: seen, then: {level: 2}" CITED
                 "      - {id: a, when: heard, then: {level: 1}" CITED),
     SAFEGUARD_ERROR_DUPLICATE_ID, SAFEGUARD_ISSUE_SEVERITY_ERROR},
    {"an emergency route that nothing leads to",
     TOWN TABLE ("      - {id: a, when: seen, then: {level: 2}" CITED
                 "  routes:\n    emergency: {id: call, name: call" CITED),
     SAFEGUARD_ERROR_MISSING_KEY, SAFEGUARD_ISSUE_SEVERITY_ERROR},
    {"a limit that is looser than the statutory one",
     FRAME (
         "town-1",
         "town",
         "2019-10-01",
         "england") "timescales:\n  assessment: {limit: 50 working days, starts: referral-received"
                    ", met-by: assessment-completed, cite: {document: doc}}\n",
     SAFEGUARD_ERROR_LOOSER_TIMESCALE, SAFEGUARD_ISSUE_SEVERITY_WARNING},
    {"another way of picking a level than the highest",
     TOWN "facts: {seen: {ask: Seen?, cite: {document: doc}}}\nthresholds:\n"
          "  levels: [{number: 1, id: one, name: One, cite: {document: doc}}]\n"
          "  table: {pick: higest, rows: [{id: a, when: seen, then: {level: 1}"
          ", cite: {document: doc}}]}\n",
     SAFEGUARD_ERROR_WRONG_VALUE, SAFEGUARD_ISSUE_SEVERITY_ERROR},
    {"a rule switched off without a reason in words",
     FRAME ("town-1",
            "town",
            "2019-10-01",
            "stockport") "thresholds: {table: {rows: [{id: needs-unclear, off: true}]}}\n",
     SAFEGUARD_ERROR_WRONG_VALUE, SAFEGUARD_ISSUE_SEVERITY_ERROR},
    {"no emergency route", TOWN TABLE ("      - {id: a, when: seen, then: {level: 2}" CITED),
     SAFEGUARD_ERROR_MISSING_KEY, SAFEGUARD_ISSUE_SEVERITY_WARNING},
    {"a layer that is not held", FRAME ("town-1", "town", "2010-01-01", "nowhere"),
     SAFEGUARD_ERROR_MISSING_LAYER, SAFEGUARD_ISSUE_SEVERITY_WARNING},
    {"a rule switched off that no layer has",
     TOWN TABLE ("      - {id: a, when: seen, then: {level: 2}" CITED
                 "      - {id: b, off: for no reason}\n"),
     SAFEGUARD_ERROR_OVERRIDES_NOTHING, SAFEGUARD_ISSUE_SEVERITY_ERROR},
    {"a last day before the first",
     "safeguard-pack: 1\nid: town-1\narea: town\nin-force: {from: 2019-01-01, to: 2018-01-01}\n"
     "builds-on: []\nsources: {}\n",
     SAFEGUARD_ERROR_OUT_OF_RANGE, SAFEGUARD_ISSUE_SEVERITY_ERROR},
    {"a pack of a later format",
     "safeguard-pack: 2\nid: town-1\narea: town\nin-force: {from: 2019-01-01}\nsources: {}\n",
     SAFEGUARD_ERROR_NEWER_FORMAT, SAFEGUARD_ISSUE_SEVERITY_ERROR},
    {"an edition carried over that is not held",
     "safeguard-pack: 1\nid: town-1\narea: town\nin-force: {from: 2019-01-01}\n"
     "carries-over: {edition: town-0, because: it is the same}\nsources: {}\n",
     SAFEGUARD_ERROR_MISSING_LAYER, SAFEGUARD_ISSUE_SEVERITY_WARNING},
    {"an edition carried over without a reason",
     "safeguard-pack: 1\nid: town-1\narea: town\nin-force: {from: 2019-01-01}\n"
     "carries-over: {edition: england-2018}\nsources: {}\n",
     SAFEGUARD_ERROR_MISSING_KEY, SAFEGUARD_ISSUE_SEVERITY_ERROR},
    {"nothing at all", "", SAFEGUARD_ERROR_EMPTY_DOCUMENT, SAFEGUARD_ISSUE_SEVERITY_ERROR},
};

/* An unknown key in what a rule decides changes answers: a consumer is not merely warned. */
static void
test_a_misspelt_duty (Packs *packs, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_pack (
      packs, "town.yaml",
      TOWN TABLE ("      - {id: a, when: seen, then: {level: 2, clock: [assessment]}" CITED));
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue (packs, &error);
  g_assert_no_error (error);
  g_assert_null (get_policy (catalogue, "town", "2019-10-01", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_KEY);
}

/* The names of lower layers stay where a higher one names something else. */
static void
test_names_are_put_together (Packs *packs, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_pack (packs, "town.yaml",
              FRAME ("town-1", "town", "2010-01-01",
                     "stockport") "reviews:\n  names: {local-authority: The Town Council}\n");
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue (packs, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardPolicy) policy = get_policy (catalogue, "town", "2019-10-01", &error);
  g_assert_no_error (error);
  SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, NULL);
  g_autoptr (SafeguardIncident) incident = safeguard_incident_new (reviews);

  record_facts (incident, "+abuse-or-neglect-known-or-suspected +child-died +in-area");
  g_autoptr (SafeguardIncidentRuling) ruling = safeguard_reviews_assess (reviews, incident, NULL);
  g_autoptr (SafeguardFinding) finding = find_finding (ruling, "notifiable");
  g_assert_nonnull (strstr (safeguard_finding_get_message (finding),
                            "The Town Council notifies the Child Safeguarding Practice Review "
                            "Panel"));
}

static SafeguardIssue *
find_issue (GListModel *issues, SafeguardError code, SafeguardIssueSeverity severity)
{
  for (guint i = 0; i < g_list_model_get_n_items (issues); i++)
    {
      g_autoptr (SafeguardIssue) issue = g_list_model_get_item (issues, i);

      if ((code == 0 || safeguard_issue_get_code (issue) == code)
          && safeguard_issue_get_severity (issue) == severity)
        return g_steal_pointer (&issue);
    }

  return NULL;
}

static void
test_checks (Packs *packs, gconstpointer data)
{
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      const char *path = write_pack (packs, "town.yaml", checks[i].text);
      g_autoptr (GListModel) issues = safeguard_catalogue_check_pack (catalogue, path);
      g_autoptr (SafeguardIssue) issue = find_issue (issues, checks[i].code, checks[i].severity);

      g_test_message ("%s", checks[i].what);
      g_assert_nonnull (issue);
      g_assert_cmpstr (safeguard_issue_get_source (issue), ==, path);
      g_assert_cmpuint (safeguard_issue_get_line (issue), >, 0);
      g_assert_nonnull (safeguard_issue_get_remedy (issue));
    }
}

static void
test_bundled (Packs *packs, gconstpointer data)
{
  g_test_summary ("Every pack of the source is in the library, and passes its own check");

  const char *folder = g_getenv ("SAFEGUARD_TEST_PACKS");
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, NULL);
  g_autoptr (GListModel) editions = safeguard_catalogue_get_editions (catalogue);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_str_has_suffix (name, ".yaml") || g_str_has_suffix (name, ".scenarios.yaml"))
        continue;
      n++;
      g_autoptr (GListModel) issues = safeguard_catalogue_check_pack (catalogue, path);
      g_autoptr (SafeguardIssue) wrong = find_issue (issues, 0, SAFEGUARD_ISSUE_SEVERITY_ERROR);
      g_autofree char *text = wrong != NULL ? safeguard_issue_to_text (wrong) : NULL;
      g_assert_cmpstr (text, ==, NULL);
    }
  g_assert_cmpuint (n, >=, 9);
  g_assert_cmpuint (g_list_model_get_n_items (editions), ==, n);
}

typedef struct
{
  SafeguardCatalogue *catalogue;
  SafeguardThresholds *thresholds;
} Shared;

#define N_ROUNDS 200

static gpointer
assess_many (gpointer data)
{
  Shared *shared = data;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (SafeguardLevelRuling) ruling = NULL;
      static const char *const days[] = {"2019-10-01", "2020-10-01", "2021-10-01", "2024-02-01"};
      g_autoptr (SafeguardPolicy) policy
          = get_policy (shared->catalogue, "stockport", days[i % G_N_ELEMENTS (days)], NULL);

      g_assert_nonnull (policy);
      g_assert_cmpint (level_of (shared->thresholds, "+significant-harm", &ruling), ==, 4);
      g_autofree char *json = safeguard_ruling_to_json (SAFEGUARD_RULING (ruling));
      g_autofree char *why = safeguard_ruling_why (SAFEGUARD_RULING (ruling));
      g_assert_nonnull (strstr (json, "section-47"));
      g_assert_nonnull (strstr (why, "Level 4"));
    }

  return NULL;
}

static void
test_threads (Packs *packs, gconstpointer data)
{
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, NULL);
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2019-10-01");
  Shared shared = {catalogue, safeguard_policy_get_thresholds (policy, NULL)};
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("assess", assess_many, &shared);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Packs *, gconstpointer);
  } tests[] = {
      {"/policy/editions-by-day", test_editions_by_day},
      {"/policy/cycle", test_cycle},
      {"/policy/carried-over", test_carried_over},
      {"/policy/carried-over-in-a-circle", test_carried_over_in_a_circle},
      {"/policy/overlap", test_overlap},
      {"/policy/overlay", test_overlay},
      {"/policy/misspelt-duty", test_a_misspelt_duty},
      {"/policy/names-are-put-together", test_names_are_put_together},
      {"/policy/as-known", test_as_known},
      {"/policy/unknown-key", test_unknown_key},
      {"/policy/checks", test_checks},
      {"/policy/bundled", test_bundled},
      {"/policy/threads", test_threads},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Packs, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
