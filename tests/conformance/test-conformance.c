/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <json-glib/json-glib.h>
#include <safeguard/safeguard.h>

#include <string.h>

/* Every vector through the door, as C sees it. README.md has the rules of what is held. */

static gboolean holds (JsonNode *found, JsonNode *expected);

static gboolean
some_holds (JsonArray *found, JsonNode *expected)
{
  for (guint i = 0; i < json_array_get_length (found); i++)
    if (holds (json_array_get_element (found, i), expected))
      return TRUE;

  return FALSE;
}

static gboolean
holds_some (JsonNode *found, JsonArray *expected)
{
  if (!JSON_NODE_HOLDS_ARRAY (found))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (expected); i++)
    if (!some_holds (json_node_get_array (found), json_array_get_element (expected, i)))
      return FALSE;

  return TRUE;
}

static gboolean
holds_object (JsonNode *found, JsonObject *expected)
{
  g_autoptr (GList) keys = json_object_get_members (expected);

  if (json_object_has_member (expected, "$some"))
    return holds_some (found, json_object_get_array_member (expected, "$some"));
  if (!JSON_NODE_HOLDS_OBJECT (found))
    return FALSE;
  for (GList *key = keys; key != NULL; key = key->next)
    {
      JsonNode *member = json_object_get_member (json_node_get_object (found), key->data);

      if (member == NULL || !holds (member, json_object_get_member (expected, key->data)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
holds_list (JsonNode *found, JsonArray *expected)
{
  guint n = json_array_get_length (expected);

  if (!JSON_NODE_HOLDS_ARRAY (found) || json_array_get_length (json_node_get_array (found)) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!holds (json_array_get_element (json_node_get_array (found), i),
                json_array_get_element (expected, i)))
      return FALSE;

  return TRUE;
}

static gboolean
holds (JsonNode *found, JsonNode *expected)
{
  if (JSON_NODE_HOLDS_OBJECT (expected))
    return holds_object (found, json_node_get_object (expected));
  if (JSON_NODE_HOLDS_ARRAY (expected))
    return holds_list (found, json_node_get_array (expected));

  return json_node_get_value_type (found) == json_node_get_value_type (expected)
         && json_node_equal (found, expected);
}

static SafeguardDoor *door;

static void
test_vector (gconstpointer data)
{
  JsonObject *vector = json_node_get_object ((JsonNode *)data);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  g_autofree char *request = json_to_string (json_object_get_member (vector, "request"), FALSE);
  g_autofree char *answer = safeguard_door_answer (door, request);

  json_parser_load_from_data (parser, answer, -1, &error);
  g_assert_no_error (error);
  if (!holds (json_parser_get_root (parser), json_object_get_member (vector, "expect")))
    {
      g_autofree char *expected = json_to_string (json_object_get_member (vector, "expect"), FALSE);

      g_test_message ("expected %s in %s", expected, answer);
      g_test_fail ();
    }
}

static void
test_holding (void)
{
  static const struct
  {
    const char *found;
    const char *expected;
    gboolean held;
  } rows[] = {
      {"{\"a\":1,\"b\":2}", "{\"a\":1}", TRUE},
      {"{\"b\":1}", "{\"a\":1}", FALSE},
      {"{\"a\":2}", "{\"a\":1}", FALSE},
      {"[1,2]", "[1]", FALSE},
      {"[1,2]", "{\"$some\":[2]}", TRUE},
      {"[1,2]", "{\"$some\":[3]}", FALSE},
      {"[{\"a\":1}]", "[{}]", TRUE},
      {"1", "true", FALSE},
      {"false", "null", FALSE},
      {"null", "null", TRUE},
      {"{\"a\":[0]}", "{\"a\":[]}", FALSE},
      {"{}", "[]", FALSE},
      {"\"a\"", "\"b\"", FALSE},
      {"\"a\"", "\"a\"", TRUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) found = json_from_string (rows[i].found, NULL);
      g_autoptr (JsonNode) expected = json_from_string (rows[i].expected, NULL);

      g_assert_cmpint (holds (found, expected), ==, rows[i].held);
    }
}

/* "/conformance/assess/nothing recorded" */
static void
add_vectors (const char *room, JsonArray *vectors)
{
  for (guint i = 0; i < json_array_get_length (vectors); i++)
    {
      JsonNode *vector = json_array_get_element (vectors, i);
      const char *name = json_object_get_string_member (json_node_get_object (vector), "name");
      g_autofree char *path = g_strdup_printf ("/conformance/%s/%s", room, name);

      g_test_add_data_func (path, vector, test_vector);
    }
}

/* Every file of vectors, so that none is forgotten; (transfer full): what keeps them alive. */
static GPtrArray *
add_files (void)
{
  GPtrArray *parsers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "vectors", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = g_dir_open (folder, 0, &error);
  const char *file;

  g_assert_no_error (error);
  while ((file = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autofree char *room = g_strndup (file, strcspn (file, "."));
      JsonParser *parser = json_parser_new_immutable ();

      g_ptr_array_add (parsers, parser);
      if (!g_str_has_suffix (file, ".json"))
        continue;
      json_parser_load_from_file (parser, path, &error);
      g_assert_no_error (error);
      add_vectors (room, json_node_get_array (json_parser_get_root (parser)));
    }

  return parsers;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autofree char *packs = g_test_build_filename (G_TEST_DIST, "packs", NULL);
  const char *const paths[] = {packs, NULL};
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (paths, NULL);
  door = safeguard_door_new (catalogue);
  g_test_add_func ("/conformance/holding", test_holding);

  g_autoptr (GPtrArray) parsers = add_files ();
  int status = g_test_run ();
  g_clear_object (&door);

  return status;
}
