/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-editions-private.h"

#include <string.h>

/* Made-up areas: the frame of a pack and nothing else. */
static SafeguardPack *
make_pack (const char *id, const char *area, const char *from, const char *to, const char *below)
{
  g_autofree char *end = to != NULL ? g_strdup_printf (", to: %s", to) : g_strdup ("");
  g_autofree char *text = g_strdup_printf ("safeguard-pack: 1\nid: %s\narea: %s\n"
                                           "in-force: {from: %s%s}\nbuilds-on: [%s]\n"
                                           "sources: {doc: {title: A document}}\n",
                                           id, area, from, end, below);
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  SafeguardPack *pack = safeguard_pack_read (id, text, strlen (text), log);
  g_autoptr (GError) error = NULL;

  safeguard_issue_log_check (log, &error);
  g_assert_no_error (error);

  return pack;
}

static void
add (SafeguardEditions *editions,
     const char *id,
     const char *area,
     const char *from,
     const char *to,
     const char *below)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (SafeguardPack) pack = make_pack (id, area, from, to, below);

  safeguard_editions_add (editions, pack, log);
  g_assert_cmpuint (safeguard_issue_log_get_n_errors (log), ==, 0);
}

static SafeguardDayNumber
day (const char *text)
{
  SafeguardDayNumber number = 0;

  g_assert_true (safeguard_day_number_parse (text, NULL, &number, NULL));

  return number;
}

/* A 2024 question under a 2019 local document meets 2023 national guidance. */
static void
test_layers_follow_the_day (void)
{
  g_autoptr (SafeguardEditions) editions = safeguard_editions_new ();

  add (editions, "nation-2018", "nation", "2018-07-01", "2023-12-14", "");
  add (editions, "nation-2023", "nation", "2023-12-15", NULL, "");
  add (editions, "region", "region", "2010-01-01", NULL, "");
  add (editions, "town-2019", "town", "2019-09-29", "2024-12-31", "nation, region");

  g_autoptr (SafeguardLayers) early
      = safeguard_editions_resolve (editions, "town", day ("2019-10-01"), NULL);
  g_autoptr (SafeguardLayers) late
      = safeguard_editions_resolve (editions, "town", day ("2024-01-01"), NULL);
  g_autofree char *first = g_strjoinv (" ", (char **)safeguard_layers_get_ids (early));
  g_autofree char *second = g_strjoinv (" ", (char **)safeguard_layers_get_ids (late));

  g_assert_cmpstr (first, ==, "nation-2018 region town-2019");
  g_assert_cmpstr (second, ==, "nation-2023 region town-2019");
  g_assert_cmpstr (safeguard_layers_get_edition (late), ==, "town-2019");
  g_assert_cmpstr (safeguard_layers_get_digest (early), !=, safeguard_layers_get_digest (late));
}

static void
test_a_layer_not_held_is_named (void)
{
  g_autoptr (SafeguardEditions) editions = safeguard_editions_new ();

  add (editions, "town-2019", "town", "2019-09-29", NULL, "region");
  g_autoptr (SafeguardLayers) layers
      = safeguard_editions_resolve (editions, "town", day ("2020-01-01"), NULL);

  g_assert_cmpstr (safeguard_layers_get_missing (layers)[0], ==, "region");
  g_assert_null (safeguard_layers_get_missing (layers)[1]);
}

static void
test_no_edition_names_the_nearest (void)
{
  g_autoptr (SafeguardEditions) editions = safeguard_editions_new ();
  g_autoptr (GError) error = NULL;

  add (editions, "town-2010", "town", "2010-04-01", "2017-03-31", "");
  add (editions, "town-2019", "town", "2019-09-29", "2024-12-31", "");

  g_assert_null (safeguard_editions_resolve (editions, "town", day ("2019-09-01"), &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_NO_EDITION);
  g_assert_nonnull (strstr (error->message, "'town-2010' ended on Fri 31 Mar 2017"));
  g_assert_nonnull (strstr (error->message, "'town-2019' begins on Sun 29 Sep 2019"));
  g_assert_cmpstr (safeguard_issue_get_nearest (safeguard_error_peek_issue (error)), ==,
                   "town-2019");
}

static void
test_unknown_area_names_the_nearest (void)
{
  g_autoptr (SafeguardEditions) editions = safeguard_editions_new ();
  g_autoptr (GError) error = NULL;

  add (editions, "stockport-2019", "stockport", "2019-09-29", NULL, "");
  g_assert_null (safeguard_editions_resolve (editions, "stokport", day ("2020-01-01"), &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_AREA);
  g_assert_cmpstr (safeguard_issue_get_nearest (safeguard_error_peek_issue (error)), ==,
                   "stockport");
}

static void
test_a_circle_is_refused (void)
{
  g_autoptr (SafeguardEditions) editions = safeguard_editions_new ();
  g_autoptr (GError) error = NULL;

  add (editions, "a-1", "a", "2019-01-01", NULL, "b");
  add (editions, "b-1", "b", "2019-01-01", NULL, "c");
  add (editions, "c-1", "c", "2019-01-01", NULL, "a");

  g_assert_null (safeguard_editions_resolve (editions, "a", day ("2020-01-01"), &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_LAYER_CYCLE);
  g_assert_nonnull (strstr (error->message, "a-1, which builds on b-1, which builds on c-1, which "
                                            "builds on a-1"));
}

static void
test_overlapping_editions_are_refused (void)
{
  g_autoptr (SafeguardEditions) editions = safeguard_editions_new ();
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  g_autoptr (GError) error = NULL;

  add (editions, "town-2019", "town", "2019-09-29", "2024-12-31", "");
  g_autoptr (SafeguardPack) other = make_pack ("town-2024", "town", "2024-12-31", NULL, "");
  safeguard_editions_add (editions, other, log);

  g_assert_false (safeguard_issue_log_check (log, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_EDITIONS_OVERLAP);
  g_assert_cmpuint (safeguard_editions_get_n_packs (editions), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/editions/layers-follow-the-day", test_layers_follow_the_day);
  g_test_add_func ("/editions/a-layer-not-held-is-named", test_a_layer_not_held_is_named);
  g_test_add_func ("/editions/no-edition-names-the-nearest", test_no_edition_names_the_nearest);
  g_test_add_func ("/editions/unknown-area-names-the-nearest", test_unknown_area_names_the_nearest);
  g_test_add_func ("/editions/a-circle-is-refused", test_a_circle_is_refused);
  g_test_add_func ("/editions/overlapping-editions-are-refused",
                   test_overlapping_editions_are_refused);

  return g_test_run ();
}
