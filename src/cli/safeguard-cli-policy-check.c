/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

static void
print (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  guint n = safeguard_json_length (answer, "issues");

  for (guint i = 0; i < n; i++)
    safeguard_cli_print_issue (safeguard_json_element (answer, "issues", i), page);
}

static int
run (SafeguardCommand *command)
{
  int status = SAFEGUARD_EXIT_ANSWERED;

  if (!safeguard_command_check_arguments (command, 1, G_MAXUINT))
    return SAFEGUARD_EXIT_MISUSED;

  for (guint i = 0; command->rest[i] != NULL; i++)
    {
      g_autoptr (JsonBuilder) request = safeguard_command_begin (command);

      int one = safeguard_command_ask (command, request, command->rest[i], print);
      status = MAX (status, one);
    }

  return status;
}

const SafeguardCliVerb safeguard_cli_policy_check = {
    .name = "policy check",
    .ask = "policy-check",
    .arguments = "FILE...",
    .summary = "every complaint about policy packs, for their authors",
    .details
    = "Each FILE is checked on its own, on top of the packs that are held. The exit status is\n"
      "1 if any has an error; warnings and information alone leave it at 0. With --json there\n"
      "is one answer for each FILE.\n\n"
      "Examples:\n"
      "  safeguard policy check our-town-2027.yaml\n"
      "  safeguard policy check --packs overlays/ overlays/*.yaml",
    .run = run,
};
