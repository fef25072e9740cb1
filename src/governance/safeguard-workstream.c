/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-workstream-private.h"

#include <string.h>

#include "safeguard-nearest-private.h"

/**
 * SafeguardWorkstream:
 *
 * What happened in a piece of the partnership's work that goes through a procedure: the
 * remedies against a partner that fails, an action plan, an audit, a task-and-finish
 * group.
 *
 * Its thread rule is that of [class@Proceeding].
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardWorkstream, safeguard_workstream, SAFEGUARD_TYPE_PROCEEDING)

static const char *const procedure_keys[]
    = {"id", "name", "stages", "acts", "cite", "note", "verified", "because", "off", NULL};

static const SafeguardCommonAct common_acts[] = {
    {"immediate-risk", "A child is at immediate risk", SAFEGUARD_ACT_RISK, .repeats = TRUE},
    {"immediate-risk-ended", "The immediate risk has ended", SAFEGUARD_ACT_RISK_ENDS,
     .repeats = TRUE},
    {"paused", "Paused", SAFEGUARD_ACT_REMARK, .repeats = TRUE},
    {"resumed", "Resumed after a pause", SAFEGUARD_ACT_REMARK, .repeats = TRUE},
    {"redated", "A date moved", SAFEGUARD_ACT_REMARK, .repeats = TRUE},
};

void
safeguard_workstreams_compile (SafeguardAssuranceRules *self, SafeguardIssueLog *log)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, "governance.procedures", log);

  self->procedures = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_procedure_unref);
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < rules->len; i++)
    {
      const char *id = g_array_index (rules, SafeguardRule, i).id;
      g_autofree char *section = g_strconcat ("governance.procedures.", id, NULL);
      SafeguardProcedureSource source = {.section = section,
                                         .id = id,
                                         .keys = procedure_keys,
                                         .acts = common_acts,
                                         .n_acts = G_N_ELEMENTS (common_acts),
                                         .actors = self->actors};

      g_ptr_array_add (self->procedures,
                       safeguard_procedure_compile (&source, self->layers, self->timescales, log));
      g_ptr_array_add (self->kinds, g_strdup (id));
    }
  g_ptr_array_add (self->kinds, NULL);
}

SafeguardProcedure *
safeguard_workstreams_find_procedure (const SafeguardAssuranceRules *self,
                                      const char *kind,
                                      GError **error)
{
  for (guint i = 0; i < self->procedures->len; i++)
    if (strcmp (g_ptr_array_index (self->kinds, i), kind) == 0)
      return g_ptr_array_index (self->procedures, i);

  g_autofree char *all = g_strjoinv (", ", (char **)self->kinds->pdata);
  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_KIND, NULL,
                       safeguard_nearest (kind, (const char *const *)self->kinds->pdata),
                       "%s has no procedure for a '%.60s'; it has: %s",
                       safeguard_layers_get_area (self->layers), kind,
                       self->procedures->len > 0 ? all : "none");
  return NULL;
}

static SafeguardRecord *
safeguard_workstream_copy_as_known (SafeguardRecord *record, GDateTime *known)
{
  SafeguardWorkstream *copy = g_object_new (SAFEGUARD_TYPE_WORKSTREAM, NULL);

  safeguard_proceeding_copy (SAFEGUARD_PROCEEDING (copy), SAFEGUARD_PROCEEDING (record));

  return SAFEGUARD_RECORD (copy);
}

SafeguardWorkstream *
safeguard_workstream_copy_without (SafeguardWorkstream *self, const char *act)
{
  SafeguardRecord *record = SAFEGUARD_RECORD (self);
  SafeguardRecord *copy = safeguard_workstream_copy_as_known (record, NULL);

  for (guint i = 0; i < safeguard_record_get_n_events (record); i++)
    {
      SafeguardEvent *event = safeguard_record_peek_event (record, i);

      if (strcmp (safeguard_event_get_event_type (event), act) != 0)
        safeguard_record_append (copy, event, NULL);
    }

  return SAFEGUARD_WORKSTREAM (copy);
}

static void
safeguard_workstream_class_init (SafeguardWorkstreamClass *klass)
{
  ((SafeguardRecordClass *)klass)->copy_as_known = safeguard_workstream_copy_as_known;
}

static void
safeguard_workstream_init (SafeguardWorkstream *self)
{
}

/**
 * safeguard_workstream_new:
 * @governance: the rules that say how such work goes
 * @id: the id by which the caller knows it
 * @kind: what kind of work it is, such as "remedies" or "action-plan"
 * @parties: (nullable) (array zero-terminated=1): the agencies that take part, if that
 *   is known
 * @error: return location for an error
 *
 * Makes the record of a piece of work in which nothing has happened yet.
 *
 * Returns: (transfer full): the record, or %NULL with %SAFEGUARD_ERROR_UNKNOWN_KIND or
 *   %SAFEGUARD_ERROR_UNKNOWN_ACTOR, naming the nearest, %SAFEGUARD_ERROR_WRONG_VALUE if
 *   the id is empty or an agency is named twice, or %SAFEGUARD_ERROR_NOT_UTF8
 *
 * Since: 1.0
 */
SafeguardWorkstream *
safeguard_workstream_new (SafeguardGovernance *governance,
                          const char *id,
                          const char *kind,
                          const char *const *parties,
                          GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (governance) && governance->assurance != NULL,
                        NULL);
  g_return_val_if_fail (id != NULL && kind != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardProcedure *procedure
      = safeguard_workstreams_find_procedure (governance->assurance, kind, error);
  g_autoptr (SafeguardWorkstream) self = NULL;

  if (procedure == NULL)
    return NULL;
  self = g_object_new (SAFEGUARD_TYPE_WORKSTREAM, NULL);

  return safeguard_proceeding_set_up (SAFEGUARD_PROCEEDING (self), procedure, id, kind, parties,
                                      error)
             ? g_steal_pointer (&self)
             : NULL;
}

/**
 * safeguard_governance_get_workstream_kinds:
 * @self: rules of governance
 *
 * Gets the kinds of work that have a procedure.
 *
 * Returns: (transfer none) (array zero-terminated=1): ids, such as "remedies"
 *
 * Since: 1.0
 */
const char *const *
safeguard_governance_get_workstream_kinds (SafeguardGovernance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->assurance != NULL, NULL);

  return (const char *const *)self->assurance->kinds->pdata;
}
