/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-request-private.h"

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"
#include "safeguard-responsibilities-private.h"

static void
write_day (JsonBuilder *builder, const char *name, SafeguardDayNumber day)
{
  g_autofree char *text = day != 0 ? safeguard_day_number_to_iso (day) : NULL;

  safeguard_json_add_text (builder, name, text);
}

void
safeguard_door_begin_answer (JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-answer", 1);
}

static void
write_status (const SafeguardPack *pack, JsonBuilder *builder)
{
  SafeguardDayNumber day;
  const char *by = safeguard_pack_get_endorsed_by (pack, &day);

  safeguard_json_add_text (builder, "reading", safeguard_pack_get_reading (pack));
  json_builder_set_member_name (builder, "endorsed");
  if (by == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "by", by);
  write_day (builder, "day", day);
  json_builder_end_object (builder);
}

static void
write_edition (const SafeguardPack *pack, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "id", safeguard_pack_get_id (pack));
  safeguard_json_add_text (builder, "area", safeguard_pack_get_area (pack));
  safeguard_json_add_text (builder, "title", safeguard_pack_get_title (pack));
  write_day (builder, "from", safeguard_pack_get_from (pack));
  write_day (builder, "to", safeguard_pack_get_to (pack));
  safeguard_json_add_boolean (builder, "in_force_verified",
                              safeguard_pack_is_in_force_verified (pack));
  safeguard_json_add_text (builder, "digest", safeguard_pack_get_digest (pack));
  safeguard_json_add_boolean (builder, "overlay", safeguard_pack_is_overlay (pack));
  safeguard_json_add_boolean (builder, "bundled", safeguard_pack_is_bundled (pack));
  safeguard_json_add_text (builder, "signed_by", safeguard_pack_get_signed_by (pack));
  write_status (pack, builder);
  json_builder_end_object (builder);
}

