/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ruling/made-up.h"

#include <string.h>

/* What `policy check` finds in a procedure (D9): stages that nobody can come to, that lead round in
 * a circle, that nobody holds; clocks that nothing starts. */

#define CITE "cite: {document: doc}"
#define HEAD                                                                                       \
  FRAME ("town-2019", "town", "england, england-and-wales")                                        \
  "timescales:\n"                                                                                  \
  "  answer: {name: Answer, limit: 5 working days, starts: raised, met-by: responded, " CITE "}\n" \
  "  lost: {name: Lost, limit: 5 working days, starts: asked-in-vain, met-by: responded, " CITE    \
  "}\n"                                                                                            \
  "  after-two: {name: After, limit: 5 working days, starts: left-two, met-by: resolved, " CITE    \
  "}\n"                                                                                            \
  "  stopped: {name: Stopped, limit: 5 working days, starts: raised, met-by: resolved, pauses: "   \
  "{from: paused, until: resumd, " CITE "}, " CITE "}\n"                                           \
  "  fallen: {name: Fallen, limit: 5 working days, starts: raised, met-by: resolved, "             \
  "falls-away-with: withdrawn, stands-again-with: re-opened, " CITE "}\n"                          \
  "escalation:\n  ladders:\n    made-up:\n      name: A made-up ladder\n      " CITE               \
  "\n      stages:\n"
#define STAGE(id, more) "        - {id: " id ", name: Stage " id ", " more ", " CITE "}\n"

typedef struct
{
  const char *what;
  const char *stages;
  const char *found; /* "code@id of the stage in the message", or nothing */
} Row;

static const Row rows[] = {
    {"a sound ladder",
     STAGE ("one", "holder: parties, leads-to: [two], clocks: [answer]")
         STAGE ("two", "holder: police, leads-to: [three]")
             STAGE ("three", "holder: health, clocks: [after-two]"),
     ""},
    {"a stage that nothing leads into",
     STAGE ("one", "holder: parties") STAGE ("two", "holder: police"), "unreachable-stage 'two'"},
    {"nor one that only it leads into",
     STAGE ("one", "holder: parties") STAGE ("two", "holder: police, leads-to: [three]")
         STAGE ("three", "holder: police"),
     "unreachable-stage 'two' unreachable-stage 'three'"},
    {"an act that enters it is a way in",
     STAGE ("one", "holder: parties") STAGE (
         "two", "holder: police") "      acts:\n        decided: {name: Decided, enters: two, " CITE
                                  "}\n",
     ""},
    {"so is a condition on the stage before, which may fail",
     STAGE ("one", "holder: parties, when: {parties: {at-most: 2}}")
         STAGE ("two", "holder: police"),
     ""},
    {"a circle",
     STAGE ("one", "holder: parties, leads-to: [two]")
         STAGE ("two", "holder: police, leads-to: [one]"),
     "stage-circle 'one' stage-circle 'two'"},
    {"a stage without a holder",
     STAGE ("one", "holder: parties, leads-to: [two]") STAGE ("two", "note: nobody"),
     "stage-without-holder 'two'"},
    {"one whose holder leaves",
     STAGE ("one", "holder: parties, leads-to: [two]")
         STAGE ("two", "holder: [{id: police, until: 2020-05-31}]"),
     "stage-without-holder 'two' from Mon 1 Jun 2020"},
    {"one that is handed on",
     STAGE ("one", "holder: parties, leads-to: [two]")
         STAGE ("two", "holder: [{id: police, until: 2020-05-31}, {id: health, from: 2020-06-01}]"),
     ""},
    {"one that is handed on a day late",
     STAGE ("one", "holder: parties, leads-to: [two]")
         STAGE ("two", "holder: [{id: police, until: 2020-05-31}, {id: health, from: 2020-06-02}]"),
     "stage-without-holder 'two' from Mon 1 Jun 2020"},
    {"a clock that nothing starts", STAGE ("one", "holder: parties, clocks: [lost]"),
     "unknown-event 'lost'"},
    {"one that is paused and never resumed, for a slip of the pen",
     STAGE ("one", "holder: parties, clocks: [stopped]"), "unknown-event 'resumd'"},
    {"one that nothing makes stand again", STAGE ("one", "holder: parties, clocks: [fallen]"),
     "unknown-event 're-opened'"},
    {"nor a stage that is not there", STAGE ("one", "holder: parties, clocks: [after-two]"),
     "unknown-event 'after-two'"},
    {"a stage that is not there",
     STAGE ("one", "holder: parties, leads-to: [too]") STAGE ("two", "holder: parties"),
     "unknown-stage 'too'"},
    {"and what follows from that is not said too",
     STAGE ("one", "holder: parties, leads-to: [too]") STAGE ("two", "note: nobody"),
     "unknown-stage 'too'"},
    {"a text where yes or no is wanted", STAGE ("one", "holder: parties, final: maybe"),
     "wrong-type 'maybe'"},
    {"a holder that is not there", STAGE ("one", "holder: polise"), "unknown-actor 'polise'"},
};

#define REVIEW                                                                                     \
  "reviews:\n  procedure:\n    stages:\n      - {id: audit, name: Audit, holder: police, " CITE    \
  "}\n"

