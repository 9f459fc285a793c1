"""Where the pages show what an answer names: cards by name, sentences by their words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from urllib.parse import quote

from graph.knowledge import Knowledge
from ontology.model import Claim, EntityType, Evidence, Gap, Observation
from ontology.questions import ColumnKind

_TYPES: Mapping[ColumnKind, tuple[EntityType, ...]] = {
    ColumnKind.CHAIN: (EntityType.CHAIN,),
    ColumnKind.SEGMENT: (EntityType.SEGMENT,),
    ColumnKind.REGION: (EntityType.PLACE, EntityType.PARK),
    ColumnKind.PARK: (EntityType.PARK,),
    # A project that nobody is said to develop stands where its firm would.
    ColumnKind.FIRM: (EntityType.FIRM, EntityType.PROJECT),
    ColumnKind.PROJECT: (EntityType.PROJECT,),
    ColumnKind.THING: tuple(EntityType),
}


class Cards:
    """An index from what cells of answers say to addresses of pages.

    Segments that no document names are shown on the map of their chain.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def of(self, kind: ColumnKind, text: str, documents: frozenset[str] = frozenset()) -> str:
        """The address of the page about what a cell says; "" where there is none.

        A name that several things have leads to the search for it. `documents` are those that the
        other cells of the row name: words that several documents have are looked up there first.
        """
        if not text:
            return ""
        if kind is ColumnKind.DOCUMENT:
            found = self._documents.get(text, ())
            return f"/documents/{found[0]}" if len(found) == 1 else ""
        if kind is ColumnKind.QUOTE:
            return self._sentence(text, documents)
        return self._thing(text, _TYPES.get(kind, ()))

    def documents(self, text: str) -> tuple[str, ...]:
        """The documents with this title or file name."""
        return self._documents.get(text, ())

    def _thing(self, text: str, types: tuple[EntityType, ...]) -> str:
        found = [path for path, type_ in self._things.get(text, ()) if type_ in types]
        if len(found) == 1:
            return found[0]
        return f"/entities?q={quote(text)}" if found else ""

    def _sentence(self, text: str, documents: frozenset[str]) -> str:
        places = self._quotes.get(text, ())
        here = [place for place in places if place.document in documents]
        if not (found := here or places):
            return ""
        return f"/documents/{found[0].document}#{found[0].id}"

    @cached_property
    def _things(self) -> Mapping[str, tuple[tuple[str, EntityType], ...]]:
        known, found = self._knowledge, defaultdict(set)
        for entity in known.entities.values():
            page = "chains" if entity.id in known.chains else "entities"
            found[entity.name].add((f"/{page}/{entity.id}", entity.type))
        for chain in known.chains.values():
            found[chain.label].add((f"/chains/{chain.id}", EntityType.CHAIN))
            for segment in chain.segments:
                if segment.id not in known.entities:
                    path = f"/chains/{chain.id}#{segment.id}"
                    found[segment.label].add((path, EntityType.SEGMENT))
        return {name: tuple(sorted(things)) for name, things in found.items()}

    @cached_property
    def _documents(self) -> Mapping[str, tuple[str, ...]]:
        found = defaultdict(set)
        for document in self._knowledge.documents.values():
            for name in (document.title, document.name):
                if name:
                    found[name].add(document.id)
        return {name: tuple(sorted(ids)) for name, ids in found.items()}

    @cached_property
    def _quotes(self) -> Mapping[str, tuple[Evidence, ...]]:
        found: defaultdict[str, dict[Evidence, None]] = defaultdict(dict)
        for said in self._said():
            for evidence in said.evidence:
                found[evidence.quote][evidence] = None
        return {words: tuple(places) for words, places in found.items()}

    def _said(self) -> Iterator[Claim | Observation | Gap]:
        yield from self._knowledge.claims
        yield from self._knowledge.observations
        yield from self._knowledge.gaps
