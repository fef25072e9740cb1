# SPDX-License-Identifier: LGPL-2.1-or-later
"""Overlays: what a council decides, replaces and switches off on top of published arrangements."""
import json
import os
import pathlib
import unittest

import yaml

from command import CommandTest

ROOT = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT'])
EXAMPLE = str(ROOT / 'examples' / 'overlay' / 'stockport-decisions.yaml')
PACKS = [path for path in sorted((ROOT / 'src' / 'packs').glob('*-20*.yaml'))
         if not path.name.endswith('.scenarios.yaml')]
FRAME = '''safeguard-pack: 1
id: {id}
overlays: {area}
title: Decisions of a council
in-force: {{from: {day}}}
sources: {{minutes: {{title: Minutes}}}}
'''
DECIDES = '''decides:
  {gap}: {{as: {answer}, by: the council, decided: {day}, because: it was asked to, cite: {{document: minutes, section: "4"}}}}
'''
EVERYBODY = [{'person': 'p1', 'agency': 'local-authority'}, {'person': 'p2', 'agency': 'health'},
             {'person': 'p3', 'agency': 'police'}]


class Overlay(CommandTest):
    def overlay(self, area, day, below='', identity='our-overlay'):
        return self.file(identity + '.yaml', FRAME.format(id=identity, area=area, day=day) + below)

    def decide(self, area, day, gap, answer, identity='our-overlay'):
        return self.overlay(area, day, DECIDES.format(gap=gap, answer=answer, day=day), identity)

    def about(self, verb, record, *arguments):
        return self.answer(*verb.split(), *arguments, '-', given=json.dumps(record).encode())

    def assert_told(self, ruling, gap, answer):
        """The decision is told as what it is, with its source, and the gap is open no more."""
        decided = {each['id']: each for each in ruling['decided']}
        self.assertIn(gap, decided)
        self.assertEqual((decided[gap]['as'], decided[gap]['by'], decided[gap]['because']),
                         (answer, 'the council', 'it was asked to'))
        self.assertEqual([(cite['document'], cite['section'], cite['edition'])
                          for cite in decided[gap]['citations']], [('Minutes', '4', 'our-overlay')])
        self.assertNotIn(gap, [each['id'] for each in ruling['undecided']])
        self.assertIn('our-overlay', ruling['policy']['layers'])
        self.assertNotEqual(ruling['policy']['edition'], 'our-overlay')
        found = [finding for finding in ruling['findings'] if finding['code'] == 'decided-locally'
                 and finding['args']['gap'] == gap]
        self.assertEqual(len(found), 1)
        self.assertIn(answer, found[0]['message'])


# What is asked, and what follows from each answer: every kind of gap that a ruling can meet.
VOTE = {'decision': 'notify-serious-incident',
        'votes': {'local-authority': 'no', 'health': 'yes', 'police': 'no'}}
ABSENT = {'decision': 'notify-serious-incident',
          'votes': {'local-authority': 'no', 'health': 'yes', 'police': 'absent'}}
SUMMONS = {'decision': 'summon'}
TWO_SEATS = {'body': 'executive', 'at': '2020-02-03', 'present': [
    {'person': 'p1', 'agency': 'local-authority'}, {'person': 'p1', 'agency': 'health'},
    {'person': 'p3', 'agency': 'police'}]}
QUORUM = '''governance:
  quorum:
    executive:
      rows:
        - {id: all, when: {present: {all: [local-authority, health, police]}}, then: quorate, cite: {document: minutes, section: "4"}}
        - {id: few, when: {not: {present: {all: [local-authority, health, police]}}}, then: not-quorate, cite: {document: minutes, section: "4"}}
'''
OTHER_VOTE = '''governance:
  votes:
    other:
      name: Whether something else is done
      voters: [local-authority, health]
      rows:
        - {id: both, when: {yes: {all: [local-authority, health]}}, then: carried, cite: {document: minutes, section: "4"}}
      cite: {document: minutes, section: "4"}
'''
DISPUTE = {'id': 'd', 'kind': 'between-partners', 'parties': ['local-authority', 'health'],
           'events': [{'type': 'raised', 'at': '2020-12-01', 'by': 'health'},
                      {'type': 'escalated', 'at': '2020-12-02', 'to': 'three-partners'},
                      {'type': 'escalated', 'at': '2020-12-03', 'to': 'mediation'}]}
OFFICERS = {'id': 'd', 'kind': 'between-partners',
            'parties': ['local-authority', 'health', 'police'],
            'events': [{'type': 'raised', 'at': '2022-08-01', 'by': 'health'},
                       {'type': 'partners-split', 'at': '2022-08-02'},
                       {'type': 'escalated', 'at': '2022-08-03', 'to': 'chief-officers'}]}
