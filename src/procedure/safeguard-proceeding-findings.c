/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-proceeding-private.h"

#include "safeguard-list-private.h"

/* What a remark says of the other thing that it names. */
typedef enum
{
  OTHER_NONE,
  OTHER_ACT,
  OTHER_STAGE,
} OtherKind;

static const struct
{
  const char *code;
  OtherKind other;
} remarks[SAFEGUARD_N_REMARKS] = {
    [SAFEGUARD_REMARK_OUT_OF_ORDER] = {"act-out-of-order", OTHER_ACT},
    [SAFEGUARD_REMARK_AFTER_CLOSURE] = {"act-after-closure", OTHER_NONE},
    [SAFEGUARD_REMARK_BY_ANOTHER] = {"act-by-another", OTHER_NONE},
    [SAFEGUARD_REMARK_OUTSIDE_STAGE] = {"act-outside-stage", OTHER_STAGE},
    [SAFEGUARD_REMARK_CONDITION_NOT_MET] = {"act-condition-not-met", OTHER_NONE},
    [SAFEGUARD_REMARK_CONDITION_OPEN] = {"act-condition-undetermined", OTHER_NONE},
    [SAFEGUARD_REMARK_NOT_PROVIDED] = {"act-not-provided", OTHER_NONE},
    [SAFEGUARD_REMARK_LACKS] = {"act-lacks-particular", OTHER_NONE},
    [SAFEGUARD_REMARK_REPEATED] = {"act-repeated", OTHER_NONE},
    [SAFEGUARD_REMARK_STEP_MISSING] = {"act-step-missing", OTHER_ACT},
    [SAFEGUARD_REMARK_SKIPPED] = {"stage-skipped", OTHER_STAGE},
    [SAFEGUARD_REMARK_PASSED_OVER] = {"stage-passed-over", OTHER_STAGE},
    [SAFEGUARD_REMARK_NO_HOLDER] = {"act-without-holder", OTHER_STAGE},
    [SAFEGUARD_REMARK_JUMPED] = {"stage-jumped-for-risk", OTHER_STAGE},
    [SAFEGUARD_REMARK_BACKWARDS] = {"stage-gone-back", OTHER_STAGE},
    [SAFEGUARD_REMARK_ENTRY_NOT_MET] = {"stage-entry-not-met", OTHER_STAGE},
    [SAFEGUARD_REMARK_ENTRY_OPEN] = {"stage-entry-undetermined", OTHER_STAGE},
    [SAFEGUARD_REMARK_NOWHERE_TO_GO] = {"no-stage-left", OTHER_NONE},
    [SAFEGUARD_REMARK_NO_MOVE] = {"stage-held-already", OTHER_STAGE},
    [SAFEGUARD_REMARK_RECORDED_LATER] = {"act-recorded-later", OTHER_NONE},
};

static const char *
name_other (SafeguardProceedingRuling *self, const SafeguardRemark *remark)
{
  if (remark->other < 0)
    return remarks[remark->kind].other == OTHER_STAGE ? "none" : "";

  switch (remarks[remark->kind].other)
    {
    case OTHER_ACT:
      return safeguard_procedure_get_act (self->procedure, (guint)remark->other)->name;
    case OTHER_STAGE:
      return safeguard_procedure_get_stage (self->procedure, (guint)remark->other)->name;
    case OTHER_NONE:
    default:
      return "";
    }
}

/* The rule that was not kept: the act's own, that of the stage, or the procedure as a whole for the
 * acts that every matter may come to. */
static GListModel *
cite (SafeguardProceedingRuling *self, const SafeguardRemark *remark)
{
  const SafeguardActRule *act = safeguard_procedure_get_act (self->procedure, remark->act);
  const SafeguardStageRule *stage
      = remarks[remark->kind].other == OTHER_STAGE && remark->other >= 0
            ? safeguard_procedure_get_stage (self->procedure, (guint)remark->other)
            : NULL;

  if (stage != NULL && stage->citations != NULL && remark->kind != SAFEGUARD_REMARK_OUTSIDE_STAGE)
    return stage->citations;

  return act->citations != NULL ? act->citations
                                : safeguard_procedure_get_citations (self->procedure);
}

