/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-record-read-private.h"

/* The fund that the request holds, with the rules of @day or, if that is 0, of its first day.
 * (transfer full) */
SafeguardFund *safeguard_fund_read (SafeguardRequest *request,
                                    SafeguardDayNumber day,
                                    SafeguardFunding **funding,
                                    SafeguardPolicy **policy,
                                    GError **error);
/* What is on the record beside what is asked about: the next text beside the request, or its
 * "entries". FALSE with an error; @entries gets NULL if there are none. */
gboolean safeguard_fund_read_record (SafeguardRequest *request,
                                     const SafeguardNode **entries,
                                     GError **error);
/* As safeguard_fund_read(), of @entries, which may be NULL, and with the rules of @day if nothing
 * happened before. */
SafeguardFund *safeguard_fund_read_entries (SafeguardRequest *request,
                                            const SafeguardNode *entries,
                                            SafeguardDayNumber day,
                                            SafeguardPolicy **policy,
                                            GError **error);
