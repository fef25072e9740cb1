/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-governance-private.h"

typedef enum
{
  SAFEGUARD_RECORDED_NOT,
  SAFEGUARD_RECORDED_NO,
  SAFEGUARD_RECORDED_YES,
} SafeguardRecorded;

/* Somebody at a meeting, for one agency: a person who is there for two has two entries. */
typedef struct
{
  char *person;
  SafeguardPresence as;
  char *agency;              /* an actor's own id, or NULL */
  char *role;                /* a seat or any words; may be NULL */
  const SafeguardSeat *seat; /* the member's own, or the one stood in for; may be NULL */
  SafeguardRecorded authority;
  SafeguardRecorded nominated;
} SafeguardAttendee;

typedef struct
{
  char *id;
  SafeguardMoment moment; /* no day: that of the meeting */
} SafeguardMeetingItem;

struct _SafeguardMeeting
{
  SafeguardRecord parent_instance;

  SafeguardGovernance *governance;
  const SafeguardBody *body;
  SafeguardMoment moment;
  GPtrArray *attendees; /* of SafeguardAttendee */
  GPtrArray *items;     /* of SafeguardMeetingItem */
};

struct _SafeguardMeetingClass
{
  SafeguardRecordClass parent_class;
};

/* What somebody's being there counts for. */
typedef enum
{
  SAFEGUARD_STANDING_COUNTS,
  SAFEGUARD_STANDING_NOT_THERE,
  SAFEGUARD_STANDING_OBSERVER,
  SAFEGUARD_STANDING_ADVISER,
  SAFEGUARD_STANDING_NO_AUTHORITY,
  SAFEGUARD_STANDING_FOR_NOBODY,
  SAFEGUARD_STANDING_BESIDE_MEMBER,
} SafeguardStanding;

SafeguardMeeting *safeguard_meeting_copy (SafeguardMeeting *self);
SafeguardStanding safeguard_meeting_get_standing (SafeguardMeeting *self,
                                                  const SafeguardAttendee *attendee,
                                                  const SafeguardMoment *at);
/* Whether a substitute is one of the deputies whom a document names for the seat. */
gboolean safeguard_attendee_is_deputy (const SafeguardAttendee *attendee);
/* Whether it is a substitute, and no document says that anybody but a deputy may be one. */
gboolean safeguard_meeting_is_stranger (SafeguardMeeting *self, const SafeguardAttendee *attendee);
/* The agency that somebody counts for; NULL if for none. */
const char *safeguard_attendee_get_agency (const SafeguardAttendee *attendee);
/* Whether two entries are of one person in two seats or for two agencies. */
gboolean safeguard_attendee_is_in_two_seats (const SafeguardAttendee *a,
                                             const SafeguardAttendee *b);

/* What a quorum makes of who is there at one moment. */
typedef struct
{
  SafeguardQuorate answer;
  int row;                 /* the row that decides; or SAFEGUARD_NO_ROW */
  gboolean two_seats_open; /* it hangs on how one person in two seats counts, which nobody says */
  gboolean seats_open;     /* it hangs on whether some count, which no document says */
  SafeguardFacts *facts;   /* as if nothing were in doubt; for the trace */
} SafeguardQuorumAnswer;

void safeguard_quorum_judge (SafeguardMeeting *meeting,
                             const SafeguardMoment *at,
                             SafeguardQuorumAnswer *out);
void safeguard_quorum_answer_clear (SafeguardQuorumAnswer *self);
/* (transfer full): a list of SafeguardChange, the fewest people or particulars that would make it
 * quorate; empty if it is, or if there is no way. @complete, which may be NULL: FALSE if the search
 * was given up. */
GListModel *safeguard_quorum_find_missing (SafeguardMeeting *meeting,
                                           const SafeguardMoment *at,
                                           gboolean *complete);

/* One entry that counts, as the table sees it. */
typedef struct
{
  const char *person;
  int agency; /* among SafeguardQuorumFacts.agencies; -1: none */
  int seat;   /* among its seats; -1: none */
  SafeguardRecorded nominated;
  gboolean open;                     /* no document says whether this one counts */
  const SafeguardAttendee *attendee; /* NULL: made up in the search for what is missing */
} SafeguardCounted;

/* (transfer full): of SafeguardCounted. */
GArray *safeguard_meeting_count (SafeguardMeeting *self,
                                 const SafeguardQuorumFacts *all,
                                 const SafeguardMoment *at);
/* The same answer over any list of those who count. */
void safeguard_quorum_judge_counted (SafeguardGovernance *governance,
                                     const SafeguardBody *body,
                                     const SafeguardQuorumFacts *all,
                                     const GArray *counted,
                                     SafeguardQuorumAnswer *out);

struct _SafeguardMeetingRuling
{
  SafeguardRuling parent_instance;

  SafeguardMeeting *meeting; /* a copy: nothing is added to it */
  SafeguardMoment at;
  SafeguardQuorumAnswer answer;
};

struct _SafeguardMeetingRulingClass
{
  SafeguardRulingClass parent_class;
};

SafeguardMeetingRuling *safeguard_meeting_ruling_new (SafeguardMeeting *meeting,
                                                      SafeguardMoment at);
/* That it was before its body existed, or after. */
void safeguard_meeting_add_existence (const SafeguardMeeting *self, GPtrArray *out);
void safeguard_meeting_ruling_take_stance (SafeguardRuling *ruling, SafeguardStance *out);
void safeguard_meeting_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out);
