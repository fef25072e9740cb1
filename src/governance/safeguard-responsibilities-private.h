/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-assurance-private.h"
#include "safeguard-json-private.h"

/* (transfer container): of borrowed SafeguardProvision, in the order of the documents. With @of
 * those of an actor, a body or a seat, and of an actor those of the seats that it fills; NULL with
 * UNKNOWN_ACTOR if it is none of them. */
GPtrArray *
safeguard_responsibilities_list (SafeguardGovernance *self, const char *of, GError **error);
/* The same without those of seats, of an id that somebody looked up. */
GPtrArray *safeguard_responsibilities_list_own (SafeguardGovernance *self, const char *id);
/* As the member "responsibilities". */
void safeguard_responsibilities_write (const GPtrArray *list, JsonBuilder *builder);
