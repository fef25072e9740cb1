/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <glib/gstdio.h>

#include "made-up.h"

#include <string.h>

/* No document held here states a quorum. What the language can say is tried on a made-up
 * partnership; for the documents themselves the answer is undecided. */

#define ROW(id, when, then)                                                                        \
  "        - {id: " id ", when: " when ", then: " then ", cite: {document: terms}}\n"
#define QUORUM(rows)                                                                               \
  "  quorum:\n"                                                                                    \
  "    executive:\n"                                                                               \
  "      rows:\n" rows ROW ("otherwise", "{all: []}",                                              \
                            "not-quorate") "      cite: {document: terms}\n"

#define ALL_OF QUORUM (ROW ("all", "{present: {all: [local-authority, ccg, police]}}", "quorate"))
#define ANY_OF QUORUM (ROW ("any", "{present: {any: [health, police]}}", "quorate"))
#define TWO_OF                                                                                     \
  QUORUM (ROW ("two", "{present: {at-least: {of: [local-authority, health, police], count: 2}}}",  \
               "quorate"))
#define NOMINEES                                                                                   \
  QUORUM (ROW ("nominees", "{nominee-of: {all: [local-authority, police]}}", "quorate"))
#define HEADS QUORUM (ROW ("heads", "{heads: {at-least: 3}}", "quorate"))
#define MEMBERS QUORUM (ROW ("members", "{members: {at-least: 3}}", "quorate"))
#define AGENCIES QUORUM (ROW ("agencies", "{agencies: {at-least: 2}}", "quorate"))
#define SEATS QUORUM (ROW ("seats", "{seat: [director, lay]}", "quorate"))
#define CHAIR                                                                                      \
  QUORUM (ROW ("all", "{present: {all: [local-authority, health, police]}}", "quorate")            \
              ROW ("chair",                                                                        \
                   "{present: {at-least: {of: [local-authority, health, police], count: "          \
                   "2}}}",                                                                         \
                   "chair-decides"))
#define HEADS_AND_POLICE                                                                           \
  QUORUM (ROW ("both", "[{heads: {at-least: 4}}, {present: police}]", "quorate"))
#define ONCE "  one-person-two-seats: {counts: once, cite: {document: terms}}\n"
#define TWICE "  one-person-two-seats: {counts: twice, cite: {document: terms}}\n"

#define AUTHORITY "  substitutes: {needs: [equivalent-authority], cite: {document: terms}}\n"
#define NEEDS_NOTHING "  substitutes: {needs: [], cite: {document: terms}}\n"
#define SUBSTITUTES_OPEN "  substitutes: {gap: who-may-stand-in, cite: {document: terms}}\n"

#define DIRECTOR "p1:m:local-authority:director "
#define NURSE "p2:m:icb:chief-nurse "
#define POLICE "p3:m:police:superintendent "
#define LAY "p4:m::lay "

typedef struct
{
  const char *name;
  const char *rules;
  /* person:as:agency:role, or the seat stood in for and +role:particulars */
  const char *present;
  SafeguardQuorate quorate;
  const char *missing; /* each way in brackets; NULL: not looked at */
} Row;

