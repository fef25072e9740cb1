# SPDX-License-Identifier: LGPL-2.1-or-later
"""The symbol map, the shared library and the GIR name the same functions.

Usage: check_symbols.py MAP LIBRARY GIR
"""
import pathlib
import re
import subprocess
import sys

import gir
import house

# Named in the map for the dynamic linker, and no function.
_NODE = re.compile(r'SAFEGUARD_\d+\.\d+')


def mapped(text):
    """The names of each node's global part; complaints about how they stand."""
    names, complaints = [], []
    for node, body in re.findall(r'^(\S+) \{\n(.*?)^\}', text, re.M | re.S):
        if not _NODE.fullmatch(node):
            complaints.append(f'the map has a node called {node}')
        part = body.split('global:')[-1].split('local:')[0]
        here = [line.strip().rstrip(';') for line in part.splitlines() if line.strip()]
        complaints += [f'the map exports by pattern: {name}' for name in here if '*' in name]
        complaints += [f'the map names {name} twice' for name in set(here) if here.count(name) > 1]
        if here != sorted(here):
            complaints.append(f'the names of {node} are not sorted')
        names += here
    if not re.search(r'local:\s*\*;', text):
        complaints.append('the map hides nothing: it lacks "local: *;"')
    return set(names), complaints


def exported(library):
    listing = subprocess.run(['nm', '-D', '--defined-only', library],
                             check=True, capture_output=True, text=True).stdout
    names = {line.split()[-1].split('@')[0] for line in listing.splitlines()}
    return {name for name in names if not _NODE.fullmatch(name)}


def compare(in_map, in_library, in_gir):
    for name in sorted(in_map - in_library):
        yield f'{name} is in the map, but the library does not export it'
    for name in sorted(in_library - in_map):
        yield f'{name} is exported, but is not in the map'
    for name in sorted(in_gir - in_map):
        yield f'{name} is in a public header, but not in the map'
    for name in sorted(in_map - in_gir):
        yield f'{name} is in the map, but in no public header'


def main(map_path, library, gir_path):
    names, complaints = mapped(pathlib.Path(map_path).read_text())
    complaints += compare(names, exported(library), gir.symbols(gir.namespace(gir_path)))
    house.finish(complaints, len(names), 'symbols')


if __name__ == '__main__':
    main(*sys.argv[1:])
