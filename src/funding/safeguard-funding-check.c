/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-private.h"

/* Whether one of @events is among those that are recorded. */
static gboolean
is_any_recorded (char **events, const char *const *recorded)
{
  for (guint i = 0; events[i] != NULL; i++)
    if (g_strv_contains (recorded, events[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_each_recorded (char **events, const char *const *recorded)
{
  for (guint i = 0; events[i] != NULL; i++)
    if (!g_strv_contains (recorded, events[i]))
      return FALSE;

  return TRUE;
}

static void
complain (const SafeguardFunding *self,
          const char *path,
          const char *clock,
          const char *what,
          const char *const *recorded,
          SafeguardIssueLog *log)
{
  g_autofree char *names = g_strjoinv (" or ", (char **)recorded);

  safeguard_node_complain (safeguard_layers_get (self->layers, path, NULL), log,
                           SAFEGUARD_ERROR_CLOCK_OUT_OF_REACH, NULL,
                           "nothing %s '%.60s': of what it waits for only %s is recorded here",
                           what, clock, names);
}

/* The clocks of a fund run on what the book says, and on nothing else. */
static void
check_clock (const SafeguardFunding *self,
             const char *path,
             const char *clock,
             const char *const *starts,
             const char *const *meets,
             SafeguardIssueLog *log)
{
  const SafeguardTimescaleRule *rule
      = clock != NULL ? safeguard_timescales_find (self->timescales, clock, NULL) : NULL;

  if (rule == NULL || rule->start.kind == SAFEGUARD_START_DUE_OF)
    return;

  if (rule->start.kind == SAFEGUARD_START_EARLIER_OF
          ? !is_any_recorded (rule->start.events, starts)
          : !is_each_recorded (rule->start.events, starts))
    complain (self, path, clock, "starts", starts, log);
  if (rule->met_by[0] != NULL && !is_any_recorded (rule->met_by, meets))
    complain (self, path, clock, "meets", meets, log);
}

static void
check_clocks (const SafeguardFunding *self, SafeguardIssueLog *log)
{
  static const char *const due[] = {SAFEGUARD_EVENT_CONTRIBUTION_DUE, NULL};
  static const char *const received[] = {SAFEGUARD_EVENT_CONTRIBUTION_RECEIVED, NULL};
  static const char *const in_force[] = {SAFEGUARD_EVENT_IN_FORCE, NULL};
  const char *const talks[]
      = {safeguard_fund_type_text (SAFEGUARD_FUND_CONTRIBUTIONS_DISCUSSED),
         safeguard_fund_type_text (SAFEGUARD_FUND_CONTRIBUTIONS_AGREED), NULL};

  check_clock (self, "funding.pool.clock", self->contribution_clock, due, received, log);
  for (guint i = 0; self->standstill_clocks != NULL && self->standstill_clocks[i] != NULL; i++)
    check_clock (self, "funding.standstill.clocks", self->standstill_clocks[i], in_force, talks,
                 log);
}

void
safeguard_funding_check (SafeguardFunding *self, SafeguardIssueLog *log)
{
  check_clocks (self, log);
  for (guint i = 0; i < self->access->len; i++)
    safeguard_checklist_check (g_ptr_array_index (self->access, i), log);
}

/* A heading under which no money can stand, because what it sums up has sub-totals of its own. */
void
safeguard_funding_refuse_circles (SafeguardFunding *self, SafeguardIssueLog *log)
{
  for (guint i = 0; i < self->headings->len; i++)
    {
      int under = (int)i;
      guint depth = 0;

      while (under != SAFEGUARD_NO_HEADING && depth <= self->headings->len)
        {
          under = safeguard_funding_get_heading (self, (guint)under)->under;
          depth++;
        }
      if (depth > self->headings->len)
        safeguard_issue_log_add (log, SAFEGUARD_ERROR_WRONG_VALUE, NULL, NULL,
                                 "the heading '%.60s' stands under itself, through others",
                                 safeguard_funding_get_heading (self, i)->id);
    }
}
