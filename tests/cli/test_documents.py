# SPDX-License-Identifier: LGPL-2.1-or-later
"""Governance, in the words of the five documents: what each says, asked of its own pack."""
import itertools
import json
import os
import pathlib
import unittest

from command import CommandTest

# 002, the Statement of Commitment; 000, the arrangements of 2019; 004, those of Cheshire West.
COMMITMENT = ('--policy', 'stockport', '--on', '2012-10-01')
ARRANGEMENTS = ('--policy', 'stockport', '--on', '2019-10-15')
SALFORD = ('--policy', 'salford', '--on', '2022-10-15')
CHESHIRE = ('--policy', 'cheshire-west-and-chester', '--on', '2019-10-15')
# 001, the report of Stockport's board for 2017/18.
REPORT = ('--policy', 'stockport', '--on', '2018-03-01')

LAY_MEMBER = {'knows-multi-agency-safeguarding': True, 'keeps-confidences': True,
              'in-paid-employment-with-children': False, 'brings-a-community-perspective': True,
              'lives-in-stockport': True}
INFORMATION = ('information-appropriate', 'information-relevant', 'information-proportionate',
               'information-justified')
BOARD = ('local-authority', 'health', 'community-health-stockport',
         'stockport-nhs-foundation-trust', 'pennine-care-nhs-foundation-trust', 'police',
         'probation', 'youth-offending-team', 'cafcass', 'voluntary-organisation', 'school',
         'independent-school', 'college', 'general-practice', 'sports-trust', 'lay-member')


class Documents(CommandTest):
    def ask(self, verb, *arguments, of):
        return self.answer(verb, *arguments, '-', given=json.dumps(of).encode())

    def check(self, checklist, facts):
        given = {'present': [name for name, value in facts.items() if value],
                 'absent': [name for name, value in facts.items() if value is False]}
        return self.ask('check', *COMMITMENT, checklist, of=given)['result']

    def codes(self, answer):
        return {finding['code'] for finding in answer['findings']}


class Eligibility(Documents):
    """002, section 8, Lay Membership: five things are essential."""

    def test_all_five(self):
        self.assertEqual(self.check('lay-member', LAY_MEMBER)['answer'], 'yes')

    def test_each_of_the_five_alone_is_enough_to_fail(self):
        for name, value in LAY_MEMBER.items():
            with self.subTest(name=name):
                failed = self.check('lay-member', {**LAY_MEMBER, name: not value})
                self.assertEqual(failed['answer'], 'no')
                self.assertEqual([test['answer'] for test in failed['tests']].count('no'), 1)

    def test_what_is_not_known_is_not_determined(self):
        for name in LAY_MEMBER:
            with self.subTest(name=name):
                self.assertEqual(self.check('lay-member', {**LAY_MEMBER, name: None})['answer'],
                                 'undetermined')

    def test_there_are_two_seats(self):
        shown = self.answer('policy', 'show', 'stockport', '--on', '2012-10-01')
        lay = next(seat for seat in shown['seats'] if seat['id'] == 'lay-member')
        self.assertEqual((lay['class'], lay['count']), ('lay', 2))

    def test_an_independent_chair(self):
        wanted = {'independent-of-the-authority': True, 'of-sufficient-standing': True,
                  'keeps-the-role-apart': True}
        self.assertEqual(self.check('independent-chair', wanted)['answer'], 'yes')
        self.assertEqual(self.check('independent-chair', {
            **wanted, 'independent-of-the-authority': False})['answer'], 'no')


class WhoMaySit(Documents):
    """000, Partnership Groups; 001, Membership: what a chair or a member brings."""

    def test_a_group_has_senior_people_who_can_decide(self):
        senior, decides = 'senior-representative', 'decides-for-the-organisation'
        for present, absent, expected in (([senior, decides], [], 'yes'),
                                          ([senior], [decides], 'no'),
                                          ([decides], [senior], 'no'),
                                          ([senior], [], 'undetermined')):
            with self.subTest(present=present, absent=absent):
                answer = self.ask('check', *ARRANGEMENTS, 'member-of-a-group',
                                  of={'present': present, 'absent': absent})
                self.assertEqual(answer['result']['answer'], expected)

    def test_a_member_of_the_board_has_a_strategic_role(self):
        others = ['speaks-with-authority', 'commits-on-policy-and-practice', 'holds-to-account']
        for given, expected in (({'present': ['holds-a-strategic-role', *others]}, 'yes'),
                                ({'present': others, 'absent': ['holds-a-strategic-role']}, 'no'),
                                ({'present': others}, 'undetermined')):
            with self.subTest(given=given):
                answer = self.ask('check', *REPORT, 'representative', of=given)
                self.assertEqual(answer['result']['answer'], expected)


class Information(Documents):
    """002, section 4: a request is appropriate, relevant, proportionate and justified."""

    def test_the_four_tests(self):
        for values in itertools.product((True, False, None), repeat=4):
            answer = ('no' if False in values else 'undetermined' if None in values else 'yes')
            with self.subTest(values=values):
                result = self.check('information-request', dict(zip(INFORMATION, values)))
                self.assertEqual(result['answer'], answer)
                self.assertTrue(all(test['citations'] for test in result['tests']))