OVERSPENT = {'entries': [
    {'type': 'received', 'at': '2020-05-12', 'from': 'police', 'pence': 1000, 'id': 'in-1'},
    {'type': 'spent', 'at': '2020-06-30', 'heading': 'partnership-work', 'pence': 3000,
     'id': 'out-1'}]}


class EveryKindOfGap(Overlay):
    def test_a_row_with_readings(self):
        """000: risks under 12 stay, risks above 12 go up; 12 is nowhere."""
        for answer, handling in (('twelve-is-kept', 'kept'), ('twelve-is-escalated', 'escalated')):
            overlay = self.decide('stockport', '2020-01-01', 'risk-score-twelve', answer)
            asked = ('risk', '--policy', 'stockport', '--packs', overlay, '--score', '12')
            ruling = self.answer(*asked, '--on', '2020-02-01')
            self.assertEqual(ruling['result']['handling'], handling)
            self.assert_told(ruling, 'risk-score-twelve', answer)
            self.assertEqual(self.answer(*asked, '--on', '2019-12-31')['result']['handling'],
                             'undecided')

    def test_a_level_that_then_is_not_met_is_told_as_well(self):
        """000: whether one line under level 3 is enough is not said."""
        facts = {'present': ['complex-needs'], 'absent': ['increasing-unmet-need']}
        asked = ('--policy', 'stockport', '--on', '2020-02-01', '--packs')
        levels = {}
        for answer in ('any-line', 'every-line'):
            overlay = self.decide('stockport', '2020-01-01', 'level-3-lines', answer)
            ruling = self.about('assess', facts, *asked, overlay)
            levels[answer] = ruling['result']['level']
            self.assert_told(ruling, 'level-3-lines', answer)
        self.assertEqual(levels['any-line']['number'], 3)
        self.assertNotEqual(levels['every-line'], levels['any-line'])

    def test_a_professional_may_still_decide_otherwise(self):
        facts = {'present': ['complex-needs'], 'absent': ['increasing-unmet-need'], 'judgements': [
            {'level': 4, 'by': 'team-manager', 'when': '2020-02-01', 'reason': 'seen at home'}]}
        overlay = self.decide('stockport', '2020-01-01', 'level-3-lines', 'any-line')
        ruling = self.about('assess', facts, '--policy', 'stockport', '--on', '2020-02-01',
                            '--packs', overlay)
        self.assert_told(ruling, 'level-3-lines', 'any-line')
        self.assertEqual(ruling['result']['level']['number'], 3)
        self.assertIn('seen at home', json.dumps(ruling))

    def test_the_silent_votes(self):
        """004, section 8: the Director against it and one for it; somebody absent."""
        for gap, votes in (('director-against-one-for', VOTE), ('abstention-or-absence', ABSENT)):
            for answer in ('carried', 'not-carried'):
                with self.subTest(gap=gap, answer=answer):
                    overlay = self.decide('cheshire-west-and-chester', '2020-01-01', gap, answer)
                    ruling = self.about('vote', votes, '--policy', 'cheshire-west-and-chester',
                                        '--on', '2020-02-01', '--packs', overlay)
                    self.assertEqual(ruling['result']['outcome'], answer)
                    self.assert_told(ruling, gap, answer)

    def test_one_silence_decided_leaves_the_other(self):
        overlay = self.decide('cheshire-west-and-chester', '2020-01-01',
                              'director-against-one-for', 'carried')
        ruling = self.about('vote', ABSENT, '--policy', 'cheshire-west-and-chester', '--on',
                            '2020-02-01', '--packs', overlay)
        self.assertEqual(ruling['result']['outcome'], 'undecided')
        self.assertEqual([each['id'] for each in ruling['undecided']], ['abstention-or-absence'])

    def test_a_vote_of_full_agreement(self):
        """002, section 8: full agreement of the Board, with one member abstaining."""
        shown = self.answer('policy', 'show', 'stockport', '--on', '2012-10-01')
        voters = next(vote for vote in shown['votes'] if vote['id'] == 'summon')['voters']
        votes = {**SUMMONS, 'votes': {voter: 'yes' for voter in voters}}
        votes['votes'][voters[-1]] = 'abstain'
        outcomes = {}
        for answer in ('everybody-agrees', 'everybody-present-agrees', 'nobody-objects'):
            overlay = self.decide('stockport', '2011-01-01', 'full-agreement-and-abstention', answer)
            ruling = self.about('vote', votes, '--policy', 'stockport', '--on', '2012-10-01',
                                '--packs', overlay)
            outcomes[answer] = ruling['result']['outcome']
            self.assert_told(ruling, 'full-agreement-and-abstention', answer)
        self.assertEqual(outcomes['nobody-objects'], 'carried')
        self.assertNotEqual(outcomes['everybody-agrees'], 'carried')

    def test_terms_of_reference_want_rules(self):
        """A quorum stands in terms of reference: naming them decides nothing until they are held."""
        asked = ('--policy', 'stockport', '--on', '2020-02-03', '--packs')
        meeting = {'body': 'executive', 'at': '2020-02-03', 'present': EVERYBODY}
        named = self.decide('stockport', '2020-01-01', 'quorum', 'terms-of-reference')
        ruling = self.about('meeting', meeting, *asked, named)
        self.assertEqual(ruling['result']['quorate'], 'undecided')
        self.assertIn('quorum', [gap['id'] for gap in ruling['undecided']])
        self.assertFalse(ruling['decided'][0]['closes'])
        self.assertIn('decided-as-not-held', [each['code'] for each in ruling['findings']])
        written = self.overlay('stockport', '2020-01-01', DECIDES.format(
            gap='quorum', answer='terms-of-reference', day='2020-01-01') + QUORUM)
        ruling = self.about('meeting', meeting, *asked, written)
        self.assertEqual(ruling['result']['quorate'], 'yes')
        self.assertNotIn('quorum', [gap['id'] for gap in ruling['undecided']])

    def test_one_person_in_two_seats(self):
        quorate = {}
        for answer in ('once', 'twice'):
            overlay = self.overlay('stockport', '2020-01-01', DECIDES.format(
                gap='one-person-two-seats', answer=answer, day='2020-01-01') + QUORUM)
            ruling = self.about('meeting', TWO_SEATS, '--policy', 'stockport', '--on', '2020-02-03',
                                '--packs', overlay)
            quorate[answer] = ruling['result']['quorate']
            self.assert_told(ruling, 'one-person-two-seats', answer)
        self.assertEqual(quorate, {'once': 'no', 'twice': 'yes'})

    def test_a_seat_is_told_at_the_meetings_of_its_own_body(self):
        """000: a class of a seat in the groups says nothing of a meeting of the Executive."""
        overlay = self.decide('stockport', '2020-01-01', 'classes-of-seats-in-the-groups', 'core')
        asked = ('--policy', 'stockport', '--on', '2020-02-01', '--packs', overlay)
        shown = self.answer('policy', 'show', 'stockport', '--on', '2020-02-01')
        bodies = {body for seat in shown['seats'] for body in seat['bodies']}
        told = {body for body in bodies if self.about(
            'meeting', {'body': body, 'at': '2020-02-01', 'present': []}, *asked)['decided']}
        period = {'from': '2020-01-01', 'to': '2020-12-31', 'meetings': []}
        attended = {body for body in bodies if self.about(
            'attendance', {'body': body, **period}, *asked)['decided']}
        self.assertTrue(told)
        self.assertNotIn('executive', told)
        self.assertEqual(told, attended)

    def test_a_vote_is_told_of_what_is_decided_of_it(self):
        """004: another vote than the one that the document is silent about."""
        overlay = self.overlay(
            'cheshire-west-and-chester', '2020-01-01', DECIDES.format(
                gap='director-against-one-for', answer='carried', day='2020-01-01') + OTHER_VOTE)
        asked = ('--policy', 'cheshire-west-and-chester', '--on', '2020-02-01', '--packs', overlay)
        votes = {'votes': {'local-authority': 'yes', 'health': 'yes'}}
        self.assertEqual(self.about('vote', {'decision': 'other', **votes}, *asked)['decided'], [])
        self.assertTrue(self.about('vote', {'decision': 'notify-serious-incident', **votes},
                                   *asked)['decided'])

    def test_who_may_stand_in(self):
        """002, section 9: three seats have a designated deputy; of others nothing is said."""
        shown = self.answer('policy', 'show', 'stockport', '--on', '2012-10-01')
        seat = next(each['id'] for each in shown['seats'] if each['bodies'] == ['partnership'])
        meeting = {'body': 'partnership', 'at': '2012-10-01', 'present': [
            {'person': 'p', 'role': seat, 'as': 'substitute', 'for': seat, 'authority': True}]}
        for answer in ('three-seats', 'every-seat'):
            overlay = self.decide('stockport', '2011-01-01', 'substitutes', answer)
            ruling = self.about('meeting', meeting, '--policy', 'stockport', '--on', '2012-10-01',
                                '--packs', overlay)
            self.assert_told(ruling, 'substitutes', answer)

    def test_classes_of_seats(self):
        for answer in ('core', 'adviser'):
            overlay = self.decide('stockport', '2020-01-01', 'classes-of-seats-in-the-groups', answer)
            shown = self.answer('policy', 'show', 'stockport', '--on', '2020-02-01', '--packs',
                                overlay)
            seat = next(each for each in shown['seats'] if each['id'] == 'childrens-advocate')
            self.assertEqual((seat['class'], seat['votes']), (answer, answer == 'core'))
            ruling = self.about('meeting', {'body': 'standards-board', 'at': '2020-02-03',
                                            'present': [{'person': 'p', 'role': 'childrens-advocate'}]},
                                '--policy', 'stockport', '--on', '2020-02-03', '--packs', overlay)
            self.assert_told(ruling, 'classes-of-seats-in-the-groups', answer)

    def test_the_start_of_a_timescale(self):
        """003: fifteen working days, from when is not said."""
        for answer, started, due in (('panel-guidance', '2022-10-05', '2022-10-26'),
                                     ('from-awareness', '2022-10-03', '2022-10-24')):
            overlay = self.decide('salford', '2022-07-01', 'rapid-review-start', answer)
            ruling = self.answer('due', '--policy', 'salford', '--on', '2022-10-03', '--packs',
                                 overlay, '--clock', 'rapid-review', '--from', started)
            self.assertEqual(ruling['clocks'][0]['due'], due)
            self.assert_told(ruling, 'rapid-review-start', answer)

    def test_how_often_a_body_meets(self):
        """004: "bi-monthly"."""
        for answer, repeats in (('every-two-months', '2 months'), ('twice-a-month', None)):
            overlay = self.decide('cheshire-west-and-chester', '2019-07-01', 'bi-monthly-meetings',
                                  answer)
            ruling = self.answer('due', '--policy', 'cheshire-west-and-chester', '--on',
                                 '2019-10-01', '--packs', overlay, '--clock', 'executive-meeting',
                                 '--from', '2019-06-29')
            self.assert_told(ruling, 'bi-monthly-meetings', answer)
            due = ruling['clocks'][0]['due']
            self.assertEqual(due == '2019-08-29', repeats == '2 months', due)

    def test_who_holds_a_stage_on_a_day(self):
        """000: the chair mediates during a transition of one to two years."""
        holders = {}
        for answer in ('one-year', 'two-years'):
            overlay = self.decide('stockport', '2020-01-01', 'transition-length', answer)
            ruling = self.about('dispute', DISPUTE, '--policy', 'stockport', '--on', '2020-12-03',
                                '--at', '2020-12-04', '--packs', overlay)
            self.assertEqual(ruling['result']['stage']['id']
                             if isinstance(ruling['result']['stage'], dict)
                             else ruling['result']['stage'], 'mediation')
            holders[answer] = ruling['result']['holders']
            self.assert_told(ruling, 'transition-length', answer)
        self.assertEqual(holders['one-year'], [])
        self.assertIn('independent-chair', json.dumps(holders['two-years']))

    def test_who_comes_in_an_officers_place(self):
        """000: the clinical commissioning group ended on 30 June 2022."""
        overlay = self.decide('stockport', '2022-07-01', 'officers-of-the-ccg',
                              'officers-of-the-integrated-care-board')
        ruling = self.about('dispute', OFFICERS, '--policy', 'stockport', '--on', '2022-08-03',
                            '--at', '2022-08-04', '--packs', overlay)
        self.assertIn('officers-of-the-integrated-care-board',
                      json.dumps(ruling['result']['holders']))
        self.assert_told(ruling, 'officers-of-the-ccg', 'officers-of-the-integrated-care-board')

    def test_an_optional_stage(self):
        """003: who commissions the adviser."""
        dispute = {'id': 'd', 'kind': 'between-partners', 'parties': ['local-authority', 'health'],
                   'events': [{'type': 'raised', 'at': '2022-10-03', 'by': 'health'},
                              {'type': 'escalated', 'at': '2022-10-04', 'to': 'partnership'},
                              {'type': 'adviser-commissioned', 'at': '2022-10-05'}]}
        overlay = self.decide('salford', '2022-07-01', 'who-commissions-the-adviser', 'executive')
        ruling = self.about('dispute', dispute, '--policy', 'salford', '--on', '2022-10-05',
                            '--at', '2022-10-06', '--packs', overlay)
        self.assert_told(ruling, 'who-commissions-the-adviser', 'executive')

    def test_an_overspend(self):
        """000: nothing is said of a year that ends over its income."""
        for answer, code in (('carried-forward', 'overspend-to-carry'),
                             ('made-up-by-contributors', 'overspend-made-up'),
                             ('borne-by-one', 'overspend-borne-by-one')):
            overlay = self.decide('stockport', '2020-01-01', 'overspend', answer)
            ruling = self.about('fund statement', OVERSPENT, '--policy', 'stockport', '--on',
                                '2021-03-31', '--year', '2020-21', '--packs', overlay)
            self.assertIn(code, [finding['code'] for finding in ruling['findings']])
            self.assert_told(ruling, 'overspend', answer)

    def test_an_overspend_and_a_reserve_of_the_others(self):
        """004, 003 and 001 say nothing of either."""
        for area, day, year, heading in (
                ('cheshire-west-and-chester', '2019-12-01', '2019-20', 'activity-and-staffing'),
                ('salford', '2022-12-01', '2022-23', 'arrangements'),
                ('stockport', '2017-12-01', '2017-18', 'sundries')):
            spent = {'entries': [{'id': 'o', 'type': 'spent', 'at': day, 'heading': heading,
                                  'pence': 3000}]}
            overlay = self.decide(area, day, 'overspend', 'carried-forward')
            ruling = self.about('fund statement', spent, '--policy', area, '--on', day, '--year',
                                year, '--packs', overlay)
            self.assertIn('overspend-to-carry', [finding['code'] for finding in ruling['findings']])
            self.assert_told(ruling, 'overspend', 'carried-forward')

    def test_a_reserve(self):
        """004 and 001: when the reserve may be drawn on is not said."""
        for area, day, year, reserve, answer in (
                ('cheshire-west-and-chester', '2019-12-01', '2019-20', 'passed-on-by-the-board',
                 'as-the-executive-decides'),
                ('stockport', '2017-12-01', '2017-18', 'local-authority-reserve-for-reviews',
                 'as-the-local-authority-decides')):
            drawn = {'entries': [{'id': type_, 'type': type_, 'at': day, 'reserve': reserve,
                                  'pence': 3000} for type_ in ('reserve-added', 'reserve-drawn')]}
            if area == 'stockport':
                del drawn['entries'][0]
            overlay = self.decide(area, day, 'reserve-draw-down', answer)
            ruling = self.about('fund statement', drawn, '--policy', area, '--on', day, '--year',
                                year, '--packs', overlay)
            self.assertNotIn('reserve-drawn-without-rule',
                             [finding['code'] for finding in ruling['findings']])
            self.assert_told(ruling, 'reserve-draw-down', answer)

    def test_every_gap_of_every_pack_can_be_decided_as_each_of_its_answers(self):
        asked = 0
        for path in PACKS:
            pack = yaml.safe_load(path.read_text())
            day = pack['in-force']['from']
            overlays = {}
            for gap in pack.get('gaps', ()):
                for answer in gap.get('could-be', ()):
                    overlays[f'{gap["id"]}-as-{answer}'] = (gap['id'], answer)
            for identity, (gap, answer) in overlays.items():
                asked += 1
                with self.subTest(pack=pack['id'], gap=gap, answer=answer):
                    overlay = self.decide(pack['area'], day, gap, answer, identity)
                    shown = self.answer('policy', 'show', pack['area'], '--on', str(day),
                                        '--packs', overlay)
                    self.assertEqual([(each['id'], each['as']) for each in shown['decided']],
                                     [(gap, answer)])
                    # A seat is never given a vote for want of a class.
                    for seat in shown['seats']:
                        self.assertFalse(seat['class'] is None and seat['votes'] is True
                                         and seat['id'] in self.open_seats(pack), seat)
        self.assertGreaterEqual(asked, 180)

    @staticmethod
    def open_seats(pack):
        seats = pack.get('governance', {}).get('seats', {})
        return {name for name, seat in seats.items()
                if 'gap' in seat and 'class' not in seat and 'votes' not in seat}


