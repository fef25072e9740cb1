# SPDX-License-Identifier: LGPL-2.1-or-later
"""Risk, decision rights, checklists, attendance, remedies and assurance of a made-up partnership."""
import datetime
import os
import pathlib
import unittest
import zoneinfo

from recording import Safeguard
from gi.repository import GLib

date = datetime.date
LONDON = zoneinfo.ZoneInfo('Europe/London')
PACKS = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT']) / 'tests' / 'governance'
YES, NO = Safeguard.Answer.YES, Safeguard.Answer.NO


class Governance(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        catalogue = Safeguard.Catalogue.new([str(PACKS / 'made-up-2019.yaml')])
        cls.governance = catalogue.get_policy('made-up', date(2019, 6, 3)).governance

    def test_risk(self):
        kinds = Safeguard.RiskHandling
        self.assertEqual([self.governance.assess_score(score).handling for score in (11, 12, 13)],
                         [kinds.KEPT, kinds.UNDECIDED, kinds.ESCALATED])
        risk = Safeguard.Risk(self.governance, 'r-1', events=[
            {'type': 'raised', 'at': date(2019, 2, 1), 'by': 'quality-assurance'},
            {'type': 'scored', 'at': date(2019, 2, 1), 'score': 6},
            {'type': 'scored', 'at': date(2019, 5, 1), 'score': 15}])
        ruling = self.governance.assess_risk(risk, None)
        self.assertEqual((risk.id, ruling.to, ruling.register), ('r-1', 'executive', 'partnership'))
        self.assertFalse(ruling.is_closed())
        self.assertEqual([(score.when_text, score.score, score.handling, score.to)
                          for score in ruling.scores],
                         [('2019-02-01', 6, kinds.KEPT, None),
                          ('2019-05-01', 15, kinds.ESCALATED, 'executive')])

    def test_who_may_decide(self):
        ruling = self.governance.may('executive', 'sign', 'action-plan')
        self.assertEqual((ruling.may, ruling.before, ruling.who),
                         (YES, ['completion', 'moderation'], ['executive']))
        with self.assertRaises(GLib.Error) as caught:
            self.governance.may('executives', 'sign', 'action-plan')
        self.assertEqual(caught.exception.nick, 'unknown-body')
        log = Safeguard.DecisionLog(self.governance, 'l-1', events=[
            {'type': 'sign', 'at': date(2019, 3, 1), 'by': 'executive', 'matter': 'action-plan'}])
        self.assertEqual(log.id, 'l-1')
        self.assertEqual(self.governance.assess_decisions(log, None).n_breaches, 1)

    def test_checklists(self):
        self.assertEqual([checklist.id for checklist in self.governance.checklists],
                         ['lay-member', 'chair', 'impossible'])
        checklist = self.governance.get_checklist('lay-member')
        self.assertEqual(checklist.name, 'Who may be a lay member')
        self.assertIn('lives-in-area', checklist.facts)
        check = Safeguard.Check(checklist, present=['lives-in-area'])
        ruling = checklist.assess(check, datetime.datetime(2019, 6, 3, 12, tzinfo=LONDON))
        self.assertEqual(ruling.answer, Safeguard.Answer.UNDETERMINED)
        resident = ruling.tests[0]
        self.assertEqual((resident.id, resident.answer, resident.ask),
                         ('resident', YES, 'Does the person live in the area?'))
        self.assertEqual((resident.needs[0].fact, resident.citations[0].section),
                         ('lives-in-area', '9'))
        self.assertEqual([question.fact for question in ruling.questions], ['employed-by-partner'])

    def test_attendance(self):
        attendance = Safeguard.Attendance(
            self.governance, 'partnership', date(2019, 1, 1), date(2019, 12, 31), events=[
                {'type': 'held', 'at': date(2019, 2, 5), 'present': ['lead-officer']},
                {'type': 'held', 'at': date(2019, 4, 2), 'present': []},
                {'type': 'held', 'at': date(2019, 6, 4), 'present': []},
                ('planned', date(2019, 8, 6)), ('planned', date(2019, 10, 1)),
                ('planned', date(2019, 12, 3))])
        attendance.set_class('lead-officer', 'statutory')
        attendance.set_minimum('head-teacher', 50)
        self.assertEqual(attendance.body, 'partnership')
        seats = self.governance.assess_attendance(attendance, None).seats
        lead = seats[0]
        self.assertEqual((lead.seat, lead.attended, lead.held, lead.planned, lead.minimum),
                         ('lead-officer', 1, 3, 3, 80))
        self.assertEqual((lead.rate_text, lead.highest_text, lead.reachable, lead.may_miss,
                          lead.last_to_miss_text), ('33.3 %', '66.7 %', NO, -1, None))
        self.assertEqual([seat.reachable for seat in seats][1:3],
                         [Safeguard.Answer.UNDECIDED, YES])

    def test_remedies(self):
        self.assertEqual(self.governance.workstream_kinds, ['remedies'])
        work = Safeguard.Workstream(self.governance, 'w-1', 'remedies', ['police'], events=[
            ('plan-required', date(2019, 3, 1), 'board'), ('referred', date(2019, 4, 1))])
        ruling = self.governance.follow(work, None)
        self.assertEqual([finding.code for finding in ruling.breaches], ['act-out-of-order'])

    def test_a_summons_rests_on_a_vote(self):
        work = Safeguard.Workstream(self.governance, 'w-1', 'remedies', None, events=[
            ('plan-required', date(2019, 3, 1)), ('agreed', date(2019, 3, 2)),
            ('summoned', date(2019, 3, 3))])
        for police, breaches in ((Safeguard.Ballot.YES, []),
                                 (Safeguard.Ballot.NO, ['act-not-agreed', 'act-out-of-order'])):
            with self.subTest(police=police):
                vote = Safeguard.Vote(self.governance, 'summon')
                vote.cast('local-authority', Safeguard.Ballot.YES)
                vote.cast('health', Safeguard.Ballot.YES)
                vote.cast('police', police)
                ruling = self.governance.follow_with_vote(
                    work, self.governance.assess_vote(vote), None)
                self.assertEqual([finding.code for finding in ruling.breaches], breaches)

    def test_information(self):
        log = Safeguard.InformationLog(self.governance, 'i-1', events=[
            {'type': 'requested', 'at': date(2019, 3, 1), 'about': 'r-1'},
            {'type': 'answered', 'at': date(2019, 3, 4), 'by': 'police', 'about': 'r-1'},
            {'type': 'handed-over', 'at': date(2019, 3, 4), 'item': 'open-actions'}])
        ruling = self.governance.assess_information(log, None)
        self.assertEqual((log.id, ruling.controllers, ruling.missing),
                         ('i-1', ['local-authority'], ['open-review']))
        self.assertEqual(ruling.get_unanswered('r-1'), ['local-authority', 'health'])
        with self.assertRaises(GLib.Error) as caught:
            ruling.get_unanswered('r-2')
        self.assertEqual(caught.exception.nick, 'unknown-request')

    def test_assurance(self):
        board, = self.governance.get_provisions('boards')
        self.assertEqual((board.section, board.id, board.name, board.get_values('leads-on')),
                         ('boards', 'adults-board', 'the adults board', ['domestic-abuse']))
        self.assertEqual(board.citations[0].section, '7')
        schools = self.governance.get_responsibilities('schools')
        self.assertEqual([(one.id, one.get_values('of')) for one in schools],
                         [('head-teacher-informs', ['head-teacher']),
                          ('schools-recruit', ['schools', 'probation']),
                          ('agencies-inform', ['relevant-agencies'])])
        self.assertEqual([one.id for one in self.governance.get_responsibilities('partners')],
                         ['partners-coordinate'])
        self.assertEqual(len(self.governance.get_responsibilities(None)), 7)
        with self.assertRaises(GLib.Error) as caught:
            self.governance.get_responsibilities('school')
        self.assertEqual(caught.exception.nick, 'unknown-actor')
        assurance = Safeguard.Assurance(
            self.governance, 'y-1', date(2019, 1, 1), date(2019, 3, 31), events=[
                {'type': 'submitted', 'at': date(2019, 4, 2), 'by': 'ccg',
                 'submission': 'data-set', 'for': '2019-03-31'}])
        ruling = self.governance.assess_assurance(assurance, None)
        self.assertEqual((assurance.id, ruling.get_missing('submissions')),
                         ('y-1', ['local-authority', 'police', 'probation']))


if __name__ == '__main__':
    unittest.main()
