"""Which graphs a query is asked of: those of the request, else those it names, never the notes."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from pyoxigraph import NamedNode, QuerySolutions, Store

from graph.store.model import NOTES
from graph.store.tokens import Kind, Token, after_prologue, tokens
from ontology.vocab import BASE

_NOTHING: Final = Store()


def dataset_of(
    query: str, asked: dict[str, list[str]] | None, named: Sequence[NamedNode]
) -> dict[str, Any]:
    """What the engine is told of graphs: those of the request, of FROM, or `named` as all others.

    A query with FROM alone may name no graph inside, one with FROM NAMED alone has no default one.
    """
    if asked is not None:
        return _shown(map(NamedNode, asked["default"]), map(NamedNode, asked["named"]))
    found = tuple(tokens(query)) if "from" in query.lower() else ()
    default, inside = _clauses(found)
    if not default and not inside:
        return {"named_graphs": list(named)}
    prologue = query[: found[after_prologue(found)].start]
    return _shown(_resolved(prologue, default), _resolved(prologue, inside))


def _shown(default: Iterable[NamedNode], named: Iterable[NamedNode]) -> dict[str, Any]:
    graphs = {"default_graph": default, "named_graphs": named}
    return {kind: [name for name in names if name != NOTES] for kind, names in graphs.items()}


def _clauses(found: tuple[Token, ...]) -> tuple[list[str], list[str]]:
    """The graphs behind FROM and behind FROM NAMED, as they are written."""
    default: list[str] = []
    named: list[str] = []
    for at, token in enumerate(found):
        if not token.says("FROM"):
            continue
        behind = found[at + 1 : at + 3]
        into = named if behind and behind[0].says("NAMED") else default
        graph = behind[-1:] if into is named else behind[:1]
        into += [name.text for name in graph if name.kind in (Kind.IRI, Kind.NAME)]
    return default, named


def _resolved(prologue: str, graphs: Sequence[str]) -> list[NamedNode]:
    """The graphs as the engine itself reads their names behind this prologue."""
    if not graphs:
        return []
    bound = " ".join(f"({name} AS ?g{at})" for at, name in enumerate(graphs))
    found = _NOTHING.query(f"{prologue} SELECT {bound} {{}}", base_iri=BASE)
    if not isinstance(found, QuerySolutions):
        raise TypeError
    return [name for name in next(iter(found)) if isinstance(name, NamedNode)]
