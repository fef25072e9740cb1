/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-statistics-private.h"

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"
#include "safeguard-proceeding-private.h"

/* The version of the JSON that statistics are written in. */
#define STATISTICS_FORMAT 1

/**
 * SafeguardStatistics:
 *
 * What many matters show together, for the scrutiny under section 11 of how
 * disagreements and reviews go: how often each stage was reached and for how long
 * matters stayed there, how they ended, and how each holder kept its time limits.
 *
 * It is worked out from rulings and holds no matter. Rulings are to be of the same
 * procedure; stages of the same id count together. One thread at a time may use it.
 *
 * Since: 1.0
 */
struct _SafeguardStatistics
{
  GObject parent_instance;

  guint n_matters;
  GPtrArray *stages;    /* of Stage, in the order of their first appearance */
  GPtrArray *holders;   /* of Holder, likewise */
  GHashTable *outcomes; /* state -> how many, as a pointer */
};

typedef struct
{
  char *id;
  char *name;
  guint n_reached;
  guint last_matter; /* that was counted here, from 1 */
  GArray *days;
} Stage;

typedef struct
{
  char *id; /* NULL: nobody is named */
  SafeguardTimeliness counts;
  GArray *days_late;
} Holder;

G_DEFINE_FINAL_TYPE (SafeguardStatistics, safeguard_statistics, G_TYPE_OBJECT)

static void
stage_free (Stage *stage)
{
  g_free (stage->id);
  g_free (stage->name);
  g_array_unref (stage->days);
  g_free (stage);
}

static void
holder_free (Holder *holder)
{
  g_free (holder->id);
  g_array_unref (holder->days_late);
  g_free (holder);
}

static void
safeguard_statistics_finalize (GObject *object)
{
  SafeguardStatistics *self = SAFEGUARD_STATISTICS (object);

  g_ptr_array_unref (self->stages);
  g_ptr_array_unref (self->holders);
  g_hash_table_unref (self->outcomes);

  G_OBJECT_CLASS (safeguard_statistics_parent_class)->finalize (object);
}

static void
safeguard_statistics_class_init (SafeguardStatisticsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_statistics_finalize;
}

