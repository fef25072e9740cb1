/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-book-private.h"

#include <string.h>

/* Plain-text accounting, as hledger, ledger and beancount read it. Amounts are pounds with two
 * places, made from whole pence. */

static void
append_amount (GString *text, gint64 pence)
{
  guint64 size = pence < 0 ? 0 - (guint64)pence : (guint64)pence;

  g_string_append_printf (text, "%s%" G_GUINT64_FORMAT ".%02u GBP", pence < 0 ? "-" : "",
                          size / 100, (guint)(size % 100));
}

/* Neither quotation marks nor the end of a line may end a description early. */
static char *
description_of (const SafeguardBook *book, guint32 entry)
{
  SafeguardFundAct *act = g_hash_table_lookup (book->entry_acts, GUINT_TO_POINTER (entry));
  g_autofree char *text = act != NULL ? safeguard_fund_act_describe (act) : g_strdup ("entry");

  for (char *c = text; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c) || strchr ("\"\\;|*!()", *c) != NULL)
      *c = ' ';

  return g_steal_pointer (&text);
}

static void
open_accounts (const SafeguardBook *book, GString *text)
{
  SafeguardDayNumber first = G_MAXUINT32;

  for (guint32 i = 0; i < safeguard_ledger_get_n_entries (book->ledger); i++)
    first = MIN (first, safeguard_ledger_get_head (book->ledger, i).effective);
  if (first == G_MAXUINT32)
    return;

  g_autofree char *day = safeguard_day_number_to_iso (first);
  for (guint32 i = 0; i < safeguard_ledger_get_n_accounts (book->ledger); i++)
    g_string_append_printf (text, "%s open %s GBP\n", day,
                            safeguard_ledger_get_account_name (book->ledger, i));
  g_string_append_c (text, '\n');
}

static void
append_entry (const SafeguardBook *book, guint32 entry, SafeguardFundFormat format, GString *text)
{
  SafeguardEntryHead head = safeguard_ledger_get_head (book->ledger, entry);
  g_autofree char *day = safeguard_day_number_to_iso (head.effective);
  g_autofree char *what = description_of (book, entry);
  const char *clause = safeguard_ledger_get_clause (book->ledger, head.clause);
  gboolean beancount = format == SAFEGUARD_FUND_FORMAT_BEANCOUNT;

  g_string_append_printf (text, beancount ? "%s * \"%s\"\n" : "%s * %s\n", day, what);
  g_string_append_printf (text, beancount ? "  clause: \"%s\"\n" : "    ; clause: %s\n", clause);
  for (guint i = 0; i < safeguard_ledger_get_n_postings (book->ledger, entry); i++)
    {
      SafeguardPosting posting = safeguard_ledger_get_posting (book->ledger, entry, i);

      g_string_append_printf (text, "    %s  ",
                              safeguard_ledger_get_account_name (book->ledger, posting.account));
      append_amount (text, posting.pence);
      g_string_append_c (text, '\n');
    }
  g_string_append_c (text, '\n');
}

/**
 * safeguard_fund_export:
 * @self: a fund
 * @format: which program is to read it
 *
 * Writes every entry of the fund's ledger as plain-text accounting. What is promised, committed or
 * given in kind stands under Equity, apart from money.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
safeguard_fund_export (SafeguardFund *self, SafeguardFundFormat format)
{
  g_return_val_if_fail (safeguard_fund_is_filled (self), NULL);

  GString *text = g_string_new (NULL);

  if (format == SAFEGUARD_FUND_FORMAT_BEANCOUNT)
    {
      g_string_append (text, "option \"operating_currency\" \"GBP\"\n\n");
      open_accounts (self->book, text);
    }
  for (guint32 i = 0; i < safeguard_ledger_get_n_entries (self->book->ledger); i++)
    append_entry (self->book, i, format, text);

  return g_string_free (text, FALSE);
}
