/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-statistics-private.h"

#include "safeguard-json-private.h"

/**
 * SafeguardStageStatistic:
 *
 * How often matters came to one stage, and for how long they stayed. Immutable; may be
 * shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardStageStatistic
{
  GObject parent_instance;

  char *stage;
  char *name;
  guint n_reached;
  guint n_left;
  SafeguardSpread stays;
};

G_DEFINE_FINAL_TYPE (SafeguardStageStatistic, safeguard_stage_statistic, G_TYPE_OBJECT)

static void
safeguard_stage_statistic_finalize (GObject *object)
{
  SafeguardStageStatistic *self = SAFEGUARD_STAGE_STATISTIC (object);

  g_free (self->stage);
  g_free (self->name);

  G_OBJECT_CLASS (safeguard_stage_statistic_parent_class)->finalize (object);
}

static void
safeguard_stage_statistic_class_init (SafeguardStageStatisticClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_stage_statistic_finalize;
}

static void
safeguard_stage_statistic_init (SafeguardStageStatistic *self)
{
  self->stays = (SafeguardSpread){-1, -1, -1};
}

SafeguardStageStatistic *
safeguard_stage_statistic_new (const char *stage, const char *name, guint n_reached, GArray *days)
{
  SafeguardStageStatistic *self = g_object_new (SAFEGUARD_TYPE_STAGE_STATISTIC, NULL);

  self->stage = g_strdup (stage);
  self->name = g_strdup (name);
  self->n_reached = n_reached;
  self->n_left = days->len;
  self->stays = safeguard_spread_of (days);

  return self;
}

/**
 * safeguard_stage_statistic_get_stage:
 * @self: a statistic
 *
 * Gets the stage.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
safeguard_stage_statistic_get_stage (SafeguardStageStatistic *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STAGE_STATISTIC (self), NULL);

  return self->stage;
}

/**
 * safeguard_stage_statistic_get_name:
 * @self: a statistic
 *
 * Gets what people call the stage.
 *
 * Returns: (transfer none): the name
 *
 * Since: 1.0
 */
const char *
safeguard_stage_statistic_get_name (SafeguardStageStatistic *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STAGE_STATISTIC (self), NULL);

  return self->name;
}

/**
 * safeguard_stage_statistic_get_n_reached:
 * @self: a statistic
 *
 * Gets how many matters came to the stage; one that came twice counts once.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
safeguard_stage_statistic_get_n_reached (SafeguardStageStatistic *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STAGE_STATISTIC (self), 0);

  return self->n_reached;
}

/**
 * safeguard_stage_statistic_get_n_left:
 * @self: a statistic
 *
 * Gets how many stays in the stage are over; their lengths are what the other figures
 * are worked out from.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
safeguard_stage_statistic_get_n_left (SafeguardStageStatistic *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STAGE_STATISTIC (self), 0);

  return self->n_left;
}

/**
 * safeguard_stage_statistic_get_shortest:
 * @self: a statistic
 *
 * Gets the shortest stay that is over.
 *
 * Returns: calendar days, 0 for one that was over on its first day; -1 if none is over
 *
 * Since: 1.0
 */
int
safeguard_stage_statistic_get_shortest (SafeguardStageStatistic *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STAGE_STATISTIC (self), -1);

  return self->stays.shortest;
}

/**
 * safeguard_stage_statistic_get_median:
 * @self: a statistic
 *
 * Gets the stay in the middle of those that are over, in order of their length; half
 * way between the two in the middle of an even number.
 *
 * Returns: calendar days, such as 4 or 4.5; -1 if none is over
 *
 * Since: 1.0
 */
double
safeguard_stage_statistic_get_median (SafeguardStageStatistic *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STAGE_STATISTIC (self), -1);

  return self->stays.median;
}

/**
 * safeguard_stage_statistic_get_longest:
 * @self: a statistic
 *
 * Gets the longest stay that is over.
 *
 * Returns: calendar days; -1 if none is over
 *
 * Since: 1.0
 */
int
safeguard_stage_statistic_get_longest (SafeguardStageStatistic *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_STAGE_STATISTIC (self), -1);

  return self->stays.longest;
}

void
safeguard_stage_statistic_write (SafeguardStageStatistic *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "stage", self->stage);
  safeguard_json_add_text (builder, "name", self->name);
  safeguard_json_add_integer (builder, "reached", self->n_reached);
  safeguard_json_add_integer (builder, "left", self->n_left);
  safeguard_statistics_write_days (builder, "shortest_days", self->stays.shortest);
  safeguard_statistics_write_days (builder, "median_days", self->stays.median);
  safeguard_statistics_write_days (builder, "longest_days", self->stays.longest);
  json_builder_end_object (builder);
}
