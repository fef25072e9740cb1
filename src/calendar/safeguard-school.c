/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-school-private.h"

typedef struct
{
  SafeguardDayNumber from;
  SafeguardDayNumber to;
} Term;

struct _SafeguardSchool
{
  gatomicrefcount ref_count;
  GArray *terms;  /* Term, in order */
  GArray *closed; /* SafeguardDayNumber */
};

static const char *const school_keys[]
    = {"terms", "closed", "cite", "verified", "because", "note", NULL};
static const char *const term_keys[] = {"from", "to", "name", NULL};

SafeguardSchool *
safeguard_school_ref (SafeguardSchool *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
safeguard_school_unref (SafeguardSchool *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->terms);
  g_array_unref (self->closed);
  g_free (self);
}

static void
read_term (SafeguardSchool *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  Term term;

  if (!safeguard_node_check_keys (node, term_keys, log)
      || !safeguard_node_as_day (safeguard_node_require (node, "from", log), log, &term.from)
      || !safeguard_node_as_day (safeguard_node_require (node, "to", log), log, &term.to))
    return;

  if (term.to < term.from
      || (self->terms->len > 0
          && term.from <= g_array_index (self->terms, Term, self->terms->len - 1).to))
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                             "a term ends before it begins, or begins before the one above ends");
  else
    g_array_append_val (self->terms, term);
}

SafeguardSchool *
safeguard_school_compile (SafeguardLayers *layers, SafeguardIssueLog *log)
{
  SafeguardPack *pack = NULL;
  const SafeguardNode *node = safeguard_layers_get (layers, "calendar.school", &pack);

  if (node == NULL || !safeguard_node_is_map (node, log))
    return NULL;

  SafeguardSchool *self = g_new0 (SafeguardSchool, 1);
  const SafeguardNode *terms = safeguard_node_require (node, "terms", log);
  const SafeguardNode *closed = safeguard_node_get (node, "closed");
  g_autoptr (GListModel) citations = safeguard_pack_read_citations (pack, node, log);

  g_atomic_ref_count_init (&self->ref_count);
  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  self->closed = g_array_new (FALSE, FALSE, sizeof (SafeguardDayNumber));
  safeguard_node_check_keys (node, school_keys, log);
  if (safeguard_node_is_list (terms, log))
    SAFEGUARD_NODE_FOREACH (child, terms)
      read_term (self, child, log);
  if (safeguard_node_is_list (closed, log))
    SAFEGUARD_NODE_FOREACH (child, closed)
      {
        SafeguardDayNumber day;

        if (safeguard_node_as_day (child, log, &day))
          g_array_append_val (self->closed, day);
      }

  return self;
}

gboolean
safeguard_school_is_open (const SafeguardSchool *self, SafeguardDayNumber day)
{
  gboolean in_term = FALSE;

  for (guint i = 0; i < self->terms->len && !in_term; i++)
    {
      const Term *term = &g_array_index (self->terms, Term, i);

      in_term = day >= term->from && day <= term->to;
    }
  for (guint i = 0; i < self->closed->len && in_term; i++)
    in_term = g_array_index (self->closed, SafeguardDayNumber, i) != day;

  return in_term;
}

SafeguardDayNumber
safeguard_school_get_first (const SafeguardSchool *self)
{
  return self->terms->len > 0 ? g_array_index (self->terms, Term, 0).from : G_MAXUINT32;
}

SafeguardDayNumber
safeguard_school_get_last (const SafeguardSchool *self)
{
  return self->terms->len > 0 ? g_array_index (self->terms, Term, self->terms->len - 1).to : 0;
}
