/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

/* The verbs of what a partnership is made of, and of its information. */

/* "p1, p2", or NULL. */
static char *
join_ids (JsonObject *object, const char *name)
{
  JsonArray *list = json_object_get_array_member (object, name);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (list); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            json_array_get_string_element (list, i));

  return g_string_free (text, text->len == 0);
}

static void
print_organisations (JsonObject *result, SafeguardPage *page)
{
  static const char *const names[]
      = {"Organisation", "Acts as", "From", "Until", "In place of", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  for (guint i = 0; i < safeguard_json_length (result, "organisations"); i++)
    {
      JsonObject *one = safeguard_json_element (result, "organisations", i);
      g_autofree char *agency = safeguard_json_words (one, "agency");
      g_autofree char *from = safeguard_json_moment (one, "from");
      g_autofree char *until = safeguard_json_moment (one, "until");
      const char *cells[] = {safeguard_json_text (one, "organisation"),
                             safeguard_or_dash (agency),
                             safeguard_or_dash (from),
                             safeguard_or_dash (until),
                             safeguard_or_dash (safeguard_json_text (one, "succeeds")),
                             NULL};

      safeguard_rows_add (rows, cells);
    }
  if (rows->len > 1)
    safeguard_page_table (page, rows);
}

/* Seats of which something is on record; the findings tell of the others. */
static void
print_seats (JsonObject *result, SafeguardPage *page)
{
  static const char *const names[]
      = {"Seat", "Class", "Held by", "Delegated to", "Substitutes", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  for (guint i = 0; i < safeguard_json_length (result, "seats"); i++)
    {
      JsonObject *seat = safeguard_json_element (result, "seats", i);
      g_autofree char *holders = join_ids (seat, "holders");
      g_autofree char *delegates = join_ids (seat, "delegates");
      g_autofree char *substitutes = join_ids (seat, "substitutes");
      const char *cells[] = {safeguard_json_text (seat, "name"),
                             safeguard_or_dash (safeguard_json_text (seat, "class")),
                             safeguard_or_dash (holders),
                             safeguard_or_dash (delegates),
                             safeguard_or_dash (substitutes),
                             NULL};

      if (safeguard_json_length (seat, "history") > 0)
        safeguard_rows_add (rows, cells);
    }
  if (rows->len > 1)
    safeguard_page_table (page, rows);
}

static void
print_history (JsonObject *result, SafeguardPage *page)
{
  static const char *const names[] = {"Seat", "Person", "As", "From", "Until", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  for (guint i = 0; i < safeguard_json_length (result, "seats"); i++)
    {
      JsonObject *seat = safeguard_json_element (result, "seats", i);

      for (guint j = 0; j < safeguard_json_length (seat, "history"); j++)
        {
          JsonObject *term = safeguard_json_element (seat, "history", j);
          g_autofree char *from = safeguard_json_moment (term, "from");
          g_autofree char *until = safeguard_json_moment (term, "until");
          const char *cells[]
              = {safeguard_json_text (seat, "name"), safeguard_json_text (term, "person"),
                 safeguard_json_text (term, "as"),   safeguard_or_dash (from),
                 safeguard_or_dash (until),          NULL};

          safeguard_rows_add (rows, cells);
        }
    }
  if (rows->len > 1)
    {
      safeguard_page_heading (page, "Who held which seat");
      safeguard_page_table (page, rows);
    }
}

/* Of those of whom something is on record. */
static void
print_responsibilities (JsonObject *result, const char *of, SafeguardPage *page)
{
  for (guint i = 0; i < safeguard_json_length (result, of); i++)
    {
      JsonObject *one = safeguard_json_element (result, of, i);

      if (!json_object_has_member (one, "history") || safeguard_json_length (one, "history") > 0)
        safeguard_cli_print_responsibilities (one, page);
    }
}

static void
print_meetings (JsonObject *result, SafeguardPage *page)
{
  static const char *const names[] = {"Met", "Body", "Edition", "Carried over", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  for (guint i = 0; i < safeguard_json_length (result, "meetings"); i++)
    {
      JsonObject *meeting = safeguard_json_element (result, "meetings", i);
      g_autofree char *at = safeguard_json_moment (meeting, "at");
      const char *cells[]
          = {safeguard_or_dash (at), safeguard_json_text (meeting, "name"),
             safeguard_json_text (meeting, "edition"),
             json_object_get_boolean_member (meeting, "carried_over") ? "yes" : "-", NULL};

      safeguard_rows_add (rows, cells);
    }
  if (rows->len > 1)
    {
      safeguard_page_heading (page, "Its meetings");
      safeguard_page_table (page, rows);
    }
}

static void
print_partnership (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  JsonObject *result = safeguard_json_object (answer, "result");
  g_autofree char *day = safeguard_json_moment (result, "day");
  g_autofree char *heading = g_strdup_printf ("The partnership on %s", day);

  safeguard_cli_print_policy (answer, page);
  safeguard_page_heading (page, heading);
  print_organisations (result, page);
  print_seats (result, page);
  print_meetings (result, page);
  if (command->explain)
    {
      print_history (result, page);
      print_responsibilities (result, "organisations", page);
      print_responsibilities (result, "seats", page);
    }
  safeguard_cli_print_ruling (command, answer, page);
}

static int
run_partnership (SafeguardCommand *command)
{
  return safeguard_command_ask_record (command, print_partnership);
}

const SafeguardCliVerb safeguard_cli_partnership = {
    .name = "partnership",
    .ask = "partnership",
    .arguments = "FILE",
    .summary = "who holds which seat, who stays accountable, what is vacant, what was taken over",
    .details
    = "FILE holds what the partnership is made of, with days; a day left out is no limit:\n"
      "  {\"organisations\": [{\"organisation\": ID, \"agency\": AGENCY, \"from\": DATE,\n"
      "    \"until\": DATE}, ...],\n"
      "   \"successions\": [{\"organisation\": ID, \"successor\": ID, \"when\": DATE}, ...],\n"
      "   \"seats\": [{\"seat\": SEAT, \"person\": ID, \"from\": DATE, \"until\": DATE}, ...],\n"
      "   \"delegations\": [...], \"substitutes\": [...]: as seats,\n"
      "   \"meetings\": [...]: each as safeguard meeting takes it}\n"
      "A seat is held by no more people at once than it is for. Whoever delegates stays\n"
      "accountable. A meeting stands under the rules of its own day. --explain shows who held\n"
      "what before, and what each is there to do. The day is that of --at, or else --on.\n\n"
      "Examples:\n"
      "  safeguard partnership --policy salford --at 2022-07-01 partnership.json\n"
      "  safeguard partnership --policy stockport --at 2019-10-01 --explain partnership.json",
    .takes = SAFEGUARD_TAKES_CASE,
    .run = run_partnership,
};

/* --- information */

static void
print_requests (JsonObject *result, SafeguardPage *page)
{
  static const char *const names[]
      = {"Request", "By", "Has to answer", "Answered", "Exemptions considered", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  for (guint i = 0; i < safeguard_json_length (result, "requests"); i++)
    {
      JsonObject *request = safeguard_json_element (result, "requests", i);

      for (guint j = 0; j < safeguard_json_length (request, "answers"); j++)
        {
          JsonObject *one = safeguard_json_element (request, "answers", j);
          g_autofree char *agency = safeguard_json_words (one, "agency");
          g_autofree char *answered = safeguard_json_moment (one, "answered");
          g_autofree char *exemptions = safeguard_json_moment (one, "exemptions_considered");
          const char *cells[] = {safeguard_json_text (request, "request"),
                                 safeguard_or_dash (agency),
                                 json_object_get_boolean_member (one, "has_to") ? "yes" : "no",
                                 safeguard_or_dash (answered),
                                 safeguard_or_dash (exemptions),
                                 NULL};

          safeguard_rows_add (rows, cells);
        }
    }
  if (rows->len > 1)
    safeguard_page_table (page, rows);
}

static void
print_items (JsonObject *result, SafeguardPage *page)
{
  static const char *const names[] = {"Handed over or agreed", "", "When", "Trail", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);

  for (guint i = 0; i < safeguard_json_length (result, "items"); i++)
    {
      JsonObject *item = safeguard_json_element (result, "items", i);
      g_autofree char *name = safeguard_json_words (item, "item");
      g_autofree char *state = safeguard_json_words (item, "state");
      g_autofree char *when = safeguard_json_moment (item, "when");
      const char *cells[]
          = {safeguard_or_dash (name), safeguard_or_dash (state), safeguard_or_dash (when),
             json_object_get_boolean_member (item, "trail") ? "yes" : "-", NULL};

      safeguard_rows_add (rows, cells);
    }
  if (rows->len > 1)
    safeguard_page_table (page, rows);
}

static void
print_information (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  JsonObject *result = safeguard_json_object (answer, "result");
  g_autofree char *controllers = safeguard_json_names (result, "controllers");
  g_autofree char *heading
      = g_strdup_printf ("Information: %s", safeguard_json_text (result, "id"));

  safeguard_cli_print_policy (answer, page);
  safeguard_page_heading (page, heading);
  safeguard_page_field (page, "controller", controllers);
  print_requests (result, page);
  print_items (result, page);
  safeguard_cli_print_ruling (command, answer, page);
}

static int
run_information (SafeguardCommand *command)
{
  return safeguard_command_ask_record (command, print_information);
}

const SafeguardCliVerb safeguard_cli_information = {
    .name = "information",
    .ask = "information",
    .arguments = "FILE",
    .summary = "who controls the data, who has not answered a request, what was not handed over",
    .details
    = "FILE holds what was asked and answered, and what passed from the board before:\n"
      "  {\"id\": ID, \"events\": [{\"type\": \"requested\", \"at\": TIME, \"about\": WHICH},\n"
      "   {\"type\": \"answered|exemptions-considered\", \"at\": TIME, \"by\": AGENCY,\n"
      "    \"about\": WHICH},\n"
      "   {\"type\": \"handed-over|agreed|retained\", \"at\": TIME, \"item\": ITEM,\n"
      "    \"trail\": WHERE}, ...]}\n"
      "Whether a partnership may itself ask for information: safeguard check "
      "information-request.\n\n"
      "Examples:\n"
      "  safeguard information --policy cheshire-west-and-chester information.json",
    .takes = SAFEGUARD_TAKES_CASE,
    .run = run_information,
};
