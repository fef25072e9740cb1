/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-policy-difference-private.h"

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"
#include "safeguard-phrase-private.h"

#include <string.h>

/**
 * SafeguardPolicyDifference:
 *
 * One thing that two policies have differently: facts that they decide in two
 * ways, a time limit that moves a day, a stage that another holds.
 *
 * It is said in words that are filled in from the registry of findings, with
 * the citations on either side. What is only worded or named in another way is
 * no difference. A difference is immutable and may be shared between threads.
 *
 * Since: 1.0
 */
struct _SafeguardPolicyDifference
{
  GObject parent_instance;

  char *room;
  char *rule;
  SafeguardAspect aspect;
  const char *term; /* "limit"; static; NULL unless it is one of several terms of the rule */
  SafeguardFinding *words;
  char **conditions;
  SafeguardCondition *when;          /* over @joined; NULL: of no facts */
  SafeguardJoinedVocabulary *joined; /* of both */
  char *answers[2];
  char **names; /* all of a list, of which the words may have the first only; or NULL */
  GListModel *citations[2];
};

G_DEFINE_FINAL_TYPE (SafeguardPolicyDifference, safeguard_policy_difference, G_TYPE_OBJECT)

static void
safeguard_policy_difference_finalize (GObject *object)
{
  SafeguardPolicyDifference *self = SAFEGUARD_POLICY_DIFFERENCE (object);

  g_free (self->room);
  g_free (self->rule);
  g_clear_object (&self->words);
  g_strfreev (self->conditions);
  g_strfreev (self->names);
  g_clear_pointer (&self->when, safeguard_condition_unref);
  g_clear_pointer (&self->joined, safeguard_joined_vocabulary_unref);
  for (guint side = 0; side < 2; side++)
    {
      g_free (self->answers[side]);
      g_clear_object (&self->citations[side]);
    }

  G_OBJECT_CLASS (safeguard_policy_difference_parent_class)->finalize (object);
}

static void
safeguard_policy_difference_class_init (SafeguardPolicyDifferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_policy_difference_finalize;
}

static void
safeguard_policy_difference_init (SafeguardPolicyDifference *self)
{
}

/* --- what a difference is about */

/* The phrase with which a sentence about each begins; the name that a pack gives follows. */
static const char *const aspects[] = {
    [SAFEGUARD_ASPECT_LEVEL] = "aspect-level",
    [SAFEGUARD_ASPECT_DANGER] = "aspect-danger",
    [SAFEGUARD_ASPECT_NOTIFIABLE] = "aspect-notifiable",
    [SAFEGUARD_ASPECT_RAPID_REVIEW] = "aspect-rapid-review",
    [SAFEGUARD_ASPECT_NOTIFIES] = "aspect-notifies",
    [SAFEGUARD_ASPECT_TOLD] = "aspect-told",
    [SAFEGUARD_ASPECT_STARTED] = "aspect-started",
    [SAFEGUARD_ASPECT_TIMESCALE] = "aspect-timescale",
    [SAFEGUARD_ASPECT_QUORUM] = "aspect-quorum",
    [SAFEGUARD_ASPECT_VOTE] = "aspect-vote",
    [SAFEGUARD_ASPECT_RISK] = "aspect-risk",
    [SAFEGUARD_ASPECT_RIGHT] = "aspect-right",
    [SAFEGUARD_ASPECT_TEST] = "aspect-test",
    [SAFEGUARD_ASPECT_BODY] = "aspect-body",
    [SAFEGUARD_ASPECT_SEAT] = "aspect-seat",
    [SAFEGUARD_ASPECT_PROCEDURE] = "aspect-procedure",
    [SAFEGUARD_ASPECT_STAGE] = "aspect-stage",
    [SAFEGUARD_ASPECT_ACT] = "aspect-act",
    [SAFEGUARD_ASPECT_FUND] = "aspect-fund",
    [SAFEGUARD_ASPECT_LAYER] = "aspect-layer",
    [SAFEGUARD_ASPECT_GAP] = "aspect-gap",
    [SAFEGUARD_ASPECT_HEADING] = "aspect-heading",
    [SAFEGUARD_ASPECT_CONTRIBUTOR] = "aspect-contributor",
    [SAFEGUARD_ASPECT_RESERVE] = "aspect-reserve",
    [SAFEGUARD_ASPECT_AGENCY] = "aspect-agency",
    [SAFEGUARD_ASPECT_BOARD] = "aspect-board",
    [SAFEGUARD_ASPECT_SCRUTINY] = "aspect-scrutiny",
    [SAFEGUARD_ASPECT_EXPECTATION] = "aspect-expectation",
    [SAFEGUARD_ASPECT_REPORT] = "aspect-report",
    [SAFEGUARD_ASPECT_SOURCE] = "aspect-source",
    [SAFEGUARD_ASPECT_SUBMISSION] = "aspect-submission",
    [SAFEGUARD_ASPECT_SUNSET] = "aspect-sunset",
    [SAFEGUARD_ASPECT_LEAD] = "aspect-lead",
    [SAFEGUARD_ASPECT_AUDIT] = "aspect-audit",
    [SAFEGUARD_ASPECT_INFORMATION] = "aspect-information",
    [SAFEGUARD_ASPECT_RESPONSIBILITY] = "aspect-responsibility",
    [SAFEGUARD_ASPECT_CONTACT] = "aspect-contact",
    [SAFEGUARD_ASPECT_DEFINITION] = "aspect-definition",
    [SAFEGUARD_ASPECT_PRIORITY] = "aspect-priority",
    [SAFEGUARD_ASPECT_COMMITMENT] = "aspect-commitment",
    [SAFEGUARD_ASPECT_NOT_SHOWN] = "aspect-not-shown",
    [SAFEGUARD_ASPECT_FIGURE] = "aspect-figure",
};

