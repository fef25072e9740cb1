/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "safeguard-cli-private.h"
#include "safeguard-json-private.h"
#include "safeguard-request-private.h"

/* Signatures are of files, and the door opens none: these two verbs do without it. */

static void
print_signed (SafeguardCommand *command, JsonObject *answer, SafeguardPage *page)
{
  g_autofree char *text
      = g_strconcat ("signed with the key ", safeguard_json_text (answer, "key"), NULL);
  g_autofree char *first = g_strconcat (safeguard_json_text (answer, "file"), ": ", NULL);

  safeguard_page_paragraph (page, SAFEGUARD_TONE_PLAIN, first, text);
}

/* Prints the fingerprint (transfer full), or the error. */
static int
conclude (SafeguardCommand *command, const char *file, char *fingerprint, GError *error)
{
  g_autofree char *key = fingerprint;
  g_autofree char *name = g_filename_display_name (file);
  g_autofree char *text = error != NULL ? safeguard_door_error_to_json (error) : NULL;
  g_autoptr (JsonNode) answer = text != NULL ? json_from_string (text, NULL) : NULL;

  if (answer == NULL)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      safeguard_json_add_integer (builder, "safeguard-answer", 1);
      safeguard_json_add_text (builder, "file", name);
      safeguard_json_add_text (builder, "key", key);
      json_builder_end_object (builder);
      answer = json_builder_get_root (builder);
    }

  return safeguard_command_print (command, answer, print_signed);
}

static int
sign (SafeguardCommand *command)
{
  g_autoptr (GError) error = NULL;

  if (!safeguard_command_check_arguments (command, 1, 1))
    return SAFEGUARD_EXIT_MISUSED;
  if (command->keys == NULL || g_strv_length (command->keys) != 1)
    return safeguard_command_misuse (command, "it takes one --key, the private key to sign with");

  char *key = safeguard_sign_file (command->rest[0], command->keys[0], &error);

  return conclude (command, command->rest[0], key, error);
}

static int
verify (SafeguardCommand *command)
{
  g_autoptr (GError) error = NULL;
  char *key = NULL;

  if (!safeguard_command_check_arguments (command, 1, 1))
    return SAFEGUARD_EXIT_MISUSED;
  if (command->keys == NULL)
    return safeguard_command_misuse (command, "--key is missing: whose signature is trusted?");

  g_autoptr (SafeguardTrustedKeys) keys
      = safeguard_trusted_keys_new ((const char *const *)command->keys, &error);
  if (keys != NULL)
    key = safeguard_trusted_keys_check_file (keys, command->rest[0], &error);

  return conclude (command, command->rest[0], key, error);
}

const SafeguardCliVerb safeguard_cli_policy_sign = {
    .name = "policy sign",
    .arguments = "FILE",
    .summary = "sign a pack: writes FILE.sig",
    .details = "The key is an Ed25519 private key, as PEM without a passphrase. To make one, and "
               "its public half:\n"
               "  openssl genpkey -algorithm ed25519 -out private.pem\n"
               "  openssl pkey -in private.pem -pubout -out public.pem\n\n"
               "Examples:\n"
               "  safeguard policy sign --key private.pem our-town-2027.yaml",
    .takes_key = TRUE,
    .run = sign,
};

const SafeguardCliVerb safeguard_cli_policy_verify = {
    .name = "policy verify",
    .arguments = "FILE",
    .summary = "whether a pack is as a trusted key signed it",
    .details = "Looks at FILE.sig; the exit status is 1 if FILE is not as the holder of a --key "
               "signed it.\n"
               "Of any other verb, --require-signed --key FILE checks all --packs so.\n\n"
               "Examples:\n"
               "  safeguard policy verify --key public.pem our-town-2027.yaml\n"
               "  safeguard risk --require-signed --key public.pem --packs our-town-2027.yaml \\\n"
               "    --policy our-town --score 12",
    .takes_key = TRUE,
    .run = verify,
};
