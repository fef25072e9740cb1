# SPDX-License-Identifier: LGPL-2.1-or-later
"""A file has at most 900 lines, a function 90, and nests at most 4 deep.

Usage: check_sizes.py SOURCE-ROOT
"""
import ast
import sys

import c_source
import house

FILE_LINES = 900
FUNCTION_LINES = 90
NESTING = 4
# Tables written as one function or one switch: 'path:function': why.
EXCEPTIONS = {
    'tests/calendar/test-clock.c:test_states': 'a table of states',
}

_PYTHON_BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try)


def python_nesting(node, depth=0):
    deepest = depth
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.ClassDef)):
            continue
        deeper = isinstance(child, _PYTHON_BLOCKS)
        # `elif` is an If alone in the else branch of another: no deeper than it.
        if isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]:
            deeper = False
        deepest = max(deepest, python_nesting(child, depth + deeper))
    return deepest


def python_functions(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            yield c_source.Function(node.name, node.lineno, node.end_lineno - node.lineno + 1,
                                    python_nesting(node))


def functions_of(name, source):
    if name.endswith(('.c', '.h')):
        return c_source.functions(source)
    if name.endswith('.py'):
        return list(python_functions(source))
    return []


def complaints_about(name, source):
    lines = source.count('\n')
    if lines > FILE_LINES:
        yield f'{name}: {lines} lines, more than {FILE_LINES}'
    for function in functions_of(name, source):
        if f'{name}:{function.name}' in EXCEPTIONS:
            continue
        where = f'{name}:{function.line}: {function.name}'
        if function.length > FUNCTION_LINES:
            yield f'{where} has {function.length} lines, more than {FUNCTION_LINES}'
        if function.nesting > NESTING:
            yield f'{where} nests {function.nesting} deep, more than {NESTING}'


def main(argument):
    root = house.root_of(argument)
    paths = house.files(root, '.c', '.h', '.py', '.js', '.sh', '.def', 'run')
    complaints = [complaint for path in paths for complaint in
                  complaints_about(str(path.relative_to(root)), house.text_of(path))]
    house.finish(complaints, len(paths), 'files')


if __name__ == '__main__':
    main(*sys.argv[1:])
