/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-node-private.h"

/* The inside of a document, for the reader that fills it. */
struct _SafeguardDocument
{
  gatomicrefcount ref_count;
  char *name;
  GStringChunk *texts;
  GPtrArray *blocks; /* of nodes, which never move once made */
  guint n_nodes;
  SafeguardNode *root;
  GVariant *image; /* what holds the texts of a document that came from one; else NULL */
};

SafeguardDocument *safeguard_document_new (const char *name);
SafeguardNode *safeguard_document_add_node (SafeguardDocument *self);
/* All the nodes of a document at once, not yet filled. */
SafeguardNode *safeguard_document_add_nodes (SafeguardDocument *self, guint n);
