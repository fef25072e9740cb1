/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "naive-private.h"

#include <stdlib.h>

/* Matching allocates nothing: every allocation of the program is counted here. Sanitizers bring
 * their own allocator, which leaves no room for this one. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#endif

#if defined(__GLIBC__) && !defined(SANITIZED)
#define COUNTS_ALLOCATIONS 1

extern void *__libc_malloc (size_t size);
extern void *__libc_calloc (size_t n, size_t size);
extern void *__libc_realloc (void *memory, size_t size);
extern void __libc_free (void *memory);

static guint n_allocations;

void *
malloc (size_t size)
{
  g_atomic_int_inc (&n_allocations);

  return __libc_malloc (size);
}

void *
calloc (size_t n, size_t size)
{
  g_atomic_int_inc (&n_allocations);

  return __libc_calloc (n, size);
}

void *
realloc (void *memory, size_t size)
{
  g_atomic_int_inc (&n_allocations);

  return __libc_realloc (memory, size);
}

void
free (void *memory)
{
  __libc_free (memory);
}
#else
static guint n_allocations;
#endif

static void
test_match (void)
{
  g_autoptr (GRand) random = naive_random ();
  guint before, after;

#ifndef COUNTS_ALLOCATIONS
  g_test_skip ("another allocator is in use");
  return;
#endif

  /* The counter itself works, or valgrind has put its own allocator in front of it: only that may
   * silence this test. */
  before = n_allocations;
  g_free (g_malloc (100));
  if (n_allocations == before
      && g_strstr_len (g_getenv ("LD_PRELOAD") != NULL ? g_getenv ("LD_PRELOAD") : "", -1,
                       "vgpreload")
             != NULL)
    {
      g_test_skip ("valgrind allocates");
      return;
    }
  g_assert_cmpuint (n_allocations, >, before);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (SafeguardVocabulary) vocabulary = naive_make_vocabulary (random);
      g_autoptr (SafeguardFacts) facts = naive_make_facts (random, vocabulary, i % 5);
      g_autofree SafeguardMatch *match = NULL;
      SafeguardBatchResult result;
      guint16 rows[MAX_ROWS];
      Sample sample;

      naive_make_sample (random, vocabulary, &sample);
      match = g_malloc (safeguard_table_get_match_size (sample.table));
      before = n_allocations;
      safeguard_table_match (sample.table, facts, match);
      safeguard_table_list_yes (sample.table, match, rows);
      safeguard_table_match_batch (sample.table, safeguard_facts_peek_words (facts), 1, &result,
                                   NULL);
      after = n_allocations;
      g_assert_cmpuint (after, ==, before);
      naive_clear_sample (&sample);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/condition/match/allocates-nothing", test_match);

  return g_test_run ();
}
