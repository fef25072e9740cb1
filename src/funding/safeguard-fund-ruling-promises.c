/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-ruling-private.h"

#include "safeguard-json-private.h"

/* How contributions are set: for how many years, with what uplift, and what was undertaken. */

static const SafeguardPromise *
find_promise (const SafeguardBook *book, int contributor, gint year)
{
  for (guint i = 0; i < book->promises_by_year->len; i++)
    {
      const SafeguardPromise *promise
          = &g_array_index (book->promises_by_year, SafeguardPromise, i);

      if (promise->contributor == contributor && promise->year == year && promise->pledged > 0)
        return promise;
    }

  return NULL;
}

static gboolean
find_uplift (const SafeguardBook *book, gint year, gint64 *basis_points)
{
  *basis_points = 0;
  for (guint i = 0; i < book->uplifts->len; i++)
    if (g_array_index (book->uplifts, SafeguardYearValue, i).year == year)
      {
        *basis_points = g_array_index (book->uplifts, SafeguardYearValue, i).value;
        return TRUE;
      }

  return FALSE;
}

/* What was promised for the year before, and what that comes to with the uplift of this one. FALSE
 * if either is not known. */
static gboolean
find_raised (const SafeguardBook *book,
             const SafeguardPromise *promise,
             gint64 *previous,
             gint64 *raised)
{
  const SafeguardPromise *before = find_promise (book, promise->contributor, promise->year - 1);
  gint64 basis_points;

  if (before == NULL || !find_uplift (book, promise->year, &basis_points))
    return FALSE;
  *previous = before->pledged;

  return safeguard_pence_scale (*previous, 10000 + basis_points, 10000, raised);
}

/* --- findings */

static void
add_uplift (SafeguardFundRuling *self,
            const SafeguardPromise *promise,
            const SafeguardContributor *who,
            GPtrArray *out)
{
  gint64 previous, raised, basis_points;

  if (!find_raised (self->book, promise, &previous, &raised) || promise->pledged >= raised)
    return;
  find_uplift (self->book, promise->year, &basis_points);

  g_autofree char *pledged = safeguard_pence_to_text (promise->pledged);
  g_autofree char *was = safeguard_pence_to_text (previous);
  g_autofree char *would_be = safeguard_pence_to_text (raised);
  g_autofree char *uplift
      = g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02d", basis_points < 0 ? "-" : "",
                         ABS (basis_points) / 100, (int)(ABS (basis_points) % 100));
  g_ptr_array_add (
      out, safeguard_finding_new ("contribution-below-uplift",
                                  safeguard_funding_cite (self->funding, "contributions"), NULL,
                                  "who", who->name, "year", self->year_text, "pledged", pledged,
                                  "previous", was, "uplift", uplift, "raised", would_be, NULL));
}

static void
add_cycle (SafeguardFundRuling *self,
           const SafeguardPromise *promise,
           const SafeguardContributor *who,
           GPtrArray *out)
{
  g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, promise->years);
  g_autofree char *asked = g_strdup_printf ("%" G_GINT64_FORMAT, self->funding->commitment_years);

  if (promise->years < self->funding->commitment_years)
    g_ptr_array_add (out,
                     safeguard_finding_new ("contribution-short-of-cycle",
                                            safeguard_funding_cite (self->funding, "contributions"),
                                            NULL, "who", who->name, "n", n, "years", asked, NULL));
}

static const SafeguardUndertaking *
find_undertaking (const SafeguardFundRuling *self, guint contributor)
{
  const SafeguardUndertaking *found = NULL;

  for (guint i = 0; i < self->book->undertakings->len; i++)
    {
      const SafeguardUndertaking *undertaking
          = &g_array_index (self->book->undertakings, SafeguardUndertaking, i);

      if (undertaking->contributor == (int)contributor && undertaking->first_year <= self->year
          && undertaking->last_year >= self->year)
        found = undertaking;
    }

  return found;
}

static void
add_undertaking (SafeguardFundRuling *self,
                 guint contributor,
                 const SafeguardPromise *promise,
                 GPtrArray *out)
{
  GListModel *citations = safeguard_funding_cite (self->funding, "undertakings");
  const char *who = safeguard_funding_get_contributor (self->funding, contributor)->name;
  const SafeguardUndertaking *undertaking = find_undertaking (self, contributor);

  if (undertaking == NULL && citations != NULL)
    g_ptr_array_add (out, safeguard_finding_new ("undertaking-missing", citations, NULL, "who", who,
                                                 "year", self->year_text, NULL));
  if (undertaking == NULL || undertaking->pence < 0 || promise == NULL
      || promise->pledged == undertaking->pence)
    return;

  g_autofree char *pence = safeguard_pence_to_text (undertaking->pence);
  g_autofree char *pledged = safeguard_pence_to_text (promise->pledged);
  g_ptr_array_add (out, safeguard_finding_new ("undertaking-differs", citations, NULL, "who", who,
                                               "year", self->year_text, "pledged", pledged, "pence",
                                               pence, NULL));
}

