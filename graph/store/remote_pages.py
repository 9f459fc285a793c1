"""A whole graph read from a server in bounded answers, and counted."""

from collections.abc import Iterator
from itertools import product

from pyoxigraph import NamedNode, Triple

from graph.store.remote_http import Endpoint
from graph.store.remote_results import ROWS, Row, terms
from ontology.errors import RemoteFault

_DIGITS = "0123456789abcdef"
_COUNTS = "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p"


def counts(endpoint: Endpoint, graph: str) -> dict[str, int]:
    """Predicate → the number of its triples, by IRI."""
    rows = endpoint.ask(_COUNTS, graph, ROWS, terms)
    return dict(sorted((_iri(p), int(_value(n))) for p, n in rows if p is not None))


def triples(endpoint: Endpoint, graph: str) -> Iterator[Triple]:
    """The triples of a graph, a page at a time.

    A predicate of more triples than fit a page is asked for by the first digits of the MD5 of the
    subject: without sorting, which servers bound, and without a page that depends on another.
    RemoteFault if a server leaves rows out without saying so.
    """
    for predicate, number in counts(endpoint, graph).items():
        seen = 0
        for sparql in _pages(predicate, number, endpoint.place.page):
            for subject, value in endpoint.ask(sparql, graph, ROWS, terms):
                seen += 1
                if not isinstance(subject, NamedNode) or value is None:
                    raise _strange(predicate)
                yield Triple(subject, NamedNode(predicate), value)
        if seen != number:
            raise RemoteFault(
                f"SPARQL 服务应有 {number} 条 <{predicate}>，只给出 {seen} 条：可能限制了行数，"
                "或有别的程序在改这个图；请调高服务的行数上限",
                f"The server counts {number} triples of <{predicate}> and gave {seen}: it caps its "
                "answers, or another program changes the graph; raise the server's row limit",
            )


def _pages(predicate: str, number: int, page: int) -> Iterator[str]:
    digits = 0
    # Half a page on average, so that an uneven part still fits.
    while number > page // 2 * len(_DIGITS) ** digits and number > page:
        digits += 1
    for start in map("".join, product(_DIGITS, repeat=digits)):
        part = f' FILTER(STRSTARTS(MD5(STR(?s)), "{start}"))' if start else ""
        yield f"SELECT ?s ?o WHERE {{ ?s <{predicate}> ?o{part} }}"


def _iri(term: Row | object) -> str:
    if isinstance(term, NamedNode):
        return term.value
    raise _strange(str(term))


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))


def _strange(what: str) -> RemoteFault:
    return RemoteFault(
        f"SPARQL 服务的图里有不是 liantu 写的内容：{what}",
        f"The graph on the server holds what liantu did not write: {what}",
    )