static void
safeguard_statistics_init (SafeguardStatistics *self)
{
  self->stages = g_ptr_array_new_with_free_func ((GDestroyNotify)stage_free);
  self->holders = g_ptr_array_new_with_free_func ((GDestroyNotify)holder_free);
  self->outcomes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * safeguard_statistics_new:
 *
 * Makes statistics of no matter yet.
 *
 * Returns: (transfer full): new statistics
 *
 * Since: 1.0
 */
SafeguardStatistics *
safeguard_statistics_new (void)
{
  return g_object_new (SAFEGUARD_TYPE_STATISTICS, NULL);
}

static Stage *
find_stage (SafeguardStatistics *self, const SafeguardStageRule *rule)
{
  Stage *stage;

  for (guint i = 0; i < self->stages->len; i++)
    if (g_strcmp0 (((Stage *)g_ptr_array_index (self->stages, i))->id, rule->id) == 0)
      return g_ptr_array_index (self->stages, i);

  stage = g_new0 (Stage, 1);
  stage->id = g_strdup (rule->id);
  stage->name = g_strdup (rule->name);
  stage->days = g_array_new (FALSE, FALSE, sizeof (int));
  g_ptr_array_add (self->stages, stage);

  return stage;
}

static Holder *
find_holder (SafeguardStatistics *self, const char *id)
{
  Holder *holder;

  for (guint i = 0; i < self->holders->len; i++)
    if (g_strcmp0 (((Holder *)g_ptr_array_index (self->holders, i))->id, id) == 0)
      return g_ptr_array_index (self->holders, i);

  holder = g_new0 (Holder, 1);
  holder->id = g_strdup (id);
  holder->days_late = g_array_new (FALSE, FALSE, sizeof (int));
  g_ptr_array_add (self->holders, holder);

  return holder;
}

/* Every stage of the procedure, so that one that nothing ever reached is seen too. */
static void
add_stages (SafeguardStatistics *self, SafeguardProceedingRuling *ruling)
{
  for (guint i = 0; i < safeguard_procedure_get_n_stages (ruling->procedure); i++)
    find_stage (self, safeguard_procedure_get_stage (ruling->procedure, i));
  for (guint i = 0; i < ruling->progress->visits->len; i++)
    {
      const SafeguardVisit *visit = &g_array_index (ruling->progress->visits, SafeguardVisit, i);
      Stage *stage
          = find_stage (self, safeguard_procedure_get_stage (ruling->procedure, visit->stage));
      int days = (int)visit->left.day - (int)visit->entered.day;

      if (stage->last_matter != self->n_matters)
        stage->n_reached++;
      stage->last_matter = self->n_matters;
      if (visit->left.day != 0)
        g_array_append_val (stage->days, days);
    }
}

static void
add_clock (SafeguardStatistics *self, SafeguardClock *clock)
{
  Holder *holder;
  int late = safeguard_clock_count_days_late (clock);

  if (safeguard_clock_get_kind (clock) != SAFEGUARD_TIMESCALE_KIND_DUTY
      || safeguard_clock_get_due_text (clock) == NULL)
    return;

  holder = find_holder (self, safeguard_clock_get_holder (clock));
  if (late >= 0)
    g_array_append_val (holder->days_late, late);
  switch (safeguard_clock_get_state (clock))
    {
    case SAFEGUARD_CLOCK_STATE_MET:
      holder->counts.in_time++;
      break;
    case SAFEGUARD_CLOCK_STATE_MET_LATE:
      holder->counts.late++;
      break;
    case SAFEGUARD_CLOCK_STATE_OVERDUE:
      holder->counts.overdue++;
      break;
    case SAFEGUARD_CLOCK_STATE_RUNNING:
      holder->counts.running++;
      break;
    case SAFEGUARD_CLOCK_STATE_NOT_ASKED:
    case SAFEGUARD_CLOCK_STATE_NOT_STARTED:
    case SAFEGUARD_CLOCK_STATE_EXPIRED:
    case SAFEGUARD_CLOCK_STATE_NOT_APPLICABLE:
    case SAFEGUARD_CLOCK_STATE_UNDECIDED:
    case SAFEGUARD_CLOCK_STATE_MET_EARLY:
    case SAFEGUARD_CLOCK_STATE_PAUSED:
    default:
      break;
    }
}

/**
 * safeguard_statistics_add:
 * @self: statistics
 * @ruling: a ruling on one matter; its clocks count if it speaks for a moment
 *
 * Counts a matter.
 *
 * Since: 1.0
 */
void
safeguard_statistics_add (SafeguardStatistics *self, SafeguardProceedingRuling *ruling)
{
  g_return_if_fail (SAFEGUARD_IS_STATISTICS (self));
  g_return_if_fail (SAFEGUARD_IS_PROCEEDING_RULING (ruling) && ruling->progress != NULL);

  const char *state = safeguard_proceeding_ruling_get_state (ruling);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->outcomes, state));

  self->n_matters++;
  g_hash_table_insert (self->outcomes, g_strdup (state), GUINT_TO_POINTER (n + 1));
  add_stages (self, ruling);
  for (guint i = 0; i < ruling->clocks.clocks->len; i++)
    add_clock (self, g_ptr_array_index (ruling->clocks.clocks, i));
}

/**
 * safeguard_statistics_get_n_matters:
 * @self: statistics
 *
 * Gets how many matters were counted.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
safeguard_statistics_get_n_matters (SafeguardStatistics *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STATISTICS (self), 0);

  return self->n_matters;
}

/**
 * safeguard_statistics_get_stages:
 * @self: statistics
 *
 * Gets how often each stage was reached, and for how long matters stayed there.
 *
 * Returns: (transfer full): a list of [class@StageStatistic], in the order of the
 *   procedure; a stage that nothing reached is in it too
 *
 * Since: 1.0
 */
