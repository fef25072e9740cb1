/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-book-private.h"

#include "safeguard-nearest-private.h"

#include <string.h>

/* The name of the clause of entries that no document allows: they are kept, and told. */
#define NO_CLAUSE "no clause"

/* --- making */

/* "stockport-nhs" as "Stockport-nhs": beancount wants a capital. (transfer full) */
static char *
account_name (const char *root, const char *id)
{
  char *name = g_strconcat (root, ":", id, NULL);

  name[strlen (root) + 1] = g_ascii_toupper (id[0]);

  return name;
}

static guint32
open_account (SafeguardBook *self, const char *root, const char *id, SafeguardAccountKind kind)
{
  g_autofree char *name = account_name (root, id);

  return safeguard_ledger_add_account (self->ledger, name, kind);
}

static void
open_headings (SafeguardBook *self)
{
  guint n = self->funding->headings->len;

  self->heading_accounts = g_new0 (guint32, n + 1);
  self->committed = g_new0 (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const SafeguardHeading *heading = safeguard_funding_get_heading (self->funding, i);
      gboolean spent = heading->kind == SAFEGUARD_ACCOUNT_EXPENDITURE;

      if (heading->is_group)
        continue;
      self->heading_accounts[i]
          = open_account (self, spent ? "Expenses" : "Income", heading->id, heading->kind);
      if (spent)
        self->committed[i] = open_account (self, "Equity:Memorandum:Committed", heading->id,
                                           SAFEGUARD_ACCOUNT_MEMORANDUM);
    }
}

static void
open_accounts (SafeguardBook *self)
{
  guint n = self->funding->contributors->len;

  self->bank = open_account (self, "Assets", "bank", SAFEGUARD_ACCOUNT_ASSET);
  self->result = open_account (self, "Equity", "result", SAFEGUARD_ACCOUNT_EQUITY);
  self->carried_forward
      = open_account (self, "Equity", "carried-forward", SAFEGUARD_ACCOUNT_EQUITY);
  self->promises
      = open_account (self, "Equity:Memorandum", "promises", SAFEGUARD_ACCOUNT_MEMORANDUM);
  self->commitments
      = open_account (self, "Equity:Memorandum", "commitments", SAFEGUARD_ACCOUNT_MEMORANDUM);
  self->used_in_kind = open_account (self, "Equity:In-Kind", "used", SAFEGUARD_ACCOUNT_IN_KIND);
  open_headings (self);
  self->promised = g_new0 (guint32, n + 1);
  self->given_in_kind = g_new0 (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const char *id = safeguard_funding_get_contributor (self->funding, i)->id;

      self->promised[i]
          = open_account (self, "Equity:Memorandum:Promised", id, SAFEGUARD_ACCOUNT_MEMORANDUM);
      self->given_in_kind[i]
          = open_account (self, "Equity:In-Kind:Given", id, SAFEGUARD_ACCOUNT_IN_KIND);
    }
  self->reserve_accounts = g_new0 (guint32, self->funding->reserves->len + 1);
  for (guint i = 0; i < self->funding->reserves->len; i++)
    self->reserve_accounts[i] = open_account (self, "Equity:Reserve",
                                              safeguard_funding_get_reserve (self->funding, i)->id,
                                              SAFEGUARD_ACCOUNT_EQUITY);
}

static void
case_free (SafeguardSpendingCase *self)
{
  g_free (self->id);
  g_clear_object (&self->check);
  g_free (self);
}

static void
commitment_free (SafeguardCommitment *self)
{
  g_free (self->id);
  g_free (self);
}

static void
exception_free (SafeguardBookException *self)
{
  g_object_unref (self->finding);
  g_free (self);
}

