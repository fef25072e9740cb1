# SPDX-License-Identifier: LGPL-2.1-or-later
"""Issues, citations, lists and the error domain; and the conversions of the overrides."""
import datetime
import pathlib
import re
import os
import unittest
import zoneinfo

from recording import Safeguard, blank
from gi.overrides import Safeguard as overrides
from gi.repository import Gio, GLib

LONDON = zoneinfo.ZoneInfo('Europe/London')
REGISTRY = pathlib.Path(os.environ['SAFEGUARD_SOURCE_ROOT'], 'src', 'base',
                        'safeguard-error-registry.def')


class Errors(unittest.TestCase):
    def test_every_code_of_the_registry_is_a_nick(self):
        entries = re.findall(r'^ISSUE \((\w+), "([a-z0-9-]+)"', REGISTRY.read_text(), re.M)
        self.assertGreater(len(entries), 40)
        for name, code in entries:
            self.assertEqual(getattr(Safeguard.Error, name).value_nick, code)

    def test_an_error_of_the_domain_matches_by_code(self):
        error = GLib.Error.new_literal(Safeguard.Error.quark(), 'no such fact',
                                       int(Safeguard.Error.UNKNOWN_FACT))
        self.assertTrue(error.matches(Safeguard.Error.quark(), Safeguard.Error.UNKNOWN_FACT))
        self.assertFalse(error.matches(Safeguard.Error.quark(), Safeguard.Error.UNKNOWN_AREA))

    def test_the_domain_has_the_name_that_bindings_look_for(self):
        self.assertEqual(GLib.quark_to_string(Safeguard.error_quark()), 'SafeguardError')


class Blank(unittest.TestCase):
    """A binding can always make an object past us; it must be harmless."""

    def test_the_types_of_the_library_have_no_public_constructor(self):
        for klass in (Safeguard.Issue, Safeguard.Citation, Safeguard.List):
            with self.assertRaisesRegex(TypeError, 'made by the library only'):
                klass()

    def test_an_issue(self):
        issue = blank(Safeguard.Issue)
        self.assertEqual(issue.get_code(), Safeguard.Error.MALFORMED_TEXT)
        self.assertEqual(issue.get_severity(), Safeguard.IssueSeverity.ERROR)
        self.assertEqual(issue.get_message(), '')
        self.assertEqual((issue.get_line(), issue.get_column()), (0, 0))
        for answer in (issue.get_source(), issue.get_path(), issue.get_nearest()):
            self.assertIsNone(answer)
        self.assertIn('Close every bracket', issue.get_remedy())
        self.assertIn('[malformed-text]', issue.to_text())

    def test_a_citation(self):
        citation = blank(Safeguard.Citation)
        for answer in (citation.get_document(), citation.get_source(), citation.get_edition(),
                       citation.get_section(), citation.get_paragraph(), citation.get_page(),
                       citation.get_url()):
            self.assertIsNone(answer)
        self.assertFalse(citation.is_verified())
        self.assertEqual(citation.to_text(), ' (unverified)')

    def test_a_list(self):
        empty = blank(Safeguard.List)
        self.assertEqual(len(empty), 0)
        self.assertEqual(overrides._from_glib(empty), ())


class Attributes(unittest.TestCase):
    def test_a_getter_is_an_attribute(self):
        issue = blank(Safeguard.Issue)
        self.assertEqual(issue.line, 0)
        self.assertEqual(issue.code, issue.get_code())
        with self.assertRaises(AttributeError):
            issue.line = 3

    def test_text_is_what_to_text_says(self):
        citation = blank(Safeguard.Citation)
        self.assertEqual(str(citation), citation.to_text())
        self.assertEqual(repr(citation), "<Safeguard.Citation ' (unverified)'>")

    def test_what_has_no_text_says_which_it_is(self):
        policy = Safeguard.Policy.load('stockport', datetime.date(2019, 10, 1))
        self.assertEqual(repr(policy), '<Safeguard.Policy stockport-2019>')
        self.assertEqual(repr(policy.thresholds.levels[3]),
                         '<Safeguard.Level safeguarding-concerns>')
        ruling = policy.thresholds.assess(Safeguard.Concern(policy.thresholds))
        self.assertEqual(repr(ruling), '<Safeguard.LevelRuling stockport-2019>')
        self.assertEqual(repr(ruling.findings[0]), f'<Safeguard.Finding {ruling.findings[0].code}>')
        self.assertEqual(repr(blank(Safeguard.Level)), '<Safeguard.Level>')

    def test_values_are_compared_by_value(self):
        self.assertEqual(blank(Safeguard.Citation), blank(Safeguard.Citation))
        self.assertEqual(len({blank(Safeguard.Issue), blank(Safeguard.Issue)}), 1)
        self.assertNotEqual(blank(Safeguard.Citation), blank(Safeguard.Issue))


