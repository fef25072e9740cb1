/* SPDX-License-Identifier: LGPL-2.1-or-later
 *
 * The hour wheel of the diary beside a binary heap, in one run, so that the ratios mean something
 * on a shared machine; and the diary itself with real clocks. Takes the folder of a workload with
 * esc.csv: a million open items, moved on by the hour over 60 days.
 */
#include "heap.h"
#include "safeguard-due-wheel-private.h"
#include "safeguard-moment-private.h"

#include <stdlib.h>

#define ROUNDS 5
#define N_HOURS (60 * 24)
#define EXPECTED_STEPS 2519888
/* With cancellations, one item in so many steps is taken out, and comes back a day later. */
#define CANCEL_EVERY 10
/* 1 March 2020 */
#define BEGIN (G_GINT64_CONSTANT (1583020800) * G_USEC_PER_SEC)

#define MINUTES_A_DAY (24 * 60)

static const gint32 DAYS[] = {7, 7, 14, 21, 28};

typedef struct
{
  gint32 due; /* minutes after BEGIN */
  gint32 step;
} Item;

typedef struct
{
  Item *items;
  gint32 n;
} Items;

static void
items_read (Items *items, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "esc.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gint32 room = 1 << 20;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  items->items = g_new (Item, room);
  items->n = 0;
  for (char *line = strchr (text, '\n') + 1; *line != '\0' && items->n < room; items->n++)
    {
      strtoll (line, &line, 10);
      items->items[items->n].due = (gint32)strtoll (line + 1, &line, 10);
      items->items[items->n].step = (gint32)strtoll (line + 1, &line, 10);
      line++;
    }
}

static Items
items_copy (const Items *items)
{
  return (Items){g_memdup2 (items->items, (gsize)items->n * sizeof (Item)), items->n};
}

static gint64
instant_of (const Item *item)
{
  return BEGIN + item->due * G_TIME_SPAN_MINUTE;
}

/* When an item that fell due is due again. */
static gint64
step_on (Item *item)
{
  item->due += DAYS[item->step] * MINUTES_A_DAY;
  item->step = (item->step + 1) % (gint32)G_N_ELEMENTS (DAYS);

  return instant_of (item);
}

/* By arithmetic, without any order. */
static guint64
count_steps (const Items *given)
{
  Items items = items_copy (given);
  guint64 n = 0;

  for (gint32 i = 0; i < items.n; i++)
    for (; items.items[i].due <= N_HOURS * 60; n++)
      step_on (&items.items[i]);
  g_free (items.items);

  return n;
}

typedef struct
{
  double ns;
  guint64 n_steps;
} Timed;

/* An item somewhere else, in no order that a cache could like. */
static gint32
other_than (gint32 item, gint32 n)
{
  return (gint32)(((guint64)(guint32)item * 2654435761u) % (guint32)n);
}

static Timed
time_wheel (const Items *given, gboolean cancel)
{
  Items items = items_copy (given);
  g_autoptr (SafeguardDueWheel) wheel = safeguard_due_wheel_new ();
  g_autoptr (GArray) due = g_array_sized_new (FALSE, FALSE, sizeof (gint32), 1 << 16);
  guint64 n = 0;

  for (gint32 i = 0; i < items.n; i++)
    safeguard_due_wheel_schedule (wheel, i, instant_of (&items.items[i]), FALSE);
  gint64 before = g_get_monotonic_time ();
  for (gint64 hour = 1; hour <= N_HOURS; hour++)
    {
      g_array_set_size (due, 0);
      safeguard_due_wheel_advance (wheel, BEGIN + hour * G_TIME_SPAN_HOUR, due);
      for (guint i = 0; i < due->len; i++, n++)
        {
          gint32 item = g_array_index (due, gint32, i);

          safeguard_due_wheel_schedule (wheel, item, step_on (&items.items[item]), FALSE);
          if (cancel && n % CANCEL_EVERY == 0)
            {
              gint32 other = other_than (item, items.n);

              safeguard_due_wheel_cancel (wheel, other);
              items.items[other].due += MINUTES_A_DAY;
              safeguard_due_wheel_schedule (wheel, other, instant_of (&items.items[other]), FALSE);
            }
        }
    }
  gint64 taken = g_get_monotonic_time () - before;
  g_free (items.items);

  return (Timed){(double)taken * 1000.0 / (double)n, n};
}

