/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Any bytes at all as a policy pack, for its author (strict) and for its consumer (tolerant). */
#include "fuzz.h"

#include "safeguard-pack-private.h"

static void
read_pack (const uint8_t *data, size_t size, gboolean strict)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (strict);
  g_autoptr (SafeguardPack) pack = safeguard_pack_read ("fuzz.yaml", (const char *)data, size, log);

  if (pack == NULL)
    g_assert_cmpuint (safeguard_issue_log_get_n_errors (log), >, 0);
  else
    g_assert_nonnull (safeguard_pack_get_id (pack));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  read_pack (data, size, TRUE);
  read_pack (data, size, FALSE);

  return 0;
}
