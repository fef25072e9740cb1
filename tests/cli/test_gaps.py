# SPDX-License-Identifier: LGPL-2.1-or-later
"""Where the five documents are silent or disagree, each point shows up in the ruling it is about.

A table: what is asked, in the document's own case, and what the ruling leaves open or says.
"""
import json
import unittest

from command import CommandTest

STOCKPORT_2010 = ('--policy', 'stockport', '--on', '2012-10-01')
STOCKPORT_2017 = ('--policy', 'stockport', '--on', '2017-10-02')
STOCKPORT = ('--policy', 'stockport', '--on', '2019-10-15')
SALFORD = ('--policy', 'salford', '--on', '2022-10-03')
CHESHIRE = ('--policy', 'cheshire-west-and-chester', '--on', '2019-10-15')
PRACTITIONERS = {'id': 'd', 'kind': 'between-practitioners', 'parties': ['local-authority', 'health']}


def meeting(body, day, *present):
    return {'body': body, 'at': day,
            'present': [{'person': f'p{number}', **one} for number, one in enumerate(present)]}


def dispute(*events, kind='between-partners', parties=('local-authority', 'health')):
    return {'id': 'd', 'kind': kind, 'parties': list(parties),
            'events': [{'type': type_, 'at': at, **more} for type_, at, more in events]}


def vote(**votes):
    return {'decision': 'notify-serious-incident',
            'votes': {name.replace('_', '-'): how for name, how in votes.items()}}


SPENT_2012 = {'entries': [
    {'type': 'spent', 'at': '2012-06-30', 'heading': 'work-of-the-board', 'pence': 3000, 'id': 'out-1'}]}
SPENT_2019 = {'entries': [
    {'type': 'spent', 'at': '2019-10-30', 'heading': 'partnership-work', 'pence': 3000, 'id': 'o'}]}
RAISED = ('raised', '2022-10-03', {'by': 'health'})

