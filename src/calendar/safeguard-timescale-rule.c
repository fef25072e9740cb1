/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-timescale-rule-private.h"

#include "safeguard-list-private.h"

#include <string.h>

static const char *const timescale_keys[] = {"id",
                                             "name",
                                             "limit",
                                             "counted-as",
                                             "opens",
                                             "pauses",
                                             "relaxed",
                                             "starts",
                                             "met-by",
                                             "falls-away-with",
                                             "stands-again-with",
                                             "direction",
                                             "day-one",
                                             "kind",
                                             "holder",
                                             "repeats",
                                             "after-hours",
                                             "excludes",
                                             "applies-to",
                                             "readings",
                                             "cite",
                                             "verified",
                                             "because",
                                             "note",
                                             NULL};
static const char *const reading_keys[]
    = {"id", "name", "changes", "cite", "verified", "because", "note", NULL};
static const char *const change_keys[]
    = {"limit",           "counted-as",        "opens",     "pauses",  "starts", "met-by",
       "falls-away-with", "stands-again-with", "direction", "day-one", "kind",   "holder",
       "repeats",         "after-hours",       "excludes",  NULL};

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
  g_free (self->start.due_of);
  g_strfreev (self->met_by);
  g_strfreev (self->falls_away);
  g_strfreev (self->stands_again);
  g_clear_object (&self->citations);
  g_free (self->paused_by);
  g_free (self->resumed_by);
  g_clear_object (&self->pause_citations);
  g_ptr_array_unref (self->relaxations);
  g_ptr_array_unref (self->readings);
  g_clear_pointer (&self->overridden, safeguard_timescale_rule_unref);
  g_free (self);
}

static void
relaxation_free (SafeguardRelaxation *relaxation)
{
  g_free (relaxation->id);
  g_free (relaxation->says);
  g_clear_object (&relaxation->citations);
  g_free (relaxation);
}

static SafeguardTimescaleRule *
rule_new (void)
{
  SafeguardTimescaleRule *self = g_new0 (SafeguardTimescaleRule, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->start.events = g_new0 (char *, 1);
  self->met_by = g_new0 (char *, 1);
  self->falls_away = g_new0 (char *, 1);
  self->stands_again = g_new0 (char *, 1);
  self->after_hours = -1;
  self->excludes = SAFEGUARD_EXCLUDES_STATUTORY;
  self->relaxations = g_ptr_array_new_with_free_func ((GDestroyNotify)relaxation_free);
  self->readings = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_timescale_rule_unref);

  return self;
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
    case SAFEGUARD_START_DUE_OF:
      return g_strdup_printf ("the due day of %s", start->due_of);
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
  g_autofree char *stated = safeguard_limit_to_text (&self->stated);

  if (self->limit.unit != SAFEGUARD_UNIT_PERIOD && g_str_equal (text, stated))
    return g_steal_pointer (&text);
  if (self->limit.unit != SAFEGUARD_UNIT_PERIOD)
    return g_strdup_printf ("%s, counted as %s", stated, text);
  if (self->repeats.kind == SAFEGUARD_REPEATS_YEARLY)
    return g_strdup_printf ("by %u %s of each year", self->repeats.day,
                            safeguard_months[self->repeats.month - 1]);

  if (self->repeats.times == 1)
    return g_strdup_printf ("once in each %s", self->repeats.period);
  if (self->repeats.times == 2)
    return g_strdup_printf ("twice in each %s", self->repeats.period);

  return g_strdup_printf ("%u times in each %s", self->repeats.times, self->repeats.period);
}

gboolean
safeguard_timescale_rule_all_verified (GListModel *citations)
{
  guint n = g_list_model_get_n_items (citations);
  gboolean verified = n > 0;

  for (guint i = 0; i < n && verified; i++)
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
  self->verified = safeguard_timescale_rule_all_verified (citations);
}

SafeguardTimescaleRule *
safeguard_timescale_rule_blank (void)
{
  static gsize once = 0;
  static SafeguardTimescaleRule *blank = NULL;

  if (g_once_init_enter (&once))
    {
      blank = rule_new ();
      blank->id = g_strdup ("");
      blank->reading = g_strdup ("");
      blank->name = g_strdup ("");
      blank->edition = g_strdup ("");
      finish (blank, safeguard_list_new_empty (SAFEGUARD_TYPE_CITATION));
      g_once_init_leave (&once, 1);
    }

  return safeguard_timescale_rule_ref (blank);
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
  self->stated = other->stated;
  self->limit = other->limit;
  self->start.kind = other->start.kind;
  g_strfreev (self->start.events);
  self->start.events = g_strdupv (other->start.events);
  self->start.due_of = g_strdup (other->start.due_of);
  g_strfreev (self->met_by);
  self->met_by = g_strdupv (other->met_by);
  g_strfreev (self->falls_away);
  self->falls_away = g_strdupv (other->falls_away);
  g_strfreev (self->stands_again);
  self->stands_again = g_strdupv (other->stands_again);
  self->before = other->before;
  self->day_one_same = other->day_one_same;
  self->kind = other->kind;
  self->repeats = other->repeats;
  self->opens = other->opens;
  self->paused_by = g_strdup (other->paused_by);
  self->resumed_by = g_strdup (other->resumed_by);
  g_set_object (&self->pause_citations, other->pause_citations);
  g_ptr_array_unref (self->relaxations);
  self->relaxations = g_ptr_array_ref (other->relaxations);
  self->after_hours = other->after_hours;
  self->excludes = other->excludes;

  return self;
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
  safeguard_timescale_rule_replace_text (&reading->name, node, "name", log);
  safeguard_timescale_rule_replace_text (&reading->note, node, "note", log);
  safeguard_timescale_rule_read_terms (reading, rule->pack, changes, log);
  finish (reading, safeguard_pack_read_citations (rule->pack, node, log));
  g_ptr_array_add (self->readings, reading);
}

