/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-scenario-private.h"

#include <string.h>

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

/* The scenarios that stand beside a pack: requests to the door, and what is to be in the answer. */

#define SCENARIOS_FORMAT 1

static const char *const file_keys[] = {"safeguard-scenarios", "pack", "note", "scenarios", NULL};
/* What a scenario says beside the request: `day` is the request's `on`, which editors of YAML 1.1
 * take for a yes. */
static const char *const own_keys[] = {"name", "note", "day", "expect", NULL};

typedef struct
{
  SafeguardDoor *door;
  const char *area;
  SafeguardDayNumber first_day; /* in force: the day where neither scenario nor case has one */
} Run;

static gboolean
is_own (const char *key)
{
  return g_strv_contains (own_keys, key);
}

/* The request that a scenario is, as JSON. */
static char *
make_request (const Run *run, const SafeguardNode *scenario)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const SafeguardNode *day = safeguard_node_get (scenario, "day");
  g_autofree char *today = safeguard_day_number_to_iso (run->first_day);

  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-request", 1);
  if (safeguard_node_get (scenario, "policy") == NULL)
    safeguard_json_add_text (builder, "policy", run->area);
  if (day != NULL)
    {
      json_builder_set_member_name (builder, "on");
      safeguard_node_append_json (day, builder);
    }
  if (safeguard_node_get (scenario, "today") == NULL)
    safeguard_json_add_text (builder, "today", today);
  SAFEGUARD_NODE_FOREACH (child, scenario)
    if (!is_own (child->key))
      {
        json_builder_set_member_name (builder, child->key);
        safeguard_node_append_json (child, builder);
      }
  json_builder_end_object (builder);

  return safeguard_json_to_text (builder);
}

static SafeguardError
code_of (const char *nick)
{
  gsize n;
  const SafeguardErrorEntry *entries = safeguard_error_registry (&n);

  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (entries[i].nick, nick) == 0)
      return entries[i].code;

  return SAFEGUARD_ERROR_SCENARIO_FAILED;
}

static const char *
text_at (const SafeguardNode *node, const char *path)
{
  const SafeguardNode *value = safeguard_node_find_path (node, path);

  return value != NULL && value->quoted ? value->text : NULL;
}

/* The door refused the request: told where the scenario says what was refused. */
static void
complain_of_refusal (const SafeguardNode *scenario,
                     const SafeguardNode *error,
                     SafeguardIssueLog *log)
{
  const char *path = text_at (error, "at.path");
  const SafeguardNode *node = NULL;

  if (path != NULL)
    node = safeguard_node_find_path (scenario, strcmp (path, "on") == 0 ? "day" : path);
  safeguard_node_complain_at (node != NULL ? node : scenario, log,
                              code_of (text_at (error, "code")), SAFEGUARD_ISSUE_SEVERITY_ERROR,
                              text_at (error, "nearest"), "%s", text_at (error, "message"));
}

static void
compare_answer (const SafeguardNode *scenario,
                const SafeguardNode *expect,
                const char *answer,
                SafeguardIssueLog *log)
{
  GError *error = NULL;
  g_autoptr (SafeguardDocument) document
      = safeguard_document_read ("answer", answer, strlen (answer), &error);

  if (document == NULL)
    {
      safeguard_issue_log_take_error (log, error);
      return;
    }

  const SafeguardNode *root = safeguard_document_get_root (document);
  const SafeguardNode *refused = safeguard_node_get (root, "error");

  if (refused != NULL && safeguard_node_get (expect, "error") == NULL)
    complain_of_refusal (scenario, refused, log);
  else
    safeguard_expectation_compare (expect, root, "", log);
}

static SafeguardScenario *
run_scenario (const Run *run, const SafeguardNode *scenario)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  const SafeguardNode *expect = safeguard_node_require (scenario, "expect", log);

  safeguard_node_as_text (safeguard_node_require (scenario, "name", log), log);
  safeguard_node_as_text (safeguard_node_require (scenario, "verb", log), log);
  if (expect != NULL)
    safeguard_node_is_map (expect, log);
  if (safeguard_issue_log_get_n_errors (log) == 0)
    {
      g_autofree char *request = make_request (run, scenario);
      g_autofree char *answer = safeguard_door_answer (run->door, request);

      compare_answer (scenario, expect, answer, log);
    }

  return safeguard_scenario_new (scenario, safeguard_issue_log_to_list (log));
}

