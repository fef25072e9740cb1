/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-level-ruling-private.h"

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

/* The JSON of the room's own answer. Its names are stable: other people's programs rely on them. */

static void
write_level (SafeguardLevelRuling *self, JsonBuilder *builder)
{
  SafeguardLevel *level = safeguard_level_ruling_get_level (self);
  int possible = safeguard_level_ruling_get_highest_possible (self);

  json_builder_set_member_name (builder, "level");
  if (level == NULL)
    json_builder_add_null_value (builder);
  else
    {
      json_builder_begin_object (builder);
      safeguard_json_add_integer (builder, "number", safeguard_level_get_number (level));
      safeguard_json_add_text (builder, "id", safeguard_level_get_id (level));
      safeguard_json_add_text (builder, "name", safeguard_level_get_name (level));
      json_builder_end_object (builder);
    }
  json_builder_set_member_name (builder, "highest_possible");
  if (possible == 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, possible);
}

static void
write_why_not (SafeguardLevelRuling *self, JsonBuilder *builder)
{
  SafeguardLevel *level = safeguard_level_ruling_get_level (self);
  int current = level != NULL ? safeguard_level_get_number (level) : 0;

  json_builder_set_member_name (builder, "why_not");
  json_builder_begin_object (builder);
  for (int number = 9; number > current; number--)
    {
      if (safeguard_thresholds_find_level (self->thresholds, number) == NULL)
        continue;

      g_autofree char *name = g_strdup_printf ("%d", number);
      g_autoptr (GListModel) rows = safeguard_level_ruling_why_not (self, number);

      json_builder_set_member_name (builder, name);
      json_builder_begin_array (builder);
      for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
        safeguard_trace_write (safeguard_list_peek (rows, i), builder);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
write_changes (SafeguardLevelRuling *self, JsonBuilder *builder)
{
  SafeguardLevel *level = safeguard_level_ruling_get_level (self);
  int current = level != NULL ? safeguard_level_get_number (level) : 0;

  json_builder_set_member_name (builder, "smallest_changes");
  json_builder_begin_array (builder);
  for (int number = 9; number > 0; number--)
    {
      if (number == current || safeguard_thresholds_find_level (self->thresholds, number) == NULL)
        continue;

      g_autoptr (GListModel) changes = safeguard_level_ruling_smallest_changes (self, number);
      for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
        safeguard_change_write (safeguard_list_peek (changes, i), builder, TRUE);
    }
  json_builder_end_array (builder);
}

static void
write_trace (SafeguardLevelRuling *self, JsonBuilder *builder)
{
  g_autoptr (GListModel) rows = safeguard_level_ruling_get_trace (self);

  json_builder_set_member_name (builder, "trace");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    safeguard_trace_write (safeguard_list_peek (rows, i), builder);
  json_builder_end_array (builder);
}

static void
write_judgements (SafeguardLevelRuling *self, JsonBuilder *builder)
{
  guint n = self->judgements != NULL ? g_list_model_get_n_items (self->judgements) : 0;

  json_builder_set_member_name (builder, "judgements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      SafeguardJudgement *judgement = safeguard_list_peek (self->judgements, i);

      json_builder_begin_object (builder);
      safeguard_json_add_integer (builder, "level", safeguard_judgement_get_level (judgement));
      safeguard_json_add_text (builder, "by", safeguard_judgement_get_by (judgement));
      safeguard_json_add_text (builder, "when", safeguard_judgement_get_when_text (judgement));
      safeguard_json_add_text (builder, "reason", safeguard_judgement_get_reason (judgement));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
safeguard_level_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  static const char *const outcomes[]
      = {"", "decided", "undetermined", "undecided", "disputed", "conflict"};
  SafeguardLevelRuling *self = SAFEGUARD_LEVEL_RULING (ruling);
  const SafeguardRoute *route = safeguard_level_ruling_peek_route (self);

  json_builder_begin_object (builder);
  write_level (self, builder);
  safeguard_json_add_text (builder, "outcome", outcomes[self->match->outcome]);
  safeguard_json_add_text (builder, "statute", safeguard_level_ruling_get_statute (self));
  safeguard_json_add_text (builder, "assessment", safeguard_level_ruling_get_assessment (self));
  safeguard_json_add_text (builder, "coordinator", safeguard_level_ruling_get_coordinator (self));
  safeguard_json_add_text (builder, "route", route != NULL ? route->id : NULL);
  safeguard_json_add_text (builder, "route_name", route != NULL ? route->name : NULL);
  safeguard_json_add_boolean (builder, "emergency", self->emergency);
  safeguard_json_add_text (builder, "consent", self->thresholds->consent);
  write_why_not (self, builder);
  write_changes (self, builder);
  write_trace (self, builder);
  write_judgements (self, builder);
  json_builder_end_object (builder);
}
