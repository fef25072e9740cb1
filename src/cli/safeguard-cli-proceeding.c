/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

/* Where the matter has been; the one where it is has no day of leaving. */
static void
print_visits (JsonObject *result, SafeguardPage *page)
{
  static const char *const names[] = {"Stage", "From", "Until", "Whose it was", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);
  guint n = safeguard_json_length (result, "visits");

  if (n == 0)
    return;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *visit = safeguard_json_element (result, "visits", i);
      g_autofree char *entered = safeguard_json_moment (visit, "entered");
      g_autofree char *left = safeguard_json_moment (visit, "left");
      const char *cells[] = {
          safeguard_or_dash (safeguard_json_text (visit, "name")),
          safeguard_or_dash (entered),
          left != NULL ? left : "here now",
          safeguard_or_dash (safeguard_json_text (visit, "holder_name")),
          NULL,
      };

      safeguard_rows_add (rows, cells);
    }
  safeguard_page_heading (page, "The way so far");
  safeguard_page_table (page, rows);
}

/* "(b)" for the second of those who may do something; they are named once, below the table. */
static char *
mark_who (GPtrArray *who, const char *name)
{
  guint found;

  if (name == NULL || *name == '\0')
    return g_strdup ("-");
  if (!g_ptr_array_find_with_equal_func (who, name, g_str_equal, &found))
    {
      found = who->len;
      g_ptr_array_add (who, (gpointer)name);
    }

  /* There are more acts than letters in no procedure that anybody could read. */
  return found < 26 ? g_strdup_printf ("(%c)", 'a' + (int)found) : g_strdup (name);
}

/* "mediation: the independent chair", "mediation: no holder" */
static char *
describe_way (JsonObject *step)
{
  g_autofree char *to = safeguard_json_words (step, "to");
  g_autofree char *answer = safeguard_json_words (step, "answer");
  const char *holder = safeguard_json_text (step, "holder_name");
  GString *text = g_string_new (to);

  if (to != NULL && holder != NULL && *holder != '\0')
    g_string_append_printf (text, ": %s", holder);
  if (g_strcmp0 (answer, "open") != 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ": " : "", answer);
  if (text->len == 0)
    g_string_append_c (text, '-');

  return g_string_free (text, FALSE);
}

static void
print_who (GPtrArray *who, SafeguardPage *page)
{
  for (guint i = 0; i < MIN (who->len, 26); i++)
    {
      g_autofree char *first = g_strdup_printf ("  (%c) ", 'a' + (int)i);

      safeguard_page_paragraph (page, SAFEGUARD_TONE_FAINT, first, g_ptr_array_index (who, i));
    }
}

static void
print_next (JsonObject *result, SafeguardPage *page)
{
  static const char *const names[] = {"Event", "Step", "By", "Leads to", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);
  g_autoptr (GPtrArray) who = g_ptr_array_new ();
  guint n = safeguard_json_length (result, "next");

  if (n == 0)
    return;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *step = safeguard_json_element (result, "next", i);
      g_autofree char *by = mark_who (who, safeguard_json_text (step, "by_name"));
      g_autofree char *way = describe_way (step);
      const char *cells[] = {
          safeguard_or_dash (safeguard_json_text (step, "act")),
          safeguard_or_dash (safeguard_json_text (step, "name")),
          by,
          way,
          NULL,
      };

      safeguard_rows_add (rows, cells);
    }
  safeguard_page_heading (page, "What may come next");
  safeguard_page_table (page, rows);
  print_who (who, page);
}

static void
print_reference (JsonObject *result, SafeguardPage *page)
{
  JsonObject *reference = safeguard_json_object (result, "by_reference");

  if (reference != NULL)
    safeguard_page_field (page, "follows", safeguard_json_text (reference, "policy"));
  safeguard_page_field (page, "goes to", safeguard_json_text (result, "goes_to"));
}

