/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-assurance-private.h"

#include <string.h>

#include "safeguard-finding-private.h"
#include "safeguard-json-private.h"

/**
 * SafeguardAssuranceRuling:
 *
 * What a partnership has in hand to know how well it works, and what is missing: who
 * has not supplied what, which sources of evidence and levels of scrutiny are not
 * covered, which standards are not rated, which actions are carried forward. Immutable;
 * may be shared between threads.
 *
 * Since: 1.0
 */

/* A submission for one of its periods. */
typedef struct
{
  SafeguardProvision *provision;
  SafeguardPeriod period;
  GPtrArray *supplied; /* borrowed ids of agencies */
  GPtrArray *missing;  /* likewise */
} Due;

/* The latest rating of a standard by one agency, or by nobody named. */
typedef struct
{
  SafeguardProvision *provision;
  char *by; /* or NULL */
  char *rating;
  char *when;
  char *when_words;
} Rating;

typedef struct
{
  SafeguardProvision *provision;
  char *action;
  char *opened;
  char *opened_words;
  char *closed; /* NULL: it is carried forward */
} Action;

struct _SafeguardAssuranceRuling
{
  SafeguardRuling parent_instance;

  SafeguardGovernance *governance;
  char *id;
  SafeguardDayNumber from;
  SafeguardDayNumber to;
  GPtrArray *dues;     /* of Due */
  GHashTable *covered; /* set of provisions of which there is evidence, or that were looked at */
  GPtrArray *ratings;  /* of Rating */
  GPtrArray *actions;  /* of Action */
};

struct _SafeguardAssuranceRulingClass
{
  SafeguardRulingClass parent_class;
};

G_DEFINE_FINAL_TYPE (SafeguardAssuranceRuling, safeguard_assurance_ruling, SAFEGUARD_TYPE_RULING)

static void
due_free (Due *due)
{
  g_ptr_array_unref (due->supplied);
  g_ptr_array_unref (due->missing);
  g_free (due);
}

static void
rating_free (Rating *rating)
{
  g_free (rating->by);
  g_free (rating->rating);
  g_free (rating->when);
  g_free (rating->when_words);
  g_free (rating);
}

static void
action_free (Action *action)
{
  g_free (action->action);
  g_free (action->opened);
  g_free (action->opened_words);
  g_free (action->closed);
  g_free (action);
}

static void
safeguard_assurance_ruling_finalize (GObject *object)
{
  SafeguardAssuranceRuling *self = SAFEGUARD_ASSURANCE_RULING (object);

  g_clear_pointer (&self->dues, g_ptr_array_unref);
  g_clear_pointer (&self->covered, g_hash_table_unref);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_object (&self->governance);
  g_free (self->id);

  G_OBJECT_CLASS (safeguard_assurance_ruling_parent_class)->finalize (object);
}

static const SafeguardAssuranceRules *
rules_of (SafeguardAssuranceRuling *self)
{
  return self->governance->assurance;
}

/* --- what is found */

static char *
period_text (const SafeguardPeriod *period)
{
  g_autofree char *from = safeguard_day_number_to_text (period->from);
  g_autofree char *to = safeguard_day_number_to_text (period->to);

  return g_strdup_printf ("%s to %s", from, to);
}

static char *
list_of (const SafeguardAssuranceRules *rules, GPtrArray *ids)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (texts, g_ptr_array_index (ids, i));
  g_ptr_array_add (texts, NULL);

  return safeguard_assurance_rules_list_bodies (rules, (const char *const *)texts->pdata);
}

static void
add_due (SafeguardAssuranceRuling *self, const Due *due, GPtrArray *out)
{
  g_autofree char *period = period_text (&due->period);
  g_autofree char *who = list_of (rules_of (self), due->missing);

  g_ptr_array_add (out, safeguard_finding_new (
                            due->missing->len > 0 ? "submission-missing" : "submission-complete",
                            due->provision->citations, NULL, "name", due->provision->name, "who",
                            who, "period", period, NULL));
}

static void
add_not_covered (SafeguardAssuranceRuling *self,
                 const char *section,
                 const char *code,
                 GPtrArray *out)
{
  g_autoptr (GPtrArray) list = safeguard_provisions_list (rules_of (self), section);

  for (guint i = 0; i < list->len; i++)
    {
      SafeguardProvision *provision = g_ptr_array_index (list, i);
      const char *level = safeguard_provision_get_value (provision, "level");

      if (!g_hash_table_contains (self->covered, provision))
        g_ptr_array_add (out, safeguard_finding_new (code, provision->citations, NULL, "name",
                                                     provision->name, "level",
                                                     level != NULL ? level : "no level", NULL));
    }
}

