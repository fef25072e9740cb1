/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-cli-private.h"

#include <string.h>

#include "safeguard-nearest-private.h"

/* One option of the command line: which verbs take it, and where in the command its value goes. */
typedef struct
{
  guint takes;
  struct
  {
    const char *name;
    char letter;
    GOptionArg kind;
    gsize offset;
    const char *text;
    const char *value;
  } entry;
} Option;

static const Option options[] = {
    {SAFEGUARD_TAKES_POLICY,
     {"policy", 'p', G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, policy),
      "whose arrangements", "AREA"}},
    {SAFEGUARD_TAKES_ON,
     {"on", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, on),
      "which editions are in force (default: the day of what is judged, else today)", "DATE"}},
    {SAFEGUARD_TAKES_AT,
     {"at", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, at),
      "the moment that the answer speaks for; without it no clock has a state", "TIME"}},
    {SAFEGUARD_TAKES_KNOWN_ON,
     {"known-on", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, known_on),
      "leave out what was published later", "DATE"}},
    {0,
     {"packs", 0, G_OPTION_ARG_FILENAME_ARRAY, G_STRUCT_OFFSET (SafeguardCommand, packs),
      "further packs, a file or a folder; may be repeated", "PATH"}},
    {0,
     {"require-signed", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (SafeguardCommand, require_signed),
      "read a pack from a file, however it is given, only if signed with a --key", NULL}},
    {0,
     {"key", 0, G_OPTION_ARG_FILENAME_ARRAY, G_STRUCT_OFFSET (SafeguardCommand, keys),
      "a key: the public one of who may sign packs (may be repeated)", "FILE"}},
    {0,
     {"json", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (SafeguardCommand, json), "answer in JSON",
      NULL}},
    {SAFEGUARD_TAKES_EXPLAIN,
     {"explain", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (SafeguardCommand, explain),
      "why, why not, and dates day by day", NULL}},
    {SAFEGUARD_TAKES_CLOCK,
     {"clock", 'c', G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, clock),
      "which timescale", "ID"}},
    {SAFEGUARD_TAKES_CLOCK,
     {"from", 'f', G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, from),
      "when its start event happened", "DATE-OR-TIME"}},
    {SAFEGUARD_TAKES_CLOCK,
     {"event", 'e', G_OPTION_ARG_STRING_ARRAY, G_STRUCT_OFFSET (SafeguardCommand, events),
      "when another event happened; may be repeated", "ID=DATE"}},
    {SAFEGUARD_TAKES_CLOCK,
     {"readings", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (SafeguardCommand, readings),
      "each reading of the document, saying which binds", NULL}},
    {SAFEGUARD_TAKES_WINDOW,
     {"from", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, from),
      "the first day of the window", "DATE"}},
    {SAFEGUARD_TAKES_WINDOW,
     {"to", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, to),
      "the last day of the window", "DATE"}},
    {SAFEGUARD_TAKES_ICS,
     {"ics", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (SafeguardCommand, ics),
      "as an iCalendar file, with alarms", NULL}},
    {SAFEGUARD_TAKES_HOLIDAYS,
     {"holidays", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (SafeguardCommand, holidays),
      "the bank holidays that were announced", "FILE"}},
    {SAFEGUARD_TAKES_SCORE,
     {"score", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, score),
      "the score of a risk", "N"}},
    {SAFEGUARD_TAKES_YEAR,
     {"year", 'y', G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, year),
      "the financial year, from April to March, such as 2017-18", "YEAR"}},
    {SAFEGUARD_TAKES_FORMAT,
     {"format", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, format),
      "hledger, ledger or beancount", "FORMAT"}},
    {SAFEGUARD_TAKES_MAPPING,
     {"mapping", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (SafeguardCommand, mapping),
      "how the extract is read", "FILE"}},
    {SAFEGUARD_TAKES_FUND,
     {"fund", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (SafeguardCommand, fund),
      "what happened to the fund so far", "FILE"}},
    {SAFEGUARD_TAKES_MEETING,
     {"meeting", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (SafeguardCommand, meeting),
      "the meeting that decided, or its vote", "FILE"}},
    {SAFEGUARD_TAKES_SECTION,
     {"section", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, section),
      "only this part of what it says", "NAME"}},
    {SAFEGUARD_TAKES_SECTION,
     {"of", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, of),
      "only what an agency, a body or a seat is there to do", "WHO"}},
    {SAFEGUARD_TAKES_SECOND_DAY,
     {"to", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, to),
      "the other day, of one area on two days", "DATE"}},
    {SAFEGUARD_TAKES_RELEASE_NOTE,
     {"release-note", 0, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (SafeguardCommand, release_note),
      "as a note in Markdown", NULL}},
    {SAFEGUARD_TAKES_FACTS,
     {"facts", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (SafeguardCommand, facts),
      "a case, a list of cases, or one a line", "FILE"}},
    {SAFEGUARD_TAKES_FACTS,
     {"as", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, as),
      "what the cases are, where they do not show it: assess, incident, vote, ...", "KIND"}},
    {SAFEGUARD_TAKES_GROUP,
     {"group", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, group),
      "the key that groups the cases", "KEY"}},
    {SAFEGUARD_TAKES_GROUP,
     {"threshold", 0, G_OPTION_ARG_INT, G_STRUCT_OFFSET (SafeguardCommand, threshold),
      "the least number that is shown (default: 5)", "N"}},
    {SAFEGUARD_TAKES_PROFILE,
     {"profile", 0, G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (SafeguardCommand, profile),
      "how much each complaint matters: author, release, or a file", "NAME|FILE"}},
    {SAFEGUARD_TAKES_PROFILE,
     {"explain", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, code),
      "what the code of a complaint or a finding means, and what to do", "CODE"}},
    {SAFEGUARD_TAKES_STARTER,
     {"name", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, name),
      "what people call the partnership", "NAME"}},
    {SAFEGUARD_TAKES_STARTER,
     {"from", 0, G_OPTION_ARG_STRING, G_STRUCT_OFFSET (SafeguardCommand, from),
      "the first day in force (default: today)", "DATE"}},
    {SAFEGUARD_TAKES_STARTER,
     {"output", 'o', G_OPTION_ARG_FILENAME, G_STRUCT_OFFSET (SafeguardCommand, output),
      "write to a file, which must not exist yet", "FILE"}},
    {0,
     {G_OPTION_REMAINING, 0, G_OPTION_ARG_FILENAME_ARRAY, G_STRUCT_OFFSET (SafeguardCommand, rest),
      NULL, NULL}},
};

