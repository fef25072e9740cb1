/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#define SAFEGUARD_INSIDE

#include <safeguard/safeguard-version-macros.h>
#include <safeguard/safeguard-error.h>
#include <safeguard/safeguard-issue.h>
#include <safeguard/safeguard-citation.h>
#include <safeguard/safeguard-list.h>
#include <safeguard/safeguard-declare.h>
#include <safeguard/safeguard-event.h>
#include <safeguard/safeguard-record.h>
#include <safeguard/safeguard-chronology.h>
#include <safeguard/safeguard-day.h>
#include <safeguard/safeguard-calendar.h>
#include <safeguard/safeguard-clock.h>
#include <safeguard/safeguard-timescale.h>

#undef SAFEGUARD_INSIDE
