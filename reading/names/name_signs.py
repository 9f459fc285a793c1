"""What speaks for a candidate being a name of its type, as numbers to be weighed."""

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from ontology.model import EntityType
from reading.names import around
from reading.names.beside import Beside
from reading.names.labels import Fit, Labels
from reading.names.places import is_place
from reading.names.tagger import GROUND, Tagged
from reading.names.wording import of_trade, wording
from reading.weights import Signs, Weights, chance, weights, worth

Span = tuple[int, int]
_STEPS = (0.7, 0.9, 0.97, 0.99)
_FITS = (0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97)
_LOOKED_AT = 8
_CERTAIN = 0.95
_UNSURE, _RANGE = 0.65, 0.25
_REACH = 60
"""Characters of the longest name: no mark that overlaps a place begins further before it."""
_MANY, _LONG, _SURE_ODDS = 3, 8, 3.0
_SMALL = 0.55
_BY_WORDS = frozenset(
    {EntityType.FIRM, EntityType.INSTITUTION, EntityType.PROJECT, EntityType.SEGMENT}
)
"""The types whose words tell them; chains, parks and places are told by their grounds."""
_BY_SURROUNDINGS = _BY_WORDS | {EntityType.PARK}
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
ADDRESSED = "各位代表"
"""What a government's report to its assembly says again and again."""
_OTHERWISE_IN_ADDRESSES = frozenset({EntityType.CHAIN, EntityType.SEGMENT})


@dataclass(frozen=True, slots=True)
class Met:
    """How often some letters stand in a text.

    `headed` before a word for a chain (产业, 集群), `headlined` in titles and headings, `alone` as all
    there is in a line, `become` as what something is to become (打造成最大的…).
    """

    times: int
    headed: int = 0
    headlined: int = 0
    alone: int = 0
    become: int = 0


@dataclass(frozen=True)
class Candidate:
    """A name with a type that something speaks for.

    `cut` tells whether it begins or ends inside a word wherever it stands, `met` how often its
    letters stand in the text, `enough` whether its grounds alone would carry it, `rival` how much
    speaks for the same letters being a name of another type.
    """

    name: str
    type: EntityType
    grounds: Mapping[str, float]
    places: Sequence[Span]
    cut: bool
    met: Met
    enough: bool
    rival: float = 0.0
    short: bool = False

    @cached_property
    def together(self) -> float:
        """The weights of all grounds together: one minus the chance that all are wrong."""
        return 1 - math.prod([1 - weight for weight in self.grounds.values()])


@dataclass(frozen=True)
class Marks:
    """The marks of a text in order, how sure the tagger is of them as a whole, labels and text.

    `certain` is the share of marks it is certain of: texts unlike the ones it was taught get fewer.
    `address` tells a government's report to its assembly, which goes through all there is.
    """

    marks: Sequence[Tagged]
    begins: Sequence[int]
    certain: float
    labels: Labels | None = None
    text: str = ""
    address: bool = False

    @classmethod
    def of(cls, marked: Sequence[Tagged], labels: Labels | None = None, text: str = "") -> "Marks":
        """The marks of a text, with the labels they were made of."""
        sure = sum(mark.probability >= _CERTAIN for mark in marked)
        certain = sure / max(1, len(marked))
        return cls(marked, [m.start for m in marked], certain, labels, text, ADDRESSED in text)

    def on(self, places: Sequence[Span]) -> Iterator[tuple[Span, Tagged]]:
        """The marks that overlap some places, each with the place."""
        for start, end in places:
            first = bisect_left(self.begins, start - _REACH)
            for mark in self.marks[first : bisect_left(self.begins, end)]:
                if mark.end > start:
                    yield (start, end), mark


_OfTypes = Mapping[EntityType, Weights]


