"""Value chains: how each stands in a region, and its gap board."""

from typing import Annotated

from fastapi import APIRouter, Query

from api import asked
from api.here import Now
from api.parameters import ChainPath, Lang, Region, SegmentPath
from api.views import BoardView, CandidateList, ChainList, ParkFitList
from graph.candidates import candidates
from graph.gaps.described import chain_of
from graph.parks import ParkQuestion, parks_for

router = APIRouter(prefix="/api/chains", tags=["chains"])

ForSegment = Annotated[
    str,
    Query(max_length=200, description="环节 · one segment of the chain", examples=["动力电池"]),
]
Weighed = Annotated[
    str,
    Query(max_length=500, description="other weights for grounds", examples=["focus=0.5,space=0"]),
]


@router.get("", summary="产业链列表")
def chains(now: Now, region: Region = "") -> ChainList:
    """All chains: coverage of the known segments, share of unknown ones, stated gaps."""
    return now.chain_list(region)


@router.get("/{chain}", summary="一条产业链的缺口板")
def one_chain(chain: ChainPath, now: Now, region: Region = "") -> BoardView:
    """The gap board of a chain in a region: a row a segment, with who is there and what is said."""
    return now.present.board(now.board(chain, region))


@router.get("/{chain}/parks", summary="适合的园区")
def chain_parks(
    chain: ChainPath,
    now: Now,
    *,
    region: Region = "",
    segment: ForSegment = "",
    weights: Weighed = "",
    lang: Lang = "zh",
) -> ParkFitList:
    """The parks of a region that suit a chain, or one of its segments, with every ground.

    Best first; a park whose rank weights a fifth more or less could change is not `stable`.
    """
    wanted = chain_of(now.knowledge, chain)
    place = now.region(region)
    question = ParkQuestion(segment, asked.weights(weights))
    found = parks_for(now.knowledge, wanted, place, lang, question)
    return ParkFitList(
        chain=now.present.thing(wanted.id),
        region=now.present.thing(place),
        items=tuple(map(now.present.park_fit, found)),
    )


@router.get("/{chain}/segments/{segment}/candidates", summary="可补环节的企业")
def segment_candidates(
    chain: ChainPath, segment: SegmentPath, now: Now, region: Region = "", lang: Lang = "zh"
) -> CandidateList:
    """The firms that could fill a segment in a region, nearest first, each with its sentences."""
    board = now.board(chain, region)
    row = now.row(board, segment)
    found = candidates(now.knowledge, board, row, lang)
    return CandidateList(
        chain=now.present.thing(board.chain),
        segment=now.present.segment(board.chain, row.segment.id),
        region=now.present.thing(board.region),
        items=tuple(map(now.present.candidate, found)),
    )
