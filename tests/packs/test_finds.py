# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a check of a pack finds, and what it leaves alone: finds.yaml.

Usage: test_finds.py SOURCE-ROOT
"""
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
FINDS = yaml.load((ROOT / 'tests' / 'packs' / 'finds.yaml').read_text(),
                  Loader=yaml.BaseLoader)  # nosec
PACKS = ROOT / 'src' / 'packs'
# What a bundled pack is complained of, beside what is only told: the documents' own gaps.
OWN_GAPS = {'stockport-2019': [('stage-without-holder',
                                'escalation.ladders.between-partners.stages[3]')]}
STEP = re.compile(r'([\w-]+)|\[(\d+)\]')


def frame(find, prefix=''):
    def of(key, default):
        return find.get(prefix + key, find.get(key, default))
    over = ', '.join(of('over', ['england-and-wales']))
    return (f'safeguard-pack: 1\nid: town-1\narea: {of("area", "town")}\n'
            f'in-force: {{from: {of("from", "2019-01-01")}, to: {of("to", "2019-12-31")}}}\n'
            f'builds-on: [{over}]\nsources: {{doc: {{title: A document}}}}\n')


def place(text, path):
    """Line and column, from 1, of what stands at the path."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    for key, position in STEP.findall(path):
        node = node.value[int(position)] if position else \
            next(value for name, value in node.value if name.value == key)
    return node.start_mark.line + 1, node.start_mark.column + 1


class Finds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.catalogue = Safeguard.Catalogue.new(None)

    def check(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, 'town.yaml')
            path.write_text(text)
            return list(self.catalogue.check_pack(str(path)))

    def nicks(self, issues):
        return [issue.code.value_nick for issue in issues]

    def test_each_is_found_at_its_place(self):
        for find in FINDS:
            with self.subTest(find['name']):
                text = frame(find) + find['pack']
                issues = [issue for issue in self.check(text)
                          if issue.code.value_nick == find['code'] and issue.path == find['path']]
                self.assertEqual(len(issues), 1, [i.to_text() for i in self.check(text)])
                issue = issues[0]
                self.assertEqual((issue.line, issue.column), place(text, find['path']))
                self.assertEqual(issue.severity.value_nick, find.get('severity', 'warning'))
                self.assertIn(find.get('says', ''), issue.message)
                self.assertEqual(issue.nearest, find.get('nearest', issue.nearest))

    def test_none_is_found_where_it_is_only_nearly_there(self):
        for find in FINDS:
            with self.subTest(find['name']):
                issues = self.check(frame(find, 'near-') + find['near'])
                self.assertNotIn(find['code'], self.nicks(issues),
                                 [issue.to_text() for issue in issues])
                errors = [issue.to_text() for issue in issues
                          if issue.severity == Safeguard.IssueSeverity.ERROR]
                self.assertEqual(errors, [])

    def test_no_bundled_pack_has_more_than_its_documents_own_gaps(self):
        for path in sorted(PACKS.glob('*.yaml')):
            if path.name.endswith('.scenarios.yaml'):
                continue
            issues = [(issue.code.value_nick, issue.path)
                      for issue in self.catalogue.check_pack(str(path))
                      if issue.severity != Safeguard.IssueSeverity.INFORMATION]
            self.assertEqual(issues, OWN_GAPS.get(path.stem, []), path.name)


if __name__ == '__main__':
    unittest.main()
