/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "arrangements.h"

#include <glib/gstdio.h>
#include <string.h>

/* What a council decides on top of published arrangements, and packs that are signed. */

#define OVERLAY                                                                                    \
  "safeguard-pack: 1\nid: our-overlay\noverlays: stockport\ntitle: Decisions\n"                    \
  "in-force: {from: 2020-01-01}\nsources: {minutes: {title: Minutes}}\n"
#define TWELVE                                                                                     \
  "decides:\n  risk-score-twelve: {as: twelve-is-escalated, by: the council, decided: "            \
  "2020-01-01, because: it is better seen, cite: {document: minutes, section: \"4\"}}\n"

/* RFC 8032, section 7.1, TEST 1: the key, and its signature over nothing. */
#define PRIVATE                                                                                    \
  "-----BEGIN PRIVATE KEY-----\n"                                                                  \
  "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"                             \
  "-----END PRIVATE KEY-----\n"
static const guint8 public_key[32] = {
    0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9, 0x64, 0x07, 0x3a,
    0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6, 0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a};
static const char over_nothing[]
    = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
      "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

typedef struct
{
  char *folder;
  char *pack;
  char *signature;
  char *private_key;
  char *public_key;
} Files;

static char *
write_file (Files *files, const char *name, const void *content, gssize length)
{
  char *path = g_build_filename (files->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, length, NULL));

  return path;
}

static void
set_up (Files *files, gconstpointer data)
{
  files->folder = g_dir_make_tmp ("safeguard-overlays-XXXXXX", NULL);
  g_assert_nonnull (files->folder);
  files->pack = write_file (files, "our-overlay.yaml", OVERLAY TWELVE, -1);
  files->signature = g_strconcat (files->pack, ".sig", NULL);
  files->private_key = write_file (files, "private.pem", PRIVATE, -1);
  files->public_key = write_file (files, "public.raw", public_key, sizeof public_key);
}

static void
tear_down (Files *files, gconstpointer data)
{
  char *paths[] = {files->pack, files->signature, files->private_key, files->public_key};

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_unlink (paths[i]);
      g_free (paths[i]);
    }
  g_rmdir (files->folder);
  g_free (files->folder);
}

static SafeguardTrustedKeys *
read_keys (Files *files)
{
  const char *paths[] = {files->public_key, NULL};
  g_autoptr (GError) error = NULL;
  SafeguardTrustedKeys *keys = safeguard_trusted_keys_new (paths, &error);

  g_assert_no_error (error);

  return keys;
}

static SafeguardPolicy *
get_policy (Files *files, const char *iso)
{
  const char *paths[] = {files->pack, NULL};
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (paths, &error);
  g_autoptr (GDate) day = g_date_new ();

  g_assert_no_error (error);
  g_date_set_parse (day, iso);
  SafeguardPolicy *policy = safeguard_catalogue_get_policy (catalogue, "stockport", day, &error);
  g_assert_no_error (error);

  return policy;
}

static void
test_decided (Files *files, gconstpointer data)
{
  g_autoptr (SafeguardPolicy) before = get_policy (files, "2019-12-31");
  g_autoptr (SafeguardPolicy) after = get_policy (files, "2020-01-01");
  g_autoptr (GListModel) none = safeguard_policy_get_decided (before);
  g_autoptr (GListModel) decided = safeguard_policy_get_decided (after);

  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (decided), ==, 1);
  g_assert_cmpstr (safeguard_policy_get_edition (after), ==, "stockport-2019");

  g_autoptr (SafeguardLocalDecision) decision = g_list_model_get_item (decided, 0);
  g_autoptr (GDate) day = safeguard_local_decision_get_decided (decision);
  g_autoptr (SafeguardCitation) citation
      = g_list_model_get_item (safeguard_local_decision_get_citations (decision), 0);
  g_assert_cmpstr (safeguard_local_decision_get_gap (decision), ==, "risk-score-twelve");
  g_assert_cmpstr (safeguard_local_decision_get_answer (decision), ==, "twelve-is-escalated");
  g_assert_cmpstr (safeguard_local_decision_get_by (decision), ==, "the council");
  g_assert_cmpstr (safeguard_local_decision_get_because (decision), ==, "it is better seen");
  g_assert_cmpstr (safeguard_local_decision_get_edition (decision), ==, "our-overlay");
  g_assert_nonnull (safeguard_local_decision_get_says (decision));
  g_assert_null (safeguard_local_decision_get_overruled (decision)[0]);
  g_assert_true (safeguard_local_decision_closes (decision));
  g_assert_cmpuint (g_date_get_year (day), ==, 2020);
  g_assert_cmpstr (safeguard_citation_get_section (citation), ==, "4");
}

