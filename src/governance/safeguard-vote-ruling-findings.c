/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-vote-private.h"

#include <string.h>

static void
add_outcome (SafeguardVoteRuling *self, GPtrArray *out)
{
  static const char *const codes[]
      = {"", "vote-carried", "vote-not-carried", "vote-undetermined", "vote-undecided"};
  const SafeguardVoteRule *rule = self->vote->rule;
  gboolean decided = self->row != SAFEGUARD_NO_ROW;

  g_ptr_array_add (
      out,
      safeguard_finding_new (
          codes[self->outcome],
          decided ? safeguard_decision_get_citations (rule->decision, self->row) : rule->citations,
          (const char *const *)rule->voters, "decision", rule->name, "row",
          decided ? safeguard_table_get_row (rule->decision->table, (guint)self->row)->id : "",
          NULL));
}

static void
add_names (SafeguardVoteRuling *self, const char *code, char **ids, GPtrArray *out)
{
  g_autofree char *who
      = safeguard_actors_list (self->vote->governance->actors, (const char *const *)ids);

  if (ids[0] != NULL)
    g_ptr_array_add (out, safeguard_finding_new (code, self->vote->rule->citations, NULL, "who",
                                                 who, "decision", self->vote->rule->name, NULL));
}

static char **
list_those_who (SafeguardVoteRuling *self, SafeguardBallot ballot)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->vote->entries->len; i++)
    {
      const SafeguardVoterEntry *entry = g_ptr_array_index (self->vote->entries, i);

      if (entry->place >= 0 && entry->ballot == ballot)
        g_strv_builder_add (ids, entry->voter);
    }

  return g_strv_builder_end (ids);
}

static void
add_voters (SafeguardVoteRuling *self, GPtrArray *out)
{
  g_auto (GStrv) pivotal = safeguard_vote_ruling_get_pivotal (self);
  g_auto (GStrv) dissent = safeguard_vote_ruling_get_dissent (self);
  g_auto (GStrv) abstained = list_those_who (self, SAFEGUARD_BALLOT_ABSTAIN);
  g_auto (GStrv) absent = list_those_who (self, SAFEGUARD_BALLOT_ABSENT);

  add_names (self, "vote-pivotal", pivotal, out);
  add_names (self, "vote-dissent", dissent, out);
  add_names (self, "vote-abstained", abstained, out);
  add_names (self, "vote-absent", absent, out);
}

static void
add_entry (SafeguardVoteRuling *self, const SafeguardVoterEntry *entry, GPtrArray *out)
{
  const char *who = safeguard_vote_name (self->vote, entry);
  const char *decision = self->vote->rule->name;
  gboolean observer = entry->seat != NULL && entry->seat->klass == SAFEGUARD_SEAT_OBSERVER;
  gboolean voted = entry->ballot == SAFEGUARD_BALLOT_YES || entry->ballot == SAFEGUARD_BALLOT_NO;

  if (entry->place < 0 && voted)
    g_ptr_array_add (
        out, safeguard_finding_new (observer ? "vote-by-observer" : "vote-without-right",
                                    observer ? entry->seat->citations : self->vote->rule->citations,
                                    NULL, "who", who, "decision", decision, NULL));
  if (entry->conflict)
    g_ptr_array_add (out,
                     safeguard_finding_new (entry->place >= 0 && voted ? "conflict-and-voted"
                                                                       : "conflict-declared",
                                            NULL, NULL, "who", who, "decision", decision, NULL));
}

static void
add_signature (SafeguardVoteRuling *self, SafeguardEvent *event, GPtrArray *out)
{
  const SafeguardVoteRule *rule = self->vote->rule;
  const SafeguardActors *actors = self->vote->governance->actors;
  const char *by = safeguard_actors_find (actors, safeguard_event_get_by (event), NULL);
  g_autofree char *when = safeguard_moment_to_text (safeguard_event_peek_moment (event));
  gboolean right = rule->sign_off == NULL || strcmp (by, rule->sign_off) == 0;

  g_ptr_array_add (out, safeguard_finding_new (
                            right ? "decision-signed-off" : "decision-signed-by-another",
                            rule->citations, NULL, "who", safeguard_actors_name (actors, by),
                            "when", when, "decision", rule->name, "holders",
                            safeguard_actors_name (actors, right ? by : rule->sign_off), NULL));
}

static void
add_sign_off (SafeguardVoteRuling *self, GPtrArray *out)
{
  const SafeguardVoteRule *rule = self->vote->rule;
  const SafeguardActors *actors = self->vote->governance->actors;
  SafeguardRecord *record = SAFEGUARD_RECORD (self->vote);
  gboolean signed_off = FALSE;

  for (guint i = 0; i < safeguard_record_get_n_events (record); i++)
    {
      SafeguardEvent *event = safeguard_record_peek_event (record, i);
      const char *by = safeguard_actors_find (actors, safeguard_event_get_by (event), NULL);

      signed_off = signed_off || g_strcmp0 (by, rule->sign_off) == 0;
      add_signature (self, event, out);
    }
  if (rule->sign_off != NULL && !signed_off && self->outcome == SAFEGUARD_VOTE_OUTCOME_CARRIED)
    g_ptr_array_add (out, safeguard_finding_new (
                              "sign-off-needed", rule->citations, NULL, "decision", rule->name,
                              "who", safeguard_actors_name (actors, rule->sign_off), NULL));
}

void
safeguard_vote_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardVoteRuling *self = SAFEGUARD_VOTE_RULING (ruling);

  add_outcome (self, out);
  for (guint i = 0; i < self->vote->entries->len; i++)
    add_entry (self, g_ptr_array_index (self->vote->entries, i), out);
  add_sign_off (self, out);
  add_voters (self, out);
}
