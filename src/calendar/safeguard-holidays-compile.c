/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-holidays-private.h"

#include "safeguard-nearest-private.h"

#include <string.h>

static const char *const rule_names[] = {
    "first-of-january",    "good-friday",        "easter-monday",
    "first-monday-of-may", "last-monday-of-may", "last-monday-of-august",
    "christmas-day",       "boxing-day",         NULL,
};

static const char *const section_keys[]
    = {"holidays", "moves", "one-offs", "lists", "school", NULL};
static const char *const yearly_keys[]
    = {"id", "name", "rule", "from", "to", "cite", "verified", "because", "note", NULL};
static const char *const move_keys[] = {"id",   "holiday",  "year",    "to",   "name", "published",
                                        "cite", "verified", "because", "note", NULL};
static const char *const one_off_keys[]
    = {"id", "name", "date", "published", "cite", "verified", "because", "note", NULL};
static const char *const lists_keys[] = {"cite", "years", "verified", "because", "note", NULL};

/* Nobody asks a holiday for its citations yet, but a rule without one has to be complained of. */
static void
check_citations (SafeguardPack *pack, const SafeguardNode *node, SafeguardIssueLog *log)
{
  g_autoptr (GListModel) citations = safeguard_pack_read_citations (pack, node, log);
}

static gboolean
read_year (const SafeguardNode *node, guint *out, SafeguardIssueLog *log)
{
  gint64 year = 0;

  if (!safeguard_node_as_integer (node, SAFEGUARD_CALENDAR_FIRST_YEAR, SAFEGUARD_CALENDAR_LAST_YEAR,
                                  log, &year))
    return FALSE;
  *out = (guint)year;

  return TRUE;
}

static gboolean
read_covered_day (const SafeguardNode *node, SafeguardDayNumber *out, SafeguardIssueLog *log)
{
  guint year, month, day;

  if (!safeguard_node_as_day (node, log, out))
    return FALSE;
  safeguard_day_number_to_ymd (*out, &year, &month, &day);
  if (year >= SAFEGUARD_CALENDAR_FIRST_YEAR && year <= SAFEGUARD_CALENDAR_LAST_YEAR)
    return TRUE;

  safeguard_node_complain (node, log, SAFEGUARD_ERROR_OUTSIDE_CALENDAR, NULL,
                           "the calendar covers %d to %d", SAFEGUARD_CALENDAR_FIRST_YEAR,
                           SAFEGUARD_CALENDAR_LAST_YEAR);
  return FALSE;
}

/* `published` may be missing: then the day has always been known, as far as is known. */
static gint64
read_published (const SafeguardNode *rule, SafeguardIssueLog *log)
{
  SafeguardMoment moment;

  if (!safeguard_node_as_moment (safeguard_node_get (rule, "published"), log, &moment))
    return G_MININT64;

  return safeguard_moment_end (&moment);
}

static void
read_yearly (SafeguardHolidayLaw *law, const SafeguardRule *rule, SafeguardIssueLog *log)
{
  SafeguardYearlyHoliday yearly
      = {.from_year = SAFEGUARD_CALENDAR_FIRST_YEAR, .to_year = SAFEGUARD_CALENDAR_LAST_YEAR};
  const char *name;
  int choice;

  safeguard_node_check_keys (rule->node, yearly_keys, log);
  check_citations (rule->pack, rule->node, log);
  name = safeguard_node_as_text (safeguard_node_require (rule->node, "name", log), log);
  choice = safeguard_node_as_choice (safeguard_node_require (rule->node, "rule", log), rule_names,
                                     log);
  read_year (safeguard_node_get (rule->node, "from"), &yearly.from_year, log);
  read_year (safeguard_node_get (rule->node, "to"), &yearly.to_year, log);
  if (name == NULL || choice < 0)
    return;

  yearly.id = g_strdup (rule->id);
  yearly.name = g_strdup (name);
  yearly.rule = (SafeguardHolidayRule)choice;
  g_array_append_val (law->yearly, yearly);
}

static gboolean
find_yearly (SafeguardHolidayLaw *law,
             const SafeguardNode *node,
             guint *out,
             SafeguardIssueLog *log)
{
  const char *id = safeguard_node_as_id (node, log);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (id == NULL)
    return FALSE;
  for (guint i = 0; i < law->yearly->len; i++)
    {
      SafeguardYearlyHoliday *yearly = &g_array_index (law->yearly, SafeguardYearlyHoliday, i);

      *out = i;
      if (strcmp (yearly->id, id) == 0)
        return TRUE;
      g_ptr_array_add (ids, yearly->id);
    }
  g_ptr_array_add (ids, NULL);
  safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE,
                           safeguard_nearest (id, (const char *const *)ids->pdata),
                           "the calendar has no holiday '%.60s' to move", id);

  return FALSE;
}

