/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "arrangements.h"

/* Two editions of a made-up borough: see packs/. */

static SafeguardCatalogue *
open_catalogue (void)
{
  g_autoptr (GError) error = NULL;
  SafeguardCatalogue *catalogue = safeguard_catalogue_new (NULL, &error);

  g_assert_no_error (error);

  return catalogue;
}

static SafeguardPolicy *
read_edition (SafeguardCatalogue *catalogue, const char *edition)
{
  g_autofree char *name = g_strconcat (edition, ".yaml", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "packs", name, NULL);
  g_autoptr (GError) error = NULL;
  SafeguardPolicy *policy = safeguard_catalogue_read_policy (catalogue, path, NULL, &error);

  g_assert_no_error (error);

  return policy;
}

static SafeguardPolicyDiff *
compare_editions (const char *first, const char *second)
{
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue ();
  g_autoptr (SafeguardPolicy) one = read_edition (catalogue, first);
  g_autoptr (SafeguardPolicy) two = read_edition (catalogue, second);

  return safeguard_policy_diff_new (one, two);
}

/* What a reader of both would say, part by part; A and B stand for the editions. */
typedef struct
{
  const char *room;
  const char *rule;
  const char *code;
  const char *says;
} Expected;

static const Expected expected[] = {
    {"thresholds", "level", "decided-differently",
     "Level of need: with significant harm absent, complex needs present and agencies involved "
     "under 4, level 2 under A, level 3, Section 17 under B."},
    {"thresholds", "level", "decided-differently",
     "Level of need: with significant harm absent, complex needs absent, unmet need absent and "
     "agencies involved 4, level 3, Section 17 under A, level 1 under B."},
    {"thresholds", "level", "decided-differently",
     "Level of need: with significant harm absent, complex needs absent, unmet need present and "
     "agencies involved 4, level 3, Section 17 under A, level 2 under B."},
    {"thresholds", "danger", "decided-differently",
     "Immediate danger: with immediate danger absent and significant harm present, no under A, yes "
     "under B."},
    {"governance", "notify", "decided-differently",
     "Vote Whether to notify: with local authority not yes, health yes and police yes, not carried "
     "under A, carried under B."},
    {"governance", "executive", "decided-differently",
     "Quorum the Executive: with local authority present, health absent and police present, not "
     "quorate under A, quorate under B."},
    {"governance", "executive", "decided-differently",
     "Quorum the Executive: with local authority present, health present and police absent, not "
     "quorate under A, quorate under B."},
    {"governance", "executive", "term-differs",
     "Body the Executive: who chairs it is independent chair under A, scrutineer under B."},
    {"governance", "council", "term-differs",
     "Seat the council: how it takes part is statutory under A, core under B."},
    {"governance", "risks", "decided-differently",
     "Risk: with score 12, taken up to the executive under A, kept under B."},
    {"governance", "approve/action-plan", "term-differs",
     "Right to approve: action plan: whose it is is executive under A, anybody under B."},
    {"governance", "lay-member", "decided-differently",
     "Test Lay member: with improves outcomes present and tested for cost absent, met under A, not "
     "met under B."},
    {"escalation", "between-partners/talk", "term-differs",
     "Stage Disagreement between partners, They talk: its limit is 5 working days under A, 10 "
     "working days under B."},
    {"escalation", "between-partners/talk", "term-differs",
     "Stage Disagreement between partners, They talk: where it leads is mediation under A, "
     "decision "
     "under B."},
    {"escalation", "between-partners/decision", "term-differs",
     "Stage Disagreement between partners, Decision: who holds it is executive under A, scrutineer "
     "under B."},
    {"escalation", "between-partners/mediation", "only-under-the-first",
     "Stage Disagreement between partners, Mediation: under A, and not under B."},
    {"funding", "business-case", "decided-differently",
     "Test Access to the fund: with improves outcomes present and tested for cost absent, met "
     "under "
     "A, not met under B."},
    {"funding", "before-commitment", "term-differs",
     "Pooled fund: who decides before a commitment is executive under A, scrutineer under B."},
    {"timescales", "rapid-review", "term-differs",
     "Time limit Rapid review: what starts it is the later of authority-aware and partners-aware "
     "under A, notification-sent under B."},
    {"timescales", "rapid-review", "term-differs",
     "Time limit Rapid review: what meets it is review-undertaken under A, report-sent under B."},
    {"timescales", "rapid-review", "term-differs",
     "Time limit Rapid review: the holder is safeguarding partners under A, executive under B."},
    {"timescales", "rapid-review", "due-day-moves",
     "Time limit Rapid review: with authority-aware on Sun 2 Jan 2022 and partners-aware on Mon 3 "
     "Jan 2022 and notification-sent on Tue 4 Jan 2022, due Mon 24 Jan 2022 under A, Tue 25 Jan "
     "2022 under B."},
    {"timescales", "notice-of-meeting", "term-differs",
     "Time limit Notice of a meeting: the direction is before what it counts from under A, after "
     "what it counts from under B."},
    {"timescales", "notice-of-meeting", "due-day-moves",
     "Time limit Notice of a meeting: with meeting-held on Sat 1 Jan 2022, due Thu 23 Dec 2021 "
     "under A, Mon 10 Jan 2022 under B."},
    {"timescales", "first-answer", "term-differs",
     "Time limit First answer: the limit is 5 working days under A, 10 working days under B."},
    {"timescales", "first-answer", "due-day-moves",
     "Time limit First answer: with raised on Sat 1 Jan 2022, due Mon 10 Jan 2022 under A, Mon 17 "
     "Jan 2022 under B."},
};

