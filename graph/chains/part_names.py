"""Which names may be parts of a chain, and which are one part spelt twice."""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import partial

from graph.chains.bonds import Bond
from graph.knowledge import AREAS, Knowledge
from ontology import places
from ontology.identity import core, plain
from ontology.model import EntityType
from reading.matching import bare
from reading.names import lexicon
from reading.rules.positions import is_vague

_OWNERS = (EntityType.FIRM, EntityType.PROJECT, EntityType.INSTITUTION, *AREAS)
_SHORTEST = 2
_INSIDE = 4  # a name this long tells its owner wherever it stands; a shorter one only in front
_PAIRS = ("“”", "（）", "()", "「」", "《》", "[]")
_NUMBERED = re.compile(r"^\d|^(?:全球|国内|全国|首[个台套票批]|第[一二三])")


class Unfit(StrEnum):
    """Why a name in the documents is no part of a proposed chain."""

    ELSEWHERE = "elsewhere"
    GENERAL = "general"
    OWNED = "owned"
    TORN = "torn"
    WHOLE = "whole"


Judge = Callable[[str, Bond], Unfit | None]
"""Why a name tied so firmly is unfit, None for one that may be a part."""


def judge(knowledge: Knowledge) -> Judge:
    """What tells names of parts from other names: too general, somebody's own, torn, whole chains.

    Words like 设计 and 检测 are parts only where the sentence itself is about the chain.
    """
    entities = knowledge.entities.values()
    owners = {plain(n) for e in entities if e.type in _OWNERS for n in (e.name, *e.aliases)}
    owners |= {core(EntityType.FIRM, name) for name in owners}
    whole = {plain(e.name) for e in entities if e.type is EntityType.CHAIN}
    known = frozenset(o for o in owners if len(o) >= _SHORTEST and not _is_vague(o))
    return partial(_unfit, known, frozenset(whole))


def spelling(name: str, chain: str) -> str:
    """What the spellings of a part share: no grade before it, no 环节 behind, not the chain's name.

    >>> spelling("核心零部件", "工程机械") == spelling("工程机械零部件", "工程机械")
    True
    """
    rest = name.removeprefix(chain)
    short = plain(bare(rest if len(rest) >= _SHORTEST else name))
    return short if len(short) >= _SHORTEST else plain(name)


def _unfit(owners: frozenset[str], whole: frozenset[str], name: str, bond: Bond) -> Unfit | None:
    short = plain(name)
    if short in whole or not short:
        return Unfit.WHOLE
    if any(name.count(one[0]) != name.count(one[1]) for one in _PAIRS) or _NUMBERED.match(name):
        return Unfit.TORN
    if _is_vague(name) or (name in lexicon.words("bare_heads") and bond < Bond.SENTENCE):
        return Unfit.GENERAL
    return Unfit.OWNED if _is_owned(short, owners) else None


def _is_vague(name: str) -> bool:
    return is_vague(name) or name in lexicon.words("never_segments")


def _is_owned(name: str, owners: frozenset[str]) -> bool:
    """Whether the name of a firm, project, park or place stands in a name.

    Of places that no document names only those of three characters and more count: 通州 may be a word.
    """
    ends = range(_SHORTEST, len(name) + 1)
    if any(
        name[:end] in owners or (end > _SHORTEST and name[:end] in places.names()) for end in ends
    ):
        return True
    starts = range(1, len(name) - _INSIDE + 1)
    return any(name[s:e] in owners for s in starts for e in range(s + _INSIDE, len(name) + 1))
