/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-moment-private.h"

#include <string.h>

/* One year inside GDateTime's range at either end, so that an offset or a next day stays inside. */
#define MIN_YEAR 2
#define MAX_YEAR 9998

/* g_time_zone_new() falls back to UTC in silence; the identifier form does not. */
static GTimeZone *
london (void)
{
  static gsize once = 0;
  static GTimeZone *zone = NULL;

  if (g_once_init_enter (&once))
    {
      zone = g_time_zone_new_identifier ("Europe/London");
      g_once_init_leave (&once, 1);
    }

  return zone;
}

gboolean
safeguard_day_number_from_ymd (guint year, guint month, guint day, SafeguardDayNumber *out)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;

  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  *out = g_date_get_julian (&date);

  return TRUE;
}

void
safeguard_day_number_to_ymd (SafeguardDayNumber number, guint *year, guint *month, guint *day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, number);
  *year = g_date_get_year (&date);
  *month = g_date_get_month (&date);
  *day = g_date_get_day (&date);
}

guint
safeguard_day_number_weekday (SafeguardDayNumber number)
{
  /* Day 1, 1 January of the year 1, is a Monday in the proleptic calendar. */
  return (number - 1) % 7 + 1;
}

static gboolean
read_digits (const char *text, gsize n, guint *out)
{
  guint value = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + (guint)(text[i] - '0');
    }
  *out = value;

  return TRUE;
}

/* The day at the start of @text, with one of the characters in @ends after it. */
static gboolean
read_day (const char *text,
          const char *ends,
          const SafeguardPlace *place,
          SafeguardDayNumber *out,
          GError **error)
{
  SafeguardDayNumber number;
  guint year, month, day;

  if (strlen (text) < 10 || (text[10] != '\0' && strchr (ends, text[10]) == NULL)
      || !read_digits (text, 4, &year) || text[4] != '-' || !read_digits (text + 5, 2, &month)
      || text[7] != '-' || !read_digits (text + 8, 2, &day)
      || !safeguard_day_number_from_ymd (year, month, day, &number))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_IMPOSSIBLE_DATE, place, NULL,
                           "'%.40s' is not a date", text);
      return FALSE;
    }
  if (year < MIN_YEAR || year > MAX_YEAR)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_OUTSIDE_CALENDAR, place, NULL,
                           "'%.40s' lies outside the years %d to %d, beyond which nothing is "
                           "computed",
                           text, MIN_YEAR, MAX_YEAR);
      return FALSE;
    }
  *out = number;

  return TRUE;
}

gboolean
safeguard_day_number_parse (const char *text,
                            const SafeguardPlace *place,
                            SafeguardDayNumber *out,
                            GError **error)
{
  return read_day (text, "", place, out, error);
}

