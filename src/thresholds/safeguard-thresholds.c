/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-level-ruling-private.h"

#include "safeguard-list-private.h"

/* The rows of assess_bytes() are these structs: their layout is part of the interface. */
G_STATIC_ASSERT (sizeof (SafeguardAssessedCase) == 8);

/**
 * SafeguardThresholds:
 *
 * The levels of need of one area on one day, compiled from its published
 * arrangements: which level, under which statute, with which assessment, by
 * whom, through which door.
 *
 * Made by [class@Policy]; immutable; may be shared between threads.
 *
 * Since: 1.0
 */
G_DEFINE_FINAL_TYPE (SafeguardThresholds, safeguard_thresholds, G_TYPE_OBJECT)

static void
route_clear (SafeguardRoute *route)
{
  g_clear_pointer (&route->id, g_free);
  g_clear_pointer (&route->name, g_free);
  g_clear_object (&route->citations);
}

static void
safeguard_thresholds_finalize (GObject *object)
{
  SafeguardThresholds *self = SAFEGUARD_THRESHOLDS (object);

  g_clear_pointer (&self->layers, safeguard_layers_unref);
  g_clear_pointer (&self->timescales, safeguard_timescales_unref);
  g_clear_pointer (&self->vocabulary, safeguard_vocabulary_unref);
  g_clear_pointer (&self->table, safeguard_table_unref);
  g_clear_pointer (&self->danger, safeguard_table_unref);
  g_clear_pointer (&self->gaps, safeguard_gaps_free);
  g_clear_object (&self->levels);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->row_ids);
  g_clear_pointer (&self->silences, safeguard_silences_free);
  g_clear_pointer (&self->names, g_hash_table_unref);
  route_clear (&self->emergency);
  route_clear (&self->professional);
  route_clear (&self->public_route);
  g_free (self->consent);
  g_clear_object (&self->consent_citations);
  g_clear_object (&self->summary_citations);

  G_OBJECT_CLASS (safeguard_thresholds_parent_class)->finalize (object);
}

static void
safeguard_thresholds_class_init (SafeguardThresholdsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = safeguard_thresholds_finalize;
}

static void
safeguard_thresholds_init (SafeguardThresholds *self)
{
}

SafeguardLevel *
safeguard_thresholds_find_level (SafeguardThresholds *self, gint64 number)
{
  guint n = g_list_model_get_n_items (self->levels);

  for (guint i = 0; i < n; i++)
    {
      SafeguardLevel *level = safeguard_list_peek (self->levels, i);

      if (safeguard_level_get_number (level) == number)
        return level;
    }

  return NULL;
}

gboolean
safeguard_thresholds_require_level (SafeguardThresholds *self, int number, GError **error)
{
  if (safeguard_thresholds_find_level (self, number) != NULL)
    return TRUE;

  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_LEVEL, NULL, NULL,
                       "the policy has no level %d", number);
  return FALSE;
}

SafeguardAnswer
safeguard_thresholds_find_danger (SafeguardThresholds *self, const guint64 *words)
{
  if (self->danger == NULL)
    return SAFEGUARD_ANSWER_UNDECIDED;

  SafeguardMatch *match = g_alloca (safeguard_table_get_match_size (self->danger));

  safeguard_table_match_words (self->danger, words, match);

  return match->winner != SAFEGUARD_NO_ROW     ? SAFEGUARD_ANSWER_YES
         : match->possible != SAFEGUARD_NO_ROW ? SAFEGUARD_ANSWER_UNDETERMINED
                                               : SAFEGUARD_ANSWER_NO;
}

const char *
safeguard_thresholds_name (SafeguardThresholds *self, const char *id)
{
  const char *name = g_hash_table_lookup (self->names, id);

  return name != NULL ? name : id;
}

/**
 * safeguard_thresholds_get_levels:
 * @self: thresholds
 *
 * Gets the levels of need, as the arrangements list them.
 *
 * Returns: (transfer none): a list of [class@Level]
 *
 * Since: 1.0
 */
GListModel *
safeguard_thresholds_get_levels (SafeguardThresholds *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_THRESHOLDS (self) && self->table != NULL, NULL);

  return self->levels;
}

/**
 * safeguard_thresholds_get_facts:
 * @self: thresholds
 *
 * Gets the facts that a concern may record, in the order of the packed cases.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of the facts
 *
 * Since: 1.0
 */
