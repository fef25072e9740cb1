/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-clock-private.h"

/* A duty that falls away, and one that stands again: an incident that is found not to meet the
 * criteria need not be notified, and has to be once it is found to meet them after all. */

static gboolean
is_one_of (const SafeguardCircumstances *self, char **types, SafeguardEvent *event)
{
  return g_strv_contains ((const char *const *)types, safeguard_event_get_event_type (event))
         && safeguard_circumstances_had_happened (self, safeguard_event_peek_moment (event));
}

/* Events that a day and a time on it do not tell apart happened in the order of their recording. */
static SafeguardEvent *
find_last (const SafeguardCircumstances *self, char **types, guint *position)
{
  SafeguardEvent *last = NULL;

  for (guint i = 0; types[0] != NULL && i < self->events->len; i++)
    {
      SafeguardEvent *event = g_ptr_array_index (self->events, i);

      if (!is_one_of (self, types, event)
          || (last != NULL
              && safeguard_moment_compare (safeguard_event_peek_moment (event),
                                           safeguard_event_peek_moment (last))
                     < 0))
        continue;
      last = event;
      *position = i;
    }

  return last;
}

SafeguardEvent *
safeguard_clock_find_fallen (const SafeguardClock *self)
{
  const SafeguardCircumstances *circumstances = self->circumstances;
  SafeguardEvent *again = NULL;
  guint position = 0;

  if (circumstances == NULL || self->rule->falls_away[0] == NULL || self->dates.met.day != 0)
    return NULL;

  again = find_last (circumstances, self->rule->stands_again, &position);
  for (guint i = 0; i < circumstances->events->len; i++)
    {
      SafeguardEvent *event = g_ptr_array_index (circumstances->events, i);
      int order = again != NULL ? safeguard_moment_compare (safeguard_event_peek_moment (event),
                                                            safeguard_event_peek_moment (again))
                                : 1;

      if (is_one_of (circumstances, self->rule->falls_away, event)
          && (order > 0 || (order == 0 && i > position)))
        return event;
    }

  return NULL;
}

SafeguardEvent *
safeguard_clock_find_standing_again (const SafeguardClock *self, SafeguardEvent **fallen)
{
  const SafeguardCircumstances *circumstances = self->circumstances;
  guint position = 0, fallen_at = 0;

  *fallen = NULL;
  if (circumstances == NULL || self->rule->stands_again[0] == NULL || self->dates.met.day != 0
      || safeguard_clock_find_fallen (self) != NULL)
    return NULL;

  *fallen = find_last (circumstances, self->rule->falls_away, &fallen_at);

  return *fallen != NULL ? find_last (circumstances, self->rule->stands_again, &position) : NULL;
}
