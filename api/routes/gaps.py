"""Gaps: stated and computed in one list, both against each other, and what is not pursued."""

from typing import Annotated

from fastapi import APIRouter, Query

from api import present_gaps
from api.here import LibraryHere, Now
from api.parameters import Chain, Limit, Offset, Region
from api.pursuit import settle
from api.questions import ANSWERED_BY
from api.views import BothSidesView, ListedGapView, Page, PursuitAsked
from graph.gaps.agreement import compared
from graph.gaps.listed import Section
from graph.gaps.model import Agreement, SegmentState
from graph.gaps.weights import Weights, change, standard_weights
from ontology.model import Basis, GapKind

router = APIRouter(prefix="/api/gaps", tags=["gaps"])

Kind = Annotated[
    GapKind | None, Query(description="only of this kind", examples=["ExternalSupply"])
]
BasisOf = Annotated[Basis | None, Query(description="stated or computed", examples=["stated"])]
Unknown = Annotated[
    bool, Query(description="with segments that no document speaks of", examples=[False])
]
Reweighted = Annotated[
    list[str] | None,
    Query(
        max_length=50,
        description="another weight, name=number, of a part (kind, criticality, reach, sources, "
        "freshness, plan, fillability: 0 to 10) or a gap rule (0 to 1); may be repeated",
        examples=[["reach=2", "thin=0.5"]],
    ),
]
Published = Annotated[
    bool, Query(description="without facts that wait for review", examples=[False])
]
In = Annotated[
    Section,
    Query(description="open, not pursued, or of no known region or chain", examples=["open"]),
]
How = Annotated[
    Agreement | None, Query(description="only what compares so", examples=["contradict"])
]
StateOf = Annotated[
    SegmentState | None, Query(description="only segments in this state", examples=["planned"])
]


@router.get("", summary="缺口列表")
def gaps(
    now: Now,
    *,
    chain: Chain = "",
    region: Region = "",
    kind: Kind = None,
    basis: BasisOf = None,
    section: In = Section.OPEN,
    unknown: Unknown = False,
    published: Published = False,
    weight: Reweighted = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Page[ListedGapView]:
    """The gaps of a chain (or all) in a region, the worthiest first, each with its sentences.

    Worth, its parts, its range of ranks and the unknown share stand at every gap. A segment
    without any record is unknown, not missing: such rows come only when asked for.
    """
    seen = now.published if published else now
    silent = unknown or kind is GapKind.NO_RECORD
    found = [
        gap
        for gap in seen.gaps(chain, region, weights_of(weight))
        if (kind is None or gap.kind is kind)
        and (basis is None or gap.basis is basis)
        and gap.section is section
        and (silent or gap.kind is not GapKind.NO_RECORD or section is not Section.OPEN)
    ]
    shown = found[offset : offset + limit]
    items = tuple(present_gaps.listed_gap(seen.present, gap) for gap in shown)
    ready = ANSWERED_BY["gaps"]
    return Page(total=len(found), offset=offset, limit=limit, items=items, sparql=ready)


@router.get("/agreement", summary="直陈与推算对照")
def agreement(
    now: Now,
    *,
    chain: Chain = "",
    region: Region = "",
    how: How = None,
    state: StateOf = None,
    published: Published = False,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Page[BothSidesView]:
    """Every segment: what documents state of it against who is on record, both with sentences."""
    seen = now.published if published else now
    rows = compared(seen.boards(chain, region))
    found = [row for row in rows if how in (None, row.agreement) and state in (None, row.state)]
    shown = found[offset : offset + limit]
    items = tuple(present_gaps.compared(seen.present, row) for row in shown)
    ready = ANSWERED_BY["agreement"]
    return Page(total=len(found), offset=offset, limit=limit, items=items, sparql=ready)


@router.post("/decisions", summary="不招引或恢复")
def decide(library: LibraryHere, asked: PursuitAsked) -> ListedGapView:
    """Take a gap off the list with a reason, or put it back; kept as a decision."""
    return present_gaps.listed_gap(library.now.present, settle(library, asked))


def weights_of(changes: list[str] | None) -> Weights:
    """The published weights with a user's changes; BadInput for what is no weight."""
    return standard_weights().with_changes(dict(map(change, changes or ())))
