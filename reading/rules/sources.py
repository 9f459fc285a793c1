"""Where something comes from: from another place at home, or from abroad."""

import re
from functools import cache

from ontology.model import GapKind
from ontology.places import Level, Place, ancestors, find
from reading.names import lexicon
from reading.rules.gap_frames import macro

_AND = re.compile(r"、|以及|乃至|和|及|与|或|等")
_KIND = re.compile(
    r"(?:的|两家|三家|几家|一家|少数|个别|外资|合资|企业|厂商|厂家|供应商|公司|品牌|产品|代工厂|工厂|院所|市场|港口|保税仓"
    r"|两国|两地|三地|各地|国家|等国|等地|两省|三省|等省|一带|地区|方面|那边)+$"
)
_MIX = re.compile(r"[省市县区]?外")
_SHORTEST, _LONGEST = 2, 6
"""How many characters the name of a place takes at the head of a firm's name (重庆某某公司)."""


def source(where: str, home: str) -> GapKind | None:
    """What the words for a source outside `home` make of a thing; None where none is known for sure.

    A list is from abroad where all of its known members are; one member from home decides against
    it.

    >>> source("德国、日本", "青岛市").value, source("洛阳、德国", "青岛市").value
    ('ImportDependent', 'ExternalSupply')
    >>> source("宁波", "浙江省"), source("本地企业", "青岛市")
    (None, None)
    """
    kinds = [_kind(part, home) for part in _parts(where)]
    known = [kind for kind in kinds if kind]
    if not known or _is_own(where, home):
        return None
    elsewhere = GapKind.EXTERNAL_SUPPLY in known
    return GapKind.EXTERNAL_SUPPLY if elsewhere else GapKind.IMPORT_DEPENDENT


def _parts(where: str) -> list[str]:
    bare = (_KIND.sub("", part.strip("“”‘’ 的")) for part in _AND.split(where))
    return [part for part in bare if part]


def _kind(part: str, home: str) -> GapKind | None:
    if macro("@abroad@").match(part) or part.startswith(_countries()):
        return GapKind.IMPORT_DEPENDENT
    if macro("@elsewhere@").match(part):
        return GapKind.EXTERNAL_SUPPLY
    known = _place(part, home)
    return GapKind.EXTERNAL_SUPPLY if known and not _at_home(known, home) else None


def _is_own(where: str, home: str) -> bool:
    """Whether one of the sources is the home region or a place in it."""
    if macro("@local@").match(where) and not _MIX.match(where):
        return True
    return any(
        (home and (part in home or home in part))
        or ((p := _place(part, home)) and _at_home(p, home))
        for part in _parts(where)
    )


def _place(part: str, home: str) -> Place | None:
    """The place a source is, or that a firm's name begins with: there only a city or province."""
    whole = find(part, home)
    if whole:
        return whole
    for size in range(_SHORTEST, len(part) - 1):  # a province before its city: 广东梅州
        larger, inner = find(part[:size], home), find(part[size:], part[:size])
        if larger and inner and larger.id in {a.id for a in ancestors(inner)}:
            return inner
    for size in range(min(_LONGEST, len(part)), _SHORTEST - 1, -1):
        known = find(part[:size], home)
        if known and known.level < Level.DISTRICT:
            return known
    return None


def _at_home(known: Place, home: str) -> bool:
    """Whether a place lies in the home region, or the home region in it."""
    own = _home(home)
    if own is None:
        return False
    return own.id in {known.id, *(a.id for a in ancestors(known))} or known.id in {
        a.id for a in ancestors(own)
    }


@cache
def _home(name: str) -> Place | None:
    """The place a home region is, or whose name it begins with (海门市东港新区)."""
    sizes = range(len(name), _SHORTEST - 1, -1)
    return next((known for size in sizes if (known := find(name[:size]))), None)


@cache
def _countries() -> tuple[str, ...]:
    whole = {"我国", "中国", "全国", "国内"}
    return tuple(sorted(lexicon.words("abroad") - whole))
