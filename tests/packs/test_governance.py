# SPDX-License-Identifier: LGPL-2.1-or-later
"""Governance in the packs: every name leads somewhere, every rule cites its document.

Usage: test_governance.py SOURCE-ROOT
"""
import datetime
import unittest

import test_procedures as plain

# Ids that every edition shares, so that a body keeps its meetings when its name changes.
BODIES = {
    'executive', 'partnership', 'quality-assurance', 'practice-improvement', 'rapid-review-panel',
    'complex-safeguarding', 'early-help-and-prevention', 'training-and-development',
    'strategic-effectiveness', 'practice-review', 'exploitation', 'education', 'voice-of-the-child',
    'workforce', 'implementation', 'performance-management', 'policy-and-practice',
    'communication', 'learning-and-improvement', 'private-fostering', 'providers-forum', 'cdop',
    'standards-board',
}
# What one document has beyond them.
OTHER_BODIES = {
    'england-2018': {'panel'}, 'england-2023': {'panel'},
    'salford-2022': {'listening-hub-squad', 'themed-sub-groups', 'task-and-finish'},
    'stockport-2017': {'sub-group-chairs', 'honour-based-violence', 'female-genital-mutilation',
                       'serious-organised-crime', 'child-sexual-exploitation', 'children-at-risk',
                       'domestic-abuse-steering-group', 'children-missing-education'},
    'stockport-2019': {'youth-offending-service-board'},
}
# The names that stood for bodies before they had ids of their own.
OLD_NAMES = {
    'full-partnership', 'practice-improvement-partnership', 'executive-group', 'partnership-group',
    'quality-assurance-and-scrutiny-partnership', 'quality-assurance-and-scrutiny-group',
    'practice-improvement-group', 'training-and-development-hub', 'safeguarding-executive',
    'child-exploitation-working-group', 'practice-review-sub-group', 'education-sub-group',
    'strategic-effectiveness-sub-group', 'voice-of-the-child-sub-group',
}
CLASSES = {'statutory', 'core', 'adviser', 'lay', 'observer', 'chair', 'co-opted', 'papers-only',
           'item-only'}
WAYS = {'groups', 'quality-assurance-activity', 'wider-events', 'wider-engagement'}
BY_ID = ('bodies', 'seats', 'votes', 'leads', 'rights', 'checklists', 'procedures', 'agencies',
         'boards', 'scrutiny', 'expectations', 'reports', 'sources-of-assurance', 'submissions',
         'audits', 'information', 'sunset', 'responsibilities')
ONE_RULE = ('substitutes', 'one-person-two-seats', 'attendance', 'risks')
EDITIONS = [name for name in plain.LAYERS if plain.load(name).get('governance')]
TOP = {'england-2010': [],
       'stockport-2010': ['england-2010', 'greater-manchester'],
       'stockport-2017': ['england-2018', 'greater-manchester'],
       'stockport-2019': ['england-2018', 'greater-manchester'],
       'salford-2022': ['england-2018', 'greater-manchester'],
       'cheshire-west-and-chester-2019': ['england-2018', 'pan-cheshire'],
       'england-2018': [], 'england-2023': []}


def governance(edition):
    return plain.load(edition)['governance']


def came_before(right):
    """The rights after which it comes: all of a list, or any of them."""
    after = right.get('after')
    return list(plain.many(after['any'] if isinstance(after, dict) else after))


def entries(section):
    """The rules of a section with their ids, whether it is a map or a list."""
    if isinstance(section, dict):
        return list(section.items())
    return [(rule['id'], rule) for rule in section or []]


class Layered:
    def __init__(self, policy):
        self.policy = policy
        self.of = {key: plain.rules(policy.packs, f'governance/{key}') for key in BY_ID}
        self.facts = plain.rules(policy.packs, 'facts')
        self.somebody = set(self.of['bodies']) | policy.actors
        self.anybody = self.somebody | set(self.of['seats']) | set(self.of['boards'])


