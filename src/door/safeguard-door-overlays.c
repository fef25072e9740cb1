/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-request-private.h"

#include <string.h>

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

/* What overlays do to a policy: points decided, rules replaced, rules switched off. */

static void
write_decided (SafeguardPolicy *policy, JsonBuilder *builder)
{
  g_autoptr (GListModel) decided = safeguard_policy_get_decided (policy);

  json_builder_set_member_name (builder, "decided");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (decided); i++)
    safeguard_local_decision_write (safeguard_list_peek (decided, i), builder);
  json_builder_end_array (builder);
}

/* A mark is the edition and the path of what was replaced. */
static void
write_mark (const SafeguardPack *pack, const char *mark, JsonBuilder *builder)
{
  g_auto (GStrv) parts = g_strsplit (mark, "\n", 2);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "rule", parts[1]);
  safeguard_json_add_text (builder, "edition", safeguard_pack_get_id (pack));
  safeguard_json_add_text (builder, "in_place_of", parts[0]);
  json_builder_end_object (builder);
}

static void
write_replaced (const SafeguardPack *pack, const SafeguardNode *node, JsonBuilder *builder)
{
  const SafeguardNode *cite = safeguard_node_get (node, "cite");
  const SafeguardNode *first = cite != NULL ? safeguard_node_get_nth_or (cite, 0) : NULL;
  const SafeguardNode *mark = safeguard_node_get (first, SAFEGUARD_PACK_REPLACES);

  if (mark != NULL)
    {
      write_mark (pack, mark->text, builder);
      return;
    }
  SAFEGUARD_NODE_FOREACH (child, node)
    if (child->kind != SAFEGUARD_NODE_SCALAR)
      write_replaced (pack, child, builder);
}

static void
write_switched_off (SafeguardLayers *layers, JsonBuilder *builder)
{
  g_autoptr (GArray) rules = safeguard_layers_list_switched_off (layers);

  json_builder_set_member_name (builder, "switched_off");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardSwitchedOff *rule = &g_array_index (rules, SafeguardSwitchedOff, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "rule", rule->id);
      safeguard_json_add_text (builder, "edition", safeguard_pack_get_id (rule->pack));
      safeguard_json_add_text (builder, "reason", rule->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
safeguard_door_write_overlays (SafeguardPolicy *policy, JsonBuilder *builder)
{
  SafeguardLayers *layers = safeguard_policy_peek_layers (policy);

  write_decided (policy, builder);
  json_builder_set_member_name (builder, "replaced");
  json_builder_begin_array (builder);
  for (guint i = 0; i < safeguard_layers_get_n_packs (layers); i++)
    {
      const SafeguardPack *pack = safeguard_layers_get_pack (layers, i);

      if (safeguard_pack_is_overlay (pack))
        write_replaced (pack, safeguard_pack_get_root (pack), builder);
    }
  json_builder_end_array (builder);
  write_switched_off (layers, builder);
}
