# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every kind of name in a pack, misspelt once: the check tells each, but for those that are free.

A name is free that nothing else has to know: an id that its author gives, a word for people. Each
misspelling is one letter; what was complained of without it does not count.

Usage: test_mutations.py SOURCE-ROOT
With SAFEGUARD_SLOW set: of every bundled pack, not of a made-up partnership alone.
"""
import collections
import os
import pathlib
import re
import sys
import tempfile
import unittest

import gi
import yaml

gi.require_version('Safeguard', '1')
from gi.repository import Safeguard  # noqa: E402  (the version comes first)

ROOT = pathlib.Path(sys.argv.pop(1))
NAME = re.compile(r'[a-z]{3}[a-z0-9]*(-[a-z0-9]+)*')
SLOW = os.environ.get('SAFEGUARD_SLOW')
# Below these every key is an id that somebody gave.
GIVEN = {'facts', 'timescales', 'gaps', 'sources', 'actors', 'decides', 'definitions', 'contacts',
         'priorities', 'commitments', 'figures', 'not-shown', 'names', 'ladders', 'acts',
         'procedures', 'headings', 'contributors', 'reserves', 'access', 'values', 'means',
         'checklists', 'bodies', 'seats', 'votes', 'quorum', 'boards', 'reports', 'submissions',
         'audits', 'leads', 'information', 'agencies', 'expectations', 'sources-of-assurance',
         'scrutiny', 'sunset'}
FREE = re.compile(
    r'id|area|.*\.(id|note|name|also|also\.#|unit|group|set|act|matter|of|closes|uplift'
    r'|contents\.#|items\.#|topics\.#|leads-on\.#|requires\.#|could-be\.#)'
    r'|facts\.\*\.values\.#|timescales\.\*\.(readings|relaxed)\.#\.id')


def walk(node, place=()):
    yield node, place
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            given = place and place[-1] in GIVEN
            yield from walk(value, (*place, '*' if given else key.value))
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from walk(value, (*place, '#'))


def write(root):
    return yaml.serialize(root, Dumper=yaml.SafeDumper, width=1000)


class Misspelt(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.catalogue = Safeguard.Catalogue.new(None)
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)

    def check(self, root):
        path = pathlib.Path(self.folder.name, 'pack.yaml')
        path.write_text(write(root))
        return {(issue.code, issue.path, issue.message)
                for issue in self.catalogue.check_pack(str(path))}

    def names(self, root):
        """The first of the names at each kind of place, or the first two."""
        seen = collections.Counter()
        for node, place in walk(root):
            text = '.'.join(place)
            if (not isinstance(node, yaml.ScalarNode) or not NAME.fullmatch(node.value)
                    or not node.tag.endswith(':str') or FREE.fullmatch(text)):
                continue
            seen[text] += 1
            if seen[text] <= (2 if SLOW else 1):
                yield node, text

    def compare(self, path):
        root = yaml.compose(path.read_text(), Loader=yaml.SafeLoader)
        before = self.check(root)
        for node, place in self.names(root):
            right = node.value
            node.value = right[:-1] + ('q' if right[-1] != 'q' else 'z')
            with self.subTest(path.name, place=place, name=right):
                self.assertTrue(self.check(root) - before)
            node.value = right

    def test_made_up(self):
        self.compare(ROOT / 'tests' / 'partnerships' / 'mereshire-2024.yaml')

    @unittest.skipUnless(SLOW, 'only with SAFEGUARD_SLOW')
    def test_bundled(self):
        for path in sorted((ROOT / 'src' / 'packs').glob('*.yaml')):
            if not path.name.endswith('.scenarios.yaml'):
                self.compare(path)


if __name__ == '__main__':
    unittest.main()
