/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-policy-difference-private.h"

/* Things of which a pack lists many, each known by its id: agencies, headings, gaps. Those that
 * only one policy lists are told in one sentence, not one by one. */
typedef struct
{
  const char *room;
  const char *list; /* "agencies": what they are called together, and the rule */
  SafeguardAspect aspect;
  const char *(*get_id) (gconstpointer item);
  char *(*make_name) (gconstpointer item); /* (transfer full) */
  GListModel *(*cite) (gconstpointer item);
  /* What two of one id have differently, under the rule that is given; may be NULL. */
  void (*compare) (const SafeguardComparedRule *rule,
                   gconstpointer first,
                   gconstpointer second,
                   SafeguardDifferences *out);
} SafeguardListedKind;

void safeguard_differences_add_listed (SafeguardDifferences *self,
                                       const SafeguardListedKind *kind,
                                       const GPtrArray *first,
                                       const GPtrArray *second);
