/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Any bytes at all: read, or refused with an error of ours that says where and why. */
#include "fuzz.h"

#include "safeguard-node-private.h"

static void
visit (const SafeguardNode *node, guint *n_nodes)
{
  g_assert_cmpuint (++*n_nodes, <=, 10000000);
  g_assert_cmpuint (node->line, >, 0);
  g_assert_cmpuint (node->column, >, 0);
  g_assert_true (node->text == NULL || g_utf8_validate (node->text, -1, NULL));
  SAFEGUARD_NODE_FOREACH (child, node)
    {
      g_assert_true (child->parent == node);
      visit (child, n_nodes);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SafeguardDocument) document
      = safeguard_document_read ("fuzz.yaml", (const char *)data, size, &error);
  guint n_nodes = 0;

  if (document == NULL)
    {
      g_assert_true (error != NULL && error->domain == SAFEGUARD_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_nonnull (safeguard_error_peek_issue (error));
    }
  else
    {
      g_assert_no_error (error);
      visit (safeguard_document_get_root (document), &n_nodes);
    }

  return 0;
}
