"""Where a clause says that something comes from: another place at home, or abroad."""

import re
from dataclasses import dataclass
from functools import cache

from ontology.model import GapKind
from ontology.places import find
from reading.names import lexicon

_FROM = re.compile(
    r"(?:从|由|靠|依靠|依赖|自|向(?![^，。；]*供))(?P<where>[^，。；从由向自靠]{2,24}?)"
    r"(?:的?(?:企业|厂商|厂家|供应商|公司))?"
    r"(?:采购|购入|购进|购买|购置|调入|调运|运来|运入|进口|引进|供应|供货|垄断)"
)
_BOUGHT_AT = re.compile(r"(?:采购自|购自|进口自|来自)(?P<where>[^，。；]{2,24})$")
_AND = re.compile(r"、|以及|和|及|与|等")
_ELSEWHERE = re.compile(r"^(?:外省|省外|市外|县外|区外|州外|外地|外市|异地)")
_ABROAD = re.compile(r"^(?:国外|境外|海外|外企|外资|外商|日资|台资|欧美|日韩|欧洲)")
_KIND = re.compile(r"(?:企业|厂商|公司|两国|等国|等地|两地|两省|等省|一带)$")


@dataclass(frozen=True, slots=True)
class Sourced:
    """How something comes from elsewhere, and where in the text the words for that begin."""

    kind: GapKind
    start: int


def sourced(text: str, home: str) -> Sourced | None:
    """What a clause says of a source outside `home`; None where it names none for sure.

    >>> sourced("轴承主要从德国、日本进口", "青岛市").kind.value
    'ImportDependent'
    >>> sourced("铝材仍从洛阳采购", "青岛市").kind.value
    'ExternalSupply'
    >>> sourced("铝材由本地企业供应", "青岛市") is None
    True
    """
    found = _FROM.search(text) or _BOUGHT_AT.search(text)
    if not found:
        return None
    parts = [_KIND.sub("", part) for part in _AND.split(found["where"]) if part]
    kinds = [_kind(part, home) for part in parts]
    if not kinds or None in kinds:
        return None
    abroad = kinds.count(GapKind.IMPORT_DEPENDENT) * 2 >= len(kinds)
    kind = GapKind.IMPORT_DEPENDENT if abroad else GapKind.EXTERNAL_SUPPLY
    return Sourced(kind, found.start())


def _kind(where: str, home: str) -> GapKind | None:
    if _ABROAD.match(where) or where in _countries():
        return GapKind.IMPORT_DEPENDENT
    if _ELSEWHERE.match(where):
        return GapKind.EXTERNAL_SUPPLY
    if home and (where in home or home in where):
        return None
    return GapKind.EXTERNAL_SUPPLY if find(where, home) else None


@cache
def _countries() -> frozenset[str]:
    whole = {"我国", "中国", "全国", "国内"}
    return lexicon.words("abroad") - whole
