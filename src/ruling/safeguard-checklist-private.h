/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-case-private.h"
#include "safeguard-explanation-private.h"
#include "safeguard-ruling-private.h"

/* One test of a set; a table of one row. */
typedef struct
{
  char *id;
  char *ask;
  SafeguardTable *table;
  GListModel *citations;
} SafeguardChecklistTest;

struct _SafeguardChecklist
{
  GObject parent_instance;

  SafeguardLayers *layers;
  SafeguardVocabulary *vocabulary;
  SafeguardGaps *gaps;
  char *id;
  char *name;
  char *where; /* "governance/checklists/lay-member": where its gaps are declared */
  GListModel *citations;
  GPtrArray *tests; /* of SafeguardChecklistTest */
  /* All the tests in one row: two of them may rest on the same fact, so that together they say more
   * than each by itself. NULL if one of them is disputed among readings. */
  SafeguardTable *together;
};

struct _SafeguardCheck
{
  SafeguardCase parent_instance;

  SafeguardChecklist *checklist;
};

struct _SafeguardCheckClass
{
  SafeguardCaseClass parent_class;
};

/* The checklists of a section, such as "governance.checklists": {id: {name, tests: [{id, ask, when,
 * readings, gap, cite}], cite}}. @where is how gaps name it. (transfer full): of
 * SafeguardChecklist; what is wrong is in @log. */
GPtrArray *safeguard_checklists_compile (SafeguardLayers *layers,
                                         const char *section,
                                         const char *where,
                                         SafeguardVocabulary *vocabulary,
                                         SafeguardIssueLog *log);
/* Borrowed; NULL with UNKNOWN_CHECKLIST and the nearest. */
SafeguardChecklist *
safeguard_checklists_find (GPtrArray *checklists, const char *id, GError **error);

/* Tests that nobody passes, alone or together, and tests that the others ask already. */
void safeguard_checklist_check (const SafeguardChecklist *self, SafeguardIssueLog *log);

/* Takes @facts. */
SafeguardCheckRuling *safeguard_check_ruling_new (SafeguardChecklist *checklist,
                                                  SafeguardFacts *facts,
                                                  SafeguardMoment at);

/* @needs: (transfer full), a list of SafeguardNeed. */
SafeguardCheckTest *safeguard_check_test_new (const SafeguardChecklistTest *test,
                                              SafeguardAnswer answer,
                                              GListModel *needs);
void safeguard_check_test_write (SafeguardCheckTest *self, JsonBuilder *builder);
/* "yes", "no", "undetermined", "undecided" */
const char *safeguard_answer_text (SafeguardAnswer answer);
