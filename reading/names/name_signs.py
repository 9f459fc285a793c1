"""What speaks for a candidate being a name of its type, as numbers to be weighed."""

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.chains import could_be_chain
from reading.names.places import is_place
from reading.names.shape import has_brand, is_generic, is_trade
from reading.names.tagger import GROUND, Tagged
from reading.names.tokens import Token, cut, is_rare, known
from reading.weights import Weights, chance, weights, worth

Span = tuple[int, int]
_STEPS = (0.7, 0.9, 0.97, 0.99)
_CERTAIN = 0.95
_UNSURE, _RANGE = 0.65, 0.25
_REACH = 60
"""Characters of the longest name: no mark that overlaps a place begins further before it."""
_MANY, _LONG, _SURE_ODDS = 3, 8, 3.0
_SMALL = 0.55
_KEPT = 20_000
_BY_WORDS = frozenset(
    {EntityType.FIRM, EntityType.INSTITUTION, EntityType.PROJECT, EntityType.SEGMENT}
)
"""The types whose words tell them; chains, parks and places are told by their grounds."""
_SAME_IN_UNSURE = (
    "any",
    "evidence",
    "grounds",
    "enough",
    "marked",
    "certainty",
    "marked alone",
    "marked cut",
    "cut",
    "no mark",
    "marked as another",
    "inside a mark",
    "times",
    "inside another's mark",
    "met share",
    "enough but unmarked",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name with a type that something speaks for.

    `cut` tells whether it begins or ends inside a word wherever it stands, `times` how often its
    letters stand in the text, `enough` whether its grounds alone would carry it, `rival` how much
    speaks for the same letters being a name of another type.
    """

    name: str
    type: EntityType
    grounds: Mapping[str, float]
    places: Sequence[Span]
    cut: bool
    times: int
    enough: bool
    rival: float = 0.0

    @property
    def together(self) -> float:
        """The weights of all grounds together: one minus the chance that all are wrong."""
        return 1 - math.prod(1 - weight for weight in self.grounds.values())


@dataclass(frozen=True)
class Marks:
    """The marks of a text in order, and how sure the tagger is of them as a whole.

    `certain` is the share of marks it is certain of: texts unlike the ones it was taught get fewer.
    """

    marks: Sequence[Tagged]
    begins: Sequence[int]
    certain: float

    @classmethod
    def of(cls, marked: Sequence[Tagged]) -> "Marks":
        """The marks of a text."""
        sure = sum(mark.probability >= _CERTAIN for mark in marked)
        return cls(marked, [m.start for m in marked], sure / max(1, len(marked)))

    def on(self, places: Sequence[Span]) -> Iterator[tuple[Span, Tagged]]:
        """The marks that overlap some places, each with the place."""
        for start, end in places:
            first = bisect_left(self.begins, start - _REACH)
            for mark in self.marks[first : bisect_left(self.begins, end)]:
                if mark.end > start:
                    yield (start, end), mark


@cache
def _fitted() -> Weights:
    """What each sign weighs, fitted by `python -m bench.names`."""
    return weights(Path(__file__).with_name("name_weights.tsv"))


def likelihood(one: Candidate, marks: Marks) -> float:
    """The chance that a candidate is a name of its type."""
    return chance(worth(signs(one, marks), _fitted()))


def signs(one: Candidate, marks: Marks) -> Mapping[str, float]:
    """The signs of a candidate, each said of its type."""
    unsure = max(0.0, min(1.0, (_UNSURE - marks.certain) / _RANGE))
    shown = {"any": 1.0, **_of_grounds(one, unsure), **_of_letters(one)}
    shown |= _of_marks(one, marks, shown)
    shown |= {f"{sign}, unsure text": shown.get(sign, 0.0) * unsure for sign in _SAME_IN_UNSURE}
    return {f"{one.type}: {sign}": strength for sign, strength in shown.items() if strength}


def _of_grounds(one: Candidate, unsure: float) -> dict[str, float]:
    others = {ground: w for ground, w in one.grounds.items() if ground != GROUND}
    evidence = sum(-math.log(1 - min(weight, 0.98)) for weight in others.values())
    odds = math.log(max(one.together, 0.01) / max(0.005, 1 - one.together))
    return {
        **{f"ground {ground}": 1.0 for ground in others},
        **{f"weight {ground}": weight for ground, weight in others.items()},
        **{f"ground {ground}, unsure text": unsure for ground in others},
        "evidence": evidence,
        "some evidence": min(evidence, _SMALL),
        f"grounds {min(len(others), _MANY)}": 1.0,
        "grounds": max(-_SURE_ODDS, min(_SURE_ODDS, odds)),
        "enough": float(one.enough),
    }


def _of_letters(one: Candidate) -> dict[str, float]:
    size = len(one.name)
    look = _look(one.name)
    worded = {
        **{f"opens with {kind}": 1.0 for kind in look.first},
        **{f"ends with {kind}": 1.0 for kind in look.last},
        f"words {look.size}": 1.0,
        "brand": float(look.branded),
    }
    return {
        **(worded if one.type in _BY_WORDS else {}),
        **({"no chain's words": float(not look.chain)} if one.type is EntityType.CHAIN else {}),
        f"letters {size}": float(size <= _MANY),
        "long": max(0, size - _LONG) / _LONG,
        "times": min(math.log(one.times), 2.0) if one.times else 0.0,
        "met share": min(1.0, len(one.places) / max(1, one.times)),
        "place": float(is_place(one.name)),
        "common word": float(look.common),
        "long common word": float(size > _MANY and look.common),
        "rival": one.rival,
        "stronger rival": max(0.0, one.rival - one.together),
    }


@dataclass(frozen=True, slots=True)
class _Look:
    """What the words of a name look like: how many, a brand or none, the kinds of first and last.

    `common` is one word of the general dictionary that is no proper noun, `chain` that they could
    name an industry.
    """

    size: int
    branded: bool
    common: bool
    chain: bool
    first: tuple[str, ...]
    last: tuple[str, ...]


@lru_cache(maxsize=_KEPT)
def _look(name: str) -> _Look:
    words = cut(name)
    common = len(words) == 1 and known(name) and not is_rare(words[0])
    first, last = _kinds(words[0]), _kinds(words[-1])
    return _Look(min(len(words), 5), has_brand(words), common, could_be_chain(words), first, last)


def _kinds(token: Token) -> tuple[str, ...]:
    """The kind of word a token is, by its class and by the lexicons of the genre."""
    return (
        token.tag[:1],
        *(("rare",) if is_rare(token) else ()),
        *(("trade",) if is_trade(token) else ()),
        *(("place",) if is_place(token.text) else ()),
        *(("generic",) if is_generic([token]) else ()),
        *(("institute",) if token.text in lexicon.words("institution_heads") else ()),
    )


def _of_marks(one: Candidate, marks: Marks, shown: Mapping[str, float]) -> dict[str, float]:
    near = [(place == (m.start, m.end), place, m) for place, m in marks.on(one.places)]
    same = [m.probability for exact, _, m in near if exact and m.type is one.type]
    others = [m for exact, _, m in near if exact and m.type is not one.type]
    other = max((m.probability for m in others), default=0.0)
    sure = max(same, default=0.0)
    found = {"sure text": marks.certain, "rather another": max(0.0, other - sure)}
    if same:
        share = len(same) / max(1, one.times)
        return found | _marked(one, sure, share, shown, marks.certain)
    enough = float(one.enough)
    around = [(place, m) for exact, place, m in near if not exact]
    return found | {
        "cut": float(one.cut),
        "no mark": float(not near),
        "marked as another": other,
        **({f"marked as {max(others, key=lambda m: m.probability).type}": 1.0} if others else {}),
        "inside a mark": _share(one, (p for p, m in around if _like(m, one) and _holds(m, p))),
        "holds a mark": _share(one, (p for p, m in around if _like(m, one) and _held(m, p))),
        "inside another's mark": _share(
            one, (p for p, m in around if not _like(m, one) and _holds(m, p))
        ),
        "evidence, sure text": marks.certain * shown["evidence"],
        "enough but unmarked": enough,
        "enough but unmarked, sure text": enough * marks.certain,
    }


def _marked(
    one: Candidate, sure: float, share: float, shown: Mapping[str, float], certain: float
) -> dict[str, float]:
    certainty = -math.log(1.002 - sure) / 5
    alone = len(one.grounds) == 1
    return {
        "marked": 1.0,
        "certainty": certainty,
        "probability": sure,
        **{f"probability {step}": float(sure >= step) for step in _STEPS},
        "marked cut": float(one.cut),
        "certainty cut": certainty * one.cut,
        "marked alone": float(alone),
        "marked share": share,
        "marked, some evidence": 0.0 if alone else shown["some evidence"],
        "certainty, sure text": certain * certainty,
    }


def _share(one: Candidate, met: Iterator[Span]) -> float:
    """The share of the places of a candidate that were met."""
    return len(set(met)) / len(one.places)


def _like(mark: Tagged, one: Candidate) -> bool:
    return mark.type is one.type


def _holds(mark: Tagged, place: Span) -> bool:
    return mark.start <= place[0] and place[1] <= mark.end


def _held(mark: Tagged, place: Span) -> bool:
    return place[0] <= mark.start and mark.end <= place[1]