static void
test_ruling (Files *files, gconstpointer data)
{
  g_autoptr (SafeguardPolicy) policy = get_policy (files, "2020-01-02");
  g_autoptr (GError) error = NULL;
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, &error);
  g_autoptr (SafeguardRiskRuling) twelve
      = safeguard_governance_assess_score (governance, 12, &error);

  g_assert_no_error (error);
  g_assert_cmpint (safeguard_risk_ruling_get_handling (twelve), ==,
                   SAFEGUARD_RISK_HANDLING_ESCALATED);
  g_autoptr (GListModel) decided = safeguard_ruling_get_decided (SAFEGUARD_RULING (twelve));
  g_autoptr (GListModel) undecided = safeguard_ruling_get_undecided (SAFEGUARD_RULING (twelve));
  g_assert_cmpuint (g_list_model_get_n_items (decided), ==, 1);
  for (guint i = 0; i < g_list_model_get_n_items (undecided); i++)
    {
      g_autoptr (SafeguardGap) gap = g_list_model_get_item (undecided, i);
      g_assert_cmpstr (safeguard_gap_get_id (gap), !=, "risk-score-twelve");
    }

  g_autofree char *why = safeguard_ruling_why (SAFEGUARD_RULING (twelve));
  g_assert_nonnull (strstr (why, "twelve-is-escalated"));
  g_assert_nonnull (strstr (why, "Minutes, 4"));
}

static void
test_refused_decisions (Files *files, gconstpointer data)
{
  static const struct
  {
    const char *below;
    SafeguardError code;
    const char *nearest;
  } rows[] = {
      {"decides: {risk-score-twelv: {as: a, by: b, decided: 2020-01-01, because: c}}\n",
       SAFEGUARD_ERROR_UNKNOWN_GAP, "risk-score-twelve"},
      {"decides: {risk-score-twelve: {as: twelve-is-escalatd, by: b, decided: 2020-01-01, because: "
       "c}}\n",
       SAFEGUARD_ERROR_UNKNOWN_ANSWER, "twelve-is-escalated"},
      {"decides: {risk-score-twelve: {as: twelve-is-kept, by: b, because: c}}\n",
       SAFEGUARD_ERROR_MISSING_KEY, NULL},
      {"gaps: [{id: level-3-lines, where: thresholds/increasing-concerns, says: x, could-be: [no], "
       "cite: {document: minutes}}]\n"
       "decides: {level-3-lines: {as: \"no\", by: b, decided: 2020-01-01, because: c}}\n",
       SAFEGUARD_ERROR_ANSWER_WITHOUT_EFFECT, NULL},
      {"area: stockport\n", SAFEGUARD_ERROR_WRONG_VALUE, NULL},
  };
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat (OVERLAY, rows[i].below, NULL);
      g_assert_true (g_file_set_contents (files->pack, text, -1, NULL));
      g_autoptr (GListModel) issues = safeguard_catalogue_check_pack (catalogue, files->pack);
      gboolean found = FALSE;

      for (guint j = 0; j < g_list_model_get_n_items (issues); j++)
        {
          g_autoptr (SafeguardIssue) issue = g_list_model_get_item (issues, j);

          if (safeguard_issue_get_code (issue) != rows[i].code)
            continue;
          found = TRUE;
          g_assert_cmpstr (safeguard_issue_get_nearest (issue), ==, rows[i].nearest);
          g_assert_cmpuint (safeguard_issue_get_line (issue), >, 0);
          g_assert_nonnull (safeguard_issue_get_remedy (issue));
        }
      g_assert_true (found);
    }
}

static char *
hex_of (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;
  GString *hex = g_string_new (NULL);

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (hex, "%02x", (guint8)content[i]);

  return g_string_free (hex, FALSE);
}

