/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-finding-private.h"
#include "safeguard-fund-private.h"

/* Where a fund stands after some of its events: the ledger, and what is promised, decided and
 * committed beside it. A function of the events alone. */
typedef struct _SafeguardBook SafeguardBook;

/* What one contributor promised for one financial year. */
typedef struct
{
  int contributor;
  gint year;
  gint64 pledged;
  gint64 received;
  gint64 given_up; /* lapsed or waived */
  gint64 years;    /* for how many years on end it was promised; 0: it was not */
  SafeguardDayNumber due;
  SafeguardDayNumber received_last;
  SafeguardDayNumber given_up_last;
} SafeguardPromise;

typedef struct
{
  char *id;
  int heading;
  gint64 pence;
  SafeguardCheck *check; /* what was found for each test; NULL: the documents have none */
  SafeguardMoment decided;
  SafeguardMoment signed_on;
} SafeguardSpendingCase;

typedef struct
{
  char *id;
  int heading;
  gint64 pence;
  gint64 paid;
  gint64 released;
  SafeguardMoment moment;
  SafeguardSpendingCase *spending_case; /* NULL: none was named */
} SafeguardCommitment;

typedef struct
{
  int heading;
  gint year;
  gint64 pence;
} SafeguardBudget;

typedef struct
{
  gint year;
  gint64 value; /* pence carried forward, the index of prices, or an uplift */
} SafeguardYearValue;

/* Contributions were discussed, or agreed, for the years to come. */
typedef struct
{
  SafeguardFundType type;
  SafeguardDayNumber day;
} SafeguardTalk;

/* How many events of a financial year are marked as generated, and were recorded after it. */
typedef struct
{
  gint year;
  guint n_generated;
  guint n_late;
} SafeguardYearTally;

/* What an agency undertook to give. */
typedef struct
{
  int contributor;
  gint first_year;
  gint last_year;
  gint64 pence; /* for each; -1: the undertaking does not say */
} SafeguardUndertaking;

struct _SafeguardBook
{
  SafeguardFunding *funding;
  SafeguardLedger *ledger;
  guint32 *heading_accounts; /* by heading */
  guint32 *reserve_accounts;
  guint32 *promised; /* by contributor */
  guint32 *given_in_kind;
  guint32 *committed; /* by heading */
  guint32 bank, promises, commitments, result, carried_forward, used_in_kind;
  GArray *promises_by_year; /* of SafeguardPromise */
  GPtrArray *cases;         /* of SafeguardSpendingCase */
  GPtrArray *commitments_made;
  GArray *budgets;
  GArray *carried; /* of SafeguardYearValue */
  GArray *indices;
  GArray *uplifts;
  GArray *undertakings;     /* of SafeguardUndertaking */
  GHashTable *entries;      /* id of an event -> entry number plus one */
  GHashTable *entry_acts;   /* entry number -> the SafeguardFundAct; borrowed from acts */
  GHashTable *reservations; /* id -> number plus one */
  GPtrArray *acts;          /* of SafeguardFundAct: those that entries were made of, referenced */
  GHashTable *cases_by_id;  /* borrowed id -> SafeguardSpendingCase */
  GHashTable *commitments_by_id;
  GPtrArray *exceptions;     /* of SafeguardBookException, as they came up */
  gboolean renewed;          /* further contributions were agreed */
  GArray *talks;             /* of SafeguardTalk: what was discussed and agreed of contributions */
  GArray *tallies;           /* of SafeguardYearTally */
  SafeguardDayNumber latest; /* on which anything happened; 0: nothing did */
};

/* A finding and the year that it belongs to. */
typedef struct
{
  gint year;
  SafeguardFinding *finding;
} SafeguardBookException;

SafeguardBook *safeguard_book_new (SafeguardFunding *funding);
void safeguard_book_free (SafeguardBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardBook, safeguard_book_free)
/* Takes an event in. FALSE, with nothing changed, if it is malformed or does not fit. */
gboolean safeguard_book_take (SafeguardBook *self, SafeguardFundAct *act, GError **error);

