"""A recruitment list held against the gaps of a chain: what fits, what is left over on both sides.

A target fits a gap where a document puts it in the gap's segment; what it makes is never guessed.
A list that no document holds is reported as none, not as an empty one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.gaps.locality import Locality, locality_of
from graph.gaps.model import ChainBoard, SegmentRow, SegmentState
from graph.gaps.phrases import listing, phrase, sentence
from graph.gaps.presence import joined
from graph.kinship import Kin, kin_of
from graph.knowledge import Knowledge, holds, waits
from ontology.model import Claim, Evidence, Gap, GapKind, Relation, Review, Status

_NO_GAP = (SegmentState.FILLED, SegmentState.UNKNOWN)


class TargetFit(StrEnum):
    """What is known of a target's segments: one with a gap, others alone, or none at all."""

    FITS = "fits"
    OTHER_SEGMENT = "other_segment"
    UNSTATED = "unstated"


class LandingOrder(StrEnum):
    """When a document that puts a target in the region was issued, against the list."""

    LATER = "later"
    SAME = "same"
    EARLIER = "earlier"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Landing:
    """One document that puts a target, or a project of it, in the region now."""

    member: str
    document: str
    issued: date | None
    order: LandingOrder
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ListedTarget:
    """One firm of a recruitment list with everything that bears on whether it still is one.

    `gaps` are the segments it fits. `waiting` marks a listing too weak to be published. `text` is
    all of it in one line.
    """

    firm: str
    name: str
    fit: TargetFit
    gaps: tuple[str, ...]
    kin: tuple[Kin, ...]
    landings: tuple[Landing, ...]
    waiting: bool
    text: str
    listed: tuple[Evidence, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OpenGap:
    """One gap of the chain in the region: of a segment, or ("") stated of none.

    `targets` are the listed firms that a document puts in the segment.
    """

    segment: str
    what: tuple[str, ...]
    kinds: tuple[GapKind, ...]
    state: SegmentState | None
    targets: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The list of one chain in one region against its gaps; `listed` is false where none exists."""

    chain: str
    chain_name: str
    region: str
    region_name: str
    version: str
    listed: bool
    targets: tuple[ListedTarget, ...]
    gaps: tuple[OpenGap, ...]

    @property
    def targets_without_gap(self) -> tuple[ListedTarget, ...]:
        """The listed firms that no document puts in a segment with a gap."""
        return tuple(t for t in self.targets if not t.gaps)

    @property
    def gaps_without_target(self) -> tuple[OpenGap, ...]:
        """The gaps that no listed firm is known to fit."""
        return tuple(g for g in self.gaps if not g.targets)

    @property
    def says_something(self) -> bool:
        """Whether there is a list or a gap at all."""
        return self.listed or bool(self.gaps)


@dataclass(frozen=True, slots=True)
class _List:
    """The question: the list of one board's chain, told in one language."""

    locality: Locality
    board: ChainBoard
    lang: str

    @property
    def knowledge(self) -> Knowledge:
        return self.locality.knowledge

    def say(self, key: str, **values: str | int) -> str:
        return phrase(key, self.lang, **values)

    def names(self, ids: Iterable[str]) -> str:
        return listing(tuple(dict.fromkeys(map(self.knowledge.name, ids))), self.lang)


@dataclass(frozen=True, slots=True)
class _Here:
    """What every target is held against: the rows with a gap by segment, and who is here."""

    gaps: dict[str, SegmentRow]
    residents: tuple[str, ...]


def reconcile(knowledge: Knowledge, board: ChainBoard, lang: str = "zh") -> Reconciliation:
    """The recruitment list of a board's chain in its region, held against the board's gaps."""
    asked = _List(locality_of(knowledge, board.region), board, lang)
    wanted = listed_targets(asked.locality, board.chain)
    rows = {row.segment.id: row for row in board.rows if has_gap(row)}
    here = _residents(asked) if wanted else ()
    targets = tuple(
        sorted(
            (_target(asked, firm, wanted[firm], _Here(rows, here)) for firm in wanted),
            key=lambda t: (t.fit is not TargetFit.FITS, t.name, t.firm),
        )
    )
    fitting: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for target in targets:
        for segment in target.gaps:
            fitting[segment] += (target.firm,)
    gaps = (*(_row_gap(row, fitting[s]) for s, row in rows.items()), *_loose(board.unplaced))
    return Reconciliation(
        chain=board.chain,
        chain_name=board.chain_name,
        region=board.region,
        region_name=board.region_name,
        version=board.version,
        listed=bool(wanted),
        targets=targets,
        gaps=gaps,
    )


def listed_targets(locality: Locality, chain: str) -> dict[str, tuple[Claim, ...]]:
    """Firm → the claims that a document of the region makes of it as a target for a chain."""
    wanted: defaultdict[str, tuple[Claim, ...]] = defaultdict(tuple)
    for claim in locality.knowledge.claims_to(chain, Relation.TARGET_FOR):
        if lively(claim) and locality.speaks_of(claim) in locality.inside:
            wanted[claim.subject] += (claim,)
    return {firm: wanted[firm] for firm in sorted(wanted)}


def lively(claim: Claim) -> bool:
    """Whether a claim is neither denied by its document nor rejected by a person."""
    return claim.status is not Status.NEGATED and claim.review is not Review.REJECTED


def has_gap(row: SegmentRow) -> bool:
    """Whether something is wrong with a segment; no record is no gap."""
    return bool(row.stated) or row.state not in _NO_GAP


def _target(asked: _List, firm: str, listed: tuple[Claim, ...], here: _Here) -> ListedTarget:
    known = asked.knowledge
    members = [c for c in known.claims_from(firm, Relation.IN_SEGMENT) if lively(c)]
    gaps = tuple(dict.fromkeys(c.object for c in members if c.object in here.gaps))
    fit = TargetFit.FITS if gaps else TargetFit.UNSTATED
    if members and not gaps:
        fit = TargetFit.OTHER_SEGMENT
    kin = kin_of(asked.locality, firm, here.residents)
    landings = tuple(_landings(asked, firm, listed))
    segments = dict.fromkeys(gaps or (c.object for c in members))
    parts = [asked.say(f"fit_{fit.value}", segments=asked.names(segments))]
    parts += [
        asked.say(f"kin_{k.ground.value}", words=k.words, member=known.name(k.member)) for k in kin
    ]
    parts += dict.fromkeys(_landing_words(asked, landing) for landing in landings)
    spoken = (*joined(listed, members), *(e for k in kin for e in k.evidence))
    return ListedTarget(
        firm=firm,
        name=known.name(firm),
        fit=fit,
        gaps=gaps,
        kin=kin,
        landings=landings,
        waiting=all(waits(c) for c in listed),
        text=sentence(tuple(parts), asked.lang),
        listed=joined(listed),
        evidence=tuple(dict.fromkeys((*spoken, *(e for g in landings for e in g.evidence)))),
    )


def _residents(asked: _List) -> tuple[str, ...]:
    """Who of the chain is on record in the region, and whoever a document places there."""
    board, known = asked.board, asked.knowledge
    present = [p.entity for row in board.rows for p in row.present]
    present += [p.entity for p in board.chain_level]
    for area in sorted(asked.locality.inside):
        present += [c.subject for c in known.claims_to(area, Relation.LOCATED_IN) if holds(c)]
    return tuple(sorted(set(present)))


def _landings(asked: _List, firm: str, listed: tuple[Claim, ...]) -> Iterator[Landing]:
    """The documents that place the target itself, or a project it develops, in the region."""
    built = [c.object for c in asked.knowledge.claims_from(firm, Relation.DEVELOPS) if lively(c)]
    for member in dict.fromkeys((firm, *built)):
        by_document: defaultdict[str, tuple[Claim, ...]] = defaultdict(tuple)
        for claim in asked.locality.standing(member).actual:
            by_document[claim.document] += (claim,)
        for document in sorted(by_document):
            yield Landing(
                member=member,
                document=document,
                issued=_issued(asked, document),
                order=_order(asked, document, listed),
                evidence=joined(by_document[document]),
            )


def _order(asked: _List, document: str, listed: tuple[Claim, ...]) -> LandingOrder:
    if document in {c.document for c in listed}:
        return LandingOrder.SAME
    placed = _issued(asked, document)
    lists = [_issued(asked, c.document) for c in listed]
    dated = [day for day in lists if day]
    if placed is None or len(dated) < len(lists):
        return LandingOrder.UNDATED
    if placed > max(dated):
        return LandingOrder.LATER
    return LandingOrder.EARLIER if placed < min(dated) else LandingOrder.SAME


def _issued(asked: _List, document: str) -> date | None:
    found = asked.knowledge.documents.get(document)
    return found.issued if found else None


def _landing_words(asked: _List, landing: Landing) -> str:
    known = asked.knowledge
    day = landing.issued.isoformat() if landing.issued else asked.say("undated")
    return asked.say(
        f"landed_{landing.order.value}",
        member=known.name(landing.member),
        title="".join(known.name(landing.document).split()),
        day=day,
    )


def _row_gap(row: SegmentRow, targets: tuple[str, ...]) -> OpenGap:
    found = [f for f in row.findings if f.kind and f.kind is not GapKind.NO_RECORD]
    return OpenGap(
        segment=row.segment.id,
        what=tuple(dict.fromkeys(g.what for g in row.stated)),
        kinds=tuple(dict.fromkeys(f.kind for f in found if f.kind)),
        state=row.state,
        targets=targets,
        evidence=tuple(dict.fromkeys(e for f in found for e in f.evidence)),
    )


def _loose(gaps: Iterable[Gap]) -> Iterator[OpenGap]:
    """The stated gaps of no segment, one for each thing lacking."""
    things: defaultdict[str, tuple[Gap, ...]] = defaultdict(tuple)
    for gap in gaps:
        things[gap.what] += (gap,)
    for what, stated in things.items():
        kinds = tuple(dict.fromkeys(g.kind for g in stated))
        evidence = tuple(dict.fromkeys(e for g in stated for e in g.evidence))
        yield OpenGap("", (what,), kinds, None, (), evidence)
