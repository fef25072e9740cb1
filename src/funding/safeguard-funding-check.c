/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-funding-private.h"

void
safeguard_funding_check (SafeguardFunding *self, SafeguardIssueLog *log)
{
  for (guint i = 0; i < self->access->len; i++)
    safeguard_checklist_check (g_ptr_array_index (self->access, i), log);
}

/* A heading under which no money can stand, because what it sums up has sub-totals of its own. */
void
safeguard_funding_refuse_circles (SafeguardFunding *self, SafeguardIssueLog *log)
{
  for (guint i = 0; i < self->headings->len; i++)
    {
      int under = (int)i;
      guint depth = 0;

      while (under != SAFEGUARD_NO_HEADING && depth <= self->headings->len)
        {
          under = safeguard_funding_get_heading (self, (guint)under)->under;
          depth++;
        }
      if (depth > self->headings->len)
        safeguard_issue_log_add (log, SAFEGUARD_ERROR_WRONG_VALUE, NULL, NULL,
                                 "the heading '%.60s' stands under itself, through others",
                                 safeguard_funding_get_heading (self, i)->id);
    }
}
