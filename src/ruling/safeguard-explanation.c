/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-explanation-private.h"

#include "safeguard-list-private.h"
#include "safeguard-question-private.h"
#include "safeguard-trace-private.h"

static const char *
fact_id (const SafeguardExplained *self, guint fact)
{
  return safeguard_vocabulary_get_fact (safeguard_table_get_vocabulary (self->table), fact)->id;
}

void
safeguard_explained_add_questions (const SafeguardExplained *self, const char *from, GPtrArray *out)
{
  g_autoptr (GPtrArray) questions = safeguard_table_questions (self->table, self->facts);

  for (guint i = 0; i < questions->len; i++)
    {
      const SafeguardTableQuestion *question = g_ptr_array_index (questions, i);
      const SafeguardFactDeclaration *fact = safeguard_vocabulary_get_fact (
          safeguard_table_get_vocabulary (self->table), question->fact);
      g_autoptr (GStrvBuilder) answers = g_strv_builder_new ();
      g_autofree char *last = NULL;

      /* Ranks come highest first; two ranks may stand for one answer. */
      for (guint j = 0; j < question->ranks->len; j++)
        {
          g_autofree char *answer
              = self->answer (g_array_index (question->ranks, gint32, j), self->rules);

          if (g_strcmp0 (answer, last) != 0)
            g_strv_builder_add (answers, answer);
          g_free (last);
          last = g_steal_pointer (&answer);
        }

      g_auto (GStrv) to = g_strv_builder_end (answers);
      g_ptr_array_add (out, safeguard_question_new (fact->id, fact->ask, from,
                                                    (const char *const *)to, self->numeric));
    }
}

static GListModel *
needs_of (const SafeguardExplained *self, GArray *needs)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < needs->len; i++)
    {
      const SafeguardTableNeed *need = &g_array_index (needs, SafeguardTableNeed, i);

      g_ptr_array_add (items,
                       safeguard_need_new (fact_id (self, need->fact), need->is, need->needed));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_NEED, items);
}

static void
add_traces (const SafeguardExplained *self, GPtrArray *rows, GPtrArray *out)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const SafeguardTableTrace *row = g_ptr_array_index (rows, i);
      g_autofree char *answer = self->answer (row->rank, self->rules);

      g_ptr_array_add (
          out, safeguard_trace_new (row->id, answer, row->state, needs_of (self, row->needs)));
    }
}

GListModel *
safeguard_explained_trace (const SafeguardExplained *self)
{
  GPtrArray *out = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = safeguard_table_trace (self->table, self->facts);

  add_traces (self, rows, out);

  return safeguard_list_new_take (SAFEGUARD_TYPE_TRACE, out);
}

GListModel *
safeguard_explained_why_not (const SafeguardExplained *self, gint32 least, gint32 most)
{
  GPtrArray *out = g_ptr_array_new ();
  guint n_ranks;
  const gint32 *ranks = safeguard_table_get_ranks (self->table, &n_ranks);

  for (guint i = 0; i < n_ranks; i++)
    {
      if (ranks[i] < least || ranks[i] > most)
        continue;

      g_autoptr (GPtrArray) rows = safeguard_table_why_not (self->table, self->facts, ranks[i]);
      add_traces (self, rows, out);
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_TRACE, out);
}

static GListModel *
steps_of (const SafeguardExplained *self, GArray *steps)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < steps->len; i++)
    {
      const SafeguardTableChange *step = &g_array_index (steps, SafeguardTableChange, i);

      g_ptr_array_add (items,
                       safeguard_need_new (fact_id (self, step->fact), step->from, step->to));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_NEED, items);
}

/* Several ranks may stand for one answer: only the ways of the shortest of them are smallest. */
GListModel *
safeguard_explained_changes (const SafeguardExplained *self,
                             gint32 least,
                             gint32 most,
                             GError **error)
{
  g_autoptr (GPtrArray) best = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_ranks, fewest = G_MAXUINT;
  const gint32 *ranks = safeguard_table_get_ranks (self->table, &n_ranks);

  for (guint i = 0; i < n_ranks; i++)
    {
      if (ranks[i] < least || ranks[i] > most)
        continue;

      g_autoptr (SafeguardSmallestChanges) ways
          = safeguard_table_smallest_changes (self->table, self->facts, ranks[i]);
      g_autofree char *answer = self->answer (ranks[i], self->rules);

      if (!ways->exact)
        {
          safeguard_error_set (error, SAFEGUARD_ERROR_CONDITION_TOO_LARGE, NULL, NULL,
                               "the table is too large to search for every change of facts");
          return NULL;
        }
      for (guint j = 0; j < ways->changes->len; j++)
        {
          GArray *steps = g_ptr_array_index (ways->changes, j);

          if (steps->len > fewest)
            continue;
          if (steps->len < fewest)
            g_ptr_array_set_size (best, 0);
          fewest = steps->len;
          g_ptr_array_add (best, safeguard_change_new (answer, steps_of (self, steps)));
        }
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_CHANGE, g_steal_pointer (&best));
}
