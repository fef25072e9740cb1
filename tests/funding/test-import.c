/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fund-fixture.h"

/* Extracts of a bank and of a council's finance system, made up: headings and amounts are those of
 * Appendix C of 2017/18, days and references are invented. */

#define HEAD                                                                                       \
  "safeguard-mapping: 1\n"                                                                         \
  "source: council-ledger\n"                                                                       \
  "date-format: DD/MM/YYYY\n"
#define SIDES                                                                                      \
  HEAD "columns: {date: Posting date, description: Details, code: Code, debit: Out, credit: In}\n"
#define RULES                                                                                      \
  "rules:\n"                                                                                       \
  "  - {when: {description: {begins: Balance}}, then: leave-out}\n"                                \
  "  - {when: {description: {contains: [gmp, Greater Manchester Police]}},\n"                      \
  "     then: {type: received, from: police}}\n"                                                   \
  "  - {when: {code: [4711, 4712], money: out}, then: {type: spent, heading: staffing}}\n"         \
  "  - {when: {code: {begins: \"48\"}, money: out},\n"                                             \
  "     then: {type: spent, heading: venues-and-refreshments}}\n"
#define NAMES "Posting date,Details,Code,Out,In\n"

static SafeguardFund *
new_fund (SafeguardPolicy **policy)
{
  *policy = load_policy ("stockport", "2017-04-01");

  return safeguard_fund_new (safeguard_policy_get_funding (*policy, NULL), "board", NULL);
}

static SafeguardFundMapping *
mapping_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  SafeguardFundMapping *mapping = safeguard_fund_mapping_new (text, &error);

  g_assert_no_error (error);

  return mapping;
}

static SafeguardFundImport *
import_text (SafeguardFund *fund, const char *mapping, const char *text, gssize length)
{
  g_autoptr (SafeguardFundMapping) read = mapping_of (mapping);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length >= 0 ? (gsize)length : strlen (text));
  g_autoptr (GError) error = NULL;
  SafeguardFundImport *import = safeguard_fund_import_extract (fund, read, bytes, NULL, &error);

  g_assert_no_error (error);

  return import;
}

static guint
count_events (SafeguardFundImport *import)
{
  g_autoptr (GListModel) events = safeguard_fund_import_get_events (import);

  return g_list_model_get_n_items (events);
}

/* The only issue of an import; NULL: there is none. */
static SafeguardIssue *
issue_of (SafeguardFundImport *import, guint position)
{
  g_autoptr (GListModel) issues = safeguard_fund_import_get_issues (import);

  return g_list_model_get_item (issues, position);
}

/* --- one row */

typedef struct
{
  const char *row;
  gint64 held;         /* what the fund holds then, in pence */
  SafeguardError code; /* why it is refused; 0: it is not */
} Row;

