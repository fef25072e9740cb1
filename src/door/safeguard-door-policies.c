/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-compared-record-private.h"

#include <string.h>

#include "safeguard-json-private.h"
#include "safeguard-nearest-private.h"
#include "safeguard-phrase-private.h"

/* Two policies side by side: what differs, what it does to cases, and to how many. */

static const char *const side_keys[] = {"policy", "on", "pack-text", "pack-name", "file", NULL};

/* --- which policies */

/* "england-2018", "stockport@2019-10-01" */
static SafeguardPolicy *
find_named (SafeguardRequest *request,
            const SafeguardNode *node,
            const char *text,
            SafeguardDayNumber day,
            GError **error)
{
  const char *at = strchr (text, '@');
  g_autofree char *name = at != NULL ? g_strndup (text, (gsize)(at - text)) : g_strdup (text);
  SafeguardPolicy *policy = NULL;
  GError *first = NULL;

  if (at != NULL && !safeguard_day_number_parse (at + 1, NULL, &day, error))
    {
      safeguard_request_locate (node, error);
      return NULL;
    }
  if (day == 0)
    day = request->on;
  policy = safeguard_catalogue_find_policy_on (request->catalogue, name, day, &first);
  /* An area without a day is asked for today. */
  if (g_error_matches (first, SAFEGUARD_ERROR, SAFEGUARD_ERROR_DAY_NOT_GIVEN)
      && request->today != 0)
    {
      g_clear_error (&first);
      policy
          = safeguard_catalogue_find_policy_on (request->catalogue, name, request->today, &first);
    }
  if (first != NULL)
    g_propagate_error (error, first);
  if (policy == NULL)
    safeguard_request_locate (node, error);

  return policy;
}

/* A pack in the request, or one of the texts beside it. */
static SafeguardPolicy *
read_pack (SafeguardRequest *request,
           const SafeguardNode *node,
           SafeguardDayNumber day,
           GError **error)
{
  const char *text = safeguard_node_as_text (safeguard_node_get (node, "pack-text"), request->log);
  const char *name = safeguard_node_as_text (safeguard_node_get (node, "pack-name"), request->log);
  gint64 file = 0;

  if (text != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      SafeguardPackText said = {name != NULL ? name : "pack", NULL, bytes};

      return safeguard_catalogue_read_policy_text (request->catalogue, &said, day, error);
    }
  if (!safeguard_node_as_integer (safeguard_node_require (node, "file", request->log), 0,
                                  (gint64)request->n_beside - 1, request->log, &file))
    {
      safeguard_request_check (request, error);
      return NULL;
    }

  const SafeguardBeside *beside = &request->beside[file];
  SafeguardPackText pack = {beside->name, beside->path, beside->bytes};

  return safeguard_catalogue_read_policy_text (request->catalogue, &pack, day, error);
}

static SafeguardPolicy *
read_side (SafeguardRequest *request, const char *key, GError **error)
{
  const SafeguardNode *node = safeguard_node_require (request->root, key, request->log);
  const SafeguardNode *policy;
  SafeguardDayNumber day = 0;

  if (node != NULL && node->kind == SAFEGUARD_NODE_SCALAR)
    return find_named (request, node, node->text, 0, error);
  if (node == NULL || !safeguard_node_check_keys (node, side_keys, request->log))
    {
      safeguard_request_check (request, error);
      return NULL;
    }
  safeguard_node_as_day (safeguard_node_get (node, "on"), request->log, &day);
  policy = safeguard_node_get (node, "policy");
  const char *name = safeguard_node_as_text (policy, request->log);
  if (!safeguard_request_check (request, error))
    return NULL;

  return name != NULL ? find_named (request, policy, name, day, error)
                      : read_pack (request, node, day, error);
}

static SafeguardPolicyDiff *
compare_policies (SafeguardRequest *request, GError **error)
{
  g_autoptr (SafeguardPolicy) first = read_side (request, "first", error);
  g_autoptr (SafeguardPolicy) second = first != NULL ? read_side (request, "second", error) : NULL;

  return second != NULL ? safeguard_policy_diff_new (first, second) : NULL;
}

