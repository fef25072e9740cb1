#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Counts what Meson's own test logs say, in one closing line.

Usage: tally.py TESTLOG.JSON...

What is counted is the Meson test: one program, however many cases it runs
inside. A program that ran no case at all counts as skipped only when it said
so itself. What a failed one printed is told again at the end, where it is
looked for. Exits 1 when anything failed, or when nothing passed.
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
                    yield json.loads(line)


def last_words(test, most=40):
    """The last lines that a test printed, to both streams."""
    lines = (test.get('stdout') or '').splitlines() + (test.get('stderr') or '').splitlines()
    return [f'  {line}' for line in lines[-most:]]


def main(paths):
    passed = failed = skipped = 0
    for test in results(paths):
        name, result = test['name'], test['result']
        if result in PASSED:
            passed += 1
        elif result in SKIPPED:
            skipped += 1
            print(f'skipped: {name}')
        else:
            failed += 1
            print(f'{result.lower()}: {name}', *last_words(test), sep='\n')
    print(f'{passed} passed, {failed} failed, {skipped} skipped')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