static const Row rows[] = {
    {"03/04/2017,GMP contribution,1,,\"13,800.00\"\n", 1380000, 0},
    {"03/04/2017,gmp  CONTRIBUTION,1,,13800\n", 1380000, 0},
    {"03/04/2017,GMP,1,0.00,£13800.5\n", 1380050, 0},
    {"\"03/04/2017\",\"GMP, of \"\"Greater\"\"\nManchester\",1,,1\n", 100, 0},
    {"03/04/2017,Salaries,4711,10.00,\n", -1000, 0},
    {"03/04/2017,Salaries,4711,10.00,,,,\n", -1000, 0},
    {",Balance brought forward,,,\n", 0, 0},
    {"03/04/2017,GMP,1,,12.345\n", 0, SAFEGUARD_ERROR_NOT_PENCE},
    {"03/04/2017,GMP,1,,NaN\n", 0, SAFEGUARD_ERROR_NOT_PENCE},
    {"03/04/2017,GMP,1,,1e3\n", 0, SAFEGUARD_ERROR_NOT_PENCE},
    {"03/04/2017,GMP,1,,\"12,34\"\n", 0, SAFEGUARD_ERROR_NOT_PENCE},
    {"03/04/2017,GMP,1,,\"1234,567\"\n", 0, SAFEGUARD_ERROR_NOT_PENCE},
    {"03/04/2017,GMP,1,,€5\n", 0, SAFEGUARD_ERROR_NOT_PENCE},
    {"03/04/2017,GMP,1,,\n", 0, SAFEGUARD_ERROR_NOT_PENCE},
    {"03/04/2017,GMP,1,3,4\n", 0, SAFEGUARD_ERROR_NOT_PENCE},
    {"03/04/2017,GMP,1,,-5\n", 0, SAFEGUARD_ERROR_OUT_OF_RANGE},
    {"03/04/2017,GMP,1,,99999999999999999999\n", 0, SAFEGUARD_ERROR_OUT_OF_RANGE},
    {"31/02/2017,GMP,1,,5\n", 0, SAFEGUARD_ERROR_IMPOSSIBLE_DATE},
    {"2017-04-03,GMP,1,,5\n", 0, SAFEGUARD_ERROR_IMPOSSIBLE_DATE},
    {"3/4/2017,GMP,1,,5\n", 0, SAFEGUARD_ERROR_IMPOSSIBLE_DATE},
    {"03/04/2017,GMP,1,5,\n", 0, SAFEGUARD_ERROR_ROW_WITHOUT_RULE},
    {"03/04/2017,Somebody,9999,5,\n", 0, SAFEGUARD_ERROR_ROW_WITHOUT_RULE},
    {"03/04/2017,GMP,1,5\n", 0, SAFEGUARD_ERROR_MALFORMED_ROW},
    {"03/04/2017,GMP,1,,5,6\n", 0, SAFEGUARD_ERROR_MALFORMED_ROW},
    {"03/04/2017,GMP \xa3,1,,5\n", 0, SAFEGUARD_ERROR_MALFORMED_ROW},
    {"03/04/2017,\"GMP,1,,5\n", 0, SAFEGUARD_ERROR_MALFORMED_ROW},
    {"03/04/1066,GMP,1,,5\n", 0, SAFEGUARD_ERROR_OUTSIDE_CALENDAR},
};

/* Between two good rows: neither of them is lost, whatever is wrong with the one between. */
static void
test_rows (void)
{
  static const char before[] = NAMES "01/04/2017,GMP,1,,0.01\n";
  static const char after[] = "02/04/2017,GMP,1,,0.02\n";

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat (before, rows[i].row, after, NULL);
      g_autoptr (SafeguardPolicy) policy = NULL;
      g_autoptr (SafeguardFund) fund = new_fund (&policy);
      g_autoptr (SafeguardFundImport) import = import_text (fund, SIDES RULES, text, -1);
      g_autoptr (SafeguardIssue) issue = issue_of (import, 0);
      g_autofree char *shown = g_strescape (rows[i].row, NULL);

      g_test_message ("%s", shown);
      g_assert_cmpint (safeguard_fund_get_held (fund), ==, rows[i].held + 3);
      g_assert_cmpint (issue != NULL, ==, rows[i].code != 0);
      if (issue == NULL)
        continue;
      g_assert_cmpint (safeguard_issue_get_code (issue), ==, rows[i].code);
      g_assert_cmpuint (safeguard_issue_get_line (issue), ==, 3);
      g_assert_cmpstr (safeguard_issue_get_source (issue), ==, "extract");
      /* The texts of a row may name people. */
      g_assert_null (strstr (safeguard_issue_get_message (issue), "GMP"));
      g_assert_null (strstr (safeguard_issue_get_message (issue), "Somebody"));
    }
}

/* --- once, and once more */

static void
test_nothing_is_doubled (void)
{
  static const char first[] = NAMES "03/04/2017,Salaries,4711,10.00,\n"
                                    "03/04/2017,Salaries,4711,10.00,\n"
                                    "04/04/2017,GMP,1,,5.00\n";
  static const char second[] = NAMES "04/04/2017,GMP,1,,5.00\n"
                                     "03/04/2017,salaries ,4711,10.00,\n"
                                     "03/04/2017,Salaries,4711,10.00,\n"
                                     "03/04/2017,Salaries,4711,10.00,\n";
  g_autoptr (SafeguardPolicy) policy = NULL;
  g_autoptr (SafeguardFund) fund = new_fund (&policy);
  g_autoptr (SafeguardFundImport) once = import_text (fund, SIDES RULES, first, -1);

  g_assert_cmpuint (count_events (once), ==, 3);
  g_assert_cmpint (safeguard_fund_get_held (fund), ==, -1500);
  g_autoptr (SafeguardFundImport) again = import_text (fund, SIDES RULES, first, -1);
  g_assert_cmpuint (count_events (again), ==, 0);
  g_assert_cmpuint (safeguard_fund_import_get_n_repeated (again), ==, 3);
  g_assert_cmpint (safeguard_fund_get_held (fund), ==, -1500);
  /* The third that is alike is the one that is new, wherever it stands. */
  g_autoptr (SafeguardFundImport) more = import_text (fund, SIDES RULES, second, -1);
  g_assert_cmpuint (count_events (more), ==, 1);
  g_assert_cmpuint (safeguard_fund_import_get_n_repeated (more), ==, 3);
  g_assert_cmpint (safeguard_fund_get_held (fund), ==, -2500);
}

