/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-governance-diff-private.h"

#include <string.h>

#include "safeguard-phrase-private.h"
#include "safeguard-provisions-diff-private.h"
/* --- names: an agency that the other policy calls by another of its ids is the same */

typedef struct
{
  const SafeguardActors *actors; /* of the first */
  GStringChunk *texts;
} Names;

static const char *
name_in_first (gconstpointer rules, const char *id)
{
  static const char nominee[] = "nominee-of-";
  const Names *names = rules;
  gboolean of_nominee = g_str_has_prefix (id, nominee);
  const char *agency = of_nominee ? id + strlen (nominee) : id;
  const char *own = safeguard_actors_find (names->actors, agency, NULL);

  if (own == NULL || strcmp (own, agency) == 0)
    return id;
  if (!of_nominee)
    return own;

  g_autofree char *whole = g_strconcat (nominee, own, NULL);

  return g_string_chunk_insert_const (names->texts, whole);
}

/* --- quorums and votes */

static const SafeguardTableRow *
find_row (const SafeguardDecision *decision, guint index)
{
  for (guint i = 0; i < safeguard_table_get_n_rows (decision->table); i++)
    if (safeguard_table_get_row (decision->table, i)->index == index)
      return safeguard_table_get_row (decision->table, i);

  g_return_val_if_reached (NULL);
}

static char *
decision_answer (gconstpointer rules, guint index)
{
  const SafeguardDecision *decision = rules;

  return safeguard_differences_words (decision->answers[find_row (decision, index)->rank - 1]);
}

static GListModel *
cite_decision (gconstpointer rules, guint index)
{
  const SafeguardDecision *decision = rules;

  return g_ptr_array_index (decision->citations, index);
}

/* Where one has no rows, every combination of who is there would differ in the same way. */
static void
compare_decision (const SafeguardComparedRule *rule,
                  const SafeguardDecision *first,
                  const SafeguardDecision *second,
                  GListModel *const citations[2],
                  const Names *names,
                  SafeguardDifferences *out)
{
  SafeguardCitedTable one = {{first->table, decision_answer, first}, cite_decision, NULL};
  SafeguardCitedTable two = {{second->table, decision_answer, second}, cite_decision, NULL};

  if (first->table != NULL && second->table != NULL)
    safeguard_differences_add_tables (out, rule, &one, &two, name_in_first, names);
  else
    safeguard_differences_add_term (
        out, rule, "rule", first->table != NULL ? safeguard_phrase ("is-held") : NULL,
        second->table != NULL ? safeguard_phrase ("is-held") : NULL, citations);
}

static void
compare_vote (const SafeguardVoteRule *first,
              const SafeguardVoteRule *second,
              const Names *names,
              SafeguardDifferences *out)
{
  SafeguardComparedRule rule = {"governance", first->id, SAFEGUARD_ASPECT_VOTE, first->name};
  GListModel *const citations[2] = {first->citations, second->citations};

  compare_decision (&rule, first->decision, second->decision, citations, names, out);
  safeguard_differences_add_term (out, &rule, "sign-off", first->sign_off, second->sign_off,
                                  citations);
}

static void
compare_votes (SafeguardGovernance *first,
               SafeguardGovernance *second,
               const Names *names,
               SafeguardDifferences *out)
{
  SafeguardGovernance *const sides[2] = {first, second};

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < sides[side]->votes->len; i++)
      {
        const SafeguardVoteRule *vote = g_ptr_array_index (sides[side]->votes, i);
        const SafeguardVoteRule *other
            = safeguard_governance_find_vote (sides[1 - side], vote->id, NULL);
        SafeguardComparedRule rule = {"governance", vote->id, SAFEGUARD_ASPECT_VOTE, vote->name};

        if (other == NULL)
          safeguard_differences_add_only (out, &rule, side, vote->citations);
        else if (side == 0)
          compare_vote (vote, other, names, out);
      }
}

/* --- bodies and seats */

