/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-event-private.h"

/* A room's record embeds this as its first member and defines its type with
 * G_DEFINE_FINAL_TYPE (..., SAFEGUARD_TYPE_RECORD). */
struct _SafeguardRecord
{
  GObject parent_instance;

  GPtrArray *events; /* SafeguardEvent, in the order of their appending */
  GHashTable *ids;   /* set of borrowed ids */
};

struct _SafeguardRecordClass
{
  GObjectClass parent_class;

  /* A new record of the same type, without events, with what else the subclass holds as it was
   * known at that instant. The base then carries over the events. */
  SafeguardRecord *(*copy_as_known) (SafeguardRecord *self, GDateTime *known);
  /* Whether anything of that name can happen here; FALSE with UNKNOWN_EVENT and the nearest name,
   * or with what else of it is malformed. NULL: anything can. Asked last: what is accepted is
   * appended.
   */
  gboolean (*accepts_event) (SafeguardRecord *self, SafeguardEvent *event, GError **error);
};

/* The moments at which an event of @type happened. FALSE if it never did. @type is any string. */
gboolean
safeguard_record_find_first (SafeguardRecord *self, const char *type, SafeguardMoment *out);
gboolean
safeguard_record_find_latest (SafeguardRecord *self, const char *type, SafeguardMoment *out);
guint safeguard_record_get_n_events (SafeguardRecord *self);
/* Borrowed. */
SafeguardEvent *safeguard_record_peek_event (SafeguardRecord *self, guint position);
/* The positions of the events in the order in which they happened: by day, and within a day by time
 * where it is known; an event of which only the day is known keeps the place in which it was
 * appended. (transfer full) */
guint *safeguard_record_order (SafeguardRecord *self);
