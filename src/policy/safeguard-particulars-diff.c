/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "safeguard-particulars-private.h"

#include "safeguard-provisions-diff-private.h"

/* --- figures: by the numbers that are printed for each period */

static const char *
figure_id (gconstpointer item)
{
  return safeguard_figure_get_id ((SafeguardFigure *)item);
}

static char *
figure_name (gconstpointer item)
{
  return g_strdup (safeguard_figure_get_name ((SafeguardFigure *)item));
}

static GListModel *
figure_cite (gconstpointer item)
{
  return safeguard_figure_get_citations ((SafeguardFigure *)item);
}

/* "2016/17 3442, 3532; 2017/18 3529" */
static char *
values_text (SafeguardFigure *figure)
{
  const char *const *periods = safeguard_figure_get_periods (figure);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; periods != NULL && periods[i] != NULL; i++)
    {
      g_autofree char *values
          = g_strjoinv (", ", (char **)safeguard_figure_get_values (figure, periods[i]));

      g_ptr_array_add (texts, g_strdup_printf ("%s %s", periods[i], values));
    }
  g_ptr_array_add (texts, NULL);

  return g_strjoinv ("; ", (char **)texts->pdata);
}

static void
compare_figures (const SafeguardComparedRule *rule,
                 gconstpointer first,
                 gconstpointer second,
                 SafeguardDifferences *out)
{
  GListModel *const citations[2] = {figure_cite (first), figure_cite (second)};
  g_autofree char *one = values_text ((SafeguardFigure *)first);
  g_autofree char *two = values_text ((SafeguardFigure *)second);

  safeguard_differences_add_term (out, rule, "unit",
                                  safeguard_figure_get_unit ((SafeguardFigure *)first),
                                  safeguard_figure_get_unit ((SafeguardFigure *)second), citations);
  safeguard_differences_add_term (out, rule, "values", one, two, citations);
}

void
safeguard_particulars_diff (const SafeguardParticulars *first,
                            const SafeguardParticulars *second,
                            SafeguardDifferences *out)
{
  static const SafeguardListedKind figures
      = {"particulars", "figures",   SAFEGUARD_ASPECT_FIGURE, figure_id,
         figure_name,   figure_cite, compare_figures};
  static const struct
  {
    const char *section;
    SafeguardAspect aspect;
  } sections[] = {
      {"priorities", SAFEGUARD_ASPECT_PRIORITY},    {"commitments", SAFEGUARD_ASPECT_COMMITMENT},
      {"definitions", SAFEGUARD_ASPECT_DEFINITION}, {"contacts", SAFEGUARD_ASPECT_CONTACT},
      {"not-shown", SAFEGUARD_ASPECT_NOT_SHOWN},
  };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (GPtrArray) one = safeguard_particulars_list (first, sections[i].section);
      g_autoptr (GPtrArray) two = safeguard_particulars_list (second, sections[i].section);

      safeguard_provisions_diff (one, two, "particulars", sections[i].section, sections[i].aspect,
                                 out);
    }
  safeguard_differences_add_listed (out, &figures, first->figures, second->figures);
}
