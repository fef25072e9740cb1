# SPDX-License-Identifier: LGPL-2.1-or-later
"""doc/rows.md names tests that exist, commands that exist, and each row once.

Usage: check_rows.py SOURCE-ROOT
"""
import re
import sys

import house

# How many rows each subject has.
SUBJECTS = {'A': 15, 'B': 25, 'C': 17, 'D': 12, 'E': 18, 'F': 9, 'G': 16}
ROW = re.compile(r'^\| ([A-G]\d+) \| ([^|]+) \| `([^`|]+)` \| ([^|]+) \|$')
TABLE = re.compile(r'^\| [A-G]\d')
# Parts of a name that a test is given while it runs stand beside its first part.
NAMED = {'.c': r'["/]{0}"', '.py': r'def test_{0}\('}


def words_of(manual):
    """The verbs and the options that the manual page of the command describes."""
    return set(re.findall(r'\*\*((?:--)?[a-z][a-z -]*)\*\*', manual))


def tests_of(cell):
    """(file, test) of `FILE: TEST, TEST; FILE: TEST`."""
    for part in cell.split(';'):
        name, _, tests = part.strip().partition(': ')
        for test in tests.split(', '):
            yield name, test


def about_test(root, name, test):
    path = root / 'tests' / name
    if not path.is_file() or path.suffix not in NAMED:
        return f'{name} is no file of tests'
    if not re.search(NAMED[path.suffix].format(re.escape(test)), house.text_of(path)):
        return f'{name} has no test {test}'
    return None


def about_row(root, known, match):
    row, _, command, tests = match.groups()
    verb, *options = command.split(' --')
    for word in (verb, *('--' + option for option in options)):
        if word not in known:
            yield f'{row}: the manual has no {word}'
    for name, test in tests_of(tests):
        complaint = about_test(root, name, test)
        if complaint:
            yield f'{row}: {complaint}'


def about_page(root, page, known):
    rows = []
    for number, line in enumerate(page.splitlines(), 1):
        match = ROW.match(line)
        if match:
            rows.append(match[1])
            yield from about_row(root, known, match)
        elif TABLE.match(line):
            yield f'line {number}: a row that is not read'
    rows += re.findall(r'\b[A-G]\d+\b', '\n'.join(
        line for line in page.splitlines() if not line.startswith('|')))
    for subject, count in SUBJECTS.items():
        for number in range(1, count + 1):
            found = rows.count(f'{subject}{number}')
            if found != 1:
                yield f'{subject}{number} stands here {found} times'


def main(argument):
    root = house.root_of(argument)
    page = house.text_of(root / 'doc' / 'rows.md')
    known = words_of(house.text_of(root / 'doc' / 'safeguard.1.rst'))
    rows = sum(ROW.match(line) is not None for line in page.splitlines())
    house.finish(list(about_page(root, page, known)), rows, 'rows')


if __name__ == '__main__':
    main(*sys.argv[1:])