class Names(unittest.TestCase):
    def each(self):
        for policy in plain.policies():
            layered = Layered(policy)
            if layered.of['rights']:
                yield layered

    def each_rule(self, key):
        for layered in self.each():
            for name, rule in layered.of[key].items():
                self.at = f'{key}/{name} of {layered.policy.what}'
                yield layered, rule

    def known(self, names, among):
        self.assertEqual(set(plain.many(names)) - set(among), set(), self.at)

    def test_there_is_governance_in_every_area(self):
        self.assertEqual(set(EDITIONS), set(TOP))

    def test_bodies_report_to_bodies_and_meet_by_timescales(self):
        for layered, body in self.each_rule('bodies'):
            self.known(body.get('reports-to'), layered.of['bodies'])
            self.known(body.get('succeeds'), layered.of['bodies'])
            self.known(body.get('chair'), layered.policy.actors | set(layered.of['seats']))
            self.known(body.get('meets'), layered.policy.timescales)

    def test_seats_are_on_bodies_and_for_agencies(self):
        for layered, seat in self.each_rule('seats'):
            self.known(seat['body'], layered.of['bodies'])
            self.known(seat.get('agency'), layered.policy.actors)
            self.known(seat.get('class'), CLASSES)
            self.assertTrue('class' in seat or 'gap' in seat, self.at)

    def test_who_leads_is_an_actor(self):
        for layered in self.each():
            for name, rule in layered.of['leads'].items():
                self.at = f'{name} of {layered.policy.what}'
                self.known([name, rule['lead'], *plain.many(rule.get('delegate'))],
                           layered.policy.actors)

    def test_rights_belong_to_somebody_and_follow_one_another_in_no_circle(self):
        for layered, right in self.each_rule('rights'):
            self.known(right['body'], layered.somebody)
            self.known(came_before(right), layered.of['rights'])
            before, todo = set(), came_before(right)
            while todo:
                name = todo.pop()
                self.assertNotEqual(name, right['id'], self.at)
                todo += set(came_before(layered.of['rights'][name])) - before
                before.add(name)

    def test_what_a_checklist_asks_is_a_fact(self):
        for layered, checklist in self.each_rule('checklists'):
            self.assertTrue(checklist['tests'], self.at)
            for _, rule in entries(checklist['tests']):
                self.known(list(plain.names_in(rule['when'])), layered.facts)
                self.assertTrue(rule['ask'].endswith('?'), self.at)

    def test_a_responsibility_is_of_somebody(self):
        for layered, rule in self.each_rule('responsibilities'):
            self.known(rule['of'], layered.somebody | set(layered.of['seats'])
                       | {'partners', 'relevant-agencies'})

    def test_agencies_are_actors_and_take_part_somewhere(self):
        for layered in self.each():
            for name, rule in layered.of['agencies'].items():
                self.at = f'{name} of {layered.policy.what}'
                self.known(name, layered.policy.actors)
                self.known(rule['takes-part'], WAYS | set(layered.of['bodies']))

    def test_boards_scrutinise_other_boards(self):
        for layered in self.each():
            for name, rule in layered.of['boards'].items():
                self.at = f'{name} of {layered.policy.what}'
                self.known(rule.get('scrutinises'), set(layered.of['boards']) - {name})
                self.known(rule.get('named-person'),
                           layered.policy.actors | set(layered.of['seats']))

    def test_reports_and_submissions_have_somebody_at_both_ends(self):
        for layered, report in self.each_rule('reports'):
            self.known([report['by'], *report['recipients']], layered.anybody | {'public'})
        for layered, submission in self.each_rule('submissions'):
            self.known(submission['by'], layered.anybody | {'relevant-agencies'})

    def test_scrutiny_audits_and_information_are_somebodys(self):
        for layered, rule in self.each_rule('scrutiny'):
            self.known(rule['by'], layered.anybody)
            self.assertIn(rule['level'], ('operational', 'partnership', 'regional'), self.at)
        for layered, rule in self.each_rule('audits'):
            self.known(rule.get('by'), layered.somebody)
        for layered, rule in self.each_rule('information'):
            self.known(rule['who'], layered.somebody)

    def test_what_is_due_is_a_timescale(self):
        for key in ('reports', 'submissions', 'audits'):
            for layered, rule in self.each_rule(key):
                self.known(rule.get('clocks'), layered.policy.timescales)

    def test_what_ends_ends_by_a_day_or_a_timescale(self):
        for layered, rule in self.each_rule('sunset'):
            if rule['by'] not in layered.policy.timescales:
                self.assertGreater(datetime.date.fromisoformat(rule['by']).year, 2018, self.at)

    def test_votes_are_of_actors(self):
        for layered, vote in self.each_rule('votes'):
            self.known(vote['voters'], layered.policy.actors)
            self.known(vote.get('body'), layered.of['bodies'])

    def test_bodies_go_by_the_ids_that_all_editions_share(self):
        for edition in EDITIONS:
            for name in governance(edition)['bodies']:
                self.assertIn(name, BODIES | OTHER_BODIES.get(edition, set()), edition)

    def test_a_body_that_acts_is_an_actor_by_the_same_id(self):
        for policy in plain.policies():
            self.assertEqual(set(plain.rules(policy.packs, 'actors')) & OLD_NAMES, set())


