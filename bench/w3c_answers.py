"""Whether an answer is the one expected: rows and graphs up to the names of blank nodes."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

Value = NamedNode | BlankNode | Literal | Triple
Row = tuple[tuple[str, Value], ...]
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_RS: Final = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_DECIMAL: Final = {_XSD + "integer", _XSD + "decimal"}
_BOOLEAN: Final = _XSD + "boolean"
_FLOAT: Final = {_XSD + "double", _XSD + "float"}
_SUFFIXES: Final = {
    ".srx": QueryResultsFormat.XML,
    ".srj": QueryResultsFormat.JSON,
    ".tsv": QueryResultsFormat.TSV,
}


def same_rows(answer: bytes, form: QueryResultsFormat, expected: Path, base: str) -> bool:
    """Whether a table or a truth is that of a file, whose relative names stand beside a base."""
    return _rows(answer, form) == _expected_rows(expected, base)


def same_csv(answer: str, expected: Path) -> bool:
    """Whether a CSV table is that of a file; numbers count by value, blank nodes by place."""
    return _cells(answer) == _cells(expected.read_text(encoding="utf-8"))


def same_graph(answer: bytes, media_type: str, expected: Path) -> bool:
    """Whether triples are those of a file."""
    form = RdfFormat.from_extension(expected.suffix[1:])
    return graph(answer, RdfFormat.from_media_type(media_type)) == graph(
        expected.read_bytes(), form
    )


def graph(data: bytes, form: RdfFormat | None) -> frozenset[Quad]:
    """Triples with fixed names for their blank nodes."""
    return _named(quad.triple for quad in parse(data, format=form, base_iri="http://x.example/"))


def _rows(data: bytes, form: QueryResultsFormat) -> object:
    found = parse_query_results(data, format=form)
    if isinstance(found, QueryBoolean):
        return bool(found)
    if not isinstance(found, QuerySolutions):
        raise TypeError
    names = [variable.value for variable in found.variables]
    rows = [
        tuple((name, _plain(row[name])) for name in names if row[name] is not None) for row in found
    ]
    return frozenset(names), _comparable(rows)


def _expected_rows(file: Path, base: str) -> object:
    if file.suffix in _SUFFIXES:
        return _rows(file.read_bytes(), _SUFFIXES[file.suffix])
    found = Dataset(parse(path=file, format=RdfFormat.TURTLE, base_iri=base))
    boolean = [q.object for q in found.quads_for_predicate(NamedNode(_RS + "boolean"))]
    if boolean:
        return isinstance(boolean[0], Literal) and boolean[0].value == "true"
    names = [q.object for q in found.quads_for_predicate(NamedNode(_RS + "resultVariable"))]
    rows = [_bindings(found, q.object) for q in found.quads_for_predicate(_rs("solution"))]
    return frozenset(n.value for n in names if isinstance(n, Literal)), _comparable(rows)


def _bindings(found: Dataset, solution: object) -> Row:
    row: list[tuple[str, Value]] = []
    for quad in found.quads_for_subject(solution):  # type: ignore[arg-type]
        if quad.predicate == _rs("binding"):
            parts = {q.predicate: q.object for q in found.quads_for_subject(quad.object)}  # type: ignore[arg-type]
            name = parts[_rs("variable")]
            if isinstance(name, Literal):
                row.append((name.value, _plain(parts[_rs("value")])))
    return tuple(sorted(row, key=lambda pair: pair[0]))


def _rs(name: str) -> NamedNode:
    return NamedNode(_RS + name)


def _comparable(rows: list[Row]) -> object:
    """Rows without regard to their order and to the names of blank nodes."""
    if not any(isinstance(value, BlankNode) for row in rows for _, value in row):
        return Counter(frozenset((name, str(value)) for name, value in row) for row in rows)
    triples = (
        Triple(BlankNode(f"row{number}"), NamedNode(f"urn:var:{name}"), value)
        for number, row in enumerate(rows)
        for name, value in row
    )
    return len(rows), _named(triples)


def _named(triples: Iterable[Triple]) -> frozenset[Quad]:
    plain = (Quad(t.subject, t.predicate, _plain(t.object)) for t in triples)
    found = Dataset(plain)
    found.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(found)


def _plain(term: Value) -> Value:
    """A term with its number or truth in one spelling."""
    if not isinstance(term, Literal):
        return term
    kind = term.datatype.value
    if kind == _BOOLEAN:
        return Literal(
            {"0": "false", "1": "true"}.get(term.value, term.value), datatype=term.datatype
        )
    try:
        if kind in _DECIMAL:
            return Literal(str(Decimal(term.value).normalize()), datatype=term.datatype)
        if kind in _FLOAT:
            return Literal(repr(float(term.value)), datatype=term.datatype)
    except (InvalidOperation, ValueError):
        return term
    return term


def _cells(table: str) -> tuple[list[str], Counter[tuple[str, ...]]]:
    rows = list(csv.reader(io.StringIO(table, newline="")))
    return rows[0], Counter(tuple(map(_cell, row)) for row in rows[1:])


def _cell(text: str) -> str:
    if text.startswith("_:"):
        return "_:"
    try:
        return repr(float(text))
    except ValueError:
        return text
