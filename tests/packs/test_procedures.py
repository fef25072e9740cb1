# SPDX-License-Identifier: LGPL-2.1-or-later
"""Procedures of the packs: every name leads somewhere, every rule cites its document.

Usage: test_procedures.py SOURCE-ROOT
"""
import functools
import pathlib
import sys
import unittest

import yaml

PACKS = pathlib.Path(sys.argv.pop(1)) / 'src' / 'packs'
# The layers that each edition meets, the lowest first.
LAYERS = {
    'england-2010': [[]], 'england-2015': [['england-2010']], 'england-2018': [[]],
    'england-2023': [[]], 'england-2026': [['england-2023']], 'greater-manchester': [[]], 'pan-cheshire': [[]],
    'stockport-2010': [['england-2010', 'greater-manchester'],
                       ['england-2010', 'england-2015', 'greater-manchester']],
    'stockport-2017': [['england-2010', 'england-2015', 'greater-manchester'],
                       ['england-2018', 'greater-manchester']],
    'stockport-2019': [['england-2018', 'greater-manchester'],
                       ['england-2023', 'greater-manchester']],
    'cheshire-west-and-chester-2019': [['england-2018', 'pan-cheshire'],
                                       ['england-2023', 'pan-cheshire']],
    'salford-2022': [['england-2018', 'greater-manchester'],
                     ['england-2023', 'greater-manchester']],
}
# What every ladder has, and what it says of a dispute.
LADDER_ACTS = {'raised', 'acknowledged', 'responded', 'escalated', 'resolved', 'withdrawn',
               'immediate-risk', 'immediate-risk-ended', 'partners-split', 'paused', 'resumed',
               'redated'}
LADDER_FACTS = {'parties', 'partner-parties', 'partners-only'}
WORDS = {'all', 'any', 'none', 'not', 'at-least', 'of', 'count', 'at-most', 'over', 'under', 'is'}


@functools.cache
def load(name):
    return yaml.load((PACKS / f'{name}.yaml').read_text(), Loader=yaml.BaseLoader)  # nosec


def section(pack, path):
    for key in path.split('/'):
        pack = (pack or {}).get(key)
    return pack


def rules(packs, path):
    """The rules of a section by id, a higher layer's in the place of a lower one's."""
    merged = {}
    for pack in packs:
        value = section(pack, path) or {}
        merged.update(value if isinstance(value, dict) else {rule['id']: rule for rule in value})
    return merged


def many(value):
    return [value] if isinstance(value, str) else value or []


def names_in(condition):
    if isinstance(condition, str):
        return set() if condition.isdigit() or condition in ('present', 'absent') else {condition}
    if isinstance(condition, list):
        return {name for part in condition for name in names_in(part)}
    return {name for key, value in condition.items()
            for name in ({key} - WORDS) | names_in(value)}


class Policy:
    """The layers of an edition, put together the plain way."""

    def __init__(self, edition, below):
        self.what = f'{edition} over {below}'
        self.packs = [load(name) for name in (*below, edition)]
        actors = rules(self.packs, 'actors')
        self.actors = set(actors) | {other for actor in actors.values()
                                     for other in actor.get('also', [])}
        self.timescales = rules(self.packs, 'timescales')
        self.gaps = rules(self.packs, 'gaps')

    def procedures(self):
        """(name, stages, acts, what conditions know)"""
        acts = rules(self.packs, 'reviews/procedure/acts')
        yield 'review', rules(self.packs, 'reviews/procedure/stages'), acts, set(acts)
        for kind in rules(self.packs, 'escalation/ladders'):
            place = f'escalation/ladders/{kind}'
            acts = rules(self.packs, f'{place}/acts')
            known = set(acts) | LADDER_ACTS
            yield kind, rules(self.packs, f'{place}/stages'), acts, known | LADDER_FACTS
        for name in rules(self.packs, 'governance/procedures'):
            place = f'governance/procedures/{name}'
            acts = rules(self.packs, f'{place}/acts')
            yield name, rules(self.packs, f'{place}/stages'), acts, set(acts)


