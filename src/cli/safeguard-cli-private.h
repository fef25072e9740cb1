/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>
#include <safeguard/safeguard.h>

#include "safeguard-cli-page-private.h"

/* Exit status; 0 is an answer, whatever it says. */
#define SAFEGUARD_EXIT_ANSWERED 0
#define SAFEGUARD_EXIT_REFUSED 1
#define SAFEGUARD_EXIT_MISUSED 2

/* No number that --threshold could mean. */
#define SAFEGUARD_NO_THRESHOLD G_MININT

typedef struct _SafeguardCommand SafeguardCommand;

/* What a verb takes beside --packs and --json: an option that it would not heed, it refuses. */
typedef enum
{
  SAFEGUARD_TAKES_POLICY = 1 << 0,
  SAFEGUARD_TAKES_ON = 1 << 1,
  SAFEGUARD_TAKES_AT = 1 << 2,
  SAFEGUARD_TAKES_KNOWN_ON = 1 << 3,
  SAFEGUARD_TAKES_EXPLAIN = 1 << 4,
  SAFEGUARD_TAKES_CLOCK = 1 << 5,  /* --clock and what goes with it */
  SAFEGUARD_TAKES_WINDOW = 1 << 6, /* --from and --to */
  SAFEGUARD_TAKES_ICS = 1 << 7,
  SAFEGUARD_TAKES_HOLIDAYS = 1 << 8,
  SAFEGUARD_TAKES_SCORE = 1 << 9,
  SAFEGUARD_TAKES_YEAR = 1 << 10,
  SAFEGUARD_TAKES_FORMAT = 1 << 11,
  SAFEGUARD_TAKES_MAPPING = 1 << 12,
  SAFEGUARD_TAKES_FUND = 1 << 13,
  SAFEGUARD_TAKES_MEETING = 1 << 14,
  SAFEGUARD_TAKES_SECTION = 1 << 15,
  SAFEGUARD_TAKES_SECOND_DAY = 1 << 20,
  SAFEGUARD_TAKES_RELEASE_NOTE = 1 << 21,
  SAFEGUARD_TAKES_FACTS = 1 << 22,
  SAFEGUARD_TAKES_GROUP = 1 << 23,   /* --group and --threshold */
  SAFEGUARD_TAKES_PROFILE = 1 << 16, /* --profile, and --explain with a code */
  SAFEGUARD_TAKES_STARTER = 1 << 17, /* --name, --from and --output */
  SAFEGUARD_TAKES_CASE = SAFEGUARD_TAKES_POLICY | SAFEGUARD_TAKES_ON | SAFEGUARD_TAKES_AT
                         | SAFEGUARD_TAKES_KNOWN_ON | SAFEGUARD_TAKES_EXPLAIN,
} SafeguardTakes;

/* One verb of the command line. */
typedef struct
{
  const char *name; /* as typed: "policy show" */
  const char *ask;  /* the door's name of it */
  const char *arguments;
  const char *summary;
  const char *details; /* what FILE holds, and examples */
  SafeguardTakes takes;
  gboolean takes_negative; /* -7 is an argument */
  gboolean long_work;      /* its progress is shown on a terminal */
  gboolean takes_key;      /* --key is its own */
  int (*run) (SafeguardCommand *command);
} SafeguardCliVerb;

/* One command line, read. */
struct _SafeguardCommand
{
  const SafeguardCliVerb *verb;
  char *policy;
  char *on;
  char *at;
  char *known_on;
  char **packs;
  char **keys;
  char *clock;
  char *from;
  char *to;
  char *holidays;
  char *score;
  char *year;
  char *format;
  char *mapping;
  char *fund;
  char *meeting;
  char *section;
  char *of;
  char *profile;
  char *code;
  char *name;
  char *output;
  char **events;
  char **rest;
  char *negative; /* an argument such as -7 */
  gboolean json;
  gboolean explain;
  gboolean readings;
  gboolean ics;
  char *facts;
  char *group;
  char *as;
  int threshold; /* SAFEGUARD_NO_THRESHOLD: none was given */
  gboolean release_note;
  gboolean require_signed;
};

extern const SafeguardCliVerb safeguard_cli_assess;
extern const SafeguardCliVerb safeguard_cli_workstream;
extern const SafeguardCliVerb safeguard_cli_risk;
extern const SafeguardCliVerb safeguard_cli_may;
extern const SafeguardCliVerb safeguard_cli_partnership;
extern const SafeguardCliVerb safeguard_cli_information;
extern const SafeguardCliVerb safeguard_cli_duties;
extern const SafeguardCliVerb safeguard_cli_decisions;
extern const SafeguardCliVerb safeguard_cli_check;
extern const SafeguardCliVerb safeguard_cli_attendance;
extern const SafeguardCliVerb safeguard_cli_assurance;
extern const SafeguardCliVerb safeguard_cli_diary;
extern const SafeguardCliVerb safeguard_cli_dispute;
extern const SafeguardCliVerb safeguard_cli_due;
extern const SafeguardCliVerb safeguard_cli_fund_approve;
extern const SafeguardCliVerb safeguard_cli_fund_check;
extern const SafeguardCliVerb safeguard_cli_fund_commit;
extern const SafeguardCliVerb safeguard_cli_fund_export;
extern const SafeguardCliVerb safeguard_cli_fund_import;
extern const SafeguardCliVerb safeguard_cli_fund_shares;
extern const SafeguardCliVerb safeguard_cli_fund_statement;
extern const SafeguardCliVerb safeguard_cli_incident;
extern const SafeguardCliVerb safeguard_cli_meeting;
extern const SafeguardCliVerb safeguard_cli_policy_check;
extern const SafeguardCliVerb safeguard_cli_policy_compare;
extern const SafeguardCliVerb safeguard_cli_policy_diff;
extern const SafeguardCliVerb safeguard_cli_policy_impact;
extern const SafeguardCliVerb safeguard_cli_policy_list;
extern const SafeguardCliVerb safeguard_cli_policy_new;
extern const SafeguardCliVerb safeguard_cli_policy_show;
extern const SafeguardCliVerb safeguard_cli_policy_sign;
extern const SafeguardCliVerb safeguard_cli_policy_verify;
extern const SafeguardCliVerb safeguard_cli_redate;
extern const SafeguardCliVerb safeguard_cli_review;
extern const SafeguardCliVerb safeguard_cli_statistics;
extern const SafeguardCliVerb safeguard_cli_vote;
extern const SafeguardCliVerb safeguard_cli_working_days;

