/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "made-up-partnership.h"

#include <string.h>

/* Cheshire West and Chester's arrangements, section 11: the board handed over what was needed to
 * finish its business, with a trail; each partner answers a request by itself and looks at
 * exemptions; the council controls the data. */

typedef struct
{
  const char *name;
  const char *events;     /* type/day/by/about or item/trail */
  const char *unanswered; /* of the request r-1; NULL: it is not known */
  const char *missing;
  const char *code;
} Row;

#define AGREEMENTS "data-sharing-agreement information-sharing-agreement "
#define OPEN AGREEMENTS "serious-case-review open-actions-of-work-plans"

static const Row rows[] = {
    {"nothing", "", NULL, OPEN, "information-controller"},
    {"asked", "requested/2019-10-01//r-1", "local-authority health police", OPEN,
     "request-unanswered"},
    {"one-answered", "requested/2019-10-01//r-1 answered/2019-10-04/police/r-1",
     "local-authority health", OPEN, "request-without-exemptions"},
    {"one-answered-in-full",
     "requested/2019-10-01//r-1 exemptions-considered/2019-10-03/ccg/r-1 "
     "answered/2019-10-04/ccg/r-1",
     "local-authority police", OPEN, "request-answered"},
    {"one-for-all", "requested/2019-10-01//r-1 answered/2019-10-04/business-support/r-1",
     "local-authority health police", OPEN, "request-answered-by-another"},
    {"never-asked", "answered/2019-10-04/police/r-1", "local-authority health", OPEN,
     "request-not-recorded"},
    {"handed-over", "handed-over/2019-07-01//serious-case-review/register-7", NULL,
     AGREEMENTS "open-actions-of-work-plans", "information-handed-over"},
    {"without-a-trail", "handed-over/2019-07-01//serious-case-review", NULL,
     AGREEMENTS "open-actions-of-work-plans", "information-without-trail"},
    {"the-rest-is-kept", "retained/2019-07-01//minutes-of-2012", NULL, OPEN,
     "information-retained"},
    {"agreed", "agreed/2019-07-01//data-sharing-agreement", NULL,
     "information-sharing-agreement serious-case-review open-actions-of-work-plans",
     "information-agreed"},
    {"missing", "", NULL, OPEN, "information-missing"},
};

static void
add (SafeguardInformationLog *log, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, "/", -1);
  const char *key = parts[4] != NULL || strstr ("handed-over agreed retained", parts[0]) != NULL
                        ? "item"
                        : "about";
  g_autofree char *trail
      = parts[4] != NULL ? g_strdup_printf (", \"trail\": \"%s\"", parts[4]) : g_strdup ("");
  g_autofree char *payload = g_strdup_printf ("{\"%s\": \"%s\"%s}", key, parts[3], trail);

  add_event (log, parts[0], parts[1], *parts[2] != '\0' ? parts[2] : NULL, payload);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) policy = load_policy ("cheshire-west-and-chester", "2019-10-01");
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, NULL);
  g_autoptr (SafeguardInformationLog) log
      = safeguard_information_log_new (governance, "i-1", &error);
  g_auto (GStrv) words = g_strsplit (row->events, " ", -1);

  g_assert_no_error (error);
  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    add (log, words[i]);

  g_autoptr (SafeguardInformationRuling) ruling
      = safeguard_governance_assess_information (governance, log, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) missing = safeguard_information_ruling_get_missing (ruling);
  g_auto (GStrv) controllers = safeguard_information_ruling_get_controllers (ruling);
  g_auto (GStrv) unanswered = safeguard_information_ruling_get_unanswered (ruling, "r-1", &error);
  g_autofree char *missing_text = g_strjoinv (" ", missing);
  g_autofree char *unanswered_text = unanswered != NULL ? g_strjoinv (" ", unanswered) : NULL;

  g_assert_cmpstr (missing_text, ==, row->missing);
  g_assert_cmpstr (unanswered_text, ==, row->unanswered);
  if (row->unanswered == NULL)
    g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_UNKNOWN_REQUEST);
  g_assert_cmpstr (controllers[0], ==, "local-authority");
  g_assert_true (has_finding (ruling, row->code));
  assert_rules_are_cited (ruling);
}

/* 002 has no rule on who answers; what happened is kept all the same. */
static void
test_silent (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) policy = load_policy ("stockport", "2012-10-01");
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, NULL);
  g_autoptr (SafeguardInformationLog) log
      = safeguard_information_log_new (governance, "i-1", &error);

  add (log, "requested/2012-10-01//r-1");
  g_autoptr (SafeguardInformationRuling) ruling
      = safeguard_governance_assess_information (governance, log, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_finding (ruling, "request-silent"));
  g_assert_true (has_finding (ruling, "information-controller-silent"));
}

/* What happened after the moment that is asked for is left out. */
static void
test_moment (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) policy = load_policy ("cheshire-west-and-chester", "2019-10-01");
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, NULL);
  g_autoptr (SafeguardInformationLog) log
      = safeguard_information_log_new (governance, "i-1", &error);
  g_autoptr (GDateTime) at = london_time ("2019-06-30T12:00:00");

  add (log, "handed-over/2019-07-01//serious-case-review/register-7");
  g_autoptr (SafeguardInformationRuling) ruling
      = safeguard_governance_assess_information (governance, log, at, &error);
  g_auto (GStrv) missing = safeguard_information_ruling_get_missing (ruling);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (missing), ==, 4);
}

static void
test_refusals (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardPolicy) policy = load_policy ("cheshire-west-and-chester", "2019-10-01");
  SafeguardGovernance *governance = safeguard_policy_get_governance (policy, NULL);
  g_autoptr (SafeguardInformationLog) log
      = safeguard_information_log_new (governance, "i-1", &error);

  assert_event_refused (log, "asked", NULL, "{\"about\": \"r-1\"}", SAFEGUARD_ERROR_UNKNOWN_EVENT);
  assert_event_refused (log, "answered", NULL, "{\"about\": \"r-1\"}", SAFEGUARD_ERROR_MISSING_KEY);
  assert_event_refused (log, "answered", "polise", "{\"about\": \"r-1\"}",
                        SAFEGUARD_ERROR_UNKNOWN_BODY);
  assert_event_refused (log, "requested", NULL, NULL, SAFEGUARD_ERROR_MISSING_KEY);
  assert_event_refused (log, "handed-over", NULL, "{\"about\": \"r-1\"}",
                        SAFEGUARD_ERROR_MISSING_KEY);
  g_assert_null (safeguard_information_log_new (governance, "", &error));
  g_assert_error (error, SAFEGUARD_ERROR, SAFEGUARD_ERROR_WRONG_VALUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/governance/information/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/governance/information/silent", test_silent);
  g_test_add_func ("/governance/information/moment", test_moment);
  g_test_add_func ("/governance/information/refusals", test_refusals);

  return g_test_run ();
}
