# SPDX-License-Identifier: LGPL-2.1-or-later
"""The JSON Schema of packs, held against the packs and against the reader.

Usage: test_schema.py SOURCE-ROOT
"""
import json
import pathlib
import re
import sys
import tempfile
import textwrap
import unittest

import gi
import jsonschema
import yaml

gi.require_version('Safeguard', '1')
from gi.repository import Safeguard  # noqa: E402  (the version comes first)

ROOT = pathlib.Path(sys.argv.pop(1))
PACKS = ROOT / 'src' / 'packs'
SCHEMA = json.loads((PACKS / 'safeguard-pack.schema.json').read_text())
SCENARIOS = json.loads((PACKS / 'safeguard-scenarios.schema.json').read_text())
PROFILE = json.loads((PACKS / 'safeguard-profile.schema.json').read_text())
ROOMS = ('pack', 'calendar', 'condition', 'ruling', 'thresholds', 'reviews', 'procedure',
         'escalation', 'governance', 'funding', 'policy')
KEY_LIST = re.compile(r'static const char \*const (\w+_keys|comparisons)\[\]\s*=\s*\{(.*?)\}', re.S)


class Loader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: dates are text, and `off` is a word."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, expression) for tag, expression in resolvers
            if tag not in ('tag:yaml.org,2002:timestamp', 'tag:yaml.org,2002:bool')]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
Loader.add_implicit_resolver('tag:yaml.org,2002:bool', re.compile('^(?:true|false)$'), list('tf'))


def with_text_keys(value):
    """JSON's keys are text: a year as a key too."""
    if isinstance(value, dict):
        return {str(key): with_text_keys(item) for key, item in value.items()}
    return [with_text_keys(item) for item in value] if isinstance(value, list) else value


def load(text):
    # The loader is a safe one.
    return with_text_keys(yaml.load(text, Loader=Loader))  # nosec


def faults(text, schema=None):
    validator = jsonschema.Draft202012Validator(schema or SCHEMA)
    return [f'{list(error.absolute_path)}: {error.message}'
            for error in validator.iter_errors(load(text))]


def uncommented(starter):
    """The starter with its examples: one # away, and no explanations."""
    lines = [line for line in starter.splitlines() if not line.startswith(('##', '# yaml'))]
    return '\n'.join(line[2:] if line.startswith('# ') else line for line in lines) + '\n'


def key_lists_of_the_reader():
    """'src/pack/safeguard-pack.c:frame_keys' -> its keys."""
    lists = {}
    for room in ROOMS:
        for path in sorted((ROOT / 'src' / room).glob('*.c')):
            for name, body in KEY_LIST.findall(path.read_text()):
                place = f'{path.relative_to(ROOT).as_posix()}:{name}'
                lists[place] = set(re.findall(r'"([^"]+)"', body))
    scenarios = (ROOT / 'src' / 'door' / 'safeguard-scenarios.c').read_text()
    lists['src/door/safeguard-scenarios.c:file_keys'] = set(
        re.findall(r'"([^"]+)"', dict(KEY_LIST.findall(scenarios))['file_keys']))
    return lists


def key_lists_of_the_schema(node, lists):
    if isinstance(node, dict):
        if 'x-reader' in node:
            lists.setdefault(node['x-reader'], set(node['properties']))
        for value in node.values():
            key_lists_of_the_schema(value, lists)
    elif isinstance(node, list):
        for value in node:
            key_lists_of_the_schema(value, lists)
    return lists


def descriptions(node):
    """Of each property, whether an editor has something to show."""
    for name, value in node.get('properties', {}).items():
        target = value
        while '$ref' in target and 'description' not in target:
            target = SCHEMA['$defs'][target['$ref'].rpartition('/')[2]]
        yield name, 'description' in target


