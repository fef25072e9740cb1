/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "diary-fixture.h"

/* The diary against all clocks of all rulings, each looked at through its public getters and
 * sorted; and against a diary that is built anew. */

#define N_RECORDS 40
#define N_STEPS 60
#define CLOCKS "notify-panel return-home-interview police-protection visits strategy-discussion"

static SafeguardTimescales *town;
static SafeguardCalendar *funeral_unknown;

typedef struct
{
  SafeguardDiary *diary;
  SafeguardRuling *rulings[N_RECORDS]; /* what was put last, or NULL */
} World;

static void
world_clear (World *world)
{
  for (guint i = 0; i < N_RECORDS; i++)
    g_clear_object (&world->rulings[i]);
  g_clear_object (&world->diary);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
name_record (guint i, char name[16])
{
  g_snprintf (name, 16, "case-%u", i);
}

static void
append_event (GString *events, const char *type, gboolean with_time)
{
  SafeguardDayNumber on = day ("2022-09-01") + (guint)g_test_rand_int_range (0, 40);
  g_autofree char *text = safeguard_day_number_to_iso (on);

  g_string_append_printf (events, "%s%s=%s", events->len > 0 ? " " : "", type, text);
  if (with_time)
    g_string_append_printf (events, "T%02d:%02d", g_test_rand_int_range (0, 24),
                            g_test_rand_int_range (0, 60));
}

static SafeguardRuling *
draw_ruling (void)
{
  static const struct
  {
    const char *type;
    gboolean with_time;
  } types[] = {{"authority-aware", FALSE},
               {"notification-sent", FALSE},
               {"child-found", TRUE},
               {"interview-held", TRUE},
               {"placed", FALSE},
               {"visited", FALSE},
               {"taken-into-protection", TRUE},
               {"reasonable-cause", FALSE},
               {"discussion-held", FALSE}};
  static const char *const moments[] = {NULL, "2022-09-10", "2022-10-20T12:00"};
  g_autoptr (GString) events = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_test_rand_int_range (0, 5) < (i % 2 == 0 ? 3 : 1))
      append_event (events, types[i].type, types[i].with_time);

  return rule_on (town, CLOCKS, events->str, moments[g_test_rand_int_range (0, 3)]);
}

/* One step of a random history. */
static void
change (World *world)
{
  guint i = (guint)g_test_rand_int_range (0, N_RECORDS);
  char name[16];

  name_record (i, name);
  if (g_test_rand_int_range (0, 5) == 0)
    {
      safeguard_diary_remove (world->diary, name);
      g_clear_object (&world->rulings[i]);
      return;
    }

  g_clear_object (&world->rulings[i]);
  world->rulings[i] = draw_ruling ();
  put (world->diary, name, world->rulings[i]);
}

static void
make_world (World *world)
{
  world->diary = safeguard_diary_new ();
  for (guint i = 0; i < N_STEPS; i++)
    {
      change (world);
      if (i % 7 == 0)
        g_object_unref (advance_to (world->diary, "2022-09-15"));
    }
}

/* By the words of the brief, from what a clock says of itself. None of the clocks used here counts
 * times in a period. */
static gboolean
is_open (SafeguardClock *clock)
{
  SafeguardClockState state = safeguard_clock_get_state (clock);
  gboolean repeats = g_str_equal (safeguard_clock_get_id (clock), "visits");

  if (safeguard_clock_get_started_text (clock) == NULL)
    return FALSE;
  if (state != SAFEGUARD_CLOCK_STATE_RUNNING && state != SAFEGUARD_CLOCK_STATE_OVERDUE
      && state != SAFEGUARD_CLOCK_STATE_NOT_ASKED)
    return FALSE;

  return repeats || safeguard_clock_get_met_text (clock) == NULL;
}

/* "the instant, the record, the clock, the text": sorts as a diary does. */
static char *
make_key (const char *record, SafeguardClock *clock, const char *due)
{
  SafeguardMoment moment;
  g_autoptr (GError) error = NULL;
  gint64 late;

  safeguard_moment_parse (due, NULL, &moment, &error);
  g_assert_no_error (error);
  late = moment.has_time ? moment.instant + 1 : safeguard_day_number_to_instant (moment.day + 1);

  return g_strdup_printf ("%020" G_GINT64_FORMAT "|%s %s %s", late, record,
                          safeguard_clock_get_id (clock), due);
}

static gboolean
is_in_window (const char *due, const char *from, const char *to)
{
  g_autofree char *on = g_strndup (due, 10);

  return (from == NULL || strcmp (on, from) >= 0) && (to == NULL || strcmp (on, to) <= 0);
}

static void
add_keys (
    SafeguardClock *clock, const char *record, const char *from, const char *to, GPtrArray *out)
{
  g_auto (GStrv) days = safeguard_clock_get_occurrences (clock, 1000);

  for (guint i = 0; days[i] != NULL; i++)
    {
      if (!is_in_window (days[i], from, to))
        continue;
      g_ptr_array_add (out, make_key (record, clock, days[i]));
      if (to == NULL)
        break;
    }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static char *
join_sorted (GPtrArray *keys)
{
  GString *text = g_string_new (NULL);

  g_ptr_array_sort (keys, compare_texts);
  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            strchr (g_ptr_array_index (keys, i), '|') + 1);

  return g_string_free (text, FALSE);
}

