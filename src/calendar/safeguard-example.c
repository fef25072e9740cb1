/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-example-private.h"

#include <string.h>

#include "safeguard-phrase-private.h"
#define DAYS_TRIED 366

/* The events that either timescale may start with, each once. What starts with the due day of
 * another clock starts with an event of that name. */
static GPtrArray *
list_starts (const SafeguardTimescaleRule *const rules[2])
{
  GPtrArray *starts = g_ptr_array_new_with_free_func (g_free);

  for (guint side = 0; side < 2; side++)
    {
      const SafeguardStart *start = &rules[side]->start;

      for (guint i = 0; start->events[i] != NULL; i++)
        if (!g_ptr_array_find_with_equal_func (starts, start->events[i], g_str_equal, NULL))
          g_ptr_array_add (starts, g_strdup (start->events[i]));
      if (start->kind == SAFEGUARD_START_DUE_OF)
        {
          g_autofree char *due = safeguard_phrase_fill ("begun-due", "clock", start->due_of, NULL);

          if (!g_ptr_array_find_with_equal_func (starts, due, g_str_equal, NULL))
            g_ptr_array_add (starts, g_steal_pointer (&due));
        }
    }

  return starts;
}

/* What happens when: the event at place i, on the day after as many others as @shift makes it come
 * behind. */
typedef struct
{
  GPtrArray *starts;
  SafeguardDayNumber day;
  guint shift;
} Story;

static SafeguardDayNumber
day_of (const Story *story, const char *event)
{
  for (guint i = 0; i < story->starts->len; i++)
    if (strcmp (g_ptr_array_index (story->starts, i), event) == 0)
      return story->day + (i + story->shift) % story->starts->len;

  g_return_val_if_reached (story->day);
}

/* 0 where the source does not say what starts it. */
static SafeguardDayNumber
find_start (const Story *story, const SafeguardStart *start)
{
  SafeguardDayNumber day = 0;

  if (start->kind == SAFEGUARD_START_DUE_OF)
    {
      g_autofree char *due = safeguard_phrase_fill ("begun-due", "clock", start->due_of, NULL);

      return day_of (story, due);
    }
  for (guint i = 0; start->events[i] != NULL; i++)
    {
      SafeguardDayNumber other = day_of (story, start->events[i]);

      if (day == 0)
        day = other;
      else
        day = start->kind == SAFEGUARD_START_LATER_OF ? MAX (day, other) : MIN (day, other);
    }

  return day;
}

/* "Mon 14 Oct 2019", "nothing"; NULL if it cannot be worked out. */
static char *
find_due (const Story *story, const SafeguardTimescaleRule *rule, SafeguardCalendar *calendar)
{
  SafeguardDayNumber day = find_start (story, &rule->start);
  SafeguardMoment start = safeguard_moment_from_day (day);
  SafeguardDue due = {0};

  if (day == 0 || rule->limit.unit == SAFEGUARD_UNIT_NONE)
    return g_strdup (safeguard_phrase ("is-due-nothing"));
  if (calendar == NULL
      || !safeguard_reckon_due (rule, calendar, &start, 0, NULL, G_MININT64, &due, NULL))
    return NULL;
  if (due.day == 0)
    return g_strdup (safeguard_phrase ("is-due-nothing"));

  SafeguardMoment moment = {due.day, due.has_time, FALSE, due.instant};

  return safeguard_moment_to_text (&moment);
}

static char *
tell (const Story *story)
{
  char *text = NULL;

  for (guint i = 0; i < story->starts->len; i++)
    {
      const char *event = g_ptr_array_index (story->starts, i);
      g_autofree char *day = safeguard_day_number_to_text (day_of (story, event));

      g_autofree char *one = safeguard_phrase_fill ("begun-on", "event", event, "day", day, NULL);
      char *longer = text != NULL
                         ? safeguard_phrase_fill ("list-last", "list", text, "last", one, NULL)
                         : g_strdup (one);

      g_free (text);
      text = longer;
    }

  return text;
}

static gboolean
try_story (const Story *story,
           const SafeguardTimescaleRule *const rules[2],
           SafeguardCalendar *const calendars[2],
           char **begun,
           char *due[2])
{
  g_autofree char *first = find_due (story, rules[0], calendars[0]);
  g_autofree char *second = find_due (story, rules[1], calendars[1]);

  if (first == NULL || second == NULL || strcmp (first, second) == 0)
    return FALSE;

  *begun = tell (story);
  due[0] = g_steal_pointer (&first);
  due[1] = g_steal_pointer (&second);

  return TRUE;
}

void
safeguard_example_find_move (const SafeguardTimescaleRule *const rules[2],
                             SafeguardCalendar *const calendars[2],
                             SafeguardDayNumber day,
                             char **begun,
                             char *due[2])
{
  g_autoptr (GPtrArray) starts = list_starts (rules);
  Story story = {starts, day, 0};

  for (guint i = 0; i < DAYS_TRIED; i++)
    for (story.day = day + i, story.shift = 0; story.shift < starts->len; story.shift++)
      if (try_story (&story, rules, calendars, begun, due))
        return;
}
