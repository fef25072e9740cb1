/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

#define MANY G_MAXINT

/* --- diary */

static void
add_entry (GPtrArray *rows, JsonObject *entry)
{
  g_autofree char *due = safeguard_json_moment (entry, "due");
  g_autofree char *holder = safeguard_json_words (entry, "holder");
  gboolean later = safeguard_json_boolean (entry, "later_round");
  const char *left = safeguard_json_text (entry, "left");
  const char *cells[] = {
      safeguard_or_dash (due),
      safeguard_json_boolean (entry, "overdue") ? "OVERDUE" : "",
      safeguard_or_dash (safeguard_json_text (entry, "name")),
      safeguard_or_dash (holder),
      safeguard_or_dash (safeguard_json_text (entry, "record")),
      later ? "a later round" : safeguard_or_dash (left),
      NULL,
  };

  safeguard_rows_add (rows, cells);
}

/* As add_entry, without the record: all are of one partnership. */
static void
add_duty (GPtrArray *rows, JsonObject *entry)
{
  g_autofree char *due = safeguard_json_moment (entry, "due");
  g_autofree char *holder = safeguard_json_words (entry, "holder");
  const char *cells[] = {
      safeguard_or_dash (due),
      safeguard_json_boolean (entry, "overdue") ? "OVERDUE" : "",
      safeguard_or_dash (safeguard_json_text (entry, "name")),
      safeguard_or_dash (holder),
      safeguard_or_dash (safeguard_json_text (entry, "limit")),
      NULL,
  };

  safeguard_rows_add (rows, cells);
}

static void
print_duties_of (JsonObject *answer, const char *name, const char *heading, SafeguardPage *page)
{
  static const char *const names[] = {"Due", "", "What", "Whose duty", "How often", NULL};
  guint n = safeguard_json_length (answer, name);
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  if (n == 0)
    return;

  for (guint i = 0; i < n; i++)
    add_duty (rows, safeguard_json_element (answer, name, i));
  safeguard_page_heading (page, heading);
  safeguard_page_table (page, rows);
}

static void
print_entries (JsonObject *answer, const char *name, const char *heading, SafeguardPage *page)
{
  static const char *const names[] = {"Due", "", "What", "Whose move", "Record", "Left", NULL};
  guint n = safeguard_json_length (answer, name);
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  if (n == 0)
    return;

  for (guint i = 0; i < n; i++)
    add_entry (rows, safeguard_json_element (answer, name, i));
  safeguard_page_heading (page, heading);
  safeguard_page_table (page, rows);
}

static void
print_calendar (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  g_string_append (page->text, safeguard_json_text (answer, "icalendar"));
}

static void
print_duties (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  g_autofree char *at = safeguard_json_moment (answer, "at");
  g_autofree char *text = at != NULL ? g_strconcat ("speaking for ", at, NULL) : NULL;

  if (text != NULL)
    safeguard_page_paragraph (page, SAFEGUARD_TONE_FAINT, "", text);
  print_duties_of (answer, "entries", "In the order in which it falls due", page);
  print_duties_of (answer, "later", "Running by then, and due after it", page);
  print_duties_of (answer, "undated", "To be done, without a date", page);
  if (safeguard_json_length (answer, "entries") == 0
      && safeguard_json_length (answer, "undated") == 0)
    safeguard_page_heading (page, "Nothing is owed in this window");
  safeguard_cli_print_switched_off (answer, page);
}

static void
print_diary (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  g_autofree char *at = safeguard_json_moment (answer, "at");
  g_autofree char *text = at != NULL ? g_strconcat ("speaking for ", at, NULL) : NULL;

  if (text != NULL)
    safeguard_page_paragraph (page, SAFEGUARD_TONE_FAINT, "", text);
  print_entries (answer, "entries", "In the order in which it falls due", page);
  print_entries (answer, "undated", "To be done, without a date", page);
  if (safeguard_json_length (answer, "entries") == 0
      && safeguard_json_length (answer, "undated") == 0)
    safeguard_page_heading (page, "Nothing is open in this window");
  safeguard_cli_print_switched_off (answer, page);
}

static int
check_policy (SafeguardCommand *command)
{
  if (!safeguard_command_check_arguments (command, 1, MANY))
    return SAFEGUARD_EXIT_MISUSED;
  if (command->policy == NULL)
    return safeguard_command_misuse (command, "--policy is missing: whose arrangements are meant?");

  return SAFEGUARD_EXIT_ANSWERED;
}

static int
run_diary (SafeguardCommand *command)
{
  int status = check_policy (command);

  if (status != SAFEGUARD_EXIT_ANSWERED)
    return status;

  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);

  safeguard_command_add (request, "from", command->from);
  safeguard_command_add (request, "to", command->to);
  json_builder_set_member_name (request, "icalendar");
  json_builder_add_boolean_value (request, command->ics);

  return safeguard_command_ask_files (command, request, (const char *const *)command->rest,
                                      command->ics ? print_calendar : print_diary);
}

