#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# abi-dump.sh LIBRARY HEADERS: the public ABI as XML that depends on no folder.
set -eu
exec abidw --headers-dir "$2" --drop-private-types --exported-interfaces-only \
  --type-id-style hash --no-corpus-path --no-show-locs --no-comp-dir-path "$1"
