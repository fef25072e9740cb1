/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-timescales-diff-private.h"

#include <string.h>

#include "safeguard-clock-private.h"
#include "safeguard-example-private.h"
#include "safeguard-phrase-private.h"

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The events in one text, in whatever order the source has them; NULL without any. */
static char *
list_events (char *const *events)
{
  guint n = g_strv_length ((char **)events);
  g_autofree const char **sorted = g_memdup2 (events, (n + 1) * sizeof *sorted);

  if (n == 0)
    return NULL;
  qsort (sorted, n, sizeof *sorted, compare_texts);

  return g_strjoinv (", ", (char **)sorted);
}

static char *
limit_text (const SafeguardLimit *limit)
{
  return limit->unit == SAFEGUARD_UNIT_NONE ? NULL : safeguard_limit_to_text (limit);
}

/* Weeks are days and years are months: a limit that is only written in another unit is the same. */
static char *
limit_sense (const SafeguardLimit *limit)
{
  SafeguardLimit plain = *limit;

  if (plain.unit == SAFEGUARD_UNIT_WEEKS)
    plain = (SafeguardLimit){SAFEGUARD_UNIT_DAYS, plain.count * 7};
  if (plain.unit == SAFEGUARD_UNIT_YEARS)
    plain = (SafeguardLimit){SAFEGUARD_UNIT_MONTHS, plain.count * 12};

  return limit_text (&plain);
}

static char *
say_limit (const SafeguardTimescaleRule *rule)
{
  return g_strdup (rule->limit_text);
}

static char *
mean_limit (const SafeguardTimescaleRule *rule)
{
  return rule->limit.unit == SAFEGUARD_UNIT_PERIOD ? g_strdup (rule->limit_text)
                                                   : limit_sense (&rule->limit);
}

static char *
say_start (const SafeguardTimescaleRule *rule)
{
  return g_strdup (rule->starts_text);
}

/* The later of one event is that event. */
static char *
mean_start (const SafeguardTimescaleRule *rule)
{
  g_autofree char *events = list_events (rule->start.events);
  SafeguardStartKind kind = rule->start.kind;

  if (kind == SAFEGUARD_START_LATER_OF && g_strv_length (rule->start.events) == 1)
    kind = SAFEGUARD_START_EVENT;
  if (kind == SAFEGUARD_START_EARLIER_OF && g_strv_length (rule->start.events) == 1)
    kind = SAFEGUARD_START_EVENT;

  return g_strdup_printf ("%d %s %s", (int)kind, events != NULL ? events : "",
                          rule->start.due_of != NULL ? rule->start.due_of : "");
}

static char *
say_met_by (const SafeguardTimescaleRule *rule)
{
  return list_events (rule->met_by);
}

static char *
say_falls_away (const SafeguardTimescaleRule *rule)
{
  return list_events (rule->falls_away);
}

static char *
say_holder (const SafeguardTimescaleRule *rule)
{
  return rule->holder != NULL ? g_strdelimit (g_strdup (rule->holder), "-", ' ') : NULL;
}

static char *
say_direction (const SafeguardTimescaleRule *rule)
{
  return g_strdup (safeguard_phrase (rule->before ? "is-before" : "is-after"));
}

static char *
say_day_one (const SafeguardTimescaleRule *rule)
{
  return g_strdup (safeguard_phrase (rule->day_one_same ? "is-day-same" : "is-day-next"));
}

static char *
say_kind (const SafeguardTimescaleRule *rule)
{
  return g_strdup (safeguard_timescale_kind_nick (rule->kind));
}

/* Of those that repeat by a day of the year, or so often in a period, the limit says it. */
static char *
say_repeats (const SafeguardTimescaleRule *rule)
{
  g_autofree char *every = NULL;

  if (rule->repeats.kind != SAFEGUARD_REPEATS_EVERY)
    return NULL;
  every = limit_text (&rule->repeats.every);

  return safeguard_phrase_fill ("is-every", "period", every, NULL);
}