/* As it stands, for statements of it: without its entries, which it does not take to make one.
 * (transfer full) */
SafeguardBook *safeguard_book_snapshot (const SafeguardBook *self);
/* A correction: the difference as an entry of its own, and what follows from it for promises,
 * commitments and what was carried forward. */
gboolean
safeguard_book_take_correction (SafeguardBook *self, SafeguardFundAct *act, GError **error);
void safeguard_book_remember (SafeguardBook *self,
                              SafeguardFundAct *act,
                              guint32 entry,
                              const char *clause);
/* Takes @finding; NULL is nothing. */
void safeguard_book_except (SafeguardBook *self, gint year, SafeguardFinding *finding);
/* Posts from one account to another under the clause that @act names or @clause, and remembers the
 * entry by the id of the event. */
gboolean safeguard_book_move (SafeguardBook *self,
                              SafeguardFundAct *act,
                              const char *clause,
                              guint32 debit,
                              guint32 credit,
                              gint64 pence,
                              GError **error);
/* As move, beside an entry that was made of the same event; it cannot fail once that was made. */
void safeguard_book_move_too (
    SafeguardBook *self, SafeguardFundAct *act, guint32 debit, guint32 credit, gint64 pence);
SafeguardPromise *safeguard_book_get_promise (SafeguardBook *self, int contributor, gint year);
gint64 safeguard_promise_outstanding (const SafeguardPromise *promise);

/* An exception about @act with the templates' "what", "when" and "other", citing a clause. */
void safeguard_book_except_act (SafeguardBook *self,
                                const SafeguardFundAct *act,
                                const char *code,
                                const char *clause,
                                const char *other);
/* The tests of @found that are not answered, or answered with no; (transfer full), ends in NULL. */
char **safeguard_book_list_tests (const SafeguardBook *self,
                                  const SafeguardSpendingCase *found,
                                  gboolean unanswered);
/* FALSE if @first never was. */
gboolean safeguard_book_comes_before (const SafeguardMoment *first, const SafeguardMoment *second);
/* What the ruling that @act names does for it: whether the decision counts. */
gboolean safeguard_book_take_ruling (SafeguardBook *self, const SafeguardFundAct *act);
/* Whether a ruling on @subject is about who decides on the spending that @act is about. */
gboolean safeguard_book_is_about (const SafeguardBook *self,
                                  const SafeguardFundAct *act,
                                  const char *subject);
gboolean safeguard_book_take_income (SafeguardBook *self, SafeguardFundAct *act, GError **error);
gboolean safeguard_book_take_spending (SafeguardBook *self, SafeguardFundAct *act, GError **error);
SafeguardSpendingCase *
safeguard_book_find_case (const SafeguardBook *self, const char *id, GError **error);
SafeguardCommitment *
safeguard_book_find_commitment (const SafeguardBook *self, const char *id, GError **error);
/* What a commitment still ties up. */
gint64 safeguard_commitment_rest (const SafeguardCommitment *commitment);

/* What the fund holds, what is tied up, and what is promised and not received. */
typedef struct
{
  gint64 held;
  gint64 committed;
  gint64 put_by;
  gint64 kept; /* reserves with a purpose */
  gint64 promised;
} SafeguardCover;

/* On @day: of what is promised for later years nothing is counted, and what is put by until an
 * earlier day is free. */
SafeguardCover safeguard_book_get_cover (const SafeguardBook *self, SafeguardDayNumber day);
/* What may still be committed: held and promised, without what is tied up or kept. */
gint64 safeguard_cover_free (const SafeguardCover *cover);
/* Why @act must not be done, as a text; NULL: nothing stands in its way. (transfer full) */
char *safeguard_book_bar_decision (SafeguardBook *self, const SafeguardFundAct *act);
char *safeguard_book_bar_commitment (SafeguardBook *self, const SafeguardFundAct *act);