/* What was held level, in the prices of its first year. */
static void
add_real_terms (SafeguardFundRuling *self, GPtrArray *out)
{
  GListModel *citations = safeguard_funding_cite (self->funding, "standstill");
  gint base = self->year;
  gint64 own = safeguard_statement_get_index (self->book, self->year), real;
  gint64 now = safeguard_statement_get_total (self->book, SAFEGUARD_ACCOUNT_INCOME, self->year);

  for (gint year = self->year - 1; year >= self->year - 10 && year >= SAFEGUARD_LEDGER_FIRST_YEAR;
       year--)
    if (safeguard_statement_get_index (self->book, year) > 0
        && safeguard_statement_get_total (self->book, SAFEGUARD_ACCOUNT_INCOME, year) > 0)
      base = year;
  if (citations == NULL || own <= 0 || base == self->year
      || !safeguard_pence_scale (now, safeguard_statement_get_index (self->book, base), own, &real))
    return;

  g_autofree char *base_text = safeguard_financial_year_to_text (base);
  g_autofree char *pence = safeguard_pence_to_text (now);
  g_autofree char *real_text = safeguard_pence_to_text (real);
  g_autofree char *before = safeguard_pence_to_text (
      safeguard_statement_get_total (self->book, SAFEGUARD_ACCOUNT_INCOME, base));
  g_ptr_array_add (out, safeguard_finding_new ("standstill-in-real-terms", citations, NULL, "year",
                                               self->year_text, "pence", pence, "real", real_text,
                                               "base", base_text, "before", before, NULL));
}

void
safeguard_fund_ruling_add_promises (SafeguardFundRuling *self, GPtrArray *out)
{
  gboolean any = FALSE;
  gint64 basis_points;

  for (guint i = 0; i < self->funding->contributors->len; i++)
    {
      const SafeguardContributor *who = safeguard_funding_get_contributor (self->funding, i);
      const SafeguardPromise *promise = find_promise (self->book, (int)i, self->year);

      if (promise != NULL)
        {
          any = TRUE;
          add_uplift (self, promise, who, out);
          add_cycle (self, promise, who, out);
        }
      add_undertaking (self, i, promise, out);
    }
  if (any && self->funding->asks_uplift && !find_uplift (self->book, self->year, &basis_points))
    g_ptr_array_add (out,
                     safeguard_finding_new ("uplift-not-recorded",
                                            safeguard_funding_cite (self->funding, "contributions"),
                                            NULL, "year", self->year_text, NULL));
  add_real_terms (self, out);
}

/* --- the answer in JSON */

static void
write_promise (SafeguardFundRuling *self, const SafeguardPromise *promise, JsonBuilder *builder)
{
  g_autofree char *due = promise->due != 0 ? safeguard_day_number_to_iso (promise->due) : NULL;
  gint until = promise->year;
  g_autofree char *until_text = NULL;
  gint64 previous, raised;

  while (find_promise (self->book, promise->contributor, until + 1) != NULL)
    until++;
  until_text = safeguard_financial_year_to_text (until);
  json_builder_begin_object (builder);
  safeguard_json_add_text (
      builder, "from",
      safeguard_funding_get_contributor (self->funding, (guint)promise->contributor)->id);
  safeguard_json_add_integer (builder, "pledged", promise->pledged);
  safeguard_json_add_integer (builder, "received", promise->received);
  safeguard_json_add_integer (builder, "given_up", promise->given_up);
  safeguard_json_add_integer (builder, "outstanding", safeguard_promise_outstanding (promise));
  safeguard_json_add_text (builder, "due", due);
  safeguard_json_add_integer (builder, "years", promise->years);
  safeguard_json_add_text (builder, "promised_until", until_text);
  if (find_raised (self->book, promise, &previous, &raised))
    {
      safeguard_json_add_integer (builder, "previous", previous);
      safeguard_json_add_integer (builder, "uplifted", raised);
    }
  json_builder_end_object (builder);
}

static void
write_uplift (SafeguardFundRuling *self, JsonBuilder *builder)
{
  gint64 basis_points;

  json_builder_set_member_name (builder, "uplift");
  if (!find_uplift (self->book, self->year, &basis_points))
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  safeguard_json_add_integer (builder, "basis_points", basis_points);
  safeguard_json_add_text (builder, "rounding", "to the nearest penny, a half to the even one");
  json_builder_end_object (builder);
}

void
safeguard_fund_ruling_write_promises (SafeguardFundRuling *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "promised");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->funding->contributors->len; i++)
    {
      const SafeguardPromise *promise = find_promise (self->book, (int)i, self->year);

      if (promise != NULL)
        write_promise (self, promise, builder);
    }
  json_builder_end_array (builder);
  write_uplift (self, builder);
  json_builder_set_member_name (builder, "undertakings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->funding->contributors->len; i++)
    {
      const SafeguardUndertaking *undertaking = find_undertaking (self, i);

      if (undertaking == NULL)
        continue;
      json_builder_begin_object (builder);
      safeguard_json_add_text (builder, "from",
                               safeguard_funding_get_contributor (self->funding, i)->id);
      if (undertaking->pence >= 0)
        safeguard_json_add_integer (builder, "pence", undertaking->pence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  safeguard_json_add_text (builder, "host", self->funding->host);
}
