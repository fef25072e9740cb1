# SPDX-License-Identifier: LGPL-2.1-or-later
"""Disputes and the life of a review, as a script reads them."""
import datetime
import unittest
import zoneinfo

from recording import Safeguard
from gi.repository import GLib

date = datetime.date
LONDON = zoneinfo.ZoneInfo('Europe/London')
RAISED = {'type': 'raised', 'at': date(2020, 3, 2), 'by': 'police'}


def noon(*day):
    return datetime.datetime(*day, 12, tzinfo=LONDON)


class Disputes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.escalation = Safeguard.Policy.load('stockport', on=date(2020, 3, 2)).escalation

    def dispute(self, *events, kind='between-partners', parties=('police', 'health')):
        return Safeguard.Dispute(self.escalation, 'd-1', kind, parties=list(parties),
                                 events=events)

    def test_the_kinds_and_their_stages(self):
        self.assertEqual(self.escalation.kinds[:2], ['between-practitioners', 'between-partners'])
        self.assertEqual(self.escalation.get_stages('between-partners'),
                         ['two-agencies', 'full-partnership', 'three-partners', 'mediation',
                          'chief-officers'])
        self.assertEqual(self.escalation.get_stages('between-practitioners'), [])
        with self.assertRaises(GLib.Error) as caught:
            self.escalation.get_stages('between-partner')
        self.assertEqual(caught.exception.nick, 'unknown-kind')

    def test_the_record(self):
        dispute = self.dispute(RAISED, parties=['ccg', 'police'])
        self.assertEqual((dispute.id, dispute.kind, dispute.parties),
                         ('d-1', 'between-partners', ['health', 'police']))
        self.assertEqual(dispute.events[0].by, 'police')

    def test_raised_in_march_2020_it_can_be_mediated(self):
        dispute = self.dispute(RAISED, ('escalated', '2020-03-09'),
                               ('escalated', date(2020, 3, 12), 'health'))
        ruling = self.escalation.assess_at(dispute, noon(2020, 3, 20))
        self.assertEqual((ruling.id, ruling.kind, ruling.stage, ruling.state),
                         ('d-1', 'between-partners', 'three-partners', 'open'))
        self.assertEqual(ruling.holders, ['safeguarding-partners'])
        self.assertEqual(ruling.holder_name, 'the three safeguarding partners together')
        self.assertFalse(ruling.closed or ruling.urgent)
        step = next(step for step in ruling.next if step.to == 'mediation')
        self.assertEqual((step.act, step.name, step.answer, step.holders, step.holder_name),
                         ('escalated', 'Escalated', Safeguard.StepAnswer.OPEN,
                          ['independent-chair'], 'the independent chair'))
        self.assertEqual(step.by, [])
        self.assertEqual(step.citations[0].section, 'Escalation and Dispute Resolution')
        first = ruling.visits[0]
        self.assertEqual((first.stage, first.name, first.holders, first.holder_name),
                         ('two-agencies', 'The two agencies meet', ['parties'],
                          'those who disagree'))
        self.assertEqual((first.entered_text, first.left_text), ('2020-03-02', '2020-03-09'))
        self.assertIsNone(ruling.visits[-1].left_text)
        self.assertEqual(ruling.breaches, ())
        self.assertIsNone(ruling.reference)
        self.assertIsNone(ruling.goes_to)

    def test_practitioners_follow_a_policy_that_is_not_held(self):
        ruling = self.escalation.assess(self.dispute(RAISED, kind='between-practitioners'))
        self.assertEqual(ruling.reference, 'the Greater Manchester Escalation Policy')
        self.assertEqual((ruling.stage, ruling.visits), (None, ()))
        self.assertIn('whistleblowing', ruling.whistleblowing)

    def test_an_allegation_goes_elsewhere(self):
        ruling = self.escalation.assess(self.dispute(RAISED, kind='allegation-against-staff'))
        self.assertIn('designated officer', ruling.goes_to)

    def test_what_an_event_carries(self):
        dispute = self.dispute(
            RAISED, {'type': 'immediate-risk', 'at': '2020-03-03T09:00', 'id': 'e-2'},
            {'type': 'escalated', 'at': '2020-03-03T10:00', 'to': 'three-partners'},
            {'type': 'resolved', 'at': '2020-03-04', 'recorded': '2020-03-20', 'note': 'by letter'})
        self.assertEqual([event.payload for event in dispute.events],
                         [None, None, '{"to": "three-partners"}', '{"note": "by letter"}'])
        self.assertEqual(dispute.events[1].id, 'e-2')
        self.assertEqual(dispute.events[3].recorded.date(), date(2020, 3, 20))
        ruling = self.escalation.assess_at(dispute, noon(2020, 3, 3))
        self.assertEqual((ruling.stage, ruling.is_urgent()), ('three-partners', True))
        before = self.escalation.assess(dispute.as_known(noon(2020, 3, 20)))
        self.assertEqual((before.state, before.is_closed()), ('open', False))
        after = self.escalation.assess(dispute.as_known(noon(2020, 3, 21)))
        self.assertEqual((after.state, after.is_closed()), ('resolved', True))

    def test_breaches(self):
        ruling = self.escalation.assess(self.dispute(
            RAISED, ('resolved', '2020-03-03'), Safeguard.Event.new('responded', '2020-03-04')))
        self.assertEqual([breach.code for breach in ruling.breaches], ['act-after-closure'])

    def test_what_is_refused(self):
        for events, code in (([('raisd', '2020-03-02')], 'unknown-event'),
                             ([('raised', '2020-03-02', 'polise')], 'unknown-actor'),
                             ([{'type': 'escalated', 'at': '2020-03-02', 'to': 'upstairs'}],
                              'unknown-stage'),
                             ([('raised', '2020-02-30')], 'impossible-date')):
            with self.assertRaises(GLib.Error) as caught:
                self.dispute(*events)
            self.assertEqual(caught.exception.nick, code)
        with self.assertRaises(GLib.Error) as caught:
            Safeguard.Dispute.new(self.escalation, 'd-1', 'between-partners', ['polise'])
        self.assertEqual(caught.exception.nick, 'unknown-actor')
        with self.assertRaises(TypeError):
            self.dispute({'type': 'raised'})


