/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-request-private.h"

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

static void
write_replaced (SafeguardLayers *layers, JsonBuilder *builder)
{
  GPtrArray *rules = safeguard_layers_get_replaced (layers);

  json_builder_set_member_name (builder, "replaced");
  json_builder_begin_array (builder);
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      const SafeguardReplaced *rule = g_ptr_array_index (rules, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "rule", rule->path);
      safeguard_json_add_text (builder, "edition", rule->edition);
      safeguard_json_add_text (builder, "in_place_of", rule->below);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_rule_off (const SafeguardSwitchedOff *rule, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "rule", rule->id);
  safeguard_json_add_text (builder, "edition", safeguard_pack_get_id (rule->pack));
  safeguard_json_add_text (builder, "reason", rule->reason);
  json_builder_end_object (builder);
}

static void
write_switched_off (SafeguardLayers *layers, JsonBuilder *builder)
{
  g_autoptr (GArray) rules = safeguard_layers_list_switched_off (layers);

  json_builder_set_member_name (builder, "switched_off");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rules->len; i++)
    write_rule_off (&g_array_index (rules, SafeguardSwitchedOff, i), builder);
  json_builder_end_array (builder);
}

/* A list of due days shows of each clock that it is there, and so has to show that one is not. */
static void
write_clocks_off (SafeguardLayers *layers, GHashTable *written, JsonBuilder *builder)
{
  g_autoptr (GArray) rules = safeguard_layers_list_switched_off (layers);

  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardSwitchedOff *rule = &g_array_index (rules, SafeguardSwitchedOff, i);

      if (g_strcmp0 (rule->section, "timescales") == 0
          && g_hash_table_add (written, (gpointer)rule->off))
        write_rule_off (rule, builder);
    }
}

void
safeguard_door_write_clocks_off (const GPtrArray *policies, JsonBuilder *builder)
{
  g_autoptr (GHashTable) written = g_hash_table_new (NULL, NULL);

  json_builder_set_member_name (builder, "switched_off");
  json_builder_begin_array (builder);
  for (guint i = 0; i < policies->len; i++)
    write_clocks_off (safeguard_policy_peek_layers (g_ptr_array_index (policies, i)), written,
                      builder);
  json_builder_end_array (builder);
}

void
safeguard_door_write_overlays (SafeguardPolicy *policy, JsonBuilder *builder)
{
  SafeguardLayers *layers = safeguard_policy_peek_layers (policy);

  write_decided (policy, builder);
  write_replaced (layers, builder);
  write_switched_off (layers, builder);
}
