/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-analysis-private.h"
#include "safeguard-thresholds-private.h"

void
safeguard_thresholds_check (SafeguardThresholds *self, SafeguardIssueLog *log)
{
  const SafeguardTableCheck about = {self->layers, "thresholds.table", safeguard_thresholds_places,
                                     "no row says which level this is", FALSE};

  /* The national guidance has an emergency route and leaves the levels to each area: there is no
   * table to reason about. */
  if (safeguard_table_get_n_rows (self->table) > 0)
    safeguard_table_check (self->table, &about, log);
}