char *
safeguard_day_number_to_iso (SafeguardDayNumber number)
{
  guint year, month, day;

  safeguard_day_number_to_ymd (number, &year, &month, &day);

  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

/* English always: a date in a ruling must not change with the server's locale. */
char *
safeguard_day_number_to_text (SafeguardDayNumber number)
{
  static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static const char *const months[]
      = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  guint year, month, day;

  safeguard_day_number_to_ymd (number, &year, &month, &day);

  return g_strdup_printf ("%s %u %s %u", weekdays[safeguard_day_number_weekday (number) - 1], day,
                          months[month - 1], year);
}

GDate *
safeguard_day_number_to_date (SafeguardDayNumber number)
{
  guint year, month, day;

  /* Filled in from its parts, so that no getter of GDate writes into it later. */
  safeguard_day_number_to_ymd (number, &year, &month, &day);

  return g_date_new_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

SafeguardDayNumber
safeguard_day_number_from_date (const GDate *date)
{
  return g_date_valid (date) ? g_date_get_julian (date) : 0;
}

gint64
safeguard_day_number_to_instant (SafeguardDayNumber number)
{
  guint year, month, day;

  safeguard_day_number_to_ymd (number, &year, &month, &day);

  g_autoptr (GDateTime) start
      = g_date_time_new (london (), (int)year, (int)month, (int)day, 0, 0, 0);

  return g_date_time_to_unix (start) * G_USEC_PER_SEC;
}

typedef struct
{
  guint hour;
  guint minute;
  guint second;
  gboolean has_offset;
  int offset; /* seconds east of Greenwich */
} TimeOfDay;

static gboolean
read_offset (const char *text, TimeOfDay *out)
{
  guint hours, minutes;

  if (*text == '\0')
    return TRUE;

  out->has_offset = TRUE;
  if (strcmp (text, "Z") == 0)
    return TRUE;
  if ((*text != '+' && *text != '-') || strlen (text) != 6 || !read_digits (text + 1, 2, &hours)
      || text[3] != ':' || !read_digits (text + 4, 2, &minutes) || hours > 14 || minutes > 59)
    return FALSE;

  out->offset = (int)(hours * 3600 + minutes * 60) * (*text == '-' ? -1 : 1);

  return TRUE;
}

/* HH:MM[:SS[.fraction]][offset]; a fraction of a second is read and dropped. */
static gboolean
read_time_of_day (const char *text, TimeOfDay *out)
{
  *out = (TimeOfDay){0};
  if (strlen (text) < 5 || !read_digits (text, 2, &out->hour) || text[2] != ':'
      || !read_digits (text + 3, 2, &out->minute))
    return FALSE;

  text += 5;
  if (*text == ':')
    {
      if (strlen (text) < 3 || !read_digits (text + 1, 2, &out->second))
        return FALSE;
      text += 3;
      if (*text == '.')
        for (text++; g_ascii_isdigit (*text);)
          text++;
    }

  return out->hour < 24 && out->minute < 60 && out->second < 60 && read_offset (text, out);
}

/* Naive London time to an instant. A wall time in the hour that is skipped comes back from the zone
 * as another wall time; one in the hour that comes twice has a second instant an hour away. */
static gboolean
london_instant (SafeguardDayNumber day, const TimeOfDay *time, SafeguardMoment *out)
{
  guint year, month, day_of_month;

  safeguard_day_number_to_ymd (day, &year, &month, &day_of_month);

  g_autoptr (GDateTime) wall = g_date_time_new (london (), (int)year, (int)month, (int)day_of_month,
                                                (int)time->hour, (int)time->minute, time->second);
  if (wall == NULL || g_date_time_get_hour (wall) != (int)time->hour
      || g_date_time_get_minute (wall) != (int)time->minute)
    return FALSE;

  g_autoptr (GDateTime) earlier = g_date_time_add_hours (wall, -1);
  g_autoptr (GDateTime) later = g_date_time_add_hours (wall, 1);
  GDateTime *first = wall;

  if (g_date_time_get_hour (earlier) == (int)time->hour)
    first = earlier;
  out->doubled = first == earlier || g_date_time_get_hour (later) == (int)time->hour;
  out->day = day;
  out->has_time = TRUE;
  out->instant = g_date_time_to_unix (first) * G_USEC_PER_SEC;

  return TRUE;
}

gboolean
safeguard_moment_parse (const char *text,
                        const SafeguardPlace *place,
                        SafeguardMoment *out,
                        GError **error)
{
  SafeguardDayNumber day;
  TimeOfDay time;

  *out = SAFEGUARD_MOMENT_NONE;
  if (london () == NULL)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_FILE_UNREADABLE, NULL, NULL,
                           "the time zone Europe/London is not installed on this machine");
      return FALSE;
    }
  if (!read_day (text, "T ", place, &day, error))
    return FALSE;
  if (text[10] == '\0')
    {
      *out = safeguard_moment_from_day (day);
      return TRUE;
    }
  if (!read_time_of_day (text + 11, &time))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_IMPOSSIBLE_TIME, place, NULL,
                           "'%.40s' is not a time", text);
      return FALSE;
    }
  if (time.has_offset)
    {
      guint year, month, day_of_month;

      safeguard_day_number_to_ymd (day, &year, &month, &day_of_month);
      g_autoptr (GDateTime) utc = g_date_time_new_utc (
          (int)year, (int)month, (int)day_of_month, (int)time.hour, (int)time.minute, time.second);
      *out = safeguard_moment_from_instant ((g_date_time_to_unix (utc) - time.offset)
                                            * G_USEC_PER_SEC);
      return TRUE;
    }
  if (!london_instant (day, &time, out))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_IMPOSSIBLE_TIME, place, NULL,
                           "'%.40s' does not exist in London, where the clocks go forward that day",
                           text);
      return FALSE;
    }

  return TRUE;
}

SafeguardMoment
safeguard_moment_from_instant (gint64 instant)
{
  SafeguardMoment moment = SAFEGUARD_MOMENT_NONE;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, london ());
  int year, month, day;

  g_date_time_get_ymd (local, &year, &month, &day);
  safeguard_day_number_from_ymd ((guint)year, (guint)month, (guint)day, &moment.day);
  moment.has_time = TRUE;
  moment.instant = instant;

  return moment;
}

SafeguardMoment
safeguard_moment_from_day (SafeguardDayNumber day)
{
  SafeguardMoment moment = SAFEGUARD_MOMENT_NONE;

  moment.day = day;

  return moment;
}

SafeguardMoment
safeguard_moment_from_date_time (GDateTime *time)
{
  return safeguard_moment_from_instant (g_date_time_to_unix (time) * G_USEC_PER_SEC
                                        + g_date_time_get_microsecond (time));
}

GDateTime *
safeguard_moment_to_date_time (const SafeguardMoment *moment)
{
  if (!moment->has_time)
    return NULL;

  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (moment->instant / G_USEC_PER_SEC);

  return g_date_time_to_timezone (utc, london ());
}

char *
safeguard_moment_to_iso (const SafeguardMoment *moment)
{
  g_autoptr (GDateTime) time = safeguard_moment_to_date_time (moment);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z")
                      : safeguard_day_number_to_iso (moment->day);
}

char *
safeguard_moment_to_text (const SafeguardMoment *moment)
{
  g_autofree char *day = safeguard_day_number_to_text (moment->day);
  g_autoptr (GDateTime) time = safeguard_moment_to_date_time (moment);

  return time != NULL ? g_strdup_printf ("%s %02d:%02d", day, g_date_time_get_hour (time),
                                         g_date_time_get_minute (time))
                      : g_steal_pointer (&day);
}

int
safeguard_moment_compare (const SafeguardMoment *a, const SafeguardMoment *b)
{
  if (a->has_time && b->has_time)
    return (a->instant > b->instant) - (a->instant < b->instant);

  return (a->day > b->day) - (a->day < b->day);
}

gint64
safeguard_moment_end (const SafeguardMoment *moment)
{
  return moment->has_time ? moment->instant : safeguard_day_number_to_instant (moment->day + 1) - 1;
}
