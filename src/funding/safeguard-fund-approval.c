/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-book-private.h"

#include "safeguard-json-private.h"
#include "safeguard-ruling-private.h"

#include <string.h>

/* What is asked before the act, and refused; whatever was done all the same is appended, and told.
 */

typedef char *(*Bar) (SafeguardBook *book, const SafeguardFundAct *act);

static const char *const answers[] = {NULL, "yes", "no", "undetermined", "undecided"};

static gboolean
refuse (SafeguardError code, const char *why, GError **error)
{
  safeguard_error_set (error, code, NULL, NULL, "%s", why);

  return FALSE;
}

/* --- the ruling that it rests on */

static gboolean
check_fit (SafeguardFund *self,
           const SafeguardFundAct *act,
           SafeguardRuling *ruling,
           const SafeguardConclusion *conclusion,
           GError **error)
{
  const char *area = safeguard_layers_get_area (self->funding->layers);

  if (conclusion->subject == NULL)
    return refuse (SAFEGUARD_ERROR_UNFIT_RULING, "the ruling gives no yes or no", error);
  if (strcmp (safeguard_ruling_get_area (ruling), area) != 0)
    return refuse (SAFEGUARD_ERROR_UNFIT_RULING, "the ruling is of another area", error);
  if (conclusion->moment.day != 0
      && safeguard_moment_compare (&conclusion->moment, &act->moment) > 0)
    return refuse (SAFEGUARD_ERROR_UNFIT_RULING, "the ruling speaks for a later moment", error);
  if (!safeguard_book_is_about (self->book, act, conclusion->subject))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_UNFIT_RULING, NULL, NULL,
                           "the ruling is about '%.60s', and not about who decides",
                           conclusion->subject);
      return FALSE;
    }

  return TRUE;
}

/* What is not known of the meeting can be found out before the act; what the documents leave open
 * cannot. */
static gboolean
check_answer (const SafeguardConclusion *conclusion, GError **error)
{
  if (conclusion->answer == SAFEGUARD_ANSWER_NO)
    return refuse (SAFEGUARD_ERROR_SPENDING_REFUSED,
                   "the ruling says that it could not be decided, or was not carried", error);
  if (conclusion->answer == SAFEGUARD_ANSWER_UNDETERMINED)
    return refuse (SAFEGUARD_ERROR_SPENDING_REFUSED,
                   "the ruling lacks facts: whether it could be decided is not known", error);

  return TRUE;
}

static void
write_ruling (SafeguardRuling *ruling, const SafeguardConclusion *conclusion, JsonBuilder *builder)
{
  g_autofree char *at
      = conclusion->moment.day != 0 ? safeguard_moment_to_iso (&conclusion->moment) : NULL;

  json_builder_begin_object (builder);
  safeguard_json_add_text (builder, "subject", conclusion->subject);
  safeguard_json_add_text (builder, "answer", answers[conclusion->answer]);
  if (at != NULL)
    safeguard_json_add_text (builder, "at", at);
  safeguard_json_add_text (builder, "area", safeguard_ruling_get_area (ruling));
  safeguard_json_add_text (builder, "edition", safeguard_ruling_get_edition (ruling));
  safeguard_json_add_text (builder, "digest", safeguard_ruling_get_digest (ruling));
  json_builder_end_object (builder);
}

/* The event with the ruling in its payload, which was read before and ends in a bracket. (transfer
 * full) */
static SafeguardEvent *
add_ruling (SafeguardEvent *event,
            SafeguardRuling *ruling,
            const SafeguardConclusion *conclusion,
            GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *old = g_strchomp (g_strdup (safeguard_event_get_payload (event)));
  g_autofree char *ruling_text = NULL;
  g_autofree char *payload = NULL;

  write_ruling (ruling, conclusion, builder);
  ruling_text = safeguard_json_to_text (builder);
  if (old == NULL || !g_str_has_suffix (old, "}"))
    {
      refuse (SAFEGUARD_ERROR_MALFORMED_TEXT, "the payload of the event is no JSON", error);
      return NULL;
    }
  old[strlen (old) - 1] = '\0';
  payload = g_strdup_printf ("%s, \"ruling\": %s}", old, ruling_text);

  return safeguard_event_new_full (
      safeguard_event_get_event_type (event), safeguard_event_get_when_text (event),
      safeguard_event_get_id (event), safeguard_event_get_recorded (event),
      safeguard_event_get_by (event), payload, error);
}