GOOD = '''safeguard-pack: 1
id: small-2019
area: small
in-force: {from: 2019-01-01, to: 2019-12-31}
builds-on: []
needs-library: "1.0"
status: {reading: the town's own, endorsed: {by: the partnership, day: 2019-02-01}}
sources: {doc: {title: A document, published: 2019}, plan: {title: A plan, sections: [Aims, {section: Cover,
  not-a-rule: a picture}, {section: Work, left-out: [{what: the thanks, because: nothing follows from
  them}], paragraphs: [Who, {paragraph: When, not-a-rule: no day is given}]}]}}
x-own: anything
contacts: {front-door: {name: the front door, telephone: 0123 456, checked: 2019-03-01, cite: {document: doc}}}
definitions: {neglect: {name: Neglect, says: needs go unmet for long, cite: {document: plan, section: Aims}}}
priorities: {first: {name: Listening, lead: town, cite: {document: plan, section: Work, paragraph: Who}}}
commitments: {kind: {name: Be kind, set: values, cite: {document: doc}}}
not-shown: {map: {name: A map, says: it is a picture, cite: {document: doc}}}
figures: {children: {name: Children, unit: children, values: {2018/19: 120, 2017/18: [118, 119]}, gap: two-numbers,
  cite: {document: doc}}}
gaps: [{id: two-numbers, says: two numbers are printed, cite: {document: doc}}]
actors: {town: {name: the town, cite: {document: doc}}}
facts:
  seen: {ask: "Was the child seen?", group: visits, cite: {document: doc, section: "1"}}
timescales:
  visit: {limit: 5 working days, starts: referral, met-by: visited, holder: town,
          cite: {document: doc, section: "2"}}
'''
OVER = """safeguard-pack: 1
id: over-1
in-force: {{from: 2020-01-01}}
overlays: stockport
timescales: {{six-monthly-review: {{{}: it was held}}}}
"""
BAD = {
    'an unknown key': ('area: small', 'area: small\nareas: small'),
    'an unknown key of a fact': ('{ask:', '{asks: a, ask:'),
    'an unknown key of a citation': ('section: "1"', 'sction: "1"'),
    'a missing key': ('area: small\n', ''),
    'a missing start': ('starts: referral, ', ''),
    'an id that is none': ('id: small-2019', 'id: Small 2019'),
    'a limit that is none': ('5 working days', 'five days or so'),
    'a newer format': ('safeguard-pack: 1', 'safeguard-pack: 2'),
    'a day that is none': ('from: 2019-01-01', 'from: January'),
    'a text where a map is wanted': ('in-force: {from: 2019-01-01, to: 2019-12-31}',
                                     'in-force: 2019'),
    'a version that is none': ('needs-library: "1.0"', 'needs-library: newest'),
    'a status in one line': ('status: {reading: the town\'s own, endorsed: {by: the partnership, day: 2019-02-01}}',
                             'status: draft'),
    'an endorsement without a day': (', day: 2019-02-01', ''),
    'something left out without a reason': (', because: nothing follows from\n  them', ''),
    'a section without a name': ('{section: Cover,', '{'),
    'a contact checked some time': ('checked: 2019-03-01', 'checked: March'),
    'a definition that says nothing': ('says: needs go unmet for long, ', ''),
    'a figure that is no number': ('2018/19: 120', '2018/19: about 120'),
    'a figure with a separator': ('2018/19: 120', '2018/19: "1,120"'),
    'a figure of nothing': ('2017/18: [118, 119]', '2017/18: []'),
    'a group that is no id': ('group: visits', 'group: Home visits'),
    'a kind that is none': ('holder: town', 'kind: wish'),
    'a source without a title': ('{title: A document, published: 2019}', '{published: 2019}'),
}


class Schema(unittest.TestCase):
    def test_it_is_a_schema(self):
        for schema in (SCHEMA, SCENARIOS, PROFILE):
            jsonschema.Draft202012Validator.check_schema(schema)

    def test_every_bundled_pack_is_valid(self):
        packs = [path for path in sorted(PACKS.glob('*.yaml'))
                 if not path.name.endswith('.scenarios.yaml')]
        self.assertGreaterEqual(len(packs), 9)
        for path in packs:
            self.assertEqual(faults(path.read_text()), [], path.name)

    def test_the_starter_is_valid(self):
        text = self.starter()
        self.assertTrue(text.startswith('# yaml-language-server: $schema=safeguard-pack.schema'))
        self.assertEqual(faults(text), [])

    def test_the_examples_in_the_starter_are_valid(self):
        self.assertEqual(faults(uncommented(self.starter())), [])

    def starter(self):
        catalogue = Safeguard.Catalogue.new(None)
        return catalogue.start_pack('borchester', 'Borchester', '2027-04-01')

    def test_every_file_of_scenarios_is_valid(self):
        files = sorted(PACKS.glob('*.scenarios.yaml'))
        self.assertGreaterEqual(len(files), 5)
        for path in files:
            text = path.read_text()
            self.assertIn('$schema=safeguard-scenarios.schema.json', text.splitlines()[0])
            self.assertEqual(faults(text, SCENARIOS), [], path.name)

    def test_scenarios_that_are_none(self):
        text = (PACKS / 'stockport-2019.scenarios.yaml').read_text()
        for old, new in (('pack: ', 'pak: '), ('verb: assess', 'verb: asses'),
                         ('    day: ', '    days: '), ('    expect:', '    expects:')):
            self.assertNotEqual(faults(text.replace(old, new, 1), SCENARIOS), [], new)

    def test_the_scenarios_know_what_the_door_knows(self):
        source = (ROOT / 'src' / 'door' / 'safeguard-request.c').read_text()
        keys = dict(KEY_LIST.findall(source))['request_keys']
        known = set(re.findall(r'"([^"]+)"', keys))
        scenario = SCENARIOS['$defs']['scenario']['properties']
        beside = {'safeguard-request', 'on', 'input-text', 'input-name', 'scenarios-text',
                  'scenarios-name', 'profile', 'profile-text', 'code'}
        self.assertEqual(known - beside - {'name'}, set(scenario) - {'name', 'note', 'day', 'expect'})
        verbs = set(re.findall(r'\{"([a-z-]+)", safeguard_door_',
                               (ROOT / 'src' / 'door' / 'safeguard-door.c').read_text()))
        self.assertEqual(set(scenario['verb']['enum']),
                         verbs - {'explain', 'policy-check', 'policy-new'})

    def test_every_profile_is_valid(self):
        for path in sorted((PACKS / 'profiles').glob('*.yaml')):
            self.assertEqual(faults(path.read_text(), PROFILE), [], path.name)
        for text in ('safeguard-profile: 1\ncodes: {shadowed-row: off}\n',
                     'safeguard-profile: 1\ncodes: {shadowed-row: {off: true}}\n',
                     'safeguard-profile: 1\n'):
            self.assertNotEqual(faults(text, PROFILE), [], text)

    def test_it_knows_the_keys_that_the_reader_knows(self):
        reader = key_lists_of_the_reader()
        schema = key_lists_of_the_schema([SCHEMA, SCENARIOS, PROFILE], {})
        self.assertGreaterEqual(len(reader), 50)
        self.assertEqual(sorted(schema), sorted(reader))
        for place, keys in reader.items():
            self.assertEqual(schema[place], keys, place)

    def test_every_key_is_described(self):
        for name, node in [('pack', SCHEMA), *SCHEMA['$defs'].items()]:
            for key, described in descriptions(node):
                self.assertTrue(described, f'{name}.{key}')


