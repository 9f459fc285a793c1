"""Two boards of one chain side by side: of two regions, of two parks, or of one region at two dates.

A difference is a difference in what documents record: where one side is silent that is said, and
nothing is called gained or lost. Warnings name what makes the sides hard to compare.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from graph.as_of import as_of, undated
from graph.compared_numbers import Figures, figures
from graph.gaps.board import board
from graph.gaps.locality import homes_of, locality_of, regions_of
from graph.gaps.model import ChainBoard, Presence, SegmentRow, SegmentState
from graph.gaps.phrases import listing, phrase
from graph.knowledge import Knowledge
from ontology.chains.model import ReferenceChain
from ontology.errors import BadInput
from ontology.model import EntityType, Evidence

_UNEVEN = 0.2
"""Unknown shares further apart than this say more about the documents than about the regions."""


class Difference(StrEnum):
    """How the two sides of a segment stand to each other."""

    SAME = "same"
    DIFFERS = "differs"
    ONLY_LEFT = "only_left"
    ONLY_RIGHT = "only_right"
    NEITHER = "neither"


class Warned(StrEnum):
    """What makes two sides hard to compare."""

    NESTED = "nested"
    LEVELS = "levels"
    SILENT = "silent"
    UNEVEN = "uneven"
    UNDATED = "undated"
    SCOPES = "scopes"


@dataclass(frozen=True, slots=True)
class Caution:
    """One warning in words."""

    code: Warned
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a segment: its state, who is there, the gaps stated, the sentences for all."""

    state: SegmentState
    firms: tuple[str, ...]
    gaps: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ComparedSegment:
    """A segment on both sides; without a segment, those of whom only the chain is on record."""

    segment: str
    name: str
    difference: Difference
    left: Side
    right: Side

    @property
    def firms_left(self) -> tuple[str, ...]:
        """Who is on record on the left side alone."""
        return tuple(f for f in self.left.firms if f not in self.right.firms)

    @property
    def firms_right(self) -> tuple[str, ...]:
        """Who is on record on the right side alone."""
        return tuple(f for f in self.right.firms if f not in self.left.firms)

    @property
    def telling(self) -> bool:
        """Whether the sides differ in anything that documents record."""
        one, other = self.left, self.right
        return (one.state, one.firms, one.gaps) != (other.state, other.firms, other.gaps)


@dataclass(frozen=True, slots=True)
class End:
    """What one side is: a region, perhaps on a day, with how much is known of it."""

    region: str
    region_name: str
    day: date | None
    coverage: float | None
    unknown_share: float
    documents: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """One chain on two sides, segment by segment, with the numbers stated and every warning."""

    chain: str
    chain_name: str
    version: str
    left: End
    right: End
    segments: tuple[ComparedSegment, ...]
    figures: tuple[Figures, ...]
    cautions: tuple[Caution, ...]

    @property
    def telling(self) -> tuple[ComparedSegment, ...]:
        """The segments in which the sides differ."""
        return tuple(s for s in self.segments if s.telling)


@dataclass(frozen=True, slots=True)
class _View:
    """One side before it is compared."""

    knowledge: Knowledge
    board: ChainBoard
    day: date | None = None


def compare_regions(
    knowledge: Knowledge, chain: ReferenceChain, left: str, right: str, lang: str = "zh"
) -> Comparison:
    """One chain in two regions or parks, given by their ids; BadInput for twice the same."""
    if left == right:
        raise BadInput("两边是同一个地区", "Both sides are the same region")
    sides = [_View(knowledge, board(knowledge, chain, region)) for region in (left, right)]
    found = _compare(sides[0], sides[1], lang)
    return _warned(found, (*_of_regions(knowledge, found, lang), *found.cautions))


def compare_dates(
    knowledge: Knowledge,
    chain: ReferenceChain,
    region: str,
    days: tuple[date, date],
    lang: str = "zh",
) -> Comparison:
    """One chain in one region as documents recorded it until two days, the earlier on the left."""
    if days[0] == days[1]:
        raise BadInput("两边是同一天", "Both sides are the same day")
    views = []
    for day in sorted(days):
        known = as_of(knowledge, day)
        views.append(_View(known, board(known, chain, region), day))
    found = _compare(views[0], views[1], lang)
    return _warned(found, (*_of_dates(knowledge, lang), *found.cautions))


def _compare(left: _View, right: _View, lang: str) -> Comparison:
    pairs = zip(left.board.rows, right.board.rows, strict=True)
    numbers = figures(
        (left.knowledge, left.board.region), (right.knowledge, right.board.region), left.board.chain
    )
    one, other = _end(left), _end(right)
    return Comparison(
        chain=left.board.chain,
        chain_name=left.board.chain_name,
        version=left.board.version,
        left=one,
        right=other,
        segments=(*(_segment(a, b, lang) for a, b in pairs), *_members(left, right, lang)),
        figures=numbers,
        cautions=tuple(_of_both(one, other, numbers, lang)),
    )


