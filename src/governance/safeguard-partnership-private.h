/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-meeting-private.h"

typedef enum
{
  SAFEGUARD_TERM_ORGANISATION,
  SAFEGUARD_TERM_HOLDS,
  SAFEGUARD_TERM_DELEGATE,
  SAFEGUARD_TERM_SUBSTITUTE,
} SafeguardTermKind;

/* Somebody, or an organisation, in a place from a day to a day, both included. */
typedef struct
{
  SafeguardTermKind kind;
  char *place; /* the id of a seat, or of an agency */
  char *who;
  SafeguardDayNumber from;  /* 0: always */
  SafeguardDayNumber until; /* 0: no end */
  char *succeeds;           /* the organisation whose place it took; or NULL */
} SafeguardTerm;

struct _SafeguardPartnership
{
  SafeguardRecord parent_instance;

  SafeguardGovernance *governance;
  GPtrArray *terms;    /* of SafeguardTerm */
  GPtrArray *meetings; /* of SafeguardMeeting */
};

struct _SafeguardPartnershipClass
{
  SafeguardRecordClass parent_class;
};

gboolean safeguard_term_covers (const SafeguardTerm *self, SafeguardDayNumber day);
/* Borrowed terms of @kind in that place on that day; NULL for every place. (transfer container) */
GPtrArray *safeguard_partnership_list_terms (SafeguardPartnership *self,
                                             SafeguardTermKind kind,
                                             const char *place,
                                             SafeguardDayNumber day);
/* Sorts an array of meetings by when they began. */
int safeguard_meetings_compare (gconstpointer a, gconstpointer b);
/* (transfer full): with copies of the meetings; nothing is added to it. */
SafeguardPartnership *safeguard_partnership_copy (SafeguardPartnership *self);

struct _SafeguardPartnershipRuling
{
  SafeguardRuling parent_instance;

  SafeguardPartnership *partnership; /* a copy */
  SafeguardDayNumber day;
};

struct _SafeguardPartnershipRulingClass
{
  SafeguardRulingClass parent_class;
};

/* Whether a body exists on a day. */
gboolean safeguard_body_exists (const SafeguardBody *body, SafeguardDayNumber day);
/* Whether one of a seat's bodies does. */
gboolean safeguard_seat_exists (const SafeguardSeat *seat,
                                SafeguardGovernance *governance,
                                SafeguardDayNumber day);
/* The meetings by the day of the ruling, the first first; borrowed, (transfer container). */
GPtrArray *safeguard_partnership_ruling_list_meetings (SafeguardPartnershipRuling *self);
/* Whether a meeting was one of another edition, or of a body whose place another has taken. */
gboolean safeguard_partnership_ruling_is_carried_over (SafeguardPartnershipRuling *self,
                                                       const SafeguardMeeting *meeting);
void safeguard_partnership_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out);