/* A verb whose keys are its subject reads no packs. */
static gboolean
is_beside_keys (SafeguardCommand *self, const GOptionEntry *entry)
{
  return self->verb->takes_key && entry->long_name != NULL
         && (entry->arg_data == &self->packs || entry->arg_data == &self->require_signed);
}

/* The options of all verbs that @takes some of; (transfer full), ends in an empty one. */
static GArray *
options_of (SafeguardCommand *self, guint takes)
{
  GArray *entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      GOptionEntry entry = {.long_name = options[i].entry.name,
                            .short_name = options[i].entry.letter,
                            .arg = options[i].entry.kind,
                            .arg_data = G_STRUCT_MEMBER_P (self, options[i].entry.offset),
                            .description = options[i].entry.text,
                            .arg_description = options[i].entry.value};

      if ((options[i].takes & ~takes) == 0 && !is_beside_keys (self, &entry))
        g_array_append_val (entries, entry);
    }

  return entries;
}

static gboolean
has_option (GArray *entries, const char *name)
{
  for (guint i = 0; i < entries->len; i++)
    if (strcmp (g_array_index (entries, GOptionEntry, i).long_name, name) == 0)
      return TRUE;

  return FALSE;
}

/* The option of the verb that @name was most likely meant to be, or NULL; (transfer full) */
static char *
nearest_option (GArray *entries, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (names, (char *)g_array_index (entries, GOptionEntry, i).long_name);
  g_ptr_array_add (names, (char *)"help");
  g_ptr_array_add (names, NULL);

  return g_strdup (safeguard_nearest (name, (const char *const *)names->pdata));
}

/* Says what is wrong with a command line that the parser refused with @error. */
static int
refuse_options (SafeguardCommand *self, GArray *entries, const GError *error)
{
  gboolean unknown = g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION);
  const char *dashes = unknown ? strstr (error->message, "--") : NULL;
  g_autofree char *name = dashes != NULL ? g_strndup (dashes + 2, strcspn (dashes + 2, "=")) : NULL;

  if (name == NULL)
    return safeguard_command_misuse (self, "%s", error->message);

  g_autoptr (GArray) all = options_of (self, G_MAXUINT);
  g_autofree char *nearest = nearest_option (entries, name);
  if (has_option (all, name))
    return safeguard_command_misuse (self, "it does not take --%s", name);
  if (nearest != NULL)
    return safeguard_command_misuse (self, "there is no option --%s; did you mean --%s?", name,
                                     nearest);

  return safeguard_command_misuse (self, "there is no option --%s", name);
}

