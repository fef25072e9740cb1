/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-timescale-rule-private.h"

#include <string.h>

static const char *const timescale_keys[]
    = {"id",   "name",     "limit",   "starts",      "met-by",   "direction",  "day-one",
       "kind", "holder",   "repeats", "after-hours", "excludes", "applies-to", "readings",
       "cite", "verified", "because", "note",        NULL};
static const char *const reading_keys[]
    = {"id", "name", "changes", "cite", "verified", "because", "note", NULL};
static const char *const change_keys[]
    = {"limit",  "starts",  "met-by",      "direction", "day-one", "kind",
       "holder", "repeats", "after-hours", "excludes",  NULL};
static const char *const starts_keys[] = {"later-of", "earlier-of", NULL};
static const char *const repeats_keys[] = {"every", "every-year", "times", "per", NULL};
static const char *const directions[] = {"after", "before", NULL};
static const char *const day_ones[] = {"next", "same", NULL};
static const char *const kinds[] = {"duty", "expiry", "not-before", NULL};
static const char *const day_kinds[] = {"saturday", "sunday", "bank-holiday", NULL};
static const char *const months[]
    = {"January", "February", "March",     "April",   "May",      "June",
       "July",    "August",   "September", "October", "November", "December"};

SafeguardTimescaleRule *
safeguard_timescale_rule_ref (SafeguardTimescaleRule *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
safeguard_timescale_rule_unref (SafeguardTimescaleRule *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->reading);
  g_free (self->name);
  g_free (self->holder);
  g_free (self->note);
  g_free (self->applies_to);
  g_free (self->edition);
  g_free (self->limit_text);
  g_free (self->starts_text);
  g_strfreev (self->start.events);
  g_strfreev (self->met_by);
  g_clear_object (&self->citations);
  g_ptr_array_unref (self->readings);
  g_free (self);
}

static SafeguardTimescaleRule *
rule_new (void)
{
  SafeguardTimescaleRule *self = g_new0 (SafeguardTimescaleRule, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->start.events = g_new0 (char *, 1);
  self->met_by = g_new0 (char *, 1);
  self->after_hours = -1;
  self->excludes = SAFEGUARD_EXCLUDES_STATUTORY;
  self->readings = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_timescale_rule_unref);

  return self;
}

static SafeguardTimescaleRule *
rule_copy (const SafeguardTimescaleRule *other)
{
  SafeguardTimescaleRule *self = rule_new ();

  self->id = g_strdup (other->id);
  self->name = g_strdup (other->name);
  self->holder = g_strdup (other->holder);
  self->applies_to = g_strdup (other->applies_to);
  self->edition = g_strdup (other->edition);
  self->limit = other->limit;
  self->start.kind = other->start.kind;
  g_strfreev (self->start.events);
  self->start.events = g_strdupv (other->start.events);
  g_strfreev (self->met_by);
  self->met_by = g_strdupv (other->met_by);
  self->before = other->before;
  self->day_one_same = other->day_one_same;
  self->kind = other->kind;
  self->repeats = other->repeats;
  self->after_hours = other->after_hours;
  self->excludes = other->excludes;

  return self;
}

