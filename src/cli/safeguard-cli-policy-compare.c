/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

static void
print_side (JsonObject *answer, JsonObject *one, const char *key, SafeguardPage *page)
{
  JsonObject *side = safeguard_json_object (one, key);
  const char *label = safeguard_json_text (safeguard_json_object (answer, key), "label");
  const char *rule = safeguard_json_text (side, "rule");
  g_autofree char *unheard = safeguard_json_names (side, "unheard");
  g_autofree char *text
      = g_strconcat (safeguard_json_text (side, "answer"), rule != NULL ? ", by the rule " : "",
                     rule != NULL ? rule : "", NULL);
  g_autofree char *first = g_strdup_printf ("  %s: ", label);

  safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, first, text);
  for (guint i = 0; i < safeguard_json_length (side, "gaps"); i++)
    safeguard_page_paragraph (
        page, SAFEGUARD_TONE_FAINT, "      left open: ",
        safeguard_json_text (safeguard_json_element (side, "gaps", i), "says"));
  if (safeguard_json_length (side, "gaps") > 0)
    safeguard_cli_print_sources (side, label, page);
  if (unheard != NULL && *unheard != '\0')
    safeguard_page_paragraph (page, SAFEGUARD_TONE_FAINT, "      does not ask about: ", unheard);
}

static void
print_case (JsonObject *answer, JsonObject *one, SafeguardPage *page)
{
  const char *id = safeguard_json_text (one, "id");
  g_autofree char *heading
      = g_strconcat (id != NULL ? id : "The case", ": ", safeguard_json_text (one, "move"), NULL);

  safeguard_page_heading (page, heading);
  print_side (answer, one, "first", page);
  print_side (answer, one, "second", page);
  for (guint i = 0; i < safeguard_json_length (one, "reasons"); i++)
    safeguard_cli_print_difference (answer, safeguard_json_element (one, "reasons", i), page);
}

static void
print_moves (JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[] = {"Move", "Cases", NULL};
  JsonObject *moves = safeguard_json_object (answer, "moves");
  g_autoptr (GList) keys = json_object_get_members (moves);
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);
  g_autofree char *text = g_strdup_printf (
      "%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " cases change",
      json_object_get_int_member (answer, "changed"), json_object_get_int_member (answer, "of"));

  for (GList *key = keys; key != NULL; key = key->next)
    {
      g_autofree char *n
          = g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (moves, key->data));
      const char *cells[] = {key->data, n, NULL};

      safeguard_rows_add (rows, cells);
    }
  safeguard_page_heading (page, text);
  safeguard_page_table (page, rows);
}

/* Of many cases those that change are told one by one. */
static void
print (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  guint n = safeguard_json_length (answer, "cases");

  safeguard_cli_print_sides (answer, page);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *one = safeguard_json_element (answer, "cases", i);

      if (n == 1 || safeguard_json_boolean (one, "differs"))
        print_case (answer, one, page);
    }
  print_moves (answer, page);
}

static int
run (SafeguardCommand *command)
{
  if (!safeguard_command_check_sides (command))
    return SAFEGUARD_EXIT_MISUSED;

  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);

  safeguard_command_add (request, "as", command->as);
  return safeguard_command_ask_sides (command, request, print);
}

const SafeguardCliVerb safeguard_cli_policy_compare = {
    .name = "policy compare",
    .ask = "policy-compare",
    .arguments = "A [B]",
    .summary = "the same facts under two policies",
    .details
    = "A and B as for safeguard policy diff. --facts is a case, a list of them, or one a line; of\n"
      "many, those that change are shown, and how many change and which way. A case is the FILE\n"
      "of safeguard assess, incident, vote, meeting, dispute, review, workstream, risk or check,\n"
      "or a request with its verb and input. Each policy hears what it has a rule for, and says\n"
      "what it does not.\n\n"
      "Examples:\n"
      "  safeguard policy compare stockport-2019 ./draft.yaml --facts concern.json\n"
      "  safeguard policy compare stockport cheshire-west-and-chester --on 2020-01-06 --facts "
      "vote.json\n"
      "  safeguard policy compare --on 2019-10-01 --to 2024-06-01 stockport --facts cases.jsonl",
    .takes = SAFEGUARD_TAKES_ON | SAFEGUARD_TAKES_AT | SAFEGUARD_TAKES_KNOWN_ON
             | SAFEGUARD_TAKES_EXPLAIN | SAFEGUARD_TAKES_SECOND_DAY | SAFEGUARD_TAKES_FACTS,
    .long_work = TRUE,
    .run = run,
};
