"""The gaps of some boards in one list: open ones ranked by worth, those left alone, those astray."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from graph.decisions import Decision
from graph.gaps.locality import locality_of
from graph.gaps.model import ChainBoard, Finding, SegmentRow, SegmentState, Severity
from graph.gaps.stability import RankRange, rank_ranges
from graph.gaps.weights import PARTS, Weights, standard_weights
from graph.gaps.worth import Appraiser, Worth
from graph.knowledge import Knowledge
from ontology.identity import digest
from ontology.model import Basis, Evidence, Gap, GapKind, GapScope, Review


class Section(StrEnum):
    """Where in the list a gap stands."""

    OPEN = "open"
    NOT_PURSUED = "not_pursued"
    UNLOCATED = "unlocated"


@dataclass(frozen=True, slots=True)
class ListedGap:
    """One gap with its place on a chain; `segment` is None where no segment is named.

    `state` is the state of the whole segment in the board's region, None without a segment.
    `unknown_share` is that of the board, to be shown beside every score; `ranks` is None for what is
    not ranked: gaps without a segment, segments without a record, what is not pursued. `decision`
    is the one that took the gap off the list.
    """

    id: str
    basis: Basis
    kind: GapKind
    scope: GapScope
    chain: str
    segment: str | None
    region: str
    what: str
    rule: str
    confidence: float
    state: SegmentState | None
    review: Review | None
    evidence: tuple[Evidence, ...]
    section: Section = Section.OPEN
    worth: Worth | None = None
    ranks: RankRange | None = None
    unknown_share: float | None = None
    version: str = ""
    firms: int = 0
    decision: Decision | None = None

    @property
    def severity(self) -> Severity | None:
        """How grave the gap is, None without a segment."""
        return self.worth.severity if self.worth else None

    @property
    def waits(self) -> bool:
        """Whether the gap waits for a person to review it."""
        return self.review is Review.PENDING


def listed_gaps(
    knowledge: Knowledge,
    boards: Iterable[ChainBoard],
    weights: Weights | None = None,
    left_alone: Mapping[str, Decision] | None = None,
) -> tuple[ListedGap, ...]:
    """Every gap on the boards, the worthiest first, then what is not pursued, then the astray.

    `left_alone` leads from the ids of gaps and segments that are not pursued to the decisions.
    """
    using, apart = weights or standard_weights(), left_alone or {}
    drawn = tuple(boards)
    found = tuple(_set_apart(gap, apart) for b in drawn for gap in _of(knowledge, b, using))
    astray = (_set_apart(gap, apart) for gap in _astray(knowledge, drawn))
    ranked = _ranked(found, using)
    return tuple(sorted((*ranked, *astray), key=_order))


def computed_id(chain: str, segment: str, region: str, rule: str) -> str:
    """The id of a computed gap: made of its place and rule alone, so that decisions find it again."""
    return f"computed-{digest((chain, segment, region, rule))}"


def is_astray(knowledge: Knowledge, gap: Gap) -> bool:
    """Whether no board can show a gap: its region or its chain is not known."""
    return gap.region not in knowledge.entities or gap.chain not in knowledge.entities


def _of(knowledge: Knowledge, board: ChainBoard, weights: Weights) -> Iterator[ListedGap]:
    appraiser = Appraiser(locality_of(knowledge, board.region), board, weights)
    for row in board.rows:
        firms = len({p.supplier or p.entity for p in row.present if not p.planned})
        for finding in row.findings:
            if finding.kind is None:
                continue
            one = _stated(finding.gap) if finding.gap else _computed(board, row, finding)
            yield replace(
                one,
                segment=row.segment.id,
                state=row.state,
                worth=appraiser.worth(row, finding),
                unknown_share=board.unknown_share,
                version=board.version,
                firms=firms,
            )
    for gap in board.unplaced:
        yield replace(_stated(gap), unknown_share=board.unknown_share, version=board.version)


def _astray(knowledge: Knowledge, boards: tuple[ChainBoard, ...]) -> Iterator[ListedGap]:
    """The gaps that name no known region or chain; those of another chain are another list's."""
    chains = {board.chain for board in boards}
    shown = {gap.id for board in boards for row in board.rows for gap in row.stated}
    shown |= {gap.id for board in boards for gap in board.unplaced}
    for gap in knowledge.gaps:
        if gap.review is Review.REJECTED or gap.id in shown or not is_astray(knowledge, gap):
            continue
        if gap.chain in chains or gap.chain not in knowledge.entities:
            yield replace(_stated(gap), section=Section.UNLOCATED)


def _stated(gap: Gap) -> ListedGap:
    return ListedGap(
        id=gap.id,
        basis=gap.basis,
        kind=gap.kind,
        scope=gap.scope,
        chain=gap.chain,
        segment=gap.segment,
        region=gap.region,
        what=gap.what,
        rule=gap.rule,
        confidence=gap.confidence,
        state=None,
        review=gap.review,
        evidence=gap.evidence,
    )


def _computed(board: ChainBoard, row: SegmentRow, finding: Finding) -> ListedGap:
    if finding.kind is None:
        raise ValueError(finding.rule)
    return ListedGap(
        id=computed_id(board.chain, row.segment.id, finding.region, finding.rule),
        basis=finding.basis,
        kind=finding.kind,
        scope=GapScope.LINK,
        chain=board.chain,
        segment=row.segment.id,
        region=finding.region,
        what=row.segment.label,
        rule=finding.rule,
        # Counting what is on record is certain; what it counts carries its own confidence.
        confidence=1.0,
        state=row.state,
        review=None,
        evidence=finding.evidence,
    )


def _set_apart(gap: ListedGap, left_alone: Mapping[str, Decision]) -> ListedGap:
    decision = left_alone.get(gap.id) or left_alone.get(gap.segment or "")
    return replace(gap, section=Section.NOT_PURSUED, decision=decision) if decision else gap


def _ranked(gaps: tuple[ListedGap, ...], weights: Weights) -> Iterator[ListedGap]:
    """The gaps with the ranks of those that are open, scored and more than a question."""
    scored = [(g, g.worth) for g in gaps if g.worth and _ranks_at_all(g)]
    powers = [weights.parts[name] for name in PARTS]
    spans = rank_ranges([worth.factors for _, worth in scored], powers)
    ranks = {gap.id: span for (gap, _), span in zip(scored, spans, strict=True)}
    for gap in gaps:
        yield replace(gap, ranks=ranks[gap.id]) if gap.id in ranks else gap


def _ranks_at_all(gap: ListedGap) -> bool:
    return gap.section is Section.OPEN and gap.kind is not GapKind.NO_RECORD


def _order(gap: ListedGap) -> tuple[int, float, bool, str, str, str]:
    worth = gap.worth.value if gap.worth else 0.0
    computed = gap.basis is Basis.COMPUTED
    section = tuple(Section).index(gap.section)
    return (section, -worth, computed, gap.chain, gap.segment or "", gap.id)
