/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-governance-private.h"

#include <string.h>

/* The section `governance` of the packs, made into the rules object. */

static const char *const section_keys[] = {"bodies",
                                           "seats",
                                           "quorum",
                                           "substitutes",
                                           "votes",
                                           "risks",
                                           "rights",
                                           "checklists",
                                           "attendance",
                                           "procedures",
                                           "agencies",
                                           "boards",
                                           "scrutiny",
                                           "expectations",
                                           "reports",
                                           "sources-of-assurance",
                                           "submissions",
                                           "sunset",
                                           "leads",
                                           "audits",
                                           "information",
                                           "one-person-two-seats",
                                           "responsibilities",
                                           NULL};
const char *const *const safeguard_governance_sections = section_keys;
static const char *const body_keys[]
    = {"id",     "name",   "kind", "from", "until", "reports-to", "succeeds", "chair", "meets",
       "sunset", "quorum", "gap",  "cite", "note",  "verified",   "because",  "off",   NULL};
static const char *const seat_keys[]
    = {"id",         "name", "body", "agency", "class",    "count",   "votes", "deputies",
       "attendance", "gap",  "cite", "note",   "verified", "because", "off",   NULL};
static const char *const quorum_keys[]
    = {"id", "rows", "gap", "cite", "note", "verified", "because", "off", NULL};
static const char *const vote_keys[]
    = {"id",   "name", "body",     "voters",  "rows", "sign-off", "settles",
       "cite", "note", "verified", "because", "off",  NULL};
static const char *const settles_keys[] = {"procedure", "act", NULL};
static const char *const substitutes_keys[]
    = {"needs", "gap", "cite", "verified", "because", "note", NULL};
static const char *const two_seats_keys[]
    = {"counts", "gap", "cite", "verified", "because", "note", NULL};
static const char *const kinds[]
    = {"executive", "group",       "panel", "working-group", "task-and-finish", "forum",
       "board",     "partnership", NULL};
static const char *const classes[]
    = {"statutory", "core",     "adviser",     "lay",       "observer",
       "chair",     "co-opted", "papers-only", "item-only", NULL};
static const char *const quorum_answers[] = {"quorate", "not-quorate", "chair-decides", NULL};
static const char *const vote_answers[] = {"carried", "not-carried", NULL};
static const char *const needs[] = {"equivalent-authority", "designated-deputy", NULL};
static const char *const counts[] = {"once", "twice", NULL};

typedef struct
{
  SafeguardGovernance *self;
  SafeguardTimescales *timescales;
  SafeguardIssueLog *log;
} Compilation;

static void
seat_free (SafeguardSeat *seat)
{
  g_free (seat->id);
  g_free (seat->name);
  g_strfreev (seat->bodies);
  g_free (seat->agency);
  g_strfreev (seat->deputies);
  g_free (seat->gap);
  g_clear_object (&seat->citations);
  g_free (seat);
}

static void
body_free (SafeguardBody *body)
{
  g_free (body->id);
  g_free (body->name);
  g_free (body->kind);
  g_free (body->reports_to);
  g_free (body->chair);
  g_strfreev (body->succeeds);
  g_strfreev (body->meets);
  g_free (body->gap);
  g_clear_object (&body->citations);
  safeguard_decision_free (body->quorum);
  g_free (body);
}

static void
vote_free (SafeguardVoteRule *vote)
{
  g_free (vote->id);
  g_free (vote->name);
  g_free (vote->body);
  g_strfreev (vote->voters);
  g_free (vote->sign_off);
  g_free (vote->settles_kind);
  g_free (vote->settles_act);
  g_clear_object (&vote->citations);
  safeguard_decision_free (vote->decision);
  g_free (vote);
}

static char *
read_name (Compilation *c, const SafeguardRule *rule)
{
  const char *name
      = safeguard_node_as_text (safeguard_node_require (rule->node, "name", c->log), c->log);

  return g_strdup (name != NULL ? name : rule->id);
}

static char *
read_gap (Compilation *c, const SafeguardNode *node)
{
  const SafeguardNode *gap = safeguard_node_get (node, "gap");
  const char *id = gap != NULL ? safeguard_node_as_id (gap, c->log) : NULL;

  if (id == NULL || !safeguard_gaps_require (c->self->gaps, id, gap, c->log))
    return NULL;

  return g_strdup (id);
}

