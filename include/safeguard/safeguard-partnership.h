/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-meeting.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_PARTNERSHIP (safeguard_partnership_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardPartnership, safeguard_partnership, PARTNERSHIP)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardPartnership *
safeguard_partnership_new (SafeguardGovernance *governance) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_partnership_add_organisation (SafeguardPartnership *self,
                                                 const char *organisation,
                                                 const char *agency,
                                                 const char *from,
                                                 const char *until,
                                                 GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_partnership_succeed (SafeguardPartnership *self,
                                        const char *organisation,
                                        const char *successor,
                                        const char *when,
                                        GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_partnership_hold_seat (SafeguardPartnership *self,
                                          const char *seat,
                                          const char *person,
                                          const char *from,
                                          const char *until,
                                          GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_partnership_delegate (SafeguardPartnership *self,
                                         const char *seat,
                                         const char *person,
                                         const char *from,
                                         const char *until,
                                         GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_partnership_add_substitute (SafeguardPartnership *self,
                                               const char *seat,
                                               const char *person,
                                               const char *from,
                                               const char *until,
                                               GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_partnership_add_meeting (SafeguardPartnership *self,
                                            SafeguardMeeting *meeting,
                                            GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_partnership_get_organisations (SafeguardPartnership *self,
                                                const char *agency,
                                                const GDate *on,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_partnership_get_holders (SafeguardPartnership *self,
                                          const char *seat,
                                          const GDate *on,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_partnership_get_delegates (SafeguardPartnership *self,
                                            const char *seat,
                                            const GDate *on,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_partnership_get_substitutes (SafeguardPartnership *self,
                                              const char *seat,
                                              const GDate *on,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_partnership_get_meetings (SafeguardPartnership *self,
                                                const char *body,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

#define SAFEGUARD_TYPE_PARTNERSHIP_RULING (safeguard_partnership_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardPartnershipRuling,
                               safeguard_partnership_ruling,
                               PARTNERSHIP_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_partnership_ruling_get_day_text (SafeguardPartnershipRuling *self)
    G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_partnership_ruling_get_vacant (SafeguardPartnershipRuling *self)
    G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardPartnershipRuling *
safeguard_governance_assess_partnership (SafeguardGovernance *self,
                                         SafeguardPartnership *partnership,
                                         GDateTime *at,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
