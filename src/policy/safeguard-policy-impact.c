/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-policy-comparison-private.h"

#include "safeguard-json-private.h"
#include "safeguard-suppression-private.h"

/**
 * SafeguardPolicyImpact:
 *
 * How many cases move when one policy takes the place of another, by group: a
 * table that may be published. Small numbers are suppressed, and as many others
 * as it takes that none of them can be worked out from the totals.
 *
 * It counts only; no case is kept. Not for two threads at once while cases are
 * being added.
 *
 * Since: 1.0
 */
struct _SafeguardPolicyImpact
{
  GObject parent_instance;

  SafeguardPolicyDiff *diff;
  gint64 threshold;
  GTree *groups;              /* name -> GHashTable of move -> gint64 */
  GTree *moves;               /* name -> nothing */
  SafeguardCountTable *table; /* as published; NULL: to be made again */
};

G_DEFINE_FINAL_TYPE (SafeguardPolicyImpact, safeguard_policy_impact, G_TYPE_OBJECT)

static void
safeguard_policy_impact_finalize (GObject *object)
{
  SafeguardPolicyImpact *self = SAFEGUARD_POLICY_IMPACT (object);

  g_clear_object (&self->diff);
  g_tree_unref (self->groups);
  g_tree_unref (self->moves);
  g_clear_pointer (&self->table, safeguard_count_table_free);

  G_OBJECT_CLASS (safeguard_policy_impact_parent_class)->finalize (object);
}

static void
safeguard_policy_impact_class_init (SafeguardPolicyImpactClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_policy_impact_finalize;
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  return g_strcmp0 (a, b);
}

static void
safeguard_policy_impact_init (SafeguardPolicyImpact *self)
{
  self->groups = g_tree_new_full (compare_names, NULL, g_free, (GDestroyNotify)g_hash_table_unref);
  self->moves = g_tree_new_full (compare_names, NULL, g_free, NULL);
}

/**
 * safeguard_policy_impact_new:
 * @diff: the comparison of the two policies
 * @threshold: the least number that is published, from 1; 5 is usual
 *
 * Begins to count.
 *
 * Returns: (transfer full): an empty table
 *
 * Since: 1.0
 */
SafeguardPolicyImpact *
safeguard_policy_impact_new (SafeguardPolicyDiff *diff, int threshold)
{
  g_return_val_if_fail (
      SAFEGUARD_IS_POLICY_DIFF (diff) && safeguard_policy_diff_peek_labels (diff) != NULL, NULL);
  g_return_val_if_fail (threshold >= 1, NULL);

  SafeguardPolicyImpact *self = g_object_new (SAFEGUARD_TYPE_POLICY_IMPACT, NULL);

  self->diff = g_object_ref (diff);
  self->threshold = threshold;

  return self;
}

/**
 * safeguard_policy_impact_add_comparison:
 * @self: a table
 * @comparison: a case that is compared already, of any kind, by the same two policies
 * @group: the group that the case belongs to
 * @error: return location for an error
 *
 * Counts a case.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if it was compared under other policies, or
 * under these the other way round; nothing is counted then.
 *
 * Returns: %TRUE if it was counted
 *
 * Since: 1.0
 */
gboolean
safeguard_policy_impact_add_comparison (SafeguardPolicyImpact *self,
                                        SafeguardPolicyComparison *comparison,
                                        const char *group,
                                        GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_IMPACT (self) && self->diff != NULL, FALSE);
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_COMPARISON (comparison)
                            && safeguard_policy_comparison_get_move (comparison) != NULL,
                        FALSE);
  g_return_val_if_fail (group != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!safeguard_policy_comparison_check_policies (comparison, self->diff, error))
    return FALSE;

  const char *move = safeguard_policy_comparison_get_move (comparison);
  GHashTable *counts = g_tree_lookup (self->groups, group);

  g_clear_pointer (&self->table, safeguard_count_table_free);
  if (counts == NULL)
    {
      counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_tree_insert (self->groups, g_strdup (group), counts);
    }
  if (g_tree_lookup_node (self->moves, move) == NULL)
    g_tree_insert (self->moves, g_strdup (move), NULL);
  g_hash_table_insert (
      counts, g_strdup (move),
      GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, move)) + 1));

  return TRUE;
}

/**
 * safeguard_policy_impact_add:
 * @self: a table
 * @concern: what is recorded of a case
 * @group: the group that the case belongs to
 * @error: return location for an error
 *
 * Counts a case.
 *
 * Errors: as for [method@PolicyDiff.compare].
 *
 * Returns: %TRUE if it was counted
 *
 * Since: 1.0
 */
gboolean
safeguard_policy_impact_add (SafeguardPolicyImpact *self,
                             SafeguardConcern *concern,
                             const char *group,
                             GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_IMPACT (self) && self->diff != NULL, FALSE);
  g_return_val_if_fail (group != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_autoptr (SafeguardPolicyComparison) comparison
      = safeguard_policy_diff_compare (self->diff, concern, error);

  return comparison != NULL
         && safeguard_policy_impact_add_comparison (self, comparison, group, error);
}

static char **
list_names (GTree *tree)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (GTreeNode *node = g_tree_node_first (tree); node != NULL; node = g_tree_node_next (node))
    g_strv_builder_add (builder, g_tree_node_key (node));

  return g_strv_builder_end (builder);
}

