# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a council decides on top of published arrangements, and packs that are signed."""
import base64
import datetime
import json
import pathlib
import tempfile
import unittest

from recording import Safeguard
from gi.repository import GLib

date = datetime.date
PACK = '''safeguard-pack: 1
id: our-overlay
overlays: stockport
in-force: {from: 2020-01-01}
sources: {minutes: {title: Minutes}}
decides:
  risk-score-twelve: {as: twelve-is-escalated, by: the council, decided: 2020-01-01, because: it is better seen, cite: {document: minutes, section: "4"}}
'''
# RFC 8032, section 7.1, TEST 1.
SEED = bytes.fromhex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
PUBLIC = bytes.fromhex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
PRIVATE = '\n'.join(('-----BEGIN PRIVATE KEY-----', base64.b64encode(
    bytes.fromhex('302e020100300506032b657004220420') + SEED).decode(),
                     '-----END PRIVATE KEY-----', ''))


class Overlays(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.pack = self.file('our-overlay.yaml', PACK.encode())
        self.private = self.file('private.pem', PRIVATE.encode())
        self.public = self.file('public.raw', PUBLIC)

    def file(self, name, content):
        (self.folder / name).write_bytes(content)
        return str(self.folder / name)

    def assert_refused(self, code, call):
        with self.assertRaises(GLib.Error) as caught:
            call()
        self.assertEqual(caught.exception.nick, code)

    def test_a_decision_and_the_rulings_that_follow_it(self):
        catalogue = Safeguard.Catalogue([self.pack])
        self.assertEqual(list(catalogue.get_policy('stockport', date(2019, 12, 31)).decided), [])
        policy = catalogue.get_policy('stockport', date(2020, 1, 1))
        decision, = policy.get_decided()
        self.assertEqual((decision.gap, decision.answer, decision.by, decision.decided,
                          decision.because, decision.edition, list(decision.overruled),
                          decision.closes()),
                         ('risk-score-twelve', 'twelve-is-escalated', 'the council',
                          date(2020, 1, 1), 'it is better seen', 'our-overlay', [], True))
        self.assertIn('12', decision.says)
        self.assertEqual([cite.section for cite in decision.citations], ['4'])
        ruling = policy.governance.assess_score(12)
        self.assertEqual(ruling.handling, Safeguard.RiskHandling.ESCALATED)
        self.assertEqual([each.gap for each in ruling.get_decided()], ['risk-score-twelve'])
        self.assertIn('Minutes, 4', ruling.why())

    def try_out(self, keys):
        """(who signed the pack, with what it is refused) in each way in which one is tried out."""
        catalogue = Safeguard.Catalogue.new_signed(None, keys)
        door = Safeguard.Door.new(catalogue)
        request = {'safeguard-request': 1, 'verb': 'policy-check', 'input-text': PACK}
        self.assertEqual(json.loads(door.answer(json.dumps(request)))['issues'][0]['code'],
                         'not-signed')
        found = [issue.code.value_nick for issue in catalogue.check_pack(self.pack)
                 if issue.severity == Safeguard.IssueSeverity.ERROR]
        try:
            editions = {edition.id: edition
                        for edition in catalogue.with_pack(self.pack).get_editions()}
            self.assertEqual(found, [])
            return editions['our-overlay'].get_signed_by(), None
        except GLib.Error as error:
            self.assertEqual(found, [error.nick])
            return None, error.nick

    def test_signed(self):
        keys = Safeguard.TrustedKeys.new([self.public])
        self.assert_refused('not-signed',
                            lambda: Safeguard.Catalogue.new_signed([self.pack], keys))
        key = Safeguard.sign_file(self.pack, self.private)
        self.assertEqual(list(keys.get_fingerprints()), [key])
        self.assertEqual(keys.check_file(self.pack), key)
        editions = {edition.id: edition for edition in
                    Safeguard.Catalogue.new_signed([self.pack], keys).get_editions()}
        ours, theirs = editions['our-overlay'], editions['stockport-2019']
        self.assertEqual((ours.get_signed_by(), ours.is_bundled(), ours.is_overlay()),
                         (key, False, True))
        self.assertEqual((theirs.get_signed_by(), theirs.is_bundled(), theirs.is_overlay()),
                         (None, True, False))
        self.assertEqual(self.try_out(keys), (key, None))
        self.file('our-overlay.yaml', PACK.replace('escalated', 'kept').encode())
        self.assertEqual(self.try_out(keys), (None, 'wrong-signature'))
        self.assert_refused('wrong-signature',
                            lambda: Safeguard.Catalogue.new_signed([self.pack], keys))
        self.file('our-overlay.yaml.sig', b'short')
        self.assert_refused('malformed-signature', lambda: keys.check_file(self.pack))

    def test_keys(self):
        self.assert_refused('unusable-key', lambda: Safeguard.TrustedKeys.new([self.private]))
        self.assert_refused('unusable-key', lambda: Safeguard.sign_file(self.pack, self.public))
        self.assertEqual(list(Safeguard.TrustedKeys.new([]).get_fingerprints()), [])


if __name__ == '__main__':
    unittest.main()
