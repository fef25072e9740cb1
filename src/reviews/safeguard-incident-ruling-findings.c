/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-reviews-private.h"

#include "safeguard-list-private.h"

/* "the Panel, the Department for Education and Ofsted"; (transfer full). */
static char *
list_names (SafeguardReviews *reviews, char **ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (text, ids[i + 1] == NULL ? " and " : ", ");
      g_string_append (text, safeguard_reviews_name (reviews, ids[i]));
    }

  return g_string_free (text, FALSE);
}

/* The facts that a criterion rests on; (transfer full), ends in NULL. */
static char **
facts_of (SafeguardIncidentRuling *self, const SafeguardCriterion *criterion)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (SafeguardTableTrace) trace
      = safeguard_table_trace_row (criterion->table, self->facts, 0);

  for (guint i = 0; i < trace->needs->len; i++)
    g_strv_builder_add (ids, safeguard_vocabulary_get_fact (
                                 self->reviews->vocabulary,
                                 g_array_index (trace->needs, SafeguardTableNeed, i).fact)
                                 ->id);

  return g_strv_builder_end (ids);
}

static void
add_met (SafeguardIncidentRuling *self, const SafeguardCriterion *criterion, GPtrArray *out)
{
  g_autofree char *to = list_names (self->reviews, criterion->to);
  g_auto (GStrv) facts = facts_of (self, criterion);

  g_ptr_array_add (out, safeguard_finding_new (
                            "notifiable", criterion->citations, (const char *const *)facts, "row",
                            criterion->id, "by",
                            safeguard_reviews_name (self->reviews, criterion->by), "to", to, NULL));
}

static void
add_answer (SafeguardIncidentRuling *self, GPtrArray *out)
{
  SafeguardReviews *reviews = self->reviews;

  switch (safeguard_incident_ruling_get_notifiable (self))
    {
    case SAFEGUARD_ANSWER_YES:
      if (reviews->together != NULL && safeguard_incident_ruling_is_rapid_review_required (self))
        g_ptr_array_add (out, safeguard_finding_new ("decide-together", reviews->together_citations,
                                                     NULL, "rule", reviews->together, NULL));
      if (safeguard_incident_ruling_is_rapid_review_required (self))
        g_ptr_array_add (out, safeguard_finding_new ("rapid-review-required",
                                                     reviews->after_citations, NULL, NULL));
      else
        g_ptr_array_add (
            out, safeguard_finding_new ("no-rapid-review", reviews->after_citations, NULL, NULL));
      break;
    case SAFEGUARD_ANSWER_NO:
      g_ptr_array_add (
          out, safeguard_finding_new ("not-notifiable", reviews->otherwise_citations, NULL, NULL));
      break;
    case SAFEGUARD_ANSWER_UNDETERMINED:
      g_ptr_array_add (out, safeguard_finding_new ("notifiable-undetermined", NULL, NULL, NULL));
      break;
    case SAFEGUARD_ANSWER_UNDECIDED:
      g_ptr_array_add (out, safeguard_finding_new ("notifiable-undecided", NULL, NULL, NULL));
      break;
    }
}

void
safeguard_incident_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardIncidentRuling *self = SAFEGUARD_INCIDENT_RULING (ruling);

  for (guint i = 0; i < self->reviews->criteria->len; i++)
    if (self->states[i] == SAFEGUARD_ROW_STATE_YES)
      add_met (self, g_ptr_array_index (self->reviews->criteria, i), out);
  add_answer (self, out);
}
