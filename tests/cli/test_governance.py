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


if __name__ == '__main__':
    unittest.main()
