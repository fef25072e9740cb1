// SPDX-License-Identifier: LGPL-2.1-or-later
// What a council decides on top of published arrangements, and packs that are signed.
import GLib from 'gi://GLib';

import {test, done, assert, assertEqual} from './tap.js';
import {Safeguard} from './recording.js';

const PACK = `safeguard-pack: 1
id: our-overlay
overlays: stockport
in-force: {from: 2020-01-01}
sources: {minutes: {title: Minutes}}
decides:
  risk-score-twelve: {as: twelve-is-escalated, by: the council, decided: 2020-01-01, because: it is better seen, cite: {document: minutes, section: "4"}}
`;
// RFC 8032, section 7.1, TEST 1.
const PRIVATE = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
-----END PRIVATE KEY-----
`;
const PUBLIC = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
-----END PUBLIC KEY-----
`;
const folder = GLib.dir_make_tmp('safeguard-overlays-XXXXXX');
const write = (name, text) => {
    const path = GLib.build_filenamev([folder, name]);
    GLib.file_set_contents(path, text);
    return path;
};
const pack = write('our-overlay.yaml', PACK);
const privateKey = write('private.pem', PRIVATE);
const publicKey = write('public.pem', PUBLIC);
const nickOf = call => {
    try {
        call();
    } catch (error) {
        return error.nick;
    }
    return null;
};

await test('a decision and the rulings that follow it', () => {
    const catalogue = Safeguard.Catalogue.new([pack]);
    assertEqual(catalogue.get_policy('stockport', '2019-12-31').get_decided().length, 0);
    const policy = catalogue.get_policy('stockport', '2020-01-01');
    const [decision] = policy.get_decided();
    assertEqual([decision.get_gap(), decision.get_answer(), decision.get_by(),
        decision.get_decided(), decision.get_because(), decision.get_edition(),
        decision.get_overruled(), decision.closes()],
    ['risk-score-twelve', 'twelve-is-escalated', 'the council', '2020-01-01', 'it is better seen',
        'our-overlay', [], true]);
    assert(decision.get_says().includes('12'));
    assertEqual(decision.get_citations().map(cite => cite.section), ['4']);
    const ruling = policy.governance.assess_score(12);
    assertEqual(ruling.handling, Safeguard.RiskHandling.ESCALATED);
    assertEqual(ruling.get_decided().map(each => each.get_gap()), ['risk-score-twelve']);
});

await test('signed packs', () => {
    const keys = Safeguard.TrustedKeys.new([publicKey]);
    assertEqual(nickOf(() => Safeguard.Catalogue.new_signed([pack], keys)), 'not-signed');
    const key = Safeguard.sign_file(pack, privateKey);
    assertEqual([...keys.get_fingerprints()], [key]);
    assertEqual(keys.check_file(pack), key);
    const edition = Safeguard.Catalogue.new_signed([pack], keys).editions
        .find(each => each.id === 'our-overlay');
    assertEqual([edition.get_signed_by(), edition.is_bundled(), edition.is_overlay()],
        [key, false, true]);
    write('our-overlay.yaml', PACK.replace('escalated', 'kept'));
    assertEqual(nickOf(() => Safeguard.Catalogue.new_signed([pack], keys)), 'wrong-signature');
    assertEqual(nickOf(() => Safeguard.TrustedKeys.new([privateKey])), 'unusable-key');
});

for (const name of ['our-overlay.yaml', 'our-overlay.yaml.sig', 'private.pem', 'public.pem'])
    GLib.unlink(GLib.build_filenamev([folder, name]));
GLib.rmdir(folder);

done();
