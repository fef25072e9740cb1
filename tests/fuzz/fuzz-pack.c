/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Any bytes at all as a policy pack: for its author, who has it checked whole, by itself and on top
 * of the bundled packs; and for its consumer, who asks for its policies. */
#include "fuzz.h"

#include "safeguard-catalogue-private.h"
#include "safeguard-list-private.h"
#include "safeguard-pack-private.h"

/* Nothing under the pack; what it builds on is missing. */
static SafeguardCatalogue *
the_empty_catalogue (void)
{
  static SafeguardCatalogue *catalogue = NULL;

  if (catalogue == NULL)
    catalogue = safeguard_catalogue_new_over (NULL, safeguard_editions_new (),
                                              safeguard_list_new_empty (SAFEGUARD_TYPE_ISSUE));

  return catalogue;
}

static SafeguardCatalogue *
the_bundled_catalogue (void)
{
  static SafeguardCatalogue *catalogue = NULL;
  g_autoptr (GError) error = NULL;

  if (catalogue == NULL)
    catalogue = safeguard_catalogue_new (NULL, &error);
  g_assert_no_error (error);

  return catalogue;
}

static void
read_pack (const uint8_t *data, size_t size, gboolean strict)
{
  g_autoptr (SafeguardIssueLog) log = safeguard_issue_log_new (strict);
  g_autoptr (SafeguardPack) pack = safeguard_pack_read ("fuzz.yaml", (const char *)data, size, log);

  if (pack == NULL)
    g_assert_cmpuint (safeguard_issue_log_get_n_errors (log), >, 0);
  else
    g_assert_nonnull (safeguard_pack_get_id (pack));
}

/* Whatever is complained of can be said. */
static void
say_all (GListModel *issues)
{
  for (guint i = 0; i < g_list_model_get_n_items (issues); i++)
    {
      g_autofree char *text = safeguard_issue_to_text (safeguard_list_peek (issues, i));

      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

/* What the catalogue takes in gives a policy on its first day, or an error. */
static void
ask_policy (SafeguardCatalogue *catalogue, GBytes *text)
{
  const SafeguardPackText pack_text = {"fuzz.yaml", NULL, text};
  SafeguardPack *read = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardCatalogue) with
      = safeguard_catalogue_with_text (catalogue, &pack_text, &read, &error);
  g_autoptr (SafeguardPack) pack = read;

  g_assert_true ((with == NULL) == (error != NULL));
  if (with == NULL)
    return;

  g_autoptr (GDate) on = safeguard_day_number_to_date (safeguard_pack_get_from (pack));
  g_autoptr (SafeguardPolicy) policy
      = safeguard_catalogue_get_policy (with, safeguard_pack_get_area (pack), on, &error);
  g_assert_true ((policy == NULL) == (error != NULL));
}

static void
use_pack (SafeguardCatalogue *catalogue, GBytes *text)
{
  const SafeguardPackText pack_text = {"fuzz.yaml", NULL, text};
  g_autoptr (GListModel) issues = safeguard_catalogue_check_text (catalogue, &pack_text);

  say_all (issues);
  ask_policy (catalogue, text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) text = g_bytes_new (data, size);

  read_pack (data, size, TRUE);
  read_pack (data, size, FALSE);
  use_pack (the_empty_catalogue (), text);
  use_pack (the_bundled_catalogue (), text);

  return 0;
}