static const Row rows[] = {
    {"all-of/all", ALL_OF, DIRECTOR NURSE POLICE, SAFEGUARD_QUORATE_YES, ""},
    {"all-of/one-lacking", ALL_OF, DIRECTOR NURSE, SAFEGUARD_QUORATE_NO, "(police)"},
    {"all-of/nobody", ALL_OF, "", SAFEGUARD_QUORATE_NO, "(local-authority health police)"},
    {"any-of/one", ANY_OF, POLICE, SAFEGUARD_QUORATE_YES, ""},
    {"any-of/other", ANY_OF, DIRECTOR, SAFEGUARD_QUORATE_NO, "(health)(police)"},
    {"two-of/two", TWO_OF, DIRECTOR POLICE, SAFEGUARD_QUORATE_YES, ""},
    {"two-of/one", TWO_OF, DIRECTOR, SAFEGUARD_QUORATE_NO, "(health)(police)"},
    {"nominees/both", NOMINEES, "p1:m:local-authority:director:n p3:m:police::n",
     SAFEGUARD_QUORATE_YES, ""},
    {"nominees/not-nominated", NOMINEES, "p1:m:local-authority:director:n p3:m:police::N",
     SAFEGUARD_QUORATE_NO, "(nominee-of-police)(nominee-of-police)"},
    {"nominees/not-recorded", NOMINEES, "p1:m:local-authority:director:n p3:m:police:",
     SAFEGUARD_QUORATE_UNDETERMINED, "(nominee-of-police)(nominee-of-police)"},
    {"nominees/does-not-matter", NOMINEES, "p3:m:police:", SAFEGUARD_QUORATE_NO, NULL},
    {"heads/three", HEADS, DIRECTOR NURSE LAY, SAFEGUARD_QUORATE_YES, ""},
    {"heads/one", HEADS, LAY, SAFEGUARD_QUORATE_NO, "(heads=3)"},
    {"heads/observers-are-none", HEADS,
     DIRECTOR NURSE "p5:o:police: p6:a:health:", SAFEGUARD_QUORATE_NO, "(heads=3)"},
    {"members/one-person-twice", TWICE MEMBERS, NURSE DIRECTOR "p1:m:police:superintendent",
     SAFEGUARD_QUORATE_YES, ""},
    {"agencies/two", AGENCIES, DIRECTOR POLICE, SAFEGUARD_QUORATE_YES, ""},
    {"agencies/one", AGENCIES, DIRECTOR LAY, SAFEGUARD_QUORATE_NO, "(health)(police)"},
    {"seats/both", SEATS, DIRECTOR LAY, SAFEGUARD_QUORATE_YES, ""},
    {"seats/one", SEATS, DIRECTOR, SAFEGUARD_QUORATE_NO, "(seat-lay)"},
    {"chair/all", CHAIR, DIRECTOR NURSE POLICE, SAFEGUARD_QUORATE_YES, ""},
    {"chair/two", CHAIR, NURSE POLICE, SAFEGUARD_QUORATE_CHAIR_DECIDES, "(local-authority)"},
    {"chair/one", CHAIR, POLICE, SAFEGUARD_QUORATE_NO, "(local-authority health)"},
    /* Somebody of the police is a head too: one step brings both. */
    {"together/one-brings-both", HEADS_AND_POLICE, DIRECTOR NURSE LAY, SAFEGUARD_QUORATE_NO,
     "(police)"},
    {"together/two", HEADS_AND_POLICE, DIRECTOR NURSE, SAFEGUARD_QUORATE_NO, "(police heads=4)"},
    /* Substitutes. */
    {"substitute/with-authority", AUTHORITY ALL_OF, DIRECTOR NURSE "p9:s::superintendent:a",
     SAFEGUARD_QUORATE_YES, ""},
    {"substitute/without", AUTHORITY ALL_OF, DIRECTOR NURSE "p9:s:police:superintendent:A",
     SAFEGUARD_QUORATE_NO, "(police)(authority-for-superintendent)"},
    {"substitute/not-recorded", AUTHORITY ALL_OF, DIRECTOR NURSE "p9:s:police:superintendent",
     SAFEGUARD_QUORATE_NO, "(police)(authority-for-superintendent)"},
    {"substitute/for-nobody", AUTHORITY ALL_OF, DIRECTOR NURSE "p9:s:police::a",
     SAFEGUARD_QUORATE_NO, "(police)"},
    {"substitute/of-another-body", AUTHORITY ALL_OF, DIRECTOR NURSE "p9:s:police:board-chair:a",
     SAFEGUARD_QUORATE_NO, "(police)"},
    {"substitute/beside-the-member", AUTHORITY HEADS, DIRECTOR NURSE "p9:s::director:a",
     SAFEGUARD_QUORATE_NO, "(heads=3)"},
    {"substitute/of-the-second-lay-member", AUTHORITY HEADS, DIRECTOR LAY "p9:s::lay:a",
     SAFEGUARD_QUORATE_YES, ""},
    {"substitute/of-an-observer", AUTHORITY HEADS, DIRECTOR NURSE "p9:s::lead-member:a",
     SAFEGUARD_QUORATE_NO, "(heads=3)"},
    /* What the document does not ask for is not needed. */
    {"substitute/needs-nothing", NEEDS_NOTHING ALL_OF, DIRECTOR NURSE "p9:s:police:superintendent",
     SAFEGUARD_QUORATE_YES, ""},
    {"substitute/deputy-needs-it-too", AUTHORITY ALL_OF,
     DIRECTOR NURSE "p9:s::superintendent+designated-deputy", SAFEGUARD_QUORATE_NO,
     "(police)(authority-for-superintendent)"},
    /* Where a document says no more than that a seat has a deputy. */
    {"deputy/counts", ALL_OF, DIRECTOR NURSE "p9:s::superintendent+designated-deputy",
     SAFEGUARD_QUORATE_YES, ""},
    {"deputy/without-authority", ALL_OF, DIRECTOR NURSE "p9:s::superintendent+designated-deputy:A",
     SAFEGUARD_QUORATE_NO, "(police)(authority-for-superintendent)"},
    {"deputy/of-another-seat", ALL_OF, "p9:s::director+designated-deputy:a " NURSE POLICE,
     SAFEGUARD_QUORATE_UNDECIDED, NULL},
    {"stranger/with-authority", ALL_OF, DIRECTOR NURSE "p9:s::superintendent:a",
     SAFEGUARD_QUORATE_UNDECIDED, NULL},
    {"stranger/does-not-matter", HEADS, DIRECTOR NURSE LAY "p9:s::superintendent:a",
     SAFEGUARD_QUORATE_YES, ""},
    {"stranger/not-recorded", ALL_OF, DIRECTOR NURSE "p9:s::superintendent", SAFEGUARD_QUORATE_NO,
     "(police)"},
    {"observer/takes-no-part", ALL_OF, NURSE POLICE "p7:m:local-authority:lead-member",
     SAFEGUARD_QUORATE_NO, "(local-authority)"},
    /* A seat of which no document says whether it takes part in a decision. */
    {"class-not-said/matters", HEADS, DIRECTOR NURSE "p8:m:school:head",
     SAFEGUARD_QUORATE_UNDECIDED, NULL},
    {"class-not-said/does-not-matter", HEADS, DIRECTOR NURSE POLICE "p8:m:school:head",
     SAFEGUARD_QUORATE_YES, ""},
    {"class-not-said/not-enough-either-way", HEADS, DIRECTOR "p8:m:school:head",
     SAFEGUARD_QUORATE_NO, NULL},
    /* One person in two partners' seats. */
    {"two-seats/twice", TWICE ALL_OF, DIRECTOR NURSE "p2:m:police:superintendent",
     SAFEGUARD_QUORATE_YES, ""},
    {"two-seats/once", ONCE ALL_OF, DIRECTOR NURSE "p2:m:police:superintendent",
     SAFEGUARD_QUORATE_NO, "(health police)"},
    {"two-seats/not-said", ALL_OF, DIRECTOR NURSE "p2:m:police:superintendent",
     SAFEGUARD_QUORATE_UNDECIDED, "(health police)"},
    {"two-seats/does-not-matter", ALL_OF, DIRECTOR "p1:m:police:superintendent",
     SAFEGUARD_QUORATE_NO, NULL},
    {"two-seats/once-for-which", ONCE QUORUM (ROW ("police", "{present: police}", "quorate")),
     NURSE "p2:m:police:superintendent", SAFEGUARD_QUORATE_UNDETERMINED, "(police)"},
    {"two-seats/one-head", ONCE HEADS, DIRECTOR NURSE "p2:m:police:superintendent",
     SAFEGUARD_QUORATE_NO, "(heads=3)"},
    /* Nothing held, and a combination that no row is about. */
    {"not-held", "", DIRECTOR NURSE POLICE, SAFEGUARD_QUORATE_UNDECIDED, ""},
    {"silent",
     "  quorum:\n    executive:\n      rows:\n" ROW (
         "all", "{present: [health, police]}", "quorate"),
     POLICE, SAFEGUARD_QUORATE_UNDECIDED, "(health)"},
};