static void
read_move (SafeguardHolidayLaw *law, const SafeguardRule *rule, SafeguardIssueLog *log)
{
  SafeguardHolidayMove move = {.published = read_published (rule->node, log)};
  const SafeguardNode *holiday = safeguard_node_require (rule->node, "holiday", log);
  const SafeguardNode *year = safeguard_node_require (rule->node, "year", log);
  const SafeguardNode *to = safeguard_node_require (rule->node, "to", log);

  safeguard_node_check_keys (rule->node, move_keys, log);
  check_citations (rule->pack, rule->node, log);
  if (!find_yearly (law, holiday, &move.yearly, log) || !read_year (year, &move.year, log)
      || !read_covered_day (to, &move.to, log))
    return;

  move.name = g_strdup (safeguard_node_as_text (safeguard_node_get (rule->node, "name"), log));
  g_array_append_val (law->moves, move);
}

static void
read_one_off (SafeguardHolidayLaw *law, const SafeguardRule *rule, SafeguardIssueLog *log)
{
  SafeguardOneOffHoliday one_off = {.published = read_published (rule->node, log)};
  const SafeguardNode *date = safeguard_node_require (rule->node, "date", log);
  const char *name = safeguard_node_as_text (safeguard_node_require (rule->node, "name", log), log);

  safeguard_node_check_keys (rule->node, one_off_keys, log);
  check_citations (rule->pack, rule->node, log);
  if (!read_covered_day (date, &one_off.day, log) || name == NULL)
    return;

  one_off.name = g_strdup (name);
  g_array_append_val (law->one_offs, one_off);
}

/* One year of the published lists; the horizon rests on there being no year left out between them.
 */
static void
read_list (SafeguardHolidayLaw *law, const SafeguardNode *node, SafeguardIssueLog *log)
{
  guint64 year = 0;
  SafeguardMoment moment;

  if (!g_ascii_string_to_unsigned (node->key, 10, SAFEGUARD_CALENDAR_FIRST_YEAR,
                                   SAFEGUARD_CALENDAR_LAST_YEAR, &year, NULL)
      || (law->last_listed != 0 && year != law->last_listed + 1))
    {
      safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                               "'%.20s' is not the year after the one before", node->key);
      return;
    }
  if (!safeguard_node_as_moment (node, log, &moment))
    return;

  if (law->first_listed == 0)
    law->first_listed = (guint)year;
  law->last_listed = (guint)year;
  law->listed[year - SAFEGUARD_CALENDAR_FIRST_YEAR] = safeguard_moment_end (&moment);
}

static void
read_lists (SafeguardHolidayLaw *law, SafeguardLayers *layers, SafeguardIssueLog *log)
{
  SafeguardPack *pack = NULL;
  const SafeguardNode *lists = safeguard_layers_get (layers, "calendar.lists", &pack);

  if (lists == NULL || !safeguard_node_check_keys (lists, lists_keys, log))
    return;
  check_citations (pack, lists, log);

  const SafeguardNode *years = safeguard_node_require (lists, "years", log);
  if (years != NULL && safeguard_node_is_map (years, log))
    SAFEGUARD_NODE_FOREACH (child, years)
      read_list (law, child, log);
}

static void
read_section (SafeguardHolidayLaw *law,
              SafeguardLayers *layers,
              const char *section,
              void (*read) (SafeguardHolidayLaw *, const SafeguardRule *, SafeguardIssueLog *),
              SafeguardIssueLog *log)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (layers, section, log);

  for (guint i = 0; i < rules->len; i++)
    read (law, &g_array_index (rules, SafeguardRule, i), log);
}

SafeguardHolidayLaw *
safeguard_holiday_law_compile (SafeguardLayers *layers, SafeguardIssueLog *log)
{
  const SafeguardNode *section = safeguard_layers_get (layers, "calendar", NULL);

  if (section != NULL)
    safeguard_node_check_keys (section, section_keys, log);
  if (safeguard_layers_get (layers, "calendar.holidays", NULL) == NULL)
    return NULL;

  SafeguardHolidayLaw *law = safeguard_holiday_law_new ();

  read_section (law, layers, "calendar.holidays", read_yearly, log);
  read_section (law, layers, "calendar.moves", read_move, log);
  read_section (law, layers, "calendar.one-offs", read_one_off, log);
  read_lists (law, layers, log);

  return law;
}
