# SPDX-License-Identifier: LGPL-2.1-or-later
"""The manual's page "Writing a pack", followed word by word: it leads to the files beside it."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import textwrap
import unittest

import yaml

ROOT = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT'])
COMMAND = pathlib.Path(os.environ['SAFEGUARD'])
PAGE = (ROOT / 'doc' / 'writing-a-pack.md').read_text(encoding='utf-8')
FILES = ROOT / 'examples' / 'writing-a-pack'
BLOCK = re.compile(r'^```(\w+)\n(.*?)^```$', re.M | re.S)
# What begins a file; anything else goes on with the last.
BEGINS = {'safeguard-pack': '{id}.yaml', 'safeguard-scenarios': '{pack}.scenarios.yaml'}
UNDER = re.compile(r'goes under `([a-z-]+)`')


def sections(text):
    """(key, lines) of what begins at the left margin; comments go with what they stand above."""
    found = []
    for line in text.splitlines(True):
        if re.match('[a-z-]+:', line) or not found:
            found.append((line.partition(':')[0], []))
        found[-1][1].append(line)
    return found


def replaced(text, block):
    """The file with the block's entries in the place of its own."""
    fresh = dict(sections(block))
    own = [(key, fresh.pop(key, lines)) for key, lines in sections(text)]
    assert not fresh, f'nothing to take the place of: {list(fresh)}'
    return ''.join(line for _, lines in own for line in lines)


def inserted(text, block, key):
    """The file with the block at the end of a section."""
    return ''.join(''.join(lines) + (block if name == key else '') for name, lines in sections(text))


def pasted(text, block, words):
    """The file once the block stands where the words before it say."""
    under = UNDER.search(words)
    if under:
        return inserted(text, block, under[1])
    return replaced(text, block) if 'take the place of' in words else text + block


class Writing(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def with_the_files(self):
        for path in FILES.iterdir():
            shutil.copy(path, self.folder)

    def run_line(self, line):
        environment = {**os.environ, 'PATH': f'{COMMAND.parent}:{os.environ["PATH"]}'}
        return subprocess.run(['sh', '-c', line], cwd=self.folder, env=environment,
                              capture_output=True, text=True, timeout=60, check=False)

    def assert_runs(self, line):
        done = self.run_line(line)
        self.assertEqual((done.returncode, done.stderr), (0, ''), f'{line}\n{done.stdout}')
        return done.stdout

    def follow(self):
        """Does what the page says; (what a command printed, the paragraph after it) of each."""
        path, told = self.folder / 'borchester-2027.yaml', []
        for match in BLOCK.finditer(PAGE):
            language, block = match.groups()
            words = PAGE[:match.start()].rstrip().rpartition('\n\n')[2]
            if language == 'sh':
                said = ''.join(map(self.assert_runs, block.splitlines()))
                told.append((said, PAGE[match.end():].strip().partition('\n\n')[0]))
                continue
            kind = block.partition(':')[0]
            if kind in BEGINS:
                path = self.folder / BEGINS[kind].format_map(yaml.safe_load(block))
                self.assertFalse(path.exists(), path.name)
                path.write_text(block, encoding='utf-8')
            else:
                path.write_text(pasted(path.read_text(encoding='utf-8'), block, words),
                                encoding='utf-8')
            with self.subTest(block=block):
                self.assert_runs('safeguard policy check borchester-2027.yaml')
        return told

    def both(self, name):
        """What the page led to, and what the example holds."""
        return [yaml.safe_load((folder / name).read_text(encoding='utf-8'))
                for folder in (self.folder, FILES)]

    def test_every_step_of_the_page_is_whole(self):
        """After each piece the check finds no error; in the end there are the files of the example."""
        told = self.follow()
        self.assertGreaterEqual(len(told), 7)
        for name in ('borchester-2027.yaml', 'borchester-terms-2028.yaml'):
            self.assertEqual(*self.both(name))
        written, example = self.both('borchester-2027.scenarios.yaml')
        self.assertGreaterEqual(len(written['scenarios']), 2)
        for scenario in written['scenarios']:
            self.assertIn(scenario, example['scenarios'])

    def test_a_check_says_what_the_page_tells_of_it(self):
        silent = [said for said, words in self.follow() if 'silent-combination' in words]
        self.assertEqual(len(silent), 1)
        self.assertIn('needs-met absent, significant-harm absent', silent[0])
        self.assertIn('[silent-combination]', silent[0])

    def test_the_first_attempt_that_the_page_warns_of_is_complained_of(self):
        self.with_the_files()
        attempt, = re.findall(r'A first attempt at that row often reads `when: (.*?)`', PAGE)
        path = self.folder / 'borchester-2027.yaml'
        text, old = path.read_text(encoding='utf-8'), '{none: [significant-harm, needs-met]}'
        self.assertEqual(text.count(old), 1)
        path.write_text(text.replace(old, attempt), encoding='utf-8')
        done = self.run_line('safeguard policy check borchester-2027.yaml')
        self.assertIn("'needs-met' never decides", done.stdout)
        self.assertIn('[shadowed-row]', done.stdout)

    def test_a_space_that_is_left_in_front_is_not_well_formed(self):
        """Of an example in the starter, the # alone taken away; the # and the space are."""
        self.assert_runs('safeguard policy new --from 2027-04-01 --output new.yaml borchester')
        path = self.folder / 'new.yaml'
        first, *lines = path.read_text(encoding='utf-8').splitlines(True)
        for mark, status in (('# ', 0), ('#', 1)):
            path.write_text(first + ''.join(
                line[len(mark):] if line.startswith('# ') else line for line in lines),
                encoding='utf-8')
            done = self.run_line('safeguard policy check new.yaml')
            self.assertEqual(done.returncode, status, done.stdout)
        self.assertIn('[malformed-text]', done.stdout)
        self.assertIn('`malformed-text`', PAGE)

    def test_scenarios_that_fail_are_told(self):
        self.with_the_files()
        path = self.folder / 'borchester-2027.yaml'
        path.write_text(path.read_text(encoding='utf-8').replace('limit: 3 working', 'limit: 4 working'),
                        encoding='utf-8')
        done = self.run_line('safeguard policy check borchester-2027.yaml')
        self.assertEqual(done.returncode, 1)
        self.assertIn('[scenario-failed]', done.stdout)

    def test_the_packs_are_clean_and_their_scenarios_hold(self):
        self.with_the_files()
        done = self.run_line('safeguard policy check --profile release *.yaml')
        self.assertEqual((done.returncode, done.stderr), (0, ''), done.stdout)
        self.assertIn('borchester-2027.yaml: 5 scenarios hold', done.stdout)
        self.assertIn('borchester-terms-2028.yaml: 2 scenarios hold', done.stdout)
        self.assertEqual(set(re.findall(r'\[([a-z-]+)\]', done.stdout)), {'unverified-rule'})

    def test_what_the_document_says_is_in_the_pack(self):
        document = (FILES / 'arrangements.txt').read_text(encoding='utf-8')
        pack = (FILES / 'borchester-2027.yaml').read_text(encoding='utf-8')
        for said, held in (('within three working days', 'limit: 3 working days'),
                           ('within ten\nworking days', 'limit: 10 working days'),
                           ('rings 999', 'ring 999')):
            self.assertIn(said, textwrap.dedent(document))
            self.assertIn(held, pack)


if __name__ == '__main__':
    unittest.main()
