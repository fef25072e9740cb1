/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-calendar-private.h"

#include "safeguard-list-private.h"

/**
 * SafeguardCalendar:
 *
 * The working days of England and Wales from 1978 to 2099, and how to count them.
 *
 * A working day is not a Saturday, a Sunday, Christmas Day, Good Friday or a bank
 * holiday under the Banking and Financial Dealings Act 1971. The rules of statute,
 * the days that were proclaimed for one year, and when each was first published
 * come from a policy pack. Past the last year whose list is published, the
 * horizon, a day rests on the rules alone.
 *
 * The day of an event is day 0 and need not be a working day; the next working
 * day is day 1.
 *
 * A calendar is immutable and may be shared between threads. It belongs to the
 * policy that it came from and lives as long as anybody holds it.
 *
 * Since: 1.0
 */
struct _SafeguardCalendar
{
  GObject parent_instance;

  SafeguardWorkingDays working;
  guint8 *kinds; /* SafeguardDayKind of each day */
  SafeguardHolidayLaw *law;
  GArray *holidays; /* SafeguardHoliday, in order */
  SafeguardDayNumber horizon;
  SafeguardSchool *school;
  gint64 known; /* G_MAXINT64: as it turned out */
};

G_DEFINE_FINAL_TYPE (SafeguardCalendar, safeguard_calendar, G_TYPE_OBJECT)

static void
safeguard_calendar_finalize (GObject *object)
{
  SafeguardCalendar *self = SAFEGUARD_CALENDAR (object);

  g_free (self->working.before);
  g_free (self->working.nth);
  g_free (self->kinds);
  g_clear_pointer (&self->law, safeguard_holiday_law_unref);
  g_clear_pointer (&self->holidays, g_array_unref);
  g_clear_pointer (&self->school, safeguard_school_unref);

  G_OBJECT_CLASS (safeguard_calendar_parent_class)->finalize (object);
}

static void
safeguard_calendar_class_init (SafeguardCalendarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_calendar_finalize;
}

static void
safeguard_calendar_init (SafeguardCalendar *self)
{
}

static void
mark_kinds (SafeguardCalendar *self)
{
  for (guint i = 0; i < self->working.n_days; i++)
    {
      guint weekday = safeguard_day_number_weekday (self->working.first + i);

      self->kinds[i] = weekday == 6   ? SAFEGUARD_DAY_KIND_SATURDAY
                       : weekday == 7 ? SAFEGUARD_DAY_KIND_SUNDAY
                                      : SAFEGUARD_DAY_KIND_WORKING;
    }

  for (guint i = 0; i < self->holidays->len; i++)
    {
      guint32 offset
          = g_array_index (self->holidays, SafeguardHoliday, i).day - self->working.first;

      if (offset < self->working.n_days && self->kinds[offset] == SAFEGUARD_DAY_KIND_WORKING)
        self->kinds[offset] = SAFEGUARD_DAY_KIND_BANK_HOLIDAY;
    }
}

static void
fill_tables (SafeguardCalendar *self)
{
  SafeguardWorkingDays *table = &self->working;
  SafeguardDayNumber end;

  safeguard_day_number_from_ymd (SAFEGUARD_CALENDAR_FIRST_YEAR, 1, 1, &table->first);
  safeguard_day_number_from_ymd (SAFEGUARD_CALENDAR_LAST_YEAR + 1, 1, 1, &end);
  table->n_days = end - table->first;
  G_STATIC_ASSERT ((SAFEGUARD_CALENDAR_LAST_YEAR - SAFEGUARD_CALENDAR_FIRST_YEAR + 1) * 366
                   <= G_MAXUINT16);

  self->kinds = g_new (guint8, table->n_days);
  table->before = g_new (guint16, table->n_days + 1);
  table->nth = g_new (guint16, table->n_days);
  mark_kinds (self);

  for (guint i = 0; i < table->n_days; i++)
    {
      table->before[i] = (guint16)table->n_working;
      if (self->kinds[i] == SAFEGUARD_DAY_KIND_WORKING)
        table->nth[table->n_working++] = (guint16)i;
    }
  table->before[table->n_days] = (guint16)table->n_working;
}

static SafeguardCalendar *
calendar_new (SafeguardHolidayLaw *law, SafeguardSchool *school, gint64 known)
{
  SafeguardCalendar *self = g_object_new (SAFEGUARD_TYPE_CALENDAR, NULL);

  self->law = safeguard_holiday_law_ref (law);
  self->school = school != NULL ? safeguard_school_ref (school) : NULL;
  self->holidays = safeguard_holiday_law_list (law, known);
  self->horizon = safeguard_holiday_law_horizon (law, known);
  self->known = known;
  fill_tables (self);

  return self;
}

SafeguardCalendar *
safeguard_calendar_compile (SafeguardLayers *layers, SafeguardIssueLog *log)
{
  g_autoptr (SafeguardHolidayLaw) law = safeguard_holiday_law_compile (layers, log);
  g_autoptr (SafeguardSchool) school = safeguard_school_compile (layers, log);

  return law != NULL ? calendar_new (law, school, G_MAXINT64) : NULL;
}

