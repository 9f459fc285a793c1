"""Rows of terms as text, a row at a time, in each of the four result formats of SPARQL."""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

import orjson
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.store.model import text_of

Term = NamedNode | BlankNode | Literal | Triple
Row = Sequence[Term | None]

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NAMESPACE = "http://www.w3.org/2005/sparql-results#"


@dataclass(frozen=True, slots=True)
class TableForm:
    """How a table is written: what opens it, one row, what parts rows, what ends a whole or cut one.

    The two formats without room for a remark end a cut table like a whole one.
    """

    opening: Callable[[Sequence[str]], bytes]
    row: Callable[[Sequence[str], Row], bytes]
    between: bytes
    whole: bytes
    cut: bytes


def _json_opening(names: Sequence[str]) -> bytes:
    head = orjson.dumps({"vars": list(names)})
    return b'{"head":' + head + b',"results":{"bindings":['


def _json_row(names: Sequence[str], row: Row) -> bytes:
    pairs = zip(names, row, strict=True)
    return orjson.dumps({name: _json_term(term) for name, term in pairs if term is not None})


def _json_term(term: Term) -> Mapping[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {k: _json_term(v) for k, v in parts.items()}}
    if language := term.language:
        return {"type": "literal", "value": term.value, "xml:lang": language}
    kind = term.datatype.value
    if kind == _STRING:
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": kind}


def _xml_opening(names: Sequence[str]) -> bytes:
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in names)
    return (
        f'<?xml version="1.0"?><sparql xmlns="{_NAMESPACE}"><head>{head}</head><results>'
    ).encode()


def _xml_row(names: Sequence[str], row: Row) -> bytes:
    cells = (
        f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
        for name, term in zip(names, row, strict=True)
        if term is not None
    )
    return f"<result>{''.join(cells)}</result>".encode()


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


def _csv_line(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode()


def _csv_row(_names: Sequence[str], row: Row) -> bytes:
    return _csv_line(["" if term is None else text_of(term) for term in row])


def _tsv_opening(names: Sequence[str]) -> bytes:
    return ("\t".join(f"?{name}" for name in names) + "\n").encode()


def _tsv_row(_names: Sequence[str], row: Row) -> bytes:
    return ("\t".join("" if term is None else str(term) for term in row) + "\n").encode()


TABLE_FORMS = {
    JSON: TableForm(_json_opening, _json_row, b",", b"]}}", b']},"truncated":true}'),
    XML: TableForm(
        _xml_opening,
        _xml_row,
        b"",
        b"</results></sparql>",
        b"</results><!-- truncated: true --></sparql>",
    ),
    CSV: TableForm(_csv_line, _csv_row, b"", b"", b""),
    TSV: TableForm(_tsv_opening, _tsv_row, b"", b"", b""),
}