static char *
about (const SafeguardComparedRule *rule)
{
  const char *aspect = safeguard_phrase (aspects[rule->aspect]);

  return rule->name == NULL ? g_strdup (aspect) : g_strdup_printf ("%s %s", aspect, rule->name);
}

char *
safeguard_differences_words (const char *id)
{
  return id != NULL ? g_strdelimit (g_strdup (id), "-", ' ') : NULL;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

char *
safeguard_differences_list (const char *const *ids)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_ptr_array_add (sorted, (char *)ids[i]);
  if (sorted->len == 0)
    return NULL;

  g_ptr_array_sort (sorted, compare_texts);
  g_ptr_array_add (sorted, NULL);
  g_autofree char *joined = g_strjoinv (", ", (char **)sorted->pdata);

  return safeguard_differences_words (joined);
}

char *
safeguard_differences_describe (const char *const *facts, const char *const *conditions)
{
  char *text = NULL;

  for (guint i = 0; facts[i] != NULL; i++)
    {
      g_autofree char *fact = safeguard_differences_words (facts[i]);
      g_autofree char *one = g_strdup_printf ("%s %s", fact, conditions[i]);
      g_autofree char *before = text;

      text = before == NULL ? g_steal_pointer (&one)
             : facts[i + 1] == NULL
                 ? safeguard_phrase_fill ("list-last", "list", before, "last", one, NULL)
                 : safeguard_phrase_fill ("list-next", "list", before, "next", one, NULL);
    }

  return text != NULL ? text : g_strdup ("");
}

/* --- collecting */

void
safeguard_differences_init (SafeguardDifferences *self, const char *first, const char *second)
{
  self->labels[0] = g_strdup (first);
  self->labels[1] = g_strdup (second);
  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  self->unfinished = g_ptr_array_new_with_free_func (g_free);
}

void
safeguard_differences_clear (SafeguardDifferences *self)
{
  g_clear_pointer (&self->labels[0], g_free);
  g_clear_pointer (&self->labels[1], g_free);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->unfinished, g_ptr_array_unref);
}

