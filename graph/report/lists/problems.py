"""The list of problems: the open gaps of the board, stated and computed, worthiest first."""

from graph.gaps.listed import ListedGap, Section
from graph.gaps.model import SegmentState
from graph.gaps.phrases import listing
from graph.report.ground import Ground
from graph.report.model import Cell, ListKey, Sheet, Why, cell
from graph.report.words import words
from ontology.labels import label
from ontology.model import Basis, GapKind

_COLUMNS = (
    "col_segment col_problem col_kind col_basis col_region col_worth col_state col_candidates "
    "col_progress"
)
_SHOWN = 5
"""Candidates named for one gap; the gap board has all of them."""


def problems(ground: Ground) -> Sheet:
    """Every open gap that something is known of; segments without a record stand in a remark."""
    shown = [
        g for g in ground.gaps if g.section is Section.OPEN and g.kind is not GapKind.NO_RECORD
    ]
    return Sheet(
        ListKey.PROBLEMS,
        ground.say("list_problems"),
        words(_COLUMNS, ground.lang),
        tuple(_row(ground, gap) for gap in shown),
        tuple(_remarks(ground)),
    )


def _remarks(ground: Ground) -> list[str]:
    silent = [r.segment.id for r in ground.board.rows if r.state is SegmentState.UNKNOWN]
    apart = sum(g.section is Section.NOT_PURSUED for g in ground.gaps)
    enclosing = len(ground.board.enclosing)
    said = []
    if silent:
        said.append(ground.say("remark_no_record", n=len(silent), names=ground.names(silent)))
    if enclosing:
        said.append(ground.say("remark_enclosing", n=enclosing))
    if apart:
        said.append(ground.say("remark_left_alone", n=apart))
    return said


def _row(ground: Ground, gap: ListedGap) -> tuple[Cell, ...]:
    spoken, waits = gap.evidence, gap.waits
    row = ground.board.row(gap.segment) if gap.segment else None
    state = ground.say(f"state_{row.state.value}") if row else ""
    behind = (*spoken, *(e for p in row.present for e in p.evidence)) if row else ()
    segment = ground.name(gap.segment) if gap.segment else ""
    return (
        cell(segment, spoken, Why.NO_SEGMENT, waits=waits),
        cell(gap.what, spoken, waits=waits),
        cell(label(gap.kind, ground.lang), spoken, waits=waits),
        cell(label(gap.basis, ground.lang), spoken, waits=waits),
        cell(ground.name(gap.region), spoken, waits=waits),
        cell(_worth(ground, gap), spoken, Why.NO_SEGMENT, waits=waits),
        cell(state, behind, Why.NO_SEGMENT),
        _candidates(ground, gap),
        _progress(ground, gap),
    )


def _worth(ground: Ground, gap: ListedGap) -> str:
    if gap.worth is None or gap.ranks is None:
        return ""
    value, span = f"{gap.worth.value * 100:.0f}", gap.ranks
    if span.stable:
        return ground.say("rank_firm", value=value, rank=span.rank)
    return ground.say("rank", value=value, rank=span.rank, best=span.best, worst=span.worst)


def _candidates(ground: Ground, gap: ListedGap) -> Cell:
    offer = next((o for o in ground.offers if o.segment == gap.segment), None)
    if offer is None:
        return cell("", (), Why.NO_SEGMENT if gap.segment is None else Why.NOBODY)
    shown = offer.candidates[:_SHOWN]
    said = tuple(
        ground.say("aside", text=ground.name(c.firm), note=label(c.kind, ground.lang))
        for c in shown
    )
    return cell(listing(said, ground.lang), (e for c in shown for e in c.evidence), Why.NOBODY)


def _progress(ground: Ground, gap: ListedGap) -> Cell:
    if gap.basis is Basis.COMPUTED:
        return cell("", (), Why.NOT_FOLLOWED)
    life = next((li for li in ground.lives if any(g.id == gap.id for g in li.gaps)), None)
    if life is None:
        return cell("", ())
    said = ground.say(f"outcome_{life.outcome.value}")
    who = ground.names(c.entity for c in life.comers)
    words = ground.say("aside", text=said, note=who) if who else said
    return cell(words, (*life.evidence, *(e for c in life.comers for e in c.evidence)))
