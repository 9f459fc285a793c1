"""Triples that somebody hands in (what a CONSTRUCT query found), drawn like the network of ours."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Final
from urllib.parse import unquote

import networkx as nx
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ontology.errors import BadInput, NotFound
from ontology.labels import label_of
from ontology.model import EntityType
from ontology.vocab import ID, ONT, RDF, RDFS, SKOS
from viz.explorer.drawn import label_of as label_in_box
from viz.explorer.looks import type_colour
from viz.explorer.scene import BUDGET
from viz.network import SafeNetwork, within_budget
from viz.network_layout import COLUMNS, placed
from viz.site import Site

MOST = 5000
"""Triples that one drawing takes."""
_LONGEST = 4000
_NAMES: Final = (SKOS + "prefLabel", RDFS + "label", "http://schema.org/name")
_FIRST, _BOTH, _LAST = "first", "both", "last"
_ORDER: Final = ((_FIRST,), *COLUMNS, (_BOTH,), (_LAST,))
"""Things of no type of ours stand by what they are to others: only subject, both, only object."""


class Triple(BaseModel):
    """Subject, predicate and object; the object is a text where `literal` says so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    s: Annotated[str, Field(min_length=1, max_length=_LONGEST)]
    p: Annotated[str, Field(min_length=1, max_length=_LONGEST)]
    o: Annotated[str, Field(max_length=100_000)]
    literal: bool = False


class Given(BaseModel):
    """What is handed in: triples under a title."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Annotated[str, Field(max_length=200)] = ""
    triples: Annotated[tuple[Triple, ...], Field(max_length=MOST)]


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation as the entry of a node names it; `out` if it starts there."""

    relation: str
    other: str
    out: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A node handed in: `card` is the id of the entity of ours that it is, "" if of none."""

    iri: str
    name: str
    kind: EntityType | None
    card: str
    ties: tuple[Tie, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """Handed-in triples as a list and as the data of a picture."""

    title: str
    nodes: tuple[Known, ...]
    total: int
    edges: int
    data: Mapping[str, Any] = field(default_factory=dict)


def given(text: str) -> Given:
    """What a text hands in; BadInput says what is wrong with it."""
    try:
        return Given.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "JSON"
        raise BadInput(
            f"交来的图读不懂（{where}）：要 JSON，triples 里每条有 s、p、o，最多 {MOST} 条",
            f"The graph cannot be read ({where}): JSON is wanted, each of the triples with s, p "
            f"and o, at most {MOST}",
        ) from error


def drawing(site: Site, handed: Given, lang: str) -> Drawing:
    """Handed-in triples drawn: things of ours under their names, of all the best connected."""
    ties = [t for t in handed.triples if not t.literal and t.p != RDF + "type"]
    iris = {t.s for t in handed.triples} | {t.o for t in ties}
    named, kinds = _names(handed.triples), _kinds(handed.triples)
    things = {iri: _known(site, iri, named, kinds, lang) for iri in sorted(iris)}
    whole: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri in things:
        whole.add_node(iri, type="")
    for t in dict.fromkeys(ties):
        whole.add_edge(t.s, t.o, key=t.p)
    shown = within_budget(whole, "", BUDGET)
    for iri in shown:
        shown.nodes[iri]["type"] = things[iri].kind or _part(shown, iri)
    lines = _lines(handed.triples, lang)
    nodes = [
        Known(
            k.iri, k.name, k.kind, k.card, _ties(shown, things, k.iri, lang), lines.get(k.iri, ())
        )
        for k in (things[iri] for iri in shown)
    ]
    listed = tuple(sorted(nodes, key=lambda k: (-len(k.ties), k.name, k.iri)))
    data = _data(shown, things)
    return Drawing(handed.title, listed, len(things), shown.number_of_edges(), data)


def _names(triples: Iterable[Triple]) -> Mapping[str, str]:
    found = (t for t in triples if t.literal and t.p in _NAMES and t.o.strip())
    ranked = sorted(found, key=lambda t: (_NAMES.index(t.p), t.o), reverse=True)
    return {t.s: t.o.strip() for t in ranked}


def _kinds(triples: Iterable[Triple]) -> Mapping[str, EntityType]:
    ours = {ONT + kind.value: kind for kind in EntityType}
    typed = (t for t in triples if t.p == RDF + "type" and t.o in ours)
    return {t.s: ours[t.o] for t in sorted(typed, key=lambda t: (t.s, t.o))}


def _known(
    site: Site, iri: str, named: Mapping[str, str], kinds: Mapping[str, EntityType], lang: str
) -> Known:
    identifier = iri.removeprefix(ID) if iri.startswith(ID) else ""
    entity = site.knowledge.entities.get(site.goes_under.get(identifier, identifier))
    if entity:
        return Known(iri, site.name(entity.id, lang), entity.type, entity.id)
    last = unquote(iri.rstrip("/#").rpartition("#")[2].rpartition("/")[2])
    return Known(iri, named.get(iri) or _word(iri, lang) or last or iri, kinds.get(iri), "")


def _word(iri: str, lang: str) -> str:
    """The word of our ontology for one of its terms, "" for any other."""
    if not iri.startswith(ONT):
        return ""
    try:
        return label_of(iri, lang)
    except NotFound:
        return ""


def _relation(iri: str, lang: str) -> str:
    return _word(iri, lang) or unquote(iri.rstrip("/#").rpartition("#")[2].rpartition("/")[2])


def _part(graph: "nx.MultiDiGraph[str]", iri: str) -> str:
    if not graph.in_degree(iri):
        return _FIRST
    return _BOTH if graph.out_degree(iri) else _LAST


def _lines(triples: Iterable[Triple], lang: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    lines: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for t in triples:
        if t.literal and t.p not in _NAMES:
            lines[t.s].append((_relation(t.p, lang), t.o))
    return {iri: tuple(found) for iri, found in lines.items()}


def _ties(
    graph: "nx.MultiDiGraph[str]", things: Mapping[str, Known], iri: str, lang: str
) -> tuple[Tie, ...]:
    out = [
        Tie(_relation(p, lang), things[o].name, out=True)
        for _, o, p in sorted(graph.out_edges(iri, keys=True))
    ]
    into = [
        Tie(_relation(p, lang), things[s].name, out=False)
        for s, _, p in sorted(graph.in_edges(iri, keys=True))
    ]
    return (*out, *into)


def _data(graph: "nx.MultiDiGraph[str]", things: Mapping[str, Known]) -> Mapping[str, Any]:
    network, places = SafeNetwork(), placed(graph, _ORDER)
    for iri in sorted(graph):
        kind = things[iri].kind
        network.add_node(
            iri,
            label=label_in_box(things[iri].name),
            x=places[iri][0],
            y=places[iri][1],
            physics=False,
            name=things[iri].name,
            colour=type_colour(kind) if kind else "unknown",
            dash=[],
            focus=False,
            pinned=False,
            unseen=[],
        )
    for source, target, key in sorted(graph.edges(keys=True)):
        network.add_edge(
            source,
            target,
            id=f"{source} {target} {key}",
            colour="wire",
            dashes=False,
            beside=places[source][0] == places[target][0],
            way=False,
        )
    return network.data()
