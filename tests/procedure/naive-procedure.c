/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "naive-procedure-private.h"

#include <string.h>

typedef enum
{
  NO,
  MAYBE,
  YES,
} Truth;

typedef struct
{
  const NaiveProcedure *procedure;
  const NaiveParties *parties;
  int happened[200]; /* how often, by what */
  int stage;
  const char *closed;
  gboolean begun, anything, risk;
  GString *visits;
  GPtrArray *said;
} World;

const char *
naive_name (int what)
{
  static const char *const common[]
      = {"raised",   "escalated", "resolved", "withdrawn", "immediate-risk", "immediate-risk-ended",
         "mediated", "paused"};
  static const char *const own[]
      = {"act-a", "act-b", "act-c", "act-d", "act-e", "act-f", "act-g", "act-h"};

  return what >= NAIVE_RAISED ? common[what - NAIVE_RAISED] : own[what];
}

static void
say (World *world, const char *code, int what)
{
  g_ptr_array_add (world->said, g_strdup_printf ("%s %s", code, naive_name (what)));
}

static Truth
holds (const World *world, const NaiveCondition *condition)
{
  switch (condition->kind)
    {
    case NAIVE_IF_ACT:
      return world->happened[condition->act] > 0 ? YES : NO;
    case NAIVE_IF_NOT_ACT:
      return world->happened[condition->act] > 0 ? NO : YES;
    case NAIVE_IF_MANY:
      return world->parties->n_parties == NAIVE_NONE ? MAYBE
             : world->parties->n_parties > 2         ? YES
                                                     : NO;
    case NAIVE_IF_PARTNERS:
      return world->parties->n_parties == NAIVE_NONE                   ? MAYBE
             : world->parties->n_parties == world->parties->n_partners ? YES
                                                                       : NO;
    case NAIVE_ALWAYS:
    default:
      return YES;
    }
}

/* Whether @a happened before @b: by day, and by time where both have one. Days without a time stay
 * where they were appended, which the caller sees to. */
static void
order_events (const NaiveEvent *events, int n, int *out)
{
  int length = 0;

  for (int day = 0; day < 100; day++)
    {
      int first = length, timed[1000], n_timed = 0, next = 0;

      for (int i = 0; i < n; i++)
        if (events[i].day == day)
          {
            out[length++] = i;
            if (events[i].minute != NAIVE_NONE)
              timed[n_timed++] = i;
          }
      for (int i = 0; i < n_timed; i++)
        for (int j = i + 1; j < n_timed; j++)
          if (events[timed[j]].minute < events[timed[i]].minute
              || (events[timed[j]].minute == events[timed[i]].minute && timed[j] < timed[i]))
            {
              int swap = timed[i];
              timed[i] = timed[j];
              timed[j] = swap;
            }
      for (int i = first; i < length; i++)
        if (events[out[i]].minute != NAIVE_NONE)
          out[i] = timed[next++];
    }
}

static void
go (World *world, int stage)
{
  if (stage == world->stage)
    return;
  world->stage = stage;
  if (stage != NAIVE_NONE)
    g_string_append_printf (world->visits, " stage-%c", 'a' + stage);
}

static int
first_of (const World *world, const int *order)
{
  for (int i = 0; order[i] != NAIVE_NONE; i++)
    {
      const NaiveStage *stage = &world->procedure->stages[order[i]];

      if (!stage->optional && holds (world, &stage->when) != NO)
        return order[i];
    }

  return NAIVE_NONE;
}

static int
first_stage (const World *world)
{
  int all[NAIVE_MAX_STAGES + 1];

  for (int i = 0; i < world->procedure->n_stages; i++)
    all[i] = i;
  all[world->procedure->n_stages] = NAIVE_NONE;

  return first_of (world, all);
}

/* Whether the procedure lets it come there. */
static void
say_entry (World *world, int to, int what)
{
  Truth truth = holds (world, &world->procedure->stages[to].when);

  if (truth == NO)
    say (world, "stage-entry-not-met", what);
  if (truth == MAYBE)
    say (world, "stage-entry-undetermined", what);
}

static void
escalate (World *world, const NaiveEvent *event)
{
  const NaiveStage *here
      = world->stage != NAIVE_NONE ? &world->procedure->stages[world->stage] : NULL;
  int to = event->to;

  if (to == NAIVE_NONE)
    to = here != NULL ? first_of (world, here->order) : first_stage (world);
  if (to == NAIVE_NONE)
    {
      say (world, "no-stage-left", event->what);
      return;
    }
  if (to == world->stage)
    say (world, "stage-held-already", event->what);
  else if (event->to != NAIVE_NONE)
    {
      gboolean away = here != NULL && !here->leads_to[to];

      if (away && world->risk && to > world->stage)
        say (world, "stage-jumped-for-risk", event->what);
      else
        say_entry (world, to, event->what);
      if (away && to < world->stage)
        say (world, "stage-gone-back", event->what);
      else if (away && !world->risk)
        say (world, "stage-skipped", event->what);
    }
  go (world, to);
}