/* Lays an answer out. */
typedef void (*SafeguardCliPrint) (SafeguardCommand *command,
                                   JsonObject *answer,
                                   SafeguardPage *page);

/* Reads the options of @command->verb out of @argv; FALSE, with the exit status, if that ends it.
 */
gboolean safeguard_command_parse (SafeguardCommand *self, int argc, char **argv, int *status);
void safeguard_command_clear (SafeguardCommand *self);
/* Says on stderr what is wrong with the command line; the exit status. */
int safeguard_command_misuse (SafeguardCommand *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Whether there are @least to @most arguments; says so if not. */
gboolean safeguard_command_check_arguments (SafeguardCommand *self, guint least, guint most);

/* The request, begun with what all verbs have in common. */
JsonBuilder *safeguard_command_begin (SafeguardCommand *self);
/* Adds a text to the request; nothing if it is NULL. */
void safeguard_command_add (JsonBuilder *request, const char *name, const char *value);
/* The packs that were given, and those of the library; NULL with an error, as where one is to be
 * signed and is not. */
SafeguardCatalogue *safeguard_command_load (SafeguardCommand *self, GError **error);
/* Ends the request, asks, and prints the answer with @print. @file is the FILE that it is about, or
 * NULL. Returns the exit status. */
int safeguard_command_ask (SafeguardCommand *self,
                           JsonBuilder *request,
                           const char *file,
                           SafeguardCliPrint print);
/* As ask, about any number of FILEs; @files ends in NULL. */
int safeguard_command_ask_files (SafeguardCommand *self,
                                 JsonBuilder *request,
                                 const char *const *files,
                                 SafeguardCliPrint print);
/* The whole of a verb whose only argument is the FILE of a record, held against a policy. */
int safeguard_command_ask_record (SafeguardCommand *self, SafeguardCliPrint print);
/* Asking in two steps: what is answered, (transfer full) ... */
JsonNode *safeguard_command_answer (SafeguardCommand *self, JsonBuilder *request, const char *file);
JsonNode *safeguard_command_answer_files (SafeguardCommand *self,
                                          JsonBuilder *request,
                                          const char *const *files);
/* An error of our own as an answer; (transfer full). */
JsonNode *safeguard_command_answer_error (const GError *error);
/* ... and printed, a list of answers in JSON only; returns the exit status. */
int safeguard_command_print (SafeguardCommand *self, JsonNode *answer, SafeguardCliPrint print);

/* The arguments A and B of what is put side by side, and the --facts that a verb takes beside them:
 * whether they are there, ... */
gboolean safeguard_command_check_sides (SafeguardCommand *self);
/* ... and asking about them. */
int
safeguard_command_ask_sides (SafeguardCommand *self, JsonBuilder *request, SafeguardCliPrint print);
void safeguard_cli_print_sides (JsonObject *answer, SafeguardPage *page);
/* One difference of an answer that has both sides, with its sources. */
void
safeguard_cli_print_difference (JsonObject *answer, JsonObject *difference, SafeguardPage *page);
/* The citations of one side, a line each. */
void safeguard_cli_print_sources (JsonObject *side, const char *label, SafeguardPage *page);

/* The parts of a ruling that all verbs print alike. */
void safeguard_cli_print_policy (JsonObject *ruling, SafeguardPage *page);
void safeguard_cli_print_alarm (JsonObject *ruling, SafeguardPage *page);
/* Findings, clocks, questions, what is undecided, and the sources. */
void
safeguard_cli_print_ruling (SafeguardCommand *command, JsonObject *ruling, SafeguardPage *page);
void
safeguard_cli_print_clocks (SafeguardCommand *command, JsonObject *ruling, SafeguardPage *page);
/* What overlays decide, replace and switch off, of an answer of `policy show`. */
void safeguard_cli_print_overlays (JsonObject *answer, SafeguardPage *page);
/* Of these what is switched off alone. */
void safeguard_cli_print_switched_off (JsonObject *answer, SafeguardPage *page);
/* The ladders and the life of a review, of an answer of `policy show`. */
void safeguard_cli_print_procedures (JsonObject *answer, SafeguardPage *page);
/* Contacts, definitions, priorities, commitments, figures and what could not be shown. */
void safeguard_cli_print_particulars (JsonObject *answer, SafeguardPage *page);
/* Those of the policy, or of one seat or organisation of a partnership. */
void safeguard_cli_print_responsibilities (JsonObject *answer, SafeguardPage *page);
/* A day, and how it counts. */
void safeguard_cli_print_day (JsonObject *day, SafeguardPage *page);
/* Rows of a table, each with what it needed; only those in @state unless that is NULL. */
void safeguard_cli_print_rows (JsonObject *result,
                               const char *name,
                               const char *state,
                               SafeguardPage *page);
/* An error or an issue: place, message, nearest name, remedy, code. */
void safeguard_cli_print_issue (JsonObject *issue, SafeguardPage *page);
