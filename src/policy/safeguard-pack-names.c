/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-pack-check-private.h"

#include <string.h>

#include "safeguard-nearest-private.h"

/* Names that no room looks up when it compiles its section, since a ruling only repeats them: that
 * a name leads somewhere matters to the author all the same. */

enum
{
  ACTOR = 1 << 0,
  BODY = 1 << 1,
  SEAT = 1 << 2,
  BOARD = 1 << 3,
  TIMESCALE = 1 << 4, /* or a day */
  SOMEBODY = ACTOR | BODY | SEAT | BOARD,
};

/* Where a section has a name, of what it may be, and which other words it may be. */
typedef struct
{
  const char *section;
  const char *key; /* "then.to"; NULL: the rule's own id */
  guint of;
  const char *words; /* divided by blanks */
  const char *names; /* a map that gives ids their words in rulings, or NULL */
} Place;

/* What the classes of seats are, and the words for who owes something. */
#define CLASSES "statutory core adviser lay observer chair co-opted papers-only item-only"
#define GROUPS "partners relevant-agencies"

static const Place places[] = {
    {"timescales", "holder", ACTOR, NULL},
    {"reviews.criteria.rows", "then.by", ACTOR, NULL},
    {"reviews.criteria.rows", "then.to", ACTOR | BODY, NULL, "reviews.names"},
    {"thresholds.table.rows", "then.assessment", 0, NULL, "thresholds.names"},
    {"thresholds.table.rows", "then.coordinator", ACTOR, NULL, "thresholds.names"},
    {"governance.attendance.minimums", "of", SEAT, CLASSES},
    {"governance.bodies", "chair", ACTOR | SEAT, NULL},
    {"governance.bodies", "succeeds", BODY, NULL},
    {"governance.leads", NULL, ACTOR, NULL},
    {"governance.leads", "lead", ACTOR | SEAT, NULL},
    {"governance.leads", "delegate", ACTOR | SEAT, NULL},
    {"governance.leads", "accountable", 0, "lead delegate"},
    {"governance.seats", "deputies", ACTOR | SEAT, "designated-deputy"},
    {"governance.agencies", NULL, ACTOR, NULL},
    {"governance.agencies", "takes-part", BODY,
     "groups quality-assurance-activity wider-events wider-engagement"},
    {"governance.boards", "scrutinises", BOARD, NULL},
    {"governance.boards", "scrutinised-by", BOARD, NULL},
    {"governance.boards", "named-person", ACTOR | SEAT, NULL},
    {"governance.responsibilities", "of", ACTOR | BODY | SEAT, "partners relevant-agencies"},
    {"governance.reports", "by", SOMEBODY, NULL},
    {"governance.reports", "recipients", SOMEBODY, "public"},
    {"governance.audits", "by", SOMEBODY, NULL},
    {"governance.expectations", "by", SOMEBODY, GROUPS},
    {"governance.sources-of-assurance", "by", SOMEBODY, GROUPS},
    {"governance.submissions", "by", SOMEBODY, GROUPS},
    {"governance.scrutiny", "by", SOMEBODY, NULL},
    {"governance.scrutiny", "level", 0, "operational partnership regional"},
    {"governance.information", "who", SOMEBODY, NULL},
    {"governance.sunset", "by", TIMESCALE, NULL},
};

static const struct
{
  guint of;
  const char *section;
} sets[] = {
    {ACTOR, "actors"},          {BODY, "governance.bodies"},
    {SEAT, "governance.seats"}, {BOARD, "governance.boards"},
    {TIMESCALE, "timescales"},
};

typedef struct
{
  SafeguardLayers *layers;
  SafeguardIssueLog *log;
  GPtrArray *known[G_N_ELEMENTS (sets)]; /* borrowed ids */
} Names;

/* The ids of a section, and what else each goes by. */
static GPtrArray *
list_ids (Names *self, const char *section)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, section, self->log);
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (rules, SafeguardRule, i);
      const SafeguardNode *also = safeguard_node_get (rule->node, "also");
      g_autofree const char **others = safeguard_node_as_texts (also, self->log);

      g_ptr_array_add (ids, (gpointer)rule->id);
      for (guint j = 0; others != NULL && others[j] != NULL; j++)
        g_ptr_array_add (ids, (gpointer)others[j]);
    }

  return ids;
}

static void
add_keys (const Names *self, const char *section, GPtrArray *allowed)
{
  for (guint i = 0; i < safeguard_layers_get_n_packs (self->layers); i++)
    {
      const SafeguardNode *map
          = safeguard_pack_find (safeguard_layers_get_pack (self->layers, i), section);

      if (map != NULL && map->kind == SAFEGUARD_NODE_MAP)
        SAFEGUARD_NODE_FOREACH (child, map)
          g_ptr_array_add (allowed, (gpointer)child->key);
    }
}