def keys_of(node):
    """The keys of a document, as an editor of YAML 1.1 reads them."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield from keys_of(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from keys_of(value)


def documents():
    """(where, text) of the YAML that people write theirs after: packs, examples, the manual's pages."""
    for folder in (PACKS, ROOT / 'examples', ROOT / 'tests' / 'partnerships'):
        for path in sorted(folder.rglob('*.yaml')):
            # What is filled in as the starter is written: @ begins no word of YAML.
            yield path.name, path.read_text().replace('@', '')
    for path in sorted((ROOT / 'doc').glob('*.md')):
        for block in re.findall(r'^```yaml\n(.*?)^```$', path.read_text(), re.M | re.S):
            # A piece of a section need not end the lists that it stands in.
            yield path.name, textwrap.dedent(block.replace('...', 'left out'))


class OldYaml(unittest.TestCase):
    """In YAML 1.1, which some editors read, off, on, yes and no are booleans."""

    def test_no_key_is_a_boolean(self):
        seen = 0
        for where, text in documents():
            for key in keys_of(yaml.compose(text, Loader=getattr(yaml, 'CSafeLoader', yaml.SafeLoader))):
                seen += 1
                self.assertNotEqual(key.tag, 'tag:yaml.org,2002:bool',
                                    f'{where}: {key.value} at {key.start_mark.line + 1}')
        self.assertGreater(seen, 20000)

    def test_no_page_and_no_message_shows_the_key_without_its_marks(self):
        for path in (*(ROOT / 'doc').glob('*.md'), ROOT / 'src/policy/safeguard-severity-profile.c',
                     ROOT / 'src/base/safeguard-error-registry.def'):
            self.assertNotRegex(path.read_text(), r'[{,]\s*off:', path.name)

    def test_a_rule_is_switched_off_in_quotation_marks(self):
        """The schema, the reader, and a reader of YAML 1.1 see the same key."""
        plain = GOOD.replace('holder: town,', 'off: the town stopped,')
        quoted = GOOD.replace('holder: town,', '"off": the town stopped,')
        self.assertEqual(load(plain), load(quoted))
        self.assertEqual(faults(quoted), faults(plain))
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, 'town.yaml')
            for key in ('off', '"off"'):
                path.write_text(OVER.format(key))
                issues = Safeguard.Catalogue.new(None).check_pack(str(path))
                self.assertEqual([issue.message for issue in issues
                                  if issue.severity == Safeguard.IssueSeverity.ERROR], [])
                self.assertEqual(faults(OVER.format(key)), [])
        self.assertEqual(yaml.safe_load(OVER.format('"off"'))['timescales']['six-monthly-review'],
                         {'off': 'it was held'})
        self.assertEqual(yaml.safe_load(OVER.format('off'))['timescales']['six-monthly-review'],
                         {False: 'it was held'})


class BothRefuse(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.catalogue = Safeguard.Catalogue.new(None)

    def errors(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, 'small.yaml')
            path.write_text(text)
            return [issue.message for issue in self.catalogue.check_pack(str(path))
                    if issue.severity == Safeguard.IssueSeverity.ERROR]

    def test_a_good_pack(self):
        self.assertEqual(faults(GOOD), [])
        self.assertEqual(self.errors(GOOD), [])

    def test_bad_packs(self):
        for what, (old, new) in BAD.items():
            with self.subTest(what):
                self.assertIn(old, GOOD)
                text = GOOD.replace(old, new, 1)
                self.assertNotEqual(faults(text), [])
                self.assertNotEqual(self.errors(text), [])


if __name__ == '__main__':
    unittest.main()