class Decisions(Overlay):
    RISK = ('risk', '--policy', 'stockport', '--score', '12', '--on', '2020-02-01')

    def test_an_unknown_gap(self):
        overlay = self.decide('stockport', '2020-01-01', 'risk-score-twelv', 'twelve-is-kept')
        error = self.assert_refused((*self.RISK, '--packs', overlay), 'unknown-gap')
        self.assertEqual((error['nearest'], error['at']['path']),
                         ('risk-score-twelve', 'decides.risk-score-twelv'))

    def test_an_answer_that_it_cannot_have(self):
        overlay = self.decide('stockport', '2020-01-01', 'risk-score-twelve', 'twelve-is-escalatd')
        error = self.assert_refused((*self.RISK, '--packs', overlay), 'unknown-answer',
                                    'twelve-is-kept, twelve-is-escalated')
        self.assertEqual(error['nearest'], 'twelve-is-escalated')

    def test_who_when_and_why_are_asked_for(self):
        for key in ('by: the council, ', 'decided: 2020-01-01, ', ', because: it was asked to',
                    'as: twelve-is-kept, '):
            text = FRAME.format(id='o', area='stockport', day='2020-01-01') + DECIDES.format(
                gap='risk-score-twelve', answer='twelve-is-kept', day='2020-01-01')
            self.assertIn(key, text)
            overlay = self.file('o.yaml', text.replace(key, '', 1))
            self.assert_refused((*self.RISK, '--packs', overlay), 'missing-key')

    def test_an_answer_that_nothing_follows_from(self):
        below = '''gaps:
  - {id: risk-score-twelve, where: governance/risks, says: nothing is said of 12, could-be: [neither], cite: {document: minutes}}
''' + DECIDES.format(gap='risk-score-twelve', answer='neither', day='2020-01-01')
        overlay = self.overlay('stockport', '2020-01-01', below)
        self.assert_refused((*self.RISK, '--packs', overlay), 'answer-without-effect')

    def test_the_highest_layer_comes_first_and_says_so(self):
        first = self.decide('stockport', '2020-01-01', 'risk-score-twelve', 'twelve-is-kept', 'first')
        second = self.decide('stockport', '2020-01-01', 'risk-score-twelve', 'twelve-is-escalated',
                             'our-overlay')
        ruling = self.answer(*self.RISK, '--packs', first, '--packs', second)
        self.assertEqual(ruling['result']['handling'], 'escalated')
        self.assert_told(ruling, 'risk-score-twelve', 'twelve-is-escalated')
        self.assertEqual(ruling['decided'][0]['overruled'], ['first'])
        self.assertIn('decision-overruled', [each['code'] for each in ruling['findings']])

    def test_it_is_hidden_before_it_was_decided_or_published(self):
        published = self.file('p.yaml', (self.folder / self.decide(
            'stockport', '2020-01-01', 'risk-score-twelve', 'twelve-is-kept')).read_text().replace(
                'sources:', 'published: 2020-01-10\nsources:'))
        asked = ('risk', '--policy', 'stockport', '--score', '12', '--packs', published)
        for known, handling in (('2020-01-09', 'undecided'), ('2020-01-10', 'kept')):
            ruling = self.answer(*asked, '--on', '2020-02-01', '--known-on', known)
            self.assertEqual(ruling['result']['handling'], handling, known)
        self.assertEqual(self.answer(*asked, '--on', '2019-12-31')['result']['handling'], 'undecided')

    def test_the_digest_tells_the_decisions_apart(self):
        plain = self.answer(*self.RISK)['policy']['digest']
        overlay = self.decide('stockport', '2020-01-15', 'risk-score-twelve', 'twelve-is-kept')
        asked = ('risk', '--policy', 'stockport', '--score', '12', '--packs', overlay, '--on')
        before = self.answer(*asked, '2020-01-14')['policy']['digest']
        after = self.answer(*asked, '2020-01-16')['policy']['digest']
        self.assertEqual(len({plain, before, after}), 3 if before != plain else 2)

    def test_a_decision_may_bring_what_its_gap_does_not_say(self):
        below = '''decides:
  chair-of-the-executive:
    as: a-statutory-member
    by: the council
    decided: 2020-01-01
    because: it was asked to
    means: {chair: director-of-public-health}
'''
        overlay = self.overlay('stockport', '2020-01-01', below)
        shown = self.answer('policy', 'show', 'stockport', '--on', '2020-02-01', '--packs', overlay)
        body = next(each for each in shown['bodies'] if each['id'] == 'executive')
        self.assertEqual(body['chair'], 'director-of-public-health')
        # What cites nothing is cited itself.
        self.assertEqual(shown['decided'][0]['citations'][0]['section'],
                         'decides chair-of-the-executive')

    def test_what_an_answer_brings_is_checked(self):
        below = '''decides:
  chair-of-the-executive: {{as: a-statutory-member, by: c, decided: 2020-01-01, because: d, means: {}}}
'''
        for means, code in (('stand', 'wrong-value'), ('[{where: thresholds}]', 'missing-key'),
                            ('[{where: thresholds, then: stands, when: x}]', 'unknown-key')):
            overlay = self.overlay('stockport', '2020-01-01', below.format(means))
            self.assert_refused((*self.RISK, '--packs', overlay), code)
        gap = '''gaps:
  - {id: new, where: governance/risks, says: s, could-be: [one], means: {two: stands}, cite: {document: minutes}}
'''
        overlay = self.overlay('stockport', '2020-01-01', gap)
        self.assert_refused((*self.RISK, '--packs', overlay), 'unknown-answer')

    def test_no_citation_of_a_decision_is_as_good_as_an_empty_one(self):
        for cite, code in (('[]', 'no-citation'), ('text', 'wrong-type'), ('[text]', 'wrong-type')):
            text = FRAME.format(id='o', area='stockport', day='2020-01-01') + DECIDES.format(
                gap='risk-score-twelve', answer='twelve-is-kept', day='2020-01-01')
            overlay = self.file('o.yaml', text.replace('{document: minutes, section: "4"}', cite))
            self.assert_refused((*self.RISK, '--packs', overlay), code)

    def test_what_is_decided_by_place_needs_the_place(self):
        below = '''decides:
  chair-of-the-executive:
    as: a-statutory-member
    by: the council
    decided: 2020-01-01
    because: it was asked to
    means: [{where: governance/bodies/executives, then: {chair: police}}]
'''
        overlay = self.overlay('stockport', '2020-01-01', below)
        self.assert_refused((*self.RISK, '--packs', overlay), 'answer-without-effect')