/* --- duties */

static int
run_duties (SafeguardCommand *command)
{
  if (!safeguard_command_check_arguments (command, 0, 1))
    return SAFEGUARD_EXIT_MISUSED;
  if (command->policy == NULL)
    return safeguard_command_misuse (command, "--policy is missing: whose arrangements are meant?");

  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);

  safeguard_command_add (request, "from", command->from);
  safeguard_command_add (request, "to", command->to);
  json_builder_set_member_name (request, "icalendar");
  json_builder_add_boolean_value (request, command->ics);

  return safeguard_command_ask (command, request, command->rest != NULL ? command->rest[0] : NULL,
                                command->ics ? print_calendar : print_duties);
}

/* --- redate */

static void
print_holidays (JsonObject *answer, SafeguardPage *page)
{
  guint n_new = 0;

  for (guint i = 0; i < safeguard_json_length (answer, "holidays"); i++)
    {
      JsonObject *holiday = safeguard_json_element (answer, "holidays", i);
      g_autofree char *day = safeguard_json_moment (holiday, "date");
      g_autofree char *text = g_strconcat (day, ": ", safeguard_json_text (holiday, "name"), NULL);

      if (!safeguard_json_boolean (holiday, "new"))
        continue;
      if (n_new++ == 0)
        safeguard_page_heading (page, "New bank holidays");
      safeguard_page_line (page, SAFEGUARD_TONE_PLAIN, text);
    }
  if (n_new == 0)
    safeguard_page_heading (page, "No bank holiday among these is new");
}

static void
print_moves (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[] = {"Record", "What", "Whose move", "From", "To", "Why", NULL};
  guint n = safeguard_json_length (answer, "moves");
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  print_holidays (answer, page);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *move = safeguard_json_element (answer, "moves", i);
      g_autofree char *from = safeguard_json_moment (move, "from");
      g_autofree char *to = safeguard_json_moment (move, "to");
      g_autofree char *holder = safeguard_json_words (move, "holder");
      const char *cells[] = {
          safeguard_or_dash (safeguard_json_text (move, "record")),
          safeguard_or_dash (safeguard_json_text (move, "name")),
          safeguard_or_dash (holder),
          safeguard_or_dash (from),
          safeguard_or_dash (to),
          safeguard_or_dash (safeguard_json_text (move, "why")),
          NULL,
      };

      safeguard_rows_add (rows, cells);
    }
  safeguard_page_heading (page, n > 0 ? "Open clocks that move" : "No open clock moves");
  if (n > 0)
    safeguard_page_table (page, rows);
}

static int
run_redate (SafeguardCommand *command)
{
  int status = check_policy (command);

  if (status != SAFEGUARD_EXIT_ANSWERED)
    return status;
  if (command->holidays == NULL)
    return safeguard_command_misuse (command,
                                     "--holidays is missing: which bank holidays were announced?");

  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_ptr_array_add (files, command->holidays);
  for (guint i = 0; command->rest[i] != NULL; i++)
    g_ptr_array_add (files, command->rest[i]);
  g_ptr_array_add (files, NULL);

  return safeguard_command_ask_files (command, request, (const char *const *)files->pdata,
                                      print_moves);
}

/* --- statistics */

static char *
number_of (JsonObject *object, const char *name)
{
  if (json_object_get_null_member (object, name))
    return g_strdup ("-");

  /* 4.5, and 4 */
  return g_strdup_printf ("%g", json_object_get_double_member (object, name));
}

static void
add_numbers (GPtrArray *rows, JsonObject *object, const char *label, const char *const *members)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  g_strv_builder_add (cells, safeguard_or_dash (label));
  for (guint i = 0; members[i] != NULL; i++)
    {
      g_autofree char *number = number_of (object, members[i]);

      g_strv_builder_add (cells, number);
    }
  g_ptr_array_add (rows, g_strv_builder_end (cells));
}

static void
print_stages (JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[]
      = {"Stage", "Reached by", "Stays over", "Shortest", "Median", "Longest", NULL};
  static const char *const members[]
      = {"reached", "left", "shortest_days", "median_days", "longest_days", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  for (guint i = 0; i < safeguard_json_length (answer, "stages"); i++)
    {
      JsonObject *stage = safeguard_json_element (answer, "stages", i);

      add_numbers (rows, stage, safeguard_json_text (stage, "name"), members);
    }
  safeguard_page_heading (page, "Stages; stays in calendar days");
  safeguard_page_table (page, rows);
}

static void
print_holders (JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[] = {"Whose duties", "In time",           "Late",    "Overdue",
                                      "Running",      "Days late: median", "Longest", NULL};
  static const char *const members[]
      = {"in_time", "late", "overdue", "running", "median_days_late", "longest_days_late", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);
  guint n = safeguard_json_length (answer, "holders");

  if (n == 0)
    return;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *holder = safeguard_json_element (answer, "holders", i);
      g_autofree char *name = safeguard_json_words (holder, "holder");

      add_numbers (rows, holder, name != NULL ? name : "nobody named", members);
    }
  safeguard_page_heading (page, "Time limits; lateness in calendar days");
  safeguard_page_table (page, rows);
}