gboolean
safeguard_door_policy_diff (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  g_autoptr (SafeguardPolicyDiff) diff = compare_policies (request, error);
  gboolean note = FALSE;

  safeguard_node_as_boolean (safeguard_node_get (request->root, "release-note"), request->log,
                             &note);
  if (diff == NULL || !safeguard_request_check (request, error))
    return FALSE;
  if (!note)
    {
      safeguard_policy_diff_write (diff, builder);
      return TRUE;
    }

  g_autofree char *text = safeguard_policy_diff_get_release_note (diff);

  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-answer", 1);
  safeguard_json_add_text (builder, "text", text);
  json_builder_end_object (builder);

  return TRUE;
}

/* --- cases */

static guint
count_pack_files (const SafeguardRequest *request)
{
  static const char *const keys[] = {"first", "second"};
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const SafeguardNode *side = safeguard_node_get (request->root, keys[i]);

      if (side != NULL && side->kind == SAFEGUARD_NODE_MAP
          && safeguard_node_get (side, "file") != NULL)
        n++;
    }

  return n;
}

/* One case, a list of them, or one a line; of const SafeguardNode. The packs stand before the cases
 * among the texts beside the request. */
static GPtrArray *
read_cases (SafeguardRequest *request, GError **error)
{
  guint n_packs = MIN (count_pack_files (request), request->n_beside);
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  const SafeguardNode *input = safeguard_node_get (request->root, "input");
  g_autoptr (GError) malformed = NULL;

  request->n_beside -= n_packs;
  request->beside = request->n_beside > 0 ? request->beside + n_packs : NULL;
  if (safeguard_request_read_lines (request, &malformed))
    input = request->input;
  else if (request->beside != NULL || input == NULL)
    return safeguard_request_read_inputs (request, error);
  if (malformed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&malformed));
      return NULL;
    }
  if (input->kind != SAFEGUARD_NODE_LIST)
    g_ptr_array_add (cases, (gpointer)input);
  else
    SAFEGUARD_NODE_FOREACH (child, input)
      g_ptr_array_add (cases, (gpointer)child);

  return g_steal_pointer (&cases);
}

static const char *
text_under (const SafeguardNode *node, const char *key)
{
  const SafeguardNode *value = key != NULL ? safeguard_node_get (node, key) : NULL;

  return value != NULL && value->kind == SAFEGUARD_NODE_SCALAR ? value->text : NULL;
}

static void
show_progress (const SafeguardRequest *request, guint done, guint all)
{
  if (request->progress != NULL)
    request->progress (done, all, request->progress_data);
}

static gboolean
write_case (SafeguardRequest *request,
            SafeguardPolicyDiff *diff,
            const SafeguardNode *node,
            gboolean with_rulings,
            GHashTable *moves,
            JsonBuilder *builder,
            GError **error)
{
  g_autoptr (SafeguardPolicyComparison) comparison
      = safeguard_request_compare_record (request, diff, node, error);

  if (comparison == NULL)
    return FALSE;

  const char *move = safeguard_policy_comparison_get_move (comparison);

  g_hash_table_insert (moves, g_strdup (move),
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (moves, move)) + 1));
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "id", text_under (node, "id"));
  safeguard_policy_comparison_write (comparison, with_rulings, builder);
  json_builder_end_object (builder);

  return TRUE;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* {"level 2 to level 3": 1, "unchanged": 12}, and how many change. */
static void
write_moves (GHashTable *moves, guint all, JsonBuilder *builder)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (moves), compare_texts);
  guint unchanged = GPOINTER_TO_UINT (g_hash_table_lookup (moves, safeguard_phrase ("move-none")));

  safeguard_json_add_integer (builder, "changed", all - unchanged);
  safeguard_json_add_integer (builder, "of", all);
  json_builder_set_member_name (builder, "moves");
  json_builder_begin_object (builder);
  for (GList *name = names; name != NULL; name = name->next)
    safeguard_json_add_integer (builder, name->data,
                                GPOINTER_TO_UINT (g_hash_table_lookup (moves, name->data)));
  json_builder_end_object (builder);
}

