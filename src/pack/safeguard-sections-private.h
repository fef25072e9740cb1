/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-node-private.h"

/* A source may list its sections, from first to last; then no citation names another one. Each item
 * is what citations call it, or {section: that, not-a-rule: why nothing is made of it}; a long
 * section may list its paragraphs in the same way.
 *
 * Complains of citations anywhere in the pack whose section or paragraph is not listed: an error in
 * a strict log, a warning in a tolerant one. A strict log is told of those too that nothing cites
 * and that give no reason. */
void safeguard_sections_check (const SafeguardNode *root, SafeguardIssueLog *log);
