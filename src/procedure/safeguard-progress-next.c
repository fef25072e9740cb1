/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-stage-private.h"

/* What may come next, worked out when it is asked for. */

typedef struct
{
  const SafeguardProgress *progress;
  const SafeguardProcedure *procedure;
  const SafeguardParties *parties;
  SafeguardDayNumber day;
  GPtrArray *out;
} Search;

static SafeguardRowState
judge (const Search *search, const SafeguardTable *when)
{
  return safeguard_procedure_judge (search->procedure, when, search->progress->counts,
                                    search->parties);
}

/* Whose the stage is that the step leads to; of a step within a stage, whose that one is. */
static SafeguardStepAnswer
answer_of_holders (const Search *search,
                   const SafeguardActRule *act,
                   const SafeguardStageRule *to,
                   const char **holders,
                   const char *gap)
{
  g_autofree const char **here = NULL;

  if (to == NULL && act->in->len > 0)
    holders = here = safeguard_stage_rule_list_holders (
        safeguard_procedure_get_stage (search->procedure, (guint)search->progress->stage),
        search->day, &gap);
  if (gap != NULL)
    return SAFEGUARD_STEP_ANSWER_UNDECIDED;

  return holders != NULL && holders[0] == NULL ? SAFEGUARD_STEP_ANSWER_NO_HOLDER
                                               : SAFEGUARD_STEP_ANSWER_OPEN;
}

/* What belongs to a stage that lies behind moves the matter nowhere. */
static gboolean
leads_back (const Search *search, const SafeguardActRule *act)
{
  int stage = search->progress->stage;

  return act->enters != SAFEGUARD_NO_STAGE && stage != SAFEGUARD_NO_STAGE && act->enters < stage
         && !safeguard_stage_rule_leads_to (
             safeguard_procedure_get_stage (search->procedure, (guint)stage), (guint)act->enters);
}

static void
add_step (const Search *search, const SafeguardActRule *act, int to, SafeguardRowState state)
{
  const SafeguardStageRule *stage
      = to != SAFEGUARD_NO_STAGE ? safeguard_procedure_get_stage (search->procedure, (guint)to)
                                 : NULL;
  const char *gap = NULL;
  g_autofree const char **holders
      = stage != NULL ? safeguard_stage_rule_list_holders (stage, search->day, &gap) : NULL;
  SafeguardStepAnswer answer = SAFEGUARD_STEP_ANSWER_OPEN;

  if (state != SAFEGUARD_ROW_STATE_YES)
    answer = SAFEGUARD_STEP_ANSWER_UNDETERMINED;
  else
    answer = answer_of_holders (search, act, stage, holders, gap);

  g_ptr_array_add (search->out,
                   safeguard_next_step_new (safeguard_procedure_peek_actors (search->procedure),
                                            act, stage, holders, search->day, answer));
}

static void
add_escalations (const Search *search, const SafeguardActRule *act)
{
  const SafeguardStageRule *stage;

  if (search->progress->stage == SAFEGUARD_NO_STAGE)
    return;

  stage = safeguard_procedure_get_stage (search->procedure, (guint)search->progress->stage);
  for (guint i = 0; i < stage->leads_to->len; i++)
    {
      guint to = g_array_index (stage->leads_to, guint, i);
      SafeguardRowState state
          = judge (search, safeguard_procedure_get_stage (search->procedure, to)->when);

      if (state != SAFEGUARD_ROW_STATE_NO)
        add_step (search, act, (int)to, state);
    }
}

static gboolean
holds (const GArray *stages, int stage)
{
  return stage != SAFEGUARD_NO_STAGE && safeguard_positions_contain (stages, (guint)stage);
}

/* Whether it is looked for where the matter stands: what belongs to one stage is not asked for in
 * another. */
static gboolean
belongs_here (const Search *search, const SafeguardActRule *act)
{
  int stage = search->progress->stage;

  return (act->in->len == 0 || holds (act->in, stage))
         && (act->stages->len == 0 || holds (act->stages, stage));
}

/* Whether a stage that the matter may go to next depends on it. */
static gboolean
matters_next (const Search *search, guint fact)
{
  const SafeguardStageRule *here;

  if (search->progress->stage == SAFEGUARD_NO_STAGE)
    return FALSE;

  here = safeguard_procedure_get_stage (search->procedure, (guint)search->progress->stage);
  for (guint i = 0; i < here->leads_to->len; i++)
    {
      const SafeguardTable *when = safeguard_procedure_get_stage (
                                       search->procedure, g_array_index (here->leads_to, guint, i))
                                       ->when;

      if (when != NULL && safeguard_table_uses (when, fact))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_asked_for (const Search *search, guint position)
{
  const SafeguardActRule *act = safeguard_procedure_get_act (search->procedure, position);
  const SafeguardProgress *progress = search->progress;
  guint missing;

  /* That a child is at risk is no step of a procedure; that it is over is waited for. */
  if (act->role == SAFEGUARD_ACT_REMARK || act->role == SAFEGUARD_ACT_RISK || !act->provided)
    return FALSE;
  if (act->role == SAFEGUARD_ACT_RISK_ENDS && !progress->risk)
    return FALSE;
  if (act->role == SAFEGUARD_ACT_CIRCUMSTANCE && !matters_next (search, position))
    return FALSE;
  if (progress->outcome != NULL && !act->reopens)
    return FALSE;
  if ((progress->counts[position] > 0 && !act->repeats) || leads_back (search, act))
    return FALSE;

  return safeguard_progress_is_in_order (progress, act, &missing) && belongs_here (search, act);
}

static void
add_act (const Search *search, guint position)
{
  const SafeguardActRule *act = safeguard_procedure_get_act (search->procedure, position);
  SafeguardRowState state = judge (search, act->when);

  if (state == SAFEGUARD_ROW_STATE_NO)
    return;
  if (act->role == SAFEGUARD_ACT_BEGINS)
    add_step (
        search, act,
        safeguard_progress_find_next_stage (search->progress, search->procedure, search->parties),
        state);
  else
    add_step (search, act, act->enters, state);
}

void
safeguard_progress_add_next (const SafeguardProgress *self,
                             const SafeguardProcedure *procedure,
                             const SafeguardParties *parties,
                             SafeguardDayNumber day,
                             GPtrArray *out)
{
  Search search = {self, procedure, parties, day, out};

  for (guint i = 0; i < self->n_acts; i++)
    {
      const SafeguardActRule *act = safeguard_procedure_get_act (procedure, i);

      if (!is_asked_for (&search, i))
        continue;
      if (act->role == SAFEGUARD_ACT_ESCALATES)
        add_escalations (&search, act);
      else
        add_act (&search, i);
    }
}