const char *const *
safeguard_thresholds_get_facts (SafeguardThresholds *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_THRESHOLDS (self) && self->table != NULL, NULL);

  return safeguard_vocabulary_get_ids (self->vocabulary);
}

/**
 * safeguard_thresholds_get_rows:
 * @self: thresholds
 *
 * Gets the rules, the one that prevails over all others first. Their order is
 * that of the bits in a set of matched rows.
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of the rows
 *
 * Since: 1.0
 */
const char *const *
safeguard_thresholds_get_rows (SafeguardThresholds *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_THRESHOLDS (self) && self->table != NULL, NULL);

  return (const char *const *)self->row_ids;
}

static SafeguardLevelRuling *
assess (SafeguardThresholds *self, SafeguardConcern *concern, SafeguardMoment at, GError **error)
{
  SafeguardFacts *facts = safeguard_case_bind (SAFEGUARD_CASE (concern), self->vocabulary, error);

  return facts != NULL ? safeguard_level_ruling_new (self, concern, facts, at) : NULL;
}

/**
 * safeguard_thresholds_assess:
 * @self: thresholds
 * @concern: what is recorded
 * @error: return location for an error
 *
 * Says which level of need the recorded facts amount to, and why. No moment is
 * named: the ruling gives dates but no states of clocks.
 *
 * A concern that was made for another policy is judged by its facts' names.
 *
 * Errors: %SAFEGUARD_ERROR_OTHER_POLICY if it has facts that this one does not
 * declare. A clock that cannot be worked out is a finding, not an error.
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardLevelRuling *
safeguard_thresholds_assess (SafeguardThresholds *self, SafeguardConcern *concern, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_THRESHOLDS (self) && self->table != NULL, NULL);
  g_return_val_if_fail (SAFEGUARD_IS_CONCERN (concern) && SAFEGUARD_CASE (concern)->facts != NULL,
                        NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return assess (self, concern, SAFEGUARD_MOMENT_NONE, error);
}

/**
 * safeguard_thresholds_assess_at:
 * @self: thresholds
 * @concern: what is recorded
 * @at: the moment that the ruling speaks for
 * @error: return location for an error
 *
 * As [method@Thresholds.assess], for a moment: its clocks say whether they run,
 * are met or are overdue.
 *
 * Errors: as for [method@Thresholds.assess].
 *
 * Returns: (transfer full): the ruling
 *
 * Since: 1.0
 */
SafeguardLevelRuling *
safeguard_thresholds_assess_at (SafeguardThresholds *self,
                                SafeguardConcern *concern,
                                GDateTime *at,
                                GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_THRESHOLDS (self) && self->table != NULL, NULL);
  g_return_val_if_fail (SAFEGUARD_IS_CONCERN (concern) && SAFEGUARD_CASE (concern)->facts != NULL,
                        NULL);
  g_return_val_if_fail (at != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return assess (self, concern, safeguard_moment_from_date_time (at), error);
}

/**
 * safeguard_thresholds_get_case_words:
 * @self: thresholds
 *
 * Gets the size of one packed case: first the facts known to be present, one
 * bit each, in words of 64 bits, the lowest bit first; then as many words of
 * facts known to be absent; then, only if the policy has numbers or choices,
 * words of which of those are known, and one word for the value of each. Facts
 * stand in the order of [method@Thresholds.get_facts], those that are present or
 * absent apart from the others.
 *
 * Returns: the number of 64-bit words
 *
 * Since: 1.0
 */
guint
safeguard_thresholds_get_case_words (SafeguardThresholds *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_THRESHOLDS (self) && self->table != NULL, 0);

  return safeguard_vocabulary_get_n_words (self->vocabulary);
}

/**
 * safeguard_thresholds_get_matched_words:
 * @self: thresholds
 *
 * Gets the size of a set of matched rows: one bit for each row, in the order of
 * [method@Thresholds.get_rows].
 *
 * Returns: the number of 64-bit words
 *
 * Since: 1.0
 */
guint
safeguard_thresholds_get_matched_words (SafeguardThresholds *self)
{
  g_return_val_if_fail (SAFEGUARD_IS_THRESHOLDS (self) && self->table != NULL, 0);

  return (safeguard_table_get_n_rows (self->table) + 63) / 64;
}

/* So many cases at a time go through storage on the stack. */
#define BATCH 64