static void
set_particular (SafeguardMeeting *meeting, const char *person, char letter)
{
  g_autoptr (GError) error = NULL;

  if (letter == 'a' || letter == 'A')
    safeguard_meeting_set_authority (meeting, person, letter == 'a', &error);
  else
    safeguard_meeting_set_nominated (meeting, person, letter == 'n', &error);
  g_assert_no_error (error);
}

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static void
add_person (SafeguardMeeting *meeting, const char *word)
{
  static const char letters[] = "msoa";
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = g_strsplit (word, ":", -1);
  guint n = g_strv_length (parts);
  SafeguardPresence as = (SafeguardPresence)(strchr (letters, *parts[1]) - letters + 1);
  gboolean stands_in = as == SAFEGUARD_PRESENCE_SUBSTITUTE;
  g_auto (GStrv) seat = g_strsplit (parts[3], "+", 2);
  const char *role = !stands_in ? or_null (parts[3]) : seat[0] != NULL ? seat[1] : NULL;

  safeguard_meeting_add_attendee (meeting, parts[0], as, or_null (parts[2]), role, &error);
  g_assert_no_error (error);
  if (stands_in && *parts[3] != '\0')
    safeguard_meeting_set_stands_in_for (meeting, parts[0], seat[0], &error);
  g_assert_no_error (error);
  if (n > 4)
    set_particular (meeting, parts[0], *parts[4]);
}