static void
test_known_signature (Files *files, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (files->pack, "", 0, NULL));
  g_autofree char *key = safeguard_sign_file (files->pack, files->private_key, &error);
  g_assert_no_error (error);
  g_autofree char *hex = hex_of (files->signature);
  g_assert_cmpstr (hex, ==, over_nothing);

  g_autoptr (SafeguardTrustedKeys) keys = read_keys (files);
  g_auto (GStrv) fingerprints = safeguard_trusted_keys_get_fingerprints (keys);
  g_autofree char *by = safeguard_trusted_keys_check_file (keys, files->pack, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (by, ==, key);
  g_assert_cmpstr (fingerprints[0], ==, key);
  g_assert_null (fingerprints[1]);
}

static void
assert_refused (Files *files, SafeguardTrustedKeys *keys, SafeguardError code)
{
  const char *paths[] = {files->pack, NULL};
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new_signed (paths, keys, &error);

  g_assert_null (catalogue);
  g_assert_error (error, safeguard_error_quark (), (int)code);
}

static void
test_signed_catalogue (Files *files, gconstpointer data)
{
  const char *paths[] = {files->pack, NULL};
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardTrustedKeys) keys = read_keys (files);

  assert_refused (files, keys, SAFEGUARD_ERROR_NOT_SIGNED);
  g_autofree char *key = safeguard_sign_file (files->pack, files->private_key, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new_signed (paths, keys, &error);
  g_assert_no_error (error);

  g_autoptr (GListModel) editions = safeguard_catalogue_get_editions (catalogue);
  for (guint i = 0; i < g_list_model_get_n_items (editions); i++)
    {
      g_autoptr (SafeguardEdition) edition = g_list_model_get_item (editions, i);
      gboolean ours = strcmp (safeguard_edition_get_id (edition), "our-overlay") == 0;

      g_assert_cmpstr (safeguard_edition_get_signed_by (edition), ==, ours ? key : NULL);
      g_assert_cmpint (safeguard_edition_is_bundled (edition), ==, !ours);
      g_assert_cmpint (safeguard_edition_is_overlay (edition), ==, ours);
    }

  g_assert_true (g_file_set_contents (files->pack, OVERLAY, -1, NULL));
  assert_refused (files, keys, SAFEGUARD_ERROR_WRONG_SIGNATURE);
  g_assert_true (g_file_set_contents (files->signature, "short", -1, NULL));
  assert_refused (files, keys, SAFEGUARD_ERROR_MALFORMED_SIGNATURE);
}