class Risk(Documents):
    """000: groups keep risks under 12, and pass on those above 12."""

    def test_every_score_around_twelve(self):
        for score in range(1, 26):
            expected = ('kept', None) if score < 12 else ('escalated', 'executive')
            with self.subTest(score=score):
                result = self.answer('risk', *ARRANGEMENTS, '--score', str(score))['result']
                self.assertEqual((result['handling'], result['to']),
                                 ('undecided', None) if score == 12 else expected)

    def test_what_quality_assurance_finds_is_on_the_register_whatever_its_score(self):
        answer = self.ask('risk', *ARRANGEMENTS, of={'id': 'r', 'events': [
            {'type': 'raised', 'at': '2019-10-01', 'by': 'quality-assurance'},
            {'type': 'scored', 'at': '2019-10-01', 'score': 4}]})
        self.assertEqual(answer['result']['handling'], 'kept')
        self.assertIn('risk-on-register', self.codes(answer))
        other = self.ask('risk', *ARRANGEMENTS, of={'id': 'r', 'events': [
            {'type': 'raised', 'at': '2019-10-01', 'by': 'practice-improvement'},
            {'type': 'scored', 'at': '2019-10-01', 'score': 4}]})
        self.assertNotIn('risk-on-register', self.codes(other))


class DecisionRights(Documents):
    """Which body decides, and what comes before."""

    def decisions(self, policy, *acts):
        return self.ask('decisions', *policy, of={'id': 'd', 'events': [
            {'type': act, 'at': day, 'by': body, 'matter': matter}
            for act, day, body, matter in acts]})

    def test_an_action_plan_is_moderated_before_it_is_signed(self):
        oversee = ('oversee', '2019-10-01', 'practice-improvement', 'action-plan')
        moderate = ('moderate', '2019-11-01', 'quality-assurance', 'action-plan')
        recommend = ('recommend', '2019-11-02', 'quality-assurance', 'action-plan')
        sign = ('sign', '2019-12-01', 'executive', 'action-plan')
        early = self.decisions(ARRANGEMENTS, oversee, sign)
        self.assertIn('decision-out-of-order', self.codes(early))
        breach = next(finding for finding in early['findings']
                      if finding['code'] == 'decision-out-of-order')
        self.assertTrue(breach['citations'])
        in_order = self.decisions(ARRANGEMENTS, oversee, moderate, recommend, sign)
        self.assertEqual(in_order['result']['breaches'], 0)

    def test_a_policy_is_not_used_before_the_board_approves_it(self):
        develop = ('develop', '2012-03-01', 'policy-and-practice', 'policy')
        implement = ('implement', '2012-04-01', 'policy-and-practice', 'policy')
        approve = ('approve', '2012-05-01', 'partnership', 'policy')
        self.assertIn('decision-out-of-order',
                      self.codes(self.decisions(COMMITMENT, develop, implement, approve)))
        later = ('implement', '2012-06-01', 'policy-and-practice', 'policy')
        self.assertEqual(
            self.decisions(COMMITMENT, develop, approve, later)['result']['breaches'], 0)

    def test_a_work_programme_is_agreed_before_it_is_carried_out(self):
        """000: the group on early help and prevention agrees, implements and reviews it."""
        agree, implement = (('agree', '2019-10-01', 'early-help-and-prevention', 'work-programme'),
                            ('implement', '2019-11-01', 'early-help-and-prevention',
                             'work-programme'))
        self.assertEqual(
            self.decisions(ARRANGEMENTS, agree, implement)['result']['breaches'], 0)
        self.assertIn('decision-out-of-order',
                      self.codes(self.decisions(ARRANGEMENTS, implement)))

    def test_the_business_manager_decides_who_is_charged_for_staying_away(self):
        """001: the training sub-group does not; there was no training manager."""
        for body, breaches in (('business-manager', 0), ('training-and-development', 1)):
            with self.subTest(body=body):
                answer = self.decisions(REPORT, ('decide', '2018-03-01', body,
                                                 'charge-for-non-attendance'))
                self.assertEqual(answer['result']['breaches'], breaches)

    def test_the_designated_officer_oversees_an_investigation(self):
        """001: oversees it, and does not conduct it."""
        answer = self.decisions(REPORT, ('oversee', '2018-03-01', 'designated-officer',
                                         'allegation-investigation'))
        self.assertEqual(answer['result']['breaches'], 0)
        self.assertIn('decision-by-another', self.codes(self.decisions(
            REPORT, ('oversee', '2018-03-01', 'police', 'allegation-investigation'))))

    def test_other_forums_hear_of_audits_once_the_board_has(self):
        """002, Appendix 2: outcomes go to planning forums when they have been shared with the Board."""
        share = ('share', '2012-05-01', 'performance-management', 'audit-outcomes')
        early, late = (('pass-on', day, 'performance-management', 'audit-outcomes')
                       for day in ('2012-04-01', '2012-06-01'))
        self.assertIn('decision-out-of-order', self.codes(self.decisions(COMMITMENT, early, share)))
        self.assertEqual(self.decisions(COMMITMENT, share, late)['result']['breaches'], 0)

    def test_the_wrong_body(self):
        self.assertIn('decision-by-another', self.codes(self.decisions(
            ARRANGEMENTS, ('moderate', '2019-10-01', 'executive', 'action-plan'))))


class Attendance(Documents):
    """002, section 9: 80 % for the key statutory partners, 50 % for professional advisers."""

    def six_meetings(self, present, classes):
        return self.ask('attendance', *COMMITMENT, of={
            'body': 'partnership', 'from': '2012-04-01', 'to': '2013-03-31',
            'meetings': [{'at': day, 'held': True, 'present': seats}
                         for day, seats in zip(('2012-04-17', '2012-06-19', '2012-08-21'),
                                               present)],
            'planned': ['2012-10-16', '2012-12-18', '2013-02-19'], 'classes': classes})

    def seat(self, answer, name):
        return next(seat for seat in answer['result']['seats'] if seat['seat'] == name)

    def test_two_of_the_first_three_missed(self):
        both = ['chief-superintendent', 'designated-nurse']
        answer = self.six_meetings([both, [], []], {'chief-superintendent': 'statutory',
                                                    'designated-nurse': 'adviser'})
        police = self.seat(answer, 'chief-superintendent')
        self.assertEqual((police['minimum'], police['highest'], police['reachable']),
                         (80, '66.7 %', 'no'))
        adviser = self.seat(answer, 'designated-nurse')
        self.assertEqual((adviser['minimum'], adviser['highest'], adviser['reachable']),
                         (50, '66.7 %', 'yes'))
        self.assertEqual((adviser['may_miss'], adviser['last_to_miss']), (1, '2012-10-16'))
        self.assertIn('attendance-out-of-reach', self.codes(answer))

    def test_a_seat_with_no_class_is_undecided(self):
        self.assertEqual(self.seat(self.six_meetings([[], [], []], {}),
                                   'chief-superintendent')['reachable'], 'undecided')


