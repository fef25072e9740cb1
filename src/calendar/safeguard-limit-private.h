/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

/* NONE: the source gives no limit, so there is none. PERIOD: the repeats say when. */
typedef enum
{
  SAFEGUARD_UNIT_NONE = 0,
  SAFEGUARD_UNIT_AT_ONCE = 1,
  SAFEGUARD_UNIT_HOURS = 2,
  SAFEGUARD_UNIT_WORKING_DAYS = 3,
  SAFEGUARD_UNIT_SCHOOL_DAYS = 4,
  SAFEGUARD_UNIT_DAYS = 5,
  SAFEGUARD_UNIT_WEEKS = 6,
  SAFEGUARD_UNIT_MONTHS = 7,
  SAFEGUARD_UNIT_YEARS = 8,
  SAFEGUARD_UNIT_PERIOD = 9,
} SafeguardUnit;

typedef struct
{
  SafeguardUnit unit;
  guint count;
} SafeguardLimit;

/* At most 100,000 hours, 36,500 days of each kind, 5,200 weeks, 1,200 months or 100 years:
 * "15 working days", "72 hours", "8 days", "1 week", "6 months", "1 year", "10 school days",
 * "at once", "none". */
gboolean safeguard_limit_parse (const char *text, SafeguardLimit *out);
/* As people write it: "15 working days", "at once", "no limit stated". */
char *safeguard_limit_to_text (const SafeguardLimit *limit);
/* "working days", or "working day" for 1; NULL for a unit that is not counted. */
const char *safeguard_unit_to_text (SafeguardUnit unit, guint count);
/* About how many hours it lasts, to tell which of two limits in different units is the longer;
 * G_MAXUINT64 without a limit. */
guint64 safeguard_limit_estimate_hours (const SafeguardLimit *limit);
