/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "arrangements.h"

#include <glib/gstdio.h>
#include <string.h>

/* What a document says beside its rules, the sections of a source, whose reading a pack is. */

#define HEAD                                                                                       \
  "safeguard-pack: 1\nid: town-1\narea: town\nin-force: {from: 2019-01-01}\n"                      \
  "builds-on: [england-and-wales]\n"
#define DOC "sources: {doc: {title: The plan of a town}}\n"
#define ACTORS                                                                                     \
  "actors:\n  police: {name: the police, also: [force], cite: {document: doc}}\n"                  \
  "  council: {name: the council, cite: {document: doc}}\n"
#define CITED "cite: {document: doc}"
/* A source with sections, of which the last has paragraphs. */
#define SECTIONS                                                                                   \
  "sources:\n  doc:\n    title: The plan of a town\n    sections:\n      - Foreword\n"             \
  "      - {section: Cover, not-a-rule: it is a picture}\n"                                        \
  "      - {section: section 3, title: Our work, paragraphs: [Who, {paragraph: When, "             \
  "not-a-rule: nothing is said there}]}\n"
#define VISION(where)                                                                              \
  "commitments:\n  vision: {name: Every child safe, set: vision, cite: {document: doc, " where     \
  "}}\n"
#define ALL_CITED                                                                                  \
  "definitions:\n  plan: {name: Plan, says: this plan, cite: [{document: doc, section: "           \
  "Foreword}, "                                                                                    \
  "{document: doc, section: section 3, paragraph: Who}]}\n"

