# SPDX-License-Identifier: LGPL-2.1-or-later
"""Meetings and votes, in JSON under their stable names and in words."""
import json
import unittest

from command import CommandTest

CHESHIRE = ('--policy', 'cheshire-west-and-chester')


class GovernanceTest(CommandTest):
    def vote(self, **votes):
        given = {'decision': 'notify-serious-incident', 'at': '2019-10-01',
                 'votes': {name.replace('_', '-'): value for name, value in votes.items()}}
        return self.answer('vote', *CHESHIRE, '-', given=json.dumps(given).encode())['result']

    def test_votes(self):
        for votes, outcome in (
                ({'local_authority': 'yes'}, 'carried'),
                ({'health': 'yes', 'police': 'yes'}, 'carried'),
                ({'local_authority': 'no', 'health': 'no', 'police': 'no'}, 'not-carried'),
                ({'local_authority': 'no', 'health': 'yes', 'police': 'no'}, 'undecided'),
                ({'local_authority': 'no', 'health': 'no'}, 'undetermined')):
            with self.subTest(votes=votes):
                self.assertEqual(self.vote(**votes)['outcome'], outcome)

    def test_a_meeting(self):
        given = {'body': 'executive', 'at': '2019-10-15T10:00',
                 'present': [{'person': 'p1', 'agency': 'police', 'as': 'member'}]}
        answer = self.answer('meeting', *CHESHIRE, '-', given=json.dumps(given).encode())
        self.assertEqual(answer['result']['quorate'], 'undecided')
        self.assertEqual(answer['result']['missing'], [])


SALFORD = ('--policy', 'salford', '--at', '2022-08-01')
PARTNERSHIP = {
    'organisations': [{'organisation': 'a-council', 'agency': 'local-authority'},
                      {'organisation': 'a-ccg', 'agency': 'ccg'},
                      {'organisation': 'a-force', 'agency': 'police'}],
    'successions': [{'organisation': 'a-ccg', 'successor': 'an-icb', 'when': '2022-07-01'}],
    'seats': [{'seat': 'chief-executive', 'person': 'p1', 'until': '2022-06-30'},
              {'seat': 'chief-executive', 'person': 'p2', 'from': '2022-07-01'},
              {'seat': 'chief-nurse', 'person': 'p3'}],
    'delegations': [{'seat': 'chief-executive', 'person': 'p9', 'from': '2022-07-01'}],
    'substitutes': [{'seat': 'chief-nurse', 'person': 'p8'}],
    'meetings': [{'body': 'executive', 'at': '2022-07-05', 'present': [
        {'person': 'p2', 'role': 'chief-executive'},
        {'person': 'p8', 'as': 'substitute', 'for': 'chief-nurse', 'authority': True}]}]}


