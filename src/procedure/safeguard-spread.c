/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-statistics-private.h"

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return *(const int *)a - *(const int *)b;
}

SafeguardSpread
safeguard_spread_of (GArray *days)
{
  guint n = days->len;

  if (n == 0)
    return (SafeguardSpread){-1, -1, -1};

  g_array_sort (days, compare_days);
  return (SafeguardSpread){
      g_array_index (days, int, 0),
      (g_array_index (days, int, (n - 1) / 2) + g_array_index (days, int, n / 2)) / 2.0,
      g_array_index (days, int, n - 1)};
}

void
safeguard_statistics_write_days (JsonBuilder *builder, const char *name, double days)
{
  json_builder_set_member_name (builder, name);
  if (days < 0)
    json_builder_add_null_value (builder);
  else if (days == (gint64)days)
    json_builder_add_int_value (builder, (gint64)days);
  else
    json_builder_add_double_value (builder, days);
}
