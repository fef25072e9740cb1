# SPDX-License-Identifier: LGPL-2.1-or-later
"""The checks fail where they should: each on a small example of what it forbids."""
import pathlib
import tempfile
import textwrap
import unittest
import xml.etree.ElementTree as ElementTree

import c_source
import check_enums
import check_floors
import check_gir
import check_rows
import check_sizes
import check_symbols
import check_texts

NESTED = '''
/* not a { brace */
static const char *const names[] = { "a{", [1] = "b" };
struct S { int a; };
extern "C" {
int
flat (int a)
{
  S s = { .a = 1 };
  return s.a;
}
}
static int
deep (int a,
      int (*callback) (int))
{
  if (a)
    for (;;)
      {
        switch (a)
          {
          case 1:
            do
              NODE_FOREACH (x, y)
                a--;
            while (a > 0);
            break;
          default:
            goto end;
          }
      }
  else if (a > 1)
    a = (struct S){ 3 }.a;
  else
    a = 2;
end:
  return '{' + a;
}
'''


class Sizes(unittest.TestCase):
    def test_functions_and_their_nesting(self):
        found = {function.name: function for function in c_source.functions(NESTED)}
        self.assertEqual(set(found), {'flat', 'deep'})
        self.assertEqual(found['flat'].nesting, 0)
        self.assertEqual(found['flat'].length, 4)
        self.assertEqual(found['deep'].nesting, 5)

    def test_an_else_if_is_no_deeper(self):
        source = 'int f (int a)\n{\n' + ' else '.join(['if (a) a++;'] * 9) + '\n}\n'
        self.assertEqual(c_source.functions(source)[0].nesting, 1)

    def complaints(self, name, source):
        return list(check_sizes.complaints_about(name, source))

    def test_what_is_too_long_or_too_deep(self):
        self.assertEqual(self.complaints('a.c', 'int a;\n' * 900), [])
        self.assertEqual(len(self.complaints('a.c', 'int a;\n' * 901)), 1)
        body = 'int f (void)\n{\n%s}\n'
        self.assertEqual(self.complaints('a.c', body % ('a++;\n' * 88)), [])
        self.assertIn('91 lines', self.complaints('a.c', body % ('a++;\n' * 89))[0])
        self.assertEqual(self.complaints('a.c', body % ('if (a) ' * 4 + 'b ();\n')), [])
        self.assertIn('nests 5', self.complaints('a.c', body % ('if (a) ' * 5 + 'b ();\n'))[0])

    def test_python_too(self):
        deep = 'def f():\n' + ''.join(' ' * (i + 1) + 'if a:\n' for i in range(5)) + ' ' * 6 + 'b()\n'
        self.assertIn('nests 5', self.complaints('a.py', deep)[0])
        self.assertIn('92 lines', self.complaints('a.py', 'def f():\n' + ' a()\n' * 91)[0])
        self.assertEqual(self.complaints('a.py', 'if a:\n pass\n' + 'elif b:\n pass\n' * 9), [])


class Floors(unittest.TestCase):
    def edges(self, tree):
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder, 'src')
            for name, text in tree.items():
                path = source / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            return list(check_floors.include_edges(source))

    def test_down_is_allowed_up_and_sideways_are_not(self):
        self.assertEqual(len(self.edges({
            'base/safeguard-a-private.h': '',
            'ruling/safeguard-b.c': '#include "safeguard-a-private.h"\n'})), 1)
        for user, used, wrong in (('ruling', 'base', False), ('base', 'ruling', True),
                                  ('thresholds', 'reviews', True), ('policy', 'reviews', False),
                                  ('record', 'record', False), ('cli', 'door', False),
                                  ('kitchen', 'base', True), ('door', 'policy', False)):
            edges = self.edges({f'{used}/safeguard-a-private.h': '',
                                f'{user}/safeguard-b.c': '#include "safeguard-a-private.h"\n'})
            self.assertEqual(bool(list(check_floors.judge(edges))), wrong, (user, used))

    def test_a_public_header_belongs_to_the_room_of_its_source(self):
        edges = self.edges({'ruling/safeguard-r.c': '',
                            'base/safeguard-b.c': '#include <safeguard/safeguard-r.h>\n'})
        self.assertIn('higher floor', list(check_floors.judge(edges))[0])

    def test_a_circle_on_one_floor(self):
        edges = [('pack', 'record', 'a'), ('record', 'pack', 'b')]
        self.assertEqual(list(check_floors.judge(edges)),
                         ['a circle of rooms: pack -> record -> pack'])

    def test_calls(self):
        listing = textwrap.dedent('''\
            base_safeguard-a.c.o:
            0000 T safeguard_a_new
                 U safeguard_b_new
                 U g_free

            ruling_safeguard-b.c.o:
            0000 T safeguard_b_new
                 U safeguard_a_new
            ''')
        edges = list(check_floors.call_edges(listing))
        self.assertEqual([edge[:2] for edge in edges], [('base', 'ruling'), ('ruling', 'base')])
        self.assertIn('base calls safeguard_b_new: ruling is on a higher floor than base',
                      list(check_floors.judge(edges)))


class Symbols(unittest.TestCase):
    GOOD = 'SAFEGUARD_1.0 {\nglobal:\n  safeguard_a;\n  safeguard_b;\nlocal:\n  *;\n};\n'

    def test_a_good_map(self):
        self.assertEqual(check_symbols.mapped(self.GOOD), ({'safeguard_a', 'safeguard_b'}, []))

    def test_what_a_map_must_not_be(self):
        for text, word in ((self.GOOD.replace('safeguard_a', 'safeguard_z'), 'sorted'),
                           (self.GOOD.replace('safeguard_b', 'safeguard_b*'), 'pattern'),
                           (self.GOOD.replace('safeguard_b', 'safeguard_a'), 'twice'),
                           (self.GOOD.replace('  *;\n', ''), 'hides nothing')):
            self.assertTrue(any(word in complaint for complaint in check_symbols.mapped(text)[1]),
                            word)

    def test_three_sets_that_differ(self):
        self.assertEqual(list(check_symbols.compare({'a'}, {'a'}, {'a'})), [])
        self.assertEqual(len(list(check_symbols.compare({'a'}, {'b'}, {'c'}))), 4)