static void
write_sides (SafeguardPolicyDiff *diff, JsonBuilder *builder)
{
  const char *const *labels = safeguard_policy_diff_peek_labels (diff);

  json_builder_set_member_name (builder, "first");
  safeguard_policy_write_side (safeguard_policy_diff_get_first (diff), labels[0], builder);
  json_builder_set_member_name (builder, "second");
  safeguard_policy_write_side (safeguard_policy_diff_get_second (diff), labels[1], builder);
}

gboolean
safeguard_door_policy_compare (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  g_autoptr (SafeguardPolicyDiff) diff = compare_policies (request, error);
  g_autoptr (GPtrArray) cases = diff != NULL ? read_cases (request, error) : NULL;
  g_autoptr (GHashTable) moves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean good = cases != NULL;

  if (!good)
    return FALSE;
  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-policy-compare", 1);
  write_sides (diff, builder);
  json_builder_set_member_name (builder, "cases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < cases->len && good; i++)
    {
      good = write_case (request, diff, g_ptr_array_index (cases, i),
                         cases->len == 1 || request->explain, moves, builder, error);
      show_progress (request, i + 1, cases->len);
    }
  json_builder_end_array (builder);
  write_moves (moves, cases->len, builder);
  json_builder_end_object (builder);

  return good;
}

#define LEAST_PUBLISHED 5

/* A misspelt key would put every case into one group that looks like a finding. */
static void
check_group (SafeguardRequest *request, const GPtrArray *cases)
{
  const SafeguardNode *node = safeguard_node_get (request->root, "group");
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  if (node == NULL || cases->len == 0)
    return;
  for (guint i = 0; i < cases->len; i++)
    {
      const SafeguardNode *one = g_ptr_array_index (cases, i);

      if (one->kind != SAFEGUARD_NODE_MAP)
        continue;
      SAFEGUARD_NODE_FOREACH (child, one)
        g_hash_table_add (keys, (gpointer)child->key);
    }
  if (g_hash_table_contains (keys, node->text))
    return;

  g_autofree gpointer *names = g_hash_table_get_keys_as_array (keys, NULL);
  safeguard_node_complain (node, request->log, SAFEGUARD_ERROR_UNKNOWN_KEY,
                           safeguard_nearest (node->text, (const char *const *)names),
                           "found the group '%.60s', expected a key that at least one of the %u "
                           "cases has",
                           node->text, cases->len);
}

/* Nobody recorded an empty ward. */
static const char *
group_of (const SafeguardNode *one, const char *key)
{
  const char *name = key != NULL ? text_under (one, key) : "all";

  return name != NULL && name[strspn (name, " \t\r\n")] != '\0' ? name : "not recorded";
}

gboolean
safeguard_door_policy_impact (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  const char *group
      = safeguard_node_as_text (safeguard_node_get (request->root, "group"), request->log);
  gint64 threshold = LEAST_PUBLISHED;
  g_autoptr (SafeguardPolicyDiff) diff = compare_policies (request, error);
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (SafeguardPolicyImpact) impact = NULL;

  safeguard_node_as_integer (safeguard_node_get (request->root, "threshold"), 1, 1000, request->log,
                             &threshold);
  cases = diff != NULL && safeguard_request_check (request, error) ? read_cases (request, error)
                                                                   : NULL;
  if (cases == NULL)
    return FALSE;
  check_group (request, cases);
  if (!safeguard_request_check (request, error))
    return FALSE;

  impact = safeguard_policy_impact_new (diff, (int)threshold);
  for (guint i = 0; i < cases->len; i++)
    {
      const SafeguardNode *node = g_ptr_array_index (cases, i);
      g_autoptr (SafeguardPolicyComparison) comparison
          = safeguard_request_compare_record (request, diff, node, error);

      if (comparison == NULL
          || !safeguard_policy_impact_add_comparison (impact, comparison, group_of (node, group),
                                                      error))
        return FALSE;
      show_progress (request, i + 1, cases->len);
    }
  safeguard_policy_impact_write (impact, builder);

  return TRUE;
}
