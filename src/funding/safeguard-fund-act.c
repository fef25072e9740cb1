/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-fund-private.h"

#include "safeguard-nearest-private.h"

#include <errno.h>
#include <string.h>

/* An event of a fund, read out of its payload. */

typedef enum
{
  FROM = 1 << 0,
  HEADING = 1 << 1,
  PENCE = 1 << 2,
  YEAR = 1 << 3,
  RESERVE = 1 << 4,
  TARGET = 1 << 5,
  PERIOD = 1 << 6,
  UNTIL = 1 << 7,
  TEST = 1 << 8, /* "test", "answer" and "reason" */
  INDEX = 1 << 9,
  POSTINGS = 1 << 10,
  ID = 1 << 11, /* of the event: something later refers to it */
  BY = 1 << 12,
  CLAUSE = 1 << 13,
  REASON = 1 << 14,
  RULING = 1 << 15,
  YEARS = 1 << 16,
  UPLIFT = 1 << 17,
} Keys;

/* What each event has to have, what it may have, and how it calls what it is about. */
static const struct
{
  const char *type;
  guint needs;
  guint takes;
  const char *target;
} types[SAFEGUARD_FUND_N_TYPES] = {
    [SAFEGUARD_FUND_PLEDGED] = {"pledged", FROM | PENCE, YEAR | YEARS, NULL},
    [SAFEGUARD_FUND_DUE] = {"due", FROM, PENCE | YEAR, NULL},
    [SAFEGUARD_FUND_RECEIVED] = {"received", PENCE, FROM | HEADING | YEAR | CLAUSE, NULL},
    [SAFEGUARD_FUND_LAPSED] = {"lapsed", FROM, PENCE | YEAR | REASON, NULL},
    [SAFEGUARD_FUND_WAIVED] = {"waived", FROM, PENCE | YEAR | REASON, NULL},
    [SAFEGUARD_FUND_IN_KIND] = {"in-kind", FROM | PENCE, REASON, NULL},
    [SAFEGUARD_FUND_UNDERTAKEN] = {"undertaken", FROM, PENCE | YEAR | YEARS | REASON, NULL},
    [SAFEGUARD_FUND_BUDGETED] = {"budgeted", HEADING | PENCE, YEAR, NULL},
    [SAFEGUARD_FUND_PAID] = {"paid", PENCE, HEADING | TARGET | CLAUSE, "commitment"},
    [SAFEGUARD_FUND_SPENT] = {"spent", HEADING | PENCE, CLAUSE, NULL},
    [SAFEGUARD_FUND_RESERVED] = {"reserved", ID | HEADING | PENCE, UNTIL, NULL},
    [SAFEGUARD_FUND_RESERVATION_POSTED] = {"reservation-posted", TARGET, PENCE, "reservation"},
    [SAFEGUARD_FUND_RESERVATION_VOIDED] = {"reservation-voided", TARGET, REASON, "reservation"},
    [SAFEGUARD_FUND_CASE_SUBMITTED] = {"case-submitted", ID | HEADING | PENCE, 0, NULL},
    [SAFEGUARD_FUND_TESTED] = {"tested", TARGET | TEST, 0, "case"},
    [SAFEGUARD_FUND_DECIDED] = {"decided", TARGET | BY, RULING, "case"},
    [SAFEGUARD_FUND_SIGNED] = {"signed", TARGET | BY, 0, "case"},
    [SAFEGUARD_FUND_COMMITTED] = {"committed", ID | PENCE, HEADING | TARGET | RULING, "case"},
    [SAFEGUARD_FUND_RELEASED] = {"released", TARGET, PENCE | REASON, "commitment"},
    [SAFEGUARD_FUND_RESERVE_ADDED] = {"reserve-added", RESERVE | PENCE, CLAUSE, NULL},
    [SAFEGUARD_FUND_RESERVE_DRAWN] = {"reserve-drawn", RESERVE | PENCE, CLAUSE, NULL},
    [SAFEGUARD_FUND_CARRIED_FORWARD] = {"carried-forward", YEAR | PENCE, CLAUSE, NULL},
    [SAFEGUARD_FUND_CORRECTED] = {"corrected", TARGET | PENCE | REASON, 0, "entry"},
    [SAFEGUARD_FUND_ENTRY] = {"entry", POSTINGS | CLAUSE, 0, NULL},
    [SAFEGUARD_FUND_PERIOD_LOCKED] = {"period-locked", PERIOD, 0, NULL},
    [SAFEGUARD_FUND_PRICE_INDEX] = {"price-index", YEAR | INDEX, 0, NULL},
    [SAFEGUARD_FUND_CONTRIBUTIONS_DISCUSSED] = {"contributions-discussed", 0, YEAR, NULL},
    [SAFEGUARD_FUND_UPLIFT_AGREED] = {"uplift-agreed", YEAR | UPLIFT, 0, NULL},
    [SAFEGUARD_FUND_CONTRIBUTIONS_AGREED] = {"contributions-agreed", 0, YEAR, NULL},
};