class Remedies(Documents):
    """002, section 8: what the Board does about a partner that falls short."""

    def remedies(self, *acts):
        return self.ask('workstream', *COMMITMENT, of={'id': 'w', 'kind': 'remedies', 'events': [
            {'type': act, 'at': f'2012-0{month}-01'} for month, act in enumerate(acts, 1)]})

    def vote(self, **others):
        votes = {**dict.fromkeys(BOARD, 'yes'),
                 **{name.replace('_', '-'): value for name, value in others.items()}}
        return self.ask('vote', *COMMITMENT, of={
            'decision': 'summon', 'at': '2012-10-01', 'votes': votes})['result']

    def test_a_summons_needs_full_agreement(self):
        self.assertEqual(self.vote()['outcome'], 'carried')
        self.assertEqual(self.vote(police='no')['outcome'], 'not-carried')
        abstention = self.vote(police='abstain')
        self.assertEqual(abstention['outcome'], 'undecided')
        self.assertTrue(abstention['readings'])

    def test_a_summons_by_what_the_vote_came_to(self):
        """The work and the vote in one file: the command puts the two together."""
        for police, code, breach in (('yes', 'act-agreed', False), ('no', 'act-not-agreed', True),
                                     ('abstain', 'act-agreement-undecided', False)):
            with self.subTest(police=police):
                answer = self.ask('workstream', *COMMITMENT, of={
                    'id': 'w', 'kind': 'remedies', 'events': [
                        {'type': act, 'at': f'2012-0{month}-01'} for month, act in enumerate((
                            'failing-found', 'action-plan-required', 'summons-agreed',
                            'summoned'), 1)],
                    'vote': {'decision': 'summon',
                             'votes': {**dict.fromkeys(BOARD, 'yes'), 'police': police}}})
                self.assertIn(code, self.codes(answer))
                self.assertEqual('act-out-of-order' in self.codes(answer), breach)
                self.assertEqual(answer['result']['vote']['recorded'], True)

    def test_a_vote_of_nothing_in_the_work_is_refused(self):
        status, out, _ = self.run_command(
            'workstream', *CHESHIRE, '--json', '-', given=json.dumps(
                {'id': 'w', 'kind': 'task-and-finish', 'events': [], 'vote': {
                    'decision': 'notify-serious-incident', 'votes': {}}}).encode())
        error = json.loads(out)['error']
        self.assertEqual((status, error['code'], error['at']['path']),
                         (1, 'other-decision', 'vote.decision'))

    def test_the_others_in_any_order(self):
        others = ('agenda-item-placed', 'own-governance-report-required', 'summons-agreed')
        for order in itertools.permutations(others):
            with self.subTest(order=order):
                answer = self.remedies('failing-found', 'action-plan-required', *order, 'summoned')
                self.assertFalse([finding for finding in answer['findings']
                                  if finding['severity'] == 'breach'])

    def test_referral_follows_a_summons(self):
        early = self.remedies('failing-found', 'action-plan-required', 'referred-to-inspectorate')
        self.assertIn('act-out-of-order', self.codes(early))
        in_order = self.remedies('failing-found', 'action-plan-required', 'summons-agreed',
                                 'summoned', 'explained', 'referred-to-inspectorate')
        self.assertNotIn('act-out-of-order', self.codes(in_order))


