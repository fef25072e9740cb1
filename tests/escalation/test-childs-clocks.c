/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "proceeding.h"

/* A disagreement stops nothing that is owed to a child (D7): of every time limit of every bundled
 * policy that no ladder names, the due days and the states are the same whether or not there is a
 * dispute, whatever happens in it. */

static const char *const everywhere[][2] = {
    {"england", "2019-10-07"},      {"england", "2024-02-05"},
    {"stockport", "2018-05-08"},    {"stockport", "2019-10-07"},
    {"stockport", "2024-02-05"},    {"cheshire-west-and-chester", "2019-10-07"},
    {"salford", "2022-09-05"},      {"greater-manchester", "2019-10-07"},
    {"pan-cheshire", "2019-10-07"},
};

/* Every event that a dispute can have. */
static const char *const acts[]
    = {"raised",         "acknowledged",         "responded",        "escalated", "partners-split",
       "immediate-risk", "immediate-risk-ended", "paused",           "resumed",   "redated",
       "mediated",       "adviser-commissioned", "adviser-reported", "decided",   "resolved",
       "withdrawn"};

static char *
day_after (const char *iso, guint days)
{
  g_autoptr (GDate) day = g_date_new ();
  char text[16];

  g_date_set_parse (day, iso);
  g_date_add_days (day, days);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", day);

  return g_strdup (text);
}

/* The ids of the timescales that the ladders name. */
static GHashTable *
find_named (SafeguardPolicy *policy, const char *const *kinds)
{
  GHashTable *named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint k = 0; kinds[k] != NULL; k++)
    {
      g_autoptr (SafeguardDisputeRuling) ruling = follow_dispute (policy, kinds[k], "", "", NULL);
      g_auto (GStrv) stages = safeguard_escalation_get_stages (
          safeguard_policy_get_escalation (policy, NULL), kinds[k], NULL);
      g_autoptr (GString) story = g_string_new ("raised@2019-10-07");

      for (guint s = 0; stages[s] != NULL; s++)
        g_string_append_printf (story, " escalated@2019-10-07>%s", stages[s]);
      g_clear_object (&ruling);
      ruling = follow_dispute (policy, kinds[k], "", story->str, NULL);
      g_autofree char *clocks = join_clocks (ruling);
      g_auto (GStrv) ids = g_strsplit (clocks, " ", -1);

      for (guint c = 0; ids[c] != NULL; c++)
        g_hash_table_add (named, g_strdup (ids[c]));
    }

  return named;
}

static void
append (SafeguardRecord *record, const char *type, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *when = g_strconcat (day, "T10:00", NULL);

  safeguard_record_append_event (record, type, when, &error);
  g_assert_no_error (error);
}

/* The child's own events: what starts the clock, and, if @met, what meets it a little later. */
static void
record_child (SafeguardRecord *record, SafeguardTimescale *timescale, const char *day, guint met)
{
  static const char *const starts[]
      = {"authority-aware", "partners-aware", "notification-sent", NULL};
  const char *start = safeguard_timescale_get_starts (timescale);
  const char *const *met_by = safeguard_timescale_get_met_by (timescale);
  g_auto (GStrv) words = g_strsplit_set (start != NULL ? start : "", " ,:", -1);

  for (guint i = 0; starts[i] != NULL; i++)
    append (record, starts[i], day);
  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) > 3 && !g_strv_contains (starts, words[i]))
      append (record, words[i], day);
  if (met > 0 && met_by[0] != NULL)
    {
      g_autofree char *later = day_after (day, met);
      append (record, met_by[0], later);
    }
}

static void
record_dispute (SafeguardRecord *record, SafeguardTimescale *timescale, const char *day)
{
  const char *const *met_by = safeguard_timescale_get_met_by (timescale);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *when = day_after (day, i);

      /* No clock of a child's may be met by what happens in a dispute. */
      g_assert_false (g_strv_contains (met_by, acts[i]));
      append (record, acts[i], when);
    }
}

