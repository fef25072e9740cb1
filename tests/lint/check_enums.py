# SPDX-License-Identifier: LGPL-2.1-or-later
"""The number of an enumerator never changes: a program compiled with it keeps it.

Usage: check_enums.py GIR BASELINE            compare
       check_enums.py --write GIR BASELINE    record (./run abi-baseline)
"""
import pathlib
import sys

import gir
import house


def listing(pairs):
    return ''.join(f'{name} = {value}\n' for name, value in sorted(pairs))


def parse(text):
    return dict(line.split(' = ') for line in text.splitlines())


def compare(before, now):
    for name, value in sorted(before.items()):
        if name not in now:
            yield f'{name} is gone; it was {value}'
        elif now[name] != value:
            yield f'{name} was {value} and is now {now[name]}'
    for name in sorted(set(now) - set(before)):
        yield f'{name} = {now[name]} is new: record it with ./run abi-baseline'


def main(*arguments):
    write = arguments[0] == '--write'
    gir_path, baseline = arguments[-2:]
    text = listing(gir.enum_values(gir.namespace(gir_path)))
    if write:
        pathlib.Path(baseline).write_text(text)
        return
    now = parse(text)
    house.finish(list(compare(parse(pathlib.Path(baseline).read_text()), now)),
                 len(now), 'enumerators')


if __name__ == '__main__':
    main(*sys.argv[1:])