/* Keys that any event may have; what they say is kept in the record and nowhere else. */
static const char *const anywhere[]
    = {"currency", "note", "generated", "source", "digest", "outcome", NULL};

static const struct
{
  guint key;
  const char *name;
} names[] = {
    {FROM, "from"},           {HEADING, "heading"}, {PENCE, "pence"},   {YEAR, "year"},
    {RESERVE, "reserve"},     {PERIOD, "period"},   {UNTIL, "until"},   {TEST, "test"},
    {TEST, "answer"},         {TEST, "reason"},     {INDEX, "index"},   {POSTINGS, "postings"},
    {CLAUSE, "clause"},       {REASON, "reason"},   {RULING, "ruling"}, {YEARS, "years"},
    {UPLIFT, "basis-points"},
};

const char *
safeguard_fund_type_text (SafeguardFundType type)
{
  return types[type].type;
}

SafeguardFundAct *
safeguard_fund_act_ref (SafeguardFundAct *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
safeguard_fund_act_unref (SafeguardFundAct *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->id);
  g_free (self->by);
  g_free (self->target);
  g_free (self->test);
  g_free (self->ruling_subject);
  g_free (self->reason);
  g_free (self->clause);
  g_clear_pointer (&self->postings, g_array_unref);
  g_free (self);
}

char *
safeguard_fund_act_describe (const SafeguardFundAct *self)
{
  g_autofree char *words = g_strdup (types[self->type].type);

  g_strdelimit (words, "-", ' ');

  return self->id != NULL ? g_strdup_printf ("%s %s", words, self->id) : g_steal_pointer (&words);
}

gint
safeguard_fund_act_get_year (const SafeguardFundAct *self)
{
  return self->year != 0 ? self->year : safeguard_fund_act_get_day_year (self);
}

gint
safeguard_fund_act_get_day_year (const SafeguardFundAct *self)
{
  guint quarter;

  return safeguard_ledger_quarter_of (self->moment.day, &quarter)
             ? SAFEGUARD_LEDGER_FIRST_YEAR + (gint)(quarter / 4)
             : 0;
}

/* --- reading */

typedef struct
{
  const SafeguardFunding *funding;
  const SafeguardNode *payload; /* NULL: none */
  SafeguardFundAct *act;
  SafeguardIssueLog *log;
} Reading;

/* Whole pence and no other currency: neither 12.5 nor a figure in quotation marks. */
static gboolean
read_pence (Reading *reading, const SafeguardNode *node, gint64 least, gint64 *out)
{
  char *end = NULL;

  if (node == NULL)
    return FALSE;
  errno = 0;
  if (node->kind == SAFEGUARD_NODE_SCALAR && !node->quoted)
    *out = g_ascii_strtoll (node->text, &end, 10);
  if (end == NULL || end == node->text || *end != '\0' || errno != 0)
    safeguard_node_complain (node, reading->log, SAFEGUARD_ERROR_NOT_PENCE, NULL,
                             "found %.40s, expected whole pence such as 1250",
                             node->kind == SAFEGUARD_NODE_SCALAR ? node->text : "no number");
  else if (*out < least)
    safeguard_node_complain (node, reading->log, SAFEGUARD_ERROR_OUT_OF_RANGE, NULL,
                             "found %" G_GINT64_FORMAT ", expected at least %" G_GINT64_FORMAT,
                             *out, least);
  else
    return TRUE;

  return FALSE;
}

