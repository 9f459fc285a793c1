"""Which entities a reading publishes: chains and segments only where something is said of them."""

from collections.abc import Iterable

from ontology.model import Claim, Entity, EntityType, Gap
from reading.model import Fact, Page

_SURE = {EntityType.CHAIN: 0.75, EntityType.SEGMENT: 0.55}
"""How sure a name must be to be published although no fact speaks of it."""


def spoken_of(page: Page, facts: Iterable[Fact]) -> tuple[Entity, ...]:
    """The entities of a page without chains and segments that take part in no fact.

    A product word that is linked to no chain and no firm is just a word; only a chain that several
    grounds agree on stands for itself.
    """
    named = {name for fact in facts for name in _names(fact)}
    sure: dict[str, float] = {}
    for mention in page.mentions:
        sure[mention.entity] = max(sure.get(mention.entity, 0.0), mention.confidence)
    return tuple(
        entity
        for entity in page.entities
        if entity.type not in _SURE
        or entity.id in named
        or sure.get(entity.id, 0.0) >= _SURE[entity.type]
    )


def _names(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, Claim):
        return (fact.subject, fact.object, fact.chain or "")
    return (fact.chain, fact.region) if isinstance(fact, Gap) else (fact.about,)
