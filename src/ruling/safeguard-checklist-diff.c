/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-checklist-private.h"
#include "safeguard-phrase-private.h"
#include "safeguard-policy-difference-private.h"

#include <string.h>

static char *
met (gconstpointer rules, guint index)
{
  return g_strdup (safeguard_phrase ("is-met"));
}

static GListModel *
cite_checklist (gconstpointer rules, guint index)
{
  return ((const SafeguardChecklist *)rules)->citations;
}

static GListModel *
cite_test (gconstpointer rules, guint index)
{
  return ((const SafeguardChecklistTest *)rules)->citations;
}

static const SafeguardChecklistTest *
find_test (const SafeguardChecklist *checklist, const char *id)
{
  for (guint i = 0; i < checklist->tests->len; i++)
    {
      const SafeguardChecklistTest *test = g_ptr_array_index (checklist->tests, i);

      if (strcmp (test->id, id) == 0)
        return test;
    }

  return NULL;
}

static void
compare_test (const SafeguardChecklist *checklist,
              const SafeguardChecklistTest *first,
              const SafeguardChecklistTest *second,
              const char *room,
              SafeguardDifferences *out)
{
  const SafeguardChecklistTest *test = first != NULL ? first : second;
  g_autofree char *id = g_strdup_printf ("%s/%s", checklist->id, test->id);
  g_autofree char *words = safeguard_differences_words (test->id);
  g_autofree char *name = g_strdup_printf ("%s, %s", checklist->name, words);
  SafeguardComparedRule rule = {room, id, SAFEGUARD_ASPECT_TEST, name};

  if (first == NULL || second == NULL)
    {
      safeguard_differences_add_only (out, &rule, first == NULL ? 1 : 0, test->citations);
      return;
    }

  SafeguardCitedTable one
      = {{first->table, met, first}, cite_test, safeguard_phrase ("is-not-met")};
  SafeguardCitedTable two
      = {{second->table, met, second}, cite_test, safeguard_phrase ("is-not-met")};

  safeguard_differences_add_tables (out, &rule, &one, &two, NULL, NULL);
}

static void
compare_tests (const SafeguardChecklist *first,
               const SafeguardChecklist *second,
               const char *room,
               SafeguardDifferences *out)
{
  for (guint i = 0; i < first->tests->len; i++)
    {
      const SafeguardChecklistTest *test = g_ptr_array_index (first->tests, i);

      compare_test (first, test, find_test (second, test->id), room, out);
    }
  for (guint i = 0; i < second->tests->len; i++)
    {
      const SafeguardChecklistTest *test = g_ptr_array_index (second->tests, i);

      if (find_test (first, test->id) == NULL)
        compare_test (second, NULL, test, room, out);
    }
}

/* By what the tests say together, however they are named and divided; where one of them is disputed
 * among readings, test by test. */
static void
compare_checklist (const SafeguardChecklist *first,
                   const SafeguardChecklist *second,
                   const char *room,
                   SafeguardDifferences *out)
{
  SafeguardComparedRule rule = {room, first->id, SAFEGUARD_ASPECT_TEST, first->name};
  SafeguardCitedTable one
      = {{first->together, met, first}, cite_checklist, safeguard_phrase ("is-not-met")};
  SafeguardCitedTable two
      = {{second->together, met, second}, cite_checklist, safeguard_phrase ("is-not-met")};

  if (first->together != NULL && second->together != NULL)
    safeguard_differences_add_tables (out, &rule, &one, &two, NULL, NULL);
  else
    compare_tests (first, second, room, out);
}

static const SafeguardChecklist *
find_checklist (const GPtrArray *list, const char *id)
{
  for (guint i = 0; i < list->len; i++)
    {
      const SafeguardChecklist *checklist = g_ptr_array_index (list, i);

      if (strcmp (checklist->id, id) == 0)
        return checklist;
    }

  return NULL;
}

static void
add_only (const GPtrArray *has,
          const GPtrArray *lacks,
          guint side,
          const char *room,
          SafeguardDifferences *out)
{
  for (guint i = 0; i < has->len; i++)
    {
      const SafeguardChecklist *checklist = g_ptr_array_index (has, i);
      SafeguardComparedRule rule = {room, checklist->id, SAFEGUARD_ASPECT_TEST, checklist->name};

      if (find_checklist (lacks, checklist->id) == NULL)
        safeguard_differences_add_only (out, &rule, side, checklist->citations);
    }
}

void
safeguard_checklists_compare (const GPtrArray *first,
                              const GPtrArray *second,
                              const char *room,
                              SafeguardDifferences *out)
{
  for (guint i = 0; i < first->len; i++)
    {
      const SafeguardChecklist *one = g_ptr_array_index (first, i);
      const SafeguardChecklist *two = find_checklist (second, one->id);

      if (two != NULL)
        compare_checklist (one, two, room, out);
    }
  add_only (first, second, 0, room, out);
  add_only (second, first, 1, room, out);
}
