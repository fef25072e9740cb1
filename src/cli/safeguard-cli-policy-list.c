/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

static void
add_edition (GPtrArray *rows, JsonObject *edition)
{
  g_autofree char *id = g_strconcat ("  ", safeguard_json_text (edition, "id"), NULL);
  g_autofree char *from = safeguard_json_moment (edition, "from");
  g_autofree char *to = safeguard_json_moment (edition, "to");
  const char *cells[] = {
      id,
      from != NULL ? from : "-",
      to != NULL ? to : "-",
      safeguard_json_boolean (edition, "in_force_verified") ? "yes" : "no",
      safeguard_json_text (edition, "title"),
      NULL,
  };

  safeguard_rows_add (rows, cells);
}

/* The area stands above its editions: both ids in one line leave no room for the title. */
static void
print (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  static const char *const names[]
      = {"Area, edition", "In force from", "To", "Verified", "Document", NULL};
  g_autoptr (GPtrArray) rows = safeguard_rows_new (names);
  const char *last = NULL;

  for (guint i = 0; i < safeguard_json_length (answer, "editions"); i++)
    {
      JsonObject *edition = safeguard_json_element (answer, "editions", i);
      const char *area[] = {safeguard_json_text (edition, "area"), NULL};

      if (g_strcmp0 (area[0], last) != 0)
        safeguard_rows_add (rows, area);
      last = area[0];
      add_edition (rows, edition);
    }
  safeguard_page_table (page, rows);
}

static int
run (SafeguardCommand *command)
{
  if (!safeguard_command_check_arguments (command, 0, 0))
    return SAFEGUARD_EXIT_MISUSED;

  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);

  return safeguard_command_ask (command, request, NULL, print);
}

const SafeguardCliVerb safeguard_cli_policy_list = {
    .name = "policy list",
    .ask = "policy-list",
    .arguments = "",
    .summary = "the areas and editions that are held",
    .details = "Examples:\n"
               "  safeguard policy list\n"
               "  safeguard policy list --packs my-packs/ --json",
    .takes = SAFEGUARD_TAKES_KNOWN_ON,
    .run = run,
};