/* One actor; NULL, with a complaint, if no pack knows it. */
static char *
read_actor (Compilation *c, const SafeguardNode *node)
{
  g_auto (GStrv) ids = node != NULL ? safeguard_actors_read (c->self->actors, node, c->log) : NULL;

  return ids != NULL ? g_strdup (ids[0]) : NULL;
}

static char **
copy_texts (Compilation *c, const SafeguardNode *node)
{
  g_autofree const char **texts = safeguard_node_as_texts (node, c->log);

  return g_strdupv ((char **)texts);
}

/* --- seats */

static gboolean
votes_by_class (SafeguardSeatClass klass)
{
  return klass != SAFEGUARD_SEAT_ADVISER && klass != SAFEGUARD_SEAT_OBSERVER
         && klass != SAFEGUARD_SEAT_PAPERS_ONLY && klass != SAFEGUARD_SEAT_ITEM_ONLY;
}

const char *
safeguard_seat_get_class (const SafeguardSeat *seat)
{
  return seat->class_said ? classes[seat->klass] : NULL;
}

static void
read_seat_terms (Compilation *c, const SafeguardNode *node, SafeguardSeat *seat)
{
  const SafeguardNode *klass = safeguard_node_get (node, "class");
  int choice = klass != NULL ? safeguard_node_as_choice (klass, classes, c->log) : -1;
  gint64 count = 1;

  seat->klass = choice >= 0 ? (SafeguardSeatClass)choice : SAFEGUARD_SEAT_CORE;
  seat->votes = votes_by_class (seat->klass);
  seat->class_said = choice >= 0;
  seat->class_open = choice < 0 && safeguard_node_get (node, "gap") != NULL
                     && safeguard_node_get (node, "votes") == NULL;
  seat->attendance = -1;
  safeguard_node_as_boolean (safeguard_node_get (node, "votes"), c->log, &seat->votes);
  safeguard_node_as_integer (safeguard_node_get (node, "count"), 1, 1000, c->log, &count);
  safeguard_node_as_integer (safeguard_node_get (node, "attendance"), 0, 100, c->log,
                             &seat->attendance);
  seat->count = (guint)count;
}

static void
compile_seat (Compilation *c, const SafeguardRule *rule, GStrvBuilder *ids)
{
  SafeguardSeat *seat = g_new0 (SafeguardSeat, 1);

  g_ptr_array_add (c->self->seats, seat);
  g_strv_builder_add (ids, rule->id);
  safeguard_node_check_keys (rule->node, seat_keys, c->log);
  seat->id = g_strdup (rule->id);
  seat->name = read_name (c, rule);
  seat->citations = safeguard_pack_read_citations (rule->pack, rule->node, c->log);
  seat->bodies = copy_texts (c, safeguard_node_require (rule->node, "body", c->log));
  seat->agency = read_actor (c, safeguard_node_get (rule->node, "agency"));
  seat->deputies = copy_texts (c, safeguard_node_get (rule->node, "deputies"));
  seat->gap = read_gap (c, rule->node);
  read_seat_terms (c, rule->node, seat);
}

static void
compile_seats (Compilation *c)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (c->self->layers, "governance.seats", c->log);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < rules->len; i++)
    compile_seat (c, &g_array_index (rules, SafeguardRule, i), ids);
  c->self->seat_ids = g_strv_builder_end (ids);
}

/* --- bodies */

static void
read_body_terms (Compilation *c, const SafeguardNode *node, SafeguardBody *body)
{
  const SafeguardNode *kind = safeguard_node_get (node, "kind");
  const SafeguardNode *until = safeguard_node_get (node, "until");
  const char *chair = safeguard_node_as_id (safeguard_node_get (node, "chair"), c->log);
  const char *reports_to = safeguard_node_as_id (safeguard_node_get (node, "reports-to"), c->log);
  int choice = kind != NULL ? safeguard_node_as_choice (kind, kinds, c->log) : -1;
  SafeguardDayNumber sunset;

  body->kind = choice >= 0 ? g_strdup (kinds[choice]) : NULL;
  body->chair = g_strdup (chair);
  body->reports_to = g_strdup (reports_to);
  safeguard_node_as_day (safeguard_node_get (node, "from"), c->log, &body->from);
  safeguard_node_as_day (until, c->log, &body->until);
  safeguard_node_as_day (safeguard_node_get (node, "sunset"), c->log, &sunset);
  body->succeeds = copy_texts (c, safeguard_node_get (node, "succeeds"));
  body->meets
      = safeguard_timescales_read_ids (c->timescales, safeguard_node_get (node, "meets"), c->log);
  body->gap = read_gap (c, node);
  if (body->until != 0 && body->until < body->from)
    safeguard_node_complain (until, c->log, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL,
                             "the body ends before it begins");
}

