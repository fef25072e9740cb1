/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

static const char *
outcome_text (const char *outcome)
{
  static const char *const texts[][2] = {
      {"undetermined", "No level yet: what is recorded does not determine one"},
      {"undecided", "No level: the document does not say"},
      {"disputed", "No level: the document can be read in more than one way"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (outcome, texts[i][0]) == 0)
      return texts[i][1];

  return "No level";
}

static void
print_level (JsonObject *result, SafeguardPage *page)
{
  JsonObject *level = safeguard_json_object (result, "level");
  const char *outcome = safeguard_json_text (result, "outcome");
  gint64 possible = json_object_get_int_member_with_default (result, "highest_possible", 0);
  gint64 number = level != NULL ? json_object_get_int_member (level, "number") : 0;
  g_autofree char *text = level != NULL ? g_strdup_printf ("Level %" G_GINT64_FORMAT ": %s", number,
                                                           safeguard_json_text (level, "name"))
                                        : g_strdup (outcome_text (outcome));

  safeguard_page_heading (page, text);
  if (possible > number)
    {
      g_autofree char *higher = g_strdup_printf ("level %" G_GINT64_FORMAT, possible);
      safeguard_page_field (page, "could still be", higher);
    }
}

static void
print_duties (JsonObject *result, SafeguardPage *page)
{
  g_autofree char *statute = safeguard_json_words (result, "statute");
  g_autofree char *assessment = safeguard_json_words (result, "assessment");
  g_autofree char *coordinator = safeguard_json_words (result, "coordinator");

  safeguard_page_field (page, "law", statute);
  safeguard_page_field (page, "assessment", assessment);
  safeguard_page_field (page, "coordinator", coordinator);
  safeguard_page_field (page, "contact", safeguard_json_text (result, "route_name"));
  safeguard_page_field (page, "consent", safeguard_json_text (result, "consent"));
}

static void
print_judgements (JsonObject *result, SafeguardPage *page)
{
  for (guint i = 0; i < safeguard_json_length (result, "judgements"); i++)
    {
      JsonObject *judgement = safeguard_json_element (result, "judgements", i);
      g_autofree char *when = safeguard_json_moment (judgement, "when");
      g_autofree char *by = safeguard_json_words (judgement, "by");
      g_autofree char *text
          = g_strdup_printf ("level %" G_GINT64_FORMAT ", decided by %s on %s: %s",
                             json_object_get_int_member (judgement, "level"), by, when,
                             safeguard_json_text (judgement, "reason"));

      safeguard_page_field (page, "judgement", text);
    }
}

static void
print_why_not (JsonObject *result, SafeguardPage *page)
{
  JsonObject *levels = safeguard_json_object (result, "why_not");
  g_autoptr (GList) numbers = levels != NULL ? json_object_get_members (levels) : NULL;

  for (GList *number = numbers; number != NULL; number = number->next)
    {
      g_autofree char *heading = g_strdup_printf ("Why not level %s", (const char *)number->data);

      safeguard_page_heading (page, heading);
      safeguard_cli_print_rows (levels, number->data, NULL, page);
    }
}

static void
print_changes (JsonObject *result, SafeguardPage *page)
{
  guint n = safeguard_json_length (result, "smallest_changes");

  if (n > 0)
    safeguard_page_heading (page, "The smallest changes that would make it another level");
  for (guint i = 0; i < n; i++)
    {
      JsonObject *change = safeguard_json_element (result, "smallest_changes", i);
      g_autofree char *first = g_strdup_printf ("  to level %" G_GINT64_FORMAT ": ",
                                                json_object_get_int_member (change, "to"));
      GString *text = g_string_new (NULL);

      for (guint j = 0; j < safeguard_json_length (change, "change"); j++)
        {
          JsonObject *step = safeguard_json_element (change, "change", j);

          g_string_append_printf (text, "%s%s from %s to %s", j == 0 ? "" : ", and ",
                                  safeguard_json_text (step, "fact"),
                                  safeguard_json_text (step, "from"),
                                  safeguard_json_text (step, "to"));
        }
      safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, first, text->str);
      g_string_free (text, TRUE);
    }
}

static void
print (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  JsonObject *result = safeguard_json_object (answer, "result");

  safeguard_cli_print_policy (answer, page);
  safeguard_cli_print_alarm (answer, page);
  print_level (result, page);
  print_duties (result, page);
  print_judgements (result, page);
  safeguard_cli_print_ruling (command, answer, page);
  if (!command->explain)
    return;

  safeguard_page_heading (page, "The rules that are met");
  safeguard_cli_print_rows (result, "trace", "yes", page);
  print_why_not (result, page);
  print_changes (result, page);
}

static int
run (SafeguardCommand *command)
{
  return safeguard_command_ask_record (command, print);
}

const SafeguardCliVerb safeguard_cli_assess = {
    .name = "assess",
    .ask = "assess",
    .arguments = "FILE",
    .summary = "the level of need, the duty and the route that facts lead to",
    .details = "FILE holds what is known of a contact; a fact that it does not name is unknown:\n"
               "  {\"date\": DATE, \"present\": [FACT...], \"absent\": [FACT...], \"facts\": "
               "{FACT: VALUE},\n"
               "   \"events\": {EVENT: TIME}, \"judgements\": [{\"level\": N, \"by\": ROLE, "
               "\"when\": DATE,\n"
               "   \"reason\": TEXT}]}\n"
               "safeguard policy show AREA lists the facts.\n\n"
               "Examples:\n"
               "  safeguard assess --policy stockport --on 2019-10-01 concern.json\n"
               "  safeguard assess --policy stockport --on 2019-10-01 --explain concern.json\n"
               "  echo '{\"present\": [\"needs-unclear\"]}' | safeguard assess -p stockport --on "
               "2019-10-01 -",
    .takes = SAFEGUARD_TAKES_CASE,
    .run = run,
};
