/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "safeguard-cli-private.h"

static void
print (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  g_string_append (page->text, safeguard_json_text (answer, "text"));
}

/* FALSE if the file cannot be written, or is there already: somebody's work may be in it. */
static gboolean
write_file (const char *path, const char *text, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileOutputStream) stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, error);

  return stream != NULL
         && g_output_stream_write_all (G_OUTPUT_STREAM (stream), text, strlen (text), NULL, NULL,
                                       error)
         && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

static int
save (SafeguardCommand *command, JsonObject *answer)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_name (command->output);
  gboolean good = write_file (command->output, safeguard_json_text (answer, "text"), &error);
  gboolean exists = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_autofree char *text
      = good ? g_strdup_printf ("%s: begun; safeguard policy check lists what is to be filled in",
                                name)
             : g_strdup_printf ("%s: it is not written: %s", name,
                                exists ? "the file is there already, and is never overwritten"
                                       : error->message);
  SafeguardPage page;

  safeguard_page_open (&page, good ? stdout : stderr);
  safeguard_page_line (&page, SAFEGUARD_TONE_PLAIN, text);
  safeguard_page_close (&page, good ? stdout : stderr);

  return good ? SAFEGUARD_EXIT_ANSWERED : SAFEGUARD_EXIT_REFUSED;
}

static int
run (SafeguardCommand *command)
{
  if (!safeguard_command_check_arguments (command, 1, 1))
    return SAFEGUARD_EXIT_MISUSED;
  if (!g_utf8_validate (command->rest[0], -1, NULL))
    return safeguard_command_misuse (command, "AREA is not valid UTF-8");

  command->policy = g_strdup (command->rest[0]);
  g_autoptr (JsonBuilder) request = safeguard_command_begin (command);
  safeguard_command_add (request, "name", command->name);
  safeguard_command_add (request, "from", command->from);
  g_autoptr (JsonNode) answer = safeguard_command_answer (command, request, NULL);
  JsonObject *object = json_node_get_object (answer);

  if (command->output == NULL || json_object_has_member (object, "error"))
    return safeguard_command_print (command, answer, print);

  return save (command, object);
}

const SafeguardCliVerb safeguard_cli_policy_new = {
    .name = "policy new",
    .ask = "policy-new",
    .arguments = "AREA",
    .summary = "the beginning of a policy pack, with comments",
    .details
    = "A pack that policy check accepts, with a warning at each place that its author is to fill\n"
      "in. It builds on what the last edition of the area builds on, or on England.\n\n"
      "Examples:\n"
      "  safeguard policy new --from 2027-04-01 borchester > borchester-2027.yaml\n"
      "  safeguard policy new --name \"Borchester Safeguarding Partnership\" \\\n"
      "      --output borchester-2027.yaml borchester",
    .takes = SAFEGUARD_TAKES_STARTER,
    .run = run,
};