static void
test_unusable_keys (Files *files, gconstpointer data)
{
  const char *private_path[] = {files->private_key, NULL};
  const char *nowhere[] = {"/nowhere/key.pem", NULL};
  g_autoptr (GError) private_as_public = NULL;
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (GError) public_as_private = NULL;
  g_autoptr (GError) unwritable = NULL;

  g_assert_null (safeguard_trusted_keys_new (private_path, &private_as_public));
  g_assert_error (private_as_public, safeguard_error_quark (), SAFEGUARD_ERROR_UNUSABLE_KEY);
  g_assert_null (safeguard_trusted_keys_new (nowhere, &unreadable));
  g_assert_error (unreadable, safeguard_error_quark (), SAFEGUARD_ERROR_FILE_UNREADABLE);
  g_assert_null (safeguard_sign_file (files->pack, files->public_key, &public_as_private));
  g_assert_error (public_as_private, safeguard_error_quark (), SAFEGUARD_ERROR_UNUSABLE_KEY);
  g_assert_false (g_file_test (files->signature, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_mkdir (files->signature, 0700), ==, 0);
  g_assert_null (safeguard_sign_file (files->pack, files->private_key, &unwritable));
  g_assert_error (unwritable, safeguard_error_quark (), SAFEGUARD_ERROR_FILE_UNWRITABLE);
  g_assert_cmpint (g_rmdir (files->signature), ==, 0);
}

/* A council that holds no front-line visits, and lets the rapid review be. */
static void
test_switched_off (Files *files, gconstpointer data)
{
  static const char off[] = OVERLAY "timescales:\n"
                                    "  rapid-review: {off: not in this year}\n"
                                    "  told: {limit: 2 days, starts: {due-of: rapid-review}, "
                                    "met-by: told, cite: {document: minutes}}\n"
                                    "  front-line-visits: {off: not in this year either}\n";
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (files->pack, off, -1, NULL));
  g_autoptr (SafeguardPolicy) policy = get_policy (files, "2020-02-03");
  g_assert_null (safeguard_policy_get_timescale (policy, "front-line-visits", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_TIMESCALE_SWITCHED_OFF);
  g_assert_nonnull (strstr (error->message, "our-overlay"));
  g_assert_nonnull (strstr (error->message, "not in this year either"));

  g_autoptr (SafeguardTimescale) told = safeguard_policy_get_timescale (policy, "told", NULL);
  g_assert_cmpstr (safeguard_timescale_get_starts (told), ==,
                   "the due day of rapid-review, which is switched off");

  g_autoptr (SafeguardChronology) done = safeguard_chronology_new ();
  g_autoptr (SafeguardDutiesRuling) duties
      = safeguard_policy_assess_duties (policy, SAFEGUARD_RECORD (done), NULL);
  g_autofree char *why = safeguard_ruling_why (SAFEGUARD_RULING (duties));
  g_assert_nonnull (strstr (why, "switches off the rule 'front-line-visits'"));
  g_assert_nonnull (strstr (why, "'rapid-review' is switched off, and what names it"));
  g_assert_null (strstr (why, "'front-line-visits' is switched off, and what names it"));
}

/* Of two overlays the higher one has the last word. */
static void
test_switched_off_and_on (Files *files, gconstpointer data)
{
  g_autofree char *above = write_file (
      files, "our-second.yaml",
      "safeguard-pack: 1\nid: our-second\noverlays: stockport\ntitle: Decisions\n"
      "in-force: {from: 2020-01-01}\nsources: {minutes: {title: Minutes}}\n"
      "timescales: {front-line-visits: {limit: 9 days, starts: begun, met-by: visited, "
      "cite: {document: minutes}}}\n",
      -1);
  const char *paths[] = {files->pack, above, NULL};
  g_autoptr (GError) error = NULL;
  g_autoptr (GDate) day = g_date_new_dmy (3, 2, 2020);

  g_assert_true (g_file_set_contents (
      files->pack, OVERLAY "timescales: {front-line-visits: {off: not now}}\n", -1, NULL));
  g_autoptr (SafeguardCatalogue) catalogue = safeguard_catalogue_new (paths, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardPolicy) policy
      = safeguard_catalogue_get_policy (catalogue, "stockport", day, &error);
  g_assert_no_error (error);
  g_autoptr (SafeguardTimescale) visits
      = safeguard_policy_get_timescale (policy, "front-line-visits", &error);
  g_assert_no_error (error);
  g_assert_nonnull (visits);
  g_unlink (above);
}

static gpointer
judge_often (gpointer data)
{
  SafeguardPolicy *policy = data;

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (SafeguardRiskRuling) ruling = safeguard_governance_assess_score (
          safeguard_policy_get_governance (policy, NULL), 12, NULL);
      g_autoptr (GListModel) decided = safeguard_ruling_get_decided (SAFEGUARD_RULING (ruling));

      g_assert_cmpuint (g_list_model_get_n_items (decided), ==, 1);
    }

  return NULL;
}

static void
test_shared_between_threads (Files *files, gconstpointer data)
{
  g_autoptr (SafeguardPolicy) policy = get_policy (files, "2020-01-02");
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("judge", judge_often, policy);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

#define ADD(name, test) g_test_add ("/overlays/" name, Files, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("decided", test_decided);
  ADD ("ruling", test_ruling);
  ADD ("refused-decisions", test_refused_decisions);
  ADD ("known-signature", test_known_signature);
  ADD ("signed-catalogue", test_signed_catalogue);
  ADD ("unusable-keys", test_unusable_keys);
  ADD ("switched-off", test_switched_off);
  ADD ("switched-off-and-on", test_switched_off_and_on);
  ADD ("shared-between-threads", test_shared_between_threads);

  return g_test_run ();
}
