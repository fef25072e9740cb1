/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-started-clocks-private.h"

#include "safeguard-finding-private.h"

void
safeguard_started_clocks_init (SafeguardStartedClocks *self)
{
  self->clocks = g_ptr_array_new_with_free_func (g_object_unref);
  self->failures = g_ptr_array_new_with_free_func (g_object_unref);
}

void
safeguard_started_clocks_clear (SafeguardStartedClocks *self)
{
  g_clear_pointer (&self->clocks, g_ptr_array_unref);
  g_clear_pointer (&self->failures, g_ptr_array_unref);
}

gboolean
safeguard_started_clocks_has (const SafeguardStartedClocks *self, const char *id)
{
  for (guint i = 0; i < self->clocks->len; i++)
    if (g_strcmp0 (safeguard_clock_get_id (g_ptr_array_index (self->clocks, i)), id) == 0)
      return TRUE;

  return FALSE;
}

static SafeguardFinding *
make_failure (const char *id, const GError *error)
{
  SafeguardIssue *issue = safeguard_error_peek_issue (error);

  return safeguard_finding_new (
      "clock-not-worked-out", NULL, NULL, "clock", id, "reason",
      issue != NULL ? safeguard_issue_get_message (issue) : error->message, NULL);
}

/* @only_begun: one that nothing has started is left out. */
static void
start (SafeguardStartedClocks *self,
       SafeguardTimescales *timescales,
       const char *id,
       SafeguardRecord *record,
       gint64 at,
       gboolean only_begun)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardClock) clock
      = safeguard_timescales_start (timescales, id, record, at, &error);

  if (clock == NULL)
    clock = safeguard_timescales_start_unreckoned (timescales, id, record, at);
  if (only_begun && clock != NULL && !safeguard_clock_has_begun (clock))
    return;
  if (error != NULL)
    g_ptr_array_add (self->failures, make_failure (id, error));
  if (clock != NULL)
    g_ptr_array_add (self->clocks, g_steal_pointer (&clock));
}

void
safeguard_started_clocks_start (SafeguardStartedClocks *self,
                                SafeguardTimescales *timescales,
                                const char *const *ids,
                                SafeguardRecord *record,
                                const SafeguardMoment *at)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (!safeguard_started_clocks_has (self, ids[i]))
      start (self, timescales, ids[i], record, at->has_time ? at->instant : G_MININT64, FALSE);
}

void
safeguard_started_clocks_start_begun (SafeguardStartedClocks *self,
                                      SafeguardTimescales *timescales,
                                      const char *id,
                                      SafeguardRecord *record,
                                      const SafeguardMoment *at)
{
  if (!safeguard_started_clocks_has (self, id))
    start (self, timescales, id, record, at->has_time ? at->instant : G_MININT64, TRUE);
}

static void
add_all (GPtrArray *from, GPtrArray *out)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (out, g_object_ref (g_ptr_array_index (from, i)));
}

void
safeguard_started_clocks_add_clocks (const SafeguardStartedClocks *self, GPtrArray *out)
{
  add_all (self->clocks, out);
}

void
safeguard_started_clocks_add_failures (const SafeguardStartedClocks *self, GPtrArray *out)
{
  add_all (self->failures, out);
}
