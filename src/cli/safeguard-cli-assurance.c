/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

/* The verbs of governance. */

static const char *
or_dash (const char *text)
{
  return text != NULL && *text != '\0' ? text : "-";
}

static void
add_row (GPtrArray *rows, const char *const *cells)
{
  g_ptr_array_add (rows, g_strdupv ((char **)cells));
}

static GPtrArray *
rows_new (const char *const *names)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  add_row (rows, names);

  return rows;
}

static void
begin_page (JsonObject *answer, const char *what, const char *is, SafeguardPage *page)
{
  g_autofree char *heading = g_strdup_printf ("%s: %s", what, or_dash (is));

  safeguard_cli_print_policy (answer, page);
  safeguard_page_heading (page, heading);
}

static int
check_policy (SafeguardCommand *command, guint least, guint most)
{
  if (!safeguard_command_check_arguments (command, least, most))
    return SAFEGUARD_EXIT_MISUSED;
  if (command->policy == NULL)
    return safeguard_command_misuse (command, "--policy is missing: whose arrangements are meant?");

  return SAFEGUARD_EXIT_ANSWERED;
}

/* --- risk */

static void
print_risk (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[] = {"Scored", "Score", "What becomes of it", "To", NULL};
  JsonObject *result = safeguard_json_object (answer, "result");
  g_autoptr (GPtrArray) rows = rows_new (names);
  g_autofree char *to = safeguard_json_words (result, "to");
  g_autofree char *holder = safeguard_json_words (result, "register");

  begin_page (answer, "Risk", safeguard_json_text (result, "handling"), page);
  safeguard_page_field (page, "goes up to", to);
  safeguard_page_field (page, "register", holder);
  for (guint i = 0; i < safeguard_json_length (result, "scores"); i++)
    {
      JsonObject *score = safeguard_json_element (result, "scores", i);
      g_autofree char *at = safeguard_json_moment (score, "at");
      g_autofree char *up = safeguard_json_words (score, "to");
      g_autofree char *number
          = g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (score, "score"));
      const char *cells[] = {or_dash (at), number,
                             or_dash (safeguard_json_text (score, "handling")), or_dash (up), NULL};

      add_row (rows, cells);
    }
  if (rows->len > 1)
    safeguard_page_table (page, rows);
  safeguard_cli_print_ruling (command, answer, page);
}

static int
run_risk (SafeguardCommand *command)
{
  gint64 score = 0;
  guint n = command->score != NULL ? 0 : 1;
  int status = check_policy (command, n, n);

  if (status != SAFEGUARD_EXIT_ANSWERED)
    return status;
  if (command->score == NULL)
    return safeguard_command_ask_record (command, print_risk);
  if (!g_ascii_string_to_signed (command->score, 10, 0, G_MAXINT64, &score, NULL))
    return safeguard_command_misuse (command, "--score is a whole number from 0, not '%s'",
                                     command->score);

  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);

  json_builder_set_member_name (request, "score");
  json_builder_add_int_value (request, score);

  return safeguard_command_ask (command, request, NULL, print_risk);
}

const SafeguardCliVerb safeguard_cli_risk = {
    .name = "risk",
    .ask = "risk",
    .arguments = "--score N | FILE",
    .summary = "what becomes of a risk by its score: kept, or up to another body",
    .details
    = "FILE holds one risk of a register:\n"
      "  {\"id\": ID, \"events\": [{\"type\": \"raised\", \"at\": TIME, \"by\": BODY},\n"
      "   {\"type\": \"scored\", \"at\": TIME, \"score\": N}, ...]}; also escalated and closed.\n\n"
      "Examples:\n"
      "  safeguard risk --policy stockport --score 12\n"
      "  safeguard risk --policy stockport --at 2020-03-31 risk.json",
    .takes = SAFEGUARD_TAKES_CASE | SAFEGUARD_TAKES_SCORE,
    .run = run_risk,
};

/* --- may */

static void
print_may (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  JsonObject *result = safeguard_json_object (answer, "result");
  g_autofree char *who = safeguard_json_names (result, "who");
  g_autofree char *before = safeguard_json_names (result, "before");

  begin_page (answer, "May", safeguard_json_text (result, "may"), page);
  safeguard_page_field (page, "who may", who != NULL && *who != '\0' ? who : NULL);
  safeguard_page_field (page, "before", before != NULL && *before != '\0' ? before : NULL);
  safeguard_cli_print_ruling (command, answer, page);
}

static int
run_may (SafeguardCommand *command)
{
  static const char *const names[] = {"body", "act", "matter"};
  int status = check_policy (command, 3, 3);

  if (status != SAFEGUARD_EXIT_ANSWERED)
    return status;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!g_utf8_validate (command->rest[i], -1, NULL))
      return safeguard_command_misuse (command, "'%s' is not valid UTF-8", command->rest[i]);

  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    safeguard_command_add (request, names[i], command->rest[i]);

  return safeguard_command_ask (command, request, NULL, print_may);
}

