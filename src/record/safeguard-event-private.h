/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-moment-private.h"

/* When it happened; borrowed. */
const SafeguardMoment *safeguard_event_peek_moment (SafeguardEvent *self);
/* When it was recorded, in microseconds since 1970; G_MININT64 if that is not known. */
gint64 safeguard_event_peek_recorded (SafeguardEvent *self);