class Gir(unittest.TestCase):
    SPACE = '''<namespace xmlns="http://www.gtk.org/introspection/core/1.0"
        xmlns:c="http://www.gtk.org/introspection/c/1.0">
      <function name="f" c:identifier="safeguard_f" {version}>{doc}
        <return-value><doc>text</doc><type name="utf8" c:type="char*"/></return-value>
        <parameters><parameter name="a" {direction}>{parameter}<type name="{type}"/></parameter>
        </parameters></function></namespace>'''
    GOOD = {'version': 'version="1.0"', 'doc': '<doc>f</doc>', 'parameter': '<doc>a</doc>',
            'type': 'gint', 'direction': ''}
    BLOCK = ' * safeguard_f:\n * @a: a\n *\n * Returns: (transfer full): text\n'

    def complaints(self, block=BLOCK, **changes):
        space = ElementTree.fromstring(self.SPACE.format(**{**self.GOOD, **changes}))
        blocks = check_gir.doc_blocks([f'/**\n{block} */\n'])
        return list(check_gir.complaints_about(space, blocks))

    def test_a_good_function(self):
        self.assertEqual(self.complaints(), [])

    def test_what_is_missing_or_unfit(self):
        unowned = self.BLOCK.replace('(transfer full): ', '')
        for word, found in (('Since', self.complaints(version='')),
                            ('not documented', self.complaints(doc='')),
                            ('parameter a', self.complaints(parameter='')),
                            ('cannot use', self.complaints(type='GLib.List')),
                            ('annotated (out)', self.complaints(direction='direction="out"')),
                            ('who owns', self.complaints(block=unowned))):
            self.assertEqual(len(found), 1, (word, found))
            self.assertIn(word, found[0])


class Enums(unittest.TestCase):
    def test_every_change_is_told(self):
        before = check_enums.parse('A = 1\nB = 2\nC = 3\n')
        now = check_enums.parse(check_enums.listing([('A', '1'), ('B', '4'), ('D', '5')]))
        found = list(check_enums.compare(before, now))
        self.assertEqual([line.split()[0] for line in found], ['B', 'C', 'D'])
        self.assertEqual(list(check_enums.compare(before, before)), [])


class Rows(unittest.TestCase):
    """A page of rows that names what is not there."""

    def complaints(self, *lines, known=frozenset({'due', '--explain'})):
        with tempfile.TemporaryDirectory() as folder:
            tests = pathlib.Path(folder, 'tests')
            (tests / 'cli').mkdir(parents=True)
            (tests / 'cli' / 'test_a.py').write_text('    def test_dates(self):\n')
            (tests / 'cli' / 'test-a.c').write_text('g_test_add_func ("/a/dates", test);\n')
            return list(check_rows.about_page(pathlib.Path(folder), '\n'.join(lines), known))

    def row(self, command='due --explain', tests='cli/test_a.py: dates; cli/test-a.c: dates'):
        others = [f'{subject}{number}' for subject, count in check_rows.SUBJECTS.items()
                  for number in range(1, count + 1)]
        return [f'| A1 | a date | `{command}` | {tests} |', ' '.join(others[1:])]

    def test_a_good_page(self):
        self.assertEqual(self.complaints(*self.row()), [])

    def test_what_is_not_there(self):
        for command, tests, word in (('dew', 'cli/test_a.py: dates', 'dew'),
                                     ('due --ics', 'cli/test_a.py: dates', '--ics'),
                                     ('due', 'cli/test_a.py: date', 'date'),
                                     ('due', 'cli/test-a.c: /a', '/a'),
                                     ('due', 'cli/test_b.py: dates', 'test_b.py')):
            complaint, = self.complaints(*self.row(command, tests))
            self.assertIn(word, complaint)

    def test_each_row_once(self):
        for lines in (self.row() + ['A1'], self.row()[1:], ['| A1 | a date |', self.row()[1]]):
            self.assertTrue(any('A1 stands here' in each for each in self.complaints(*lines)))


class Texts(unittest.TestCase):
    def complaints(self, text, name='a.c'):
        return list(check_texts.about_text(name, text))

    def test_what_a_file_must_not_hold(self):
        good = f'/* {check_texts.SPDX} */\nint a;\n'
        self.assertEqual(self.complaints(good), [])
        for text, word in (('int a;\n', 'SPDX'),
                           (good + '/* TO' + 'DO: more */\n', 'left over'),
                           (good + '"/ho' + 'me/someone/x"\n', 'one machine'),
                           (good + 'int b; \n', 'blanks'),
                           (good + '\tint b;\n', 'tab'),
                           (good + 'int b;', 'line break')):
            self.assertEqual(len(self.complaints(text)), 1, word)
            self.assertIn(word, self.complaints(text)[0])

    def test_a_test_that_nobody_runs(self):
        with tempfile.TemporaryDirectory() as folder:
            tests = pathlib.Path(folder, 'tests', 'python')
            tests.mkdir(parents=True)
            (tests / 'test_a.py').touch()
            (tests / 'test_b.py').touch()
            (tests / 'meson.build').write_text("python_tests = ['a']\n")
            self.assertEqual(len(list(check_texts.unregistered(pathlib.Path(folder)))), 1)


if __name__ == '__main__':
    unittest.main()