class Frame(Overlay):
    def test_it_names_an_area_that_is_held(self):
        overlay = self.overlay('stokport', '2020-01-01')
        error = self.assert_refused(('policy', 'list', '--packs', overlay), 'unknown-area')
        self.assertEqual(error['nearest'], 'stockport')

    def test_it_has_no_area_of_its_own(self):
        for key in ('area: stockport', 'builds-on: [england]'):
            overlay = self.overlay('stockport', '2020-01-01', key + '\n')
            self.assert_refused(('policy', 'list', '--packs', overlay), 'wrong-value')

    def test_it_holds_on_its_own_days(self):
        overlay = self.overlay('stockport', '2020-01-01')
        for day, layered in (('2019-12-31', False), ('2020-01-01', True)):
            shown = self.answer('policy', 'show', 'stockport', '--on', day, '--packs', overlay)
            layers = [layer['id'] for layer in shown['layers']]
            self.assertEqual('our-overlay' in layers, layered)
            self.assertEqual(shown['edition'], 'stockport-2019')

    def test_it_stands_right_upon_its_area(self):
        overlay = self.overlay('england', '2020-01-01')
        shown = self.answer('policy', 'show', 'stockport', '--on', '2020-02-01', '--packs', overlay)
        layers = [layer['id'] for layer in shown['layers']]
        self.assertEqual(layers.index('our-overlay'), layers.index('england-2018') + 1)
        self.assertTrue(next(layer for layer in shown['layers']
                             if layer['id'] == 'our-overlay')['overlay'])


