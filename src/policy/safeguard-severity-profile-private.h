/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <safeguard/safeguard.h>

/* What a profile makes of the complaints with one code. */
typedef struct
{
  SafeguardError code;
  SafeguardIssueSeverity severity;
  gboolean off;
  char *reason; /* why it is off */
} SafeguardWeight;

/* @weights: borrowed, of SafeguardWeight; NULL weighs every issue as it is. */
SafeguardPackReport *safeguard_pack_report_new (GListModel *issues, GArray *weights);
/* As new, by the weights of the profile, which may be NULL. */
SafeguardPackReport *safeguard_severity_profile_weigh (SafeguardSeverityProfile *self,
                                                       GListModel *issues);