/* What the clock says at each of a row of moments. */
static char *
watch (SafeguardTimescale *timescale, SafeguardRecord *record, const char *day)
{
  GString *seen = g_string_new (NULL);

  for (guint days = 0; days < 220; days += days < 25 ? 1 : 30)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *iso = day_after (day, days);
      g_autofree char *noon = g_strconcat (iso, "T12:00:00", NULL);
      g_autoptr (GDateTime) at = london_time (noon);
      g_autoptr (SafeguardClock) clock = safeguard_timescale_start (timescale, record, at, &error);
      g_autofree char *state = clock != NULL ? describe_clock (clock) : NULL;

      g_string_append_printf (seen, "%s %s %s; ", iso, clock != NULL ? state : error->message,
                              clock != NULL ? safeguard_clock_get_left (clock) : "");
    }

  return g_string_free (seen, FALSE);
}

/* How many of the moments show a clock that runs. */
static gboolean
compare (SafeguardTimescale *timescale, const char *day, guint met)
{
  g_autoptr (SafeguardRecord) alone = SAFEGUARD_RECORD (safeguard_chronology_new ());
  g_autoptr (SafeguardRecord) mixed = SAFEGUARD_RECORD (safeguard_chronology_new ());
  g_autofree char *before = NULL, *beside = NULL;

  record_child (alone, timescale, day, met);
  record_dispute (mixed, timescale, day);
  record_child (mixed, timescale, day, met);
  before = watch (timescale, alone, day);
  beside = watch (timescale, mixed, day);
  g_test_message ("%s, met after %u days", safeguard_timescale_get_id (timescale), met);
  g_assert_cmpstr (beside, ==, before);

  return strstr (before, " running") != NULL || strstr (before, " overdue") != NULL
         || strstr (before, " met") != NULL;
}

static void
test_run_on (void)
{
  guint compared = 0, running = 0;

  for (guint i = 0; i < G_N_ELEMENTS (everywhere); i++)
    {
      g_autoptr (SafeguardPolicy) policy = load_policy (everywhere[i][0], everywhere[i][1]);
      SafeguardEscalation *escalation = safeguard_policy_get_escalation (policy, NULL);
      g_autoptr (GListModel) timescales = safeguard_policy_get_timescales (policy);

      g_assert_nonnull (escalation);
      g_autoptr (GHashTable) named
          = find_named (policy, safeguard_escalation_get_kinds (escalation));

      for (guint t = 0; t < g_list_model_get_n_items (timescales); t++)
        {
          g_autoptr (SafeguardTimescale) timescale = g_list_model_get_item (timescales, t);

          if (g_hash_table_contains (named, safeguard_timescale_get_id (timescale)))
            continue;
          for (guint met = 0; met <= 30; met += 10, compared++)
            running += compare (timescale, everywhere[i][1], met) ? 1 : 0;
        }
    }
  /* The comparison is of clocks that run. */
  g_assert_cmpuint (compared, >=, 400);
  g_assert_cmpuint (running, >, compared / 2);
}

static void
test_every_ladder_says_so (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (everywhere); i++)
    {
      g_autoptr (SafeguardPolicy) policy = load_policy (everywhere[i][0], everywhere[i][1]);
      const char *const *kinds
          = safeguard_escalation_get_kinds (safeguard_policy_get_escalation (policy, NULL));

      for (guint k = 0; kinds[k] != NULL; k++)
        {
          g_autoptr (SafeguardDisputeRuling) ruling = follow_dispute (
              policy, kinds[k], "", "raised@2024-02-05 immediate-risk@2024-02-06", NULL);

          g_assert_true (has_finding (ruling, "childs-clocks-run"));
          g_assert_true (has_finding (ruling, "immediate-danger"));
          g_assert_true (
              safeguard_proceeding_ruling_is_urgent (SAFEGUARD_PROCEEDING_RULING (ruling)));
          g_assert_false (
              safeguard_proceeding_ruling_is_closed (SAFEGUARD_PROCEEDING_RULING (ruling)));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/childs-clocks/run-on", test_run_on);
  g_test_add_func ("/childs-clocks/said", test_every_ladder_says_so);

  return g_test_run ();
}
