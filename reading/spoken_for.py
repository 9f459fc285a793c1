"""The place a document speaks for: the most named one, unless another one is far likelier."""

from collections.abc import Sequence
from functools import cache
from math import inf
from pathlib import Path

from ontology import places
from reading.home_signs import Signs, signs
from reading.model import Layout
from reading.names.tagger import Tagged
from reading.region import place_of_assembly, region
from reading.weights import Weights, weights, worth

MARGIN = 1.5
"""How much more must speak for another place than for the most named one (the logarithm of odds)."""

MOST_NAMED = "most_named"


@cache
def _fitted() -> Weights:
    """What each sign weighs, fitted by `python -m bench.home`."""
    return weights(Path(__file__).with_name("home_weights.tsv"))


def spoken_for(layout: Layout, marked: Sequence[Tagged] = ()) -> str:
    """The name of the place or zone a document speaks for, "" where it names none.

    `marked` are the tagger's marks: they tell places that no gazetteer holds. Between a place and
    the one around it the most named one stands: which of the two is meant, the signs do not tell.
    """
    if place := place_of_assembly(layout):
        return place
    named = region(layout)
    told = with_most_named(_possible(signs(layout, marked)), named)
    shown = {name: worth(one, _fitted()) for name, one in told.items()}
    named = named if named in told else ""
    best = max(sorted(shown), key=lambda name: shown[name], default=named)
    if not named or best == named or nested(named, best):
        return named or best
    return best if shown[best] - shown.get(named, -inf) >= MARGIN else named


def _possible(told: Signs) -> Signs:
    """The signs of the places that a text can speak for: of one that says 全县 or 全市, no province."""
    return {
        name: one
        for name, one in told.items()
        if not (one.get("of_other_level") and _is_wide(name))
    }


def _is_wide(name: str) -> bool:
    place = places.find(name)
    return place is not None and place.level is places.Level.PROVINCE


def with_most_named(told: Signs, named: str) -> Signs:
    """The signs of all places, with one more for the most named one."""
    return {n: {**one, MOST_NAMED: 1.0} if n == named else one for n, one in told.items()}


def nested(one: str, other: str) -> bool:
    """Whether one of two places lies in the other."""
    first, second = places.find(one), places.find(other)
    if first is None or second is None:
        return False
    return first in places.ancestors(second) or second in places.ancestors(first)
