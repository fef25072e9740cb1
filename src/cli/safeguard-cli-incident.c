/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

static void
print (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  JsonObject *result = safeguard_json_object (answer, "result");
  g_autofree char *heading
      = g_strdup_printf ("Notifiable: %s", safeguard_json_text (result, "notifiable"));
  g_autofree char *by = safeguard_json_words (result, "by");
  g_autofree char *to = safeguard_json_names (result, "to");

  safeguard_cli_print_policy (answer, page);
  safeguard_cli_print_alarm (answer, page);
  safeguard_page_heading (page, heading);
  safeguard_page_field (page, "by", by);
  safeguard_page_field (page, "to", to);
  safeguard_page_field (page, "rapid review", safeguard_json_text (result, "rapid_review_answer"));
  safeguard_cli_print_ruling (command, answer, page);
  if (!command->explain)
    return;

  safeguard_page_heading (page, "The criteria");
  safeguard_cli_print_rows (result, "trace", NULL, page);
}

static int
run (SafeguardCommand *command)
{
  return safeguard_command_ask_record (command, print);
}

const SafeguardCliVerb safeguard_cli_incident = {
    .name = "incident",
    .ask = "incident",
    .arguments = "FILE",
    .summary = "whether a serious incident is notifiable, to whom and by when",
    .details
    = "FILE holds what is known of the incident; a fact that it does not name is unknown:\n"
      "  {\"aware\": {\"local-authority\": TIME, \"partners\": TIME}, \"notified\": TIME,\n"
      "   \"present\": [FACT...], \"absent\": [FACT...], \"events\": {EVENT: TIME}}\n"
      "safeguard policy show AREA lists the facts.\n\n"
      "Examples:\n"
      "  safeguard incident --policy stockport incident.json\n"
      "  safeguard incident --policy stockport --at 2019-10-11T12:00 --explain incident.json",
    .takes = SAFEGUARD_TAKES_CASE,
    .run = run,
};