def _segment(left: SegmentRow, right: SegmentRow, lang: str) -> ComparedSegment:
    unknown = SegmentState.UNKNOWN
    on_record = left.state is not unknown, right.state is not unknown
    difference = _SIDES[on_record]
    if difference is Difference.SAME and left.state is not right.state:
        difference = Difference.DIFFERS
    return ComparedSegment(
        segment=left.segment.id,
        name=(lang == "en" and left.segment.label_en) or left.segment.label,
        difference=difference,
        left=_side(left),
        right=_side(right),
    )


_SIDES = {
    (True, True): Difference.SAME,
    (True, False): Difference.ONLY_LEFT,
    (False, True): Difference.ONLY_RIGHT,
    (False, False): Difference.NEITHER,
}


def _members(left: _View, right: _View, lang: str) -> Iterator[ComparedSegment]:
    """Who is on record in the chain but in no segment, as a line without a segment."""
    sides = [_at_large(view.board.chain_level) for view in (left, right)]
    difference = _SIDES[bool(sides[0].firms), bool(sides[1].firms)]
    if difference is Difference.SAME and sides[0].firms != sides[1].firms:
        difference = Difference.DIFFERS
    if difference is not Difference.NEITHER:
        yield ComparedSegment("", phrase("at_large", lang), difference, sides[0], sides[1])


def _at_large(present: tuple[Presence, ...]) -> Side:
    firms = tuple(sorted({p.supplier or p.entity for p in present}))
    spoken = tuple(dict.fromkeys(e for p in present for e in p.evidence))
    return Side(SegmentState.UNKNOWN, firms, (), spoken)


def _side(row: SegmentRow) -> Side:
    firms = dict.fromkeys(p.supplier or p.entity for p in row.present)
    spoken = [e for p in row.present for e in p.evidence]
    spoken += [e for gap in row.stated for e in gap.evidence]
    return Side(
        state=row.state,
        firms=tuple(sorted(firms)),
        gaps=tuple(sorted(gap.id for gap in row.stated)),
        evidence=tuple(dict.fromkeys(spoken)),
    )


def _end(view: _View) -> End:
    locality = locality_of(view.knowledge, view.board.region)
    speaking = [h for h in homes_of(view.knowledge).values() if h in locality.inside]
    return End(
        region=view.board.region,
        region_name=view.board.region_name,
        day=view.day,
        coverage=view.board.coverage,
        unknown_share=view.board.unknown_share,
        documents=len(speaking),
    )


def _warned(found: Comparison, cautions: Iterable[Caution]) -> Comparison:
    return replace(found, cautions=tuple(cautions))


def _of_regions(knowledge: Knowledge, found: Comparison, lang: str) -> Iterator[Caution]:
    regions = regions_of(knowledge)
    one, other = found.left, found.right
    for inner, outer in ((one, other), (other, one)):
        if outer.region in regions.above(inner.region):
            yield Caution(
                Warned.NESTED,
                phrase("nested", lang, inner=inner.region_name, outer=outer.region_name),
            )
    parks = [_is_park(knowledge, end.region) for end in (one, other)]
    depths = [len(regions.path(end.region)) for end in (one, other)]
    if parks[0] != parks[1] or (not any(parks) and depths[0] != depths[1]):
        yield Caution(
            Warned.LEVELS, phrase("levels", lang, one=one.region_name, other=other.region_name)
        )


def _is_park(knowledge: Knowledge, area: str) -> bool:
    known = knowledge.entities.get(area)
    return known is not None and known.type is EntityType.PARK


def _of_dates(knowledge: Knowledge, lang: str) -> Iterator[Caution]:
    missing = undated(knowledge)
    if missing:
        titles = tuple("".join(knowledge.name(d).split()) for d in missing)
        text = phrase("left_out", lang, count=len(titles), titles=listing(titles[:3], lang))
        yield Caution(Warned.UNDATED, text)


def _of_both(one: End, other: End, numbers: Iterable[Figures], lang: str) -> Iterator[Caution]:
    for end in (one, other):
        if not end.documents:
            name = f"{end.region_name} {end.day}" if end.day else end.region_name
            yield Caution(Warned.SILENT, phrase("silent_side", lang, region=name))
    if abs(one.unknown_share - other.unknown_share) > _UNEVEN:
        shares = {"one": f"{one.unknown_share:.0%}", "other": f"{other.unknown_share:.0%}"}
        yield Caution(Warned.UNEVEN, phrase("uneven", lang, **shares))
    if any(not f.comparable for f in numbers):
        yield Caution(Warned.SCOPES, phrase("scopes", lang))