class Conversions(unittest.TestCase):
    def there_and_back(self, value):
        return overrides._from_glib(overrides._to_glib(value))

    def test_days(self):
        for day in (datetime.date(2019, 10, 14), datetime.date(2020, 2, 29),
                    datetime.date(1, 1, 1), datetime.date(9999, 12, 31)):
            self.assertIsInstance(overrides._to_glib(day), GLib.Date)
            self.assertEqual(self.there_and_back(day), day)
            self.assertIs(type(self.there_and_back(day)), datetime.date)
        self.assertIsNone(overrides._from_glib(GLib.Date()))

    def test_a_day_may_be_text(self):
        policy = Safeguard.Policy.load('stockport', '2019-10-01')
        self.assertEqual(policy.on, datetime.date(2019, 10, 1))
        self.assertEqual(policy.calendar.add('2019-12-20', 5), datetime.date(2019, 12, 31))
        for text in ('2019-02-29', '20191001', '1 October 2019', '2019-10-01T12:00', ''):
            with self.assertRaisesRegex(ValueError, 'a day written YYYY-MM-DD'):
                policy.calendar.add(text, 5)

    def test_moments(self):
        for moment in (datetime.datetime(2019, 10, 7, 9, 30, tzinfo=LONDON),
                       datetime.datetime(2019, 12, 7, 9, 30, 1, 250000, tzinfo=LONDON),
                       datetime.datetime(2019, 10, 27, 1, 30, tzinfo=LONDON, fold=1),
                       datetime.datetime(2019, 10, 7, 9, 30, tzinfo=datetime.timezone.utc)):
            back = self.there_and_back(moment)
            self.assertEqual(back, moment)
            self.assertEqual(back.utcoffset(), moment.utcoffset())

    def test_a_naive_time_is_london_time(self):
        summer = self.there_and_back(datetime.datetime(2019, 7, 1, 12))
        self.assertEqual(summer.utcoffset(), datetime.timedelta(hours=1))
        doubled = self.there_and_back(datetime.datetime(2019, 10, 27, 1, 30))
        self.assertEqual(doubled.utcoffset(), datetime.timedelta(hours=1))
        with self.assertRaisesRegex(ValueError, 'does not exist in London'):
            overrides._to_glib(datetime.datetime(2019, 3, 31, 1, 30))

    def test_containers(self):
        store = Gio.ListStore.new(Safeguard.Issue)
        store.append(blank(Safeguard.Issue))
        self.assertEqual(overrides._from_glib(store), (blank(Safeguard.Issue),))
        self.assertEqual(overrides._from_glib(GLib.Variant('a{sv}', {'n': GLib.Variant('i', 3)})),
                         {'n': 3})
        self.assertEqual(self.there_and_back(b'\0safe'), b'\0safe')
        self.assertEqual(overrides._from_glib((True, GLib.Date.new_dmy(14, 10, 2019))),
                         (True, datetime.date(2019, 10, 14)))

    def test_a_fraction_is_not_a_whole_number(self):
        self.assertEqual(overrides._whole_number('position', 3), 3)
        for value in (1.0, 1.5, float('nan'), True):
            with self.assertRaisesRegex(TypeError, 'position is a whole number'):
                overrides._whole_number('position', value)


if __name__ == '__main__':
    unittest.main()
