# SPDX-License-Identifier: LGPL-2.1-or-later
"""What g-ir-scanner lets pass: every function documented, with Since, parameters
and ownership; no type that a binding cannot use.

Usage: check_gir.py GIR SOURCE-ROOT
"""
import re
import sys

import gir
import house

# Closures apart, these cross no binding safely (design: the C API).
UNFIT = {
    'gpointer', 'GObject.Value', 'GLib.List', 'GLib.SList', 'GLib.HashTable', 'GLib.PtrArray',
    'GLib.Array', 'GLib.ByteArray',
}
_BLOCK = re.compile(r'^/\*\*\n(.*?)^ \*/', re.M | re.S)


def doc_blocks(sources):
    """Symbol name -> its doc block, as written."""
    blocks = {}
    for source in sources:
        for block in _BLOCK.findall(source):
            blocks[block.split('\n', 1)[0].strip(' *:').split(':')[0]] = block
    return blocks


def type_name(element):
    for kind in ('type', 'array'):
        found = element.find(gir.CORE + kind)
        if found is not None:
            return found.get('name') or 'array', found.get(gir.C + 'type') or ''
    return 'varargs', ''


def parameters(element):
    holder = element.find(gir.CORE + 'parameters')
    return [] if holder is None else list(holder)


def array_lengths(element):
    """Places of the parameters that only say how long an array is."""
    shift = bool(element.findall(f'{gir.CORE}parameters/{gir.CORE}instance-parameter'))
    holders = parameters(element) + [element.find(gir.CORE + 'return-value')]
    arrays = [holder.find(gir.CORE + 'array') for holder in holders]
    return {int(array.get('length')) + shift for array in arrays
            if array is not None and array.get('length') is not None}


def about_parameter(entry, parameter, block, is_length):
    name = parameter.get('name')
    label = 'instance-parameter' if parameter.tag.endswith('instance-parameter') else 'parameter'
    if gir.doc_of(parameter) is None:
        yield f'{entry.name}: {label} {name} is not documented'
    type_, _ = type_name(parameter)
    is_closure = parameter.get('closure') is not None or name == 'user_data'
    hidden = entry.element.get('introspectable') == '0'
    if type_ == 'varargs':
        yield f'{entry.name} takes a variable number of arguments'
    elif type_ in UNFIT and not is_closure and not hidden:
        yield f'{entry.name}: {name} is a {type_}, which bindings cannot use safely'
    if parameter.get('direction', 'in') != 'in' and not is_length and not re.search(
            rf'@{name}:[^\n]*\((out|inout)', block):
        yield f'{entry.name}: {name} goes out, but is not annotated (out)'


def about_return(entry, block):
    answer = entry.element.find(gir.CORE + 'return-value')
    type_, c_type = type_name(answer)
    if type_ == 'none':
        return
    if gir.doc_of(answer) is None:
        yield f'{entry.name}: what it returns is not documented'
    if type_ in UNFIT and entry.element.get('introspectable') != '0':
        yield f'{entry.name} returns a {type_}, which bindings cannot use safely'
    returns = block.split('Returns:', 1)[-1]
    if '*' in c_type and not re.match(r'\s*\([^:]*transfer (none|full|container)', returns):
        yield f'{entry.name}: who owns what it returns? (transfer ...) is missing'


def about_callable(entry, blocks):
    symbol = entry.element.get(gir.C + 'identifier')
    block = blocks.get(symbol)
    if entry.doc is None or block is None:
        yield f'{entry.name} ({symbol}) is not documented'
        return
    if entry.element.get('version') is None:
        yield f'{entry.name}: Since is missing'
    yield from about_return(entry, block)
    lengths = array_lengths(entry.element)
    for place, parameter in enumerate(parameters(entry.element)):
        yield from about_parameter(entry, parameter, block, place in lengths)
    out = [parameter for place, parameter in enumerate(parameters(entry.element))
           if parameter.get('direction', 'in') != 'in' and place not in lengths]
    if len(out) > 1 and entry.element.get('introspectable') != '0':
        yield f'{entry.name} has {len(out)} out-parameters, more than one'


def about_type(entry):
    if entry.doc is None:
        yield f'{entry.name} is not documented'
    elif entry.element.get('version') is None:
        yield f'{entry.name}: Since is missing'
    for member in entry.element.findall(gir.CORE + 'member'):
        if gir.doc_of(member) is None:
            yield f'{entry.name}: {member.get(gir.C + "identifier")} is not documented'


def complaints_about(space, blocks):
    for entry in gir.types(space):
        yield from about_type(entry)
    seen = set()
    for entry in gir.callables(space):
        # A function that the scanner also puts into a type (quark) is judged once.
        symbol = entry.element.get(gir.C + 'identifier')
        if symbol not in seen:
            yield from about_callable(entry, blocks)
        seen.add(symbol)


def main(gir_path, argument):
    root = house.root_of(argument)
    paths = [path for path in house.files(root, '.c', '.h') if 'tests' not in path.parts]
    space = gir.namespace(gir_path)
    complaints = list(complaints_about(space, doc_blocks(map(house.text_of, paths))))
    house.finish(complaints, len(list(gir.callables(space))), 'functions')


if __name__ == '__main__':
    main(*sys.argv[1:])
