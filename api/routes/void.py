"""What the service says of itself: VoID, and the SPARQL service description."""

from collections.abc import Callable
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.conditional import has_already, lasting, not_modified, tag_of
from api.here import LibraryHere
from api.library import Library
from api.methods import refuse_others
from api.negotiation import GRAPHS, accepted
from api.routes.data import DUMPS
from graph.store.checkpoint import Counts
from graph.store.description import Place, service_description, void_description, written

router = APIRouter(tags=["sparql"])
ADDRESS: Final = "/.well-known/void"
FORMS: Final = tuple(kind for kind in GRAPHS if kind != "application/trig")
_EXAMPLE: Final = "<#dataset> a void:Dataset ; void:triples 4096 ."
EXPLAINED: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The description, in the media type asked for",
        "content": {kind: {"schema": {"type": "string"}} for kind in FORMS}
        | {FORMS[0]: {"schema": {"type": "string"}, "example": _EXAMPLE}},
    }
}


@router.get(ADDRESS, summary="数据说明（VoID）", responses=EXPLAINED, response_class=Response)
def void(request: Request, library: LibraryHere) -> Response:
    """What the graph holds, with true numbers: classes, properties, triples, dumps."""
    return described(request, library, void_description)


router.add_api_route(ADDRESS, void, methods=["HEAD"], include_in_schema=False)
refuse_others(router, ADDRESS)


def service(request: Request, library: Library) -> Response:
    """The description of the SPARQL endpoint."""
    return described(request, library, service_description)


def described(
    request: Request, library: Library, say: Callable[[Place, Counts], tuple[Any, ...]]
) -> Response:
    """A description in the media type asked for."""
    kind = accepted(request.headers.get("accept"), FORMS)[0]
    address = str(request.base_url).rstrip("/")
    tag = tag_of(library.state, say.__name__, kind, address)
    if has_already(request, tag):
        return not_modified(tag)
    counts = library.dumps.counts(library.checkpoint)
    body = written(say(Place(address, DUMPS), counts), kind)
    return Response(body, 200, lasting(tag), media_type=kind)
