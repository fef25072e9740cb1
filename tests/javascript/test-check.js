// SPDX-License-Identifier: LGPL-2.1-or-later
// The tools of those who write packs: codes, profiles, scenarios and the beginning of a pack.
import GLib from 'gi://GLib';
import {test, done, assert, assertEqual} from './tap.js';
import {Safeguard} from './recording.js';

const root = GLib.getenv('SAFEGUARD_SOURCE_ROOT');
const packs = GLib.build_filenamev([root, 'src', 'packs']);
const writing = GLib.build_filenamev([root, 'examples', 'writing-a-pack']);
const {ERROR, WARNING, INFORMATION} = Safeguard.IssueSeverity;

const nickOf = call => {
    try {
        call();
    } catch (error) {
        return error.nick;
    }
    return null;
};

await test('a code says what it stands for', () => {
    const code = Safeguard.Code.find('shadowed-row');
    assertEqual([code.get_id(), code.get_kind(), code.get_severity()],
        ['shadowed-row', Safeguard.CodeKind.ISSUE, 'warning']);
    assert(code.get_meaning() && code.get_example() && code.get_remedy());
    assertEqual(Safeguard.Code.find('clock-overdue').get_example(), null);
    assertEqual(nickOf(() => Safeguard.Code.find('shadowed')), 'unknown-code');
    assert([...Safeguard.Code.list_all()].length > 100);
});

await test('a profile weighs what a check finds', () => {
    const catalogue = Safeguard.Catalogue.new(null);
    const reportOf = profile => catalogue.report_pack(`${packs}/stockport-2019.yaml`, profile);
    assertEqual(Safeguard.SeverityProfile.list_names(), ['author', 'release']);
    const release = Safeguard.SeverityProfile.load('release');
    assertEqual(release.get_name(), 'release');
    const report = reportOf(release);
    const counts = one => [ERROR, WARNING, INFORMATION].map(severity => one.count(severity));
    const plain = counts(reportOf(null));
    assertEqual(counts(report), [0, plain[1] + plain[2], 0]);
    assertEqual([...report.get_issues()].length, plain[1] + plain[2]);

    const ours = Safeguard.SeverityProfile.read('ours',
        'safeguard-profile: 1\ncodes: {unverified-rule: {off: kept in a register}}');
    const off = reportOf(ours);
    assertEqual(off.list_off(), ['unverified-rule']);
    assertEqual([off.count_off('unverified-rule'), off.get_reason('unverified-rule')],
        [3, 'kept in a register']);
    assertEqual(nickOf(() => Safeguard.SeverityProfile.read('ours',
        'safeguard-profile: 1\ncodes: {no-citation: warning}')), 'stays-an-error');
});

await test('scenarios are run beside a pack that is being written', () => {
    const catalogue = Safeguard.Catalogue.new(null).with_pack(`${writing}/borchester-2027.yaml`);
    const door = Safeguard.Door.new(catalogue);
    const scenarios = [...door.run_scenarios(`${writing}/borchester-2027.scenarios.yaml`)];
    assertEqual(scenarios.length, 5);
    assertEqual([scenarios[2].get_name(), scenarios[2].get_verb(), scenarios[2].get_line()],
        ['nothing known is no level', 'assess', 18]);
    for (const scenario of scenarios)
        assertEqual([...scenario.get_issues()].length, 0);
});

await test('a pack is begun', () => {
    const catalogue = Safeguard.Catalogue.new(null);
    const text = catalogue.start_pack('borchester', null, '2027-04-01');
    assert(text.includes('\nid: borchester-2027\n'));
    assertEqual(nickOf(() => catalogue.start_pack('salford', null, '2024-12-31')), 'editions-overlap');
});

done();
