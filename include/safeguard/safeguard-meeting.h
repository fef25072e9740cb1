/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-declare.h>
#include <safeguard/safeguard-record.h>
#include <safeguard/safeguard-ruling.h>
#include <safeguard/safeguard-trace.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_GOVERNANCE (safeguard_governance_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardGovernance, safeguard_governance, SAFEGUARD, GOVERNANCE, GObject)

/**
 * SafeguardPresence:
 * @SAFEGUARD_PRESENCE_MEMBER: a member
 * @SAFEGUARD_PRESENCE_SUBSTITUTE: somebody who stands in for a member
 * @SAFEGUARD_PRESENCE_OBSERVER: an observer, who takes no part in a decision
 * @SAFEGUARD_PRESENCE_ADVISER: an adviser, who takes no part in a decision
 *
 * As what somebody is at a meeting.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_PRESENCE_MEMBER = 1,
  SAFEGUARD_PRESENCE_SUBSTITUTE = 2,
  SAFEGUARD_PRESENCE_OBSERVER = 3,
  SAFEGUARD_PRESENCE_ADVISER = 4,
} SafeguardPresence;

#define SAFEGUARD_TYPE_PRESENCE (safeguard_presence_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_presence_get_type (void) G_GNUC_CONST;

/**
 * SafeguardQuorate:
 * @SAFEGUARD_QUORATE_YES: the meeting may decide
 * @SAFEGUARD_QUORATE_NO: it may not
 * @SAFEGUARD_QUORATE_CHAIR_DECIDES: the chair decides whether it may
 * @SAFEGUARD_QUORATE_UNDETERMINED: what matters of those present is not recorded
 * @SAFEGUARD_QUORATE_UNDECIDED: the documents leave it open, or are not held
 *
 * Whether enough of those who must be there are there.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_QUORATE_YES = 1,
  SAFEGUARD_QUORATE_NO = 2,
  SAFEGUARD_QUORATE_CHAIR_DECIDES = 3,
  SAFEGUARD_QUORATE_UNDETERMINED = 4,
  SAFEGUARD_QUORATE_UNDECIDED = 5,
} SafeguardQuorate;

#define SAFEGUARD_TYPE_QUORATE (safeguard_quorate_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_quorate_get_type (void) G_GNUC_CONST;

#define SAFEGUARD_TYPE_MEETING (safeguard_meeting_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardMeeting, safeguard_meeting, MEETING)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardMeeting *safeguard_meeting_new (SafeguardGovernance *governance,
                                         const char *body,
                                         const char *when,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_meeting_add_attendee (SafeguardMeeting *self,
                                         const char *person,
                                         SafeguardPresence as,
                                         const char *agency,
                                         const char *role,
                                         GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_meeting_set_stands_in_for (SafeguardMeeting *self,
                                              const char *person,
                                              const char *seat,
                                              GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_meeting_set_authority (SafeguardMeeting *self,
                                          const char *person,
                                          gboolean equivalent,
                                          GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_meeting_set_nominated (SafeguardMeeting *self,
                                          const char *person,
                                          gboolean nominated,
                                          GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_meeting_add_item (SafeguardMeeting *self,
                                     const char *id,
                                     const char *when,
                                     GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_meeting_get_body (SafeguardMeeting *self);

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_meeting_get_when_text (SafeguardMeeting *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_meeting_get_people (SafeguardMeeting *self) G_GNUC_WARN_UNUSED_RESULT;

#define SAFEGUARD_TYPE_MEETING_RULING (safeguard_meeting_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardMeetingRuling, safeguard_meeting_ruling, MEETING_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardQuorate safeguard_meeting_ruling_get_quorate (SafeguardMeetingRuling *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardQuorate safeguard_meeting_ruling_get_item_quorate (SafeguardMeetingRuling *self,
                                                            const char *item,
                                                            GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *
safeguard_meeting_ruling_get_missing (SafeguardMeetingRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *
safeguard_meeting_ruling_get_trace (SafeguardMeetingRuling *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