static char *
write_pack (const char *text)
{
  g_autofree char *folder = g_dir_make_tmp ("safeguard-particulars-XXXXXX", NULL);
  char *path = g_build_filename (folder, "town.yaml", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static void
remove_pack (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

static GListModel *
check (const char *text)
{
  g_autofree char *path = write_pack (text);
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, NULL);
  GListModel *issues = safeguard_catalogue_check_pack (catalogue, path);

  remove_pack (path);

  return issues;
}

static SafeguardCatalogue *
open_catalogue (const char *text, GError **error)
{
  g_autofree char *path = write_pack (text);
  const char *paths[] = {path, NULL};
  SafeguardCatalogue *catalogue = safeguard_catalogue_new (paths, error);

  remove_pack (path);

  return catalogue;
}

static SafeguardPolicy *
town_policy (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue (text, &error);
  g_autoptr (GDate) day = g_date_new_dmy (1, G_DATE_OCTOBER, 2019);

  g_assert_no_error (error);
  SafeguardPolicy *policy = safeguard_catalogue_get_policy (catalogue, "town", day, &error);
  g_assert_no_error (error);

  return policy;
}

static const struct
{
  const char *what;
  const char *text;
  SafeguardError code; /* 0: nothing is complained of */
  SafeguardIssueSeverity severity;
  guint line;
  const char *nearest;
} checks[] = {
    {"every section cited or explained", HEAD SECTIONS ALL_CITED, 0, 0, 0, NULL},
    {"a section that the source lacks", HEAD SECTIONS VISION ("section: Forword") ALL_CITED,
     SAFEGUARD_ERROR_UNKNOWN_SECTION, SAFEGUARD_ISSUE_SEVERITY_ERROR, 14, "Foreword"},
    {"a paragraph that the section lacks",
     HEAD SECTIONS VISION ("section: section 3, paragraph: Whom") ALL_CITED,
     SAFEGUARD_ERROR_UNKNOWN_SECTION, SAFEGUARD_ISSUE_SEVERITY_ERROR, 14, "Who"},
    {"a paragraph of a section that lists none",
     HEAD SECTIONS VISION ("section: Foreword, paragraph: '2'") ALL_CITED, 0, 0, 0, NULL},
    {"a section that nothing cites", HEAD SECTIONS VISION ("section: section 3, paragraph: Who"),
     SAFEGUARD_ERROR_SECTION_NOT_COVERED, SAFEGUARD_ISSUE_SEVERITY_WARNING, 10, NULL},
    {"a paragraph that nothing cites", HEAD SECTIONS VISION ("section: Foreword"),
     SAFEGUARD_ERROR_SECTION_NOT_COVERED, SAFEGUARD_ISSUE_SEVERITY_WARNING, 12, NULL},
    {"a section listed twice",
     HEAD "sources: {doc: {title: A plan, sections: [{section: One, not-a-rule: why}, {section: "
          "One, not-a-rule: why}]}}\n",
     SAFEGUARD_ERROR_DUPLICATE_ID, SAFEGUARD_ISSUE_SEVERITY_ERROR, 6, NULL},
    {"sections that are no list", HEAD "sources: {doc: {title: A plan, sections: One}}\n",
     SAFEGUARD_ERROR_WRONG_TYPE, SAFEGUARD_ISSUE_SEVERITY_ERROR, 6, NULL},
    {"a section with a key that nothing reads",
     HEAD "sources: {doc: {title: A plan, sections: [{section: One, not-a-rule: why, nota-rule: "
          "why}]}}\n",
     SAFEGUARD_ERROR_UNKNOWN_KEY, SAFEGUARD_ISSUE_SEVERITY_ERROR, 6, "not-a-rule"},
    {"something left out without a reason",
     HEAD "sources: {doc: {title: A plan, sections: [{section: One, not-a-rule: why, left-out: "
          "[{what: the thanks}]}]}}\n",
     SAFEGUARD_ERROR_MISSING_KEY, SAFEGUARD_ISSUE_SEVERITY_ERROR, 6, NULL},
    {"what is left out explains no section",
     HEAD "sources: {doc: {title: A plan, sections: [{section: One, left-out: "
          "[{what: the thanks, because: nothing follows from them}]}]}}\n",
     SAFEGUARD_ERROR_SECTION_NOT_COVERED, SAFEGUARD_ISSUE_SEVERITY_WARNING, 6, NULL},
    {"a status that nobody endorsed", HEAD DOC "status: {reading: a draft}\n",
     SAFEGUARD_ERROR_NOT_ENDORSED, SAFEGUARD_ISSUE_SEVERITY_INFORMATION, 7, NULL},
    {"an endorsed status",
     HEAD DOC "status: {reading: ours, endorsed: {by: the partnership, day: 2019-03-01}}\n", 0, 0,
     0, NULL},
    {"a status without a reading", HEAD DOC "status: {note: a draft}\n",
     SAFEGUARD_ERROR_MISSING_KEY, SAFEGUARD_ISSUE_SEVERITY_ERROR, 7, NULL},
    {"an endorsement on no day",
     HEAD DOC "status: {reading: ours, endorsed: {by: the partnership, day: 2019-02-30}}\n",
     SAFEGUARD_ERROR_IMPOSSIBLE_DATE, SAFEGUARD_ISSUE_SEVERITY_ERROR, 7, NULL},
    {"a contact that nobody checked",
     HEAD DOC "contacts: {door: {name: The front door, telephone: 0123 456, " CITED "}}\n",
     SAFEGUARD_ERROR_CONTACT_NOT_CHECKED, SAFEGUARD_ISSUE_SEVERITY_INFORMATION, 7, NULL},
    {"a contact that somebody checked",
     HEAD DOC
     "contacts: {door: {name: The front door, telephone: 0123 456, checked: 2019-05-01, " CITED
     "}}\n",
     0, 0, 0, NULL},
    {"a contact checked on no day",
     HEAD DOC "contacts: {door: {name: The front door, checked: May, " CITED "}}\n",
     SAFEGUARD_ERROR_IMPOSSIBLE_DATE, SAFEGUARD_ISSUE_SEVERITY_ERROR, 7, NULL},
    {"a definition that says nothing",
     HEAD DOC "definitions: {neglect: {name: Neglect, " CITED "}}\n", SAFEGUARD_ERROR_MISSING_KEY,
     SAFEGUARD_ISSUE_SEVERITY_ERROR, 7, NULL},
    {"a definition without a citation",
     HEAD DOC "definitions: {neglect: {name: Neglect, says: needs go unmet}}\n",
     SAFEGUARD_ERROR_NO_CITATION, SAFEGUARD_ISSUE_SEVERITY_ERROR, 7, NULL},
    {"a priority that nobody known leads on",
     HEAD DOC ACTORS "priorities: {one: {name: Missing children, lead: polise, " CITED "}}\n",
     SAFEGUARD_ERROR_UNKNOWN_ACTOR, SAFEGUARD_ISSUE_SEVERITY_ERROR, 10, "police"},
    {"a figure that is no number",
     HEAD DOC "figures: {plans: {name: Plans, unit: children, values: {2018: some}, " CITED "}}\n",
     SAFEGUARD_ERROR_WRONG_TYPE, SAFEGUARD_ISSUE_SEVERITY_ERROR, 7, NULL},
    {"a figure with a separator of thousands",
     HEAD DOC "figures: {plans: {name: Plans, unit: children, values: {2018: '1,084'}, " CITED
              "}}\n",
     SAFEGUARD_ERROR_WRONG_TYPE, SAFEGUARD_ISSUE_SEVERITY_ERROR, 7, NULL},
    {"a figure with a point and nothing behind it",
     HEAD DOC "figures: {plans: {name: Plans, unit: children, values: {2018: 5.}, " CITED "}}\n",
     SAFEGUARD_ERROR_WRONG_TYPE, SAFEGUARD_ISSUE_SEVERITY_ERROR, 7, NULL},
    {"two numbers, and no gap that says so",
     HEAD DOC "figures: {plans: {name: Plans, unit: children, values: {2018: [331, 332]}, " CITED
              "}}\n",
     SAFEGUARD_ERROR_MISSING_KEY, SAFEGUARD_ISSUE_SEVERITY_ERROR, 7, NULL},
    {"a gap that is not declared",
     HEAD DOC
     "figures: {plans: {name: Plans, unit: children, gap: no-gap, values: {2018: 1}, " CITED "}}\n",
     SAFEGUARD_ERROR_UNKNOWN_GAP, SAFEGUARD_ISSUE_SEVERITY_ERROR, 7, NULL},
    {"a figure switched off that no layer has",
     HEAD DOC "figures: {plans: {off: it was withdrawn}}\n", SAFEGUARD_ERROR_OVERRIDES_NOTHING,
     SAFEGUARD_ISSUE_SEVERITY_ERROR, 7, NULL},
    {"a responsibility of nobody",
     HEAD DOC "governance: {responsibilities: {plans: {name: Plans, of: [], " CITED "}}}\n",
     SAFEGUARD_ERROR_WRONG_VALUE, SAFEGUARD_ISSUE_SEVERITY_ERROR, 7, NULL},
    {"a group that is no id", HEAD DOC "facts: {seen: {ask: Seen?, group: My group, " CITED "}}\n",
     SAFEGUARD_ERROR_WRONG_TYPE, SAFEGUARD_ISSUE_SEVERITY_ERROR, 7, NULL},
    {"a pack that this library is new enough for", HEAD "needs-library: \"1.0\"\n" DOC, 0, 0, 0,
     NULL},
    {"a pack that needs a newer library", HEAD "needs-library: \"1.999\"\n" DOC "newest: {}\n",
     SAFEGUARD_ERROR_NEWER_LIBRARY, SAFEGUARD_ISSUE_SEVERITY_ERROR, 6, NULL},
    {"a pack that needs the next major version", HEAD "needs-library: 2.0.1\n" DOC,
     SAFEGUARD_ERROR_NEWER_LIBRARY, SAFEGUARD_ISSUE_SEVERITY_ERROR, 6, NULL},
    {"a version that is none", HEAD "needs-library: newest\n" DOC, SAFEGUARD_ERROR_WRONG_VALUE,
     SAFEGUARD_ISSUE_SEVERITY_ERROR, 6, NULL},
};

/* That facts have an error is told again of the rules that refer to them. */
static guint
count_of_its_own (GListModel *issues)
{
  guint n = g_list_model_get_n_items (issues);
  g_autoptr (SafeguardIssue) last = n > 1 ? g_list_model_get_item (issues, n - 1) : NULL;

  return last != NULL && safeguard_issue_get_code (last) == SAFEGUARD_ERROR_CHECK_INCOMPLETE ? n - 1
                                                                                             : n;
}

static void
test_checks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (GListModel) issues = check (checks[i].text);
      g_autoptr (SafeguardIssue) issue = g_list_model_get_item (issues, 0);

      g_test_message ("%s", checks[i].what);
      g_assert_cmpuint (count_of_its_own (issues), ==, checks[i].code != 0 ? 1 : 0);
      if (checks[i].code == 0)
        continue;
      g_assert_cmpint (safeguard_issue_get_code (issue), ==, checks[i].code);
      g_assert_cmpint (safeguard_issue_get_severity (issue), ==, checks[i].severity);
      g_assert_cmpuint (safeguard_issue_get_line (issue), ==, checks[i].line);
      g_assert_cmpstr (safeguard_issue_get_nearest (issue), ==, checks[i].nearest);
      g_assert_nonnull (safeguard_issue_get_remedy (issue));
    }
}

