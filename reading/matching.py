"""Which reference chain or segment a name means."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from ontology.chains.model import ReferenceChain, ReferenceSegment
from ontology.identity import core, plain
from ontology.model import Entity, EntityType
from reading.lexicon import rows

_AND = re.compile(r"[、和及与]|以及")
_FRONT = re.compile(
    r"^(?:高端|关键|新型|先进|高性能|核心|大型|高档|专用|重要|智能|现代|新一代|高品质|特种|本地|国产)+"
)
_BACK = re.compile(
    r"(?:制造|生产|研发|加工|环节|产品|系统|总成|领域|生产线|项目|企业|产业|行业|配套|供应|组件)+$"
)
_SHORTEST = 2


@cache
def _umbrellas() -> dict[str, tuple[str, ...]]:
    """Names that the genre uses for several chains at once, from the table beside this file."""
    table = rows(Path(__file__).with_name("umbrellas.tsv"))
    return {row["name"]: tuple(row["chains"].split("、")) for row in table}


def chains_named(entity: Entity, chains: Sequence[ReferenceChain]) -> tuple[ReferenceChain, ...]:
    """The reference chains that a chain entity means: one by name, several only for a compound."""
    for name in (entity.name, *entity.aliases):
        found = _one(name, chains)
        if found:
            return (found,)
    for name in (entity.name, *entity.aliases):
        bare = core(EntityType.CHAIN, name)
        parts = _umbrellas().get(bare) or _AND.split(re.sub(r"产业链?$", "", name))
        members = [_one(part, chains) for part in parts]
        if len(members) > 1 and all(members):
            return tuple(dict.fromkeys(m for m in members if m))
    return ()


def _one(name: str, chains: Sequence[ReferenceChain]) -> ReferenceChain | None:
    wanted = core(EntityType.CHAIN, name)
    for chain in chains:
        if wanted in {core(EntityType.CHAIN, label) for label in (chain.label, *chain.aliases)}:
            return chain
    return None


def segment_named(name: str, chain: ReferenceChain) -> ReferenceSegment | None:
    """The segment of a chain that a name means: by label or alias, bare of adjectives, or by head.

    A name's head is its end: 高档轴承 means 轴承; 电池 means 动力电池 where no other segment ends in
    电池. A name that could mean two segments means none.
    """
    bare = _BACK.sub("", _FRONT.sub("", name)) or name
    for form in (name, _FRONT.sub("", name), _BACK.sub("", name), bare):
        found = chain.segment(form) if len(form) >= _SHORTEST else None
        if found:
            return found
    return _by_head(plain(bare), chain)


def _by_head(wanted: str, chain: ReferenceChain) -> ReferenceSegment | None:
    longest: dict[str, int] = {}
    wider: set[str] = set()
    for segment in chain.segments:
        for label in map(plain, (segment.label, *segment.aliases)):
            if len(label) >= _SHORTEST and wanted.endswith(label):
                longest[segment.id] = max(longest.get(segment.id, 0), len(label))
            elif len(wanted) >= _SHORTEST and label.endswith(wanted):
                wider.add(segment.id)
    if longest:
        best = max(longest.values())
        winners = [segment for segment, length in longest.items() if length == best]
    else:
        winners = sorted(wider)
    return chain.segment(winners[0]) if len(winners) == 1 else None
