# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes the finding index of the manual from the registries of findings and of phrases.

Usage: finding_index.py REGISTRY PHRASES OUTPUT
"""
import pathlib
import re
import sys

HEAD = '''Title: Finding index
Slug: finding-index

# Finding index

Everything that a ruling may find, by its code. The words in braces are the
arguments that a finding carries; a translation fills in its own sentence.

'''
PHRASES = '''
## Phrases

What is filled into those sentences where it is neither a name from a pack, nor a
number, nor a day, by its id.

| id | phrase |
| --- | --- |
'''
_FINDING = re.compile(r'FINDING \("([a-z-]+)",\s*(\w+),\s*"((?:[^"\\]|\\.)*)"\)')
_PHRASE = re.compile(r'PHRASE \("([a-z-]+)", "((?:[^"\\]|\\.)*)"\)')


def main(registry, phrases, output):
    text = pathlib.Path(registry).read_text()
    entries = _FINDING.findall(text)
    if len(entries) != text.count('\nFINDING ('):
        sys.exit('not every finding of the registry was understood')
    said = pathlib.Path(phrases).read_text()
    rows = _PHRASE.findall(said)
    if len(rows) != said.count('\nPHRASE ('):
        sys.exit('not every phrase of the registry was understood')
    table = ''.join(f'| `{phrase}` | {words} |\n' for phrase, words in sorted(rows))
    pathlib.Path(output).write_text(HEAD + '\n'.join(
        f'### `{code}` ({severity.lower()})\n\n{template}\n'
        for code, severity, template in sorted(entries)) + PHRASES + table)


if __name__ == '__main__':
    main(*sys.argv[1:])
