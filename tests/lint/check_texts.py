# SPDX-License-Identifier: LGPL-2.1-or-later
"""What every source file must have or must not have, and that every test is registered.

Usage: check_texts.py SOURCE-ROOT
"""
import re
import sys

import house

SPDX = 'SPDX-License-Identifier: LGPL-2.1-or-later'
WITH_LICENCE = ('.c', '.h', '.def', '.py', '.js', '.sh', '.build', '.dict', '.toml', '.toml.in',
                '.pyi', '.yaml', 'run', 'meson_options.txt')
# Parts are joined here so that this file does not find itself.
LEFTOVER = re.compile(r'\b(' + '|'.join(('TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK')) + r')\b')
MACHINE_PATH = re.compile(r'(?<![\w.~])/(home|root|work|Users)' + r'/\w')
DATA = ('corpus', 'vectors', 'fixtures')


def about_text(name, text):
    if name.endswith(WITH_LICENCE) and SPDX not in '\n'.join(text.splitlines()[:3]):
        yield f'{name}: no SPDX line at its top'
    for number, line in enumerate(text.splitlines(), 1):
        if LEFTOVER.search(line):
            yield f'{name}:{number}: left over: {line.strip()}'
        if MACHINE_PATH.search(line):
            yield f'{name}:{number}: a path of one machine: {line.strip()}'
        if line != line.rstrip() or '\t' in line and not name.endswith(('.abi', '.txt')):
            yield f'{name}:{number}: blanks at the end, or a tab'
    if text and not text.endswith('\n'):
        yield f'{name}: no line break at its end'


def unregistered(root):
    """A test file that no meson.build names is a test that never runs."""
    for pattern, prefix, suffix in (('python/test_*.py', 'test_', '.py'),
                                    ('javascript/test-*.js', 'test-', '.js'),
                                    ('**/test-*.c', 'test-', '.c')):
        for path in sorted((root / 'tests').glob(pattern)):
            build = path.parent / 'meson.build'
            short = path.name[len(prefix):-len(suffix)]
            text = house.text_of(build) if build.exists() else ''
            if f"'{short}'" not in text and path.name not in text and path.stem not in text:
                yield f'{path.relative_to(root)} is not registered in {build.relative_to(root)}'


def main(argument):
    root = house.root_of(argument)
    paths = [path for path in house.files(root)
             if path.suffix not in ('.abi', '.csv', '.png') and not set(DATA) & set(path.relative_to(root).parts)]
    complaints = []
    for path in paths:
        complaints += about_text(str(path.relative_to(root)), house.text_of(path))
    complaints += unregistered(root)
    house.finish(complaints, len(paths), 'files')


if __name__ == '__main__':
    main(*sys.argv[1:])