/* What the words of one difference are made of beside the rule. */
typedef struct
{
  const char *code;
  const char *answers[2];
  const char *term; /* its id */
  const char *begun;
  const char *const *facts;
  const char *const *conditions;
  SafeguardCondition *when;
  SafeguardJoinedVocabulary *joined;
  char *const *names; /* of a list, ending in NULL */
  GListModel *citations[2];
} Parts;

/* "the limit"; NULL as NULL. (transfer full) */
static char *
term_text (const char *term)
{
  g_autofree char *phrase = g_strconcat ("term-", term, NULL);

  return term != NULL ? g_strdup (safeguard_phrase (phrase)) : NULL;
}

/* Nobody reads a hundred names in a sentence. */
#define MOST_NAMES 8
#define FIRST_NAMES 5

/* "a; b; c", or the first of very many "and 96 more"; NULL of none. (transfer full) */
static char *
list_names (char *const *names)
{
  guint n = names != NULL ? g_strv_length ((char **)names) : 0;

  if (n <= MOST_NAMES)
    return n > 0 ? g_strjoinv ("; ", (char **)names) : NULL;

  g_autofree char **few = g_memdup2 (names, sizeof (char *) * (FIRST_NAMES + 1));
  few[FIRST_NAMES] = NULL;
  g_autofree char *list = g_strjoinv ("; ", few);
  g_autofree char *more = g_strdup_printf ("%u", n - FIRST_NAMES);

  return safeguard_phrase_fill ("list-more", "list", list, "more", more, NULL);
}

static void
add (SafeguardDifferences *self, const SafeguardComparedRule *rule, const Parts *parts)
{
  static const char *const none[] = {NULL};
  SafeguardPolicyDifference *difference = g_object_new (SAFEGUARD_TYPE_POLICY_DIFFERENCE, NULL);
  const char *const *facts = parts->facts != NULL ? parts->facts : none;
  const char *const *conditions = parts->conditions != NULL ? parts->conditions : none;
  g_autofree char *subject = about (rule);
  g_autofree char *where = safeguard_differences_describe (facts, conditions);
  g_autofree char *term = term_text (parts->term);
  g_autofree char *list = list_names (parts->names);

  difference->room = g_strdup (rule->room);
  difference->rule = g_strdup (rule->rule);
  difference->aspect = rule->aspect;
  difference->term = parts->term;
  difference->names = g_strdupv ((char **)parts->names);
  difference->conditions = g_strdupv ((char **)conditions);
  difference->when = parts->when != NULL ? safeguard_condition_ref (parts->when) : NULL;
  difference->joined
      = parts->joined != NULL ? safeguard_joined_vocabulary_ref (parts->joined) : NULL;
  difference->words = safeguard_finding_new (
      parts->code, NULL, facts, "about", subject, "aspect", aspects[rule->aspect], "facts", where,
      "term", term, "term-id", parts->term, "begun", parts->begun, "was", parts->answers[0], "is",
      parts->answers[1], "list", list, "first", self->labels[0], "second", self->labels[1], NULL);
  for (guint side = 0; side < 2; side++)
    {
      difference->answers[side] = g_strdup (parts->answers[side]);
      difference->citations[side] = parts->citations[side] != NULL
                                        ? g_object_ref (parts->citations[side])
                                        : safeguard_list_new_empty (SAFEGUARD_TYPE_CITATION);
    }
  g_ptr_array_add (self->found, difference);
}

void
safeguard_differences_add_only (SafeguardDifferences *self,
                                const SafeguardComparedRule *rule,
                                guint side,
                                GListModel *citations)
{
  Parts parts = {.code = side == 0 ? "only-under-the-first" : "only-under-the-second"};

  parts.citations[side] = citations;
  add (self, rule, &parts);
}

/* What tells one place in the documents from another. */
#define PLACE_PARTS 5

static void
read_place (SafeguardCitation *citation, const char *place[PLACE_PARTS])
{
  place[0] = safeguard_citation_get_edition (citation);
  place[1] = safeguard_citation_get_document (citation);
  place[2] = safeguard_citation_get_section (citation);
  place[3] = safeguard_citation_get_paragraph (citation);
  place[4] = safeguard_citation_get_page (citation);
}

