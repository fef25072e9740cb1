/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

#include <string.h>

static const char *
heading_of (const char *room)
{
  static const char *const headings[][2] = {
      {"thresholds", "Levels of need"}, {"reviews", "Serious incidents and reviews"},
      {"timescales", "Time limits"},    {"governance", "Who sits, decides and scrutinises"},
      {"escalation", "Disagreements"},  {"funding", "The pooled fund"},
      {"gaps", "What is left open"},    {"particulars", "Beside the rules"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_strcmp0 (room, headings[i][0]) == 0)
      return headings[i][1];

  return room;
}

static void
print (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  guint n = safeguard_json_length (answer, "told");
  const char *room = NULL;

  if (command->release_note)
    {
      g_string_append (page->text, safeguard_json_text (answer, "text"));
      return;
    }

  safeguard_cli_print_sides (answer, page);
  if (n == 0)
    safeguard_page_paragraph (page, SAFEGUARD_TONE_STRONG, "", "Nothing is decided differently.");
  for (guint i = 0; i < n; i++)
    {
      JsonObject *difference = safeguard_json_element (answer, "told", i);
      const char *own = safeguard_json_text (difference, "room");

      if (g_strcmp0 (own, room) != 0)
        safeguard_page_heading (page, heading_of (own));
      room = own;
      safeguard_cli_print_difference (answer, difference, page);
    }
}

static int
run (SafeguardCommand *command)
{
  if (!safeguard_command_check_sides (command))
    return SAFEGUARD_EXIT_MISUSED;

  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);

  json_builder_set_member_name (request, "release-note");
  json_builder_add_boolean_value (request, command->release_note);

  return safeguard_command_ask_sides (command, request, print);
}

const SafeguardCliVerb safeguard_cli_policy_diff = {
    .name = "policy diff",
    .ask = "policy-diff",
    .arguments = "A [B]",
    .summary = "what two policies decide differently",
    .details = "A and B are each an edition, an area (today, or as in force --on a day), an area\n"
               "and its day as AREA@DATE, or the file of a pack. One area on two days is A with\n"
               "--on and --to. What is only worded, named or ordered otherwise is no difference.\n"
               "--release-note writes the differences as a note in Markdown.\n\n"
               "Examples:\n"
               "  safeguard policy diff england-2018 england-2023\n"
               "  safeguard policy diff --on 2019-10-01 --to 2024-06-01 stockport\n"
               "  safeguard policy diff stockport-2019 ./stockport-draft.yaml --release-note",
    .takes = SAFEGUARD_TAKES_ON | SAFEGUARD_TAKES_KNOWN_ON | SAFEGUARD_TAKES_SECOND_DAY
             | SAFEGUARD_TAKES_RELEASE_NOTE,
    .run = run,
};
