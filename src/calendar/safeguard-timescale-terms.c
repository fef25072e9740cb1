/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-timescale-rule-private.h"

#include <string.h>

const char *const safeguard_months[]
    = {"January", "February",  "March",   "April",    "May",      "June", "July",
       "August",  "September", "October", "November", "December", NULL};

static const char *const starts_keys[] = {"later-of", "earlier-of", "due-of", NULL};
static const char *const repeats_keys[] = {"every", "every-year", "times", "per", NULL};
static const char *const directions[] = {"after", "before", NULL};
static const char *const day_ones[] = {"next", "same", NULL};
static const char *const kinds[] = {"duty", "expiry", "not-before", NULL};
static const char *const day_kinds[] = {"saturday", "sunday", "bank-holiday", NULL};

gboolean
safeguard_timescale_rule_read_limit (const SafeguardNode *node,
                                     SafeguardLimit *out,
                                     SafeguardIssueLog *log)
{
  const char *text = safeguard_node_as_text (node, log);

  if (text == NULL)
    return FALSE;
  if (safeguard_limit_parse (text, out))
    return TRUE;

  safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                           "'%.60s' is no limit; one is a number of hours, working days, days, "
                           "weeks, months, years or school days, a century at most, or 'at once', "
                           "or 'none'",
                           text);
  return FALSE;
}

static char **
read_ids (const SafeguardNode *node, SafeguardIssueLog *log)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (node->kind != SAFEGUARD_NODE_LIST)
    {
      const char *id = safeguard_node_as_id (node, log);

      if (id != NULL)
        g_strv_builder_add (ids, id);
      return g_strv_builder_end (ids);
    }
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      const char *id = safeguard_node_as_id (child, log);

      if (id != NULL)
        g_strv_builder_add (ids, id);
    }

  return g_strv_builder_end (ids);
}

static void
replace_ids (char ***ids, const SafeguardNode *map, const char *key, SafeguardIssueLog *log)
{
  const SafeguardNode *node = safeguard_node_get (map, key);

  if (node == NULL)
    return;
  g_strfreev (*ids);
  *ids = read_ids (node, log);
}

static void
read_falling (SafeguardTimescaleRule *self, const SafeguardNode *map, SafeguardIssueLog *log)
{
  replace_ids (&self->falls_away, map, "falls-away-with", log);
  replace_ids (&self->stands_again, map, "stands-again-with", log);
  if (self->stands_again[0] != NULL && self->falls_away[0] == NULL)
    safeguard_node_complain (map, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                             "what never falls away does not stand again; falls-away-with is "
                             "missing");
}

/* {later-of: [...]}, {earlier-of: [...]} or {due-of: timescale}: NULL with a complaint unless it is
 * one of them. */
static const SafeguardNode *
pick_start (const SafeguardNode *map, SafeguardStartKind *kind, SafeguardIssueLog *log)
{
  static const SafeguardStartKind kinds_of_keys[]
      = {SAFEGUARD_START_LATER_OF, SAFEGUARD_START_EARLIER_OF, SAFEGUARD_START_DUE_OF};
  const SafeguardNode *found = NULL;
  guint n = 0;

  safeguard_node_check_keys (map, starts_keys, log);
  for (guint i = 0; i < G_N_ELEMENTS (kinds_of_keys); i++)
    {
      const SafeguardNode *node = safeguard_node_get (map, starts_keys[i]);

      if (node == NULL)
        continue;
      found = node;
      *kind = kinds_of_keys[i];
      n++;
    }
  if (n == 1)
    return found;

  safeguard_node_complain (map, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                           "a clock starts from an event, from the later-of or the earlier-of "
                           "several, or from the day that another is due-of");
  return NULL;
}

static void
set_start (SafeguardTimescaleRule *self, SafeguardStartKind kind, char **events, const char *due_of)
{
  g_strfreev (self->start.events);
  g_free (self->start.due_of);
  self->start = (SafeguardStart){kind, events, g_strdup (due_of)};
}