/* "Mon 2 Mar 2020 and 3 times more" */
static char *
make_when (const SafeguardMoment *when, guint times)
{
  g_autofree char *first = safeguard_moment_to_text (when);

  if (times == 1)
    return g_steal_pointer (&first);
  if (times == 2)
    return g_strdup_printf ("%s and once more", first);

  return g_strdup_printf ("%s and %u times more", first, times - 1);
}

static void
add_remark (SafeguardProceedingRuling *self, const SafeguardRemark *remark, GPtrArray *out)
{
  const SafeguardActors *actors = safeguard_procedure_peek_actors (self->procedure);
  const SafeguardActRule *act = safeguard_procedure_get_act (self->procedure, remark->act);
  g_autofree char *when = make_when (&remark->when, remark->times);
  g_autofree char *holders = safeguard_actors_list (actors, (const char *const *)act->by);
  const char *who = remark->who;

  if (remark->kind == SAFEGUARD_REMARK_BY_ANOTHER)
    who = safeguard_actors_name (actors, who);
  g_ptr_array_add (out, safeguard_finding_new (
                            remarks[remark->kind].code, cite (self, remark), NULL, "act", act->name,
                            "act-id", act->id, "when", when, "other", name_other (self, remark),
                            "who", who != NULL ? who : "", "holders", holders, "procedure",
                            safeguard_procedure_get_name (self->procedure), NULL));
}

static void
add_stage (const char *code,
           const SafeguardStageRule *stage,
           const char *when,
           const char *holder,
           const char *says,
           GPtrArray *out)
{
  g_ptr_array_add (out, safeguard_finding_new (code, stage->citations, NULL, "stage", stage->name,
                                               "stage-id", stage->id, "when", when, "holder",
                                               holder, "says", says, NULL));
}

/* Whose a stage is on the day that is asked for, where that is nobody or not decided. */
static void
add_holder_doubt (SafeguardProceedingRuling *self,
                  const SafeguardStageRule *stage,
                  const char *nobodys,
                  GPtrArray *out)
{
  const SafeguardGaps *gaps = safeguard_procedure_peek_gaps (self->procedure);
  SafeguardDayNumber day = safeguard_proceeding_ruling_get_day (self);
  g_autofree char *when = safeguard_day_number_to_text (day);
  const char *gap;
  g_autofree const char **holders = safeguard_stage_rule_list_holders (stage, day, &gap);

  if (gap != NULL)
    add_stage ("stage-holder-undecided", stage, when, "", safeguard_gaps_says (gaps, gap), out);
  else if (holders[0] == NULL)
    add_stage (nobodys, stage, when, "", "", out);
  if (stage->gap != NULL)
    add_stage ("stage-left-open", stage, when, "", safeguard_gaps_says (gaps, stage->gap), out);
}

static void
add_position (SafeguardProceedingRuling *self, GPtrArray *out)
{
  const SafeguardProgress *progress = self->progress;
  const SafeguardStageRule *here
      = safeguard_procedure_get_stage (self->procedure, (guint)progress->stage);
  const SafeguardVisit *visit
      = &g_array_index (progress->visits, SafeguardVisit, progress->visits->len - 1);
  g_autofree char *since = safeguard_moment_to_text (&visit->entered);
  const char *gap;
  g_autofree const char **ids = safeguard_proceeding_ruling_list_holders (self, &gap);
  g_autofree char *holder = safeguard_proceeding_ruling_get_holder_name (self);

  /* Part of an answer would pass for the whole. */
  if (ids[0] != NULL && gap == NULL)
    add_stage ("matter-at-stage", here, since, holder, "", out);
  add_holder_doubt (self, here, "stage-nobodys", out);
  for (guint i = 0; i < here->leads_to->len; i++)
    {
      const SafeguardStageRule *next = safeguard_procedure_get_stage (
          self->procedure, g_array_index (here->leads_to, guint, i));

      if (safeguard_procedure_judge (self->procedure, next->when, progress->counts, &self->parties)
          != SAFEGUARD_ROW_STATE_NO)
        add_holder_doubt (self, next, "next-stage-nobodys", out);
    }
}

