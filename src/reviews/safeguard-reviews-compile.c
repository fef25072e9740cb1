/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-reviews-private.h"

/* The section `reviews` of the packs, made into the rules object. */

const char *const safeguard_reviews_places[]
    = {"reviews", "reviews/criteria", "reviews/otherwise", NULL};

static const char *const section_keys[] = {
    "criteria", "otherwise", "after-notification", "decide-together", "names", "procedure", NULL};
const char *const *const safeguard_reviews_sections = section_keys;
static const char *const criteria_keys[] = {"rows", NULL};
static const char *const row_keys[]
    = {"id", "when", "readings", "gap", "then", "cite", "verified", "note", "off", NULL};
static const char *const procedure_keys[]
    = {"name", "stages", "acts", "cite", "note", "verified", "because", NULL};
static const char *const source_keys[] = {"cite", "verified", "because", "note", NULL};
static const char *const together_keys[] = {"says", "cite", "verified", "because", "note", NULL};
static const char *const then_keys[] = {"by", "to", "clocks", "rapid-review", NULL};

typedef struct
{
  SafeguardReviews *self;
  SafeguardLayers *layers;
  SafeguardIssueLog *log;
} Compilation;

static void
criterion_free (SafeguardCriterion *criterion)
{
  g_free (criterion->id);
  g_clear_pointer (&criterion->table, safeguard_table_unref);
  g_free (criterion->by);
  g_strfreev (criterion->to);
  g_strfreev (criterion->clocks);
  g_clear_object (&criterion->citations);
  g_free (criterion);
}

static SafeguardTable *
compile_table (Compilation *c, const SafeguardRule *rule)
{
  SafeguardTableRow row = {.id = rule->id, .rank = 1, .node = rule->node};
  SafeguardTable *table = NULL;
  GError *error = NULL;

  if (!safeguard_table_row_read (&row, c->self->vocabulary, rule->node, c->log))
    {
      safeguard_table_row_clear (&row);
      return NULL;
    }
  row.id = rule->id;
  row.rank = 1;
  row.node = rule->node;
  if (row.gap == NULL
      || safeguard_gaps_require (c->self->gaps, row.gap, safeguard_node_get (rule->node, "gap"),
                                 c->log))
    table = safeguard_table_new (c->self->vocabulary, SAFEGUARD_PICK_FIRST, &row, 1, &error);
  if (error != NULL)
    safeguard_issue_log_take_error (c->log, error);
  safeguard_table_row_clear (&row);

  return table;
}

static void
compile_criterion (Compilation *c, const SafeguardRule *rule)
{
  SafeguardCriterion *criterion = g_new0 (SafeguardCriterion, 1);
  const SafeguardNode *then = safeguard_node_require (rule->node, "then", c->log);

  g_ptr_array_add (c->self->criteria, criterion);
  criterion->id = g_strdup (rule->id);
  safeguard_node_refuse_keys (rule->node, row_keys, c->log);
  criterion->citations = safeguard_pack_read_citations (rule->pack, rule->node, c->log);
  criterion->table = compile_table (c, rule);
  if (then == NULL || !safeguard_node_refuse_keys (then, then_keys, c->log))
    return;

  g_autofree const char **to
      = safeguard_node_as_texts (safeguard_node_require (then, "to", c->log), c->log);

  criterion->by
      = g_strdup (safeguard_node_as_id (safeguard_node_require (then, "by", c->log), c->log));
  criterion->to = g_strdupv ((char **)to);
  criterion->clocks = safeguard_timescales_read_ids (c->self->timescales,
                                                     safeguard_node_get (then, "clocks"), c->log);
  safeguard_node_as_boolean (safeguard_node_get (then, "rapid-review"), c->log,
                             &criterion->rapid_review);
}

static GListModel *
compile_citations (Compilation *c,
                   const char *section,
                   const char *const *keys,
                   const SafeguardNode **node)
{
  SafeguardPack *pack = NULL;

  *node = safeguard_layers_get (c->layers, section, &pack);
  if (*node == NULL || !safeguard_node_check_keys (*node, keys, c->log))
    return NULL;

  return safeguard_pack_read_citations (pack, *node, c->log);
}

static void
compile_criteria (Compilation *c)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (c->layers, "reviews.criteria.rows", c->log);
  const SafeguardNode *criteria = safeguard_layers_get (c->layers, "reviews.criteria", NULL);

  if (criteria != NULL)
    safeguard_node_check_keys (criteria, criteria_keys, c->log);
  for (guint i = 0; i < rules->len; i++)
    compile_criterion (c, &g_array_index (rules, SafeguardRule, i));
}

static void
compile_rest (Compilation *c)
{
  SafeguardReviews *self = c->self;
  const SafeguardNode *node;

  self->otherwise_citations = compile_citations (c, "reviews.otherwise", source_keys, &node);
  self->after_citations = compile_citations (c, "reviews.after-notification", source_keys, &node);
  self->together_citations = compile_citations (c, "reviews.decide-together", together_keys, &node);
  if (self->together_citations != NULL)
    self->together
        = g_strdup (safeguard_node_as_text (safeguard_node_require (node, "says", c->log), c->log));
  self->names = safeguard_layers_collect_texts (c->layers, "reviews.names", c->log);
}

static void
compile_procedure (Compilation *c, SafeguardActors *actors)
{
  SafeguardProcedureSource source
      = {.section = "reviews.procedure", .id = "review", .keys = procedure_keys, .actors = actors};

  source.acts = safeguard_review_common_acts (&source.n_acts);
  if (safeguard_layers_get (c->layers, source.section, NULL) != NULL)
    c->self->procedure
        = safeguard_procedure_compile (&source, c->layers, c->self->timescales, c->log);
}

static void
refuse_absent (SafeguardLayers *layers, SafeguardIssueLog *log)
{
  GError *error = NULL;

  safeguard_error_set (&error, SAFEGUARD_ERROR_SECTION_ABSENT, NULL, NULL,
                       "the arrangements of %s that are held here say nothing of serious incidents",
                       safeguard_layers_get_area (layers));
  safeguard_issue_log_take_error (log, error);
}

SafeguardReviews *
safeguard_reviews_compile (SafeguardLayers *layers,
                           SafeguardVocabulary *vocabulary,
                           SafeguardTimescales *timescales,
                           SafeguardActors *actors,
                           SafeguardIssueLog *log)
{
  const SafeguardNode *section = safeguard_layers_get (layers, "reviews", NULL);
  guint errors_before = safeguard_issue_log_get_n_errors (log);

  if (section == NULL)
    {
      refuse_absent (layers, log);
      return NULL;
    }

  g_autoptr (SafeguardReviews) self = g_object_new (SAFEGUARD_TYPE_REVIEWS, NULL);
  Compilation c = {self, layers, log};

  self->layers = safeguard_layers_ref (layers);
  self->vocabulary = safeguard_vocabulary_ref (vocabulary);
  self->timescales = safeguard_timescales_ref (timescales);
  self->criteria = g_ptr_array_new_with_free_func ((GDestroyNotify)criterion_free);
  self->gaps = safeguard_gaps_compile (layers, log);
  self->silences = safeguard_silences_compile (layers, safeguard_reviews_places, vocabulary, log);
  safeguard_node_check_keys (section, section_keys, log);
  compile_criteria (&c);
  compile_rest (&c);
  compile_procedure (&c, actors);

  return safeguard_issue_log_get_n_errors (log) == errors_before ? g_steal_pointer (&self) : NULL;
}
