/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-clock-private.h"

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

static void
write_reading (SafeguardClock *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "id", self->rule->reading);
  safeguard_json_add_text (builder, "starts", self->rule->starts_text);
  safeguard_json_add_text (builder, "started", self->started_text);
  safeguard_json_add_text (builder, "due", self->due_text);
  safeguard_json_add_boolean (builder, "binds", self->binding);
  safeguard_json_add_texts (builder, "assumed", (const char *const *)self->assumed);
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

/* What a lower layer, such as national guidance, says in its place. */
static void
write_overridden (SafeguardClock *self, JsonBuilder *builder)
{
  g_autoptr (SafeguardClock) overridden = safeguard_clock_get_overridden (self);

  json_builder_set_member_name (builder, "overrides");
  if (overridden == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "edition", overridden->rule->edition);
  safeguard_json_add_text (builder, "limit", overridden->rule->limit_text);
  safeguard_json_add_text (builder, "starts", overridden->rule->starts_text);
  safeguard_json_add_text (builder, "due", overridden->due_text);
  safeguard_json_add_texts (builder, "assumed", (const char *const *)overridden->assumed);
  json_builder_end_object (builder);
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

/* The number that `left` says in words: negative where it is late. */
static void
write_slack (SafeguardClock *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "slack");
  if (self->slack_unit != NULL)
    json_builder_add_int_value (builder, self->slack);
  else
    json_builder_add_null_value (builder);
  safeguard_json_add_text (builder, "slack_unit", self->slack_unit);
}

void
safeguard_clock_write (SafeguardClock *clock, JsonBuilder *builder, gboolean with_days)
{
  const SafeguardTimescaleRule *rule = clock->rule;
  g_autoptr (GListModel) citations = safeguard_clock_get_citations (clock);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "id", rule->id);
  safeguard_json_add_text (builder, "name", safeguard_clock_get_name (clock));
  safeguard_json_add_text (builder, "holder", safeguard_clock_get_holder (clock));
  safeguard_json_add_text (builder, "limit", rule->limit_text);
  safeguard_json_add_text (builder, "starts", rule->starts_text);
  safeguard_json_add_text (builder, "started", clock->started_text);
  safeguard_json_add_text (builder, "due", clock->due_text);
  safeguard_json_add_text (builder, "opens", clock->opens_text);
  safeguard_json_add_text (builder, "state",
                           clock->state != SAFEGUARD_CLOCK_STATE_NOT_ASKED
                               ? safeguard_clock_state_nick (clock->state)
                               : NULL);
  safeguard_json_add_text (builder, "left", clock->left);
  write_slack (clock, builder);
  safeguard_json_add_text (builder, "met", clock->met_text);
  json_builder_set_member_name (builder, "citations");
  safeguard_citations_write (citations, builder);
  safeguard_json_add_text (builder, "kind", safeguard_timescale_kind_nick (rule->kind));
  safeguard_json_add_text (builder, "edition", rule->edition);
  safeguard_json_add_boolean (builder, "verified", safeguard_clock_is_verified (clock));
  safeguard_json_add_boolean (builder, "rests_on_rules_alone",
                              safeguard_clock_rests_on_rules_alone (clock));
  write_readings (clock, builder);
  write_overridden (clock, builder);
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