class Rules(Overlay):
    def test_a_replaced_rule_is_told_where_it_is_judged(self):
        below = '''governance:
  risks:
    rows:
      - {id: over-twelve, when: {score: {at-least: 10}}, then: {handling: escalated, to: executive}, cite: {document: minutes, section: "9"}}
'''
        overlay = self.overlay('stockport', '2020-01-01', below)
        asked = ('risk', '--policy', 'stockport', '--on', '2020-02-01', '--packs', overlay)
        for score in ('11', '3'):
            ruling = self.answer(*asked, '--score', score)
            told = [each for each in ruling['findings'] if each['code'] == 'rule-replaced']
            self.assertEqual([(each['args']['row'], each['args']['other']) for each in told],
                             [('governance/risks/rows/over-twelve', 'stockport-2019')])
            self.assertEqual(told[0]['citations'][0]['section'], '9')
        shown = self.answer('policy', 'show', 'stockport', '--on', '2020-02-01', '--packs', overlay)
        self.assertEqual([each['rule'] for each in shown['replaced']],
                         ['governance/risks/rows/over-twelve'])

    def test_a_replaced_timescale_is_told_by_its_clock_alone(self):
        below = '''timescales:
  notify-panel: {name: Notification, limit: 3 working days, starts: authority-aware, met-by: notification-sent, holder: local-authority, cite: {document: minutes, section: "2"}}
'''
        overlay = self.overlay('stockport', '2020-01-01', below)
        asked = ('--policy', 'stockport', '--on', '2020-02-03', '--packs', overlay)
        ruling = self.answer('due', *asked, '--clock', 'notify-panel', '--from', '2020-02-03')
        self.assertEqual(ruling['clocks'][0]['due'], '2020-02-06')
        self.assertIn('rule-replaced', [each['code'] for each in ruling['findings']])
        other = self.answer('due', *asked, '--clock', 'assessment', '--from', '2020-02-03')
        self.assertNotIn('rule-replaced', [each['code'] for each in other['findings']])

    def test_a_rule_switched_off_in_any_section(self):
        below = '''governance:
  sunset:
    complex-safeguarding-strategy: {off: the strategy was prolonged}
'''
        overlay = self.overlay('stockport', '2020-01-01', below)
        shown = self.answer('policy', 'show', 'stockport', '--on', '2020-02-01', '--packs', overlay)
        self.assertEqual([(each['rule'], each['reason']) for each in shown['switched_off']],
                         [('complex-safeguarding-strategy', 'the strategy was prolonged')])
        ruling = self.answer('risk', '--policy', 'stockport', '--on', '2020-02-01', '--packs',
                             overlay, '--score', '3')
        told = next(each for each in ruling['findings'] if each['code'] == 'rule-switched-off')
        self.assertEqual(told['citations'][0]['edition'], 'our-overlay')


