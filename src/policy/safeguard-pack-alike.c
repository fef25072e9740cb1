/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-pack-check-private.h"

#include <string.h>

#include "safeguard-nearest-private.h"

/* Names that no section declares: an event is whatever a timescale waits for, a matter whatever a
 * right is about. A slip of the pen makes a new one, and what waits for it waits for ever. So each
 * that stands only once is held against the others of its kind. */

typedef struct
{
  const char *name;
  const SafeguardNode *node; /* NULL: declared, and right as it is */
} Use;

typedef struct
{
  SafeguardLayers *layers;
  GArray *uses; /* of Use */
  SafeguardIssueLog *log;
} Kind;

static void
use (const Kind *self, const char *name, const SafeguardNode *node)
{
  Use one = {name, node};

  g_array_append_val (self->uses, one);
}

static void
use_scalar (const Kind *self, const SafeguardNode *node)
{
  if (node != NULL && node->kind == SAFEGUARD_NODE_SCALAR)
    use (self, node->text, node);
}

static void
use_all (const Kind *self, const SafeguardNode *node)
{
  if (node == NULL)
    return;

  use_scalar (self, node);
  SAFEGUARD_NODE_FOREACH (child, node)
    use_scalar (self, child);
}

static guint
count (const Kind *self, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < self->uses->len; i++)
    if (strcmp (g_array_index (self->uses, Use, i).name, name) == 0)
      n++;

  return n;
}

static void
compare (const Kind *self)
{
  for (guint i = 0; i < self->uses->len; i++)
    {
      const Use *one = &g_array_index (self->uses, Use, i);

      if (one->node == NULL || count (self, one->name) > 1)
        continue;
      for (guint j = 0; j < self->uses->len; j++)
        {
          const char *other = g_array_index (self->uses, Use, j).name;

          if (i == j || !safeguard_nearly_alike (one->name, other))
            continue;
          safeguard_node_complain (one->node, self->log, SAFEGUARD_ERROR_NEARLY_ALIKE, other,
                                   "'%.60s' stands here alone, and '%.60s' elsewhere", one->name,
                                   other);
          break;
        }
    }
}

/* --- events */

static void
use_terms (const Kind *self, const SafeguardNode *terms)
{
  static const char *const keys[] = {"met-by", "falls-away-with", "stands-again-with"};
  const SafeguardNode *starts = safeguard_node_get (terms, "starts");
  const SafeguardNode *pauses = safeguard_node_get (terms, "pauses");

  if (starts != NULL && g_strcmp0 (starts->text, "not-stated") != 0)
    use_scalar (self, starts);
  use_all (self, safeguard_node_get (starts, "later-of"));
  use_all (self, safeguard_node_get (starts, "earlier-of"));
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    use_all (self, safeguard_node_get (terms, keys[i]));
  use_scalar (self, safeguard_node_get (pauses, "from"));
  use_scalar (self, safeguard_node_get (pauses, "until"));
}

static void
use_timescales (const Kind *self)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, "timescales", self->log);

  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardNode *rule = g_array_index (rules, SafeguardRule, i).node;
      const SafeguardNode *readings = safeguard_node_get (rule, "readings");

      use_terms (self, rule);
      if (readings != NULL)
        SAFEGUARD_NODE_FOREACH (reading, readings)
          use_terms (self, safeguard_node_get (reading, "changes"));
    }
}

static void
use_procedure (const Kind *self, const SafeguardProcedure *procedure, GPtrArray *made)
{
  for (guint i = 0; i < safeguard_procedure_get_n_acts (procedure); i++)
    use (self, safeguard_procedure_get_act (procedure, i)->id, NULL);
  for (guint i = 0; i < safeguard_procedure_get_n_stages (procedure); i++)
    {
      const char *stage = safeguard_procedure_get_stage (procedure, i)->id;

      g_ptr_array_add (made, g_strconcat ("entered-", stage, NULL));
      use (self, g_ptr_array_index (made, made->len - 1), NULL);
      g_ptr_array_add (made, g_strconcat ("left-", stage, NULL));
      use (self, g_ptr_array_index (made, made->len - 1), NULL);
    }
}

/* What the library records by itself: the day that an edition has, the moments that a serious
 * incident is asked about, the payments of the fund. */
static const char *const recorded[]
    = {"arrangements-in-force", "authority-aware",  "partners-aware",
       "notification-sent",     "contribution-due", "contribution-received",
       "contribution-given-up", "paused",           "resumed"};

static void
check_events (SafeguardLayers *layers, const GPtrArray *procedures, SafeguardIssueLog *log)
{
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (Use));
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  const Kind self = {layers, uses, log};

  use_timescales (&self);
  for (guint i = 0; i < procedures->len; i++)
    use_procedure (&self, g_ptr_array_index (procedures, i), made);
  for (gsize i = 0; i < G_N_ELEMENTS (recorded); i++)
    use (&self, recorded[i], NULL);
  compare (&self);
}

/* --- what else is named in passing */

static const struct
{
  const char *section;
  const char *key;
} places[] = {
    {"facts", "group"},
    {"priorities", "set"},
    {"commitments", "set"},
    {"governance.expectations", "set"},
    {"governance.rights", "act"},
    {"governance.rights", "matter"},
    {"governance.boards", "leads-on"},
    {"governance.reports", "contents"},
    {"governance.audits", "topics"},
};

static void
check_place (SafeguardLayers *layers, gsize place, SafeguardIssueLog *log)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (layers, places[place].section, log);
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (Use));
  const Kind self = {layers, uses, log};

  for (guint i = 0; i < rules->len; i++)
    use_all (&self,
             safeguard_node_get (g_array_index (rules, SafeguardRule, i).node, places[place].key));
  compare (&self);
}

void
safeguard_pack_check_alike (SafeguardLayers *layers,
                            const GPtrArray *procedures,
                            SafeguardIssueLog *log)
{
  check_events (layers, procedures, log);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    check_place (layers, i, log);
}
