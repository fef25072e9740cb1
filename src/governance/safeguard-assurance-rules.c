/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-assurance-rules-private.h"

#include <string.h>

#include "safeguard-nearest-private.h"

static void
named_free (SafeguardNamed *named)
{
  g_free (named->id);
  g_free (named->name);
  g_free (named);
}

static void
compile_bodies (SafeguardAssuranceRules *self, SafeguardIssueLog *log)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, "governance.bodies", log);

  self->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify)named_free);
  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (rules, SafeguardRule, i);
      SafeguardNamed *body = g_new0 (SafeguardNamed, 1);

      body->id = g_strdup (rule->id);
      body->name = g_strdup (safeguard_node_as_text (safeguard_node_get (rule->node, "name"), log));
      g_ptr_array_add (self->bodies, body);
    }
}

SafeguardAssuranceRules *
safeguard_assurance_rules_compile (SafeguardLayers *layers,
                                   SafeguardVocabulary *vocabulary,
                                   SafeguardTimescales *timescales,
                                   SafeguardActors *actors,
                                   SafeguardIssueLog *log)
{
  SafeguardAssuranceRules *self = g_new0 (SafeguardAssuranceRules, 1);

  self->layers = safeguard_layers_ref (layers);
  self->timescales = safeguard_timescales_ref (timescales);
  self->actors = safeguard_actors_ref (actors);
  self->gaps = safeguard_gaps_compile (layers, log);
  compile_bodies (self, log);
  safeguard_risks_compile (self, log);
  safeguard_rights_compile (self, log);
  safeguard_minimums_compile (self, log);
  self->checklists = safeguard_checklists_compile (layers, "governance.checklists",
                                                   "governance/checklists", vocabulary, log);
  safeguard_workstreams_compile (self, log);
  safeguard_provisions_compile (self, log);

  return self;
}

void
safeguard_assurance_rules_free (SafeguardAssuranceRules *self)
{
  GPtrArray **lists[] = {&self->bodies,     &self->rights, &self->minimums,   &self->seats,
                         &self->checklists, &self->kinds,  &self->procedures, &self->provisions};

  g_clear_pointer (&self->layers, safeguard_layers_unref);
  g_clear_pointer (&self->timescales, safeguard_timescales_unref);
  g_clear_pointer (&self->actors, safeguard_actors_unref);
  g_clear_pointer (&self->gaps, safeguard_gaps_free);
  safeguard_risk_rules_clear (&self->risks);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_ptr_array_unref);
  g_free (self->minimums_gap);
  g_free (self);
}

void
safeguard_assurance_rules_check (SafeguardAssuranceRules *self, SafeguardIssueLog *log)
{
  for (guint i = 0; i < self->procedures->len; i++)
    safeguard_procedure_check (g_ptr_array_index (self->procedures, i), log);
  for (guint i = 0; i < self->checklists->len; i++)
    safeguard_checklist_check (g_ptr_array_index (self->checklists, i), log);
  safeguard_risks_check (self, log);
}

/* --- bodies */

static const SafeguardNamed *
find_body (const SafeguardAssuranceRules *self, const char *id)
{
  for (guint i = 0; i < self->bodies->len; i++)
    {
      const SafeguardNamed *body = g_ptr_array_index (self->bodies, i);

      if (strcmp (body->id, id) == 0)
        return body;
    }

  return NULL;
}

static const char *
nearest_body (const SafeguardAssuranceRules *self, const char *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->bodies->len; i++)
    g_ptr_array_add (ids, ((SafeguardNamed *)g_ptr_array_index (self->bodies, i))->id);
  g_ptr_array_add (ids, NULL);

  return safeguard_nearest (id, (const char *const *)ids->pdata);
}

gboolean
safeguard_assurance_rules_require_body (const SafeguardAssuranceRules *self,
                                        const char *id,
                                        GError **error)
{
  if (find_body (self, id) != NULL)
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_BODY, NULL, nearest_body (self, id),
                       "%s has no body '%.60s'", safeguard_layers_get_area (self->layers), id);
  return FALSE;
}

const char *
safeguard_assurance_rules_body_name (const SafeguardAssuranceRules *self, const char *id)
{
  const SafeguardNamed *body = find_body (self, id);

  return body != NULL && body->name != NULL ? body->name : safeguard_actors_name (self->actors, id);
}

char *
safeguard_assurance_rules_list_bodies (const SafeguardAssuranceRules *self, const char *const *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (text, ids[i + 1] != NULL ? ", " : " and ");
      g_string_append (text, safeguard_assurance_rules_body_name (self, ids[i]));
    }

  return g_string_free (text, FALSE);
}

