/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "made-up-partnership.h"

/* What a made-up partnership has in hand over half a year. */

static SafeguardAssurance *
assurance_new (SafeguardGovernance *governance)
{
  g_autoptr (GDate) from = day_of ("2019-01-01");
  g_autoptr (GDate) to = day_of ("2019-06-30");
  g_autoptr (GError) error = NULL;
  SafeguardAssurance *assurance = safeguard_assurance_new (governance, "y", from, to, &error);

  g_assert_no_error (error);

  return assurance;
}

static void
submit (SafeguardAssurance *assurance, const char *by, const char *for_day)
{
  g_autofree char *payload
      = g_strdup_printf ("{\"submission\": \"data-set\", \"for\": \"%s\"}", for_day);

  add_event (assurance, "submitted", "2019-07-01", by, payload);
}

static void
assert_missing (SafeguardGovernance *governance,
                SafeguardAssurance *assurance,
                const char *section,
                const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardAssuranceRuling) ruling
      = safeguard_governance_assess_assurance (governance, assurance, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) missing = safeguard_assurance_ruling_get_missing (ruling, section);
  g_autofree char *text = g_strjoinv (" ", missing);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_submissions (void)
{
  static const char *const agencies[] = {"local-authority", "ccg", "police"};
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (SafeguardAssurance) assurance = assurance_new (governance);

  assert_missing (governance, assurance, "submissions", "local-authority health police probation");
  for (gsize i = 0; i < G_N_ELEMENTS (agencies); i++)
    {
      submit (assurance, agencies[i], "2019-03-31");
      submit (assurance, agencies[i], "2019-04-01");
    }
  submit (assurance, "probation", "2019-02-01");
  assert_missing (governance, assurance, "submissions", "probation");
  submit (assurance, "probation", "2019-06-30");
  assert_missing (governance, assurance, "submissions", "");
}

static void
test_coverage (void)
{
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (SafeguardAssurance) assurance = assurance_new (governance);

  assert_missing (governance, assurance, "sources-of-assurance", "audits voices");
  assert_missing (governance, assurance, "scrutiny", "front-line peers");
  assert_missing (governance, assurance, "expectations", "leadership training");
  add_event (assurance, "evidenced", "2019-02-01", NULL, "{\"source\": \"voices\"}");
  add_event (assurance, "evidenced", "2018-02-01", NULL, "{\"source\": \"audits\"}");
  add_event (assurance, "scrutinised", "2019-02-01", NULL, "{\"scrutiny\": \"peers\"}");
  add_event (assurance, "rated", "2019-02-01", "police",
             "{\"expectation\": \"leadership\", \"rating\": \"met\"}");
  add_event (assurance, "rated", "2019-02-01", NULL,
             "{\"expectation\": \"training\", \"rating\": \"not-met\"}");
  assert_missing (governance, assurance, "sources-of-assurance", "audits");
  assert_missing (governance, assurance, "scrutiny", "front-line");
  assert_missing (governance, assurance, "expectations", "leadership");
  assert_missing (governance, assurance, "boards", "");
}

static void
test_actions (void)
{
  static const char plan[] = "{\"expectation\": \"training\", \"action\": \"a-1\"}";
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (SafeguardAssurance) assurance = assurance_new (governance);
  g_autoptr (GDateTime) before = london_time ("2019-04-01T12:00:00");

  add_event (assurance, "action-opened", "2019-02-01", NULL, plan);
  add_event (assurance, "action-closed", "2019-05-01", NULL, "{\"action\": \"a-1\"}");
  g_autoptr (SafeguardAssuranceRuling) then
      = safeguard_governance_assess_assurance (governance, assurance, before, NULL);
  g_autoptr (SafeguardAssuranceRuling) now
      = safeguard_governance_assess_assurance (governance, assurance, NULL, NULL);

  g_assert_true (has_finding (then, "action-carried-forward"));
  g_assert_false (has_finding (now, "action-carried-forward"));
  g_assert_true (has_finding (now, "sunset-comes"));
}

