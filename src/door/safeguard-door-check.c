/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-scenario-private.h"

#include <string.h>

#include "safeguard-code-private.h"
#include "safeguard-json-private.h"
#include "safeguard-list-private.h"
#include "safeguard-severity-profile-private.h"

/* Packs come as text: the door opens no files. The first text beside the request is the pack, the
 * second its scenarios. */

typedef struct
{
  char *name;
  const char *path; /* borrowed; NULL: the text is from no file */
  GBytes *bytes;    /* NULL: none was given */
} Text;

static void
text_clear (Text *self)
{
  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Text, text_clear)

static Text
read_text (SafeguardRequest *request, guint beside, const char *what)
{
  Text text = {NULL, NULL, NULL};
  g_autofree char *text_key = g_strconcat (what, "-text", NULL);
  g_autofree char *name_key = g_strconcat (what, "-name", NULL);
  const SafeguardNode *root = request->root;

  if (request->beside != NULL)
    {
      if (beside >= request->n_beside)
        return text;
      text.name = g_strdup (request->beside[beside].name);
      text.path = request->beside[beside].path;
      text.bytes = g_bytes_ref (request->beside[beside].bytes);
      return text;
    }

  const char *said = safeguard_node_as_text (safeguard_node_get (root, text_key), request->log);
  const char *name = safeguard_node_as_text (safeguard_node_get (root, name_key), request->log);

  text.name = g_strdup (name != NULL ? name : what);
  text.bytes = said != NULL ? g_bytes_new (said, strlen (said)) : NULL;

  return text;
}

/* The profile that the request names, or has the text of; NULL, without an error, if neither. The
 * name is none of a file, for the door opens none. */
static SafeguardSeverityProfile *
read_profile (SafeguardRequest *request, GError **error)
{
  const SafeguardNode *node = safeguard_node_get (request->root, "profile");
  const char *name = safeguard_node_as_text (node, request->log);
  const char *text
      = safeguard_node_as_text (safeguard_node_get (request->root, "profile-text"), request->log);
  g_auto (GStrv) names = safeguard_severity_profile_list_names ();

  if (text != NULL)
    return safeguard_severity_profile_read (name != NULL ? name : "profile", text, error);
  if (name == NULL)
    return NULL;
  if (g_strv_contains ((const char *const *)names, name))
    return safeguard_severity_profile_load (name, error);

  safeguard_node_as_choice (node, (const char *const *)names, request->log);
  safeguard_request_check (request, error);

  return NULL;
}

static gboolean
has_errors (GListModel *issues)
{
  for (guint i = 0; i < g_list_model_get_n_items (issues); i++)
    if (safeguard_issue_get_severity (safeguard_list_peek (issues, i))
        == SAFEGUARD_ISSUE_SEVERITY_ERROR)
      return TRUE;

  return FALSE;
}

static void
add_issues (GPtrArray *all, GListModel *issues)
{
  for (guint i = 0; i < g_list_model_get_n_items (issues); i++)
    g_ptr_array_add (all, g_list_model_get_item (issues, i));
}

/* Runs the scenarios over the catalogue with the pack in it; a list of SafeguardScenario. What is
 * wrong with the text of the scenarios is among @all. */
static GListModel *
run_scenarios (SafeguardRequest *request,
               const SafeguardPackText *pack,
               const Text *scenarios,
               GPtrArray *all)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardPack) read = NULL;
  GError *error = NULL;
  g_autoptr (SafeguardCatalogue) catalogue
      = safeguard_catalogue_with_text (request->catalogue, pack, &read, &error);
  g_autoptr (SafeguardDoor) door = catalogue != NULL ? safeguard_door_new (catalogue) : NULL;
  g_autoptr (GListModel) run
      = door != NULL
            ? safeguard_scenarios_run (door, scenarios->name, scenarios->bytes, read, &error)
            : NULL;

  if (run == NULL)
    {
      safeguard_issue_log_take_error (log, error);
      g_autoptr (GListModel) complaints = safeguard_issue_log_to_list (log);
      add_issues (all, complaints);
      return NULL;
    }

  for (guint i = 0; i < g_list_model_get_n_items (run); i++)
    add_issues (all, safeguard_scenario_get_issues (safeguard_list_peek (run, i)));

  return g_steal_pointer (&run);
}

/* Null where there are none, or where the pack has errors: there is no policy to ask then. */
static void
write_scenarios (GListModel *scenarios, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "scenarios");
  if (scenarios == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    safeguard_scenario_write (safeguard_list_peek (scenarios, i), builder);
  json_builder_end_array (builder);
}

