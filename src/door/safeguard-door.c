/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-request-private.h"

#include <string.h>

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"
#include "safeguard-nearest-private.h"

/**
 * SafeguardDoor:
 *
 * One JSON request in, one JSON ruling out: the library for languages without
 * introspection, for the command line and for databases.
 *
 * A door always answers JSON, errors included. It is immutable and may be used
 * by any number of threads at once.
 *
 * Since: 1.0
 */
struct _SafeguardDoor
{
  GObject parent_instance;

  SafeguardCatalogue *catalogue;
};

G_DEFINE_FINAL_TYPE (SafeguardDoor, safeguard_door, G_TYPE_OBJECT)

static void
safeguard_door_finalize (GObject *object)
{
  g_clear_object (&SAFEGUARD_DOOR (object)->catalogue);

  G_OBJECT_CLASS (safeguard_door_parent_class)->finalize (object);
}

static void
safeguard_door_class_init (SafeguardDoorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_door_finalize;
}

static void
safeguard_door_init (SafeguardDoor *self)
{
}

/**
 * safeguard_door_new:
 * @catalogue: the packs to answer from
 *
 * Opens a door to a catalogue.
 *
 * Returns: (transfer full): a new door
 *
 * Since: 1.0
 */
SafeguardDoor *
safeguard_door_new (SafeguardCatalogue *catalogue)
{
  g_return_val_if_fail (SAFEGUARD_IS_CATALOGUE (catalogue), NULL);

  SafeguardDoor *self = g_object_new (SAFEGUARD_TYPE_DOOR, NULL);

  self->catalogue = g_object_ref (catalogue);

  return self;
}

SafeguardCatalogue *
safeguard_door_peek_catalogue (SafeguardDoor *self)
{
  return self->catalogue;
}

static const struct
{
  const char *name;
  SafeguardVerb answer;
} verbs[] = {
    {"assess", safeguard_door_assess},
    {"assurance", safeguard_door_assurance},
    {"attendance", safeguard_door_attendance},
    {"check", safeguard_door_check},
    {"decisions", safeguard_door_decisions},
    {"diary", safeguard_door_diary},
    {"dispute", safeguard_door_dispute},
    {"due", safeguard_door_due},
    {"duties", safeguard_door_duties},
    {"fund-approve", safeguard_door_fund_approve},
    {"explain", safeguard_door_explain},
    {"fund-check", safeguard_door_fund_check},
    {"fund-commit", safeguard_door_fund_commit},
    {"fund-export", safeguard_door_fund_export},
    {"fund-import", safeguard_door_fund_import},
    {"fund-shares", safeguard_door_fund_shares},
    {"fund-statement", safeguard_door_fund_statement},
    {"incident", safeguard_door_incident},
    {"information", safeguard_door_information},
    {"may", safeguard_door_may},
    {"meeting", safeguard_door_meeting},
    {"partnership", safeguard_door_partnership},
    {"policy-check", safeguard_door_policy_check},
    {"policy-compare", safeguard_door_policy_compare},
    {"policy-diff", safeguard_door_policy_diff},
    {"policy-impact", safeguard_door_policy_impact},
    {"policy-list", safeguard_door_policy_list},
    {"policy-new", safeguard_door_policy_new},
    {"policy-show", safeguard_door_policy_show},
    {"redate", safeguard_door_redate},
    {"review", safeguard_door_review},
    {"risk", safeguard_door_risk},
    {"statistics", safeguard_door_statistics},
    {"vote", safeguard_door_vote},
    {"working-days", safeguard_door_working_days},
    {"workstream", safeguard_door_workstream},
};

static gboolean
answer_verb (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  const SafeguardNode *node = safeguard_node_get (request->root, "verb");
  const char *names[G_N_ELEMENTS (verbs) + 1] = {NULL};

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      names[i] = verbs[i].name;
      if (strcmp (verbs[i].name, request->verb) == 0)
        return verbs[i].answer (request, builder, error);
    }

  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_VERB, NULL,
                       safeguard_nearest (request->verb, names), "nothing answers '%.40s'",
                       request->verb);
  safeguard_request_locate (node, error);

  return FALSE;
}

static void
write_place (SafeguardIssue *issue, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "at");
  if (safeguard_issue_get_line (issue) == 0 && safeguard_issue_get_path (issue) == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "line", safeguard_issue_get_line (issue));
  safeguard_json_add_integer (builder, "column", safeguard_issue_get_column (issue));
  safeguard_json_add_text (builder, "path", safeguard_issue_get_path (issue));
  json_builder_end_object (builder);
}

void
safeguard_door_write_issue (SafeguardIssue *issue, JsonBuilder *builder)
{
  static const char *const severities[] = {"information", "warning", "error"};

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "code",
                           safeguard_error_lookup (safeguard_issue_get_code (issue))->nick);
  safeguard_json_add_text (builder, "severity", severities[safeguard_issue_get_severity (issue)]);
  safeguard_json_add_text (builder, "message", safeguard_issue_get_message (issue));
  safeguard_json_add_text (builder, "source", safeguard_issue_get_source (issue));
  write_place (issue, builder);
  safeguard_json_add_text (builder, "remedy", safeguard_issue_get_remedy (issue));
  safeguard_json_add_text (builder, "nearest", safeguard_issue_get_nearest (issue));
  json_builder_end_object (builder);
}

void
safeguard_door_write_issues (GListModel *issues, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "issues");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (issues); i++)
    safeguard_door_write_issue (safeguard_list_peek (issues, i), builder);
  json_builder_end_array (builder);
}

char *
safeguard_door_error_to_json (const GError *error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  safeguard_door_write_issue (safeguard_error_peek_issue (error), builder);
  json_builder_end_object (builder);

  return safeguard_json_to_text (builder);
}

char *
safeguard_door_answer_watched (SafeguardDoor *self,
                               const char *request,
                               const SafeguardBeside *beside,
                               guint n_beside,
                               SafeguardProgressFunc progress,
                               gpointer progress_data)
{
  SafeguardRequest read;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean good = safeguard_request_read (&read, self->catalogue, request, &error);
  char *answer;

  read.beside = beside;
  read.n_beside = n_beside;
  read.progress = progress;
  read.progress_data = progress_data;
  if (good && answer_verb (&read, builder, &error))
    answer = safeguard_json_to_text (builder);
  else
    answer = safeguard_door_error_to_json (error);
  safeguard_request_clear (&read);

  return answer;
}

char *
safeguard_door_answer_about (SafeguardDoor *self,
                             const char *request,
                             const SafeguardBeside *beside,
                             guint n_beside)
{
  return safeguard_door_answer_watched (self, request, beside, n_beside, NULL, NULL);
}

/**
 * safeguard_door_answer:
 * @self: a door
 * @request: a request, as JSON text in UTF-8
 *
 * Answers a request. What can be asked and what is answered is in the manual of
 * the JSON door; the answer to a request that cannot be answered is
 * `{"error": {...}}`, with a stable code, the place and the remedy.
 *
 * Returns: (transfer full): the answer, as JSON text
 *
 * Since: 1.0
 */
char *
safeguard_door_answer (SafeguardDoor *self, const char *request)
{
  g_return_val_if_fail (SAFEGUARD_IS_DOOR (self) && self->catalogue != NULL, NULL);
  g_return_val_if_fail (request != NULL, NULL);

  return safeguard_door_answer_about (self, request, NULL, 0);
}