class Gaps(unittest.TestCase):
    def gaps_in(self, node, path):
        if isinstance(node, dict):
            if isinstance(node.get('gap'), str):
                yield path, node['gap']
            for key, value in node.items():
                yield from self.gaps_in(value, f'{path}/{key}')
        elif isinstance(node, list):
            for value in node:
                yield from self.gaps_in(value, path)

    def test_every_gap_that_is_named_is_declared(self):
        for edition in EDITIONS:
            declared = {gap['id'] for gap in plain.load(edition).get('gaps', [])}
            for path, gap in self.gaps_in(governance(edition), 'governance'):
                self.assertIn(gap, declared, (edition, path))

    def test_every_gap_stands_where_it_says(self):
        for edition in EDITIONS:
            pack = plain.load(edition)
            for gap in pack.get('gaps', []):
                first, *rest = gap['where'].split('/')
                # Of substitutes one document says nothing at all.
                if first != 'governance' or rest == ['substitutes']:
                    continue
                node = pack[first]
                for key in rest:
                    if key not in node:
                        node = dict(entries(node.get('stages', {})))
                    self.assertIn(key, node, (edition, gap['id']))
                    node = dict(entries(node[key])) if isinstance(node[key], list) else node[key]

    def test_no_document_states_a_quorum(self):
        for edition in EDITIONS:
            for name, body in governance(edition)['bodies'].items():
                self.assertLessEqual(set(body.get('quorum', {})), {'gap'}, (edition, name))
            gaps = {gap['id'] for gap in plain.load(edition)['gaps']}
            self.assertTrue(edition.startswith('england') or 'quorum' in gaps, edition)

    def test_what_each_document_leaves_open(self):
        for edition, open_points in (
                ('stockport-2019', {'risk-score-twelve', 'school-representative', 'quorum',
                                    'full-partnership-not-constituted', 'transition-length',
                                    'lay-members-in-the-groups', 'risk-scale'}),
                ('stockport-2010', {'who-chairs', 'who-is-in-the-implementation-group',
                                    'classes-of-seats', 'full-agreement-and-abstention'}),
                ('salford-2022', {'one-person-for-two-partners', 'scrutiny-table'}),
                ('cheshire-west-and-chester-2019',
                 {'bi-monthly', 'bi-monthly-meetings', 'bi-annual', 'end-of-the-standstill',
                  'chair-after-the-first-year', 'director-against-one-for'}),
                ('stockport-2017', {'membership', 'end-of-the-implementation-group'})):
            gaps = {gap['id']: gap for gap in plain.load(edition)['gaps']}
            self.assertLessEqual(open_points, set(gaps))
            for name in open_points:
                self.assertTrue(gaps[name]['could-be'], (edition, name))