SafeguardBook *
safeguard_book_new (SafeguardFunding *funding)
{
  SafeguardBook *self = g_new0 (SafeguardBook, 1);

  self->funding = g_object_ref (funding);
  self->ledger = safeguard_ledger_new ();
  open_accounts (self);
  self->promises_by_year = g_array_new (FALSE, TRUE, sizeof (SafeguardPromise));
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify)case_free);
  self->commitments_made = g_ptr_array_new_with_free_func ((GDestroyNotify)commitment_free);
  self->budgets = g_array_new (FALSE, TRUE, sizeof (SafeguardBudget));
  self->carried = g_array_new (FALSE, TRUE, sizeof (SafeguardYearValue));
  self->indices = g_array_new (FALSE, TRUE, sizeof (SafeguardYearValue));
  self->uplifts = g_array_new (FALSE, TRUE, sizeof (SafeguardYearValue));
  self->undertakings = g_array_new (FALSE, TRUE, sizeof (SafeguardUndertaking));
  self->talks = g_array_new (FALSE, TRUE, sizeof (SafeguardTalk));
  self->tallies = g_array_new (FALSE, TRUE, sizeof (SafeguardYearTally));
  self->cases_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->commitments_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entry_acts = g_hash_table_new (NULL, NULL);
  self->reservations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->acts = g_ptr_array_new_with_free_func ((GDestroyNotify)safeguard_fund_act_unref);
  self->exceptions = g_ptr_array_new_with_free_func ((GDestroyNotify)exception_free);

  return self;
}

void
safeguard_book_free (SafeguardBook *self)
{
  GArray *arrays[] = {self->promises_by_year, self->budgets,      self->carried, self->indices,
                      self->uplifts,          self->undertakings, self->talks,   self->tallies};
  GPtrArray *lists[] = {self->cases, self->commitments_made, self->acts, self->exceptions};

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (arrays[i]);
  g_hash_table_unref (self->entry_acts);
  g_hash_table_unref (self->cases_by_id);
  g_hash_table_unref (self->commitments_by_id);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_ptr_array_unref (lists[i]);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->reservations);
  g_free (self->heading_accounts);
  g_free (self->reserve_accounts);
  g_free (self->promised);
  g_free (self->given_in_kind);
  g_free (self->committed);
  safeguard_ledger_free (self->ledger);
  g_object_unref (self->funding);
  g_free (self);
}

/* --- posting */

void
safeguard_book_except (SafeguardBook *self, gint year, SafeguardFinding *finding)
{
  SafeguardBookException *exception;

  if (finding == NULL)
    return;
  exception = g_new (SafeguardBookException, 1);
  *exception = (SafeguardBookException){year, finding};
  g_ptr_array_add (self->exceptions, exception);
}

static SafeguardEntryHead
head_of (SafeguardBook *self, const SafeguardFundAct *act, const char *clause)
{
  return (SafeguardEntryHead){act->moment.day, act->recorded,
                              safeguard_ledger_add_clause (self->ledger, clause), 0};
}

/* The clause that allows it: the one that the event names, or the rule's own. */
static const char *
clause_of (const SafeguardBook *self, const SafeguardFundAct *act, const char *clause)
{
  if (act->clause != NULL)
    return act->clause;

  return clause != NULL ? clause : NO_CLAUSE;
}

/* A clause is a rule of the section, a heading, a contributor or a reserve: each is cited. */
static gboolean
check_clause (const SafeguardBook *self, const SafeguardFundAct *act, GError **error)
{
  g_autoptr (GPtrArray) ids = NULL;
  const SafeguardFunding *funding = self->funding;

  if (act->clause == NULL || safeguard_funding_find_clause (funding, act->clause) != NULL
      || safeguard_funding_find_heading (funding, act->clause, NULL) >= 0
      || safeguard_funding_find_reserve (funding, act->clause, NULL) >= 0)
    return TRUE;

  ids = g_ptr_array_new ();
  for (guint i = 0; i < funding->clauses->len; i++)
    g_ptr_array_add (ids, ((SafeguardFundClause *)g_ptr_array_index (funding->clauses, i))->id);
  g_ptr_array_add (ids, NULL);
  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_CLAUSE, NULL,
                       safeguard_nearest (act->clause, (const char *const *)ids->pdata),
                       "the documents held for the fund have no clause '%.60s'", act->clause);

  return FALSE;
}

