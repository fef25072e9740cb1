/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-statistics-private.h"

#include "safeguard-json-private.h"

/**
 * SafeguardHolderStatistic:
 *
 * How the duties of one agency, body or role were kept over many matters. Immutable;
 * may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardHolderStatistic
{
  GObject parent_instance;

  char *holder;
  SafeguardTimeliness counts;
  SafeguardSpread lateness;
};

G_DEFINE_FINAL_TYPE (SafeguardHolderStatistic, safeguard_holder_statistic, G_TYPE_OBJECT)

static void
safeguard_holder_statistic_finalize (GObject *object)
{
  g_free (SAFEGUARD_HOLDER_STATISTIC (object)->holder);

  G_OBJECT_CLASS (safeguard_holder_statistic_parent_class)->finalize (object);
}

static void
safeguard_holder_statistic_class_init (SafeguardHolderStatisticClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_holder_statistic_finalize;
}

static void
safeguard_holder_statistic_init (SafeguardHolderStatistic *self)
{
  self->lateness = (SafeguardSpread){-1, -1, -1};
}

SafeguardHolderStatistic *
safeguard_holder_statistic_new (const char *holder,
                                const SafeguardTimeliness *counts,
                                GArray *days_late)
{
  SafeguardHolderStatistic *self = g_object_new (SAFEGUARD_TYPE_HOLDER_STATISTIC, NULL);

  self->holder = g_strdup (holder);
  self->counts = *counts;
  self->lateness = safeguard_spread_of (days_late);

  return self;
}

/**
 * safeguard_holder_statistic_get_holder:
 * @self: a statistic
 *
 * Gets whose duties they are.
 *
 * Returns: (transfer none) (nullable): the id, such as "local-authority"; %NULL for
 *   duties whose source names nobody
 *
 * Since: 1.0
 */
const char *
safeguard_holder_statistic_get_holder (SafeguardHolderStatistic *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_HOLDER_STATISTIC (self), NULL);

  return self->holder;
}

/**
 * safeguard_holder_statistic_get_n_in_time:
 * @self: a statistic
 *
 * Gets how many duties were done in time.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
safeguard_holder_statistic_get_n_in_time (SafeguardHolderStatistic *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_HOLDER_STATISTIC (self), 0);

  return self->counts.in_time;
}

/**
 * safeguard_holder_statistic_get_n_late:
 * @self: a statistic
 *
 * Gets how many duties were done late.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
safeguard_holder_statistic_get_n_late (SafeguardHolderStatistic *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_HOLDER_STATISTIC (self), 0);

  return self->counts.late;
}

/**
 * safeguard_holder_statistic_get_n_overdue:
 * @self: a statistic
 *
 * Gets how many duties are overdue and not done.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
safeguard_holder_statistic_get_n_overdue (SafeguardHolderStatistic *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_HOLDER_STATISTIC (self), 0);

  return self->counts.overdue;
}

/**
 * safeguard_holder_statistic_get_n_running:
 * @self: a statistic
 *
 * Gets how many duties are still to be done and not overdue.
 *
 * Returns: the number
 *
 * Since: 1.0
 */
guint
safeguard_holder_statistic_get_n_running (SafeguardHolderStatistic *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_HOLDER_STATISTIC (self), 0);

  return self->counts.running;
}

/**
 * safeguard_holder_statistic_get_median_late:
 * @self: a statistic
 *
 * Gets by how much the duties were late that were done late or are overdue, the latter
 * up to the moments of the rulings: the one in the middle, or half way between the two
 * in the middle of an even number.
 *
 * Returns: calendar days after the due day, 0 for one that was late within it, by the
 *   hour; -1 if none was late
 *
 * Since: 1.0
 */
double
safeguard_holder_statistic_get_median_late (SafeguardHolderStatistic *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_HOLDER_STATISTIC (self), -1);

  return self->lateness.median;
}

/**
 * safeguard_holder_statistic_get_longest_late:
 * @self: a statistic
 *
 * Gets by how much the latest duty was late, as [method@HolderStatistic.get_median_late]
 * counts.
 *
 * Returns: calendar days; -1 if none was late
 *
 * Since: 1.0
 */
int
safeguard_holder_statistic_get_longest_late (SafeguardHolderStatistic *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_HOLDER_STATISTIC (self), -1);

  return self->lateness.longest;
}

void
safeguard_holder_statistic_write (SafeguardHolderStatistic *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "holder", self->holder);
  safeguard_json_add_integer (builder, "in_time", self->counts.in_time);
  safeguard_json_add_integer (builder, "late", self->counts.late);
  safeguard_json_add_integer (builder, "overdue", self->counts.overdue);
  safeguard_json_add_integer (builder, "running", self->counts.running);
  safeguard_statistics_write_days (builder, "median_days_late", self->lateness.median);
  safeguard_statistics_write_days (builder, "longest_days_late", self->lateness.longest);
  json_builder_end_object (builder);
}
