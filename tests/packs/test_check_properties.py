# SPDX-License-Identifier: LGPL-2.1-or-later
"""Random small tables, and what a check of the pack says of them, against trying every case.

The second evaluation here is the one that is obviously right: a case is a dictionary, a condition a
function over it, and every case is gone through. Of what the check says:

* no row is called impossible that a case meets, and each that none meets is;
* the rows that are called shadowed or contradicting can all be taken out, and no case is answered
  otherwise; and of the others none can;
* it is silent about exactly the cases that neither a row nor a declared gap is about, and where it
  lists them all, it lists those and no others.

Usage: test_check_properties.py
"""
import itertools
import json
import pathlib
import random
import re
import tempfile
import unittest

import gi

gi.require_version('Safeguard', '1')
from gi.repository import Safeguard  # noqa: E402  (the version comes first)

N_TABLES = 300
CITE = {'document': 'doc'}
FLAGS = ('cold', 'hungry', 'tired')
MOST = 4
BALLOTS = {'yes': 'yes', 'no': 'no', 'abstained': 'abstain', 'absent': 'absent'}
VOTERS = ('council', 'health', 'police')


class Facts:
    """A table of levels over three flags, a number and a choice: the highest level decides."""
    section = 'thresholds.table'
    where = 'thresholds'
    highest = True

    def __init__(self):
        self.cases = [dict(zip((*FLAGS, 'visits', 'who'), values)) for values in itertools.product(
            *[(True, False)] * len(FLAGS), range(MOST + 2), ('parent', 'teacher', 'nobody'))]

    def atom(self, dice):
        kind = dice.randrange(8)
        if kind < 5:
            flag = dice.choice(FLAGS)
            present = dice.random() < 0.7
            return (flag if present else {flag: 'absent'}), lambda case: case[flag] == present
        if kind < 7:
            number = dice.randint(0, MOST)
            word, test = dice.choice([
                ('under', lambda n: n < number), ('over', lambda n: n > number),
                ('at-least', lambda n: n >= number), ('at-most', lambda n: n <= number),
                ('is', lambda n: n == number)])
            return {'visits': {word: number}}, lambda case: test(case['visits'])
        who = dice.choice(('parent', 'teacher', 'nobody'))
        return {'who': {'is': who}}, lambda case: case['who'] == who

    def answer(self, dice):
        return dice.randint(1, 3)

    def rank(self, place, answer):
        return -answer, place

    def pack(self, rows):
        facts = {flag: {'ask': flag, 'cite': CITE} for flag in FLAGS}
        facts['visits'] = {'ask': 'How many?', 'type': 'number', 'least': 0, 'cite': CITE}
        facts['who'] = {'ask': 'Who?', 'type': 'choice', 'values': ['parent', 'teacher', 'nobody'],
                        'cite': CITE}
        return {'facts': facts, 'thresholds': {
            'levels': [{'number': n, 'id': f'l{n}', 'name': f'L{n}', 'cite': CITE}
                       for n in (1, 2, 3)],
            'table': {'rows': [{**row, 'then': {'level': row['then']}} for row in rows]}}}

    def tells(self, text, case):
        """Whether the words for a silence are about the case."""
        flag = re.fullmatch(r'(\w+) (present|absent)', text)
        if flag:
            return case[flag[1]] == (flag[2] == 'present')
        who = re.fullmatch(r'who (not )?([\w ]+)', text)
        if who:
            return (case['who'] in who[2].split(' or ')) != bool(who[1])
        visits = case['visits']
        return any(self.compares(part, visits)
                   for part in text.removeprefix('visits ').split(' or '))

    def compares(self, text, visits):
        word, *numbers = re.fullmatch(
            r'(under|over|at least|at most|from|not)? ?(\d+)(?: to (\d+))?', text).groups()
        first = int(numbers[0])
        if numbers[1]:
            return first <= visits <= int(numbers[1])
        return {'under': visits < first, 'over': visits > first, 'at least': visits >= first,
                'at most': visits <= first, 'not': visits != first, None: visits == first}[word]


class Votes:
    """A vote of three: the first row decides."""
    section = 'governance.votes.matter'
    where = 'governance/votes/matter'
    highest = False

    def __init__(self):
        self.cases = [dict(zip(VOTERS, votes))
                      for votes in itertools.product(BALLOTS.values(), repeat=len(VOTERS))]

    def atom(self, dice):
        word = dice.choice(list(BALLOTS))
        voters = dice.sample(VOTERS, dice.randint(1, 3))
        if len(voters) == 1:
            return {word: voters[0]}, lambda case: case[voters[0]] == BALLOTS[word]
        how, of = dice.choice([('all', all), ('any', any)])
        return {word: {how: voters}}, lambda case: of(case[each] == BALLOTS[word] for each in voters)

    def answer(self, dice):
        return dice.choice(('carried', 'not-carried'))

    def rank(self, place, answer):
        return 0, place

    def pack(self, rows):
        return {'actors': {each: {'name': each, 'cite': CITE} for each in VOTERS},
                'governance': {'votes': {'matter': {'name': 'Whether', 'voters': list(VOTERS),
                                                    'rows': rows, 'cite': CITE}}}}

    def tells(self, text, case):
        voter, negated, words = re.fullmatch(r'(\w+) (not )?([\w ]+)', text).groups()
        return (case[voter] in words.split(' or ')) != bool(negated)


