/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "made-up.h"

#include <string.h>

/* Findings that no bundled pack leads to. */

static const char *const packs[][2] = {
    {"town.yaml",
     FRAME ("town-2019",
            "town",
            "england") "tittle: A slip of the pen\n"
                       "facts:\n  seen: {ask: Seen?, cite: {document: doc}}\n"
                       "  doubtful: {ask: Doubtful?, cite: {document: doc}}\n"
                       "timescales:\n  wait: {limit: 10 days, starts: asked, met-by: done, kind: "
                       "not-before"
                       ", cite: {document: doc}}\n"
                       "thresholds:\n  levels: [{number: 1, id: one, name: One, cite: {document: "
                       "doc}}]\n"
                       "  table: {rows: [{id: a, when: seen, then: {level: 1}, cite: {document: "
                       "doc}}]}\n"
                       "gaps: [{id: either, says: it is not said, cite: {document: doc}}]\n"
                       "reviews:\n  criteria:\n    rows:\n"
                       "      - {id: told, when: seen, then: {by: police, to: [panel]}, cite: "
                       "{document: doc}}\n"
                       "      - id: reviewed\n        gap: either\n"
                       "        readings: [{id: one, when: doubtful}, {id: two, when: {none: "
                       "[doubtful]}}]\n"
                       "        then: {by: police, to: [panel], rapid-review: true}\n"
                       "        cite: {document: doc}\n"
                       "      - {id: abuse-here, off: the town has its own}\n"
                       "      - {id: abuse-outside-england, off: the town has its own}\n"},
    /* On no national layer, which would bring an emergency route. */
    {"isle.yaml",
     FRAME ("isle-2019",
            "isle",
            "england-and-wales") "thresholds:\n"
                                 "  levels: [{number: 1, id: one, name: One, cite: {document: "
                                 "doc}}]\n"
                                 "  table: {rows: [{id: a, when: seen, then: {level: 1}, cite: "
                                 "{document: doc}}]}\n"
                                 "facts:\n  seen: {ask: Seen?, cite: {document: doc}}\n"},
};

static const struct
{
  const char *area;
  const char *request;
  const char *code;
} rows[] = {
    {"isle", "\"verb\": \"assess\", \"on\": \"2019-10-01\", \"input\": {\"present\": [\"seen\"]}",
     "no-emergency-route"},
    {"town", "\"verb\": \"assess\", \"on\": \"2019-10-01\", \"input\": {\"present\": [\"seen\"]}",
     "pack-warning"},
    {"town",
     "\"verb\": \"incident\", \"on\": \"2019-10-01\", \"input\": {\"present\": [\"seen\", "
     "\"doubtful\"]}",
     "rapid-review-undecided"},
    {"town",
     "\"verb\": \"due\", \"clock\": \"wait\", \"from\": \"2019-10-01\", \"at\": \"2019-10-20\", "
     "\"events\": {\"done\": \"2019-10-05\"}",
     "clock-met-early"},
};

static void
test_found (void)
{
  g_autoptr (SafeguardCatalogue) catalogue = made_up_catalogue (packs, G_N_ELEMENTS (packs));
  g_autoptr (SafeguardDoor) door = safeguard_door_new (catalogue);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *request = g_strdup_printf (
          "{\"safeguard-request\": 1, \"policy\": \"%s\", %s}", rows[i].area, rows[i].request);
      g_autofree char *answer = safeguard_door_answer (door, request);
      g_autofree char *code = g_strdup_printf ("\"code\" : \"%s\"", rows[i].code);

      g_test_message ("%s: %s", rows[i].code, answer);
      g_assert_nonnull (strstr (answer, code));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/findings/of-made-up-packs", test_found);

  return g_test_run ();
}
