/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

/* "health: absent -> present, heads: 3 -> 4" */
static void
print_missing (JsonObject *result, SafeguardPage *page)
{
  guint n = safeguard_json_length (result, "missing");

  if (n > 0)
    safeguard_page_heading (page, "What would make it quorate, each by itself");
  for (guint i = 0; i < n; i++)
    {
      JsonObject *way = safeguard_json_element (result, "missing", i);
      GString *text = g_string_new (NULL);

      for (guint j = 0; j < safeguard_json_length (way, "change"); j++)
        {
          JsonObject *step = safeguard_json_element (way, "change", j);

          g_string_append_printf (
              text, "%s%s: %s, now %s", j > 0 ? "; " : "", safeguard_json_text (step, "fact"),
              safeguard_json_text (step, "to"), safeguard_json_text (step, "from"));
        }
      safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, "  + ", text->str);
      g_string_free (text, TRUE);
    }
}

static void
print_items (JsonObject *result, SafeguardPage *page)
{
  guint n = safeguard_json_length (result, "items");

  if (n > 0)
    safeguard_page_heading (page, "At its items");
  for (guint i = 0; i < n; i++)
    {
      JsonObject *item = safeguard_json_element (result, "items", i);
      g_autofree char *at = safeguard_json_moment (item, "at");
      g_autofree char *quorate = safeguard_json_words (item, "quorate");
      g_autofree char *text = g_strconcat (at, ": ", quorate, NULL);

      safeguard_page_field (page, safeguard_json_text (item, "id"), text);
    }
}

static void
print_meeting (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  JsonObject *result = safeguard_json_object (answer, "result");
  g_autofree char *quorate = safeguard_json_words (result, "quorate");
  g_autofree char *when = safeguard_json_moment (result, "when");
  g_autofree char *heading
      = g_strdup_printf ("%s: quorate: %s", safeguard_json_text (result, "name"), quorate);

  safeguard_cli_print_policy (answer, page);
  safeguard_page_heading (page, heading);
  safeguard_page_field (page, "met", when);
  safeguard_page_field (page, "rule", safeguard_json_text (result, "rule"));
  print_items (result, page);
  print_missing (result, page);
  safeguard_cli_print_ruling (command, answer, page);
  if (!command->explain)
    return;

  safeguard_page_heading (page, "The rules of the quorum");
  safeguard_cli_print_rows (result, "trace", NULL, page);
}

static void
print_vote (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  JsonObject *result = safeguard_json_object (answer, "result");
  g_autofree char *outcome = safeguard_json_words (result, "outcome");
  g_autofree char *pivotal = safeguard_json_names (result, "pivotal");
  g_autofree char *dissent = safeguard_json_names (result, "dissent");
  g_autofree char *heading
      = g_strdup_printf ("%s: %s", safeguard_json_text (result, "name"), outcome);

  safeguard_cli_print_policy (answer, page);
  safeguard_page_heading (page, heading);
  safeguard_page_field (page, "rule", safeguard_json_text (result, "rule"));
  safeguard_page_field (page, "hung on", pivotal);
  safeguard_page_field (page, "dissent", dissent);
  safeguard_cli_print_ruling (command, answer, page);
  if (!command->explain)
    return;

  safeguard_page_heading (page, "The rules of the vote");
  safeguard_cli_print_rows (result, "trace", NULL, page);
}

static int
run_meeting (SafeguardCommand *command)
{
  return safeguard_command_ask_record (command, print_meeting);
}

static int
run_vote (SafeguardCommand *command)
{
  return safeguard_command_ask_record (command, print_vote);
}

const SafeguardCliVerb safeguard_cli_meeting = {
    .name = "meeting",
    .ask = "meeting",
    .arguments = "FILE",
    .summary = "whether a meeting was quorate, and what would make it so",
    .details
    = "FILE holds who was there; those whom it does not name were not:\n"
      "  {\"body\": BODY, \"at\": TIME, \"present\": [{\"person\": ID, \"agency\": AGENCY,\n"
      "   \"role\": SEAT, \"as\": \"member|substitute|observer|adviser\", \"for\": SEAT,\n"
      "   \"authority\": true, \"nominated\": false}, ...],\n"
      "   \"events\": [{\"type\": \"arrived|left\", \"at\": TIME, \"by\": ID}, ...],\n"
      "   \"items\": [{\"id\": ID, \"at\": TIME}, ...]}\n"
      "A substitute counts only with equivalent authority on record. With --at the ruling\n"
      "is of who was there at that moment. safeguard policy show AREA lists the bodies.\n\n"
      "Examples:\n"
      "  safeguard meeting --policy stockport meeting.json\n"
      "  safeguard meeting --policy stockport --at 2019-10-15T11:30 --explain meeting.json",
    .takes = SAFEGUARD_TAKES_CASE,
    .run = run_meeting,
};

const SafeguardCliVerb safeguard_cli_vote = {
    .name = "vote",
    .ask = "vote",
    .arguments = "FILE",
    .summary = "what follows from a vote, and on whom it hung",
    .details
    = "FILE holds who voted how; a vote that it does not name is not known:\n"
      "  {\"decision\": VOTE, \"at\": TIME,\n"
      "   \"votes\": {AGENCY: \"yes|no|abstain|absent\", ...}, \"conflicts\": [AGENCY...],\n"
      "   \"events\": [{\"type\": \"signed-off\", \"at\": TIME, \"by\": ACTOR}]}\n"
      "safeguard policy show AREA lists the votes, and who has one.\n\n"
      "Examples:\n"
      "  safeguard vote --policy cheshire-west-and-chester --on 2019-10-01 vote.json\n"
      "  safeguard vote --policy cheshire-west-and-chester --explain --json vote.json",
    .takes = SAFEGUARD_TAKES_CASE & ~SAFEGUARD_TAKES_AT,
    .run = run_vote,
};