class PiecesOfWork(Documents):
    """Task and finish groups, action plans and audits: the procedures that the documents print."""

    def follow(self, policy, kind, *acts):
        events = []
        for month, act in enumerate(acts, 1):
            name, by, *particulars = act.split('/')
            event = {'type': name, 'at': f'2020-{month:02d}-03'}
            if by:
                event['by'] = by
            for particular in particulars:
                event[particular] = 'recorded'
            events.append(event)
        return self.ask('workstream', *policy, of={'id': 'w', 'kind': kind, 'events': events})

    def breaches(self, answer):
        return [finding['code'] for finding in answer['findings']
                if finding['severity'] == 'breach']

    def test_a_task_and_finish_group(self):
        """004, section 4.8: a lead, a brief, a process; signed off, passed on, embedded."""
        acts = ('team-appointed//lead', 'brief-produced//objective/completion', 'process-agreed/',
                'work-signed-off/', 'work-disseminated/', 'action-plan-agreed/', 'work-embedded/')
        done = self.follow(CHESHIRE, 'task-and-finish', *acts)
        self.assertEqual((done['result']['closed'], self.breaches(done)), (True, []))
        signed = self.follow(CHESHIRE, 'task-and-finish', *acts[:4])
        self.assertEqual(signed['result']['stage'], 'closing')
        self.assertIn('who-signs-off-task-and-finish',
                      [gap['id'] for gap in signed['undecided']])
        unagreed = self.follow(CHESHIRE, 'task-and-finish', acts[0], acts[3])
        self.assertIn('act-out-of-order', self.breaches(unagreed))

    def test_an_action_plan_is_moderated_by_another_group_signed_off_and_audited_again(self):
        """000: evidence, moderation by the Quality Assurance group, the Executive, a re-audit."""
        acts = ('action-plan-agreed/', 'action-completed/', 'evidence-submitted/',
                'brief-cascaded/practice-improvement', 'actions-completed/practice-improvement',
                'action-plan-moderated/quality-assurance', 'recommendation-made/quality-assurance',
                'action-plan-signed-off/executive', 're-audited/')
        done = self.follow(ARRANGEMENTS, 'action-plan', *acts)
        self.assertEqual((done['result']['closed'], self.breaches(done)), (True, []))
        early = self.follow(ARRANGEMENTS, 'action-plan', *acts[:5], acts[7])
        self.assertIn('act-out-of-order', self.breaches(early))
        itself = self.follow(ARRANGEMENTS, 'action-plan', *acts[:5],
                             'action-plan-moderated/practice-improvement')
        self.assertIn('act-by-another', self.codes(itself))

    def test_an_audit_of_several_agencies(self):
        """004, section 6.1: topic, audit, actions; whether there is a re-audit is not said."""
        audit = self.follow(CHESHIRE, 'audit', 'topic-agreed//topic', 'audit-conducted/',
                            'actions-identified/practice-improvement')
        self.assertEqual((audit['result']['stage'], self.breaches(audit)), ('actions', []))
        self.assertIn('no-re-audit', [gap['id'] for gap in audit['undecided']])

    def test_the_section_11_audit_has_a_day_of_moderation(self):
        """001: plans are presented, moderated on one day, and changes are carried forward."""
        year = ('--policy', 'stockport', '--on', '2017-10-01')
        audit = self.follow(year, 'section-11-audit', 'plan-presented/',
                            'section-11-moderation-held/', 'change-asked/')
        self.assertEqual((audit['result']['stage'], audit['result']['closed']),
                         ('carried-forward', False))


class Programme(Documents):
    """What the documents say of assurance, scrutiny, boards and reports."""

    def programme(self, policy, start, end, *events):
        return self.ask('assurance', *policy, of={
            'id': 'y', 'from': start, 'to': end, 'events': list(events)})

    def test_scrutiny_at_three_levels(self):
        """003, section 6: what no scrutiny covers, by level."""
        answer = self.programme(('--policy', 'salford'), '2022-07-01', '2023-06-30', {
            'type': 'scrutinised', 'at': '2022-11-01', 'scrutiny': 'peer-reviews'})
        scrutiny = answer['result']['scrutiny']
        self.assertEqual({one['level'] for one in scrutiny},
                         {'operational', 'partnership', 'regional'})
        self.assertEqual([one['id'] for one in scrutiny if one['covered']], ['peer-reviews'])
        self.assertIn('scrutiny-not-covered', self.codes(answer))

    def test_the_standards_of_section_11(self):
        """000 has nine, 002 (section 5) eleven, 004 eight."""
        for policy, day, expected in ((ARRANGEMENTS, '2019-10-01', 9),
                                      (COMMITMENT, '2012-10-01', 11),
                                      (CHESHIRE, '2019-10-01', 8)):
            with self.subTest(policy=policy):
                answer = self.programme(policy, day, f'{int(day[:4]) + 1}-09-30')
                missing = [finding for finding in answer['findings']
                           if finding['code'] == 'expectation-not-rated']
                self.assertGreaterEqual(len(missing), expected)

    def test_boards_and_reports(self):
        answer = self.programme(ARRANGEMENTS, '2019-10-01', '2020-09-30')['result']
        self.assertTrue(answer['boards'])
        self.assertTrue(any(one['id'] == 'annual-report' and one['contents'] and one['recipients']
                            for one in answer['reports']))
        self.assertTrue(all(one['takes_part'] for one in answer['agencies']))


class TheYearOfCheshireWest(Documents):
    """004: what the partnership owes from June 2019 to May 2020."""

    def setUp(self):
        super().setUp()
        answer = self.answer('duties', '--policy', 'cheshire-west-and-chester',
                             '--from', '2019-06-01', '--to', '2020-05-31')
        self.due = {}
        for entry in answer['entries']:
            self.due.setdefault(entry['clock'], []).append(entry['due'])
        self.assertTrue(all(entry['citations'] for entry in answer['entries']))
        self.later = {entry['clock']: entry['due'] for entry in answer['later']}

    def test_three_groups_meet_every_two_months(self):
        for clock in ('executive-meeting', 'practice-improvement-meeting',
                      'quality-assurance-meeting'):
            with self.subTest(clock=clock):
                self.assertEqual(len(self.due[clock]), 5)

    def test_what_comes_each_quarter(self):
        for clock in ('exploitation-meeting', 'data-submission', 'dataset-report'):
            with self.subTest(clock=clock):
                self.assertEqual(len(self.due[clock]), 3)

    def test_what_comes_once(self):
        self.assertEqual(self.due['child-death-arrangements-review'], ['2020-01-31'])
        self.assertEqual(self.due['contributions-discussed'], ['2019-12-31'])

    def test_what_the_first_year_owes_and_its_end_brings(self):
        """Twelve months from 29 June 2019 end after the window."""
        self.assertEqual({clock: self.later[clock] for clock in (
            'annual-report', 'child-death-report', 'scrutiny-arrangement-review')}, {
                'annual-report': '2020-06-28', 'child-death-report': '2020-06-28',
                'scrutiny-arrangement-review': '2020-06-29'})

    def test_an_audit_every_term(self):
        self.assertEqual(self.due['multi-agency-audit'], ['2019-10-29', '2020-02-29'])