/* An overlay gives the quorum alone, without the body; that comes before what stands with the body.
 */
static SafeguardDecision *
compile_quorum (Compilation *c, const char *body)
{
  g_autofree char *over = g_strconcat ("governance.quorum.", body, NULL);
  g_autofree char *own = g_strconcat ("governance.bodies.", body, ".quorum", NULL);
  g_autofree char *where = g_strconcat ("governance/quorum/", body, NULL);
  const char *section = safeguard_layers_get (c->self->layers, over, NULL) != NULL ? over : own;
  const SafeguardNode *node = safeguard_layers_get (c->self->layers, section, NULL);

  if (node != NULL)
    safeguard_node_check_keys (node, quorum_keys, c->log);

  return safeguard_decision_compile (c->self->layers, section, where, quorum_answers,
                                     safeguard_quorum_vocabulary_new (c->self), c->self->gaps,
                                     c->log);
}

static void
compile_body (Compilation *c, const SafeguardRule *rule, GStrvBuilder *ids)
{
  SafeguardBody *body = g_new0 (SafeguardBody, 1);

  g_ptr_array_add (c->self->bodies, body);
  g_strv_builder_add (ids, rule->id);
  safeguard_node_check_keys (rule->node, body_keys, c->log);
  body->id = g_strdup (rule->id);
  body->name = read_name (c, rule);
  body->citations = safeguard_pack_read_citations (rule->pack, rule->node, c->log);
  read_body_terms (c, rule->node, body);
  body->quorum = compile_quorum (c, rule->id);
}

static void
compile_bodies (Compilation *c)
{
  g_autoptr (GArray) rules
      = safeguard_layers_collect (c->self->layers, "governance.bodies", c->log);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < rules->len; i++)
    compile_body (c, &g_array_index (rules, SafeguardRule, i), ids);
  c->self->body_ids = g_strv_builder_end (ids);
}

/* --- votes */

/* What they name is looked up once the procedures are known. */
static void
read_settles (Compilation *c, const SafeguardNode *node, SafeguardVoteRule *vote)
{
  if (node == NULL || !safeguard_node_check_keys (node, settles_keys, c->log))
    return;

  vote->settles_kind = g_strdup (
      safeguard_node_as_id (safeguard_node_require (node, "procedure", c->log), c->log));
  vote->settles_act
      = g_strdup (safeguard_node_as_id (safeguard_node_require (node, "act", c->log), c->log));
}

static void
compile_vote (Compilation *c, const SafeguardRule *rule, GStrvBuilder *ids)
{
  SafeguardVoteRule *vote = g_new0 (SafeguardVoteRule, 1);
  g_autofree char *section = g_strconcat ("governance.votes.", rule->id, NULL);
  g_autofree char *where = g_strconcat ("governance/votes/", rule->id, NULL);
  const char *body = safeguard_node_as_id (safeguard_node_get (rule->node, "body"), c->log);

  g_ptr_array_add (c->self->votes, vote);
  g_strv_builder_add (ids, rule->id);
  safeguard_node_check_keys (rule->node, vote_keys, c->log);
  vote->id = g_strdup (rule->id);
  vote->name = read_name (c, rule);
  vote->body = g_strdup (body);
  vote->citations = safeguard_pack_read_citations (rule->pack, rule->node, c->log);
  vote->voters = safeguard_actors_read (
      c->self->actors, safeguard_node_require (rule->node, "voters", c->log), c->log);
  vote->sign_off = read_actor (c, safeguard_node_get (rule->node, "sign-off"));
  read_settles (c, safeguard_node_get (rule->node, "settles"), vote);
  vote->decision = safeguard_decision_compile (
      c->self->layers, section, where, vote_answers,
      safeguard_vote_vocabulary_new (c->self->actors, (const char *const *)vote->voters),
      c->self->gaps, c->log);
}

