"""A reference chain from the triples that `chain_triples` and `name_triples` make of it."""

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from ontology.chains.loader import chain_of_rows
from ontology.chains.model import ReferenceChain, Tier
from ontology.errors import BadChainFile
from ontology.triples.terms import ALT_LABEL, PREF_LABEL, TYPE, prop
from ontology.vocab import BASE, CLASSIFICATION, DCT, OWL

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_TIERS = tuple(Tier)


def chain_of_triples(file: str, triples: Iterable[ox.Triple]) -> ReferenceChain:
    """The one chain that some triples describe; BadChainFile where there is none or several.

    Triples know no order: segments come by tier, depth and key. `file` stands in the sentences.
    """
    graph = ox.Store()
    graph.extend(ox.Quad(*triple) for triple in triples)
    found = [s for s in _subjects(graph, "ValueChain") if _one(graph, s, "activeTemplate")]
    if len(found) != 1:
        raise BadChainFile(
            f"{file} 应只含一条参照链，现有 {len(found)} 条",
            f"{file} should hold one reference chain, it holds {len(found)}",
        )
    chain = found[0]
    template = _node(_one(graph, chain, "activeTemplate"))
    key = _local(chain).removeprefix("chain-")
    head = {
        "key": key,
        "label": _name(graph, chain, "zh"),
        "label_en": _name(graph, chain, "en"),
        "version": _value(_first(graph, template, ox.NamedNode(OWL + "versionInfo"))),
        "aliases": "|".join(_aliases(graph, chain)),
    }
    nodes = [_node(o) for o in _objects(graph, chain, prop("hasSegment"))]
    rows = [_row(graph, key, node) for node in nodes]
    rows.sort(key=_place)
    return chain_of_rows(file, head, enumerate(rows, 1))


def _row(graph: ox.Store, chain: str, node: ox.NamedNode) -> Mapping[str, str]:
    prefix = f"seg-{chain}-"
    fed = (_local(_node(o)).removeprefix(prefix) for o in _objects(graph, node, prop("feeds")))
    classes = _objects(graph, node, prop("classifiedAs"))
    codes = [_node(o).value.removeprefix(CLASSIFICATION) for o in classes]
    return {
        "key": _local(node).removeprefix(prefix),
        "label": _name(graph, node, "zh"),
        "label_en": _name(graph, node, "en"),
        "aliases": "|".join(_aliases(graph, node)),
        "tier": _tier(graph, node),
        "criticality": _value(_one(graph, node, "criticality")),
        "min_firms": _value(_one(graph, node, "minFirms")),
        "gb4754": codes[0] if codes else "",
        "feeds": "|".join(sorted(fed)),
        "basis": _value(_one(graph, node, "groundedIn")),
        "source": _value(_first(graph, node, ox.NamedNode(DCT + "source"))),
        "depth": _value(_one(graph, node, "depth")),
    }


def _place(row: Mapping[str, str]) -> tuple[int, int, str]:
    order = [t.value.lower() for t in _TIERS]
    tier = order.index(row["tier"]) if row["tier"] in order else len(order)
    return tier, int(row["depth"] or 0), row["key"]


def _tier(graph: ox.Store, node: ox.NamedNode) -> str:
    found = _one(graph, node, "tier")
    return _local(_node(found)).lower() if found is not None else ""


def _subjects(graph: ox.Store, kind: str) -> list[ox.NamedNode]:
    quads = graph.quads_for_pattern(None, TYPE, prop(kind), None)
    return sorted({q.subject for q in quads if isinstance(q.subject, ox.NamedNode)}, key=str)


def _objects(graph: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[Term]:
    found = {q.object for q in graph.quads_for_pattern(subject, predicate, None, None)}
    return sorted(found, key=str)


def _first(graph: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> Term | None:
    return next(iter(_objects(graph, subject, predicate)), None)


def _one(graph: ox.Store, subject: ox.NamedNode, name: str) -> Term | None:
    return _first(graph, subject, prop(name))


def _name(graph: ox.Store, subject: ox.NamedNode, lang: str) -> str:
    return next(_worded(graph, subject, PREF_LABEL, lang), "")


def _aliases(graph: ox.Store, subject: ox.NamedNode) -> list[str]:
    return sorted(_worded(graph, subject, ALT_LABEL, "zh"))


def _worded(
    graph: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode, lang: str
) -> Iterator[str]:
    for term in _objects(graph, subject, predicate):
        if isinstance(term, ox.Literal) and term.language == lang:
            yield term.value


def _value(term: Term | None) -> str:
    return term.value if isinstance(term, ox.Literal) else ""


def _node(term: Term | None) -> ox.NamedNode:
    if isinstance(term, ox.NamedNode):
        return term
    raise BadChainFile("参照链的数据不完整", "the reference chain is incomplete")


def _local(node: ox.NamedNode) -> str:
    return node.value.removeprefix(BASE).rsplit("/", 1)[-1].rsplit("#", 1)[-1]
