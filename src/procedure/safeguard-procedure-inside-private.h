/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-procedure-private.h"

struct _SafeguardProcedure
{
  gatomicrefcount ref_count;
  char *id;
  char *name;
  char *place; /* "escalation/ladders/between-partners": what gaps call it */
  GListModel *citations;
  SafeguardLayers *layers;
  SafeguardTimescales *timescales;
  SafeguardActors *actors;
  SafeguardGaps *gaps;
  SafeguardVocabulary *vocabulary;
  GPtrArray *stages;     /* of SafeguardStageRule */
  GPtrArray *acts;       /* of SafeguardActRule */
  GHashTable *act_by_id; /* borrowed id -> position + 1 */
  GPtrArray *act_ids;    /* borrowed; ends in NULL */
  GPtrArray *stage_ids;  /* likewise */
  SafeguardStatement reference;
  SafeguardStatement whistleblowing;
  SafeguardStatement emergency;
};

SafeguardProcedure *safeguard_procedure_new (const char *id);
void safeguard_procedure_take_stage (SafeguardProcedure *self, SafeguardStageRule *stage);
void safeguard_procedure_take_act (SafeguardProcedure *self, SafeguardActRule *act);
SafeguardStageRule *safeguard_stage_rule_new (const char *id);
SafeguardActRule *safeguard_act_rule_new (const char *id);
/* Reads what the packs say of the acts and stages, once all their names are known. */
void
safeguard_procedure_read_stages (SafeguardProcedure *self, GArray *rules, SafeguardIssueLog *log);
void
safeguard_procedure_read_acts (SafeguardProcedure *self, GArray *rules, SafeguardIssueLog *log);
