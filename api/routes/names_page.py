"""The page of names that may be one firm, and what its buttons decide."""

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, RedirectResponse

from api.faults import Forbidden
from api.here import LibraryHere
from api.routes.pages import Chosen
from graph.decisions import Decision, DecisionKind
from viz import pages

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


class NameVerdict(StrEnum):
    """What a button says of two names; `UNDO` leaves them to their spelling again."""

    SAME = "same"
    APART = "apart"
    UNDO = "undo"


@router.get("/names")
def names(library: LibraryHere, view: Chosen) -> str:
    """The pairs of names to decide."""
    return pages.names(library.now.site, view, may_decide=not library.read_only)


@router.post("/names/decide")
def decide_names(
    library: LibraryHere,
    *,
    target: Annotated[str, Form(max_length=200)],
    value: Annotated[str, Form(max_length=200)],
    verdict: Annotated[NameVerdict, Form()],
    lang: Annotated[str, Form(max_length=2)] = "",
) -> RedirectResponse:
    """Make two names one firm, keep them apart, or undo that; then the page again."""
    if library.read_only:
        raise Forbidden("本服务只读，不接受决定", "This server is read-only and takes no decisions")
    alias = Decision(DecisionKind.ALIAS, target, value)
    match verdict:
        case NameVerdict.SAME:
            made: tuple[Decision, ...] = (alias,)
        case NameVerdict.APART:
            made = (Decision(DecisionKind.KEEP_APART, target, value),)
        case NameVerdict.UNDO:
            # The alias lifts the ban, its end leaves the names as nobody had decided on them.
            made = (alias, Decision(DecisionKind.ALIAS, target))
    library.decide(made)
    return RedirectResponse("/names?lang=en" if lang == "en" else "/names", status_code=303)
