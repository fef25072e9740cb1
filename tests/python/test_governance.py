# SPDX-License-Identifier: LGPL-2.1-or-later
"""Meetings, votes and the record of a partnership, as a script reads them."""
import datetime
import pathlib
import tempfile
import unittest
import zoneinfo

from gi.repository import GLib

from recording import Safeguard

date = datetime.date
BALLOTS = {'yes': Safeguard.Ballot.YES, 'no': Safeguard.Ballot.NO,
           'abstain': Safeguard.Ballot.ABSTAIN, 'absent': Safeguard.Ballot.ABSENT}
PACK = '''safeguard-pack: 1
id: made-up-2020
area: made-up
title: A made-up partnership
in-force: {from: 2020-01-01, to: 2029-12-31}
builds-on: []
sources: {terms: {title: Made-up terms of reference, published: 2020}}
actors:
  local-authority: {name: the council, partner: true, cite: {document: terms}}
  health: {name: the health partner, partner: true, also: [ccg], cite: {document: terms}}
  police: {name: the police, partner: true, cite: {document: terms}}
governance:
  bodies:
    executive: {name: the Executive, kind: executive, cite: {document: terms}}
  seats:
    director: {name: the Director, body: executive, agency: local-authority, cite: {document: terms}}
    superintendent: {name: the Superintendent, body: executive, agency: police, cite: {document: terms}}
  substitutes: {needs: [equivalent-authority], cite: {document: terms}}
  quorum:
    executive:
      rows:
        - {id: two, when: {present: {at-least: {of: [local-authority, ccg, police], count: 2}}},
           then: quorate, cite: {document: terms}}
        - {id: otherwise, when: {all: []}, then: not-quorate, cite: {document: terms}}
'''


def made_up():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, 'made-up.yaml')
        path.write_text(PACK)
        catalogue = Safeguard.Catalogue.new([str(path)])
    return catalogue.get_policy('made-up', date(2023, 12, 1)).get_governance()


class Votes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        policy = Safeguard.Policy.load('cheshire-west-and-chester', on=date(2019, 10, 1))
        cls.governance = policy.governance

    def rule(self, conflict=None, **votes):
        vote = Safeguard.Vote(self.governance, 'notify-serious-incident')
        for agency, ballot in votes.items():
            vote.cast(agency.replace('_', '-'), BALLOTS[ballot])
        if conflict:
            vote.declare_conflict(conflict)
        return self.governance.assess_vote(vote)

    def test_what_the_policy_has(self):
        self.assertIn('notify-serious-incident', self.governance.decisions)
        self.assertEqual(self.governance.get_voters('notify-serious-incident'),
                         ['local-authority', 'health', 'police'])
        self.assertEqual(Safeguard.Vote(self.governance, 'notify-serious-incident').decision,
                         'notify-serious-incident')

    def test_the_director_alone(self):
        ruling = self.rule(local_authority='yes', health='no', police='no', conflict='police')
        self.assertEqual(ruling.outcome, Safeguard.VoteOutcome.CARRIED)
        self.assertEqual((ruling.pivotal, ruling.dissent),
                         (['local-authority'], ['health', 'police']))
        self.assertIn('conflict-and-voted', [finding.code for finding in ruling.findings])
        self.assertEqual([row.row for row in ruling.trace],
                         ['director', 'the-other-two', 'nobody'])

    def test_one_of_the_others_alone(self):
        ruling = self.rule(local_authority='no', health='yes', police='no')
        self.assertEqual(ruling.outcome, Safeguard.VoteOutcome.UNDECIDED)
        self.assertEqual([gap.id for gap in ruling.undecided], ['director-against-one-for'])
        changes = ruling.smallest_changes(Safeguard.VoteOutcome.CARRIED)
        self.assertEqual([[need.fact for need in change.needs] for change in changes],
                         [['local-authority'], ['police']])

    def test_a_vote_that_no_document_has(self):
        with self.assertRaises(GLib.Error) as caught:
            Safeguard.Vote(self.governance, 'notify-incident')
        self.assertEqual(caught.exception.nick, 'unknown-decision')


