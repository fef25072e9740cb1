/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-calendar-private.h"

#include "safeguard-list-private.h"

#include <string.h>

/* One row of safeguard_calendar_add_to_rows(). */
typedef struct
{
  guint32 day;
  gint32 n_days;
} Row;

G_STATIC_ASSERT (sizeof (Row) == 8);

/**
 * safeguard_calendar_get_horizon:
 * @self: a calendar
 *
 * Gets the last day of the last year whose bank holidays were published.
 *
 * Returns: (transfer full) (nullable): a new date, or %NULL if the calendar has no
 *   published list
 *
 * Since: 1.0
 */
GDate *
safeguard_calendar_get_horizon (SafeguardCalendar *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_CALENDAR (self), NULL);

  SafeguardDayNumber horizon = safeguard_calendar_peek_horizon (self);

  return horizon != 0 ? safeguard_day_number_to_date (horizon) : NULL;
}

/**
 * safeguard_calendar_get_day_kind:
 * @self: a calendar
 * @date: a day
 *
 * Gets what kind of day a day is.
 *
 * Returns: the kind; %SAFEGUARD_DAY_KIND_OUTSIDE before 1978 and after 2099
 *
 * Since: 1.0
 */
SafeguardDayKind
safeguard_calendar_get_day_kind (SafeguardCalendar *self, const GDate *date)
{
  g_return_val_if_fail (SAFEGUARD_IS_CALENDAR (self), SAFEGUARD_DAY_KIND_OUTSIDE);
  g_return_val_if_fail (date != NULL, SAFEGUARD_DAY_KIND_OUTSIDE);

  return safeguard_calendar_kind_of (self, safeguard_day_number_from_date (date));
}

/**
 * safeguard_calendar_add:
 * @self: a calendar
 * @date: a day
 * @n_days: how many working days; negative to go back
 * @error: return location for an error
 *
 * Adds working days: the next working day after @date is 1, the one before it is
 * -1. @date itself need not be a working day; 0 is @date if it is one, else the
 * next one that is.
 *
 * Returns: (transfer full): a new date, or %NULL with
 *   %SAFEGUARD_ERROR_OUTSIDE_CALENDAR if @date or the answer lies before 1978 or
 *   after 2099
 *
 * Since: 1.0
 */
GDate *
safeguard_calendar_add (SafeguardCalendar *self, const GDate *date, int n_days, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_CALENDAR (self), NULL);
  g_return_val_if_fail (date != NULL, NULL);

  SafeguardDayNumber day = safeguard_working_days_add (
      safeguard_calendar_peek_working_days (self), safeguard_day_number_from_date (date), n_days);

  /* A date by its number alone: the caller owns it, and its parts are worked out if asked for. */
  return safeguard_calendar_check (self, day, error) ? g_date_new_julian (day) : NULL;
}

/**
 * safeguard_calendar_get_next:
 * @self: a calendar
 * @date: a day
 * @error: return location for an error
 *
 * Gets the first working day after a day.
 *
 * Returns: (transfer full): a new date, or %NULL with
 *   %SAFEGUARD_ERROR_OUTSIDE_CALENDAR
 *
 * Since: 1.0
 */
GDate *
safeguard_calendar_get_next (SafeguardCalendar *self, const GDate *date, GError **error)
{
  return safeguard_calendar_add (self, date, 1, error);
}

/**
 * safeguard_calendar_get_previous:
 * @self: a calendar
 * @date: a day
 * @error: return location for an error
 *
 * Gets the last working day before a day.
 *
 * Returns: (transfer full): a new date, or %NULL with
 *   %SAFEGUARD_ERROR_OUTSIDE_CALENDAR
 *
 * Since: 1.0
 */
GDate *
safeguard_calendar_get_previous (SafeguardCalendar *self, const GDate *date, GError **error)
{
  return safeguard_calendar_add (self, date, -1, error);
}

/**
 * safeguard_calendar_count:
 * @self: a calendar
 * @from: the first day that counts
 * @to: the day before which counting stops
 * @error: return location for an error
 *
 * Counts the working days from @from up to, and without, @to.
 *
 * Returns: how many there are, negative if @to comes before @from; 0 with
 *   %SAFEGUARD_ERROR_OUTSIDE_CALENDAR if either lies before 1978 or after 2099
 *
 * Since: 1.0
 */
int
safeguard_calendar_count (SafeguardCalendar *self,
                          const GDate *from,
                          const GDate *to,
                          GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_CALENDAR (self), 0);
  g_return_val_if_fail (from != NULL, 0);
  g_return_val_if_fail (to != NULL, 0);

  const SafeguardWorkingDays *table = safeguard_calendar_peek_working_days (self);
  SafeguardDayNumber first = safeguard_day_number_from_date (from);
  SafeguardDayNumber end = safeguard_day_number_from_date (to);

  if (!safeguard_calendar_check (self, first, error)
      || !safeguard_calendar_check (self, end, error))
    return 0;

  return (int)table->before[end - table->first] - (int)table->before[first - table->first];
}

