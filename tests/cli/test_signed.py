# SPDX-License-Identifier: LGPL-2.1-or-later
"""Signed packs, held against OpenSSL's own command in both directions."""
import hashlib
import json
import shutil
import subprocess
import unittest

from command import CommandTest

PACK = '''safeguard-pack: 1
id: our-overlay
overlays: stockport
in-force: {from: 2020-01-01}
decides:
  risk-score-twelve: {as: twelve-is-kept, by: the council, decided: 2020-01-01, because: it was asked to}
'''
TOWN = '''safeguard-pack: 1
id: our-town-2031
area: our-town
title: Our town
builds-on: [england]
in-force: {from: 2031-01-01, verified: false}
sources: {doc: {title: Our arrangements}}
'''
RISK = ('risk', '--policy', 'stockport', '--on', '2020-02-01', '--score', '12')


@unittest.skipUnless(shutil.which('openssl'), 'openssl makes the keys')
class Signed(CommandTest):
    def setUp(self):
        super().setUp()
        self.pack = self.file('our-overlay.yaml', PACK)
        self.private, self.public = self.make_key('ours')

    def openssl(self, *arguments):
        done = subprocess.run(['openssl', *arguments], cwd=self.folder, capture_output=True,
                              timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def make_key(self, name, *kind):
        self.openssl('genpkey', '-algorithm', *(kind or ('ed25519',)), '-out', name + '.pem')
        self.openssl('pkey', '-in', name + '.pem', '-pubout', '-out', name + '.pub')
        return name + '.pem', name + '.pub'

    def sign(self, pack=None):
        return self.answer('policy', 'sign', '--key', self.private, pack or self.pack)['key']

    def change(self, name, change):
        path = self.folder / name
        path.write_bytes(change(path.read_bytes()))

    def refused(self, code, *fragments, keys=None):
        """Refused alike by the check and by every verb that would use the pack."""
        keys = keys or [self.public]
        named = [word for key in keys for word in ('--key', key)]
        self.assert_refused(('policy', 'verify', *named, self.pack), code, *fragments)
        return self.assert_refused((*RISK, '--require-signed', *named, '--packs', self.pack), code)

    def test_what_is_signed_is_read_and_told(self):
        key = self.sign()
        der = self.openssl('pkey', '-pubin', '-in', self.public, '-pubout', '-outform', 'DER')
        self.assertEqual(key, 'sha256:' + hashlib.sha256(der).hexdigest())
        self.assertEqual(self.answer('policy', 'verify', '--key', self.public, self.pack)['key'], key)
        self.assertIn(key, self.text('policy', 'verify', '--key', self.public, self.pack))
        asked = ('--require-signed', '--key', self.public, '--packs', self.pack)
        ruling = self.answer(*RISK, *asked)
        self.assertEqual(ruling['policy']['signed'], {'our-overlay': key})
        self.assertEqual(ruling['result']['handling'], 'kept')
        shown = self.answer('policy', 'show', 'stockport', '--on', '2020-02-01', *asked)
        self.assertEqual({layer['id']: (layer['bundled'], layer['signed_by'])
                          for layer in shown['layers'] if layer['id'] in ('our-overlay', 'stockport-2019')},
                         {'our-overlay': (False, key), 'stockport-2019': (True, None)})
        # Nobody asked: nothing is said of a signature that nobody checked.
        self.assertNotIn('signed', self.answer(*RISK, '--packs', self.pack)['policy'])
        self.assertNotIn('signed', self.answer(*RISK, '--require-signed', '--key',
                                               self.public)['policy'])

    def test_openssl_checks_what_we_sign(self):
        self.sign()
        said = self.openssl('pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', self.public, '-in',
                            self.pack, '-sigfile', self.pack + '.sig')
        self.assertIn(b'Verified Successfully', said)

    def test_we_check_what_openssl_signs(self):
        self.openssl('pkeyutl', '-sign', '-rawin', '-inkey', self.private, '-in', self.pack,
                     '-out', self.pack + '.sig')
        self.answer('policy', 'verify', '--key', self.public, self.pack)

    def test_a_key_as_its_32_bytes(self):
        key = self.sign()
        der = self.openssl('pkey', '-pubin', '-in', self.public, '-pubout', '-outform', 'DER')
        raw = self.file('ours.raw', der[-32:])
        self.assertEqual(self.answer('policy', 'verify', '--key', raw, self.pack)['key'], key)

    def test_each_altered_byte(self):
        self.sign()
        for place in (0, 17, len(PACK) - 1):
            with self.subTest(place=place):
                self.file(self.pack, PACK)
                self.change(self.pack, lambda text: text[:place] + bytes([text[place] ^ 1])
                            + text[place + 1:])
                self.refused('wrong-signature')
        self.file(self.pack, PACK)
        self.change(self.pack + '.sig', lambda signature: signature[:-1]
                    + bytes([signature[-1] ^ 1]))
        self.refused('wrong-signature')

    def test_another_key(self):
        self.sign()
        _private, other = self.make_key('other')
        self.refused('wrong-signature', keys=[other])
        # One of several is enough.
        self.answer('policy', 'verify', '--key', other, '--key', self.public, self.pack)

    def test_no_signature(self):
        error = self.refused('not-signed', self.pack + '.sig')
        self.assertEqual(error['source'], self.pack)

    def test_a_signature_that_is_none(self):
        for change in (lambda signature: signature[:63], lambda signature: signature + b'\n',
                       lambda signature: b'', lambda signature: b'x' * 100000):
            self.sign()
            self.change(self.pack + '.sig', change)
            self.refused('malformed-signature')

    def test_a_key_of_another_kind(self):
        self.sign()
        rsa, rsa_public = self.make_key('rsa', 'RSA')
        curve, curve_public = self.make_key('curve', 'x25519')
        for key in (rsa_public, curve_public, self.private, self.file('empty', b''),
                    self.file('text', 'no key'), self.file('short', b'x' * 31)):
            with self.subTest(key=key):
                self.refused('unusable-key', keys=[key])
        for key in (rsa, curve, self.public):
            self.assert_refused(('policy', 'sign', '--key', key, self.pack), 'unusable-key')
        self.refused('file-unreadable', keys=['nowhere.pub'])

    def test_a_key_with_a_passphrase_is_not_asked_for(self):
        self.openssl('pkey', '-in', self.private, '-aes256', '-passout', 'pass:x', '-out', 'locked.pem')
        self.assert_refused(('policy', 'sign', '--key', 'locked.pem', self.pack), 'unusable-key')

    def test_a_signature_over_another_file(self):
        other = self.file('other.yaml', PACK.replace('kept', 'escalated'))
        self.sign(other)
        (self.folder / (self.pack + '.sig')).write_bytes(
            (self.folder / (other + '.sig')).read_bytes())
        self.refused('wrong-signature')

    def test_one_bad_pack_and_nothing_is_loaded(self):
        self.sign()
        self.file('second.yaml', PACK.replace('our-overlay', 'second'))
        error = self.assert_refused(('policy', 'list', '--require-signed', '--key', self.public,
                                     '--packs', '.'), 'not-signed')
        self.assertIn('second.yaml', error['source'])

    def test_a_pack_given_as_an_argument(self):
        """As A, B or FILE a pack is refused, or read, as with --packs."""
        town = self.file('town.yaml', TOWN)
        cases = self.file('cases.json', '{"present": ["child-died"]}')
        asked = ('--require-signed', '--key', self.public)
        facts = ('--as', 'incident', '--facts', cases)
        ways = [('policy', 'diff', *asked, 'stockport-2019', town),
                ('policy', 'diff', *asked, '--known-on', '2026-01-01', 'stockport-2019', town),
                ('policy', 'diff', *asked, town, 'stockport-2019'),
                ('policy', 'diff', *asked, '--on', '2031-01-01', '--to', '2032-01-01', town),
                ('policy', 'compare', *asked, 'stockport-2019', town, *facts),
                ('policy', 'impact', *asked, 'stockport-2019', town, *facts),
                ('policy', 'check', *asked, town)]
        for alter, code in ((lambda: None, 'not-signed'), (lambda: self.sign(town), None),
                            (lambda: self.file('town.yaml', TOWN + '# altered\n'),
                             'wrong-signature')):
            alter()
            for way in ways:
                with self.subTest(way=way[:2], code=code):
                    if code is None:
                        self.answer(*way)
                        continue
                    status, out, _err = self.run_command(*way, '--json')
                    said = json.loads(out)
                    self.assertEqual(status, 1, out)
                    error = said['issues'][0] if way[1] == 'check' else said['error']
                    self.assertEqual((error['code'], error['source']), (code, town))
        self.assertEqual(len(said['issues']), 1)
        error = self.assert_refused(('policy', 'diff', *asked, 'stockport-2019', '-'), 'not-signed',
                                    given=TOWN.encode())
        self.assertEqual(error['source'], 'standard input')

    def test_it_cannot_be_written(self):
        (self.folder / (self.pack + '.sig')).mkdir()
        self.assert_refused(('policy', 'sign', '--key', self.private, self.pack), 'file-unwritable')

    def test_misuse(self):
        for arguments, said in (
                ((*RISK, '--require-signed'), 'takes a --key'),
                ((*RISK, '--key', self.public), 'goes with --require-signed'),
                (('policy', 'sign', self.pack), 'one --key'),
                (('policy', 'sign', '--key', 'a', '--key', 'b', self.pack), 'one --key'),
                (('policy', 'verify', self.pack), '--key is missing'),
                (('policy', 'verify', '--key', self.public), 'FILE is missing'),
                (('policy', 'sign', '--key', self.private), 'FILE is missing')):
            with self.subTest(arguments=arguments):
                self.assert_misused(arguments, said)

    def test_signing_twice_is_signing_once(self):
        self.sign()
        first = (self.folder / (self.pack + '.sig')).read_bytes()
        self.sign()
        self.assertEqual((self.folder / (self.pack + '.sig')).read_bytes(), first)
        self.assertEqual(len(first), 64)
        self.assertNotIn('error', json.dumps(self.answer('policy', 'verify', '--key', self.public,
                                                         self.pack)))


if __name__ == '__main__':
    unittest.main()
