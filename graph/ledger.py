"""Which reading supports what: so that one document can come or go without touching the rest."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from graph.knowledge import Knowledge, knowledge_of
from graph.merging import joined, merged
from graph.statements import direct_triple, entity_triples, reading_triples
from graph.store.model import Triple
from ontology.chains.model import ReferenceChain
from ontology.model import Entity, EntityType, Reading

Ancestry = Callable[[str], tuple[Entity, ...]]
"""Place id → the place as the gazetteer names it, then the places above it; () if it knows none."""


@dataclass(frozen=True, slots=True)
class Delta:
    """What a step takes from the graph and what it adds."""

    remove: frozenset[Triple]
    add: frozenset[Triple]


class Ledger:
    """All readings, and for each entity and each relation which of them speak of it.

    The graph is the union of four kinds of parts, each a function of the readings: what a document
    says, what an entity is called, which relations hold, which place lies in which.
    """

    def __init__(self, chains: Iterable[ReferenceChain], ancestry: Ancestry) -> None:
        self._chains = tuple(chains)
        self._ancestry = ancestry
        self._readings: dict[str, Reading] = {}
        self._mentions: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
        self._support: Counter[Triple] = Counter()
        self._fixed = merged((), self._chains)

    def documents(self) -> tuple[str, ...]:
        """The ids of the documents read, sorted."""
        return tuple(sorted(self._readings))

    def reading(self, document: str) -> Reading | None:
        """The reading of a document, None if it is not here."""
        return self._readings.get(document)

    def replace(self, changes: Mapping[str, Reading | None]) -> Delta:
        """Take new readings in (None: leave the document out); gives what that does to the graph."""
        old = [r for d in changes if (r := self._readings.get(d))]
        new = [r for r in changes.values() if r]
        entities = sorted({e.id for r in (*old, *new) for e in self._spoken_of(r)})
        relations = {fact for r in (*old, *new) for fact in _relations(r)}
        before = self._parts(old, entities, relations)
        for document, reading in changes.items():
            self._forget(document)
            if reading:
                self._learn(reading)
        after = self._parts(new, entities, relations)
        return Delta(frozenset(before - after), frozenset(after - before))

    def triples(self) -> frozenset[Triple]:
        """The whole graph that these readings make, without the background of chains and terms."""
        readings = self._readings.values()
        return frozenset(self._parts(readings, self._mentions, self._support))

    def knowledge(self) -> Knowledge:
        """The readings as one body of knowledge."""
        places = [steps for entity in sorted(self._mentions) if (steps := self._ancestry(entity))]
        parents = {area.id: above.id for steps in places for area, above in pairwise(steps)}
        background = {area.id: area for steps in places for area in steps}
        return knowledge_of(self._readings.values(), self._chains, parents, background.values())

    def _parts(
        self,
        readings: Iterable[Reading],
        entities: Iterable[str],
        relations: Iterable[Triple],
    ) -> set[Triple]:
        """The triples that documents, entities and relations have in the graph as it stands."""
        found = {triple for reading in readings for triple in reading_triples(reading)}
        for entity in entities:
            found.update(self._entity_triples(entity))
        found.update(fact for fact in relations if self._support[fact])
        return found

    def _entity_triples(self, entity: str) -> Iterator[Triple]:
        mentions = self._mentions.get(entity)
        if not mentions:
            return
        steps = self._ancestry(entity)
        named = [mentions[document] for document in sorted(mentions)]
        whole = merged(named, (), steps[:1])[entity]
        if known := self._fixed.get(entity):
            aliases = {*known.aliases, *whole.aliases, whole.name} - {known.name}
            whole = Entity(entity, known.type, known.name, tuple(sorted(aliases)))
        yield from entity_triples(whole)

    def _spoken_of(self, reading: Reading) -> Iterator[Entity]:
        """The entities of a reading, and the places above its places."""
        entities = joined(reading.entities)
        yield from entities
        for entity in entities:
            if entity.type is EntityType.PLACE:
                yield from self._ancestry(entity.id)[1:]

    def _learn(self, reading: Reading) -> None:
        document = reading.document.id
        self._readings[document] = reading
        for entity in self._spoken_of(reading):
            # A place named in the document and above another: the document's names count.
            self._mentions[entity.id].setdefault(document, entity)
        self._support.update(_relations(reading))

    def _forget(self, document: str) -> None:
        reading = self._readings.pop(document, None)
        if reading is None:
            return
        for entity in self._spoken_of(reading):
            self._mentions[entity.id].pop(document, None)
            if not self._mentions[entity.id]:
                del self._mentions[entity.id]
        self._support -= Counter(_relations(reading))


def _relations(reading: Reading) -> Iterator[Triple]:
    """The facts that a reading makes, one for each claim that makes one."""
    return (fact for claim in reading.claims if (fact := direct_triple(claim)))
