#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# check-shell.sh SOURCE-ROOT: shellcheck over every file that a shell runs.
set -eu
cd "$1"
{
  echo run
  find .ci src bindings tests doc examples -type f -exec grep -lE '^#!.*[/ ](ba)?sh( |$)' {} + 2>/dev/null || true
} | sort -u | xargs shellcheck