static SafeguardMeeting *
record (SafeguardGovernance *governance, const char *body, const char *when, const char *present)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = g_strsplit (present, " ", -1);
  SafeguardMeeting *meeting = safeguard_meeting_new (governance, body, when, &error);

  g_assert_no_error (error);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      add_person (meeting, words[i]);

  return meeting;
}

static SafeguardMeetingRuling *
assess (SafeguardGovernance *governance, SafeguardMeeting *meeting)
{
  g_autoptr (GError) error = NULL;
  SafeguardMeetingRuling *ruling
      = safeguard_governance_assess_meeting (governance, meeting, &error);

  g_assert_no_error (error);

  return ruling;
}

/* "(health)(police heads=4)" */
static char *
missing_of (SafeguardMeetingRuling *ruling)
{
  GString *text = g_string_new ("");
  g_autoptr (GListModel) ways = safeguard_meeting_ruling_get_missing (ruling);

  for (guint i = 0; i < g_list_model_get_n_items (ways); i++)
    {
      g_autoptr (SafeguardChange) way = g_list_model_get_item (ways, i);
      GListModel *needs = safeguard_change_get_needs (way);

      for (guint j = 0; j < g_list_model_get_n_items (needs); j++)
        {
          g_autoptr (SafeguardNeed) need = g_list_model_get_item (needs, j);
          const char *needed = safeguard_need_get_needed (need);

          g_string_append_printf (text, "%c%s", j == 0 ? '(' : ' ', safeguard_need_get_fact (need));
          if (g_ascii_isdigit (*needed))
            g_string_append_printf (text, "=%s", needed);
        }
      g_string_append_c (text, ')');
    }

  return g_string_free (text, FALSE);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SafeguardGovernance) governance = make_up (row->rules);
  g_autoptr (SafeguardMeeting) meeting
      = record (governance, "executive", "2023-12-01T10:00", row->present);
  g_autoptr (SafeguardMeetingRuling) ruling = assess (governance, meeting);
  g_autofree char *missing = missing_of (ruling);

  g_assert_cmpint (safeguard_meeting_ruling_get_quorate (ruling), ==, row->quorate);
  if (row->missing != NULL)
    g_assert_cmpstr (missing, ==, row->missing);
}

typedef struct
{
  const char *name;
  const char *rules;
  const char *body;
  const char *when;
  const char *present;
  const char *code;
  SafeguardFindingSeverity severity;
} Told;