static guint
place_hash (gconstpointer citation)
{
  const char *place[PLACE_PARTS];
  guint hash = 0;

  read_place ((SafeguardCitation *)citation, place);
  for (guint i = 0; i < PLACE_PARTS; i++)
    hash = hash * 31 + (place[i] != NULL ? g_str_hash (place[i]) : 0);

  return hash;
}

static gboolean
place_equal (gconstpointer one, gconstpointer two)
{
  const char *places[2][PLACE_PARTS];
  gboolean same = TRUE;

  read_place ((SafeguardCitation *)one, places[0]);
  read_place ((SafeguardCitation *)two, places[1]);
  for (guint i = 0; i < PLACE_PARTS; i++)
    same = same && g_strcmp0 (places[0][i], places[1][i]) == 0;

  return same;
}

GListModel *
safeguard_citations_gather (const GPtrArray *lists)
{
  GPtrArray *citations = g_ptr_array_new ();
  g_autoptr (GHashTable) cited = g_hash_table_new (place_hash, place_equal);

  for (guint i = 0; i < lists->len; i++)
    {
      GListModel *list = g_ptr_array_index (lists, i);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
        if (g_hash_table_add (cited, safeguard_list_peek (list, j)))
          g_ptr_array_add (citations, g_list_model_get_item (list, j));
    }

  return safeguard_list_new_take (SAFEGUARD_TYPE_CITATION, citations);
}

static void
add_list (SafeguardDifferences *self,
          const SafeguardComparedRule *rule,
          const char *code,
          guint side,
          const GPtrArray *names,
          const GPtrArray *citations)
{
  Parts parts = {.code = code};
  g_autoptr (GListModel) cited = safeguard_citations_gather (citations);
  g_autoptr (GPtrArray) texts = g_ptr_array_copy ((GPtrArray *)names, (GCopyFunc)g_strdup, NULL);

  g_ptr_array_set_free_func (texts, g_free);
  g_ptr_array_add (texts, NULL);
  parts.names = (char *const *)texts->pdata;
  parts.citations[side] = cited;
  add (self, rule, &parts);
}

void
safeguard_differences_add_several (SafeguardDifferences *self,
                                   const SafeguardComparedRule *rule,
                                   guint side,
                                   const GPtrArray *names,
                                   const GPtrArray *citations)
{
  if (names->len > 0)
    add_list (self, rule,
              side == 0 ? "several-only-under-the-first" : "several-only-under-the-second", side,
              names, citations);
}

void
safeguard_differences_add_layer (SafeguardDifferences *self,
                                 const SafeguardComparedRule *rule,
                                 guint side,
                                 const GPtrArray *names,
                                 const GPtrArray *citations)
{
  if (names->len > 0)
    add_list (self, rule, side == 0 ? "layer-only-under-the-first" : "layer-only-under-the-second",
              side, names, citations);
}

void
safeguard_differences_add_term (SafeguardDifferences *self,
                                const SafeguardComparedRule *rule,
                                const char *term,
                                const char *first,
                                const char *second,
                                GListModel *const citations[2])
{
  Parts parts = {.code = "term-differs", .term = term};

  if (g_strcmp0 (first, second) == 0)
    return;

  parts.answers[0] = first != NULL ? first : safeguard_phrase ("is-not-said");
  parts.answers[1] = second != NULL ? second : safeguard_phrase ("is-not-said");
  parts.citations[0] = citations[0];
  parts.citations[1] = citations[1];
  add (self, rule, &parts);
}

void
safeguard_differences_add_move (SafeguardDifferences *self,
                                const SafeguardComparedRule *rule,
                                const char *begun,
                                const char *first,
                                const char *second,
                                GListModel *const citations[2])
{
  Parts parts = {.code = "due-day-moves", .begun = begun};

  parts.answers[0] = first;
  parts.answers[1] = second;
  parts.citations[0] = citations[0];
  parts.citations[1] = citations[1];
  add (self, rule, &parts);
}

/* --- tables */