static void
compile_votes (Compilation *c)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (c->self->layers, "governance.votes", c->log);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < rules->len; i++)
    compile_vote (c, &g_array_index (rules, SafeguardRule, i), ids);
  c->self->vote_ids = g_strv_builder_end (ids);
}

/* --- the rest */

/* There is one thing that a substitute may need. */
static void
read_need (Compilation *c, const SafeguardNode *node)
{
  int need = safeguard_node_as_choice (node, needs, c->log);

  c->self->substitutes_need_authority |= need == 0;
  c->self->substitutes_need_designation |= need == 1;
}

static void
compile_substitutes (Compilation *c)
{
  SafeguardPack *pack = NULL;
  const SafeguardNode *node
      = safeguard_layers_get (c->self->layers, "governance.substitutes", &pack);
  const SafeguardNode *list = safeguard_node_get (node, "needs");

  if (node == NULL || !safeguard_node_check_keys (node, substitutes_keys, c->log))
    return;

  c->self->substitutes = safeguard_pack_read_citations (pack, node, c->log);
  c->self->substitutes_gap = read_gap (c, node);
  c->self->substitutes_said = list != NULL;
  if (list != NULL && list->kind == SAFEGUARD_NODE_LIST)
    SAFEGUARD_NODE_FOREACH (child, list)
      read_need (c, child);
  else if (list != NULL)
    read_need (c, list);
  else if (c->self->substitutes_gap == NULL)
    safeguard_node_require (node, "needs", c->log);
}

static void
compile_two_seats (Compilation *c)
{
  SafeguardPack *pack = NULL;
  const SafeguardNode *node
      = safeguard_layers_get (c->self->layers, "governance.one-person-two-seats", &pack);
  const SafeguardNode *how = safeguard_node_get (node, "counts");

  if (node == NULL || !safeguard_node_check_keys (node, two_seats_keys, c->log))
    return;

  c->self->two_seats_citations = safeguard_pack_read_citations (pack, node, c->log);
  c->self->two_seats_gap = read_gap (c, node);
  if (how != NULL)
    c->self->two_seats = (SafeguardTwoSeats)(safeguard_node_as_choice (how, counts, c->log) + 1);
  else if (c->self->two_seats_gap == NULL)
    safeguard_node_require (node, "counts", c->log);
}

/* Ids that stand for bodies can be looked up only once all are known. */
static void
require_bodies (Compilation *c, const char *section, const char *key)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (c->self->layers, section, c->log);

  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardNode *node
          = safeguard_node_get (g_array_index (rules, SafeguardRule, i).node, key);
      g_autofree const char **ids = safeguard_node_as_texts (node, c->log);

      for (guint j = 0; ids != NULL && ids[j] != NULL; j++)
        {
          g_autoptr (GError) error = NULL;

          if (safeguard_governance_find_body (c->self, ids[j], &error) == NULL)
            safeguard_node_complain (
                safeguard_node_get_nth_or (node, j), c->log, SAFEGUARD_ERROR_UNKNOWN_BODY,
                safeguard_issue_get_nearest (safeguard_error_peek_issue (error)),
                "no pack has a body '%.60s'", ids[j]);
        }
    }
}

static void
require_quorum_bodies (Compilation *c)
{
  g_autoptr (GArray) rules
      = safeguard_layers_collect (c->self->layers, "governance.quorum", c->log);

  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardRule *rule = &g_array_index (rules, SafeguardRule, i);
      g_autoptr (GError) error = NULL;

      if (safeguard_governance_find_body (c->self, rule->id, &error) == NULL)
        safeguard_node_complain_key_at (
            rule->node, c->log, SAFEGUARD_ERROR_UNKNOWN_BODY, SAFEGUARD_ISSUE_SEVERITY_ERROR,
            safeguard_issue_get_nearest (safeguard_error_peek_issue (error)),
            "no pack has a body '%.60s'", rule->id);
    }
}

