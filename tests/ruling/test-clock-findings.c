/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "made-up.h"

#include <string.h>

/* What a ruling says of pauses, windows and relaxed limits. */

#define CITE ", cite: {document: doc}}\n"
#define RELAXED                                                                                    \
  "relaxed: [{id: flood, from: 2019-10-10, until: 2019-10-20, says: the flood came first., cite: " \
  "{document: doc, section: Notice}}]"

static const char *const packs[][2] = {
    {"town.yaml",
     FRAME ("town-2019",
            "town",
            "england-and-wales") "timescales:\n"
                                 "  reply: {name: Reply, limit: 5 working "
                                 "days, starts: asked, met-by: replied" CITE
                                 "  stoppable: {name: Answer, limit: 5 "
                                 "working days, starts: asked, met-by: "
                                 "replied, pauses: {from: paused, until: "
                                 "resumed, cite: {document: doc, section: "
                                 "Pauses}}" CITE "  window: {name: Visit, limit: 5 working "
                                 "days, opens: 3 working days, starts: asked, "
                                 "met-by: replied" CITE
                                 "  relaxed: {name: Report, limit: 5 working "
                                 "days, starts: asked, met-by: replied, " RELAXED CITE},
};

static char *
ask (const char *area, const char *clock, const char *from, const char *at, const char *events)
{
  g_autoptr (SafeguardCatalogue) catalogue = made_up_catalogue (packs, G_N_ELEMENTS (packs));
  g_autoptr (SafeguardDoor) door = safeguard_door_new (catalogue);
  g_autofree char *request = g_strdup_printf (
      "{\"safeguard-request\": 1, \"verb\": \"due\", \"policy\": \"%s\", \"clock\": \"%s\", "
      "\"from\": \"%s\", \"at\": \"%s\", \"events\": {%s}}",
      area, clock, from, at, events);

  return safeguard_door_answer (door, request);
}

static gboolean
finds (const char *answer, const char *code)
{
  g_autofree char *text = g_strdup_printf ("\"code\" : \"%s\"", code);

  return strstr (answer, text) != NULL;
}

static void
test_findings (void)
{
  static const struct
  {
    const char *clock;
    const char *at;
    const char *events;
    const char *code;
    const char *message; /* NULL: the code is not found */
  } rows[] = {
      {"reply", "2019-10-10", "\"paused\": \"2019-10-08\"", "pause-without-authority",
       "The pause recorded on Tue 8 Oct 2019 has no effect on Reply: no source allows it."},
      {"reply", "2019-10-07", "\"paused\": \"2019-10-08\"", "pause-without-authority", NULL},
      {"reply", "2019-10-10", "\"paused\": \"2019-10-04\"", "pause-without-authority", NULL},
      {"reply", "2019-10-10", "\"paused\": \"2019-10-09\", \"replied\": \"2019-10-08\"",
       "pause-without-authority", NULL},
      {"stoppable", "2019-10-10", "\"paused\": \"2019-10-08\"", "pause-without-authority", NULL},
      {"stoppable", "2019-10-10", "\"paused\": \"2019-10-08\"", "clock-paused",
       "Answer: paused since Tue 8 Oct 2019; nothing is due until it is resumed (5 working days)."},
      {"stoppable", "2019-10-10", "\"paused\": \"2019-10-08\"", "clock-no-limit", NULL},
      {"stoppable", "2019-10-10", "", "clock-paused", NULL},
      {"window", "2019-10-20", "\"replied\": \"2019-10-09\"", "clock-before-window",
       "Visit: done on Wed 9 Oct 2019, before Thu 10 Oct 2019, the first day of the window in "
       "which it is "
       "meant to be done."},
      {"window", "2019-10-20", "\"replied\": \"2019-10-09\"", "clock-met",
       "Visit: done in time; it was due by Mon 14 Oct 2019."},
      {"window", "2019-10-20", "\"replied\": \"2019-10-10\"", "clock-before-window", NULL},
      {"relaxed", "2019-10-20", "", "clock-late-relaxed",
       "Report: late under the ordinary limit, which ran to Mon 14 Oct 2019 and was relaxed from "
       "Thu 10 Oct 2019 until Sun 20 Oct 2019: the flood came first."},
      {"relaxed", "2019-10-20", "", "clock-overdue", NULL},
      {"window", "2019-10-08", "", "clock-window",
       "Visit: meant to be done from Thu 10 Oct 2019 on."},
      {"window", "2019-10-11", "\"replied\": \"2019-10-10\"", "clock-window", NULL},
      {"relaxed", "2019-10-20", "\"replied\": \"2019-10-16\"", "clock-late-relaxed",
       "Report: late under the ordinary limit"},
      {"relaxed", "2019-10-20", "\"replied\": \"2019-10-16\"", "clock-met-late", NULL},
      {"relaxed", "2019-10-20", "\"replied\": \"2019-10-14\"", "clock-relaxed", NULL},
      {"relaxed", "2019-10-08", "", "clock-relaxed",
       "Report: the ordinary limit was relaxed from Thu 10 Oct 2019 until Sun 20 Oct 2019: the "
       "flood came first."},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *answer
          = ask ("town", rows[i].clock, "2019-10-07", rows[i].at, rows[i].events);

      g_test_message ("%s at %s %s: %s", rows[i].clock, rows[i].at, rows[i].events, rows[i].code);
      g_assert_cmpint (finds (answer, rows[i].code), ==, rows[i].message != NULL);
      g_assert_nonnull (strstr (answer, rows[i].message != NULL ? rows[i].message : "findings"));
      /* When it ended is known, so nothing is undecided. */
      g_assert_nonnull (strstr (answer, "\"undecided\" : []"));
    }
}