static void
test_for_consumers (void)
{
  g_test_summary ("A section that the source lacks is a warning to those who use a pack, and what "
                  "its author should look at is kept from them");

  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue (
      HEAD SECTIONS VISION ("section: Forword") "status: {reading: ours}\n", &error);
  g_assert_no_error (error);
  g_autoptr (GListModel) issues = safeguard_catalogue_get_issues (catalogue);
  g_autoptr (SafeguardIssue) issue = g_list_model_get_item (issues, 0);

  g_assert_cmpuint (g_list_model_get_n_items (issues), ==, 1);
  g_assert_cmpint (safeguard_issue_get_code (issue), ==, SAFEGUARD_ERROR_UNKNOWN_SECTION);
  g_assert_cmpint (safeguard_issue_get_severity (issue), ==, SAFEGUARD_ISSUE_SEVERITY_WARNING);

  g_assert_null (open_catalogue (HEAD "needs-library: \"1.999\"\n" DOC, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_NEWER_LIBRARY);
  g_assert_nonnull (strstr (error->message, "1.999"));
}

static SafeguardProvision *
find_provision (SafeguardPolicy *policy, const char *section, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = safeguard_policy_get_provisions (policy, section, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SafeguardProvision) provision = g_list_model_get_item (list, i);

      if (strcmp (safeguard_provision_get_id (provision), id) == 0)
        return g_steal_pointer (&provision);
    }

  return NULL;
}

