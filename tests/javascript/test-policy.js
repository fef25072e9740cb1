// SPDX-License-Identifier: LGPL-2.1-or-later
// The policy, the catalogue and the door.
import {test, done, assert, assertEqual} from './tap.js';
import {Safeguard} from './recording.js';

const nickOf = call => {
    try {
        call();
    } catch (error) {
        return error.nick;
    }
    return null;
};

await test('a policy names what it is made of', () => {
    const policy = Safeguard.Policy.load('stockport', '2019-10-01');
    assertEqual([policy.area, policy.edition, policy.on],
        ['stockport', 'stockport-2019', '2019-10-01']);
    assertEqual([...policy.layers].sort(), ['bank-holidays-england-and-wales', 'england-2018',
        'greater-manchester', 'stockport-2019']);
    assert(/^sha256:[0-9a-f]{64}$/.test(policy.digest));
    assert(policy.timescales.some(timescale => timescale.id === 'rapid-review'));
});

await test('a clock is due on a day or at a time', () => {
    const policy = Safeguard.Policy.load('england', '2019-10-07');
    const record = Safeguard.Chronology.new({
        events: {'taken-into-police-protection': '2019-10-07T14:00', 'authority-aware': '2019-10-07'},
    });
    const due = id => policy.get_timescale(id).start(record, null).due;
    assertEqual(due('police-protection').toISOString(), '2019-10-10T13:00:00.000Z');
    assertEqual([due('notify-panel'), due('assessment')], ['2019-10-14', null]);
});

await test('a section that the document lacks is an error', () => {
    const policy = Safeguard.Policy.load('england-and-wales', '2019-10-01');
    assert(policy.calendar instanceof Safeguard.Calendar);
    assertEqual(nickOf(() => policy.get_thresholds()), 'section-absent');
});

await test('what the document says beside its rules', () => {
    const policy = Safeguard.Policy.load('cheshire-west-and-chester', '2019-10-01');
    const priority = policy.get_provisions('priorities').find(each => each.id === 'complex-needs');
    assertEqual([...priority.get_values('lead')], ['police']);
    const schools = policy.figures.find(figure => figure.id === 'schools');
    assertEqual([schools.name, schools.unit, schools.gap, schools.note],
        ['Schools', 'schools', 'number-of-schools', null]);
    assertEqual([[...schools.periods], [...schools.get_values('2019')]], [['2019'], ['163']]);
    assert(schools.disagreement.includes('162'));
    assertEqual(schools.citations.map(citation => citation.section), ['section 2.1']);
});

await test('errors have stable names', () => {
    assertEqual(nickOf(() => Safeguard.Policy.load('stokport', '2019-10-01')), 'unknown-area');
    assertEqual(nickOf(() => Safeguard.Policy.load('stockport', '2010-03-31')), 'no-edition');
});

await test('the bundled packs', () => {
    const catalogue = Safeguard.Catalogue.new(null);
    assertEqual(catalogue.areas, ['cheshire-west-and-chester', 'england', 'england-and-wales',
        'greater-manchester', 'pan-cheshire', 'salford', 'stockport']);
    assertEqual(catalogue.get_issues().length, 0);
    const edition = catalogue.editions.find(each => each.id === 'stockport-2019');
    assertEqual([edition.area, edition.title, edition.firstDay, edition.lastDay],
        ['stockport', 'Safeguarding Children in Stockport (2019)', '2019-09-29', '2024-12-31']);
    assertEqual(edition.is_in_force_verified(), false);
    assert(edition.digest.startsWith('sha256:'));
    assert(edition.reading.includes("the project's own"));
    assertEqual([edition.endorsedBy, edition.endorsedDay], [null, null]);
});

await test('the edition of the day, and as it was known', () => {
    const catalogue = Safeguard.Catalogue.new(null);
    assertEqual(catalogue.get_policy('england', '2023-12-14').edition, 'england-2018');
    assertEqual(catalogue.get_policy('england', '2023-12-15').edition, 'england-2023');
    const then = catalogue.as_known('2022-09-07T12:00:00');
    assertEqual(then.get_policy('england', '2022-09-07').calendar.add('2022-09-07', 15),
        '2022-09-28');
});

await test('a pack is checked', () => {
    const issues = Safeguard.Catalogue.new(null).check_pack('/nowhere/no-pack.yaml');
    assertEqual(issues.map(issue => issue.code), [Safeguard.Error.FILE_UNREADABLE]);
});

await test('the door answers questions and nonsense', () => {
    const door = Safeguard.Door.new(Safeguard.Catalogue.new(null));
    const ask = request => JSON.parse(door.answer(JSON.stringify(request)));
    assertEqual(ask({'safeguard-request': 1, verb: 'working-days', date: '2019-12-20', days: 15})
        .date, '2020-01-15');
    assert(JSON.parse(door.answer('nonsense')).error.code.length > 0);
});

done();
