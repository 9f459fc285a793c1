"""One entity from what several documents call it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from ontology.chains.model import ReferenceChain
from ontology.model import Entity, EntityType


def merged(
    entities: Iterable[Entity],
    chains: Iterable[ReferenceChain] = (),
    background: Iterable[Entity] = (),
) -> Mapping[str, Entity]:
    """Entities by id, ids sorted; same id, same thing, its names collected.

    A thing of a reference chain or of the background keeps the name it has there; another takes
    its longest name, of equally long ones the most frequent, then the first by code point.
    """
    fixed = {e.id: e for e in (*background, *_reference_entities(chains))}
    groups: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        groups[entity.id].append(entity)
    return {id_: _one(fixed.get(id_), groups[id_]) for id_ in sorted({*fixed, *groups})}


def _one(fixed: Entity | None, group: list[Entity]) -> Entity:
    known = [*group, fixed] if fixed else group
    name = fixed.name if fixed else fullest(entity.name for entity in group)
    others = {n for entity in known for n in (entity.name, *entity.aliases)} - {name, ""}
    return Entity(known[-1].id, known[-1].type, name, tuple(sorted(others)))


def joined(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Entities of one document with those of the same id made one, ordered by id."""
    return tuple(merged(entities).values())


def fullest(names: Iterable[str]) -> str:
    """The longest name; of equally long ones the most frequent, then the first by code point."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-len(name), -counts[name], name))


def _reference_entities(chains: Iterable[ReferenceChain]) -> Iterable[Entity]:
    for chain in chains:
        yield Entity(chain.id, EntityType.CHAIN, chain.label, chain.aliases)
        for segment in chain.segments:
            yield Entity(segment.id, EntityType.SEGMENT, segment.label, segment.aliases)
