"""Answers in the media type asked for, cut at a number of rows."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from graph.store.model import Answer, text_of
from ontology.vocab import PREFIXES

Term = NamedNode | BlankNode | Literal | Triple
Rows = Sequence[Sequence[Term | None]]
Found = QuerySolutions | QueryBoolean | QueryTriples

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
_GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/trig": RdfFormat.TRIG,
}
_ROWS = (JSON, XML, CSV, TSV)
_TRUTHS = (JSON, XML)
_STANDS_FOR = {"application/json": (JSON, "application/ld+json"), "application/xml": (XML,)}
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NAMESPACE = "http://www.w3.org/2005/sparql-results#"


def answer(found: Found, accept: str, most: int, order: Sequence[str] = ()) -> Answer:
    """The result of a query written in the best accepted media type, with at most so many rows.

    Columns named in `order` come in that order, the others behind.
    """
    if isinstance(found, QueryBoolean):
        kind = chosen(accept, _TRUTHS)
        form = QueryResultsFormat.JSON if kind == JSON else QueryResultsFormat.XML
        return Answer(found.serialize(format=form) or b"", kind)
    if isinstance(found, QueryTriples):
        return _graph(found, chosen(accept, tuple(_GRAPHS)), most)
    return _table(found, chosen(accept, _ROWS), (most, order))


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


def _graph(found: QueryTriples, kind: str, most: int) -> Answer:
    triples = list(islice(found, most + 1))
    prefixes = PREFIXES if kind in ("text/turtle", "application/trig") else None
    body = serialize(triples[:most], format=_GRAPHS[kind], prefixes=prefixes)
    return Answer(body or b"", kind, len(triples) > most)


def _table(found: QuerySolutions, kind: str, bounds: tuple[int, Sequence[str]]) -> Answer:
    most, order = bounds
    place = {name: number for number, name in enumerate(order)}
    given = [variable.value for variable in found.variables]
    names = sorted(given, key=lambda name: place.get(name, len(place)))
    rows = [tuple(solution) for solution in islice(found, most + 1)]
    if names != given:
        columns = [given.index(name) for name in names]
        rows = [tuple(row[column] for column in columns) for row in rows]
    write = {JSON: _json, XML: _xml, CSV: _csv, TSV: _tsv}[kind]
    return Answer(write(names, rows[:most]).encode(), kind, len(rows) > most)


def _json(names: list[str], rows: Rows) -> str:
    bindings = [
        {n: _json_term(t) for n, t in zip(names, row, strict=True) if t is not None} for row in rows
    ]
    table = {"head": {"vars": names}, "results": {"bindings": bindings}}
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {k: _json_term(v) for k, v in parts.items()}}
    literal: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        return {**literal, "xml:lang": term.language}
    return (
        literal if term.datatype.value == _STRING else {**literal, "datatype": term.datatype.value}
    )


def _xml(names: list[str], rows: Rows) -> str:
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in names)
    body = "".join(
        "<result>"
        + "".join(
            f"<binding name={quoteattr(n)}>{_xml_term(t)}</binding>"
            for n, t in zip(names, row, strict=True)
            if t is not None
        )
        + "</result>"
        for row in rows
    )
    return (
        f'<?xml version="1.0"?><sparql xmlns="{_NAMESPACE}"><head>{head}</head>'
        f"<results>{body}</results></sparql>"
    )


def _xml_term(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{_xml_text(term.value)}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{_xml_text(term.value)}</bnode>"
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        inner = "".join(f"<{k}>{_xml_term(v)}</{k}>" for k, v in parts.items())
        return f"<triple>{inner}</triple>"
    attribute = ""
    if term.language:
        attribute = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype.value != _STRING:
        attribute = f" datatype={quoteattr(term.datatype.value)}"
    return f"<literal{attribute}>{_xml_text(term.value)}</literal>"


def _xml_text(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text))


def _csv(names: list[str], rows: Rows) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows(["" if t is None else text_of(t) for t in row] for row in rows)
    return out.getvalue()


def _tsv(names: list[str], rows: Rows) -> str:
    lines = ["\t".join(f"?{name}" for name in names)]
    lines += ["\t".join("" if t is None else str(t) for t in row) for row in rows]
    return "".join(f"{line}\n" for line in lines)
