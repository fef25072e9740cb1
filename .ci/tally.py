#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Counts what Meson's own test logs say, in one closing line.

Usage: tally.py TESTLOG.JSON...

What is counted is the Meson test: one program, however many cases it runs
inside. A program that ran no case at all counts as skipped only when it said
so itself. Exits 1 when anything failed, or when nothing passed.
"""
import json
import sys

PASSED = {'OK', 'EXPECTEDFAIL'}
SKIPPED = {'SKIP'}


def results(paths):
    for path in paths:
        with open(path, encoding='utf-8') as log:
            for line in log:
                if line.strip():
                    test = json.loads(line)
                    yield test['name'], test['result']


def main(paths):
    passed = failed = skipped = 0
    for name, result in results(paths):
        if result in PASSED:
            passed += 1
        elif result in SKIPPED:
            skipped += 1
            print(f'skipped: {name}')
        else:
            failed += 1
            print(f'{result.lower()}: {name}')
    print(f'{passed} passed, {failed} failed, {skipped} skipped')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
