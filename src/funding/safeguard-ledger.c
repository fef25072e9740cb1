/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-ledger-inside-private.h"

SafeguardLedger *
safeguard_ledger_new (void)
{
  SafeguardLedger *self = g_new0 (SafeguardLedger, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->clauses = g_ptr_array_new_with_free_func (g_free);
  self->accounts = g_hash_table_new (g_str_hash, g_str_equal);
  self->reservations = g_array_new (FALSE, FALSE, sizeof (SafeguardReservation));

  return self;
}

void
safeguard_ledger_free (SafeguardLedger *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->clauses);
  g_hash_table_unref (self->accounts);
  g_array_unref (self->reservations);
  for (guint i = 0; i < SAFEGUARD_LEDGER_N_QUARTERS; i++)
    g_free (self->moved[i]);
  g_free (self->kinds);
  g_free (self->balances);
  g_free (self->heads);
  g_free (self->first);
  g_free (self->posting_accounts);
  g_free (self->posting_pence);
  g_free (self);
}

/* --- accounts and clauses */

static void
grow_accounts (SafeguardLedger *self)
{
  guint32 room = MAX (32, 2 * self->accounts_room);

  self->kinds = g_renew (guint8, self->kinds, room);
  self->balances = g_renew (gint64, self->balances, room);
  for (guint i = 0; i < SAFEGUARD_LEDGER_N_QUARTERS; i++)
    if (self->moved[i] != NULL)
      {
        self->moved[i] = g_renew (gint64, self->moved[i], room);
        memset (self->moved[i] + self->accounts_room, 0,
                (room - self->accounts_room) * sizeof (gint64));
      }
  self->accounts_room = room;
}

guint32
safeguard_ledger_add_account (SafeguardLedger *self, const char *name, SafeguardAccountKind kind)
{
  guint32 account = self->names->len;

  if (safeguard_ledger_find_account (self, name, &account))
    return account;
  if (account == self->accounts_room)
    grow_accounts (self);
  g_ptr_array_add (self->names, g_strdup (name));
  g_hash_table_insert (self->accounts, g_ptr_array_index (self->names, account),
                       GUINT_TO_POINTER (account));
  self->kinds[account] = (guint8)kind;
  self->balances[account] = 0;

  return account;
}

gboolean
safeguard_ledger_find_account (const SafeguardLedger *self, const char *name, guint32 *account)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (self->accounts, name, NULL, &found))
    return FALSE;
  *account = GPOINTER_TO_UINT (found);

  return TRUE;
}

guint32
safeguard_ledger_get_n_accounts (const SafeguardLedger *self)
{
  return self->names->len;
}

const char *
safeguard_ledger_get_account_name (const SafeguardLedger *self, guint32 account)
{
  return g_ptr_array_index (self->names, account);
}

SafeguardAccountKind
safeguard_ledger_get_account_kind (const SafeguardLedger *self, guint32 account)
{
  return self->kinds[account];
}

guint32
safeguard_ledger_add_clause (SafeguardLedger *self, const char *name)
{
  guint found;

  if (!g_ptr_array_find_with_equal_func (self->clauses, name, g_str_equal, &found))
    {
      found = self->clauses->len;
      g_ptr_array_add (self->clauses, g_strdup (name));
    }

  return found + 1;
}

const char *
safeguard_ledger_get_clause (const SafeguardLedger *self, guint32 clause)
{
  return g_ptr_array_index (self->clauses, clause - 1);
}

/* --- posting */

static gboolean
refuse (GError **error, SafeguardError code, const char *message)
{
  safeguard_error_set (error, code, NULL, NULL, "%s", message);

  return FALSE;
}

static gboolean
refuse_unbalanced (GError **error, gint64 sum)
{
  safeguard_error_set (error, SAFEGUARD_ERROR_UNBALANCED_ENTRY, NULL, NULL,
                       "debits and credits differ by %" G_GINT64_FORMAT " pence", sum);

  return FALSE;
}

/* All that was ever debited has to fit into 64 bits: then so does every balance and every sum of a
 * statement, and none of them needs a look. */
