"""A tiny server of the pages for a browser: the invented world, the headers of the real server."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from ontology.errors import LiantuError
from viz import STATIC, pages
from viz.pages import Site, View

POLICY = "default-src 'self'; img-src 'self' data:"
_ASKED = "SELECT ?name WHERE { ?firm <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }"


def view_of(request: Request) -> View:
    """What a request asks for."""
    asked = dict(request.query_params)
    lang = "en" if asked.get("lang") == "en" else "zh"
    return View(lang, asked.get("region", ""), request.url.path, asked)


def application(site: Site) -> Starlette:
    """All pages of a site, a search that knows every name, a SPARQL endpoint that knows one row."""

    def page(draw: Callable[[View, str], str]) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            view = view_of(request)
            try:
                body, status = draw(view, request.path_params.get("id", "")), 200
            except LiantuError as error:
                status = error.http_status
                body = pages.error(view, status, error.text(view.lang))
            return HTMLResponse(body, status, {"content-security-policy": POLICY})

        return answer

    def found(request: Request) -> Response:
        words = request.query_params["q"]
        things = [e for e in site.knowledge.entities.values() if words in e.name]
        return JSONResponse(
            {"items": [{"id": e.id, "name": e.name, "type": e.type} for e in things]}
        )

    def answered(_: Request) -> Response:
        rows = [{"name": {"type": "literal", "value": "<img src=x onerror=alert(1)>"}}]
        return JSONResponse({"head": {"vars": ["name"]}, "results": {"bindings": rows}})

    ready = (pages.Question("names", "企业名称", _ASKED),)
    drawings: dict[str, Callable[[View, str], str]] = {
        "/": lambda view, _: pages.overview(site, view),
        "/chains/{id}": lambda view, id_: pages.chain(site, view, id_),
        "/chains/{id}/structure": lambda view, id_: pages.chain_structure(site, view, id_),
        "/chains/{id}/template": lambda view, id_: pages.template(site, view, id_, ("1.0.0",)),
        "/gaps": lambda view, _: pages.gaps(site, view, may_decide=True),
        "/timeline": lambda view, _: pages.timelines(site, view),
        "/tensions": lambda view, _: pages.tensions(site, view),
        "/reconcile": lambda view, _: pages.reconciliation(site, view),
        "/compare": lambda view, _: pages.comparison(site, view),
        "/names": lambda view, _: pages.names(site, view),
        "/entities": lambda view, _: pages.entities(site, view),
        "/entities/{id}": lambda view, id_: pages.entity(site, view, id_),
        "/documents": lambda view, _: pages.documents(site, view),
        "/documents/{id}": lambda view, id_: pages.document(site, view, id_),
        "/network": lambda view, _: pages.network(site, view),
        "/rules": lambda view, _: pages.rules(site, view),
        "/review": lambda view, _: pages.review(site, view),
        "/query": lambda view, _: pages.query(view, ready),
    }
    return Starlette(
        routes=[
            *(Route(path, page(draw)) for path, draw in drawings.items()),
            Route("/api/entities", found),
            Route("/sparql", answered, methods=["POST"]),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]
    )


@contextmanager
def running(app: ASGIApp) -> Iterator[str]:
    """The address of a server of an application, running as long as the context."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def served(site: Site) -> AbstractContextManager[str]:
    """The address of a server of the pages of a site, running as long as the context."""
    return running(application(site))