@functools.cache
def policies():
    return [Policy(edition, below) for edition, belows in LAYERS.items() for below in belows]


def holders(stage):
    return [{'id': term} if isinstance(term, str) else term for term in many(stage.get('holder'))]


class Procedures(unittest.TestCase):
    def each(self):
        for policy in policies():
            for name, stages, acts, known in policy.procedures():
                self.at = f'{name} of {policy.what}'
                yield policy, stages, acts, known

    def test_every_pack_is_looked_at(self):
        self.assertEqual({path.stem for path in PACKS.glob('*.yaml')
                          if not path.name.endswith('.scenarios.yaml')},
                         {*LAYERS, 'bank-holidays-england-and-wales'})

    def test_stages_lead_to_stages_and_are_held_by_actors(self):
        for policy, stages, _, known in self.each():
            for stage in stages.values():
                self.assertLessEqual(set(stage.get('leads-to', [])), set(stages), self.at)
                self.assertLessEqual(set(stage.get('clocks', [])), set(policy.timescales), self.at)
                self.assertLessEqual(names_in(stage.get('when', [])), known, self.at)
                gaps = {term['gap'] for term in holders(stage) if 'gap' in term}
                gaps |= {stage['gap']} if 'gap' in stage else set()
                self.assertLessEqual(gaps, set(policy.gaps), self.at)
                self.assertTrue(holders(stage), self.at)
                self.assertLessEqual({term['id'] for term in holders(stage)},
                                     policy.actors | {'parties'}, self.at)

    def test_acts_name_acts_stages_and_actors(self):
        for policy, stages, acts, known in self.each():
            for act in acts.values():
                after = act.get('after', [])
                after = after['any'] if isinstance(after, dict) else after
                self.assertLessEqual(set(after) | set(act.get('expects', [])), known,
                                     self.at)
                self.assertLessEqual({*act.get('in', []), *many(act.get('stage')),
                                      *many(act.get('enters'))}, set(stages), self.at)
                self.assertLessEqual(set(many(act.get('by'))), policy.actors | {'parties'},
                                     self.at)

    def test_every_stage_can_be_reached(self):
        for _, stages, acts, _ in self.each():
            entered = {act['enters'] for act in acts.values() if 'enters' in act}
            follows = {name for stage in stages.values() for name in stage.get('leads-to', [])}
            first = set(list(stages)[:1])
            self.assertEqual(set(stages) - first - entered - follows, set(), self.at)

    def test_stages_go_round_in_no_circle(self):
        for _, stages, _, _ in self.each():
            left = {name: set(stage.get('leads-to', [])) for name, stage in stages.items()}
            while ends := {name for name, next_ in left.items() if not next_ & set(left)}:
                left = {name: next_ for name, next_ in left.items() if name not in ends}
            self.assertEqual(left, {}, self.at)

    def test_no_actor_goes_by_the_name_of_another(self):
        for policy in policies():
            actors = rules(policy.packs, 'actors')
            called = [*actors, *(other for actor in actors.values()
                                 for other in actor.get('also', []))]
            self.assertEqual(len(called), len(set(called)),
                             (policy.what, sorted({n for n in called if called.count(n) > 1})))

    def test_whoever_holds_a_timescale_is_an_actor(self):
        for policy in policies():
            for name, timescale in policy.timescales.items():
                if 'holder' in timescale:
                    self.assertIn(timescale['holder'], policy.actors, (policy.what, name))

    def test_what_starts_or_ends_a_clock_of_a_stage_is_an_act(self):
        for policy, stages, acts, known in self.each():
            derived = {f'{what}-{stage}' for stage in stages for what in ('entered', 'left')}
            for stage in stages.values():
                for clock in stage.get('clocks', []):
                    timescale = policy.timescales[clock]
                    starts = timescale['starts']
                    events = many(timescale['met-by'])
                    events += starts.get('later-of', []) if isinstance(starts, dict) else \
                        [starts] if starts != 'not-stated' else []
                    if 'decided' not in known:
                        events = [event for event in events if event != 'decided']
                    self.assertLessEqual(set(events), known | derived, self.at)


