/* SPDX-License-Identifier: LGPL-2.1-or-later
 *
 * A million entries of a pooled fund, posted with every check and summed up; beside them the floor:
 * adding the same amounts to an array without any check or memory of it. Takes the folder of a
 * workload with ledger1m.csv.
 */
#define _POSIX_C_SOURCE 200809L
#include "safeguard-ledger-private.h"

#include <stdlib.h>
#include <time.h>
#include <string.h>

#define ROUNDS 7
#define CHECKED_YEAR 2023
/* Pence that the creditors move in that year. */
#define EXPECTED (-G_GINT64_CONSTANT (52250454213))

typedef struct
{
  SafeguardDayNumber day;
  guint32 debit;
  guint32 credit;
  gint64 pence;
} Entry;

typedef struct
{
  GArray *entries;
  GPtrArray *names;
} Work;

/* In nanoseconds, of this thread alone: what else the machine does is not counted. */
static gint64
cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (gint64)now.tv_sec * 1000000000 + now.tv_nsec;
}

static guint32
account_of (Work *work, char *name)
{
  guint found;

  if (!g_ptr_array_find_with_equal_func (work->names, name, g_str_equal, &found))
    {
      found = work->names->len;
      g_ptr_array_add (work->names, name);
    }

  return found;
}

static void
work_read (Work *work, char *text)
{
  work->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  work->names = g_ptr_array_new ();
  for (char *line = strchr (text, '\n') + 1; line != NULL && *line != '\0';)
    {
      char *next = strchr (line, '\n'), *rest = NULL;
      Entry entry;

      *next = '\0';
      strtok_r (line, ",", &rest);
      if (!safeguard_day_number_parse (strtok_r (NULL, ",", &rest), NULL, &entry.day, NULL))
        g_error ("a day of the workload is none");
      entry.debit = account_of (work, strtok_r (NULL, ",", &rest));
      entry.credit = account_of (work, strtok_r (NULL, ",", &rest));
      entry.pence = strtoll (strtok_r (NULL, ",", &rest), NULL, 10);
      g_array_append_val (work->entries, entry);
      line = next + 1;
    }
}

static SafeguardLedger *
open_ledger (const Work *work)
{
  SafeguardLedger *ledger = safeguard_ledger_new ();

  safeguard_ledger_add_clause (ledger, "pool");
  for (guint i = 0; i < work->names->len; i++)
    safeguard_ledger_add_account (ledger, g_ptr_array_index (work->names, i),
                                  SAFEGUARD_ACCOUNT_ASSET);

  return ledger;
}

static double
post_all (const Work *work, SafeguardLedger *ledger)
{
  gint64 before = cpu_time ();

  for (guint i = 0; i < work->entries->len; i++)
    {
      const Entry *entry = &g_array_index (work->entries, Entry, i);
      const SafeguardEntryHead head = {entry->day, G_MININT64, 1, 0};
      const SafeguardPosting postings[]
          = {{entry->debit, entry->pence}, {entry->credit, -entry->pence}};

      if (!safeguard_ledger_post (ledger, &head, postings, 2, NULL, NULL))
        g_error ("an entry of the workload was refused");
    }

  return (double)(cpu_time () - before) / work->entries->len;
}

static double
add_all (const Work *work)
{
  g_autofree gint64 *balances = g_new0 (gint64, work->names->len);
  gint64 before = cpu_time ();

  for (guint i = 0; i < work->entries->len; i++)
    {
      const Entry *entry = &g_array_index (work->entries, Entry, i);

      balances[entry->debit] += entry->pence;
      balances[entry->credit] -= entry->pence;
    }
  gint64 taken = cpu_time () - before;

  return balances[0] == 1 ? 0 : (double)taken / work->entries->len;
}

/* Every account by quarter, and the year's sum of all. */
static gint64
state (const SafeguardLedger *ledger, gint year, gint64 *creditors)
{
  guint first = safeguard_ledger_first_quarter (year);
  gint64 sum = 0;

  for (guint32 account = 0; account < safeguard_ledger_get_n_accounts (ledger); account++)
    {
      gint64 moved = 0;

      for (guint quarter = 0; quarter < 4; quarter++)
        moved += safeguard_ledger_get_movement (ledger, account, first + quarter, 1);
      if (strstr (safeguard_ledger_get_account_name (ledger, account), "Creditors") != NULL)
        *creditors = moved;
      sum += moved;
    }

  return sum;
}

int
main (int argc, char **argv)
{
  Work work;
  g_autofree char *path = argc == 2 ? g_build_filename (argv[1], "ledger1m.csv", NULL) : NULL;
  g_autofree char *text = NULL;
  double posted = G_MAXDOUBLE, added = G_MAXDOUBLE, stated = G_MAXDOUBLE, replayed = G_MAXDOUBLE;
  gint64 creditors = 0, sum = 0;
  gboolean agrees = TRUE;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    {
      g_printerr ("usage: %s DIRECTORY, with ledger1m.csv\n", argv[0]);
      return 2;
    }
  work_read (&work, text);
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (SafeguardLedger) ledger = open_ledger (&work);

      double post = post_all (&work, ledger), add = add_all (&work);

      posted = MIN (posted, post);
      added = MIN (added, add);
      gint64 before = cpu_time ();
      sum = state (ledger, CHECKED_YEAR, &creditors);
      stated = MIN (stated, (double)(cpu_time () - before) / 1e6);
      before = cpu_time ();
      g_autoptr (SafeguardLedger) again = safeguard_ledger_replay (ledger, G_MAXUINT32, G_MAXINT64);
      replayed = MIN (replayed, (double)(cpu_time () - before) / 1e6);
      agrees = agrees && safeguard_ledger_agree (ledger, again);
    }
  gboolean right = creditors == EXPECTED && sum == 0 && agrees;
  g_print ("%u entries, %u accounts%s\n", work.entries->len, work.names->len,
           right ? "" : "  ANOTHER WORKLOAD, OR A WRONG SUM");
  g_print ("%-34s ledger %6.1f ns an entry of two postings; bare sums %.1f ns\n",
           "posted, with all checks", posted, added);
  g_print ("%-34s ledger %8.4f ms; all posted again %.1f ms\n", "a yearly statement", stated,
           replayed);
  g_array_unref (work.entries);
  g_ptr_array_unref (work.names);

  return right ? 0 : 1;
}
