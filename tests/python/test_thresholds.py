# SPDX-License-Identifier: LGPL-2.1-or-later
"""Concerns and the rulings on them, as a script reads them."""
import datetime
import json
import struct
import unittest
import zoneinfo

from recording import Safeguard
from gi.repository import GLib

date = datetime.date
LONDON = zoneinfo.ZoneInfo('Europe/London')
AT = datetime.datetime(2019, 10, 9, 9, tzinfo=LONDON)


class ThresholdsCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.policy = Safeguard.Policy.load('stockport', on=date(2019, 10, 1))
        cls.thresholds = cls.policy.thresholds

    def concern(self, **noted):
        return Safeguard.Concern(self.thresholds, **noted)

    def assess(self, **noted):
        return self.thresholds.assess(self.concern(**noted))


class Concerns(ThresholdsCase):
    def test_it_is_made_in_one_go(self):
        concern = self.concern(present=['significant-harm'], absent=['complex-needs'],
                               facts={'needs-unclear': True, 'good-progress': False,
                                      'reporter': 'public'},
                               events={'referral-received': date(2019, 10, 7)})
        self.assertIsInstance(concern, Safeguard.Concern)
        self.assertEqual([concern.get_fact(fact) for fact in (
            'significant-harm', 'complex-needs', 'needs-unclear', 'good-progress', 'reporter',
            'immediate-danger')], ['present', 'absent', 'present', 'absent', 'public', 'unknown'])
        self.assertEqual([event.event_type for event in concern.events], ['referral-received'])

    def test_or_step_by_step(self):
        concern = Safeguard.Concern.new(self.thresholds)
        self.assertTrue(concern.add_present('significant-harm'))
        self.assertTrue(concern.add_absent('complex-needs'))
        self.assertTrue(concern.set_choice('reporter', 'professional'))
        self.assertEqual(concern.get_fact('reporter'), 'professional')

    def test_what_is_refused(self):
        for noted, nick in (({'present': ['significant-ham']}, 'unknown-fact'),
                            ({'present': ['complex-needs'], 'absent': ['complex-needs']},
                             'contradiction'),
                            ({'facts': {'needs-unclear': 1}}, 'wrong-type'),
                            ({'facts': {'reporter': 'neighbour'}}, 'wrong-value'),
                            ({'events': {'referral-received': '2019-02-30'}}, 'impossible-date')):
            with self.assertRaises(GLib.Error) as caught:
                self.concern(**noted)
            self.assertEqual(caught.exception.nick, nick)
        with self.assertRaises(TypeError):
            self.concern(present='significant-harm')
        with self.assertRaises(TypeError):
            self.concern(facts={'needs-unclear': 0.5})
        with self.assertRaises(TypeError):
            self.concern(presents=['significant-harm'])

    def test_a_judgement(self):
        concern = self.concern(present=['significant-harm'])
        self.assertTrue(concern.record_judgement(3, 'social-worker', '2019-10-08', 'history'))
        with self.assertRaises(GLib.Error) as caught:
            concern.record_judgement(3, 'social-worker', '2019-10-08', '')
        self.assertEqual(caught.exception.nick, 'incomplete-judgement')
        ruling = self.thresholds.assess(concern)
        for (judgement,) in (concern.judgements, ruling.judgements):
            self.assertEqual((judgement.level, judgement.by, judgement.when_text, judgement.reason),
                             (3, 'social-worker', '2019-10-08', 'history'))
        self.assertIn('judgement-lower', [finding.code for finding in ruling.findings])