static void
write_case (SafeguardThresholds *self,
            const SafeguardBatchResult *result,
            const guint64 *words,
            SafeguardAssessedCase *out)
{
  const SafeguardTableRow *possible
      = result->possible != SAFEGUARD_NO_ROW
            ? safeguard_table_get_row (self->table, (guint)result->possible)
            : NULL;

  out->level = (gint16)safeguard_rank_to_level (result->rank);
  out->highest_possible = possible != NULL ? (gint16)safeguard_rank_to_level (possible->rank) : 0;
  out->outcome = (guint16)result->outcome;
  out->danger = (guint16)safeguard_thresholds_find_danger (self, words);
}

/**
 * safeguard_thresholds_assess_words: (skip)
 * @self: thresholds
 * @cases: packed cases, as [method@Thresholds.get_case_words] describes
 * @n_cases: how many
 * @results: (out caller-allocates): one result for each case
 * @matched: (out caller-allocates) (optional): the matched rows of each case
 *
 * Judges many cases in one call, without allocating. A fact that a case has both
 * ways, or with a value that it cannot have, counts as unknown.
 *
 * Since: 1.0
 */
void
safeguard_thresholds_assess_words (SafeguardThresholds *self,
                                   const guint64 *cases,
                                   gsize n_cases,
                                   SafeguardAssessedCase *results,
                                   guint64 *matched)
{
  g_return_if_fail (SAFEGUARD_IS_THRESHOLDS (self) && self->table != NULL);
  g_return_if_fail (n_cases == 0 || (cases != NULL && results != NULL));

  SafeguardBatchResult batch[BATCH];
  gsize words = safeguard_vocabulary_get_n_words (self->vocabulary);
  gsize row_words = (safeguard_table_get_n_rows (self->table) + 63) / 64;

  for (gsize done = 0; done < n_cases; done += BATCH)
    {
      gsize n = MIN (n_cases - done, BATCH);

      safeguard_table_match_batch (self->table, cases + done * words, n, batch,
                                   matched != NULL ? matched + done * row_words : NULL);
      for (gsize i = 0; i < n; i++)
        write_case (self, &batch[i], cases + (done + i) * words, &results[done + i]);
    }
}

/**
 * safeguard_thresholds_assess_bytes:
 * @self: thresholds
 * @cases: packed cases in the machine's byte order, as
 *   [method@Thresholds.get_case_words] describes
 * @error: return location for an error
 *
 * Judges many cases in one call: a whole caseload as one array.
 *
 * Each case is answered by four 16-bit integers in the machine's byte order: its
 * level, or 0; the highest level that unknown facts could make it, or 0; its
 * [enum@Outcome]; and the [enum@Answer] to whether the child is in immediate
 * danger.
 *
 * Errors: %SAFEGUARD_ERROR_OUT_OF_RANGE if the bytes are not a whole number of
 * cases, or a value is none that its fact can have; %SAFEGUARD_ERROR_CONTRADICTION
 * if a fact is both present and absent. The message names the case, from 0.
 *
 * Returns: (transfer full): eight bytes for each case
 *
 * Since: 1.0
 */
GBytes *
safeguard_thresholds_assess_bytes (SafeguardThresholds *self, GBytes *cases, GError **error)
{
  g_return_val_if_fail (SAFEGUARD_IS_THRESHOLDS (self) && self->table != NULL, NULL);
  g_return_val_if_fail (cases != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  gsize length;
  gconstpointer bytes = g_bytes_get_data (cases, &length);
  gsize size = safeguard_vocabulary_get_n_words (self->vocabulary) * sizeof (guint64);

  if (size == 0 || length % size != 0)
    {
      safeguard_error_set (
          error, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL, NULL,
          "found %" G_GSIZE_FORMAT " bytes, expected a multiple of %" G_GSIZE_FORMAT, length, size);
      return NULL;
    }

  /* A slice of other bytes need not be aligned for words. */
  g_autofree guint64 *aligned = g_memdup2 (bytes, length);
  gsize n_cases = length / size;
  for (gsize i = 0; i < n_cases; i++)
    if (!safeguard_facts_check_words (self->vocabulary, aligned + i * (size / sizeof (guint64)),
                                      error))
      {
        g_prefix_error (error, "case %" G_GSIZE_FORMAT ": ", i);
        return NULL;
      }

  SafeguardAssessedCase *results = g_new (SafeguardAssessedCase, MAX (n_cases, 1));

  safeguard_thresholds_assess_words (self, aligned, n_cases, results, NULL);

  return g_bytes_new_take (results, n_cases * sizeof (SafeguardAssessedCase));
}
