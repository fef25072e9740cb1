/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-book-private.h"

/* The wrong entry stays, and the difference is an entry of its own, under the same clause. */

/* What the first posting of an entry and its corrections so far come to. */
static gint64
stands_at (const SafeguardBook *self, guint32 original)
{
  gint64 sum = safeguard_ledger_get_posting (self->ledger, original, 0).pence;

  for (guint32 i = original + 1; i < safeguard_ledger_get_n_entries (self->ledger); i++)
    if (safeguard_ledger_get_head (self->ledger, i).corrects == original + 1)
      sum += safeguard_ledger_get_posting (self->ledger, i, 0).pence;

  return sum;
}

/* The memorandum follows what is outstanding, by @fell less than it was. */
static void
follow (SafeguardBook *self, SafeguardFundAct *act, guint32 mine, guint32 all, gint64 fell)
{
  if (fell > 0)
    safeguard_book_move_too (self, act, all, mine, fell);
  else
    safeguard_book_move_too (self, act, mine, all, -fell);
}

static void
correct_promise (SafeguardBook *self,
                 SafeguardFundAct *act,
                 const SafeguardFundAct *original,
                 gint64 difference)
{
  SafeguardPromise *promise = safeguard_book_get_promise (self, original->contributor,
                                                          safeguard_fund_act_get_year (original));
  gint64 before = safeguard_promise_outstanding (promise);

  if (original->type == SAFEGUARD_FUND_RECEIVED)
    {
      promise->received += difference;
      follow (self, act, self->promised[original->contributor], self->promises,
              before - safeguard_promise_outstanding (promise));
    }
  else if (original->type == SAFEGUARD_FUND_PLEDGED || original->type == SAFEGUARD_FUND_DUE)
    promise->pledged += difference;
  else
    promise->given_up += difference;
}

static void
correct_commitment (SafeguardBook *self,
                    SafeguardFundAct *act,
                    const SafeguardFundAct *original,
                    gint64 difference)
{
  gboolean paid = original->type == SAFEGUARD_FUND_PAID;
  SafeguardCommitment *commitment
      = safeguard_book_find_commitment (self, paid ? original->target : original->id, NULL);
  gint64 before;

  if (commitment == NULL)
    return;
  before = safeguard_commitment_rest (commitment);
  if (!paid)
    {
      commitment->pence += difference;
      return;
    }
  commitment->paid += difference;
  follow (self, act, self->commitments, self->committed[commitment->heading],
          before - safeguard_commitment_rest (commitment));
}

static void
correct_carried (SafeguardBook *self, gint year, gint64 difference)
{
  SafeguardYearValue more = {year, difference};

  g_array_append_val (self->carried, more);
}

/* What else rests on the entry. */
static void
follow_up (SafeguardBook *self,
           SafeguardFundAct *act,
           const SafeguardFundAct *original,
           gint64 difference)
{
  switch (original->type)
    {
    case SAFEGUARD_FUND_RECEIVED:
    case SAFEGUARD_FUND_PLEDGED:
    case SAFEGUARD_FUND_DUE:
    case SAFEGUARD_FUND_LAPSED:
    case SAFEGUARD_FUND_WAIVED:
      if (original->contributor >= 0)
        correct_promise (self, act, original, difference);
      break;
    case SAFEGUARD_FUND_PAID:
      if (original->target != NULL)
        correct_commitment (self, act, original, difference);
      break;
    case SAFEGUARD_FUND_COMMITTED:
      correct_commitment (self, act, original, difference);
      break;
    case SAFEGUARD_FUND_CARRIED_FORWARD:
      correct_carried (self, original->year, difference);
      break;
    default:
      break;
    }
}

/* A promise of several years is one entry: by how much each year of it was wrong is not said. */
static gboolean
check_original (const SafeguardBook *self,
                const SafeguardFundAct *act,
                gpointer found,
                GError **error)
{
  guint32 original = GPOINTER_TO_UINT (found) - 1;
  const SafeguardFundAct *first
      = found != NULL ? g_hash_table_lookup (self->entry_acts, GUINT_TO_POINTER (original)) : NULL;

  if (found != NULL && safeguard_ledger_get_n_postings (self->ledger, original) == 2
      && (first == NULL || first->years <= 1))
    return TRUE;
  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_ENTRY, NULL, NULL,
                       "no entry of two postings and one year '%.60s' is on the record",
                       act->target);

  return FALSE;
}

gboolean
safeguard_book_take_correction (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  gpointer found = g_hash_table_lookup (self->entries, act->target);
  guint32 original = GPOINTER_TO_UINT (found) - 1;
  const SafeguardFundAct *first;
  SafeguardEntryHead head;
  SafeguardPosting postings[2];
  guint32 entry;
  gint64 difference;

  if (!check_original (self, act, found, error))
    return FALSE;
  difference = act->pence - stands_at (self, original);
  first = g_hash_table_lookup (self->entry_acts, GUINT_TO_POINTER (original));
  head = safeguard_ledger_get_head (self->ledger, original);
  head.effective = act->moment.day;
  head.recorded = act->recorded;
  head.corrects = original + 1;
  for (guint i = 0; i < 2; i++)
    postings[i]
        = (SafeguardPosting){safeguard_ledger_get_posting (self->ledger, original, i).account,
                             i == 0 ? difference : -difference};
  if (!safeguard_ledger_post (self->ledger, &head, postings, 2, &entry, error))
    return FALSE;
  safeguard_book_remember (self, act, entry, "correction");
  if (first != NULL)
    follow_up (self, act, first, difference);

  g_autofree char *when = safeguard_day_number_to_text (act->moment.day);
  g_autofree char *pence = safeguard_pence_to_text (act->pence);
  safeguard_book_except (self, safeguard_fund_act_get_year (act),
                         safeguard_finding_new ("entry-corrected", NULL, NULL, "what", act->target,
                                                "when", when, "pence", pence, "reason", act->reason,
                                                NULL));

  return TRUE;
}
