# SPDX-License-Identifier: LGPL-2.1-or-later
"""Complex safeguarding and special circumstances: facts with a type, asked for and answered with.

The documents name them and rest no level on them; an area that decides to can.
"""
import json
import unittest

from command import CommandTest

GROUPS = ('complex-safeguarding', 'special-circumstances')
STOCKPORT = ('--policy', 'stockport', '--on', '2019-10-15')
CHESHIRE = ('--policy', 'cheshire-west-and-chester', '--on', '2019-10-15')
HARMED = ['abuse-or-neglect-known-or-suspected', 'child-seriously-harmed', 'in-area']
UNDER_THE_BOARD = [*HARMED[:2], 'concern-about-working-together']
# Every document that names some, how many at least, and a case of what is asked of it.
NAMED = (
    ('001', ('--policy', 'stockport', '--on', '2017-10-02'), 25, 'incident', UNDER_THE_BOARD),
    ('002', ('--policy', 'stockport', '--on', '2012-10-01'), 8, 'incident', UNDER_THE_BOARD),
    ('000', STOCKPORT, 9, 'assess', ['significant-harm']),
    ('003', ('--policy', 'salford', '--on', '2022-10-03'), 1, 'incident', HARMED),
    ('004', CHESHIRE, 10, 'incident', HARMED),
)
# Made up: what a council might decide to rest on two of them.
OVERLAY = '''safeguard-pack: 1
id: town-decides
in-force: {{from: 2019-10-01}}
overlays: {area}
sources: {{minutes: {{title: Minutes}}}}
'''
EXPLOITED = OVERLAY.format(area='stockport') + '''thresholds:
  table:
    rows:
      - {id: exploited, when: {all: [child-sexual-exploitation, {any: [goes-missing, privately-fostered]}]},
         then: {level: 4, statute: section-47}, cite: {document: minutes}}
'''
COUNTY_LINES = OVERLAY.format(area='cheshire-west-and-chester') + '''reviews:
  criteria:
    rows:
      - {id: county-lines, when: {all: [county-lines, in-care-out-of-area]},
         then: {by: local-authority, to: [panel]}, cite: {document: minutes}}
'''


class Circumstances(CommandTest):
    def facts(self, options):
        area, *more = options[1:]
        return {fact['id']: fact for fact in self.answer('policy', 'show', '--json', *more, area)['facts']
                if fact.get('group') in GROUPS}

    def rule(self, verb, options, **record):
        return self.answer(verb, *options, '-', given=json.dumps(record).encode())

    def row(self, ruling, name):
        return next(row for row in ruling['result']['trace'] if row['row'] == name)

    def test_each_is_a_question_with_a_type(self):
        for document, options, least, _, _ in NAMED:
            facts = self.facts(options)
            self.assertGreaterEqual(len(facts), least, document)
            for fact in facts.values():
                self.assertTrue(fact['ask'].endswith('?'), fact)
                self.assertIn(fact['type'], ('flag', 'choice', 'number'), fact)

    def test_what_is_recorded_of_them_is_taken(self):
        """All present, all absent, or half and half: no document makes another answer of it."""
        for document, options, _, verb, given in NAMED:
            names = sorted(self.facts(options))
            alone = self.rule(verb, options, present=given)
            for present, absent in ((names, []), ([], names), (names[::2], names[1::2])):
                ruling = self.rule(verb, options, present=sorted({*given, *present}),
                                   absent=sorted({*absent} - {*given}))
                for key in ('level', 'statute', 'notifiable', 'to'):
                    self.assertEqual(ruling['result'].get(key), alone['result'].get(key),
                                     (document, key))

    def test_one_that_is_misspelled_is_refused(self):
        error = self.assert_refused(('assess', *STOCKPORT, self.file(
            'c.json', '{"present": ["child-sexual-exploitatoin"]}')), 'unknown-fact')
        self.assertIn('child-sexual-exploitation', json.dumps(error))

    def test_a_level_may_rest_on_them(self):
        """000's facts under a row of the town's own: present, absent, and not known."""
        options = (*STOCKPORT, '--packs', self.file('town.yaml', EXPLOITED))
        for present, absent, state, level in (
                (['child-sexual-exploitation', 'privately-fostered'], [], 'yes', 4),
                (['child-sexual-exploitation', 'goes-missing'], [], 'yes', 4),
                (['child-sexual-exploitation'], [], 'open', None),
                ([], ['child-sexual-exploitation'], 'no', None),
                (['child-sexual-exploitation'], ['goes-missing', 'privately-fostered'], 'no', None)):
            ruling = self.rule('assess', options, present=present, absent=absent)
            self.assertEqual(self.row(ruling, 'exploited')['state'], state, (present, absent))
            self.assertEqual((ruling['result']['level'] or {}).get('number'), level)
        ruling = self.rule('assess', options, present=['child-sexual-exploitation'])
        self.assertIn('goes-missing', json.dumps(self.row(ruling, 'exploited')['needs']))

    def test_a_notification_may_rest_on_them(self):
        """004's facts under a criterion of the town's own."""
        options = (*CHESHIRE, '--packs', self.file('town.yaml', COUNTY_LINES))
        for present, notifiable in ((['county-lines', 'in-care-out-of-area'], 'yes'),
                                    (['county-lines'], 'undetermined')):
            ruling = self.rule('incident', options, present=present)
            self.assertEqual(ruling['result']['notifiable'], notifiable, present)

    def test_a_looked_after_child_who_died(self):
        """England's own: the Secretary of State and Ofsted are told, whether or not abuse is suspected."""
        recipients = {}
        for name in ('present', 'absent'):
            facts = {'present': ['child-died'], 'absent': ['abuse-or-neglect-known-or-suspected']}
            facts[name] = [*facts[name], 'looked-after']
            recipients[name] = self.rule('incident', CHESHIRE, **facts)['result']['to']
        self.assertIn('secretary-of-state', recipients['present'])
        self.assertNotIn('secretary-of-state', recipients['absent'])


if __name__ == '__main__':
    unittest.main()