/* A row that was refused is imported once its rule is there, and the others are not again; columns
 * that changed places make no other row. */
static void
test_mended (void)
{
  static const char text[] = NAMES "03/04/2017,Salaries,4711,10.00,\n"
                                   "03/04/2017,Panel,5000,7.00,\n";
  static const char moved[] = "Code,In,Out,Details,Posting date\n"
                              "4711,,10.00,Salaries,03/04/2017\n"
                              "5000,,7.00,Panel,03/04/2017\n";
  g_autoptr (SafeguardPolicy) policy = NULL;
  g_autoptr (SafeguardFund) fund = new_fund (&policy);
  g_autoptr (SafeguardFundImport) first = import_text (fund, SIDES RULES, text, -1);
  g_autoptr (SafeguardFundImport) then = import_text (
      fund, SIDES RULES "  - {when: {code: 5000}, then: {type: spent, heading: cdop}}\n", moved,
      -1);

  g_assert_cmpuint (count_events (first), ==, 1);
  g_assert_cmpuint (count_events (then), ==, 1);
  g_assert_cmpuint (safeguard_fund_import_get_n_repeated (then), ==, 1);
  g_assert_cmpint (safeguard_fund_get_held (fund), ==, -1700);
}

/* --- how it is written */

typedef struct
{
  const char *what;
  const char *mapping;
  const char *text;
  gint64 held;
} Written;

#define AMOUNT "columns: {date: Date, description: Text, amount: Amount}\n"
#define TO_POLICE "rules: [{then: {type: received, from: police}}]\n"
#define START "safeguard-mapping: 1\nsource: bank\n"

static const Written written[] = {
    {"year first, money in above nothing", START AMOUNT TO_POLICE,
     "Date,Text,Amount\n2017-04-03,x,5.00\n", 500},
    {"money in below nothing, as in a ledger of credits",
     START "money-in: negative\n" AMOUNT TO_POLICE, "Date,Text,Amount\n2017-04-03,x,-5.00\n", 500},
    {"in brackets", START "money-in: negative\n" AMOUNT TO_POLICE,
     "Date,Text,Amount\n2017-04-03,x,\"(1,005.00)\"\n", 100500},
    {"the sign behind", START "money-in: negative\n" AMOUNT TO_POLICE,
     "Date,Text,Amount\n2017-04-03,x,5.00-\n", 500},
    {"semicolons, a month in letters",
     START "delimiter: semicolon\ndate-format: D MMM YY\n" AMOUNT TO_POLICE,
     "Date;Text;Amount\n3 Apr 17;x;5.00\n13 april 17;y;1\n", 600},
    {"tabs and the ends of lines of Windows", START "delimiter: tab\n" AMOUNT TO_POLICE,
     "Date\tText\tAmount\r\n2017-04-03\tx\t5.00\r\n\r\n2017-04-04\ty\t1\r\n", 600},
    {"lines before the names, and a mark of the byte order", START "skip: 2\n" AMOUNT TO_POLICE,
     "\xef\xbb\xbfStatement\nof April\n date ,TEXT,amount\n2017-04-03,x,5.00\n", 500},
    {"letters of Windows", START "encoding: windows-1252\n" AMOUNT TO_POLICE,
     "Date,Text,Amount\n2017-04-03,caf\xe9,\xa3"
     "5.00\n",
     500},
    {"without an end of its last line", START AMOUNT TO_POLICE,
     "Date,Text,Amount\n2017-04-03,x,5.00", 500},
    {"the rest is left out",
     START AMOUNT "otherwise: leave-out\nrules: [{when: {description: y}, then: {type: received, "
                  "from: police}}]\n",
     "Date,Text,Amount\n2017-04-03,x,5.00\n2017-04-03,y,1.00\n", 100},
    {"what tells rows apart is said", START "identity: [date, amount]\n" AMOUNT TO_POLICE,
     "Date,Text,Amount\n2017-04-03,x,5.00\n", 500},
};