class TheYearOf201718(Documents):
    """001, the annual report of Stockport's board; its particulars are made up where it has none."""
    YEAR = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT'], 'examples', 'stockport',
                        'year-2017-18')

    def of(self, verb, name, *arguments):
        return self.answer(verb, '--policy', 'stockport', *arguments, str(self.YEAR / name))

    def test_the_board_met_every_two_months_and_the_sub_groups_did_not(self):
        answer = self.of('duties', 'what-was-done.json', '--from', '2017-04-01', '--to',
                         '2018-03-31', '--at', '2018-03-31')
        overdue = {entry['clock'] for entry in answer['entries'] if entry['overdue']}
        self.assertNotIn('board-meeting', overdue)
        self.assertIn('communication-meeting', overdue)

    def test_a_sub_group_that_was_not_quorate(self):
        """There was a quorum, and the report does not say which."""
        answer = self.of('meeting', 'policy-and-practice-cancelled.json')
        self.assertEqual(answer['result']['quorate'], 'undecided')
        self.assertEqual([gap['id'] for gap in answer['undecided']],
                         ['quorum', 'end-of-the-policy-and-practice-group'])
        board = self.of('meeting', 'board-in-september.json')
        self.assertEqual([item['quorate'] for item in board['result']['items']], ['undecided'])
        self.assertIn('observer-present', self.codes(board))

    def test_agencies_that_did_not_supply_their_data(self):
        data, = self.of('assurance', 'assurance.json')['result']['submissions']
        self.assertEqual((data['supplied'], data['missing']),
                         (['local-authority'], ['police', 'youth-offending-team']))

    def test_actions_carried_forward(self):
        actions = self.of('assurance', 'assurance.json')['result']['actions']
        self.assertEqual([action['action'] for action in actions if action['carried_forward']],
                         ['children-asked-after-each-visit'])

    def test_the_role_of_a_group_that_passed_to_another(self):
        answer = self.of('decisions', 'decisions.json')
        self.assertEqual([act['state'] for act in answer['result']['acts']],
                         ['in-order', 'in-order', 'by-another', 'in-order', 'out-of-order'])

    def test_attendance_was_on_the_risk_register_for_a_time(self):
        answer = self.of('risk', 'risk-attendance.json')
        self.assertEqual((answer['result']['handling'], answer['result']['closed']),
                         ('undecided', True))

    def test_what_the_board_was_made_of(self):
        answer = self.of('partnership', 'partnership.json', '--at', '2018-03-31')
        self.assertEqual({seat['seat']: seat['holders'] for seat in answer['result']['seats']
                          if seat['history']},
                         {'independent-chair': ['chair'], 'lead-member': ['lead-member']})
        self.assertEqual([(one['at'], one['edition'], one['carried_over'])
                          for one in answer['result']['meetings']],
                         [('2016-11-17', 'stockport-2010', True),
                          ('2017-09-14T10:00:00+01:00', 'stockport-2017', False)])

    def test_attendance_of_a_group(self):
        seats = self.of('attendance', 'attendance.json', '--at', '2017-12-31')['result']['seats']
        self.assertEqual([(seat['attended'], seat['held']) for seat in seats],
                         [(2, 2), (1, 2), (1, 2)])


class TheDatesOf201718(Documents):
    """001: how often, and by when, in places where no rule is looked for."""

    def due(self, clock, start):
        answer = self.answer('due', *REPORT, '--clock', clock, '--from', start)
        return answer['clocks'][0]['due']

    def test_what_comes_back_for_a_child(self):
        for clock, start, expected in (
                # Some looked-after children in permanent placements are reviewed once a year.
                ('yearly-review-in-a-permanent-placement', '2018-03-01', '2019-03-01'),
                # A child who moved away and was not found: two checks a year.
                ('tracking-checks', '2018-03-01', '2019-02-28'),
                # The missing from home hub has a meeting on risks each week.
                ('missing-risk-meeting', '2018-03-01', '2018-03-07'),
                ('threat-meeting', '2019-03-01', '2019-03-02'),
                ('vulnerability-meeting', '2018-03-01', '2018-03-31'),
                ('ccg-newsletter', '2018-03-01', '2018-05-31'),
                # No time is given.
                ('transition-plan', '2018-03-01', None),
                ('section-11-return', '2017-12-04', None)):
            with self.subTest(clock=clock):
                self.assertEqual(self.due(clock, start), expected)

    def test_what_the_board_and_its_partners_owe(self):
        entries = self.answer('duties', '--policy', 'stockport', '--from', '2018-04-01', '--to',
                              '2019-03-31')['entries']
        due = {}
        for entry in entries:
            due.setdefault(entry['clock'], []).append((entry['due'], entry['holder']))
        self.assertEqual(due['section-11-asked-back'], [('2018-12-31', 'board-partners')])
        self.assertEqual(due['police-audits'], [('2019-03-31', 'police')])
        self.assertEqual(len(due['private-fostering-awareness']), 12)

    def test_when_the_partnership_starts_is_told_in_two_ways(self):
        answer = self.ask('assurance', *REPORT, of={
            'id': 'y', 'from': '2018-04-01', 'to': '2019-03-31', 'events': []})
        self.assertIn('when-the-partnership-starts', [gap['id'] for gap in answer['undecided']])


