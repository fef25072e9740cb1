#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""doc/coverage.md: what each section of the documents became in the packs, or why nothing.

Usage: coverage.py PACKS [PAGE]

Writes PAGE, or prints it. The packs say it all: their sources list the sections, and
their rules cite them.
"""
import pathlib
import sys

import yaml

HEAD = '''Title: What became of the documents
Slug: coverage

<!-- SPDX-License-Identifier: LGPL-2.1-or-later -->
<!-- Made by doc/coverage.py from src/packs: ./run document-coverage makes it anew. -->

# What became of the documents

Five published documents are held as packs. This page goes through each from its first section
to its last and tells what it became: the rules of each kind that cite it, by their ids, or the
reason why nothing was made of it. A section with neither is an error of the tests, and a
warning of `safeguard policy check`. [The pack format](pack-format.html) tells what the kinds
are. That a section is cited does not prove that each of its lines became something; what a section says
and no rule does stands there as *left out*, with the reason.

National guidance and statutes are cited by their sections too, but were not held whole, so
that they are not gone through here.
'''


class Part:
    """A section, or a paragraph of one."""

    def __init__(self, item, key):
        plain = isinstance(item, str)
        self.name = item if plain else item[key]
        self.title = '' if plain else item.get('title', '')
        self.reason = '' if plain else item.get('not-a-rule', '')
        self.left_out = [] if plain else item.get('left-out', [])
        self.parts = [] if plain else [Part(inner, 'paragraph')
                                       for inner in item.get('paragraphs', ())]
        self.rules = {}  # kind -> ids, in the order of the pack

    def add(self, kind, rule):
        ids = self.rules.setdefault(kind, [])
        if rule not in ids:
            ids.append(rule)

    @property
    def count(self):
        return sum(map(len, self.rules.values())) + sum(part.count for part in self.parts)

    @property
    def explained(self):
        return bool(self.rules or self.reason or self.parts)


class Source:
    """A document that lists its sections, and what of its pack cites them."""

    def __init__(self, pack, source, entry):
        self.pack, self.source, self.title = pack, source, entry['title']
        self.sections = [Part(item, 'section') for item in entry['sections']]
        self.unlisted = []

    def cite(self, citation, kind, rule):
        section = next((part for part in self.sections if part.name == citation.get('section')),
                       None)
        if section is None:
            self.unlisted.append(f'{kind} {rule}: {citation.get("section")}')
            return
        paragraph = citation.get('paragraph')
        for part in section.parts:
            if part.name == paragraph:
                part.add(kind, rule)
                return
        if section.parts and paragraph is not None:
            self.unlisted.append(f'{kind} {rule}: {section.name}, {paragraph}')
        else:
            section.add(kind, rule)

    def unexplained(self):
        parts = [part for section in self.sections for part in (section, *section.parts)]
        return [part.name for part in parts if not part.explained]


def many(value):
    return value if isinstance(value, list) else [value]


def citations(node, path=()):
    """(path, citation) of every rule of a pack, in its order."""
    if isinstance(node, dict):
        for citation in many(node.get('cite', [])):
            yield path, citation
        items = node.items()
    elif isinstance(node, list):
        items = ((inner.get('id', str(number)) if isinstance(inner, dict) else str(number), inner)
                 for number, inner in enumerate(node))
    else:
        return
    for key, inner in items:
        if key != 'cite' and not key.startswith('x-'):
            yield from citations(inner, (*path, key))


def read(folder):
    """The sources of all packs in the folder that list their sections."""
    found = []
    for path in sorted(pathlib.Path(folder).glob('*.yaml')):
        if path.name.endswith('.scenarios.yaml'):
            continue
        # Every value as text: the dates of YAML 1.1 are none of this page's business.
        pack = yaml.load(path.read_text(), Loader=yaml.BaseLoader)  # nosec
        sources = {key: Source(pack['id'], key, entry) for key, entry in pack['sources'].items()
                   if 'sections' in entry}
        for place, citation in citations(pack):
            source = sources.get(citation['document'])
            if source is not None:
                source.cite(citation, '/'.join(place[:-1]) or 'the pack', place[-1])
        found += sources.values()
    return found


def heading(part):
    return f'{part.name}: {part.title}' if part.title else part.name


def rules_of(part):
    lines = [f'* {kind}: ' + ', '.join(f'`{rule}`' for rule in ids)
             for kind, ids in part.rules.items()]
    if part.reason:
        lines.append(f'* nothing: {part.reason}')
    lines += [f'* left out: {item["what"]}, because {item["because"]}' for item in part.left_out]
    return lines


def page_of(source):
    yield f'\n## {source.title}\n'
    yield f'The pack is `{source.pack}`.\n'
    yield '| Section | What cites it |\n| --- | --- |'
    for number, section in enumerate(source.sections, 1):
        became = f'[{section.count}](#{source.pack}-{number})' if section.count else 'nothing: ' + (
            section.reason or '**no reason is given**')
        yield f'| {heading(section)} | {became} |'
    for number, section in enumerate(source.sections, 1):
        if not section.count:
            continue
        yield f'\n<a id="{source.pack}-{number}"></a>\n\n### {heading(section)}\n'
        yield from rules_of(section)
        for part in section.parts:
            yield f'\n**{part.name}**\n'
            yield from rules_of(part) or ['* **no reason is given**']


def page(sources):
    return HEAD + '\n'.join(line for source in sources for line in page_of(source)) + '\n'


if __name__ == '__main__':
    TEXT = page(read(sys.argv[1]))
    if len(sys.argv) > 2:
        pathlib.Path(sys.argv[2]).write_text(TEXT)
    else:
        print(TEXT, end='')
