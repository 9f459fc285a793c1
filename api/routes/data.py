"""The graph as files: whole dumps, and single graphs by the Graph Store Protocol, reading only."""

from collections.abc import Sequence
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Request
from starlette.responses import FileResponse, Response

from api.conditional import has_already, lasting, not_modified, tag_of
from api.here import LibraryHere
from api.library import Library
from api.methods import refuse_others
from api.negotiation import accepted
from graph.store.checkpoint import GRAPH_FORMS, MEDIA_TYPES, WHOLE, WHOLE_FORMS, RdfForm
from ontology.errors import BadQuery, NotFound

router = APIRouter(tags=["sparql"])
_PACKED: Final = ".gz"
_NAMES: Final = {
    f"liantu.{form.value}{ending}": (form, bool(ending))
    for form in (*WHOLE_FORMS, RdfForm.TURTLE, RdfForm.RDF12)
    for ending in ("", _PACKED)
}
DUMPS: Final = tuple(f"/data/{name}" for name in _NAMES)
"""The addresses of whole dumps."""
_EXAMPLE: Final = "id:firm-3f2a9c51d04e a lt:Firm ."


def _explained(kinds: Sequence[str]) -> dict[int | str, dict[str, Any]]:
    content = {kind: {"schema": {"type": "string"}, "example": _EXAMPLE} for kind in kinds}
    return {200: {"description": "The triples", "content": content}}


@router.get(
    "/data",
    summary="整图或一个图（图存储协议）",
    response_class=Response,
    responses=_explained([MEDIA_TYPES[form] for form in (*WHOLE_FORMS, *GRAPH_FORMS)]),
    openapi_extra={
        "parameters": [
            {
                "name": "default",
                "in": "query",
                "description": "the default graph alone; takes no value",
                "allowEmptyValue": True,
                "schema": {"type": "string"},
                "example": "",
            },
            {
                "name": "graph",
                "in": "query",
                "description": "the named graph with this IRI alone",
                "schema": {"type": "string"},
                "example": "urn:example:graph",
            },
        ]
    },
)
def data(request: Request, library: LibraryHere) -> Response:
    """All graphs as TriG or N-Quads; with `default` or `graph` one of them, as triples."""
    graph = _graph(request)
    forms = WHOLE_FORMS if graph == WHOLE else GRAPH_FORMS
    offered = {MEDIA_TYPES[form]: form for form in forms}
    kind = accepted(request.headers.get("accept"), tuple(offered))[0]
    packed = _takes_gzip(request)
    tag = tag_of(library.state, graph, kind, str(packed))
    if has_already(request, tag):
        return not_modified(tag)
    form = offered[kind]
    file = library.dumps.file(library.checkpoint, form, graph, packed=packed)
    headers = lasting(tag) | {"vary": "Accept, Accept-Encoding, Origin"}
    if packed:
        headers["content-encoding"] = "gzip"
    if graph == WHOLE:
        headers |= _as_file(library, f"liantu.{form.value}")
    return FileResponse(file, 200, headers, media_type=kind)


router.add_api_route("/data", data, methods=["HEAD"], include_in_schema=False)
refuse_others(router, "/data")

Name = Annotated[
    str,
    Path(description="one of " + ", ".join(_NAMES), examples=["liantu.trig.gz"], max_length=100),
]


@router.get(
    "/data/{name}",
    summary="整图文件",
    response_class=Response,
    responses=_explained([*sorted({MEDIA_TYPES[f] for f, _ in _NAMES.values()})]),
)
def dump(name: Name, request: Request, library: LibraryHere) -> Response:
    """The whole graph as a file: TriG and N-Quads with all graphs, Turtle with the default one.

    Turtle 1.2 has each claim as an annotation of the triple that it speaks of.
    """
    if name not in _NAMES:
        known = "、".join(_NAMES)
        raise NotFound(f"没有文件 {name}；可下载：{known}", f"No file {name}; there are {known}")
    form, packed = _NAMES[name]
    tag = tag_of(library.state, name)
    if has_already(request, tag):
        return not_modified(tag)
    graph = WHOLE if form in WHOLE_FORMS else ""
    file = library.dumps.file(library.checkpoint, form, graph, packed=packed)
    kind = "application/gzip" if packed else MEDIA_TYPES[form]
    return FileResponse(file, 200, lasting(tag) | _as_file(library, name), media_type=kind)


router.add_api_route("/data/{name}", dump, methods=["HEAD"], include_in_schema=False)
refuse_others(router, "/data/{name}")


def _graph(request: Request) -> str:
    """The graph asked for: its IRI, "" for the default one, WHOLE for all."""
    given = request.query_params.multi_items()
    asked = [(name, value) for name, value in given if name in ("default", "graph")]
    if not asked:
        return WHOLE
    if len(asked) > 1 or asked[0] == ("graph", ""):
        raise BadQuery(
            "请用一个 default 或一个 graph=IRI 参数", "Give one parameter: default, or graph=IRI"
        )
    return "" if asked[0][0] == "default" else asked[0][1]


def _takes_gzip(request: Request) -> bool:
    for part in request.headers.get("accept-encoding", "").lower().split(","):
        coding, *parameters = (piece.strip() for piece in part.split(";"))
        if coding == "gzip":
            return "q=0" not in parameters
    return False


def _as_file(library: Library, name: str) -> dict[str, str]:
    stem, _, suffix = name.partition(".")
    file = f"{stem}-{library.now.generation}.{suffix}"
    return {"content-disposition": f'attachment; filename="{file}"'}
