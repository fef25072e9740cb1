/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined(SAFEGUARD_INSIDE) && !defined(SAFEGUARD_COMPILATION)
#error "Only <safeguard/safeguard.h> can be included directly."
#endif

#include <gio/gio.h>
#include <safeguard/safeguard-version-macros.h>

G_BEGIN_DECLS

#define SAFEGUARD_TYPE_FIGURE (safeguard_figure_get_type ())

SAFEGUARD_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (SafeguardFigure, safeguard_figure, SAFEGUARD, FIGURE, GObject)

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_figure_get_id (SafeguardFigure *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_figure_get_name (SafeguardFigure *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_figure_get_unit (SafeguardFigure *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_figure_get_periods (SafeguardFigure *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *const *safeguard_figure_get_values (SafeguardFigure *self, const char *period);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_figure_get_gap (SafeguardFigure *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_figure_get_disagreement (SafeguardFigure *self);

SAFEGUARD_AVAILABLE_IN_1_0
const char *safeguard_figure_get_note (SafeguardFigure *self);

SAFEGUARD_AVAILABLE_IN_1_0
GListModel *safeguard_figure_get_citations (SafeguardFigure *self);

G_END_DECLS