/* NULL without a day. */
static char *
day_text (SafeguardDayNumber day)
{
  return day != 0 ? safeguard_day_number_to_text (day) : NULL;
}

/* "every 2 months", "4 times in each year"; (transfer full) */
static char *
round_text (const SafeguardTimescaleRule *rule)
{
  if (rule->repeats.kind != SAFEGUARD_REPEATS_EVERY)
    return g_strdup (rule->limit_text);
  g_autofree char *period = safeguard_limit_to_text (&rule->repeats.every);

  return safeguard_phrase_fill ("is-every", "period", period, NULL);
}

/* "4 times in each year": the rounds of its clocks, whatever those are called. */
static char *
meets_text (const SafeguardGovernance *self, const SafeguardBody *body)
{
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; body->meets != NULL && body->meets[i] != NULL; i++)
    {
      const SafeguardTimescaleRule *rule
          = safeguard_timescales_find (self->assurance->timescales, body->meets[i], NULL);

      if (rule != NULL)
        g_ptr_array_add (rounds, round_text (rule));
    }
  g_ptr_array_add (rounds, NULL);

  return safeguard_differences_list ((const char *const *)rounds->pdata);
}

/* Whether there is such a body, and since when; what became it; how often it meets. */
static void
compare_life (const SafeguardComparedRule *rule,
              SafeguardGovernance *const sides[2],
              const SafeguardBody *first,
              const SafeguardBody *second,
              SafeguardDifferences *out)
{
  static const char *const terms[]
      = {"body-kind", "exists-from", "exists-until", "succeeds", "meets", "left-open"};
  GListModel *const citations[2] = {first->citations, second->citations};
  const SafeguardBody *const bodies[2] = {first, second};
  char *texts[2][G_N_ELEMENTS (terms)];

  for (guint side = 0; side < 2; side++)
    {
      const SafeguardBody *body = bodies[side];

      texts[side][0] = safeguard_differences_words (body->kind);
      texts[side][1] = day_text (body->from);
      texts[side][2] = day_text (body->until);
      texts[side][3] = safeguard_differences_list ((const char *const *)body->succeeds);
      texts[side][4] = meets_text (sides[side], body);
      texts[side][5] = body->gap != NULL ? g_strdup (safeguard_phrase ("is-left-open")) : NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      safeguard_differences_add_term (out, rule, terms[i], texts[0][i], texts[1][i], citations);
      g_free (texts[0][i]);
      g_free (texts[1][i]);
    }
}

static void
compare_body (SafeguardGovernance *const sides[2],
              const SafeguardBody *first,
              const SafeguardBody *second,
              const Names *names,
              SafeguardDifferences *out)
{
  SafeguardComparedRule body = {"governance", first->id, SAFEGUARD_ASPECT_BODY, first->name};
  SafeguardComparedRule quorum = {"governance", first->id, SAFEGUARD_ASPECT_QUORUM, first->name};
  GListModel *const citations[2] = {first->citations, second->citations};
  g_autofree char *first_chair = safeguard_differences_words (first->chair);
  g_autofree char *second_chair = safeguard_differences_words (second->chair);
  g_autofree char *first_reports_to = safeguard_differences_words (first->reports_to);
  g_autofree char *second_reports_to = safeguard_differences_words (second->reports_to);

  compare_decision (&quorum, first->quorum, second->quorum, citations, names, out);
  safeguard_differences_add_term (out, &body, "chair", first_chair, second_chair, citations);
  safeguard_differences_add_term (out, &body, "reports-to", first_reports_to, second_reports_to,
                                  citations);
  compare_life (&body, sides, first, second, out);
}

