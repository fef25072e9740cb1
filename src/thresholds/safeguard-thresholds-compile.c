/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-thresholds-private.h"

#include <string.h>

#include "safeguard-list-private.h"
#include "safeguard-nearest-private.h"

/* The section `thresholds` of the packs, made into the rules object. */

const char *const safeguard_thresholds_places[] = {"thresholds", "thresholds/table", NULL};

static const char *const section_keys[]
    = {"levels", "summary-of", "table", "routes", "names", "consent", NULL};
static const char *const table_keys[] = {"pick", "rows", NULL};
static const char *const level_keys[] = {"number", "id", "name", "cite", "verified", NULL};
static const char *const row_keys[]
    = {"id", "when", "readings", "gap", "then", "cite", "verified", "note", "off", NULL};
static const char *const then_keys[]
    = {"level", "statute", "assessment", "coordinator", "clocks", NULL};
static const char *const route_keys[] = {"id", "name", "when", "cite", "verified", NULL};
static const char *const routes_keys[] = {"emergency", "professional", "public", NULL};
static const char *const summary_keys[] = {"cite", "verified", "because", "note", NULL};
static const char *const consent_keys[] = {"says", "cite", "verified", "because", "note", NULL};
static const char *const picks[] = {"highest", NULL};
static const char *const statutes[] = {"section-17", "section-47", NULL};
static const char *const statute_names[] = {"Section 17", "Section 47"};

typedef struct
{
  SafeguardThresholds *self;
  SafeguardLayers *layers;
  SafeguardIssueLog *log;
  guint errors_before; /* what others complained of is no reason to leave the table unmade */
} Compilation;

static void
level_row_free (SafeguardLevelRow *row)
{
  g_free (row->id);
  g_clear_object (&row->level);
  g_free (row->statute);
  g_free (row->assessment);
  g_free (row->coordinator);
  g_strfreev (row->clocks);
  g_clear_object (&row->citations);
  g_free (row);
}

/* A row leads to a level by its number. */
static void
check_number (Compilation *c, GPtrArray *levels, const SafeguardNode *node, gint64 number)
{
  for (guint i = 0; i < levels->len; i++)
    {
      SafeguardLevel *level = g_ptr_array_index (levels, i);

      if (safeguard_level_get_number (level) == number)
        safeguard_node_complain (node, c->log, SAFEGUARD_ERROR_DUPLICATE_ID, NULL,
                                 "%" G_GINT64_FORMAT " is the number of '%.60s' already", number,
                                 safeguard_level_get_id (level));
    }
}

static void
compile_levels (Compilation *c)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (c->layers, "thresholds.levels", c->log);
  GPtrArray *levels = g_ptr_array_new ();

  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (rules, SafeguardRule, i);
      const char *name
          = safeguard_node_as_text (safeguard_node_require (rule->node, "name", c->log), c->log);
      gint64 number = 0;

      safeguard_node_check_keys (rule->node, level_keys, c->log);
      safeguard_node_as_integer (safeguard_node_require (rule->node, "number", c->log), 1, 9,
                                 c->log, &number);
      check_number (c, levels, safeguard_node_get (rule->node, "number"), number);
      g_ptr_array_add (levels, safeguard_level_new (
                                   (int)number, rule->id, name,
                                   safeguard_pack_read_citations (rule->pack, rule->node, c->log)));
    }
  c->self->levels = safeguard_list_new_take (SAFEGUARD_TYPE_LEVEL, levels);
}

static SafeguardLevel *
read_level (Compilation *c, const SafeguardNode *then)
{
  const SafeguardNode *node = safeguard_node_require (then, "level", c->log);
  gint64 number;

  if (!safeguard_node_as_integer (node, 1, 9, c->log, &number))
    return NULL;

  SafeguardLevel *level = safeguard_thresholds_find_level (c->self, number);
  if (level == NULL)
    safeguard_node_complain (node, c->log, SAFEGUARD_ERROR_UNKNOWN_LEVEL, NULL,
                             "no level %" G_GINT64_FORMAT " is declared under levels", number);

  return level;
}

static SafeguardLevelRow *
compile_row (Compilation *c, const SafeguardRule *rule)
{
  SafeguardLevelRow *row = g_new0 (SafeguardLevelRow, 1);
  const SafeguardNode *then = safeguard_node_require (rule->node, "then", c->log);
  const SafeguardNode *statute = safeguard_node_get (then, "statute");

  row->id = g_strdup (rule->id);
  safeguard_node_refuse_keys (rule->node, row_keys, c->log);
  row->citations = safeguard_pack_read_citations (rule->pack, rule->node, c->log);
  if (then == NULL || !safeguard_node_refuse_keys (then, then_keys, c->log))
    return row;

  SafeguardLevel *level = read_level (c, then);
  row->level = level != NULL ? g_object_ref (level) : NULL;
  if (statute != NULL)
    {
      int index = safeguard_node_as_choice (statute, statutes, c->log);
      row->statute = index >= 0 ? g_strdup (statutes[index]) : NULL;
    }
  row->assessment
      = g_strdup (safeguard_node_as_id (safeguard_node_get (then, "assessment"), c->log));
  row->coordinator
      = g_strdup (safeguard_node_as_id (safeguard_node_get (then, "coordinator"), c->log));
  row->clocks = safeguard_timescales_read_ids (c->self->timescales,
                                               safeguard_node_get (then, "clocks"), c->log);

  return row;
}

