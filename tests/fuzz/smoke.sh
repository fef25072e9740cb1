#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# smoke.sh TARGET CORPUS DICTIONARY OPTION...: libFuzzer, in a folder of its own,
# since it writes what it finds into the first folder that it is given.
set -eu
target=$1
corpus=$2
dictionary=$3
shift 3
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT
status=0
# What libFuzzer exits with when it finds something is 77, which Meson takes for a skipped test.
"$target" -error_exitcode=1 -seed=1 -max_len=4096 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
  -artifact_prefix="$PWD/" -dict="$dictionary" "$@" "$found" "$corpus" 2>&1 || status=$?
exit "$status"