GListModel *
safeguard_statistics_get_stages (SafeguardStatistics *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STATISTICS (self), NULL);

  GPtrArray *out = g_ptr_array_new ();

  for (guint i = 0; i < self->stages->len; i++)
    {
      const Stage *stage = g_ptr_array_index (self->stages, i);

      g_ptr_array_add (out, safeguard_stage_statistic_new (stage->id, stage->name, stage->n_reached,
                                                           stage->days));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_STAGE_STATISTIC, out);
}

/**
 * safeguard_statistics_get_holders:
 * @self: statistics
 *
 * Gets how each agency, body or role kept its time limits.
 *
 * Returns: (transfer full): a list of [class@HolderStatistic]
 *
 * Since: 1.0
 */
GListModel *
safeguard_statistics_get_holders (SafeguardStatistics *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STATISTICS (self), NULL);

  GPtrArray *out = g_ptr_array_new ();

  for (guint i = 0; i < self->holders->len; i++)
    {
      const Holder *holder = g_ptr_array_index (self->holders, i);

      g_ptr_array_add (
          out, safeguard_holder_statistic_new (holder->id, &holder->counts, holder->days_late));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_HOLDER_STATISTIC, out);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

/* The states in the order of the alphabet; (transfer container). */
static GPtrArray *
list_outcomes (SafeguardStatistics *self)
{
  GPtrArray *states = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer state;

  g_hash_table_iter_init (&iter, self->outcomes);
  while (g_hash_table_iter_next (&iter, &state, NULL))
    g_ptr_array_add (states, state);
  g_ptr_array_sort (states, compare_texts);

  return states;
}

static guint
count_outcome (SafeguardStatistics *self, const char *state)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->outcomes, state));
}

/**
 * safeguard_statistics_get_outcomes:
 * @self: statistics
 *
 * Gets how many matters ended in which way, or are open.
 *
 * Returns: (transfer full): a `a{sv}` from states, such as "resolved" or "open", to
 *   numbers (u)
 *
 * Since: 1.0
 */
GVariant *
safeguard_statistics_get_outcomes (SafeguardStatistics *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STATISTICS (self), NULL);

  g_autoptr (GPtrArray) states = list_outcomes (self);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (guint i = 0; i < states->len; i++)
    {
      const char *state = g_ptr_array_index (states, i);

      g_variant_builder_add (&builder, "{sv}", state,
                             g_variant_new_uint32 (count_outcome (self, state)));
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

void
safeguard_statistics_write (SafeguardStatistics *self, JsonBuilder *builder)
{
  g_autoptr (GListModel) stages = safeguard_statistics_get_stages (self);
  g_autoptr (GListModel) holders = safeguard_statistics_get_holders (self);
  g_autoptr (GPtrArray) states = list_outcomes (self);

  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "safeguard-statistics", STATISTICS_FORMAT);
  safeguard_json_add_integer (builder, "matters", self->n_matters);
  json_builder_set_member_name (builder, "stages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    safeguard_stage_statistic_write (safeguard_list_peek (stages, i), builder);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "outcomes");
  json_builder_begin_object (builder);
  for (guint i = 0; i < states->len; i++)
    safeguard_json_add_integer (builder, g_ptr_array_index (states, i),
                                count_outcome (self, g_ptr_array_index (states, i)));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "holders");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (holders); i++)
    safeguard_holder_statistic_write (safeguard_list_peek (holders, i), builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * safeguard_statistics_to_json:
 * @self: statistics
 *
 * Writes the statistics as JSON, in the form that the JSON door gives.
 *
 * Returns: (transfer full): JSON text
 *
 * Since: 1.0
 */
char *
safeguard_statistics_to_json (SafeguardStatistics *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STATISTICS (self), NULL);

  g_autoptr (JsonBuilder) builder = json_builder_new ();

  safeguard_statistics_write (self, builder);

  return safeguard_json_to_text (builder);
}
