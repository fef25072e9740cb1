# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes the finding index of the manual from the registry.

Usage: finding_index.py REGISTRY OUTPUT
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
_FINDING = re.compile(r'FINDING \("([a-z-]+)",\s*(\w+),\s*"((?:[^"\\]|\\.)*)"\)')


def main(registry, output):
    text = pathlib.Path(registry).read_text()
    entries = _FINDING.findall(text)
    if len(entries) != text.count('\nFINDING ('):
        sys.exit('not every finding of the registry was understood')
    pathlib.Path(output).write_text(HEAD + '\n'.join(
        f'### `{code}` ({severity.lower()})\n\n{template}\n'
        for code, severity, template in sorted(entries)))


if __name__ == '__main__':
    main(*sys.argv[1:])