/* How many days a holiday can add to so many of a kind, at the most: to working days a weekend and
 * the four days of Easter or Christmas, to school days the summer. */
static guint64
stretch_hours (const SafeguardLimit *limit)
{
  switch (limit->unit)
    {
    case SAFEGUARD_UNIT_WORKING_DAYS:
      return 6 * 24;
    case SAFEGUARD_UNIT_SCHOOL_DAYS:
      return 8 * 7 * 24;
    default:
      return 0;
    }
}

static gboolean
same_start (const SafeguardStart *a, const SafeguardStart *b)
{
  return a->kind == b->kind
         && g_strv_equal ((const char *const *)a->events, (const char *const *)b->events)
         && g_strcmp0 (a->due_of, b->due_of) == 0;
}

/* A reading that starts as the layer below does says that the two differ, and so do rulings. */
static gboolean
starts_as (const SafeguardTimescaleRule *self, const SafeguardTimescaleRule *below)
{
  for (guint i = 0; i < self->readings->len; i++)
    if (same_start (&((SafeguardTimescaleRule *)g_ptr_array_index (self->readings, i))->start,
                    &below->start))
      return TRUE;

  return same_start (&self->start, &below->start);
}

/* By its length the limit is not the looser one; what it counts, and from when, can make it so. */
static void
check_comparable (const SafeguardTimescaleRule *self,
                  const SafeguardTimescaleRule *below,
                  const SafeguardNode *node,
                  SafeguardIssueLog *log)
{
  guint64 added = stretch_hours (&self->limit);

  if (!starts_as (self, below))
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_INCOMPARABLE_TIMESCALE, NULL,
                             "it starts with %s, and that of %s, which it overrides, with %s: "
                             "whether it is the looser cannot be told",
                             self->starts_text, below->edition, below->starts_text);
  else if (added > stretch_hours (&below->limit)
           && safeguard_limit_estimate_hours (&self->limit) + added
                  > safeguard_limit_estimate_hours (&below->limit))
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_INCOMPARABLE_TIMESCALE, NULL,
                             "the limit is %s; %s, which it overrides, gives %s, and a holiday can "
                             "make that the shorter",
                             self->limit_text, below->edition, below->limit_text);
}

/* A duty may be due sooner here than in the layer below, and should not be due later. A limit that
 * counts back from an event, or says how long a power lasts, is not compared. */
static void
check_looser (const SafeguardTimescaleRule *self, const SafeguardNode *node, SafeguardIssueLog *log)
{
  const SafeguardTimescaleRule *below = self->overridden;

  if (below == NULL || self->before || self->kind != SAFEGUARD_TIMESCALE_KIND_DUTY
      || self->limit.unit == SAFEGUARD_UNIT_PERIOD)
    return;

  if (safeguard_limit_estimate_hours (&self->limit)
      > safeguard_limit_estimate_hours (&below->limit))
    safeguard_node_complain (node, log, SAFEGUARD_ERROR_LOOSER_TIMESCALE, NULL,
                             "the limit is %s; %s, which it overrides, gives %s", self->limit_text,
                             below->edition, below->limit_text);
  else
    check_comparable (self, below, node, log);
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
  safeguard_timescale_rule_replace_text (&self->name, rule->node, "name", log);
  safeguard_timescale_rule_replace_text (&self->note, rule->node, "note", log);
  safeguard_timescale_rule_replace_text (&self->applies_to, rule->node, "applies-to", log);
  safeguard_node_require (rule->node, "starts", log);
  if (repeats == NULL || safeguard_node_get (repeats, "every") != NULL)
    safeguard_node_require (rule->node, "limit", log);
  safeguard_timescale_rule_read_terms (self, rule->pack, rule->node, log);
  safeguard_timescale_rule_read_relaxed (self, rule->pack, rule->node, log);
  finish (self, safeguard_pack_read_citations (rule->pack, rule->node, log));
  if (readings != NULL && safeguard_node_is_list (readings, log))
    SAFEGUARD_NODE_FOREACH (child, readings)
      read_reading (self, rule, child, log);

  if (rule->below != NULL)
    self->overridden = safeguard_timescale_rule_compile (rule->below, log);

  check_looser (self, rule->node, log);

  /* What cannot be used is left out; strict or tolerant, nothing is half loaded. */
  if (safeguard_issue_log_get_n_errors (log) > before)
    g_clear_pointer (&self, safeguard_timescale_rule_unref);

  return self;
}

void
safeguard_timescale_rule_lose_start (SafeguardTimescaleRule *self)
{
  g_autofree char *before = g_steal_pointer (&self->starts_text);

  self->starts_text = g_strconcat (before, ", which is switched off", NULL);
  self->start.kind = SAFEGUARD_START_NOT_STATED;
  g_clear_pointer (&self->start.due_of, g_free);
}

gboolean
safeguard_timescale_rule_renews_itself (const SafeguardTimescaleRule *self)
{
  return self->start.kind == SAFEGUARD_START_EVENT
         && g_strv_contains ((const char *const *)self->met_by, self->start.events[0]);
}
