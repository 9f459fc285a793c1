"""Which places a text may speak for: those it names, by any of their names, and those around them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from ontology import places
from ontology.model import EntityType
from reading.model import Block, Layout
from reading.names.tagger import Tagged
from reading.place_mentions import worth
from reading.places_named import (
    administrative,
    district_meant,
    districts,
    finder_of_division,
    is_own_name,
    longest_first_met,
    named_districts,
    spoken,
    towns,
    zones,
)
from reading.self_named import self_named

_SURE_PLACE, _SURE_PARK = 0.5, 0.6
_SHORTEST, _OPENINGS = 2, (2, 3, 4)
_ENDINGS = frozenset("省市县区州旗盟镇乡")
_FEWEST_INSIDE, _UNNAMED = 2, 0.35
_SHORTENED = 0.5  # a district without its ending may be a brand


@dataclass(frozen=True, slots=True)
class Seen:
    """A place in a text by its full name, and how much the mention says of whom is spoken for."""

    name: str
    form: str
    block: Block
    start: int
    end: int
    worth: float
    weight: float


@dataclass(frozen=True, slots=True)
class Marks:
    """What the tagger marks as places and as parks, where it is sure."""

    places: tuple[Tagged, ...]
    parks: tuple[Tagged, ...]

    @classmethod
    def of(cls, marked: Sequence[Tagged]) -> "Marks":
        """The marks sure enough to be candidates."""
        sites = [m for m in marked if m.type is EntityType.PLACE and m.probability >= _SURE_PLACE]
        parks = [m for m in marked if m.type is EntityType.PARK and m.probability >= _SURE_PARK]
        return cls(tuple(m for m in sites if m.end - m.start >= _SHORTEST), tuple(parks))


def forms(layout: Layout, marks: Marks) -> dict[str, str]:
    """Every form of a place that may stand in the text, with the place's full name."""
    said = "\n".join(text for _, text, _ in spoken(layout))
    known = {**named_districts(said), **administrative()}
    counted = Counter(layout.clean[m.start : m.end] for m in marks.places)
    marked = {
        form
        for form, count in counted.items()
        if count > 1 or form[-1] in _ENDINGS or places.find(form)
    }
    own = {*zones(layout), *towns(layout), *self_named(layout), *marked}
    own = {form for form in own if "\n" not in form and is_own_name(form)}
    for form in sorted(own - known.keys()):
        longer = sorted(o for o in own if o[:-1] == form and o[-1] in _ENDINGS)
        known[form] = _known(form, said) or (longer[0] if longer else form)
    for park in sorted({layout.clean[m.start : m.end] for m in marks.parks}):
        for form in (park[:size] for size in _OPENINGS):
            full = _known(form, said) if form in districts() and form not in known else ""
            if full:
                known[form] = full
    return known


def _known(form: str, said: str) -> str:
    """The full name of a place by the gazetteer, "" where it may be several or none."""
    place = places.find(form)
    return place.name if place else district_meant(form, said)


def seen(layout: Layout, known: Mapping[str, str], marks: Marks) -> Iterator[Seen]:
    """Every mention of a place in the order of the text; page furniture and targets stay out."""
    own = sorted(known.keys() - administrative().keys())
    finders = (finder_of_division(), AhoCorasick(own, matchkind=MatchKind.Standard))
    sure = {m.start for m in marks.places}
    for block, text, weight in spoken(layout):
        spans = tuple(longest_first_met(text, *finders))
        for at, (start, end, form) in enumerate(spans):
            said, here = worth(text, at, spans), block.start + start
            cut = _SHORTENED if form in districts() and here not in sure else 1.0
            name = known.get(form, form)
            yield Seen(name, form, block, here, block.start + end, said, weight * said * cut)


def around(weights: Mapping[str, float]) -> dict[str, float]:
    """The places that a text does not name although it names several inside them, with a weight."""
    inside: defaultdict[str, list[float]] = defaultdict(list)
    for name, weight in weights.items():
        for above in ancestors(name):
            inside[above].append(weight)
    return {
        above: _UNNAMED * sum(found)
        for above, found in inside.items()
        if len(found) >= _FEWEST_INSIDE and above not in weights
    }


def ancestors(name: str) -> tuple[str, ...]:
    """The full names of the places that a place lies in, the smallest first."""
    place = places.find(name)
    above = places.ancestors(place) if place and place.name == name else ()
    return tuple(one.name for one in above)
