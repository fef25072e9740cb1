/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-governance-private.h"

struct _SafeguardProvision
{
  GObject parent_instance;

  const char *section; /* of a list that lives for ever */
  char *id;
  char *name;
  GHashTable *values; /* key -> vector of texts */
  GListModel *citations;
};

/* One rule as a provision: its name, its citations, and all that it says under @keys (of which the
 * frame of every rule is no value). @section lives for ever. (transfer full); what is wrong is in
 * @log. */
SafeguardProvision *safeguard_provision_read (const char *section,
                                              const char *const *keys,
                                              const SafeguardRule *rule,
                                              const SafeguardGaps *gaps,
                                              SafeguardIssueLog *log);
/* (transfer container): the provisions of a section, in the order of the documents. */
GPtrArray *safeguard_provisions_list (const SafeguardAssuranceRules *self, const char *section);
/* NULL with UNKNOWN_ROW and the nearest. Borrowed. */
SafeguardProvision *safeguard_provisions_find (const SafeguardAssuranceRules *self,
                                               const char *section,
                                               const char *id,
                                               GError **error);
/* The only or first value, or NULL. */
const char *safeguard_provision_get_value (SafeguardProvision *self, const char *key);
/* "partners" or "relevant-agencies". */
gboolean safeguard_provision_is_of_all (const char *id);
/* The agencies under @key, such as "by", by which it is to be supplied: actors, "partners" and
 * "relevant-agencies" written out. (transfer container): of borrowed ids */
GPtrArray *safeguard_provision_list_agencies (const SafeguardAssuranceRules *self,
                                              SafeguardProvision *provision,
                                              const char *key);

struct _SafeguardAssurance
{
  SafeguardRecord parent_instance;

  SafeguardGovernance *governance;
  char *id;
  SafeguardDayNumber from;
  SafeguardDayNumber to;
};

struct _SafeguardAssuranceClass
{
  SafeguardRecordClass parent_class;
};

/* What a day belongs to, where something is due each quarter, year and so on. */
typedef struct
{
  SafeguardDayNumber from;
  SafeguardDayNumber to;
} SafeguardPeriod;

/* The periods of so many months that lie in the window, from its first day. (transfer full): of
 * SafeguardPeriod */
GArray *safeguard_periods_list (SafeguardDayNumber from, SafeguardDayNumber to, guint months);
