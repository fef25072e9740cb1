# SPDX-License-Identifier: LGPL-2.1-or-later
"""Statistics over many matters, a partnership's own duties, and an announced bank holiday."""
import datetime
import json
import unittest
import zoneinfo

from recording import Safeguard
from gi.repository import GLib

date = datetime.date
LONDON = zoneinfo.ZoneInfo('Europe/London')
AT = datetime.datetime(2020, 1, 31, 12, tzinfo=LONDON)


class Statistics(unittest.TestCase):
    def setUp(self):
        self.policy = Safeguard.Policy.load('stockport', on=date(2019, 11, 1))

    def dispute(self, **events):
        escalation = self.policy.get_escalation()
        dispute = Safeguard.Dispute.new(escalation, 'd', 'between-partners',
                                        ['local-authority', 'police'])
        for type_, when in events.items():
            dispute.append_event(type_, when)
        return escalation.assess_at(dispute, AT)

    def test_how_far_and_for_how_long(self):
        statistics = Safeguard.Statistics.new()
        statistics.add(self.dispute(raised='2019-11-01', resolved='2019-11-05'))
        statistics.add(self.dispute(raised='2019-11-01', escalated='2019-11-08'))
        self.assertEqual(statistics.get_n_matters(), 2)
        first, second = statistics.get_stages()[:2]
        self.assertEqual((first.get_stage(), first.get_n_reached(), first.get_n_left(),
                          first.get_shortest(), first.get_median(), first.get_longest()),
                         ('two-agencies', 2, 2, 4, 5.5, 7))
        self.assertEqual(first.get_name(), 'The two agencies meet')
        self.assertEqual((second.get_n_reached(), second.get_longest()), (1, -1))
        self.assertEqual(statistics.get_outcomes(), {'open': 1, 'resolved': 1})
        self.assertEqual(json.loads(statistics.to_json())['matters'], 2)

    def test_who_kept_the_limits(self):
        reviews = self.policy.get_reviews()
        review = Safeguard.Review.new(reviews, 'r', None)
        for type_, when in (('authority-aware', '2019-10-07'), ('criteria-met', '2019-10-08'),
                            ('notification-sent', '2019-10-15')):
            review.append_event(type_, when)
        statistics = Safeguard.Statistics.new()
        statistics.add(reviews.follow_at(review, AT))
        holders = {holder.get_holder(): holder for holder in statistics.get_holders()}
        authority = holders['local-authority']
        self.assertEqual((authority.get_n_in_time(), authority.get_n_late(),
                          authority.get_n_overdue(), authority.get_n_running()), (0, 1, 0, 0))
        self.assertEqual((authority.get_median_late(), authority.get_longest_late()), (1, 1))


class Duties(unittest.TestCase):
    def test_a_partnership_has_its_own(self):
        policy = Safeguard.Policy.load('stockport', on=date(2020, 6, 1))
        ruling = policy.assess_duties(Safeguard.Chronology(), AT)
        due = {clock.id: clock.due for clock in ruling.clocks}
        self.assertEqual(due['practice-week'], date(2020, 9, 28))

    def test_an_announced_holiday(self):
        policy = Safeguard.Policy.load('england', on=date(2026, 1, 5))
        calendar = policy.get_calendar()
        more = calendar.with_holiday(date(2026, 1, 6), 'A day off', None)
        self.assertEqual(calendar.add(date(2026, 1, 5), 5), date(2026, 1, 12))
        self.assertEqual(more.add(date(2026, 1, 5), 5), date(2026, 1, 13))
        with self.assertRaises(GLib.Error) as caught:
            calendar.with_holiday(date(1900, 1, 1), 'Long ago', None)
        self.assertEqual(caught.exception.nick, 'outside-calendar')


if __name__ == '__main__':
    unittest.main()
