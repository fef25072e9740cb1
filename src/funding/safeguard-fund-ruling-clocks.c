/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-ruling-private.h"

#include "safeguard-clock-findings-private.h"
#include "safeguard-list-private.h"

#include <string.h>

/* What is due by a day: each contribution, the renewal of a standstill, its end. As clocks, so that
 * they stand in a diary beside everything else that is due. */

#define DUE SAFEGUARD_EVENT_CONTRIBUTION_DUE
#define RECEIVED SAFEGUARD_EVENT_CONTRIBUTION_RECEIVED
#define GIVEN_UP SAFEGUARD_EVENT_CONTRIBUTION_GIVEN_UP
#define IN_FORCE SAFEGUARD_EVENT_IN_FORCE

static void
add_event (SafeguardRecord *record, const char *type, SafeguardDayNumber day)
{
  g_autofree char *when = safeguard_day_number_to_iso (day);

  safeguard_record_append_event (record, type, when, NULL);
}

/* Half a contribution meets no clock: what is outstanding has to be nothing, and the last that was
 * received, or given up, did it. */
static SafeguardRecord *
record_of (const SafeguardPromise *promise)
{
  SafeguardRecord *record = SAFEGUARD_RECORD (safeguard_chronology_new ());

  add_event (record, DUE, promise->due);
  if (safeguard_promise_outstanding (promise) > 0)
    return record;
  if (promise->received_last >= promise->given_up_last && promise->received_last != 0)
    add_event (record, RECEIVED, promise->received_last);
  else if (promise->given_up_last != 0)
    add_event (record, GIVEN_UP, promise->given_up_last);

  return record;
}

static void
start_contribution (SafeguardFundRuling *self, const SafeguardPromise *promise)
{
  const SafeguardContributor *who
      = safeguard_funding_get_contributor (self->funding, (guint)promise->contributor);
  g_autofree char *year = safeguard_financial_year_to_text (promise->year);
  g_autofree char *name = g_strdup_printf ("Contribution of %s for %s", who->name, year);
  g_autoptr (SafeguardRecord) record = record_of (promise);
  const char *ids[] = {self->funding->contribution_clock, NULL};
  SafeguardStartedClocks one;

  safeguard_started_clocks_init (&one);
  safeguard_started_clocks_start (&one, self->funding->timescales, ids, record,
                                  &SAFEGUARD_RULING (self)->at);
  for (guint i = 0; i < one.clocks->len; i++)
    {
      safeguard_clock_give_name (g_ptr_array_index (one.clocks, i), name);
      safeguard_clock_give_holder (g_ptr_array_index (one.clocks, i), who->id);
    }
  safeguard_started_clocks_add_clocks (&one, self->clocks.clocks);
  safeguard_started_clocks_add_failures (&one, self->clocks.failures);
  safeguard_started_clocks_clear (&one);
}

/* What was discussed and agreed of the contributions to come, and when the arrangements began. */
static void
start_standstill (SafeguardFundRuling *self)
{
  g_autoptr (SafeguardRecord) record = SAFEGUARD_RECORD (safeguard_chronology_new ());

  add_event (record, IN_FORCE,
             safeguard_pack_get_from (safeguard_layers_get_own (self->funding->layers)));
  for (guint i = 0; i < self->book->talks->len; i++)
    {
      const SafeguardTalk *talk = &g_array_index (self->book->talks, SafeguardTalk, i);

      add_event (record, safeguard_fund_type_text (talk->type), talk->day);
    }
  safeguard_started_clocks_start (&self->clocks, self->funding->timescales,
                                  (const char *const *)self->funding->standstill_clocks, record,
                                  &SAFEGUARD_RULING (self)->at);
}

void
safeguard_fund_ruling_start_clocks (SafeguardFundRuling *self)
{
  safeguard_started_clocks_init (&self->clocks);
  for (guint i = 0;
       self->funding->contribution_clock != NULL && i < self->book->promises_by_year->len; i++)
    {
      const SafeguardPromise *promise
          = &g_array_index (self->book->promises_by_year, SafeguardPromise, i);

      if (promise->due != 0 && promise->pledged > 0 && promise->year <= self->year)
        start_contribution (self, promise);
    }
  if (self->funding->standstill_clocks != NULL)
    start_standstill (self);
}

void
safeguard_fund_ruling_add_lateness (SafeguardFundRuling *self, GPtrArray *out)
{
  g_autoptr (GListModel) clocks = safeguard_ruling_get_clocks (SAFEGUARD_RULING (self));
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  safeguard_clocks_add_findings (clocks, all);
  for (guint i = 0; i < all->len; i++)
    if (safeguard_finding_get_severity (g_ptr_array_index (all, i))
        == SAFEGUARD_FINDING_SEVERITY_BREACH)
      g_ptr_array_add (out, g_object_ref (g_ptr_array_index (all, i)));
}

void
safeguard_fund_ruling_add_clocks (SafeguardRuling *ruling, GPtrArray *out)
{
  safeguard_started_clocks_add_clocks (&SAFEGUARD_FUND_RULING (ruling)->clocks, out);
}