/* What a policy says of the cases of a difference; (transfer full) */
static char *
answer_text (const SafeguardTableDifference *found, guint side, const char *otherwise)
{
  const char *answer = found->answers[side];

  switch (found->outcomes[side])
    {
    case SAFEGUARD_OUTCOME_DECIDED:
      return g_strdup (answer);
    case SAFEGUARD_OUTCOME_DISPUTED:
      return answer != NULL
                 ? safeguard_phrase_fill ("is-left-open-otherwise", "answer", answer, NULL)
                 : g_strdup (safeguard_phrase ("is-left-open"));
    case SAFEGUARD_OUTCOME_CONFLICT:
      return g_strdup (safeguard_phrase ("is-contradictory"));
    case SAFEGUARD_OUTCOME_UNDETERMINED:
    case SAFEGUARD_OUTCOME_UNDECIDED:
      break;
    }

  return g_strdup (otherwise != NULL ? otherwise : safeguard_phrase ("is-nothing-said"));
}

static void
add_decided (SafeguardDifferences *self,
             const SafeguardComparedRule *rule,
             const SafeguardTableDifference *found,
             SafeguardJoinedVocabulary *joined,
             const SafeguardCitedTable *const tables[2])
{
  Parts parts = {.code = "decided-differently", .joined = joined};
  g_autofree char *first = answer_text (found, 0, tables[0]->otherwise);
  g_autofree char *second = answer_text (found, 1, tables[1]->otherwise);

  if (found->varies)
    parts.code = "decided-in-several-ways";
  else if (found->facts[0] == NULL)
    parts.code = "always-decided-differently";
  parts.answers[0] = first;
  parts.answers[1] = second;
  parts.facts = (const char *const *)found->facts;
  parts.conditions = (const char *const *)found->conditions;
  parts.when = found->when;
  for (guint side = 0; side < 2; side++)
    if (found->rows[side] != SAFEGUARD_NO_ROW)
      parts.citations[side]
          = tables[side]->cite (tables[side]->table.rules, (guint)found->rows[side]);
  add (self, rule, &parts);
}

void
safeguard_differences_add_unfinished (SafeguardDifferences *self, const SafeguardComparedRule *rule)
{
  Parts parts = {.code = "comparison-given-up"};

  g_ptr_array_add (self->unfinished, g_strdup_printf ("%s/%s", rule->room, rule->rule));
  add (self, rule, &parts);
}

void
safeguard_differences_add_tables (SafeguardDifferences *self,
                                  const SafeguardComparedRule *rule,
                                  const SafeguardCitedTable *first,
                                  const SafeguardCitedTable *second,
                                  SafeguardFactNameFunc name,
                                  gconstpointer name_rules)
{
  const SafeguardCitedTable *const tables[2] = {first, second};
  g_autoptr (SafeguardTableDifferences) found
      = safeguard_tables_compare (&first->table, &second->table, name, name_rules, NULL);

  for (guint i = 0; found != NULL && i < found->differences->len; i++)
    add_decided (self, rule, g_ptr_array_index (found->differences, i), found->joined, tables);
  if (found == NULL || !found->complete)
    safeguard_differences_add_unfinished (self, rule);
}

gboolean
safeguard_policy_difference_covers (SafeguardPolicyDifference *self,
                                    const SafeguardFacts *first,
                                    const SafeguardFacts *second)
{
  if (self->when == NULL)
    return TRUE;

  g_autoptr (SafeguardFacts) facts
      = safeguard_joined_vocabulary_join_facts (self->joined, first, second);

  return facts != NULL && safeguard_condition_is_met (self->when, facts);
}

SafeguardAspect
safeguard_policy_difference_get_aspect (SafeguardPolicyDifference *self)
{
  return self->aspect;
}

/* --- in their order */

static gboolean
is_of_one (SafeguardPolicyDifference *self)
{
  return self->answers[0] == NULL && self->answers[1] == NULL;
}

