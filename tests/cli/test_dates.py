# SPDX-License-Identifier: LGPL-2.1-or-later
"""`due` and `working-days`, against dates worked out by hand from the documents."""
import unittest

from command import CommandTest

# clock, from, known on, due: statutory guidance counts the day of the event as day 0.
NATIONAL = (
    ('notify-panel', '2026-01-05', None, '2026-01-12'),
    ('notify-panel', '2026-03-27', None, '2026-04-07'),
    ('notify-panel', '2025-12-19', None, '2025-12-30'),
    ('notify-panel', '2025-12-20', None, '2025-12-30'),
    ('notify-panel', '2022-09-12', None, '2022-09-20'),
    ('notify-panel', '2022-09-12', '2022-09-07', '2022-09-19'),
    ('rapid-review', '2022-09-07', '2022-09-07', '2022-09-28'),
    ('rapid-review', '2022-09-07', None, '2022-09-29'),
    ('publish-local-review', '2025-08-31', None, '2026-02-28'),
    ('report-before-publication', '2026-04-07', None, '2026-03-25'),
    ('notify-looked-after-death', '2026-01-05', None, '2026-01-12'),
    ('notify-care-leaver-death', '2026-01-05', None, '2026-01-12'),
    ('referral-decision', '2026-01-05', None, '2026-01-06'),
    ('assessment', '2026-01-05', None, '2026-03-09'),
    ('initial-conference', '2026-01-05', None, '2026-01-26'),
    ('core-group', '2026-01-05', None, '2026-01-19'),
    ('first-review-conference', '2026-01-05', None, '2026-04-05'),
    ('review-conference', '2026-01-05', None, '2026-07-05'),
    ('looked-after-first-review', '2026-01-05', None, '2026-02-02'),
    ('looked-after-second-review', '2026-01-05', None, '2026-04-05'),
    ('lado-informed', '2026-01-05', None, '2026-01-06'),
    ('private-fostering-visit', '2026-01-05', None, '2026-01-14'),
)
STOCKPORT = ('--policy', 'stockport')
REVIEW = ('due', *STOCKPORT, '--clock', 'rapid-review', '--from', '2019-10-09', '--readings')
# date, days, known on, answer
WORKING_DAYS = (
    ('2026-04-07', '-7', None, '2026-03-25  Wed 25 Mar 2026'),
    ('2019-12-20', '5', None, '2019-12-31  Tue 31 Dec 2019'),
    ('2019-12-20', '15', None, '2020-01-15  Wed 15 Jan 2020'),
    ('2022-09-07', '15', '2022-09-07', '2022-09-28  Wed 28 Sep 2022'),
    ('2022-09-07', '+15', None, '2022-09-29  Thu 29 Sep 2022'),
)


def known(day):
    return ('--known-on', day) if day else ()


