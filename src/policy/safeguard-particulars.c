/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-policy-private.h"

#include <string.h>

#include "safeguard-list-private.h"
#include "safeguard-nearest-private.h"

static const char *const definition_keys[]
    = {"id", "name", "says", "note", "gap", "cite", "verified", "because", NULL};
static const char *const priority_keys[] = {"id",     "name", "says", "lead",     "set",     "note",
                                            "period", "gap",  "cite", "verified", "because", NULL};
static const char *const commitment_keys[]
    = {"id", "name", "says", "set", "note", "gap", "cite", "verified", "because", NULL};
static const char *const contact_keys[]
    = {"id",   "name",    "for", "telephone", "email",    "address", "url",
       "note", "checked", "gap", "cite",      "verified", "because", NULL};
static const char *const not_shown_keys[]
    = {"id", "name", "says", "note", "gap", "cite", "verified", "because", NULL};

const char *const safeguard_particulars_sections[]
    = {"contacts", "definitions", "priorities", "commitments", "not-shown", NULL};
static const char *const *const keys_of[]
    = {contact_keys, definition_keys, priority_keys, commitment_keys, not_shown_keys};

/* What a section's rules cannot be without. */
static const char *const needed[] = {NULL, "says", NULL, NULL, "says"};

static void
check_particular (const SafeguardNode *node,
                  guint section,
                  const SafeguardActors *actors,
                  SafeguardIssueLog *log)
{
  SafeguardDayNumber checked;

  safeguard_node_require (node, "name", log);
  if (needed[section] != NULL)
    safeguard_node_require (node, needed[section], log);
  safeguard_node_as_id (safeguard_node_get (node, "set"), log);
  safeguard_node_as_day (safeguard_node_get (node, "checked"), log, &checked);
  g_strfreev (safeguard_actors_read (actors, safeguard_node_get (node, "lead"), log));
}

void
safeguard_particulars_compile (SafeguardParticulars *self,
                               SafeguardLayers *layers,
                               const SafeguardActors *actors,
                               const SafeguardGaps *gaps,
                               SafeguardIssueLog *log)
{
  g_autoptr (GArray) figures = safeguard_layers_collect (layers, "figures", log);

  self->provisions = g_ptr_array_new_with_free_func (g_object_unref);
  self->figures = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; safeguard_particulars_sections[i] != NULL; i++)
    {
      const char *section = safeguard_particulars_sections[i];
      g_autoptr (GArray) rules = safeguard_layers_collect (layers, section, log);

      for (guint j = 0; j < rules->len; j++)
        {
          const SafeguardRule *rule = &g_array_index (rules, SafeguardRule, j);

          g_ptr_array_add (self->provisions,
                           safeguard_provision_read (section, keys_of[i], rule, gaps, log));
          check_particular (rule->node, i, actors, log);
        }
    }
  for (guint i = 0; i < figures->len; i++)
    g_ptr_array_add (self->figures,
                     safeguard_figure_read (&g_array_index (figures, SafeguardRule, i), gaps, log));
}

void
safeguard_particulars_clear (SafeguardParticulars *self)
{
  g_clear_pointer (&self->provisions, g_ptr_array_unref);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
}

void
safeguard_particulars_check (const SafeguardLayers *layers, SafeguardIssueLog *log)
{
  SafeguardPack *own
      = safeguard_layers_get_pack (layers, safeguard_layers_get_n_packs (layers) - 1);
  const SafeguardNode *contacts = safeguard_pack_find (own, "contacts");

  if (contacts == NULL)
    return;
  SAFEGUARD_NODE_FOREACH (contact, contacts)
    if (safeguard_node_get (contact, "checked") == NULL
        && safeguard_node_get (contact, "off") == NULL)
      safeguard_node_complain (contact, log, SAFEGUARD_ERROR_CONTACT_NOT_CHECKED, NULL,
                               "nobody has checked that this is still right");
}

GPtrArray *
safeguard_particulars_list (const SafeguardParticulars *self, const char *section)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->provisions->len; i++)
    {
      SafeguardProvision *provision = g_ptr_array_index (self->provisions, i);

      if (strcmp (safeguard_provision_get_section (provision), section) == 0)
        g_ptr_array_add (list, provision);
    }

  return list;
}

/**
 * safeguard_policy_get_provisions:
 * @self: a policy
 * @section: "definitions", "priorities", "commitments", "contacts" or "not-shown"
 * @error: return location for an error
 *
 * Gets what the documents say beside their rules, of one kind, in their order:
 *
 * - definitions: what a word means; "says";
 * - priorities: "says", "lead" (the actors who lead on it), "period", "set";
 * - commitments: visions, values, principles, aims, measures of success and what else
 *   a partnership holds itself to; "says", "set";
 * - contacts: "for", "telephone", "email", "address", "url", and "checked", the day on
 *   which somebody last made sure, as YYYY-MM-DD;
 * - not-shown: pictures and linked documents, of which nothing could be made; "says".
 *
 * [method@Provision.get_values] tells what stands under each.
 *
 * Errors: %SAFEGUARD_ERROR_WRONG_VALUE if there is no such section.
 *
 * Returns: (transfer full): a list of [class@Provision]; empty if the documents have
 *   none
 *
 * Since: 1.0
 */
GListModel *
safeguard_policy_get_provisions (SafeguardPolicy *self, const char *section, GError **error)
{
  const SafeguardParticulars *particulars;
  GPtrArray *list;

  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self), NULL);
  g_return_val_if_fail (section != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  particulars = safeguard_policy_peek_particulars (self);
  g_return_val_if_fail (particulars->provisions != NULL, NULL);
  if (!g_strv_contains (safeguard_particulars_sections, section))
    {
      g_autofree char *all = g_strjoinv (", ", (char **)safeguard_particulars_sections);

      safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                           safeguard_nearest (section, safeguard_particulars_sections),
                           "there is no section '%.40s'; they are %s", section, all);
      return NULL;
    }
  list = safeguard_particulars_list (particulars, section);
  for (guint i = 0; i < list->len; i++)
    g_object_ref (g_ptr_array_index (list, i));

  return safeguard_list_new_take (SAFEGUARD_TYPE_PROVISION, list);
}

/**
 * safeguard_policy_get_figures:
 * @self: a policy
 *
 * Gets the figures that the documents print, in their order.
 *
 * Returns: (transfer full): a list of [class@Figure]; empty if the documents print none
 *
 * Since: 1.0
 */
GListModel *
safeguard_policy_get_figures (SafeguardPolicy *self)
{
  const SafeguardParticulars *particulars;
  GPtrArray *list;

  g_return_val_if_fail (SAFEGUARD_IS_POLICY (self), NULL);

  particulars = safeguard_policy_peek_particulars (self);
  g_return_val_if_fail (particulars->figures != NULL, NULL);
  list = g_ptr_array_new ();
  for (guint i = 0; i < particulars->figures->len; i++)
    g_ptr_array_add (list, g_object_ref (g_ptr_array_index (particulars->figures, i)));

  return safeguard_list_new_take (SAFEGUARD_TYPE_FIGURE, list);
}
