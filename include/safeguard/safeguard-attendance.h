/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <safeguard/safeguard-declare.h>
#include <safeguard/safeguard-governance.h>
#include <safeguard/safeguard-record.h>
#include <safeguard/safeguard-ruling.h>
#include <safeguard/safeguard-trace.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_ATTENDANCE (safeguard_attendance_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardAttendance, safeguard_attendance, ATTENDANCE)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardAttendance *safeguard_attendance_new (SafeguardGovernance *governance,
                                               const char *body,
                                               const GDate *from,
                                               const GDate *to,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_attendance_get_body (SafeguardAttendance *self);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_attendance_set_class (SafeguardAttendance *self,
                                         const char *seat,
                                         const char *seat_class,
                                         GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_attendance_set_minimum (SafeguardAttendance *self,
                                           const char *seat,
                                           int per_cent,
                                           GError **error);

#define SAFEGUARD_TYPE_SEAT_ATTENDANCE (safeguard_seat_attendance_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (
    SafeguardSeatAttendance, safeguard_seat_attendance, SAFEGUARD, SEAT_ATTENDANCE, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_seat_attendance_get_seat (SafeguardSeatAttendance *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_seat_attendance_get_attended (SafeguardSeatAttendance *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_seat_attendance_get_held (SafeguardSeatAttendance *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_seat_attendance_get_planned (SafeguardSeatAttendance *self);

SAFEGUARD_AVAILABLE_IN_1_0
int safeguard_seat_attendance_get_minimum (SafeguardSeatAttendance *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_seat_attendance_get_rate_text (SafeguardSeatAttendance *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_seat_attendance_get_highest_text (SafeguardSeatAttendance *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardAnswer safeguard_seat_attendance_get_reachable (SafeguardSeatAttendance *self);

SAFEGUARD_AVAILABLE_IN_1_0
int safeguard_seat_attendance_get_may_miss (SafeguardSeatAttendance *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_seat_attendance_get_last_to_miss_text (SafeguardSeatAttendance *self);

#define SAFEGUARD_TYPE_ATTENDANCE_RULING (safeguard_attendance_ruling_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
SAFEGUARD_DECLARE_SEALED_TYPE (SafeguardAttendanceRuling,
                               safeguard_attendance_ruling,
                               ATTENDANCE_RULING)

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *
safeguard_attendance_ruling_get_seats (SafeguardAttendanceRuling *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardAttendanceRuling *
safeguard_governance_assess_attendance (SafeguardGovernance *self,
                                        SafeguardAttendance *attendance,
                                        GDateTime *at,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
