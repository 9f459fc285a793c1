"""Names that head several sections are chains, whatever their last word makes them look like."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ontology.identity import core, entity_id
from ontology.model import Entity, EntityType
from reading.model import Block, BlockKind, Layout, Mention

_HEADS = (BlockKind.HEADING, BlockKind.BOX_TITLE)
_HEADED = re.compile(r"[”\s]*(?:产业|行业|“|发展|现状|\n|$)")
_FEWEST = 2
_SURE = 0.8
_THINGS = (EntityType.SEGMENT, EntityType.PRODUCT, EntityType.TECHNOLOGY)


def with_heading_chains(
    layout: Layout, mentions: Sequence[Mention], entities: Sequence[Entity]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Mentions and entities where a product name that heads two sections or more is a chain.

    A plan that gives 化工新材料 a heading and a box of its own means an industry by it.
    """
    heads = [block for block in layout.blocks if block.kind in _HEADS]
    headed = Counter(
        mention.name
        for block in heads
        for mention in _within(mentions, block)
        if mention.type in _THINGS and _HEADED.match(layout.clean, mention.end)
    )
    names = {name for name, count in headed.items() if count >= _FEWEST}
    if not names:
        return tuple(mentions), tuple(entities)
    known = {core(e.type, e.name): e for e in entities if e.type is EntityType.CHAIN}
    made = {name: _chain(name, known) for name in sorted(names)}
    moved = tuple(_moved(m, made[m.name]) if m.name in made else m for m in mentions)
    return moved, _kept(entities, moved, made)


def _within(mentions: Sequence[Mention], block: Block) -> Sequence[Mention]:
    first = bisect_left(mentions, block.start, key=lambda m: m.start)
    return mentions[first : bisect_left(mentions, block.end, lo=first, key=lambda m: m.start)]


def _chain(name: str, known: dict[str, Entity]) -> Entity:
    chain = known.get(core(EntityType.CHAIN, name))
    return chain or Entity(entity_id(EntityType.CHAIN, name), EntityType.CHAIN, name)


def _moved(mention: Mention, chain: Entity) -> Mention:
    if mention.type not in _THINGS:
        return mention
    sure = max(mention.confidence, _SURE)
    votes = (*mention.votes, "heads sections")
    return replace(mention, type=chain.type, entity=chain.id, confidence=sure, votes=votes)


def _kept(
    entities: Sequence[Entity], mentions: Sequence[Mention], made: dict[str, Entity]
) -> tuple[Entity, ...]:
    """The entities with the new chains, and without the names that went over to them."""
    alive = {mention.entity for mention in mentions}
    kept: dict[str, Entity] = {chain.id: chain for chain in made.values()}
    for entity in entities:
        forms = [n for n in (entity.name, *entity.aliases) if n not in made]
        if entity.type not in _THINGS or len(forms) == 1 + len(entity.aliases):
            kept.setdefault(entity.id, entity)
        elif forms and entity.id in alive:
            kept[entity.id] = replace(entity, name=forms[0], aliases=tuple(forms[1:]))
    return tuple(kept[key] for key in sorted(kept))
