"""A SPARQL query as tokens: enough to see its words and brackets, never its meaning."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# The bound on prefixes keeps a long run of letters and dots from being walked at each of its places.
_TOKEN: Final = re.compile(
    r"""
    (?P<blank>   \s+ | \#[^\r\n]* )
  | (?P<string>  \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
               | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
  | (?P<iri>     <[^<>"{}|^`\\\x00-\x20]*> )
  | (?P<var>     [?$]\w+ )
  | (?P<lang>    @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
  | (?P<name>    (?:[^\W\d][\w.\-]{0,100}+)?:(?:(?:[\w\-:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])
                 (?:\.*(?:[\w\-:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]))*)? )
  | (?P<number>  (?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)? )
  | (?P<word>    [^\W\d]\w* )
  | (?P<mark>    . )
    """,
    re.VERBOSE | re.DOTALL,
)


class Kind(StrEnum):
    """What a token is; a mark is any single character that is nothing else."""

    BLANK = "blank"
    STRING = "string"
    IRI = "iri"
    VAR = "var"
    LANG = "lang"
    NAME = "name"
    NUMBER = "number"
    WORD = "word"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query and where it stands."""

    kind: Kind
    text: str
    start: int
    end: int

    def says(self, *words: str) -> bool:
        """Whether it is one of some keywords, written in capitals."""
        return self.kind is Kind.WORD and self.text.upper() in words


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of a query without blanks and comments.

    >>> [token.text for token in tokens("ASK { ?s a lt:Firm. } # all")]
    ['ASK', '{', '?s', 'a', 'lt:Firm', '.', '}']
    """
    for match in _TOKEN.finditer(sparql):
        kind = Kind(match.lastgroup or "mark")
        if kind is not Kind.BLANK:
            yield Token(kind, match[0], match.start(), match.end())


def after_prologue(found: tuple[Token, ...]) -> int:
    """The place of the first token behind BASE, PREFIX and VERSION."""
    at = 0
    while at < len(found) and found[at].says("BASE", "PREFIX", "VERSION"):
        at += 3 if found[at].says("PREFIX") else 2
    return at


def prefixes(found: tuple[Token, ...]) -> dict[str, str]:
    """The prefixes that a query declares, with their namespaces.

    >>> prefixes(tuple(tokens("PREFIX lt: <urn:lt#> ASK {}")))
    {'lt:': 'urn:lt#'}
    """
    return {
        found[at + 1].text: found[at + 2].text[1:-1]
        for at in range(after_prologue(found))
        if found[at].says("PREFIX") and at + 2 < len(found)
    }