# what the document leaves open: verb, options, what is known, the gap in the ruling
OPEN = (
    # Rules.
    ('003: from when the rapid review is counted', 'due', (*SALFORD, '--clock', 'rapid-review',
     '--from', '2022-10-03'), None, 'rapid-review-start'),
    ('004: the rapid review keeps "statutory timescales"', 'due', (*CHESHIRE, '--clock',
     'rapid-review', '--from', '2019-10-15'), None, 'rapid-review-start'),
    ('000: a risk of exactly 12', 'risk', (*STOCKPORT, '--score', '12'), None, 'risk-score-twelve'),
    ('000: there is no scale and no matrix', 'risk', (*STOCKPORT, '--score', '12'), None,
     'risk-scale'),
    ('004 s8: the Director against it, one for it', 'vote', CHESHIRE,
     vote(local_authority='no', health='yes', police='no'), 'director-against-one-for'),
    ('004 s8: somebody abstains', 'vote', CHESHIRE,
     vote(local_authority='no', health='yes', police='abstain'), 'abstention-or-absence'),
    ('004 s8: somebody is absent', 'vote', CHESHIRE,
     vote(local_authority='absent', health='yes', police='no'), 'abstention-or-absence'),
    ('000: no quorum', 'meeting', STOCKPORT, meeting('executive', '2019-10-15'), 'quorum'),
    ('001: no quorum', 'meeting', STOCKPORT_2017, meeting('partnership', '2017-10-02'), 'quorum'),
    ('002: no quorum', 'meeting', STOCKPORT_2010, meeting('partnership', '2012-10-01'), 'quorum'),
    ('003: no quorum', 'meeting', SALFORD, meeting('executive', '2022-10-03'), 'quorum'),
    ('004: no quorum', 'meeting', CHESHIRE, meeting('executive', '2019-10-15'), 'quorum'),
    ('002: which seats have 80 and which 50 per cent', 'attendance', STOCKPORT_2010,
     {'body': 'partnership', 'from': '2012-04-01', 'to': '2013-03-31', 'meetings': []},
     'classes-of-seats'),
    # Who sits, and who chairs.
    ('003 s3.2: one person for two partners', 'meeting', SALFORD,
     meeting('executive', '2022-10-03', {'agency': 'local-authority', 'role': 'chief-executive'}),
     'one-person-for-two-partners'),
    ('000: the representative of schools, a core member or two advisers', 'meeting', STOCKPORT,
     meeting('executive', '2019-10-15', {'agency': 'school', 'role': 'school-representative'}),
     'school-representative'),
    ('000: no meeting of the full partnership is constituted', 'meeting', STOCKPORT,
     meeting('partnership', '2019-10-15'), 'full-partnership-not-constituted'),
    ('000: the full partnership is a step of the ladder all the same', 'dispute', STOCKPORT,
     dispute(('raised', '2019-10-01', {'by': 'health'}),
             ('escalated', '2019-10-02', {'to': 'full-partnership'})),
     'full-partnership-not-constituted'),
    ('004 s4.1: the partnership "is not a meeting in itself"', 'meeting', CHESHIRE,
     meeting('partnership', '2019-10-15'), 'partnership-is-no-meeting'),
    ('002: the Corporate Director chairs, or an independent chair', 'meeting', STOCKPORT_2010,
     meeting('partnership', '2012-10-01'), 'who-chairs'),
    ('002: the implementation group in Appendix 1 and in Appendix 5', 'meeting', STOCKPORT_2010,
     meeting('implementation', '2012-10-01'), 'who-is-in-the-implementation-group'),
    # Escalation.
    ('003: the local procedure is not held', 'dispute', SALFORD, dispute(RAISED),
     'local-procedure-not-held'),
    ('003: who commissions the adviser', 'dispute', SALFORD,
     dispute(RAISED, ('escalated', '2022-10-04', {'to': 'partnership'}),
             ('adviser-commissioned', '2022-10-05', {})), 'who-commissions-the-adviser'),
    ('000: the chair mediates during a transition of one to two years', 'dispute',
     ('--policy', 'stockport', '--on', '2020-12-03'),
     dispute(('raised', '2020-12-01', {'by': 'health'}),
             ('escalated', '2020-12-02', {'to': 'three-partners'}),
             ('escalated', '2020-12-03', {'to': 'mediation'})), 'transition-length'),
    ('004 s10: no police officer is named', 'dispute', CHESHIRE,
     dispute(('raised', '2019-10-01', {'by': 'health'}), ('partners-split', '2019-10-02', {}),
             ('escalated', '2019-10-03', {'to': 'chief-officers'}),
             parties=('local-authority', 'health', 'police')), 'no-police-officer-named'),
    ('001: the Issue Resolution Process is not described', 'dispute', STOCKPORT_2017,
     dispute(('raised', '2017-10-02', {'by': 'health'}), kind='issue-resolution'),
     'issue-resolution-not-described'),
    # Thresholds.
    ('000: whether one line under level 3 is enough', 'assess', STOCKPORT,
     {'present': ['complex-needs'], 'absent': ['increasing-unmet-need']}, 'level-3-lines'),
    ('000: whether one line under level 1 is enough', 'assess', STOCKPORT,
     {'absent': ['good-progress', 'additional-need', 'needs-unclear', 'increasing-unmet-need',
                 'complex-needs', 'significant-harm', 'significant-welfare-concern']},
     'level-1-lines'),
    # What a programme of assurance rests on.
    ('001: by June or by September 2019', 'assurance', STOCKPORT_2017,
     {'id': 'y', 'from': '2017-10-02', 'to': '2018-03-31', 'events': []},
     'when-the-partnership-starts'),
    ('004: when the two years end, among the dates', 'assurance', CHESHIRE,
     {'id': 'y', 'from': '2019-10-01', 'to': '2020-03-31', 'events': []}, 'end-of-the-standstill'),
    # Words with two senses.
    ('004: "bi-monthly"', 'due', (*CHESHIRE, '--clock', 'partnership-update', '--from',
     '2019-10-01'), None, 'bi-monthly'),
    ('004: meetings "bi-monthly"', 'due', (*CHESHIRE, '--clock', 'executive-meeting', '--from',
     '2019-10-01'), None, 'bi-monthly-meetings'),
    ('004: "bi-annual"', 'due', (*CHESHIRE, '--clock', 'training-themes-update', '--from',
     '2019-10-01'), None, 'bi-annual'),
    # Money.
    ('002: an overspend', 'fund statement', (*STOCKPORT_2010, '--year', '2012-13'), SPENT_2012,
     'overspend'),
    ('000: an overspend', 'fund statement', (*STOCKPORT, '--year', '2019-20'), SPENT_2019,
     'overspend'),
    ('004: when the two years end', 'fund statement', (*CHESHIRE, '--year', '2019-20'),
     {'entries': []}, 'standstill-end'),
)
# what the ruling says of a point without leaving anything open
SAID = (
    ('000: practitioners stay under the regional policy', 'dispute', STOCKPORT,
     {**PRACTITIONERS, 'events': [{'type': 'raised', 'at': '2019-10-01', 'by': 'health'}]},
     'procedure-by-reference'),
    ('004: practitioners stay under the regional policy', 'dispute', CHESHIRE,
     {**PRACTITIONERS, 'events': [{'type': 'raised', 'at': '2019-10-01', 'by': 'health'}]},
     'procedure-by-reference'),
    ('000: the levels are a summary of a linked document', 'assess', STOCKPORT,
     {'present': ['significant-harm']}, 'summary-of-longer-document'),
    ('000: no document has a rule on consent to a referral', 'assess', STOCKPORT,
     {'present': ['significant-harm']}, 'no-consent-rule'),
    ('000: after the transition nobody mediates', 'dispute',
     ('--policy', 'stockport', '--on', '2022-11-20'),
     dispute(('raised', '2022-11-01', {'by': 'health'}),
             ('escalated', '2022-11-08', {'to': 'mediation'})), 'stage-nobodys'),
    ('000: no document gives an exact day', 'risk', (*STOCKPORT, '--score', '3'), None,
     'in-force-unverified'),
)
# Levels of need that are a picture or a link: said when they are asked for.
NO_LEVELS = (STOCKPORT_2010, SALFORD, CHESHIRE)
# A made-up town, whose gaps each say of what they are.
TOWN = """safeguard-pack: 1
id: town-1
area: town
in-force: {from: 2019-01-01}
sources: {doc: {title: A document}}
actors: {council: {name: the council, cite: {document: doc}}}
facts:
  seen: {ask: "Seen?", cite: {document: doc}}
  heard: {ask: "Heard?", cite: {document: doc}}
thresholds:
  levels: [{number: 1, id: one, name: One, cite: {document: doc}}]
  table: {rows: [{id: a, when: {all: [seen, heard]}, then: {level: 1}, cite: {document: doc}}]}
reviews:
  criteria: {rows: [{id: a, when: {all: [seen, heard]}, then: {by: council, to: [panel]}, cite: {document: doc}}]}
  names: {panel: the Panel}
governance:
  risks:
    rows: [{id: low, when: {score: {under: 12}}, then: {handling: kept}, cite: {document: doc}}]
    cite: {document: doc}
gaps:
  - {id: only-seen, where: thresholds, when: seen, says: nothing, cite: {document: doc}}
  - {id: not-seen, where: thresholds, when: {not: seen}, says: nothing, cite: {document: doc}}
  - {id: seen-there, where: reviews/criteria, when: seen, says: nothing, cite: {document: doc}}
  - {id: not-seen-there, where: reviews/criteria, when: {not: seen}, says: nothing, cite: {document: doc}}
  - {id: exactly-twelve, where: governance/risks, when: {score: {is: 12}}, says: nothing, cite: {document: doc}}
  - {id: no-scale, where: governance/risks, says: nothing, cite: {document: doc}}
"""
SEEN = {'present': ['seen'], 'absent': ['heard']}
UNSEEN = {'absent': ['seen']}
# what is asked, and the gaps that are about it
BITES = (
    ('assess', (), SEEN, ['only-seen']),
    ('assess', (), UNSEEN, ['not-seen']),
    ('assess', (), {'present': ['seen', 'heard']}, []),
    ('incident', (), SEEN, ['seen-there']),
    ('incident', (), UNSEEN, ['not-seen-there']),
    ('incident', (), {'present': ['seen', 'heard']}, []),
    ('risk', ('--score', '12'), None, ['exactly-twelve', 'no-scale']),
    ('risk', ('--score', '13'), None, ['no-scale']),
    ('risk', ('--score', '11'), None, []),
)