static const SafeguardNode *
get (const Reading *reading, const char *key)
{
  return reading->payload != NULL ? safeguard_node_get (reading->payload, key) : NULL;
}

typedef int (*Find) (const SafeguardFunding *funding, const char *id, GError **error);

static int
read_id (Reading *reading, const char *key, Find find)
{
  const SafeguardNode *node = get (reading, key);
  const char *id = safeguard_node_as_text (node, reading->log);
  g_autoptr (GError) error = NULL;
  int found;

  if (id == NULL)
    return -1;
  found = find (reading->funding, id, &error);
  if (found < 0)
    safeguard_node_complain (node, reading->log,
                             safeguard_issue_get_code (safeguard_error_peek_issue (error)),
                             safeguard_issue_get_nearest (safeguard_error_peek_issue (error)), "%s",
                             safeguard_issue_get_message (safeguard_error_peek_issue (error)));

  return found;
}

static void
read_heading (Reading *reading)
{
  const SafeguardHeading *heading;

  reading->act->heading = read_id (reading, "heading", safeguard_funding_find_heading);
  if (reading->act->heading < 0)
    return;
  heading = safeguard_funding_get_heading (reading->funding, (guint)reading->act->heading);
  if (heading->is_group && reading->act->type != SAFEGUARD_FUND_BUDGETED)
    safeguard_node_complain (get (reading, "heading"), reading->log, SAFEGUARD_ERROR_WRONG_VALUE,
                             NULL, "'%.60s' is a sub-total; name a heading under it", heading->id);
  else if ((heading->kind == SAFEGUARD_ACCOUNT_INCOME)
               != (reading->act->type == SAFEGUARD_FUND_RECEIVED)
           && reading->act->type != SAFEGUARD_FUND_BUDGETED)
    safeguard_node_complain (get (reading, "heading"), reading->log, SAFEGUARD_ERROR_WRONG_VALUE,
                             NULL, "'%.60s' is a heading of %s", heading->id,
                             heading->kind == SAFEGUARD_ACCOUNT_INCOME ? "income" : "expenditure");
}

static gboolean
take_error (Reading *reading, const SafeguardNode *node, GError *error)
{
  SafeguardIssue *issue = safeguard_error_peek_issue (error);

  safeguard_node_complain (node, reading->log, safeguard_issue_get_code (issue),
                           safeguard_issue_get_nearest (issue), "%s",
                           safeguard_issue_get_message (issue));
  g_error_free (error);

  return FALSE;
}

static void
read_year (Reading *reading)
{
  const SafeguardNode *node = get (reading, "year");
  const char *text = safeguard_node_as_text (node, reading->log);
  GError *error = NULL;

  if (text != NULL && !safeguard_financial_year_parse (text, &reading->act->year, &error))
    take_error (reading, node, error);
}

/* "2017-18", or a quarter of it: "2017-18-q1" is April to June. */
static void
read_period (Reading *reading)
{
  const SafeguardNode *node = get (reading, "period");
  const char *text = safeguard_node_as_text (node, reading->log);
  gboolean quarter = text != NULL && strlen (text) == 10 && g_str_has_prefix (text + 7, "-q")
                     && text[9] >= '1' && text[9] <= '4';
  g_autofree char *year_text = quarter ? g_strndup (text, 7) : g_strdup (text);
  GError *error = NULL;
  gint year;

  if (text == NULL)
    return;
  if (!safeguard_financial_year_parse (year_text, &year, &error))
    {
      take_error (reading, node, error);
      return;
    }
  reading->act->first_quarter
      = safeguard_ledger_first_quarter (year) + (quarter ? (guint)(text[9] - '1') : 0);
  reading->act->n_quarters = quarter ? 1 : 4;
}

static void
clear_posting (SafeguardNamedPosting *posting)
{
  g_free (posting->account);
}

