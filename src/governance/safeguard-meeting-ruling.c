/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-meeting-private.h"

#include "safeguard-json-private.h"
#include "safeguard-list-private.h"
#include "safeguard-nearest-private.h"

#include <string.h>

/**
 * SafeguardMeetingRuling:
 *
 * Whether a meeting was quorate, at a moment and at each of its items, from who was
 * there then; what would make it so; and who does not count, and why. Immutable; may be
 * shared between threads.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardMeetingRuling, safeguard_meeting_ruling, SAFEGUARD_TYPE_RULING)

static const char *const answers[]
    = {"", "yes", "no", "chair-decides", "undetermined", "undecided"};

static void
safeguard_meeting_ruling_finalize (GObject *object)
{
  SafeguardMeetingRuling *self = SAFEGUARD_MEETING_RULING (object);

  safeguard_quorum_answer_clear (&self->answer);
  g_clear_object (&self->meeting);

  G_OBJECT_CLASS (safeguard_meeting_ruling_parent_class)->finalize (object);
}

static void
add_gap (SafeguardMeetingRuling *self, const char *id, GPtrArray *out)
{
  safeguard_gaps_add (self->meeting->governance->gaps, id, out);
}

/* What is left open of those who were there: as what they sit, or whether they may stand in. */
static void
add_seat_gaps (SafeguardMeetingRuling *self, GPtrArray *out)
{
  for (guint i = 0; i < self->meeting->attendees->len; i++)
    {
      const SafeguardAttendee *attendee = g_ptr_array_index (self->meeting->attendees, i);

      if (attendee->seat != NULL)
        add_gap (self, attendee->seat->gap, out);
      if (safeguard_meeting_is_stranger (self->meeting, attendee))
        add_gap (self, self->meeting->governance->substitutes_gap, out);
    }
}

/* What leaves the quorum open. */
static void
add_quorum_gaps (SafeguardMeetingRuling *self, GPtrArray *out)
{
  SafeguardGovernance *governance = self->meeting->governance;
  const SafeguardDecision *quorum = self->meeting->body->quorum;

  if (self->answer.two_seats_open)
    add_gap (self, governance->two_seats_gap, out);
  else if (self->answer.seats_open)
    add_seat_gaps (self, out);
  else if (quorum->table != NULL)
    safeguard_decision_add_undecided (quorum, self->answer.facts, governance->gaps, out);
  else
    add_gap (self, quorum->gap, out);
}

static void
safeguard_meeting_ruling_add_undecided (SafeguardRuling *ruling, GPtrArray *out)
{
  SafeguardMeetingRuling *self = SAFEGUARD_MEETING_RULING (ruling);

  if (self->answer.answer == SAFEGUARD_QUORATE_UNDECIDED)
    add_quorum_gaps (self, out);
  add_gap (self, self->meeting->body->gap, out);
  add_seat_gaps (self, out);
}

static SafeguardMoment
moment_of (SafeguardMeetingRuling *self, const SafeguardMeetingItem *item)
{
  return item->moment.day != 0 ? item->moment : self->meeting->moment;
}

static SafeguardQuorate
judge_item (SafeguardMeetingRuling *self, const SafeguardMeetingItem *item)
{
  SafeguardMoment moment = moment_of (self, item);
  SafeguardQuorumAnswer answer;

  safeguard_quorum_judge (self->meeting, &moment, &answer);
  safeguard_quorum_answer_clear (&answer);

  return answer.answer;
}

static void
write_missing (SafeguardMeetingRuling *self, const SafeguardMoment *at, JsonBuilder *builder)
{
  gboolean complete;
  g_autoptr (GListModel) missing = safeguard_quorum_find_missing (self->meeting, at, &complete);

  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (missing); i++)
    safeguard_change_write (safeguard_list_peek (missing, i), builder, FALSE);
  json_builder_end_array (builder);
  safeguard_json_add_boolean (builder, "missing_complete", complete);
}

