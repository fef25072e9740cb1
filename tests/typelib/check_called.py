# SPDX-License-Identifier: LGPL-2.1-or-later
"""Fails on a public function that no test calls from Python, or none from GJS.

Usage: check_called.py GIR CALLS-FOLDER SOURCE-ROOT [NAME...]

The names are those of the tests: each must have left its record, so that a
test that died early is not mistaken for one that called nothing.
"""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

CORE = '{http://www.gtk.org/introspection/core/1.0}'
CALLABLES = ('function', 'method', 'constructor')
HOLDERS = ('class', 'interface', 'record', 'union', 'enumeration', 'bitfield')


def callables(parent):
    for kind in CALLABLES:
        for element in parent.findall(CORE + kind):
            if element.get('introspectable') != '0' and element.get('moved-to') is None:
                yield element.get('shadows') or element.get('name')


def public_functions(gir):
    """Every function that a binding sees, as Type.name or name."""
    namespace = ElementTree.parse(gir).getroot().find(CORE + 'namespace')
    names = set(callables(namespace))
    for kind in HOLDERS:
        for holder in namespace.findall(CORE + kind):
            names.update(f'{holder.get("name")}.{name}' for name in callables(holder))
    return names


def called(folder, tests, ending):
    names = set()
    for test in tests:
        record = folder / f'{test}.{ending}'
        if not record.exists():
            sys.exit(f'{test} left no record of its calls: run the whole suite '
                     '(./run test), or see why it failed')
        names.update(record.read_text().split())
    return names


def main(gir, calls, source_root):
    tests = pathlib.Path(source_root, 'tests')
    public = public_functions(gir)
    languages = [
        ('python', 'Python', sorted(path.stem for path in tests.glob('python/test_*.py'))),
        ('gjs', 'GJS', sorted(path.stem for path in tests.glob('javascript/test-*.js'))),
    ]
    uncalled = 0
    for ending, language, names in languages:
        missing = public - called(pathlib.Path(calls), names, ending)
        uncalled += len(missing)
        for name in sorted(missing):
            print(f'no test calls {name} from {language}')
    print(f'{len(public)} public functions, {uncalled} calls missing')
    return 1 if uncalled or not public else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