class WhatGroupsPlanAndReport(Documents):
    """Each document's work plans and reports of its groups: asked of a year, who owes what by when."""
    DUE = (
        # 000: the two groups plan for the year and report to the Executive each quarter.
        ('stockport', '2019-09-29', '2020-09-28', {
            'practice-improvement-report': ('practice-improvement', [
                '2019-12-28', '2020-03-28', '2020-06-28', '2020-09-28']),
            'quality-assurance-report': ('quality-assurance', [
                '2019-12-28', '2020-03-28', '2020-06-28', '2020-09-28']),
            'practice-improvement-work-plan': ('practice-improvement', ['2020-09-28']),
            'quality-assurance-work-plan': ('quality-assurance', ['2020-09-28'])}),
        # 001: complex safeguarding reports to the Board twice a year, private fostering yearly.
        ('stockport', '2018-04-01', '2019-03-31', {
            'complex-safeguarding-report': ('complex-safeguarding', ['2019-03-31']),
            'private-fostering-report': ('private-fostering', ['2019-03-31'])}),
        # 003: the sub-groups have work plans.
        ('salford', '2022-07-01', '2023-06-30', {'work-plans': ('partnership', ['2023-06-30'])}),
        # 004: training is reported each quarter.
        ('cheshire-west-and-chester', '2019-06-29', '2020-06-28', {
            'training-report': ('training-and-development-officer', [
                '2019-09-28', '2019-12-28', '2020-03-28', '2020-06-28'])}),
    )

    def test_what_a_year_owes(self):
        for area, first, last, expected in self.DUE:
            entries = self.answer('duties', '--policy', area, '--from', first, '--to',
                                  last)['entries']
            for clock, (holder, days) in expected.items():
                with self.subTest(area, clock=clock):
                    found = [entry for entry in entries if entry['clock'] == clock]
                    self.assertEqual([entry['due'] for entry in found], days)
                    self.assertEqual({entry['holder'] for entry in found}, {holder})

    def test_a_report_that_was_made_is_owed_no_more(self):
        done = {'id': 'p', 'kind': 'duties', 'events': [
            {'type': 'practice-improvement-reported', 'at': '2019-12-20'}]}
        answer = self.answer('duties', '--policy', 'stockport', '--from', '2019-09-29', '--to',
                             '2020-03-28', '--at', '2020-01-10', '-',
                             given=json.dumps(done).encode())
        overdue = [entry['clock'] for entry in answer['entries'] if entry['overdue']]
        self.assertNotIn('practice-improvement-report', overdue)
        self.assertIn('quality-assurance-report', overdue)

    def test_how_often_is_not_said(self):
        """004: the two groups report regularly and by exception; 003: by exception. No day is made up."""
        for area, first, last, clocks in (
                ('cheshire-west-and-chester', '2019-06-29', '2020-06-28',
                 {'quality-assurance-update', 'practice-improvement-update'}),
                ('salford', '2022-07-01', '2023-06-30', {'exception-report'})):
            entries = self.answer('duties', '--policy', area, '--from', first, '--to',
                                  last)['entries']
            self.assertEqual([entry for entry in entries if entry['clock'] in clocks], [])
        answer = self.ask('assurance', *SALFORD, of={
            'id': 'y', 'from': '2022-07-01', 'to': '2023-06-30', 'events': []})
        self.assertIn('reports-by-exception', [gap['id'] for gap in answer['undecided']])


class WhatAProgrammeLeavesOpen(Documents):
    """Of reports, boards, agencies, submissions, scrutiny and dates: what their documents do not say."""

    def test_each_document(self):
        for policy, expected in (
                (COMMITMENT, {'named-persons', 'reports-of-the-sub-groups',
                              'when-training-is-reported', 'section-11-cycle'}),
                (REPORT, {'memoranda-not-held', 'when-data-is-due'}),
                (ARRANGEMENTS, {'which-groups-report-quarterly', 'chairs-of-boards-meeting',
                                'when-information-is-due', 'transition-length'}),
                (('--policy', 'salford', '--on', '2022-10-03'),
                 {'boards-of-salford', 'reports-by-exception', 'when-assurance-is-asked-for',
                  'topics-of-the-audits', 'scrutiny-table'}),
                (CHESHIRE, {'end-of-the-standstill', 'meetings-after-the-first-year'})):
            with self.subTest(policy=policy):
                on = policy[-1]
                answer = self.ask('assurance', *policy, of={
                    'id': 'y', 'from': on, 'to': f'{int(on[:4]) + 1}-03-31', 'events': []})
                told = [gap['id'] for gap in answer['undecided']]
                self.assertEqual(len(told), len(set(told)))
                self.assertLessEqual(expected, set(told))
                self.assertTrue(all(gap['citations'] for gap in answer['undecided']))


class NationalClocks(Documents):
    """The regulations that stand under every edition."""

    def test_visits_and_reviews(self):
        for area, clock, start, expected in (
                # SI 2010/959, regulation 28: a week, then six weeks; three months where it lasts.
                ('england', 'looked-after-first-visit', '2019-10-01', '2019-10-08'),
                ('england', 'looked-after-visit', '2019-10-08', '2019-11-19'),
                ('england', 'looked-after-visit-in-a-lasting-placement', '2019-10-01', '2020-01-01'),
                ('stockport', 'looked-after-later-review', '2019-10-01', '2020-04-01'),
                # SI 2005/1533: six weeks in the first year, twelve after it.
                ('england', 'private-fostering-visit-in-the-first-year', '2019-10-01', '2019-11-12'),
                ('england', 'private-fostering-visit-later', '2019-10-01', '2019-12-24'),
                # The joint response to a death is at once; no number is set for an enquiry.
                ('stockport', 'child-death-response', '2019-10-01', '2019-10-01'),
                ('stockport', 'child-death-notified', '2019-10-01', None),
                ('england', 'section-47-enquiry', '2019-10-01', None),
                ('england', 'strategy-discussion', '2019-10-01', None)):
            with self.subTest(clock=clock):
                for year in ('2019-10-01', '2024-02-01', '2026-05-01')[:3 if area == 'england' else 2]:
                    answer = self.answer('due', '--policy', area, '--on', year, '--clock', clock,
                                         '--from', start)
                    self.assertEqual(answer['clocks'][0]['due'], expected)

    def test_what_was_not_read_is_told(self):
        answer = self.answer('due', '--on', '2019-10-01', '--clock', 'looked-after-later-review',
                             '--from', '2019-10-01')
        self.assertIn('rests-on-unverified', self.codes(answer))


