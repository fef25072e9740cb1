# SPDX-License-Identifier: LGPL-2.1-or-later
"""The public headers: only the umbrella may be included, it includes them all,
and it compiles as C11 and as C++11 without a warning.

Usage: check_headers.py INCLUDE-FOLDER CC CXX
CC and CXX are commands, as in 'ccache gcc'.
"""
import pathlib
import re
import shlex
import subprocess
import sys

import house

UMBRELLA = 'safeguard.h'
REFUSAL = 'Only <safeguard/safeguard.h> can be included directly.'
STRICT = ['-Wall', '-Wextra', '-pedantic', '-pedantic-errors', '-Werror', '-fsyntax-only']


def glib_flags():
    flags = subprocess.run(['pkg-config', '--cflags', 'gio-2.0'],
                           check=True, capture_output=True, text=True).stdout
    # GLib's own headers are not what is on trial.
    return [flag.replace('-I', '-isystem', 1) if flag.startswith('-I') else flag
            for flag in shlex.split(flags)]


def compile_text(text, compiler, language, standard, folder):
    command = [*shlex.split(compiler), '-x', language, f'-std={standard}', *STRICT,
               f'-I{folder.parent}', *glib_flags(), '-']
    return subprocess.run(command, input=text, capture_output=True, text=True)


def about_header(header, folder, compiler):
    source = header.read_text()
    for name in re.findall(r'#\s*include\s+["<]([^">]+)', source):
        if 'private' in name:
            yield f'{header.name} includes the private {name}'
    alone = compile_text(f'#include <safeguard/{header.name}>\n', compiler, 'c', 'c11', folder)
    if alone.returncode == 0 or REFUSAL not in alone.stderr:
        yield f'{header.name} can be included without the umbrella'


def about_umbrella(folder, headers, cc, cxx):
    source = (folder / UMBRELLA).read_text()
    for header in headers:
        if f'#include <safeguard/{header.name}>' not in source:
            yield f'{UMBRELLA} does not include {header.name}'
    program = f'#include <safeguard/{UMBRELLA}>\nint main (void) {{ return 0; }}\n'
    for compiler, language, standard in ((cc, 'c', 'c11'), (cxx, 'c++', 'c++11')):
        result = compile_text(program, compiler, language, standard, folder)
        if result.returncode != 0:
            yield f'{UMBRELLA} as {standard}:\n{result.stderr}'


def main(argument, cc, cxx):
    folder = pathlib.Path(argument)
    headers = sorted(path for path in folder.glob('*.h') if path.name != UMBRELLA)
    complaints = [complaint for header in headers
                  for complaint in about_header(header, folder, cc)]
    complaints += about_umbrella(folder, headers, cc, cxx)
    house.finish(complaints, len(headers), 'headers')


if __name__ == '__main__':
    main(*sys.argv[1:])
