/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-vocabulary-private.h"

/* What is known of one case. Each fact is known or unknown, and unknown is not absent. Mutable
 * until it is handed to a ruling, which copies it; not for two threads while it is being filled. */
typedef struct _SafeguardFacts SafeguardFacts;

typedef enum
{
  SAFEGUARD_TRUTH_UNKNOWN,
  SAFEGUARD_TRUTH_ABSENT,
  SAFEGUARD_TRUTH_PRESENT,
} SafeguardTruth;

SafeguardFacts *safeguard_facts_new (SafeguardVocabulary *vocabulary);
SafeguardFacts *safeguard_facts_copy (const SafeguardFacts *self);
void safeguard_facts_free (SafeguardFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeguardFacts, safeguard_facts_free)
/* Everything becomes unknown. */
void safeguard_facts_reset (SafeguardFacts *self);

SafeguardVocabulary *safeguard_facts_get_vocabulary (const SafeguardFacts *self);
gboolean safeguard_facts_equal (const SafeguardFacts *a, const SafeguardFacts *b);

/* A fact recorded before with another value is refused with SAFEGUARD_ERROR_CONTRADICTION, a value
 * of another type with WRONG_TYPE, one outside its bounds or names with OUT_OF_RANGE or
 * WRONG_VALUE; nothing has changed then. To correct a fact, clear it first. */
gboolean
safeguard_facts_set_flag (SafeguardFacts *self, guint fact, gboolean present, GError **error);
gboolean
safeguard_facts_set_number (SafeguardFacts *self, guint fact, gint64 value, GError **error);
gboolean safeguard_facts_set_choice (SafeguardFacts *self, guint fact, guint value, GError **error);
gboolean
safeguard_facts_set_named (SafeguardFacts *self, guint fact, const char *value, GError **error);
void safeguard_facts_clear (SafeguardFacts *self, guint fact);
/* "Unlisted is absent": every unknown flag becomes absent. Numbers and choices stay unknown. */
void safeguard_facts_close (SafeguardFacts *self);

gboolean safeguard_facts_is_known (const SafeguardFacts *self, guint fact);
SafeguardTruth safeguard_facts_get_flag (const SafeguardFacts *self, guint fact);
/* FALSE if unknown. A choice's value is its index. */
gboolean safeguard_facts_get_value (const SafeguardFacts *self, guint fact, gint64 *value);
/* "present", "absent", "unknown", "12", "0-1". (transfer full) */
char *safeguard_facts_get_text (const SafeguardFacts *self, guint fact);
guint safeguard_facts_get_n_known (const SafeguardFacts *self);

/* The same facts, by name, over another vocabulary. A known fact that it does not declare in the
 * same type is SAFEGUARD_ERROR_OTHER_POLICY. */
SafeguardFacts *safeguard_facts_rebind (const SafeguardFacts *self,
                                        SafeguardVocabulary *vocabulary,
                                        GError **error);

/* As rebind, of what @vocabulary has a place for; the ids of the other known facts are added to
 * @left_out, which may be NULL and borrows them. */
SafeguardFacts *safeguard_facts_project (const SafeguardFacts *self,
                                         SafeguardVocabulary *vocabulary,
                                         GPtrArray *left_out);

/* The packed image: words of flags known present, words of flags known absent, words of which other
 * facts are known, and the value of each other fact. Borrowed. */
const guint64 *safeguard_facts_peek_words (const SafeguardFacts *self);
/* Whether a packed image that came from elsewhere could be one of ours. FALSE, naming the fact,
 * with SAFEGUARD_ERROR_CONTRADICTION for a flag both present and absent, and OUT_OF_RANGE for a
 * known value outside its bounds. */
gboolean safeguard_facts_check_words (const SafeguardVocabulary *vocabulary,
                                      const guint64 *words,
                                      GError **error);