class Responsibilities(Documents):
    """What each is there to do: 002 Appendix 1 and section 5, 003 section 10.1, 004 section 4."""

    def of(self, who, area, on):
        shown = self.answer('policy', 'show', '--on', on, '--of', who, area)
        self.assertTrue(all(one['citations'] for one in shown['responsibilities']))
        return {one['id']: one for one in shown['responsibilities']}

    def board(self, who):
        return self.of(who, 'stockport', '2012-10-01')

    def test_every_seat_whose_role_is_printed_has_one_and_the_blank_ones_have_none(self):
        """002, Appendix 1: under four members only the words "Role and responsibility" stand."""
        seats = {seat['id'] for seat in
                 self.answer('policy', 'show', '--on', '2012-10-01', 'stockport')['seats']
                 if seat['bodies'][0] == 'partnership'}
        blank = {'head-of-disability-partnership', 'independent-school', 'college'}
        without = {seat for seat in seats
                   if not any(one['set'] == 'roles' and seat in one['of']
                              for one in self.board(seat).values())}
        # The chair is the independent chair's seat, and the training chair's role stands in Appendix 7.
        self.assertEqual(without, blank | {'chair', 'board-training-chair'})

    def test_the_lead_member_has_the_role_of_section_8_only(self):
        self.assertEqual({citation['section'] for one in self.board('lead-member').values()
                          for citation in one['citations']}, {'section 8'})

    def test_each_profession_has_its_own(self):
        for who, profession, count in (('local-authority', 'authority-', 7), ('school', 'education-', 4),
                                       ('stockport-nhs-foundation-trust', 'health-', 4),
                                       ('police', 'police-', 4)):
            with self.subTest(who=who):
                own = [name for name, one in self.board(who).items()
                       if name.startswith(profession) and one['set'] == 'professions']
                self.assertEqual(len(own), count)

    def test_which_services_prevent_crime_is_not_said(self):
        self.assertEqual(self.board('police')['police-protocol']['gap'], 'crime-prevention-services')

    def test_an_agency_has_what_is_said_of_those_who_sit_for_it(self):
        self.assertIn('designated-nurse-chairs', self.board('primary-care-trust'))
        self.assertNotIn('foundation-trust-safeguards', self.board('primary-care-trust'))

    def test_who_holds_a_seat_is_told_what_it_is_for(self):
        answer = self.ask('partnership', *COMMITMENT, '--at', '2012-10-01', of={
            'organisations': [{'organisation': 'gmp', 'agency': 'police'}],
            'seats': [{'seat': 'designated-doctor', 'person': 'p-1'}]})
        doctor, = (seat for seat in answer['result']['seats'] if seat['seat'] == 'designated-doctor')
        self.assertEqual([one['id'] for one in doctor['responsibilities']],
                         ['designated-doctor-leads', 'designated-doctor-child-deaths'])
        police, = answer['result']['organisations']
        self.assertIn('police-prevent', {one['id'] for one in police['responsibilities']})
        # What is the Chief Superintendent's stands beside that seat.
        self.assertNotIn('chief-superintendent-complies',
                         {one['id'] for one in police['responsibilities']})

    def test_ten_duties_of_the_business_unit(self):
        self.assertEqual(len(self.of('business-support', 'salford', '2022-10-15')), 10)

    def test_four_things_of_the_voluntary_sector(self):
        """003, section 7: three are its own, and in the fourth the partnership challenges and supports it."""
        own = self.of('voluntary-organisation', 'salford', '2022-10-15')
        self.assertEqual({name for name in own if name.startswith('vcse-')},
                         {'vcse-representation', 'vcse-priorities', 'vcse-good-practice'})
        self.assertIn('vcse-support', self.of('partnership', 'salford', '2022-10-15'))

    def test_what_is_said_of_many_at_once(self):
        """004 gives some to the relevant agencies together, who are an actor of England's too."""
        for many in ('relevant-agencies', 'partners'):
            found = self.of(many, 'cheshire-west-and-chester', '2020-01-06')
            self.assertGreaterEqual(len(found), 3)
            self.assertTrue(all(many in one['of'] for one in found.values()), found)

    def test_the_groups_of_cheshire_west(self):
        """004, sections 4.3 to 4.7: what is decided there is a right, the rest stands here."""
        for group, prefix, count in (('quality-assurance', 'quality-assurance-', 6),
                                     ('practice-improvement', 'practice-improvement-', 5),
                                     ('training-and-development', 'hub-', 6),
                                     ('exploitation', 'exploitation-', 7)):
            with self.subTest(group=group):
                own = self.of(group, 'cheshire-west-and-chester', '2019-10-15')
                self.assertEqual(len([name for name in own if name.startswith(prefix)]), count)
                self.assertIn('groups-work-plan', own)


    def test_who_does_what_in_stockport_in_2019(self):
        """000: the text on the Executive, the groups and the boards beside them."""
        for who, wanted in (
                ('director-of-public-health', 'director-of-public-health-on-the-population'),
                ('director-of-education', 'director-of-education-and-schools'),
                ('director-of-operations', 'advisers-bring-expertise'),
                ('executive', 'executive-holds-to-account'),
                ('executive', 'executive-ensures-scrutiny'),
                ('practice-improvement', 'guidance-communicated'),
                ('quality-assurance', 'voice-in-redesign'),
                ('early-help-and-prevention', 'adults-who-struggle'),
                ('cdop', 'child-death-panel-escalates'),
                ('safer-stockport-partnership', 'safer-stockport-on-crime'),
                ('police', 'equal-and-joint'), ('health', 'senior-officer-of-each-partner')):
            with self.subTest(who=who, wanted=wanted):
                self.assertIn(wanted, self.of(who, 'stockport', '2019-10-15'))
        self.assertNotIn('equal-and-joint', self.of('cafcass', 'stockport', '2019-10-15'))

    def test_who_did_what_for_stockports_board(self):
        """001, with what the police and the task and finish groups are told to do."""
        for who, wanted in (
                ('police', 'seventeen-in-custody'), ('police', 'missing-handed-over'),
                ('practitioner', 'report-if-you-cannot-come'),
                ('independent-chair', 'chair-escalates'),
                ('honour-based-violence', 'honour-based-violence-specialists'),
                ('communication', 'lessons-passed-on-quickly'),
                ('local-authority', 'moves-out-of-the-borough-tracked')):
            with self.subTest(who=who, wanted=wanted):
                own = self.of(who, 'stockport', '2018-03-01')
                self.assertIn(wanted, own)
                self.assertIn('reported', own[wanted]['note'])


