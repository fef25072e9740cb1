/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-level-ruling-private.h"

#include "safeguard-list-private.h"

static void
add (GPtrArray *out, SafeguardFinding *finding)
{
  g_ptr_array_add (out, finding);
}

/* The facts behind the state of a row; (transfer full), ends in NULL. */
static char **
facts_of (SafeguardLevelRuling *self, const SafeguardTable *table, guint position)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (SafeguardTableTrace) trace = safeguard_table_trace_row (table, self->facts, position);

  for (guint i = 0; i < trace->needs->len; i++)
    {
      guint fact = g_array_index (trace->needs, SafeguardTableNeed, i).fact;

      g_strv_builder_add (ids,
                          safeguard_vocabulary_get_fact (self->thresholds->vocabulary, fact)->id);
    }

  return g_strv_builder_end (ids);
}

static void
add_danger (SafeguardLevelRuling *self, GPtrArray *out)
{
  const SafeguardRoute *route = &self->thresholds->emergency;

  if (self->danger == SAFEGUARD_ANSWER_UNDECIDED)
    {
      add (out, safeguard_finding_new ("no-emergency-route", NULL, NULL, NULL));
      return;
    }
  if (self->danger == SAFEGUARD_ANSWER_NO)
    return;

  g_auto (GStrv) facts = facts_of (self, self->thresholds->danger, 0);
  add (out,
       safeguard_finding_new (
           self->danger == SAFEGUARD_ANSWER_YES ? "immediate-danger" : "immediate-danger-unknown",
           route->citations, (const char *const *)facts, "route", route->name, NULL));
}

static void
add_duties (SafeguardLevelRuling *self,
            const SafeguardLevelRow *row,
            const char *const *facts,
            GPtrArray *out)
{
  SafeguardThresholds *thresholds = self->thresholds;

  if (row->statute != NULL)
    add (out, safeguard_finding_new ("statute-applies", row->citations, facts, "statute",
                                     safeguard_thresholds_name (thresholds, row->statute), NULL));
  if (row->assessment != NULL && row->coordinator != NULL)
    add (out, safeguard_finding_new (
                  "assessment-required", row->citations, facts, "assessment",
                  safeguard_thresholds_name (thresholds, row->assessment), "coordinator",
                  safeguard_thresholds_name (thresholds, row->coordinator), NULL));
  else if (row->assessment != NULL)
    add (out, safeguard_finding_new (
                  "assessment-required-no-coordinator", row->citations, facts, "assessment",
                  safeguard_thresholds_name (thresholds, row->assessment), NULL));
}

/* What facts that are not known could still bring: a higher level, or further duties at this one. A
 * reading that is disputed is not a fact, and said elsewhere. */
static void
add_open_rows (SafeguardLevelRuling *self, const SafeguardLevelRow *winner, GPtrArray *out)
{
  int highest = safeguard_level_get_number (winner->level);

  for (gint32 i = 0; i < self->match->winner; i++)
    {
      guint index = safeguard_table_get_row (self->thresholds->table, (guint)i)->index;
      const SafeguardLevelRow *row = g_ptr_array_index (self->thresholds->rows, index);

      if (safeguard_match_get_state (self->match, (guint)i) != SAFEGUARD_ROW_STATE_OPEN)
        continue;
      if (row->level == winner->level)
        add (out, safeguard_finding_new ("further-duties-possible", row->citations, NULL, "row",
                                         row->id, NULL));
      highest = MAX (highest, safeguard_level_get_number (row->level));
    }

  g_autofree char *level = g_strdup_printf ("%d", highest);
  if (highest > safeguard_level_get_number (winner->level))
    add (out, safeguard_finding_new ("level-may-be-higher", NULL, NULL, "level", level, NULL));
}

/* The rule that prevails, and the duties of every rule of that level that is met. */
static void
add_decided (SafeguardLevelRuling *self, const SafeguardLevelRow *winner, GPtrArray *out)
{
  g_autofree char *level = g_strdup_printf ("%d", safeguard_level_get_number (winner->level));
  g_auto (GStrv) facts = facts_of (self, self->thresholds->table, (guint)self->match->winner);
  gint32 last_rank = 0;

  add (out,
       safeguard_finding_new (self->match->outcome == SAFEGUARD_OUTCOME_DISPUTED ? "level-at-least"
                                                                                 : "level-decided",
                              winner->citations, (const char *const *)facts, "level", level, "name",
                              safeguard_level_get_name (winner->level), "row", winner->id, NULL));
  for (guint i = 0; i < safeguard_table_get_n_rows (self->thresholds->table); i++)
    {
      const SafeguardLevelRow *row = safeguard_level_ruling_peek_met (self, i);
      gint32 rank = safeguard_table_get_row (self->thresholds->table, i)->rank;

      if (row == NULL || rank == last_rank)
        continue;

      g_auto (GStrv) used = facts_of (self, self->thresholds->table, i);
      add_duties (self, row, (const char *const *)used, out);
      last_rank = rank;
    }
  add_open_rows (self, winner, out);
}