class Rulings(ThresholdsCase):
    def test_it_reads_like_python(self):
        ruling = self.assess(present=['significant-harm'],
                             events={'referral-received': '2019-10-07'})
        self.assertEqual(ruling.level.name, 'Safeguarding concerns')
        self.assertEqual([clock.due for clock in ruling.clocks],
                         [date(2019, 10, 8), date(2019, 12, 9)])
        self.assertIn('Level 4, Safeguarding concerns', ruling.why())

    def test_what_it_holds(self):
        ruling = self.assess(present=['significant-welfare-concern'])
        level = ruling.level
        self.assertEqual((level.number, level.id), (4, 'safeguarding-concerns'))
        self.assertEqual(level.citations[0].document, 'Safeguarding Children in Stockport')
        self.assertEqual((ruling.outcome, ruling.highest_possible),
                         (Safeguard.Outcome.DECIDED, 4))
        self.assertEqual((ruling.statute, ruling.assessment, ruling.coordinator, ruling.route),
                         ('section-17', 'single-assessment', 'social-worker', 'massh-form'))
        self.assertIsNone(ruling.consent)
        self.assertFalse(ruling.is_emergency())
        self.assertIn(ruling.judgements, ((), None))

    def test_of_what_policy_and_moment(self):
        ruling = self.thresholds.assess_at(self.concern(present=['significant-harm']), AT)
        self.assertEqual((ruling.area, ruling.edition, ruling.on, ruling.at, ruling.known),
                         ('stockport', 'stockport-2019', date(2019, 10, 1), AT, None))
        self.assertEqual(ruling.digest, self.policy.digest)
        self.assertEqual(ruling.layers, self.policy.layers)
        self.assertEqual(json.loads(ruling.to_json())['result']['level']['number'], 4)

    def test_its_findings(self):
        ruling = self.assess(present=['immediate-danger'])
        danger = ruling.findings[0]
        self.assertEqual((danger.code, danger.severity),
                         ('immediate-danger', Safeguard.FindingSeverity.DUTY))
        self.assertIn('999', danger.message)
        self.assertEqual(danger.arguments, {'route': 'ring 999 and ask for the police'})
        self.assertEqual(danger.facts, ['immediate-danger'])
        self.assertEqual(len(danger.citations), 1)
        self.assertTrue(danger.is_verified())
        self.assertTrue(ruling.is_emergency() and ruling.emergency)
        self.assertEqual(ruling.danger, Safeguard.Answer.YES)
        self.assertIsNone(ruling.level)

    def test_why_not(self):
        ruling = self.assess(present=['needs-unclear'], absent=['significant-harm'])
        harm, welfare = ruling.why_not(4)
        self.assertEqual((harm.row, harm.answer, harm.state),
                         ('significant-harm', '4', Safeguard.RowState.NO))
        self.assertEqual([(need.fact, need.found, need.needed) for need in harm.needs],
                         [('significant-harm', 'absent', 'present')])
        self.assertEqual(welfare.state, Safeguard.RowState.OPEN)
        self.assertEqual({row.row for row in ruling.trace}, set(self.thresholds.rows))
        change = ruling.smallest_changes(4)[0]
        self.assertEqual((change.to, len(change.needs)), ('4', 1))

    def test_questions(self):
        asked = {question.fact: question
                 for question in self.assess(present=['needs-unclear']).questions}
        question = asked['significant-welfare-concern']
        self.assertEqual((question.ask, question.from_, question.to),
                         ("Are there significant concerns for the child's welfare?", '2', ['4']))

    def test_what_the_document_leaves_open(self):
        ruling = self.assess(present=['increasing-unmet-need'], absent=['complex-needs'])
        (gap,) = ruling.undecided
        self.assertEqual(gap.id, 'level-3-lines')
        self.assertIn('not said', gap.says)
        self.assertEqual(len(gap.citations), 1)
        self.assertEqual([(reading.id, reading.answer) for reading in gap.readings],
                         [('any-line', 'yes'), ('every-line', 'no')])
        self.assertIsNone(ruling.level)


class Batch(ThresholdsCase):
    def test_a_caseload_in_one_call(self):
        flags = [fact for fact in self.thresholds.facts if fact != 'reporter']
        words = self.thresholds.case_words
        self.assertEqual(self.thresholds.matched_words, 1)
        cases = [['significant-harm'], ['needs-unclear'], ['immediate-danger']]
        packed = b''
        for present in cases:
            bits = sum(1 << flags.index(fact) for fact in present)
            packed += struct.pack(f'={words}Q', bits, *[0] * (words - 1))
        answers = list(struct.iter_unpack('=hhHH', self.thresholds.assess_bytes(packed)))
        decided, open_ = Safeguard.Outcome.DECIDED, Safeguard.Outcome.UNDETERMINED
        asked, danger = Safeguard.Answer.UNDETERMINED, Safeguard.Answer.YES
        self.assertEqual(answers, [(4, 4, decided, asked), (2, 4, decided, asked),
                                   (0, 4, open_, danger)])
        with self.assertRaises(GLib.Error) as caught:
            self.thresholds.assess_bytes(packed[:-1])
        self.assertEqual(caught.exception.nick, 'out-of-range')

    def test_the_levels(self):
        self.assertEqual([level.number for level in self.thresholds.levels], [1, 2, 3, 4])


if __name__ == '__main__':
    unittest.main()
