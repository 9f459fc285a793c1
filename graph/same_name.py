"""Whether two names are one firm, and why: certain, probable or different.

Certain: nothing differs but legal form, brackets, width, or the place before the name. Probable:
one name goes on from the other, or only their brand is the same while one names no trade; a person
decides. Different: anything else; two names of one brand with different trades are never one.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from ontology.identity import core, plain
from ontology.model import EntityType
from ontology.places import find, names

_ASIDE = re.compile(r"[（(]([^（()）]*)[）)]")
_BRANCH = re.compile(r"(?:分公司|分行|分厂|办事处|营业部|事业部|研究院|研究所)")
_FORMS = frozenset({"集团", "有限合伙", "股份", "特殊普通合伙", "普通合伙"})
"""What brackets may hold and still say nothing but the legal form."""
_INNER_GROUP = re.compile(r"集团[）)]?(?:股份)?(?:有限)?(?:责任)?(?:公司)?(?=.{2})")
_SHORTEST = 2
_LONGEST_PLACE = 6
_TRADES = Path(__file__).with_name("trades.txt")


class Band(StrEnum):
    """How sure it is that two names are one firm."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The band of two names with its reason in Chinese and English."""

    band: Band
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """What tells a name from others: two names that share it are certainly one firm."""

    bare: str
    places: frozenset[str]
    asides: frozenset[str]
    group: bool
    branch: bool


@lru_cache(maxsize=100_000)
def spelling(name: str) -> Spelling:
    """The name without what may be written either way: legal form, width, where its place stands.

    >>> spelling("甲重工（青岛）有限公司") == spelling("青岛市甲重工")
    True
    """
    held = frozenset(plain(text) for text in _ASIDE.findall(name))
    asides = frozenset(a for a in held if a not in _FORMS and a not in names())
    group, branch = "集团" in name, bool(_BRANCH.search(name))
    return Spelling(_bare(name), _places(name), asides, group, branch)


def judge(one: str, other: str) -> Judgement:
    """Whether two names of firms are one; the same for both orders.

    >>> judge("甲重工有限公司", "甲重工").band, judge("星河基因", "星河智造").band
    (<Band.CERTAIN: 'certain'>, <Band.DIFFERENT: 'different'>)
    """
    left, right = sorted(map(spelling, (one, other)), key=lambda s: (len(s.bare), s.bare))
    if left == right:
        return Judgement(Band.CERTAIN, "只差写法或公司形式", "only spelling or legal form differs")
    if left.branch != right.branch:
        return Judgement(Band.DIFFERENT, "一个是分支机构", "one is a branch of a house")
    if left.asides and right.asides and left.asides != right.asides:
        return Judgement(Band.DIFFERENT, "括号内不同", "the brackets differ")
    if left.bare == right.bare:
        return _nearly(left, right)
    if _is_in_group(one) != _is_in_group(other):
        return Judgement(Band.DIFFERENT, "一个是集团的成员", "one is a member of a group")
    if len(left.bare) >= _SHORTEST and right.bare.startswith(left.bare):
        return Judgement(Band.PROBABLE, "一个是另一个的开头", "one goes on from the other")
    return Judgement(Band.DIFFERENT, "名称不同", "the names differ")


def _nearly(left: Spelling, right: Spelling) -> Judgement:
    """Two names with one core that are still not spelled the same."""
    if left.group != right.group:
        return Judgement(Band.PROBABLE, "集团与公司同名", "a group and a firm share a name")
    if left.places != right.places:
        return Judgement(Band.PROBABLE, "只差地名", "only a place differs")
    return Judgement(Band.PROBABLE, "只有一个带括号", "only one has an addition in brackets")


def related(one: str, other: str) -> bool:
    """Whether two names may be one firm, or one goes on from the other as a member of its group."""
    if judge(one, other).band is not Band.DIFFERENT:
        return True
    left, right = sorted((spelling(one).bare, spelling(other).bare), key=len)
    return _is_in_group(one) != _is_in_group(other) and right.startswith(left)


def _is_in_group(name: str) -> bool:
    """Whether a name goes on after the word 集团: 甲集团乙有限公司."""
    return bool(_INNER_GROUP.search(name)) and not core(EntityType.FIRM, name).endswith("集团")


def _bare(name: str) -> str:
    """The core of a name without brackets and the place before it."""
    text = core(EntityType.FIRM, _ASIDE.sub("", name))
    return text[len(_leading(text)) :]


def _leading(text: str) -> str:
    """The place that a name begins with, "" if none or if without it only a trade is left."""
    lengths = range(min(_LONGEST_PLACE, len(text)), 1, -1)
    lead = next((text[:n] for n in lengths if text[:n] in names()), "")
    rest = text[len(lead) :]
    return lead if len(rest) >= _SHORTEST and not is_trade(rest) else ""


def is_trade(text: str) -> bool:
    """Whether a text is nothing but words for a trade: of 青岛汽车 the place is the brand.

    >>> is_trade("汽车"), is_trade("重工机械"), is_trade("甲重工")
    (True, True, False)
    """
    return bool(_trades().fullmatch(text))


@cache
def _trades() -> re.Pattern[str]:
    words = sorted(_TRADES.read_text(encoding="utf-8").split(), key=lambda w: (-len(w), w))
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})+")


def _places(name: str) -> frozenset[str]:
    """The ids of the places that a name begins with or holds in brackets."""
    lead = _leading(core(EntityType.FIRM, _ASIDE.sub("", name)))
    named = {lead, *(aside for aside in _ASIDE.findall(name) if aside in names())} - {""}
    return frozenset(known.id if (known := find(text)) else text for text in named)