class Citations(unittest.TestCase):
    def check(self, edition, rule, at):
        self.assertIn('cite', rule, (edition, at))
        for cite in [rule['cite']] if isinstance(rule['cite'], dict) else rule['cite']:
            self.assertIn(cite['document'], plain.load(edition)['sources'], (edition, at))
        if rule.get('verified') == 'false':
            self.assertIn('because', rule, (edition, at))

    def rules_of(self, edition):
        """Every rule of the section, and every rule inside one, with its place."""
        section = governance(edition)
        todo = [(key, section[key]) for key in ONE_RULE if key in section]
        todo += [(f'{key}/{name}', rule) for key in BY_ID
                 for name, rule in entries(section.get(key))]
        for at, rule in todo:
            yield at, rule
            for inside in ('tests', 'stages', 'acts', 'rows', 'minimums', 'findings'):
                for name, part in entries(rule.get(inside)):
                    yield f'{at}/{inside}/{name}', part

    def test_every_rule_cites_a_source_of_its_pack(self):
        n_rules = 0
        for edition in EDITIONS:
            for at, rule in self.rules_of(edition):
                self.check(edition, rule, at)
                n_rules += 1
        self.assertGreater(n_rules, 800)

    def test_every_duty_that_comes_back_says_whose_it_is(self):
        for edition in EDITIONS:
            for name, timescale in plain.load(edition)['timescales'].items():
                if 'repeats' in timescale:
                    self.assertLessEqual({'name', 'starts', 'met-by', 'holder', 'cite'},
                                         set(timescale), (edition, name))

    def test_what_a_report_tells_is_marked_as_reported(self):
        for key in ('bodies', 'seats', 'rights', 'checklists', 'expectations', 'reports', 'boards',
                    'scrutiny', 'sources-of-assurance', 'submissions'):
            for name, rule in entries(governance('stockport-2017')[key]):
                self.assertIn('reported', rule['note'], (key, name))


TIMES = {
    # The words of the documents, and what the packs make of them.
    'four times a year': {'times': '4', 'per': 'year'},
    'quarterly': {'times': '1', 'per': 'quarter'},
    'yearly': {'times': '1', 'per': 'year'},
    'twice a year': {'times': '2', 'per': 'year'},
    'termly': {'every': '4 months'},
    'every two months': {'every': '2 months'},
    'every six months': {'every': '6 months'},
    'by 30 September': {'every-year': '30 September'},
}
DUTIES = {
    'stockport-2019': {
        'executive-meeting': 'four times a year',
        'practice-improvement-report': 'quarterly', 'quality-assurance-report': 'quarterly',
        'providers-forum-meeting': 'quarterly', 'standards-board-data': 'quarterly',
        'education-network-meeting': 'quarterly',
        'front-line-visits': 'yearly', 'practice-week': 'yearly', 'development-day': 'yearly',
        'mid-year-review': 'yearly', 'learning-hub-events': 'twice a year',
        'annual-report': 'yearly', 'child-death-report': 'yearly', 'audit-plan': 'yearly',
        'practice-improvement-work-plan': 'yearly', 'quality-assurance-work-plan': 'yearly',
        'early-help-work-programme': 'yearly',
    },
    'cheshire-west-and-chester-2019': {
        'executive-meeting': 'every two months', 'quality-assurance-meeting': 'every two months',
        'practice-improvement-meeting': 'every two months', 'exploitation-meeting': 'quarterly',
        'data-submission': 'quarterly', 'dataset-report': 'quarterly',
        'youth-detention-report': 'quarterly', 'youth-detention-meeting': 'quarterly',
        'training-report': 'quarterly', 'multi-agency-audit': 'termly',
        'education-audit': 'yearly', 'children-in-care-report': 'yearly',
        'child-death-report': 'yearly', 'annual-report': 'yearly', 'audit-programme': 'yearly',
    },
    'salford-2022': {
        'executive-meeting': 'quarterly', 'partnership-meeting': 'four times a year',
        'strategic-effectiveness-meeting': 'quarterly', 'assurance-workshop': 'yearly',
        'mid-year-progress': 'yearly', 'voluntary-sector-priorities': 'yearly',
        'work-plans': 'yearly', 'annual-report': 'yearly', 'business-plan-priorities': 'yearly',
    },
    'stockport-2010': {
        'statement-review': 'yearly', 'annual-report': 'yearly',
        'annual-report-to-the-trust': 'yearly', 'chair-report': 'yearly',
        'training-report': 'yearly', 'safeguarding-audit': 'yearly',
        'contributions-review': 'yearly', 'business-plan-review': 'yearly',
    },
    'stockport-2017': {
        'board-meeting': 'every two months', 'development-day': 'yearly',
        'chair-and-leaders-meeting': 'quarterly', 'complex-safeguarding-report': 'twice a year',
        'domestic-abuse-update': 'every six months',
        'private-fostering-meeting': 'four times a year', 'private-fostering-report': 'yearly',
        'providers-forum-meeting': 'quarterly', 'communication-meeting': 'quarterly',
        'child-death-report': 'by 30 September', 'yearly-report': 'yearly',
    },
    'england-2023': {'yearly-report': 'by 30 September'},
}