static void
test_written (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autoptr (SafeguardPolicy) policy = NULL;
      g_autoptr (SafeguardFund) fund = new_fund (&policy);
      g_autoptr (SafeguardFundImport) import
          = import_text (fund, written[i].mapping, written[i].text, -1);
      g_autoptr (SafeguardIssue) issue = issue_of (import, 0);

      g_test_message ("%s: %s", written[i].what,
                      issue != NULL ? safeguard_issue_get_message (issue) : "no issue");
      g_assert_null (issue);
      g_assert_cmpint (safeguard_fund_get_held (fund), ==, written[i].held);
    }
}

/* --- mappings and extracts that are refused as a whole */

static const struct
{
  const char *mapping;
  SafeguardError code;
} mappings[] = {
    {"rules: []\n", SAFEGUARD_ERROR_MISSING_KEY},
    {START "columns: {date: Date}\n" TO_POLICE, SAFEGUARD_ERROR_MISSING_KEY},
    {START "columns: {date: Date, amount: A, debit: B, credit: C}\n" TO_POLICE,
     SAFEGUARD_ERROR_MISSING_KEY},
    {START AMOUNT "rules: [{when: {descripton: x}, then: leave-out}]\n",
     SAFEGUARD_ERROR_UNKNOWN_COLUMN},
    {START AMOUNT "identity: [reference]\n" TO_POLICE, SAFEGUARD_ERROR_UNKNOWN_COLUMN},
    {START AMOUNT "rules: [{then: {type: decided, case: c-1}}]\n", SAFEGUARD_ERROR_UNKNOWN_EVENT},
    {START AMOUNT "rules: [{then: {type: received, from: police, pence: 5}}]\n",
     SAFEGUARD_ERROR_UNKNOWN_KEY},
    {START AMOUNT "rules: [{when: {description: {begins: \" \"}}, then: leave-out}]\n",
     SAFEGUARD_ERROR_WRONG_VALUE},
    {START "date-format: DD/MM\n" AMOUNT TO_POLICE, SAFEGUARD_ERROR_WRONG_VALUE},
    {START "delimiter: \"/\"\n" AMOUNT TO_POLICE, SAFEGUARD_ERROR_WRONG_VALUE},
    {"safeguard-mapping: 2\nsource: bank\n" AMOUNT TO_POLICE, SAFEGUARD_ERROR_NEWER_FORMAT},
};

static const struct
{
  const char *mapping;
  const char *text;
  SafeguardError code;
  const char *nearest;
} wholes[] = {
    {START AMOUNT TO_POLICE, "", SAFEGUARD_ERROR_MALFORMED_ROW, NULL},
    {START AMOUNT TO_POLICE, "Date,Text,Amout\n", SAFEGUARD_ERROR_UNKNOWN_COLUMN, "Amout"},
    {START AMOUNT TO_POLICE, "Date,Date,Text,Amount\n", SAFEGUARD_ERROR_UNKNOWN_COLUMN, NULL},
    {START AMOUNT "rules: [{then: {type: received, from: polcie}}]\n",
     "Date,Text,Amount\n2017-04-03,x,5\n", SAFEGUARD_ERROR_UNKNOWN_CONTRIBUTOR, "police"},
    {START AMOUNT "rules: [{then: {type: spent, heading: stafing}}]\n",
     "Date,Text,Amount\n2017-04-03,x,5\n", SAFEGUARD_ERROR_UNKNOWN_HEADING, "staffing"},
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mappings); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", mappings[i].mapping);
      g_assert_null (safeguard_fund_mapping_new (mappings[i].mapping, &error));
      g_assert_error (error, SAFEGUARD_ERROR, (int)mappings[i].code);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      g_autoptr (SafeguardPolicy) policy = NULL;
      g_autoptr (SafeguardFund) fund = new_fund (&policy);
      g_autoptr (SafeguardFundMapping) mapping = mapping_of (wholes[i].mapping);
      g_autoptr (GBytes) bytes = g_bytes_new (wholes[i].text, strlen (wholes[i].text));
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = g_strescape (wholes[i].text, NULL);

      g_test_message ("%s", shown);
      g_assert_null (safeguard_fund_import_extract (fund, mapping, bytes, NULL, &error));
      g_assert_error (error, SAFEGUARD_ERROR, (int)wholes[i].code);
      if (wholes[i].nearest != NULL)
        g_assert_nonnull (strstr (error->message, wholes[i].nearest));
      g_assert_cmpint (safeguard_fund_get_held (fund), ==, 0);
    }
}

