/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-analysis-private.h"
#include "safeguard-procedure-inside-private.h"
#include "safeguard-progress-private.h"

#include <string.h>

static const SafeguardStageRule *
stage_at (const SafeguardProcedure *self, guint n)
{
  return g_ptr_array_index (self->stages, n);
}

static gboolean
is_led_to (const SafeguardProcedure *self, const gboolean *reached, guint stage)
{
  for (guint i = 0; i < self->acts->len; i++)
    if (((const SafeguardActRule *)g_ptr_array_index (self->acts, i))->enters == (int)stage)
      return TRUE;
  for (guint i = 0; i < self->stages->len; i++)
    if (reached[i] && safeguard_stage_rule_leads_to (stage_at (self, i), stage))
      return TRUE;

  return FALSE;
}

/* A ladder begins at the first stage whose condition lets it, so every stage up to and including
 * the first without a condition may be where it begins. */
static void
mark_beginnings (const SafeguardProcedure *self, gboolean *reached)
{
  for (guint i = 0; i < self->stages->len; i++)
    {
      if (stage_at (self, i)->optional)
        continue;
      reached[i] = TRUE;
      if (stage_at (self, i)->when == NULL)
        break;
    }
}

static void
check_reached (const SafeguardProcedure *self, SafeguardIssueLog *log)
{
  g_autofree gboolean *reached = g_new0 (gboolean, self->stages->len);
  gboolean changed = TRUE;

  mark_beginnings (self, reached);
  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < self->stages->len; i++)
        if (!reached[i] && is_led_to (self, reached, i))
          reached[i] = changed = TRUE;
    }
  for (guint i = 0; i < self->stages->len; i++)
    if (!reached[i])
      safeguard_node_complain (stage_at (self, i)->node, log, SAFEGUARD_ERROR_UNREACHABLE_STAGE,
                               NULL, "nothing leads into the stage '%s'", stage_at (self, i)->id);
}

static gboolean
comes_round (const SafeguardProcedure *self, guint from, guint to, gboolean *seen)
{
  const GArray *leads_to = stage_at (self, from)->leads_to;

  for (guint i = 0; i < leads_to->len; i++)
    {
      guint next = g_array_index (leads_to, guint, i);

      if (next == to)
        return TRUE;
      if (seen[next])
        continue;
      seen[next] = TRUE;
      if (comes_round (self, next, to, seen))
        return TRUE;
    }

  return FALSE;
}

static void
check_circles (const SafeguardProcedure *self, SafeguardIssueLog *log)
{
  for (guint i = 0; i < self->stages->len; i++)
    {
      g_autofree gboolean *seen = g_new0 (gboolean, self->stages->len);

      if (comes_round (self, i, i, seen))
        safeguard_node_complain (stage_at (self, i)->node, log, SAFEGUARD_ERROR_STAGE_CIRCLE, NULL,
                                 "the stage '%s' leads back to itself", stage_at (self, i)->id);
    }
}

/* The first day from @day on which nobody holds the stage; 0 if somebody does to the end. */
static SafeguardDayNumber
find_vacancy (const SafeguardStageRule *stage, SafeguardDayNumber day)
{
  for (gboolean covered = TRUE; covered;)
    {
      covered = FALSE;
      for (guint i = 0; i < stage->holders->len && !covered; i++)
        {
          const SafeguardHolderTerm *term = &g_array_index (stage->holders, SafeguardHolderTerm, i);

          if (day < term->from || (term->until != 0 && day > term->until))
            continue;
          if (term->until == 0)
            return 0;
          day = term->until + 1;
          covered = TRUE;
        }
    }

  return day;
}

static void
check_holders (const SafeguardProcedure *self, SafeguardIssueLog *log)
{
  const SafeguardPack *own = safeguard_layers_get_own (self->layers);
  SafeguardDayNumber to = safeguard_pack_get_to (own);

  for (guint i = 0; i < self->stages->len; i++)
    {
      const SafeguardStageRule *stage = stage_at (self, i);
      SafeguardDayNumber vacant = find_vacancy (stage, safeguard_pack_get_from (own));
      g_autofree char *day = vacant != 0 ? safeguard_day_number_to_text (vacant) : NULL;

      if (vacant != 0 && (to == 0 || vacant <= to))
        safeguard_node_complain (stage->node, log, SAFEGUARD_ERROR_STAGE_WITHOUT_HOLDER, NULL,
                                 "nobody holds the stage '%s' from %s", stage->id, day);
    }
}

static gboolean
is_event_of (const SafeguardProcedure *self, const char *event)
{
  const char *stage = g_str_has_prefix (event, "entered-") ? event + strlen ("entered-")
                      : g_str_has_prefix (event, "left-")  ? event + strlen ("left-")
                                                           : NULL;

  if (stage != NULL && safeguard_procedure_find_stage (self, stage, NULL) != SAFEGUARD_NO_STAGE)
    return TRUE;

  return safeguard_procedure_find_act (self, event, NULL) != SAFEGUARD_NO_ACT;
}