char **
safeguard_assurance_rules_read_bodies (const SafeguardAssuranceRules *self,
                                       const SafeguardNode *node,
                                       SafeguardIssueLog *log)
{
  g_autofree const char **ids = safeguard_node_as_texts (node, log);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (find_body (self, ids[i]) == NULL
        && safeguard_actors_find (self->actors, ids[i], NULL) == NULL)
      safeguard_node_complain (safeguard_node_get_nth_or (node, i), log,
                               SAFEGUARD_ERROR_UNKNOWN_BODY, nearest_body (self, ids[i]),
                               "'%.60s' is neither a body of the partnership nor an actor", ids[i]);

  return ids != NULL ? g_strdupv ((char **)ids) : g_new0 (char *, 1);
}

/* --- records */

gboolean
safeguard_assurance_rules_check_policy (const SafeguardAssuranceRules *self,
                                        const SafeguardAssuranceRules *own,
                                        GError **error)
{
  if (self == own
      || strcmp (safeguard_layers_get_digest (own->layers),
                 safeguard_layers_get_digest (self->layers))
             == 0)
    return TRUE;

  safeguard_error_set (
      error, SAFEGUARD_ERROR_OTHER_POLICY, NULL, NULL,
      "the record was made for the rules of %s (%s), not for those of %s (%s)",
      safeguard_layers_get_area (own->layers), safeguard_layers_get_edition (own->layers),
      safeguard_layers_get_area (self->layers), safeguard_layers_get_edition (self->layers));
  return FALSE;
}

gboolean
safeguard_label_check (const char *label, GError **error)
{
  if (!g_utf8_validate (label, -1, NULL))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_NOT_UTF8, NULL, NULL,
                           "the id is not valid UTF-8");
      return FALSE;
    }
  if (*label == '\0')
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_VALUE, NULL, NULL,
                           "the id is empty; the record needs one");
      return FALSE;
    }

  return TRUE;
}

gboolean
safeguard_period_read (const GDate *from,
                       const GDate *to,
                       SafeguardDayNumber *first,
                       SafeguardDayNumber *last,
                       GError **error)
{
  *first = safeguard_day_number_from_date (from);
  *last = safeguard_day_number_from_date (to);
  if (*first != 0 && *last != 0 && *first <= *last)
    return TRUE;

  if (*first == 0 || *last == 0)
    safeguard_error_set (error, SAFEGUARD_ERROR_IMPOSSIBLE_DATE, NULL, NULL,
                         "a day of the period is no day");
  else
    safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_VALUE, NULL, NULL,
                         "the period ends before it begins");
  return FALSE;
}

gboolean
safeguard_event_check_type (SafeguardEvent *event, const char *const *types, GError **error)
{
  const char *type = safeguard_event_get_event_type (event);

  if (g_strv_contains (types, type))
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_EVENT, NULL, safeguard_nearest (type, types),
                       "nothing called '%.60s' can happen here", type);
  return FALSE;
}

char *
safeguard_event_require_text (SafeguardEvent *event, const char *key, GError **error)
{
  g_autofree char *text = safeguard_event_find_particular (event, key);

  if (text != NULL && *text != '\0')
    return g_steal_pointer (&text);

  safeguard_error_set (error, SAFEGUARD_ERROR_MISSING_KEY, NULL, NULL, "'%.60s' needs its '%s'",
                       safeguard_event_get_event_type (event), key);
  return NULL;
}

gboolean
safeguard_assurance_rules_check_by (const SafeguardAssuranceRules *self,
                                    SafeguardEvent *event,
                                    GError **error)
{
  const char *by = safeguard_event_get_by (event);

  return by == NULL || safeguard_actors_find (self->actors, by, NULL) != NULL
         || safeguard_assurance_rules_require_body (self, by, error);
}

GPtrArray *
safeguard_record_list_by (SafeguardRecord *record, const SafeguardMoment *at)
{
  g_autofree guint *order = safeguard_record_order (record);
  GPtrArray *events = g_ptr_array_new ();

  for (guint i = 0; i < safeguard_record_get_n_events (record); i++)
    {
      SafeguardEvent *event = safeguard_record_peek_event (record, order[i]);

      if (at->day == 0 || safeguard_moment_compare (safeguard_event_peek_moment (event), at) <= 0)
        g_ptr_array_add (events, event);
    }

  return events;
}