const SafeguardCliVerb safeguard_cli_may = {
    .name = "may",
    .ask = "may",
    .arguments = "BODY ACT MATTER",
    .summary = "whether a body may decide, moderate or sign a matter, and what comes before",
    .details = "Examples:\n"
               "  safeguard may --policy stockport executive sign action-plan\n"
               "  safeguard may --policy stockport quality-assurance moderate action-plan",
    .takes = SAFEGUARD_TAKES_POLICY | SAFEGUARD_TAKES_ON | SAFEGUARD_TAKES_KNOWN_ON,
    .run = run_may,
};

/* --- decisions */

static void
print_decisions (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[] = {"When", "Act", "Matter", "About", "By", "", NULL};
  JsonObject *result = safeguard_json_object (answer, "result");
  g_autoptr (GPtrArray) rows = rows_new (names);
  g_autofree char *breaches
      = g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (result, "breaches"));

  begin_page (answer, "Acts against the rules", breaches, page);
  for (guint i = 0; i < safeguard_json_length (result, "acts"); i++)
    {
      JsonObject *act = safeguard_json_element (result, "acts", i);
      g_autofree char *at = safeguard_json_moment (act, "at");
      g_autofree char *matter = safeguard_json_words (act, "matter");
      g_autofree char *by = safeguard_json_words (act, "by");
      g_autofree char *state = safeguard_json_words (act, "state");
      const char *cells[] = {or_dash (at),
                             or_dash (safeguard_json_text (act, "act")),
                             or_dash (matter),
                             or_dash (safeguard_json_text (act, "about")),
                             or_dash (by),
                             or_dash (state),
                             NULL};

      add_row (rows, cells);
    }
  if (rows->len > 1)
    safeguard_page_table (page, rows);
  safeguard_cli_print_ruling (command, answer, page);
}

static int
run_decisions (SafeguardCommand *command)
{
  return safeguard_command_ask_record (command, print_decisions);
}

const SafeguardCliVerb safeguard_cli_decisions = {
    .name = "decisions",
    .ask = "decisions",
    .arguments = "FILE",
    .summary = "whether what the bodies did was theirs to do, and in its order",
    .details = "FILE holds what was done; the type of an event is the act:\n"
               "  {\"id\": ID, \"events\": [{\"type\": \"sign\", \"at\": TIME, \"by\": BODY,\n"
               "   \"matter\": MATTER, \"about\": WHICH}, ...]}\n\n"
               "Examples:\n"
               "  safeguard decisions --policy stockport decisions.json",
    .takes = SAFEGUARD_TAKES_CASE,
    .run = run_decisions,
};

/* --- check */

static void
print_check (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  JsonObject *result = safeguard_json_object (answer, "result");

  begin_page (answer, safeguard_json_text (result, "name"), safeguard_json_text (result, "answer"),
              page);
  for (guint i = 0; i < safeguard_json_length (result, "tests"); i++)
    {
      JsonObject *test = safeguard_json_element (result, "tests", i);
      const char *ask = safeguard_json_text (test, "ask");
      g_autofree char *first
          = g_strdup_printf ("  %s: ", or_dash (safeguard_json_text (test, "answer")));

      safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, first,
                                ask != NULL ? ask : safeguard_json_text (test, "id"));
    }
  safeguard_cli_print_ruling (command, answer, page);
}

static int
run_check (SafeguardCommand *command)
{
  int status = check_policy (command, 2, 2);

  if (status != SAFEGUARD_EXIT_ANSWERED)
    return status;
  if (!g_utf8_validate (command->rest[0], -1, NULL))
    return safeguard_command_misuse (command, "'%s' is not valid UTF-8", command->rest[0]);

  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);

  safeguard_command_add (request, "checklist", command->rest[0]);

  return safeguard_command_ask (command, request, command->rest[1], print_check);
}

const SafeguardCliVerb safeguard_cli_check = {
    .name = "check",
    .ask = "check",
    .arguments = "CHECKLIST FILE",
    .summary = "a set of tests, each answered with its reason: who may be a lay member, ...",
    .details = "FILE holds what is known; a fact that it does not name is unknown:\n"
               "  {\"present\": [FACT...], \"absent\": [FACT...]}\n\n"
               "Examples:\n"
               "  safeguard check --policy stockport --on 2012-04-02 lay-member person.json\n"
               "  safeguard check -p stockport --on 2012-04-02 information-request request.json",
    .takes = SAFEGUARD_TAKES_CASE,
    .run = run_check,
};

/* --- attendance */

static char *
number_of (JsonObject *object, const char *name, const char *unit)
{
  if (json_object_get_null_member (object, name))
    return g_strdup ("-");

  return g_strdup_printf ("%" G_GINT64_FORMAT "%s", json_object_get_int_member (object, name),
                          unit);
}

