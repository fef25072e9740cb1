/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-procedure-inside-private.h"

#include "safeguard-list-private.h"
#include "safeguard-nearest-private.h"

#include <string.h>

static void
holder_term_clear (gpointer data)
{
  SafeguardHolderTerm *term = data;

  g_free (term->id);
  g_free (term->or_id);
  g_free (term->gap);
}

SafeguardStageRule *
safeguard_stage_rule_new (const char *id)
{
  SafeguardStageRule *self = g_new0 (SafeguardStageRule, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (id);
  self->holders = g_array_new (FALSE, FALSE, sizeof (SafeguardHolderTerm));
  g_array_set_clear_func (self->holders, holder_term_clear);
  self->leads_to = g_array_new (FALSE, FALSE, sizeof (guint));
  self->clocks = g_array_new (FALSE, FALSE, sizeof (const char *));

  return self;
}

static void
stage_rule_free (SafeguardStageRule *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->gap);
  g_array_unref (self->holders);
  g_array_unref (self->leads_to);
  g_array_unref (self->clocks);
  g_clear_pointer (&self->when, safeguard_table_unref);
  g_clear_object (&self->citations);
  g_free (self);
}

SafeguardActRule *
safeguard_act_rule_new (const char *id)
{
  SafeguardActRule *self = g_new0 (SafeguardActRule, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (id);
  self->by = g_new0 (char *, 1);
  self->particulars = g_new0 (char *, 1);
  self->after = g_array_new (FALSE, FALSE, sizeof (guint));
  self->in = g_array_new (FALSE, FALSE, sizeof (guint));
  self->expects = g_array_new (FALSE, FALSE, sizeof (guint));
  self->stages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->enters = SAFEGUARD_NO_STAGE;
  self->provided = TRUE;

  return self;
}

static void
act_rule_free (SafeguardActRule *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->closes);
  g_strfreev (self->by);
  g_strfreev (self->particulars);
  g_array_unref (self->after);
  g_array_unref (self->in);
  g_array_unref (self->expects);
  g_array_unref (self->stages);
  g_clear_pointer (&self->when, safeguard_table_unref);
  g_clear_object (&self->citations);
  g_free (self);
}

SafeguardProcedure *
safeguard_procedure_new (const char *id)
{
  SafeguardProcedure *self = g_new0 (SafeguardProcedure, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->name = g_strdup (id);
  self->stages = g_ptr_array_new_with_free_func ((GDestroyNotify)stage_rule_free);
  self->acts = g_ptr_array_new_with_free_func ((GDestroyNotify)act_rule_free);
  self->act_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->act_ids = g_ptr_array_new ();
  self->stage_ids = g_ptr_array_new ();
  g_ptr_array_add (self->act_ids, NULL);
  g_ptr_array_add (self->stage_ids, NULL);

  return self;
}

SafeguardProcedure *
safeguard_procedure_ref (SafeguardProcedure *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
statement_clear (SafeguardStatement *statement)
{
  g_free (statement->name);
  g_free (statement->says);
  g_clear_object (&statement->citations);
}

void
safeguard_procedure_unref (SafeguardProcedure *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->name);
  g_clear_object (&self->citations);
  g_clear_pointer (&self->layers, safeguard_layers_unref);
  g_clear_pointer (&self->timescales, safeguard_timescales_unref);
  g_clear_pointer (&self->actors, safeguard_actors_unref);
  g_free (self->place);
  g_clear_pointer (&self->gaps, safeguard_gaps_free);
  g_clear_pointer (&self->vocabulary, safeguard_vocabulary_unref);
  g_hash_table_unref (self->act_by_id);
  g_ptr_array_unref (self->act_ids);
  g_ptr_array_unref (self->stage_ids);
  g_ptr_array_unref (self->stages);
  g_ptr_array_unref (self->acts);
  statement_clear (&self->reference);
  statement_clear (&self->whistleblowing);
  statement_clear (&self->emergency);
  g_free (self);
}

/* Before the NULL at the end. */
static void
add_id (GPtrArray *ids, const char *id)
{
  g_ptr_array_insert (ids, (int)ids->len - 1, (gpointer)id);
}

void
safeguard_procedure_take_stage (SafeguardProcedure *self, SafeguardStageRule *stage)
{
  add_id (self->stage_ids, stage->id);
  g_ptr_array_add (self->stages, stage);
}

void
safeguard_procedure_take_act (SafeguardProcedure *self, SafeguardActRule *act)
{
  add_id (self->act_ids, act->id);
  g_ptr_array_add (self->acts, act);
  g_hash_table_insert (self->act_by_id, act->id, GUINT_TO_POINTER (self->acts->len));
}

const char *
safeguard_procedure_get_id (const SafeguardProcedure *self)
{
  return self->id;
}

const char *
safeguard_procedure_get_name (const SafeguardProcedure *self)
{
  return self->name;
}

GListModel *
safeguard_procedure_get_citations (const SafeguardProcedure *self)
{
  return self->citations;
}

SafeguardLayers *
safeguard_procedure_peek_layers (const SafeguardProcedure *self)
{
  return self->layers;
}

SafeguardTimescales *
safeguard_procedure_peek_timescales (const SafeguardProcedure *self)
{
  return self->timescales;
}

const SafeguardActors *
safeguard_procedure_peek_actors (const SafeguardProcedure *self)
{
  return self->actors;
}

const char *
safeguard_procedure_get_place (const SafeguardProcedure *self)
{
  return self->place;
}

const SafeguardGaps *
safeguard_procedure_peek_gaps (const SafeguardProcedure *self)
{
  return self->gaps;
}

guint
safeguard_procedure_get_n_stages (const SafeguardProcedure *self)
{
  return self->stages->len;
}

const SafeguardStageRule *
safeguard_procedure_get_stage (const SafeguardProcedure *self, guint n)
{
  return g_ptr_array_index (self->stages, n);
}

guint
safeguard_procedure_get_n_acts (const SafeguardProcedure *self)
{
  return self->acts->len;
}

const SafeguardActRule *
safeguard_procedure_get_act (const SafeguardProcedure *self, guint n)
{
  return g_ptr_array_index (self->acts, n);
}

int
safeguard_procedure_find_act (const SafeguardProcedure *self, const char *id, GError **error)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->act_by_id, id));

  if (position > 0)
    return (int)position - 1;

  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_EVENT, NULL,
                       safeguard_nearest (id, (const char *const *)self->act_ids->pdata),
                       "'%.80s' is nothing that can happen in %s", id, self->name);
  return SAFEGUARD_NO_ACT;
}