static char *
replace (const char *text, const char *what, const char *with)
{
  g_auto (GStrv) parts = g_strsplit (text, what, -1);

  return g_strjoinv (with, parts);
}

/* Everything that differs, and nothing that is only worded, named or ordered otherwise. */
static void
check_editions (const char *first, const char *second, const Expected *rows, guint n)
{
  g_autoptr (SafeguardPolicyDiff) diff = compare_editions (first, second);
  GListModel *all = safeguard_policy_diff_get_differences (diff);

  for (guint i = 0; i < MIN (g_list_model_get_n_items (all), n); i++)
    {
      g_autoptr (SafeguardPolicyDifference) one = g_list_model_get_item (all, i);
      g_autofree char *half = replace (safeguard_policy_difference_get_message (one), first, "A");
      g_autofree char *message = replace (half, second, "B");

      g_assert_cmpstr (message, ==, rows[i].says);
      g_assert_cmpstr (safeguard_policy_difference_get_room (one), ==, rows[i].room);
      g_assert_cmpstr (safeguard_policy_difference_get_rule (one), ==, rows[i].rule);
      g_assert_cmpstr (safeguard_policy_difference_get_code (one), ==, rows[i].code);
    }
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, n);
  g_assert_null (safeguard_policy_diff_get_unfinished (diff)[0]);
}

static void
test_editions (void)
{
  check_editions ("fellborough-2019", "fellborough-2022", expected, G_N_ELEMENTS (expected));
}