static void
read_postings (Reading *reading)
{
  static const char *const keys[] = {"account", "pence", "currency", NULL};
  const SafeguardNode *list = get (reading, "postings");

  if (list == NULL || !safeguard_node_is_list (list, reading->log))
    return;
  reading->act->postings = g_array_new (FALSE, FALSE, sizeof (SafeguardNamedPosting));
  g_array_set_clear_func (reading->act->postings, (GDestroyNotify)clear_posting);
  SAFEGUARD_NODE_FOREACH (child, list)
    {
      SafeguardNamedPosting posting = {NULL, 0};

      if (!safeguard_node_check_keys (child, keys, reading->log))
        continue;
      read_pence (reading, safeguard_node_require (child, "pence", reading->log), G_MININT64,
                  &posting.pence);
      posting.account = g_strdup (safeguard_node_as_text (
          safeguard_node_require (child, "account", reading->log), reading->log));
      if (posting.account != NULL)
        g_array_append_val (reading->act->postings, posting);
    }
}

static void
read_test (Reading *reading)
{
  static const char *const answers[] = {"no", "yes", NULL};

  reading->act->test = g_strdup (safeguard_node_as_text (get (reading, "test"), reading->log));
  reading->act->answer
      = safeguard_node_as_choice (get (reading, "answer"), answers, reading->log) == 1;
}

static char *
read_text (Reading *reading, const char *key)
{
  return key != NULL ? g_strdup (safeguard_node_as_text (get (reading, key), reading->log)) : NULL;
}

/* What safeguard_fund_approve() wrote of the ruling that it was given. */
static void
read_ruling (Reading *reading)
{
  static const char *const keys[] = {"subject", "answer", "at", "area", "edition", "digest", NULL};
  static const char *const answers[] = {"yes", "no", "undetermined", "undecided", NULL};
  const SafeguardNode *node = get (reading, "ruling");

  if (node == NULL || !safeguard_node_is_map (node, reading->log)
      || !safeguard_node_check_keys (node, keys, reading->log))
    return;
  reading->act->ruling_subject = g_strdup (safeguard_node_as_text (
      safeguard_node_require (node, "subject", reading->log), reading->log));
  reading->act->ruling_answer
      = (SafeguardAnswer)(safeguard_node_as_choice (
                              safeguard_node_require (node, "answer", reading->log), answers,
                              reading->log)
                          + (int)SAFEGUARD_ANSWER_YES);
}

/* Only sterling: another currency is refused, and never converted. */
static void
read_currency (Reading *reading)
{
  const SafeguardNode *node = get (reading, "currency");
  const char *text = safeguard_node_as_text (node, reading->log);

  if (text != NULL && strcmp (text, "GBP") != 0)
    safeguard_node_complain (node, reading->log, SAFEGUARD_ERROR_NOT_PENCE, NULL,
                             "found %.20s, expected GBP", text);
}

static void
read_values (Reading *reading)
{
  SafeguardFundAct *act = reading->act;

  act->contributor = read_id (reading, "from", safeguard_funding_find_contributor);
  act->reserve = read_id (reading, "reserve", safeguard_funding_find_reserve);
  read_heading (reading);
  if (!read_pence (reading, get (reading, "pence"),
                   act->type == SAFEGUARD_FUND_CARRIED_FORWARD ? G_MININT64
                   : act->type == SAFEGUARD_FUND_CORRECTED     ? 0
                                                               : 1,
                   &act->pence))
    act->pence = -1;
  read_year (reading);
  read_period (reading);
  safeguard_node_as_day (get (reading, "until"), reading->log, &act->until);
  act->target = read_text (reading, types[act->type].target);
  read_test (reading);
  read_ruling (reading);
  act->reason = read_text (reading, "reason");
  act->clause = read_text (reading, "clause");
  safeguard_node_as_integer (get (reading, "index"), 1, G_MAXINT32, reading->log, &act->index);
  safeguard_node_as_integer (get (reading, "basis-points"), -10000, 1000000, reading->log,
                             &act->index);
  act->years = 1;
  safeguard_node_as_integer (get (reading, "years"), 1, 10, reading->log, &act->years);
  safeguard_node_as_boolean (get (reading, "generated"), reading->log, &act->generated);
  read_postings (reading);
  read_currency (reading);
}

