"""What the graph holds beside what documents say: conclusions from names, each marked as one.

In which area another lies by its name, whose house a firm belongs to by its name, which area the
region of a document is, which id a merged firm now has. A function of all that is known.
"""

from collections.abc import Iterable, Iterator

from graph.gaps.locality import homes_of, regions_of
from graph.houses import houses
from graph.knowledge import Knowledge
from graph.store.model import Triple
from graph.together import OneFirm
from ontology import triples
from ontology.model import Relation
from ontology.places import place

__all__ = ["MARKED", "inferred_triples", "with_wider"]

_SIGNS = " ".join(map(str, triples.CONCLUSIONS))
MARKED = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?p {{ {_SIGNS} }} ?s ?p ?o }}"
"""The question that gives the conclusions a graph holds: nothing else has their properties."""
with_wider = triples.with_wider


def inferred_triples(knowledge: Knowledge, gone: Iterable[OneFirm] = ()) -> frozenset[Triple]:
    """All conclusions, each with the wider relation that it is a case of."""
    marked = (*_areas(knowledge), *_houses(knowledge), *_homes(knowledge), *_gone(gone))
    return frozenset(with_wider(marked))


def _areas(knowledge: Knowledge) -> Iterator[Triple]:
    for area, around in regions_of(knowledge).by_name:
        known = place(area)
        # What the gazetteer says of a place it says itself, as soon as the place is spoken of.
        if not (known and known.parent == around):
            yield triples.area_by_name(area, around)


def _houses(knowledge: Knowledge) -> Iterator[Triple]:
    stated = set(knowledge.direct(Relation.PART_OF_GROUP))
    for link in houses(knowledge.entities.values()):
        if (link.member, link.house) in stated:
            continue
        yield triples.house_by_name(link.member, link.house, link.ground.value)


def _homes(knowledge: Knowledge) -> Iterator[Triple]:
    for document, area in homes_of(knowledge).items():
        if area in knowledge.entities:
            yield triples.spoken_area(document, area)


def _gone(merged: Iterable[OneFirm]) -> Iterator[Triple]:
    for one in merged:
        yield triples.replaced(one.gone, one.kept)