/* What no table decides: packs/hexton-*. */
static void
test_arrangements (void)
{
  static const Expected rows[] = {
      {"governance", "partnership", "term-differs",
       "Body the Board: from when it exists is Tue 1 Oct 2019 under A, Sat 1 Jan 2022 under B."},
      {"governance", "partnership", "term-differs",
       "Body the Board: how often it meets is every 2 months under A, every 3 months under B."},
      {"governance", "agencies/probation", "term-differs",
       "Agency the probation service: how it takes part is groups under A, groups, wider events "
       "under B."},
      {"governance", "reports/yearly", "term-differs",
       "Report Yearly report: whom it is by is executive under A, scrutineer under B."},
      {"governance", "sunset/chair", "term-differs",
       "Sunset The chair's first term: when it ends is Thu 1 Oct 2020 under A, Sun 1 Jan 2023 "
       "under B."},
      /* Of two days the first may be the same. */
      {"governance", "sunset/review", "term-differs",
       "Sunset The review of the Board: when it ends is Sun 31 Jan 2021, Wed 30 Jun 2021 under A, "
       "Sun 31 Jan 2021, Thu 30 Sep 2021 under B."},
      {"governance", "leads/police", "term-differs",
       "Lead the police: the delegate is not said under A, executive under B."},
      {"governance", "agencies", "several-only-under-the-first",
       "Agency: under A, and not under B: early years; a charity; the fire service; a housing "
       "provider."},
      {"governance", "agencies", "several-only-under-the-second",
       "Agency: not under A, but under B: the ambulance service."},
      {"funding", "reserves/reviews", "term-differs",
       "Reserve Kept for reviews: when it may be drawn on is not said under A, said under B."},
      {"funding", "headings", "several-only-under-the-first",
       "Heading of the fund: under A, and not under B: Training."},
      {"funding", "headings", "several-only-under-the-second",
       "Heading of the fund: not under A, but under B: Venues."},
      {"funding", "contributors", "several-only-under-the-first",
       "Contributor to the fund: under A, and not under B: the probation service."},
      {"timescales", "board-meets", "term-differs",
       "Time limit Meeting of the Board: the limit is 2 months under A, 3 months under B."},
      {"timescales", "board-meets", "term-differs",
       "Time limit Meeting of the Board: how it comes back is every 2 months under A, every 3 "
       "months under B."},
      {"timescales", "board-meets", "due-day-moves",
       "Time limit Meeting of the Board: with arrangements-in-force on Sat 1 Jan 2022, due Tue 1 "
       "Mar 2022 under A, Fri 1 Apr 2022 under B."},
      {"gaps", "gaps/deputies", "term-differs",
       "Open point deputies: what it could be is anybody, nobody under A, anybody, deputies only "
       "under B."},
      {"gaps", "gaps", "several-only-under-the-first",
       "Open point: under A, and not under B: lay members."},
      {"particulars", "priorities/neglect", "term-differs",
       "Priority Neglect: who leads on it is police under A, executive, police under B."},
      {"particulars", "priorities/neglect", "term-differs",
       "Priority Neglect: the period is 2019-2021 under A, 2022-2024 under B."},
      {"particulars", "contacts/front-door", "term-differs",
       "Contact the front door: its telephone number is 01632 960001 under A, 01632 960002 under "
       "B."},
      {"particulars", "figures/referrals", "term-differs",
       "Figure Referrals: what is printed is 2018/19 120 under A, 2018/19 121 under B."},
  };

  check_editions ("hexton-2019", "hexton-2022", rows, G_N_ELEMENTS (rows));
}

static SafeguardPolicyDifference *
find_difference (SafeguardPolicyDiff *diff, const char *rule, const char *code)
{
  GListModel *all = safeguard_policy_diff_get_differences (diff);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (SafeguardPolicyDifference) found = g_list_model_get_item (all, i);

      if (strcmp (safeguard_policy_difference_get_rule (found), rule) == 0
          && strcmp (safeguard_policy_difference_get_code (found), code) == 0)
        return g_steal_pointer (&found);
    }

  return NULL;
}

/* A page and a paragraph of one section are places of their own; each is told once. */
static void
test_places (void)
{
  static const char *const places[] = {"4 -", "- 2", "- -"};
  g_autoptr (SafeguardPolicyDiff) diff = compare_editions ("hexton-2019", "hexton-2022");
  g_autoptr (SafeguardPolicyDifference) found
      = find_difference (diff, "agencies", "several-only-under-the-first");
  GListModel *citations = safeguard_policy_difference_get_first_citations (found);

  g_assert_cmpuint (g_list_model_get_n_items (citations), ==, G_N_ELEMENTS (places));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (SafeguardCitation) one = g_list_model_get_item (citations, i);
      const char *page = safeguard_citation_get_page (one);
      const char *paragraph = safeguard_citation_get_paragraph (one);
      g_autofree char *place = g_strdup_printf ("%s %s", page != NULL ? page : "-",
                                                paragraph != NULL ? paragraph : "-");

      g_assert_cmpstr (place, ==, places[i]);
    }
}

