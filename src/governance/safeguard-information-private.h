/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-assurance-private.h"

struct _SafeguardInformationLog
{
  SafeguardRecord parent_instance;

  SafeguardGovernance *governance;
  char *id;
};

struct _SafeguardInformationLogClass
{
  SafeguardRecordClass parent_class;
};

/* What a partnership was asked for, and what one of its partners did about it. */
#define SAFEGUARD_INFORMATION_REQUESTED "requested"
#define SAFEGUARD_INFORMATION_ANSWERED "answered"
#define SAFEGUARD_INFORMATION_EXEMPTIONS "exemptions-considered"
/* What became of an item. */
#define SAFEGUARD_INFORMATION_HANDED_OVER "handed-over"
#define SAFEGUARD_INFORMATION_AGREED "agreed"
#define SAFEGUARD_INFORMATION_RETAINED "retained"

/* One who has to answer, or who did. */
typedef struct
{
  char *agency;
  gboolean has_to;
  SafeguardMoment answered;   /* no day: it is not recorded */
  SafeguardMoment exemptions; /* likewise */
} SafeguardInformationAnswer;

typedef struct
{
  char *id;
  SafeguardMoment asked; /* no day: it is not recorded */
  GPtrArray *answers;    /* of SafeguardInformationAnswer */
} SafeguardInformationRequest;

/* Something that is to be handed over or agreed, or that was all the same. */
typedef struct
{
  SafeguardProvision *provision; /* that lists it; NULL: none does */
  char *item;
  const char *state; /* one of the above; NULL: nothing is recorded of it */
  SafeguardMoment when;
  gboolean trail;
} SafeguardInformationItem;

struct _SafeguardInformationRuling
{
  SafeguardRuling parent_instance;

  SafeguardGovernance *governance;
  char *id;
  SafeguardProvision *controller; /* NULL: no document says */
  SafeguardProvision *answers;    /* likewise */
  GPtrArray *requests;            /* of SafeguardInformationRequest */
  GPtrArray *items;               /* of SafeguardInformationItem */
};

struct _SafeguardInformationRulingClass
{
  SafeguardRulingClass parent_class;
};

void safeguard_information_ruling_add_findings (SafeguardRuling *ruling, GPtrArray *out);
