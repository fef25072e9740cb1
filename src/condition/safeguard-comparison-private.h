/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-analysis-private.h"

/* Two tables of different policies, each over its own vocabulary, compared by what they decide. */

/* What a row leads to, as a text that tells answers apart, and people read; (transfer full). Rows
 * whose texts are equal lead to the same, whatever their ids and ranks. @index is the row's own. */
typedef char *(*SafeguardRowAnswerFunc) (gconstpointer rules, guint index);
/* What the other policy calls a fact; borrowed. The id itself if it has no other name. */
typedef const char *(*SafeguardFactNameFunc) (gconstpointer rules, const char *id);

typedef struct
{
  const SafeguardTable *table; /* NULL: a policy without rows, which decides nothing */
  SafeguardRowAnswerFunc answer;
  gconstpointer rules;
} SafeguardComparedTable;

/* A set of cases that the two decide differently: those where each of @facts is as its condition
 * says. */
typedef struct
{
  char **facts;
  char **conditions;
  SafeguardCondition *when; /* the same over the joined vocabulary */
  SafeguardOutcome outcomes[2];
  char *answers[2]; /* NULL: no row prevails */
  int rows[2];      /* the index of a row that prevails, or SAFEGUARD_NO_ROW */
  /* They differ everywhere, but not always in this way: @answers are those of an example. */
  gboolean varies;
} SafeguardTableDifference;

typedef struct _SafeguardJoinedVocabulary SafeguardJoinedVocabulary;

typedef struct
{
  GPtrArray *differences; /* (element-type SafeguardTableDifference): the fewest facts first */
  gboolean complete;      /* as of SafeguardRegions */
  SafeguardJoinedVocabulary *joined;
} SafeguardTableDifferences;

void safeguard_table_differences_free (SafeguardTableDifferences *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardTableDifferences, safeguard_table_differences_free)

/* Every case, with each fact known, that the two tables decide differently. A fact that only one of
 * them asks about matters to that one alone; one that both know in different types is two facts, of
 * which the second's is called "ID (second)". @name, which may be NULL, gives a fact of the second
 * the name that the first knows it by. NULL with SAFEGUARD_ERROR_CONDITION_TOO_LARGE. */
SafeguardTableDifferences *safeguard_tables_compare (const SafeguardComparedTable *first,
                                                     const SafeguardComparedTable *second,
                                                     SafeguardFactNameFunc name,
                                                     gconstpointer name_rules,
                                                     GError **error);

/* One vocabulary for both; refcounted. */
struct _SafeguardJoinedVocabulary
{
  SafeguardVocabulary *vocabulary;
  SafeguardVocabulary *own[2]; /* NULL: a policy without rules */
  guint *facts[2];             /* by the fact of each: the fact here */
  guint8 **values[2];          /* by the fact of each: of a choice, by its value, the value here */
  guint n_facts[2];
};

/* Of two of which either may be NULL. NULL with SAFEGUARD_ERROR_CONDITION_TOO_LARGE if a choice has
 * more than 64 values together. (transfer full) */
SafeguardJoinedVocabulary *safeguard_vocabularies_join (SafeguardVocabulary *first,
                                                        SafeguardVocabulary *second,
                                                        SafeguardFactNameFunc name,
                                                        gconstpointer name_rules,
                                                        GError **error);
SafeguardJoinedVocabulary *safeguard_joined_vocabulary_ref (SafeguardJoinedVocabulary *self);
void safeguard_joined_vocabulary_unref (SafeguardJoinedVocabulary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardJoinedVocabulary, safeguard_joined_vocabulary_unref)
/* What is known over either of the two, over both. Either may be NULL. What one knows otherwise
 * than the other is as the first has it. NULL if one of them is over a vocabulary that was not
 * joined. (transfer full) */
SafeguardFacts *safeguard_joined_vocabulary_join_facts (const SafeguardJoinedVocabulary *self,
                                                        const SafeguardFacts *first,
                                                        const SafeguardFacts *second);
/* Whether all that the condition of a difference asks is known to be so. */
gboolean safeguard_condition_is_met (const SafeguardCondition *self, const SafeguardFacts *facts);
/* @condition of one of the two (0 or 1), over the joined vocabulary. (transfer full) */
SafeguardCondition *safeguard_joined_vocabulary_translate (const SafeguardJoinedVocabulary *self,
                                                           guint side,
                                                           const SafeguardCondition *condition);
