/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "safeguard-cli-private.h"

static void
print (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  JsonObject *clock = safeguard_json_element (answer, "clocks", 0);
  g_autofree char *due = safeguard_json_moment (clock, "due");
  g_autofree char *heading = g_strdup_printf (
      "%s: %s", safeguard_json_text (clock, "name"),
      due != NULL
          ? due
          : "no date, for the source gives no limit, or the clock has not started or is paused");
  /* The date as a program reads it, for people who paste. */
  g_autofree char *started = safeguard_json_moment (clock, "started");

  safeguard_cli_print_policy (answer, page);
  safeguard_page_heading (page, heading);
  safeguard_page_field (page, "due", safeguard_json_text (clock, "due"));
  safeguard_page_field (page, "opens", safeguard_json_text (clock, "opens"));
  safeguard_page_field (page, "started", started);
  safeguard_page_field (page, "starts with", safeguard_json_text (clock, "starts"));
  safeguard_cli_print_ruling (command, answer, page);
}

/* Whether the event that begins @event, up to its sign, is among those before it. */
static gboolean
is_given_before (char **events, char **event, gsize length)
{
  for (char **other = events; other < event; other++)
    if (strncmp (*other, *event, length + 1) == 0)
      return TRUE;

  return FALSE;
}

/* Adds --event ID=DATE; FALSE if one is not of that form, or is given twice. */
static gboolean
add_events (SafeguardCommand *command, JsonBuilder *request)
{
  if (command->events == NULL)
    return TRUE;

  json_builder_set_member_name (request, "events");
  json_builder_begin_object (request);
  for (guint i = 0; command->events[i] != NULL; i++)
    {
      const char *sign = strchr (command->events[i], '=');

      if (sign == NULL || sign == command->events[i] || sign[1] == '\0')
        {
          safeguard_command_misuse (command, "--event takes ID=DATE, not '%s'", command->events[i]);
          return FALSE;
        }

      gsize length = (gsize)(sign - command->events[i]);
      g_autofree char *id = g_strndup (command->events[i], length);
      if (is_given_before (command->events, command->events + i, length))
        {
          safeguard_command_misuse (command, "--event gives '%s' twice: which is meant?", id);
          return FALSE;
        }
      safeguard_command_add (request, id, sign + 1);
    }
  json_builder_end_object (request);

  return TRUE;
}

static int
run (SafeguardCommand *command)
{
  if (!safeguard_command_check_arguments (command, 0, 0))
    return SAFEGUARD_EXIT_MISUSED;
  if (command->clock == NULL)
    return safeguard_command_misuse (command, "--clock is missing: which timescale?");
  if (command->from == NULL)
    return safeguard_command_misuse (command, "--from is missing: when did it start?");

  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);

  safeguard_command_add (request, "clock", command->clock);
  safeguard_command_add (request, "from", command->from);
  json_builder_set_member_name (request, "readings");
  json_builder_add_boolean_value (request, command->readings);
  if (!add_events (command, request))
    return SAFEGUARD_EXIT_MISUSED;

  return safeguard_command_ask (command, request, NULL, print);
}

const SafeguardCliVerb safeguard_cli_due = {
    .name = "due",
    .ask = "due",
    .arguments = "--clock ID --from WHEN",
    .summary = "when a timescale falls due",
    .details
    = "Without --policy, national guidance answers. A reading of the document that starts from\n"
      "another event takes its date from --event; without it, the due day of the clock which that\n"
      "event meets is assumed, and marked so.\n\n"
      "Examples:\n"
      "  safeguard due --clock notify-panel --from 2026-01-05\n"
      "  safeguard due --policy stockport --clock rapid-review --from 2019-10-09 --readings\n"
      "  safeguard due -p stockport -c rapid-review -f 2019-10-09 --readings \\\n"
      "    --event notification-sent=2019-10-11 --explain",
    .takes = SAFEGUARD_TAKES_CASE | SAFEGUARD_TAKES_CLOCK,
    .run = run,
};
