/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-attendance-private.h"

#include <string.h>

#include "safeguard-nearest-private.h"

/* What the packs say of attendance: `governance.attendance`, and of the seats what it needs. */

static const char *const attendance_keys[]
    = {"minimums", "gap", "cite", "note", "verified", "because", NULL};
static const char *const minimum_keys[]
    = {"id", "per-cent", "of", "cite", "verified", "because", "note", "off", NULL};

static void
minimum_free (SafeguardMinimum *minimum)
{
  g_free (minimum->id);
  g_strfreev (minimum->of);
  g_clear_object (&minimum->citations);
  g_free (minimum);
}

static void
seat_free (SafeguardSeatTerms *seat)
{
  g_free (seat->id);
  g_free (seat->name);
  g_strfreev (seat->bodies);
  g_free (seat->seat_class);
  g_clear_object (&seat->citations);
  g_free (seat);
}

static void
compile_seat (SafeguardAssuranceRules *self, const SafeguardRule *rule, SafeguardIssueLog *log)
{
  SafeguardSeatTerms *seat = g_new0 (SafeguardSeatTerms, 1);
  const char *name = safeguard_node_as_text (safeguard_node_get (rule->node, "name"), log);
  const SafeguardNode *attendance = safeguard_node_get (rule->node, "attendance");
  gint64 per_cent = 0;

  g_ptr_array_add (self->seats, seat);
  seat->id = g_strdup (rule->id);
  seat->name = g_strdup (name != NULL ? name : rule->id);
  seat->bodies
      = safeguard_assurance_rules_read_bodies (self, safeguard_node_get (rule->node, "body"), log);
  seat->seat_class
      = g_strdup (safeguard_node_as_id (safeguard_node_get (rule->node, "class"), log));
  if (safeguard_node_as_integer (attendance, 1, 100, log, &per_cent))
    seat->citations = safeguard_pack_read_citations (rule->pack, rule->node, log);
  seat->per_cent = (int)per_cent;
}

static void
compile_minimum (SafeguardAssuranceRules *self, const SafeguardRule *rule, SafeguardIssueLog *log)
{
  SafeguardMinimum *minimum = g_new0 (SafeguardMinimum, 1);
  gint64 per_cent = 0;

  g_ptr_array_add (self->minimums, minimum);
  safeguard_node_refuse_keys (rule->node, minimum_keys, log);
  minimum->id = g_strdup (rule->id);
  safeguard_node_as_integer (safeguard_node_require (rule->node, "per-cent", log), 1, 100, log,
                             &per_cent);
  minimum->per_cent = (int)per_cent;

  g_autofree const char **of = safeguard_node_as_texts (safeguard_node_get (rule->node, "of"), log);
  minimum->of = of != NULL ? g_strdupv ((char **)of) : g_new0 (char *, 1);
  minimum->citations = safeguard_pack_read_citations (rule->pack, rule->node, log);
}

void
safeguard_minimums_compile (SafeguardAssuranceRules *self, SafeguardIssueLog *log)
{
  const SafeguardNode *section = safeguard_layers_get (self->layers, "governance.attendance", NULL);
  const SafeguardNode *gap = safeguard_layers_get (self->layers, "governance.attendance.gap", NULL);
  g_autoptr (GArray) minimums
      = safeguard_layers_collect (self->layers, "governance.attendance.minimums", log);
  g_autoptr (GArray) seats = safeguard_layers_collect (self->layers, "governance.seats", log);

  self->minimums = g_ptr_array_new_with_free_func ((GDestroyNotify)minimum_free);
  self->seats = g_ptr_array_new_with_free_func ((GDestroyNotify)seat_free);
  if (section != NULL)
    safeguard_node_check_keys (section, attendance_keys, log);
  if (gap != NULL)
    {
      self->minimums_gap = g_strdup (safeguard_node_as_id (gap, log));
      if (self->minimums_gap != NULL)
        safeguard_gaps_require (self->gaps, self->minimums_gap, gap, log);
    }
  for (guint i = 0; i < minimums->len; i++)
    compile_minimum (self, &g_array_index (minimums, SafeguardRule, i), log);
  for (guint i = 0; i < seats->len; i++)
    compile_seat (self, &g_array_index (seats, SafeguardRule, i), log);
}

gboolean
safeguard_seat_terms_is_of (const SafeguardSeatTerms *self, const char *body)
{
  return g_strv_contains ((const char *const *)self->bodies, body);
}

const SafeguardSeatTerms *
safeguard_seats_find (const SafeguardAssuranceRules *self,
                      const char *body,
                      const char *seat,
                      GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->seats->len; i++)
    {
      const SafeguardSeatTerms *mine = g_ptr_array_index (self->seats, i);

      if (!safeguard_seat_terms_is_of (mine, body))
        continue;
      if (strcmp (mine->id, seat) == 0)
        return mine;
      g_ptr_array_add (ids, mine->id);
    }
  g_ptr_array_add (ids, NULL);
  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_SEAT, NULL,
                       safeguard_nearest (seat, (const char *const *)ids->pdata),
                       "the body '%.60s' has no seat '%.60s'", body, seat);

  return NULL;
}
