"""What a page is about where it names no industry as one: a guess from its title, parks and words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ontology.identity import entity_id
from ontology.model import Entity, EntityType, Reading
from reading.model import Layout, Mention, Page
from reading.names import lexicon

_HEADED = (EntityType.PARK, EntityType.PROJECT)
_TITLE, _NAME = 3, 2  # what a word in a title, or in the name of a park or project, counts
_FEWEST = 2
_CLEAR = 2  # how many times as much as of any other industry a page speaks of its sure theme
_GUESSED = 0.5
_SHORTEST = 2
_SECTOR = re.compile(r"产值|企业|产业|行业|链|制造|主机|整机|配套|集群")


@cache
def _industries() -> re.Pattern[str]:
    names = (n for n in lexicon.longest_first("industries") if len(n) >= _SHORTEST)
    wanted = [name for name in names if name not in lexicon.words("generic")]
    return re.compile("|".join(map(re.escape, wanted)))


def with_theme(
    layout: Layout, title: str, mentions: Sequence[Mention], entities: tuple[Entity, ...]
) -> tuple[Entity, ...]:
    """The entities and, where none of them is a chain, the industry a page speaks of most.

    It is told twice at least, where 产值 or 企业 behind it counts as a second time; it has no
    mention.
    """
    if any(entity.type is EntityType.CHAIN for entity in entities):
        return entities
    counts = _counts(layout, title, mentions)
    best = max(counts.items(), key=lambda item: (item[1], len(item[0]), item[0]), default=("", 0))
    if best[1] < _FEWEST:
        return entities
    theme = Entity(entity_id(EntityType.CHAIN, best[0]), EntityType.CHAIN, best[0])
    return tuple(sorted((*entities, theme), key=lambda entity: entity.id))


def _counts(layout: Layout, title: str, mentions: Sequence[Mention]) -> Counter[str]:
    """How much a page speaks of each industry."""
    named = (m.name for m in mentions if m.type in _HEADED)
    counts: Counter[str] = Counter()
    for found in _industries().finditer(layout.clean):
        counts[found[0]] += 1 + bool(_SECTOR.match(layout.clean, found.end()))
    counts.update(name for name in _industries().findall(title) for _ in range(_TITLE))
    counts.update(word for name in named for word in _industries().findall(name) * _NAME)
    return counts


def sure_theme(page: Page) -> Mention | None:
    """The theme of a page at the first place that names it, where no other industry comes near."""
    themes = [e for e in page.entities if e.type is EntityType.CHAIN]
    if len(themes) != 1 or any(m.type is EntityType.CHAIN for m in page.mentions):
        return None
    counts = _counts(page.layout, page.document.title, page.mentions)
    told = counts.pop(themes[0].name, 0)
    at = page.layout.clean.find(themes[0].name)
    if at < 0 or told < _CLEAR * max(counts.values(), default=0):
        return None
    end = at + len(themes[0].name)
    return Mention(at, end, EntityType.CHAIN, themes[0].name, themes[0].id, ("theme",), _GUESSED)


def without_idle_theme(reading: Reading, mentions: Sequence[Mention]) -> Reading:
    """The reading without a theme that no fact speaks of."""
    told = {mention.entity for mention in mentions}
    told |= {end for claim in reading.claims for end in (claim.subject, claim.object)}
    told |= {gap.chain for gap in reading.gaps} | {seen.about for seen in reading.observations}
    kept = (e for e in reading.entities if e.type is not EntityType.CHAIN or e.id in told)
    return replace(reading, entities=tuple(kept))
