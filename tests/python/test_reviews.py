# SPDX-License-Identifier: LGPL-2.1-or-later
"""Serious incidents, as a script reads them."""
import datetime
import unittest
import zoneinfo

from recording import Safeguard

date = datetime.date
LONDON = zoneinfo.ZoneInfo('Europe/London')
HARM = ['abuse-or-neglect-known-or-suspected', 'child-seriously-harmed', 'in-area']


class Incidents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.reviews = Safeguard.Policy.load('stockport', on=date(2019, 10, 7)).reviews

    def assess(self, at=None, **noted):
        incident = Safeguard.Incident(self.reviews, **noted)
        return self.reviews.assess_at(incident, at) if at else self.reviews.assess(incident)

    def test_the_scenario_of_october_2019(self):
        ruling = self.assess(
            datetime.datetime(2019, 10, 15, 9, tzinfo=LONDON), present=HARM,
            events={'authority-aware': date(2019, 10, 7), 'partners-aware': date(2019, 10, 9),
                    'notification-sent': date(2019, 10, 11)})
        self.assertEqual((ruling.notifiable, ruling.by), (Safeguard.Answer.YES, 'local-authority'))
        self.assertEqual(ruling.to, ['panel', 'department-for-education', 'ofsted'])
        self.assertEqual(ruling.rapid_review, Safeguard.Answer.YES)
        notify, review = ruling.clocks
        self.assertEqual((notify.due, notify.state),
                         (date(2019, 10, 14), Safeguard.ClockState.MET))
        self.assertEqual([(reading.due, reading.is_binding()) for reading in review.readings],
                         [(date(2019, 10, 30), True), (date(2019, 11, 1), False)])

    def test_not_notifiable(self):
        ruling = self.assess(absent=['abuse-or-neglect-known-or-suspected', 'looked-after'])
        self.assertEqual((ruling.notifiable, ruling.by, ruling.to),
                         (Safeguard.Answer.NO, None, []))
        self.assertEqual({row.state for row in ruling.trace}, {Safeguard.RowState.NO})

    def test_what_is_asked(self):
        ruling = Safeguard.Incident.new(self.reviews)
        ruling = self.reviews.assess(ruling)
        self.assertEqual(ruling.notifiable, Safeguard.Answer.UNDETERMINED)
        asked = {question.fact for question in ruling.questions}
        self.assertLessEqual(asked, set(self.reviews.facts))
        self.assertIn('looked-after', asked)


if __name__ == '__main__':
    unittest.main()
