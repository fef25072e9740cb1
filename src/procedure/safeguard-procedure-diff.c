/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-procedure-diff-private.h"

#include <string.h>

#include "safeguard-procedure-inside-private.h"
#include "safeguard-phrase-private.h"

/* Two procedures, and which stage of the second each stage of the first is. */
typedef struct
{
  const SafeguardProcedure *sides[2];
  const char *room;
  SafeguardDifferences *out;
  int *seconds; /* by the stage of the first; NO_STAGE: none */
  int *firsts;  /* by the stage of the second */
} Comparison;

static const SafeguardStageRule *
stage_at (const Comparison *self, guint side, guint n)
{
  return g_ptr_array_index (self->sides[side]->stages, n);
}

static const SafeguardActRule *
act_at (const Comparison *self, guint side, guint n)
{
  return g_ptr_array_index (self->sides[side]->acts, n);
}

/* --- what a stage says, as texts that are equal exactly if it is the same */

/* @what, which it takes, with the day filled into a phrase beside it. */
static char *
add_day (char *what, const char *phrase, SafeguardDayNumber number)
{
  g_autofree char *taken = what;
  g_autofree char *day = NULL;

  if (number == 0)
    return g_steal_pointer (&taken);
  day = safeguard_day_number_to_text (number);

  return safeguard_phrase_fill (phrase, "what", taken, "day", day, NULL);
}

/* "independent-chair or vice-chair until Thu 31 Mar 2022" */
static char *
holder_text (const SafeguardHolderTerm *term)
{
  char *who = term->or_id != NULL
                  ? safeguard_phrase_fill ("is-or", "one", term->id, "other", term->or_id, NULL)
                  : g_strdup (term->id);
  g_autofree char *text = add_day (add_day (who, "is-from", term->from), "is-until", term->until);

  return term->gap != NULL ? safeguard_phrase_fill ("is-open-holder", "what", text, NULL)
                           : g_steal_pointer (&text);
}

/* Of all of them, in one text. */
static char *
holders_text (const SafeguardStageRule *stage)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < stage->holders->len; i++)
    {
      const SafeguardHolderTerm *term = &g_array_index (stage->holders, SafeguardHolderTerm, i);

      g_ptr_array_add (terms, holder_text (term));
    }
  g_ptr_array_add (terms, NULL);

  return safeguard_differences_list ((const char *const *)terms->pdata);
}

static char *
limits_text (const Comparison *self, guint side, const SafeguardStageRule *stage)
{
  g_autoptr (GPtrArray) limits = g_ptr_array_new ();

  for (guint i = 0; i < stage->clocks->len; i++)
    {
      const char *id = g_array_index (stage->clocks, const char *, i);
      const SafeguardTimescaleRule *rule
          = safeguard_timescales_find (self->sides[side]->timescales, id, NULL);

      if (rule != NULL)
        g_ptr_array_add (limits, rule->limit_text);
    }
  g_ptr_array_add (limits, NULL);

  return safeguard_differences_list ((const char *const *)limits->pdata);
}

/* Where it leads, in its order; by the names of the first procedure. */
static char *
leads_to_text (const Comparison *self, guint side, const SafeguardStageRule *stage)
{
  char *text = NULL;

  for (guint i = 0; i < stage->leads_to->len; i++)
    {
      guint to = g_array_index (stage->leads_to, guint, i);
      gboolean known = side == 1 && self->firsts[to] != SAFEGUARD_NO_STAGE;
      g_autofree char *words = safeguard_differences_words (
          known ? stage_at (self, 0, (guint)self->firsts[to])->id : stage_at (self, side, to)->id);
      g_autofree char *before = text;

      text = before != NULL
                 ? safeguard_phrase_fill ("list-then", "list", before, "next", words, NULL)
                 : g_steal_pointer (&words);
    }

  return text;
}

static const char *
entry_text (const SafeguardStageRule *stage)
{
  return safeguard_phrase (stage->optional ? "is-only-by-name" : "is-in-turn");
}

static const char *
final_text (const SafeguardStageRule *stage)
{
  return safeguard_phrase (stage->final ? "is-final" : "is-not-final");
}

static const char *
open_text (const char *gap)
{
  return gap != NULL ? safeguard_phrase ("is-left-open") : NULL;
}