gboolean
safeguard_door_policy_list (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  SafeguardEditions *editions = safeguard_catalogue_peek_editions (request->catalogue);

  safeguard_door_begin_answer (builder);
  json_builder_set_member_name (builder, "editions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < safeguard_editions_get_n_packs (editions); i++)
    write_edition (safeguard_editions_get_pack (editions, i), builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return TRUE;
}

static void
write_facts (SafeguardPolicy *policy, JsonBuilder *builder)
{
  static const char *const types[] = {"flag", "number", "choice"};
  const SafeguardVocabulary *vocabulary = safeguard_policy_peek_vocabulary (policy);

  json_builder_set_member_name (builder, "facts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < safeguard_vocabulary_get_n_facts (vocabulary); i++)
    {
      const SafeguardFactDeclaration *fact = safeguard_vocabulary_get_fact (vocabulary, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", fact->id);
      safeguard_json_add_text (builder, "type", types[fact->type]);
      safeguard_json_add_text (builder, "ask", fact->ask);
      safeguard_json_add_text (builder, "group", fact->group);
      if (fact->values != NULL)
        safeguard_json_add_texts (builder, "values", fact->values);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_timescales (SafeguardPolicy *policy, JsonBuilder *builder)
{
  g_autoptr (GListModel) timescales = safeguard_policy_get_timescales (policy);

  json_builder_set_member_name (builder, "timescales");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (timescales); i++)
    {
      SafeguardTimescale *timescale = safeguard_list_peek (timescales, i);
      g_autoptr (GListModel) citations = safeguard_timescale_get_citations (timescale);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", safeguard_timescale_get_id (timescale));
      safeguard_json_add_text (builder, "name", safeguard_timescale_get_name (timescale));
      safeguard_json_add_text (builder, "limit", safeguard_timescale_get_limit (timescale));
      safeguard_json_add_text (builder, "starts", safeguard_timescale_get_starts (timescale));
      safeguard_json_add_text (
          builder, "direction",
          safeguard_timescales_peek_nth (safeguard_policy_peek_timescales (policy), i)->before
              ? "before"
              : "after");
      safeguard_json_add_texts (builder, "met_by", safeguard_timescale_get_met_by (timescale));
      safeguard_json_add_text (builder, "holder", safeguard_timescale_get_holder (timescale));
      safeguard_json_add_text (builder, "note", safeguard_timescale_get_note (timescale));
      safeguard_json_add_text (builder, "edition", safeguard_timescale_get_edition (timescale));
      safeguard_json_add_boolean (builder, "verified", safeguard_timescale_is_verified (timescale));
      json_builder_set_member_name (builder, "citations");
      safeguard_citations_write (citations, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_levels (SafeguardPolicy *policy, JsonBuilder *builder)
{
  SafeguardThresholds *thresholds = safeguard_policy_get_thresholds (policy, NULL);
  GListModel *levels = thresholds != NULL ? safeguard_thresholds_get_levels (thresholds) : NULL;
  guint n = levels != NULL ? g_list_model_get_n_items (levels) : 0;

  json_builder_set_member_name (builder, "levels");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      SafeguardLevel *level = safeguard_list_peek (levels, i);

      json_builder_begin_object (builder);
      safeguard_json_add_integer (builder, "number", safeguard_level_get_number (level));
      safeguard_json_add_text (builder, "id", safeguard_level_get_id (level));
      safeguard_json_add_text (builder, "name", safeguard_level_get_name (level));
      json_builder_set_member_name (builder, "citations");
      safeguard_citations_write (safeguard_level_get_citations (level), builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_bodies (SafeguardGovernance *governance, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "bodies");
  json_builder_begin_array (builder);
  for (guint i = 0; governance != NULL && i < governance->bodies->len; i++)
    {
      const SafeguardBody *body = g_ptr_array_index (governance->bodies, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", body->id);
      safeguard_json_add_text (builder, "name", body->name);
      safeguard_json_add_text (builder, "kind", body->kind);
      write_day (builder, "from", body->from);
      write_day (builder, "until", body->until);
      safeguard_json_add_text (builder, "reports_to", body->reports_to);
      safeguard_json_add_text (builder, "chair", body->chair);
      safeguard_json_add_boolean (builder, "quorum_held", body->quorum->table != NULL);
      json_builder_set_member_name (builder, "citations");
      safeguard_citations_write (body->citations, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_seats (SafeguardGovernance *governance, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "seats");
  json_builder_begin_array (builder);
  for (guint i = 0; governance != NULL && i < governance->seats->len; i++)
    {
      const SafeguardSeat *seat = g_ptr_array_index (governance->seats, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", seat->id);
      safeguard_json_add_text (builder, "name", seat->name);
      safeguard_json_add_texts (builder, "bodies", (const char *const *)seat->bodies);
      safeguard_json_add_text (builder, "agency", seat->agency);
      safeguard_json_add_text (builder, "class", safeguard_seat_get_class (seat));
      if (seat->class_open)
        safeguard_json_add_text (builder, "votes", NULL);
      else
        safeguard_json_add_boolean (builder, "votes", seat->votes);
      safeguard_json_add_integer (builder, "count", seat->count);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_votes (SafeguardGovernance *governance, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "votes");
  json_builder_begin_array (builder);
  for (guint i = 0; governance != NULL && i < governance->votes->len; i++)
    {
      const SafeguardVoteRule *vote = g_ptr_array_index (governance->votes, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", vote->id);
      safeguard_json_add_text (builder, "name", vote->name);
      safeguard_json_add_text (builder, "body", vote->body);
      safeguard_json_add_texts (builder, "voters", (const char *const *)vote->voters);
      safeguard_json_add_text (builder, "sign_off", vote->sign_off);
      json_builder_set_member_name (builder, "citations");
      safeguard_citations_write (vote->citations, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_governance (SafeguardPolicy *policy, JsonBuilder *builder)
{
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, NULL);

  write_bodies (governance, builder);
  write_seats (governance, builder);
  write_votes (governance, builder);
}

/* FALSE if @of is nobody; NULL: of everybody. */
static gboolean
write_responsibilities_of (SafeguardPolicy *policy,
                           const char *of,
                           JsonBuilder *builder,
                           GError **error)
{
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, error);
  g_autoptr (GPtrArray) list
      = governance != NULL ? safeguard_responsibilities_list (governance, of, error) : NULL;

  if (list == NULL)
    return FALSE;
  safeguard_responsibilities_write (list, builder);

  return TRUE;
}

static void
write_responsibilities (SafeguardPolicy *policy, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (!write_responsibilities_of (policy, NULL, builder, NULL))
    safeguard_responsibilities_write (none, builder);
}

static void
write_layers (SafeguardPolicy *policy, JsonBuilder *builder)
{
  SafeguardLayers *layers = safeguard_policy_peek_layers (policy);

  json_builder_set_member_name (builder, "layers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < safeguard_layers_get_n_packs (layers); i++)
    write_edition (safeguard_layers_get_pack (layers, i), builder);
  json_builder_end_array (builder);
}

/* The parts of what a policy says, in the order in which they are shown. */
static const struct
{
  const char *name;
  void (*write) (SafeguardPolicy *policy, JsonBuilder *builder);
} parts[] = {
    {"layers", write_layers},
    {"overlays", safeguard_door_write_overlays},
    {"levels", write_levels},
    {"governance", write_governance},
    {"responsibilities", write_responsibilities},
    {"facts", write_facts},
    {"timescales", write_timescales},
    {"procedures", safeguard_door_write_procedures},
    {"contacts", safeguard_door_write_contacts},
    {"definitions", safeguard_door_write_definitions},
    {"priorities", safeguard_door_write_priorities},
    {"commitments", safeguard_door_write_commitments},
    {"figures", safeguard_door_write_figures},
    {"not-shown", safeguard_door_write_not_shown},
};

/* The one part that the request asks for; -1 for all of them, or with a complaint. */
static int
read_part (SafeguardRequest *request)
{
  const char *names[G_N_ELEMENTS (parts) + 1] = {NULL};
  const SafeguardNode *node = safeguard_node_get (request->root, "section");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    names[i] = parts[i].name;

  return node != NULL ? safeguard_node_as_choice (node, names, request->log) : -1;
}

/* Whose responsibilities are asked for, which leaves out all but them; NULL if the request does not
 * say, or with a complaint. */
static const char *
read_of (SafeguardRequest *request, int part)
{
  const SafeguardNode *node = safeguard_node_get (request->root, "of");

  if (node != NULL && part >= 0 && parts[part].write != write_responsibilities)
    safeguard_node_complain (node, request->log, SAFEGUARD_ERROR_WRONG_VALUE, "responsibilities",
                             "'of' goes with the section 'responsibilities', not with '%s'",
                             parts[part].name);

  return safeguard_node_as_text (node, request->log);
}

gboolean
safeguard_door_policy_show (SafeguardRequest *request, JsonBuilder *builder, GError **error)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  int part = read_part (request);
  const char *of = read_of (request, part);

  if (!safeguard_request_check (request, error))
    return FALSE;
  policy = safeguard_request_get_policy (request, NULL, 0, error);
  if (policy == NULL)
    return FALSE;

  SafeguardLayers *layers = safeguard_policy_peek_layers (policy);

  safeguard_door_begin_answer (builder);
  safeguard_json_add_text (builder, "area", safeguard_layers_get_area (layers));
  safeguard_json_add_text (builder, "edition", safeguard_layers_get_edition (layers));
  write_day (builder, "on", safeguard_layers_get_on (layers));
  safeguard_json_add_text (builder, "digest", safeguard_layers_get_digest (layers));
  if (of != NULL && !write_responsibilities_of (policy, of, builder, error))
    {
      safeguard_request_locate (safeguard_node_get (request->root, "of"), error);
      return FALSE;
    }
  for (guint i = 0; of == NULL && i < G_N_ELEMENTS (parts); i++)
    if (part < 0 || (guint)part == i)
      parts[i].write (policy, builder);
  json_builder_end_object (builder);

  return TRUE;
}
