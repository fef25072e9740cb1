/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-request-private.h"

#include "safeguard-json-private.h"

/* What a policy has of procedures: who can act, the ladders, the life of a review. */

static void
write_day (JsonBuilder *builder, const char *name, SafeguardDayNumber day)
{
  g_autofree char *text = day != 0 ? safeguard_day_number_to_iso (day) : NULL;

  safeguard_json_add_text (builder, name, text);
}

static void
write_actors (const SafeguardActors *actors, JsonBuilder *builder)
{
  g_autofree const char **ids
      = actors != NULL ? safeguard_actors_list_ids (actors) : g_new0 (const char *, 1);

  json_builder_set_member_name (builder, "actors");
  json_builder_begin_array (builder);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree const char **others = safeguard_actors_list_others (actors, ids[i]);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", ids[i]);
      safeguard_json_add_text (builder, "name", safeguard_actors_name (actors, ids[i]));
      safeguard_json_add_boolean (builder, "partner", safeguard_actors_is_partner (actors, ids[i]));
      safeguard_json_add_texts (builder, "also", others);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_holder (const SafeguardHolderTerm *term, const SafeguardActors *actors, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "id", term->id);
  safeguard_json_add_text (builder, "name", safeguard_actors_name (actors, term->id));
  write_day (builder, "from", term->from);
  write_day (builder, "until", term->until);
  safeguard_json_add_text (builder, "gap", term->gap);
  json_builder_end_object (builder);
}

static void
write_stage (const SafeguardProcedure *procedure,
             const SafeguardStageRule *stage,
             JsonBuilder *builder)
{
  const SafeguardActors *actors = safeguard_procedure_peek_actors (procedure);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "id", stage->id);
  safeguard_json_add_text (builder, "name", stage->name);
  json_builder_set_member_name (builder, "holders");
  json_builder_begin_array (builder);
  for (guint i = 0; i < stage->holders->len; i++)
    write_holder (&g_array_index (stage->holders, SafeguardHolderTerm, i), actors, builder);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "leads_to");
  json_builder_begin_array (builder);
  for (guint i = 0; i < stage->leads_to->len; i++)
    json_builder_add_string_value (
        builder,
        safeguard_procedure_get_stage (procedure, g_array_index (stage->leads_to, guint, i))->id);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "clocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < stage->clocks->len; i++)
    json_builder_add_string_value (builder, g_array_index (stage->clocks, const char *, i));
  json_builder_end_array (builder);
  safeguard_json_add_boolean (builder, "optional", stage->optional);
  safeguard_json_add_boolean (builder, "final", stage->final);
  json_builder_set_member_name (builder, "citations");
  safeguard_citations_write (stage->citations, builder);
  json_builder_end_object (builder);
}

/* Acts that the procedure has no place for are left out. */
static void
write_acts (const SafeguardProcedure *procedure, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "acts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < safeguard_procedure_get_n_acts (procedure); i++)
    {
      const SafeguardActRule *act = safeguard_procedure_get_act (procedure, i);

      if (!act->provided)
        continue;
      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", act->id);
      safeguard_json_add_text (builder, "name", act->name);
      safeguard_json_add_texts (builder, "by", (const char *const *)act->by);
      safeguard_json_add_text (
          builder, "enters",
          act->enters != SAFEGUARD_NO_STAGE
              ? safeguard_procedure_get_stage (procedure, (guint)act->enters)->id
              : NULL);
      safeguard_json_add_text (builder, "closes", act->closes);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_stages_and_acts (const SafeguardProcedure *procedure, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "stages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < safeguard_procedure_get_n_stages (procedure); i++)
    write_stage (procedure, safeguard_procedure_get_stage (procedure, i), builder);
  json_builder_end_array (builder);
  write_acts (procedure, builder);
}

static void
write_ladders (const SafeguardEscalation *escalation, JsonBuilder *builder)
{
  guint n = escalation != NULL ? escalation->ladders->len : 0;

  json_builder_set_member_name (builder, "ladders");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      const SafeguardLadder *ladder = g_ptr_array_index (escalation->ladders, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "kind", ladder->kind);
      safeguard_json_add_text (builder, "name", safeguard_procedure_get_name (ladder->procedure));
      safeguard_json_add_text (builder, "by_reference",
                               safeguard_procedure_get_reference (ladder->procedure)->name);
      safeguard_json_add_text (builder, "goes_to", ladder->goes_to);
      write_stages_and_acts (ladder->procedure, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_review (const SafeguardReviews *reviews, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "review");
  if (reviews == NULL || reviews->procedure == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "name", safeguard_procedure_get_name (reviews->procedure));
  write_stages_and_acts (reviews->procedure, builder);
  json_builder_end_object (builder);
}

void
safeguard_door_write_procedures (SafeguardPolicy *policy, JsonBuilder *builder)
{
  const SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, NULL);
  const SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, NULL);
  const SafeguardProcedure *any = NULL;

  if (reviews != NULL && reviews->procedure != NULL)
    any = reviews->procedure;
  else if (escalation != NULL && escalation->ladders->len > 0)
    any = ((const SafeguardLadder *)g_ptr_array_index (escalation->ladders, 0))->procedure;

  write_actors (any != NULL ? safeguard_procedure_peek_actors (any) : NULL, builder);
  write_ladders (escalation, builder);
  write_review (reviews, builder);
}