class Reviews(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.reviews = Safeguard.Policy.load('stockport', on=date(2019, 10, 7)).reviews

    def test_the_partners_view_stands_beside(self):
        policy = Safeguard.Policy.load('cheshire-west-and-chester', on=date(2019, 10, 7))
        review = Safeguard.Review(policy.reviews, 'r-1', events=[
            ('authority-aware', date(2019, 10, 7), 'local-authority')])
        vote = Safeguard.Vote(policy.governance, 'notify-serious-incident')
        for agency, ballot in (('local-authority', Safeguard.Ballot.NO),
                               ('health', Safeguard.Ballot.YES), ('police', Safeguard.Ballot.YES)):
            vote.cast(agency, ballot)
        view = policy.governance.assess_vote(vote)
        ruling = policy.reviews.follow_with_view(review, view, noon(2019, 10, 9))
        self.assertIn('partners-for-notifying', [finding.code for finding in ruling.findings])
        with self.assertRaises(GLib.Error) as caught:
            policy.reviews.follow_with_view(review, ruling, None)
        self.assertEqual(caught.exception.nick, 'unfit-ruling')

    def test_where_a_review_stands(self):
        review = Safeguard.Review(self.reviews, 'r-1', parties=['health'], events=[
            ('authority-aware', date(2019, 10, 7), 'local-authority'),
            ('partners-aware', date(2019, 10, 9)),
            ('notification-sent', date(2019, 10, 11), 'local-authority')])
        ruling = self.reviews.follow_at(review, noon(2019, 10, 15))
        self.assertEqual((ruling.stage, ruling.holders), ('rapid-review', ['rapid-review-panel']))
        self.assertEqual([(clock.id, clock.due) for clock in ruling.clocks],
                         [('notify-panel', date(2019, 10, 14)),
                          ('rapid-review', date(2019, 10, 30))])
        self.assertEqual(self.reviews.follow(review).stage, 'rapid-review')
        self.assertEqual((review.kind, review.parties), ('review', ['health']))

    def test_a_new_one(self):
        review = Safeguard.Review.new(self.reviews, 'r-2', None)
        ruling = self.reviews.follow(review)
        self.assertEqual((ruling.state, ruling.stage), ('not-begun', None))


if __name__ == '__main__':
    unittest.main()
