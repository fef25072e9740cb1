/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "safeguard-cli-private.h"

static void
print (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  g_string_append_printf (page->text, "%s  %s\n", safeguard_json_text (answer, "date"),
                          safeguard_json_text (answer, "text"));
  if (safeguard_json_boolean (answer, "rests_on_rules_alone"))
    safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, "  ",
                              "It lies past the last published list of bank holidays and rests on "
                              "the rules alone; an extra holiday would move it.");
  for (guint i = 0; i < safeguard_json_length (answer, "days"); i++)
    safeguard_cli_print_day (safeguard_json_element (answer, "days", i), page);
}

static gboolean
read_number (const char *text, gint64 *number)
{
  return g_ascii_string_to_signed (text[0] == '+' ? text + 1 : text, 10, -G_MAXINT, G_MAXINT,
                                   number, NULL);
}

static int
run (SafeguardCommand *command)
{
  gint64 number = 0;

  if (!safeguard_command_check_arguments (command, 2, 2))
    return SAFEGUARD_EXIT_MISUSED;

  const char *days = command->negative != NULL ? command->negative : command->rest[1];
  if (!g_utf8_validate (command->rest[0], -1, NULL) || !read_number (days, &number))
    return safeguard_command_misuse (command, "N is a whole number of days, not '%s'", days);

  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);
  safeguard_command_add (request, "date", command->rest[0]);
  json_builder_set_member_name (request, "days");
  json_builder_add_int_value (request, number);

  return safeguard_command_ask (command, request, NULL, print);
}

const SafeguardCliVerb safeguard_cli_working_days = {
    .name = "working-days",
    .ask = "working-days",
    .arguments = "DATE N",
    .summary = "the day that is N working days after DATE, or before it",
    .details = "Working days of England and Wales, bank holidays as published; the day itself is\n"
               "day 0. With --known-on, the bank holidays that were known by then.\n\n"
               "Examples:\n"
               "  safeguard working-days 2019-12-20 5\n"
               "  safeguard working-days 2026-04-07 -7\n"
               "  safeguard working-days --known-on 2022-09-07 2022-09-07 15",
    .takes_negative = TRUE,
    .takes = SAFEGUARD_TAKES_POLICY | SAFEGUARD_TAKES_ON | SAFEGUARD_TAKES_KNOWN_ON
             | SAFEGUARD_TAKES_EXPLAIN,
    .run = run,
};