def condition(table, dice, depth=2):
    """A condition as a pack has it, and the function that it is."""
    if depth == 0 or dice.random() < 0.4:
        return table.atom(dice)
    parts = [condition(table, dice, depth - 1) for _ in range(dice.randint(1, 3))]
    written, tests = [part[0] for part in parts], [part[1] for part in parts]
    count = dice.randint(1, len(parts))
    return dice.choice([
        ({'all': written}, lambda case: all(test(case) for test in tests)),
        ({'any': written}, lambda case: any(test(case) for test in tests)),
        ({'none': written}, lambda case: not any(test(case) for test in tests)),
        ({'at-least': {'count': count, 'of': written}},
         lambda case: sum(test(case) for test in tests) >= count)])


class Sample:
    """Some rows, some declared silences, and what every case makes of them."""

    def __init__(self, table, dice):
        self.table = table
        self.rows, self.gaps, self.met, self.answers = [], [], [], []
        for place in range(dice.randint(1, 5)):
            when, test = condition(table, dice)
            answer = table.answer(dice)
            self.rows.append({'id': f'row-{place}', 'when': when, 'then': answer, 'cite': CITE})
            self.met.append({number for number, case in enumerate(table.cases) if test(case)})
            self.answers.append(answer)
        self.silent = set(range(len(table.cases))) - set().union(*self.met)
        for place in range(dice.choice((0, 0, 1, 2))):
            when, test = condition(table, dice)
            self.gaps.append({'id': f'gap-{place}', 'where': table.where, 'when': when,
                              'says': 'nothing', 'cite': CITE})
            self.silent -= {number for number, case in enumerate(table.cases) if test(case)}

    def text(self):
        return json.dumps({
            'safeguard-pack': 1, 'id': 'town-1', 'area': 'town',
            'in-force': {'from': '2019-01-01', 'to': '2019-12-31'},
            'sources': {'doc': {'title': 'A document'}},
            **self.table.pack(self.rows), 'gaps': self.gaps})

    def decide(self, without):
        """What each case is answered, without those rows."""
        order = sorted(set(range(len(self.rows))) - without,
                       key=lambda place: self.table.rank(place, self.answers[place]))
        return [next((self.answers[place] for place in order if number in self.met[place]), None)
                for number in range(len(self.table.cases))]


class CheckOfTables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.catalogue = Safeguard.Catalogue.new(None)
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)

    def check(self, text):
        path = pathlib.Path(self.folder.name, 'town.json')
        path.write_text(text)
        return list(self.catalogue.check_pack(str(path)))

    def places(self, issues, code):
        rows = re.compile(re.escape(f'{self.table.section}.rows') + r'\[(\d+)\]')
        return {int(rows.fullmatch(issue.path)[1]) for issue in issues
                if issue.code.value_nick == code}

    def compare_rows(self, sample, issues):
        impossible = self.places(issues, 'impossible-row')
        self.assertEqual(impossible, {place for place, met in enumerate(sample.met) if not met})
        idle = impossible | self.places(issues, 'shadowed-row')
        contradicting = self.places(issues, 'contradicting-rows')
        for place in contradicting:
            self.assertTrue(any(sample.met[place] == met and sample.answers[place] != answer
                                for met, answer in zip(sample.met, sample.answers)))
        idle |= contradicting
        answers = sample.decide(set())
        self.assertEqual(sample.decide(idle), answers)
        for place in set(range(len(sample.rows))) - idle:
            self.assertNotEqual(sample.decide(idle | {place}), answers, f'row {place}')

    def compare_silence(self, sample, issues):
        told = [issue.message.split(': ', 1)[1] for issue in issues
                if issue.code.value_nick == 'silent-combination']
        self.assertEqual(bool(told), bool(sample.silent))
        more = any(text.endswith('; and more like it') for text in told)
        found = set()
        for text in told:
            words = text.removesuffix('; and more like it')
            about = {number for number, case in enumerate(sample.table.cases)
                     if words == 'always' or all(sample.table.tells(part, case)
                                                 for part in words.split(', '))}
            self.assertTrue(about <= sample.silent, words)
            found |= about
        if not more:
            self.assertEqual(found, sample.silent)

    def compare(self, table):
        self.table = table
        dice = random.Random(20190929)  # nosec: the same tables each time
        for number in range(N_TABLES):
            sample = Sample(table, dice)
            with self.subTest(number, pack=sample.text()):
                issues = self.check(sample.text())
                self.compare_rows(sample, issues)
                self.compare_silence(sample, issues)

    def test_levels_of_need(self):
        self.compare(Facts())

    def test_votes(self):
        self.compare(Votes())


if __name__ == '__main__':
    unittest.main()
