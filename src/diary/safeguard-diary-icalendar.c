/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-diary-private.h"

#include "safeguard-list-private.h"

#include <libical/ical.h>

/* Property by property as RFC 5545 has them. libical owns what is added to a component, copies the
 * texts it is given, escapes them and folds lines. Its buffers that belong to the thread and its
 * time zones, which are read from files into state of the whole process, are not used. */

/* What libical would write as an escape that RFC 5545 does not have. */
static char *
plain_text (const char *text)
{
  char *plain = g_strdup (text);

  for (char *c = plain; *c != '\0'; c++)
    if (*c != '\n' && g_ascii_iscntrl (*c))
      *c = ' ';

  return plain;
}

/* An instant in UTC. As an icaltimetype it would have to name libical's own UTC, and that loads all
 * time zones; so the property is made of its name and its text. */
static void
add_instant (icalcomponent *component, const char *name, gint64 instant)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (time, "%Y%m%dT%H%M%SZ");
  icalproperty *property = icalproperty_new_x (text);

  icalproperty_set_x_name (property, name);
  icalcomponent_add_property (component, property);
}

/* 2010, so that a number of 31 bits lasts till 2078. */
#define FIRST_STAMP (G_GINT64_CONSTANT (1262304000) * G_USEC_PER_SEC)

/* A calendar program keeps the date that it has unless the sequence of the event has grown. What
 * moved is not kept here, so that each file counts as later than those that were made before it. */
static int
make_sequence (gint64 stamp)
{
  return (int)CLAMP ((stamp - FIRST_STAMP) / G_USEC_PER_SEC, 0, G_MAXINT32);
}

static struct icaltimetype
make_date (SafeguardDayNumber day)
{
  struct icaltimetype date = icaltime_null_date ();
  guint year, month, day_of_month;

  safeguard_day_number_to_ymd (day, &year, &month, &day_of_month);
  date.year = (int)year;
  date.month = (int)month;
  date.day = (int)day_of_month;

  return date;
}

static void
add_when (icalcomponent *event, const SafeguardDiaryEntry *entry)
{
  if (entry->due.has_time)
    {
      add_instant (event, "DTSTART", entry->due.instant);
      return;
    }

  icalcomponent_add_property (event, icalproperty_new_dtstart (make_date (entry->due.day)));
  icalcomponent_add_property (event, icalproperty_new_dtend (make_date (entry->due.day + 1)));
}

/* The same for the same duty of the same record, however often it is written and wherever it moves
 * to, so that a calendar replaces what it had. */
static char *
make_uid (SafeguardDiaryEntry *entry)
{
  g_autofree char *record = g_uri_escape_string (entry->record, NULL, TRUE);
  GString *uid = g_string_new (NULL);

  g_string_append_printf (uid, "%s/%s", record, entry->clock->rule->id);
  if (entry->place > 1)
    g_string_append_printf (uid, "/%u", entry->place);
  if (safeguard_diary_entry_repeats (entry))
    g_string_append_printf (uid, "/%s", safeguard_diary_entry_get_due_text (entry));
  g_string_append (uid, "@safeguard");

  return g_string_free (uid, FALSE);
}

static char *
make_summary (const SafeguardDiaryEntry *entry)
{
  static const char *const endings[]
      = {[SAFEGUARD_TIMESCALE_KIND_DUTY] = "",
         [SAFEGUARD_TIMESCALE_KIND_EXPIRY] = ": ends",
         [SAFEGUARD_TIMESCALE_KIND_NOT_BEFORE] = ": not before this day"};
  const SafeguardTimescaleRule *rule = entry->clock->rule;

  return g_strdup_printf ("%s%s (record %s)", safeguard_clock_get_name (entry->clock),
                          endings[rule->kind], entry->record);
}

static void
append_due (GString *text, const SafeguardDiaryEntry *entry)
{
  SafeguardMoment due = entry->due.has_time ? safeguard_moment_from_instant (entry->due.instant)
                                            : safeguard_moment_from_day (entry->due.day);
  g_autofree char *day = safeguard_moment_to_text (&due);

  g_string_append_printf (text, "Due: %s\n", day);
  if (safeguard_clock_rests_on_rules_alone (entry->clock))
    g_string_append (text,
                     "The date may move: the bank holidays of that year are not published.\n");
}

/* Day by day; of a later round there is only to say that it is one. */
static void
append_days (GString *text, const SafeguardDiaryEntry *entry)
{
  g_autoptr (GListModel) days = safeguard_clock_explain (entry->clock);

  if (entry->due.day != entry->clock->dates.due.day)
    {
      g_string_append (text, "A later round: due then if each before it is met on its due day.\n");
      return;
    }

  g_string_append_c (text, '\n');
  for (guint i = 0; i < g_list_model_get_n_items (days); i++)
    g_string_append_printf (text, "%s\n", safeguard_day_get_text (safeguard_list_peek (days, i)));
}

static void
append_sources (GString *text, const SafeguardDiaryEntry *entry)
{
  GListModel *citations = entry->clock->rule->citations;

  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autofree char *citation = safeguard_citation_to_text (safeguard_list_peek (citations, i));

      g_string_append_printf (text, "%s%s", i == 0 ? "\nSource: " : "; ", citation);
    }
}