static void
print_statistics (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  JsonObject *outcomes = safeguard_json_object (answer, "outcomes");
  g_autoptr (GList) states = json_object_get_members (outcomes);
  g_autofree char *heading = g_strdup_printf ("Matters: %" G_GINT64_FORMAT,
                                              json_object_get_int_member (answer, "matters"));

  safeguard_page_heading (page, heading);
  for (GList *state = states; state != NULL; state = state->next)
    {
      g_autofree char *number = number_of (outcomes, state->data);

      safeguard_page_field (page, state->data, number);
    }
  print_stages (answer, page);
  print_holders (answer, page);
}

static int
run_statistics (SafeguardCommand *command)
{
  int status = check_policy (command);

  if (status != SAFEGUARD_EXIT_ANSWERED)
    return status;

  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);

  return safeguard_command_ask_files (command, request, (const char *const *)command->rest,
                                      print_statistics);
}

#define FILES                                                                                      \
  "Each FILE holds one record, or a list of records, as for safeguard dispute and safeguard\n"     \
  "review; \"kind\" is review (or left out), a kind of dispute, or duties: the recurring duties\n" \
  "of the partnership, with the events that met them.\n\n"

const SafeguardCliVerb safeguard_cli_diary = {
    .name = "diary",
    .ask = "diary",
    .arguments = "FILE...",
    .summary = "everything open in many records, in the order in which it falls due",
    .details = FILES "Examples:\n"
                     "  safeguard diary --policy stockport reviews.json disputes.json\n"
                     "  safeguard diary -p stockport --from 2019-10-14 --to 2019-10-31 *.json\n"
                     "  safeguard diary -p stockport --ics *.json > open.ics",
    .takes = SAFEGUARD_TAKES_POLICY | SAFEGUARD_TAKES_ON | SAFEGUARD_TAKES_AT
             | SAFEGUARD_TAKES_KNOWN_ON | SAFEGUARD_TAKES_WINDOW | SAFEGUARD_TAKES_ICS,
    .run = run_diary,
};

const SafeguardCliVerb safeguard_cli_duties = {
    .name = "duties",
    .ask = "duties",
    .arguments = "[FILE]",
    .summary = "what a partnership itself owes in a window: meetings, reports, reviews",
    .details = "FILE, if given, holds what was done: {\"id\": ID, \"events\": [{\"type\": EVENT, "
               "\"at\": TIME}, ...]}.\n"
               "Without --at nothing is said to be overdue.\n\n"
               "Examples:\n"
               "  safeguard duties --policy cheshire-west-and-chester --from 2019-06-01 --to "
               "2020-05-31\n"
               "  safeguard duties -p stockport --at 2020-01-31 --from 2020-01-01 done.json\n"
               "  safeguard duties -p salford --from 2023-01-01 --to 2023-12-31 --ics > duties.ics",
    .takes = SAFEGUARD_TAKES_POLICY | SAFEGUARD_TAKES_ON | SAFEGUARD_TAKES_AT
             | SAFEGUARD_TAKES_KNOWN_ON | SAFEGUARD_TAKES_WINDOW | SAFEGUARD_TAKES_ICS,
    .run = run_duties,
};

const SafeguardCliVerb safeguard_cli_redate = {
    .name = "redate",
    .ask = "redate",
    .arguments = "--holidays FILE FILE...",
    .summary = "which open dates move when bank holidays are announced",
    .details
    = "--holidays takes a list of {\"date\", \"name\", \"published\"}, the government's file of "
      "bank\n"
      "holidays, or a pack whose calendar has them. What moves comes with the event to append to\n"
      "the record (--json).\n\n" FILES "Examples:\n"
      "  safeguard redate --policy stockport --holidays announced.json reviews/*.json\n"
      "  safeguard redate -p england --known-on 2022-09-07 --holidays funeral.json review.json",
    .takes = SAFEGUARD_TAKES_POLICY | SAFEGUARD_TAKES_ON | SAFEGUARD_TAKES_AT
             | SAFEGUARD_TAKES_KNOWN_ON | SAFEGUARD_TAKES_HOLIDAYS,
    .run = run_redate,
};

const SafeguardCliVerb safeguard_cli_statistics = {
    .name = "statistics",
    .ask = "statistics",
    .arguments = "FILE...",
    .summary = "time in each stage, outcomes and lateness over many matters",
    .details = FILES "Examples:\n"
                     "  safeguard statistics --policy stockport disputes/*.json\n"
                     "  safeguard statistics -p stockport --at 2020-04-01 --json disputes.json",
    .takes
    = SAFEGUARD_TAKES_POLICY | SAFEGUARD_TAKES_ON | SAFEGUARD_TAKES_AT | SAFEGUARD_TAKES_KNOWN_ON,
    .run = run_statistics,
};