/* --- which stage is which */

/* A stage under another id that is held, timed and entered alike. */
static gboolean
is_same_stage (const Comparison *self, guint one, guint two)
{
  const SafeguardStageRule *first = stage_at (self, 0, one), *second = stage_at (self, 1, two);
  g_autofree char *first_holders = holders_text (first);
  g_autofree char *second_holders = holders_text (second);
  g_autofree char *first_limits = limits_text (self, 0, first);
  g_autofree char *second_limits = limits_text (self, 1, second);

  return g_strcmp0 (first_holders, second_holders) == 0
         && g_strcmp0 (first_limits, second_limits) == 0 && first->optional == second->optional
         && first->final == second->final
         && (first->leads_to->len > 0) == (second->leads_to->len > 0)
         && (first->when == NULL) == (second->when == NULL)
         && (first->gap == NULL) == (second->gap == NULL);
}

/* One that is held alike and entered alike, whose limit or way on may have changed with its name.
 */
static gboolean
is_held_alike (const Comparison *self, guint one, guint two)
{
  const SafeguardStageRule *first = stage_at (self, 0, one), *second = stage_at (self, 1, two);
  g_autofree char *first_holders = holders_text (first);
  g_autofree char *second_holders = holders_text (second);

  return first_holders != NULL && g_strcmp0 (first_holders, second_holders) == 0
         && first->optional == second->optional && first->final == second->final;
}

static void
pair (Comparison *self, guint one, int two)
{
  self->seconds[one] = two;
  if (two != SAFEGUARD_NO_STAGE)
    self->firsts[two] = (int)one;
}

/* Stages that no name pairs, in their order. */
static void
pair_unnamed (Comparison *self, gboolean (*alike) (const Comparison *self, guint one, guint two))
{
  for (guint i = 0; i < self->sides[0]->stages->len; i++)
    for (guint j = 0; j < self->sides[1]->stages->len && self->seconds[i] == SAFEGUARD_NO_STAGE;
         j++)
      if (self->firsts[j] == SAFEGUARD_NO_STAGE && alike (self, i, j))
        pair (self, i, (int)j);
}

static void
pair_stages (Comparison *self)
{
  guint n[2] = {self->sides[0]->stages->len, self->sides[1]->stages->len};

  self->seconds = g_new0 (int, n[0] + 1);
  self->firsts = g_new0 (int, n[1] + 1);
  for (guint i = 0; i < n[1]; i++)
    self->firsts[i] = SAFEGUARD_NO_STAGE;
  for (guint i = 0; i < n[0]; i++)
    pair (self, i,
          safeguard_procedure_find_stage (self->sides[1], stage_at (self, 0, i)->id, NULL));
  pair_unnamed (self, is_same_stage);
  pair_unnamed (self, is_held_alike);
}

/* --- comparing */

static SafeguardComparedRule
rule_of (const Comparison *self, SafeguardAspect aspect, char *const texts[2])
{
  return (SafeguardComparedRule){self->room, texts[0], aspect, texts[1]};
}

/* "between-partners/mediation", and "Disagreements between partners, Mediation" */
static void
name_part (const Comparison *self, guint side, const char *id, const char *name, char *texts[2])
{
  texts[0] = g_strdup_printf ("%s/%s", self->sides[side]->id, id);
  texts[1] = g_strdup_printf ("%s, %s", self->sides[side]->name, name);
}

static void
clear_texts (char *texts[2])
{
  g_free (texts[0]);
  g_free (texts[1]);
}

/* A condition is a table of one row. */
static char *
holds (gconstpointer rules, guint index)
{
  return g_strdup (safeguard_phrase ("is-yes"));
}

static GListModel *
cite_stage (gconstpointer rules, guint index)
{
  return ((const SafeguardStageRule *)rules)->citations;
}

static GListModel *
cite_act (gconstpointer rules, guint index)
{
  return ((const SafeguardActRule *)rules)->citations;
}

