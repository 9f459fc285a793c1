"""Searching names inside SPARQL: `?x lt:textMatch "光电"` binds what the index of names finds.

The pattern is replaced by the hits before a query reaches the engine, so that the engine looks
things up instead of reading every label. Two ways of writing it:

    ?x lt:textMatch "光电"                     the first 1,000 hits
    (?x ?rank) lt:textMatch ("guangdian" 20)   the first 20, each with its rank from 1 on
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph.store.columns import HIDDEN
from graph.store.tokens import Kind, Token, prefixes, tokens
from ontology.errors import BadQuery
from ontology.vocab import iri, term

LOCAL_NAME: Final = "textMatch"
USUAL: Final = 1000
MOST: Final = 10_000
_PREDICATE: Final = term(LOCAL_NAME)
_NAMESPACE: Final = _PREDICATE.removesuffix(LOCAL_NAME)
_MOST_PATTERNS: Final = 20
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_PLAIN_ESCAPES: Final = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_LAST_CODE_POINT: Final = 0x10FFFF

Find = Callable[[str, int], Sequence[str]]
"""The ids of the things that words mean, best first, so many at most."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A match that a query asks for, by the numbers of its tokens."""

    first: int
    last: int
    words: str
    limit: int
    variables: tuple[str, ...]
    """Thing and rank, where both are asked for."""


def expanded(sparql: str, find: Find) -> str:
    """A query with every text match replaced by what it finds."""
    if LOCAL_NAME not in sparql:
        return sparql
    found = tuple(tokens(sparql))
    patterns = tuple(_patterns(found))
    if len(patterns) > _MOST_PATTERNS:
        raise BadQuery(
            f"lt:{LOCAL_NAME} 最多用 {_MOST_PATTERNS} 次",
            f"At most {_MOST_PATTERNS} uses of lt:{LOCAL_NAME}",
        )
    edits: list[tuple[int, int, str]] = []
    for number, pattern in enumerate(patterns):
        edits += _edits(found, pattern, number, find(pattern.words, pattern.limit))
    return _edited(sparql, sorted(edits))


def _patterns(found: tuple[Token, ...]) -> Iterator[_Pattern]:
    spaces = prefixes(found)
    for at, token in enumerate(found):
        if not _names_it(token, spaces):
            continue
        words, limit, last = _object(found, at + 1)
        if last + 1 < len(found) and found[last + 1].text == ",":
            raise _misused("后面只能有一个词", "It takes one text, not a list with commas")
        pair = found[max(0, at - 4) : at]
        if pair and pair[-1].text == ")":
            if [t.kind is Kind.VAR or t.text for t in pair] != ["(", True, True, ")"]:
                raise _misused("主语应为 ?x 或 (?x ?rank)", "Its subject is ?x or (?x ?rank)")
            yield _Pattern(at - 4, last, words, limit, (pair[1].text, pair[2].text))
        else:
            yield _Pattern(at, last, words, limit, ())


def _names_it(token: Token, spaces: dict[str, str]) -> bool:
    if token.kind is Kind.IRI:
        return token.text[1:-1] == _PREDICATE
    prefix, _, local = token.text.partition(":")
    return (
        token.kind is Kind.NAME and local == LOCAL_NAME and spaces.get(f"{prefix}:") == _NAMESPACE
    )


def _object(found: tuple[Token, ...], at: int) -> tuple[str, int, int]:
    """The words, the limit and the number of the last token of what is searched for."""
    rest = found[at : at + 5]
    listed = bool(rest) and rest[0].text == "("
    given = rest[1:] if listed else rest
    if not given or given[0].kind is not Kind.STRING:
        raise _misused("宾语应为引号里的词", "Its object is a text in quotes")
    words = _unquoted(given[0].text)
    last = at + listed
    if len(given) > 1 and given[1].kind is Kind.LANG:
        given, last = given[1:], last + 1
    if not listed:
        return words, USUAL, last
    numbered = len(given) > 2 and given[1].text.isascii() and given[1].text.isdecimal()  # noqa: PLR2004
    if not numbered or given[2].text != ")" or not 1 <= int(given[1].text[:9]) <= MOST:
        raise _misused(f'应写作 ("词" 1…{MOST})', f'It is written ("text" 1…{MOST})')
    return words, int(given[1].text), last + 2


def _edits(
    found: tuple[Token, ...], pattern: _Pattern, number: int, hits: Sequence[str]
) -> list[tuple[int, int, str]]:
    """What to write in place of which part of a query."""
    start, end = found[pattern.first].start, found[pattern.last].end
    if pattern.variables:
        rows = " ".join(f"(<{iri(hit)}> {rank})" for rank, hit in enumerate(hits, 1))
        return [(start, end, f"VALUES ({' '.join(pattern.variables)}) {{ {rows} }}")]
    # A path of no steps leads from a thing to itself, wherever a predicate may stand.
    variable = f"?{HIDDEN}{number}"
    rows = " ".join(f"<{iri(hit)}>" for hit in hits)
    group = _group(found, pattern.first)
    return [
        (group, group, f" VALUES {variable} {{ {rows} }} "),
        (start, end, f"<{_PREDICATE}>? {variable}"),
    ]


def _group(found: tuple[Token, ...], at: int) -> int:
    """Where the group begins that the token stands in."""
    closed = 0
    for token in reversed(found[:at]):
        closed += (token.text == "}") - (token.text == "{")
        if closed < 0:
            return token.end
    raise _misused("应写在 { } 里", "It stands inside { }")


def _edited(sparql: str, edits: list[tuple[int, int, str]]) -> str:
    parts, at = [], 0
    for start, end, text in edits:
        parts += [sparql[at:start], text]
        at = end
    return "".join((*parts, sparql[at:]))


def _unquoted(literal: str) -> str:
    quotes = 3 if literal[:3] in ('"""', "'" * 3) else 1
    return _ESCAPE.sub(_unescaped, literal[quotes:-quotes])


def _unescaped(match: re.Match[str]) -> str:
    if digits := match[1] or match[2]:
        code = int(digits, 16)
        return chr(code) if code <= _LAST_CODE_POINT else ""
    return _PLAIN_ESCAPES.get(match[3], match[3])


def _misused(zh: str, en: str) -> BadQuery:
    return BadQuery(f"lt:{LOCAL_NAME} 用法有误：{zh}", f"lt:{LOCAL_NAME} is misused. {en}")