/* --- keys */

static gboolean
complain (const Reading *reading, SafeguardError code, const char *nearest, const char *key)
{
  safeguard_issue_log_add (reading->log, code, NULL, nearest,
                           code == SAFEGUARD_ERROR_MISSING_KEY ? "'%s' lacks its \"%s\""
                                                               : "'%s' takes no \"%s\"",
                           types[reading->act->type].type, key);

  return FALSE;
}

static gboolean
takes_key (const Reading *reading, const char *key)
{
  guint takes = types[reading->act->type].needs | types[reading->act->type].takes;

  if (g_strv_contains (anywhere, key) || g_str_has_prefix (key, "x-"))
    return TRUE;
  if ((takes & TARGET) != 0 && strcmp (types[reading->act->type].target, key) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((takes & names[i].key) != 0 && strcmp (names[i].name, key) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
check_keys (Reading *reading)
{
  guint needs = types[reading->act->type].needs;

  if (reading->payload != NULL)
    SAFEGUARD_NODE_FOREACH (child, reading->payload)
      if (!takes_key (reading, child->key))
        return complain (reading, SAFEGUARD_ERROR_UNKNOWN_KEY, NULL, child->key);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((needs & names[i].key) != 0 && get (reading, names[i].name) == NULL)
      return complain (reading, SAFEGUARD_ERROR_MISSING_KEY, NULL, names[i].name);
  if ((needs & TARGET) != 0 && get (reading, types[reading->act->type].target) == NULL)
    return complain (reading, SAFEGUARD_ERROR_MISSING_KEY, NULL, types[reading->act->type].target);
  if ((needs & ID) != 0 && reading->act->id == NULL)
    return complain (reading, SAFEGUARD_ERROR_MISSING_KEY, NULL, "id");
  if ((needs & BY) != 0 && reading->act->by == NULL)
    return complain (reading, SAFEGUARD_ERROR_MISSING_KEY, NULL, "by");

  return TRUE;
}

static gboolean
find_type (const char *text, SafeguardFundType *type, GError **error)
{
  const char *all[SAFEGUARD_FUND_N_TYPES + 1] = {NULL};

  for (guint i = 0; i < SAFEGUARD_FUND_N_TYPES; i++)
    {
      all[i] = types[i].type;
      if (strcmp (text, types[i].type) == 0)
        {
          *type = (SafeguardFundType)i;
          return TRUE;
        }
    }
  safeguard_error_set (error, SAFEGUARD_ERROR_UNKNOWN_EVENT, NULL, safeguard_nearest (text, all),
                       "nothing called '%.60s' happens to a fund", text);

  return FALSE;
}

SafeguardFundAct *
safeguard_fund_act_read (const SafeguardFunding *funding, SafeguardEvent *event, GError **error)
{
  const char *payload = safeguard_event_get_payload (event);
  g_autoptr (SafeguardFundAct) act = g_new0 (SafeguardFundAct, 1);
  g_autoptr (SafeguardDocument) document = NULL;
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (TRUE);
  Reading reading = {funding, NULL, act, log};

  g_atomic_ref_count_init (&act->references);
  act->contributor = act->reserve = act->heading = -1;
  act->pence = -1;
  act->moment = *safeguard_event_peek_moment (event);
  act->recorded = safeguard_event_peek_recorded (event);
  act->id = g_strdup (safeguard_event_get_id (event));
  act->by = g_strdup (safeguard_event_get_by (event));
  if (!find_type (safeguard_event_get_event_type (event), &act->type, error))
    return NULL;
  if (payload != NULL)
    {
      document = safeguard_document_read ("payload", payload, strlen (payload), error);
      if (document == NULL)
        return NULL;
      reading.payload = safeguard_document_get_root (document);
      safeguard_node_is_map (reading.payload, log);
    }
  if (safeguard_issue_log_get_n_errors (log) == 0 && check_keys (&reading))
    read_values (&reading);

  return safeguard_issue_log_check (log, error) ? g_steal_pointer (&act) : NULL;
}
