/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-request-private.h"

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"

static void
add_texts (SafeguardProvision *provision, const char *key, JsonBuilder *builder)
{
  static const char *const none[] = {NULL};
  const char *const *texts = safeguard_provision_get_values (provision, key);

  safeguard_json_add_texts (builder, key, texts != NULL ? texts : none);
}

/* Each with the texts under @keys, and lists under @lists; both end in NULL. */
static void
write_section (SafeguardPolicy *policy,
               const char *section,
               const char *member,
               const char *const *keys,
               const char *const *lists,
               JsonBuilder *builder)
{
  g_autoptr (GPtrArray) list
      = safeguard_particulars_list (safeguard_policy_peek_particulars (policy), section);

  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    {
      SafeguardProvision *provision = g_ptr_array_index (list, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", safeguard_provision_get_id (provision));
      safeguard_json_add_text (builder, "name", safeguard_provision_get_name (provision));
      for (guint j = 0; keys[j] != NULL; j++)
        safeguard_json_add_text (builder, keys[j],
                                 safeguard_provision_get_value (provision, keys[j]));
      for (guint j = 0; lists[j] != NULL; j++)
        add_texts (provision, lists[j], builder);
      json_builder_set_member_name (builder, "citations");
      safeguard_citations_write (safeguard_provision_get_citations (provision), builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

#define TEXTS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NO_TEXTS ((const char *const[]){NULL})

void
safeguard_door_write_contacts (SafeguardPolicy *policy, JsonBuilder *builder)
{
  write_section (policy, "contacts", "contacts",
                 TEXTS ("for", "email", "url", "checked", "note", "gap"),
                 TEXTS ("telephone", "address"), builder);
}

void
safeguard_door_write_definitions (SafeguardPolicy *policy, JsonBuilder *builder)
{
  write_section (policy, "definitions", "definitions", TEXTS ("says", "note", "gap"), NO_TEXTS,
                 builder);
}

void
safeguard_door_write_priorities (SafeguardPolicy *policy, JsonBuilder *builder)
{
  write_section (policy, "priorities", "priorities", TEXTS ("says", "set", "period", "note", "gap"),
                 TEXTS ("lead"), builder);
}

void
safeguard_door_write_commitments (SafeguardPolicy *policy, JsonBuilder *builder)
{
  write_section (policy, "commitments", "commitments", TEXTS ("says", "set", "note", "gap"),
                 NO_TEXTS, builder);
}

void
safeguard_door_write_not_shown (SafeguardPolicy *policy, JsonBuilder *builder)
{
  write_section (policy, "not-shown", "not_shown", TEXTS ("says", "note", "gap"), NO_TEXTS,
                 builder);
}

static void
write_values (SafeguardFigure *figure, JsonBuilder *builder)
{
  const char *const *periods = safeguard_figure_get_periods (figure);

  json_builder_set_member_name (builder, "values");
  json_builder_begin_object (builder);
  for (guint i = 0; periods[i] != NULL; i++)
    safeguard_json_add_texts (builder, periods[i],
                              safeguard_figure_get_values (figure, periods[i]));
  json_builder_end_object (builder);
}

void
safeguard_door_write_figures (SafeguardPolicy *policy, JsonBuilder *builder)
{
  const SafeguardParticulars *particulars = safeguard_policy_peek_particulars (policy);

  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < particulars->figures->len; i++)
    {
      SafeguardFigure *figure = g_ptr_array_index (particulars->figures, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", safeguard_figure_get_id (figure));
      safeguard_json_add_text (builder, "name", safeguard_figure_get_name (figure));
      safeguard_json_add_text (builder, "unit", safeguard_figure_get_unit (figure));
      write_values (figure, builder);
      safeguard_json_add_text (builder, "note", safeguard_figure_get_note (figure));
      safeguard_json_add_text (builder, "gap", safeguard_figure_get_gap (figure));
      safeguard_json_add_text (builder, "disagreement", safeguard_figure_get_disagreement (figure));
      json_builder_set_member_name (builder, "citations");
      safeguard_citations_write (safeguard_figure_get_citations (figure), builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}