static const char *
value_of (SafeguardProvision *provision, const char *key)
{
  const char *const *values = safeguard_provision_get_values (provision, key);

  g_assert_cmpuint (g_strv_length ((char **)values), ==, 1);

  return values[0];
}

static void
test_newer_key (void)
{
  g_test_summary ("A key of a newer pack is left out, and the others stay");

  g_autoptr (SafeguardPolicy) policy = town_policy (
      HEAD DOC "definitions: {plan: {name: Plan, says: this plan, seen: yearly, " CITED "}}\n");
  g_autoptr (SafeguardProvision) plan = find_provision (policy, "definitions", "plan");

  g_assert_cmpstr (value_of (plan, "says"), ==, "this plan");
  g_assert_null (safeguard_provision_get_values (plan, "seen"));
}

#define TOWN                                                                                       \
  HEAD DOC ACTORS                                                                                  \
      "priorities:\n  missing: {name: Children who go missing, says: from home and from care, "    \
      "lead: [police, council], period: 2019/20, " CITED "}\n"                                     \
      "commitments: {kind: {name: Be kind, set: values, note: of six, " CITED "}}\n"               \
      "contacts: {door: {name: The front door, telephone: [0123 456, 0123 457], " CITED "}}\n"     \
      "figures:\n  plans: {name: Children with a plan, unit: children, gap: sum,\n"                \
      "    values: {2016/17: 239, 2017/18: [331, 332], 2018/19: 33.5}, note: at the end of "       \
      "March, " CITED "}\n"                                                                        \
      "gaps: [{id: sum, where: figures/plans, says: the categories sum to 331, " CITED "}]\n"

static void
test_provisions (void)
{
  g_autoptr (SafeguardPolicy) policy = town_policy (TOWN);
  g_autoptr (SafeguardProvision) priority = find_provision (policy, "priorities", "missing");
  g_autoptr (SafeguardProvision) value = find_provision (policy, "commitments", "kind");
  g_autoptr (SafeguardProvision) door = find_provision (policy, "contacts", "door");
  g_autoptr (GListModel) none = safeguard_policy_get_provisions (policy, "not-shown", NULL);
  g_autoptr (GError) error = NULL;
  const char *const *lead = safeguard_provision_get_values (priority, "lead");
  const char *const *telephone = safeguard_provision_get_values (door, "telephone");

  g_assert_cmpstr (safeguard_provision_get_section (priority), ==, "priorities");
  g_assert_cmpstr (safeguard_provision_get_name (priority), ==, "Children who go missing");
  g_assert_cmpstr (value_of (priority, "says"), ==, "from home and from care");
  g_assert_cmpstr (value_of (priority, "period"), ==, "2019/20");
  g_assert_cmpstrv (lead, ((const char *const[]){"police", "council", NULL}));
  g_assert_cmpstr (value_of (value, "set"), ==, "values");
  g_assert_cmpstr (value_of (value, "note"), ==, "of six");
  g_assert_cmpstrv (telephone, ((const char *const[]){"0123 456", "0123 457", NULL}));
  g_assert_null (safeguard_provision_get_values (door, "checked"));
  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);

  g_assert_null (safeguard_policy_get_provisions (policy, "priority", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_WRONG_VALUE);
  g_assert_nonnull (strstr (error->message, "priorities"));
}