static const Told told[] = {
    {"observer", HEADS, "executive", "2023-12-01", DIRECTOR "p7:o:police:", "observer-present",
     SAFEGUARD_FINDING_SEVERITY_INFORMATION},
    {"observer-by-seat", HEADS, "executive", "2023-12-01", "p7:m::lead-member", "observer-present",
     SAFEGUARD_FINDING_SEVERITY_INFORMATION},
    {"adviser-by-seat", HEADS, "executive", "2023-12-01", "p7:m::adviser", "adviser-present",
     SAFEGUARD_FINDING_SEVERITY_INFORMATION},
    {"no-authority", AUTHORITY HEADS, "executive", "2023-12-01", "p7:s::director",
     "substitute-without-authority", SAFEGUARD_FINDING_SEVERITY_BREACH},
    {"deputy", HEADS, "executive", "2023-12-01", "p7:s::superintendent+designated-deputy",
     "deputy-stands-in", SAFEGUARD_FINDING_SEVERITY_INFORMATION},
    {"stranger", HEADS, "executive", "2023-12-01", "p7:s::superintendent:a", "substitute-open",
     SAFEGUARD_FINDING_SEVERITY_ADVICE},
    {"stranger-without-authority", HEADS, "executive", "2023-12-01", "p7:s::superintendent",
     "substitute-unsupported", SAFEGUARD_FINDING_SEVERITY_ADVICE},
    {"for-nobody", AUTHORITY HEADS, "executive", "2023-12-01", "p7:s:police::a",
     "substitute-for-nobody", SAFEGUARD_FINDING_SEVERITY_BREACH},
    {"beside-member", AUTHORITY HEADS, "executive", "2023-12-01", DIRECTOR "p7:s::director:a",
     "substitute-beside-member", SAFEGUARD_FINDING_SEVERITY_ADVICE},
    {"class-not-said", HEADS, "executive", "2023-12-01", DIRECTOR NURSE "p8:m::head",
     "seat-class-open", SAFEGUARD_FINDING_SEVERITY_ADVICE},
    {"before-it-existed", HEADS, "executive", "2020-05-31", DIRECTOR, "meeting-before-body",
     SAFEGUARD_FINDING_SEVERITY_BREACH},
    {"after-it-ended", HEADS, "board", "2022-07-01", DIRECTOR, "meeting-after-body",
     SAFEGUARD_FINDING_SEVERITY_BREACH},
    {"not-held", "", "executive", "2023-12-01", DIRECTOR, "quorum-not-held",
     SAFEGUARD_FINDING_SEVERITY_ADVICE},
    {"chair-decides", CHAIR, "executive", "2023-12-01", DIRECTOR POLICE, "quorum-chair-decides",
     SAFEGUARD_FINDING_SEVERITY_ADVICE},
    {"undetermined", NOMINEES, "executive", "2023-12-01", DIRECTOR POLICE, "quorum-undetermined",
     SAFEGUARD_FINDING_SEVERITY_ADVICE},
    {"undecided", ALL_OF, "executive", "2023-12-01", DIRECTOR NURSE "p2:m:police:superintendent",
     "quorum-undecided", SAFEGUARD_FINDING_SEVERITY_ADVICE},
    {"quorate", HEADS, "executive", "2023-12-01", DIRECTOR NURSE POLICE, "quorate",
     SAFEGUARD_FINDING_SEVERITY_INFORMATION},
    {"not-quorate", HEADS, "executive", "2023-12-01", DIRECTOR, "not-quorate",
     SAFEGUARD_FINDING_SEVERITY_ADVICE},
    {"two-seats-twice", TWICE HEADS, "executive", "2023-12-01",
     DIRECTOR "p1:m:police:superintendent", "two-seats-twice",
     SAFEGUARD_FINDING_SEVERITY_INFORMATION},
    {"two-seats", HEADS, "executive", "2023-12-01", DIRECTOR "p1:m:police:superintendent",
     "two-seats-undecided", SAFEGUARD_FINDING_SEVERITY_ADVICE},
    {"two-seats-once", ONCE HEADS, "executive", "2023-12-01", DIRECTOR "p1:m:police:superintendent",
     "two-seats-once", SAFEGUARD_FINDING_SEVERITY_INFORMATION},
};

static void
test_told (gconstpointer data)
{
  const Told *case_ = data;
  g_autoptr (SafeguardGovernance) governance = make_up (case_->rules);
  g_autoptr (SafeguardMeeting) meeting
      = record (governance, case_->body, case_->when, case_->present);
  g_autoptr (SafeguardMeetingRuling) ruling = assess (governance, meeting);
  g_autoptr (SafeguardFinding) finding = find_finding (ruling, case_->code);

  g_assert_nonnull (finding);
  g_assert_cmpint (safeguard_finding_get_severity (finding), ==, case_->severity);
}