@cache
def _fitted() -> tuple[_OfTypes, _OfTypes]:
    """What each sign of a type weighs at first sight and among the others, by `bench.names`."""
    folder = Path(__file__).parent
    first, second = (weights(folder / f"{name}_weights.tsv") for name in ("name", "among"))
    return _by_type(first), _by_type(second)


def _by_type(known: Weights) -> _OfTypes:
    found: dict[EntityType, dict[str, float]] = {kind: {} for kind in EntityType}
    for sign, weight in known.items():
        kind, _, told = sign.partition(": ")
        found[EntityType(kind)][told] = weight
    return found


def likelihoods(given: Sequence[Candidate], marks: Marks) -> list[float]:
    """The chance of each candidate of a text that it is a name of its type.

    They are weighed twice: each by itself, then each among the others, which are by then more or
    less likely themselves.
    """
    first, second = _fitted()
    shown = [_signs(one, marks) for one in given]
    odds = [worth(of_one, first[one.type]) for one, of_one in zip(given, shown, strict=True)]
    near = _beside(given, odds, marks)
    told = ({**of_one, **of_others} for of_one, of_others in zip(shown, near, strict=True))
    return [
        chance(worth(of_one, second[one.type])) for one, of_one in zip(given, told, strict=True)
    ]


def among(
    given: Sequence[Candidate], shown: Sequence[Signs], odds: Sequence[float], marks: Marks
) -> Iterator[Signs]:
    """The signs of each candidate, and those of the candidates beside it."""
    near = _beside(given, odds, marks)
    for one, of_one, of_others in zip(given, shown, near, strict=True):
        yield {**of_one, **_said_of(one.type, of_others)}


def _beside(
    given: Sequence[Candidate], odds: Sequence[float], marks: Marks
) -> Iterator[Mapping[str, float]]:
    told = [(one.type, one.places, chance(w)) for one, w in zip(given, odds, strict=True)]
    beside = Beside.of(marks.text, told)
    return (beside.signs(one.type, one.places) for one in given)


def signs(one: Candidate, marks: Marks) -> Mapping[str, float]:
    """The signs of a candidate, each said of its type."""
    return _said_of(one.type, _signs(one, marks))


def _said_of(kind: EntityType, shown: Signs) -> dict[str, float]:
    return {f"{kind}: {sign}": strength for sign, strength in shown.items() if strength}


def _signs(one: Candidate, marks: Marks) -> dict[str, float]:
    unsure = max(0.0, min(1.0, (_UNSURE - marks.certain) / _RANGE))
    shown = {"any": 1.0, **_of_grounds(one, unsure), **_of_letters(one)}
    shown |= _of_marks(one, marks, shown)
    shown |= dict(_of_labels(one, marks.labels)) if marks.labels else {}
    shown |= around.signs(marks.text, one.places) if one.type in _BY_SURROUNDINGS else {}
    if unsure:
        shown |= {f"{sign}, unsure text": shown.get(sign, 0.0) * unsure for sign in _SAME_IN_UNSURE}
    if marks.address and one.type in _OTHERWISE_IN_ADDRESSES:
        shown |= {f"{s}, address": w for s, w in shown.items() if _tells_in_address(s)}
    return shown


def _tells_in_address(sign: str) -> bool:
    return sign in _SAME_IN_UNSURE or sign.startswith(("ground ", "ends in ", "outer: best"))


def _of_grounds(one: Candidate, unsure: float) -> dict[str, float]:
    others = {ground: w for ground, w in one.grounds.items() if ground != GROUND}
    evidence = sum([-math.log(1 - min(weight, 0.98)) for weight in others.values()])
    odds = math.log(max(one.together, 0.01) / max(0.005, 1 - one.together))
    return {
        **{f"ground {ground}": 1.0 for ground in others},
        **{f"weight {ground}": weight for ground, weight in others.items()},
        **({f"ground {ground}, unsure text": unsure for ground in others} if unsure else {}),
        "evidence": evidence,
        "some evidence": min(evidence, _SMALL),
        f"grounds {min(len(others), _MANY)}": 1.0,
        "grounds": max(-_SURE_ODDS, min(_SURE_ODDS, odds)),
        "enough": float(one.enough),
    }