static void
test_figures (void)
{
  g_test_summary ("What a document prints twice for one thing is kept twice, and none is taken");

  g_autoptr (SafeguardPolicy) policy = town_policy (TOWN);
  g_autoptr (GListModel) figures = safeguard_policy_get_figures (policy);
  g_autoptr (SafeguardFigure) plans = g_list_model_get_item (figures, 0);
  const char *const periods[] = {"2016/17", "2017/18", "2018/19", NULL};

  g_assert_cmpuint (g_list_model_get_n_items (figures), ==, 1);
  g_assert_cmpstr (safeguard_figure_get_id (plans), ==, "plans");
  g_assert_cmpstr (safeguard_figure_get_name (plans), ==, "Children with a plan");
  g_assert_cmpstr (safeguard_figure_get_unit (plans), ==, "children");
  g_assert_cmpstrv (safeguard_figure_get_periods (plans), periods);
  g_assert_cmpstrv (safeguard_figure_get_values (plans, "2016/17"),
                    ((const char *const[]){"239", NULL}));
  g_assert_cmpstrv (safeguard_figure_get_values (plans, "2017/18"),
                    ((const char *const[]){"331", "332", NULL}));
  g_assert_cmpstrv (safeguard_figure_get_values (plans, "2018/19"),
                    ((const char *const[]){"33.5", NULL}));
  g_assert_null (safeguard_figure_get_values (plans, "2015/16"));
  g_assert_cmpstr (safeguard_figure_get_gap (plans), ==, "sum");
  g_assert_cmpstr (safeguard_figure_get_disagreement (plans), ==, "the categories sum to 331");
  g_assert_cmpstr (safeguard_figure_get_note (plans), ==, "at the end of March");
  g_assert_cmpuint (g_list_model_get_n_items (safeguard_figure_get_citations (plans)), ==, 1);
}

static void
test_layers (void)
{
  g_test_summary ("A higher layer replaces what a lower one says by its id, or switches it off");

  g_autofree char *below = write_pack (TOWN);
  g_autofree char *above = write_pack (
      "safeguard-pack: 1\nid: ward-1\narea: ward\nin-force: {from: 2019-01-01}\n"
      "builds-on: [town]\n" DOC "priorities: {missing: {name: Children missing from school, " CITED
      "}}\ncommitments: {kind: {off: the ward has values of its own}}\n");
  const char *paths[] = {below, above, NULL};
  g_autoptr (GError) error = NULL;
  g_autoptr (GDate) day = g_date_new_dmy (1, G_DATE_OCTOBER, 2019);
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (paths, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardPolicy) policy
      = safeguard_catalogue_get_policy (catalogue, "ward", day, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardProvision) priority = find_provision (policy, "priorities", "missing");
  g_autoptr (SafeguardProvision) door = find_provision (policy, "contacts", "door");

  g_assert_cmpstr (safeguard_provision_get_name (priority), ==, "Children missing from school");
  g_assert_null (safeguard_provision_get_values (priority, "lead"));
  g_assert_null (find_provision (policy, "commitments", "kind"));
  g_assert_nonnull (door);
  remove_pack (below);
  remove_pack (above);
}

static void
test_status (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCatalogue) catalogue = open_catalogue (
      HEAD DOC "status: {reading: the town's own, endorsed: {by: the partnership, day: "
               "2019-03-01}}\n",
      &error);
  g_assert_no_error (error);
  g_autoptr (GListModel) editions = safeguard_catalogue_get_editions (catalogue);
  guint endorsed = 0;

  for (guint i = 0; i < g_list_model_get_n_items (editions); i++)
    {
      g_autoptr (SafeguardEdition) edition = g_list_model_get_item (editions, i);
      g_autoptr (GDate) day = safeguard_edition_get_endorsed_day (edition);

      if (strcmp (safeguard_edition_get_id (edition), "town-1") != 0)
        {
          /* The project's own packs say so, and claim nobody's consent. */
          g_assert_null (safeguard_edition_get_endorsed_by (edition));
          g_assert_null (day);
          continue;
        }
      endorsed++;
      g_assert_cmpstr (safeguard_edition_get_reading (edition), ==, "the town's own");
      g_assert_cmpstr (safeguard_edition_get_endorsed_by (edition), ==, "the partnership");
      g_assert_cmpuint (g_date_get_day (day), ==, 1);
      g_assert_cmpint (g_date_get_month (day), ==, G_DATE_MARCH);
    }
  g_assert_cmpuint (endorsed, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/particulars/checks", test_checks);
  g_test_add_func ("/policy/particulars/for-consumers", test_for_consumers);
  g_test_add_func ("/policy/particulars/provisions", test_provisions);
  g_test_add_func ("/policy/particulars/newer-key", test_newer_key);
  g_test_add_func ("/policy/particulars/figures", test_figures);
  g_test_add_func ("/policy/particulars/layers", test_layers);
  g_test_add_func ("/policy/particulars/status", test_status);

  return g_test_run ();
}