class PartnershipTest(CommandTest):
    def partnership(self, given=None, *arguments):
        return self.answer('partnership', *(arguments or SALFORD), '-',
                           given=json.dumps(given or PARTNERSHIP).encode())

    def seat(self, answer, name):
        return next(seat for seat in answer['result']['seats'] if seat['seat'] == name)

    def test_who_holds_which_seat_and_who_stays_accountable(self):
        for day, holder, delegates in (('2022-07-01', 'p2', ['p9']), ('2024-12-31', 'p2', ['p9'])):
            seat = self.seat(self.partnership(None, '--policy', 'salford', '--at', day),
                             'chief-executive')
            self.assertEqual((seat['holders'], seat['accountable'], seat['delegates']),
                             ([holder], [holder], delegates))
            self.assertEqual([term['person'] for term in seat['history']], ['p1', 'p2', 'p9'])

    def test_what_is_vacant(self):
        answer = self.partnership()
        self.assertEqual((self.seat(answer, 'chief-nurse')['vacant'],
                          self.seat(answer, 'territorial-commander')['vacant']), (0, 1))
        vacant = next(finding for finding in answer['findings']
                      if finding['code'] == 'seats-vacant')
        self.assertIn('Territorial Commander', vacant['message'])
        self.assertTrue(vacant['citations'])

    def test_the_clinical_commissioning_group_became_the_integrated_care_board(self):
        organisations = self.partnership()['result']['organisations']
        self.assertEqual([(one['organisation'], one['from'], one['until'], one['now'],
                           one['succeeds']) for one in organisations if one['agency'] == 'health'],
                         [('a-ccg', None, '2022-06-30', False, None),
                          ('an-icb', '2022-07-01', None, True, 'a-ccg')])
        self.assertEqual([one['partner'] for one in organisations], [True] * 4)

    def test_the_meetings_of_the_board_are_the_partnerships(self):
        """Stockport's Board of 2010 and of 2017; its partnership since 29 September 2019."""
        given = {'meetings': [{'body': body, 'at': day, 'present': []} for body, day in (
            ('partnership', '2012-03-06'), ('partnership', '2018-03-06'),
            ('executive', '2019-10-15'), ('executive', '2020-10-15'))]}
        answer = self.partnership(given, '--policy', 'stockport', '--at', '2019-11-01')
        self.assertEqual([(one['at'], one['edition'], one['carried_over'])
                          for one in answer['result']['meetings']],
                         [('2012-03-06', 'stockport-2010', True),
                          ('2018-03-06', 'stockport-2017', True),
                          ('2019-10-15', 'stockport-2019', False)])
        self.assertIn('meetings-of-earlier-editions',
                      {finding['code'] for finding in answer['findings']})

    def test_a_deputy_is_no_stranger(self):
        """002, section 9, names a deputy for three seats, the police's among them."""
        for who, code in (({'role': 'designated-deputy'}, None),
                          ({'authority': True}, 'substitute-not-on-record')):
            with self.subTest(who=who):
                given = {'meetings': [{'body': 'partnership', 'at': '2012-03-06', 'present': [
                    {'person': 'p1', 'as': 'substitute', 'for': 'chief-superintendent', **who}]}]}
                answer = self.partnership(given, '--policy', 'stockport', '--at', '2012-04-01')
                self.assertEqual('substitute-not-on-record' in {
                    finding['code'] for finding in answer['findings']}, code is not None)

    def test_in_words(self):
        said = self.text('partnership', *SALFORD, '--explain', '-',
                         given=json.dumps(PARTNERSHIP).encode())
        for words in ('an-icb', 'in place of a-ccg', 'stays accountable', 'Who held which seat'):
            self.assertIn(' '.join(words.split()), ' '.join(said.split()))

    def test_refusals(self):
        for given, code, path in (
                ({'seats': [{'seat': 'chief-nurse', 'person': 'p1'},
                            {'seat': 'chief-nurse', 'person': 'p2', 'from': '2022-07-01'}]},
                 'seat-taken', 'seats[1].seat'),
                ({'seats': [{'seat': 'chief-nurs', 'person': 'p1'}]}, 'unknown-seat',
                 'seats[0].seat'),
                ({'seats': [{'seat': 'chief-nurse', 'person': 'p1', 'from': '2022-02-30'}]},
                 'impossible-date', 'seats[0].from'),
                ({'seats': [{'seat': 'chief-nurse', 'person': 'p1', 'from': '2022-07-02',
                             'until': '2022-07-01'}]}, 'out-of-range', 'seats[0].until'),
                ({'seats': [{'seat': 'chief-nurse', 'person': ''}]}, 'wrong-value',
                 'seats[0].person'),
                ({'seats': [7]}, 'wrong-type', 'seats[0]'),
                ({'delegations': [{'person': 'p1'}]}, 'missing-key', 'delegations[0]'),
                ({'organisations': [{'organisation': 'a', 'agency': 'polise'}]}, 'unknown-actor',
                 'organisations[0].agency'),
                ({'successions': [{'organisation': 'a', 'successor': 'b', 'when': '2022-07-01'}]},
                 'wrong-value', 'successions[0].organisation'),
                ({'meetings': [{'body': 'exec', 'at': '2022-07-05', 'present': []}]},
                 'unknown-body', 'meetings[0].body'),
                ({'meetings': [{'body': 'executive', 'at': '1999-07-05', 'present': []}]},
                 'no-edition', 'meetings[0].at')):
            with self.subTest(given=given):
                error = self.assert_refused(('partnership', *SALFORD, '-'), code,
                                            given=json.dumps(given).encode())
                self.assertEqual(error['at']['path'], path)


class InformationTest(CommandTest):
    """004, section 11."""
    EVENTS = [{'type': 'requested', 'at': '2019-10-01', 'about': 'r-1'},
              {'type': 'answered', 'at': '2019-10-10', 'by': 'police', 'about': 'r-1'},
              {'type': 'handed-over', 'at': '2019-07-01', 'item': 'serious-case-review',
               'trail': 'register 7'}]

    def test_who_has_not_answered_and_what_is_missing(self):
        given = json.dumps({'id': 'i', 'events': self.EVENTS}).encode()
        result = self.answer('information', *CHESHIRE, '-', given=given)['result']
        self.assertEqual(result['controllers'], ['local-authority'])
        self.assertEqual([one['agency'] for one in result['requests'][0]['answers']
                          if one['answered'] is None], ['local-authority', 'health'])
        self.assertEqual({one['item']: one['state'] for one in result['items']}, {
            'data-sharing-agreement': 'missing', 'information-sharing-agreement': 'missing',
            'serious-case-review': 'handed-over', 'open-actions-of-work-plans': 'missing'})
        self.assertIn('answers the request', ' '.join(
            self.text('information', *CHESHIRE, '-', given=given).split()))

    def test_refusals(self):
        for event, code, path in (
                ({'type': 'asked'}, 'unknown-event', 'events[0].type'),
                ({'type': 'answered', 'about': 'r'}, 'missing-key', 'events[0]'),
                ({'type': 'answered', 'about': 'r', 'by': 'polise'}, 'unknown-body',
                 'events[0].by'),
                ({'type': 'handed-over'}, 'missing-key', 'events[0]')):
            with self.subTest(event=event):
                error = self.assert_refused(
                    ('information', *CHESHIRE, '-'), code, given=json.dumps(
                        {'id': 'i', 'events': [{'at': '2019-10-01', **event}]}).encode())
                self.assertEqual(error['at']['path'], path)


if __name__ == '__main__':
    unittest.main()
