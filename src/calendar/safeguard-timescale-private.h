/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-timescales-private.h"

SafeguardTimescale *safeguard_timescale_new (SafeguardTimescales *set,
                                             SafeguardTimescaleRule *rule);