static gboolean
read_limit (const SafeguardNode *node, SafeguardLimit *out, SafeguardIssueLog *log)
{
  const char *text = safeguard_node_as_text (node, log);

  if (text == NULL)
    return FALSE;
  if (safeguard_limit_parse (text, out))
    return TRUE;

  safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                           "'%.60s' is no limit; one is a number of hours, working days, days, "
                           "weeks, months, years or school days, or 'at once', or 'none'",
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

/* "not-stated", an event, or {later-of: [...]} or {earlier-of: [...]}. */
static void
read_starts (SafeguardTimescaleRule *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  const SafeguardNode *later = safeguard_node_get (node, "later-of");
  const SafeguardNode *earlier = safeguard_node_get (node, "earlier-of");
  const SafeguardNode *events = later != NULL ? later : earlier != NULL ? earlier : node;

  if (node->kind == SAFEGUARD_NODE_MAP)
    {
      safeguard_node_check_keys (node, starts_keys, log);
      if ((later == NULL) == (earlier == NULL))
        {
          safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                                   "a clock starts from an event, or from the later-of or the "
                                   "earlier-of several");
          return;
        }
      if (!safeguard_node_is_list (events, log))
        return;
    }
  else if (node->kind == SAFEGUARD_NODE_LIST)
    {
      safeguard_node_complain (node, log, SAFEGUARD_ERROR_WRONG_TYPE, NULL,
                               "a list of events needs later-of or earlier-of");
      return;
    }

  g_strfreev (self->start.events);
  self->start.events = read_ids (events, log);
  self->start.kind = later != NULL     ? SAFEGUARD_START_LATER_OF
                     : earlier != NULL ? SAFEGUARD_START_EARLIER_OF
                                       : SAFEGUARD_START_EVENT;
  if (self->start.kind == SAFEGUARD_START_EVENT
      && g_strv_contains ((const char *const *)self->start.events, "not-stated"))
    {
      self->start.kind = SAFEGUARD_START_NOT_STATED;
      g_clear_pointer (&self->start.events, g_strfreev);
      self->start.events = g_new0 (char *, 1);
    }
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
  for (guint i = 0; space != NULL && i < G_N_ELEMENTS (months); i++)
    /* 2001 had no 29 February: a day that only some years have is no fixed day. */
    if (strcmp (space + 1, months[i]) == 0
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
  if (!read_limit (node, out, log))
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

static void
replace_text (char **text, const SafeguardNode *map, const char *key, SafeguardIssueLog *log)
{
  const char *value = safeguard_node_as_text (safeguard_node_get (map, key), log);

  if (value == NULL)
    return;
  g_free (*text);
  *text = g_strdup (value);
}

/* What a timescale says, and what a reading of it may change: whatever is there replaces what was.
 */
static void
read_terms (SafeguardTimescaleRule *self, const SafeguardNode *map, SafeguardIssueLog *log)
{
  const SafeguardNode *limit = safeguard_node_get (map, "limit");
  const SafeguardNode *starts = safeguard_node_get (map, "starts");
  const SafeguardNode *met_by = safeguard_node_get (map, "met-by");

  if (limit != NULL)
    read_limit (limit, &self->limit, log);
  if (starts != NULL)
    read_starts (self, starts, log);
  if (met_by != NULL)
    {
      g_strfreev (self->met_by);
      self->met_by = read_ids (met_by, log);
    }
  self->before = read_choice (map, "direction", directions, self->before, log) == 1;
  self->day_one_same = read_choice (map, "day-one", day_ones, self->day_one_same, log) == 1;
  self->kind = (SafeguardTimescaleKind)read_choice (map, "kind", kinds, (int)self->kind, log);
  replace_text (&self->holder, map, "holder", log);
  read_repeats (self, safeguard_node_get (map, "repeats"), log);
  read_after_hours (self, safeguard_node_get (map, "after-hours"), log);
  read_excludes (self, safeguard_node_get (map, "excludes"), log);
}

static char *
make_starts_text (const SafeguardStart *start)
{
  g_autofree char *events = g_strjoinv (" and ", start->events);

  switch (start->kind)
    {
    case SAFEGUARD_START_LATER_OF:
      return g_strdup_printf ("the later of %s", events);
    case SAFEGUARD_START_EARLIER_OF:
      return g_strdup_printf ("the earlier of %s", events);
    case SAFEGUARD_START_EVENT:
      return g_steal_pointer (&events);
    case SAFEGUARD_START_NOT_STATED:
    default:
      return g_strdup ("not stated");
    }
}

static char *
make_limit_text (const SafeguardTimescaleRule *self)
{
  g_autofree char *text = safeguard_limit_to_text (&self->limit);

  if (self->limit.unit != SAFEGUARD_UNIT_PERIOD)
    return g_steal_pointer (&text);
  if (self->repeats.kind == SAFEGUARD_REPEATS_YEARLY)
    return g_strdup_printf ("by %u %s of each year", self->repeats.day,
                            months[self->repeats.month - 1]);

  return g_strdup_printf ("%u times in each %s", self->repeats.times, self->repeats.period);
}

static gboolean
all_verified (GListModel *citations)
{
  gboolean verified = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (citations) && verified; i++)
    {
      g_autoptr (SafeguardCitation) citation = g_list_model_get_item (citations, i);
      verified = safeguard_citation_is_verified (citation);
    }

  return verified;
}

static void
finish (SafeguardTimescaleRule *self, GListModel *citations)
{
  /* A day of the year, or so many times in a period, is a limit of its own. */
  if (self->repeats.kind == SAFEGUARD_REPEATS_YEARLY
      || self->repeats.kind == SAFEGUARD_REPEATS_TIMES_PER)
    self->limit = (SafeguardLimit){SAFEGUARD_UNIT_PERIOD, 0};
  self->limit_text = make_limit_text (self);
  self->starts_text = make_starts_text (&self->start);
  self->citations = citations;
  self->verified = all_verified (citations);
}

static void
read_reading (SafeguardTimescaleRule *self,
              const SafeguardRule *rule,
              const SafeguardNode *node,
              SafeguardIssueLog *log)
{
  const SafeguardNode *changes = safeguard_node_require (node, "changes", log);
  const char *id = safeguard_node_as_id (safeguard_node_require (node, "id", log), log);

  if (id == NULL || !safeguard_node_check_keys (node, reading_keys, log)
      || !safeguard_node_check_keys (changes, change_keys, log))
    return;

  gboolean used = strcmp (id, self->edition) == 0;
  for (guint i = 0; i < self->readings->len && !used; i++)
    used = strcmp (((SafeguardTimescaleRule *)g_ptr_array_index (self->readings, i))->reading, id)
           == 0;
  if (used)
    {
      safeguard_node_complain (node, log, SAFEGUARD_ERROR_DUPLICATE_ID, NULL,
                               "'%.60s' is used twice", id);
      return;
    }

  SafeguardTimescaleRule *reading = rule_copy (self);
  reading->reading = g_strdup (id);
  replace_text (&reading->name, node, "name", log);
  replace_text (&reading->note, node, "note", log);
  read_terms (reading, changes, log);
  finish (reading, safeguard_pack_read_citations (rule->pack, node, log));
  g_ptr_array_add (self->readings, reading);
}

SafeguardTimescaleRule *
safeguard_timescale_rule_compile (const SafeguardRule *rule, SafeguardIssueLog *log)
{
  SafeguardTimescaleRule *self = rule_new ();
  const SafeguardNode *repeats = safeguard_node_get (rule->node, "repeats");
  const SafeguardNode *readings = safeguard_node_get (rule->node, "readings");
  guint before = safeguard_issue_log_get_n_errors (log);

  safeguard_node_check_keys (rule->node, timescale_keys, log);
  self->id = g_strdup (rule->id);
  self->edition = g_strdup (safeguard_pack_get_id (rule->pack));
  self->reading = g_strdup (self->edition);
  self->name = g_strdup (rule->id);
  replace_text (&self->name, rule->node, "name", log);
  replace_text (&self->note, rule->node, "note", log);
  replace_text (&self->applies_to, rule->node, "applies-to", log);
  safeguard_node_require (rule->node, "starts", log);
  if (repeats == NULL || safeguard_node_get (repeats, "every") != NULL)
    safeguard_node_require (rule->node, "limit", log);
  read_terms (self, rule->node, log);
  finish (self, safeguard_pack_read_citations (rule->pack, rule->node, log));
  if (readings != NULL && safeguard_node_is_list (readings, log))
    SAFEGUARD_NODE_FOREACH (child, readings)
      read_reading (self, rule, child, log);

  /* What cannot be used is left out; strict or tolerant, nothing is half loaded. */
  if (safeguard_issue_log_get_n_errors (log) > before)
    g_clear_pointer (&self, safeguard_timescale_rule_unref);

  return self;
}

gboolean
safeguard_timescale_rule_renews_itself (const SafeguardTimescaleRule *self)
{
  return self->start.kind == SAFEGUARD_START_EVENT
         && g_strv_contains ((const char *const *)self->met_by, self->start.events[0]);
}
