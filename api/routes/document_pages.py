"""The pages about documents: the list and what is handed in, drafts, evidence, pictures of pages."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.desk import Laid
from api.here import DeskHere, LibraryHere
from api.library import Library
from api.parameters import Id
from api.routes.pages import Chosen
from graph.page_pictures import is_pictured
from ontology.errors import AlreadyThere, LiantuError, NotFound
from ontology.model import Document
from reading.formats import LIMIT, SUFFIXES
from reading.formats.allowance import recognises
from reading.formats.page_picture import Page
from viz import pages
from viz.page_marks import PageView, cut_out
from viz.pages.evidence import find_evidence

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_A_YEAR = "private, max-age=31536000, immutable"
_MOST_FILES = 40


@router.get("/documents")
def documents(library: LibraryHere, desk: DeskHere, request: Request, view: Chosen) -> str:
    """The list of documents, with what waits where documents may be handed in."""
    tray = None if library.read_only else _tray(request, desk.all())
    return pages.documents(library.now.site, view, tray)


@router.post("/documents")
def hand_in(
    library: LibraryHere,
    desk: DeskHere,
    *,
    request: Request,
    view: Chosen,
    files: Annotated[list[UploadFile], File()],
    region: Annotated[str, Form(max_length=200)] = "",
) -> str:
    """Lay down the files of a plain form, and the list again with what became of each."""
    outcomes = []
    for file in files[:_MOST_FILES]:
        name = file.filename or ""
        try:
            laid = desk.hand_in(name, file.file.read(), region)
            outcomes.append(pages.Outcome(laid.draft.card.name, draft=laid.draft.id))
        except LiantuError as error:
            known = error.document if isinstance(error, AlreadyThere) else ""
            outcomes.append(pages.Outcome(name, fault=error.text(view.lang), known=known))
    tray = _tray(request, desk.all(), tuple(outcomes))
    return pages.documents(library.now.site, view, tray)


@router.get("/documents/{document}/brought")
def brought(document: Id, desk: DeskHere, view: Chosen) -> str:
    """What a document brings."""
    weighed = desk.brought_by(document)
    return pages.document_brought(weighed.site, view, weighed.brought)


@router.get("/documents/{document}/pages/{number}.png", response_class=Response)
def picture(document: Id, number: int, library: LibraryHere) -> Response:
    """The picture of a page, which never changes."""
    found = _page(library, library.now.knowledge.document(document), number)
    return Response(found.png, media_type="image/png", headers={"cache-control": _A_YEAR})


@router.get("/documents/{document}/pages/{number}")
def one_page(document: Id, number: int, library: LibraryHere, view: Chosen) -> str:
    """A page as people see it, its sentences marked."""
    site = library.now.site
    layout = _page(library, site.knowledge.document(document), number).layout
    return pages.document_page(site, view, document, number, layout)


@router.get("/evidence/{evidence}")
def evidence(evidence: Id, library: LibraryHere, view: Chosen) -> str:
    """The words behind a statement, where they stand, and how to cite them."""
    site = library.now.site
    words, _ = find_evidence(site.knowledge, evidence)
    document = site.knowledge.documents[words.document]
    drawn: PageView | None = None
    number = document.page(words.start)
    if number and is_pictured(document):
        drawn = cut_out(document, number, _page(library, document, number).layout, words)
    return pages.evidence(site, view, evidence, drawn)


@router.get("/drafts/{draft}")
def draft(draft: Id, desk: DeskHere, view: Chosen) -> str:
    """What would change if a draft were accepted."""
    laid = desk.find(draft)
    weighed = desk.weighed(laid)
    return pages.document_brought(weighed.site, view, weighed.brought, laid.draft.card.region)


@router.get("/drafts/{draft}/text")
def draft_text(draft: Id, desk: DeskHere, view: Chosen) -> str:
    """The text of a draft with what was read marked in it."""
    weighed = desk.weighed(desk.find(draft))
    return pages.document(weighed.site, view, draft, draft=True)


@router.post("/drafts/accept")
def accept_all(desk: DeskHere, lang: Annotated[str, Form(max_length=2)] = "") -> RedirectResponse:
    """Take all drafts into the graph, the earliest first."""
    for laid in reversed(desk.all()):
        desk.accept(laid.draft.id)
    return _to("/documents", lang)


@router.post("/drafts/{draft}/accept")
def accept(
    draft: Id, desk: DeskHere, lang: Annotated[str, Form(max_length=2)] = ""
) -> RedirectResponse:
    """Take a draft into the graph, and show what it brought."""
    desk.accept(draft)
    return _to(f"/documents/{draft}/brought", lang)


@router.post("/drafts/{draft}/discard")
def discard(
    draft: Id, desk: DeskHere, lang: Annotated[str, Form(max_length=2)] = ""
) -> RedirectResponse:
    """Forget a draft."""
    desk.discard(draft)
    return _to("/documents", lang)


@router.post("/drafts/{draft}/read")
def read_again(
    draft: Id,
    *,
    desk: DeskHere,
    region: Annotated[str, Form(max_length=200)] = "",
    title: Annotated[list[str], Form()] = [],  # noqa: B006 - FastAPI copies it
    role: Annotated[list[str], Form()] = [],  # noqa: B006
    lang: Annotated[str, Form(max_length=2)] = "",
) -> RedirectResponse:
    """Read a draft again as its form says."""
    given = zip(title, role, strict=False)
    columns = ",".join(f"{name}={kind}" for name, kind in given if kind)
    desk.read_again(draft, region, columns)
    return _to(f"/drafts/{draft}", lang)


def _to(path: str, lang: str) -> RedirectResponse:
    return RedirectResponse(f"{path}?lang=en" if lang == "en" else path, status_code=303)


def _tray(
    request: Request, laid: tuple[Laid, ...], outcomes: tuple[pages.Outcome, ...] = ()
) -> pages.Tray:
    settings = request.app.state.settings
    return pages.Tray(
        limit=min(settings.upload_limit, LIMIT),
        suffixes=tuple(SUFFIXES),
        recognises=recognises(".pdf"),
        days=settings.draft_days,
        waiting=tuple(
            pages.Waiting(
                document=one.reading.document,
                came=one.draft.came,
                claims=len(one.reading.claims),
                numbers=len(one.reading.observations),
                gaps=len(one.reading.gaps),
                problems=one.reading.problems,
            )
            for one in laid
        ),
        outcomes=outcomes,
    )


def _page(library: Library, document: Document, number: int) -> Page:
    if not is_pictured(document):
        raise NotFound(
            f"「{document.name}」没有可画的页面：只有 PDF 有",
            f"'{document.name}' has no pages to draw: only PDF files have",
        )
    return library.pictures.page(document, number, lambda: library.workspace.raw(document.id))
