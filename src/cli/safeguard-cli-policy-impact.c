/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

/* A count that is suppressed is a star, as in the field's own tables. */
static char *
count_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_NULL (node)
             ? g_strdup ("*")
             : g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
add_row (JsonObject *row, const char *name, GPtrArray *rows)
{
  JsonArray *counts = json_object_get_array_member (row, "counts");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *total = count_text (json_object_get_member (row, "total"));

  g_strv_builder_add (builder, name);
  for (guint i = 0; i < json_array_get_length (counts); i++)
    {
      g_autofree char *count = count_text (json_array_get_element (counts, i));

      g_strv_builder_add (builder, count);
    }
  g_strv_builder_add (builder, total);
  g_auto (GStrv) cells = g_strv_builder_end (builder);
  safeguard_rows_add (rows, (const char *const *)cells);
}

static GPtrArray *
begin_rows (JsonObject *answer)
{
  JsonArray *moves = json_object_get_array_member (answer, "moves");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, "Group");
  for (guint i = 0; i < json_array_get_length (moves); i++)
    g_strv_builder_add (builder, json_array_get_string_element (moves, i));
  g_strv_builder_add (builder, "Total");
  g_auto (GStrv) names = g_strv_builder_end (builder);

  return safeguard_rows_new ((const char *const *)names);
}

static void
print (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  g_autoptr (GPtrArray) rows = begin_rows (answer);
  g_autofree char *note
      = g_strdup_printf ("* stands for a number that is suppressed: one under %" G_GINT64_FORMAT
                         " that is not 0, or one from which such a number could be worked out.",
                         json_object_get_int_member (answer, "threshold"));

  safeguard_cli_print_sides (answer, page);
  for (guint i = 0; i < safeguard_json_length (answer, "groups"); i++)
    {
      JsonObject *row = safeguard_json_element (answer, "groups", i);

      add_row (row, safeguard_json_text (row, "group"), rows);
    }
  add_row (safeguard_json_object (answer, "all"), "All", rows);
  safeguard_page_heading (page, "Cases that move, by group");
  safeguard_page_table (page, rows);
  safeguard_page_paragraph (page, SAFEGUARD_TONE_FAINT, "", note);
}

static int
run (SafeguardCommand *command)
{
  if (!safeguard_command_check_sides (command))
    return SAFEGUARD_EXIT_MISUSED;

  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);

  safeguard_command_add (request, "as", command->as);
  safeguard_command_add (request, "group", command->group);
  if (command->threshold != SAFEGUARD_NO_THRESHOLD)
    {
      json_builder_set_member_name (request, "threshold");
      json_builder_add_int_value (request, command->threshold);
    }

  return safeguard_command_ask_sides (command, request, print);
}

const SafeguardCliVerb safeguard_cli_policy_impact = {
    .name = "policy impact",
    .ask = "policy-impact",
    .arguments = "A [B]",
    .summary = "how many cases move under another policy, by group",
    .details
    = "A and B as for safeguard policy diff, --facts as for safeguard policy compare. --group is\n"
      "a key of the cases, such as ward: a case without it, or with an empty text, is counted as\n"
      "not recorded, and a key that no case has is refused. Numbers under --threshold (5) are "
      "suppressed, and with\n"
      "them as many others as it takes that none can be worked out from the totals.\n\n"
      "Examples:\n"
      "  safeguard policy impact stockport-2019 ./draft.yaml --group ward --facts year.jsonl",
    .takes = SAFEGUARD_TAKES_ON | SAFEGUARD_TAKES_AT | SAFEGUARD_TAKES_KNOWN_ON
             | SAFEGUARD_TAKES_SECOND_DAY | SAFEGUARD_TAKES_FACTS | SAFEGUARD_TAKES_GROUP,
    .long_work = TRUE,
    .run = run,
};
