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
add_finding (GPtrArray *out, const char *code, GListModel *citations)
{
  g_ptr_array_add (out, safeguard_finding_new (code, citations, NULL, NULL));
}

static void
add_rapid_review (SafeguardIncidentRuling *self, GPtrArray *out)
{
  SafeguardReviews *reviews = self->reviews;

  switch (safeguard_incident_ruling_get_rapid_review (self))
    {
    case SAFEGUARD_ANSWER_YES:
      if (reviews->together != NULL)
        g_ptr_array_add (out, safeguard_finding_new ("decide-together", reviews->together_citations,
                                                     NULL, "rule", reviews->together, NULL));
      add_finding (out, "rapid-review-required", reviews->after_citations);
      break;
    case SAFEGUARD_ANSWER_NO:
      add_finding (out, "no-rapid-review", reviews->after_citations);
      break;
    case SAFEGUARD_ANSWER_UNDETERMINED:
      add_finding (out, "rapid-review-undetermined", reviews->after_citations);
      break;
    case SAFEGUARD_ANSWER_UNDECIDED:
      add_finding (out, "rapid-review-undecided", reviews->after_citations);
      break;
    }
}

/* What may still turn out to be due, so that nobody waits for the answer past the day. */
static void
add_conditional (SafeguardIncidentRuling *self, GPtrArray *out)
{
  for (guint i = 0; i < self->conditional.clocks->len; i++)
    {
      SafeguardClock *clock = g_ptr_array_index (self->conditional.clocks, i);
      g_autoptr (GDate) due = safeguard_clock_get_due_day (clock);

      if (due == NULL
          || safeguard_started_clocks_has (&self->clocks, safeguard_clock_get_id (clock)))
        continue;

      g_autofree char *text = safeguard_day_number_to_text (safeguard_day_number_from_date (due));
      g_autoptr (GListModel) citations = safeguard_clock_get_citations (clock);
      g_ptr_array_add (out,
                       safeguard_finding_new ("if-notifiable-due", citations, NULL, "name",
                                              safeguard_clock_get_name (clock), "due", text, NULL));
    }
}

static void
add_answer (SafeguardIncidentRuling *self, GPtrArray *out)
{
  switch (safeguard_incident_ruling_get_notifiable (self))
    {
    case SAFEGUARD_ANSWER_YES:
      add_rapid_review (self, out);
      break;
    case SAFEGUARD_ANSWER_NO:
      add_finding (out, "not-notifiable", self->reviews->otherwise_citations);
      break;
    case SAFEGUARD_ANSWER_UNDETERMINED:
      add_finding (out, "notifiable-undetermined", NULL);
      break;
    case SAFEGUARD_ANSWER_UNDECIDED:
      add_finding (out, "notifiable-undecided", NULL);
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
  add_conditional (self, out);
  safeguard_started_clocks_add_failures (&self->clocks, out);
}