/* A layer that the other policy does not have is told once, not clock by clock. */
static void
test_missing_layer (void)
{
  g_autoptr (SafeguardPolicy) one = load_policy ("greater-manchester", "2020-01-01");
  g_autoptr (SafeguardPolicy) two = load_policy ("stockport", "2020-01-01");
  g_autoptr (SafeguardPolicyDiff) there = safeguard_policy_diff_new (one, two);
  g_autoptr (SafeguardPolicyDiff) back = safeguard_policy_diff_new (two, one);
  SafeguardPolicyDiff *const diffs[] = {there, back};
  static const char *const codes[] = {"layer-only-under-the-second", "layer-only-under-the-first"};

  for (guint i = 0; i < G_N_ELEMENTS (diffs); i++)
    {
      GListModel *all = safeguard_policy_diff_get_differences (diffs[i]);
      guint n = 0;

      for (guint j = 0; j < g_list_model_get_n_items (all); j++)
        {
          g_autoptr (SafeguardPolicyDifference) found = g_list_model_get_item (all, j);
          const char *message = safeguard_policy_difference_get_message (found);

          g_assert_false (g_str_has_prefix (message, "Time limit Child and family assessment"));
          if (strcmp (safeguard_policy_difference_get_code (found), codes[i]) != 0)
            continue;
          g_assert_cmpstr (safeguard_policy_difference_get_rule (found), ==, "england-2018");
          g_assert_true (g_strv_contains (safeguard_policy_difference_get_names (found),
                                          "Child and family assessment"));
          g_assert_true (g_str_has_suffix (message, " more."));
          n++;
        }
      g_assert_cmpuint (n, ==, 1);
    }
}

/* The same seen from the other side has as many differences; an edition and itself have none. */
static void
test_turned_round (void)
{
  g_autoptr (SafeguardPolicyDiff) back = compare_editions ("fellborough-2022", "fellborough-2019");
  g_autoptr (SafeguardPolicyDiff) same = compare_editions ("fellborough-2019", "fellborough-2019");
  GListModel *all = safeguard_policy_diff_get_differences (back);
  gboolean only = FALSE;

  g_assert_cmpuint (g_list_model_get_n_items (all), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (SafeguardPolicyDifference) one = g_list_model_get_item (all, i);

      if (strcmp (safeguard_policy_difference_get_code (one), "only-under-the-second") != 0)
        continue;
      only = TRUE;
      g_assert_cmpuint (
          g_list_model_get_n_items (safeguard_policy_difference_get_first_citations (one)), ==, 0);
      g_assert_cmpuint (
          g_list_model_get_n_items (safeguard_policy_difference_get_second_citations (one)), ==, 1);
    }
  g_assert_true (only);
  g_assert_cmpuint (g_list_model_get_n_items (safeguard_policy_diff_get_differences (same)), ==, 0);
}

static void
test_sources (void)
{
  g_autoptr (SafeguardPolicyDiff) diff = compare_editions ("fellborough-2019", "fellborough-2022");
  g_autoptr (SafeguardPolicyDifference) first
      = g_list_model_get_item (safeguard_policy_diff_get_differences (diff), 0);
  g_autoptr (SafeguardCitation) was
      = g_list_model_get_item (safeguard_policy_difference_get_first_citations (first), 0);
  g_autoptr (SafeguardCitation) is
      = g_list_model_get_item (safeguard_policy_difference_get_second_citations (first), 0);
  g_autoptr (GVariant) arguments = safeguard_policy_difference_get_arguments (first);
  const char *was_said = NULL;

  g_assert_cmpstr (safeguard_citation_get_section (was), ==, "section 3.2");
  g_assert_cmpstr (safeguard_citation_get_section (is), ==, "section 3.3");
  g_assert_cmpstr (safeguard_citation_get_document (is), ==, "Safeguarding in Fellborough 2022");
  g_assert_cmpstr (safeguard_policy_difference_get_first_answer (first), ==, "level 2");
  g_assert_cmpstr (safeguard_policy_difference_get_second_answer (first), ==,
                   "level 3, Section 17");
  g_assert_true (g_variant_lookup (arguments, "was", "&s", &was_said));
  g_assert_cmpstr (was_said, ==, "level 2");
}

