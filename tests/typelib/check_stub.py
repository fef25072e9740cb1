# SPDX-License-Identifier: LGPL-2.1-or-later
"""The stub is what mypy accepts, and says what the library is in Python.

Usage: check_stub.py STUB
"""
import ast
import pathlib
import subprocess
import sys
import tempfile

import gi

gi.require_version('Safeguard', '1')
from gi.repository import GObject, Safeguard  # noqa: E402  (the version comes first)

GOOD = '''
from typing import Optional
from gi.repository import Safeguard

def describe(issue: Safeguard.Issue, citation: Safeguard.Citation) -> str:
    page: Optional[str] = citation.page
    if issue.code == Safeguard.Error.UNKNOWN_FACT and page is None:
        return issue.code.value_nick
    return issue.to_text() + str(issue.get_line() + issue.line)
'''
BAD = '''
from gi.repository import Safeguard

def describe(issue: Safeguard.Issue) -> int:
    return issue.to_text()
'''


def run_mypy(stub, program):
    with tempfile.TemporaryDirectory() as folder:
        package = pathlib.Path(folder, 'gi', 'repository')
        package.mkdir(parents=True)
        (package.parent / '__init__.pyi').touch()
        (package / '__init__.pyi').touch()
        (package / 'Safeguard.pyi').write_text(stub)
        path = pathlib.Path(folder, 'program.py')
        path.write_text(program)
        return subprocess.run(
            [sys.executable, '-m', 'mypy', '--strict', '--no-incremental', '--cache-dir=/dev/null',
             str(path), str(package / 'Safeguard.pyi')],
            cwd=folder, capture_output=True, text=True, env={'MYPYPATH': folder, 'PATH': ''})


def stubbed(tree):
    """Class name -> the names that the stub gives it."""
    return {node.name: {member.name if isinstance(member, ast.FunctionDef)
                        else member.targets[0].id for member in node.body
                        if isinstance(member, (ast.FunctionDef, ast.Assign))}
            for node in tree.body if isinstance(node, ast.ClassDef)}


def real(klass):
    return {name for name in vars(klass) if not name.startswith(('_', 'do_'))} - {'props'}


def main(path):
    stub = pathlib.Path(path).read_text()
    complaints = []
    for program, wanted in ((GOOD, 0), (BAD, 1)):
        result = run_mypy(stub, program)
        if result.returncode != wanted:
            complaints.append(f'mypy exits {result.returncode}, not {wanted}:\n'
                              f'{result.stdout}{result.stderr}{program}')
    classes = stubbed(ast.parse(stub))
    for name, members in classes.items():
        klass = getattr(Safeguard, name)
        complaints += [f'{name}.{member} is in the stub only' for member in sorted(members)
                       if not hasattr(klass, member)]
        complaints += [f'{name}.{member} is not in the stub' for member in sorted(real(klass))
                       if issubclass(klass, GObject.Object) and member not in members]
    for complaint in complaints:
        print(complaint)
    return 1 if complaints or not classes else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