static char *
search_all (World *world, const char *from, const char *to)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_RECORDS; i++)
    {
      GPtrArray *clocks
          = world->rulings[i] != NULL ? ((MadeUpRuling *)world->rulings[i])->clocks : NULL;
      char name[16];

      name_record (i, name);
      for (guint j = 0; clocks != NULL && j < clocks->len; j++)
        if (is_open (g_ptr_array_index (clocks, j)))
          add_keys (g_ptr_array_index (clocks, j), name, from, to, keys);
    }

  return join_sorted (keys);
}

static void
test_against_all_clocks (void)
{
  g_test_summary ("A window of the diary is a search through all clocks of all rulings");

  static const struct
  {
    const char *from;
    const char *to;
  } windows[] = {{NULL, NULL},         {"2022-09-12", "2022-09-12"}, {"2022-09-19", "2022-10-05"},
                 {"2022-10-01", NULL}, {NULL, "2022-09-30"},         {"2023-01-01", "2023-12-31"}};

  for (guint round = 0; round < (g_test_slow () ? 100u : 15u); round++)
    {
      g_auto (World) world = {NULL, {NULL}};

      make_world (&world);
      for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
        {
          g_autofree char *expected = search_all (&world, windows[i].from, windows[i].to);

          assert_lines (entries_between (world.diary, windows[i].from, windows[i].to), expected);
        }
    }
}

static SafeguardDiary *
build_anew (World *world)
{
  SafeguardDiary *diary = safeguard_diary_new ();

  /* In the other order, which must not matter. */
  for (guint i = N_RECORDS; i-- > 0;)
    {
      char name[16];

      name_record (i, name);
      if (world->rulings[i] != NULL)
        put (diary, name, world->rulings[i]);
    }

  return diary;
}

static void
assert_same (GListModel *one, GListModel *two)
{
  g_autofree char *expected = lines_of (two);

  assert_lines (one, expected);
}

static void
assert_same_diary (SafeguardDiary *one, SafeguardDiary *two)
{
  g_assert_cmpuint (safeguard_diary_get_n_entries (one), ==, safeguard_diary_get_n_entries (two));
  assert_same (entries_between (one, NULL, NULL), entries_between (two, NULL, NULL));
  assert_same (entries_between (one, "2022-09-19", "2023-03-31"),
               entries_between (two, "2022-09-19", "2023-03-31"));
  assert_same (safeguard_diary_get_undated (one), safeguard_diary_get_undated (two));
  assert_same (due_before (one, "2022-10-01T09:00"), due_before (two, "2022-10-01T09:00"));
  assert_same (overdue_at (one, "2022-10-01T09:00"), overdue_at (two, "2022-10-01T09:00"));
}

static void
test_built_anew (void)
{
  g_test_summary ("Whatever was put and removed before, a diary is what its rulings say");

  for (guint round = 0; round < (g_test_slow () ? 100u : 15u); round++)
    {
      g_auto (World) world = {NULL, {NULL}};

      make_world (&world);
      g_autoptr (SafeguardDiary) anew = build_anew (&world);
      assert_same_diary (world.diary, anew);

      /* And as much so after both have moved to another calendar and back. */
      g_autoptr (GListModel) there = safeguard_diary_redate (world.diary, funeral_unknown, NULL);
      g_autoptr (GListModel) too = safeguard_diary_redate (anew, funeral_unknown, NULL);
      g_assert_cmpuint (g_list_model_get_n_items (there), ==, g_list_model_get_n_items (too));
      assert_same_diary (world.diary, anew);
      g_autoptr (GListModel) back
          = safeguard_diary_redate (world.diary, safeguard_timescales_peek_calendar (town), NULL);
      g_assert_cmpuint (g_list_model_get_n_items (back), ==, g_list_model_get_n_items (there));
      g_autoptr (SafeguardDiary) again = build_anew (&world);
      assert_same_diary (world.diary, again);
    }
}

static void
test_advanced_in_steps (void)
{
  g_test_summary ("However often it is moved on, each overdue duty is told once");

  for (guint round = 0; round < (g_test_slow () ? 100u : 15u); round++)
    {
      g_auto (World) world = {NULL, {NULL}};
      g_autoptr (GString) told = g_string_new (NULL);

      make_world (&world);
      g_autoptr (SafeguardDiary) anew = build_anew (&world);
      for (gint64 hour = 0; hour < 24 * 60; hour += g_test_rand_int_range (1, 72))
        {
          g_autoptr (GDateTime) begin = moment_of ("2022-09-01");
          g_autoptr (GDateTime) to = g_date_time_add_hours (begin, (int)hour);
          g_autofree char *lines = lines_of (safeguard_diary_advance (anew, to));

          g_string_append_printf (told, "%s%s", told->len > 0 && *lines != '\0' ? "\n" : "", lines);
        }
      g_autofree char *rest = lines_of (advance_to (anew, "2022-12-01"));
      g_string_append_printf (told, "%s%s", told->len > 0 && *rest != '\0' ? "\n" : "", rest);
      assert_lines (overdue_at (world.diary, "2022-12-01"), told->str);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  town = timescales_with (NULL);
  funeral_unknown = safeguard_calendar_as_known_at (safeguard_timescales_peek_calendar (town),
                                                    instant ("2022-09-07"));
  g_test_add_func ("/diary/against-all-clocks", test_against_all_clocks);
  g_test_add_func ("/diary/built-anew", test_built_anew);
  g_test_add_func ("/diary/advanced-in-steps", test_advanced_in_steps);

  int status = g_test_run ();
  safeguard_timescales_unref (town);
  g_object_unref (funeral_unknown);

  return status;
}