class WhatTheDocumentsSay(unittest.TestCase):
    def of(self, edition, key, **wanted):
        return [name for name, rule in entries(governance(edition)[key])
                if all(rule.get(field) == value for field, value in wanted.items())]

    def test_how_often(self):
        for edition, duties in DUTIES.items():
            for name, words in duties.items():
                timescale = plain.load(edition)['timescales'][name]
                self.assertEqual(timescale['repeats'], TIMES[words], (edition, name))
                self.assertEqual(timescale['starts'], 'arrangements-in-force', (edition, name))

    def test_words_with_two_senses_have_both(self):
        for edition, name, readings in (
                ('stockport-2019', 'executive-meeting', {'quarterly'}),
                ('cheshire-west-and-chester-2019', 'executive-meeting', {'twice-a-month'}),
                ('cheshire-west-and-chester-2019', 'quality-assurance-meeting', {'twice-a-month'}),
                ('cheshire-west-and-chester-2019', 'practice-improvement-meeting',
                 {'twice-a-month'}),
                ('cheshire-west-and-chester-2019', 'partnership-update',
                 {'every-two-months', 'twice-a-month'}),
                ('cheshire-west-and-chester-2019', 'training-themes-update',
                 {'twice-a-year', 'every-two-years'})):
            timescale = plain.load(edition)['timescales'][name]
            self.assertEqual({reading['id'] for reading in timescale['readings']}, readings, name)

    def test_days_that_are_counted_from_the_first_day_in_force(self):
        for edition, name, opens, due in (
                ('cheshire-west-and-chester-2019', 'child-death-arrangements-review', '2020-01-01',
                 '2020-01-31'),
                ('cheshire-west-and-chester-2019', 'contributions-discussed', None, '2019-12-31'),
                ('stockport-2019', 'funding-review', None, '2020-03-31')):
            pack = plain.load(edition)
            timescale = pack['timescales'][name]
            first = datetime.date.fromisoformat(pack['in-force']['from'])
            for key, day in (('opens', opens), ('limit', due)):
                if day is None:
                    continue
                count, unit = timescale[key].split()
                self.assertEqual(unit, 'days')
                self.assertEqual((first + datetime.timedelta(int(count))).isoformat(), day, name)
            self.assertIn(due, [rule['by'] for rule in pack['governance']['sunset']], name)

    def test_who_is_on_the_executive(self):
        for edition, classes in (
                ('stockport-2019', {'statutory': 3, 'core': 2, 'adviser': 4}),
                ('salford-2022', {'statutory': 3, 'adviser': 1, 'observer': 1}),
                ('cheshire-west-and-chester-2019',
                 {'statutory': 3, 'core': 9, 'adviser': 5, 'chair': 1})):
            seats = [seat for _, seat in entries(governance(edition)['seats'])
                     if 'executive' in plain.many(seat['body'])]
            for name, count in classes.items():
                self.assertEqual(sum(seat.get('class') == name for seat in seats), count,
                                 (edition, name))
            self.assertEqual({seat['agency'] for seat in seats if seat.get('class') == 'statutory'},
                             {'local-authority', 'health', 'police'}, edition)

    def test_seats_of_which_something_is_said(self):
        for edition, name, wanted in (
                ('stockport-2010', 'lay-member', {'class': 'lay', 'count': '2'}),
                ('stockport-2010', 'lead-member', {'class': 'observer', 'votes': 'false'}),
                ('stockport-2010', 'training-cafcass', {'class': 'papers-only'}),
                ('stockport-2010', 'training-legal', {'class': 'adviser'}),
                ('stockport-2010', 'corporate-director', {'gap': 'classes-of-seats'}),
                ('salford-2022', 'lead-member', {'class': 'observer', 'votes': 'false'}),
                ('salford-2022', 'partnership-papers-only', {'class': 'papers-only'}),
                ('salford-2022', 'partnership-item-only', {'class': 'item-only'}),
                ('cheshire-west-and-chester-2019', 'schools-representatives',
                 {'class': 'core', 'count': '3'}),
                ('stockport-2019', 'school-representative', {'gap': 'school-representative'})):
            seat = governance(edition)['seats'][name]
            self.assertLessEqual(wanted.items(), seat.items(), (edition, name))
        self.assertNotIn('class', governance('stockport-2019')['seats']['school-representative'])

    def test_deputies_are_named_for_three_seats_only(self):
        seats = governance('stockport-2010')['seats']
        self.assertEqual({name for name, seat in seats.items() if 'deputies' in seat},
                         {'director-of-nursing', 'director-of-nursing-and-operations',
                          'chief-superintendent'})
        self.assertEqual(governance('cheshire-west-and-chester-2019')['substitutes']['needs'],
                         ['equivalent-authority'])

    def test_standing_groups_and_working_groups(self):
        for edition, kind, bodies in (
                ('stockport-2019', 'executive', {'executive'}),
                ('stockport-2019', 'group', {'practice-improvement', 'quality-assurance'}),
                ('stockport-2019', 'working-group',
                 {'complex-safeguarding', 'early-help-and-prevention', 'training-and-development'}),
                ('stockport-2017', 'task-and-finish',
                 {'honour-based-violence', 'female-genital-mutilation', 'serious-organised-crime',
                  'children-missing-education'}),
                ('cheshire-west-and-chester-2019', 'working-group', {'exploitation'})):
            self.assertEqual(set(self.of(edition, 'bodies', kind=kind)), bodies, (edition, kind))

    def test_how_much_of_each(self):
        for edition, key, wanted, count in (
                ('stockport-2019', 'agencies', {}, 16),
                ('stockport-2019', 'agencies', {'takes-part': ['wider-events']}, 5),
                ('stockport-2019', 'expectations', {'set': 'relevant-agencies'}, 9),
                # The table of 23; the partners, and the college of which the text speaks.
                ('cheshire-west-and-chester-2019', 'agencies', {}, 23 + 3 + 1),
                ('cheshire-west-and-chester-2019', 'expectations', {'set': 'members'}, 8),
                ('cheshire-west-and-chester-2019', 'sources-of-assurance', {}, 11),
                ('stockport-2010', 'expectations', {'set': 'section-11'}, 11),
                ('stockport-2010', 'expectations', {'set': 'standards'}, 8),
                ('stockport-2017', 'expectations', {'set': 'section-11'}, 3),
                ('salford-2022', 'expectations', {'set': 'commitments'}, 5),
                ('salford-2022', 'responsibilities', {'set': 'business-support-unit'}, 10),
                ('stockport-2010', 'responsibilities', {'set': 'professions'}, 7 + 4 + 4 + 4 + 2),
                ('salford-2022', 'expectations', {'set': 'measures-of-success'}, 7),
                ('salford-2022', 'scrutiny', {'level': 'regional'}, 2)):
            self.assertEqual(len(self.of(edition, key, **wanted)), count, (edition, key, wanted))

    def test_every_group_of_cheshire_west_brings_the_executive_up_to_date(self):
        """004, section 4.1; the panel meets for a case, and its report is endorsed by itself."""
        self.assertLessEqual(
            {'quality-assurance', 'practice-improvement', 'training-and-development', 'exploitation'},
            {rule['by'] for rule in governance('cheshire-west-and-chester-2019')['reports'].values()
             if 'executive' in rule['recipients'] and 'clocks' in rule})

    def test_how_many_tests(self):
        for edition, checklist, count in (
                ('stockport-2010', 'information-request', 4), ('stockport-2010', 'lay-member', 5),
                ('stockport-2010', 'independent-chair', 3), ('stockport-2019', 'representative', 4),
                ('cheshire-west-and-chester-2019', 'representative', 3),
                ('england-2023', 'partnership-chair', 3)):
            tests = governance(edition)['checklists'][checklist]['tests']
            self.assertEqual(len(tests), count, (edition, checklist))

    def test_audits_have_five_topics(self):
        audits = governance('cheshire-west-and-chester-2019')['audits']['multi-agency']
        self.assertEqual(len(audits['topics']), 5)
        self.assertIn('multi-agency-audit', audits['clocks'])

    def test_attendance(self):
        self.assertEqual([(rule['per-cent'], rule['of'])
                          for rule in governance('stockport-2010')['attendance']['minimums']],
                         [('80', ['statutory']), ('50', ['adviser'])])

    def test_a_risk_of_twelve_is_kept_under_one_reading_and_escalated_under_the_other(self):
        def decide(score, reading):
            for row in governance('stockport-2019')['risks']['rows']:
                when = next(way['when']['score'] for way in row['readings'] if way['id'] == reading)
                (word, number), = when.items()
                if {'under': score < int(number), 'at-most': score <= int(number),
                        'over': score > int(number), 'at-least': score >= int(number)}[word]:
                    return row['then']['handling']
            return None
        for score in range(26):
            for reading, limit in (('twelve-is-kept', 13), ('twelve-is-escalated', 12)):
                self.assertEqual(decide(score, reading), 'kept' if score < limit else 'escalated')

    def test_what_comes_before_what(self):
        for edition, rights in (
                ('stockport-2019', ['practice-improvement-oversees-action-plan',
                                    'quality-assurance-moderates-action-plan',
                                    'quality-assurance-recommends-action-plan',
                                    'executive-signs-action-plan']),
                ('stockport-2010', ['policy-developed', 'policy-approved', 'policy-implemented']),
                ('stockport-2010', ['budget-decided', 'budget-signed']),
                ('stockport-2010', ['summons-agreed', 'partner-summoned', 'concerns-referred']),
                ('salford-2022', ['effectiveness-oversees-annual-report',
                                  'executive-approves-annual-report'])):
            known = {rule['id']: rule for rule in governance(edition)['rights']}
            for before, after in zip(rights, rights[1:]):
                self.assertEqual(known[after]['after'], [before], edition)

    def test_remedies(self):
        acts = governance('stockport-2010')['procedures']['remedies']['acts']
        self.assertEqual(acts['summoned']['after'], ['summons-agreed'])
        for name in ('referred-to-inspectorate', 'referred-to-government-department'):
            self.assertEqual(acts[name]['after'], ['summoned'])
        # In any order: nothing of these has to come before another.
        for name in ('agenda-item-placed', 'own-governance-report-required', 'summons-agreed'):
            self.assertNotIn('after', acts[name], name)

    def test_the_notification_of_incidents_is_led_by_three_and_delegated(self):
        leads = governance('cheshire-west-and-chester-2019')['leads']
        self.assertEqual({name: (rule['lead'], rule['delegate'], rule['accountable'])
                          for name, rule in leads.items()},
                         {'local-authority': ('chief-executive', 'director-of-childrens-services',
                                              'lead'),
                          'health': ('accountable-officer',
                                     'director-of-quality-and-patient-experience', 'lead'),
                          'police': ('chief-constable', 'detective-superintendent', 'lead')})

    def test_each_partner_answers_requests_itself(self):
        for edition in ('stockport-2019', 'salford-2022', 'cheshire-west-and-chester-2019'):
            information = governance(edition)['information']
            self.assertEqual(information['controller']['who'], ['local-authority'])
            self.assertEqual(information['answers-requests']['who'],
                             ['local-authority', 'health', 'police'])
            self.assertEqual(information['answers-requests']['each'], 'true')


if __name__ == '__main__':
    unittest.main()