static SafeguardEvent *
take_ruling (SafeguardFund *self,
             SafeguardEvent *event,
             const SafeguardFundAct *act,
             SafeguardRuling *ruling,
             GError **error)
{
  SafeguardConclusion conclusion;

  if (ruling == NULL)
    return g_object_ref (event);
  if (act->ruling_subject != NULL)
    {
      refuse (SAFEGUARD_ERROR_UNFIT_RULING, "the event names a ruling already", error);
      return NULL;
    }
  safeguard_ruling_conclude (ruling, &conclusion);

  return check_fit (self, act, ruling, &conclusion, error) && check_answer (&conclusion, error)
             ? add_ruling (event, ruling, &conclusion, error)
             : NULL;
}

/* --- the act */

/* Objects that a binding made and nobody filled are no arguments. */
static gboolean
can_be_asked (gpointer fund, gpointer event, gpointer ruling)
{
  return safeguard_fund_is_filled (fund) && SAFEGUARD_IS_EVENT (event)
         && safeguard_event_get_event_type (event) != NULL
         && (ruling == NULL || safeguard_ruling_is_filled (ruling));
}

static SafeguardEvent *
append_unless_barred (SafeguardFund *self,
                      SafeguardEvent *event,
                      SafeguardFundType type,
                      SafeguardRuling *ruling,
                      Bar bar,
                      GError **error)
{
  g_autoptr (SafeguardFundAct) act = safeguard_fund_act_read (self->funding, event, error);
  g_autoptr (SafeguardEvent) whole = NULL;
  g_autofree char *why = NULL;

  if (act == NULL)
    return NULL;
  if (act->type != type)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_EVENT, NULL,
                           safeguard_fund_type_text (type), "this is for '%s' alone",
                           safeguard_fund_type_text (type));
      return NULL;
    }
  why = bar (self->book, act);
  if (why != NULL)
    {
      refuse (SAFEGUARD_ERROR_SPENDING_REFUSED, why, error);
      return NULL;
    }
  whole = take_ruling (self, event, act, ruling, error);

  return whole != NULL && safeguard_record_append (SAFEGUARD_RECORD (self), whole, error)
             ? g_steal_pointer (&whole)
             : NULL;
}

/**
 * safeguard_fund_approve:
 * @self: a fund
 * @event: a decision on a business case: "decided", with `{"case": ID}` and by whom
 * @ruling: (nullable): the ruling on the meeting that decided, or on its vote; %NULL where there is
 *   none
 * @error: return location for an error
 *
 * Records a decision to spend, unless something stands in its way: a test that is not answered, a
 * decision that is for somebody else, or a ruling that says no. Unlike [method@Record.append],
 * which records what was done whatever it lacked, this asks before the act.
 *
 * The fund asks nobody whether a meeting could decide: the ruling is an argument, and its subject,
 * answer, moment and digest are kept in the event. A ruling that lacks facts is refused, since they
 * can be found out; one that the documents leave undecided is taken, and the statement tells it.
 *
 * Errors: %SAFEGUARD_ERROR_SPENDING_REFUSED, %SAFEGUARD_ERROR_UNFIT_RULING if the ruling is of
 * another area, about somebody else or for a later moment, or those of [method@Record.append]; then
 * the fund is as before.
 *
 * Returns: (transfer full): the event as it was appended, with the ruling
 *
 * Since: 1.0
 */
SafeguardEvent *
safeguard_fund_approve (SafeguardFund *self,
                        SafeguardEvent *event,
                        SafeguardRuling *ruling,
                        GError **error)
{
  g_return_val_if_fail (can_be_asked (self, event, ruling), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return append_unless_barred (self, event, SAFEGUARD_FUND_DECIDED, ruling,
                               safeguard_book_bar_decision, error);
}

/**
 * safeguard_fund_commit:
 * @self: a fund
 * @event: "committed", with `{"case": ID, "pence": N}`
 * @ruling: (nullable): as for [method@Fund.approve], where the decision did not bring one
 * @error: return location for an error
 *
 * Commits money, unless it lacks a test, a decision, a signature or cover, or the ruling says no.
 *
 * Errors: as for [method@Fund.approve].
 *
 * Returns: (transfer full): the event as it was appended, with the ruling
 *
 * Since: 1.0
 */
SafeguardEvent *
safeguard_fund_commit (SafeguardFund *self,
                       SafeguardEvent *event,
                       SafeguardRuling *ruling,
                       GError **error)
{
  g_return_val_if_fail (can_be_asked (self, event, ruling), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return append_unless_barred (self, event, SAFEGUARD_FUND_COMMITTED, ruling,
                               safeguard_book_bar_commitment, error);
}
