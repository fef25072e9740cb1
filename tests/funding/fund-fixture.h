/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "arrangements.h"

/* What happens to a fund, one event a line: "received 2012-05-01 in-1 partnership | PAYLOAD"; a
 * dash stands for no id, or nobody. */
static inline SafeguardEvent *
fund_event (const char *line)
{
  g_auto (GStrv) halves = g_strsplit (line, " | ", 2);
  g_auto (GStrv) words = g_strsplit (halves[0], " ", 4);
  g_autoptr (GError) error = NULL;
  SafeguardEvent *event = safeguard_event_new_full (
      words[0], words[1], g_str_equal (words[2], "-") ? NULL : words[2], NULL,
      g_str_equal (words[3], "-") ? NULL : words[3], halves[1], &error);

  g_assert_no_error (error);

  return event;
}

static inline void
fund_append (SafeguardFund *fund, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardEvent) event = fund_event (line);

  safeguard_record_append (SAFEGUARD_RECORD (fund), event, &error);
  g_assert_no_error (error);
}

/* @lines are divided by ends of line. */
static inline SafeguardFund *
fund_with (SafeguardFunding *funding, const char *lines)
{
  SafeguardFund *fund = safeguard_fund_new (funding, "fund", NULL);
  g_auto (GStrv) list = g_strsplit (lines, "\n", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0')
      fund_append (fund, list[i]);

  return fund;
}
