/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-governance-private.h"

struct _SafeguardWorkstream
{
  SafeguardProceeding parent_instance;
};

struct _SafeguardWorkstreamClass
{
  SafeguardProceedingClass parent_class;
};

/* (transfer full): the same record, as if nothing of that act had been recorded. */
SafeguardWorkstream *safeguard_workstream_copy_without (SafeguardWorkstream *self, const char *act);
