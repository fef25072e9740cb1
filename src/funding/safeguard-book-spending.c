/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-book-private.h"

#include <string.h>

/* What goes out: from a business case to the payment. Whatever was done is taken in; what it lacked
 * is an exception. */

static gboolean
refuse_unknown (const char *what, const char *id, GError **error)
{
  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_ENTRY, NULL, NULL,
                       "no %s '%.60s' is on the record", what, id);

  return FALSE;
}

SafeguardSpendingCase *
safeguard_book_find_case (const SafeguardBook *self, const char *id, GError **error)
{
  SafeguardSpendingCase *found = g_hash_table_lookup (self->cases_by_id, id);

  if (found != NULL)
    return found;
  refuse_unknown ("business case", id, error);

  return NULL;
}

SafeguardCommitment *
safeguard_book_find_commitment (const SafeguardBook *self, const char *id, GError **error)
{
  SafeguardCommitment *found = g_hash_table_lookup (self->commitments_by_id, id);

  if (found != NULL)
    return found;
  refuse_unknown ("commitment", id, error);

  return NULL;
}

gint64
safeguard_commitment_rest (const SafeguardCommitment *commitment)
{
  return MAX (commitment->pence - commitment->paid - commitment->released, 0);
}

void
safeguard_book_except_act (SafeguardBook *self,
                           const SafeguardFundAct *act,
                           const char *code,
                           const char *clause,
                           const char *other)
{
  g_autofree char *what = safeguard_fund_act_describe (act);
  g_autofree char *when = safeguard_moment_to_text (&act->moment);

  safeguard_book_except (
      self, safeguard_fund_act_get_year (act),
      safeguard_finding_new (code, safeguard_funding_cite (self->funding, clause), NULL, "what",
                             what, "when", when, "other", other, NULL));
}

/* --- the business case */

static gboolean
take_case (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  SafeguardChecklist *tests = safeguard_funding_get_tests (self->funding);
  SafeguardSpendingCase *made;

  if (safeguard_book_find_case (self, act->id, NULL) != NULL)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_DUPLICATE_ID, NULL, NULL,
                           "there is a business case '%.60s' already", act->id);
      return FALSE;
    }
  made = g_new0 (SafeguardSpendingCase, 1);
  made->id = g_strdup (act->id);
  made->heading = act->heading;
  made->pence = act->pence;
  made->check = tests != NULL ? safeguard_check_new (tests) : NULL;
  g_ptr_array_add (self->cases, made);
  g_hash_table_insert (self->cases_by_id, made->id, made);

  return TRUE;
}

static gboolean
take_test (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  SafeguardSpendingCase *found = safeguard_book_find_case (self, act->target, error);

  if (found == NULL)
    return FALSE;
  if (found->check == NULL)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_SECTION_ABSENT, NULL, NULL,
                           "the documents held for the fund have no tests of a business case");
      return FALSE;
    }

  return (act->answer ? safeguard_case_add_present : safeguard_case_add_absent) (
      SAFEGUARD_CASE (found->check), act->test, error);
}

char **
safeguard_book_list_tests (const SafeguardBook *self,
                           const SafeguardSpendingCase *found,
                           gboolean unanswered)
{
  SafeguardChecklist *tests = safeguard_funding_get_tests (self->funding);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (tests == NULL || found == NULL || found->check == NULL)
    return g_strv_builder_end (ids);

  g_autoptr (SafeguardCheckRuling) ruling
      = safeguard_checklist_assess (tests, found->check, NULL, NULL);
  g_autoptr (GListModel) list = safeguard_check_ruling_get_tests (ruling);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SafeguardCheckTest) test = g_list_model_get_item (list, i);
      SafeguardAnswer answer = safeguard_check_test_get_answer (test);

      if (unanswered ? answer != SAFEGUARD_ANSWER_YES && answer != SAFEGUARD_ANSWER_NO
                     : answer == SAFEGUARD_ANSWER_NO)
        g_strv_builder_add (ids, safeguard_check_test_get_id (test));
    }

  return g_strv_builder_end (ids);
}

static void
except_tests (SafeguardBook *self, const SafeguardFundAct *act, SafeguardSpendingCase *found)
{
  g_auto (GStrv) unanswered = safeguard_book_list_tests (self, found, TRUE);
  g_auto (GStrv) failed = safeguard_book_list_tests (self, found, FALSE);
  GListModel *citations = self->funding->access->len > 0
                              ? safeguard_funding_get_tests (self->funding)->citations
                              : NULL;
  g_autofree char *what = safeguard_fund_act_describe (act);
  gint year = safeguard_fund_act_get_year (act);

  for (guint i = 0; unanswered[i] != NULL; i++)
    safeguard_book_except (self, year,
                           safeguard_finding_new ("spending-test-not-applied", citations, NULL,
                                                  "what", what, "test", unanswered[i], NULL));
  for (guint i = 0; failed[i] != NULL; i++)
    safeguard_book_except (self, year,
                           safeguard_finding_new ("spending-test-not-met", citations, NULL, "what",
                                                  what, "test", failed[i], NULL));
}

