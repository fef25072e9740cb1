/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "made-up.h"

#include <string.h>

/* A local limit beside the statutory one (C12), for two made-up areas over one made-up nation. */

#define LIMIT(days)                                                                                \
  "timescales:\n  reply:\n    name: Reply\n    limit: " days "\n    starts: asked\n"               \
  "    met-by: replied\n    holder: local-authority\n    cite: {document: doc}\n"

static const char *const packs[][2] = {
    {"nation.yaml", FRAME ("nation-2019", "nation", "england-and-wales") LIMIT ("15 working days")},
    {"looser.yaml", FRAME ("looser-2019", "looser", "nation") LIMIT ("20 working days")},
    {"tighter.yaml", FRAME ("tighter-2019", "tighter", "nation") LIMIT ("10 working days")},
};

static char *
ask (const char *area)
{
  g_autoptr (SafeguardCatalogue) catalogue = made_up_catalogue (packs, G_N_ELEMENTS (packs));
  g_autoptr (SafeguardDoor) door = safeguard_door_new (catalogue);
  g_autofree char *request
      = g_strdup_printf ("{\"safeguard-request\": 1, \"verb\": \"due\", \"policy\": \"%s\", "
                         "\"clock\": \"reply\", \"from\": \"2019-10-07\"}",
                         area);

  return safeguard_door_answer (door, request);
}

static void
test_a_looser_limit_is_said (void)
{
  g_autofree char *answer = ask ("looser");

  g_assert_nonnull (strstr (answer, "\"due\" : \"2019-11-04\""));
  g_assert_nonnull (strstr (answer, "\"limit\" : \"15 working days\""));
  g_assert_nonnull (strstr (answer, "\"code\" : \"looser-than-overridden\""));
  g_assert_nonnull (strstr (answer, "gives until Mon 4 Nov 2019; nation-2019, which it overrides, "
                                    "gives until Mon 28 Oct 2019."));
}

static void
test_a_tighter_limit_stands (void)
{
  g_autofree char *answer = ask ("tighter");

  g_assert_nonnull (strstr (answer, "\"due\" : \"2019-10-21\""));
  g_assert_nonnull (strstr (answer, "\"edition\" : \"nation-2019\""));
  g_assert_null (strstr (answer, "looser-than-overridden"));
}

static void
test_nothing_is_overridden (void)
{
  g_autofree char *answer = ask ("nation");

  g_assert_nonnull (strstr (answer, "\"overrides\" : null"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/overridden/looser", test_a_looser_limit_is_said);
  g_test_add_func ("/overridden/tighter", test_a_tighter_limit_stands);
  g_test_add_func ("/overridden/nothing", test_nothing_is_overridden);

  return g_test_run ();
}