static void
fill_row (SafeguardPolicyImpact *self, guint row, GHashTable *counts)
{
  guint column = 0;

  for (GTreeNode *node = g_tree_node_first (self->moves); node != NULL;
       node = g_tree_node_next (node))
    self->table->counts[safeguard_count_table_at (self->table, row, column++)]
        = GPOINTER_TO_UINT (g_hash_table_lookup (counts, g_tree_node_key (node)));
}

static void
publish (SafeguardPolicyImpact *self)
{
  guint row = 0;

  if (self->table != NULL)
    return;
  self->table = safeguard_count_table_new ((guint)g_tree_nnodes (self->groups),
                                           (guint)g_tree_nnodes (self->moves));
  for (GTreeNode *node = g_tree_node_first (self->groups); node != NULL;
       node = g_tree_node_next (node))
    fill_row (self, row++, g_tree_node_value (node));
  safeguard_count_table_add_up (self->table);
  safeguard_count_table_suppress (self->table, self->threshold);
}

/**
 * safeguard_policy_impact_get_groups:
 * @self: a table
 *
 * Gets the groups, in alphabetical order.
 *
 * Returns: (transfer full) (array zero-terminated=1): their names
 *
 * Since: 1.0
 */
char **
safeguard_policy_impact_get_groups (SafeguardPolicyImpact *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_IMPACT (self), NULL);

  return list_names (self->groups);
}

/**
 * safeguard_policy_impact_get_moves:
 * @self: a table
 *
 * Gets which ways cases move, in alphabetical order.
 *
 * Returns: (transfer full) (array zero-terminated=1): as
 *   [method@PolicyComparison.get_move]
 *
 * Since: 1.0
 */
char **
safeguard_policy_impact_get_moves (SafeguardPolicyImpact *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_IMPACT (self), NULL);

  return list_names (self->moves);
}

/* The place of a name; the number of names for NULL, the total; -1 if there is no such name. */
static int
find_place (GTree *tree, const char *name)
{
  int place = 0;

  if (name == NULL)
    return g_tree_nnodes (tree);
  for (GTreeNode *node = g_tree_node_first (tree); node != NULL;
       node = g_tree_node_next (node), place++)
    if (g_strcmp0 (g_tree_node_key (node), name) == 0)
      return place;

  return -1;
}

static gint64
published_count (const SafeguardPolicyImpact *self, guint row, guint column)
{
  guint cell = safeguard_count_table_at (self->table, row, column);

  return self->table->suppressed[cell] ? -1 : self->table->counts[cell];
}

/**
 * safeguard_policy_impact_get_count:
 * @self: a table
 * @group: (nullable): a group; %NULL for all groups together
 * @move: (nullable): a move; %NULL for all moves together
 *
 * Gets how many cases of the group move in that way.
 *
 * Returns: the number, 0 for a group or move of which there is none; -1 if it
 *   is suppressed
 *
 * Since: 1.0
 */
gint64
safeguard_policy_impact_get_count (SafeguardPolicyImpact *self, const char *group, const char *move)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_IMPACT (self), 0);

  int row = find_place (self->groups, group), column = find_place (self->moves, move);

  if (row < 0 || column < 0)
    return 0;
  publish (self);

  return published_count (self, (guint)row, (guint)column);
}

/* null where it is suppressed. */
static void
write_count (const SafeguardPolicyImpact *self, guint row, guint column, JsonBuilder *builder)
{
  gint64 count = published_count (self, row, column);

  if (count < 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, count);
}

static void
write_row (const SafeguardPolicyImpact *self, const char *name, guint row, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "group", name);
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_array (builder);
  for (guint column = 0; column < self->table->n_columns; column++)
    write_count (self, row, column, builder);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "total");
  write_count (self, row, self->table->n_columns, builder);
  json_builder_end_object (builder);
}

void
safeguard_policy_impact_write (SafeguardPolicyImpact *self, JsonBuilder *builder)
{
  const char *const *labels = safeguard_policy_diff_peek_labels (self->diff);
  g_auto (GStrv) groups = list_names (self->groups);
  g_auto (GStrv) moves = list_names (self->moves);

  publish (self);
  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-policy-impact", 1);
  json_builder_set_member_name (builder, "first");
  safeguard_policy_write_side (safeguard_policy_diff_get_first (self->diff), labels[0], builder);
  json_builder_set_member_name (builder, "second");
  safeguard_policy_write_side (safeguard_policy_diff_get_second (self->diff), labels[1], builder);
  safeguard_json_add_integer (builder, "threshold", self->threshold);
  safeguard_json_add_texts (builder, "moves", (const char *const *)moves);
  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
  for (guint row = 0; groups[row] != NULL; row++)
    write_row (self, groups[row], row, builder);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "all");
  write_row (self, NULL, self->table->n_rows, builder);
  json_builder_end_object (builder);
}

/**
 * safeguard_policy_impact_to_json:
 * @self: a table
 *
 * Gets the table as the JSON door answers it: null where a number is suppressed.
 *
 * Returns: (transfer full): JSON text
 *
 * Since: 1.0
 */
char *
safeguard_policy_impact_to_json (SafeguardPolicyImpact *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_IMPACT (self) && self->diff != NULL, NULL);

  g_autoptr (JsonBuilder) builder = json_builder_new ();

  safeguard_policy_impact_write (self, builder);

  return safeguard_json_to_text (builder);
}