/**
 * safeguard_calendar_explain:
 * @self: a calendar
 * @from: the day of the event: day 0
 * @to: the last day
 * @error: return location for an error
 *
 * Explains a count of working days, day by day: which counted, as which number,
 * and why the others did not. @from itself is in the list and does not count.
 *
 * Returns: (transfer full): a list of [class@Day], empty if @to comes before
 *   @from; or %NULL with %SAFEGUARD_ERROR_OUTSIDE_CALENDAR
 *
 * Since: 1.0
 */
GListModel *
safeguard_calendar_explain (SafeguardCalendar *self,
                            const GDate *from,
                            const GDate *to,
                            GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_CALENDAR (self), NULL);
  g_return_val_if_fail (from != NULL, NULL);
  g_return_val_if_fail (to != NULL, NULL);

  SafeguardDayNumber first = safeguard_day_number_from_date (from);
  SafeguardDayNumber last = safeguard_day_number_from_date (to);
  guint number = 0;

  if (!safeguard_calendar_check (self, first, error)
      || !safeguard_calendar_check (self, last, error))
    return NULL;

  GPtrArray *days = g_ptr_array_new ();

  for (SafeguardDayNumber day = first; day <= last; day++)
    {
      SafeguardDayFields fields;

      safeguard_calendar_describe (self, day, &fields);
      fields.counted = day > first && fields.kind == SAFEGUARD_DAY_KIND_WORKING;
      number += fields.counted ? 1 : 0;
      fields.number = number;
      g_ptr_array_add (days, safeguard_day_new (&fields));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_DAY, days);
}

/**
 * safeguard_calendar_add_to_day_number:
 * @self: a calendar
 * @day: a day, as its Julian number in [struct@GLib.Date]: 1 is 1 January of the
 *   year 1
 * @n_days: how many working days; negative to go back
 *
 * Adds working days as [method@Calendar.add] does, for callers who keep days as
 * numbers.
 *
 * Returns: the number of the day; 0 if @day or the answer lies before 1978 or
 *   after 2099
 *
 * Since: 1.0
 */
guint32
safeguard_calendar_add_to_day_number (SafeguardCalendar *self, guint32 day, int n_days)
{
  g_return_val_if_fail (SAFEGUARD_IS_CALENDAR (self), 0);

  return safeguard_working_days_add (safeguard_calendar_peek_working_days (self), day, n_days);
}

/**
 * safeguard_calendar_add_to_day_numbers: (skip)
 * @self: a calendar
 * @days: (array length=n_rows): the days, as for
 *   [method@Calendar.add_to_day_number]
 * @n_days: (array length=n_rows): how many working days to add to each
 * @results: (array length=n_rows): where the answers go; may be @days
 * @n_rows: how many rows there are
 *
 * Adds working days to many days at once, without allocating.
 *
 * Since: 1.0
 */
void
safeguard_calendar_add_to_day_numbers (SafeguardCalendar *self,
                                       const guint32 *days,
                                       const gint32 *n_days,
                                       guint32 *results,
                                       gsize n_rows)
{
  g_return_if_fail (SAFEGUARD_IS_CALENDAR (self));
  g_return_if_fail (n_rows == 0 || (days != NULL && n_days != NULL && results != NULL));

  const SafeguardWorkingDays table = *safeguard_calendar_peek_working_days (self);

  for (gsize i = 0; i < n_rows; i++)
    results[i] = safeguard_working_days_add (&table, days[i], n_days[i]);
}

/**
 * safeguard_calendar_add_to_rows:
 * @self: a calendar
 * @rows: rows of eight bytes in the machine's byte order: the day as an unsigned
 *   32-bit number, as for [method@Calendar.add_to_day_number], and the number of
 *   working days as a signed one
 * @error: return location for an error
 *
 * Adds working days to many days at once, for language bindings.
 *
 * Returns: (transfer full): one unsigned 32-bit number for each row, 0 where the
 *   answer lies outside the calendar; or %NULL with
 *   %SAFEGUARD_ERROR_OUT_OF_RANGE if the length is no multiple of eight
 *
 * Since: 1.0
 */
GBytes *
safeguard_calendar_add_to_rows (SafeguardCalendar *self, GBytes *rows, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_CALENDAR (self), NULL);
  g_return_val_if_fail (rows != NULL, NULL);

  gsize size;
  const guint8 *data = g_bytes_get_data (rows, &size);
  const SafeguardWorkingDays *table = safeguard_calendar_peek_working_days (self);

  if (size % sizeof (Row) != 0)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
                           "%" G_GSIZE_FORMAT " bytes are no whole number of rows of %d", size,
                           (int)sizeof (Row));
      return NULL;
    }

  guint32 *results = g_new (guint32, size / sizeof (Row));

  /* The caller's bytes may stand anywhere, so a row is copied before it is read. */
  for (gsize i = 0; i < size / sizeof (Row); i++)
    {
      Row row;

      memcpy (&row, data + i * sizeof (Row), sizeof (Row));
      results[i] = safeguard_working_days_add (table, row.day, row.n_days);
    }

  return g_bytes_new_take (results, size / sizeof (Row) * sizeof (guint32));
}
