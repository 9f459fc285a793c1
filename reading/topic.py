"""What a page is about where nothing on it is read as an industry: the word its signs speak for."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from ontology.identity import entity_id
from ontology.model import Entity, EntityType
from reading.model import Mention, Page
from reading.topic_signs import NONE, topics
from reading.weights import chances, weights, worth

TABLE = Path(__file__).with_name("topic_weights.tsv")
"""The weights of the signs, made by `python -m bench.chains --fit`."""
_LEAST = 0.2
_SURE = 0.75
_VOTE = "topic"


def with_topic(page: Page) -> Page:
    """The page with the industry it is about as a name, where none is read and a word tells it."""
    if any(entity.type is EntityType.CHAIN for entity in page.entities):
        return page
    name = topic(page)
    chain = Entity(entity_id(EntityType.CHAIN, name), EntityType.CHAIN, name)
    named = tuple(_named(page, chain)) if name else ()
    if not named:
        return page
    entities = tuple(sorted((*page.entities, chain), key=lambda entity: entity.id))
    return replace(page, mentions=tuple(sorted((*page.mentions, *named))), entities=entities)


def topic(page: Page) -> str:
    """The word that a page is most likely about, "" where none is likely."""
    shown = topics(page)
    if not shown:
        return NONE
    likely = dict(zip(shown, chances(worth(s, known()) for s in shown.values()), strict=True))
    best = max((word for word in likely if word != NONE), key=lambda word: likely[word])
    return best if likely[best] >= _LEAST else NONE


@cache
def known() -> Mapping[str, float]:
    """The weights of the signs."""
    return weights(TABLE)


def _named(page: Page, chain: Entity) -> list[Mention]:
    """The places of a page that name its topic outside of other names."""
    found = []
    for at in re.finditer(re.escape(chain.name), page.layout.clean):
        if not any(m.start < at.end() and at.start() < m.end for m in page.mentions):
            start, end = at.span()
            found.append(
                Mention(start, end, EntityType.CHAIN, chain.name, chain.id, (_VOTE,), _SURE)
            )
    return found
