/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#define SAFEGUARD_INSIDE

#include <safeguard/safeguard-version-macros.h>
#include <safeguard/safeguard-declare.h>
#include <safeguard/safeguard-error.h>
#include <safeguard/safeguard-issue.h>
#include <safeguard/safeguard-citation.h>
#include <safeguard/safeguard-list.h>
#include <safeguard/safeguard-event.h>
#include <safeguard/safeguard-record.h>
#include <safeguard/safeguard-chronology.h>
#include <safeguard/safeguard-day.h>
#include <safeguard/safeguard-calendar.h>
#include <safeguard/safeguard-clock.h>
#include <safeguard/safeguard-timescale.h>
#include <safeguard/safeguard-case.h>
#include <safeguard/safeguard-finding.h>
#include <safeguard/safeguard-question.h>
#include <safeguard/safeguard-gap.h>
#include <safeguard/safeguard-trace.h>
#include <safeguard/safeguard-ruling.h>
#include <safeguard/safeguard-stage.h>
#include <safeguard/safeguard-proceeding.h>
#include <safeguard/safeguard-proceeding-ruling.h>
#include <safeguard/safeguard-statistics.h>
#include <safeguard/safeguard-level.h>
#include <safeguard/safeguard-judgement.h>
#include <safeguard/safeguard-concern.h>
#include <safeguard/safeguard-level-ruling.h>
#include <safeguard/safeguard-thresholds.h>
#include <safeguard/safeguard-meeting.h>
#include <safeguard/safeguard-vote.h>
#include <safeguard/safeguard-partnership.h>
#include <safeguard/safeguard-governance.h>
#include <safeguard/safeguard-reviews.h>
#include <safeguard/safeguard-review.h>
#include <safeguard/safeguard-escalation.h>
#include <safeguard/safeguard-policy.h>
#include <safeguard/safeguard-catalogue.h>
#include <safeguard/safeguard-diary.h>
#include <safeguard/safeguard-door.h>

#undef SAFEGUARD_INSIDE