/* --- rulings differ exactly where the comparison says so */

typedef struct
{
  const char *id;
  int value; /* of a flag 0 or 1, of the number itself */
} Fact;

static Fact facts[] = {{"significant-harm", 0},
                       {"complex-needs", 0},
                       {"unmet-need", 0},
                       {"immediate-danger", 0},
                       {"agencies-involved", 0}};

static gboolean
is_number (const Fact *fact)
{
  return strcmp (fact->id, "agencies-involved") == 0;
}

/* A condition as it is written: "present", "absent", "4", "under 4", "over 4", "5 to 8". */
static gboolean
is_so (const Fact *fact, const char *condition)
{
  g_auto (GStrv) words = g_strsplit (condition, " ", -1);
  guint n = g_strv_length (words);

  if (!is_number (fact))
    return fact->value == (strcmp (condition, "present") == 0);
  if (n == 1)
    return fact->value == atoi (words[0]);
  if (strcmp (words[0], "under") == 0)
    return fact->value < atoi (words[1]);
  if (strcmp (words[0], "over") == 0)
    return fact->value > atoi (words[1]);
  if (strcmp (words[0], "at") == 0)
    return strcmp (words[1], "least") == 0 ? fact->value >= atoi (words[2])
                                           : fact->value <= atoi (words[2]);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (words[1], ==, "to");

  return fact->value >= atoi (words[0]) && fact->value <= atoi (words[2]);
}

static gboolean
covers (SafeguardPolicyDifference *difference)
{
  const char *const *ids = safeguard_policy_difference_get_facts (difference);
  const char *const *conditions = safeguard_policy_difference_get_conditions (difference);

  for (guint i = 0; ids[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (facts); j++)
      if (strcmp (facts[j].id, ids[i]) == 0 && !is_so (&facts[j], conditions[i]))
        return FALSE;

  return TRUE;
}

static gboolean
is_listed (SafeguardPolicyDiff *diff, const char *rule)
{
  GListModel *all = safeguard_policy_diff_get_differences (diff);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (SafeguardPolicyDifference) one = g_list_model_get_item (all, i);

      if (strcmp (safeguard_policy_difference_get_room (one), "thresholds") == 0
          && strcmp (safeguard_policy_difference_get_rule (one), rule) == 0 && covers (one))
        return TRUE;
    }

  return FALSE;
}

static void
record (SafeguardConcern *concern)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autoptr (GError) error = NULL;
      SafeguardCase *record = SAFEGUARD_CASE (concern);

      if (is_number (&facts[i]))
        safeguard_case_set_number (record, facts[i].id, facts[i].value, &error);
      else if (facts[i].value != 0)
        safeguard_case_add_present (record, facts[i].id, &error);
      else
        safeguard_case_add_absent (record, facts[i].id, &error);
      g_assert_no_error (error);
    }
}

static SafeguardLevelRuling *
rule_under (SafeguardPolicy *policy)
{
  SafeguardThresholds *thresholds = safeguard_policy_get_thresholds (policy, NULL);
  g_autoptr (SafeguardConcern) concern = safeguard_concern_new (thresholds);

  record (concern);

  return safeguard_thresholds_assess (thresholds, concern, NULL);
}

static char *
answer_of (SafeguardLevelRuling *ruling)
{
  SafeguardLevel *level = safeguard_level_ruling_get_level (ruling);
  const char *statute = safeguard_level_ruling_get_statute (ruling);
  const char *assessment = safeguard_level_ruling_get_assessment (ruling);

  return g_strdup_printf ("%d %d %s %s", safeguard_level_ruling_get_outcome (ruling),
                          level != NULL ? safeguard_level_get_number (level) : 0,
                          statute != NULL ? statute : "-", assessment != NULL ? assessment : "-");
}

