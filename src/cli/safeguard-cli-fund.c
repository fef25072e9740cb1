/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

#include <string.h>

/* "1,234.56": amounts stand one below another. (transfer full) */
static char *
pounds (gint64 pence)
{
  guint64 size = pence < 0 ? 0 - (guint64)pence : (guint64)pence;
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, size / 100);
  gsize n = strlen (digits);
  GString *text = g_string_new (pence < 0 ? "-" : NULL);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  g_string_append_printf (text, ".%02u", (guint)(size % 100));

  return g_string_free (text, FALSE);
}

static gint64
number (JsonObject *object, const char *name)
{
  return json_object_get_int_member_with_default (object, name, 0);
}

static char *
pounds_of (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) && !json_object_get_null_member (object, name)
             ? pounds (number (object, name))
             : g_strdup ("-");
}

static void
print_lines (JsonObject *result, const char *name, const char *heading, SafeguardPage *page)
{
  static const char *const names[]
      = {"Heading", "Pounds", "Budget", "Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  for (guint i = 0; i < safeguard_json_length (result, name); i++)
    {
      JsonObject *line = safeguard_json_element (result, name, i);
      JsonArray *quarters = json_object_get_array_member (line, "quarters");
      g_autofree char *pence = pounds_of (line, "pence");
      g_autofree char *budget = pounds_of (line, "budget");
      g_autofree char *first = pounds (json_array_get_int_element (quarters, 0));
      g_autofree char *second = pounds (json_array_get_int_element (quarters, 1));
      g_autofree char *third = pounds (json_array_get_int_element (quarters, 2));
      g_autofree char *fourth = pounds (json_array_get_int_element (quarters, 3));
      const char *cells[]
          = {safeguard_json_text (line, "name"), pence, budget, first, second, third, fourth, NULL};

      safeguard_rows_add (rows, cells);
    }
  safeguard_page_heading (page, heading);
  safeguard_page_table (page, rows);
}

static void
print_field (JsonObject *result, const char *name, const char *words, SafeguardPage *page)
{
  g_autofree char *text = pounds_of (result, name);

  safeguard_page_field (page, words, text);
}

static void
print_statement (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  JsonObject *result = safeguard_json_object (answer, "result");
  g_autofree char *heading
      = g_strdup_printf ("The fund in %s", safeguard_json_text (result, "year"));

  safeguard_cli_print_policy (answer, page);
  safeguard_page_heading (page, heading);
  print_field (result, "income_total", "income", page);
  print_field (result, "expenditure_total", "expenditure", page);
  print_field (result, "brought_forward", "brought forward", page);
  print_field (result, "carried_forward", "carried forward", page);
  print_lines (result, "income", "Income", page);
  print_lines (result, "expenditure", "Expenditure", page);
  print_lines (result, "subtotals", "Sub-totals", page);
  safeguard_cli_print_ruling (command, answer, page);
}

static void
print_check (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  guint n = safeguard_json_length (answer, "exceptions");
  g_autofree char *heading
      = g_strdup_printf ("%s: %u exceptions", safeguard_json_text (answer, "year"), n);

  safeguard_page_heading (page, heading);
  for (guint i = 0; i < n; i++)
    safeguard_page_paragraph (
        page, SAFEGUARD_TONE_PLAIN, "  - ",
        safeguard_json_text (safeguard_json_element (answer, "exceptions", i), "message"));
}

static void
print_shares (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[] = {"Who", "Pounds", "How", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  for (guint i = 0; i < safeguard_json_length (answer, "shares"); i++)
    {
      JsonObject *share = safeguard_json_element (answer, "shares", i);
      g_autofree char *who = safeguard_json_words (share, "who");
      g_autofree char *pence = pounds_of (share, "pence");
      g_autofree char *steps = safeguard_json_joined (share, "steps");
      const char *cells[] = {safeguard_or_dash (who), pence, safeguard_or_dash (steps), NULL};

      safeguard_rows_add (rows, cells);
    }
  safeguard_page_heading (page, "Shares");
  safeguard_page_table (page, rows);
}

/* For other programs: the text as it is. */
static void
print_export (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  g_string_append (page->text, safeguard_json_text (answer, "text"));
}

static int
ask (SafeguardCommand *command, SafeguardCliPrint print)
{
  if (!safeguard_command_check_arguments (command, 1, 1))
    return SAFEGUARD_EXIT_MISUSED;
  if (command->policy == NULL && print != print_shares)
    return safeguard_command_misuse (command, "--policy is missing: whose arrangements are meant?");
  if (command->year == NULL && (command->verb->takes & SAFEGUARD_TAKES_YEAR) != 0)
    return safeguard_command_misuse (command, "--year is missing: which financial year?");
  if (command->format == NULL && (command->verb->takes & SAFEGUARD_TAKES_FORMAT) != 0)
    return safeguard_command_misuse (command, "--format is missing: hledger, ledger or beancount?");

  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);
  safeguard_command_add (request, "year", command->year);
  safeguard_command_add (request, "format", command->format);

  return safeguard_command_ask (command, request, command->rest[0], print);
}

static int
run_statement (SafeguardCommand *command)
{
  return ask (command, print_statement);
}

static int
run_check (SafeguardCommand *command)
{
  return ask (command, print_check);
}

static int
run_shares (SafeguardCommand *command)
{
  return ask (command, print_shares);
}

static int
run_export (SafeguardCommand *command)
{
  return ask (command, print_export);
}

const SafeguardCliVerb safeguard_cli_fund_statement = {
    .name = "fund statement",
    .ask = "fund-statement",
    .arguments = "FILE",
    .summary = "what came in and went out of the pooled fund in a financial year",
    .details
    = "FILE holds what happened to the fund: {\"entries\": [EVENT...]}, or one event a line:\n"
      "  {\"type\": \"received\", \"at\": DATE, \"from\": CONTRIBUTOR, \"pence\": 55000, \"id\": "
      "ID}\n"
      "Events: pledged, due, received, lapsed, waived, in-kind, undertaken, budgeted, paid, "
      "spent,\n"
      "reserved, reservation-posted, reservation-voided, case-submitted, tested, decided, signed,\n"
      "committed, released, reserve-added, reserve-drawn, carried-forward, corrected, entry,\n"
      "period-locked, price-index, contributions-agreed. Amounts are whole pence.\n\n"
      "Examples:\n"
      "  safeguard fund statement --policy stockport --year 2017-18 fund.json\n"
      "  safeguard fund statement --policy stockport --year 2017-18 --at 2018-03-31 --json "
      "fund.json",
    .takes = SAFEGUARD_TAKES_CASE | SAFEGUARD_TAKES_YEAR,
    .run = run_statement,
};

const SafeguardCliVerb safeguard_cli_fund_check = {
    .name = "fund check",
    .ask = "fund-check",
    .arguments = "FILE",
    .summary = "what an auditor would ask about a financial year of the fund",
    .details = "FILE holds what happened to the fund, as for fund statement.\n\n"
               "Examples:\n"
               "  safeguard fund check --policy stockport --year 2017-18 fund.json",
    .takes = SAFEGUARD_TAKES_CASE | SAFEGUARD_TAKES_YEAR,
    .run = run_check,
};

const SafeguardCliVerb safeguard_cli_fund_shares = {
    .name = "fund shares",
    .ask = "fund-shares",
    .arguments = "FILE",
    .summary = "a sum divided among contributors, to the penny and step by step",
    .details
    = "FILE says the sum and how it is divided; amounts are whole pence:\n"
      "  {\"pence\": 10000000, \"flat\": {WHO: PENCE}, \"proportions\": {WHO: PARTS},\n"
      "   \"caps\": {WHO: PENCE}, \"floors\": {WHO: PENCE}, \"uplift\": HUNDREDTHS-OF-A-PER-CENT}\n"
      "Without flat and proportions it is divided as the policy says.\n\n"
      "Examples:\n"
      "  safeguard fund shares shares.json",
    .takes = SAFEGUARD_TAKES_POLICY | SAFEGUARD_TAKES_ON,
    .run = run_shares,
};

const SafeguardCliVerb safeguard_cli_fund_export = {
    .name = "fund export",
    .ask = "fund-export",
    .arguments = "FILE",
    .summary = "the fund's ledger as plain-text accounting",
    .details = "FILE holds what happened to the fund, as for fund statement.\n\n"
               "Examples:\n"
               "  safeguard fund export --policy stockport --format hledger fund.json",
    .takes = SAFEGUARD_TAKES_POLICY | SAFEGUARD_TAKES_ON | SAFEGUARD_TAKES_KNOWN_ON
             | SAFEGUARD_TAKES_FORMAT,
    .run = run_export,
};