static char *
mean_repeats (const SafeguardTimescaleRule *rule)
{
  return rule->repeats.kind == SAFEGUARD_REPEATS_EVERY ? limit_sense (&rule->repeats.every) : NULL;
}

static char *
say_window (const SafeguardTimescaleRule *rule)
{
  return limit_text (&rule->opens);
}

static char *
mean_window (const SafeguardTimescaleRule *rule)
{
  return limit_sense (&rule->opens);
}

static char *
say_pauses (const SafeguardTimescaleRule *rule)
{
  return rule->paused_by == NULL ? NULL
                                 : safeguard_phrase_fill ("is-between", "from", rule->paused_by,
                                                          "until", rule->resumed_by, NULL);
}

static char *
say_after_hours (const SafeguardTimescaleRule *rule)
{
  return rule->after_hours < 0
             ? NULL
             : g_strdup_printf ("%02d:%02d", rule->after_hours / 60, rule->after_hours % 60);
}

/* Which days are no working days matters only where those are counted. */
static char *
say_excludes (const SafeguardTimescaleRule *rule)
{
  static const struct
  {
    SafeguardDayKind kind;
    const char *phrase;
  } kinds[] = {{SAFEGUARD_DAY_KIND_SATURDAY, "days-saturday"},
               {SAFEGUARD_DAY_KIND_SUNDAY, "days-sunday"},
               {SAFEGUARD_DAY_KIND_BANK_HOLIDAY, "days-bank-holiday"}};
  g_autoptr (GString) text = g_string_new (NULL);

  if (rule->limit.unit != SAFEGUARD_UNIT_WORKING_DAYS)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (rule->excludes & SAFEGUARD_EXCLUDES (kinds[i].kind))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              safeguard_phrase (kinds[i].phrase));

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
say_relaxed (const SafeguardTimescaleRule *rule)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rule->relaxations->len; i++)
    {
      const SafeguardRelaxation *one = g_ptr_array_index (rule->relaxations, i);
      g_autofree char *from = safeguard_day_number_to_text (one->from);
      g_autofree char *until = one->until != 0 ? safeguard_day_number_to_text (one->until)
                                               : g_strdup (safeguard_phrase ("is-open-end"));
      g_autofree char *days
          = safeguard_phrase_fill ("is-relaxed", "from", from, "until", until, NULL);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", days);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Every term that binds. What is only told (a name, a note, whom the source has in mind) and the
 * readings that do not bind are none. */
static const struct
{
  const char *term;
  char *(*say) (const SafeguardTimescaleRule *rule);
  char *(*mean) (const SafeguardTimescaleRule *rule); /* NULL: what is said */
} terms[] = {
    {"limit", say_limit, mean_limit},       {"starts", say_start, mean_start},
    {"met-by", say_met_by, NULL},           {"holder", say_holder, NULL},
    {"direction", say_direction, NULL},     {"kind", say_kind, NULL},
    {"repeats", say_repeats, mean_repeats}, {"day-one", say_day_one, NULL},
    {"window", say_window, mean_window},    {"pauses", say_pauses, NULL},
    {"after-hours", say_after_hours, NULL}, {"excludes", say_excludes, NULL},
    {"falls-away", say_falls_away, NULL},   {"relaxed", say_relaxed, NULL},
};

static void
clear_change (gpointer data)
{
  SafeguardTimescaleChange *change = data;

  g_free (change->texts[0]);
  g_free (change->texts[1]);
}

void
safeguard_timescale_difference_free (SafeguardTimescaleDifference *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->changes);
  g_free (self->begun);
  g_free (self->due[0]);
  g_free (self->due[1]);
  g_free (self);
}

