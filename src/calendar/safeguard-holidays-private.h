/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-layers-private.h"

/* The years that a calendar covers: the early May bank holiday, the last that statute rules
 * brought, dates from 1978. The last year keeps every day number within 16 bits of the first. */
#define SAFEGUARD_CALENDAR_FIRST_YEAR 1978
#define SAFEGUARD_CALENDAR_LAST_YEAR 2099

/* What each year has; the packs choose by these names. The three that can fall on a weekend bring
 * their substitute days with them. */
typedef enum
{
  SAFEGUARD_HOLIDAY_RULE_FIRST_OF_JANUARY = 0,
  SAFEGUARD_HOLIDAY_RULE_GOOD_FRIDAY = 1,
  SAFEGUARD_HOLIDAY_RULE_EASTER_MONDAY = 2,
  SAFEGUARD_HOLIDAY_RULE_FIRST_MONDAY_OF_MAY = 3,
  SAFEGUARD_HOLIDAY_RULE_LAST_MONDAY_OF_MAY = 4,
  SAFEGUARD_HOLIDAY_RULE_LAST_MONDAY_OF_AUGUST = 5,
  SAFEGUARD_HOLIDAY_RULE_CHRISTMAS_DAY = 6,
  SAFEGUARD_HOLIDAY_RULE_BOXING_DAY = 7,
} SafeguardHolidayRule;

typedef enum
{
  SAFEGUARD_HOLIDAY_ORDINARY = 0,
  SAFEGUARD_HOLIDAY_SUBSTITUTE = 1,
  SAFEGUARD_HOLIDAY_MOVED = 2,
  SAFEGUARD_HOLIDAY_ONE_OFF = 3,
} SafeguardHolidayKind;

/* One day off, with when it was first published. */
typedef struct
{
  SafeguardDayNumber day;
  SafeguardDayNumber replaces; /* the day on which a published list had it before; 0 */
  SafeguardHolidayKind kind;
  gint64 published; /* G_MININT64: not known when */
  const char *name; /* borrowed from the law */
} SafeguardHoliday;

/* What a pack says of holidays: rules, published lists, moves, one-offs. Immutable once compiled.
 */
typedef struct _SafeguardHolidayLaw SafeguardHolidayLaw;

typedef struct
{
  char *id;
  char *name;
  SafeguardHolidayRule rule;
  guint from_year;
  guint to_year;
} SafeguardYearlyHoliday;

typedef struct
{
  char *name;
  guint yearly; /* index of the holiday that moved */
  guint year;
  SafeguardDayNumber to;
  gint64 published;
} SafeguardHolidayMove;

typedef struct
{
  char *name;
  SafeguardDayNumber day;
  gint64 published;
  gboolean certain; /* brought by the caller, and so known whenever it is asked */
} SafeguardOneOffHoliday;

struct _SafeguardHolidayLaw
{
  gatomicrefcount ref_count;
  GArray *yearly;   /* SafeguardYearlyHoliday */
  GArray *moves;    /* SafeguardHolidayMove */
  GArray *one_offs; /* SafeguardOneOffHoliday */
  /* When the list of holidays first carried each year; G_MININT64 where that is not known. */
  gint64 listed[SAFEGUARD_CALENDAR_LAST_YEAR - SAFEGUARD_CALENDAR_FIRST_YEAR + 1];
  guint first_listed; /* the first and last year of which it is known; 0 if of none */
  guint last_listed;
};

SafeguardHolidayLaw *safeguard_holiday_law_new (void);
SafeguardHolidayLaw *safeguard_holiday_law_ref (SafeguardHolidayLaw *self);
void safeguard_holiday_law_unref (SafeguardHolidayLaw *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardHolidayLaw, safeguard_holiday_law_unref)

/* From the pack section `calendar`; NULL if no layer has `calendar.holidays`. */
SafeguardHolidayLaw *safeguard_holiday_law_compile (SafeguardLayers *layers,
                                                    SafeguardIssueLog *log);

/* The same law, and one day off more. (transfer full) */
SafeguardHolidayLaw *safeguard_holiday_law_with_one_off (const SafeguardHolidayLaw *self,
                                                         SafeguardDayNumber day,
                                                         const char *name,
                                                         gint64 published);
/* The days off of every year as they were known at an instant (G_MAXINT64: as they turned out), in
 * order. (transfer full): GArray of SafeguardHoliday. */
GArray *safeguard_holiday_law_list (const SafeguardHolidayLaw *self, gint64 known);
/* The last day of the last year whose list was published by then. */
SafeguardDayNumber safeguard_holiday_law_horizon (const SafeguardHolidayLaw *self, gint64 known);
SafeguardDayNumber safeguard_easter_sunday (guint year);