/* Whose silence it is that leaves a substitute open. */
static void
test_whose_silence (void)
{
  g_autoptr (SafeguardGovernance) governance = make_up (SUBSTITUTES_OPEN ALL_OF);
  g_autoptr (SafeguardMeeting) meeting
      = record (governance, "executive", "2023-12-01", DIRECTOR NURSE "p9:s::superintendent:a");
  g_autoptr (SafeguardMeetingRuling) ruling = assess (governance, meeting);
  g_autoptr (GListModel) gaps = safeguard_ruling_get_undecided (SAFEGUARD_RULING (ruling));
  g_autoptr (SafeguardGap) gap = g_list_model_get_item (gaps, 0);

  g_assert_cmpint (safeguard_meeting_ruling_get_quorate (ruling), ==, SAFEGUARD_QUORATE_UNDECIDED);
  g_assert_cmpuint (g_list_model_get_n_items (gaps), ==, 1);
  g_assert_cmpstr (safeguard_gap_get_id (gap), ==, "who-may-stand-in");
}

/* A day on which the body exists is none too early or too late. */
static void
test_first_and_last_day (void)
{
  static const char *const days[][2] = {{"executive", "2020-06-01"}, {"board", "2022-06-30"}};
  g_autoptr (SafeguardGovernance) governance = make_up ("");

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (SafeguardMeeting) meeting = record (governance, days[i][0], days[i][1], "");
      g_autoptr (SafeguardMeetingRuling) ruling = assess (governance, meeting);
      g_autoptr (SafeguardFinding) before = find_finding (ruling, "meeting-before-body");
      g_autoptr (SafeguardFinding) after = find_finding (ruling, "meeting-after-body");

      g_assert_true (before == NULL && after == NULL);
    }
}

/* No finding, gap or answer ever names a person. */
static void
test_no_person_is_shown (void)
{
  g_autoptr (SafeguardGovernance) governance = make_up (ALL_OF);
  g_autoptr (SafeguardMeeting) meeting
      = record (governance, "executive", "2023-12-01",
                "SECRET1:s::director SECRET2:o:police: SECRET3:m:health:chief-nurse "
                "SECRET3:m:police:superintendent SECRET4:s:health::a");
  g_autoptr (SafeguardMeetingRuling) ruling = assess (governance, meeting);
  g_autofree char *text = safeguard_ruling_to_json (SAFEGUARD_RULING (ruling));

  g_assert_null (strstr (text, "SECRET"));
}

static void
append (SafeguardMeeting *meeting, const char *type, const char *when, const char *by)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardEvent) event
      = safeguard_event_new_full (type, when, NULL, NULL, by, NULL, &error);

  safeguard_record_append (SAFEGUARD_RECORD (meeting), event, &error);
  g_assert_no_error (error);
}

/* The police come at 10:30, the Director goes at 11:30 and comes back at 12:00. */
static void
test_moment_of_each_item (void)
{
  static const struct
  {
    const char *id;
    const char *at;
    SafeguardQuorate quorate;
  } items[] = {
      {"welcome", NULL, SAFEGUARD_QUORATE_NO},
      {"minutes", "2023-12-01T10:29", SAFEGUARD_QUORATE_NO},
      {"budget", "2023-12-01T10:30", SAFEGUARD_QUORATE_YES},
      {"risks", "2023-12-01T11:29", SAFEGUARD_QUORATE_YES},
      {"audits", "2023-12-01T11:30", SAFEGUARD_QUORATE_NO},
      {"plan", "2023-12-01T12:00", SAFEGUARD_QUORATE_YES},
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardGovernance) governance = make_up (ALL_OF);
  g_autoptr (SafeguardMeeting) meeting
      = record (governance, "executive", "2023-12-01T10:00", DIRECTOR NURSE POLICE);

  append (meeting, "left", "2023-12-01T11:30", "p1");
  append (meeting, "arrived", "2023-12-01T10:30", "p3");
  append (meeting, "arrived", "2023-12-01T12:00", "p1");
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    safeguard_meeting_add_item (meeting, items[i].id, items[i].at, &error);
  g_assert_no_error (error);

  g_autoptr (SafeguardMeetingRuling) ruling = assess (governance, meeting);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_test_message ("%s", items[i].id);
      g_assert_cmpint (safeguard_meeting_ruling_get_item_quorate (ruling, items[i].id, &error), ==,
                       items[i].quorate);
      if (items[i].at != NULL)
        {
          g_autofree char *iso = g_strconcat (items[i].at, ":00", NULL);
          g_autoptr (GDateTime) at = london_time (iso);
          g_autoptr (SafeguardMeetingRuling) then
              = safeguard_governance_assess_meeting_at (governance, meeting, at, &error);

          g_assert_cmpint (safeguard_meeting_ruling_get_quorate (then), ==, items[i].quorate);
        }
    }
  g_assert_no_error (error);
  safeguard_meeting_ruling_get_item_quorate (ruling, "buget", &error);
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_WRONG_VALUE);
}

