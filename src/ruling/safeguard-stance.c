/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-stance-private.h"

#include <string.h>

#include "safeguard-phrase-private.h"

typedef struct
{
  const char *room; /* static */
  SafeguardAspect aspect;
  char *rule; /* NULL: every one */
} Rule;

static void
rule_free (gpointer data)
{
  Rule *rule = data;

  g_free (rule->rule);
  g_free (rule);
}

void
safeguard_stance_clear (SafeguardStance *self)
{
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->move, g_free);
  g_clear_pointer (&self->answer, g_free);
  g_clear_pointer (&self->rule, g_free);
  g_clear_object (&self->citations);
  g_clear_pointer (&self->hangs_on, g_ptr_array_unref);
}

void
safeguard_stance_set_silent (SafeguardStance *self)
{
  safeguard_stance_take_move (self, g_strdup (safeguard_phrase ("stance-silent")));
}

void
safeguard_stance_take_move (SafeguardStance *self, char *move)
{
  g_free (self->move);
  g_free (self->answer);
  self->move = move;
  self->answer = g_strdup (move);
}

void
safeguard_stance_take_more (SafeguardStance *self, char *more)
{
  g_autofree char *taken = more;
  g_autofree char *before = NULL;

  if (more == NULL)
    return;
  before = g_steal_pointer (&self->answer);
  self->answer = safeguard_phrase_fill ("stance-more", "answer", before, "more", taken, NULL);
}

void
safeguard_stance_add_names (SafeguardStance *self, const char *phrase, const char *const *ids)
{
  g_autofree char *names = safeguard_differences_list (ids);

  if (names != NULL)
    safeguard_stance_take_more (self, safeguard_phrase_fill (phrase, "names", names, NULL));
}

/* "Mon 14 Oct 2019"; NULL if no day is due. */
static char *
describe_due (SafeguardClock *clock)
{
  const char *due = safeguard_clock_get_due_text (clock);
  SafeguardMoment moment;

  return due != NULL && safeguard_moment_parse (due, NULL, &moment, NULL)
             ? safeguard_moment_to_text (&moment)
             : NULL;
}

/* "notify panel by Mon 14 Oct 2019"; before it starts, "notify panel within 5 working days from
 * authority-aware". */
static char *
describe_clock (SafeguardClock *clock)
{
  g_autofree char *name = safeguard_differences_words (safeguard_clock_get_id (clock));
  g_autofree char *due = describe_due (clock);

  if (due != NULL)
    return safeguard_phrase_fill ("clock-by", "clock", name, "due", due, NULL);

  return safeguard_phrase_fill ("clock-within", "clock", name, "limit",
                                safeguard_clock_get_limit (clock), "starts",
                                safeguard_clock_get_starts (clock), NULL);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

void
safeguard_stance_add_clocks (SafeguardStance *self, const GPtrArray *clocks)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < clocks->len; i++)
    {
      SafeguardClock *clock = g_ptr_array_index (clocks, i);

      /* By when is what counts, and without a limit nobody says. */
      if (!safeguard_clock_has_limit (clock))
        continue;
      g_ptr_array_add (texts, describe_clock (clock));
      safeguard_stance_add_rule (self, "timescales", SAFEGUARD_ASPECT_TIMESCALE,
                                 safeguard_clock_get_id (clock));
    }
  g_ptr_array_sort (texts, compare_texts);
  for (guint i = 0; i < texts->len; i++)
    safeguard_stance_take_more (self, g_strdup (g_ptr_array_index (texts, i)));
}

void
safeguard_stance_set_rule (SafeguardStance *self, const char *rule, GListModel *citations)
{
  g_free (self->rule);
  self->rule = g_strdup (rule);
  g_set_object (&self->citations, citations);
}

void
safeguard_stance_add_rule (SafeguardStance *self,
                           const char *room,
                           SafeguardAspect aspect,
                           const char *rule)
{
  Rule *added = g_new (Rule, 1);

  *added = (Rule){room, aspect, g_strdup (rule)};
  if (self->hangs_on == NULL)
    self->hangs_on = g_ptr_array_new_with_free_func (rule_free);
  g_ptr_array_add (self->hangs_on, added);
}

gboolean
safeguard_stance_hangs_on (const SafeguardStance *self, SafeguardPolicyDifference *difference)
{
  for (guint i = 0; self->hangs_on != NULL && i < self->hangs_on->len; i++)
    {
      const Rule *rule = g_ptr_array_index (self->hangs_on, i);

      if (rule->aspect == safeguard_policy_difference_get_aspect (difference)
          && strcmp (rule->room, safeguard_policy_difference_get_room (difference)) == 0
          && (rule->rule == NULL
              || strcmp (rule->rule, safeguard_policy_difference_get_rule (difference)) == 0))
        return TRUE;
    }

  return FALSE;
}

gboolean
safeguard_stance_is_judged_in (const SafeguardStance *self, const char *room)
{
  for (guint i = 0; self->hangs_on != NULL && i < self->hangs_on->len; i++)
    if (strcmp (((const Rule *)g_ptr_array_index (self->hangs_on, i))->room, room) == 0)
      return TRUE;

  return FALSE;
}
