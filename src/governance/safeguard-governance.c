/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-meeting-private.h"
#include "safeguard-vote-private.h"

#include "safeguard-nearest-private.h"

#include <string.h>

/**
 * SafeguardGovernance:
 *
 * What the arrangements of one area on one day say of governance: who sits, who may
 * decide, what the partnership owes by when, and how it assures itself.
 * None of the areas' documents held here prints a quorum, which then stands in terms of
 * reference that an overlay can bring.
 *
 * Made by [class@Policy]; immutable; may be shared between threads.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardGovernance, safeguard_governance, G_TYPE_OBJECT)

static void
safeguard_governance_finalize (GObject *object)
{
  SafeguardGovernance *self = SAFEGUARD_GOVERNANCE (object);

  g_clear_pointer (&self->layers, safeguard_layers_unref);
  g_clear_pointer (&self->assurance, safeguard_assurance_rules_free);
  g_clear_pointer (&self->actors, safeguard_actors_unref);
  g_clear_pointer (&self->gaps, safeguard_gaps_free);
  g_clear_pointer (&self->bodies, g_ptr_array_unref);
  g_clear_pointer (&self->seats, g_ptr_array_unref);
  g_clear_pointer (&self->votes, g_ptr_array_unref);
  g_strfreev (self->body_ids);
  g_strfreev (self->seat_ids);
  g_strfreev (self->vote_ids);
  g_clear_object (&self->substitutes);
  g_free (self->substitutes_gap);
  g_free (self->two_seats_gap);
  g_clear_object (&self->two_seats_citations);

  G_OBJECT_CLASS (safeguard_governance_parent_class)->finalize (object);
}

static void
safeguard_governance_class_init (SafeguardGovernanceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_governance_finalize;
}

static void
safeguard_governance_init (SafeguardGovernance *self)
{
}

static void
refuse_unknown (SafeguardGovernance *self,
                SafeguardError code,
                const char *what,
                const char *id,
                char **ids,
                GError **error)
{
  g_autofree char *known = ids != NULL ? g_strjoinv (", ", ids) : g_strdup ("");

  safeguard_error_set (error, code, NULL, safeguard_nearest (id, (const char *const *)ids),
                       "the policy of %s has no %s '%.80s'; it has %s",
                       safeguard_layers_get_area (self->layers), what, id,
                       *known != '\0' ? known : "none");
}

const SafeguardBody *
safeguard_governance_find_body (SafeguardGovernance *self, const char *id, GError **error)
{
  for (guint i = 0; i < self->bodies->len; i++)
    {
      const SafeguardBody *body = g_ptr_array_index (self->bodies, i);

      if (strcmp (body->id, id) == 0)
        return body;
    }
  if (error != NULL)
    refuse_unknown (self, SAFEGUARD_ERROR_UNKNOWN_BODY, "body", id, self->body_ids, error);

  return NULL;
}

const SafeguardSeat *
safeguard_governance_find_seat (SafeguardGovernance *self, const char *id, GError **error)
{
  for (guint i = 0; i < self->seats->len; i++)
    {
      const SafeguardSeat *seat = g_ptr_array_index (self->seats, i);

      if (strcmp (seat->id, id) == 0)
        return seat;
    }
  if (error != NULL)
    refuse_unknown (self, SAFEGUARD_ERROR_UNKNOWN_SEAT, "seat", id, self->seat_ids, error);

  return NULL;
}

const SafeguardVoteRule *
safeguard_governance_find_vote (SafeguardGovernance *self, const char *id, GError **error)
{
  for (guint i = 0; i < self->votes->len; i++)
    {
      const SafeguardVoteRule *vote = g_ptr_array_index (self->votes, i);

      if (strcmp (vote->id, id) == 0)
        return vote;
    }
  if (error != NULL)
    refuse_unknown (self, SAFEGUARD_ERROR_UNKNOWN_DECISION, "vote", id, self->vote_ids, error);

  return NULL;
}

gboolean
safeguard_seat_is_of (const SafeguardSeat *seat, const char *body)
{
  return seat->bodies != NULL && g_strv_contains ((const char *const *)seat->bodies, body);
}

gboolean
safeguard_governance_check_text (const char *text, const char *what, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_NOT_UTF8, NULL, NULL, "%s is not valid UTF-8",
                           what);
      return FALSE;
    }
  if (*text == '\0')
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_VALUE, NULL, NULL, "%s is empty", what);
      return FALSE;
    }

  return TRUE;
}

gboolean
safeguard_governance_check_policy (SafeguardGovernance *self,
                                   SafeguardGovernance *of_record,
                                   GError **error)
{
  if (self == of_record
      || strcmp (safeguard_layers_get_digest (self->layers),
                 safeguard_layers_get_digest (of_record->layers))
             == 0)
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_OTHER_POLICY, NULL, NULL,
                       "the record was made for the rules of %s (%s), not for those of %s (%s)",
                       safeguard_layers_get_area (of_record->layers),
                       safeguard_layers_get_edition (of_record->layers),
                       safeguard_layers_get_area (self->layers),
                       safeguard_layers_get_edition (self->layers));
  return FALSE;
}

/**
 * safeguard_governance_get_bodies:
 * @self: rules of governance
 *
 * Gets the bodies that the policy knows.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, such as "executive"
 *
 * Since: 1.0
 */