int
safeguard_procedure_find_stage (const SafeguardProcedure *self, const char *id, GError **error)
{
  for (guint i = 0; i < self->stages->len; i++)
    if (strcmp (((SafeguardStageRule *)g_ptr_array_index (self->stages, i))->id, id) == 0)
      return (int)i;

  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_STAGE, NULL,
                       safeguard_nearest (id, (const char *const *)self->stage_ids->pdata),
                       "%s has no stage '%.80s'", self->name, id);
  return SAFEGUARD_NO_STAGE;
}

const SafeguardStatement *
safeguard_procedure_get_reference (const SafeguardProcedure *self)
{
  return &self->reference;
}

const SafeguardStatement *
safeguard_procedure_get_whistleblowing (const SafeguardProcedure *self)
{
  return &self->whistleblowing;
}

const SafeguardStatement *
safeguard_procedure_get_emergency (const SafeguardProcedure *self)
{
  return &self->emergency;
}

static gboolean
covers (const SafeguardHolderTerm *term, SafeguardDayNumber day)
{
  return day >= term->from && (term->until == 0 || day <= term->until);
}

const char **
safeguard_stage_rule_list_holders (const SafeguardStageRule *self,
                                   SafeguardDayNumber day,
                                   const char **gap)
{
  GPtrArray *ids = g_ptr_array_new ();

  *gap = NULL;
  for (guint i = 0; i < self->holders->len; i++)
    {
      const SafeguardHolderTerm *term = &g_array_index (self->holders, SafeguardHolderTerm, i);

      if (!covers (term, day))
        continue;
      if (term->gap != NULL)
        *gap = term->gap;
      else
        g_ptr_array_add (ids, term->id);
      if (term->gap == NULL && term->or_id != NULL)
        g_ptr_array_add (ids, term->or_id);
    }
  g_ptr_array_add (ids, NULL);

  return (const char **)g_ptr_array_free (ids, FALSE);
}

char *
safeguard_stage_rule_name_holders (const SafeguardStageRule *self,
                                   const SafeguardActors *actors,
                                   SafeguardDayNumber day)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);
  gboolean alternatives = FALSE;

  for (guint i = 0; i < self->holders->len; i++)
    {
      const SafeguardHolderTerm *term = &g_array_index (self->holders, SafeguardHolderTerm, i);

      if (!covers (term, day) || term->gap != NULL)
        continue;
      alternatives = alternatives || term->or_id != NULL;
      g_ptr_array_add (
          names,
          g_strconcat (
              safeguard_actors_name (actors, term->id), term->or_id != NULL ? " or " : NULL,
              term->or_id != NULL ? safeguard_actors_name (actors, term->or_id) : NULL, NULL));
    }
  for (guint i = 0; i < names->len; i++)
    {
      const char *last = alternatives ? ", and " : " and ";

      if (i > 0)
        g_string_append (text, i + 1 < names->len ? ", " : last);
      g_string_append (text, g_ptr_array_index (names, i));
    }

  return g_string_free (text, FALSE);
}