class Meetings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.governance = made_up()

    def meeting(self):
        meeting = Safeguard.Meeting(self.governance, 'executive', '2023-12-01T10:00')
        meeting.add_attendee('p1', Safeguard.Presence.MEMBER, 'local-authority', 'director')
        return meeting

    def test_what_is_missing(self):
        meeting = self.meeting()
        ruling = self.governance.assess_meeting(meeting)
        self.assertEqual(ruling.quorate, Safeguard.Quorate.NO)
        self.assertEqual([[need.fact for need in way.needs] for way in ruling.missing],
                         [['health'], ['police']])
        self.assertEqual(ruling.trace[1].row, 'otherwise')
        self.assertEqual((meeting.body, meeting.people), ('executive', ['p1']))
        self.assertEqual(meeting.when_text, '2023-12-01T10:00:00+00:00')

    def test_a_substitute_and_the_moment_of_an_item(self):
        meeting = self.meeting()
        meeting.add_attendee('p2', Safeguard.Presence.SUBSTITUTE, None, None)
        meeting.set_stands_in_for('p2', 'superintendent')
        self.assertEqual(self.governance.assess_meeting(meeting).quorate, Safeguard.Quorate.NO)
        meeting.set_authority('p2', True)
        meeting.set_nominated('p2', True)
        meeting.append(Safeguard.Event.new_full('left', '2023-12-01T11:00', None, None, 'p2', None))
        meeting.add_item('plan', '2023-12-01T11:30')
        ruling = self.governance.assess_meeting(meeting)
        self.assertEqual(ruling.quorate, Safeguard.Quorate.YES)
        self.assertEqual(ruling.get_item_quorate('plan'), Safeguard.Quorate.NO)
        later = self.governance.assess_meeting_at(
            meeting, datetime.datetime(2023, 12, 1, 11, 30, tzinfo=zoneinfo.ZoneInfo('Europe/London')))
        self.assertEqual(later.quorate, Safeguard.Quorate.NO)

    def test_the_bodies(self):
        self.assertEqual((self.governance.bodies, self.governance.seats),
                         (['executive'], ['director', 'superintendent']))
        with self.assertRaises(GLib.Error) as caught:
            Safeguard.Meeting(self.governance, 'excutive', '2023-12-01')
        self.assertEqual(caught.exception.nick, 'unknown-body')


class Partnerships(unittest.TestCase):
    def test_succession_and_seats(self):
        governance = made_up()
        partnership = Safeguard.Partnership.new(governance)
        partnership.add_organisation('a-ccg', 'ccg', None, None)
        partnership.succeed('a-ccg', 'an-icb', '2022-07-01')
        self.assertEqual(
            [partnership.get_organisations('health', date(2022, month, 30 - month + 6))
             for month in (6, 7)], [['a-ccg'], ['an-icb']])
        partnership.hold_seat('director', 'p1', '2021-01-01', None)
        with self.assertRaises(GLib.Error) as caught:
            partnership.hold_seat('director', 'p2', '2022-01-01', None)
        self.assertEqual(caught.exception.nick, 'seat-taken')
        partnership.delegate('director', 'p3', None, None)
        partnership.add_substitute('director', 'p4', None, None)
        day = date(2023, 1, 1)
        self.assertEqual([partnership.get_holders('director', day),
                          partnership.get_delegates('director', day),
                          partnership.get_substitutes('director', day)],
                         [['p1'], ['p3'], ['p4']])
        meeting = Safeguard.Meeting(governance, 'executive', '2023-12-01')
        partnership.add_meeting(meeting)
        self.assertEqual([each.body for each in partnership.get_meetings('executive')],
                         ['executive'])
        ruling = governance.assess_partnership(
            partnership, datetime.datetime(2023, 12, 2, 9, tzinfo=zoneinfo.ZoneInfo('Europe/London')))
        self.assertEqual((ruling.day_text, ruling.vacant), ('2023-12-02', ['superintendent']))
        self.assertIn('seat-delegated', [finding.code for finding in ruling.findings])


if __name__ == '__main__':
    unittest.main()