/* The agencies that are to rate the standard and did not; or "anybody" if no document names any. */
static char *
find_raters_missing (SafeguardAssuranceRuling *self, SafeguardProvision *provision)
{
  g_autoptr (GPtrArray) due = safeguard_provision_list_agencies (rules_of (self), provision, "by");
  gboolean anybody = due->len == 0;

  for (guint i = 0; i < self->ratings->len; i++)
    {
      const Rating *rating = g_ptr_array_index (self->ratings, i);
      guint position;

      if (rating->provision != provision)
        continue;
      anybody = FALSE;
      if (rating->by != NULL
          && g_ptr_array_find_with_equal_func (due, rating->by, g_str_equal, &position))
        g_ptr_array_remove_index (due, position);
    }

  return anybody ? g_strdup ("anybody") : due->len > 0 ? list_of (rules_of (self), due) : NULL;
}

static void
add_ratings (SafeguardAssuranceRuling *self, GPtrArray *out)
{
  g_autoptr (GPtrArray) list = safeguard_provisions_list (rules_of (self), "expectations");

  for (guint i = 0; i < list->len; i++)
    {
      SafeguardProvision *provision = g_ptr_array_index (list, i);
      g_autofree char *who = find_raters_missing (self, provision);

      if (who != NULL)
        g_ptr_array_add (out,
                         safeguard_finding_new ("expectation-not-rated", provision->citations, NULL,
                                                "name", provision->name, "who", who, NULL));
    }
  for (guint i = 0; i < self->ratings->len; i++)
    {
      const Rating *rating = g_ptr_array_index (self->ratings, i);

      if (strcmp (rating->rating, "met") != 0)
        g_ptr_array_add (out, safeguard_finding_new (
                                  "expectation-not-met", rating->provision->citations, NULL, "name",
                                  rating->provision->name, "who",
                                  rating->by != NULL ? safeguard_assurance_rules_body_name (
                                      rules_of (self), rating->by)
                                                     : "somebody",
                                  "rating", rating->rating, "when", rating->when_words, NULL));
    }
}

static void
add_actions (SafeguardAssuranceRuling *self, GPtrArray *out)
{
  for (guint i = 0; i < self->actions->len; i++)
    {
      const Action *action = g_ptr_array_index (self->actions, i);

      if (action->closed == NULL)
        g_ptr_array_add (out, safeguard_finding_new (
                                  "action-carried-forward", action->provision->citations, NULL,
                                  "act", action->action, "when", action->opened_words, NULL));
    }
}

/* Of dates only; what ends with a timescale is a clock among the duties. */
static void
add_sunsets (SafeguardAssuranceRuling *self, GPtrArray *out)
{
  g_autoptr (GPtrArray) list = safeguard_provisions_list (rules_of (self), "sunset");
  SafeguardMoment at = SAFEGUARD_RULING (self)->at;

  for (guint i = 0; i < list->len; i++)
    {
      SafeguardProvision *provision = g_ptr_array_index (list, i);
      const char *by = safeguard_provision_get_value (provision, "by");
      const char *what = safeguard_provision_get_value (provision, "what");
      SafeguardDayNumber day;

      if (by != NULL && safeguard_day_number_parse (by, NULL, &day, NULL))
        {
          g_autofree char *when = safeguard_day_number_to_text (day);
          gboolean passed = (at.day != 0 ? at.day : self->to) > day;

          g_ptr_array_add (out, safeguard_finding_new (passed ? "sunset-passed" : "sunset-comes",
                                                       provision->citations, NULL, "name",
                                                       what != NULL ? what : provision->name,
                                                       "when", when, NULL));
        }
    }
}

static void
safeguard_assurance_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardAssuranceRuling *self = SAFEGUARD_ASSURANCE_RULING (ruling);

  for (guint i = 0; i < self->dues->len; i++)
    add_due (self, g_ptr_array_index (self->dues, i), out);
  add_not_covered (self, "sources-of-assurance", "source-not-covered", out);
  add_not_covered (self, "scrutiny", "scrutiny-not-covered", out);
  add_ratings (self, out);
  add_actions (self, out);
  add_sunsets (self, out);
}