static gboolean
take_decision (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  SafeguardSpendingCase *found = safeguard_book_find_case (self, act->target, error);
  gboolean decides = act->type == SAFEGUARD_FUND_DECIDED;
  const char *whose = decides ? self->funding->decision_by : self->funding->signature_by;
  const char *who = safeguard_actors_find (self->funding->actors, act->by, NULL);

  if (found == NULL)
    return FALSE;
  if (whose != NULL && g_strcmp0 (who, whose) != 0)
    safeguard_book_except_act (self, act, decides ? "decided-by-another" : "signed-by-another",
                               "before-commitment",
                               safeguard_actors_name (self->funding->actors, whose));
  else if (!decides)
    found->signed_on = act->moment;
  else if (safeguard_book_take_ruling (self, act))
    {
      found->decided = act->moment;
      except_tests (self, act, found);
    }

  return TRUE;
}

/* --- the commitment */

gboolean
safeguard_book_comes_before (const SafeguardMoment *first, const SafeguardMoment *second)
{
  return first->day != 0 && safeguard_moment_compare (first, second) <= 0;
}

static void
except_commitment (SafeguardBook *self,
                   const SafeguardFundAct *act,
                   const SafeguardSpendingCase *found)
{
  const SafeguardFunding *funding = self->funding;
  SafeguardCover cover = safeguard_book_get_cover (self, act->moment.day);

  if (funding->decision_by != NULL
      && (found == NULL || !safeguard_book_comes_before (&found->decided, &act->moment)))
    safeguard_book_except_act (self, act, "committed-without-decision", "before-commitment",
                               safeguard_actors_name (funding->actors, funding->decision_by));
  if (funding->signature_by != NULL
      && (found == NULL || !safeguard_book_comes_before (&found->signed_on, &act->moment)))
    safeguard_book_except_act (self, act, "committed-without-signature", "before-commitment",
                               safeguard_actors_name (funding->actors, funding->signature_by));
  if (found != NULL && act->pence > found->pence)
    {
      g_autofree char *pence = safeguard_pence_to_text (found->pence);

      safeguard_book_except_act (self, act, "committed-more-than-decided", "before-commitment",
                                 pence);
    }
  if (safeguard_cover_free (&cover) < 0)
    {
      g_autofree char *pence = safeguard_pence_to_text (-safeguard_cover_free (&cover));

      safeguard_book_except_act (self, act, "fund-over-committed", "pool", pence);
    }
  else if (safeguard_cover_free (&cover) < cover.promised)
    safeguard_book_except_act (self, act, "commitment-rests-on-promises", "pool", "");
}

static gboolean
take_commitment (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  SafeguardSpendingCase *found = NULL;
  SafeguardCommitment *made;
  int heading = act->heading;

  if (act->target != NULL)
    {
      found = safeguard_book_find_case (self, act->target, error);
      if (found == NULL)
        return FALSE;
      heading = heading < 0 ? found->heading : heading;
    }
  if (heading < 0)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_MISSING_KEY, NULL, NULL,
                           "'committed' lacks its \"case\" or its \"heading\"");
      return FALSE;
    }
  if (safeguard_book_find_commitment (self, act->id, NULL) != NULL)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_DUPLICATE_ID, NULL, NULL,
                           "there is a commitment '%.60s' already", act->id);
      return FALSE;
    }
  if (!safeguard_book_move (self, act,
                            self->funding->decision_by != NULL
                                ? "before-commitment"
                                : safeguard_funding_get_heading (self->funding, (guint)heading)->id,
                            self->commitments, self->committed[heading], act->pence, error))
    return FALSE;
  made = g_new0 (SafeguardCommitment, 1);
  *made = (SafeguardCommitment){.id = g_strdup (act->id),
                                .heading = heading,
                                .pence = act->pence,
                                .moment = act->moment,
                                .spending_case = found};
  g_ptr_array_add (self->commitments_made, made);
  g_hash_table_insert (self->commitments_by_id, made->id, made);
  safeguard_book_take_ruling (self, act);
  except_commitment (self, act, found);

  return TRUE;
}

static gboolean
take_release (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  SafeguardCommitment *found = safeguard_book_find_commitment (self, act->target, error);
  gint64 rest = found != NULL ? safeguard_commitment_rest (found) : 0;
  gint64 pence = act->pence > 0 ? act->pence : rest;

  if (found == NULL)
    return FALSE;
  if (pence > rest || pence == 0)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
                           "found %" G_GINT64_FORMAT " pence, where %" G_GINT64_FORMAT
                           " are committed and not spent",
                           pence, rest);
      return FALSE;
    }
  if (!safeguard_book_move (
          self, act, safeguard_funding_get_heading (self->funding, (guint)found->heading)->id,
          self->committed[found->heading], self->commitments, pence, error))
    return FALSE;
  found->released += pence;

  return TRUE;
}