static void
test_relaxed_of_2020 (void)
{
  g_test_summary (
      "From 30 March 2020 the fifteen days, the notice and the six months were relaxed, "
      "the notification was not");

  static const struct
  {
    const char *area;
    const char *clock;
    const char *before; /* starts whose due days lie before, on and after 30 March 2020 */
    const char *on;
    const char *after;
    gboolean relaxed;
  } rows[] = {
      {"england", "notify-panel", "2020-03-20", "2020-03-23", "2020-03-24", FALSE},
      {"england", "rapid-review", "2020-03-06", "2020-03-09", "2020-03-10", TRUE},
      {"england", "publish-local-review", "2019-09-29", "2019-09-30", "2019-10-01", TRUE},
      {"england", "report-before-publication", "2020-04-07", "2020-04-08", "2020-04-09", TRUE},
      {"stockport", "notify-panel", "2020-03-20", "2020-03-23", "2020-03-24", FALSE},
      {"stockport", "rapid-review", "2020-03-06", "2020-03-09", "2020-03-10", TRUE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *starts[] = {rows[i].before, rows[i].on, rows[i].after};

      for (guint j = 0; j < G_N_ELEMENTS (starts); j++)
        {
          gboolean relaxed = rows[i].relaxed && j > 0;
          g_autofree char *late = ask (rows[i].area, rows[i].clock, starts[j], "2020-06-01", "");
          g_autofree char *early = ask (rows[i].area, rows[i].clock, starts[j], "2020-03-25", "");

          g_test_message ("%s of %s from %s: %s", rows[i].clock, rows[i].area, starts[j], late);
          g_assert_cmpint (j == 1, ==, strstr (late, "\"due\" : \"2020-03-30\"") != NULL);
          g_assert_cmpint (finds (late, "clock-late-perhaps-relaxed"), ==, relaxed);
          g_assert_cmpint (finds (late, "clock-overdue"), ==, !relaxed);
          g_assert_cmpint (strstr (late, "\"undecided\" : []") == NULL, ==, relaxed);
          g_assert_cmpint (strstr (late, "\"id\" : \"covid-2020\"") != NULL, ==, relaxed);
          g_assert_cmpint (finds (early, "clock-perhaps-relaxed"), ==, relaxed);
          g_assert_true (finds (early, "clock-due") || finds (early, "clock-due-before"));
          g_assert_nonnull (strstr (early, "\"undecided\" : []"));
        }
    }
}

static void
test_one_pause_for_all (void)
{
  g_test_summary ("A pause in vain is told once for all clocks, and one open end once for all");

  g_autoptr (SafeguardCatalogue) catalogue = made_up_catalogue (packs, G_N_ELEMENTS (packs));
  g_autoptr (SafeguardDoor) door = safeguard_door_new (catalogue);
  g_autofree char *answer = safeguard_door_answer (
      door, "{\"safeguard-request\": 1, \"verb\": \"incident\", \"policy\": \"stockport\", "
            "\"at\": \"2020-06-01\", \"input\": {\"aware\": {\"local-authority\": "
            "\"2020-03-23\", \"partners\": \"2020-03-24\"}, \"present\": "
            "[\"abuse-or-neglect-known-or-suspected\", \"child-died\", \"in-area\"], "
            "\"events\": {\"paused\": \"2020-03-25\"}}}");
  g_auto (GStrv) vain = g_strsplit (answer, "\"pause-without-authority\"", -1);
  g_auto (GStrv) gaps = g_strsplit (answer, "\"id\" : \"covid-2020\"", -1);

  g_test_message ("%s", answer);
  g_assert_cmpuint (g_strv_length (vain), ==, 2);
  g_assert_cmpuint (g_strv_length (gaps), ==, 2);
  g_assert_nonnull (strstr (answer, "The pause recorded on Wed 25 Mar 2020 has no effect on "
                                    "Notification of a serious incident, Rapid review: no source "
                                    "allows it."));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock-findings/each", test_findings);
  g_test_add_func ("/clock-findings/relaxed-of-2020", test_relaxed_of_2020);
  g_test_add_func ("/clock-findings/one-pause-for-all", test_one_pause_for_all);

  return g_test_run ();
}
