# SPDX-License-Identifier: LGPL-2.1-or-later
"""The figures of the documents, added up: what fits was copied rightly, what does not is declared.

Usage: test_figures.py SOURCE-ROOT
"""
import decimal
import functools
import unittest

import test_procedures as plain

REPORT, CHESHIRE = 'stockport-2017', 'cheshire-west-and-chester-2019'
Decimal = decimal.Decimal
load = functools.cache(plain.load)


def figures(edition):
    return load(edition)['figures']


def values(edition, figure, period):
    return [Decimal(value) for value in plain.many(figures(edition)[figure]['values'][period])]


def value(edition, figure, period):
    only, = values(edition, figure, period)
    return only


def total(edition, names, period):
    return sum(value(edition, name, period) for name in names)


def growth(edition, figure, first, last):
    """In per cent, of the last number that is printed for a period."""
    before, after = values(edition, figure, first)[-1], values(edition, figure, last)[-1]
    return (after - before) * 100 / before


def nearly(a, b, within='0.5'):
    return abs(Decimal(a) - Decimal(b)) <= Decimal(within)


SCHOOLS = ('nursery-schools', 'primary-schools', 'secondary-schools', 'independent-schools',
           'special-schools', 'pupil-referral-units')
CATEGORIES = ('plans-emotional-abuse', 'plans-neglect', 'plans-physical-abuse', 'plans-sexual-abuse')
SHARES = ('share-of-emotional-abuse', 'share-of-neglect', 'share-of-physical-abuse',
          'share-of-sexual-abuse')
STATEMENT = {
    'income-partners': ('income-cafcass', 'income-stockport-nhs-foundation-trust', 'income-police',
                        'income-probation', 'income-ccg'),
    'income-authority-and-training': ('income-training', 'income-local-authority', 'income-reserves'),
    'income-total': ('income-partners', 'income-authority-and-training'),
    'spent-staffing-and-chair': ('spent-staffing', 'spent-chair'),
    'spent-other': ('spent-reviews', 'spent-sundries', 'spent-venues', 'spent-cdop'),
    'spent-total': ('spent-staffing-and-chair', 'spent-other'),
}
LADO = ('lado-consultations', 'lado-without-meeting', 'lado-formal-meetings')
END_2017, END_2018 = '2017-03-31', '2018-03-31'


class WhatFits(unittest.TestCase):
    """A slip in copying would show here."""

    def test_the_kinds_of_schools_add_up(self):
        self.assertEqual(total(REPORT, SCHOOLS, '2017/18'), value(REPORT, 'schools', '2017/18'))

    def test_looked_after_children_are_placed_inside_or_outside(self):
        for year in ('2014/15', '2015/16', '2016/17', '2017/18'):
            self.assertEqual(total(REPORT, ('placed-in-stockport', 'placed-outside-stockport'), year),
                             value(REPORT, 'children-in-care', year))

    def test_the_plans_of_2017_add_up(self):
        self.assertEqual(total(REPORT, CATEGORIES, END_2017),
                         value(REPORT, 'child-protection-plans', END_2017))

    def test_deaths_are_expected_or_unexpected(self):
        self.assertEqual(total(REPORT, ('child-deaths-expected', 'child-deaths-unexpected'), '2017/18'),
                         value(REPORT, 'child-deaths-closed', '2017/18'))

    def test_what_is_told_of_growth(self):
        for figure, first, last, told in (('section-47-enquiries', '2016/17', '2017/18', 90),
                                          ('cse-incidents', '2015/16', '2017/18', -25)):
            self.assertTrue(nearly(growth(REPORT, figure, first, last), told, within='1'), figure)

    def test_children_with_a_disability_are_fewer(self):
        self.assertLess(growth(REPORT, 'disabled-children', '2016/17', '2017/18'), 0)

    def test_the_finance_of_the_year_adds_up(self):
        """Appendix C: each side has two sub-totals, and both come to 166,789 pounds."""
        for sum_of, names in STATEMENT.items():
            self.assertEqual(total(REPORT, names, '2017/18'), value(REPORT, sum_of, '2017/18'), sum_of)
        self.assertEqual(value(REPORT, 'income-total', '2017/18'), 166789)
        self.assertEqual(value(REPORT, 'spent-total', '2017/18'), 166789)

    def test_the_training_of_stockport_homes_adds_up(self):
        kinds = [name for name, figure in figures(REPORT).items()
                 if figure['name'].startswith('Of those, in ')]
        self.assertEqual(len(kinds), 9)
        self.assertEqual(total(REPORT, kinds, '2017/18'), value(REPORT, 'homes-staff-trained', '2017/18'))

    def test_the_totals_of_the_designated_officer_as_they_are_made(self):
        self.assertEqual(total(REPORT, LADO, '2016/17'), value(REPORT, 'lado-total', '2016/17'))
        self.assertEqual(total(REPORT, LADO[1:], '2017/18'), value(REPORT, 'lado-total', '2017/18'))

    def test_stockports_arrangements_print_the_figures_of_the_report(self):
        for name, figure in figures('stockport-2019').items():
            name = {'designated-officer-referrals': 'lado-consultations'}.get(name, name)
            period = END_2018 if name == 'child-protection-plans' else '2017/18'
            self.assertIn(Decimal(figure['values']['2019']), values(REPORT, name, period), name)


