/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <safeguard/safeguard.h>

SafeguardNeed *safeguard_need_new (const char *fact, const char *found, const char *needed);
/* @needs: (transfer full), a list of SafeguardNeed. */
SafeguardTrace *safeguard_trace_new (const char *row,
                                     const char *answer,
                                     SafeguardRowState state,
                                     GListModel *needs);
SafeguardChange *safeguard_change_new (const char *to, GListModel *needs);
