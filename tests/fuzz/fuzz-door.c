/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Any text at all, asked of the door: it always answers, in JSON, and the same each time. */
#include "fuzz.h"

#include <json-glib/json-glib.h>
#include <safeguard/safeguard.h>

static SafeguardDoor *
the_door (void)
{
  static SafeguardDoor *door = NULL;

  if (door == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, &error);

      g_assert_no_error (error);
      door = safeguard_door_new (catalogue);
    }

  return door;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *request = g_strndup ((const char *)data, size);
  g_autofree char *answer = safeguard_door_answer (the_door (), request);
  g_autofree char *again = safeguard_door_answer (the_door (), request);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) json = json_from_string (answer, &error);

  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (json));
  g_assert_cmpstr (answer, ==, again);

  return 0;
}