static char *
make_description (const SafeguardDiaryEntry *entry)
{
  const SafeguardTimescaleRule *rule = entry->clock->rule;
  const char *holder = safeguard_clock_get_holder (entry->clock);
  g_autofree char *started = safeguard_moment_to_text (&entry->clock->started);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Limit: %s, from %s\n", rule->limit_text, rule->starts_text);
  if (holder != NULL)
    g_string_append_printf (text, "Whose duty: %s\n", holder);
  g_string_append_printf (text, "Started: %s\n", started);
  append_due (text, entry);
  append_days (text, entry);
  append_sources (text, entry);

  return g_string_free (text, FALSE);
}

/* The day before, or two hours before what is due by the hour. */
static icalcomponent *
make_alarm (const SafeguardDiaryEntry *entry, const char *summary)
{
  struct icaltriggertype trigger = {icaltime_null_time (), ICALDURATIONTYPE_INITIALIZER};
  icalcomponent *alarm = icalcomponent_new_valarm ();

  trigger.duration.is_neg = 1;
  if (entry->due.has_time)
    trigger.duration.hours = 2;
  else
    trigger.duration.days = 1;
  icalcomponent_add_property (alarm, icalproperty_new_action (ICAL_ACTION_DISPLAY));
  icalcomponent_add_property (alarm, icalproperty_new_description (summary));
  icalcomponent_add_property (alarm, icalproperty_new_trigger (trigger));

  return alarm;
}

static icalcomponent *
make_event (SafeguardDiaryEntry *entry, gint64 stamp)
{
  g_autofree char *uid = make_uid (entry);
  g_autofree char *long_summary = make_summary (entry);
  g_autofree char *summary = plain_text (long_summary);
  g_autofree char *long_description = make_description (entry);
  g_autofree char *description = plain_text (long_description);
  const char *holder = safeguard_clock_get_holder (entry->clock);
  icalcomponent *event = icalcomponent_new_vevent ();

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  add_instant (event, "DTSTAMP", stamp);
  add_instant (event, "LAST-MODIFIED", stamp);
  icalcomponent_add_property (event, icalproperty_new_sequence (make_sequence (stamp)));
  add_when (event, entry);
  icalcomponent_add_property (event, icalproperty_new_summary (summary));
  icalcomponent_add_property (event, icalproperty_new_description (description));
  if (holder != NULL)
    icalcomponent_add_property (event, icalproperty_new_categories (holder));
  icalcomponent_add_component (event, make_alarm (entry, summary));

  return event;
}

static char *
write_calendar (GPtrArray *entries, gint64 stamp)
{
  icalcomponent *calendar = icalcomponent_new_vcalendar ();
  char *text, *copy;

  icalcomponent_add_property (calendar, icalproperty_new_prodid ("-//libsafeguard//diary//EN"));
  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  for (guint i = 0; i < entries->len; i++)
    icalcomponent_add_component (calendar, make_event (g_ptr_array_index (entries, i), stamp));

  /* From malloc(), which is not for g_free(). */
  text = icalcomponent_as_ical_string_r (calendar);
  copy = g_strdup (text);
  free (text);
  icalcomponent_free (calendar);

  return copy;
}

/**
 * safeguard_diary_to_icalendar:
 * @self: a diary
 * @from: (nullable): the first day of a window, or %NULL for no bound
 * @to: (nullable): its last day, or %NULL for no bound
 * @stamp: when the calendar is made, which each event says
 * @error: return location for an error
 *
 * Writes what [method@Diary.get_entries] lists as an iCalendar file (RFC 5545): an
 * event for each entry, with an alarm a day before, or two hours before what is due
 * by the hour. The description has the reason: the limit, the start, each day that
 * counted or did not, and the source. The holder is the category.
 *
 * The same diary and stamp give the same text. An event keeps its UID when its date
 * moves, and its SEQUENCE and LAST-MODIFIED grow with the stamp, so that a calendar
 * that reads a later file replaces it; a round of a clock that repeats has its date
 * in the UID.
 *
 * Returns: (transfer full): the text, or %NULL with %SAFEGUARD_ERROR_OUT_OF_RANGE
 *   if the window ends before it begins
 *
 * Since: 1.0
 */
char *
safeguard_diary_to_icalendar (
    SafeguardDiary *self, const GDate *from, const GDate *to, GDateTime *stamp, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_DIARY (self), NULL);
  g_return_val_if_fail (from == NULL || g_date_valid (from), NULL);
  g_return_val_if_fail (to == NULL || g_date_valid (to), NULL);
  g_return_val_if_fail (stamp != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardDayNumber first = from != NULL ? safeguard_day_number_from_date (from) : 0;
  SafeguardDayNumber last = to != NULL ? safeguard_day_number_from_date (to) : 0;

  if (last != 0 && first > last)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
                           "the window of the diary ends before it begins");
      return NULL;
    }

  g_autoptr (GPtrArray) entries = safeguard_diary_find (self, first, last);

  return write_calendar (entries, safeguard_moment_from_date_time (stamp).instant);
}