class OpenPoints(CommandTest):
    def ask(self, verb, options, record):
        if record is None:
            return self.answer(*verb.split(), *options)
        return self.answer(*verb.split(), *options, '-', given=json.dumps(record).encode())

    def test_each_is_left_open(self):
        for what, verb, options, record, gap in OPEN:
            with self.subTest(what):
                ruling = self.ask(verb, options, record)
                found = [each for each in ruling['undecided'] if each['id'] == gap]
                self.assertGreaterEqual(len(found), 1,
                                        [each['id'] for each in ruling['undecided']])
                self.assertTrue(found[0]['says'] and found[0]['readings'] and found[0]['citations'])

    def test_each_is_left_open_where_it_bites(self):
        options = ('--packs', self.file('town.yaml', TOWN), '--policy', 'town', '--on', '2019-10-01')
        for verb, more, record, gaps in BITES:
            with self.subTest(verb, asked=more or record):
                ruling = self.ask(verb, (*options, *more), record)
                self.assertEqual([each['id'] for each in ruling['undecided']], gaps)

    def test_a_standstill_ends_when_it_did_whatever_lies_upon_the_pack(self):
        overlay = self.file('overlay.yaml', 'safeguard-pack: 1\nid: later\nin-force: {from: 2020-02-01}\n'
                            'overlays: cheshire-west-and-chester\n')
        ask = ('fund', 'statement', '--policy', 'cheshire-west-and-chester', '--on', '2020-03-01',
               '--year', '2019-20')
        record = json.dumps({'entries': []}).encode()
        dues = [[clock['due'] for clock in self.answer(*ask, *more, '-', given=record)['clocks']]
                for more in ((), ('--packs', overlay))]
        self.assertTrue(dues[0])
        self.assertEqual(dues[0], dues[1])

    def test_each_is_said(self):
        for what, verb, options, record, code in SAID:
            with self.subTest(what):
                ruling = self.ask(verb, options, record)
                self.assertIn(code, [finding['code'] for finding in ruling['findings']])

    def test_no_levels_are_invented(self):
        for options in NO_LEVELS:
            with self.subTest(options):
                ruling = self.ask('assess', options, {'present': []})
                self.assertEqual((ruling['result']['level'], ruling['result']['outcome']),
                                 (None, 'undecided'))
                self.assertIn('levels-of-need-not-held',
                              [gap['id'] for gap in ruling['undecided']])

    def test_danger_is_told_where_no_levels_are_held(self):
        for options in (*NO_LEVELS, ('--policy', 'england', '--on', '2024-05-01')):
            with self.subTest(options):
                ruling = self.ask('assess', options, {'present': ['immediate-danger']})
                self.assertTrue(ruling['result']['emergency'])
                self.assertEqual(ruling['findings'][0]['code'], 'immediate-danger')
                ruling = self.ask('assess', options, {'present': []})
                self.assertEqual(ruling['findings'][0]['code'], 'immediate-danger-unknown')

    def test_both_readings_of_the_rapid_review(self):
        """000: the later of two events; the Panel's guidance: when the notification was sent."""
        text = self.answer('due', *STOCKPORT, '--clock', 'rapid-review', '--from', '2019-10-07',
                           '--event', 'partners-aware=2019-10-09', '--event',
                           'notification-sent=2019-10-10', '--readings')
        dues = {reading['id']: reading['due'] for reading in text['clocks'][0]['readings']}
        self.assertNotEqual(text['clocks'][0]['due'], dues['panel-guidance'])


if __name__ == '__main__':
    unittest.main()