static void
check_event (const SafeguardProcedure *self,
             const SafeguardStageRule *stage,
             const SafeguardTimescaleRule *rule,
             const char *what,
             const char *event,
             SafeguardIssueLog *log)
{
  g_autoptr (GError) error = NULL;

  if (event == NULL || is_event_of (self, event))
    return;

  safeguard_procedure_find_act (self, event, &error);
  safeguard_node_complain (stage->node, log, SAFEGUARD_ERROR_UNKNOWN_EVENT,
                           safeguard_issue_get_nearest (safeguard_error_peek_issue (error)),
                           "'%s' %s '%s', which is no act of %s", rule->id, what, event,
                           self->name);
}

static void
check_events (const SafeguardProcedure *self,
              const SafeguardStageRule *stage,
              const SafeguardTimescaleRule *rule,
              const char *what,
              char **events,
              SafeguardIssueLog *log)
{
  for (guint i = 0; events[i] != NULL; i++)
    check_event (self, stage, rule, what, events[i], log);
}

/* A clock under a stage that no act of the procedure can ever start; one that can be stopped, or
 * made to fall away, and by no act be set going again would stand still for ever. */
static void
check_clock (const SafeguardProcedure *self,
             const SafeguardStageRule *stage,
             const char *id,
             SafeguardIssueLog *log)
{
  const SafeguardTimescaleRule *rule = safeguard_timescales_find (self->timescales, id, NULL);

  if (rule->start.kind != SAFEGUARD_START_DUE_OF)
    check_events (self, stage, rule, "starts with", rule->start.events, log);
  check_event (self, stage, rule, "is paused by", rule->paused_by, log);
  check_event (self, stage, rule, "is resumed by", rule->resumed_by, log);
  check_events (self, stage, rule, "falls away with", rule->falls_away, log);
  check_events (self, stage, rule, "stands again with", rule->stands_again, log);
}

static void
check_clocks (const SafeguardProcedure *self, SafeguardIssueLog *log)
{
  for (guint i = 0; i < self->stages->len; i++)
    for (guint j = 0; j < stage_at (self, i)->clocks->len; j++)
      check_clock (self, stage_at (self, i),
                   g_array_index (stage_at (self, i)->clocks, const char *, j), log);
}

static const SafeguardActRule *
act_at (const SafeguardProcedure *self, guint n)
{
  return g_ptr_array_index (self->acts, n);
}

static gboolean
may_follow (const SafeguardActRule *act, const gboolean *possible)
{
  for (guint i = 0; i < act->after->len; i++)
    if (possible[g_array_index (act->after, guint, i)] == act->any)
      return act->any;

  return !act->any || act->after->len == 0;
}

/* Acts that wait for one another can none of them come first. */
static void
check_order (const SafeguardProcedure *self, SafeguardIssueLog *log)
{
  g_autofree gboolean *possible = g_new0 (gboolean, self->acts->len + 1);
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < self->acts->len; i++)
        if (!possible[i] && may_follow (act_at (self, i), possible))
          possible[i] = changed = TRUE;
    }
  for (guint i = 0; i < self->acts->len; i++)
    if (!possible[i] && act_at (self, i)->node != NULL)
      safeguard_node_complain (act_at (self, i)->node, log, SAFEGUARD_ERROR_RULE_CIRCLE, NULL,
                               "'%s' can never be done: what comes before it waits for it",
                               act_at (self, i)->id);
}

static void
check_when (const SafeguardTable *when,
            const SafeguardNode *node,
            const char *what,
            const char *id,
            SafeguardIssueLog *log)
{
  g_autoptr (GArray) impossible = when != NULL ? safeguard_table_find_impossible (when) : NULL;

  if (impossible != NULL && impossible->len > 0)
    safeguard_node_complain (safeguard_node_get (node, "when"), log, SAFEGUARD_ERROR_IMPOSSIBLE_ROW,
                             NULL, "nothing meets the condition of the %s '%s'", what, id);
}

static void
check_conditions (const SafeguardProcedure *self, SafeguardIssueLog *log)
{
  for (guint i = 0; i < self->stages->len; i++)
    check_when (stage_at (self, i)->when, stage_at (self, i)->node, "stage", stage_at (self, i)->id,
                log);
  for (guint i = 0; i < self->acts->len; i++)
    check_when (act_at (self, i)->when, act_at (self, i)->node, "act", act_at (self, i)->id, log);
}

void
safeguard_procedure_check (const SafeguardProcedure *self, SafeguardIssueLog *log)
{
  check_reached (self, log);
  check_circles (self, log);
  check_holders (self, log);
  check_clocks (self, log);
  check_order (self, log);
  check_conditions (self, log);
}
