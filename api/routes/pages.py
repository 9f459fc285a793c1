"""The pages: each address with the function of `viz.pages` that draws it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from api.here import LibraryHere, Now
from api.moved import CurrentId
from api.parameters import Id
from api.pursuit import settle
from api.views import PursuitAsked
from viz import pages
from viz.view import View

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


def view_of(request: Request) -> View:
    """What the reader of a page chose, by its address."""
    chosen = dict(request.query_params)
    lang = chosen.get("lang", request.app.state.settings.lang)
    return View(
        lang="en" if lang == "en" else "zh",
        region=chosen.get("region", ""),
        path=request.url.path,
        query=chosen,
    )


Chosen = Annotated[View, Depends(view_of)]


@router.get("/")
def overview(now: Now, view: Chosen) -> str:
    """The overview of all chains in a region."""
    return pages.overview(now.site, view)


@router.get("/chains/{chain}")
def one_chain(chain: Id, now: Now, view: Chosen) -> str:
    """The map of a chain."""
    return pages.chain(now.site, view, chain)


@router.get("/chains/{chain}/structure")
def structure(chain: Id, now: Now, view: Chosen) -> str:
    """What stops without whom, and what a newcomer would change."""
    return pages.chain_structure(now.site, view, chain)


@router.get("/gaps")
def gaps(library: LibraryHere, view: Chosen) -> str:
    """The table of gaps."""
    return pages.gaps(library.now.site, view, may_decide=not library.read_only)


@router.post("/gaps/decide")
def decide_gap(
    library: LibraryHere,
    *,
    target: Annotated[str, Form(max_length=200)],
    because: Annotated[str, Form(max_length=2000)] = "",
    pursued: Annotated[bool, Form()] = False,
    region: Annotated[str, Form(max_length=200)] = "",
    back: Annotated[str, Form(max_length=2000)] = "/gaps",
) -> RedirectResponse:
    """Take a gap off the list or put it back, as the form on the page asks; then the list again."""
    asked = PursuitAsked(target=target, because=because, pursued=pursued, region=region)
    gap = settle(library, asked)
    # Only a list of ours: an address of another site would start otherwise.
    start = back if back == "/gaps" or back.startswith("/gaps?") else "/gaps"
    place = gap.id if pursued else "not-pursued"
    return RedirectResponse(f"{start}#{place}", status_code=303)


@router.get("/timeline")
def timeline(now: Now, view: Chosen) -> str:
    """What became of gaps, or what is said of one thing when."""
    return pages.timelines(now.site, view)


@router.get("/tensions")
def tensions(now: Now, view: Chosen) -> str:
    """What does not fit."""
    return pages.tensions(now.site, view)


@router.get("/reconcile")
def reconciliation(now: Now, view: Chosen) -> str:
    """The recruitment lists held against the gaps."""
    return pages.reconciliation(now.site, view)


@router.get("/compare")
def comparison(now: Now, view: Chosen) -> str:
    """One chain on two sides."""
    return pages.comparison(now.site, view)


@router.get("/entities")
def entities(now: Now, view: Chosen) -> str:
    """The list of things, or what a search finds."""
    return pages.entities(now.site, view)


@router.get("/entities/{entity}")
def one_entity(entity: CurrentId, now: Now, view: Chosen) -> str:
    """The card of a thing."""
    return pages.entity(now.site, view, entity)


@router.get("/documents/{document}")
def one_document(document: Id, now: Now, view: Chosen) -> str:
    """A document with its evidence marked."""
    return pages.document(now.site, view, document)


@router.get("/network")
def network(now: Now, view: Chosen) -> str:
    """The network around a thing or a chain."""
    return pages.network(now.site, view)


@router.get("/rules")
def rules(now: Now, view: Chosen) -> str:
    """The rules in their own words, with their counts and how they were measured."""
    return pages.rules(now.site, view)


@router.get("/review")
def review(now: Now, view: Chosen) -> str:
    """What waits for review."""
    return pages.review(now.site, view)