static Timed
time_heap (const Items *given, gboolean cancel)
{
  Items items = items_copy (given);
  Heap heap;
  guint64 n = 0;

  heap_init (&heap, items.n);
  for (gint32 i = 0; i < items.n; i++)
    heap_push (&heap, i, instant_of (&items.items[i]));
  gint64 before = g_get_monotonic_time ();
  for (gint64 hour = 1; hour <= N_HOURS; hour++)
    for (; heap.entries[0].due <= BEGIN + hour * G_TIME_SPAN_HOUR; n++)
      {
        gint32 item = heap.entries[0].item;

        heap_remove (&heap, item);
        heap_push (&heap, item, step_on (&items.items[item]));
        if (cancel && n % CANCEL_EVERY == 0)
          {
            gint32 other = other_than (item, items.n);

            heap_remove (&heap, other);
            items.items[other].due += MINUTES_A_DAY;
            heap_push (&heap, other, instant_of (&items.items[other]));
          }
      }
  gint64 taken = g_get_monotonic_time () - before;
  heap_clear (&heap);
  g_free (items.items);

  return (Timed){(double)taken * 1000.0 / (double)n, n};
}

/* Side by side, the best of some rounds: the others are the machine's doing. */
static void
compare (const Items *items, gboolean cancel)
{
  Timed wheel = {G_MAXDOUBLE, 0}, heap = {G_MAXDOUBLE, 0};

  for (guint round = 0; round < ROUNDS; round++)
    {
      Timed one = time_wheel (items, cancel), two = time_heap (items, cancel);

      wheel = one.ns < wheel.ns ? one : wheel;
      heap = two.ns < heap.ns ? two : heap;
    }
  g_print ("%-34s wheel %6.1f ns a step, heap %6.1f ns: %.2f of the heap\n",
           cancel ? "with a cancellation in ten" : "hourly, 60 days", wheel.ns, heap.ns,
           wheel.ns / heap.ns);
}

static void
time_question (const Items *items, const char *name, gint64 span)
{
  g_autoptr (SafeguardDueWheel) wheel = safeguard_due_wheel_new ();
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (gint32));
  gint64 from = BEGIN + 20 * G_TIME_SPAN_DAY, best = G_MAXINT64;

  for (gint32 i = 0; i < items->n; i++)
    safeguard_due_wheel_schedule (wheel, i, instant_of (&items->items[i]), FALSE);
  for (guint round = 0; round < 50; round++)
    {
      gint64 before = g_get_monotonic_time ();

      g_array_set_size (due, 0);
      safeguard_due_wheel_collect (wheel, from, from + span, due);
      best = MIN (best, g_get_monotonic_time () - before);
    }
  g_print ("%-34s wheel %6.3f ms, %u of %d items\n", name, (double)best / 1000.0, due->len,
           items->n);
}

/* --- the diary, with clocks of the national guidance */

#define N_RULINGS 60
#define N_RECORDS 500000

static SafeguardRuling *
rule (SafeguardReviews *reviews, guint day, const char *more)
{
  g_autoptr (SafeguardIncident) incident = safeguard_incident_new (reviews);
  SafeguardDayNumber number = 0;
  SafeguardIncidentRuling *ruling;

  safeguard_day_number_from_ymd (2020, 3, 1, &number);
  g_autofree char *aware = safeguard_day_number_to_iso (number + day);
  safeguard_case_add_present (SAFEGUARD_CASE (incident), "abuse-or-neglect-known-or-suspected",
                              NULL);
  safeguard_case_add_present (SAFEGUARD_CASE (incident), "child-died", NULL);
  safeguard_case_add_present (SAFEGUARD_CASE (incident), "in-area", NULL);
  safeguard_case_add_present (SAFEGUARD_CASE (incident), "looked-after", NULL);
  safeguard_record_append_event (SAFEGUARD_RECORD (incident), "authority-aware", aware, NULL);
  if (more != NULL)
    safeguard_record_append_event (SAFEGUARD_RECORD (incident), more, aware, NULL);
  ruling = safeguard_reviews_assess (reviews, incident, NULL);

  return SAFEGUARD_RULING (ruling);
}

