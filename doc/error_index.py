# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes the error index of the manual from the registry.

Usage: error_index.py REGISTRY HEADER OUTPUT
"""
import ast
import pathlib
import re
import sys

HEAD = '''Title: Error index
Slug: error-index

# Error index

Everything that the library may complain of, by the code that messages, the
command line and the JSON answers show. In C a code is a value of
[error@Safeguard.Error], the number beside it. Neither is ever used again for
something else.

'''
KINDS = {
    1: 'The text itself', 2: 'Its shape', 3: 'Names', 4: 'Policy packs', 5: 'Requests and records',
}
_STRING = r'"(?:[^"\\]|\\.)*"'
_ENTRY = re.compile(
    rf'^ISSUE \((?P<name>\w+), (?P<code>{_STRING}), (?P<severity>\w+),'
    rf'(?P<texts>(?:\s*{_STRING},?)+)\)', re.M)


def literal(text):
    """A C string literal, which for what the registry holds is a Python one."""
    return ast.literal_eval(text)


def texts_of(block):
    """Its arguments; neighbouring literals are one, as in C."""
    arguments, last_end = [], None
    for match in re.finditer(_STRING, block):
        joined = last_end is not None and ',' not in block[last_end:match.start()]
        if joined:
            arguments[-1] += literal(match.group())
        else:
            arguments.append(literal(match.group()))
        last_end = match.end()
    return arguments


def entries(registry):
    for match in _ENTRY.finditer(registry):
        meaning, example, remedy = texts_of(match['texts'])
        yield (match['name'], literal(match['code']), match['severity'].lower(),
               meaning, example, remedy)


def numbers(header):
    return dict(re.findall(r'SAFEGUARD_ERROR_(\w+) = (\d+),', header))


def page(registry, header):
    number_of, lines, last = numbers(header), [HEAD], None
    found = sorted((int(number_of.pop(entry[0])), entry) for entry in entries(registry))
    if number_of:
        sys.exit('not in the registry, or not understood: ' + ', '.join(sorted(number_of)))
    for number, (_name, code, severity, meaning, example, remedy) in found:
        if number // 100 != last:
            last = number // 100
            lines.append(f'## {KINDS[last]}\n')
        lines.append(f'### `{code}` ({number}, {severity})\n\n{meaning}\n\n'
                     f'For example: `{example}`\n\nWhat to do: {remedy}\n')
    return '\n'.join(lines)


def main(registry, header, output):
    text = page(pathlib.Path(registry).read_text(), pathlib.Path(header).read_text())
    pathlib.Path(output).write_text(text)


if __name__ == '__main__':
    main(*sys.argv[1:])
