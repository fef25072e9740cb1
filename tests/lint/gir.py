# SPDX-License-Identifier: LGPL-2.1-or-later
"""The GIR, as far as the checks read it."""
import xml.etree.ElementTree as ElementTree
from collections import namedtuple

CORE = '{http://www.gtk.org/introspection/core/1.0}'
C = '{http://www.gtk.org/introspection/c/1.0}'
GLIB = '{http://www.gtk.org/introspection/glib/1.0}'
HOLDERS = ('class', 'interface', 'record', 'union', 'enumeration', 'bitfield')
CALLABLES = ('function', 'method', 'constructor')

# Type.name, the element, and the doc text or None.
Entry = namedtuple('Entry', 'name element doc')


def namespace(path):
    return ElementTree.parse(path).getroot().find(CORE + 'namespace')


def doc_of(element):
    doc = element.find(CORE + 'doc')
    return doc.text if doc is not None else None


def is_class_struct(element):
    return element.get(GLIB + 'is-gtype-struct-for') is not None


def types(space):
    for kind in HOLDERS:
        for element in space.findall(CORE + kind):
            if not is_class_struct(element):
                yield Entry(element.get('name'), element, doc_of(element))


def callables(space):
    """Functions of the namespace and of its types, those hidden from bindings too."""
    holders = [('', space)] + [(entry.name + '.', entry.element) for entry in types(space)]
    for prefix, holder in holders:
        for kind in CALLABLES:
            for element in holder.findall(CORE + kind):
                yield Entry(prefix + element.get('name'), element, doc_of(element))


def symbols(space):
    """Every exported name that the GIR knows of."""
    names = {entry.element.get(C + 'identifier') for entry in callables(space)}
    for entry in types(space):
        get_type = entry.element.get(GLIB + 'get-type')
        if get_type not in (None, 'intern'):
            names.add(get_type)
    return names


def enum_values(space):
    """(C name, value) of each enumerator."""
    for kind in ('enumeration', 'bitfield'):
        for element in space.findall(CORE + kind):
            for member in element.findall(CORE + 'member'):
                yield member.get(C + 'identifier'), member.get('value')
