"""Who could fill the gaps: an offer for each, down to the plain word that nobody is known."""

from fastapi import APIRouter

from api.here import Now
from api.parameters import Chain, Lang, Region, Segment
from api.present_answers import Answers
from api.views.answers import OfferView
from graph.offers import offers

router = APIRouter(prefix="/api/candidates", tags=["gaps"])


@router.get("", summary="谁能补缺口")
def candidates(
    now: Now, *, chain: Chain = "", segment: Segment = "", region: Region = "", lang: Lang = "zh"
) -> tuple[OfferView, ...]:
    """For every segment with a gap who could fill it: local firms, listed targets, firms elsewhere.

    Each candidate has its sentences; where nobody (or nobody local) is known `note` says so and
    `before` names who feeds the segment here.
    """
    answers = Answers(now.present, lang)
    drawn = now.boards(chain, region)
    wanted = {row.segment.id for row in now.rows(drawn, segment)} if segment else set()
    return tuple(
        answers.offer(offer)
        for board in drawn
        for offer in offers(now.knowledge, board, lang)
        if not wanted or offer.segment in wanted
    )
