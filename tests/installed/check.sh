#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Installs into a folder of its own and uses nothing but what is there.
set -eu
source=$1 build=$2 prefix=$3 libdir=$4 datadir=$5 python=$6
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

DESTDIR=$root meson install -C "$build" --no-rebuild --quiet
top=$root$prefix
lib=$top/$libdir
export LD_LIBRARY_PATH="$lib" GI_TYPELIB_PATH="$lib/girepository-1.0"
export PKG_CONFIG_PATH="$lib/pkgconfig"

# The prefix of this package alone: --define-variable would move GLib too.
sed -i "s|^prefix=.*|prefix=$top|" "$lib/pkgconfig/safeguard-1.pc"
flags=$(pkg-config --cflags --libs safeguard-1)
# shellcheck disable=SC2086
cc -std=c11 -Wall -Wextra -Werror "$source/examples/c/concern.c" -o "$root/concern" $flags
"$root/concern" >"$root/c.txt"
cmp "$root/c.txt" "$source/tests/examples/concern.txt"

overrides=$(find "$root" -path '*/gi/overrides/Safeguard.py' -print)
PYTHONPATH=$(dirname "$(dirname "$(dirname "$overrides")")") \
  "$python" "$source/examples/python/concern.py" >"$root/python.txt"
cmp "$root/python.txt" "$source/tests/examples/concern.txt"

overrides=$(find "$root" -path '*/overrides/Safeguard.js' -print)
GJS_PATH=$(dirname "$(dirname "$overrides")") \
  gjs -m "$source/examples/javascript/concern.js" >"$root/gjs.txt"
cmp "$root/gjs.txt" "$source/tests/examples/concern.txt"

[ "$("$top/bin/safeguard" working-days 2026-01-05 5)" = '2026-01-12  Mon 12 Jan 2026' ]
test -s "$top/$datadir/gir-1.0/Safeguard-1.gir"
test -s "$top/include/safeguard-1/safeguard/safeguard.h"
