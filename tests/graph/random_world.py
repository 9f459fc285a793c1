"""Worlds at random, as tangled as documents can make them: every rule meets its exceptions."""

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from graph.chains.overlay import Overlay
from graph.knowledge import Knowledge
from ontology.model import (
    Claim,
    Entity,
    EntityType,
    Gap,
    GapKind,
    GapScope,
    ProjectPhase,
    Relation,
    Review,
    Status,
)
from tests.graph.gap_world import (
    BODY,
    CHAIN,
    CORE,
    ORE,
    OWN_CHAIN,
    PLACES,
    SHELL,
    World,
    entity,
    firm,
    project,
)

DOCS = ("plan", "news", "list", "far")
STATUSES = (*[Status.ACTUAL] * 6, *[Status.PLANNED] * 3, Status.TARGET, Status.NEGATED)
REVIEWS = (*[None] * 8, Review.ACCEPTED, Review.PENDING, Review.REJECTED)
STATED = (
    GapKind.MISSING,
    GapKind.WEAK,
    GapKind.IMPORT_DEPENDENT,
    GapKind.EXTERNAL_SUPPLY,
    GapKind.UNMATCHED_LOCAL,
    GapKind.OTHER,
)
SEGMENTS = (ORE, CORE, SHELL, BODY)


def tangled(seed: int, facts: int = 120) -> Knowledge:
    """A world of so many facts; the same for the same seed."""
    chance = random.Random(seed)
    world = World()
    homes = [place.name for place in PLACES]
    world.regions = {doc: chance.choice([*homes, "某地", ""]) for doc in DOCS}
    firms = [firm(f"{name}方") for name in "甲乙丙丁戊己庚辛"]
    works = [project(f"{name}工厂项目") for name in "甲乙丙丁"]
    for _ in range(facts):
        _say(world, chance, firms, works)
        if chance.random() < 0.2:
            _share_words(world, chance)
    known = world.knowledge()
    if chance.random() < 0.5:
        return replace(known, overlays=_overlays(chance))
    return known


def _say(
    world: World, chance: random.Random, firms: Sequence[Entity], works: Sequence[Entity]
) -> None:
    doc = chance.choice(DOCS)
    subject = chance.choice([*firms, *firms, *works])
    review = chance.choice(REVIEWS)
    status = chance.choice(STATUSES)
    about = {"region": chance.choice(PLACES).id} if chance.random() < 0.15 else {}
    more: dict[str, Any] = {"doc": doc, **about, **({"review": review} if review else {})}
    match chance.randrange(10):
        case 0 | 1 | 2:
            world.say(subject, Relation.LOCATED_IN, chance.choice(PLACES), status, **more)
        case 3 | 4 | 5:
            world.say(subject, Relation.IN_SEGMENT, chance.choice(SEGMENTS), status, **more)
        case 6:
            phase = chance.choice(list(ProjectPhase))
            world.say(chance.choice(works), Relation.PHASE, phase.value, status, **more)
        case 7:
            world.say(chance.choice(firms), Relation.DEVELOPS, chance.choice(works), status, **more)
        case 8:
            _say_less(world, chance, subject, more)
        case _:
            _lack(world, chance, doc)


def _say_less(world: World, chance: random.Random, subject: Entity, more: dict[str, Any]) -> None:
    """What happens seldom: a wish to recruit, a segment of a chain that only documents know."""
    if chance.random() < 0.3:
        world.say(subject, Relation.TARGET_FOR, CHAIN, Status.TARGET, **more)
        return
    own = entity(EntityType.SEGMENT, chance.choice(("织机", "云丝")))
    world.say(subject, Relation.IN_SEGMENT, own, **more, chain=OWN_CHAIN.id)
    world.say(OWN_CHAIN, Relation.HAS_SEGMENT, own, doc=str(more["doc"]))


def _lack(world: World, chance: random.Random, doc: str) -> None:
    at = chance.choice((*SEGMENTS, None))
    scope = chance.choice((GapScope.LINK, GapScope.LINK, *GapScope))
    review = chance.choice(REVIEWS)
    more: dict[str, str | GapScope | Review] = {"doc": doc, "scope": scope}
    if review:
        more["review"] = review
    world.lack(chance.choice(STATED), at, chance.choice(PLACES), **more)


def _share_words(world: World, chance: random.Random) -> None:
    """Let the last fact rest on the words of an earlier one of its document, or on both."""
    doc, last = world.facts[-1]
    earlier = [fact for d, fact in world.facts[:-1] if d == doc]
    if not earlier:
        return
    words = chance.choice(earlier).evidence
    evidence = words if chance.random() < 0.6 else tuple(sorted({*words, *last.evidence}))
    if isinstance(last, Claim | Gap):
        world.facts[-1] = (doc, replace(last, evidence=evidence))


def _overlays(chance: random.Random) -> tuple[Overlay, ...]:
    places = chance.sample(PLACES, 2)
    values = ("off", "1", "2", "3")
    return tuple(
        Overlay(place.id, chance.choice(SEGMENTS).id, chance.choice(values)) for place in places
    )