class DatesTest(CommandTest):
    def test_national_clocks(self):
        for clock, start, known_on, due in NATIONAL:
            with self.subTest(clock=clock, start=start, known_on=known_on):
                ruling = self.answer('due', '--policy', 'england', '--clock', clock,
                                     '--from', start, *known(known_on))
                self.assertEqual(ruling['clocks'][0]['due'], due)
                self.assertIsNone(ruling['clocks'][0]['state'])

    def test_hours_end_at_a_time(self):
        for clock in ('return-home-interview', 'police-protection'):
            ruling = self.answer('due', '--clock', clock, '--from', '2026-03-28T14:30')
            self.assertEqual(ruling['clocks'][0]['due'], '2026-03-31T15:30:00+01:00')

    def test_a_clock_of_hours_needs_a_time(self):
        self.assert_refused(('due', '--clock', 'police-protection', '--from', '2026-01-05'),
                            'needs-time')

    def test_school_days_need_a_school_calendar(self):
        self.assert_refused(('due', '--clock', 'missing-from-school', '--from', '2026-01-05'),
                            'needs-school-calendar')

    def test_emergency_protection_order(self):
        ruling = self.answer('due', '--clock', 'emergency-protection-order',
                             '--from', '2026-01-05')
        clock = ruling['clocks'][0]
        self.assertEqual((clock['limit'], clock['due'], clock['verified']),
                         ('8 days', '2026-01-12', False))

    def test_an_edition_not_yet_published_is_hidden(self):
        self.assert_refused(('due', '--policy', 'england', '--clock', 'notify-panel', '--from',
                             '2024-01-05', '--known-on', '2023-06-01'), 'no-edition')

    def test_state_only_at_a_moment(self):
        for at, state in (('2019-10-14T23:59', 'running'), ('2019-10-15T00:00', 'overdue')):
            ruling = self.answer('due', *STOCKPORT, '--clock', 'notify-panel',
                                 '--from', '2019-10-07', '--at', at)
            self.assertEqual(ruling['clocks'][0]['state'], state)
        self.assertIn('overdue', self.text('due', *STOCKPORT, '--clock', 'notify-panel',
                                           '--from', '2019-10-07', '--at', '2019-10-15'))

    def test_what_is_left(self):
        for at, left, said in (
                ('2019-10-10', '2 working days', 'running, 2 working days left'),
                ('2019-10-14', 'due today', 'running, due today'),
                ('2019-10-15', '1 working day late', 'overdue, 1 working day late')):
            arguments = ('due', *STOCKPORT, '--clock', 'notify-panel', '--from', '2019-10-07',
                         '--at', at)
            with self.subTest(at=at):
                self.assertEqual(self.answer(*arguments)['clocks'][0]['left'], left)
                text = ' '.join(self.text(*arguments, columns=160).split())
                self.assertIn(said, text)
                self.assertEqual(f'{left} left' in text, said.endswith(' left'))

    def readings(self, *more):
        ruling = self.answer(*REVIEW, *more)
        return [(reading['id'], reading['due'], reading['binds'], reading['assumed'])
                for reading in ruling['clocks'][0]['readings']]

    def test_readings_side_by_side(self):
        self.assertEqual(self.readings(), [
            ('stockport-2019', '2019-10-30', True, []),
            ('panel-guidance', '2019-11-06', False, ['notification-sent']),
        ])
        self.assertEqual(self.readings('--event', 'notification-sent=2019-10-11'), [
            ('stockport-2019', '2019-10-30', True, []),
            ('panel-guidance', '2019-11-01', False, []),
        ])

    def test_readings_in_words(self):
        shown = self.text(*REVIEW)
        self.assertRegex(shown, r'stockport-2019 +Wed 30 Oct 2019 +yes ')
        self.assertRegex(shown, r'panel-guidance +Wed 6 Nov 2019 +no +Wed 16 Oct 2019 \(assumed\)')
        shown = self.text(*REVIEW, '--event', 'notification-sent=2019-10-11')
        self.assertRegex(shown, r'panel-guidance +Fri 1 Nov 2019 +no +Fri 11 Oct 2019 ')
        self.assertNotIn('assumed', shown)

    def test_readings_only_when_asked_for(self):
        self.assertNotIn('Binds here', self.text(*REVIEW[:-1]))

    def test_day_by_day(self):
        arguments = ('due', '--policy', 'england', '--clock', 'notify-panel',
                     '--from', '2019-12-20', '--explain')
        days = self.answer(*arguments)['clocks'][0]['days']
        self.assertEqual([day['number'] for day in days if day['counted']], [1, 2, 3, 4, 5])
        self.assertEqual(days[-1]['date'], '2019-12-31')
        shown = self.text(*arguments)
        for fragment in ('Fri 20 Dec 2019  start', 'Sat 21 Dec 2019  Saturday', 'Christmas Day',
                         'Boxing Day', 'Tue 31 Dec 2019  5  due'):
            self.assertIn(fragment, shown)

    def test_working_days(self):
        for day, number, known_on, answer in WORKING_DAYS:
            with self.subTest(day=day, number=number, known_on=known_on):
                self.assertEqual(self.text('working-days', day, number, *known(known_on)),
                                 answer + '\n')
                self.assertEqual(self.text('working-days', '--policy', 'england', *known(known_on),
                                           day, number), answer + '\n')
                self.assertEqual(self.answer('working-days', day, number, *known(known_on))['date'],
                                 answer.split()[0])

    def test_past_the_horizon_a_date_says_what_it_rests_on(self):
        self.assertIs(self.answer('working-days', '2019-12-20', '15')['rests_on_rules_alone'],
                      False)
        self.assertIs(self.answer('working-days', '2040-01-05', '5')['rests_on_rules_alone'], True)
        shown = self.text('working-days', '2040-01-05', '5')
        self.assertEqual(shown.splitlines()[0], '2040-01-12  Thu 12 Jan 2040')
        self.assertIn('rests on the rules alone', shown)

    def test_working_days_explained(self):
        shown = self.text('working-days', '--explain', '2019-12-20', '5').splitlines()
        self.assertEqual(shown[0], '2019-12-31  Tue 31 Dec 2019')
        self.assertEqual(len(shown), 1 + 12)
        self.assertIn('Christmas Day', shown[6])
        self.assertEqual(shown[-1], '  Tue 31 Dec 2019  5')
        shown = self.text('working-days', '--explain', '2019-12-30', '3')
        self.assertIn('  Tue 31 Dec 2019  1\n', shown)
        self.assertIn('  Thu 2 Jan 2020   2\n', shown)


if __name__ == '__main__':
    unittest.main()