static gboolean
check_postings (const SafeguardLedger *self,
                const SafeguardPosting *postings,
                guint n,
                gint64 *turnover,
                GError **error)
{
  gint64 sum = 0;
  gboolean fits = TRUE;

  *turnover = self->turnover;
  for (guint i = 0; i < n; i++)
    {
      if (G_UNLIKELY (postings[i].pence == 0 || postings[i].account >= self->names->len))
        return refuse (error, SAFEGUARD_ERROR_OUT_OF_RANGE,
                       "a posting of nothing, or to no account");
      fits &= !__builtin_add_overflow (sum, postings[i].pence, &sum);
      if (postings[i].pence > 0)
        fits &= !__builtin_add_overflow (*turnover, postings[i].pence, turnover);
    }
  if (G_UNLIKELY (!fits))
    return refuse (error, SAFEGUARD_ERROR_OUT_OF_RANGE, "the amounts are more than 64 bits hold");
  if (G_UNLIKELY (sum != 0))
    return refuse_unbalanced (error, sum);

  return n >= 2 ? TRUE : refuse_unbalanced (error, 0);
}

static gboolean
check_head (const SafeguardLedger *self,
            const SafeguardEntryHead *head,
            guint *quarter,
            GError **error)
{
  if (G_UNLIKELY (!safeguard_ledger_quarter_of (head->effective, quarter)))
    return refuse (error, SAFEGUARD_ERROR_OUTSIDE_CALENDAR,
                   "the ledger has the financial years 1978-79 to 2098-99");
  if (G_UNLIKELY (self->locked[*quarter]))
    {
      g_autofree char *day = safeguard_day_number_to_text (head->effective);

      safeguard_error_set (error, SAFEGUARD_ERROR_PERIOD_LOCKED, NULL, NULL,
                           "the period of %s is locked", day);
      return FALSE;
    }
  if (G_UNLIKELY (head->clause == 0 || head->clause > self->clauses->len))
    return refuse (error, SAFEGUARD_ERROR_NO_CITATION, "an entry says which clause allows it");
  if (G_UNLIKELY (head->corrects > self->n_entries))
    return refuse (error, SAFEGUARD_ERROR_UNKNOWN_ENTRY, "there is no entry to correct");

  return TRUE;
}

static void
make_room (SafeguardLedger *self, guint n_postings)
{
  if (self->n_entries == self->entries_room)
    {
      self->entries_room = MAX (256, 2 * self->entries_room);
      self->heads = g_renew (SafeguardEntryHead, self->heads, self->entries_room);
      self->first = g_renew (guint32, self->first, (gsize)self->entries_room + 1);
    }
  if (self->n_postings + n_postings > self->postings_room)
    {
      self->postings_room = MAX (512 + n_postings, 2 * self->postings_room);
      self->posting_accounts = g_renew (guint32, self->posting_accounts, self->postings_room);
      self->posting_pence = g_renew (gint64, self->posting_pence, self->postings_room);
    }
}

gboolean
safeguard_ledger_post (SafeguardLedger *self,
                       const SafeguardEntryHead *head,
                       const SafeguardPosting *postings,
                       guint n_postings,
                       guint32 *entry,
                       GError **error)
{
  guint quarter;
  gint64 turnover;

  if (!check_head (self, head, &quarter, error)
      || !check_postings (self, postings, n_postings, &turnover, error))
    return FALSE;

  make_room (self, n_postings);
  if (self->moved[quarter] == NULL)
    self->moved[quarter] = g_new0 (gint64, self->accounts_room);
  gint64 *moved = self->moved[quarter];
  for (guint i = 0; i < n_postings; i++)
    {
      self->balances[postings[i].account] += postings[i].pence;
      moved[postings[i].account] += postings[i].pence;
      self->posting_accounts[self->n_postings] = postings[i].account;
      self->posting_pence[self->n_postings++] = postings[i].pence;
    }
  self->turnover = turnover;
  self->heads[self->n_entries] = *head;
  self->first[self->n_entries] = self->n_postings - n_postings;
  if (entry != NULL)
    *entry = self->n_entries;
  self->n_entries++;
  self->first[self->n_entries] = self->n_postings;

  return TRUE;
}

guint32
safeguard_ledger_get_n_entries (const SafeguardLedger *self)
{
  return self->n_entries;
}

SafeguardEntryHead
safeguard_ledger_get_head (const SafeguardLedger *self, guint32 entry)
{
  return self->heads[entry];
}

guint
safeguard_ledger_get_n_postings (const SafeguardLedger *self, guint32 entry)
{
  return self->first[entry + 1] - self->first[entry];
}

