/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <json-glib/json-glib.h>
#include <safeguard/safeguard.h>

#include <string.h>

/* Whatever is asked, the answer is one JSON object; what cannot be answered has a code, a place and
 * a remedy. What the verbs answer is in the conformance vectors. */

static SafeguardDoor *door;

static JsonObject *
ask (const char *request, JsonParser *parser)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = safeguard_door_answer (door, request);

  g_assert_true (g_utf8_validate (answer, -1, NULL));
  json_parser_load_from_data (parser, answer, -1, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)));

  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_verbs (void)
{
  static const struct
  {
    const char *request;
    const char *member;
  } rows[] = {
      {"{\"safeguard-request\":1,\"verb\":\"assess\",\"policy\":\"stockport\",\"on\":\"2019-10-"
       "01\","
       "\"input\":{}}",
       "safeguard-ruling"},
      {"{\"safeguard-request\":1,\"verb\":\"due\",\"clock\":\"assessment\",\"from\":\"2019-10-"
       "01\"}",
       "safeguard-ruling"},
      {"{\"safeguard-request\":1,\"verb\":\"incident\",\"policy\":\"england\",\"input\":{\"aware\":"
       "{\"local-authority\":\"2019-10-01\"}}}",
       "safeguard-ruling"},
      {"{\"safeguard-request\":1,\"verb\":\"policy-list\"}", "editions"},
      {"{\"safeguard-request\":1,\"verb\":\"policy-show\",\"policy\":\"england\",\"today\":"
       "\"2019-10-01\"}",
       "timescales"},
      {"{\"safeguard-request\":1,\"verb\":\"policy-check\",\"input-text\":\"a: 1\"}", "issues"},
      {"{\"safeguard-request\":1,\"verb\":\"working-days\",\"date\":\"2019-10-01\",\"days\":1}",
       "text"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *answer = ask (rows[i].request, parser);

      g_assert_false (json_object_has_member (answer, "error"));
      g_assert_true (json_object_has_member (answer, rows[i].member));
    }
}

/* An error in full; with @code, unless that is NULL. */
static void
assert_error (const char *request, const char *code)
{
  static const char *const members[]
      = {"code", "severity", "message", "source", "at", "remedy", "nearest"};
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *answer = ask (request, parser);

  g_assert_true (json_object_has_member (answer, "error"));
  g_assert_cmpuint (json_object_get_size (answer), ==, 1);
  JsonObject *error = json_object_get_object_member (answer, "error");
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_true (json_object_has_member (error, members[i]));
  if (code != NULL)
    g_assert_cmpstr (json_object_get_string_member (error, "code"), ==, code);
  g_assert_cmpuint (strlen (json_object_get_string_member (error, "message")), <, 2000);
  g_assert_cmpuint (strlen (json_object_get_string_member (error, "remedy")), >, 0);

  /* What is too large is not read: it is wrong as a whole, at no one place in it. */
  if (g_strcmp0 (code, "too-large") == 0)
    {
      g_assert_cmpstr (json_object_get_string_member (error, "source"), ==, "request");
      return;
    }

  JsonObject *at = json_object_get_object_member (error, "at");
  g_assert_nonnull (at);
  g_assert_cmpint (json_object_get_int_member (at, "line"), >, 0);
  g_assert_cmpint (json_object_get_int_member (at, "column"), >, 0);
  g_assert_true (json_object_has_member (at, "path"));
}

#define ASSESS                                                                                     \
  "{\"safeguard-request\":1,\"verb\":\"assess\",\"policy\":\"stockport\",\"on\":\"2019-10-01\","

static void
test_refused (void)
{
  static const struct
  {
    const char *request;
    const char *code;
  } rows[] = {
      {"", "empty-document"},
      {"null", "wrong-type"},
      {"[]", "wrong-type"},
      {"{\"safeguard-request\":1", "malformed-text"},
      {"{\"safeguard-request\":1}\n---\n{\"verb\":\"due\"}", "several-documents"},
      {"{\"safeguard-request\":1,\"verb\":\"\xc3", "not-utf8"},
      {"{\"safeguard-request\":1,\"safeguard-request\":1}", "duplicate-key"},
      {"{\"safeguard-request\":1,\"verb\":[\"due\"]}", "wrong-type"},
      {"{\"safeguard-request\":\"one\",\"verb\":\"due\"}", NULL},
      {"{\"verb\":\"policy-list\"}", "missing-key"},
      {ASSESS "\"input\":{\"facts\":{\"needs-unclear\":NaN}}}", NULL},
      {ASSESS "\"input\":{\"facts\":{\"needs-unclear\":1e999}}}", NULL},
      {ASSESS "\"input\":{\"present\":[null]}}", "wrong-type"},
      {ASSESS "\"input\":{\"present\":[[\"needs-unclear\"]]}}", "wrong-type"},
      {ASSESS "\"input\":{\"present\":{\"needs-unclear\":1}}}", "wrong-type"},
      {ASSESS "\"input\":[]}", "wrong-type"},
      {ASSESS "\"input-text\":\"{\\\"present\\\": [\\\"needs-unclaer\\\"]}\"}", "unknown-fact"},
      {ASSESS "\"input-text\":\"{\\\"present\\\": [\"}", "malformed-text"},
      {ASSESS "\"input\":{\"judgements\":[{\"level\":2.5}]}}", NULL},
      {ASSESS "\"at\":\"2019-03-31T01:30\",\"input\":{}}", "impossible-time"},
      {ASSESS "\"known-on\":\"yesterday\",\"input\":{}}", NULL},
      {"{\"safeguard-request\":1,\"verb\":\"working-days\",\"date\":\"2019-10-01\",\"days\":1e9}",
       NULL},
      {"{\"safeguard-request\":1,\"verb\":\"working-days\",\"date\":\"2019-10-01\",\"days\":20001}",
       "out-of-range"},
      {"{\"safeguard-request\":1,\"verb\":\"working-days\",\"date\":\"1066-10-14\",\"days\":1}",
       NULL},
      {"{\"safeguard-request\":1,\"verb\":\"due\",\"clock\":\"assessment\",\"from\":\"9999-12-"
       "31\"}",
       NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("request %u", i);
      assert_error (rows[i].request, rows[i].code);
    }
}

static char *
repeat (const char *before, const char *what, guint n, const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (text, what);
  g_string_append (text, after);

  return g_string_free (text, FALSE);
}

static void
test_brackets (void)
{
  g_autofree char *request = repeat (ASSESS "\"input\":", "[", 100000, "");

  assert_error (request, "too-deep");
}

static void
test_ten_megabytes (void)
{
  g_autofree char *request = repeat (ASSESS "\"input\":{\"present\":[", "\"needs-unclear\",\n",
                                     10 * 1024 * 1024 / 17, "\"needs-unclear\"]}}");

  assert_error (request, "too-large");
}

static void
test_duplicate_keys (void)
{
  g_autofree char *request = repeat (ASSESS "\"input\":{\"facts\":{", "\"needs-unclear\":true,",
                                     32000, "\"needs-unclear\":true}}}");

  assert_error (request, "duplicate-key");
}

static void
test_alias_bomb (void)
{
  GString *pack = g_string_new ("{\"safeguard-request\":1,\"verb\":\"assess\",\"policy\":"
                                "\"stockport\",\"on\":\"2019-10-01\",\"input-text\":\""
                                "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\\n");

  for (guint i = 1; i < 20; i++)
    {
      g_string_append_printf (pack, "a%u: &a%u [", i, i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (pack, "%s*a%u", j > 0 ? "," : "", i - 1);
      g_string_append (pack, "]\\n");
    }
  g_string_append (pack, "\"}");
  g_autofree char *request = g_string_free (pack, FALSE);

  assert_error (request, "too-many-nodes");
}

static void
test_silent (void)
{
  g_test_summary ("The library prints nothing, whatever it is given");

  g_test_trap_subprocess ("/door/refused", 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("");
  g_test_trap_subprocess ("/door/brackets", 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("");
}

static void
test_places_in_a_file (void)
{
  g_test_summary ("A place in what the user wrote is a place in his own file");

  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *answer = ask (ASSESS "\"input-name\":\"case.json\",\"input-text\":\"{\\n  "
                                   "\\\"present\\\": [\\\"needs-unclear\\\",\\n              "
                                   "\\\"significant-ham\\\"]\\n}\"}",
                            parser);
  JsonObject *error = json_object_get_object_member (answer, "error");
  JsonObject *at = json_object_get_object_member (error, "at");

  g_assert_cmpstr (json_object_get_string_member (error, "source"), ==, "case.json");
  g_assert_cmpstr (json_object_get_string_member (error, "nearest"), ==, "significant-harm");
  g_assert_cmpint (json_object_get_int_member (at, "line"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (at, "column"), ==, 15);
  g_assert_cmpstr (json_object_get_string_member (at, "path"), ==, "present[1]");
}

static void
test_same_answer_twice (void)
{
  g_test_summary ("An answer is a function of the request: nothing is left behind");

  const char *request = ASSESS "\"input\":{\"present\":[\"significant-harm\"]}}";
  g_autofree char *first = safeguard_door_answer (door, request);
  g_autofree char *nonsense = safeguard_door_answer (door, "{");
  g_autofree char *second = safeguard_door_answer (door, request);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, nonsense);
}

static void
test_a_hundred_thousand_events (void)
{
  g_test_summary ("What is read of a long record costs no step for each pair of its events");

  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, &error);
  g_autoptr (SafeguardDoor) own = safeguard_door_new (catalogue);
  g_autoptr (GString) request = g_string_new (
      "{\"safeguard-request\": 1, \"verb\": \"dispute\", \"policy\": \"stockport\", \"input\": "
      "{\"id\": \"d-1\", \"kind\": \"between-partners\", \"events\": [");

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (request, "%s{\"type\": \"%s\", \"at\": \"2020-03-%02u\"}",
                            i > 0 ? ", " : "", i > 0 ? "responded" : "raised", 2 + i % 28);
  g_string_append (request, "]}}");

  /* A step for each pair takes longer than the time limit of the suite. */
  g_autofree char *answer = safeguard_door_answer (own, request->str);

  g_assert_nonnull (strstr (answer, "\"stage\" : \"two-agencies\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, NULL);
  door = safeguard_door_new (catalogue);

  g_test_add_func ("/door/verbs", test_verbs);
  g_test_add_func ("/door/refused", test_refused);
  g_test_add_func ("/door/brackets", test_brackets);
  g_test_add_func ("/door/ten-megabytes", test_ten_megabytes);
  g_test_add_func ("/door/duplicate-keys", test_duplicate_keys);
  g_test_add_func ("/door/alias-bomb", test_alias_bomb);
  g_test_add_func ("/door/silent", test_silent);
  g_test_add_func ("/door/places", test_places_in_a_file);
  g_test_add_func ("/door/same-answer", test_same_answer_twice);
  g_test_add_func ("/door/many-events", test_a_hundred_thousand_events);

  int status = g_test_run ();
  g_clear_object (&door);

  return status;
}
