/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-calendar.h>

G_BEGIN_DECLS

/**
 * SafeguardTimescaleKind:
 * @SAFEGUARD_TIMESCALE_KIND_DUTY: something has to be done by then
 * @SAFEGUARD_TIMESCALE_KIND_EXPIRY: a power or a protection lasts until then
 * @SAFEGUARD_TIMESCALE_KIND_NOT_BEFORE: something may not be done before then
 *
 * What happens when the limit is reached.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_TIMESCALE_KIND_DUTY = 0,
  SAFEGUARD_TIMESCALE_KIND_EXPIRY = 1,
  SAFEGUARD_TIMESCALE_KIND_NOT_BEFORE = 2,
} SafeguardTimescaleKind;

#define SAFEGUARD_TYPE_TIMESCALE_KIND (safeguard_timescale_kind_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_timescale_kind_get_type (void) G_GNUC_CONST;

/**
 * SafeguardClockState:
 * @SAFEGUARD_CLOCK_STATE_NOT_ASKED: no moment was given for which to tell
 * @SAFEGUARD_CLOCK_STATE_NOT_STARTED: what starts the clock had not happened
 * @SAFEGUARD_CLOCK_STATE_RUNNING: the limit was not reached
 * @SAFEGUARD_CLOCK_STATE_MET: what the clock waits for happened in time
 * @SAFEGUARD_CLOCK_STATE_MET_LATE: it happened after the due day
 * @SAFEGUARD_CLOCK_STATE_OVERDUE: it had not happened, and the due day was over
 * @SAFEGUARD_CLOCK_STATE_EXPIRED: the period was over: a power had lapsed, or what
 *   might not be done before may be done
 * @SAFEGUARD_CLOCK_STATE_NOT_APPLICABLE: the timescale does not apply
 * @SAFEGUARD_CLOCK_STATE_UNDECIDED: the source does not say what starts the clock, or
 *   what is recorded does not say whether it was met in time
 * @SAFEGUARD_CLOCK_STATE_MET_EARLY: what might not be done before the due day was done
 *   before it
 * @SAFEGUARD_CLOCK_STATE_PAUSED: the clock was stopped where its source lets it be, and had
 *   not been resumed
 *
 * How a clock stood at a moment.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_CLOCK_STATE_NOT_ASKED = 0,
  SAFEGUARD_CLOCK_STATE_NOT_STARTED = 1,
  SAFEGUARD_CLOCK_STATE_RUNNING = 2,
  SAFEGUARD_CLOCK_STATE_MET = 3,
  SAFEGUARD_CLOCK_STATE_MET_LATE = 4,
  SAFEGUARD_CLOCK_STATE_OVERDUE = 5,
  SAFEGUARD_CLOCK_STATE_EXPIRED = 6,
  SAFEGUARD_CLOCK_STATE_NOT_APPLICABLE = 7,
  SAFEGUARD_CLOCK_STATE_UNDECIDED = 8,
  SAFEGUARD_CLOCK_STATE_MET_EARLY = 9,
  SAFEGUARD_CLOCK_STATE_PAUSED = 10,
} SafeguardClockState;

#define SAFEGUARD_TYPE_CLOCK_STATE (safeguard_clock_state_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_clock_state_get_type (void) G_GNUC_CONST;

#define SAFEGUARD_TYPE_CLOCK (safeguard_clock_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardClock, safeguard_clock, SAFEGUARD, CLOCK, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_clock_get_id (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_clock_get_name (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_clock_get_holder (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_clock_get_limit (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_clock_get_starts (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardTimescaleKind safeguard_clock_get_kind (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_clock_get_citations (SafeguardClock *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_clock_is_verified (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_clock_get_edition (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_clock_get_started_text (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_clock_is_start_doubled (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
GDate *safeguard_clock_get_due_day (SafeguardClock *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GDateTime *safeguard_clock_get_due_time (SafeguardClock *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_clock_get_due_text (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
GDate *safeguard_clock_get_opens_day (SafeguardClock *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_clock_get_opens_text (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_clock_rests_on_rules_alone (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardClockState safeguard_clock_get_state (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_clock_get_met_text (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_clock_get_left (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
int safeguard_clock_get_slack (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_clock_get_slack_unit (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
char **safeguard_clock_get_occurrences (SafeguardClock *self,
                                        guint n_occurrences) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_clock_explain (SafeguardClock *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_clock_get_readings (SafeguardClock *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_clock_get_reading (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_clock_is_binding (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_clock_get_assumed (SafeguardClock *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardClock *safeguard_clock_get_overridden (SafeguardClock *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardClock *safeguard_clock_redate (SafeguardClock *self,
                                        SafeguardCalendar *calendar,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
