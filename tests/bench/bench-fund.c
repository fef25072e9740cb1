/* SPDX-License-Identifier: LGPL-2.1-or-later
 *
 * A made-up fund through the public door of the library: events with their payloads appended one by
 * one, the statement of a year as a whole ruling in JSON, and the export that other programs read.
 * Takes how many events, and the folder that the exports go to.
 */
#include <safeguard/safeguard.h>

#include <stdlib.h>

/* The same numbers everywhere: a linear congruential generator is enough for made-up amounts. */
static guint32
next (guint64 *state)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005)
           + G_GUINT64_CONSTANT (1442695040888963407);

  return (guint32)(*state >> 33);
}

static SafeguardEvent *
make_event (guint64 *state, const char *const *contributors, guint n_contributors)
{
  static const char *const headings[] = {"staffing", "independent-chair-costs", "reviews",
                                         "sundries", "venues-and-refreshments", "cdop"};
  gboolean in = next (state) % 5 == 0;
  g_autofree char *day = g_strdup_printf ("%u-%02u-%02u", 2017 + next (state) % 2,
                                          1 + next (state) % 12, 1 + next (state) % 28);
  g_autofree char *payload
      = g_strdup_printf ("{\"%s\": \"%s\", \"pence\": %u}", in ? "from" : "heading",
                         in ? contributors[next (state) % n_contributors]
                            : headings[next (state) % G_N_ELEMENTS (headings)],
                         1 + next (state) % 5000000);

  return safeguard_event_new_full (in ? "received" : "spent", day, NULL, NULL, NULL, payload, NULL);
}

static void
write_export (SafeguardFund *fund, SafeguardFundFormat format, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gint64 before = g_get_monotonic_time ();
  g_autofree char *text = safeguard_fund_export (fund, format);
  g_autoptr (GError) error = NULL;

  g_print ("%-34s %8.1f ms\n", name, (double)(g_get_monotonic_time () - before) / 1000.0);
  if (!g_file_set_contents (path, text, -1, &error))
    g_error ("%s", error->message);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDate) on = g_date_new_dmy (1, G_DATE_APRIL, 2017);
  g_autoptr (SafeguardPolicy) policy = safeguard_policy_load ("stockport", on, &error);
  guint n = argc == 3 ? (guint)strtoul (argv[1], NULL, 10) : 0, n_contributors = 0;
  guint64 state = 1;
  double stated = G_MAXDOUBLE;

  if (n == 0 || policy == NULL)
    {
      g_printerr ("usage: %s EVENTS FOLDER\n", argv[0]);
      return 2;
    }
  SafeguardFunding *funding = safeguard_policy_get_funding (policy, NULL);
  const char *const *contributors = safeguard_funding_get_contributors (funding);
  g_autoptr (SafeguardFund) fund = safeguard_fund_new (funding, "bench", NULL);
  while (contributors[n_contributors] != NULL)
    n_contributors++;

  gint64 before = g_get_monotonic_time ();
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SafeguardEvent) event = make_event (&state, contributors, n_contributors);

      if (!safeguard_record_append (SAFEGUARD_RECORD (fund), event, &error))
        g_error ("%s", error->message);
    }
  g_print ("%-34s %8.1f us an event, read out of JSON\n", "appended to a fund",
           (double)(g_get_monotonic_time () - before) / n);
  for (guint round = 0; round < 7; round++)
    {
      before = g_get_monotonic_time ();
      g_autoptr (SafeguardFundRuling) ruling
          = safeguard_funding_assess (funding, fund, "2017-18", NULL);
      gint64 total = safeguard_fund_ruling_get_income_total (ruling);

      stated
          = total > 0 ? MIN (stated, (double)(g_get_monotonic_time () - before) / 1000.0) : stated;
    }
  g_print ("%-34s %8.3f ms\n", "the statement of a year", stated);
  write_export (fund, SAFEGUARD_FUND_FORMAT_HLEDGER, argv[2], "fund.hledger");
  write_export (fund, SAFEGUARD_FUND_FORMAT_LEDGER, argv[2], "fund.ledger");
  write_export (fund, SAFEGUARD_FUND_FORMAT_BEANCOUNT, argv[2], "fund.beancount");
  /* For the script that runs the other programs. */
  g_print ("statement-ms %.6f\n", stated);

  return 0;
}
