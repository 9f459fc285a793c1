"""The review queue: what waits for a person, and what the person decides."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.faults import Forbidden
from api.here import LibraryHere, Now
from api.parameters import Limit, Offset
from api.views import Page, SettledView, Verdict, WaitingView
from graph import review
from graph.decisions import Decision, DecisionKind
from ontology.errors import BadInput

router = APIRouter(prefix="/api/review", tags=["review"])

Rule = Annotated[str, Query(max_length=200, description="only of this rule", examples=["leaders"])]
Of = Annotated[
    str, Query(max_length=200, description="only of this document", examples=["doc-0123456789ab"])
]


@router.get("", summary="待核事实")
def waiting(
    now: Now, rule: Rule = "", document: Of = "", limit: Limit = 50, offset: Offset = 0
) -> Page[WaitingView]:
    """The facts too weak to be published, gaps first, then the likeliest."""
    found = review.queue(now.knowledge, rule, document)
    items = tuple(map(now.present.waiting, found[offset : offset + limit]))
    return Page(total=len(found), offset=offset, limit=limit, items=items)


@router.post("", summary="采纳或否决")
def settle(library: LibraryHere, asked: Verdict) -> SettledView:
    """Accept or reject facts by id, or all that wait of a rule; kept as decisions."""
    if library.read_only:
        raise Forbidden("本服务只读，不接受复核", "This server is read-only and takes no reviews")
    known = library.now.knowledge
    of_rule = review.queue(known, asked.rule) if asked.rule else ()
    ids = tuple(dict.fromkeys((*asked.targets, *(one.fact.id for one in of_rule))))
    if not ids:
        raise BadInput(
            "没有要定夺的事实", "Nothing to settle: give ids or a rule with waiting facts"
        )
    made = tuple(
        Decision(DecisionKind.REVIEW, target, asked.verdict, note=asked.because) for target in ids
    )
    library.decide(made)
    left = sum(review.by_rule(library.now.knowledge).values())
    return SettledView(settled=len(ids), waiting=left)