static void
print (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  JsonObject *result = safeguard_json_object (answer, "result");
  const char *stage = safeguard_json_text (result, "stage_name");
  g_autofree char *state = safeguard_json_words (result, "state");
  g_autofree char *heading = g_strdup_printf ("%s: %s", safeguard_json_text (result, "id"),
                                              stage != NULL ? stage : state);
  g_autofree char *kind = safeguard_json_words (result, "kind");
  g_autofree char *parties = safeguard_json_names (result, "parties");

  safeguard_cli_print_policy (answer, page);
  safeguard_cli_print_alarm (answer, page);
  safeguard_page_heading (page, heading);
  safeguard_page_field (page, "kind", kind);
  safeguard_page_field (page, "parties", parties);
  safeguard_page_field (page, "state", state);
  safeguard_page_field (page, "whose move", safeguard_json_text (result, "holder_name"));
  print_reference (result, page);
  print_visits (result, page);
  print_next (result, page);
  safeguard_cli_print_ruling (command, answer, page);
}

static int
run (SafeguardCommand *command)
{
  return safeguard_command_ask_record (command, print);
}

const SafeguardCliVerb safeguard_cli_dispute = {
    .name = "dispute",
    .ask = "dispute",
    .arguments = "FILE",
    .summary = "where a disagreement stands on its ladder, and whose move it is",
    .details
    = "FILE holds what happened:\n"
      "  {\"id\": ID, \"kind\": \"between-partners\", \"parties\": [AGENCY...],\n"
      "   \"events\": [{\"type\": \"raised\", \"at\": TIME, \"by\": AGENCY}, ...]}\n"
      "Kinds: between-partners, between-practitioners, and what else the policy has.\n"
      "Events: raised, acknowledged, responded, escalated (which may name the stage: \"to\"),\n"
      "partners-split, mediated, adviser-commissioned, adviser-reported, decided, resolved,\n"
      "withdrawn, immediate-risk, immediate-risk-ended, paused, resumed, redated.\n"
      "An event may have an \"id\", and \"recorded\": when it was written down.\n\n"
      "Examples:\n"
      "  safeguard dispute --policy stockport dispute.json\n"
      "  safeguard dispute --policy stockport --at 2020-03-20T12:00 --json dispute.json",
    .takes = SAFEGUARD_TAKES_CASE,
    .run = run,
};

const SafeguardCliVerb safeguard_cli_review = {
    .name = "review",
    .ask = "review",
    .arguments = "FILE",
    .summary = "where the review of a serious incident stands, and what is next",
    .details
    = "FILE holds what happened, from the first awareness to the last action signed off:\n"
      "  {\"id\": ID, \"events\": [{\"type\": \"authority-aware\", \"at\": TIME, \"by\": "
      "AGENCY}, ...]}\n"
      "With \"vote\", as for 'safeguard vote', the partners' view on notifying stands beside it.\n"
      "safeguard policy show AREA lists the events.\n\n"
      "Examples:\n"
      "  safeguard review --policy stockport review.json\n"
      "  safeguard review --policy stockport --at 2019-10-25T09:00 --explain review.json",
    .takes = SAFEGUARD_TAKES_CASE,
    .run = run,
};

const SafeguardCliVerb safeguard_cli_workstream = {
    .name = "workstream",
    .ask = "workstream",
    .arguments = "FILE",
    .summary = "where a remedy, an action plan, an audit or a task-and-finish group stands",
    .details = "FILE holds what happened:\n"
               "  {\"id\": ID, \"kind\": \"remedies\", \"parties\": [AGENCY...],\n"
               "   \"events\": [{\"type\": EVENT, \"at\": TIME, \"by\": BODY}, ...],\n"
               "   \"vote\": {\"decision\": VOTE, \"votes\": {AGENCY: \"yes\", ...}}}\n"
               "An act that rests on a vote, as a summons does, counts as that vote came out.\n\n"
               "Examples:\n"
               "  safeguard workstream --policy stockport --on 2012-04-02 remedies.json\n"
               "  safeguard workstream --policy stockport --at 2020-03-31 --json plan.json",
    .takes = SAFEGUARD_TAKES_CASE,
    .run = run,
};
