"""What SPARQL servers answer → terms of ours, with the habits of engines that differ."""

import json
import re
from typing import Any, cast

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph.store.model import Result, text_of
from graph.store.remote_http import NotWhole, Reply

ROWS = "application/sparql-results+json"
GRAPH = "application/n-triples"
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_VIRTUOSO_TRUTH = "__ASK_RETVAL"
_FORM = re.compile(
    r"(?:\s|\#[^\r\n]*|PREFIX\s+[^\s<]*\s*<[^>]*>|BASE\s*<[^>]*>)*(SELECT|ASK|CONSTRUCT|DESCRIBE)\b",
    re.IGNORECASE,
)

Row = tuple[NamedNode | Literal | None, ...]


def gives_graph(sparql: str) -> bool:
    r"""Whether a query gives triples.

    >>> gives_graph("PREFIX a: <x:> # ASK\\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    True
    """
    form = _FORM.match(sparql)
    return form is not None and form[1].upper() in ("CONSTRUCT", "DESCRIBE")


def truth(reply: Reply) -> bool:
    """The answer to an ASK."""
    return bool(table(reply).truth)


def table(reply: Reply) -> Result:
    """The answer to a SELECT or an ASK."""
    found = _table(reply)
    if "boolean" in found:
        return Result(truth=bool(found["boolean"]))
    variables, rows = _rows(found)
    if variables == (_VIRTUOSO_TRUTH,):
        return Result(truth=_is_true(rows))
    return Result(variables, tuple(tuple(_text(term) for term in row) for row in rows))


def terms(reply: Reply) -> list[Row]:
    """The rows of a SELECT as terms."""
    return _rows(_table(reply))[1]


def graph(reply: Reply) -> Result:
    """The answer to a CONSTRUCT or DESCRIBE."""
    try:
        quads = parse(reply.body, format=RdfFormat.N_TRIPLES)
        return Result(triples=tuple(dict.fromkeys(quad.triple for quad in quads)))
    except SyntaxError as fault:
        raise NotWhole(str(fault)) from fault


def _table(reply: Reply) -> dict[str, Any]:
    try:
        found = json.loads(reply.body)
    except ValueError as fault:
        raise NotWhole(str(fault)) from fault
    if not isinstance(found, dict) or "head" not in found:
        raise NotWhole(f"no SPARQL result but {reply.media_type}")
    return cast("dict[str, Any]", found)


def _rows(found: dict[str, Any]) -> tuple[tuple[str, ...], list[Row]]:
    try:
        variables = tuple(found["head"]["vars"])
        rows = found["results"]["bindings"]
        return variables, [tuple(_term(row.get(name)) for name in variables) for row in rows]
    except (KeyError, TypeError, AttributeError) as fault:
        raise NotWhole(f"no SPARQL result: {fault!r}") from fault


def _term(found: dict[str, str] | None) -> NamedNode | Literal | None:
    if found is None:
        return None
    kind, value = found["type"], found["value"]
    if kind == "uri":
        return NamedNode(value)
    if kind not in ("literal", "typed-literal"):  # the second is how it was called before 1.1
        raise NotWhole(f"a term of the kind {kind}, which this graph never holds")
    if language := found.get("xml:lang"):
        return Literal(value, language=language)
    datatype = found.get("datatype", _XSD_STRING)
    return (
        Literal(value) if datatype == _XSD_STRING else Literal(value, datatype=NamedNode(datatype))
    )


def _text(term: NamedNode | Literal | None) -> str | None:
    return None if term is None else text_of(term)


def _is_true(rows: list[Row]) -> bool:
    return bool(rows) and rows[0][0] is not None and text_of(rows[0][0]) in ("1", "true")