static void
write_items (SafeguardMeetingRuling *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->meeting->items->len; i++)
    {
      const SafeguardMeetingItem *item = g_ptr_array_index (self->meeting->items, i);
      SafeguardMoment moment = moment_of (self, item);
      g_autofree char *at = safeguard_moment_to_iso (&moment);

      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "id", item->id);
      safeguard_json_add_text (builder, "at", at);
      safeguard_json_add_text (builder, "quorate", answers[judge_item (self, item)]);
      write_missing (self, &moment, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
safeguard_meeting_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder)
{
  SafeguardMeetingRuling *self = SAFEGUARD_MEETING_RULING (ruling);
  const SafeguardDecision *quorum = self->meeting->body->quorum;
  g_autoptr (GListModel) trace = safeguard_meeting_ruling_get_trace (self);
  g_autofree char *when = safeguard_moment_to_iso (&self->meeting->moment);

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "body", self->meeting->body->id);
  safeguard_json_add_text (builder, "name", self->meeting->body->name);
  safeguard_json_add_text (builder, "when", when);
  safeguard_json_add_text (builder, "quorate", answers[self->answer.answer]);
  safeguard_json_add_text (
      builder, "rule",
      self->answer.row != SAFEGUARD_NO_ROW
          ? safeguard_table_get_row (quorum->table, (guint)self->answer.row)->id
          : NULL);
  write_missing (self, &self->at, builder);
  write_items (self, builder);
  json_builder_set_member_name (builder, "trace");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (trace); i++)
    safeguard_trace_write (safeguard_list_peek (trace, i), builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* What the chair is to decide is not decided yet. */
static void
safeguard_meeting_ruling_conclude (SafeguardRuling *ruling, SafeguardConclusion *out)
{
  static const SafeguardAnswer of_quorums[]
      = {SAFEGUARD_ANSWER_UNDETERMINED, SAFEGUARD_ANSWER_YES,          SAFEGUARD_ANSWER_NO,
         SAFEGUARD_ANSWER_UNDETERMINED, SAFEGUARD_ANSWER_UNDETERMINED, SAFEGUARD_ANSWER_UNDECIDED};
  SafeguardMeetingRuling *self = SAFEGUARD_MEETING_RULING (ruling);

  out->subject = self->meeting->body->id;
  out->answer = of_quorums[self->answer.answer];
  out->moment = self->at;
}

static void
safeguard_meeting_ruling_class_init (SafeguardMeetingRulingClass *klass)
{
  SafeguardRulingClass *ruling_class = SAFEGUARD_RULING_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = safeguard_meeting_ruling_finalize;
  ruling_class->add_findings = safeguard_meeting_ruling_add_findings;
  ruling_class->add_undecided = safeguard_meeting_ruling_add_undecided;
  ruling_class->write_result = safeguard_meeting_ruling_write_result;
  ruling_class->kind = "meeting";
  ruling_class->take_stance = safeguard_meeting_ruling_take_stance;
  ruling_class->conclude = safeguard_meeting_ruling_conclude;
}

static void
safeguard_meeting_ruling_init (SafeguardMeetingRuling *self)
{
}

/* What a meeting of the body rests on: its own rules and seats, not those of other bodies. */
static char **
list_places (const SafeguardGovernance *governance, const SafeguardBody *body)
{
  g_autoptr (GStrvBuilder) places = g_strv_builder_new ();
  g_autofree char *own = g_strconcat ("governance/bodies/", body->id, NULL);
  g_autofree char *quorum = g_strconcat ("governance/quorum/", body->id, NULL);

  g_strv_builder_add_many (places, "governance/one-person-two-seats", "governance/substitutes", own,
                           quorum, NULL);
  safeguard_governance_add_seat_places (governance, body->id, places);

  return g_strv_builder_end (places);
}

SafeguardMeetingRuling *
safeguard_meeting_ruling_new (SafeguardMeeting *meeting, SafeguardMoment at)
{
  SafeguardMeetingRuling *self = g_object_new (SAFEGUARD_TYPE_MEETING_RULING, NULL);

  safeguard_ruling_set_up (SAFEGUARD_RULING (self), meeting->governance->layers,
                           at.has_time ? at : SAFEGUARD_MOMENT_NONE);
  self->meeting = safeguard_meeting_copy (meeting);
  SAFEGUARD_RULING (self)->places = list_places (meeting->governance, meeting->body);
  self->at = at;
  safeguard_quorum_judge (self->meeting, &self->at, &self->answer);

  return self;
}

#define IS_FILLED(self) (SAFEGUARD_IS_MEETING_RULING (self) && (self)->meeting != NULL)

/**
 * safeguard_meeting_ruling_get_quorate:
 * @self: a ruling
 *
 * Gets whether the meeting was quorate at the moment that the ruling speaks for.
 *
 * Returns: the answer
 *
 * Since: 1.0
 */
SafeguardQuorate
safeguard_meeting_ruling_get_quorate (SafeguardMeetingRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), SAFEGUARD_QUORATE_UNDETERMINED);

  return self->answer.answer;
}