/* --- the payment */

static void
except_payment (SafeguardBook *self,
                const SafeguardFundAct *act,
                const SafeguardCommitment *found,
                gint64 rest)
{
  if (found == NULL)
    {
      if (self->funding->decision_by != NULL)
        safeguard_book_except_act (self, act, "paid-without-commitment", "before-commitment", "");
      return;
    }
  if (!safeguard_book_comes_before (&found->moment, &act->moment))
    safeguard_book_except_act (self, act, "paid-before-commitment", "before-commitment", found->id);
  if (act->pence > rest)
    {
      g_autofree char *pence = safeguard_pence_to_text (act->pence - rest);

      safeguard_book_except_act (self, act, "paid-over-commitment", "before-commitment", pence);
    }
}

static gboolean
take_payment (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  SafeguardCommitment *found = NULL;
  int heading = act->heading;
  gint64 rest = 0;

  if (act->target != NULL)
    {
      found = safeguard_book_find_commitment (self, act->target, error);
      if (found == NULL)
        return FALSE;
      heading = heading < 0 ? found->heading : heading;
      rest = safeguard_commitment_rest (found);
    }
  if (heading < 0)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_MISSING_KEY, NULL, NULL,
                           "'paid' lacks its \"commitment\" or its \"heading\"");
      return FALSE;
    }
  if (!safeguard_book_move (self, act,
                            safeguard_funding_get_heading (self->funding, (guint)heading)->id,
                            self->heading_accounts[heading], self->bank, act->pence, error))
    return FALSE;
  except_payment (self, act, found, rest);
  if (found != NULL)
    {
      safeguard_book_move_too (self, act, self->committed[found->heading], self->commitments,
                               MIN (rest, act->pence));
      found->paid += act->pence;
    }

  return TRUE;
}

/* --- money put by */

static gboolean
take_reservation (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  SafeguardReservation reservation = {.head = {act->moment.day, act->recorded, 0, 0},
                                      .debit = self->heading_accounts[act->heading],
                                      .credit = self->bank,
                                      .pence = act->pence,
                                      .expires = act->until};
  guint32 number;

  if (g_hash_table_contains (self->reservations, act->id))
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_DUPLICATE_ID, NULL, NULL,
                           "there is a reservation '%.60s' already", act->id);
      return FALSE;
    }
  if (!safeguard_ledger_reserve (self->ledger, &reservation, &number, error))
    return FALSE;
  g_hash_table_insert (self->reservations, g_strdup (act->id), GUINT_TO_POINTER (number + 1));

  return TRUE;
}

static gboolean
take_settlement (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  gpointer found = g_hash_table_lookup (self->reservations, act->target);
  guint32 number = GPOINTER_TO_UINT (found) - 1, entry;
  const SafeguardReservation *reservation;
  SafeguardEntryHead head;

  if (found == NULL)
    return refuse_unknown ("reservation", act->target, error);
  if (act->type == SAFEGUARD_FUND_RESERVATION_VOIDED)
    return safeguard_ledger_void_reservation (self->ledger, number, act->moment.day, error);

  reservation = safeguard_ledger_get_reservation (self->ledger, number);
  head = (SafeguardEntryHead){
      act->moment.day, act->recorded,
      safeguard_ledger_add_clause (
          self->ledger, safeguard_ledger_get_account_name (self->ledger, reservation->debit)),
      0};
  if (!safeguard_ledger_post_reservation (self->ledger, number, &head,
                                          act->pence > 0 ? act->pence : reservation->pence, &entry,
                                          error))
    return FALSE;
  g_hash_table_insert (self->entry_acts, GUINT_TO_POINTER (entry), act);
  if (act->id != NULL)
    g_hash_table_insert (self->entries, g_strdup (act->id), GUINT_TO_POINTER (entry + 1));
  if (self->funding->decision_by != NULL)
    safeguard_book_except_act (self, act, "paid-without-commitment", "before-commitment", "");

  return TRUE;
}

gboolean
safeguard_book_take_spending (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  switch (act->type)
    {
    case SAFEGUARD_FUND_PAID:
    case SAFEGUARD_FUND_SPENT:
      return take_payment (self, act, error);
    case SAFEGUARD_FUND_RESERVED:
      return take_reservation (self, act, error);
    case SAFEGUARD_FUND_RESERVATION_POSTED:
    case SAFEGUARD_FUND_RESERVATION_VOIDED:
      return take_settlement (self, act, error);
    case SAFEGUARD_FUND_CASE_SUBMITTED:
      return take_case (self, act, error);
    case SAFEGUARD_FUND_TESTED:
      return take_test (self, act, error);
    case SAFEGUARD_FUND_DECIDED:
    case SAFEGUARD_FUND_SIGNED:
      return take_decision (self, act, error);
    case SAFEGUARD_FUND_COMMITTED:
      return take_commitment (self, act, error);
    case SAFEGUARD_FUND_RELEASED:
      return take_release (self, act, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}