static void
add_seat (GPtrArray *rows, JsonObject *seat)
{
  g_autofree char *attended = number_of (seat, "attended", "");
  g_autofree char *held = number_of (seat, "held", "");
  g_autofree char *minimum = number_of (seat, "minimum", " %");
  g_autofree char *may_miss = number_of (seat, "may_miss", "");
  g_autofree char *last = safeguard_json_moment (seat, "last_to_miss");
  const char *cells[] = {or_dash (safeguard_json_text (seat, "name")),
                         attended,
                         held,
                         or_dash (safeguard_json_text (seat, "rate")),
                         minimum,
                         or_dash (safeguard_json_text (seat, "reachable")),
                         or_dash (safeguard_json_text (seat, "highest")),
                         may_miss,
                         or_dash (last),
                         NULL};

  add_row (rows, cells);
}

static void
print_attendance (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[]
      = {"Seat",       "Attended", "Held",     "Rate",         "Minimum",
         "Can be met", "Highest",  "May miss", "Last to miss", NULL};
  JsonObject *result = safeguard_json_object (answer, "result");
  g_autoptr (GPtrArray) rows = rows_new (names);

  begin_page (answer, "Attendance", safeguard_json_text (result, "body"), page);
  for (guint i = 0; i < safeguard_json_length (result, "seats"); i++)
    add_seat (rows, safeguard_json_element (result, "seats", i));
  safeguard_page_table (page, rows);
  safeguard_cli_print_ruling (command, answer, page);
}

static int
run_attendance (SafeguardCommand *command)
{
  return safeguard_command_ask_record (command, print_attendance);
}

const SafeguardCliVerb safeguard_cli_attendance = {
    .name = "attendance",
    .ask = "attendance",
    .arguments = "FILE",
    .summary = "who attended, whether each minimum can still be met, what may be missed",
    .details = "FILE holds the meetings of one body over a period:\n"
               "  {\"body\": BODY, \"from\": DATE, \"to\": DATE,\n"
               "   \"meetings\": [{\"at\": TIME, \"held\": true, \"present\": [SEAT...]}, ...],\n"
               "   \"planned\": [DATE...], \"classes\": {SEAT: CLASS or PER CENT}}\n\n"
               "Examples:\n"
               "  safeguard attendance --policy stockport --on 2012-04-02 meetings.json",
    .takes = SAFEGUARD_TAKES_CASE,
    .run = run_attendance,
};

/* --- assurance */

static void
print_missing (JsonObject *result, SafeguardPage *page)
{
  static const char *const names[] = {"Submission", "From", "To", "Supplied by", "Missing", NULL};
  g_autoptr (GPtrArray) rows = rows_new (names);

  for (guint i = 0; i < safeguard_json_length (result, "submissions"); i++)
    {
      JsonObject *due = safeguard_json_element (result, "submissions", i);
      g_autofree char *from = safeguard_json_moment (due, "from");
      g_autofree char *to = safeguard_json_moment (due, "to");
      g_autofree char *supplied = safeguard_json_names (due, "supplied");
      g_autofree char *missing = safeguard_json_names (due, "missing");
      const char *cells[] = {or_dash (safeguard_json_text (due, "name")),
                             or_dash (from),
                             or_dash (to),
                             or_dash (supplied),
                             or_dash (missing),
                             NULL};

      add_row (rows, cells);
    }
  if (rows->len > 1)
    safeguard_page_table (page, rows);
}

static void
print_assurance (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  JsonObject *result = safeguard_json_object (answer, "result");

  begin_page (answer, "Assurance", safeguard_json_text (result, "id"), page);
  print_missing (result, page);
  safeguard_cli_print_ruling (command, answer, page);
}

static int
run_assurance (SafeguardCommand *command)
{
  return safeguard_command_ask_record (command, print_assurance);
}

const SafeguardCliVerb safeguard_cli_assurance = {
    .name = "assurance",
    .ask = "assurance",
    .arguments = "FILE",
    .summary = "who has not supplied what, and what no evidence, scrutiny or rating covers",
    .details
    = "FILE holds what is in hand over a period:\n"
      "  {\"id\": ID, \"from\": DATE, \"to\": DATE, \"events\": [\n"
      "   {\"type\": \"submitted\", \"at\": TIME, \"by\": AGENCY, \"submission\": ID, \"for\": "
      "DATE},\n"
      "   {\"type\": \"evidenced\", \"at\": TIME, \"source\": ID},\n"
      "   {\"type\": \"scrutinised\", \"at\": TIME, \"scrutiny\": ID},\n"
      "   {\"type\": \"rated\", \"at\": TIME, \"by\": AGENCY, \"expectation\": ID, \"rating\": "
      "\"met\"},\n"
      "   {\"type\": \"action-opened\", \"at\": TIME, \"expectation\": ID, \"action\": ID}, ...]}\n"
      "also action-closed. \"for\" is any day of the quarter that the submission is for.\n\n"
      "Examples:\n"
      "  safeguard assurance --policy stockport --on 2018-03-31 year.json",
    .takes = SAFEGUARD_TAKES_CASE,
    .run = run_assurance,
};
