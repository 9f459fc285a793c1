"""The place a document speaks for: the most named one, unless another one is far likelier."""

import re
from collections.abc import Sequence
from functools import cache
from math import inf
from pathlib import Path

from ontology import places
from ontology.model import EntityType
from reading.home_signs import Signs, signs
from reading.lexicon import rows
from reading.model import Layout
from reading.names.tagger import Tagged
from reading.region import place_of_assembly, region
from reading.weights import Weights, weights, worth

MARGIN = 1.5
"""How much more must speak for another place than for the most named one (the logarithm of odds)."""

MOST_NAMED = "most_named"
_LINES, _LEAST, _LEAD = 3, 5, "《“【●■◆▶▲▍▎（( 　"


@cache
def _headlined() -> re.Pattern[str]:
    table = rows(Path(__file__).with_name("place_words.tsv"))
    words = "|".join(re.escape(row["word"]) for row in table if row["list"] == "about_a_park")
    return re.compile(rf"[^，。：；]{{0,20}}(?:{words})[^，。：；]{{0,30}}$")


@cache
def _fitted() -> Weights:
    """What each sign weighs, fitted by `python -m bench.home`."""
    return weights(Path(__file__).with_name("home_weights.tsv"))


def spoken_for(layout: Layout, marked: Sequence[Tagged] = ()) -> str:
    """The name of the place, zone or park a document speaks for, "" where it names none.

    `marked` are the tagger's marks: they tell places that no gazetteer holds. Between a place and
    the one around it the most named one stands: which of the two is meant, the signs do not tell.
    """
    if place := place_of_assembly(layout):
        return place
    if park := headed_park(layout, marked):
        return park
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


def headed_park(layout: Layout, marked: Sequence[Tagged]) -> str:
    """The park whose plan, profile or brochure a text is by its headline, "" without one."""
    for block in layout.blocks[:_LINES]:
        for mark in marked:
            here = block.start <= mark.start < block.end and mark.end - mark.start >= _LEAST
            if not here or mark.type is not EntityType.PARK:
                continue
            lead = layout.clean[block.start : mark.start].strip(_LEAD)
            if not lead and _headlined().match(layout.clean, mark.end, block.end):
                return layout.clean[mark.start : mark.end]
    return ""


def with_most_named(told: Signs, named: str) -> Signs:
    """The signs of all places, with one more for the most named one."""
    return {n: {**one, MOST_NAMED: 1.0} if n == named else one for n, one in told.items()}


def nested(one: str, other: str) -> bool:
    """Whether one of two places lies in the other."""
    first, second = places.find(one), places.find(other)
    if first is None or second is None:
        return False
    return first in places.ancestors(second) or second in places.ancestors(first)
