#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# check-abi.sh BASELINE LIBRARY HEADERS: fails on a symbol removed or changed.
# What is new is no break. Until 1.0 is out, ./run abi-baseline records what is.
set -eu
now=$(mktemp)
trap 'rm -f "$now"' EXIT
sh "$(dirname "$0")/abi-dump.sh" "$2" "$3" >"$now"
abidiff --fail-no-debug-info --no-added-syms "$1" "$now"