void
safeguard_book_remember (SafeguardBook *self,
                         SafeguardFundAct *act,
                         guint32 entry,
                         const char *clause)
{
  if (act->id != NULL)
    g_hash_table_insert (self->entries, g_strdup (act->id), GUINT_TO_POINTER (entry + 1));
  g_hash_table_insert (self->entry_acts, GUINT_TO_POINTER (entry), act);
  if (strcmp (clause, NO_CLAUSE) == 0)
    {
      g_autofree char *what = safeguard_fund_act_describe (act);
      g_autofree char *when = safeguard_day_number_to_text (act->moment.day);

      safeguard_book_except (self, safeguard_fund_act_get_year (act),
                             safeguard_finding_new ("entry-without-clause", NULL, NULL, "what",
                                                    what, "when", when, NULL));
    }
}

gboolean
safeguard_book_move (SafeguardBook *self,
                     SafeguardFundAct *act,
                     const char *clause,
                     guint32 debit,
                     guint32 credit,
                     gint64 pence,
                     GError **error)
{
  const char *allows = clause_of (self, act, clause);
  const SafeguardPosting postings[] = {{debit, pence}, {credit, -pence}};
  SafeguardEntryHead head = head_of (self, act, allows);
  guint32 entry;

  if (!check_clause (self, act, error)
      || !safeguard_ledger_post (self->ledger, &head, postings, 2, &entry, error))
    return FALSE;
  safeguard_book_remember (self, act, entry, allows);

  return TRUE;
}

void
safeguard_book_move_too (
    SafeguardBook *self, SafeguardFundAct *act, guint32 debit, guint32 credit, gint64 pence)
{
  const SafeguardPosting postings[] = {{debit, pence}, {credit, -pence}};
  SafeguardEntryHead head = head_of (self, act, "memorandum");
  guint32 entry;

  if (pence != 0 && safeguard_ledger_post (self->ledger, &head, postings, 2, &entry, NULL))
    g_hash_table_insert (self->entry_acts, GUINT_TO_POINTER (entry), act);
}

/* --- entries as they are given */

static gboolean
resolve_postings (const SafeguardBook *self,
                  const SafeguardFundAct *act,
                  GArray *postings,
                  GError **error)
{
  for (guint i = 0; act->postings != NULL && i < act->postings->len; i++)
    {
      const SafeguardNamedPosting *named = &g_array_index (act->postings, SafeguardNamedPosting, i);
      SafeguardPosting posting = {0, named->pence};

      if (!safeguard_ledger_find_account (self->ledger, named->account, &posting.account))
        {
          safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_HEADING, NULL, NULL,
                               "the fund has no account '%.80s'", named->account);
          return FALSE;
        }
      g_array_append_val (postings, posting);
    }

  return TRUE;
}

static gboolean
take_entry (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (SafeguardPosting));
  SafeguardEntryHead head;
  guint32 entry;

  if (!check_clause (self, act, error) || !resolve_postings (self, act, postings, error))
    return FALSE;
  head = head_of (self, act, act->clause);
  if (!safeguard_ledger_post (self->ledger, &head, (const SafeguardPosting *)postings->data,
                              postings->len, &entry, error))
    return FALSE;
  safeguard_book_remember (self, act, entry, act->clause);

  return TRUE;
}

static void
set_year_value (GArray *values, gint year, gint64 value)
{
  SafeguardYearValue fresh = {year, value};

  for (guint i = 0; i < values->len; i++)
    if (g_array_index (values, SafeguardYearValue, i).year == year)
      {
        g_array_index (values, SafeguardYearValue, i).value = value;
        return;
      }
  g_array_append_val (values, fresh);
}

static gboolean
take_carried (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  gboolean allowed = act->pence > 0 ? self->funding->carries_underspend
                                    : self->funding->overspend == SAFEGUARD_OVERSPEND_CARRIED;
  SafeguardYearValue carried = {act->year, act->pence};

  if (act->pence == 0)
    {
      safeguard_error_set (error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
                           "nothing is carried forward");
      return FALSE;
    }
  if (!safeguard_book_move (self, act, allowed ? "year-end" : NULL, self->result,
                            self->carried_forward, act->pence, error))
    return FALSE;
  g_array_append_val (self->carried, carried);

  return TRUE;
}

/* --- taking in */

