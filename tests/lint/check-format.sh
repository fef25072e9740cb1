#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# check-format.sh SOURCE-ROOT: C as .clang-format lays it out; ./run format does it.
set -eu
cd "$1"
for folder in src include tests bindings examples; do
  [ -d "$folder" ] || continue
  find "$folder" \( -name '*.c' -o -name '*.h' \) -print0
done | xargs -0 clang-format --dry-run --Werror
