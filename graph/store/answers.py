"""Answers in the media type asked for, cut at a number of rows and of bytes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from graph.store.columns import arranged
from graph.store.model import Answer
from graph.store.tables import JSON, TABLE_FORMS, XML
from ontology.vocab import PREFIXES

Found = QuerySolutions | QueryBoolean | QueryTriples

_GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/trig": RdfFormat.TRIG,
}
_REMARKS = {
    "text/turtle": b"# truncated: true\n",
    "application/n-triples": b"# truncated: true\n",
    "application/rdf+xml": b"<!-- truncated: true -->\n",
    "application/trig": b"# truncated: true\n",
}
"""What ends a cut graph, in the formats that have comments."""
_ROWS = tuple(TABLE_FORMS)
_TRUTHS = (JSON, XML)
_STANDS_FOR = {"application/json": (JSON, "application/ld+json"), "application/xml": (XML,)}


@dataclass(frozen=True, slots=True)
class Most:
    """How large an answer may be: rows (or triples), and bytes."""

    rows: int = 10_000
    size: int = 20 * 1024 * 1024


def answer(found: Found, accept: str, most: Most, order: Sequence[str] = ()) -> Answer:
    """The result of a query written in the best accepted media type, cut where it grows too large.

    Columns named in `order` come in that order, the others behind.
    """
    if isinstance(found, QueryBoolean):
        kind = chosen(accept, _TRUTHS)
        form = QueryResultsFormat.JSON if kind == JSON else QueryResultsFormat.XML
        return Answer(found.serialize(format=form) or b"", kind)
    if isinstance(found, QueryTriples):
        return _graph(found, chosen(accept, tuple(_GRAPHS)), most)
    return _table(found, chosen(accept, _ROWS), most, order)


def chosen(accept: str, offered: tuple[str, ...]) -> str:
    """The offered media type that an Accept header likes best; the first where it likes none."""
    wishes = []
    for place, wish in enumerate(accept.split(",")):
        kind, *parameters = (part.strip().lower() for part in wish.split(";"))
        wishes.append((-_weight(parameters), place, kind))
    for weight, _, kind in sorted(wishes):
        for media_type in offered:
            if weight and media_type in (kind, *_STANDS_FOR.get(kind, ())):
                return media_type
    return offered[0]


def _weight(parameters: Iterable[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return float(parameter[2:])
            except ValueError:
                return 0.0
    return 1.0


def _graph(found: QueryTriples, kind: str, most: Most) -> Answer:
    triples: list[Triple] = []
    size, cut = 0, False
    for triple in found:
        size += len(str(triple).encode())  # no format takes more than plain triples do
        if cut := len(triples) == most.rows or size > most.size:
            break
        triples.append(triple)
    prefixes = PREFIXES if kind in ("text/turtle", "application/trig") else None
    body = serialize(triples, format=_GRAPHS[kind], prefixes=prefixes) or b""
    return Answer(body + _REMARKS.get(kind, b"") if cut else body, kind, cut)


def _table(found: QuerySolutions, kind: str, most: Most, order: Sequence[str]) -> Answer:
    form = TABLE_FORMS[kind]
    given = [variable.value for variable in found.variables]
    names = arranged(given, order)
    places = [given.index(name) for name in names]
    rows: list[bytes] = []
    opening = form.opening(names)
    size, cut = len(opening), False
    for solution in found:
        row = form.row(names, [solution[place] for place in places])
        size += len(row) + len(form.between)
        if cut := len(rows) == most.rows or size > most.size:
            break
        rows.append(row)
    body = opening + form.between.join(rows) + (form.cut if cut else form.whole)
    return Answer(body, kind, cut)
