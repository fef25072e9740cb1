/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Any text at all as a request: the answer is always one JSON object, errors included. */
#include "fuzz.h"

#include <json-glib/json-glib.h>
#include <safeguard/safeguard.h>

static SafeguardDoor *
open_door (void)
{
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, NULL);

  g_assert_nonnull (catalogue);

  return safeguard_door_new (catalogue);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  /* Opened once: an answer leaves nothing behind. */
  static SafeguardDoor *door = NULL;
  g_autofree char *request = g_strndup ((const char *)data, size);
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (door == NULL)
    door = open_door ();
  g_autofree char *answer = safeguard_door_answer (door, request);
  g_assert_true (g_utf8_validate (answer, -1, NULL));
  g_assert_true (json_parser_load_from_data (parser, answer, -1, NULL));
  g_assert_true (JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)));

  return 0;
}
