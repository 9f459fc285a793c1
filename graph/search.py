"""Finding things by name, alias, part of a name, pinyin or the initials of pinyin."""

from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from graph.knowledge import Knowledge
from graph.name_index import Match, Named, NameIndex
from ontology.model import Entity, EntityType

__all__ = ["Hit", "Match", "Search"]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity found, by which of its names, and how."""

    entity: Entity
    name: str
    match: Match


class Search:
    """The names of a knowledge; indexed when first asked for. Safe for threads."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._making = Lock()

    def find(
        self, text: str, types: tuple[EntityType, ...] = (), limit: int = 20
    ) -> tuple[Hit, ...]:
        """The entities that a text means, the likeliest first: by match, then by how much is known."""
        entities = self._knowledge.entities
        # Segments of reference chains that no document names stand in the index, too.
        found = self._index.find(text, types, limit + len(self._others))
        hits = (Hit(entities[hit.id], hit.name, hit.match) for hit in found if hit.id in entities)
        return tuple(hits)[:limit]

    def ids(self, text: str, limit: int) -> tuple[str, ...]:
        """Entities and all else with a name: also segments of chains that no document names."""
        return tuple(hit.id for hit in self._index.find(text, (), limit))

    @property
    def _index(self) -> NameIndex:
        with self._making:
            return self._made

    @cached_property
    def _made(self) -> NameIndex:
        return NameIndex((*self._spoken_of(), *self._others))

    def _spoken_of(self) -> list[Named]:
        known = self._knowledge
        listed = _reference_names(known)

        def rank(entity: Entity) -> tuple[int, int, str, str]:
            claims = len(known.claims_from(entity.id)) + len(known.claims_to(entity.id))
            return -claims, len(entity.name), entity.name, entity.id

        return [
            Named(e.id, e.type, (e.name, *e.aliases, *listed.get(e.id, ())))
            for e in sorted(known.entities.values(), key=rank)
        ]

    @cached_property
    def _others(self) -> tuple[Named, ...]:
        entities = self._knowledge.entities
        chains = self._knowledge.chains.values()
        kinds = {segment.id: EntityType.SEGMENT for c in chains for segment in c.segments}
        return tuple(
            Named(identifier, kinds.get(identifier, EntityType.CHAIN), names)
            for identifier, names in sorted(_reference_names(self._knowledge).items())
            if identifier not in entities
        )


def _reference_names(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """What reference chains call themselves and their segments, in both languages."""
    found = {}
    for chain in knowledge.chains.values():
        found[chain.id] = (chain.label, chain.label_en, *chain.aliases)
        for segment in chain.segments:
            found[segment.id] = (segment.label, segment.label_en, *segment.aliases)
    return {identifier: tuple(filter(None, names)) for identifier, names in found.items()}