class NonCompliance(Documents):
    """003, the Safeguarding Effectiveness Framework and section 7: it goes up, and up again."""
    FOUND = [{'type': 'activity-undertaken', 'at': '2023-01-10'},
             {'type': 'information-received', 'at': '2023-01-20'},
             {'type': 'accepted', 'at': '2023-01-25', 'by': 'practice-review'},
             {'type': 'learning-identified', 'at': '2023-02-01', 'by': 'practice-review'}]
    UP = {'type': 'non-compliance-escalated', 'at': '2023-03-01', 'by': 'practice-review'}
    UP_AGAIN = {'type': 'concern-escalated', 'at': '2023-04-01', 'by': 'strategic-effectiveness'}

    def stands(self, *events):
        return self.ask('workstream', *SALFORD, '--at', '2023-05-01', of={
            'id': 'w-1', 'kind': 'review-of-practice', 'events': list(events)})

    def test_whose_move_it_is(self):
        for events, stage, holders in (
                (self.FOUND[:1], 'single-agency', ['agencies']),
                (self.FOUND[:2], 'multi-agency', ['practice-review']),
                (self.FOUND, 'triangulation', ['practice-review']),
                (self.FOUND + [self.UP], 'non-compliance', ['strategic-effectiveness']),
                (self.FOUND + [self.UP, self.UP_AGAIN], 'concern', ['partnership'])):
            with self.subTest(stage=stage):
                result = self.stands(*events)['result']
                self.assertEqual((result['stage'], result['holders']), (stage, holders))

    def test_what_is_done_about_it_is_not_said(self):
        self.assertEqual([gap['id'] for gap in self.stands(*self.FOUND, self.UP)['undecided']],
                         ['answer-to-non-compliance'])
        # It is told already where it may come next, and not before.
        self.assertEqual(len(self.stands(*self.FOUND)['undecided']), 1)
        self.assertEqual(self.stands(*self.FOUND[:2])['undecided'], [])

    def test_it_is_the_sub_groups_that_takes_a_concern_up(self):
        answer = self.stands(*self.FOUND, self.UP, {**self.UP_AGAIN, 'by': 'practice-review'})
        self.assertEqual(len(answer['result']['breaches']), 1)

    def test_what_the_sub_group_passes_back_is_closed(self):
        result = self.stands(*self.FOUND[:2], {'type': 'passed-back', 'at': '2023-01-25',
                                               'by': 'practice-review'})['result']
        self.assertEqual((result['closed'], result['state']), (True, 'passed-back'))

    def test_who_may_take_it_up(self):
        for body, may in (('practice-review', 'yes'), ('education', 'no')):
            with self.subTest(body=body):
                answer = self.answer('may', *SALFORD, body, 'escalate', 'non-compliance')
                self.assertEqual(answer['result']['may'], may)

    def test_one_of_three_is_enough_for_several_agencies_to_look_at_it(self):
        facts = ('involves-several-agencies', 'high-risk', 'learning-for-other-partners')
        for present in range(8):
            given = {'present': [fact for at, fact in enumerate(facts) if present >> at & 1],
                     'absent': [fact for at, fact in enumerate(facts) if not present >> at & 1]}
            with self.subTest(given=given):
                answer = self.ask('check', *SALFORD, 'multi-agency-review', of=given)
                self.assertEqual(answer['result']['answer'], 'yes' if present else 'no')


class PartnershipChair(Documents):
    """Working Together 2023: one of the delegated partners, agreed by the leads, not the scrutineer."""

    def test_who_may_be_the_partnership_chair(self):
        delegated, agreed, scrutineer = ('delegated-safeguarding-partner', 'agreed-by-the-leads',
                                         'independent-scrutineer')
        for present, absent, expected in (([delegated, agreed], [scrutineer], 'yes'),
                                          ([delegated, agreed, scrutineer], [], 'no'),
                                          ([agreed], [delegated, scrutineer], 'no'),
                                          ([delegated], [agreed, scrutineer], 'no'),
                                          ([delegated, agreed], [], 'undetermined')):
            with self.subTest(present=present, absent=absent):
                answer = self.ask('check', '--policy', 'england', '--on', '2024-02-01',
                                  'partnership-chair', of={'present': present, 'absent': absent})
                self.assertEqual(answer['result']['answer'], expected)


if __name__ == '__main__':
    unittest.main()