static void
check_case (SafeguardPolicyDiff *diff)
{
  g_autoptr (SafeguardLevelRuling) one = rule_under (safeguard_policy_diff_get_first (diff));
  g_autoptr (SafeguardLevelRuling) two = rule_under (safeguard_policy_diff_get_second (diff));
  g_autofree char *first = answer_of (one);
  g_autofree char *second = answer_of (two);

  g_assert_cmpint (strcmp (first, second) != 0, ==, is_listed (diff, "level"));
  g_assert_cmpint (safeguard_level_ruling_get_danger (one)
                       != safeguard_level_ruling_get_danger (two),
                   ==, is_listed (diff, "danger"));
}

static void
test_rulings (void)
{
  g_autoptr (SafeguardPolicyDiff) diff = compare_editions ("fellborough-2019", "fellborough-2022");

  for (guint flags = 0; flags < 16; flags++)
    for (int agencies = 0; agencies <= 20; agencies++)
      {
        for (guint i = 0; i < 4; i++)
          facts[i].value = (flags >> i) & 1;
        facts[4].value = agencies;
        check_case (diff);
      }
}

/* --- finding policies */

static void
test_find (void)
{
  static const struct
  {
    const char *name;
    const char *on;
    const char *edition; /* NULL: an error */
    SafeguardError code;
  } cases[] = {
      {"england-2018", NULL, "england-2018", 0},
      {"stockport-2019", "2024-01-01", "stockport-2019", 0},
      {"stockport", "2018-01-01", "stockport-2017", 0},
      {"stockport", NULL, NULL, SAFEGUARD_ERROR_DAY_NOT_GIVEN},
      {"stockport-2017", "2020-01-01", NULL, SAFEGUARD_ERROR_EDITION_NOT_IN_FORCE},
      {"englnd-2018", NULL, NULL, SAFEGUARD_ERROR_UNKNOWN_EDITION},
      {"stockport", "1999-01-01", NULL, SAFEGUARD_ERROR_NO_EDITION},
  };
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDate) on = cases[i].on != NULL ? g_date_new () : NULL;

      if (on != NULL)
        g_date_set_parse (on, cases[i].on);
      g_autoptr (SafeguardPolicy) policy
          = safeguard_catalogue_find_policy (catalogue, cases[i].name, on, &error);

      if (cases[i].edition == NULL)
        g_assert_error (error, SAFEGUARD_ERROR, (int)cases[i].code);
      else
        g_assert_cmpstr (safeguard_policy_get_edition (policy), ==, cases[i].edition);
    }
}

/* --- the same facts in two areas */

static SafeguardConcern *
make_concern (SafeguardPolicyDiff *diff, const char *words, int agencies)
{
  g_autoptr (GError) error = NULL;
  SafeguardConcern *concern = safeguard_policy_diff_new_concern (diff, &error);

  g_assert_no_error (error);
  record_facts (concern, words);
  if (agencies >= 0)
    safeguard_case_set_number (SAFEGUARD_CASE (concern), "agencies-involved", agencies, &error);
  g_assert_no_error (error);

  return concern;
}

static void
test_comparison (void)
{
  static const struct
  {
    const char *facts;
    int agencies;
    const char *move;
    guint n_reasons;
  } cases[] = {
      {"-significant-harm +complex-needs", 1, "level 2 to level 3", 1},
      {"-significant-harm -complex-needs -unmet-need", 4, "level 3 to level 1", 1},
      {"+significant-harm", -1, "unchanged", 0},
      /* Where facts are not known the rulings still stand side by side. */
      {"+complex-needs", -1, "level 2 to level 3", 0},
      {"", -1, "unchanged", 0},
  };
  g_autoptr (SafeguardPolicyDiff) diff = compare_editions ("fellborough-2019", "fellborough-2022");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardConcern) concern = make_concern (diff, cases[i].facts, cases[i].agencies);
      g_autoptr (SafeguardPolicyComparison) comparison
          = safeguard_policy_diff_compare (diff, concern, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (safeguard_policy_comparison_get_move (comparison), ==, cases[i].move);
      g_assert_cmpint (safeguard_policy_comparison_get_differs (comparison), ==,
                       strcmp (cases[i].move, "unchanged") == 0 ? SAFEGUARD_ANSWER_NO
                                                                : SAFEGUARD_ANSWER_YES);
      g_assert_cmpuint (
          g_list_model_get_n_items (safeguard_policy_comparison_get_reasons (comparison)), ==,
          cases[i].n_reasons);
      g_assert_nonnull (safeguard_policy_comparison_get_first (comparison));
      g_assert_nonnull (safeguard_policy_comparison_get_second (comparison));
    }
}

