"""What a SPARQL server can do, tried before it is trusted with a graph."""

from collections.abc import Callable

from graph.store.remote_http import Endpoint
from graph.store.remote_results import ROWS, truth
from ontology.errors import BadQuery, RemoteUnfit

_A, _B, _C = (f"<urn:liantu:trial:{name}>" for name in "abc")
_TRIAL = f"{_A} {_B} {_C}"
_READS = (
    ("ASK { FILTER(MD5('a') = '0cc175b9c0f1b6a831c399e269772661') }", "MD5()"),
    ("ASK { { SELECT (COUNT(*) AS ?n) { ?s <urn:b> ?o } } VALUES ?n { 0 } }", "VALUES, COUNT"),
)


def tried(endpoint: Endpoint, put: Callable[[str, bytes], None]) -> None:
    """Refuse a server that cannot hold the graph, saying what it lacks.

    `put` makes a named graph hold some N-Triples.
    """
    place = endpoint.place
    for sparql, what in _READS:
        _need(_truth(endpoint, sparql, place.graph), what)
    trial = place.aside("trial")
    put(trial, f"{_TRIAL} .\n".encode())
    try:
        seen = f"ASK {{ {_TRIAL} }}"
        _need(_truth(endpoint, seen, trial), "default-graph-uri")
        path = f"ASK {{ {_A} {_B}/({_B}|{_A})* {_C} }}"
        _need(_truth(endpoint, path, trial), "属性路径 property paths")
        if _truth(endpoint, seen, place.graph):
            raise RemoteUnfit(
                f"SPARQL 服务 {place.query} 的默认图是所有图的并集，图会与其他内容混在一起；"
                "请用 LIANTU_STORE_GRAPH 指定一个命名图，如 urn:liantu:graph",
                f"The default graph of {place.query} is the union of all graphs; name a graph of "
                "its own in LIANTU_STORE_GRAPH, such as urn:liantu:graph",
            )
    finally:
        endpoint.update(f"DROP SILENT GRAPH <{trial}>")
    _need(not _truth(endpoint, seen, trial), "DROP GRAPH")


def _truth(endpoint: Endpoint, sparql: str, graph: str) -> bool:
    try:
        return endpoint.ask(sparql, graph, ROWS, truth)
    except BadQuery:
        return False


def _need(found: bool, what: str) -> None:  # noqa: FBT001
    if not found:
        raise RemoteUnfit(
            f"这个 SPARQL 服务不支持 {what}，不能用作存储；见 docs/engines.md",
            f"This SPARQL server does not support {what}: it cannot hold a graph; "
            "see docs/engines.md",
        )