static void
add_level (SafeguardLevelRuling *self, GPtrArray *out)
{
  const SafeguardLevelRow *row = safeguard_level_ruling_peek_row (self);

  if (row != NULL)
    add_decided (self, row, out);
  else if (self->match->possible == SAFEGUARD_NO_ROW)
    add (out, safeguard_finding_new ("level-undecided", NULL, NULL, NULL));
  else if (self->match->outcome != SAFEGUARD_OUTCOME_DISPUTED)
    add (out, safeguard_finding_new ("level-undetermined", NULL, NULL, NULL));
}

static void
add_disputes (SafeguardLevelRuling *self, GPtrArray *out)
{
  guint n = safeguard_table_get_n_rows (self->thresholds->table);

  for (guint i = 0; i < n; i++)
    {
      const SafeguardTableRow *row = safeguard_table_get_row (self->thresholds->table, i);
      const SafeguardLevelRow *level_row = g_ptr_array_index (self->thresholds->rows, row->index);

      if (safeguard_match_get_state (self->match, i) == SAFEGUARD_ROW_STATE_DISPUTED)
        add (out, safeguard_finding_new ("reading-disputed", level_row->citations, NULL, "row",
                                         row->id, NULL));
    }
}

static void
add_route (SafeguardLevelRuling *self, GPtrArray *out)
{
  const SafeguardRoute *route = safeguard_level_ruling_peek_route (self);

  if (route != NULL && self->danger != SAFEGUARD_ANSWER_YES)
    add (out, safeguard_finding_new ("route", route->citations, NULL, "route", route->name, NULL));
}

/* Which finding a judgement is. Where the rules do not decide, it can only lie below what is open.
 */
static const char *
judgement_code (SafeguardLevelRuling *self, int decided)
{
  const SafeguardLevelRow *row = safeguard_level_ruling_peek_row (self);
  int ruled = row != NULL ? safeguard_level_get_number (row->level) : 0;

  if (row == NULL || self->match->outcome != SAFEGUARD_OUTCOME_DECIDED)
    return decided < safeguard_level_ruling_get_highest_possible (self) ? "judgement-below-possible"
                                                                        : "judgement-differs";

  return decided == ruled  ? "judgement-agrees"
         : decided < ruled ? "judgement-lower"
                           : "judgement-differs";
}

static void
add_judgement (SafeguardLevelRuling *self, SafeguardJudgement *judgement, GPtrArray *out)
{
  const SafeguardLevelRow *row = safeguard_level_ruling_peek_row (self);
  gboolean decided = row != NULL && self->match->outcome == SAFEGUARD_OUTCOME_DECIDED;
  g_autofree char *level = g_strdup_printf ("%d", safeguard_judgement_get_level (judgement));
  g_autofree char *possible
      = g_strdup_printf ("level %d", safeguard_level_ruling_get_highest_possible (self));
  g_autofree char *ruled
      = decided ? g_strdup_printf ("level %d", safeguard_level_get_number (row->level))
                : g_strdup ("no level for certain");

  add (out,
       safeguard_finding_new (judgement_code (self, safeguard_judgement_get_level (judgement)),
                              NULL, NULL, "by", safeguard_judgement_get_by (judgement), "level",
                              level, "when", safeguard_judgement_get_when_text (judgement), "ruled",
                              ruled, "possible", possible, NULL));
}

static void
add_sources (SafeguardLevelRuling *self, GPtrArray *out)
{
  SafeguardThresholds *thresholds = self->thresholds;
  guint n = thresholds->summary_citations != NULL
                ? g_list_model_get_n_items (thresholds->summary_citations)
                : 0;

  if (thresholds->consent != NULL)
    add (out, safeguard_finding_new ("consent", thresholds->consent_citations, NULL, "consent",
                                     thresholds->consent, NULL));
  else
    add (out, safeguard_finding_new ("no-consent-rule", NULL, NULL, NULL));
  if (n > 0)
    add (out, safeguard_finding_new ("summary-of-longer-document", thresholds->summary_citations,
                                     NULL, "document",
                                     safeguard_citation_get_document (
                                         safeguard_list_peek (thresholds->summary_citations, 0)),
                                     NULL));
}

void
safeguard_level_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardLevelRuling *self = SAFEGUARD_LEVEL_RULING (ruling);
  guint n_judgements = self->judgements != NULL ? g_list_model_get_n_items (self->judgements) : 0;

  add_danger (self, out);
  add_level (self, out);
  safeguard_started_clocks_add_failures (&self->clocks, out);
  add_disputes (self, out);
  add_route (self, out);
  for (guint i = 0; i < n_judgements; i++)
    add_judgement (self, safeguard_list_peek (self->judgements, i), out);
  add_sources (self, out);
}
