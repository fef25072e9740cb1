/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-list-private.h"
#include "safeguard-phrase-private.h"
#include "safeguard-proceeding-private.h"
#include "safeguard-stance-private.h"

/* A stage is called otherwise in each document: what counts is whose move it is, by when, and whose
 * it may become. */

static char *
describe_holders (SafeguardProceedingRuling *self)
{
  const char *gap;
  g_autofree const char **holders = safeguard_proceeding_ruling_list_holders (self, &gap);
  g_autofree char *names = safeguard_differences_list (holders);

  if (names != NULL)
    return safeguard_phrase_fill ("matter-held", "names", names, NULL);

  return g_strdup (safeguard_phrase (gap != NULL ? "matter-holder-open" : "matter-held-by-nobody"));
}

static char *
describe (SafeguardProceedingRuling *self)
{
  if (self->progress->outcome != NULL)
    return safeguard_differences_words (self->progress->outcome);
  if (safeguard_procedure_get_reference (self->procedure)->name != NULL)
    return g_strdup (safeguard_phrase ("matter-by-reference"));

  return self->progress->begun ? describe_holders (self)
                               : g_strdup (safeguard_phrase ("matter-not-begun"));
}

/* Those to whom a step leads that may be taken. */
static void
add_next (SafeguardProceedingRuling *self, SafeguardStance *out)
{
  g_autoptr (GListModel) steps = safeguard_proceeding_ruling_get_next (self);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      SafeguardNextStep *step = safeguard_list_peek (steps, i);
      const char *const *holders = safeguard_next_step_get_holders (step);

      if (safeguard_next_step_get_to (step) == NULL)
        continue;
      for (guint j = 0; holders != NULL && holders[j] != NULL; j++)
        if (!g_ptr_array_find_with_equal_func (names, holders[j], g_str_equal, NULL))
          g_ptr_array_add (names, (gpointer)holders[j]);
    }
  g_ptr_array_add (names, NULL);
  safeguard_stance_add_names (out, "matter-next", (const char *const *)names->pdata);
}

static void
add_stage (SafeguardProceedingRuling *self, const char *room, guint stage, SafeguardStance *out)
{
  const SafeguardStageRule *rule = safeguard_procedure_get_stage (self->procedure, stage);
  g_autofree char *id
      = g_strdup_printf ("%s/%s", safeguard_procedure_get_id (self->procedure), rule->id);

  safeguard_stance_add_rule (out, room, SAFEGUARD_ASPECT_STAGE, id);
}

/* The stages that it has been at, and those that the one it is at leads to. */
static void
add_stages (SafeguardProceedingRuling *self, const char *room, SafeguardStance *out)
{
  int here = self->progress->stage;

  for (guint i = 0; i < self->progress->visits->len; i++)
    add_stage (self, room, g_array_index (self->progress->visits, SafeguardVisit, i).stage, out);
  if (here == SAFEGUARD_NO_STAGE)
    return;

  const SafeguardStageRule *rule = safeguard_procedure_get_stage (self->procedure, (guint)here);

  for (guint i = 0; i < rule->leads_to->len; i++)
    add_stage (self, room, g_array_index (rule->leads_to, guint, i), out);
  safeguard_stance_set_rule (out, rule->id, rule->citations);
}

/* The acts that have happened. */
static void
add_acts (SafeguardProceedingRuling *self, const char *room, SafeguardStance *out)
{
  for (guint i = 0; i < self->progress->n_acts; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s/%s", safeguard_procedure_get_id (self->procedure),
                                             safeguard_procedure_get_act (self->procedure, i)->id);

      if (self->progress->counts[i] > 0)
        safeguard_stance_add_rule (out, room, SAFEGUARD_ASPECT_ACT, id);
    }
}

void
safeguard_proceeding_ruling_take_stance (SafeguardRuling *ruling, SafeguardStance *out)
{
  SafeguardProceedingRuling *self = SAFEGUARD_PROCEEDING_RULING (ruling);
  const char *room = ((SafeguardProceedingRulingClass *)G_OBJECT_GET_CLASS (self))->room;

  out->subject = g_strdup_printf ("%s, %s", self->kind, self->id);
  safeguard_stance_take_move (out, describe (self));
  if (self->progress->outcome == NULL)
    add_next (self, out);
  safeguard_stance_add_clocks (out, self->clocks.clocks);
  safeguard_stance_set_rule (out, NULL, safeguard_procedure_get_citations (self->procedure));
  safeguard_stance_add_rule (out, room, SAFEGUARD_ASPECT_PROCEDURE,
                             safeguard_procedure_get_id (self->procedure));
  add_stages (self, room, out);
  add_acts (self, room, out);
}