/* A period that is locked, and when it was recorded. */
static void
test_the_record_decides (void)
{
  g_autoptr (SafeguardPolicy) policy = NULL;
  g_autoptr (SafeguardFund) fund = new_fund (&policy);
  g_autoptr (SafeguardFundMapping) mapping = mapping_of (START AMOUNT TO_POLICE);
  static const char text[] = "Date,Text,Amount\n2017-04-03,x,5.00\n2018-04-03,x,7.00\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GDateTime) written_down = london_time ("2018-05-01T12:00:00");

  g_assert_cmpstr (safeguard_fund_mapping_get_source (mapping), ==, "bank");
  fund_append (fund, "period-locked 2018-04-01 - - | {\"period\": \"2017-18\"}");
  g_autoptr (SafeguardFundImport) import
      = safeguard_fund_import_extract (fund, mapping, bytes, written_down, NULL);
  g_autoptr (SafeguardIssue) issue = issue_of (import, 0);
  g_autoptr (GListModel) events = safeguard_fund_import_get_events (import);
  g_autoptr (SafeguardEvent) event = g_list_model_get_item (events, 0);

  g_assert_cmpint (safeguard_issue_get_code (issue), ==, SAFEGUARD_ERROR_PERIOD_LOCKED);
  g_assert_cmpuint (safeguard_issue_get_line (issue), ==, 2);
  g_assert_cmpuint (safeguard_fund_import_get_n_left_out (import), ==, 0);
  g_assert_true (g_date_time_equal (safeguard_event_get_recorded (event), written_down));
  g_assert_cmpint (safeguard_fund_get_held (fund), ==, 700);
}

/* Any extract twice over is the extract once; and held against sums that are added up here. */
static void
test_twice_is_once (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (SafeguardPolicy) policy = NULL;
      g_autoptr (SafeguardFund) fund = new_fund (&policy);
      g_autoptr (GString) text = g_string_new (NAMES);
      gint64 sum = 0;

      for (guint i = 0; i < 40; i++)
        {
          gboolean in = g_test_rand_bit ();
          /* Few amounts, so that many rows are alike. */
          gint pence = g_test_rand_int_range (1, 4) * 50;

          if (g_test_rand_int_range (0, 6) == 0)
            {
              g_string_append (text, "03/04/2017,Somebody,9999,5,\n");
              continue;
            }
          g_string_append_printf (
              text, in ? "0%u/04/2017,GMP,1,,%d.%02d\n" : "0%u/04/2017,Salaries,4711,%d.%02d,\n",
              1 + i % 3, pence / 100, pence % 100);
          sum += in ? pence : -pence;
        }
      for (guint times = 0; times < 2; times++)
        {
          g_autoptr (SafeguardFundImport) import = import_text (fund, SIDES RULES, text->str, -1);

          g_assert_cmpint (safeguard_fund_get_held (fund), ==, sum);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/import/rows", test_rows);
  g_test_add_func ("/funding/import/nothing-is-doubled", test_nothing_is_doubled);
  g_test_add_func ("/funding/import/mended", test_mended);
  g_test_add_func ("/funding/import/written", test_written);
  g_test_add_func ("/funding/import/refused", test_refused);
  g_test_add_func ("/funding/import/the-record-decides", test_the_record_decides);
  g_test_add_func ("/funding/import/twice-is-once", test_twice_is_once);

  return g_test_run ();
}