/* Each policy hears what it asks about, and which it does not is told. */
static void
test_unheard (void)
{
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue ();
  g_autoptr (SafeguardPolicy) one = load_policy ("stockport", "2019-10-01");
  g_autoptr (SafeguardPolicy) two = read_edition (catalogue, "fellborough-2022");
  g_autoptr (SafeguardPolicyDiff) diff = safeguard_policy_diff_new (one, two);
  g_autoptr (SafeguardConcern) concern = make_concern (diff, "+complex-needs +needs-unclear", 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicyComparison) comparison
      = safeguard_policy_diff_compare (diff, concern, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (safeguard_policy_comparison_get_unheard_by_first (comparison)[0], ==,
                   "agencies-involved");
  g_assert_cmpstr (safeguard_policy_comparison_get_unheard_by_second (comparison)[0], ==,
                   "needs-unclear");
  g_assert_cmpstr (safeguard_policy_comparison_get_second_answer (comparison), ==,
                   "level 3, Section 17");
  g_assert_cmpstr (safeguard_policy_comparison_get_first_answer (comparison), ==,
                   "level 2, early help assessment");
}

/* What prints no levels at all has no rule that could hold. Salford's criteria for action are in
 * guidance that is not held (section 5.2): of it that is told. */
static void
test_absent_levels (void)
{
  g_autoptr (SafeguardPolicy) stockport = load_policy ("stockport", "2019-10-01");
  g_autoptr (SafeguardPolicy) salford = load_policy ("salford", "2023-01-01");
  g_autoptr (SafeguardPolicy) none = load_policy ("england-and-wales", "2023-01-01");
  g_autoptr (SafeguardPolicyDiff) mixed = safeguard_policy_diff_new (none, stockport);
  g_autoptr (SafeguardPolicyDiff) open = safeguard_policy_diff_new (stockport, salford);
  g_autoptr (SafeguardPolicyDiff) nothing = safeguard_policy_diff_new (none, none);
  g_autoptr (SafeguardConcern) concern = make_concern (mixed, "+complex-needs", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicyComparison) silent
      = safeguard_policy_diff_compare (mixed, concern, &error);

  g_assert_no_error (error);
  g_assert_null (safeguard_policy_comparison_get_first (silent));
  g_assert_nonnull (safeguard_policy_comparison_get_second (silent));
  g_assert_cmpstr (safeguard_policy_comparison_get_first_answer (silent), ==, "no rule held");
  g_assert_cmpuint (g_list_model_get_n_items (safeguard_policy_comparison_get_first_gaps (silent)),
                    ==, 0);

  g_autoptr (SafeguardPolicyComparison) undecided
      = safeguard_policy_diff_compare (open, concern, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardGap) gap
      = g_list_model_get_item (safeguard_policy_comparison_get_second_gaps (undecided), 0);
  g_assert_cmpstr (safeguard_gap_get_id (gap), ==, "levels-of-need-not-held");
  g_assert_cmpuint (
      g_list_model_get_n_items (safeguard_policy_comparison_get_first_gaps (undecided)), ==, 0);

  g_assert_null (safeguard_policy_diff_new_concern (nothing, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_SECTION_ABSENT);
}

/* --- a caseload by group */

static void
add_cases (SafeguardPolicyImpact *impact,
           SafeguardPolicyDiff *diff,
           const char *group,
           const char *words,
           guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardConcern) concern = make_concern (diff, words, 1);

      g_assert_true (safeguard_policy_impact_add (impact, concern, group, &error));
      g_assert_no_error (error);
    }
}

