"""The application: routes, pages, errors, headers."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.staticfiles import StaticFiles

from api.cors import ListedSites
from api.description import describe
from api.desk import Desk
from api.errors import ErrorPages, install
from api.faults import Fault
from api.headers import HEADERS, SecurityHeaders
from api.library import Library
from api.limits import UploadLimit
from api.routes import (
    alternatives,
    candidates,
    chains,
    compare,
    data,
    docs,
    document_pages,
    documents,
    drafts,
    entities,
    explore,
    gaps,
    identifiers,
    names,
    names_page,
    pages,
    places,
    questions,
    questions_page,
    reconcile,
    reference,
    registry,
    report,
    review,
    sparql,
    structure,
    system,
    tables,
    template_page,
    templates,
    tensions,
    timeline,
    void,
)
from api.settings import Settings
from api.version import VERSION
from viz import STATIC
from viz.pages import error

# The first are found soonest: every address above one's own is compared first.
ROUTERS = (
    sparql.router,
    system.router,
    documents.router,
    documents.evidence_router,
    drafts.router,
    document_pages.router,
    names_page.router,
    template_page.router,
    entities.router,
    explore.router,
    report.router,
    chains.router,
    gaps.router,
    candidates.router,
    reconcile.router,
    compare.router,
    templates.router,
    alternatives.router,
    timeline.router,
    tables.router,
    tensions.router,
    places.router,
    questions.router,
    questions_page.router,
    reference.router,
    review.router,
    names.router,
    registry.router,
    structure.router,
    void.router,
    identifiers.router,
    data.router,
    docs.router,
    pages.router,
)


def create_app(settings: Settings, library: Library | None = None) -> FastAPI:
    """The application over the data directory of the settings, or over an open library.

    The library is opened when the application starts and closed when it ends.
    """
    app = FastAPI(
        title="链图 liantu",
        version=VERSION,
        summary="产业链上缺什么，哪句话说的 · What a value chain lacks, and the words that say so",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan(settings, library),
    )
    app.state.settings = settings
    install(app, ErrorPages(_page, HEADERS))
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(UploadLimit, most=settings.upload_limit)
    app.add_middleware(ListedSites, origins=settings.listed_sites())
    app.add_middleware(
        SecurityHeaders, hosts=settings.answers_to(), origins=settings.listed_sites()
    )
    describe(app)
    return app


Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def _lifespan(settings: Settings, library: Library | None) -> Lifespan:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        opened = library or Library.open(settings)
        app.state.library = opened
        app.state.desk = Desk(opened)
        try:
            yield
        finally:
            opened.close()

    return lifespan


def _page(request: Request, fault: Fault) -> str:
    view = pages.view_of(request)
    message = fault.message_en if view.lang == "en" else fault.message
    return error(view, fault.status, message)
