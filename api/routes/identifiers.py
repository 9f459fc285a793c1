"""Every name of ours leads somewhere: readers to its page, programs to what the graph says of it."""

from collections.abc import Callable
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from api.callers import CallerHere
from api.conditional import has_already, lasting, not_modified, tag_of
from api.here import LibraryHere
from api.library import Library
from api.methods import refuse_others
from api.negotiation import GRAPHS, accepted
from api.questions import questions
from api.routes.pages import Chosen
from graph import store
from graph.store.description import written
from graph.store.resource import NTRIPLES, in_format, question_about
from ontology.errors import NotFound
from ontology.labels import ONTOLOGY_FILE, ontology_triples
from ontology.vocab import BASE, CLASSIFICATION, ID, ONT
from ontology.vocabulary import version
from viz.addresses import page_of
from viz.pages import Question
from viz.pages.ontology import ontology

router = APIRouter(tags=["ontology"])
HTML: Final = "text/html"
FORMS: Final = (HTML, *(kind for kind in GRAPHS if kind != "application/trig"))
_THINGS: Final = "/" + ID.removeprefix(BASE)
_CLASSES: Final = "/" + CLASSIFICATION.removeprefix(BASE)
_TERMS: Final = "/" + ONT.removeprefix(BASE).rstrip("#")
_PAGE: Final = "/ontology"
_FILE: Final = "/ontology.ttl"
_EXAMPLE: Final = "id:firm-3f2a9c51d04e a lt:Firm ."
_EXPLAINED: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The triples, in the media type asked for",
        "content": {kind: {"schema": {"type": "string"}} for kind in FORMS}
        | {FORMS[1]: {"schema": {"type": "string"}, "example": _EXAMPLE}},
    },
    303: {
        "description": "For a reader: `location` is the page that shows it",
        "headers": {"location": {"schema": {"type": "string"}}},
    },
}
Local = Annotated[
    str, Path(max_length=200, description="identifier", examples=["firm-3f2a9c51d04e"])
]
Code = Annotated[str, Path(max_length=20, description="GB/T 4754", examples=["3973"])]
Version = Annotated[str, Path(max_length=20, description="version", examples=[version()])]


async def thing(
    identifier: Local, request: Request, library: LibraryHere, caller: CallerHere
) -> Response:
    """What the graph says of a thing or statement; readers are led to its page."""
    kind = accepted(request.headers.get("accept"), FORMS)[0]
    page = page_of(library.now.site, identifier) if kind == HTML else ""
    if page:
        return _to(page, request)
    # Of what no page shows, readers get the triples.
    return await _described(ID + identifier, FORMS[1] if kind == HTML else kind, library, caller)


async def industry_class(
    code: Code, request: Request, library: LibraryHere, caller: CallerHere
) -> Response:
    """What the graph says of a class of GB/T 4754; readers are led to the list of them."""
    kind = accepted(request.headers.get("accept"), FORMS)[0]
    if kind == HTML:
        await _described(CLASSIFICATION + code, NTRIPLES, library, caller)
        return _to(f"{_PAGE}#gb-{code}", request)
    return await _described(CLASSIFICATION + code, kind, library, caller)


async def terms(request: Request) -> Response:
    """The ontology; readers are led to its page, where each term is an anchor."""
    kind = accepted(request.headers.get("accept"), FORMS)[0]
    return _to(_PAGE, request) if kind == HTML else _written(request, kind)


async def one_version(number: Version, request: Request) -> Response:
    """The version of the ontology that is in use."""
    if number != version():
        raise NotFound(f"没有本体版本 {number}", f"There is no version {number} of the ontology")
    return await terms(request)


def page(request: Request, library: LibraryHere, view: Chosen) -> Response:
    """The ontology as a page with the numbers of this graph, or as triples."""
    kind = accepted(request.headers.get("accept"), FORMS)[0]
    if kind != HTML:
        return _written(request, kind)
    ready = [Question(q.name, q.en if view.lang == "en" else q.zh, q.text) for q in questions()]
    usage = library.dumps.usage(library.checkpoint)
    return Response(
        ontology(library.now.site, view, usage, ready), 200, {"vary": "Accept"}, media_type=HTML
    )


def file(request: Request) -> Response:
    """The ontology as Turtle."""
    return _written(request, FORMS[1])


_ROUTES: Final[tuple[tuple[str, Callable[..., object], str], ...]] = (
    (_THINGS + "{identifier}", thing, "一个标识"),
    (_CLASSES + "{code}", industry_class, "一个行业类目"),
    (_TERMS, terms, "本体的名称空间"),
    (_TERMS + "/{number}", one_version, "本体的一个版本"),
    (_PAGE, page, "本体"),
    (_FILE, file, "本体文件"),
)
for _path, _answer, _summary in _ROUTES:
    router.add_api_route(
        _path, _answer, summary=_summary, responses=_EXPLAINED, response_class=Response
    )
    router.add_api_route(_path, _answer, methods=["HEAD"], include_in_schema=False)
    refuse_others(router, _path)


def _to(address: str, request: Request) -> RedirectResponse:
    """The page at an address, in the language and region asked for."""
    page, _, anchor = address.partition("#")
    query = f"?{request.url.query}" if request.url.query else ""
    target = page + query + (f"#{anchor}" if anchor else "")
    return RedirectResponse(target, 303, {"vary": "Accept", "cache-control": "no-cache"})


async def _described(iri: str, kind: str, library: Library, caller: CallerHere) -> Response:
    """All that the graph says of a name; NotFound where it says nothing."""
    try:
        query = question_about(iri)
    except ValueError:
        query = ""
    wanted = store.Question(query, NTRIPLES)
    found = await library.answer(wanted, caller) if query else store.Answer(b"", NTRIPLES)
    body = await run_in_threadpool(in_format, found.body, kind)
    if not body:
        raise NotFound(f"图里没有 <{iri}>", f"The graph knows no <{iri}>")
    headers = {"vary": "Accept, Origin"}
    if found.truncated:
        headers["x-liantu-truncated"] = "true"
    return Response(body, 200, headers, media_type=kind)


def _written(request: Request, kind: str) -> Response:
    """The ontology in a format, the same bytes for the same version."""
    body = ONTOLOGY_FILE.read_bytes() if kind == FORMS[1] else written(ontology_triples(), kind)
    tag = tag_of(kind, body.decode())
    return (
        not_modified(tag)
        if has_already(request, tag)
        else Response(body, 200, lasting(tag), media_type=kind)
    )