/* "not-stated", an event, or one of the maps. */
static void
read_starts (SafeguardTimescaleRule *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  SafeguardStartKind kind = SAFEGUARD_START_EVENT;
  const SafeguardNode *events = node;

  if (node->kind == SAFEGUARD_NODE_MAP)
    events = pick_start (node, &kind, log);
  else if (node->kind == SAFEGUARD_NODE_LIST)
    {
      safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_TYPE, NULL,
                               "a list of events needs later-of or earlier-of");
      return;
    }

  if (kind == SAFEGUARD_START_DUE_OF)
    {
      const char *id = safeguard_node_as_id (events, log);

      if (id != NULL)
        set_start (self, kind, g_new0 (char *, 1), id);
      return;
    }
  if (events == NULL || (kind != SAFEGUARD_START_EVENT && !safeguard_node_is_list (events, log)))
    return;

  set_start (self, kind, read_ids (events, log), NULL);
  if (kind == SAFEGUARD_START_EVENT
      && g_strv_contains ((const char *const *)self->start.events, "not-stated"))
    set_start (self, SAFEGUARD_START_NOT_STATED, g_new0 (char *, 1), NULL);
}

/* "30 September" */
static gboolean
read_day_of_year (SafeguardTimescaleRule *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  const char *text = safeguard_node_as_text (node, log);
  const char *space = text != NULL ? strchr (text, ' ') : NULL;
  g_autofree char *number = space != NULL ? g_strndup (text, (gsize)(space - text)) : NULL;
  guint64 day = 0;
  SafeguardDayNumber any;

  if (text == NULL)
    return FALSE;
  for (guint i = 0; space != NULL && safeguard_months[i] != NULL; i++)
    /* 2001 had no 29 February: a day that only some years have is no fixed day. */
    if (strcmp (space + 1, safeguard_months[i]) == 0
        && g_ascii_string_to_unsigned (number, 10, 1, 31, &day, NULL)
        && safeguard_day_number_from_ymd (2001, i + 1, (guint)day, &any))
      {
        self->repeats.kind = SAFEGUARD_REPEATS_YEARLY;
        self->repeats.month = i + 1;
        self->repeats.day = (guint)day;
        return TRUE;
      }

  safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                           "'%.40s' is no day of the year, such as 30 September", text);
  return FALSE;
}

/* A round needs a length: "at once" and "none" have none. */
static gboolean
read_round (const SafeguardNode *node, SafeguardLimit *out, SafeguardIssueLog *log)
{
  if (!safeguard_timescale_rule_read_limit (node, out, log))
    return FALSE;
  if (out->count > 0 && out->unit != SAFEGUARD_UNIT_SCHOOL_DAYS)
    return TRUE;

  safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                           "a round lasts a number of hours, working days, days, weeks, months or "
                           "years");
  return FALSE;
}

/* {times: 4, per: year} */
static void
read_times_per (SafeguardTimescaleRule *self,
                const SafeguardNode *node,
                const SafeguardNode *times,
                SafeguardIssueLog *log)
{
  static const char *const periods[] = {"week", "month", "quarter", "year", NULL};
  static const SafeguardLimit lengths[] = {{SAFEGUARD_UNIT_WEEKS, 1},
                                           {SAFEGUARD_UNIT_MONTHS, 1},
                                           {SAFEGUARD_UNIT_MONTHS, 3},
                                           {SAFEGUARD_UNIT_YEARS, 1}};
  const SafeguardNode *per = safeguard_node_require (node, "per", log);
  int choice = per != NULL ? safeguard_node_as_choice (per, periods, log) : -1;
  gint64 count;

  if (choice < 0 || !safeguard_node_as_integer (times, 1, 366, log, &count))
    return;

  self->repeats.kind = SAFEGUARD_REPEATS_TIMES_PER;
  self->repeats.every = lengths[choice];
  self->repeats.period = periods[choice];
  self->repeats.times = (guint)count;
}

static void
read_repeats (SafeguardTimescaleRule *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  const SafeguardNode *every = safeguard_node_get (node, "every");
  const SafeguardNode *yearly = safeguard_node_get (node, "every-year");
  const SafeguardNode *times = safeguard_node_get (node, "times");

  if (node == NULL || !safeguard_node_check_keys (node, repeats_keys, log))
    return;

  self->repeats = (SafeguardRepeats){SAFEGUARD_REPEATS_NEVER};
  if (every != NULL && read_round (every, &self->repeats.every, log))
    self->repeats.kind = SAFEGUARD_REPEATS_EVERY;
  else if (yearly != NULL)
    read_day_of_year (self, yearly, log);
  else if (times != NULL)
    read_times_per (self, node, times, log);
  else if (every == NULL)
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_MISSING_KEY, NULL,
                             "repeats needs every, every-year, or times and per");
}

