# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes Safeguard.pyi, what type checkers and editors know of the library.

Usage: stub.py GIR OUTPUT

It tells of the library as the overrides show it: dates as datetime.date, lists
as tuples, getters as attributes too.
"""
import keyword
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

CORE = '{http://www.gtk.org/introspection/core/1.0}'
GLIB = '{http://www.gtk.org/introspection/glib/1.0}'
HEAD = '''# SPDX-License-Identifier: LGPL-2.1-or-later
# Generated from the introspection data.
import datetime
import enum
from typing import Any, Iterable, Mapping, Optional, Sequence, Tuple, Union

'''
# What a call of the class takes beyond its new(), by the class it derives from.
MAKING = {
    'Case': 'present: Iterable[str] = ..., absent: Iterable[str] = ..., '
            'facts: Optional[Mapping[str, Union[bool, int, str]]] = ...',
    'Record': 'events: Union[None, Mapping[str, Union[str, datetime.date]], '
              'Iterable[Union["Event", Mapping[str, Any], Tuple[str, Union[str, datetime.date]], '
              'Tuple[str, Union[str, datetime.date], str]]]] = ...',
}
WHOLE = {
    'gint8', 'guint8', 'gint16', 'guint16', 'gint', 'guint', 'gint32', 'guint32', 'gint64',
    'guint64', 'gsize', 'gssize', 'glong', 'gulong', 'GLib.Quark',
}
# Text that says when: the overrides take a date or a time too.
WHEN = {'when', 'at', 'from', 'on', 'known'}
PLAIN = {
    'utf8': 'str', 'filename': 'str', 'gboolean': 'bool', 'gdouble': 'float', 'gfloat': 'float',
    'none': 'None', 'GLib.Date': 'datetime.date', 'GLib.DateTime': 'datetime.datetime',
    'GLib.Bytes': 'bytes', 'GLib.Variant': 'Any', 'GObject.Object': 'Any', 'GType': 'Any',
}


def doc_of(element):
    doc = element.find(CORE + 'doc')
    return doc.text if doc is not None else ''


def python_name(name):
    return name + '_' if keyword.iskeyword(name) else name


class Stub:
    def __init__(self, space):
        self.space = space
        self.own = {element.get('name') for element in space if element.get('name')}

    def scalar(self, name):
        if name in WHOLE:
            return 'int'
        return PLAIN.get(name) or (f'"{name}"' if name in self.own else 'Any')

    def list_item(self, doc):
        """What a list model holds, by the class that its doc links to."""
        link = re.search(r'\[(?:class|iface)@(?:Safeguard\.)?(\w+)\]', doc)
        return f'"{link[1]}"' if link and link[1] in self.own else 'Any'

    def type_of(self, element, goes_in):
        array, plain = element.find(CORE + 'array'), element.find(CORE + 'type')
        if array is not None:
            item = self.scalar(array.find(CORE + 'type').get('name'))
            found = 'bytes' if item == 'int' else f'{"Sequence" if goes_in else "list"}[{item}]'
        elif plain is None:
            found = 'Any'
        elif plain.get('name') == 'Gio.ListModel':
            found = 'Any' if goes_in else f'Tuple[{self.list_item(doc_of(element))}, ...]'
        elif goes_in and plain.get('name') == 'utf8' and element.get('name') in WHEN:
            found = 'Union[str, datetime.date]'
        elif goes_in and plain.get('name') == 'GLib.Date':
            found = 'Union[str, datetime.date]'
        else:
            found = self.scalar(plain.get('name'))
        nullable = element.get('nullable') == '1' or element.get('allow-none') == '1'
        return f'Optional[{found}]' if nullable and found not in ('Any', 'None') else found

    def parts(self, element):
        """The parameters that Python shows, and what comes back."""
        holder = element.find(CORE + 'parameters')
        all_ = [] if holder is None else holder.findall(CORE + 'parameter')
        hidden = set()
        for one in all_ + [element.find(CORE + 'return-value')]:
            array = one.find(CORE + 'array')
            for index in (one.get('closure'), one.get('destroy'),
                          array.get('length') if array is not None else None):
                if index is not None:
                    hidden.add(int(index))
        shown = [one for i, one in enumerate(all_) if i not in hidden]
        inward = [one for one in shown if one.get('direction', 'in') != 'out']
        outward = [one for one in shown if one.get('direction', 'in') != 'in']
        return inward, outward

    def signature(self, element, first):
        inward, outward = self.parts(element)
        words, optional_from = [first] if first else [], len(inward)
        while optional_from and inward[optional_from - 1].get('nullable') == '1':
            optional_from -= 1
        for i, one in enumerate(inward):
            default = ' = ...' if i >= optional_from else ''
            words.append(f'{python_name(one.get("name"))}: {self.type_of(one, True)}{default}')
        back = [self.type_of(element.find(CORE + 'return-value'), False)]
        back += [self.type_of(one, False) for one in outward]
        if outward and back[0] == 'None':
            back.pop(0)
        answer = back[0] if len(back) == 1 else f'Tuple[{", ".join(back)}]'
        return f'({", ".join(words)}) -> {answer}: ...'

    @staticmethod
    def visible(holder, kind):
        return [element for element in holder.findall(CORE + kind)
                if element.get('introspectable') != '0' and element.get('moved-to') is None]

    @staticmethod
    def name_of(element):
        return element.get('shadows') or element.get('name')

    def methods(self, holder):
        for kind in ('constructor', 'function'):
            for element in self.visible(holder, kind):
                yield '    @staticmethod'
                yield f'    def {self.name_of(element)}{self.signature(element, "")}'
        for element in self.visible(holder, 'method'):
            yield f'    def {self.name_of(element)}{self.signature(element, "self")}'

    def attributes(self, holder):
        methods = {self.name_of(element) for element in self.visible(holder, 'method')}
        for element in self.visible(holder, 'method'):
            name = self.name_of(element)
            inward, _outward = self.parts(element)
            prefix = next((prefix for prefix in ('get_', 'is_') if name.startswith(prefix)), '')
            attribute = python_name(name[len(prefix):])
            if prefix and not inward and attribute not in methods:
                answer = self.signature(element, 'self').split(' -> ')[1]
                yield '    @property'
                yield f'    def {attribute}(self) -> {answer}'
            if attribute.endswith('_day') and name[:-len('day')] + 'time' in methods:
                yield '    @property'
                yield f'    def {attribute[:-len("_day")]}(self) -> Optional[datetime.date]: ...'

    def ancestors(self, holder):
        parents = {element.get('name'): element.get('parent')
                   for element in self.space.findall(CORE + 'class')}
        name = holder.get('parent')
        while name in parents:
            yield name
            name = parents[name]

    def making(self, holder):
        """Calling the class, which is its new() and, for a record, filling it."""
        for element in self.visible(holder, 'constructor'):
            if self.name_of(element) == 'new':
                more = [MAKING[name] for name in self.ancestors(holder) if name in MAKING]
                first = self.signature(element, 'self').split(' -> ')[0][:-1]
                yield f'    def __init__{", *, ".join([first, ", ".join(more)] if more else [first])}) ' \
                      '-> None: ...'

    def class_(self, holder):
        yield f'class {holder.get("name")}{self.base(holder)}:'
        body = list(self.making(holder)) + list(self.methods(holder)) + list(self.attributes(holder))
        yield from body or ['    ...']

    def base(self, holder):
        parent = holder.get('parent')
        return f'({parent})' if parent in self.own else ''

    def enumeration(self, holder):
        yield f'class {holder.get("name")}(enum.IntEnum):'
        for member in holder.findall(CORE + 'member'):
            yield f'    {member.get("name").upper()} = {member.get("value")}'
        yield '    @property'
        yield '    def value_nick(self) -> str: ...'
        yield '    @property'
        yield '    def value_name(self) -> str: ...'
        yield from self.methods(holder)

    def holders(self):
        """Classes after those that they derive from."""
        waiting, done = self.space.findall(CORE + 'class'), set()
        waiting += self.space.findall(CORE + 'interface')
        while waiting:
            holder = waiting.pop(0)
            if holder.get('parent') in self.own - done:
                waiting.append(holder)
                continue
            done.add(holder.get('name'))
            yield holder

    def lines(self):
        for kind in ('enumeration', 'bitfield'):
            for holder in self.space.findall(CORE + kind):
                yield from self.enumeration(holder)
                yield ''
        for holder in self.holders():
            yield from self.class_(holder)
            yield ''
        for element in self.visible(self.space, 'function'):
            yield f'def {self.name_of(element)}{self.signature(element, "")}'


def main(gir, output):
    space = ElementTree.parse(gir).getroot().find(CORE + 'namespace')
    text = HEAD + '\n'.join(Stub(space).lines()) + '\n'
    pathlib.Path(output).write_text(text)


if __name__ == '__main__':
    main(*sys.argv[1:])
