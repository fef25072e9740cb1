/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "safeguard-node-private.h"

/* A document as it was read, to be taken up again without its text being read: the packs that come
 * with the library are read once, when it is built. @digest is of the text. Floating. */
GVariant *safeguard_document_to_image (const SafeguardDocument *self, const char *digest);

/* The same document, nodes and places alike. NULL if @image is of another text, or was made by
 * another version or for the other order of bytes: read the text then. The image is trusted: it may
 * come from the library itself and from nowhere else. */
SafeguardDocument *
safeguard_document_from_image (const char *name, GVariant *image, const char *digest);
