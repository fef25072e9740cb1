#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every error and every finding of the registries is raised somewhere in src/ and named by a test;
every phrase is used somewhere in src/.

Usage: check_codes.py ROOT
"""
import pathlib
import re
import sys

ERRORS = re.compile(r'^ISSUE \((\w+), "([a-z0-9-]+)"', re.M)
FINDINGS = re.compile(r'^FINDING \("([a-z-]+)"', re.M)
PHRASES = re.compile(r'^PHRASE \("(?:(?:term)-)?([a-z-]+)"', re.M)
TEXTS = {'.c', '.h', '.py', '.js', '.json', '.yaml'}


def read(folder):
    return '\n'.join(path.read_text(errors='replace') for path in sorted(folder.rglob('*'))
                     if path.suffix in TEXTS and 'corpus' not in path.parts)


def main(root):
    root = pathlib.Path(root)
    errors = (root / 'src/base/safeguard-error-registry.def').read_text()
    findings = (root / 'src/ruling/safeguard-finding-registry.def').read_text()
    source, tests = read(root / 'src'), read(root / 'tests')
    names = [(code, (f'SAFEGUARD_ERROR_{name}', f'"{code}"', f"'{code}'",
                     f'code: {code}\n'))
             for name, code in ERRORS.findall(errors)]
    names += [(code, (f'"{code}"', f"'{code}'")) for code in FINDINGS.findall(findings)]
    complaints = 0
    for code, spellings in names:
        for what, text in (('nothing raises it', source), ('no test names it', tests)):
            if not any(spelling in text for spelling in spellings):
                print(f'{code}: {what}')
                complaints += 1
    phrases = PHRASES.findall((root / 'src/base/safeguard-phrase-registry.def').read_text())
    for phrase in phrases:
        if f'"{phrase}"' not in source:
            print(f'{phrase}: nothing says it')
            complaints += 1
    print(f'{len(names)} codes and {len(phrases)} phrases checked, {complaints} complaints')
    return 1 if complaints or len(names) < 80 else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
