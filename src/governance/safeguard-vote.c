/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-vote-private.h"

#include "safeguard-nearest-private.h"

#include <string.h>

/**
 * SafeguardVote:
 *
 * One decision that was voted on: how each agency voted, who declared a conflict of
 * interest, and as an event ("signed-off", by an actor) who signed it. A vote of
 * somebody who has none is kept, and the ruling says that it does not count.
 *
 * Its thread rule is that of [class@Record].
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardVote, safeguard_vote, SAFEGUARD_TYPE_RECORD)

G_DEFINE_ENUM_TYPE (SafeguardBallot,
                    safeguard_ballot,
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_BALLOT_YES, "yes"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_BALLOT_NO, "no"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_BALLOT_ABSTAIN, "abstain"),
                    G_DEFINE_ENUM_VALUE (SAFEGUARD_BALLOT_ABSENT, "absent"))

static void
entry_free (SafeguardVoterEntry *entry)
{
  g_free (entry->voter);
  g_free (entry);
}

static void
safeguard_vote_finalize (GObject *object)
{
  SafeguardVote *self = SAFEGUARD_VOTE (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->governance);

  G_OBJECT_CLASS (safeguard_vote_parent_class)->finalize (object);
}

static SafeguardRecord *
safeguard_vote_copy_as_known (SafeguardRecord *record, GDateTime *known)
{
  SafeguardVote *self = SAFEGUARD_VOTE (record);
  SafeguardVote *copy = g_object_new (SAFEGUARD_TYPE_VOTE, NULL);

  copy->governance = g_object_ref (self->governance);
  copy->rule = self->rule;
  for (guint i = 0; i < self->entries->len; i++)
    {
      SafeguardVoterEntry *entry
          = g_memdup2 (g_ptr_array_index (self->entries, i), sizeof (SafeguardVoterEntry));

      entry->voter = g_strdup (entry->voter);
      g_ptr_array_add (copy->entries, entry);
    }

  return SAFEGUARD_RECORD (copy);
}

SafeguardVote *
safeguard_vote_copy (SafeguardVote *self)
{
  SafeguardRecord *copy = safeguard_vote_copy_as_known (SAFEGUARD_RECORD (self), NULL);

  for (guint i = 0; i < safeguard_record_get_n_events (SAFEGUARD_RECORD (self)); i++)
    safeguard_record_append (copy, safeguard_record_peek_event (SAFEGUARD_RECORD (self), i), NULL);

  return SAFEGUARD_VOTE (copy);
}

const char *
safeguard_vote_name (SafeguardVote *self, const SafeguardVoterEntry *entry)
{
  return entry->seat != NULL ? entry->seat->name
                             : safeguard_actors_name (self->governance->actors, entry->voter);
}

static gboolean
safeguard_vote_accepts_event (SafeguardRecord *record, SafeguardEvent *event, GError **error)
{
  const char *type = safeguard_event_get_event_type (event);
  const char *by = safeguard_event_get_by (event);

  if (strcmp (type, SAFEGUARD_VOTE_SIGNED_OFF) != 0)
    {
      static const char *const types[] = {SAFEGUARD_VOTE_SIGNED_OFF, NULL};

      safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_EVENT, NULL,
                           safeguard_nearest (type, types),
                           "a vote knows no event '%.80s'; it is signed-off", type);
      return FALSE;
    }
  if (by == NULL)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_MISSING_KEY, NULL, NULL,
                           "it is not said who signed");
      return FALSE;
    }

  return safeguard_actors_find (SAFEGUARD_VOTE (record)->governance->actors, by, error) != NULL;
}

static void
safeguard_vote_class_init (SafeguardVoteClass *klass)
{
  SafeguardRecordClass *record_class = (SafeguardRecordClass *)klass;

  G_OBJECT_CLASS (klass)->finalize = safeguard_vote_finalize;
  record_class->copy_as_known = safeguard_vote_copy_as_known;
  record_class->accepts_event = safeguard_vote_accepts_event;
}

static void
safeguard_vote_init (SafeguardVote *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)entry_free);
}

/**
 * safeguard_vote_new:
 * @governance: the rules of the policy
 * @decision: what is voted on, such as "notify-serious-incident"
 * @error: return location for an error
 *
 * Makes the record of a vote in which nobody has voted yet.
 *
 * Returns: (transfer full): the record, or %NULL with
 *   %SAFEGUARD_ERROR_UNKNOWN_DECISION, naming the nearest
 *
 * Since: 1.0
 */