static void
require_settled (Compilation *c, const SafeguardRule *rule)
{
  const SafeguardVoteRule *vote = safeguard_governance_find_vote (c->self, rule->id, NULL);
  const SafeguardNode *node = safeguard_node_get (rule->node, "settles");
  g_autoptr (GError) error = NULL;
  SafeguardProcedure *procedure;

  if (vote == NULL || vote->settles_kind == NULL || vote->settles_act == NULL)
    return;
  procedure = safeguard_workstreams_find_procedure (c->self->assurance, vote->settles_kind, &error);
  if (procedure == NULL)
    safeguard_node_complain (safeguard_node_get (node, "procedure"), c->log,
                             SAFEGUARD_ERROR_UNKNOWN_KIND,
                             safeguard_issue_get_nearest (safeguard_error_peek_issue (error)),
                             "no pack has a procedure '%.60s'", vote->settles_kind);
  else if (safeguard_procedure_find_act (procedure, vote->settles_act, &error) == SAFEGUARD_NO_ACT)
    safeguard_node_complain (
        safeguard_node_get (node, "act"), c->log, SAFEGUARD_ERROR_UNKNOWN_EVENT,
        safeguard_issue_get_nearest (safeguard_error_peek_issue (error)),
        "the procedure '%.60s' has no act '%.60s'", vote->settles_kind, vote->settles_act);
}

static void
require_all_settled (Compilation *c)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (c->self->layers, "governance.votes", c->log);

  for (guint i = 0; i < rules->len; i++)
    require_settled (c, &g_array_index (rules, SafeguardRule, i));
}

static gboolean
is_known_place (SafeguardGovernance *self, const char *where)
{
  static const char votes[] = "governance/votes/", quorum[] = "governance/quorum/";

  if (g_str_has_prefix (where, votes))
    return safeguard_governance_find_vote (self, where + strlen (votes), NULL) != NULL;

  if (strcmp (where, "governance/risks") == 0)
    return TRUE;

  return g_str_has_prefix (where, quorum)
         && safeguard_governance_find_body (self, where + strlen (quorum), NULL) != NULL;
}

/* Elsewhere in the section nobody would read when the gap is one. */
static void
refuse_stray_gaps (Compilation *c)
{
  g_autoptr (GArray) rules = safeguard_layers_collect (c->self->layers, "gaps", c->log);

  for (guint i = 0; i < rules->len; i++)
    {
      const SafeguardNode *node = g_array_index (rules, SafeguardRule, i).node;
      const char *where = safeguard_node_as_text (safeguard_node_get (node, "where"), c->log);

      if (safeguard_node_get (node, "when") != NULL && where != NULL
          && g_str_has_prefix (where, "governance/") && !is_known_place (c->self, where))
        safeguard_node_complain (safeguard_node_get (node, "when"), c->log,
                                 SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                                 "of the gaps of governance only those where governance/votes/ID, "
                                 "governance/quorum/ID or governance/risks have 'when'");
    }
}

SafeguardGovernance *
safeguard_governance_compile (SafeguardLayers *layers,
                              SafeguardVocabulary *vocabulary,
                              SafeguardTimescales *timescales,
                              SafeguardActors *actors,
                              SafeguardIssueLog *log)
{
  SafeguardGovernance *self = g_object_new (SAFEGUARD_TYPE_GOVERNANCE, NULL);
  Compilation c = {self, timescales, log};

  self->layers = safeguard_layers_ref (layers);
  self->actors = safeguard_actors_ref (actors);
  self->gaps = safeguard_gaps_compile (layers, log);
  self->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify)body_free);
  self->seats = g_ptr_array_new_with_free_func ((GDestroyNotify)seat_free);
  self->votes = g_ptr_array_new_with_free_func ((GDestroyNotify)vote_free);
  safeguard_node_check_keys (safeguard_layers_get (layers, "governance", NULL), section_keys, log);
  compile_seats (&c);
  compile_bodies (&c);
  compile_votes (&c);
  compile_substitutes (&c);
  compile_two_seats (&c);
  require_bodies (&c, "governance.seats", "body");
  require_bodies (&c, "governance.bodies", "reports-to");
  require_bodies (&c, "governance.votes", "body");
  require_quorum_bodies (&c);
  refuse_stray_gaps (&c);
  self->assurance = safeguard_assurance_rules_compile (layers, vocabulary, timescales, actors, log);
  require_all_settled (&c);

  return self;
}