static void
compare_bodies (SafeguardGovernance *first,
                SafeguardGovernance *second,
                const Names *names,
                SafeguardDifferences *out)
{
  SafeguardGovernance *const sides[2] = {first, second};

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < sides[side]->bodies->len; i++)
      {
        const SafeguardBody *body = g_ptr_array_index (sides[side]->bodies, i);
        const SafeguardBody *other
            = safeguard_governance_find_body (sides[1 - side], body->id, NULL);
        SafeguardComparedRule rule = {"governance", body->id, SAFEGUARD_ASPECT_BODY, body->name};

        if (other == NULL)
          safeguard_differences_add_only (out, &rule, side, body->citations);
        else if (side == 0)
          compare_body (sides, body, other, names, out);
      }
}

static char *
class_text (const SafeguardSeat *seat)
{
  return g_strdup (seat->class_open ? safeguard_phrase ("is-left-open")
                                    : safeguard_seat_get_class (seat));
}

static char *
per_cent_text (gint64 per_cent)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, per_cent);

  return per_cent < 0 ? NULL : safeguard_phrase_fill ("is-per-cent", "number", number, NULL);
}

static void
compare_seat (const SafeguardSeat *first, const SafeguardSeat *second, SafeguardDifferences *out)
{
  SafeguardComparedRule rule = {"governance", first->id, SAFEGUARD_ASPECT_SEAT, first->name};
  GListModel *const citations[2] = {first->citations, second->citations};
  const SafeguardSeat *const seats[2] = {first, second};
  g_autofree char *first_class = class_text (first);
  g_autofree char *second_class = class_text (second);
  char *bodies[2], *deputies[2], *attendance[2], *count[2];

  for (guint i = 0; i < 2; i++)
    {
      bodies[i] = safeguard_differences_list ((const char *const *)seats[i]->bodies);
      deputies[i] = safeguard_differences_list ((const char *const *)seats[i]->deputies);
      attendance[i] = per_cent_text (seats[i]->attendance);
      count[i] = g_strdup_printf ("%u", seats[i]->count);
    }
  safeguard_differences_add_term (out, &rule, "sits-on", bodies[0], bodies[1], citations);
  safeguard_differences_add_term (out, &rule, "takes-part", first_class, second_class, citations);
  safeguard_differences_add_term (out, &rule, "votes",
                                  safeguard_phrase (first->votes ? "is-yes" : "is-no"),
                                  safeguard_phrase (second->votes ? "is-yes" : "is-no"), citations);
  safeguard_differences_add_term (out, &rule, "count", count[0], count[1], citations);
  safeguard_differences_add_term (out, &rule, "deputies", deputies[0], deputies[1], citations);
  safeguard_differences_add_term (out, &rule, "least-attendance", attendance[0], attendance[1],
                                  citations);
  for (guint i = 0; i < 2; i++)
    {
      g_free (bodies[i]);
      g_free (deputies[i]);
      g_free (attendance[i]);
      g_free (count[i]);
    }
}

static void
compare_seats (SafeguardGovernance *first, SafeguardGovernance *second, SafeguardDifferences *out)
{
  SafeguardGovernance *const sides[2] = {first, second};

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < sides[side]->seats->len; i++)
      {
        const SafeguardSeat *seat = g_ptr_array_index (sides[side]->seats, i);
        const SafeguardSeat *other
            = safeguard_governance_find_seat (sides[1 - side], seat->id, NULL);
        SafeguardComparedRule rule = {"governance", seat->id, SAFEGUARD_ASPECT_SEAT, seat->name};

        if (other == NULL)
          safeguard_differences_add_only (out, &rule, side, seat->citations);
        else if (side == 0)
          compare_seat (seat, other, out);
      }
}

void
safeguard_governance_diff (SafeguardGovernance *first,
                           SafeguardGovernance *second,
                           SafeguardDifferences *out)
{
  Names names = {first->actors, g_string_chunk_new (256)};

  compare_votes (first, second, &names, out);
  compare_bodies (first, second, &names, out);
  compare_seats (first, second, out);
  safeguard_assurance_rules_diff (first->assurance, second->assurance, out);
  safeguard_assurance_provisions_diff (first->assurance, second->assurance, out);
  g_string_chunk_free (names.texts);
}
