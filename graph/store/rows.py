"""An answer as rows of words, whatever it was: rows, a yes or no, or triples."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson
from pyoxigraph import NamedNode, RdfFormat, parse

from graph.store.model import Answer, text_of
from graph.store.tables import JSON

ACCEPT: Final = f"{JSON},application/n-triples"
"""What an answer has to be asked for in to be spread into rows."""

_TRIPLE: Final = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True)
class Term:
    """A cell: its words, "" where there is no value, and whether they are an IRI."""

    text: str = ""
    iri: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of terms; `truncated` where a limit cut the answer."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term, ...], ...]
    truncated: bool = False


def rows(answer: Answer) -> Rows:
    """The rows of an answer in one of the forms of ACCEPT; triples have three columns."""
    if answer.media_type != JSON:
        return Rows(_TRIPLE, tuple(sorted(_triples(answer.body), key=_words)), answer.truncated)
    found = orjson.loads(answer.body)
    if "boolean" in found:
        return Rows(("boolean",), ((Term(str(found["boolean"]).lower()),),))
    columns = tuple(found["head"]["vars"])
    bindings = found["results"]["bindings"]
    spread = tuple(tuple(_term(row.get(column)) for column in columns) for row in bindings)
    return Rows(columns, spread, answer.truncated)


def _triples(body: bytes) -> list[tuple[Term, ...]]:
    quads = parse(body, format=RdfFormat.N_TRIPLES)
    return [
        tuple(Term(text_of(end), isinstance(end, NamedNode)) for end in quad.triple)
        for quad in quads
    ]


def _words(row: tuple[Term, ...]) -> tuple[str, ...]:
    return tuple(term.text for term in row)


def _term(value: Mapping[str, Any] | None) -> Term:
    if value is None:
        return Term()
    held = value["value"]
    if not isinstance(held, str):  # a triple inside a cell
        return Term(" ".join(_term(held[end]).text for end in _TRIPLE))
    return Term(held, value["type"] == "uri")
