/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-day.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_CALENDAR (safeguard_calendar_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardCalendar, safeguard_calendar, SAFEGUARD, CALENDAR, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardCalendar *safeguard_calendar_with_holiday (SafeguardCalendar *self,
                                                    const GDate *day,
                                                    const char *name,
                                                    GDateTime *published,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardCalendar *safeguard_calendar_as_known (SafeguardCalendar *self,
                                                GDateTime *known) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GDate *safeguard_calendar_get_horizon (SafeguardCalendar *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardDayKind safeguard_calendar_get_day_kind (SafeguardCalendar *self, const GDate *date);

SAFEGUARD_AVAILABLE_IN_1_0
GDate *safeguard_calendar_add (SafeguardCalendar *self,
                               const GDate *date,
                               int n_days,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GDate *safeguard_calendar_get_next (SafeguardCalendar *self,
                                    const GDate *date,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GDate *safeguard_calendar_get_previous (SafeguardCalendar *self,
                                        const GDate *date,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
int safeguard_calendar_count (SafeguardCalendar *self,
                              const GDate *from,
                              const GDate *to,
                              GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_calendar_explain (SafeguardCalendar *self,
                                        const GDate *from,
                                        const GDate *to,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
guint32 safeguard_calendar_add_to_day_number (SafeguardCalendar *self, guint32 day, int n_days);

SAFEGUARD_AVAILABLE_IN_1_0
void safeguard_calendar_add_to_day_numbers (SafeguardCalendar *self,
                                            const guint32 *days,
                                            const gint32 *n_days,
                                            guint32 *results,
                                            gsize n_rows);

SAFEGUARD_AVAILABLE_IN_1_0
GBytes *safeguard_calendar_add_to_rows (SafeguardCalendar *self,
                                        GBytes *rows,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
