/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <safeguard/safeguard.h>

#include <stdio.h>

#include "safeguard-node-private.h"

/* How long all bundled packs take to load, from what was read of them when the library was built;
 * their texts to be read, as those of a council's own packs are; to be compiled; and to be checked
 * with their scenarios.
 * Usage: bench-packs FOLDER */

#define ROUNDS 15

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return (*(const gint64 *)a > *(const gint64 *)b) - (*(const gint64 *)a < *(const gint64 *)b);
}

typedef void (*Work) (const char *folder);

/* The median, in milliseconds. */
static double
measure (Work work, const char *folder, guint rounds)
{
  gint64 times[ROUNDS];

  for (guint i = 0; i < rounds; i++)
    {
      gint64 begun = g_get_monotonic_time ();

      work (folder);
      times[i] = g_get_monotonic_time () - begun;
    }
  qsort (times, rounds, sizeof *times, compare_times);

  return (double)times[rounds / 2] / 1000;
}

static void
load (const char *folder)
{
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, NULL);

  g_assert (catalogue != NULL);
}

static void
read_texts (const char *folder)
{
  g_autoptr (GDir) packs = g_dir_open (folder, 0, NULL);
  const char *name;

  while (packs != NULL && (name = g_dir_read_name (packs)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ".yaml") || g_str_has_suffix (name, ".scenarios.yaml"))
        continue;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_autoptr (SafeguardDocument) document = safeguard_document_read (path, text, length, NULL);
      g_assert_nonnull (document);
    }
}

/* Every edition, on its first day in force. */
static void
compile (const char *folder)
{
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, NULL);
  g_autoptr (GListModel) editions = safeguard_catalogue_get_editions (catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (editions); i++)
    {
      g_autoptr (SafeguardEdition) edition = g_list_model_get_item (editions, i);
      g_autoptr (GDate) day = safeguard_edition_get_first_day (edition);
      g_autoptr (SafeguardPolicy) policy = safeguard_catalogue_get_policy (
          catalogue, safeguard_edition_get_area (edition), day, NULL);

      g_assert (policy != NULL);
    }
}

static guint n_checked, n_run;

static void
check (const char *folder)
{
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, NULL);
  g_autoptr (SafeguardDoor) door = safeguard_door_new (catalogue);
  g_autoptr (GDir) packs = g_dir_open (folder, 0, NULL);
  const char *name;

  n_checked = n_run = 0;
  while (packs != NULL && (name = g_dir_read_name (packs)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".scenarios.yaml"))
        {
          g_autoptr (GListModel) scenarios = safeguard_door_run_scenarios (door, path, NULL);

          g_assert (scenarios != NULL);
          n_run += g_list_model_get_n_items (scenarios);
        }
      else if (g_str_has_suffix (name, ".yaml"))
        {
          g_autoptr (GListModel) issues = safeguard_catalogue_check_pack (catalogue, path);

          g_assert (issues != NULL);
          n_checked++;
        }
    }
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    {
      fprintf (stderr, "Usage: %s FOLDER\n", argv[0]);
      return 2;
    }

  double loading = measure (load, argv[1], ROUNDS);
  double reading = measure (read_texts, argv[1], ROUNDS);
  double compiling = measure (compile, argv[1], ROUNDS);
  double checking = measure (check, argv[1], 5);

  printf ("packs: all loaded           %8.1f ms   (wanted: under 20)\n", loading);
  printf ("packs: their texts read      %8.1f ms\n", reading);
  printf ("packs: loaded and compiled   %8.1f ms\n", compiling);
  printf ("packs: all checked          %8.1f ms   (wanted: under 2000; %u packs, %u scenarios)\n",
          checking, n_checked, n_run);

  return 0;
}
