/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-moment-private.h"

#include <json-glib/json-glib.h>

typedef struct
{
  SafeguardDayNumber day;
  SafeguardDayKind kind;
  const char *name; /* of the holiday, or NULL */
  gint64 published; /* G_MININT64: not known, or no holiday */
  gboolean counted;
  guint number; /* how many were counted up to this day, itself included */
  gboolean beyond_horizon;
  const char *remark; /* stands at the end of the text, or NULL */
} SafeguardDayFields;

SafeguardDay *safeguard_day_new (const SafeguardDayFields *fields);
/* Writes one JSON object. */
void safeguard_day_write (SafeguardDay *self, JsonBuilder *builder);