/* Every name that may stand there; (transfer container), ends in NULL. @words holds the words. */
static GPtrArray *
list_allowed (const Names *self, const Place *place, char **words)
{
  GPtrArray *allowed = g_ptr_array_new ();

  if (place->names != NULL)
    add_keys (self, place->names, allowed);

  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    for (guint j = 0; (place->of & sets[i].of) != 0 && j < self->known[i]->len; j++)
      g_ptr_array_add (allowed, g_ptr_array_index (self->known[i], j));
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_ptr_array_add (allowed, words[i]);
  g_ptr_array_add (allowed, NULL);

  return allowed;
}

static SafeguardError
code_of (const Place *place)
{
  if (place->names != NULL)
    return SAFEGUARD_ERROR_UNNAMED;
  if (place->of == 0)
    return SAFEGUARD_ERROR_WRONG_VALUE;
  if (place->of == TIMESCALE)
    return SAFEGUARD_ERROR_UNKNOWN_TIMESCALE;
  if (place->of == SEAT)
    return SAFEGUARD_ERROR_UNKNOWN_SEAT;
  if (place->of == BODY || place->of == BOARD)
    return SAFEGUARD_ERROR_UNKNOWN_BODY;

  return SAFEGUARD_ERROR_UNKNOWN_ACTOR;
}

static void
check_name (const Names *self,
            const Place *place,
            const char *const *allowed,
            const SafeguardNode *node,
            const char *name)
{
  if (name == NULL || g_strv_contains (allowed, name)
      || (place->of == TIMESCALE && g_ascii_isdigit (*name)))
    return;

  safeguard_node_complain (node, self->log, code_of (place), safeguard_nearest (name, allowed),
                           place->names != NULL ? "a ruling would say '%.60s', which has no name"
                           : place->of == 0     ? "found '%.60s', which is none of the words for it"
                                                : "nothing in the packs goes by the name '%.60s'",
                           name);
}

static void
check_rule (const Names *self,
            const Place *place,
            const char *const *allowed,
            const SafeguardRule *rule)
{
  if (place->key == NULL)
    {
      check_name (self, place, allowed, rule->node, rule->id);
      return;
    }

  const SafeguardNode *node = safeguard_node_find_path (rule->node, place->key);
  g_autofree const char **names = safeguard_node_as_texts (node, self->log);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    check_name (self, place, allowed, safeguard_node_get_nth_or (node, i), names[i]);
}

/* A pack on its own, without a single actor, names whom it likes. */
static gboolean
is_anything_known (const Names *self, const Place *place)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    if ((place->of & sets[i].of) != 0 && self->known[i]->len > 0)
      return TRUE;

  return (place->of & SOMEBODY & ~SEAT) == 0 || place->names != NULL;
}

static void
check_place (const Names *self, const Place *place)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (self->layers, place->section, self->log);
  g_auto (GStrv) words = place->words != NULL ? g_strsplit (place->words, " ", -1) : NULL;
  g_autoptr (GPtrArray) allowed = list_allowed (self, place, words);

  for (guint i = 0; i < rules->len && is_anything_known (self, place); i++)
    check_rule (self, place, (const char *const *)allowed->pdata,
                &g_array_index (rules, SafeguardRule, i));
}

/* --- bodies that report to one another */

static const char *
superior_of (GArray *bodies, const char *id)
{
  for (guint i = 0; i < bodies->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (bodies, SafeguardRule, i);
      const SafeguardNode *to = safeguard_node_get (rule->node, "reports-to");

      if (strcmp (rule->id, id) == 0)
        return to != NULL && to->kind == SAFEGUARD_NODE_SCALAR ? to->text : NULL;
    }

  return NULL;
}

static void
check_reporting (const Names *self)
{
  g_autoptr (GArray) bodies
      = safeguard_layers_collect (self->layers, "governance.bodies", self->log);

  for (guint i = 0; i < bodies->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (bodies, SafeguardRule, i);
      const char *above = superior_of (bodies, rule->id);

      for (guint steps = 0; above != NULL && steps < bodies->len && strcmp (above, rule->id) != 0;
           steps++)
        above = superior_of (bodies, above);
      if (above != NULL && strcmp (above, rule->id) == 0)
        safeguard_node_complain (safeguard_node_get (rule->node, "reports-to"), self->log,
                                 SAFEGUARD_ERROR_RULE_CIRCLE, NULL,
                                 "'%.60s' reports to itself, directly or through others", rule->id);
    }
}

void
safeguard_pack_check_names (SafeguardLayers *layers, SafeguardIssueLog *log)
{
  Names self = {layers, log, {NULL}};

  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    self.known[i] = list_ids (&self, sets[i].section);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    check_place (&self, &places[i]);
  check_reporting (&self);
  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    g_ptr_array_unref (self.known[i]);
}