/* The pack that the text names, among those that the door holds. */
static SafeguardPack *
find_pack (SafeguardDoor *door, const char *id)
{
  SafeguardEditions *editions
      = safeguard_catalogue_peek_editions (safeguard_door_peek_catalogue (door));

  for (guint i = 0; i < safeguard_editions_get_n_packs (editions); i++)
    {
      SafeguardPack *pack = safeguard_editions_get_pack (editions, i);

      if (strcmp (safeguard_pack_get_id (pack), id) == 0)
        return pack;
    }

  return NULL;
}

/* The scenarios of a text; NULL, with a complaint, if it is not one. @pack is put in if it is NULL.
 */
static const SafeguardNode *
read_file (SafeguardDoor *door,
           const SafeguardNode *root,
           SafeguardPack **pack,
           SafeguardIssueLog *log)
{
  gint64 format;

  if (!safeguard_node_is_map (root, log))
    return NULL;

  safeguard_node_refuse_keys (root, file_keys, log);
  safeguard_node_as_integer (safeguard_node_require (root, "safeguard-scenarios", log), 1,
                             SCENARIOS_FORMAT, log, &format);

  const SafeguardNode *named = safeguard_node_require (root, "pack", log);
  const char *id = safeguard_node_as_id (named, log);
  const SafeguardNode *list = safeguard_node_require (root, "scenarios", log);

  if (id != NULL && *pack == NULL)
    *pack = find_pack (door, id);
  if (id != NULL && (*pack == NULL || strcmp (safeguard_pack_get_id (*pack), id) != 0))
    safeguard_node_complain (named, log, SAFEGUARD_ERROR_WRONG_VALUE,
                             *pack != NULL ? safeguard_pack_get_id (*pack) : NULL,
                             "the scenarios are of the pack '%.60s', which is not the one that is "
                             "checked",
                             id);
  if (list != NULL)
    safeguard_node_is_list (list, log);

  return list;
}

/* Two scenarios of one name could not be told apart in a report. */
static void
check_names (const SafeguardNode *list, SafeguardIssueLog *log)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  SAFEGUARD_NODE_FOREACH (scenario, list)
    {
      const SafeguardNode *name = safeguard_node_get (scenario, "name");

      safeguard_node_is_map (scenario, log);
      if (name != NULL && name->text != NULL && !g_hash_table_add (names, (gpointer)name->text))
        safeguard_node_complain (name, log, SAFEGUARD_ERROR_DUPLICATE_ID, NULL,
                                 "another scenario has the name '%.60s'", name->text);
    }
}

static GListModel *
run_all (const Run *run, const SafeguardNode *list)
{
  GPtrArray *items = g_ptr_array_new ();

  SAFEGUARD_NODE_FOREACH (scenario, list)
    g_ptr_array_add (items, run_scenario (run, scenario));

  return safeguard_list_new_take (SAFEGUARD_TYPE_SCENARIO, items);
}

GListModel *
safeguard_scenarios_run (
    SafeguardDoor *door, const char *name, GBytes *text, SafeguardPack *pack, GError **error)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  g_autoptr (SafeguardDocument) document
      = safeguard_document_read (name, data != NULL ? data : "", length, error);

  if (document == NULL)
    return NULL;

  const SafeguardNode *list = read_file (door, safeguard_document_get_root (document), &pack, log);
  if (list != NULL)
    check_names (list, log);
  if (!safeguard_issue_log_check (log, error))
    return NULL;

  const Run run = {door, safeguard_pack_get_area (pack), safeguard_pack_get_from (pack)};

  return run_all (&run, list);
}

/**
 * safeguard_door_run_scenarios:
 * @self: a door
 * @path: a file of scenarios
 * @error: return location for an error
 *
 * Runs the scenarios that stand beside a pack, such as
 * `stockport-2019.scenarios.yaml`: each is a request, with what is to be in the
 * answer. The door has to hold the pack that they name; for one that is being
 * written, see [method@Catalogue.with_pack].
 *
 * Errors: those of any text; %SAFEGUARD_ERROR_WRONG_VALUE if the pack is not
 * held. A scenario that does not hold, or whose request is refused, is no error.
 *
 * Returns: (transfer full): a list of [class@Scenario], in their order
 *
 * Since: 1.0
 */
GListModel *
safeguard_door_run_scenarios (SafeguardDoor *self, const char *path, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_DOOR (self) && safeguard_door_peek_catalogue (self) != NULL,
                        NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GBytes) bytes = safeguard_catalogue_read_file (path, error);

  return bytes != NULL ? safeguard_scenarios_run (self, path, bytes, NULL, error) : NULL;
}