static void
fill_diary (SafeguardDiary *diary, SafeguardReviews *reviews)
{
  SafeguardRuling *rulings[N_RULINGS];
  gint64 before = g_get_monotonic_time ();

  for (guint i = 0; i < N_RULINGS; i++)
    rulings[i] = rule (reviews, i, NULL);
  for (guint i = 0; i < N_RECORDS; i++)
    {
      char record[16];

      g_snprintf (record, sizeof record, "case-%06u", i);
      safeguard_diary_put (diary, record, rulings[i % N_RULINGS], NULL);
    }
  g_print ("%-34s %6.2f us a record, %u entries\n", "diary, put",
           (double)(g_get_monotonic_time () - before) / N_RECORDS,
           safeguard_diary_get_n_entries (diary));
  for (guint i = 0; i < N_RULINGS; i++)
    g_object_unref (rulings[i]);
}

static GDateTime *
moment_after (int days)
{
  g_autoptr (GTimeZone) london = g_time_zone_new_identifier ("Europe/London");
  g_autoptr (GDateTime) begin = g_date_time_new (london, 2020, 3, 1, 0, 0, 0);

  return g_date_time_add_days (begin, days);
}

static void
time_diary_question (SafeguardDiary *diary)
{
  /* Nothing is overdue at the beginning, so that the answer is what falls due that day. */
  g_autoptr (GDateTime) before = moment_after (7);
  gint64 best = G_MAXINT64;
  guint n = 0;

  for (guint round = 0; round < 20; round++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GListModel) list = safeguard_diary_get_due_before (diary, before);

      best = MIN (best, g_get_monotonic_time () - start);
      n = g_list_model_get_n_items (list);
    }
  g_print ("%-34s diary %6.3f ms, %u entries in their order\n", "due in the next day",
           (double)best / 1000.0, n);
}

/* A step is what a service does with an overdue duty: an event, a new ruling, and the ruling into
 * the diary. */
static void
time_diary_steps (SafeguardDiary *diary, SafeguardReviews *reviews)
{
  gint64 in_advance = 0, in_rule = 0, in_put = 0;
  guint n = 0;

  for (int day = 6; day < 20; day++)
    {
      g_autoptr (GDateTime) to = moment_after (day);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GListModel) list = safeguard_diary_advance (diary, to);

      in_advance += g_get_monotonic_time () - start;
      for (guint i = 0; i < g_list_model_get_n_items (list) && i < 2000; i++, n++)
        {
          g_autoptr (SafeguardDiaryEntry) entry = g_list_model_get_item (list, i);
          gint64 begin = g_get_monotonic_time ();
          g_autoptr (SafeguardRuling) ruling = rule (reviews, (guint)day, "notification-sent");
          gint64 ruled = g_get_monotonic_time ();

          safeguard_diary_put (diary, safeguard_diary_entry_get_record (entry), ruling, NULL);
          in_rule += ruled - begin;
          in_put += g_get_monotonic_time () - ruled;
        }
    }
  g_print ("%-34s %6.2f us to rule anew, %.2f us to put; %.3f ms to move on a day, %u steps\n",
           "diary, a step", (double)in_rule / MAX (n, 1), (double)in_put / MAX (n, 1),
           (double)in_advance / 14.0 / 1000.0, n);
}

static void
time_diary (void)
{
  g_autoptr (GDate) on = g_date_new_dmy (1, G_DATE_MARCH, 2020);
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) policy = safeguard_policy_load ("england", on, &error);
  g_autoptr (SafeguardDiary) diary = safeguard_diary_new ();

  if (policy == NULL)
    g_error ("%s", error->message);
  SafeguardReviews *reviews = safeguard_policy_get_reviews (policy, NULL);
  fill_diary (diary, reviews);
  time_diary_question (diary);
  time_diary_steps (diary, reviews);
}

int
main (int argc, char **argv)
{
  Items items;

  if (argc != 2)
    {
      g_printerr ("usage: %s DIRECTORY\n", argv[0]);
      return 2;
    }
  items_read (&items, argv[1]);
  guint64 n = count_steps (&items);
  g_print ("%d items, %" G_GUINT64_FORMAT " steps%s\n", items.n, n,
           n == EXPECTED_STEPS ? "" : "  ANOTHER WORKLOAD, OR A WRONG COUNT");
  compare (&items, FALSE);
  compare (&items, TRUE);
  time_question (&items, "due in the next hour", G_TIME_SPAN_HOUR);
  time_question (&items, "due in the next day", G_TIME_SPAN_DAY);
  gboolean right = n == time_wheel (&items, FALSE).n_steps;
  g_free (items.items);
  time_diary ();

  return right ? 0 : 1;
}
