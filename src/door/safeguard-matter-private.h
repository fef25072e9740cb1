/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-record-read-private.h"
#include "safeguard-statistics-private.h"

/* One record among many, ruled on by its own policy. */
typedef struct
{
  const char *id;          /* borrowed from the request */
  SafeguardPolicy *policy; /* of the day of the first thing that happened */
  SafeguardRuling *ruling;
} SafeguardMatter;

/* Rules on what @node holds, for @at, or for no moment if that is NULL. NULL with an error.
 * (transfer full) */
SafeguardRuling *safeguard_request_assess_review (SafeguardRequest *request,
                                                  const SafeguardNode *node,
                                                  SafeguardPolicy *policy,
                                                  GDateTime *at,
                                                  GError **error);
SafeguardRuling *safeguard_request_assess_dispute (SafeguardRequest *request,
                                                   const SafeguardNode *node,
                                                   SafeguardPolicy *policy,
                                                   GDateTime *at,
                                                   GError **error);
/* Rules on each of the records that the request gives, for its moment. Two records of one id are
 * refused. (transfer full): of SafeguardMatter; NULL with an error. */
GPtrArray *safeguard_request_assess_matters (SafeguardRequest *request, GError **error);
/* The moment that is asked for, or the end of today; NULL if the request has neither. (transfer
 * full) */
GDateTime *safeguard_request_get_moment (SafeguardRequest *request);

/* The bank holidays that the request brings. (transfer full): NULL with an error. */
GPtrArray *safeguard_holidays_read (SafeguardRequest *request, GError **error);
/* @calendar with them; writes the member "holidays", which says of each whether it is new.
 * (transfer full): NULL with an error. */
SafeguardCalendar *safeguard_holidays_add (const GPtrArray *holidays,
                                           SafeguardCalendar *calendar,
                                           JsonBuilder *builder,
                                           GError **error);