static void
add_standing (SafeguardProceedingRuling *self, GPtrArray *out)
{
  const SafeguardProgress *progress = self->progress;
  const char *name = safeguard_procedure_get_name (self->procedure);
  g_autofree char *closed
      = progress->outcome != NULL ? safeguard_moment_to_text (&progress->closed) : NULL;

  if (progress->outcome != NULL)
    g_ptr_array_add (out, safeguard_finding_new ("matter-closed", NULL, NULL, "when", closed,
                                                 "outcome", progress->outcome, NULL));
  else if (progress->stage != SAFEGUARD_NO_STAGE)
    add_position (self, out);
  else if (progress->begun && safeguard_procedure_get_n_stages (self->procedure) > 0)
    g_ptr_array_add (
        out, safeguard_finding_new ("matter-at-no-stage", NULL, NULL, "procedure", name, NULL));
  else if (!progress->begun)
    g_ptr_array_add (
        out, safeguard_finding_new ("matter-not-begun", NULL, NULL, "procedure", name, NULL));
}

static void
add_reference (SafeguardProceedingRuling *self, GPtrArray *out)
{
  const SafeguardStatement *reference = safeguard_procedure_get_reference (self->procedure);

  if (reference->name != NULL)
    g_ptr_array_add (out,
                     safeguard_finding_new ("procedure-by-reference", reference->citations, NULL,
                                            "policy", reference->name, "says",
                                            reference->says != NULL ? reference->says : "", NULL));
}

/* Before everything else: the procedure waits for nobody, and a child waits for no procedure. */
static void
add_emergency (SafeguardProceedingRuling *self, GPtrArray *out)
{
  const SafeguardStatement *emergency = safeguard_procedure_get_emergency (self->procedure);
  GListModel *citations = emergency->citations != NULL
                              ? emergency->citations
                              : safeguard_procedure_get_citations (self->procedure);

  if (!self->progress->risk)
    return;

  g_ptr_array_add (out, safeguard_finding_new ("immediate-danger", citations, NULL, "route",
                                               emergency->says != NULL
                                                   ? emergency->says
                                                   : "act now through the emergency services",
                                               NULL));
  if (emergency->says == NULL)
    g_ptr_array_add (out, safeguard_finding_new ("no-emergency-route", NULL, NULL, NULL));
}

static gboolean
found_a_clock_running (const SafeguardProceedingRuling *self, const SafeguardMoment *pause)
{
  for (guint i = 0; i < self->clocks.clocks->len; i++)
    if (safeguard_clock_ran_at (g_ptr_array_index (self->clocks.clocks, i), pause))
      return TRUE;

  return FALSE;
}

/* One of a clock that no source allows to be paused is told with the clocks. */
static void
add_pauses_of_nothing (SafeguardProceedingRuling *self, GPtrArray *out)
{
  const GArray *pauses = self->progress->pauses;
  const SafeguardMoment *first = NULL;
  guint times = 0;

  for (guint i = 0; i < pauses->len; i++)
    {
      const SafeguardMoment *pause = &g_array_index (pauses, SafeguardMoment, i);

      if (found_a_clock_running (self, pause))
        continue;
      first = first != NULL ? first : pause;
      times++;
    }
  if (times == 0)
    return;

  g_autofree char *when = make_when (first, times);
  g_ptr_array_add (out, safeguard_finding_new ("pause-of-nothing",
                                               safeguard_procedure_get_citations (self->procedure),
                                               NULL, "when", when, NULL));
}

void
safeguard_proceeding_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardProceedingRuling *self = SAFEGUARD_PROCEEDING_RULING (ruling);
  SafeguardProceedingRulingClass *klass = G_TYPE_INSTANCE_GET_CLASS (
      self, SAFEGUARD_TYPE_PROCEEDING_RULING, SafeguardProceedingRulingClass);
  const SafeguardStatement *whistleblowing
      = safeguard_procedure_get_whistleblowing (self->procedure);

  add_emergency (self, out);
  if (klass->add_first != NULL)
    klass->add_first (self, out);
  add_reference (self, out);
  add_standing (self, out);
  for (guint i = 0; i < self->progress->remarks->len; i++)
    add_remark (self, &g_array_index (self->progress->remarks, SafeguardRemark, i), out);
  add_pauses_of_nothing (self, out);
  if (klass->add_last != NULL)
    klass->add_last (self, out);
  g_ptr_array_add (
      out, safeguard_finding_new ("whistleblowing-open", whistleblowing->citations, NULL, "says",
                                  safeguard_proceeding_ruling_get_whistleblowing (self), NULL));
  safeguard_started_clocks_add_failures (&self->clocks, out);
}
