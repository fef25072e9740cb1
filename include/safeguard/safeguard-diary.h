/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-calendar.h>
#include <safeguard/safeguard-clock.h>
#include <safeguard/safeguard-event.h>
#include <safeguard/safeguard-ruling.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_DIARY_ENTRY (safeguard_diary_entry_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardDiaryEntry, safeguard_diary_entry, SAFEGUARD, DIARY_ENTRY, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_diary_entry_get_record (SafeguardDiaryEntry *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardClock *safeguard_diary_entry_get_clock (SafeguardDiaryEntry *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_diary_entry_get_name (SafeguardDiaryEntry *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_diary_entry_get_holder (SafeguardDiaryEntry *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_diary_entry_get_limit (SafeguardDiaryEntry *self);

SAFEGUARD_AVAILABLE_IN_1_0
GDate *safeguard_diary_entry_get_due_day (SafeguardDiaryEntry *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GDateTime *safeguard_diary_entry_get_due_time (SafeguardDiaryEntry *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_diary_entry_get_due_text (SafeguardDiaryEntry *self);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_diary_entry_is_overdue_at (SafeguardDiaryEntry *self, GDateTime *at);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_diary_entry_is_later_round (SafeguardDiaryEntry *self);

#define SAFEGUARD_TYPE_MOVE (safeguard_move_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardMove, safeguard_move, SAFEGUARD, MOVE, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_move_get_record (SafeguardMove *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_move_get_clock_id (SafeguardMove *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_move_get_name (SafeguardMove *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_move_get_holder (SafeguardMove *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_move_get_from_text (SafeguardMove *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_move_get_to_text (SafeguardMove *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_move_get_why (SafeguardMove *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardEvent *safeguard_move_to_event (SafeguardMove *self,
                                         GDateTime *recorded,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

#define SAFEGUARD_TYPE_DIARY (safeguard_diary_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardDiary, safeguard_diary, SAFEGUARD, DIARY, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardDiary *safeguard_diary_new (void) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_diary_put (SafeguardDiary *self,
                              const char *record,
                              SafeguardRuling *ruling,
                              GError **error);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_diary_remove (SafeguardDiary *self, const char *record);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_diary_get_n_entries (SafeguardDiary *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_diary_get_entries (SafeguardDiary *self,
                                         const GDate *from,
                                         const GDate *to) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_diary_get_undated (SafeguardDiary *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_diary_get_due_before (SafeguardDiary *self,
                                            GDateTime *before) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_diary_get_overdue (SafeguardDiary *self,
                                         GDateTime *at) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_diary_advance (SafeguardDiary *self, GDateTime *to) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_diary_redate (SafeguardDiary *self,
                                    SafeguardCalendar *calendar,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
char *safeguard_diary_to_icalendar (SafeguardDiary *self,
                                    const GDate *from,
                                    const GDate *to,
                                    GDateTime *stamp,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