/* What a source that says hours counts in their stead. Without it hours stay hours. */
static void
read_counted_as (SafeguardTimescaleRule *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  SafeguardLimit counted;

  if (node == NULL || !safeguard_timescale_rule_read_limit (node, &counted, log))
    return;
  if (self->stated.unit == SAFEGUARD_UNIT_NONE || counted.count == 0)
    {
      safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                               self->stated.unit == SAFEGUARD_UNIT_NONE
                                   ? "there is no limit that could be counted as another"
                                   : "a limit is counted as a number of hours or days of any kind, "
                                     "weeks, months or years");
      return;
    }

  self->limit = counted;
}

/* "17:00" */
static void
read_after_hours (SafeguardTimescaleRule *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  const char *text = safeguard_node_as_text (node, log);
  guint hour = 24, minute = 60;

  if (text == NULL)
    return;
  if (strlen (text) == 5 && text[2] == ':' && strspn (text, "0123456789:") == 5)
    {
      hour = (guint)g_ascii_strtoull (text, NULL, 10);
      minute = (guint)g_ascii_strtoull (text + 3, NULL, 10);
    }
  if (hour < 24 && minute < 60)
    self->after_hours = (int)(hour * 60 + minute);
  else
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                             "'%.20s' is no time of day such as \"17:00\" in quotation marks",
                             text);
}

static void
read_excludes (SafeguardTimescaleRule *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  static const SafeguardDayKind values[]
      = {SAFEGUARD_DAY_KIND_SATURDAY, SAFEGUARD_DAY_KIND_SUNDAY, SAFEGUARD_DAY_KIND_BANK_HOLIDAY};

  if (!safeguard_node_is_list (node, log))
    return;

  self->excludes = 0;
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      int choice = safeguard_node_as_choice (child, day_kinds, log);

      if (choice >= 0)
        self->excludes |= SAFEGUARD_EXCLUDES (values[choice]);
    }
}

static int
read_choice (const SafeguardNode *map,
             const char *key,
             const char *const *choices,
             int otherwise,
             SafeguardIssueLog *log)
{
  const SafeguardNode *node = safeguard_node_get (map, key);
  int choice = node != NULL ? safeguard_node_as_choice (node, choices, log) : -1;

  return choice >= 0 ? choice : otherwise;
}

void
safeguard_timescale_rule_replace_text (char **text,
                                       const SafeguardNode *map,
                                       const char *key,
                                       SafeguardIssueLog *log)
{
  const char *value = safeguard_node_as_text (safeguard_node_get (map, key), log);

  if (value == NULL)
    return;
  g_free (*text);
  *text = g_strdup (value);
}

/* What a timescale says, and what a reading of it may change: whatever is there replaces what was.
 */
void
safeguard_timescale_rule_read_terms (SafeguardTimescaleRule *self,
                                     SafeguardPack *pack,
                                     const SafeguardNode *map,
                                     SafeguardIssueLog *log)
{
  const SafeguardNode *limit = safeguard_node_get (map, "limit");
  const SafeguardNode *starts = safeguard_node_get (map, "starts");

  if (limit != NULL && safeguard_timescale_rule_read_limit (limit, &self->stated, log))
    self->limit = self->stated;
  read_counted_as (self, safeguard_node_get (map, "counted-as"), log);
  if (starts != NULL)
    read_starts (self, starts, log);
  replace_ids (&self->met_by, map, "met-by", log);
  read_falling (self, map, log);
  self->before = read_choice (map, "direction", directions, self->before, log) == 1;
  self->day_one_same = read_choice (map, "day-one", day_ones, self->day_one_same, log) == 1;
  self->kind = (SafeguardTimescaleKind)read_choice (map, "kind", kinds, (int)self->kind, log);
  safeguard_timescale_rule_replace_text (&self->holder, map, "holder", log);
  read_repeats (self, safeguard_node_get (map, "repeats"), log);
  read_after_hours (self, safeguard_node_get (map, "after-hours"), log);
  read_excludes (self, safeguard_node_get (map, "excludes"), log);
  safeguard_timescale_rule_read_opens (self, map, log);
  safeguard_timescale_rule_read_pauses (self, pack, map, log);
}