/* What a section leaves open as a whole, and each of its provisions by itself. */
static void
safeguard_assurance_ruling_add_undecided (SafeguardRuling *ruling, GPtrArray *out)
{
  static const char *const sections[] = {"submissions", "sources-of-assurance",
                                         "scrutiny",    "expectations",
                                         "reports",     "boards",
                                         "agencies",    "audits",
                                         "sunset"};
  SafeguardAssuranceRuling *self = SAFEGUARD_ASSURANCE_RULING (ruling);
  const SafeguardAssuranceRules *rules = rules_of (self);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autofree char *where = g_strconcat ("governance/", sections[i], NULL);
      g_autoptr (GPtrArray) list = safeguard_provisions_list (rules, sections[i]);

      safeguard_gaps_add_at (rules->gaps, where, out);
      for (guint j = 0; j < list->len; j++)
        safeguard_gaps_add (
            rules->gaps, safeguard_provision_get_value (g_ptr_array_index (list, j), "gap"), out);
    }
}

/* --- JSON */

static void
begin_list (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
write_day (JsonBuilder *builder, const char *name, SafeguardDayNumber day)
{
  g_autofree char *text = safeguard_day_number_to_iso (day);

  safeguard_json_add_text (builder, name, text);
}

static void
write_ids (JsonBuilder *builder, const char *name, GPtrArray *ids)
{
  begin_list (builder, name);
  for (guint i = 0; i < ids->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (ids, i));
  json_builder_end_array (builder);
}

static void
write_dues (SafeguardAssuranceRuling *self, JsonBuilder *builder)
{
  begin_list (builder, "submissions");
  for (guint i = 0; i < self->dues->len; i++)
    {
      const Due *due = g_ptr_array_index (self->dues, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", due->provision->id);
      safeguard_json_add_text (builder, "name", due->provision->name);
      write_day (builder, "from", due->period.from);
      write_day (builder, "to", due->period.to);
      write_ids (builder, "supplied", due->supplied);
      write_ids (builder, "missing", due->missing);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_coverage (SafeguardAssuranceRuling *self,
                const char *section,
                const char *name,
                JsonBuilder *builder)
{
  g_autoptr (GPtrArray) list = safeguard_provisions_list (rules_of (self), section);

  begin_list (builder, name);
  for (guint i = 0; i < list->len; i++)
    {
      SafeguardProvision *provision = g_ptr_array_index (list, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", provision->id);
      safeguard_json_add_text (builder, "name", provision->name);
      safeguard_json_add_text (builder, "level",
                               safeguard_provision_get_value (provision, "level"));
      safeguard_json_add_boolean (builder, "covered",
                                  g_hash_table_contains (self->covered, provision));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_ratings (SafeguardAssuranceRuling *self, JsonBuilder *builder)
{
  begin_list (builder, "ratings");
  for (guint i = 0; i < self->ratings->len; i++)
    {
      const Rating *rating = g_ptr_array_index (self->ratings, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "expectation", rating->provision->id);
      safeguard_json_add_text (builder, "set",
                               safeguard_provision_get_value (rating->provision, "set"));
      safeguard_json_add_text (builder, "by", rating->by);
      safeguard_json_add_text (builder, "rating", rating->rating);
      safeguard_json_add_text (builder, "at", rating->when);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_actions (SafeguardAssuranceRuling *self, JsonBuilder *builder)
{
  begin_list (builder, "actions");
  for (guint i = 0; i < self->actions->len; i++)
    {
      const Action *action = g_ptr_array_index (self->actions, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "action", action->action);
      safeguard_json_add_text (builder, "expectation", action->provision->id);
      safeguard_json_add_text (builder, "opened", action->opened);
      safeguard_json_add_text (builder, "closed", action->closed);
      safeguard_json_add_boolean (builder, "carried_forward", action->closed == NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_provisions (SafeguardAssuranceRuling *self,
                  const char *section,
                  const char *const *keys,
                  JsonBuilder *builder)
{
  g_autoptr (GPtrArray) list = safeguard_provisions_list (rules_of (self), section);

  begin_list (builder, section);
  for (guint i = 0; i < list->len; i++)
    {
      SafeguardProvision *provision = g_ptr_array_index (list, i);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", provision->id);
      safeguard_json_add_text (builder, "name", provision->name);
      for (guint j = 0; keys[j] != NULL; j++)
        {
          static const char *const none[] = {NULL};
          const char *const *values = g_hash_table_lookup (provision->values, keys[j]);
          g_autofree char *name = g_strdelimit (g_strdup (keys[j]), "-", '_');

          safeguard_json_add_texts (builder, name, values != NULL ? values : none);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
safeguard_assurance_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  static const char *const board_members[]
      = {"scrutinises", "scrutinised-by", "leads-on", "named-person", NULL};
  static const char *const agency_members[] = {"takes-part", NULL};
  static const char *const report_members[] = {"contents", "recipients", "clocks", NULL};
  SafeguardAssuranceRuling *self = SAFEGUARD_ASSURANCE_RULING (ruling);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "id", self->id);
  write_day (builder, "from", self->from);
  write_day (builder, "to", self->to);
  write_dues (self, builder);
  write_coverage (self, "sources-of-assurance", "sources", builder);
  write_coverage (self, "scrutiny", "scrutiny", builder);
  write_ratings (self, builder);
  write_actions (self, builder);
  write_provisions (self, "reports", report_members, builder);
  write_provisions (self, "boards", board_members, builder);
  write_provisions (self, "agencies", agency_members, builder);
  json_builder_end_object (builder);
}

static void
safeguard_assurance_ruling_class_init (SafeguardAssuranceRulingClass *klass)
{
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_assurance_ruling_finalize;
  ruling_class->add_findings = safeguard_assurance_ruling_add_findings;
  ruling_class->add_undecided = safeguard_assurance_ruling_add_undecided;
  ruling_class->write_result = safeguard_assurance_ruling_write_result;
}

static void
safeguard_assurance_ruling_init (SafeguardAssuranceRuling *self)
{
  self->dues = g_ptr_array_new_with_free_func ((GDestroyNotify)due_free);
  self->covered = g_hash_table_new (NULL, NULL);
  self->ratings = g_ptr_array_new_with_free_func ((GDestroyNotify)rating_free);
  self->actions = g_ptr_array_new_with_free_func ((GDestroyNotify)action_free);
}

/* --- what happened */

/* 0 where it is made on request. */
static guint
months_of (SafeguardProvision *submission)
{
  const char *per = safeguard_provision_get_value (submission, "per");

  if (g_strcmp0 (per, "month") == 0)
    return 1;
  if (g_strcmp0 (per, "half-year") == 0)
    return 6;

  if (g_strcmp0 (per, "quarter") == 0)
    return 3;

  return g_strcmp0 (per, "year") == 0 ? 12 : 0;
}

static void
make_dues (SafeguardAssuranceRuling *self)
{
  g_autoptr (GPtrArray) list = safeguard_provisions_list (rules_of (self), "submissions");

  for (guint i = 0; i < list->len; i++)
    {
      SafeguardProvision *provision = g_ptr_array_index (list, i);
      guint months = months_of (provision);
      g_autoptr (GArray) periods
          = months > 0 ? safeguard_periods_list (self->from, self->to, months) : NULL;

      for (guint j = 0; periods != NULL && j < periods->len; j++)
        {
          Due *due = g_new0 (Due, 1);

          due->provision = provision;
          due->period = g_array_index (periods, SafeguardPeriod, j);
          due->supplied = g_ptr_array_new ();
          due->missing = safeguard_provision_list_agencies (rules_of (self), provision, "by");
          g_ptr_array_add (self->dues, due);
        }
    }
}

/* Who did it, by the actor's own id where it is one; or NULL. */
static const char *
find_by (const SafeguardAssuranceRules *rules, SafeguardEvent *event)
{
  const char *by = safeguard_event_get_by (event);
  const char *actor = by != NULL ? safeguard_actors_find (rules->actors, by, NULL) : NULL;

  return actor != NULL ? actor : by;
}

static void
add_once (GPtrArray *ids, const char *id)
{
  if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    g_ptr_array_add (ids, (gpointer)id);
}

/* What is made on request is owed for the whole of the period in which it was requested. */
static Due *
find_requested (SafeguardAssuranceRuling *self, SafeguardProvision *provision)
{
  Due *due;

  for (guint i = 0; i < self->dues->len; i++)
    {
      due = g_ptr_array_index (self->dues, i);
      if (due->provision == provision)
        return due;
    }
  due = g_new0 (Due, 1);
  due->provision = provision;
  due->period = (SafeguardPeriod){self->from, self->to};
  due->supplied = g_ptr_array_new ();
  due->missing = g_ptr_array_new ();
  g_ptr_array_add (self->dues, due);

  return due;
}

static void
take_request (SafeguardAssuranceRuling *self, SafeguardEvent *event)
{
  g_autofree char *id = safeguard_event_find_particular (event, "submission");
  g_autofree char *of = safeguard_event_find_particular (event, "of");
  SafeguardProvision *provision
      = safeguard_provisions_find (rules_of (self), "submissions", id, NULL);
  const char *asked = of != NULL ? safeguard_actors_find (rules_of (self)->actors, of, NULL) : NULL;
  g_autoptr (GPtrArray) all = NULL;
  Due *due;

  if (months_of (provision) > 0)
    return;
  due = find_requested (self, provision);
  if (asked != NULL)
    {
      add_once (due->missing, asked);
      return;
    }
  all = safeguard_provision_list_agencies (rules_of (self), provision, "by");
  for (guint i = 0; i < all->len; i++)
    add_once (due->missing, g_ptr_array_index (all, i));
}

static void
take_submission (SafeguardAssuranceRuling *self, SafeguardEvent *event)
{
  g_autofree char *id = safeguard_event_find_particular (event, "submission");
  g_autofree char *text = safeguard_event_find_particular (event, "for");
  const char *by = find_by (rules_of (self), event);
  SafeguardDayNumber day = 0;

  safeguard_day_number_parse (text, NULL, &day, NULL);
  for (guint i = 0; by != NULL && i < self->dues->len; i++)
    {
      Due *due = g_ptr_array_index (self->dues, i);
      guint position;

      if (strcmp (due->provision->id, id) != 0 || day < due->period.from || day > due->period.to
          || !g_ptr_array_find_with_equal_func (due->missing, by, g_str_equal, &position))
        continue;
      g_ptr_array_add (due->supplied, g_ptr_array_index (due->missing, position));
      g_ptr_array_remove_index (due->missing, position);
    }
}

static void
take_coverage (SafeguardAssuranceRuling *self,
               SafeguardEvent *event,
               const char *key,
               const char *section)
{
  g_autofree char *id = safeguard_event_find_particular (event, key);
  SafeguardDayNumber day = safeguard_event_peek_moment (event)->day;

  if (day >= self->from && day <= self->to)
    g_hash_table_add (self->covered,
                      safeguard_provisions_find (rules_of (self), section, id, NULL));
}

/* The latest rating of each agency counts. */
static void
take_rating (SafeguardAssuranceRuling *self, SafeguardEvent *event)
{
  g_autofree char *id = safeguard_event_find_particular (event, "expectation");
  SafeguardProvision *provision
      = safeguard_provisions_find (rules_of (self), "expectations", id, NULL);
  const char *by = find_by (rules_of (self), event);
  Rating *rating = g_new0 (Rating, 1);

  for (guint i = 0; i < self->ratings->len; i++)
    {
      const Rating *before = g_ptr_array_index (self->ratings, i);

      if (before->provision == provision && g_strcmp0 (before->by, by) == 0)
        {
          g_ptr_array_remove_index (self->ratings, i);
          break;
        }
    }
  rating->provision = provision;
  rating->by = g_strdup (by);
  rating->rating = safeguard_event_find_particular (event, "rating");
  rating->when = g_strdup (safeguard_event_get_when_text (event));
  rating->when_words = safeguard_moment_to_text (safeguard_event_peek_moment (event));
  g_ptr_array_add (self->ratings, rating);
}

static void
take_action (SafeguardAssuranceRuling *self, SafeguardEvent *event, gboolean opens)
{
  g_autofree char *id = safeguard_event_find_particular (event, "expectation");
  g_autofree char *name = safeguard_event_find_particular (event, "action");
  Action *action;

  for (guint i = 0; i < self->actions->len; i++)
    {
      action = g_ptr_array_index (self->actions, i);
      if (strcmp (action->action, name) != 0)
        continue;
      g_free (action->closed);
      action->closed = opens ? NULL : g_strdup (safeguard_event_get_when_text (event));
      return;
    }
  if (!opens)
    return;
  action = g_new0 (Action, 1);
  action->provision = safeguard_provisions_find (rules_of (self), "expectations", id, NULL);
  action->action = g_steal_pointer (&name);
  action->opened = g_strdup (safeguard_event_get_when_text (event));
  action->opened_words = safeguard_moment_to_text (safeguard_event_peek_moment (event));
  g_ptr_array_add (self->actions, action);
}

static void
take_event (SafeguardAssuranceRuling *self, SafeguardEvent *event)
{
  const char *type = safeguard_event_get_event_type (event);

  if (strcmp (type, "requested") == 0)
    return;
  if (strcmp (type, "submitted") == 0)
    take_submission (self, event);
  else if (strcmp (type, "evidenced") == 0)
    take_coverage (self, event, "source", "sources-of-assurance");
  else if (strcmp (type, "scrutinised") == 0)
    take_coverage (self, event, "scrutiny", "scrutiny");
  else if (strcmp (type, "rated") == 0)
    take_rating (self, event);
  else
    take_action (self, event, strcmp (type, "action-opened") == 0);
}

/**
 * safeguard_governance_assess_assurance:
 * @self: rules of governance
 * @assurance: what is in hand
 * @at: (nullable): the moment that the ruling speaks for; what happened later is left
 *   out
 * @error: return location for an error
 *
 * Says what is in hand and what is missing.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if the record was made for the rules of
 * another area or other editions.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardAssuranceRuling *
safeguard_governance_assess_assurance (SafeguardGovernance *self,
                                       SafeguardAssurance *assurance,
                                       GDateTime *at,
                                       GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->assurance != NULL, NULL);
  g_return_val_if_fail (SAFEGUARD_IS_ASSURANCE (assurance) && assurance->governance != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  SafeguardMoment moment
      = at != NULL ? safeguard_moment_from_date_time (at) : SAFEGUARD_MOMENT_NONE;
  g_autoptr (GPtrArray) events = safeguard_record_list_by (SAFEGUARD_RECORD (assurance), &moment);
  SafeguardAssuranceRuling *ruling;

  if (!safeguard_assurance_rules_check_policy (self->assurance, assurance->governance->assurance,
                                               error))
    return NULL;
  ruling = g_object_new (SAFEGUARD_TYPE_ASSURANCE_RULING, NULL);
  safeguard_ruling_set_up (SAFEGUARD_RULING (ruling), self->layers, moment);
  ruling->governance = g_object_ref (self);
  ruling->id = g_strdup (assurance->id);
  ruling->from = assurance->from;
  ruling->to = assurance->to;
  make_dues (ruling);
  for (guint i = 0; i < events->len; i++)
    if (strcmp (safeguard_event_get_event_type (g_ptr_array_index (events, i)), "requested") == 0)
      take_request (ruling, g_ptr_array_index (events, i));
  for (guint i = 0; i < events->len; i++)
    take_event (ruling, g_ptr_array_index (events, i));

  return ruling;
}

static void
add_missing (SafeguardAssuranceRuling *self, SafeguardProvision *provision, GPtrArray *ids)
{
  g_autofree char *raters = NULL;

  if (strcmp (provision->section, "submissions") == 0)
    {
      for (guint i = 0; i < self->dues->len; i++)
        {
          const Due *due = g_ptr_array_index (self->dues, i);

          for (guint j = 0; due->provision == provision && j < due->missing->len; j++)
            add_once (ids, g_ptr_array_index (due->missing, j));
        }
      return;
    }
  raters = strcmp (provision->section, "expectations") == 0 ? find_raters_missing (self, provision)
                                                            : NULL;
  if (raters != NULL
      || (strcmp (provision->section, "expectations") != 0
          && !g_hash_table_contains (self->covered, provision)))
    add_once (ids, provision->id);
}

/**
 * safeguard_assurance_ruling_get_missing:
 * @self: a ruling
 * @section: "submissions", "sources-of-assurance", "scrutiny" or "expectations"
 *
 * Gets what is missing: the agencies that have not supplied a submission for some part
 * of the period; the sources of evidence and the scrutiny that are not covered; the
 * standards that are not rated by everybody who is to rate them.
 *
 * Returns: (transfer full) (array zero-terminated=1): ids; empty if nothing is missing,
 *   or for another section
 *
 * Since: 1.0
 */
char **
safeguard_assurance_ruling_get_missing (SafeguardAssuranceRuling *self, const char *section)
{
  static const char *const sections[]
      = {"submissions", "sources-of-assurance", "scrutiny", "expectations", NULL};

  g_return_val_if_fail (SAFEGUARD_IS_ASSURANCE_RULING (self) && self->governance != NULL, NULL);
  g_return_val_if_fail (section != NULL, NULL);

  g_autoptr (GPtrArray) list = safeguard_provisions_list (rules_of (self), section);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; g_strv_contains (sections, section) && i < list->len; i++)
    add_missing (self, g_ptr_array_index (list, i), ids);
  g_ptr_array_add (ids, NULL);

  return g_strdupv ((char **)ids->pdata);
}
