/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-escalation-private.h"

void
safeguard_escalation_check (SafeguardEscalation *self, SafeguardIssueLog *log)
{
  for (guint i = 0; i < self->ladders->len; i++)
    {
      const SafeguardLadder *ladder = g_ptr_array_index (self->ladders, i);

      /* What would be found on top of an error follows from it. */
      if (!ladder->faulty)
        safeguard_procedure_check (ladder->procedure, log);
    }
}