static gboolean
same_clocks (const char *const *a, const char *const *b)
{
  return a == NULL || b == NULL ? a == b : g_strv_equal (a, b);
}

static gboolean
same_answer (const SafeguardLevelRow *a, const SafeguardLevelRow *b)
{
  return a->level == b->level && g_strcmp0 (a->statute, b->statute) == 0
         && g_strcmp0 (a->assessment, b->assessment) == 0
         && g_strcmp0 (a->coordinator, b->coordinator) == 0
         && same_clocks ((const char *const *)a->clocks, (const char *const *)b->clocks);
}

/* Rows of one level that lead to the same duties share a rank. Where they differ (section 47 and
 * section 17 at the top level), the one that the pack writes first comes first. */
static gint32
rank_of (Compilation *c, guint index)
{
  const SafeguardLevelRow *row = g_ptr_array_index (c->self->rows, index);
  guint first = 0;

  if (row->level == NULL)
    return 0;
  while (!same_answer (g_ptr_array_index (c->self->rows, first), row))
    first++;

  return safeguard_level_get_number (row->level) * SAFEGUARD_RANKS_PER_LEVEL
         + (SAFEGUARD_RANKS_PER_LEVEL - 1 - (gint32)first);
}

static void
read_table_row (Compilation *c, const SafeguardRule *rule, guint index, SafeguardTableRow *out)
{
  const SafeguardNode *gap = safeguard_node_get (rule->node, "gap");

  safeguard_table_row_read (out, c->self->vocabulary, rule->node, c->log);
  if (gap != NULL && out->gap != NULL)
    safeguard_gaps_require (c->self->gaps, out->gap, gap, c->log);
  out->id = rule->id;
  out->rank = rank_of (c, index);
  out->index = index;
  out->node = rule->node;
}

static void
compile_table (Compilation *c)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (c->layers, "thresholds.table.rows", c->log);
  const SafeguardNode *table = safeguard_layers_get (c->layers, "thresholds.table", NULL);
  GError *error = NULL;

  if (table != NULL)
    {
      const SafeguardNode *pick = safeguard_node_get (table, "pick");

      safeguard_node_check_keys (table, table_keys, c->log);
      /* A level is the highest whose rule is met; no other way of picking is safe. */
      if (pick != NULL)
        safeguard_node_as_choice (pick, picks, c->log);
    }
  if (rules->len >= SAFEGUARD_RANKS_PER_LEVEL)
    safeguard_node_complain (table, c->log, SAFEGUARD_ERROR_TOO_MANY_NODES, NULL,
                             "the table has %u rows; at most %d are read", rules->len,
                             SAFEGUARD_RANKS_PER_LEVEL - 1);
  for (guint i = 0; i < rules->len; i++)
    g_ptr_array_add (c->self->rows, compile_row (c, &g_array_index (rules, SafeguardRule, i)));
  if (safeguard_issue_log_get_n_errors (c->log) > c->errors_before)
    return;

  g_autofree SafeguardTableRow *rows = g_new0 (SafeguardTableRow, rules->len);
  for (guint i = 0; i < rules->len; i++)
    read_table_row (c, &g_array_index (rules, SafeguardRule, i), i, &rows[i]);
  if (safeguard_issue_log_get_n_errors (c->log) == c->errors_before)
    {
      c->self->table = safeguard_table_new (c->self->vocabulary, SAFEGUARD_PICK_HIGHEST, rows,
                                            rules->len, &error);
      if (c->self->table == NULL)
        safeguard_issue_log_take_error (c->log, error);
    }
  for (guint i = 0; i < rules->len; i++)
    safeguard_table_row_clear (&rows[i]);
}

static void
compile_route (Compilation *c, const char *key, SafeguardRoute *route)
{
  g_autofree char *path = g_strconcat ("thresholds.routes.", key, NULL);
  SafeguardPack *pack = NULL;
  const SafeguardNode *node = safeguard_layers_get (c->layers, path, &pack);

  if (node == NULL || !safeguard_node_refuse_keys (node, route_keys, c->log))
    return;

  route->id = g_strdup (safeguard_node_as_id (safeguard_node_require (node, "id", c->log), c->log));
  route->name
      = g_strdup (safeguard_node_as_text (safeguard_node_require (node, "name", c->log), c->log));
  route->citations = safeguard_pack_read_citations (pack, node, c->log);
}

