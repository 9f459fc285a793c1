"""The table of inputs that replace each other: out as a file, in as a file, back to ours."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import Response

from api.faults import Forbidden
from api.here import LibraryHere, Now
from api.library import Library
from api.parameters import Lang
from api.present_alternatives import alternatives_view
from api.views.alternatives import AlternativesView
from graph.datadir import DataDir
from graph.structure import alternatives_table

router = APIRouter(prefix="/api/alternatives", tags=["structure"])

_TABLE: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The table",
        "content": {
            "text/csv": {"schema": {"type": "string"}, "example": "chain,segment,inputs,source\n"}
        },
    }
}
Upload = Annotated[UploadFile, File(description="csv or xlsx: chain, segment, inputs, source")]
Because = Annotated[
    str, Form(max_length=2000, description="理由 · reason, kept", examples=["按本地工艺"])
]


@router.get("", summary="可替代投入表")
def alternatives(now: Now, lang: Lang = "zh") -> AlternativesView:
    """Which inputs knock-outs take to replace each other: an assumption, ours or yours."""
    return alternatives_view(now, lang)


@router.get("/table", summary="可替代投入表（CSV）", response_class=Response, responses=_TABLE)
def table(now: Now) -> Response:
    """The table in use as a file to edit."""
    headers = {"content-disposition": 'attachment; filename="alternatives.csv"'}
    data = alternatives_table.written(now.knowledge.alternatives)
    return Response(data, media_type="text/csv; charset=utf-8", headers=headers)


@router.post("", status_code=201, summary="启用一份可替代投入表")
def use(
    library: LibraryHere, request: Request, file: Upload, because: Because = ""
) -> AlternativesView:
    """Keep an edited table and use it, as a whole, from now on."""
    use_table(library, request, file, because)
    return alternatives_view(library.now, "zh")


@router.post("/ours", summary="回到自带的表")
def remove(library: LibraryHere) -> AlternativesView:
    """Use our own table again; the one in use stays kept."""
    back_to_ours(library)
    return alternatives_view(library.now, "zh")


def use_table(library: Library, request: Request, file: UploadFile, because: str) -> None:
    """Take an uploaded table into use; Forbidden on a read-only server."""
    _writable(library)
    chains = library.now.knowledge.chains.values()
    found = alternatives_table.read(file.filename or "", file.file.read(), chains)
    folder = DataDir.open(request.app.state.settings.data)
    library.decide((alternatives_table.using(folder, found, because),))


def back_to_ours(library: Library) -> None:
    """Use our own table again; Forbidden on a read-only server."""
    _writable(library)
    library.decide((alternatives_table.removing(),))


def _writable(library: Library) -> None:
    if library.read_only:
        raise Forbidden("本服务只读，不接受修改", "This server is read-only and takes no changes")
