/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-policy-difference-private.h"

/* Differences as people read them: what several say of the very same cases, such as that an
 * incident is notified and by whom, is one sentence. */
typedef struct
{
  SafeguardPolicyDifference *first; /* borrowed: the first of them */
  GPtrArray *subjects;              /* of char *: "Incident, to be notified" */
  char *message;
  GListModel *citations[2]; /* of all of them, each place once */
} SafeguardToldDifference;

/* Of a list of SafeguardPolicyDifference; (transfer full), in the order of @differences. */
GPtrArray *safeguard_differences_tell (GListModel *differences);
void safeguard_told_difference_write (const SafeguardToldDifference *self, JsonBuilder *builder);
