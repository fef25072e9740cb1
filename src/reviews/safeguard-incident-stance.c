/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-list-private.h"
#include "safeguard-phrase-private.h"
#include "safeguard-reviews-private.h"
#include "safeguard-stance-private.h"

/* "notifiable with a rapid review" */
static char *
describe (SafeguardIncidentRuling *self)
{
  static const char *const notifiable[]
      = {NULL, NULL, "incident-no", "answer-undetermined", "answer-undecided"};
  static const char *const open[] = {NULL, NULL, NULL, "answer-undetermined", "answer-undecided"};
  SafeguardAnswer answer = safeguard_incident_ruling_get_notifiable (self);
  SafeguardAnswer review = safeguard_incident_ruling_get_rapid_review (self);

  if (answer != SAFEGUARD_ANSWER_YES)
    return g_strdup (safeguard_phrase (notifiable[answer]));
  if (review == SAFEGUARD_ANSWER_YES)
    return g_strdup (safeguard_phrase ("incident-reviewed"));
  if (review == SAFEGUARD_ANSWER_NO)
    return g_strdup (safeguard_phrase ("incident-yes"));

  return safeguard_phrase_fill ("incident-review-open", "answer", safeguard_phrase (open[review]),
                                NULL);
}

/* Several criteria may be met, each with its own recipients: the first is named, and all are cited.
 */
static void
add_criteria (SafeguardIncidentRuling *self, SafeguardStance *out)
{
  g_autoptr (GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);
  const char *first = NULL;

  for (guint i = 0; i < self->reviews->criteria->len; i++)
    {
      const SafeguardCriterion *criterion = g_ptr_array_index (self->reviews->criteria, i);

      if (self->states[i] != SAFEGUARD_ROW_STATE_YES)
        continue;
      first = first != NULL ? first : criterion->id;
      for (guint j = 0; j < g_list_model_get_n_items (criterion->citations); j++)
        g_ptr_array_add (citations, g_list_model_get_item (criterion->citations, j));
    }
  if (first != NULL)
    {
      g_autoptr (GListModel) list
          = safeguard_list_new_take (SAFEGUARD_TYPE_CITATION, g_steal_pointer (&citations));

      safeguard_stance_set_rule (out, first, list);
    }
  else if (safeguard_incident_ruling_get_notifiable (self) == SAFEGUARD_ANSWER_NO)
    safeguard_stance_set_rule (out, NULL, self->reviews->otherwise_citations);
}

void
safeguard_incident_ruling_take_stance (SafeguardRuling *ruling, SafeguardStance *out)
{
  static const SafeguardAspect aspects[]
      = {SAFEGUARD_ASPECT_NOTIFIABLE, SAFEGUARD_ASPECT_RAPID_REVIEW, SAFEGUARD_ASPECT_NOTIFIES,
         SAFEGUARD_ASPECT_TOLD, SAFEGUARD_ASPECT_STARTED};
  SafeguardIncidentRuling *self = SAFEGUARD_INCIDENT_RULING (ruling);
  const char *by[] = {safeguard_incident_ruling_get_by (self), NULL};
  g_auto (GStrv) to = safeguard_incident_ruling_get_to (self);

  safeguard_stance_take_move (out, describe (self));
  safeguard_stance_add_names (out, "incident-by", by);
  safeguard_stance_add_names (out, "incident-to", (const char *const *)to);
  safeguard_stance_add_clocks (out, self->clocks.clocks);
  add_criteria (self, out);
  out->facts = self->facts;
  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    safeguard_stance_add_rule (out, "reviews", aspects[i], NULL);
}