class SwitchedOff(Overlay):
    """A clock that an overlay switches off is told wherever somebody would look for it."""
    WINDOW = ('--policy', 'stockport', '--from', '2020-01-01', '--to', '2020-12-31')
    REASON = 'no visits this year, by decision'

    def off(self, *ids, area='stockport', day='2020-01-01'):
        below = ''.join(f'  {each}: {{off: "{self.REASON}"}}\n' for each in ids)
        return self.overlay(area, day, 'timescales:\n' + below)

    def test_the_duties_tell_it(self):
        overlay = self.off('front-line-visits')
        duties = self.answer('duties', '--packs', overlay, *self.WINDOW)
        self.assertNotIn('front-line-visits', [each['clock'] for each in duties['entries']])
        told = [{'rule': 'front-line-visits', 'edition': 'our-overlay', 'reason': self.REASON}]
        self.assertEqual(duties['switched_off'], told)
        text = self.text('duties', '--packs', overlay, *self.WINDOW)
        for fragment in ('front-line-visits', 'our-overlay', self.REASON):
            self.assertIn(fragment, text)
        self.assertEqual(self.answer('duties', *self.WINDOW)['switched_off'], [])

    def test_so_does_the_diary_once(self):
        overlay = self.off('front-line-visits')
        record = [{'id': f'board-{n}', 'kind': 'duties', 'events': [
            {'type': 'practice-week-held', 'at': '2020-02-03'}]} for n in (1, 2)]
        given = self.file('done.json', json.dumps(record))
        asked = ('diary', '--packs', overlay, '--on', '2020-02-03', *self.WINDOW, given)
        diary = self.answer(*asked)
        self.assertEqual([each['rule'] for each in diary['switched_off']], ['front-line-visits'])
        self.assertIn(self.REASON, self.text(*asked))

    def test_due_says_that_it_is_off_and_why(self):
        overlay = self.off('front-line-visits')
        status, _, err = self.run_command('due', '--packs', overlay, '--policy', 'stockport',
                                          '--clock', 'front-line-visits', '--from', '2020-01-02')
        self.assertNotEqual(status, 0)
        for fragment in ('front-line-visits', 'our-overlay', self.REASON, 'timescale-switched-off'):
            self.assertIn(fragment, err)

    def test_rules_that_name_it_go_without_it(self):
        overlay = self.off('rapid-review')
        asked = ('--packs', overlay, '--policy', 'stockport', '--on', '2020-02-03')
        ruling = self.about('incident', {'aware': {'local-authority': '2020-02-03', 'partners': '2020-02-03'},
                                         'present': ['child-died', 'in-area', 'abuse-or-neglect-known-or-suspected']}, *asked)
        self.assertNotIn('rapid-review', [each['id'] for each in ruling['clocks']])
        told = next(each for each in ruling['findings'] if each['code'] == 'rules-go-without')
        self.assertIn('reviews.criteria', told['message'])
        self.answer('duties', '--packs', overlay, *self.WINDOW)
        status, out, _ = self.run_command('policy', 'check', overlay, '--json')
        self.assertEqual(status, 0, out)
        issue = next(each for each in json.loads(out)['issues']
                     if each['code'] == 'named-rule-switched-off')
        self.assertEqual((issue['at']['line'], issue['severity']), (8, 'warning'))
        self.assertIn('our-overlay.yaml', issue['source'])

    def test_what_counts_from_its_due_day_stands_without_a_date(self):
        """Switching one duty off does not switch off another."""
        panel = '''timescales:
  panel-told: {name: Telling the panel, limit: 5 working days, starts: {due-of: rapid-review}, met-by: panel-told, holder: executive, cite: {document: minutes, section: "2"}}
'''
        for section in ('', '  rapid-review: {off: "not this year, by decision"}\n'):
            packs = self.overlay('stockport', '2020-01-01', panel + section)
            ruling = self.answer('due', '--packs', packs, '--policy', 'stockport', '--clock',
                                 'panel-told', '--from', '2020-02-03')
            clock = ruling['clocks'][0]
            if not section:
                self.assertEqual(clock['due'], '2020-02-10')
                continue
            self.assertEqual(clock['state'], 'undecided')
            self.assertEqual(clock['starts'], 'the due day of rapid-review, which is switched off')
            told = [each['message'] for each in ruling['findings']
                    if each['code'] == 'rules-go-without']
            self.assertIn('timescales.panel-told', told[0])

    def test_no_timescale_takes_the_policy_with_it(self):
        for path in PACKS:
            pack = yaml.safe_load(path.read_text())
            day = str(pack['in-force']['from'])
            for name, rule in pack.get('timescales', {}).items():
                if 'off' in rule:
                    continue
                with self.subTest(pack=pack['id'], timescale=name):
                    overlay = self.off(name, area=pack['area'], day=day)
                    shown = self.answer('policy', 'show', pack['area'], '--on', day, '--packs', overlay)
                    self.assertIn(name, [each['rule'] for each in shown['switched_off']])


class Example(Overlay):
    def test_it_is_clean_and_decides(self):
        status, out, err = self.run_command('policy', 'check', EXAMPLE, '--json')
        self.assertEqual((status, err), (0, ''))
        issues = json.loads(out)['issues']
        self.assertNotIn('error', [issue['severity'] for issue in issues])
        ruling = self.answer('risk', '--policy', 'stockport', '--on', '2020-02-01', '--packs',
                             EXAMPLE, '--score', '12')
        self.assertEqual(ruling['result']['handling'], 'escalated')
        text = self.text('policy', 'show', 'stockport', '--on', '2020-02-01', '--packs', EXAMPLE)
        for fragment in ('decided locally', 'Rules replaced', 'Rules switched off'):
            self.assertIn(fragment, text)


if __name__ == '__main__':
    unittest.main()
