# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every vector of tests/conformance that a command line can say, asked of the command."""
import copy
import json
import os
import pathlib
import sys
import unittest

from command import CommandTest

CONFORMANCE = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT'], 'tests', 'conformance')
sys.path.insert(0, str(CONFORMANCE))
from matching import missing  # noqa: E402

OPTIONS = ('policy', 'on', 'at', 'known-on', 'clock', 'from', 'to', 'year', 'format', 'section', 'score',
           'profile')
AREA_VERBS = ('policy-show', 'policy-new')
FLAGS = ('explain', 'readings')
SAID = {'safeguard-request', 'verb', 'events', 'input', 'input-text', 'input-name', 'date', 'days',
        'inputs', 'holidays', 'body', 'act', 'matter', 'checklist', 'mapping', 'entries', 'event', 'meeting',
        'code', 'scenarios-text', 'scenarios-name',
        *OPTIONS, *FLAGS}
VERBS = ('assess', 'incident', 'dispute', 'review', 'due', 'working-days', 'policy-list',
         'policy-show', 'policy-check', 'policy-new', 'explain', 'diary', 'redate', 'statistics',
         'fund-statement', 'fund-check',
         'fund-shares', 'fund-export', 'fund-import', 'fund-approve', 'fund-commit', 'meeting', 'vote',
         'partnership', 'risk', 'may', 'decisions', 'check', 'attendance', 'workstream', 'assurance',
         'information', 'duties')
OF_A_CASE = ('assess', 'incident', 'dispute', 'review')


def can_be_said(request):
    texts = all(isinstance(request.get(key, ''), (str, int)) for key in OPTIONS)
    return (texts and request.get('verb') in VERBS and set(request) <= SAID
            and request.get('safeguard-request') == 1
            and (request['verb'] not in OF_A_CASE or 'input' in request)
            and request.get('profile') in (None, 'author', 'release')
            and not (request['verb'] == 'fund-statement' and 'year' not in request))


class ConformanceTest(CommandTest):
    def arguments(self, request):
        verb = request['verb']
        words = verb.split('-') if verb.startswith(('policy', 'fund')) else [verb]
        shown = request.get('policy') if verb in AREA_VERBS else None
        if verb == 'explain':
            return ['policy', 'check', '--explain', request['code']]
        if 'scenarios-text' in request:
            self.file(request['scenarios-name'], request['scenarios-text'])
        for key in OPTIONS:
            if key in request and not (key == 'policy' and shown):
                words += [f'--{key}', str(request[key])]
        words += [f'--{key}' for key in FLAGS if request.get(key)]
        for event, when in request.get('events', {}).items():
            words += ['--event', f'{event}={when}']
        if shown:
            words.append(shown)
        if 'holidays' in request:
            words += ['--holidays', self.file('holidays.json', json.dumps(request['holidays']))]
        for key, option in (('mapping', '--mapping'), ('entries', '--fund'),
                            ('meeting', '--meeting')):
            if key in request:
                content = request[key]
                words += [option, self.file(f'{key}.json', json.dumps(
                    {'entries': content} if key == 'entries' else content))]
        if 'event' in request:
            words.append(self.file('event.json', json.dumps(request['event'])))
        for number, record in enumerate(request.get('inputs', ())):
            words.append(self.file(f'{number}.json', json.dumps(record)))
        words += [request[key] for key in ('body', 'act', 'matter', 'checklist') if key in request]
        if 'input' in request:
            words.append(self.file('input.json', json.dumps(request['input'])))
        elif 'input-text' in request:
            words.append(self.file(request.get('input-name', 'input'), request['input-text']))
        if verb == 'working-days':
            words += [request['date'], str(request['days'])]
        return words

    def test_all(self):
        asked = 0
        for path in sorted((CONFORMANCE / 'vectors').glob('*.json')):
            for vector in json.loads(path.read_text()):
                if not can_be_said(vector['request']):
                    continue
                asked += 1
                with self.subTest(path.stem + ': ' + vector['name']):
                    expected = copy.deepcopy(vector['expect'])
                    # A place in the user's file is another one than in the request.
                    for key in ('at', 'source'):
                        expected.get('error', {}).pop(key, None)
                    _status, out, err = self.run_command(*self.arguments(vector['request']),
                                                         '--packs', str(CONFORMANCE / 'packs'),
                                                         '--json')
                    self.assertEqual(err, '')
                    self.assertIsNone(missing(expected, json.loads(out)))
        self.assertGreaterEqual(asked, 116)


if __name__ == '__main__':
    unittest.main()
