/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <locale.h>
#include <string.h>

#include "safeguard-cli-private.h"
#include "safeguard-nearest-private.h"

static const SafeguardCliVerb *const verbs[] = {
    /* clang-format off */
    &safeguard_cli_assess,
    &safeguard_cli_incident,
    &safeguard_cli_review,
    &safeguard_cli_dispute,
    &safeguard_cli_partnership,
    &safeguard_cli_meeting,
    &safeguard_cli_vote,
    &safeguard_cli_risk,
    &safeguard_cli_may,
    &safeguard_cli_decisions,
    &safeguard_cli_check,
    &safeguard_cli_attendance,
    &safeguard_cli_workstream,
    &safeguard_cli_assurance,
    &safeguard_cli_information,
    &safeguard_cli_duties,
    &safeguard_cli_diary,
    &safeguard_cli_redate,
    &safeguard_cli_statistics,
    &safeguard_cli_due,
    &safeguard_cli_policy_list,
    &safeguard_cli_policy_show,
    &safeguard_cli_policy_check,
    &safeguard_cli_policy_new,
    &safeguard_cli_policy_diff,
    &safeguard_cli_policy_compare,
    &safeguard_cli_policy_impact,
    &safeguard_cli_policy_sign,
    &safeguard_cli_policy_verify,
    &safeguard_cli_fund_statement,
    &safeguard_cli_fund_check,
    &safeguard_cli_fund_shares,
    &safeguard_cli_fund_export,
    &safeguard_cli_fund_import,
    &safeguard_cli_fund_approve,
    &safeguard_cli_fund_commit,
    &safeguard_cli_working_days,
    /* clang-format on */
};

/* A line for each verb whose name begins with @start. */
static void
list_verbs (FILE *stream, const char *start)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s %s", verbs[i]->name, verbs[i]->arguments);

      if (g_str_has_prefix (verbs[i]->name, start))
        fprintf (stream, "  %-30s %s\n", line, verbs[i]->summary);
    }
}

static int
usage (FILE *stream)
{
  fputs ("Usage: safeguard VERB [OPTIONS] [FILE]\n\n"
         "What published child-safeguarding arrangements say of a case, with why, which document\n"
         "says so, and what is not known. It does not replace a professional's judgement.\n\n",
         stream);
  list_verbs (stream, "");
  fputs ("\nFILE is JSON or YAML; - is standard input.\n"
         "safeguard help VERB shows the options and examples of each; safeguard --version.\n\n"
         "Exit status: 0 an answer, whatever it says; 1 input that was refused; 2 a command line\n"
         "that was not understood.\n\n"
         "Examples:\n"
         "  safeguard assess --policy stockport --on 2019-10-01 concern.json\n"
         "  safeguard due --policy stockport --clock notify-panel --from 2019-10-07\n"
         "  safeguard working-days 2019-12-20 5\n",
         stream);

  return stream == stdout ? SAFEGUARD_EXIT_ANSWERED : SAFEGUARD_EXIT_MISUSED;
}

/* "policy" and "fund" are half a verb. */
static gboolean
is_half (const char *word)
{
  return strcmp (word, "policy") == 0 || strcmp (word, "fund") == 0;
}

/* The help of half a verb is the list of those that it begins. */
static int
half_usage (const char *half)
{
  g_autofree char *start = g_strconcat (half, " ", NULL);

  printf ("Usage: safeguard %s VERB [OPTIONS]\n\n", half);
  list_verbs (stdout, start);
  printf ("\nsafeguard %s VERB --help shows the options and examples of each.\n", half);

  return SAFEGUARD_EXIT_ANSWERED;
}

static int
no_such_verb (const char *name)
{
  const char *names[G_N_ELEMENTS (verbs) + 1] = {NULL};
  SafeguardPage page;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    names[i] = verbs[i]->name;

  g_autofree char *valid = g_utf8_make_valid (name, -1);
  const char *nearest = safeguard_nearest (valid, names);
  g_autofree char *message
      = nearest != NULL
            ? g_strdup_printf ("there is no verb '%.60s'; did you mean '%s'?", valid, nearest)
            : g_strdup_printf ("there is no verb '%.60s'; safeguard --help lists them", valid);
  g_autofree char *whole = g_utf8_make_valid (message, -1);

  safeguard_page_open (&page, stderr);
  safeguard_page_paragraph (&page, SAFEGUARD_TONE_PLAIN, "safeguard: ", whole);
  safeguard_page_close (&page, stderr);

  return SAFEGUARD_EXIT_MISUSED;
}

/* The verb that @words begins with, and of how many words it is. */
static const SafeguardCliVerb *
find_verb (char **words, int n_words, int *length)
{
  g_autofree char *pair = n_words > 1 ? g_strconcat (words[0], " ", words[1], NULL) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      gboolean two = g_strcmp0 (pair, verbs[i]->name) == 0;

      if (!two && strcmp (words[0], verbs[i]->name) != 0)
        continue;
      *length = two ? 2 : 1;
      return verbs[i];
    }

  return NULL;
}

static gboolean
asks_for_help (const char *word)
{
  return strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0;
}

static int
run (char **words, int n_words)
{
  int length = 0;
  SafeguardCommand command = {.threshold = SAFEGUARD_NO_THRESHOLD};
  int status = SAFEGUARD_EXIT_MISUSED;

  command.verb = find_verb (words, n_words, &length);
  if (command.verb == NULL && n_words > 1 && is_half (words[0]) && asks_for_help (words[1]))
    return half_usage (words[0]);
  if (command.verb == NULL)
    {
      gboolean pair = n_words > 1 && is_half (words[0]) && words[1][0] != '-';
      g_autofree char *name
          = pair ? g_strconcat (words[0], " ", words[1], NULL) : g_strdup (words[0]);

      return no_such_verb (name);
    }

  /* The parser takes the first word for the name of the program. */
  g_auto (GStrv) argv = g_strdupv (words + length - 1);
  g_autofree char **kept = g_memdup2 (argv, sizeof (char *) * ((gsize)(n_words - length) + 2));
  if (safeguard_command_parse (&command, n_words - length + 1, kept, &status))
    status = command.verb->run (&command);
  safeguard_command_clear (&command);

  return status;
}

/* "help VERB" is "VERB --help". */
static int
help (char **words, int n_words)
{
  g_autofree char **asked = g_new0 (char *, (gsize)n_words + 2);

  if (n_words == 0)
    return usage (stdout);
  memcpy (asked, words, sizeof (char *) * (gsize)n_words);
  asked[n_words] = (char *)"--help";

  return run (asked, n_words + 1);
}

int
main (int argc, char **argv)
{
  /* Names of files only: what is printed is the same in every language. */
  setlocale (LC_CTYPE, "");

  if (argc < 2)
    return usage (stderr);
  if (asks_for_help (argv[1]))
    return usage (stdout);
  if (strcmp (argv[1], "help") == 0)
    return help (argv + 2, argc - 2);
  if (strcmp (argv[1], "--version") == 0)
    {
      puts ("safeguard " SAFEGUARD_CLI_VERSION);
      return SAFEGUARD_EXIT_ANSWERED;
    }
  if (argv[1][0] == '-')
    {
      fprintf (stderr, "safeguard: the verb comes first; safeguard --help lists them\n");
      return SAFEGUARD_EXIT_MISUSED;
    }

  return run (argv + 1, argc - 1);
}
