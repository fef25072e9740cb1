/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-extract-private.h"
#include "safeguard-fund-private.h"

/* Which way money goes, seen from the fund. */
typedef enum
{
  SAFEGUARD_MONEY_EITHER,
  SAFEGUARD_MONEY_IN,
  SAFEGUARD_MONEY_OUT,
} SafeguardMoney;

typedef struct
{
  char *id;   /* as the mapping calls it */
  char *name; /* as the extract does */
  const SafeguardNode *node;
} SafeguardMappingColumn;

typedef enum
{
  SAFEGUARD_MATCH_IS,
  SAFEGUARD_MATCH_BEGINS,
  SAFEGUARD_MATCH_CONTAINS,
} SafeguardMatchKind;

typedef struct
{
  guint column;
  SafeguardMatchKind kind;
  char **texts; /* folded; any of them fits. Ends in NULL */
} SafeguardMappingTest;

typedef struct
{
  char *id;
  GArray *tests; /* of SafeguardMappingTest: all of them fit */
  SafeguardMoney money;
  char *type;                /* of the event; NULL: the row is left out */
  const SafeguardNode *then; /* the event's payload, and its type */
} SafeguardMappingRule;

struct _SafeguardFundMapping
{
  GObject parent_instance;

  SafeguardDocument *document;
  char *source;
  const char *encoding;
  char delimiter;
  gint64 skip;
  char *date_format;
  GArray *columns;                           /* of SafeguardMappingColumn */
  int date, amount, debit, credit, currency; /* -1: there is no such column */
  gboolean in_is_negative;
  GArray *identity; /* of guint: the columns that tell rows apart; empty: the whole row does */
  GPtrArray *rules; /* of SafeguardMappingRule */
  gboolean leaves_out_the_rest;
};

/* From @root, a node of @document. */
SafeguardFundMapping *safeguard_fund_mapping_compile (SafeguardDocument *document,
                                                      const SafeguardNode *root,
                                                      GError **error);
gboolean safeguard_fund_mapping_is_filled (gpointer mapping);
/* Which way the money goes in an event of that type; FALSE if an extract has no such events. */
gboolean safeguard_fund_mapping_find_money (const char *type, SafeguardMoney *money);
/* Whether @format is one: D, DD, M, MM, MMM, YY and YYYY, once each, and what divides them. */
gboolean safeguard_date_format_check (const char *format);
/* FALSE if @text is not written so, or is no day. */
gboolean safeguard_date_format_read (const char *format, const char *text, SafeguardDayNumber *day);
/* "£1,234.50", "-1234.5", "(12.00)", "12.00-": pounds, in pence. FALSE with NOT_PENCE or
 * OUT_OF_RANGE. */
gboolean safeguard_pounds_parse (const char *text, gint64 *pence, GError **error);
/* Without spaces at its ends or in a row, and small and capital letters alike. (transfer full) */
char *safeguard_text_fold (const char *text);

/* A row as the mapping reads it. */
typedef struct
{
  SafeguardDayNumber day;
  gint64 pence; /* above nothing */
  SafeguardMoney money;
  const SafeguardMappingRule *rule; /* NULL: the row is left out */
} SafeguardMappedRow;

/* Where the columns of a mapping stand in an extract. */
typedef struct
{
  const SafeguardFundMapping *mapping;
  const SafeguardExtract *extract;
  const SafeguardExtractRow *names; /* the row of the names; NULL: the extract is empty */
  guint first;                      /* the row below it */
  guint *places;                    /* by column of the mapping */
} SafeguardMappedColumns;

/* FALSE with UNKNOWN_COLUMN. Clear it all the same. */
gboolean safeguard_mapped_columns_find (SafeguardMappedColumns *self,
                                        const SafeguardFundMapping *mapping,
                                        const SafeguardExtract *extract,
                                        GError **error);
void safeguard_mapped_columns_clear (SafeguardMappedColumns *self);
/* FALSE with what is wrong with the row, at its line. */
gboolean safeguard_mapped_columns_read (const SafeguardMappedColumns *self,
                                        const SafeguardExtractRow *row,
                                        SafeguardMappedRow *out,
                                        GError **error);
/* What tells a row from every other, as 64 hexadecimal digits. (transfer full) */
char *safeguard_mapped_columns_digest (const SafeguardMappedColumns *self,
                                       const SafeguardExtractRow *row);
SafeguardExtract *safeguard_fund_mapping_read (const SafeguardFundMapping *self,
                                               const char *name,
                                               GBytes *bytes,
                                               GError **error);
/* The first day in an extract, to pick the edition by; 0 if none can be read. FALSE with
 * UNKNOWN_COLUMN. */
gboolean safeguard_fund_mapping_find_first_day (const SafeguardFundMapping *self,
                                                const SafeguardExtract *extract,
                                                SafeguardDayNumber *day,
                                                GError **error);
/* As safeguard_fund_import_extract(), of an extract that was read. */
SafeguardFundImport *safeguard_fund_take_extract (SafeguardFund *fund,
                                                  const SafeguardFundMapping *mapping,
                                                  const SafeguardExtract *extract,
                                                  GDateTime *recorded,
                                                  GError **error);
