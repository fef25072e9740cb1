/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-explain-private.h"
#include "safeguard-table-inside-private.h"

static void
clear_need (gpointer data)
{
  SafeguardTableNeed *need = data;

  g_free (need->is);
  g_free (need->needed);
}

static SafeguardTableTrace *
row_trace_new (const SafeguardTable *self, guint position)
{
  SafeguardTableTrace *trace = g_new0 (SafeguardTableTrace, 1);

  trace->position = position;
  trace->id = self->rows[position].id;
  trace->rank = self->rows[position].rank;
  trace->needs = g_array_new (FALSE, TRUE, sizeof (SafeguardTableNeed));
  g_array_set_clear_func (trace->needs, clear_need);
  trace->readings = g_array_new (FALSE, TRUE, sizeof (SafeguardTableReadingState));

  return trace;
}

void
safeguard_table_trace_free (SafeguardTableTrace *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->needs);
  g_array_unref (self->readings);
  g_free (self);
}

static void
add_need (SafeguardTableTrace *trace,
          const SafeguardTable *self,
          const SafeguardFacts *facts,
          const SafeguardLiteral *literal,
          gboolean met)
{
  SafeguardTableNeed need = {0};

  need.fact = literal->fact;
  need.met = met;
  need.is = safeguard_facts_get_text (facts, literal->fact);
  need.needed = safeguard_partition_get_text (self->partition, literal->fact, literal->cells);
  g_array_append_val (trace->needs, need);
}

static gboolean
is_met (const SafeguardLiteral *literal, const guint64 *domains)
{
  return (domains[literal->fact] & ~literal->cells) == 0;
}

static guint
count_unmet (const SafeguardTerm *term, const guint64 *domains)
{
  guint unmet = 0;

  for (guint i = 0; i < term->n_literals; i++)
    unmet += is_met (&term->literals[i], domains) ? 0 : 1;

  return unmet;
}

/* The term with fewest literals not met; of several, the first in the order of the set. */
static const SafeguardTerm *
find_nearest (const SafeguardTerms *terms, const guint64 *domains)
{
  const SafeguardTerm *nearest = NULL;
  guint least = G_MAXUINT;

  for (guint i = 0; i < terms->len; i++)
    {
      const SafeguardTerm *term = g_ptr_array_index (terms, i);
      guint unmet = count_unmet (term, domains);

      if (unmet < least)
        {
          least = unmet;
          nearest = term;
        }
    }

  return nearest;
}

static void
add_nearest (SafeguardTableTrace *trace,
             const SafeguardTable *self,
             const SafeguardFacts *facts,
             const guint64 *domains,
             gboolean unmet_only)
{
  const SafeguardTerm *nearest = find_nearest (self->terms[trace->position].sure, domains);

  for (guint i = 0; nearest != NULL && i < nearest->n_literals; i++)
    {
      gboolean met = is_met (&nearest->literals[i], domains);

      if (!met || !unmet_only)
        add_need (trace, self, facts, &nearest->literals[i], met);
    }
}

/* Every fact that made the row fire: where several alternatives hold, the facts of all of them. */
static void
add_reasons (SafeguardTableTrace *trace,
             const SafeguardTable *self,
             const SafeguardFacts *facts,
             const guint64 *domains,
             const SafeguardTerms *terms)
{
  g_autofree guint64 *asked = g_new0 (guint64, self->partition->n_facts + 1);

  for (guint i = 0; i < terms->len; i++)
    {
      const SafeguardTerm *term = g_ptr_array_index (terms, i);

      if (safeguard_term_get_state (term, domains) != SAFEGUARD_TERM_SATISFIED)
        continue;
      for (guint j = 0; j < term->n_literals; j++)
        {
          guint64 *cells = &asked[term->literals[j].fact];

          *cells = *cells == 0 ? term->literals[j].cells : *cells & term->literals[j].cells;
        }
    }

  for (guint fact = 0; fact < self->partition->n_facts; fact++)
    if (asked[fact] != 0)
      {
        SafeguardLiteral literal = {fact, asked[fact]};

        add_need (trace, self, facts, &literal, TRUE);
      }
}

static void
add_readings (SafeguardTableTrace *trace, const SafeguardTable *self, const guint64 *domains)
{
  const SafeguardTableRow *row = &self->rows[trace->position];
  const SafeguardRowTerms *terms = &self->terms[trace->position];

  for (guint i = 0; i < terms->n_readings; i++)
    {
      SafeguardTableReadingState reading
          = {i < row->n_readings ? row->readings[i].id : "when", SAFEGUARD_ROW_STATE_OPEN};
      SafeguardTermState state = safeguard_terms_get_state (terms->readings[i], domains);

      if (state == SAFEGUARD_TERM_SATISFIED)
        reading.state = SAFEGUARD_ROW_STATE_YES;
      else if (state == SAFEGUARD_TERM_KILLED)
        reading.state = SAFEGUARD_ROW_STATE_NO;
      g_array_append_val (trace->readings, reading);
    }
}

static SafeguardTableTrace *
trace_row (const SafeguardTable *self,
           const SafeguardFacts *facts,
           const guint64 *domains,
           guint position,
           gboolean unmet_only)
{
  SafeguardTableTrace *trace = row_trace_new (self, position);
  const SafeguardRowTerms *terms = &self->terms[position];

  trace->state = safeguard_row_terms_get_state (terms, domains);
  if (trace->state == SAFEGUARD_ROW_STATE_YES)
    add_reasons (trace, self, facts, domains, terms->sure);
  else if (trace->state == SAFEGUARD_ROW_STATE_DISPUTED && !unmet_only)
    add_reasons (trace, self, facts, domains, terms->maybe);
  else
    add_nearest (trace, self, facts, domains, unmet_only);
  add_readings (trace, self, domains);

  return trace;
}

SafeguardTableTrace *
safeguard_table_trace_row (const SafeguardTable *self, const SafeguardFacts *facts, guint position)
{
  g_autofree guint64 *domains = safeguard_partition_get_domains (self->partition, facts);

  g_return_val_if_fail (position < self->n_rows, NULL);

  return trace_row (self, facts, domains, position, FALSE);
}

GPtrArray *
safeguard_table_trace (const SafeguardTable *self, const SafeguardFacts *facts)
{
  g_autofree guint64 *domains = safeguard_partition_get_domains (self->partition, facts);
  GPtrArray *traces = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_table_trace_free);

  for (guint i = 0; i < self->n_rows; i++)
    g_ptr_array_add (traces, trace_row (self, facts, domains, i, FALSE));

  return traces;
}

GPtrArray *
safeguard_table_why_not (const SafeguardTable *self, const SafeguardFacts *facts, gint32 rank)
{
  g_autofree guint64 *domains = safeguard_partition_get_domains (self->partition, facts);
  GPtrArray *traces = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_table_trace_free);

  for (guint i = 0; i < self->n_rows; i++)
    {
      SafeguardTableTrace *trace;

      if (self->rows[i].rank != rank)
        continue;
      trace = trace_row (self, facts, domains, i, TRUE);
      if (trace->state == SAFEGUARD_ROW_STATE_YES)
        {
          /* One row of the rank is enough: nothing is missing. */
          safeguard_table_trace_free (trace);
          g_ptr_array_set_size (traces, 0);
          break;
        }
      g_ptr_array_add (traces, trace);
    }

  return traces;
}