/* The Director goes before the item. */
static void
test_told_of_items (void)
{
  static const struct
  {
    const char *rules;
    const char *present;
    const char *code;
  } cases[] = {
      {ALL_OF, DIRECTOR NURSE POLICE, "item-not-quorate"},
      {CHAIR, DIRECTOR NURSE POLICE, "item-chair-decides"},
      {QUORUM (ROW ("director", "{seat: director}", "quorate")
                   ROW ("nominee", "{nominee-of: police}", "quorate")),
       DIRECTOR POLICE, "item-undetermined"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardGovernance) governance = make_up (cases[i].rules);
      g_autoptr (SafeguardMeeting) meeting
          = record (governance, "executive", "2023-12-01T10:00", cases[i].present);

      append (meeting, "left", "2023-12-01T10:59", "p1");
      safeguard_meeting_add_item (meeting, "plan", "2023-12-01T11:00", &error);
      g_assert_no_error (error);
      g_autoptr (SafeguardMeetingRuling) ruling = assess (governance, meeting);
      g_autoptr (SafeguardFinding) finding = find_finding (ruling, cases[i].code);

      g_assert_cmpint (safeguard_meeting_ruling_get_quorate (ruling), ==, SAFEGUARD_QUORATE_YES);
      g_assert_nonnull (finding);
    }
}

/* A ruling stays as it was, whatever is recorded later. */
static void
test_ruling_is_frozen (void)
{
  g_autoptr (SafeguardGovernance) governance = make_up (ALL_OF);
  g_autoptr (SafeguardMeeting) meeting
      = record (governance, "executive", "2023-12-01T10:00", DIRECTOR NURSE);
  g_autoptr (SafeguardMeetingRuling) ruling = assess (governance, meeting);
  g_autofree char *before = safeguard_ruling_to_json (SAFEGUARD_RULING (ruling));

  add_person (meeting, "p3:m:police:superintendent");
  g_autofree char *after = safeguard_ruling_to_json (SAFEGUARD_RULING (ruling));
  g_assert_cmpstr (before, ==, after);
}