static GListModel *
check_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, &error);
  g_autofree char *path = NULL;
  int handle = g_file_open_tmp ("safeguard-XXXXXX.yaml", &path, &error);

  g_assert_no_error (error);
  g_close (handle, NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  GListModel *issues = safeguard_catalogue_check_pack (catalogue, path);
  g_assert_cmpint (g_unlink (path), ==, 0);

  return issues;
}

static GListModel *
check (const char *stages)
{
  g_autofree char *text = g_strconcat (HEAD, stages, NULL);

  return check_text (text);
}

static const char *
nick_of_code (SafeguardIssue *issue)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (SAFEGUARD_TYPE_ERROR);

  return g_enum_get_value (klass, (int)safeguard_issue_get_code (issue))->value_nick;
}

static gboolean
is_found (GListModel *issues, const char *code, const char *words)
{
  for (guint i = 0; i < g_list_model_get_n_items (issues); i++)
    {
      g_autoptr (SafeguardIssue) issue = g_list_model_get_item (issues, i);

      if (strcmp (nick_of_code (issue), code) == 0
          && strstr (safeguard_issue_get_message (issue), words) != NULL)
        {
          g_assert_cmpuint (safeguard_issue_get_line (issue), >, 0);
          return TRUE;
        }
    }

  return FALSE;
}

static guint
count_of_procedures (GListModel *issues)
{
  static const char *const codes[]
      = {"unreachable-stage", "stage-circle",  "stage-without-holder", "unknown-event",
         "unknown-stage",     "unknown-actor", "wrong-type",           NULL};
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (issues); i++)
    {
      g_autoptr (SafeguardIssue) issue = g_list_model_get_item (issues, i);

      if (g_strv_contains (codes, nick_of_code (issue)))
        n++;
    }

  return n;
}

static void
test_what_is_found (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GListModel) issues = check (rows[i].stages);
      g_auto (GStrv) words = g_strsplit (rows[i].found, " '", -1);
      guint expected = 0;

      g_test_message ("%s", rows[i].what);
      /* "code 'id' from ... code 'id'": a code stands before each quotation mark. */
      for (guint w = 0; words[w] != NULL && words[w + 1] != NULL; w++, expected++)
        {
          const char *blank = strrchr (words[w], ' ');
          const char *code = blank != NULL ? blank + 1 : words[w];
          g_autofree char *id = g_strndup (words[w + 1], strcspn (words[w + 1], "'"));
          const char *from = strstr (words[w + 1], "from ");

          g_assert_true (is_found (issues, code, id));
          if (from != NULL)
            g_assert_true (is_found (issues, code, from));
        }
      g_assert_cmpuint (count_of_procedures (issues), ==, expected);
    }
}

static void
test_a_break_in_a_review (void)
{
  g_test_summary ("The life of a review is checked as a ladder is, also where a ladder has errors");

  g_autoptr (GListModel) issues
      = check_text (FRAME ("town-2019", "town", "england, england-and-wales") REVIEW);
  g_autoptr (GListModel) beside
      = check_text (FRAME ("town-2019", "town", "england, england-and-wales") REVIEW
                    "escalation:\n  ladders:\n    made-up:\n      name: L\n"
                    "      " CITE "\n      stages:\n" STAGE ("one", "holder: polise"));

  g_assert_true (is_found (issues, "unreachable-stage", "'audit'"));
  g_assert_true (is_found (beside, "unreachable-stage", "'audit'"));
  g_assert_true (is_found (beside, "unknown-actor", "'polise'"));
}

static void
test_a_broken_ground (void)
{
  g_test_summary (
      "Where time limits have errors, what refers to them is not looked at; and that is "
      "said");

  g_autoptr (GListModel) issues = check_text (
      FRAME ("town-2019", "town", "england, england-and-wales") "timescales:\n  answer: {name: A, "
                                                                "limit: 5 workign days, starts: "
                                                                "raised, " CITE "}\n" REVIEW);

  g_assert_true (is_found (issues, "wrong-value", "workign"));
  g_assert_true (is_found (issues, "check-incomplete", "time limits"));
  g_assert_false (is_found (issues, "unreachable-stage", "'audit'"));
}

#define OVERLAY                                                                                    \
  "safeguard-pack: 1\nid: overlay-2020\narea: stockport-council\ntitle: Overlay\n"                 \
  "in-force: {from: 2020-01-01, to: 2024-12-31}\npublished: 2020-01-01\nbuilds-on: [stockport]\n"  \
  "sources: {doc: {title: Document}}\n"

static void
test_what_lies_below (void)
{
  g_test_summary ("An overlay's author is told of the overlay, and of what it does to the layer "
                  "below: not of what that layer warns of by itself");

  g_autoptr (GListModel) quiet = check_text (OVERLAY);
  g_autoptr (GListModel) broken
      = check_text (OVERLAY "escalation:\n  ladders:\n    between-partners:\n      stages:\n"
                            "        - {id: three-partners, off: made up}\n");

  g_assert_false (is_found (quiet, "stage-without-holder", "'mediation'"));
  g_assert_true (is_found (broken, "unknown-stage", "'three-partners'"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/found", test_what_is_found);
  g_test_add_func ("/check/review", test_a_break_in_a_review);
  g_test_add_func ("/check/ground", test_a_broken_ground);
  g_test_add_func ("/check/below", test_what_lies_below);

  return g_test_run ();
}