static SafeguardTimescaleDifference *
difference_new (const SafeguardTimescaleRule *one, const SafeguardTimescaleRule *two)
{
  SafeguardTimescaleDifference *self = g_new0 (SafeguardTimescaleDifference, 1);

  self->rules[0] = one;
  self->rules[1] = two;
  self->changes = g_array_new (FALSE, TRUE, sizeof (SafeguardTimescaleChange));
  g_array_set_clear_func (self->changes, clear_change);

  return self;
}

static gboolean
means_the_same (guint term, const SafeguardTimescaleRule *one, const SafeguardTimescaleRule *two)
{
  char *(*mean) (const SafeguardTimescaleRule *rule)
      = terms[term].mean != NULL ? terms[term].mean : terms[term].say;
  g_autofree char *first = mean (one);
  g_autofree char *second = mean (two);

  return g_strcmp0 (first, second) == 0;
}

SafeguardTimescaleDifference *
safeguard_timescale_rules_compare (SafeguardTimescales *first,
                                   const SafeguardTimescaleRule *one,
                                   SafeguardTimescales *second,
                                   const SafeguardTimescaleRule *two,
                                   SafeguardDayNumber day)
{
  SafeguardTimescaleDifference *self = difference_new (one, two);
  SafeguardCalendar *calendars[]
      = {safeguard_timescales_peek_calendar (first), safeguard_timescales_peek_calendar (second)};

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      SafeguardTimescaleChange change = {terms[i].term, {NULL, NULL}};

      if (means_the_same (i, one, two))
        continue;
      change.texts[0] = terms[i].say (one);
      change.texts[1] = terms[i].say (two);
      g_array_append_val (self->changes, change);
    }
  if (self->changes->len == 0)
    {
      safeguard_timescale_difference_free (self);
      return NULL;
    }
  safeguard_example_find_move (self->rules, calendars, day, &self->begun, self->due);

  return self;
}

static const SafeguardTimescaleRule *
find_namesake (SafeguardTimescales *set, const SafeguardTimescaleRule *rule)
{
  return safeguard_timescales_find (set, rule->id, NULL);
}

/* A rule of @set without a namesake in @other that says what @rule says: it was given another id.
 */
static gboolean
is_renamed (SafeguardTimescales *set,
            SafeguardTimescales *other,
            const SafeguardTimescaleRule *rule)
{
  for (guint i = 0; i < safeguard_timescales_get_n (set); i++)
    {
      const SafeguardTimescaleRule *one = safeguard_timescales_peek_nth (set, i);
      gboolean same = find_namesake (other, one) == NULL;

      for (guint term = 0; term < G_N_ELEMENTS (terms) && same; term++)
        same = means_the_same (term, one, rule);
      if (same)
        return TRUE;
    }

  return FALSE;
}

static void
add_only (GPtrArray *out, SafeguardTimescales *has, SafeguardTimescales *lacks, guint side)
{
  for (guint i = 0; i < safeguard_timescales_get_n (has); i++)
    {
      const SafeguardTimescaleRule *rule = safeguard_timescales_peek_nth (has, i);

      if (find_namesake (lacks, rule) == NULL && !is_renamed (lacks, has, rule))
        g_ptr_array_add (out,
                         side == 0 ? difference_new (rule, NULL) : difference_new (NULL, rule));
    }
}

GPtrArray *
safeguard_timescales_compare (SafeguardTimescales *first,
                              SafeguardTimescales *second,
                              SafeguardDayNumber day)
{
  GPtrArray *out
      = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_timescale_difference_free);

  for (guint i = 0; i < safeguard_timescales_get_n (first); i++)
    {
      const SafeguardTimescaleRule *one = safeguard_timescales_peek_nth (first, i);
      const SafeguardTimescaleRule *two = find_namesake (second, one);
      SafeguardTimescaleDifference *difference
          = two != NULL ? safeguard_timescale_rules_compare (first, one, second, two, day) : NULL;

      if (difference != NULL)
        g_ptr_array_add (out, difference);
    }
  add_only (out, first, second, 0);
  add_only (out, second, first, 1);

  return out;
}
