/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-holidays-private.h"

#include <string.h>

#define MONDAY 1
#define SATURDAY 6
#define SUNDAY 7

static void
clear_yearly (gpointer item)
{
  SafeguardYearlyHoliday *yearly = item;

  g_free (yearly->id);
  g_free (yearly->name);
}

static void
clear_move (gpointer item)
{
  g_free (((SafeguardHolidayMove *)item)->name);
}

static void
clear_one_off (gpointer item)
{
  g_free (((SafeguardOneOffHoliday *)item)->name);
}

SafeguardHolidayLaw *
safeguard_holiday_law_new (void)
{
  SafeguardHolidayLaw *self = g_new0 (SafeguardHolidayLaw, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->yearly = g_array_new (FALSE, TRUE, sizeof (SafeguardYearlyHoliday));
  self->moves = g_array_new (FALSE, TRUE, sizeof (SafeguardHolidayMove));
  self->one_offs = g_array_new (FALSE, TRUE, sizeof (SafeguardOneOffHoliday));
  g_array_set_clear_func (self->yearly, clear_yearly);
  g_array_set_clear_func (self->moves, clear_move);
  g_array_set_clear_func (self->one_offs, clear_one_off);
  for (guint i = 0; i < G_N_ELEMENTS (self->listed); i++)
    self->listed[i] = G_MININT64;

  return self;
}

SafeguardHolidayLaw *
safeguard_holiday_law_ref (SafeguardHolidayLaw *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
safeguard_holiday_law_unref (SafeguardHolidayLaw *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->yearly);
  g_array_unref (self->moves);
  g_array_unref (self->one_offs);
  g_free (self);
}

SafeguardHolidayLaw *
safeguard_holiday_law_with_one_off (const SafeguardHolidayLaw *self,
                                    SafeguardDayNumber day,
                                    const char *name,
                                    gint64 published)
{
  SafeguardHolidayLaw *copy = safeguard_holiday_law_new ();
  SafeguardOneOffHoliday more = {g_strdup (name), day, published, TRUE};

  g_array_append_vals (copy->yearly, self->yearly->data, self->yearly->len);
  g_array_append_vals (copy->moves, self->moves->data, self->moves->len);
  g_array_append_vals (copy->one_offs, self->one_offs->data, self->one_offs->len);
  for (guint i = 0; i < self->yearly->len; i++)
    {
      SafeguardYearlyHoliday *yearly = &g_array_index (copy->yearly, SafeguardYearlyHoliday, i);

      yearly->id = g_strdup (yearly->id);
      yearly->name = g_strdup (yearly->name);
    }
  for (guint i = 0; i < self->moves->len; i++)
    {
      SafeguardHolidayMove *move = &g_array_index (copy->moves, SafeguardHolidayMove, i);

      move->name = g_strdup (move->name);
    }
  for (guint i = 0; i < self->one_offs->len; i++)
    {
      SafeguardOneOffHoliday *one_off = &g_array_index (copy->one_offs, SafeguardOneOffHoliday, i);

      one_off->name = g_strdup (one_off->name);
    }
  g_array_append_val (copy->one_offs, more);
  memcpy (copy->listed, self->listed, sizeof copy->listed);
  copy->first_listed = self->first_listed;
  copy->last_listed = self->last_listed;

  return copy;
}

static SafeguardDayNumber
day_of (guint year, guint month, guint day)
{
  SafeguardDayNumber number = 0;

  safeguard_day_number_from_ymd (year, month, day, &number);

  return number;
}

/* The Gregorian computus in Gauss's form, as corrected for every year; valid far beyond 2099. */
SafeguardDayNumber
safeguard_easter_sunday (guint year)
{
  guint golden = year % 19;
  guint century = year / 100;
  guint skipped_leap_days = century - century / 4;
  guint moon_correction = (8 * century + 13) / 25;
  guint epact = (skipped_leap_days - moon_correction + 19 * golden + 15) % 30;

  /* The paschal moon is never later than 18 April, nor the same day twice in a cycle. */
  epact -= (epact / 28) * (1 - (epact / 28) * (29 / (epact + 1)) * ((21 - golden) / 11));

  SafeguardDayNumber moon = day_of (year, 3, 21) + epact;

  return moon + 7 - safeguard_day_number_weekday (moon) % 7;
}

static SafeguardDayNumber
monday_from (SafeguardDayNumber day)
{
  return day + (7 - (safeguard_day_number_weekday (day) - MONDAY)) % 7;
}

static SafeguardDayNumber
monday_until (SafeguardDayNumber day)
{
  return day - (safeguard_day_number_weekday (day) - MONDAY);
}

/* 25 December on a weekend moves to the 27th, 26 December to the 28th: the Monday and the Tuesday
 * between them, whichever of the two days the weekend took. */
static SafeguardDayNumber
after_the_weekend (SafeguardDayNumber day)
{
  return safeguard_day_number_weekday (day) >= SATURDAY ? day + 2 : day;
}

static SafeguardDayNumber
day_by_rule (SafeguardHolidayRule rule, guint year)
{
  SafeguardDayNumber new_year = day_of (year, 1, 1);

  switch (rule)
    {
    case SAFEGUARD_HOLIDAY_RULE_FIRST_OF_JANUARY:
      return safeguard_day_number_weekday (new_year) >= SATURDAY ? monday_from (new_year)
                                                                 : new_year;
    case SAFEGUARD_HOLIDAY_RULE_GOOD_FRIDAY:
      return safeguard_easter_sunday (year) - 2;
    case SAFEGUARD_HOLIDAY_RULE_EASTER_MONDAY:
      return safeguard_easter_sunday (year) + 1;
    case SAFEGUARD_HOLIDAY_RULE_FIRST_MONDAY_OF_MAY:
      return monday_from (day_of (year, 5, 1));
    case SAFEGUARD_HOLIDAY_RULE_LAST_MONDAY_OF_MAY:
      return monday_until (day_of (year, 5, 31));
    case SAFEGUARD_HOLIDAY_RULE_LAST_MONDAY_OF_AUGUST:
      return monday_until (day_of (year, 8, 31));
    case SAFEGUARD_HOLIDAY_RULE_CHRISTMAS_DAY:
      return after_the_weekend (day_of (year, 12, 25));
    case SAFEGUARD_HOLIDAY_RULE_BOXING_DAY:
      return after_the_weekend (day_of (year, 12, 26));
    default:
      g_return_val_if_reached (0);
    }
}

static gboolean
is_substitute (SafeguardHolidayRule rule, guint year, SafeguardDayNumber day)
{
  switch (rule)
    {
    case SAFEGUARD_HOLIDAY_RULE_FIRST_OF_JANUARY:
      return day != day_of (year, 1, 1);
    case SAFEGUARD_HOLIDAY_RULE_CHRISTMAS_DAY:
      return day != day_of (year, 12, 25);
    case SAFEGUARD_HOLIDAY_RULE_BOXING_DAY:
      return day != day_of (year, 12, 26);
    default:
      return FALSE;
    }
}

static const SafeguardHolidayMove *
find_move (const SafeguardHolidayLaw *self, guint yearly, guint year, gint64 known)
{
  for (guint i = 0; i < self->moves->len; i++)
    {
      const SafeguardHolidayMove *move = &g_array_index (self->moves, SafeguardHolidayMove, i);

      if (move->yearly == yearly && move->year == year && move->published <= known)
        return move;
    }

  return NULL;
}

static SafeguardHoliday
holiday_in_year (const SafeguardHolidayLaw *self, guint index, guint year, gint64 known)
{
  const SafeguardYearlyHoliday *yearly
      = &g_array_index (self->yearly, SafeguardYearlyHoliday, index);
  const SafeguardHolidayMove *move = find_move (self, index, year, known);
  gint64 listed = self->listed[year - SAFEGUARD_CALENDAR_FIRST_YEAR];
  SafeguardHoliday holiday = {
      .day = day_by_rule (yearly->rule, year),
      .name = yearly->name,
      .published = listed <= known ? listed : G_MININT64,
  };

  if (move == NULL)
    {
      holiday.kind = is_substitute (yearly->rule, year, holiday.day) ? SAFEGUARD_HOLIDAY_SUBSTITUTE
                                                                     : SAFEGUARD_HOLIDAY_ORDINARY;
      return holiday;
    }

  /* Only a list that was out before the move can have carried the old day. */
  if (listed != G_MININT64 && listed < move->published)
    holiday.replaces = holiday.day;
  holiday.kind = SAFEGUARD_HOLIDAY_MOVED;
  holiday.day = move->to;
  holiday.published = move->published;
  if (move->name != NULL)
    holiday.name = move->name;

  return holiday;
}

static int
compare_holidays (gconstpointer a, gconstpointer b)
{
  const SafeguardHoliday *first = a, *second = b;

  return (first->day > second->day) - (first->day < second->day);
}

GArray *
safeguard_holiday_law_list (const SafeguardHolidayLaw *self, gint64 known)
{
  GArray *holidays = g_array_new (FALSE, FALSE, sizeof (SafeguardHoliday));

  for (guint year = SAFEGUARD_CALENDAR_FIRST_YEAR; year <= SAFEGUARD_CALENDAR_LAST_YEAR; year++)
    for (guint i = 0; i < self->yearly->len; i++)
      {
        const SafeguardYearlyHoliday *yearly
            = &g_array_index (self->yearly, SafeguardYearlyHoliday, i);

        if (year < yearly->from_year || year > yearly->to_year)
          continue;
        SafeguardHoliday holiday = holiday_in_year (self, i, year, known);
        g_array_append_val (holidays, holiday);
      }

  for (guint i = 0; i < self->one_offs->len; i++)
    {
      const SafeguardOneOffHoliday *one_off
          = &g_array_index (self->one_offs, SafeguardOneOffHoliday, i);
      SafeguardHoliday holiday = {.day = one_off->day,
                                  .kind = SAFEGUARD_HOLIDAY_ONE_OFF,
                                  .published = one_off->published,
                                  .name = one_off->name};

      if (one_off->certain || one_off->published <= known)
        g_array_append_val (holidays, holiday);
    }

  g_array_sort (holidays, compare_holidays);

  return holidays;
}

SafeguardDayNumber
safeguard_holiday_law_horizon (const SafeguardHolidayLaw *self, gint64 known)
{
  /* The years before the first list that is known of are long settled. */
  guint year = self->first_listed - 1;

  if (self->first_listed == 0)
    return 0;
  while (year < self->last_listed
         && self->listed[year + 1 - SAFEGUARD_CALENDAR_FIRST_YEAR] <= known)
    year++;

  return day_of (year, 12, 31);
}
