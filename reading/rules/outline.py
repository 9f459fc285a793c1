"""What a page is about as a whole: its chain, and the forms its names take, worked out once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ontology.identity import core, plain
from ontology.model import Entity, EntityType
from reading.model import BlockKind, Mention, Page
from reading.theme import sure_theme

_TITLES = (BlockKind.TITLE, BlockKind.HEADING)
_HEADS = (BlockKind.HEADING, BlockKind.BOX_TITLE)
_TOP = 12  # blocks in which a title stands
_MOST = 0.6
_SHORTEST = 2
_SPOKEN = ("产业", "行业", "全产业链")


@dataclass(frozen=True, slots=True)
class Outline:
    """The chain of a page, its umbrella, its home, and its names by type in plain spelling.

    `forms` holds (plain name, entity id) of each type, longest first, so that the first form found
    inside another name is the fullest.
    """

    chain: Mention | None
    umbrella: str
    home: tuple[Mention, ...]
    forms: Mapping[EntityType, tuple[tuple[str, str], ...]]


def outline(page: Page) -> Outline:
    """The outline of a page; takes time in proportion to its names."""
    named = _main_chain(page) or _title_chain(page)
    chain = named or _opening_chain(page) or sure_theme(page)
    return Outline(
        chain,
        _umbrella(page, named),
        tuple(m for m in page.mentions if m.entity == page.home),
        {kind: _forms(page.entities, kind) for kind in EntityType},
    )


def _forms(entities: tuple[Entity, ...], kind: EntityType) -> tuple[tuple[str, str], ...]:
    bare = core if kind is EntityType.CHAIN else _plain
    found = {
        (bare(kind, name), entity.id)
        for entity in entities
        if entity.type is kind
        for name in (entity.name, *entity.aliases)
    }
    kept = ((form, id_) for form, id_ in found if len(form) >= _SHORTEST)
    return tuple(sorted(kept, key=lambda pair: (-len(pair[0]), pair)))


def _plain(_kind: EntityType, name: str) -> str:
    return plain(name)


def _main_chain(page: Page) -> Mention | None:
    """The chain that more than three mentions of chains in five mean."""
    chains = [m for m in page.mentions if m.type is EntityType.CHAIN]
    for entity, count in Counter(m.entity for m in chains).most_common(1):
        if count > _MOST * len(chains):
            return next(m for m in chains if m.entity == entity)
    return None


def _title_chain(page: Page) -> Mention | None:
    """The chain named most surely in the title, or in the first heading that names one."""
    for block in page.layout.blocks[:_TOP]:
        found = page.mentions_in(block.start, block.end, EntityType.CHAIN)
        titled = block.kind in _TITLES
        if found and (titled or page.layout.text(block) in page.document.title):
            return max(found, key=lambda m: (m.confidence, m.start))
    chains = [m for m in page.mentions if m.type is EntityType.CHAIN]
    named = [m for m in chains if m.name in page.document.title]
    return max(named, key=lambda m: (m.confidence, -m.start), default=None)


def _opening_chain(page: Page) -> Mention | None:
    """The one chain that the first sentence of a page speaks of as an industry."""
    for sentence in page.sentences[:1]:
        named = page.mentions_in(sentence.start, sentence.end, EntityType.CHAIN)
        if len({m.entity for m in named}) == 1:
            told = page.layout.clean.startswith(_SPOKEN, named[0].end)
            return named[0] if told or named[0].name.endswith(_SPOKEN) else None
    return None


def _umbrella(page: Page, title: Mention | None) -> str:
    """The id of the title's chain where headings name smaller ones; "" where there is none."""
    heads = (b for b in page.layout.blocks if b.kind in _HEADS)
    named = [m for b in heads for m in page.mentions_in(b.start, b.end, EntityType.CHAIN)]
    if title is None:
        return ""
    whole = core(EntityType.CHAIN, title.name)
    others = {m.entity for m in named if core(EntityType.CHAIN, m.name) not in whole}
    return title.entity if others - {title.entity} else ""