SafeguardPosting
safeguard_ledger_get_posting (const SafeguardLedger *self, guint32 entry, guint position)
{
  guint32 posting = self->first[entry] + position;

  return (SafeguardPosting){self->posting_accounts[posting], self->posting_pence[posting]};
}

/* --- periods */

void
safeguard_ledger_lock (SafeguardLedger *self, guint first_quarter, guint n_quarters)
{
  for (guint i = 0; i < n_quarters && first_quarter + i < SAFEGUARD_LEDGER_N_QUARTERS; i++)
    self->locked[first_quarter + i] = TRUE;
}

gboolean
safeguard_ledger_is_locked (const SafeguardLedger *self, guint quarter)
{
  return self->locked[quarter];
}

/* --- balances */

gint64
safeguard_ledger_get_balance (const SafeguardLedger *self, guint32 account)
{
  return self->balances[account];
}

gint64
safeguard_ledger_get_movement (const SafeguardLedger *self,
                               guint32 account,
                               guint first_quarter,
                               guint n_quarters)
{
  gint64 sum = 0;

  for (guint i = first_quarter; i < MIN (first_quarter + n_quarters, SAFEGUARD_LEDGER_N_QUARTERS);
       i++)
    if (self->moved[i] != NULL)
      sum += self->moved[i][account];

  return sum;
}

gint64
safeguard_ledger_get_balance_after (const SafeguardLedger *self, guint32 account, guint quarter)
{
  return safeguard_ledger_get_movement (self, account, 0, quarter + 1);
}

/* --- again, from the beginning */

static SafeguardLedger *
copy_frame (const SafeguardLedger *self)
{
  SafeguardLedger *copy = safeguard_ledger_new ();

  for (guint32 i = 0; i < self->names->len; i++)
    safeguard_ledger_add_account (copy, g_ptr_array_index (self->names, i), self->kinds[i]);
  for (guint32 i = 0; i < self->clauses->len; i++)
    g_ptr_array_add (copy->clauses, g_strdup (g_ptr_array_index (self->clauses, i)));

  return copy;
}

SafeguardLedger *
safeguard_ledger_snapshot (const SafeguardLedger *self)
{
  SafeguardLedger *copy = copy_frame (self);
  gsize n = self->names->len * sizeof (gint64);

  memcpy (copy->balances, self->balances, n);
  for (guint i = 0; i < SAFEGUARD_LEDGER_N_QUARTERS; i++)
    if (self->moved[i] != NULL)
      {
        copy->moved[i] = g_new0 (gint64, copy->accounts_room);
        memcpy (copy->moved[i], self->moved[i], n);
      }
  memcpy (copy->locked, self->locked, sizeof copy->locked);
  copy->turnover = self->turnover;
  copy->reserved = self->reserved;
  g_array_append_vals (copy->reservations, self->reservations->data, self->reservations->len);

  return copy;
}

SafeguardLedger *
safeguard_ledger_replay (const SafeguardLedger *self, SafeguardDayNumber until, gint64 known)
{
  SafeguardLedger *copy = copy_frame (self);
  g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (SafeguardPosting));

  for (guint32 entry = 0; entry < self->n_entries; entry++)
    {
      SafeguardEntryHead head = self->heads[entry];

      if (head.effective > until || head.recorded > known)
        continue;
      /* What it corrects may have another number here, or be hidden. */
      head.corrects = 0;
      g_array_set_size (postings, 0);
      for (guint i = 0; i < safeguard_ledger_get_n_postings (self, entry); i++)
        {
          SafeguardPosting posting = safeguard_ledger_get_posting (self, entry, i);

          g_array_append_val (postings, posting);
        }
      safeguard_ledger_post (copy, &head, (const SafeguardPosting *)postings->data, postings->len,
                             NULL, NULL);
    }

  return copy;
}

gboolean
safeguard_ledger_agree (const SafeguardLedger *a, const SafeguardLedger *b)
{
  if (a->names->len != b->names->len)
    return FALSE;
  for (guint32 account = 0; account < a->names->len; account++)
    {
      if (a->balances[account] != b->balances[account])
        return FALSE;
      for (guint quarter = 0; quarter < SAFEGUARD_LEDGER_N_QUARTERS; quarter++)
        if (safeguard_ledger_get_movement (a, account, quarter, 1)
            != safeguard_ledger_get_movement (b, account, quarter, 1))
          return FALSE;
    }

  return TRUE;
}