SafeguardVote *
safeguard_vote_new (SafeguardGovernance *governance, const char *decision, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (governance) && governance->layers != NULL, NULL);
  g_return_val_if_fail (decision != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  const SafeguardVoteRule *rule = safeguard_governance_find_vote (governance, decision, error);

  if (rule == NULL)
    return NULL;

  SafeguardVote *self = g_object_new (SAFEGUARD_TYPE_VOTE, NULL);

  self->governance = g_object_ref (governance);
  self->rule = rule;

  return self;
}

#define IS_FILLED(vote) (SAFEGUARD_IS_VOTE (vote) && (vote)->governance != NULL)

static int
place_of (const SafeguardVoteRule *rule, const char *agency)
{
  for (int i = 0; rule->voters[i] != NULL; i++)
    if (strcmp (rule->voters[i], agency) == 0)
      return i;

  return -1;
}

/* The entry of a voter, made if it is the first word of it; NULL with UNKNOWN_ACTOR. An id that is
 * both an actor's and a seat's is the actor's. */
static SafeguardVoterEntry *
require_entry (SafeguardVote *self, const char *voter, GError **error)
{
  GError *failure = NULL;
  const char *agency = safeguard_actors_find (self->governance->actors, voter, &failure);
  const SafeguardSeat *seat
      = agency == NULL ? safeguard_governance_find_seat (self->governance, voter, NULL) : NULL;
  const char *id = agency != NULL ? agency : voter;

  if (agency == NULL && seat == NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  g_clear_error (&failure);
  for (guint i = 0; i < self->entries->len; i++)
    {
      SafeguardVoterEntry *entry = g_ptr_array_index (self->entries, i);

      if (strcmp (entry->voter, id) == 0)
        return entry;
    }

  SafeguardVoterEntry *entry = g_new0 (SafeguardVoterEntry, 1);
  entry->voter = g_strdup (id);
  entry->seat = seat;
  entry->place = seat == NULL ? place_of (self->rule, id) : -1;
  g_ptr_array_add (self->entries, entry);

  return entry;
}

/**
 * safeguard_vote_cast:
 * @self: a vote
 * @voter: an agency, such as "police"; or a seat
 * @ballot: how it voted
 * @error: return location for an error
 *
 * Records how an agency voted. Somebody who has no vote in the decision, an observer
 * for one, is recorded too; the ruling says that it does not count.
 *
 * Returns: %TRUE, or %FALSE with %SAFEGUARD_ERROR_UNKNOWN_ACTOR, naming the nearest, or
 *   %SAFEGUARD_ERROR_CONTRADICTION if another vote of the same voter is on record
 *
 * Since: 1.0
 */
gboolean
safeguard_vote_cast (SafeguardVote *self, const char *voter, SafeguardBallot ballot, GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), FALSE);
  g_return_val_if_fail (voter != NULL, FALSE);
  g_return_val_if_fail (ballot >= SAFEGUARD_BALLOT_YES && ballot <= SAFEGUARD_BALLOT_ABSENT, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  SafeguardVoterEntry *entry = require_entry (self, voter, error);

  if (entry == NULL)
    return FALSE;
  if (entry->ballot != 0 && entry->ballot != ballot)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_CONTRADICTION, NULL, NULL,
                           "'%.80s' has voted otherwise already", entry->voter);
      return FALSE;
    }
  entry->ballot = ballot;

  return TRUE;
}

/**
 * safeguard_vote_declare_conflict:
 * @self: a vote
 * @voter: an agency, such as "police"; or a seat
 * @error: return location for an error
 *
 * Records that somebody declared a conflict of interest in the decision.
 *
 * Returns: %TRUE, or %FALSE with %SAFEGUARD_ERROR_UNKNOWN_ACTOR, naming the nearest
 *
 * Since: 1.0
 */
gboolean
safeguard_vote_declare_conflict (SafeguardVote *self, const char *voter, GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), FALSE);
  g_return_val_if_fail (voter != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  SafeguardVoterEntry *entry = require_entry (self, voter, error);

  if (entry != NULL)
    entry->conflict = TRUE;

  return entry != NULL;
}

/**
 * safeguard_vote_get_decision:
 * @self: a vote
 *
 * Gets what is voted on.
 *
 * Returns: (transfer none): the id, such as "notify-serious-incident"
 *
 * Since: 1.0
 */
const char *
safeguard_vote_get_decision (SafeguardVote *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return self->rule->id;
}
