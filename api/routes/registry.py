"""The list of firms that documents are read with."""

from typing import Annotated

from fastapi import APIRouter, File, UploadFile
from pydantic import Field

from api.faults import Forbidden
from api.here import LibraryHere
from api.parameters import Limit, Offset
from api.views import Page, View
from reading.registry import from_list

router = APIRouter(prefix="/api/registry", tags=["documents"])


class RegisteredView(View):
    """A firm of the list."""

    name: Annotated[str, Field(description="name", examples=["澄星汽车股份有限公司"])]
    aliases: Annotated[tuple[str, ...], Field(description="short names", examples=[["澄星"]])]
    code: Annotated[str, Field(description="credit code", examples=[""])]
    region: Annotated[str, Field(description="region", examples=["星海新区"])]


@router.get("", summary="企业名录")
def firms(library: LibraryHere, limit: Limit = 50, offset: Offset = 0) -> Page[RegisteredView]:
    """The firms handed in with `--registry`, by name."""
    found = library.registry()
    items = tuple(
        RegisteredView(name=f.name, aliases=f.aliases, code=f.code, region=f.region)
        for f in found[offset : offset + limit]
    )
    return Page(total=len(found), offset=offset, limit=limit, items=items)


@router.post("", status_code=201, summary="上传企业名录")
def add_firms(
    library: LibraryHere,
    file: Annotated[UploadFile, File(description="names: txt, csv, tsv, xlsx or xls")],
) -> Page[RegisteredView]:
    """Add firms to the list; every document is read again with it before this answers."""
    if library.read_only:
        raise Forbidden("本服务只读，不接受名录", "This server is read-only and takes no registry")
    library.register(from_list(file.filename or "", file.file.read()))
    return firms(library)