static void
write_report (SafeguardPackReport *report, JsonBuilder *builder)
{
  g_auto (GStrv) off = safeguard_pack_report_list_off (report);

  safeguard_door_write_issues (safeguard_pack_report_get_issues (report), builder);
  safeguard_json_add_integer (builder, "errors",
                              safeguard_pack_report_count (report, SAFEGUARD_ISSUE_SEVERITY_ERROR));
  safeguard_json_add_integer (
      builder, "warnings", safeguard_pack_report_count (report, SAFEGUARD_ISSUE_SEVERITY_WARNING));
  safeguard_json_add_integer (
      builder, "information",
      safeguard_pack_report_count (report, SAFEGUARD_ISSUE_SEVERITY_INFORMATION));
  json_builder_set_member_name (builder, "off");
  json_builder_begin_array (builder);
  for (guint i = 0; off[i] != NULL; i++)
    {
      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "code", off[i]);
      safeguard_json_add_integer (builder, "count",
                                  safeguard_pack_report_count_off (report, off[i]));
      safeguard_json_add_text (builder, "because",
                               safeguard_pack_report_get_reason (report, off[i]));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
answer (SafeguardRequest *request,
        const SafeguardPackText *pack,
        const Text *scenarios,
        SafeguardSeverityProfile *profile,
        JsonBuilder *builder)
{
  GPtrArray *all = g_ptr_array_new ();
  g_autoptr (GListModel) found = safeguard_catalogue_check_text (request->catalogue, pack);
  g_autoptr (GListModel) run = NULL;

  add_issues (all, found);
  if (scenarios->bytes != NULL && !has_errors (found))
    run = run_scenarios (request, pack, scenarios, all);

  g_autoptr (GListModel) issues = safeguard_list_new_take (SAFEGUARD_TYPE_ISSUE, all);
  g_autoptr (SafeguardPackReport) report = safeguard_severity_profile_weigh (profile, issues);

  safeguard_door_begin_answer (builder);
  safeguard_json_add_text (builder, "profile",
                           profile != NULL ? safeguard_severity_profile_get_name (profile) : NULL);
  write_report (report, builder);
  write_scenarios (run, builder);
  json_builder_end_object (builder);
}

gboolean
safeguard_door_policy_check (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  g_auto (Text) pack = read_text (request, 0, "input");
  g_auto (Text) scenarios = read_text (request, 1, "scenarios");
  GError *refused = NULL;

  if (pack.bytes == NULL)
    safeguard_node_require (request->root, "input-text", request->log);
  if (!safeguard_request_check (request, error))
    return FALSE;

  g_autoptr (SafeguardSeverityProfile) profile = read_profile (request, &refused);
  if (refused != NULL)
    {
      g_propagate_error (error, refused);
      return FALSE;
    }

  SafeguardPackText text = {pack.name, pack.path, pack.bytes};
  answer (request, &text, &scenarios, profile, builder);

  return TRUE;
}

gboolean
safeguard_door_explain (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  const SafeguardNode *node = safeguard_node_require (request->root, "code", request->log);
  const char *id = safeguard_node_as_text (node, request->log);

  if (!safeguard_request_check (request, error))
    return FALSE;

  g_autoptr (SafeguardCode) code = safeguard_code_find (id, error);
  if (code == NULL)
    {
      safeguard_request_locate (node, error);
      return FALSE;
    }

  safeguard_door_begin_answer (builder);
  json_builder_set_member_name (builder, "explained");
  safeguard_code_write (code, builder);
  json_builder_end_object (builder);

  return TRUE;
}

gboolean
safeguard_door_policy_new (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  const SafeguardNode *node = safeguard_node_require (request->root, "policy", request->log);
  const char *area = safeguard_node_as_text (node, request->log);
  const char *name
      = safeguard_node_as_text (safeguard_node_get (request->root, "name"), request->log);
  const SafeguardNode *from = safeguard_node_get (request->root, "from");
  SafeguardDayNumber day = request->today;

  safeguard_node_as_day (from, request->log, &day);
  if (from == NULL && day == 0)
    safeguard_node_require (request->root, "from", request->log);
  if (!safeguard_request_check (request, error))
    return FALSE;

  g_autoptr (GDate) first = safeguard_day_number_to_date (day);
  g_autofree char *text
      = safeguard_catalogue_start_pack (request->catalogue, area, name, first, error);
  if (text == NULL)
    {
      safeguard_request_locate (node, error);
      return FALSE;
    }

  safeguard_door_begin_answer (builder);
  safeguard_json_add_text (builder, "text", text);
  json_builder_end_object (builder);

  return TRUE;
}