/* Without a condition a stage may always be entered, a step always be taken. */
static void
compare_conditions (Comparison *self,
                    const SafeguardComparedRule *rule,
                    const SafeguardCitedTable *first,
                    const SafeguardCitedTable *second,
                    GListModel *const citations[2])
{
  const SafeguardTable *one = first->table.table, *two = second->table.table;

  if (one != NULL && two != NULL)
    safeguard_differences_add_tables (self->out, rule, first, second, NULL, NULL);
  else
    safeguard_differences_add_term (self->out, rule, "condition",
                                    safeguard_phrase (one != NULL ? "is-conditional" : "is-always"),
                                    safeguard_phrase (two != NULL ? "is-conditional" : "is-always"),
                                    citations);
}

static void
compare_stage (Comparison *self, guint one, guint two)
{
  const SafeguardStageRule *first = stage_at (self, 0, one), *second = stage_at (self, 1, two);
  GListModel *const citations[2] = {first->citations, second->citations};
  SafeguardCitedTable when[2]
      = {{{first->when, holds, first}, cite_stage, safeguard_phrase ("is-no")},
         {{second->when, holds, second}, cite_stage, safeguard_phrase ("is-no")}};
  g_autofree char *first_holders = holders_text (first);
  g_autofree char *second_holders = holders_text (second);
  g_autofree char *first_limits = limits_text (self, 0, first);
  g_autofree char *second_limits = limits_text (self, 1, second);
  g_autofree char *first_to = leads_to_text (self, 0, first);
  g_autofree char *second_to = leads_to_text (self, 1, second);
  char *texts[2];

  name_part (self, 0, first->id, first->name, texts);
  SafeguardComparedRule rule = rule_of (self, SAFEGUARD_ASPECT_STAGE, texts);

  safeguard_differences_add_term (self->out, &rule, "stage-holder", first_holders, second_holders,
                                  citations);
  safeguard_differences_add_term (self->out, &rule, "stage-limit", first_limits, second_limits,
                                  citations);
  safeguard_differences_add_term (self->out, &rule, "leads-to", first_to, second_to, citations);
  safeguard_differences_add_term (self->out, &rule, "entered", entry_text (first),
                                  entry_text (second), citations);
  safeguard_differences_add_term (self->out, &rule, "decided-there", final_text (first),
                                  final_text (second), citations);
  safeguard_differences_add_term (self->out, &rule, "left-open", open_text (first->gap),
                                  open_text (second->gap), citations);
  compare_conditions (self, &rule, &when[0], &when[1], citations);
  clear_texts (texts);
}

static void
add_only_stage (Comparison *self, guint side, guint n)
{
  const SafeguardStageRule *stage = stage_at (self, side, n);
  char *texts[2];

  name_part (self, side, stage->id, stage->name, texts);
  SafeguardComparedRule rule = rule_of (self, SAFEGUARD_ASPECT_STAGE, texts);

  safeguard_differences_add_only (self->out, &rule, side, stage->citations);
  clear_texts (texts);
}

static void
compare_stages (Comparison *self)
{
  for (guint i = 0; i < self->sides[0]->stages->len; i++)
    if (self->seconds[i] == SAFEGUARD_NO_STAGE)
      add_only_stage (self, 0, i);
    else
      compare_stage (self, i, (guint)self->seconds[i]);
  for (guint i = 0; i < self->sides[1]->stages->len; i++)
    if (self->firsts[i] == SAFEGUARD_NO_STAGE)
      add_only_stage (self, 1, i);
}

/* --- steps */

static char *
after_text (const Comparison *self, guint side, const SafeguardActRule *act)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < act->after->len; i++)
    g_ptr_array_add (ids, act_at (self, side, g_array_index (act->after, guint, i))->id);
  g_ptr_array_add (ids, NULL);
  g_autofree char *list = safeguard_differences_list ((const char *const *)ids->pdata);

  return list == NULL || !act->any ? g_steal_pointer (&list)
                                   : safeguard_phrase_fill ("is-one-of", "list", list, NULL);
}