static void
test_impact (void)
{
  static const char moves[] = "-significant-harm +complex-needs";
  static const char stays[] = "+significant-harm";
  g_autoptr (SafeguardPolicyDiff) diff = compare_editions ("fellborough-2019", "fellborough-2022");
  g_autoptr (SafeguardPolicyImpact) impact = safeguard_policy_impact_new (diff, 5);

  add_cases (impact, diff, "north", moves, 2);
  add_cases (impact, diff, "north", stays, 20);
  add_cases (impact, diff, "south", moves, 9);
  add_cases (impact, diff, "south", stays, 30);
  add_cases (impact, diff, "west", moves, 12);
  add_cases (impact, diff, "west", stays, 40);

  g_auto (GStrv) groups = safeguard_policy_impact_get_groups (impact);
  g_auto (GStrv) ways = safeguard_policy_impact_get_moves (impact);
  g_autofree char *json = safeguard_policy_impact_to_json (impact);

  g_assert_cmpuint (g_strv_length (groups), ==, 3);
  g_assert_cmpstr (ways[0], ==, "level 2 to level 3");
  g_assert_cmpstr (ways[1], ==, "unchanged");
  /* The two in the north are hidden, and with them what would give them away. */
  g_assert_cmpint (safeguard_policy_impact_get_count (impact, "north", "level 2 to level 3"), ==,
                   -1);
  g_assert_cmpint (safeguard_policy_impact_get_count (impact, "north", "unchanged"), ==, -1);
  g_assert_cmpint (safeguard_policy_impact_get_count (impact, "south", "level 2 to level 3"), ==,
                   -1);
  g_assert_cmpint (safeguard_policy_impact_get_count (impact, "south", "unchanged"), ==, -1);
  g_assert_cmpint (safeguard_policy_impact_get_count (impact, "west", "unchanged"), ==, 40);
  g_assert_cmpint (safeguard_policy_impact_get_count (impact, NULL, "level 2 to level 3"), ==, 23);
  g_assert_cmpint (safeguard_policy_impact_get_count (impact, NULL, NULL), ==, 113);
  g_assert_cmpint (safeguard_policy_impact_get_count (impact, "east", NULL), ==, 0);
  g_assert_nonnull (strstr (json, "null"));
}

static void
test_release_note (void)
{
  g_autoptr (SafeguardPolicyDiff) diff = compare_editions ("fellborough-2019", "fellborough-2022");
  g_autoptr (SafeguardPolicyDiff) same = compare_editions ("fellborough-2019", "fellborough-2019");
  g_autofree char *note = safeguard_policy_diff_get_release_note (diff);
  g_autofree char *none = safeguard_policy_diff_get_release_note (same);
  g_autofree char *json = safeguard_policy_diff_to_json (diff);

  g_assert_true (g_str_has_prefix (note, "# Safeguarding in Fellborough 2022: what changes\n"));
  g_assert_nonnull (strstr (note, "\n## Levels of need\n"));
  g_assert_nonnull (strstr (note,
                            "\n  - fellborough-2019: Safeguarding in Fellborough 2019, section "
                            "3.2\n"));
  g_assert_nonnull (strstr (none, "Nothing is decided differently."));
  g_assert_nonnull (strstr (json, "\"due-day-moves\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/policy/diff/editions", test_editions);
  g_test_add_func ("/policy/diff/arrangements", test_arrangements);
  g_test_add_func ("/policy/diff/places", test_places);
  g_test_add_func ("/policy/diff/missing-layer", test_missing_layer);
  g_test_add_func ("/policy/diff/turned-round", test_turned_round);
  g_test_add_func ("/policy/diff/sources", test_sources);
  g_test_add_func ("/policy/diff/rulings", test_rulings);
  g_test_add_func ("/policy/diff/find", test_find);
  g_test_add_func ("/policy/diff/comparison", test_comparison);
  g_test_add_func ("/policy/diff/unheard", test_unheard);
  g_test_add_func ("/policy/diff/absent-levels", test_absent_levels);
  g_test_add_func ("/policy/diff/impact", test_impact);
  g_test_add_func ("/policy/diff/release-note", test_release_note);

  return g_test_run ();
}