/**
 * safeguard_meeting_ruling_get_item_quorate:
 * @self: a ruling
 * @item: the id of an item of the meeting
 * @error: return location for an error
 *
 * Gets whether the meeting was quorate when it came to an item.
 *
 * Errors: %SAFEGUARD_ERROR_WRONG_VALUE, naming the nearest, if the meeting had no such
 * item; the answer is undetermined then.
 *
 * Returns: the answer
 *
 * Since: 1.0
 */
SafeguardQuorate
safeguard_meeting_ruling_get_item_quorate (SafeguardMeetingRuling *self,
                                           const char *item,
                                           GError **error)
{
  g_return_val_if_fail (IS_FILLED (self), SAFEGUARD_QUORATE_UNDETERMINED);
  g_return_val_if_fail (item != NULL, SAFEGUARD_QUORATE_UNDETERMINED);
  g_return_val_if_fail (error == NULL || *error == NULL, SAFEGUARD_QUORATE_UNDETERMINED);

  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->meeting->items->len; i++)
    {
      const SafeguardMeetingItem *one = g_ptr_array_index (self->meeting->items, i);

      if (strcmp (one->id, item) == 0)
        return judge_item (self, one);
      g_ptr_array_add (ids, one->id);
    }

  g_ptr_array_add (ids, NULL);
  safeguard_error_set (error, SAFEGUARD_ERROR_WRONG_VALUE, NULL,
                       safeguard_nearest (item, (const char *const *)ids->pdata),
                       "the meeting has no item '%.80s'", item);
  return SAFEGUARD_QUORATE_UNDETERMINED;
}

/**
 * safeguard_meeting_ruling_get_missing:
 * @self: a ruling
 *
 * Gets what would make the meeting quorate: every way with the fewest people to come or
 * particulars to record, at most 16.
 *
 * Returns: (transfer full): a list of [class@Change]; empty if the meeting is quorate, or
 *   if no way is known
 *
 * Since: 1.0
 */
GListModel *
safeguard_meeting_ruling_get_missing (SafeguardMeetingRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  return safeguard_quorum_find_missing (self->meeting, &self->at, NULL);
}

static char *
answer_of (gint32 rank, gconstpointer rules)
{
  return g_strdup (answers[rank]);
}

/**
 * safeguard_meeting_ruling_get_trace:
 * @self: a ruling
 *
 * Gets every rule of the quorum, in order, with what it needed of those present.
 *
 * Returns: (transfer full): a list of [class@Trace]; empty if no quorum is held
 *
 * Since: 1.0
 */
GListModel *
safeguard_meeting_ruling_get_trace (SafeguardMeetingRuling *self)
{
  g_return_val_if_fail (IS_FILLED (self), NULL);

  SafeguardExplained explained
      = {self->meeting->body->quorum->table, self->answer.facts, answer_of, NULL, FALSE};

  return explained.table != NULL ? safeguard_explained_trace (&explained)
                                 : safeguard_list_new_empty (SAFEGUARD_TYPE_TRACE);
}