class Citations(unittest.TestCase):
    def rules_of(self, node, path=''):
        """Everything that has a name or says something, and may have to cite it."""
        if isinstance(node, dict):
            if {'name', 'says', 'route'} & set(node) and 'sources' not in path:
                yield path, node
            for key, value in node.items():
                yield from self.rules_of(value, f'{path}/{key}')
        elif isinstance(node, list):
            for value in node:
                yield from self.rules_of(value, path)

    def test_every_rule_of_a_procedure_cites_a_source_of_its_pack(self):
        for edition in LAYERS:
            pack = load(edition)
            for key in ('actors', 'escalation', 'whistleblowing', 'timescales', 'gaps'):
                for path, rule in self.rules_of(pack.get(key), key):
                    self.check(edition, pack, path, rule)
            for path, rule in self.rules_of(section(pack, 'reviews/procedure'), 'procedure'):
                self.check(edition, pack, path, rule)

    def check(self, edition, pack, path, rule):
        self.assertIn('cite', rule, (edition, path))
        for cite in [rule['cite']] if isinstance(rule['cite'], dict) else rule['cite']:
            self.assertIn(cite['document'], pack['sources'], (edition, path))
            if cite.get('verified') == 'false':
                self.assertIn('because', cite, (edition, path))
        if rule.get('verified') == 'false':
            self.assertIn('because', rule, (edition, path))


class WhatTheDocumentsSay(unittest.TestCase):
    def ladder(self, edition, below, kind='between-partners'):
        policy = Policy(edition, below)
        return rules(policy.packs, f'escalation/ladders/{kind}/stages')

    def usual_way(self, stages, stage):
        way = [stage]
        while 'leads-to' in stages[way[-1]]:
            way.append(next(name for name in stages[way[-1]]['leads-to']
                            if 'optional' not in stages[name]))
        return way

    def test_the_ways_up(self):
        for edition, below, way in (
                ('stockport-2019', 'greater-manchester',
                 ['two-agencies', 'full-partnership', 'three-partners', 'mediation',
                  'chief-officers']),
                ('cheshire-west-and-chester-2019', 'pan-cheshire',
                 ['two-agencies', 'executive', 'three-partners', 'chief-officers']),
                ('salford-2022', 'greater-manchester',
                 ['local-procedure', 'partnership', 'safeguarding-executive'])):
            stages = self.ladder(edition, ['england-2018', below])
            self.assertEqual(self.usual_way(stages, next(iter(stages))), way)

    def test_the_chair_mediates_during_the_transition_only(self):
        stages = self.ladder('stockport-2019', ['england-2018', 'greater-manchester'])
        self.assertEqual(holders(stages['mediation']), [
            {'id': 'independent-chair', 'until': '2020-09-28'},
            {'id': 'independent-chair', 'from': '2020-09-29', 'until': '2021-09-28',
             'gap': 'transition-length'}])

    def test_practitioners_go_by_the_policy_of_their_region(self):
        for edition, below, policy in (
                ('stockport-2019', 'greater-manchester', 'Greater Manchester'),
                ('salford-2022', 'greater-manchester', 'Greater Manchester'),
                ('cheshire-west-and-chester-2019', 'pan-cheshire', 'Pan-Cheshire')):
            self.assertEqual(
                self.ladder(edition, ['england-2018', below], 'between-practitioners'), {})
            reference = section(load(edition),
                                'escalation/ladders/between-practitioners/by-reference')
            self.assertIn(policy, reference['name'])

    def test_an_action_plan_in_stockport_is_moderated_and_then_signed_off(self):
        acts = section(load('stockport-2019'), 'reviews/procedure/acts')
        self.assertEqual(acts['action-plan-moderated']['after'], ['actions-completed'])
        self.assertEqual(acts['action-plan-signed-off']['after'], ['action-plan-moderated'])
        self.assertEqual(acts['action-plan-signed-off']['by'], 'executive')


if __name__ == '__main__':
    unittest.main()