def _of_letters(one: Candidate) -> dict[str, float]:
    size = len(one.name)
    look = wording(one.name)
    return {
        **(look.worded if one.type in _BY_WORDS else {}),
        **(of_trade(one.name, look) if one.type is EntityType.CHAIN else {}),
        f"letters {size}": float(size <= _MANY),
        "long": max(0, size - _LONG) / _LONG,
        **_of_places(one),
        "place": float(is_place(one.name)),
        "short for a full name": float(one.short),
        "common word": float(look.common),
        "long common word": float(size > _MANY and look.common),
        "rival": one.rival,
        "stronger rival": max(0.0, one.rival - one.together),
    }


def _of_places(one: Candidate) -> Mapping[str, float]:
    met, times = one.met, max(1, one.met.times)
    found = {"times": min(math.log(times), 2.0), "met share": min(1.0, len(one.places) / times)}
    if met.headed:
        found["heads a chain"] = 1.0
        found["heads chains"] = math.log(1 + met.headed)
        found["share that heads chains"] = met.headed / times
    if met.headlined:
        found["in a headline"] = 1.0
        found["in headlines"] = math.log(1 + met.headlined)
    found["alone in a line"] = float(met.alone > 0)
    found["to become"] = met.become / times
    found["headed and headlined"] = float(met.headed > 0 and met.headlined > 0)
    return found


def _of_marks(one: Candidate, marks: Marks, shown: Mapping[str, float]) -> dict[str, float]:
    near = [(place == (m.start, m.end), place, m) for place, m in marks.on(one.places)]
    same = [m.probability for exact, _, m in near if exact and m.type is one.type]
    others = [m for exact, _, m in near if exact and m.type is not one.type]
    other = max((m.probability for m in others), default=0.0)
    sure = max(same, default=0.0)
    found = {"sure text": marks.certain, "rather another": max(0.0, other - sure)}
    if same:
        share = len(same) / max(1, one.met.times)
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


def _of_labels(one: Candidate, labels: Labels) -> Iterator[tuple[str, float]]:
    """How well the labels fit a candidate where they fit it best, and in the mean."""
    places = one.places[:_LOOKED_AT]
    yield "in some name", sum([labels.named(*place) for place in places]) / len(places)
    for layer, told in labels.fits(one.type, places):
        yield from _of_fits(layer, told)


def _of_fits(layer: str, fits: Sequence[Fit]) -> Iterator[tuple[str, float]]:
    whole = [fit.whole for fit in fits]
    best = max(whole)
    yield f"{layer}: best", best
    yield f"{layer}: mean", sum(whole) / len(whole)
    yield f"{layer}: begin", max([fit.begin for fit in fits])
    yield f"{layer}: least", max([fit.least for fit in fits])
    yield f"{layer}: end", max([fit.end for fit in fits])
    yield f"{layer}: type", max([fit.type for fit in fits])
    yield f"{layer}: logarithm", 1 + max([fit.odds for fit in fits]) / 6
    yield f"{layer}: odds", max(-1.0, min(1.0, math.log((best + 0.003) / (1.003 - best)) / 4))
    for step in _FITS:
        if best >= step:
            yield f"{layer}: over {step}", 1.0


def _share(one: Candidate, met: Iterator[Span]) -> float:
    """The share of the places of a candidate that were met."""
    return len(set(met)) / len(one.places)


def _like(mark: Tagged, one: Candidate) -> bool:
    return mark.type is one.type


def _holds(mark: Tagged, place: Span) -> bool:
    return mark.start <= place[0] and place[1] <= mark.end


def _held(mark: Tagged, place: Span) -> bool:
    return place[0] <= mark.start and mark.end <= place[1]