static void
test_provisions (void)
{
  static const struct
  {
    const char *section;
    const char *id;
    const char *key;
    const char *values;
  } cases[] = {
      {"agencies", "schools", "takes-part", "sub-group wider-events"},
      {"boards", "adults-board", "leads-on", "domestic-abuse"},
      {"scrutiny", "front-line", "level", "operational"},
      {"reports", "annual", "recipients", "council"},
      {"submissions", "data-set", "by", "partners probation"},
      {"sunset", "chair", "by", "2019-12-31"},
  };
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListModel) list
          = safeguard_governance_get_provisions (governance, cases[i].section, &error);
      g_autofree char *found = NULL;

      g_assert_no_error (error);
      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (SafeguardProvision) one = g_list_model_get_item (list, j);

          if (g_strcmp0 (safeguard_provision_get_id (one), cases[i].id) == 0)
            found = g_strjoinv (" ", (char **)safeguard_provision_get_values (one, cases[i].key));
        }
      g_assert_cmpstr (found, ==, cases[i].values);
    }
  g_assert_null (safeguard_governance_get_provisions (governance, "board", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_WRONG_VALUE);
}

/* The ids of what somebody is there to do, "" if nothing; NULL for nobody. */
static char *
responsibilities_of (SafeguardGovernance *governance, const char *of, GError **error)
{
  g_autoptr (GListModel) list = safeguard_governance_get_responsibilities (governance, of, error);
  g_autoptr (GString) ids = g_string_new (NULL);

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SafeguardProvision) one = g_list_model_get_item (list, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", safeguard_provision_get_id (one));
    }

  return g_strdup (ids->str);
}

static void
test_responsibilities (void)
{
  static const struct
  {
    const char *of;
    const char *ids;
  } cases[] = {
      {NULL, "secretary-prepares head-teacher-informs schools-recruit health-advises "
             "agencies-inform partners-coordinate quality-assurance-audits"},
      {"secretary", "secretary-prepares"},
      {"head-teacher", "head-teacher-informs"},
      /* An agency by its own name, with the seat that it fills. */
      {"schools", "head-teacher-informs schools-recruit agencies-inform"},
      {"probation", "schools-recruit agencies-inform"},
      /* One actor under two names. */
      {"health", "health-advises partners-coordinate"},
      {"ccg", "health-advises partners-coordinate"},
      {"quality-assurance", "quality-assurance-audits"},
      /* A body is not its members, and an agency not the body. */
      {"partnership", ""},
      {"police", "partners-coordinate"},
      /* What a document says of many at once, in its own words. */
      {"partners", "partners-coordinate"},
      {"relevant-agencies", "agencies-inform"},
  };
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *ids = responsibilities_of (governance, cases[i].of, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (ids, ==, cases[i].ids);
    }
}

static void
test_responsibilities_of_nobody (void)
{
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (GError) error = NULL;

  g_assert_null (responsibilities_of (governance, "probations", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_ACTOR);
  g_assert_nonnull (strstr (error->message, "probation'"));
}

static void
test_refused (void)
{
  g_autoptr (SafeguardGovernance) governance = made_up_governance ();
  g_autoptr (SafeguardAssurance) assurance = assurance_new (governance);
  g_autoptr (GDate) from = day_of ("1900-01-01");
  g_autoptr (GDate) to = day_of ("2019-06-30");
  g_autoptr (GError) error = NULL;

  assert_event_refused (assurance, "submitted", "police", "{\"submission\": \"data-set\"}",
                        SAFEGUARD_ERROR_MISSING_KEY);
  assert_event_refused (assurance, "submitted", "police",
                        "{\"submission\": \"data\", \"for\": \"2019-02-01\"}",
                        SAFEGUARD_ERROR_UNKNOWN_ROW);
  assert_event_refused (assurance, "submitted", "police",
                        "{\"submission\": \"data-set\", \"for\": \"2019-02-30\"}",
                        SAFEGUARD_ERROR_IMPOSSIBLE_DATE);
  assert_event_refused (assurance, "evidenced", "polices", "{\"source\": \"audits\"}",
                        SAFEGUARD_ERROR_UNKNOWN_BODY);
  g_assert_null (safeguard_assurance_new (governance, "y", from, to, &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_OUT_OF_RANGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/governance/assurance/submissions", test_submissions);
  g_test_add_func ("/governance/assurance/coverage", test_coverage);
  g_test_add_func ("/governance/assurance/actions", test_actions);
  g_test_add_func ("/governance/assurance/provisions", test_provisions);
  g_test_add_func ("/governance/assurance/responsibilities", test_responsibilities);
  g_test_add_func ("/governance/assurance/responsibilities-of-nobody",
                   test_responsibilities_of_nobody);
  g_test_add_func ("/governance/assurance/refused", test_refused);

  return g_test_run ();
}
