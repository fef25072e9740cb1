/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-diary-entry-private.h"

/* What becomes of a clock on another calendar; @after has the same record and clock as @before. */
SafeguardMove *safeguard_move_new (SafeguardDiaryEntry *before, SafeguardDiaryEntry *after);