static gboolean
is_negative_number (const char *text)
{
  return text[0] == '-' && text[1] != '\0' && strspn (text + 1, "0123456789") == strlen (text + 1);
}

/* "-7" is a number of days here; an option parser would take it for an option. */
static void
take_negative (SafeguardCommand *self, int *argc, char **argv)
{
  int kept = 0;

  for (int i = 0; i < *argc; i++)
    if (i > 0 && self->negative == NULL && is_negative_number (argv[i]))
      self->negative = g_strdup (argv[i]);
    else
      argv[kept++] = argv[i];
  argv[kept] = NULL;
  *argc = kept;
}

/* A key that nothing is held against would look like a check that was made. */
static gboolean
check_trust (SafeguardCommand *self, int *status)
{
  if (self->verb->takes_key)
    return TRUE;
  if (self->require_signed && self->keys == NULL)
    {
      *status = safeguard_command_misuse (self, "--require-signed takes a --key at least");
      return FALSE;
    }
  if (self->keys != NULL && !self->require_signed)
    {
      *status = safeguard_command_misuse (self, "--key goes with --require-signed");
      return FALSE;
    }

  return TRUE;
}

gboolean
safeguard_command_parse (SafeguardCommand *self, int argc, char **argv, int *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (self->verb->arguments);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat ("safeguard ", self->verb->name, NULL);
  g_autoptr (GArray) entries = options_of (self, self->verb->takes);
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, NULL, NULL);

  g_option_group_add_entries (group, (const GOptionEntry *)entries->data);
  g_set_prgname (name);
  g_option_context_set_summary (context, self->verb->summary);
  g_option_context_set_description (context, self->verb->details);
  g_option_context_set_main_group (context, group);
  if (self->verb->takes_negative)
    take_negative (self, &argc, argv);
  if (g_option_context_parse (context, &argc, &argv, &error))
    return check_trust (self, status);

  *status = refuse_options (self, entries, error);

  return FALSE;
}

void
safeguard_command_clear (SafeguardCommand *self)
{
  char **texts[] = {
      &self->policy,  &self->on,     &self->at,      &self->known_on, &self->to,    &self->holidays,
      &self->year,    &self->format, &self->score,   &self->clock,    &self->from,  &self->negative,
      &self->mapping, &self->fund,   &self->meeting, &self->section,  &self->facts, &self->as,
      &self->group,   &self->name,   &self->profile, &self->output,   &self->code,  &self->of};
  char ***lists[] = {&self->packs, &self->keys, &self->events, &self->rest};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_strfreev);
}

int
safeguard_command_misuse (SafeguardCommand *self, const char *format, ...)
{
  SafeguardPage page;
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  g_autofree char *first = g_strdup_printf ("safeguard %s: ", self->verb->name);
  g_autofree char *usage
      = g_strdup_printf ("safeguard %s [OPTIONS] %s", self->verb->name, self->verb->arguments);
  g_autofree char *more = g_strdup_printf ("safeguard %s --help", self->verb->name);

  safeguard_page_open (&page, stderr);
  safeguard_page_paragraph (&page, SAFEGUARD_TONE_PLAIN, first, valid);
  safeguard_page_paragraph (&page, SAFEGUARD_TONE_PLAIN, "Usage: ", g_strchomp (usage));
  safeguard_page_paragraph (&page, SAFEGUARD_TONE_PLAIN, "More:  ", more);
  safeguard_page_close (&page, stderr);

  return SAFEGUARD_EXIT_MISUSED;
}

gboolean
safeguard_command_check_arguments (SafeguardCommand *self, guint least, guint most)
{
  guint n = self->rest != NULL ? g_strv_length (self->rest) : 0;
  guint given = n + (self->negative != NULL ? 1 : 0);

  if (given >= least && given <= most)
    return TRUE;
  if (given < least)
    safeguard_command_misuse (self, "%s is missing", self->verb->arguments);
  else if (n == 0)
    safeguard_command_misuse (self, "it takes %s",
                              most == 0 ? "no arguments" : self->verb->arguments);
  else
    safeguard_command_misuse (self, "one argument too many: '%s'", self->rest[n - 1]);

  return FALSE;
}
