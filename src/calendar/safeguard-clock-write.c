/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-clock-private.h"

#include "safeguard-list-private.h"

static void
write_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
write_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
write_reading (SafeguardClock *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  write_text (builder, "id", self->rule->reading);
  write_text (builder, "starts", self->rule->starts_text);
  write_text (builder, "started", self->started_text);
  write_text (builder, "due", self->due_text);
  write_boolean (builder, "binds", self->binding);
  json_builder_set_member_name (builder, "assumed");
  json_builder_begin_array (builder);
  for (guint i = 0; self->assumed[i] != NULL; i++)
    json_builder_add_string_value (builder, self->assumed[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "citations");
  safeguard_citations_write (self->rule->citations, builder);
  json_builder_end_object (builder);
}

static void
write_readings (SafeguardClock *self, JsonBuilder *builder)
{
  g_autoptr (GListModel) readings = safeguard_clock_get_readings (self);

  json_builder_set_member_name (builder, "readings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (readings); i++)
    write_reading (safeguard_list_peek (readings, i), builder);
  json_builder_end_array (builder);
}

static void
write_days (SafeguardClock *self, JsonBuilder *builder)
{
  g_autoptr (GListModel) days = safeguard_clock_explain (self);

  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (days); i++)
    safeguard_day_write (safeguard_list_peek (days, i), builder);
  json_builder_end_array (builder);
}

void
safeguard_clock_write (SafeguardClock *clock, JsonBuilder *builder, gboolean with_days)
{
  const SafeguardTimescaleRule *rule = clock->rule;

  json_builder_begin_object (builder);
  write_text (builder, "id", rule->id);
  write_text (builder, "name", rule->name);
  write_text (builder, "holder", rule->holder);
  write_text (builder, "limit", rule->limit_text);
  write_text (builder, "starts", rule->starts_text);
  write_text (builder, "started", clock->started_text);
  write_text (builder, "due", clock->due_text);
  write_text (builder, "state",
              clock->state != SAFEGUARD_CLOCK_STATE_NOT_ASKED
                  ? safeguard_clock_state_nick (clock->state)
                  : NULL);
  write_text (builder, "left", clock->left);
  write_text (builder, "met", clock->met_text);
  json_builder_set_member_name (builder, "citations");
  safeguard_citations_write (rule->citations, builder);
  write_text (builder, "kind", safeguard_timescale_kind_nick (rule->kind));
  write_text (builder, "edition", rule->edition);
  write_boolean (builder, "verified", rule->verified);
  write_boolean (builder, "rests_on_rules_alone", safeguard_clock_rests_on_rules_alone (clock));
  write_readings (clock, builder);
  if (with_days)
    write_days (clock, builder);
  json_builder_end_object (builder);
}

void
safeguard_clocks_write (GListModel *clocks, JsonBuilder *builder, gboolean with_days)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (clocks); i++)
    safeguard_clock_write (safeguard_list_peek (clocks, i), builder, with_days);
  json_builder_end_array (builder);
}
