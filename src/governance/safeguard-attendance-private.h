/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-governance-private.h"

/* What is known of a seat beyond what the packs say. */
typedef struct
{
  char *seat_class; /* or NULL */
  int per_cent;     /* 0: none was given */
} SafeguardSuppliedTerms;

struct _SafeguardAttendance
{
  SafeguardRecord parent_instance;

  SafeguardGovernance *governance;
  char *body;
  SafeguardDayNumber from;
  SafeguardDayNumber to;
  GHashTable *supplied; /* seat -> SafeguardSuppliedTerms */
};

struct _SafeguardAttendanceClass
{
  SafeguardRecordClass parent_class;
};

/* The numbers of one seat. */
typedef struct
{
  guint attended;
  guint held;
  guint planned;
  int minimum; /* per cent; 0: it is not decided */
  const char *seat_class;
  GListModel *citations; /* of the minimum; may be NULL */
} SafeguardSeatCount;

/* @planned: the days of the meetings still to come, in order. */
SafeguardSeatAttendance *safeguard_seat_attendance_new (const SafeguardSeatTerms *seat,
                                                        const SafeguardSeatCount *count,
                                                        GArray *planned);
void safeguard_seat_attendance_write (SafeguardSeatAttendance *self, JsonBuilder *builder);
void safeguard_seat_attendance_add_findings (SafeguardSeatAttendance *self, GPtrArray *out);
/* The seats that the event says were filled; (transfer full): ends in NULL. NULL with WRONG_TYPE or
 * MISSING_KEY. */
char **safeguard_attendance_read_present (SafeguardEvent *event, GError **error);
const SafeguardSeatTerms *safeguard_seats_find (const SafeguardAssuranceRules *self,
                                                const char *body,
                                                const char *seat,
                                                GError **error);
gboolean safeguard_seat_terms_is_of (const SafeguardSeatTerms *self, const char *body);
