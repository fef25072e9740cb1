# SPDX-License-Identifier: LGPL-2.1-or-later
"""Each section of each document that is held became something, or gives the reason why not.

Usage: test_coverage.py SOURCE-ROOT
"""
import pathlib
import sys
import unittest

ROOT = pathlib.Path(sys.argv.pop(1))
sys.path.insert(0, str(ROOT / 'doc'))
import coverage  # noqa: E402  (the folder comes first)

HELD = {'stockport-2010', 'stockport-2017', 'stockport-2019', 'salford-2022',
        'cheshire-west-and-chester-2019'}
# The contents, as the documents print them: how many sections each has at least.
LEAST = {'stockport-2010': 20, 'stockport-2017': 50, 'stockport-2019': 20, 'salford-2022': 20,
         'cheshire-west-and-chester-2019': 30}
TOWN = {'title': 'A plan', 'sections': ['Aims', {'section': 'Cover', 'not-a-rule': 'a picture'},
                                        {'section': 'Work', 'paragraphs': ['Who', 'When'], 'left-out': [
                                            {'what': 'the thanks', 'because': 'nothing follows from them'}]}]}


class Documents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sources = coverage.read(ROOT / 'src' / 'packs')

    def test_the_five_documents_list_their_sections(self):
        self.assertEqual({source.pack for source in self.sources}, HELD)
        for source in self.sources:
            self.assertGreaterEqual(len(source.sections), LEAST[source.pack], source.pack)

    def test_no_section_is_left_without_a_rule_or_a_reason(self):
        for source in self.sources:
            self.assertEqual(source.unexplained(), [], source.pack)

    def test_no_rule_cites_a_section_that_is_not_listed(self):
        for source in self.sources:
            self.assertEqual(source.unlisted, [], source.pack)

    def test_the_page_is_that_of_the_packs(self):
        self.assertEqual((ROOT / 'doc' / 'coverage.md').read_text(), coverage.page(self.sources),
                         'make it anew: ./run document-coverage')

    def test_each_pack_has_facts_for_special_circumstances_where_its_document_names_some(self):
        for name in HELD - {'salford-2022'}:
            pack = coverage.yaml.load((ROOT / 'src' / 'packs' / f'{name}.yaml').read_text(),
                                      Loader=coverage.yaml.BaseLoader)  # nosec
            groups = {fact.get('group') for fact in pack['facts'].values()}
            self.assertIn('special-circumstances', groups, name)


class Page(unittest.TestCase):
    """The test can fail: a made-up plan with a gap in it."""

    def setUp(self):
        self.source = coverage.Source('town-1', 'plan', TOWN)

    def test_what_is_cited_is_explained(self):
        self.assertEqual(self.source.unexplained(), ['Aims', 'Who', 'When'])
        self.source.cite({'section': 'Aims'}, 'priorities', 'listening')
        self.source.cite({'section': 'Work', 'paragraph': 'Who'}, 'governance/seats', 'chair')
        self.source.cite({'section': 'Work', 'paragraph': 'Who'}, 'governance/seats', 'chair')
        self.assertEqual(self.source.unexplained(), ['When'])
        text = coverage.page([self.source])
        self.assertIn('| Aims | [1](#town-1-1) |', text)
        self.assertIn('| Cover | nothing: a picture |', text)
        self.assertIn('| Work | [1](#town-1-3) |', text)
        self.assertIn('* governance/seats: `chair`', text)
        self.assertIn('### Work\n\n* left out: the thanks, because nothing follows from them\n', text)
        self.assertIn('**When**\n\n* **no reason is given**', text)

    def test_what_is_not_listed_is_told(self):
        self.source.cite({'section': 'Aim'}, 'priorities', 'listening')
        self.source.cite({'section': 'Work', 'paragraph': 'Where'}, 'facts', 'seen')
        self.assertEqual(self.source.unlisted,
                         ['priorities listening: Aim', 'facts seen: Work, Where'])


if __name__ == '__main__':
    unittest.main()
