"""The pages of ready questions."""

from dataclasses import replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from api.callers import CallerHere
from api.here import LibraryHere, Now
from api.routes.pages import Chosen
from api.routes.questions import answered
from graph import slots
from ontology.errors import BadInput, LiantuError, NotFound
from ontology.questions import ColumnKind, SlotKind, question, questions
from viz import pages
from viz.answers import table

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/questions")
def ready(view: Chosen) -> str:
    """The list of questions."""
    return pages.questions(view, questions())


@router.get("/questions/{name}")
async def one(
    library: LibraryHere, view: Chosen, caller: CallerHere, name: str = Path(max_length=200)
) -> Response:
    """One question, asked with the words in the address; what went wrong stands on the page."""
    asked, site = question(name), library.now.site
    words = {
        slot.kind: view.asked(slot.kind.value) or pages.default(site, slot, view)
        for slot in asked.slots
    }
    unknown, found, problem, status, sparql = None, None, "", 200, asked.text
    for kind, word in words.items():
        try:
            words[kind] = slots.meant(site.knowledge, kind, word) if word else ""
        except (NotFound, BadInput) as error:
            unknown, problem, status = kind, error.text(view.lang), error.http_status
    if not unknown:
        sparql = asked.filled(words)
        try:
            found = await answered(library, caller, sparql)
        except LiantuError as error:
            problem, status = error.text(view.lang), error.http_status
    posed = pages.Posed(asked, words, sparql, found, problem, unknown)
    body = await run_in_threadpool(pages.question, site, view, posed, questions())
    return HTMLResponse(body, status)


@router.get("/query")
async def workbench(library: LibraryHere, view: Chosen, caller: CallerHere) -> Response:
    """The page for SPARQL: with a question filled from the address, or a query of one's own.

    `run` asks for the answer on the page itself: what browsers without scripts send.
    """
    ready = [pages.Question(q.name, q.title(view.lang), q.text) for q in questions()]
    words = {kind: word for kind in SlotKind if (word := view.asked(kind.value))}
    chosen = next((q.filled(words) for q in questions() if q.name == view.asked("q")), "")
    written, status = pages.Written(view.asked("query") or chosen), 200
    if written.text and view.asked("run"):
        try:
            found = await answered(library, caller, written.text)
            shown = await run_in_threadpool(table, library.now.site, found, view.lang)
            written = replace(written, answer=shown)
        except LiantuError as error:
            written = replace(written, problem=error.text(view.lang))
            status = error.http_status
    return HTMLResponse(pages.query(view, ready, written), status)


@router.get("/cards")
def card(
    now: Now,
    view: Chosen,
    kind: ColumnKind,
    name: Annotated[str, Query(max_length=2000)],
) -> RedirectResponse:
    """The page about what a cell of an answer names, else what a search for it finds."""
    path = now.site.cards.of(kind, name) or f"/entities?{urlencode({'q': name[:200]})}"
    address, _, anchor = path.partition("#")
    target = address if "?" in address else view.link(address)
    return RedirectResponse(target + (f"#{anchor}" if anchor else ""), 303)