class WhatDoesNotFit(unittest.TestCase):
    """Each disagreement is there in the numbers, and is declared."""

    def disagrees(self, edition, *names):
        for name in names:
            gap = figures(edition)[name].get('gap')
            declared = {gap['id'] for gap in load(edition)['gaps']}
            self.assertIn(gap, declared, name)

    def test_share_of_children(self):
        share = value(REPORT, 'children', '2017/18') * 100 / value(REPORT, 'population', '2017/18')
        self.assertTrue(nearly(share, '22.1', '0.05'))
        self.assertEqual(value(REPORT, 'share-of-children', '2017/18'), Decimal('21.6'))
        self.disagrees(REPORT, 'children', 'population', 'share-of-children')

    def test_referrals(self):
        self.assertEqual(values(REPORT, 'referrals', '2017/18'), [3442, 3532])
        proceeded = 3532 * value(REPORT, 'referrals-to-assessment', '2017/18') / 100
        self.assertTrue(nearly(proceeded, 3419))
        self.assertEqual(value(REPORT, 'social-work-assessments', '2017/18'), 3529)
        self.disagrees(REPORT, 'referrals', 'referrals-to-assessment', 'social-work-assessments')

    def test_enquiries_that_led_to_a_conference(self):
        share = (value(REPORT, 'initial-child-protection-conferences', '2017/18') * 100
                 / value(REPORT, 'section-47-enquiries', '2017/18'))
        self.assertTrue(nearly(share, '41.5', '0.05'))
        self.assertEqual(value(REPORT, 'section-47-to-conference', '2017/18'), Decimal('84.1'))
        self.disagrees(REPORT, 'section-47-to-conference', 'initial-child-protection-conferences')

    def test_plans(self):
        self.assertEqual(total(REPORT, CATEGORIES, END_2018), 331)
        self.assertEqual(value(REPORT, 'child-protection-plans', END_2018), 332)
        self.assertEqual(total(REPORT, SHARES, END_2018), Decimal('1.01'))
        self.assertTrue(nearly(growth(REPORT, 'child-protection-plans', END_2017, END_2018), '38.9',
                               '0.05'))
        self.assertEqual(values(REPORT, 'growth-of-plans', '2017/18'), [40, 38])
        self.disagrees(REPORT, 'child-protection-plans', 'growth-of-plans', *CATEGORIES, *SHARES)

    def test_children_of_other_authorities(self):
        self.assertEqual(values(REPORT, 'looked-after-by-other-authorities', '2017/18'),
                         [445, 455, 457])
        self.assertTrue(nearly(growth(REPORT, 'looked-after-by-other-authorities', '2014/15',
                                      '2017/18'), 71))
        self.assertEqual(value(REPORT, 'growth-of-other-authorities-children', '2017/18'), 171)
        self.disagrees(REPORT, 'looked-after-by-other-authorities',
                       'growth-of-other-authorities-children')

    def test_domestic_abuse_referrals_are_the_totals_of_looked_after_children(self):
        for year in ('2015/16', '2016/17', '2017/18'):
            self.assertEqual(value(REPORT, 'domestic-abuse-referrals-to-massh', year),
                             value(REPORT, 'children-in-care', year))
        self.disagrees(REPORT, 'domestic-abuse-referrals-to-massh')

    def test_missing_episodes_that_are_told_to_have_risen(self):
        for figure in ('missing-from-home', 'missing-from-care'):
            self.assertLess(growth(REPORT, figure, '2016/17', '2017/18'), 0)
            self.disagrees(REPORT, figure)

    def test_the_designated_officer_in_two_ways(self):
        self.assertNotEqual(total(REPORT, LADO, '2017/18'), value(REPORT, 'lado-total', '2017/18'))
        self.disagrees(REPORT, 'lado-total', *LADO)
        self.disagrees('stockport-2019', 'designated-officer-referrals')

    def test_the_schools_of_cheshire(self):
        kinds = ('primary-schools', 'secondary-schools', 'special-schools')
        self.assertEqual(total(CHESHIRE, kinds, '2019'), 162)
        self.assertEqual(value(CHESHIRE, 'schools', '2019'), 163)
        self.disagrees(CHESHIRE, 'schools', *kinds)

    def test_what_cheshire_west_contributes_and_teaches_is_held(self):
        """Section 9's one figure; of section 2.1, what two kinds of places are."""
        self.assertEqual(value(CHESHIRE, 'contributions', '2019/20'), 218866)
        self.assertEqual(value(CHESHIRE, 'pupil-referral-units', '2019'), 2)
        self.assertEqual(value(CHESHIRE, 'college-providers', '2019'), 3)

    def test_no_figure_with_several_numbers_is_without_a_gap(self):
        for edition in plain.LAYERS:
            for name, figure in load(edition).get('figures', {}).items():
                if any(isinstance(number, list) for number in figure['values'].values()):
                    self.disagrees(edition, name)


if __name__ == '__main__':
    unittest.main()
