# SPDX-License-Identifier: LGPL-2.1-or-later
"""Just enough of C to find functions, their length and how deep they nest."""
import re
from collections import namedtuple

Function = namedtuple('Function', 'name line length nesting')
Token = namedtuple('Token', 'text line')

_TOKEN = re.compile(r'''
    (?P<skip>/\*.*?\*/ | //[^\n]* | ^[ \t]*\#(?:[^\n\\]|\\.)*  | \s+)
  | (?P<token>"(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' | \w+ | .)
''', re.X | re.S | re.M)
_CONTROL = re.compile(r'if|for|while|switch|\w*FOREACH\w*')


def tokens(source):
    found, line = [], 1
    for match in _TOKEN.finditer(source):
        if match.lastgroup == 'token':
            found.append(Token(match.group(), line))
        line += match.group().count('\n')
    return found


class _Body:
    """Walks the statements of one function body; `at` is the token after what was read."""

    def __init__(self, toks, at):
        self.toks, self.at, self.deepest = toks, at, 0

    def text(self):
        return self.toks[self.at].text if self.at < len(self.toks) else ''

    def skip_pair(self, opening, closing):
        depth = 0
        while self.at < len(self.toks):
            depth += (self.text() == opening) - (self.text() == closing)
            self.at += 1
            if depth == 0:
                return

    def skip_expression(self):
        """To the semicolon or the label's colon, over brackets and initialisers."""
        while self.text() not in (';', '}', ''):
            if self.text() == '(':
                self.skip_pair('(', ')')
            elif self.text() == '{':
                self.skip_pair('{', '}')
            else:
                self.at += 1
        if self.text() == ';':
            self.at += 1

    def block(self, depth):
        self.at += 1
        while self.text() not in ('}', ''):
            self.statement(depth)
        self.at += 1

    def nested(self, depth):
        self.deepest = max(self.deepest, depth + 1)
        if self.text() == '{':
            self.block(depth + 1)
        else:
            self.statement(depth + 1)

    def is_label(self):
        return self.text() in ('case', 'default') or (
            self.at + 1 < len(self.toks) and re.fullmatch(r'\w+', self.text())
            and self.toks[self.at + 1].text == ':')

    def skip_label(self):
        while self.text() not in (':', ''):
            self.at += 1
        self.at += 1

    def statement(self, depth):
        word = self.text()
        if word == '{':
            self.nested(depth)
        elif self.is_label():
            self.skip_label()
        elif word == 'do':
            self.at += 1
            self.nested(depth)
            self.skip_expression()
        elif word == 'else':
            self.at += 1
            if self.text() == 'if':
                self.statement(depth)
            else:
                self.nested(depth)
        elif _CONTROL.fullmatch(word):
            self.at += 1
            self.skip_pair('(', ')')
            self.nested(depth)
        else:
            self.skip_expression()


def _function_name(toks, brace):
    """The name before the parameter list that ends just before `brace`, or None."""
    at, depth = brace - 1, 0
    if at < 0 or toks[at].text != ')':
        return None
    while at >= 0:
        depth += (toks[at].text == ')') - (toks[at].text == '(')
        if depth == 0:
            break
        at -= 1
    return toks[at - 1].text if at > 0 and re.fullmatch(r'\w+', toks[at - 1].text) else None


def functions(source):
    toks, found, at = tokens(source), [], 0
    while at < len(toks):
        if toks[at].text != '{':
            at += 1
            continue
        name = _function_name(toks, at)
        if name is None and toks[at - 1].text == '"C"':
            at += 1
            continue
        body = _Body(toks, at)
        if name is None:
            body.skip_pair('{', '}')
        else:
            body.block(0)
            last = toks[min(body.at, len(toks)) - 1].line
            found.append(Function(name, toks[at].line, last - toks[at].line + 1, body.deepest))
        at = body.at
    return found
