/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

#include <stdio.h>

/* The verbs of the fund whose answer is to be appended to a FILE of one event a line: standard
 * output holds such lines and nothing else. */

static void
append_event (JsonObject *event, SafeguardPage *page)
{
  g_autoptr (JsonNode) node = json_node_alloc ();
  g_autofree char *text = NULL;

  json_node_init_object (node, event);
  text = json_to_string (node, FALSE);
  g_string_append_printf (page->text, "%s\n", text);
}

static void
print_import (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  guint n_refused = safeguard_json_length (answer, "issues");
  guint n_events = safeguard_json_length (answer, "events");
  gint64 n_repeated = json_object_get_int_member_with_default (answer, "repeated", 0);
  gint64 n_left_out = json_object_get_int_member_with_default (answer, "left_out", 0);
  g_autofree char *summary
      = g_strdup_printf ("%u imported, %u refused, %" G_GINT64_FORMAT
                         " on the record already, %" G_GINT64_FORMAT " left out",
                         n_events, n_refused, n_repeated, n_left_out);
  SafeguardPage beside;

  for (guint i = 0; i < n_events; i++)
    append_event (safeguard_json_element (answer, "events", i), page);
  safeguard_page_open (&beside, stderr);
  for (guint i = 0; i < n_refused; i++)
    safeguard_cli_print_issue (safeguard_json_element (answer, "issues", i), &beside);
  safeguard_page_line (&beside, SAFEGUARD_TONE_PLAIN, summary);
  safeguard_page_close (&beside, stderr);
}

static void
print_act (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  append_event (safeguard_json_object (answer, "event"), page);
}

static int
ask (SafeguardCommand *command, const char *const *files, SafeguardCliPrint print)
{
  if (!safeguard_command_check_arguments (command, 1, 1))
    return SAFEGUARD_EXIT_MISUSED;
  if (command->policy == NULL)
    return safeguard_command_misuse (command, "--policy is missing: whose arrangements are meant?");

  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);

  return safeguard_command_ask_files (command, request, files, print);
}

static int
run_import (SafeguardCommand *command)
{
  const char *files[]
      = {command->mapping, command->rest != NULL ? command->rest[0] : NULL, command->fund, NULL};

  if (command->mapping == NULL)
    return safeguard_command_misuse (command, "--mapping is missing: how is the extract read?");

  return ask (command, files, print_import);
}

static int
run_act (SafeguardCommand *command)
{
  const char *files[]
      = {command->rest != NULL ? command->rest[0] : NULL, command->fund, command->meeting, NULL};

  if (command->fund == NULL)
    return safeguard_command_misuse (command, "--fund is missing: what happened before?");

  return ask (command, files, print_act);
}

const SafeguardCliVerb safeguard_cli_fund_import = {
    .name = "fund import",
    .ask = "fund-import",
    .arguments = "FILE",
    .summary = "the rows of a bank's or finance system's extract, as events of the fund",
    .details
    = "FILE is the extract, in CSV; the mapping says which column holds what and which row is "
      "what.\n"
      "The events go to standard output, one a line, to be appended to the fund. Rows that are\n"
      "refused are told on standard error with their line; then the exit status is 1, and the "
      "others\n"
      "are imported all the same. With --fund what was imported before is not imported again.\n"
      "--at is kept as when it was recorded.\n\n"
      "Examples:\n"
      "  safeguard fund import --policy stockport --mapping bank.yaml --fund fund.jsonl "
      "april.csv >>fund.jsonl",
    .takes = SAFEGUARD_TAKES_POLICY | SAFEGUARD_TAKES_ON | SAFEGUARD_TAKES_AT
             | SAFEGUARD_TAKES_MAPPING | SAFEGUARD_TAKES_FUND,
    .run = run_import,
};

const SafeguardCliVerb safeguard_cli_fund_approve = {
    .name = "fund approve",
    .ask = "fund-approve",
    .arguments = "FILE",
    .summary = "whether a business case may be decided on, before it is",
    .details = "FILE holds the decision, to be appended to the fund if nothing stands in its way:\n"
               "  {\"type\": \"decided\", \"at\": DATE, \"by\": \"board\", \"case\": ID}\n"
               "It goes to standard output with the ruling on the meeting, if one is named; what "
               "stands in its\n"
               "way is told on standard error, with exit status 1.\n\n"
               "Examples:\n"
               "  safeguard fund approve --policy stockport --fund fund.jsonl --meeting may.json "
               "decision.json >>fund.jsonl",
    .takes
    = SAFEGUARD_TAKES_POLICY | SAFEGUARD_TAKES_ON | SAFEGUARD_TAKES_FUND | SAFEGUARD_TAKES_MEETING,
    .run = run_act,
};

const SafeguardCliVerb safeguard_cli_fund_commit = {
    .name = "fund commit",
    .ask = "fund-commit",
    .arguments = "FILE",
    .summary = "whether money may be committed, before it is",
    .details
    = "FILE holds the commitment, as for fund approve:\n"
      "  {\"type\": \"committed\", \"at\": DATE, \"id\": ID, \"case\": ID, \"pence\": N}\n"
      "It is refused where a test, the decision, the signature or cover is lacking.\n\n"
      "Examples:\n"
      "  safeguard fund commit --policy stockport --fund fund.jsonl order.json >>fund.jsonl",
    .takes
    = SAFEGUARD_TAKES_POLICY | SAFEGUARD_TAKES_ON | SAFEGUARD_TAKES_FUND | SAFEGUARD_TAKES_MEETING,
    .run = run_act,
};