/* The part of differences @from to @to, which are of one room. */
static void
sort_part (GPtrArray *found, guint from, guint to, GPtrArray *out)
{
  for (guint of_one = 0; of_one < 2; of_one++)
    for (guint i = from; i < to; i++)
      if (is_of_one (g_ptr_array_index (found, i)) == (of_one != 0))
        g_ptr_array_add (out, g_object_ref (g_ptr_array_index (found, i)));
}

void
safeguard_differences_sort (SafeguardDifferences *self)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_object_unref);
  guint from = 0;

  for (guint i = 1; i <= self->found->len; i++)
    {
      SafeguardPolicyDifference *first = g_ptr_array_index (self->found, from);

      if (i < self->found->len
          && strcmp (((SafeguardPolicyDifference *)g_ptr_array_index (self->found, i))->room,
                     first->room)
                 == 0)
        continue;
      sort_part (self->found, from, i, sorted);
      from = i;
    }
  g_ptr_array_unref (self->found);
  self->found = sorted;
}

/* --- the public face */

/**
 * safeguard_policy_difference_get_room:
 * @self: a difference
 *
 * Gets which part of the policies differs.
 *
 * Returns: (transfer none): "thresholds", "reviews", "timescales", "governance",
 *   "escalation", "funding", "gaps" or "particulars"
 *
 * Since: 1.0
 */
const char *
safeguard_policy_difference_get_room (SafeguardPolicyDifference *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFFERENCE (self), NULL);

  return self->room;
}

/**
 * safeguard_policy_difference_get_rule:
 * @self: a difference
 *
 * Gets which rule of that part differs.
 *
 * Returns: (transfer none): its id, such as "level", "rapid-review" or
 *   "between-partners/mediation"
 *
 * Since: 1.0
 */
const char *
safeguard_policy_difference_get_rule (SafeguardPolicyDifference *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFFERENCE (self), NULL);

  return self->rule;
}

/**
 * safeguard_policy_difference_get_code:
 * @self: a difference
 *
 * Gets what kind of difference this is.
 *
 * Returns: (transfer none): a stable code of the registry of findings, such as
 *   "decided-differently"
 *
 * Since: 1.0
 */
const char *
safeguard_policy_difference_get_code (SafeguardPolicyDifference *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFFERENCE (self), NULL);

  return self->words != NULL ? safeguard_finding_get_code (self->words) : NULL;
}

/**
 * safeguard_policy_difference_get_message:
 * @self: a difference
 *
 * Gets the difference in a sentence.
 *
 * Returns: (transfer none): the sentence, in English
 *
 * Since: 1.0
 */
const char *
safeguard_policy_difference_get_message (SafeguardPolicyDifference *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFFERENCE (self), NULL);

  return self->words != NULL ? safeguard_finding_get_message (self->words) : NULL;
}

/**
 * safeguard_policy_difference_get_arguments:
 * @self: a difference
 *
 * Gets what was filled into the sentence, for a translation of it.
 *
 * Returns: (transfer full) (nullable): a `a{sv}` from argument names to texts
 *
 * Since: 1.0
 */
GVariant *
safeguard_policy_difference_get_arguments (SafeguardPolicyDifference *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFFERENCE (self), NULL);

  return self->words != NULL ? safeguard_finding_get_arguments (self->words) : NULL;
}

/**
 * safeguard_policy_difference_get_facts:
 * @self: a difference
 *
 * Gets the facts that decide differently.
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): the ids of the
 *   facts, as many as there are conditions; empty if the policies differ
 *   whatever the facts
 *
 * Since: 1.0
 */
const char *const *
safeguard_policy_difference_get_facts (SafeguardPolicyDifference *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFFERENCE (self), NULL);

  return self->words != NULL ? safeguard_finding_get_facts (self->words) : NULL;
}

/**
 * safeguard_policy_difference_get_conditions:
 * @self: a difference
 *
 * Gets how each of the facts has to be, all of them together, for the policies
 * to differ in this way.
 *
 * Returns: (transfer none) (array zero-terminated=1) (nullable): a text for each
 *   fact, such as "present", "absent", "under 12" or "0-1 or 2-4"
 *
 * Since: 1.0
 */
