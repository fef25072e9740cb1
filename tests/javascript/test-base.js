// SPDX-License-Identifier: LGPL-2.1-or-later
// Issues, citations, lists and the error domain.
import GLib from 'gi://GLib';

import {test, done, assert, assertEqual, assertThrows} from './tap.js';
import {Safeguard, blank} from './recording.js';

await test('an error of the domain matches by code', () => {
    const error = new Safeguard.Error({code: Safeguard.Error.UNKNOWN_FACT, message: 'no such fact'});
    assert(error.matches(Safeguard.Error, Safeguard.Error.UNKNOWN_FACT));
    assert(!error.matches(Safeguard.Error, Safeguard.Error.UNKNOWN_AREA));
});

await test('the domain has the name that bindings look for', () => {
    assertEqual(GLib.quark_to_string(Safeguard.error_quark()), 'SafeguardError');
    assertEqual(Safeguard.Error.quark(), Safeguard.error_quark());
});

await test('the types of the library have no public constructor', () => {
    for (const klass of [Safeguard.Issue, Safeguard.Citation, Safeguard.List])
        assertThrows(() => new klass(), /made by the library only/);
});

await test('a blank issue is harmless', () => {
    const issue = blank(Safeguard.Issue);
    assertEqual(issue.get_code(), Safeguard.Error.MALFORMED_TEXT);
    assertEqual(issue.get_severity(), Safeguard.IssueSeverity.ERROR);
    assertEqual(issue.get_message(), '');
    assertEqual([issue.get_line(), issue.get_column()], [0, 0]);
    assertEqual([issue.get_source(), issue.get_path(), issue.get_nearest()], [null, null, null]);
    assert(issue.get_remedy().includes('Close every bracket'));
    assert(issue.to_text().includes('[malformed-text]'));
});

await test('a blank citation is harmless', () => {
    const citation = blank(Safeguard.Citation);
    assertEqual([
        citation.get_document(), citation.get_source(), citation.get_edition(),
        citation.get_section(), citation.get_paragraph(), citation.get_page(), citation.get_url(),
    ], Array(7).fill(null));
    assertEqual(citation.is_verified(), false);
    assertEqual(citation.to_text(), ' (unverified)');
});

await test('a list can be iterated', () => {
    assertEqual([...blank(Safeguard.List)], []);
});

await test('a getter is a property, and to_text() is what String() says', () => {
    const issue = blank(Safeguard.Issue);
    assertEqual(issue.line, 0);
    assertEqual(issue.code, issue.get_code());
    assertEqual(String(issue), issue.to_text());
});

done();
