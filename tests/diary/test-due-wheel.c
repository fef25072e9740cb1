/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-due-wheel-private.h"

/* The hour wheel against an array of items that is searched from end to end. */

#define N_ITEMS 300
#define MINUTE G_TIME_SPAN_MINUTE
#define HOUR G_TIME_SPAN_HOUR
#define DAY G_TIME_SPAN_DAY
/* 1 March 2020 */
#define BEGIN (G_GINT64_CONSTANT (1583020800) * G_USEC_PER_SEC)

typedef struct
{
  gboolean scheduled;
  gboolean told;
  gint64 due;
} Naive;

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return *(const gint32 *)a - *(const gint32 *)b;
}

static void
assert_items (GArray *found, GArray *expected)
{
  g_array_sort (found, compare_items);
  g_array_sort (expected, compare_items);
  g_assert_cmpmem (found->data, found->len * sizeof (gint32), expected->data,
                   expected->len * sizeof (gint32));
}

static GArray *
items_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint32));
}

static void
assert_collected (SafeguardDueWheel *wheel, const Naive *naive, gint64 after, gint64 upto)
{
  g_autoptr (GArray) found = items_new (), expected = items_new ();

  safeguard_due_wheel_collect (wheel, after, upto, found);
  for (gint32 i = 0; i < N_ITEMS; i++)
    if (naive[i].scheduled && naive[i].due > after && naive[i].due <= upto)
      g_array_append_val (expected, i);
  assert_items (found, expected);
}

static void
assert_advanced (SafeguardDueWheel *wheel, Naive *naive, gint64 *position, gint64 to)
{
  g_autoptr (GArray) found = items_new (), expected = items_new ();

  *position = MAX (*position, to);

  safeguard_due_wheel_advance (wheel, to, found);
  for (gint32 i = 0; i < N_ITEMS; i++)
    if (naive[i].scheduled && !naive[i].told && naive[i].due <= *position)
      {
        naive[i].told = TRUE;
        g_array_append_val (expected, i);
      }
  assert_items (found, expected);
}

/* Often a full hour or a minute beside one, where whole hours begin and end. */
static gint64
draw_time (gint64 from)
{
  gint64 hours = g_test_rand_int_range (-48, 24 * 60);
  gint64 minutes = g_test_rand_int_range (-1, 62);

  switch (g_test_rand_int_range (0, 40))
    {
    case 0:
      return from + hours * 20 * DAY;
    case 1:
      return from + g_test_rand_int_range (-2, 3);
    default:
      return from + hours * HOUR + MIN (minutes, 59) * MINUTE;
    }
}

static void
schedule (SafeguardDueWheel *wheel, Naive *naive, gint64 position)
{
  gint32 item = g_test_rand_int_range (0, N_ITEMS);
  gint64 due = draw_time (MAX (position, BEGIN));
  gboolean told = g_test_rand_int_range (0, 4) == 0 && due <= position;

  naive[item] = (Naive){TRUE, told, due};
  safeguard_due_wheel_schedule (wheel, item, due, told);
}

static void
cancel (SafeguardDueWheel *wheel, Naive *naive)
{
  gint32 item = g_test_rand_int_range (0, 2 * N_ITEMS);

  safeguard_due_wheel_cancel (wheel, item);
  if (item < N_ITEMS)
    naive[item].scheduled = FALSE;
}

static void
assert_same (SafeguardDueWheel *wheel, const Naive *naive)
{
  guint n = 0;

  for (gint32 i = 0; i < N_ITEMS; i++)
    {
      n += naive[i].scheduled;
      g_assert_cmpint (safeguard_due_wheel_is_told (wheel, i), ==,
                       naive[i].scheduled && naive[i].told);
    }
  g_assert_cmpuint (safeguard_due_wheel_get_n_items (wheel), ==, n);
}