static gboolean
take_other (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  switch (act->type)
    {
    case SAFEGUARD_FUND_BUDGETED:
      {
        SafeguardBudget budget = {act->heading, safeguard_fund_act_get_year (act), act->pence};

        g_array_append_val (self->budgets, budget);
        return TRUE;
      }
    case SAFEGUARD_FUND_CARRIED_FORWARD:
      return take_carried (self, act, error);
    case SAFEGUARD_FUND_CORRECTED:
      return safeguard_book_take_correction (self, act, error);
    case SAFEGUARD_FUND_ENTRY:
      return take_entry (self, act, error);
    case SAFEGUARD_FUND_PERIOD_LOCKED:
      safeguard_ledger_lock (self->ledger, act->first_quarter, act->n_quarters);
      return TRUE;
    case SAFEGUARD_FUND_PRICE_INDEX:
      set_year_value (self->indices, act->year, act->index);
      return TRUE;
    case SAFEGUARD_FUND_UPLIFT_AGREED:
      set_year_value (self->uplifts, act->year, act->index);
      return TRUE;
    case SAFEGUARD_FUND_CONTRIBUTIONS_DISCUSSED:
    case SAFEGUARD_FUND_CONTRIBUTIONS_AGREED:
      {
        SafeguardTalk talk = {act->type, act->moment.day};

        g_array_append_val (self->talks, talk);
        self->renewed = self->renewed || act->type == SAFEGUARD_FUND_CONTRIBUTIONS_AGREED;
        return TRUE;
      }
    default:
      return safeguard_book_take_income (self, act, error);
    }
}

/* What is told of a year's events without looking at them again. */
static void
count (SafeguardBook *self, const SafeguardFundAct *act)
{
  gint year = safeguard_fund_act_get_day_year (act);
  SafeguardYearTally fresh = {.year = year}, *tally = NULL;

  for (guint i = self->tallies->len; i > 0 && tally == NULL; i--)
    if (g_array_index (self->tallies, SafeguardYearTally, i - 1).year == year)
      tally = &g_array_index (self->tallies, SafeguardYearTally, i - 1);
  if (tally == NULL)
    {
      g_array_append_val (self->tallies, fresh);
      tally = &g_array_index (self->tallies, SafeguardYearTally, self->tallies->len - 1);
    }
  tally->n_generated += act->generated ? 1 : 0;
  if (year != 0 && act->recorded != G_MININT64
      && act->recorded >= safeguard_day_number_to_instant (safeguard_financial_year_end (year) + 1))
    tally->n_late++;
  /* By when something is owed is a day that has not come yet. */
  if (act->type != SAFEGUARD_FUND_DUE)
    self->latest = MAX (self->latest, act->moment.day);
}

gboolean
safeguard_book_take (SafeguardBook *self, SafeguardFundAct *act, GError **error)
{
  gboolean spends = act->type >= SAFEGUARD_FUND_PAID && act->type <= SAFEGUARD_FUND_RELEASED;

  if (!(spends ? safeguard_book_take_spending (self, act, error) : take_other (self, act, error)))
    return FALSE;
  g_ptr_array_add (self->acts, safeguard_fund_act_ref (act));
  count (self, act);

  return TRUE;
}

/* --- cover */

SafeguardCover
safeguard_book_get_cover (const SafeguardBook *self, SafeguardDayNumber day)
{
  /* What is committed and not spent stands in the memorandum account beside each commitment. */
  SafeguardCover cover
      = {.held = safeguard_ledger_get_balance (self->ledger, self->bank),
         .committed = safeguard_ledger_get_balance (self->ledger, self->commitments),
         .put_by = safeguard_ledger_get_reserved (self->ledger, day)};
  gint year = day != 0 ? safeguard_day_number_get_financial_year (day) : 0;

  for (guint i = 0; i < self->funding->reserves->len; i++)
    cover.kept -= safeguard_ledger_get_balance (self->ledger, self->reserve_accounts[i]);
  for (guint i = 0; i < self->promises_by_year->len; i++)
    {
      const SafeguardPromise *promise
          = &g_array_index (self->promises_by_year, SafeguardPromise, i);

      if (promise->year <= year)
        cover.promised += safeguard_promise_outstanding (promise);
    }

  return cover;
}

gint64
safeguard_cover_free (const SafeguardCover *cover)
{
  return cover->held + cover->promised - cover->committed - cover->put_by - cover->kept;
}