static void
compare_act (Comparison *self, const SafeguardActRule *first, const SafeguardActRule *second)
{
  GListModel *const citations[2] = {first->citations, second->citations};
  SafeguardCitedTable when[2]
      = {{{first->when, holds, first}, cite_act, safeguard_phrase ("is-no")},
         {{second->when, holds, second}, cite_act, safeguard_phrase ("is-no")}};
  g_autofree char *first_by = safeguard_differences_list ((const char *const *)first->by);
  g_autofree char *second_by = safeguard_differences_list ((const char *const *)second->by);
  g_autofree char *first_after = after_text (self, 0, first);
  g_autofree char *second_after = after_text (self, 1, second);
  char *texts[2];

  name_part (self, 0, first->id, first->name, texts);
  SafeguardComparedRule rule = rule_of (self, SAFEGUARD_ASPECT_ACT, texts);

  safeguard_differences_add_term (
      self->out, &rule, "by", first_by != NULL ? first_by : safeguard_phrase ("is-anybody"),
      second_by != NULL ? second_by : safeguard_phrase ("is-anybody"), citations);
  safeguard_differences_add_term (self->out, &rule, "before", first_after, second_after, citations);
  safeguard_differences_add_term (self->out, &rule, "outcome", first->closes, second->closes,
                                  citations);
  compare_conditions (self, &rule, &when[0], &when[1], citations);
  clear_texts (texts);
}

/* The act of that name in the other, if a document provides it there. */
static const SafeguardActRule *
find_act (const Comparison *self, guint side, const char *id)
{
  int act = safeguard_procedure_find_act (self->sides[side], id, NULL);
  const SafeguardActRule *rule = act != SAFEGUARD_NO_ACT ? act_at (self, side, (guint)act) : NULL;

  return rule != NULL && rule->provided ? rule : NULL;
}

static void
add_only_act (Comparison *self, guint side, const SafeguardActRule *act)
{
  char *texts[2];

  name_part (self, side, act->id, act->name, texts);
  SafeguardComparedRule rule = rule_of (self, SAFEGUARD_ASPECT_ACT, texts);

  safeguard_differences_add_only (self->out, &rule, side, act->citations);
  clear_texts (texts);
}

static void
compare_acts (Comparison *self)
{
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < self->sides[side]->acts->len; i++)
      {
        const SafeguardActRule *act = act_at (self, side, i);
        const SafeguardActRule *other = find_act (self, 1 - side, act->id);

        if (!act->provided)
          continue;
        if (other == NULL)
          add_only_act (self, side, act);
        else if (side == 0)
          compare_act (self, act, other);
      }
}

/* --- the whole */

static void
compare_whole (Comparison *self)
{
  const SafeguardProcedure *first = self->sides[0], *second = self->sides[1];
  SafeguardComparedRule rule = {self->room, first->id, SAFEGUARD_ASPECT_PROCEDURE, first->name};
  GListModel *const citations[2] = {first->citations, second->citations};

  safeguard_differences_add_term (self->out, &rule, "follows", first->reference.name,
                                  second->reference.name, citations);
}

void
safeguard_procedures_compare (const SafeguardProcedure *first,
                              const SafeguardProcedure *second,
                              const char *room,
                              SafeguardDifferences *out)
{
  Comparison self = {{first, second}, room, out, NULL, NULL};

  compare_whole (&self);
  pair_stages (&self);
  compare_stages (&self);
  compare_acts (&self);
  g_free (self.seconds);
  g_free (self.firsts);
}

void
safeguard_procedure_add_only (const SafeguardProcedure *self,
                              const char *room,
                              guint side,
                              SafeguardDifferences *out)
{
  SafeguardComparedRule rule = {room, self->id, SAFEGUARD_ASPECT_PROCEDURE, self->name};

  safeguard_differences_add_only (out, &rule, side, self->citations);
}

static const SafeguardProcedure *
find_procedure (const GPtrArray *list, const char *id)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (((const SafeguardProcedure *)g_ptr_array_index (list, i))->id, id) == 0)
      return g_ptr_array_index (list, i);

  return NULL;
}

void
safeguard_procedure_lists_compare (const GPtrArray *first,
                                   const GPtrArray *second,
                                   const char *room,
                                   SafeguardDifferences *out)
{
  for (guint i = 0; i < first->len; i++)
    {
      const SafeguardProcedure *one = g_ptr_array_index (first, i);
      const SafeguardProcedure *two = find_procedure (second, one->id);

      if (two != NULL)
        safeguard_procedures_compare (one, two, room, out);
      else
        safeguard_procedure_add_only (one, room, 0, out);
    }
  for (guint i = 0; i < second->len; i++)
    {
      const SafeguardProcedure *two = g_ptr_array_index (second, i);

      if (find_procedure (first, two->id) == NULL)
        safeguard_procedure_add_only (two, room, 1, out);
    }
}
