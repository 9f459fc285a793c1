"""The chain map: a board laid out in lanes, each segment with all that is known of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.candidates import candidates
from graph.gaps.described import chain_of
from graph.gaps.model import SELF_DESCRIBED, ChainBoard, Presence, SegmentRow, SegmentState
from graph.parks import ParkQuestion, parks_for
from ontology.chains.model import ReferenceSegment, Tier
from ontology.model import Candidate, Gap
from viz.lanes import arranged
from viz.proofs import Proof, of_gap, of_presence
from viz.quotes import Quote, quotes
from viz.signs import SIGNS
from viz.site import Site

_GROUNDS = 2
"""Quotes shown for one ground of a park; its card has all of them."""

_LANES = (Tier.UPSTREAM, Tier.MIDSTREAM, Tier.DOWNSTREAM)
_BANDS = (Tier.SUPPORT, Tier.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Occupant:
    """A firm or project in a segment with the proofs that put it there."""

    present: Presence
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class StatedGap:
    """A stated gap with its proof."""

    gap: Gap
    proof: Proof


@dataclass(frozen=True, slots=True)
class Offer:
    """A candidate with its name and its quotes."""

    candidate: Candidate
    name: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """One stated ground for a park, with its quotes."""

    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class FittingPark:
    """A park of the region that suits the chain, with the grounds that documents give."""

    id: str
    name: str
    score: float
    stable: bool
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One segment on the map."""

    row: SegmentRow
    name: str
    sign: str
    feeds: tuple[ReferenceSegment, ...]
    fed_by: tuple[ReferenceSegment, ...]
    occupants: tuple[Occupant, ...]
    stated: tuple[StatedGap, ...]
    offers: tuple[Offer, ...]

    @property
    def id(self) -> str:
        """The id of the segment; also the anchor of the card."""
        return self.row.segment.id

    @property
    def here(self) -> int:
        """How many firms are at work here, two presences of one supplier counted once."""
        return len({p.supplier or p.entity for p in self.row.present if not p.planned})

    @property
    def planned(self) -> int:
        """How many only plan to be here."""
        return len({p.supplier or p.entity for p in self.row.present if p.planned})

    @property
    def lacking(self) -> bool:
        """Whether what it feeds suffers from its state."""
        return self.row.state not in (SegmentState.FILLED, SegmentState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Lane:
    """A tier of the chain with its cards from top to bottom."""

    tier: Tier
    cards: tuple[Card, ...]

    @property
    def firms(self) -> int:
        """How many different firms or projects are in the lane."""
        return len({o.present.entity for card in self.cards for o in card.occupants})


@dataclass(frozen=True, slots=True)
class Wire:
    """What feeds what; `state` is the state of the segment it leaves."""

    source: str
    target: str
    state: SegmentState


@dataclass(frozen=True, slots=True)
class ChainMap:
    """A chain in a region ready to be drawn.

    `gaps` are the segments with a gap that something is known of, gravest first; `unrecorded` those
    of which nothing is known. `members` are in the chain without a stated segment; `enclosing` are
    gaps stated for a region around this one,
    `unlocated` those of documents that speak for no known region.
    """

    board: ChainBoard
    lanes: tuple[Lane, ...]
    bands: tuple[Lane, ...]
    wires: tuple[Wire, ...]
    gaps: tuple[Card, ...]
    unrecorded: tuple[Card, ...]
    unplaced: tuple[StatedGap, ...]
    parks: tuple[FittingPark, ...]
    members: tuple[Occupant, ...]
    enclosing: tuple[StatedGap, ...]
    unlocated: tuple[StatedGap, ...]

    @property
    def self_described(self) -> bool:
        """Whether no reference chain stands behind the map."""
        return self.board.version == SELF_DESCRIBED


def chain_map(site: Site, board: ChainBoard, lang: str) -> ChainMap:
    """The map of a board in a reader's language."""
    cards = {row.segment.id: _card(site, board, row, lang) for row in board.rows}
    tiers = {tier: [r.segment for r in board.rows if r.segment.tier is tier] for tier in Tier}
    ordered = arranged([tiers[tier] for tier in _LANES])
    lanes = [
        Lane(t, tuple(cards[s.id] for s in lane)) for t, lane in zip(_LANES, ordered, strict=True)
    ]
    bands = [Lane(tier, tuple(cards[s.id] for s in tiers[tier])) for tier in _BANDS]
    graded = sorted((c for c in cards.values() if c.row.severity), key=_gravest)
    return ChainMap(
        board=board,
        lanes=tuple(lane for lane in lanes if lane.cards),
        bands=tuple(band for band in bands if band.cards),
        wires=_wires(board),
        gaps=tuple(c for c in graded if c.row.state is not SegmentState.UNKNOWN),
        unrecorded=tuple(c for c in graded if c.row.state is SegmentState.UNKNOWN),
        unplaced=stated(site, board.unplaced),
        parks=fitting_parks(site, board, lang),
        members=_occupants(site, board.chain_level),
        enclosing=stated(site, board.enclosing),
        unlocated=stated(site, board.unlocated),
    )


def stated(site: Site, gaps: Iterable[Gap]) -> tuple[StatedGap, ...]:
    """Stated gaps with their proofs."""
    return tuple(StatedGap(gap, of_gap(site.knowledge, gap)) for gap in gaps)


def _occupants(site: Site, present: Iterable[Presence]) -> tuple[Occupant, ...]:
    return tuple(Occupant(p, of_presence(site.knowledge, p)) for p in present)


def _card(site: Site, board: ChainBoard, row: SegmentRow, lang: str) -> Card:
    segment = row.segment
    segments = {r.segment.id: r.segment for r in board.rows}
    return Card(
        row=row,
        name=segment.label_en if lang == "en" and segment.label_en else segment.label,
        sign=SIGNS[row.state],
        feeds=tuple(segments[s] for s in segment.feeds if s in segments),
        fed_by=tuple(s for s in segments.values() if segment.id in s.feeds),
        occupants=_occupants(site, row.present),
        stated=stated(site, row.stated),
        offers=() if row.severity is None else offers(site, board, row, lang),
    )


def offers(site: Site, board: ChainBoard, row: SegmentRow, lang: str) -> tuple[Offer, ...]:
    """Who could fill a segment, the nearest first."""
    known = site.knowledge
    found = candidates(known, board, row, lang)
    return tuple(Offer(c, known.name(c.firm), quotes(known, c.evidence)) for c in found)


def _wires(board: ChainBoard) -> tuple[Wire, ...]:
    shown = {row.segment.id for row in board.rows}
    return tuple(
        Wire(row.segment.id, target, row.state)
        for row in board.rows
        for target in row.segment.feeds
        if target in shown
    )


def fitting_parks(
    site: Site, board: ChainBoard, lang: str, segment: str = ""
) -> tuple[FittingPark, ...]:
    """The parks of the region that suit a chain or segment, best first, silent grounds left out."""
    knowledge, asked = site.knowledge, ParkQuestion(segment)
    fits = parks_for(knowledge, chain_of(knowledge, board.chain), board.region, lang, asked)
    return tuple(
        FittingPark(
            fit.park,
            fit.name,
            fit.score,
            fit.span.stable,
            tuple(
                Ground(part.text, quotes(knowledge, part.evidence[:_GROUNDS]))
                for part in fit.parts
                if part.known
            ),
        )
        for fit in fits
    )


def _gravest(card: Card) -> tuple[float, str]:
    return (-card.row.severity.value if card.row.severity else 0.0, card.id)