/**
 * safeguard_calendar_with_holiday:
 * @self: a calendar
 * @day: a day that becomes a bank holiday
 * @name: what it is called
 * @published: (nullable): when it was announced, if that is known
 * @error: return location for an error
 *
 * Makes the calendar that this one becomes when one more bank holiday is announced,
 * and nothing else: a calendar of what was known on an earlier day stays one.
 *
 * Errors: %SAFEGUARD_ERROR_OUTSIDE_CALENDAR if the calendar does not cover the day,
 * %SAFEGUARD_ERROR_NOT_UTF8 if the name is not UTF-8.
 *
 * Returns: (transfer full): a new calendar; one that is the same where the day is a
 *   bank holiday already
 *
 * Since: 1.0
 */
SafeguardCalendar *
safeguard_calendar_with_holiday (SafeguardCalendar *self,
                                 const GDate *day,
                                 const char *name,
                                 GDateTime *published,
                                 GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_CALENDAR (self) && self->law != NULL, NULL);
  g_return_val_if_fail (day != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardDayNumber number = safeguard_day_number_from_date (day);
  gint64 when
      = published != NULL ? safeguard_moment_from_date_time (published).instant : G_MININT64;
  g_autoptr (SafeguardHolidayLaw) law = NULL;

  if (!safeguard_calendar_check (self, number, error))
    return NULL;
  if (!g_utf8_validate (name, -1, NULL))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_NOT_UTF8, NULL, NULL,
                           "the name of the holiday is not valid UTF-8");
      return NULL;
    }
  if (safeguard_calendar_holiday_on (self, number) != NULL)
    return g_object_ref (self);

  law = safeguard_holiday_law_with_one_off (self->law, number, name, when);

  return calendar_new (law, self->school, self->known);
}

SafeguardCalendar *
safeguard_calendar_as_known_at (SafeguardCalendar *self, gint64 known)
{
  return calendar_new (self->law, self->school, known);
}

/**
 * safeguard_calendar_as_known:
 * @self: a calendar
 * @known: an instant
 *
 * Gets the calendar as it was known at an instant. Days off that were published
 * later vanish, a holiday that was moved later is back on its old day, and the
 * horizon lies where the published lists then ended. Holidays of which it is not
 * known when they were published stay.
 *
 * Returns: (transfer full): the calendar
 *
 * Since: 1.0
 */
SafeguardCalendar *
safeguard_calendar_as_known (SafeguardCalendar *self, GDateTime *known)
{
  g_return_val_if_fail (SAFEGUARD_IS_CALENDAR (self), NULL);
  g_return_val_if_fail (known != NULL, NULL);
  /* A binding can make an object of the type that no policy has filled. */
  g_return_val_if_fail (self->law != NULL, NULL);

  return safeguard_calendar_as_known_at (self, safeguard_moment_from_date_time (known).instant);
}

const SafeguardWorkingDays *
safeguard_calendar_peek_working_days (SafeguardCalendar *self)
{
  return &self->working;
}

const GArray *
safeguard_calendar_peek_holidays (SafeguardCalendar *self)
{
  return self->holidays;
}

SafeguardDayNumber
safeguard_calendar_peek_horizon (SafeguardCalendar *self)
{
  return self->horizon;
}

const SafeguardSchool *
safeguard_calendar_peek_school (SafeguardCalendar *self)
{
  return self->school;
}

gboolean
safeguard_calendar_covers (SafeguardCalendar *self, SafeguardDayNumber day)
{
  return day - self->working.first < self->working.n_days;
}

gboolean
safeguard_calendar_check (SafeguardCalendar *self, SafeguardDayNumber day, GError **error)
{
  if (safeguard_calendar_covers (self, day))
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_OUTSIDE_CALENDAR, NULL, NULL,
                       "the calendar covers %d to %d, and the day or the answer lies outside",
                       SAFEGUARD_CALENDAR_FIRST_YEAR, SAFEGUARD_CALENDAR_LAST_YEAR);
  return FALSE;
}

SafeguardDayKind
safeguard_calendar_kind_of (SafeguardCalendar *self, SafeguardDayNumber day)
{
  return safeguard_calendar_covers (self, day)
             ? (SafeguardDayKind)self->kinds[day - self->working.first]
             : SAFEGUARD_DAY_KIND_OUTSIDE;
}

static int
compare_day (gconstpointer key, gconstpointer item)
{
  SafeguardDayNumber day = *(const SafeguardDayNumber *)key;
  SafeguardDayNumber other = ((const SafeguardHoliday *)item)->day;

  return (day > other) - (day < other);
}

const SafeguardHoliday *
safeguard_calendar_holiday_on (SafeguardCalendar *self, SafeguardDayNumber day)
{
  return bsearch (&day, self->holidays->data, self->holidays->len, sizeof (SafeguardHoliday),
                  compare_day);
}

void
safeguard_calendar_describe (SafeguardCalendar *self,
                             SafeguardDayNumber day,
                             SafeguardDayFields *out)
{
  const SafeguardHoliday *holiday = safeguard_calendar_holiday_on (self, day);

  *out = (SafeguardDayFields){
      .day = day,
      .kind = safeguard_calendar_kind_of (self, day),
      .name = holiday != NULL ? holiday->name : NULL,
      .published = holiday != NULL ? holiday->published : G_MININT64,
      .beyond_horizon = day > self->horizon,
  };
}