const char *const *
safeguard_governance_get_bodies (SafeguardGovernance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->layers != NULL, NULL);

  return (const char *const *)self->body_ids;
}

/**
 * safeguard_governance_get_seats:
 * @self: rules of governance
 *
 * Gets the seats that the policy knows, of all bodies.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, such as "lead-member"
 *
 * Since: 1.0
 */
const char *const *
safeguard_governance_get_seats (SafeguardGovernance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->layers != NULL, NULL);

  return (const char *const *)self->seat_ids;
}

/**
 * safeguard_governance_get_decisions:
 * @self: rules of governance
 *
 * Gets the decisions of which the policy says how they are voted on.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, such as
 *   "notify-serious-incident"
 *
 * Since: 1.0
 */
const char *const *
safeguard_governance_get_decisions (SafeguardGovernance *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->layers != NULL, NULL);

  return (const char *const *)self->vote_ids;
}

/**
 * safeguard_governance_get_voters:
 * @self: rules of governance
 * @decision: the id of a vote
 * @error: return location for an error
 *
 * Gets the agencies that have a vote in a decision.
 *
 * Errors: %SAFEGUARD_ERROR_UNKNOWN_DECISION, naming the nearest.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids, such as "police"
 *
 * Since: 1.0
 */
const char *const *
safeguard_governance_get_voters (SafeguardGovernance *self, const char *decision, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (decision != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  const SafeguardVoteRule *vote = safeguard_governance_find_vote (self, decision, error);

  return vote != NULL ? (const char *const *)vote->voters : NULL;
}

#define IS_MEETING(meeting) (SAFEGUARD_IS_MEETING (meeting) && (meeting)->governance != NULL)

static SafeguardMeetingRuling *
assess (SafeguardGovernance *self, SafeguardMeeting *meeting, SafeguardMoment at, GError **error)
{
  return safeguard_governance_check_policy (self, meeting->governance, error)
             ? safeguard_meeting_ruling_new (meeting, at)
             : NULL;
}

/**
 * safeguard_governance_assess_meeting:
 * @self: rules of governance
 * @meeting: who was there
 * @error: return location for an error
 *
 * Says whether a meeting was quorate at its beginning, and at each of its items.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if the record was made for the rules of
 * another area or other editions.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardMeetingRuling *
safeguard_governance_assess_meeting (SafeguardGovernance *self,
                                     SafeguardMeeting *meeting,
                                     GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (IS_MEETING (meeting), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return assess (self, meeting, meeting->moment, error);
}

/**
 * safeguard_governance_assess_meeting_at:
 * @self: rules of governance
 * @meeting: who was there
 * @at: the moment that the ruling speaks for
 * @error: return location for an error
 *
 * As [method@Governance.assess_meeting], for who was there at a moment.
 *
 * Errors: as for [method@Governance.assess_meeting].
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardMeetingRuling *
safeguard_governance_assess_meeting_at (SafeguardGovernance *self,
                                        SafeguardMeeting *meeting,
                                        GDateTime *at,
                                        GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (IS_MEETING (meeting), NULL);
  g_return_val_if_fail (at != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return assess (self, meeting, safeguard_moment_from_date_time (at), error);
}

/**
 * safeguard_governance_assess_vote:
 * @self: rules of governance
 * @vote: who voted how
 * @error: return location for an error
 *
 * Says what follows from a vote, and who was pivotal.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if the record was made for the rules of
 * another area or other editions.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardVoteRuling *
safeguard_governance_assess_vote (SafeguardGovernance *self, SafeguardVote *vote, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_GOVERNANCE (self) && self->layers != NULL, NULL);
  g_return_val_if_fail (SAFEGUARD_IS_VOTE (vote) && vote->governance != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return safeguard_governance_check_policy (self, vote->governance, error)
             ? safeguard_vote_ruling_new (vote)
             : NULL;
}

SafeguardAssuranceRules *
safeguard_governance_peek_assurance (SafeguardGovernance *self)
{
  return self->assurance;
}

void
safeguard_governance_add_seat_places (const SafeguardGovernance *self,
                                      const char *body,
                                      GStrvBuilder *places)
{
  for (guint i = 0; i < self->seats->len; i++)
    {
      const SafeguardSeat *seat = g_ptr_array_index (self->seats, i);
      g_autofree char *place = g_strconcat ("governance/seats/", seat->id, NULL);

      if (g_strv_contains ((const char *const *)seat->bodies, body))
        g_strv_builder_add (places, place);
    }
}
