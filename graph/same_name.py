"""Which firms of different documents are one, and why: certain, probable or different.

Certain: nothing differs but legal form, brackets, width, or the place before the name. Probable:
one name goes on from the other, or only their brand is the same while one names no trade; a person
decides. Different: anything else; two names of one brand with different trades are never one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from graph.decisions import Decision, DecisionKind, settle
from ontology.identity import core
from ontology.model import Entity, EntityType
from ontology.places import names

_ASIDE = re.compile(r"[（(][^（()）]*[）)]")
_BRANCH = re.compile(r"(?:分公司|分行|分厂|办事处|营业部|事业部|研究院|研究所)")
_SHORTEST = 2
_KEY = 2
_LONGEST_PLACE = 6


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
class Pair:
    """Two firms that may be one, the smaller id first."""

    one: str
    other: str
    judgement: Judgement


def judge(one: str, other: str) -> Judgement:
    """Whether two names of firms are one; the same for both orders.

    >>> judge("甲重工有限公司", "甲重工").band, judge("星河基因", "星河智造").band
    (<Band.CERTAIN: 'certain'>, <Band.DIFFERENT: 'different'>)
    """
    if bool(_BRANCH.search(one)) != bool(_BRANCH.search(other)):
        return Judgement(Band.DIFFERENT, "一个是分支机构", "one is a branch of a house")
    if ("集团" in one) != ("集团" in other) and _bare(one) == _bare(other):
        return Judgement(Band.PROBABLE, "集团与公司同名", "a group and a firm share a name")
    left, right = sorted((_bare(one), _bare(other)), key=lambda text: (len(text), text))
    aside, beside = _asides(one), _asides(other)
    if left == right:
        if aside and beside and aside != beside:
            return Judgement(Band.DIFFERENT, "括号内不同", "the brackets differ")
        if _places(one) == _places(other):
            return Judgement(
                Band.CERTAIN, "只差写法或公司形式", "only spelling or legal form differs"
            )
        return Judgement(Band.PROBABLE, "只差地名", "only a place differs")
    if len(left) >= _SHORTEST and right.startswith(left):
        return Judgement(Band.PROBABLE, "一个是另一个的开头", "one goes on from the other")
    return Judgement(Band.DIFFERENT, "名称不同", "the names differ")


def pairs(entities: Iterable[Entity]) -> tuple[Pair, ...]:
    """The firms that are certainly or probably one, likeliest first, in an order of its own."""
    groups: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in sorted(entities, key=lambda e: e.id):
        if entity.type is EntityType.FIRM:
            groups[_bare(entity.name)[:_KEY]].append(entity)
    found = [pair for group in groups.values() for pair in _within(group)]
    return tuple(sorted(found, key=lambda p: (p.judgement.band, p.one, p.other)))


def _within(group: list[Entity]) -> Iterator[Pair]:
    for one, other in combinations(group, 2):
        judgement = judge(one.name, other.name)
        if judgement.band is not Band.DIFFERENT:
            yield Pair(one.id, other.id, judgement)


def _bare(name: str) -> str:
    """The core of a name without brackets and the place before it."""
    text = core(EntityType.FIRM, _ASIDE.sub("", name))
    lead = _leading(text)
    return text[len(lead) :] if len(text) - len(lead) >= _SHORTEST else text


def _leading(text: str) -> str:
    """The place that a name begins with, "" if none."""
    lengths = range(min(_LONGEST_PLACE, len(text)), 1, -1)
    return next((text[:n] for n in lengths if text[:n] in names()), "")


def _asides(name: str) -> frozenset[str]:
    return frozenset(part.strip("（()）") for part in _ASIDE.findall(name))


def _places(name: str) -> frozenset[str]:
    """The places that a name begins with or holds in brackets, without 省 and 市."""
    lead = _leading(core(EntityType.FIRM, _ASIDE.sub("", name)))
    named = {lead, *(aside for aside in _asides(name) if aside in names())} - {""}
    return frozenset(text.rstrip("省市区县") for text in named)


def open_pairs(entities: Iterable[Entity], decisions: Iterable[Decision]) -> tuple[Pair, ...]:
    """The pairs that nobody has decided to keep apart."""
    apart = settle(decisions).apart
    return tuple(p for p in pairs(entities) if frozenset((p.one, p.other)) not in apart)


def merging(found: Iterable[Pair], entities: Mapping[str, Entity]) -> tuple[Decision, ...]:
    """The decisions that make certain pairs one: the longest name stays, of equals the first id."""
    made: dict[str, Decision] = {}
    for pair in found:
        if pair.judgement.band is Band.CERTAIN:
            kept, gone = sorted((pair.one, pair.other), key=lambda i: (-len(entities[i].name), i))
            made.setdefault(gone, Decision(DecisionKind.ALIAS, gone, kept, note=pair.judgement.zh))
    return tuple(made[gone] for gone in sorted(made))
