/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <safeguard/safeguard.h>

/* Shares come to exactly the sum, whatever the proportions, and each says how it came about. */

typedef struct
{
  const char *what;
  gint64 pence;
  gint64 rules[3][4]; /* flat, weight, least, most */
  gint64 expected[3]; /* -1: it cannot be divided */
} Row;

#define FREE -1, -1

static const Row rows[] = {
    {"a pound in three", 100, {{0, 1, FREE}, {0, 1, FREE}, {0, 1, FREE}}, {34, 33, 33}},
    {"two pence over go to two", 200, {{0, 1, FREE}, {0, 1, FREE}, {0, 1, FREE}}, {67, 67, 66}},
    {"the largest remainder first", 10, {{0, 1, FREE}, {0, 5, FREE}, {0, 3, FREE}}, {1, 6, 3}},
    {"flat sums first", 1000, {{400, 0, FREE}, {0, 1, FREE}, {0, 2, FREE}}, {400, 200, 400}},
    {"a flat sum and a part", 1000, {{400, 1, FREE}, {0, 1, FREE}, {0, 1, FREE}}, {600, 200, 200}},
    {"a cap", 900, {{0, 1, -1, 100}, {0, 1, FREE}, {0, 1, FREE}}, {100, 400, 400}},
    {"a floor", 900, {{0, 1, 500, -1}, {0, 1, FREE}, {0, 1, FREE}}, {500, 200, 200}},
    {"a cap and a floor", 900, {{0, 1, -1, 100}, {0, 1, 700, -1}, {0, 1, FREE}}, {100, 700, 100}},
    {"nothing to divide", 0, {{0, 1, FREE}, {0, 1, FREE}, {0, 1, FREE}}, {0, 0, 0}},
    {"more flat than there is", 100, {{101, 0, FREE}, {0, 1, FREE}, {0, 1, FREE}}, {-1, 0, 0}},
    {"caps that leave something", 900, {{0, 1, -1, 1}, {0, 1, -1, 1}, {0, 1, -1, 1}}, {-1, 0, 0}},
    {"floors that need more", 900, {{0, 1, 900, -1}, {0, 1, 1, -1}, {0, 1, FREE}}, {-1, 0, 0}},
    {"nobody for the rest", 900, {{10, 0, FREE}, {0, 0, FREE}, {0, 0, FREE}}, {-1, 0, 0}},
    {"a floor above its cap", 900, {{0, 1, 9, 8}, {0, 1, FREE}, {0, 1, FREE}}, {-1, 0, 0}},
    {"below nothing", -1, {{0, 1, FREE}, {0, 1, FREE}, {0, 1, FREE}}, {-1, 0, 0}},
    {"all that 64 bits hold",
     G_MAXINT64,
     {{0, 1, FREE}, {0, 1, FREE}, {0, 1, FREE}},
     {G_MAXINT64 / 3 + 1, G_MAXINT64 / 3, G_MAXINT64 / 3}},
};

static void
test_rows (void)
{
  static const char *const who[] = {"local-authority", "health", "police"};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (SafeguardShares) shares = safeguard_shares_new (row->pence);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", row->what);
      for (guint j = 0; j < 3; j++)
        safeguard_shares_add (shares, who[j], row->rules[j][0], row->rules[j][1], row->rules[j][2],
                              row->rules[j][3]);
      g_autoptr (GListModel) list = safeguard_shares_divide (shares, &error);
      if (row->expected[0] < 0)
        {
          g_assert_null (list);
          g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OUT_OF_RANGE);
          continue;
        }
      g_assert_no_error (error);
      for (guint j = 0; j < 3; j++)
        {
          g_autoptr (SafeguardShare) share = g_list_model_get_item (list, j);

          g_assert_cmpstr (safeguard_share_get_who (share), ==, who[j]);
          g_assert_cmpint (safeguard_share_get_pence (share), ==, row->expected[j]);
          g_assert_nonnull (safeguard_share_get_steps (share)[0]);
        }
    }
}

static void
test_always_the_whole (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      gint64 pence = g_test_rand_int_range (0, 100000000);
      guint n = (guint)g_test_rand_int_range (1, 12);
      g_autoptr (SafeguardShares) shares = safeguard_shares_new (pence);
      gint64 sum = 0;

      for (guint i = 0; i < n; i++)
        safeguard_shares_add (shares, "somebody", g_test_rand_bit () ? pence / (2 * n) : 0,
                              g_test_rand_int_range (1, 1000),
                              g_test_rand_bit () ? pence / (3 * n) : -1,
                              i > 0 && g_test_rand_bit () ? pence / 2 : -1);
      g_autoptr (GListModel) list = safeguard_shares_divide (shares, NULL);
      g_assert_nonnull (list);
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (SafeguardShare) share = g_list_model_get_item (list, i);

          sum += safeguard_share_get_pence (share);
        }
      g_assert_cmpint (sum, ==, pence);
    }
}

static void
test_uplift (void)
{
  static const gint64 expected[][3] = {
      {10000, 250, 10250},     {10, 500, 10},    {30, 500, 32}, {10, 1500, 12},
      {21886600, 0, 21886600}, {100, -10000, 0}, {50, 100, 50}, {150, 100, 152},
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (safeguard_shares_uplift (expected[i][0], expected[i][1], &error), ==,
                       expected[i][2]);
      g_assert_no_error (error);
    }
  g_assert_cmpint (safeguard_shares_uplift (G_MAXINT64, 1, NULL), ==, -1);
  g_assert_cmpint (safeguard_shares_uplift (-1, 0, NULL), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/shares/rows", test_rows);
  g_test_add_func ("/funding/shares/always-the-whole", test_always_the_whole);
  g_test_add_func ("/funding/shares/uplift", test_uplift);

  return g_test_run ();
}