static void
test_refusals (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardGovernance) governance = make_up (ALL_OF);
  g_autoptr (SafeguardMeeting) meeting
      = record (governance, "executive", "2023-12-01", DIRECTOR "p9:s:police:");
  g_autoptr (SafeguardEvent) stranger
      = safeguard_event_new_full ("left", "2023-12-01", NULL, NULL, "p8", NULL, NULL);

  g_assert_null (safeguard_meeting_new (governance, "excutive", "2023-12-01", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_BODY);
  g_clear_error (&error);
  g_assert_null (safeguard_meeting_new (governance, "executive", "2023-02-30", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_IMPOSSIBLE_DATE);
  g_clear_error (&error);
  g_assert_false (safeguard_meeting_add_attendee (meeting, "p1", SAFEGUARD_PRESENCE_MEMBER,
                                                  "local-authority", "director", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_DUPLICATE_ID);
  g_clear_error (&error);
  g_assert_false (safeguard_meeting_add_attendee (meeting, "p2", SAFEGUARD_PRESENCE_MEMBER,
                                                  "polise", NULL, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_ACTOR);
  g_clear_error (&error);
  g_assert_false (safeguard_meeting_set_stands_in_for (meeting, "p9", "directer", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_SEAT);
  g_clear_error (&error);
  g_assert_false (safeguard_meeting_set_authority (meeting, "p8", TRUE, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_PERSON);
  g_clear_error (&error);
  g_assert_false (safeguard_record_append (SAFEGUARD_RECORD (meeting), stranger, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_PERSON);
}

/* The areas of the five documents: a meeting of a body of theirs is undecided, until an overlay
 * brings the terms of reference. Which bodies they have, their packs say. */
static void
test_documents (void)
{
  guint n = 0;
  static const struct
  {
    const char *area;
    const char *day;
    const char *present;
  } documents[] = {
      {"stockport", "2012-10-01", "p1:m:local-authority: p2:m:health: p3:m:police:"},
      /* The report for 2017/18 speaks of no body of health. */
      {"stockport", "2017-10-01", "p1:m:local-authority: p3:m:police:"},
      {"stockport", "2019-10-15", "p1:m:local-authority: p2:m:health: p3:m:police:"},
      {"salford", "2022-10-03", "p1:m:local-authority: p2:m:health: p3:m:police:"},
      {"cheshire-west-and-chester", "2019-10-01",
       "p1:m:local-authority: p2:m:health: p3:m:police:"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (SafeguardPolicy) policy = load_policy (documents[i].area, documents[i].day);
      SafeguardGovernance *governance = safeguard_policy_get_governance (policy, NULL);
      const char *const *bodies
          = governance != NULL ? safeguard_governance_get_bodies (governance) : NULL;

      for (guint j = 0; bodies != NULL && bodies[j] != NULL; j++)
        {
          g_autoptr (SafeguardMeeting) meeting
              = record (governance, bodies[j], documents[i].day, documents[i].present);
          g_autoptr (SafeguardMeetingRuling) ruling = assess (governance, meeting);

          g_test_message ("%s %s", documents[i].area, bodies[j]);
          g_assert_cmpint (safeguard_meeting_ruling_get_quorate (ruling), ==,
                           SAFEGUARD_QUORATE_UNDECIDED);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 0);
}

/* A council's overlay over the arrangements of Cheshire West and Chester brings the terms of
 * reference of the Executive Group, and nothing else; they are made up. */
static void
test_overlay_brings_the_rule (void)
{
  static const char text[]
      = "safeguard-pack: 1\n"
        "id: overlay-2019\n"
        "area: overlay\n"
        "title: A made-up overlay\n"
        "in-force: {from: 2019-07-01, to: 2024-12-31}\n"
        "builds-on: [cheshire-west-and-chester]\n"
        "sources: {terms: {title: Made-up terms of reference, published: 2019}}\n"
        "governance:\n" ALL_OF;
  static const struct
  {
    const char *present;
    SafeguardQuorate quorate;
  } cases[] = {
      {"p1:m:local-authority: p2:m:ccg: p3:m:police:", SAFEGUARD_QUORATE_YES},
      {"p1:m:local-authority: p3:m:police:", SAFEGUARD_QUORATE_NO},
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("safeguard-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "overlay.yaml", NULL);
  const char *packs[] = {path, NULL};
  g_autoptr (GDate) day = g_date_new_dmy (1, G_DATE_OCTOBER, 2019);

  g_file_set_contents (path, text, -1, &error);
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (packs, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardPolicy) policy
      = safeguard_catalogue_get_policy (catalogue, "overlay", day, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SafeguardGovernance *governance = safeguard_policy_get_governance (policy, &error);
      g_autoptr (SafeguardMeeting) meeting
          = record (governance, "executive", "2019-10-01", cases[i].present);
      g_autoptr (SafeguardMeetingRuling) ruling = assess (governance, meeting);

      g_assert_cmpint (safeguard_meeting_ruling_get_quorate (ruling), ==, cases[i].quorate);
    }
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/governance/meeting/made-up/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *path = g_strconcat ("/governance/meeting/told/", told[i].name, NULL);

      g_test_add_data_func (path, &told[i], test_told);
    }
  g_test_add_func ("/governance/meeting/first-and-last-day", test_first_and_last_day);
  g_test_add_func ("/governance/meeting/whose-silence", test_whose_silence);
  g_test_add_func ("/governance/meeting/no-person-is-shown", test_no_person_is_shown);
  g_test_add_func ("/governance/meeting/moment-of-each-item", test_moment_of_each_item);
  g_test_add_func ("/governance/meeting/told-of-items", test_told_of_items);
  g_test_add_func ("/governance/meeting/ruling-is-frozen", test_ruling_is_frozen);
  g_test_add_func ("/governance/meeting/refusals", test_refusals);
  g_test_add_func ("/governance/meeting/documents", test_documents);
  g_test_add_func ("/governance/meeting/overlay", test_overlay_brings_the_rule);

  return g_test_run ();
}