static void
judge_own (World *world, const NaiveEvent *event)
{
  const NaiveAct *act = &world->procedure->acts[event->what];
  int wanted = 0, found = 0;
  gboolean somewhere = FALSE;
  Truth truth = holds (world, &act->when);

  for (int i = 0; i < world->procedure->n_acts; i++)
    {
      wanted += act->after[i];
      found += act->after[i] && world->happened[i] > 0;
      if (act->expects[i] && world->happened[i] == 0)
        say (world, "act-step-missing", event->what);
    }
  if (act->any ? wanted > 0 && found == 0 : found < wanted)
    say (world, "act-out-of-order", event->what);
  for (int i = 0; i < world->procedure->n_stages; i++)
    somewhere = somewhere || act->in[i];
  if (somewhere && (world->stage == NAIVE_NONE || !act->in[world->stage]))
    say (world, "act-outside-stage", event->what);
  if (truth != YES)
    say (world, truth == NO ? "act-condition-not-met" : "act-condition-undetermined", event->what);
  if (act->only_alpha && event->by_beta)
    say (world, "act-by-another", event->what);
  if (!act->repeats && world->happened[event->what] > 0)
    say (world, "act-repeated", event->what);
}

static void
judge_common (World *world, const NaiveEvent *event)
{
  gboolean once = event->what == NAIVE_RAISED || event->what == NAIVE_RESOLVED
                  || event->what == NAIVE_WITHDRAWN;

  if (event->what == NAIVE_MEDIATED)
    say (world, "act-not-provided", event->what);
  gboolean free = event->what == NAIVE_RISK || event->what == NAIVE_RISK_ENDED;

  if (event->what != NAIVE_RAISED && !free && world->happened[NAIVE_RAISED] == 0)
    say (world, "act-out-of-order", event->what);
  if (once && world->happened[event->what] > 0)
    say (world, "act-repeated", event->what);
}

static void
move_own (World *world, const NaiveEvent *event)
{
  const NaiveAct *act = &world->procedure->acts[event->what];

  if (act->enters != NAIVE_NONE
      && (world->stage == NAIVE_NONE || act->enters >= world->stage
          || world->procedure->stages[world->stage].leads_to[act->enters]))
    {
      if (world->stage != NAIVE_NONE && act->enters > world->stage
          && !world->procedure->stages[world->stage].leads_to[act->enters])
        say (world, "stage-passed-over", event->what);
      if (act->enters != world->stage)
        say_entry (world, act->enters, event->what);
      go (world, act->enters);
    }
  if (act->closes)
    {
      go (world, NAIVE_NONE);
      world->closed = "shut";
    }
}

static void
move_common (World *world, const NaiveEvent *event)
{
  if (event->what == NAIVE_RAISED && world->visits->len == 0)
    {
      int first = first_stage (world);

      if (first != NAIVE_NONE)
        go (world, first);
    }
  if (event->what == NAIVE_ESCALATED)
    escalate (world, event);
  if (event->what == NAIVE_RESOLVED || event->what == NAIVE_WITHDRAWN)
    {
      go (world, NAIVE_NONE);
      world->closed = naive_name (event->what);
    }
}

static void
happen (World *world, const NaiveEvent *event)
{
  gboolean own = event->what < NAIVE_RAISED;
  gboolean risk = event->what == NAIVE_RISK || event->what == NAIVE_RISK_ENDED;
  gboolean reopens = own && world->procedure->acts[event->what].reopens;

  world->anything = world->anything || !(risk || event->what == NAIVE_PAUSED);
  if (event->what == NAIVE_PAUSED)
    {
      world->happened[event->what]++;
      return;
    }
  if (world->closed != NULL && !reopens && !risk)
    {
      say (world, "act-after-closure", event->what);
      world->happened[event->what]++;
      return;
    }
  if (reopens)
    world->closed = NULL;
  if (own)
    judge_own (world, event);
  else
    judge_common (world, event);
  world->happened[event->what]++;
  if (risk)
    world->risk = event->what == NAIVE_RISK;
  if (own)
    move_own (world, event);
  else
    move_common (world, event);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static char *
describe (World *world)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "at %c; %s;%s;",
                          world->stage == NAIVE_NONE ? '-' : 'a' + world->stage,
                          world->closed != NULL ? world->closed
                          : world->anything     ? "open"
                                                : "not-begun",
                          world->visits->str);
  g_ptr_array_sort (world->said, compare_texts);
  for (guint i = 0; i < world->said->len; i++)
    if (i == 0
        || strcmp (g_ptr_array_index (world->said, i), g_ptr_array_index (world->said, i - 1)) != 0)
      g_string_append_printf (text, " %s,", (char *)g_ptr_array_index (world->said, i));

  return g_string_free (text, FALSE);
}

static gboolean
is_over (const NaiveEvent *event, int at_day, int at_minute)
{
  return event->day < at_day
         || (event->day == at_day && (event->minute == NAIVE_NONE || event->minute <= at_minute));
}

char *
naive_evaluate (const NaiveProcedure *procedure,
                const NaiveParties *parties,
                const NaiveEvent *events,
                int n_events,
                int at_day,
                int at_minute)
{
  World world = {.procedure = procedure, .parties = parties, .stage = NAIVE_NONE};
  g_autofree int *order = g_new (int, MAX (n_events, 1));
  char *text;

  world.visits = g_string_new (NULL);
  world.said = g_ptr_array_new_with_free_func (g_free);
  order_events (events, n_events, order);
  for (int i = 0; i < n_events; i++)
    {
      const NaiveEvent *event = &events[order[i]];
      gboolean later = FALSE;

      if (!is_over (event, at_day, at_minute))
        continue;
      for (int j = i + 1; j < n_events; j++)
        later = later || order[j] < order[i];
      if (later)
        say (&world, "act-recorded-later", event->what);
      happen (&world, event);
    }
  text = describe (&world);
  g_string_free (world.visits, TRUE);
  g_ptr_array_unref (world.said);

  return text;
}
