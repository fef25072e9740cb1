/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* What libFuzzer calls, and what feed.c calls where there is no libFuzzer. Returns 0. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