const char *const *
safeguard_policy_difference_get_conditions (SafeguardPolicyDifference *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFFERENCE (self), NULL);

  return (const char *const *)self->conditions;
}

/**
 * safeguard_policy_difference_get_first_answer:
 * @self: a difference
 *
 * Gets what the first policy says.
 *
 * Returns: (transfer none) (nullable): its answer in words, such as "level 2";
 *   %NULL if only one of them has the rule
 *
 * Since: 1.0
 */
const char *
safeguard_policy_difference_get_first_answer (SafeguardPolicyDifference *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFFERENCE (self), NULL);

  return self->answers[0];
}

/**
 * safeguard_policy_difference_get_second_answer:
 * @self: a difference
 *
 * Gets what the second policy says.
 *
 * Returns: (transfer none) (nullable): as
 *   [method@PolicyDifference.get_first_answer]
 *
 * Since: 1.0
 */
const char *
safeguard_policy_difference_get_second_answer (SafeguardPolicyDifference *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFFERENCE (self), NULL);

  return self->answers[1];
}

/**
 * safeguard_policy_difference_get_first_citations:
 * @self: a difference
 *
 * Gets where the first policy says so.
 *
 * Returns: (transfer none) (nullable): a list of [class@Citation]; empty if it
 *   says nothing
 *
 * Since: 1.0
 */
GListModel *
safeguard_policy_difference_get_first_citations (SafeguardPolicyDifference *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFFERENCE (self), NULL);

  return self->citations[0];
}

/**
 * safeguard_policy_difference_get_second_citations:
 * @self: a difference
 *
 * Gets where the second policy says so.
 *
 * Returns: (transfer none) (nullable): as
 *   [method@PolicyDifference.get_first_citations]
 *
 * Since: 1.0
 */
GListModel *
safeguard_policy_difference_get_second_citations (SafeguardPolicyDifference *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFFERENCE (self), NULL);

  return self->citations[1];
}

/**
 * safeguard_policy_difference_get_names:
 * @self: a difference
 *
 * Gets everything that is listed, where the difference is that only one of the
 * two has several things: of very many, the message has the first few.
 *
 * Returns: (transfer none) (array zero-terminated=1): what each is called; empty
 *   if nothing is listed
 *
 * Since: 1.0
 */
const char *const *
safeguard_policy_difference_get_names (SafeguardPolicyDifference *self)
{
  static const char *const none[] = {NULL};

  g_return_val_if_fail (SAFEGUARD_IS_POLICY_DIFFERENCE (self), none);

  return self->names != NULL ? (const char *const *)self->names : none;
}

SafeguardFinding *
safeguard_policy_difference_get_words (SafeguardPolicyDifference *self)
{
  return self->words;
}

static void
write_when (SafeguardPolicyDifference *self, JsonBuilder *builder)
{
  const char *const *facts = safeguard_finding_get_facts (self->words);

  json_builder_set_member_name (builder, "when");
  json_builder_begin_array (builder);
  for (guint i = 0; facts[i] != NULL; i++)
    {
      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "fact", facts[i]);
      safeguard_json_add_text (builder, "is", self->conditions[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
safeguard_policy_difference_write (SafeguardPolicyDifference *self, JsonBuilder *builder)
{
  static const char *const names[] = {"first", "second"};

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "room", self->room);
  safeguard_json_add_text (builder, "rule", self->rule);
  safeguard_json_add_text (builder, "code", safeguard_finding_get_code (self->words));
  safeguard_json_add_text (builder, "term", self->term);
  safeguard_json_add_text (builder, "message", safeguard_finding_get_message (self->words));
  write_when (self, builder);
  if (self->names != NULL)
    safeguard_json_add_texts (builder, "names", (const char *const *)self->names);
  for (guint side = 0; side < 2; side++)
    {
      json_builder_set_member_name (builder, names[side]);
      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "says", self->answers[side]);
      json_builder_set_member_name (builder, "citations");
      safeguard_citations_write (self->citations[side], builder);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}