static void
test_naive (void)
{
  g_test_summary ("Random schedules, cancellations and advances: the same as a search of all");

  for (guint round = 0; round < (g_test_slow () ? 300u : 40u); round++)
    {
      g_autoptr (SafeguardDueWheel) wheel = safeguard_due_wheel_new ();
      Naive naive[N_ITEMS] = {{FALSE, FALSE, 0}};
      gint64 position = G_MININT64;

      for (guint step = 0; step < 800; step++)
        switch (g_test_rand_int_range (0, 12))
          {
          case 0:
            assert_advanced (wheel, naive, &position, draw_time (BEGIN + step * HOUR));
            break;
          case 1:
            assert_collected (wheel, naive, draw_time (BEGIN), draw_time (BEGIN));
            assert_collected (wheel, naive, G_MININT64, draw_time (BEGIN));
            break;
          case 2:
          case 3:
            cancel (wheel, naive);
            break;
          default:
            schedule (wheel, naive, position);
          }
      assert_collected (wheel, naive, G_MININT64, G_MAXINT64);
      assert_same (wheel, naive);
    }
}

static void
test_hours (void)
{
  g_test_summary ("What is due at the full hour is due then, and not a moment before");

  g_autoptr (SafeguardDueWheel) wheel = safeguard_due_wheel_new ();
  g_autoptr (GArray) items = items_new ();

  safeguard_due_wheel_schedule (wheel, 7, BEGIN + HOUR, FALSE);
  safeguard_due_wheel_schedule (wheel, 8, BEGIN + HOUR + 1, FALSE);
  safeguard_due_wheel_advance (wheel, BEGIN + HOUR - 1, items);
  g_assert_cmpuint (items->len, ==, 0);
  safeguard_due_wheel_advance (wheel, BEGIN + HOUR, items);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpint (g_array_index (items, gint32, 0), ==, 7);
  safeguard_due_wheel_advance (wheel, BEGIN, items);
  g_assert_cmpuint (items->len, ==, 1);
  safeguard_due_wheel_advance (wheel, BEGIN + HOUR + 1, items);
  g_assert_cmpuint (items->len, ==, 2);
}

static void
test_late (void)
{
  g_test_summary ("What was due before it came in is told once, unless it was told before");

  g_autoptr (SafeguardDueWheel) wheel = safeguard_due_wheel_new ();
  g_autoptr (GArray) items = items_new ();

  safeguard_due_wheel_advance (wheel, BEGIN, items);
  safeguard_due_wheel_schedule (wheel, 0, BEGIN - DAY, FALSE);
  safeguard_due_wheel_schedule (wheel, 1, BEGIN - DAY, TRUE);
  safeguard_due_wheel_schedule (wheel, 2, BEGIN - DAY, FALSE);
  safeguard_due_wheel_cancel (wheel, 2);
  safeguard_due_wheel_advance (wheel, BEGIN, items);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpint (g_array_index (items, gint32, 0), ==, 0);
  safeguard_due_wheel_advance (wheel, BEGIN + DAY, items);
  g_assert_cmpuint (items->len, ==, 1);
}

static void
test_ends (void)
{
  g_test_summary ("What lies outside the calendars stands at the end of the wheel");

  g_autoptr (SafeguardDueWheel) wheel = safeguard_due_wheel_new ();
  g_autoptr (GArray) items = items_new ();

  safeguard_due_wheel_schedule (wheel, 0, G_MININT64, FALSE);
  safeguard_due_wheel_schedule (wheel, 1, G_MAXINT64, FALSE);
  safeguard_due_wheel_advance (wheel, BEGIN, items);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpint (g_array_index (items, gint32, 0), ==, 0);
  safeguard_due_wheel_collect (wheel, BEGIN, G_MAXINT64 - 1, items);
  g_assert_cmpuint (items->len, ==, 2);
  safeguard_due_wheel_advance (wheel, G_MAXINT64, items);
  safeguard_due_wheel_advance (wheel, G_MAXINT64, items);
  g_assert_cmpuint (items->len, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/due-wheel/naive", test_naive);
  g_test_add_func ("/due-wheel/hours", test_hours);
  g_test_add_func ("/due-wheel/late", test_late);
  g_test_add_func ("/due-wheel/ends", test_ends);

  return g_test_run ();
}
