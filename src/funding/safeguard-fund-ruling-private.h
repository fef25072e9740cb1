/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-book-private.h"
#include "safeguard-ruling-private.h"
#include "safeguard-started-clocks-private.h"

struct _SafeguardFundRuling
{
  SafeguardRuling parent_instance;

  SafeguardFunding *funding;
  char *year_text;
  GPtrArray *misfits; /* of text: events that did not fit what is left of the record */
  SafeguardStartedClocks clocks;
  SafeguardBook *book; /* as of the moment that the ruling speaks for */
  gint year;
  SafeguardDayNumber day; /* of that moment; 0: none was named */
};

struct _SafeguardFundRulingClass
{
  SafeguardRulingClass parent_class;
};

SafeguardFundRuling *safeguard_fund_ruling_new (SafeguardFunding *funding,
                                                SafeguardFund *fund,
                                                gint year,
                                                SafeguardMoment at);
void safeguard_fund_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out);
/* Whether a reserve was drawn on in the year although nothing says when it may be. */
gboolean safeguard_fund_ruling_draws_without_rule (const SafeguardFundRuling *self,
                                                   const SafeguardReserveRule *reserve);
/* How contributions were set and undertaken. */
void safeguard_fund_ruling_add_promises (SafeguardFundRuling *self, GPtrArray *out);
void safeguard_fund_ruling_write_promises (SafeguardFundRuling *self, JsonBuilder *builder);
/* What its clocks say is late. */
void safeguard_fund_ruling_add_lateness (SafeguardFundRuling *self, GPtrArray *out);
/* Once the book is filled. */
void safeguard_fund_ruling_start_clocks (SafeguardFundRuling *self);
void safeguard_fund_ruling_add_clocks (SafeguardRuling *ruling, GPtrArray *out);
void safeguard_fund_ruling_write_result (SafeguardRuling *ruling, JsonBuilder *builder);

/* --- the figures of a year */

/* What came in, or went out, under a heading or a sub-total; above nothing. */
gint64 safeguard_statement_get_heading (const SafeguardBook *book, guint heading, gint year);
gint64 safeguard_statement_get_quarter (const SafeguardBook *book,
                                        guint heading,
                                        gint year,
                                        guint quarter);
gint64
safeguard_statement_get_total (const SafeguardBook *book, SafeguardAccountKind kind, gint year);
/* FALSE if none was set. */
gboolean
safeguard_statement_get_budget (const SafeguardBook *book, guint heading, gint year, gint64 *pence);
/* What was carried out of the year, and into it. */
gint64 safeguard_statement_get_carried (const SafeguardBook *book, gint year);
gint64 safeguard_statement_get_brought (const SafeguardBook *book, gint year);
/* The index of prices; 0: none is recorded. */
gint64 safeguard_statement_get_index (const SafeguardBook *book, gint year);
/* The heading's part of the total, in hundredths of a per cent: by the largest remainder, so that
 * the parts come to exactly 100. */
gint64 safeguard_statement_get_share (const SafeguardBook *book, guint heading, gint year);
/* Whether a line has anything to show. */
gboolean safeguard_statement_shows (const SafeguardBook *book, guint heading, gint year);
gint64 safeguard_statement_get_reserve (const SafeguardBook *book, guint reserve, gint year);
gint64 safeguard_statement_get_in_kind (const SafeguardBook *book, guint contributor, gint year);

SafeguardFundLine *safeguard_fund_line_new (const SafeguardBook *book, guint heading, gint year);
void safeguard_fund_line_write (SafeguardFundLine *self, JsonBuilder *builder);