/* When the emergency route is taken: a table of one row, so that unknown stays unknown. */
static void
compile_danger (Compilation *c)
{
  const SafeguardNode *section = safeguard_layers_get (c->layers, "thresholds", NULL);
  const SafeguardNode *node = safeguard_layers_get (c->layers, "thresholds.routes.emergency", NULL);
  GError *error = NULL;

  if (node == NULL)
    {
      safeguard_node_complain_at (section, c->log, SAFEGUARD_ERROR_MISSING_KEY,
                                  SAFEGUARD_ISSUE_SEVERITY_WARNING, NULL,
                                  "no emergency route is declared under routes");
      return;
    }
  /* Without its condition the route would never be taken, and nobody would notice. */
  if (safeguard_node_require (node, "when", c->log) == NULL)
    return;

  g_autoptr (SafeguardCondition) condition
      = safeguard_condition_read (c->self->vocabulary, safeguard_node_get (node, "when"), c->log);
  if (condition == NULL)
    return;

  SafeguardTableRow row = {.id = "emergency", .rank = 1, .condition = condition, .node = node};
  c->self->danger
      = safeguard_table_new (c->self->vocabulary, SAFEGUARD_PICK_FIRST, &row, 1, &error);
  if (c->self->danger == NULL)
    safeguard_issue_log_take_error (c->log, error);
}

static void
compile_routes (Compilation *c)
{
  const SafeguardNode *routes = safeguard_layers_get (c->layers, "thresholds.routes", NULL);

  if (routes != NULL)
    safeguard_node_refuse_keys (routes, routes_keys, c->log);
  compile_route (c, "emergency", &c->self->emergency);
  compile_route (c, "professional", &c->self->professional);
  compile_route (c, "public", &c->self->public_route);
  compile_danger (c);

  c->self->reporter = safeguard_vocabulary_find (c->self->vocabulary, "reporter");
  c->self->reporter_public = -1;
  if (c->self->reporter >= 0)
    c->self->reporter_public
        = safeguard_vocabulary_find_value (c->self->vocabulary, (guint)c->self->reporter, "public");
}

static void
compile_texts (Compilation *c)
{
  SafeguardPack *pack = NULL;
  const SafeguardNode *consent = safeguard_layers_get (c->layers, "thresholds.consent", &pack);

  c->self->names = safeguard_layers_collect_texts (c->layers, "thresholds.names", c->log);
  for (guint i = 0; statutes[i] != NULL; i++)
    if (!g_hash_table_contains (c->self->names, statutes[i]))
      g_hash_table_insert (c->self->names, g_strdup (statutes[i]), g_strdup (statute_names[i]));
  if (consent != NULL && safeguard_node_check_keys (consent, consent_keys, c->log))
    {
      c->self->consent = g_strdup (
          safeguard_node_as_text (safeguard_node_require (consent, "says", c->log), c->log));
      c->self->consent_citations = safeguard_pack_read_citations (pack, consent, c->log);
    }

  const SafeguardNode *summary = safeguard_layers_get (c->layers, "thresholds.summary-of", &pack);
  if (summary != NULL && safeguard_node_check_keys (summary, summary_keys, c->log))
    c->self->summary_citations = safeguard_pack_read_citations (pack, summary, c->log);
}

static void
list_row_ids (SafeguardThresholds *self)
{
  guint n = safeguard_table_get_n_rows (self->table);

  self->row_ids = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    self->row_ids[i] = safeguard_table_get_row (self->table, i)->id;
}

static void
refuse_absent (SafeguardLayers *layers, SafeguardIssueLog *log)
{
  GError *error = NULL;

  safeguard_error_set (&error, SAFEGUARD_ERROR_SECTION_ABSENT, NULL, NULL,
                       "the arrangements of %s that are held here print no levels of need",
                       safeguard_layers_get_area (layers));
  safeguard_issue_log_take_error (log, error);
}

SafeguardThresholds *
safeguard_thresholds_compile (SafeguardLayers *layers,
                              SafeguardVocabulary *vocabulary,
                              SafeguardTimescales *timescales,
                              SafeguardIssueLog *log)
{
  const SafeguardNode *section = safeguard_layers_get (layers, "thresholds", NULL);

  if (section == NULL)
    {
      refuse_absent (layers, log);
      return NULL;
    }

  g_autoptr (SafeguardThresholds) self = g_object_new (SAFEGUARD_TYPE_THRESHOLDS, NULL);
  guint errors_before = safeguard_issue_log_get_n_errors (log);
  Compilation c = {self, layers, log, errors_before};

  self->layers = safeguard_layers_ref (layers);
  self->vocabulary = safeguard_vocabulary_ref (vocabulary);
  self->timescales = safeguard_timescales_ref (timescales);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)level_row_free);
  self->gaps = safeguard_gaps_compile (layers, log);
  self->silences
      = safeguard_silences_compile (layers, safeguard_thresholds_places, vocabulary, log);
  safeguard_node_check_keys (section, section_keys, log);
  compile_levels (&c);
  compile_table (&c);
  compile_routes (&c);
  compile_texts (&c);
  if (safeguard_issue_log_get_n_errors (log) > errors_before)
    return NULL;
  list_row_ids (self);

  return g_steal_pointer (&self);
}
