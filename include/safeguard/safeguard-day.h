/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <glib-object.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

/**
 * SafeguardDayKind:
 * @SAFEGUARD_DAY_KIND_OUTSIDE: a day that the calendar does not cover
 * @SAFEGUARD_DAY_KIND_WORKING: a working day
 * @SAFEGUARD_DAY_KIND_SATURDAY: a Saturday
 * @SAFEGUARD_DAY_KIND_SUNDAY: a Sunday
 * @SAFEGUARD_DAY_KIND_BANK_HOLIDAY: Christmas Day, Good Friday or a bank holiday
 *   that is not on a weekend
 * @SAFEGUARD_DAY_KIND_SCHOOL_CLOSED: a working day on which the schools are closed;
 *   only where school days are counted
 *
 * What kind of day a day is.
 *
 * Since: 1.0
 */
typedef enum
{
  SAFEGUARD_DAY_KIND_OUTSIDE = 0,
  SAFEGUARD_DAY_KIND_WORKING = 1,
  SAFEGUARD_DAY_KIND_SATURDAY = 2,
  SAFEGUARD_DAY_KIND_SUNDAY = 3,
  SAFEGUARD_DAY_KIND_BANK_HOLIDAY = 4,
  SAFEGUARD_DAY_KIND_SCHOOL_CLOSED = 5,
} SafeguardDayKind;

#define SAFEGUARD_TYPE_DAY_KIND (safeguard_day_kind_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
GType safeguard_day_kind_get_type (void) G_GNUC_CONST;

#define SAFEGUARD_TYPE_DAY (safeguard_day_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardDay, safeguard_day, SAFEGUARD, DAY, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
GDate *safeguard_day_get_date (SafeguardDay *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_day_get_date_text (SafeguardDay *self);

SAFEGUARD_AVAILABLE_IN_1_0
SafeguardDayKind safeguard_day_get_kind (SafeguardDay *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_day_get_name (SafeguardDay *self);

SAFEGUARD_AVAILABLE_IN_1_0
GDateTime *safeguard_day_get_published (SafeguardDay *self) G_GNUC_WARN_UNUSED_RESULT;

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_day_is_counted (SafeguardDay *self);

SAFEGUARD_AVAILABLE_IN_1_0
guint safeguard_day_get_number (SafeguardDay *self);

SAFEGUARD_AVAILABLE_IN_1_0
gboolean safeguard_day_is_beyond_horizon (SafeguardDay *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_day_get_text (SafeguardDay *self);

G_END_DECLS
